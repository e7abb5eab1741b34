"""Spoken turns without a verb of speech: what shows that a dash line is one, and who the line before says it is.

    Rozkłada na stole wydruk.

    – Tu pan ma godzinę.

A list opens its items with dashes too. First and second persons, questions and exclamations speak for a turn, so does
a line before that leads in, and so does a whole sentence that stands alone; two plain lines in a row are a list.
"""

from __future__ import annotations

from typing import NamedTuple

from newskit.plugins.lines import Line
from newskit.plugins.quotes.drafts import Draft, Mention, Place, mention_of, place_of
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.view import DASHES, ENDS, View
from newskit.plugins.quotes.words import Cue
from newskit.scan import Hit

__all__ = ["LeadIn", "introduce", "lead_in", "narration_at", "opens", "speaks"]

_MARKS = frozenset('"„“”«»')
_CALLS = frozenset("?!")
_CLOSING = frozenset(".!?…”»\"'")
_PRESENT = frozenset("aeiy")
_LEAST = 3  # words of a sentence that may be a turn though it stands alone
_LONG = 6  # words from which on it needs no verb that shows
_INTRODUCES = 14  # words that a sentence without a colon may have, and still introduce what is said
_NARRATED = 14  # words within which the subject of a reporter's remark stands


class LeadIn(NamedTuple):
    """What the line before says of a turn."""

    cue: Hit | None
    mention: Mention | None


def opens(view: View, line: Line) -> bool:
    """Whether a line opens with a dash as spoken turns do."""
    text = view.text
    return text[line.start] in DASHES and text[line.start + 1 : line.start + 2].isspace()


def speaks(view: View, number: int, place: Place, before: LeadIn | None) -> bool:
    """Whether a dash line without a verb is spoken, though no turn stands right before it."""
    first = view.scan.index_at(place[0])
    text, line = view.text, view.lines[number]
    if not (text[place[0]].isupper() or text[place[0]].isdigit()) or text[line.end - 1] not in _CLOSING:
        return False
    if before is not None and before.cue is not None:
        return True
    stop = view.scan.index_at(place[1])
    if not _CALLS.isdisjoint(text[place[0] : line.end]) or _own_words(view, first, stop):
        return True
    if number == 0 or _listed(view, number) or stop - first < _LEAST:
        return False
    if before is None and stop - first < _LONG and not view.has_verb(first, stop):
        return False
    return text[view.lines[number - 1].end - 1] in ENDS or before is not None


def _own_words(view: View, first: int, stop: int) -> bool:
    """Whether a speaker's own words or an address stand among some words, outside quotation marks."""
    words, sets = view.words, view.sets
    if first < stop and words[first] in sets.speech_openers:
        return True
    marked = False
    for at in range(first, stop):
        gap = view.gaps[at]
        if gap != " " and at > first and not _MARKS.isdisjoint(gap):
            marked = not marked
        if marked:
            continue
        word = words[at]
        if sets.first_person(word) or (word in sets.addressed and not view.capital(at + 1)):
            return True
    return False


def _listed(view: View, number: int) -> bool:
    """Whether a line before or behind opens with a dash as well, as items of a list do."""
    near = view.lines[max(number - 1, 0) : number] + view.lines[number + 1 : number + 2]
    return any(opens(view, line) for line in near)


def lead_in(view: View, number: int, told: set[int]) -> LeadIn | None:
    """What the line before says of who speaks: "Odpowiedziała mu skarbnik Ewa Lis." or a colon at its end.

    `told` holds where the cues begin that have quotes of their own.
    """
    if number == 0:
        return None
    line = view.lines[number - 1]
    last = view.text[line.end - 1]
    if last != ":" and last not in ENDS:
        return None
    low, stop = view.sentence(line.stop - 1)
    words, sets = view.words, view.sets
    colon = last == ":"
    if not colon and (stop - low > _INTRODUCES or not sets.leaders.isdisjoint(words[low:stop])):
        return None
    for cue in reversed(view.cues_in(low, stop)):
        if cue.value.person == "participle" or cue.value.group in ("weak", "document", "gesture"):
            continue
        if view.starts[cue.first] in told or (not colon and cue.value.group not in ("say", "ask", "mood")):
            return None
        mention = subject_of(view, cue, low, stop, inverted=cue.first == low).mention
        return LeadIn(cue, mention) if mention is None or mention.kind != "dummy" else None
    if not colon:
        return None
    actor = next((found for at in range(low, stop) if (found := view.cast.at(at)) is not None), None)
    if actor is None or not actor.nominative or actor.kind != "person":
        return None
    return LeadIn(None, mention_of(actor))


def introduce(view: View, draft: Draft, before: LeadIn) -> None:
    """Give a quote without a verb the cue and the speaker that the line before holds."""
    draft.mention = before.mention
    if before.cue is not None:
        draft.cue = place_of(before.cue, view.starts, view.ends)
        draft.person = before.cue.value.person
        draft.rule = "dash_turn" if draft.rule == "uncued_turn" else "marks"


def narration_at(view: View, index: int, stop: int) -> Hit | None:
    """The verb of a reporter's remark that begins behind a dash: "- nie dała za wygraną Ewa Lis", "- sołtys wstaje"."""
    words, sets = view.words, view.sets
    actor = view.cast.at(index)
    role = view.roles.get(index)
    if view.capital(index) and actor is None and role is None:
        return None
    stop = min(stop, view.sentence(index)[1])
    stop = min(stop, index + _NARRATED)
    if any(sets.first_person(words[at]) or words[at] in sets.addressed for at in range(index, stop)):
        return None
    if actor is not None or role is not None:
        at = actor.stop if actor is not None else role.stop if role is not None else index
        verb = at < stop and view.gaps[at] == " " and _present(view, at, named=actor is not None)
    else:
        at = index
        while at < stop - 1 and (words[at] in sets.negations or words[at] in sets.linking):
            at += 1
        verb = _past(view, at)
    if not verb:
        return None
    hit = Hit(at, at + 1, Cue(words[at], "mood", sets.person(words[at]), "asserted", True, False, frozenset()))
    mention = subject_of(view, hit, index, stop, inverted=actor is None and role is None).mention
    return hit if mention is not None and mention.kind in ("actor", "role") else None


def _past(view: View, at: int) -> bool:
    """Whether a word has the ending of a past tense."""
    return view.sets.person(view.words[at]) in ("m", "f", "n", "virile", "other") and len(view.words[at]) > _LEAST


def _present(view: View, at: int, *, named: bool) -> bool:
    """Whether a word may be a verb, by its ending; behind an office it must not look like an adjective."""
    word, sets = view.words[at], view.sets
    if view.capital(at) or word in sets.prepositions or word in sets.linking or len(word) <= _LEAST:
        return False
    return _past(view, at) or (word[-1] in _PRESENT and (named or not word.endswith(sets.adjective_endings)))
