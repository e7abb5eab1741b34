"""Quotations that hold their own attribution, and those whose speaker stands in brackets.

„Najpierw się śmieją – przyznaje Ewa Lis. – Potem wracają”.
„Przyszedłem po baterie” (pan w zielonej kurtce).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.plugins.quotes.clause import dashed
from newskit.plugins.quotes.drafts import Draft, Mention, mention_of
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.turns import attribution_at
from newskit.plugins.quotes.view import ENDS, View

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader

__all__ = ["attributed_inside", "cut_at_attribution", "signed_in_brackets"]

_BRACKET = 60  # characters that a signature in brackets may have
_SIGNED = 8  # words


def attributed_inside(reader: LineReader, one: Quotation) -> list[Draft]:
    """``"A - V X. - B"``: the quotes of a quotation that an attribution between dashes interrupts."""
    view = reader.view
    dashes = [at for at in range(one.first + 1, one.stop) if dashed(view.gaps[at])]
    found: list[Draft] = []
    begin, speaks = one.start, True
    for number, at in enumerate(dashes):
        if not speaks:
            begin, speaks = view.starts[at], True
            continue
        cue = attribution_at(view, at, one.stop)
        place = view.trimmed(begin, view.ends[at - 1]) if cue is not None else None
        if cue is None or place is None:
            continue
        follows = dashes[number + 1] if number + 1 < len(dashes) else one.stop
        high = min(view.sentence(cue.first)[1], follows)
        subject = subject_of(view, cue, at, high, inverted=reader.inverted(cue, at))
        found.append(reader.direct([place], "marks", cue, subject))
        begin, speaks = one.end, False
    rest = view.trimmed(begin, one.end) if begin < one.end else None
    if found and rest is not None:
        found[-1].content.append(rest)
    return found


def cut_at_attribution(view: View, one: Quotation) -> Quotation | None:
    """A quotation without a closing mark that holds an attribution; ended there, where it does not go on behind it."""
    for at in range(one.first + 1, one.stop):
        if dashed(view.gaps[at]) and attribution_at(view, at, one.stop) is not None:
            if any(dashed(view.gaps[later]) for later in range(at + 1, one.stop)):
                return one
            end = view.ends[at - 1]
            return one._replace(end=end, close=end, stop=at)
    return None


def signed_in_brackets(reader: LineReader, one: Quotation) -> Draft | None:
    """``"A" (X, 61 l.).``: a whole sentence whose speaker stands in brackets behind it."""
    view, line = reader.view, reader.line
    text = view.text
    opening = one.close
    while opening < line.end and text[opening].isspace():
        opening += 1
    if text[opening : opening + 1] != "(":
        return None
    closing = text.find(")", opening, min(opening + _BRACKET, line.end))
    after = text[closing + 1 : closing + 2]
    if closing < 0 or not (closing + 1 >= line.end or after in ENDS):
        return None
    stop = view.scan.index_at(closing)
    first = one.stop
    if not 0 < stop - first <= _SIGNED or not view.has_verb(one.first, one.stop):
        return None
    place = view.trimmed(one.start, one.end)
    if place is None or any(at in view.cue_at for at in range(first, stop)):
        return None
    return Draft([place], "direct", "marks", reader.number, mention=_signature(reader, first, stop))


def _signature(reader: LineReader, first: int, stop: int) -> Mention | None:
    """Whom a bracket names: a person, or in words up to the comma."""
    view = reader.view
    for at in range(first, stop):
        actor = view.cast.at(at)
        if actor is not None and actor.kind == "person" and actor.stop <= stop:
            return mention_of(actor)
    end = next((at for at in range(first + 1, stop) if "," in view.gaps[at]), stop)
    return Mention(first, end, "phrase", None, "", "anonymous")
