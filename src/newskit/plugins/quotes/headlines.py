"""Quotes without a verb: ``X: A`` in headlines, quoted lines, and quotations that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.model import QuoteKind
from newskit.plugins.lines import Line
from newskit.plugins.quotes.drafts import Draft, Mention
from newskit.plugins.quotes.labels import before_colon, named
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.view import DASHES, ENDS

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader

__all__ = ["colon", "has_colon", "loose"]

_SPEAKER = 90  # characters within which the colon of a headline stands
_SENTENCE = 4  # words from which on a quotation counts as a sentence
_HEADLINE = 3
_CALLS = frozenset("?!")
_LABEL = 4  # words that a second label may have


def has_colon(text: str, line: Line) -> bool:
    """Whether a colon stands near the beginning of a line."""
    start, end, _, _ = line
    return text.find(":", start, start + _SPEAKER if end - start > _SPEAKER else end) >= 0


def colon(reader: LineReader) -> Draft | None:
    """``X: A``, where X is a person, an office or an outlet; places and topics say nothing."""
    view, line = reader.view, reader.line
    head = _heads(reader)
    place, first = before_colon(reader, line.first, line.stop - 1, head=head)
    if place is None:
        return None
    mention = named(reader, first, place, head=head)
    if mention is None:
        return None
    one = next((one for one in reader.quotations if one.first == place), None)
    said = one is not None and view.sets.free and _says(reader, one)
    if not head and mention.kind != "actor" and view.text[line.end - 1] in ENDS and not said:
        return None
    if one is not None:
        if one in reader.loose:
            reader.loose.remove(one)
        content = view.trimmed(one.start, one.end)
        return Draft([content], "direct", "headline_colon", reader.number, mention=mention) if content else None
    if line.stop - place < 2 or view.text[view.starts[place]].isdigit():
        return None
    end = line.end
    if view.text[end - 1] == "]":  # "[WYWIAD]"
        end = max(view.text.rfind("[", view.starts[place], end), view.starts[place])
    if head and view.sets.free:
        end = _second(reader, place, end)
    content = view.trimmed(view.starts[place], end)
    kind: QuoteKind = "indirect" if view.sets.free and reader.number else "direct"
    return Draft([content], kind, "headline_colon", reader.number, mention=mention) if content else None


def _heads(reader: LineReader) -> bool:
    """Whether a line heads the text or a part of it."""
    return reader.number == 0 or reader.kind in ("heading", "lead")


def _says(reader: LineReader, one: Quotation) -> bool:
    """Whether a quotation is a sentence, and no name of a work."""
    view = reader.view
    return view.text[one.end - 1] in _CALLS or view.has_verb(one.first, one.stop)


def _second(reader: LineReader, first: int, end: int) -> int:
    """Where what the first speaker of a headline says ends: at a second one ("A, pacjentki: b") or a quotation."""
    view, line = reader.view, reader.line
    one = next((one for one in reader.quotations if one.first > first and view.ended(one.first)), None)
    if one is not None:
        return one.open
    place = next((at for at in range(first + 1, line.stop - 1) if ":" in view.gaps[at]), None)
    if place is None:
        return end
    places = range(place - 1, max(place - _LABEL, first), -1)
    begin = next((at for at in places if "," in view.gaps[at] or view.ended(at)), None)
    mention = named(reader, begin, place, head=True) if begin is not None else None
    content = view.trimmed(view.starts[place], end)
    if mention is None or begin is None or content is None:
        return end
    kind: QuoteKind = "indirect" if reader.number else "direct"
    reader.add(Draft([content], kind, "headline_colon", reader.number, mention=mention))
    return view.starts[begin]


def loose(reader: LineReader, one: Quotation) -> None:
    """A quotation that nothing attributes: a quoted line, a paragraph of a speech, or no quote at all."""
    view, number = reader.view, reader.number
    place = view.trimmed(one.start, one.end)
    if place is None:
        return
    size = one.stop - one.first
    if not view.cues_known:
        parted = view.text[one.close : one.close + 1] == ","  # as before an attribution
        if size >= _SENTENCE or (size >= _HEADLINE and parted and view.capital(one.first)):
            reader.add(Draft([place], "direct", "marks_only", number))
        return
    if not _sentence(reader, one):
        return
    if reader.kind in ("heading", "caption", "other") or number == 0:
        cues = view.cues_in(reader.line.first, one.first) if one.open > reader.line.start + 1 else []
        if size >= _HEADLINE or (size > 1 and cues):
            draft = Draft([place], "direct", "quoted_line", number)
            if cues:
                mention = subject_of(view, cues[-1], reader.line.first, one.first, inverted=False).mention
                if mention is not None and mention.kind == "actor":
                    draft.mention = mention
                    draft.cue = (view.starts[cues[-1].first], view.ends[cues[-1].stop - 1])
            elif one.stop < reader.line.stop and view.sets.free:
                draft.mention = _signed(reader, one)
            reader.add(draft)
    elif size >= _SENTENCE:
        rule = "quoted_sentence" if reader.drafts else "quoted_paragraph"
        reader.add(Draft([place], "direct", rule, number, person="any"))


def _sentence(reader: LineReader, one: Quotation) -> bool:
    """Whether a quotation begins and ends where a sentence does."""
    view, line = reader.view, reader.line
    inner = one.open > line.start + 1 and one.first > line.first
    if inner and ENDS.isdisjoint(view.text[view.ends[one.first - 1] : one.open]):
        return False
    if one.close >= line.end - 1 or view.text[one.end - 1] in ENDS:
        return True
    if one.stop >= line.stop or (_heads(reader) and view.sets.free and _signed(reader, one) is not None):
        return True
    behind = view.text[one.close : view.starts[one.stop]]
    return not ENDS.isdisjoint(behind) or (view.capital(one.stop) and "," not in behind)


def _signed(reader: LineReader, one: Quotation) -> Mention | None:
    """Whose words a headline quotes: ``"A" - wiceminister o B``."""
    view, line = reader.view, reader.line
    if DASHES.isdisjoint(view.text[one.close : view.starts[one.stop]]):
        return None
    stop = next((at for at in range(one.stop, line.stop) if view.words[at] in view.sets.prepositions), line.stop)
    return named(reader, one.stop, stop, head=True) if stop > one.stop else None
