"""Dash turns: a spoken turn that a dash opens, and the attributions that interrupt it.

``- A - V X.``, ``- A - V1 X. - B - V2.``, ``- A - V X - b.``. A walk over the spaced dashes of a line with three
states: speech, attribution, report. The dash that closes speech is one with a cue right behind it; any other dash in
speech is the speaker's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newskit.plugins.lines import Line
from newskit.plugins.quotes.dialogue import narration_at, opens
from newskit.plugins.quotes.view import DASHES, View
from newskit.scan import Hit

__all__ = ["Piece", "attribution_at", "turn"]

_ENDING = frozenset('.!?…:)"”')
_MARKS = frozenset('"„“”«»')
_LONGEST = 60  # words that an attribution may have
_FAR = 4  # words that may stand between a dash and the verb


class Piece(NamedTuple):
    """A piece of a line: spoken, or the reporter's."""

    spoken: bool
    start: int
    end: int
    first: int
    stop: int
    cue: Hit | None  #: Of a reporter's piece behind speech: what attributes.


def attribution_at(view: View, index: int, stop: int) -> Hit | None:
    """The cue of an attribution that begins with a word: the verb, or "also", "with that" and the verb."""
    words, gaps, cue_at, linking = view.words, view.gaps, view.cue_at, view.sets.linking
    for at in range(index, min(index + _FAR, stop)):
        if at > index and gaps[at] != " ":
            return None
        cue = cue_at.get(at)
        if cue is not None and cue.value.person != "participle":
            if view.capital(at) and at == index and words[at] not in linking:
                return None
            return cue
        if words[at] not in linking:
            break
    return _behind_subject(view, index, stop)


def _behind_subject(view: View, index: int, stop: int) -> Hit | None:
    """The cue behind a subject: "- A - prezes spółki mówi nam"; only where the subject is short and plain."""
    actor = view.cast.at(index)
    at = actor.stop if actor is not None else index
    if actor is None:
        role = view.roles.get(index)
        if role is None:
            return None
        at = role.stop
        follows = view.cast.at(at) if at < stop else None
        if follows is not None:
            at = follows.stop
    cue = view.cue_at.get(at) if at < stop else None
    return cue if cue is not None and view.gaps[at] == " " and cue.value.person != "participle" else None


def turn(view: View, line: Line, dashes: Sequence[int]) -> list[Piece]:
    """The pieces of a line that holds spoken words behind dashes; [] where it holds none."""
    own: int | None = None
    opened = opens(view, line)
    if not opened:
        own = _unmarked(view, line, dashes)
        if own is None and not any(_may_open(view, index, line) for index in dashes):
            return []
    pieces: list[Piece] = []
    state = "report" if own is None else "speech"
    here, first = line.start, line.first
    if own is not None:
        first = view.dateline(line)
        here = line.start if first == line.first else view.starts[first]
    cue: Hit | None = None
    attributions = [attribution_at(view, index, line.stop) for index in dashes]
    if opened and not any(attributions):
        attributions = [narration_at(view, index, line.stop) for index in dashes]
    last = max((number for number, found in enumerate(attributions) if found), default=-1)
    for number, (index, attribution) in enumerate(zip(dashes, attributions, strict=True)):
        dash = _dash_of(view, index)
        if dash <= line.start:
            state, here, first = "speech", dash + 1, index
            continue
        if state == "speech":
            if attribution is None:
                continue
            pieces.append(Piece(True, here, dash, first, index, None))
            state, here, first, cue = "attribution", dash + 1, index, attribution
        elif _may_open(view, index, line) and attribution is None:
            if state == "report" and last <= number and not _colon(view, index):
                continue
            pieces.append(Piece(False, here, dash, first, index, cue))
            state, here, first, cue = "speech", dash + 1, index, None
        elif state == "attribution" and attribution is None and _resumes(view, first, index):
            pieces.append(Piece(False, here, dash, first, index, cue))
            state, here, first, cue = "speech", dash + 1, index, None
        elif attribution is not None and state != "report" and _resumes(view, first, index):
            # "- A - mówił X - dodał": a second attribution of nothing new
            continue
    stop = _told_again(view, first, line.stop) if state == "speech" and pieces else line.stop
    if stop < line.stop:
        pieces.append(Piece(True, here, view.starts[stop], first, stop, None))
        pieces.append(Piece(False, view.starts[stop], line.end, stop, line.stop, None))
    else:
        pieces.append(Piece(state == "speech", here, line.end, first, line.stop, cue))
    return pieces if any(piece.spoken for piece in pieces) else []


def _unmarked(view: View, line: Line, dashes: Sequence[int]) -> int | None:
    """The dash before the attribution of a line in the speaker's own words that no mark opens (or the page lost it)."""
    for index in dashes:
        if _may_open(view, index, line):
            return None
        if attribution_at(view, index, line.stop) is not None:
            if view.text[line.start] in '"„“”«' or not _MARKS.isdisjoint(view.gaps[index]):
                return None
            return index if _own_words(view, line.first, index) else None
    return None


def _own_words(view: View, first: int, stop: int) -> bool:
    """Whether a speaker's own words stand among some words, outside quotation marks."""
    words, gaps, own = view.words, view.gaps, view.sets.first_person
    marked = False
    for at in range(first, stop):
        gap = gaps[at]
        if gap != " " and at > first:
            for char in gap:
                if char in _MARKS:
                    marked = char in "„«" or (char in '"“' and not marked)
        if not marked and own(words[at]):
            return True
    return False


def _told_again(view: View, first: int, stop: int) -> int:
    """Where the reporter speaks again without a dash: at a sentence that begins with "Dodał, że"."""
    for cue in view.cues_in(first + 1, stop):
        at = cue.first
        if view.ended(at) and view.capital(at) and cue.value.group != "weak":
            near = view.words[cue.stop : min(cue.stop + _FAR, stop)]
            if not view.sets.leading.isdisjoint(near):
                return at
    return stop


def _dash_of(view: View, index: int) -> int:
    """The offset of the dash in the gap before a word."""
    gap = view.gaps[index]
    return (view.starts[index] if index < len(view.starts) else len(view.text)) - len(gap) + _last_dash(gap)


@lru_cache(maxsize=256)
def _last_dash(gap: str) -> int:
    return max(gap.rfind(char) for char in DASHES)


@lru_cache(maxsize=256)
def _ends_before_dash(gap: str) -> bool:
    """Whether a sentence, a lead-in or a quotation ends before the dash of a gap."""
    before = gap[: max(gap.find(char) for char in DASHES)]
    return not _ENDING.isdisjoint(before) and not before.lstrip().startswith(",")


def _may_open(view: View, index: int, line: Line) -> bool:
    """Whether a dash may open speech: a sentence or a lead-in ends before it, and a capital or a mark follows."""
    if index >= line.stop:
        return False
    start = view.starts[index]
    if index == view.dateline(line):
        return False
    if not (view.text[start].isupper() or view.text[start].isdigit() or view.text[start - 1] in '("„“['):
        return False
    return _ends_before_dash(view.gaps[index])


def _colon(view: View, index: int) -> bool:
    """Whether "X V:" stands before a dash."""
    return ":" in view.gaps[index]


def _resumes(view: View, first: int, index: int) -> bool:
    """Whether speech goes on behind a dash in lower case: "- powiedział X - i dlatego ..."."""
    if view.capital(index) or index - first > _LONGEST:
        return False
    return not any(map(view.ended, range(first + 1, index + 1)))
