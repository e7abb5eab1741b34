"""Who says a quotation: the attribution behind or before its marks, and what goes on with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.plugins.quotes.drafts import Draft, Place
from newskit.plugins.quotes.finite import first_finite
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.noun_phrases import noun_phrase
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.turns import attribution_at
from newskit.plugins.quotes.view import DASHES, ENDS
from newskit.scan import Hit

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader
    from newskit.scan import Hit

__all__ = ["announced", "attributed_before", "attributed_behind", "begins", "continued", "goes_on", "led"]

_BEHIND = 16  # words behind a quotation within which its cue must come
_BEFORE = 14
_NEAR = 3
_LONGEST = 4  # words that a cue may have
_GOES_ON = frozenset(("trailing_attribution", "inserted"))  # rules whose quote a quotation goes on with
_LONG = 7  # words from which on a quotation is spoken, whatever stands behind it
_SENTENCE = 4  # words from which on a quotation without a comma before it is no name


def begins(reader: LineReader, one: Quotation, gap: str, first: int) -> bool:
    """Whether a quotation stands at the beginning of a sentence or behind a colon.

    Args:
        reader: That of its line.
        one: The quotation.
        gap: What stands between it and the word before it; so for the other functions here.
        first: The first word of what is read.
    """
    if one.first <= first or one.open <= reader.line.start:
        return True
    if gap == " ":
        return False
    if not ENDS.isdisjoint(gap) or ":" in gap:
        return True
    return gap.strip() in ("-", "–", "—") and reader.view.capital(one.first)


def led(reader: LineReader, one: Quotation) -> bool:
    """Whether a conjunction leads a quotation in: ``że "..."``."""
    return one.first > 0 and reader.view.words[one.first - 1] in reader.view.sets.leading


def goes_on(reader: LineReader, last: Draft, one: Quotation, gap: str, behind: int) -> bool:
    """Whether a quotation goes on with what the attribution before it interrupted or began."""
    view = reader.view
    if last.cue is None or any(
        cue.first not in reader.used and cue.first in view.verbs for cue in view.cues_in(behind, one.first)
    ):
        return False
    between = one.first - behind
    if "," in gap or ":" in gap or not gap.strip():
        return between <= _BEHIND and bool(gap.strip() or between == 0)
    if ENDS.isdisjoint(gap) or view.sentence(one.first - 1)[0] > behind:
        return False
    return view.capital(one.first) or between < _NEAR


def attributed_behind(reader: LineReader, one: Quotation, place: Place, stop: int) -> Draft | None:
    """An attribution behind a quotation: ``"A" - V X``, ``"A," X said``."""
    view = reader.view
    at = one.stop
    if at >= stop:
        return None
    gap = view.text[one.close : view.starts[at]]
    if not ENDS.isdisjoint(gap) or ":" in gap or ";" in gap:
        return None
    inner = view.text[max(one.end - 3, one.start) : one.end].rstrip()
    parted = "," in gap or not DASHES.isdisjoint(gap) or inner.endswith((",", "?", "!", "—", "–", "…", "..."))
    forgotten = not view.sets.free and one.stop - one.first >= _LONG and at in view.verbs and inner[-1:].isalnum()
    if not parted and not forgotten and (not view.sets.turns or inner.endswith(".")):
        return None
    high = min(view.sentence(at)[1], stop)
    cue = attribution_at(view, at, high)
    if cue is not None and not parted and _reports_itself(reader, cue, high):
        return None  # a name: "Nowy Dzień" potwierdza, że
    if cue is not None and cue.first in view.verbs:
        if not parted and _outlet(reader, one, cue):
            return None
        subject = subject_of(view, cue, at, high, inverted=reader.inverted(cue, at))
        if subject.mention is None and not view.sets.free:
            return None
        return reader.direct([place], "marks", cue, subject)
    for cue in view.cues_in(at, min(high, at + _BEHIND)):
        if cue.value.person == "participle" or cue.first in reader.used or cue.first not in view.verbs:
            continue
        if _plain(reader, at, cue.first):
            subject = subject_of(view, cue, at, high, inverted=False)
            if subject.mention is not None and subject.mention.kind != "dummy":
                return reader.direct([place], "marks", cue, subject)
        return None
    return None


def _outlet(reader: LineReader, one: Quotation, cue: Hit) -> bool:
    """Whether a quotation is an outlet that reports: "„Le Monde” ocenia, że"."""
    behind = reader.view.words[cue.stop : cue.stop + _NEAR]
    return reader.is_title(one) and not reader.view.sets.leading.isdisjoint(behind)


def _last_cue(reader: LineReader, first: int, stop: int) -> Hit | None:
    """The last verb of speech among some words that has no quote yet."""
    cue: Hit
    for cue in reversed(reader.view.cues_in(first, stop)):
        if cue.first not in reader.used and cue.first in reader.view.verbs:
            return cue
    return None


def _announced(reader: LineReader, one: Quotation, place: Place, low: int) -> Draft | None:
    """A quotation behind a colon, where somebody acts without a verb of speech: ``She went further: "A"``."""
    view = reader.view
    stop = first_finite(view, low, one.first)
    mention = noun_phrase(view, low, stop) if stop is not None else None
    if mention is None or one.stop - one.first < _SENTENCE or not view.capital(one.first):
        return None
    person = mention.actor is not None and mention.actor.kind == "person"
    if not person and not (mention.kind == "pronoun" and mention.lemma in ("m", "f")):
        return None
    return Draft([place], "direct", "marks", reader.number, mention=mention)


def continued(reader: LineReader, one: Quotation) -> bool:
    """Let a quotation behind an attributed sentence go on with it: ``A "B," X said. "C."``; whether it does."""
    view = reader.view
    if view.sets.free or one.first <= reader.line.first or not view.capital(one.first):
        return False
    gap = view.text[view.ends[one.first - 1] : one.open]
    place = view.trimmed(one.start, one.end)
    if ENDS.isdisjoint(gap) or ":" in gap or place is None:
        return False
    low = view.starts[view.sentence(one.first - 1)[0]]
    for draft in reversed(reader.drafts):
        if draft.cue is not None and low <= draft.cue[0] < one.open:
            if draft.mention is None or draft.rule not in _GOES_ON:
                return False
            reader.add_piece(draft, place)
            return True
    return False


def _plain(reader: LineReader, first: int, stop: int) -> bool:
    """Whether nothing but a subject and its apposition stands before a cue: no other verb, no conjunction."""
    view, sets = reader.view, reader.view.sets
    for at in range(first, stop):
        word = view.words[at]
        if word in sets.leading:
            return False
        if word in sets.finite and word not in sets.auxiliaries and view.gaps[at] == " ":
            return False
    return True


def _reports_itself(reader: LineReader, cue: Hit, high: int) -> bool:
    """Whether a conjunction or a colon follows a verb, so that what stands before it is its subject."""
    view = reader.view
    stop = min(cue.stop + _SENTENCE, high)
    near = view.words[cue.stop : stop]
    return not view.sets.leading.isdisjoint(near) or any(":" in gap for gap in view.gaps[cue.stop : stop + 1])


def _listed(reader: LineReader, one: Quotation) -> bool:
    """Whether a quotation is the first of several names: ``trzy prace: "Most", "Rzeka" i "Dom"``."""
    view = reader.view
    if not reader.is_title(one) or one.stop >= reader.line.stop:
        return False
    parted = "," in view.text[one.close : view.starts[one.stop]] or view.words[one.stop] in view.sets.coordinating
    return parted and reader.quotation_over(one.stop + 2) is not one


def announced(reader: LineReader, one: Quotation, place: Place, gap: str, behind: int) -> Draft | None:
    """A sentence behind a noun for something said and a colon: ``pojawia się wpis: "A"``, ``alert o treści: "A"``."""
    view = reader.view
    if ":" not in gap or one.first <= behind or not view.has_verb(one.first, one.stop):
        return None
    low = max(view.sentence(one.first - 1)[0], behind, one.first - _NEAR)
    if view.sets.sayings.isdisjoint(view.words[low : one.first]):
        return None
    return Draft([place], "direct", "marks", reader.number, person="any")


def attributed_before(reader: LineReader, one: Quotation, place: Place, gap: str, behind: int) -> Draft | None:
    """An attribution before a quotation: ``X V: "A"``, ``X said, "A"``."""
    view, sets = reader.view, reader.view.sets
    if one.first <= behind or (gap != " " and not ENDS.isdisjoint(gap)) or led(reader, one):
        return None
    colon, comma = ":" in gap, "," in gap
    low = view.sentence(one.first - 1)[0]
    floor = low if colon else one.first - (_BEFORE if comma else _NEAR) - _LONGEST
    cue = _last_cue(reader, max(low, behind, floor), one.first)
    if cue is None:
        return _announced(reader, one, place, max(low, behind)) if colon and not sets.free else None
    if colon and sets.free and _listed(reader, one):
        return None
    near = one.first - cue.stop
    if not (colon or (comma and near <= _BEFORE) or near <= _NEAR):
        return None
    low = max(low, behind)
    if not sets.leading.isdisjoint(view.words[cue.stop : one.first]):
        return None
    capital = view.capital(one.first)
    if not (colon or comma):
        called = view.text[one.end - 1] in "?!"
        spoken = capital or (near == 0 and cue.value.group in ("say", "mood"))
        if not spoken or (one.stop - one.first < _SENTENCE and not called):
            return None
    if comma and not colon and sets.free and not capital:
        return None
    subject = subject_of(view, cue, low, one.first, inverted=False)
    if subject.mention is not None and subject.mention.kind == "dummy":
        return None
    if cue.value.person != "participle" or subject.mention is not None:
        return reader.direct([place], "marks", cue, subject)
    draft = reader.direct([place], "participle", cue, subject)
    draft.same_as = next((other for other in reader.drafts[:-4:-1] if other.cue), None)
    return draft
