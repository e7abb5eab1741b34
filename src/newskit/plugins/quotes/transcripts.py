"""Transcripts: lines that begin with who speaks and a colon, again and again.

    A.P.: Słuchał pan konferencji?
    J.M. (śmiech): Czytałem w nocy.

The label is a pair of initials, a person, an office or a voice from the floor; it may have the line to itself. One such
line proves nothing, three of them are a transcript. What stands between two labels belongs to the one before, up to a
remark in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from newskit.plugins.quotes.drafts import Draft, Mention, Place, mention_of
from newskit.plugins.quotes.view import View

__all__ = ["transcript"]

_LABEL = 12  # words that a label may have
_APART = 4  # lines from one label to the next
_LEAST = 3  # lines with a label that make a transcript
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,3}|[^\W\d_a-z]{2}")
_PAIR = "AG"
_BRACKETS = frozenset("([")


class _Turn(NamedTuple):
    """A line with a label."""

    number: int
    label: str  #: Its first letters, by which a name and its initials are the same.
    start: int  #: Where what is said begins; at the end of the line where the label has it to itself.
    first: int  #: The words of the label.
    stop: int


def transcript(view: View) -> dict[int, list[Draft]]:
    """The quote that begins in each line of a transcript; none for a line that one before goes on in."""
    found: dict[int, list[Draft]] = {}
    if not view.sets.voices:
        return found
    for turns in _runs(view):
        for place, turn in enumerate(turns):
            alone = turn.start >= view.lines[turn.number].end
            follows = turns[place + 1].number if place + 1 < len(turns) else turn.number + 1 + alone
            lines = _said(view, turn, min(follows, len(view.lines)))
            found.update((number, []) for number, _ in lines)
            content = [_without_remark(view, said) for _, said in lines if said is not None]
            if content:
                found[turn.number].append(
                    Draft(content, "direct", "transcript", turn.number, mention=_mention(view, turn))
                )
    return found


def _runs(view: View) -> Iterator[list[_Turn]]:
    """Turns near each other, of at least two speakers one of whom speaks again."""
    run: list[_Turn] = []
    for turn in [*_turns(view), None]:
        if turn is not None and (not run or turn.number - run[-1].number <= _APART):
            run.append(turn)
            continue
        if len(run) >= _LEAST and 1 < len({one.label for one in run}) < len(run):
            yield run
        run = [turn] if turn is not None else []


def _said(view: View, turn: _Turn, stop: int) -> list[tuple[int, Place | None]]:
    """The lines of a turn up to a remark in brackets, and what is said in each."""
    said = []
    for number in range(turn.number, stop):
        start, end, _, _ = view.lines[number]
        if number > turn.number and view.text[start] in _BRACKETS:
            break
        said.append((number, view.trimmed(turn.start if number == turn.number else start, end)))
    return said


def _turns(view: View) -> Iterator[_Turn]:
    text = view.text
    for number, line in enumerate(view.lines):
        if number == 0:
            continue  # a headline
        first, last = line.first, min(line.first + _LABEL, line.stop)
        colon = text.find(":", line.start, view.ends[last - 1] + 4 if last > first else line.start)
        if colon < 0 or colon >= line.end or text[colon + 1 : colon + 2].isdigit():
            continue
        stop = view.scan.index_at(colon)
        bracket = text.find("(", line.start, colon)
        end = view.scan.index_at(bracket) if bracket > line.start else stop
        if first < end <= stop and _speaks(view, first, end):
            start = colon + 1
            while start < line.end and (text[start].isspace() or text[start] in "*_"):
                start += 1
            yield _Turn(number, _letters(view, first, end), start, first, end)


def _letters(view: View, first: int, stop: int) -> str:
    """The first letters of a label's name: "ag" of "A.G.", of "AG" and of "Red. Anna Gil"."""
    if stop - first == 1 and len(view.words[first]) == len(_PAIR):
        return view.words[first]
    person = view.cast.covering(stop - 1)
    begin = person.first if person is not None and person.kind == "person" else first
    return "".join(word[0] for word in view.words[begin:stop])


def _speaks(view: View, first: int, stop: int) -> bool:
    """Whether words before a colon are a speaker and nothing else."""
    written = view.text[view.starts[first] : view.ends[stop - 1] + 1].strip(" :(*")
    if _INITIALS.fullmatch(written) and written.isupper():
        return True
    if " ".join(view.words[first:stop]) in view.sets.voices:
        return True
    if any("," in view.gaps[at] or at in view.cue_at for at in range(first + 1, stop)):
        return False
    last = view.cast.covering(stop - 1)
    if last is not None and last.kind == "person":
        return last.nominative and (last.first == first or first in view.roles)
    role = view.roles.get(first)
    return role is not None and role.stop == stop and view.capital(first)


def _mention(view: View, turn: _Turn) -> Mention | None:
    """Who a label names: the person with these initials, or whom it names in full."""
    last = view.cast.covering(turn.stop - 1)
    if last is not None and last.kind == "person":
        return mention_of(last)
    role = view.roles.get(turn.first)
    if role is not None:
        return Mention(turn.first, turn.stop, "role", None, role.value[1])
    for person in view.cast.people():
        if "".join(word[0] for word in person.name.lower().split()) == turn.label:
            at = view.scan.index_at(person.mentions[0].start)
            actor = view.cast.covering(at)
            if actor is not None:
                return mention_of(evolve(actor, first=turn.first, stop=turn.stop))
    if " ".join(view.words[turn.first : turn.stop]) in view.sets.voices:
        return Mention(turn.first, turn.stop, "phrase", None, "", "anonymous")
    return None


def _without_remark(view: View, place: Place) -> Place:
    """What is said without a remark of the stenographer's at its end: "(Wesołość na sali)"."""
    start, end = place
    if view.text[end - 1] == ")":
        opening = view.text.rfind("(", start, end)
        cut = view.trimmed(start, opening) if opening > start else None
        if cut is not None:
            return cut
    return place
