"""Between attributions and one label a word: what training reads, and what the model's labels come to.

Content that stands behind its cue has another label than content before it, and so have sources; so the labels of a
line tell almost always which belong together (of 100 attributions of PolNeAR's
development articles 97 come back whole).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newskit.plugins.quotes.model.page import Page

__all__ = ["LABELS", "Attribution", "attributions", "runs_of"]

#: Outside; cue; source with its cue to the left or right; content likewise, ``B`` on its first word.
LABELS = ("O", "Q", "S<", "S>", "BC<", "C<", "BC>", "C>")

Range = tuple[int, int]
_WITHIN_GROUP = frozenset("_-'")  # gaps that do not end the words of a cue


class Attribution(NamedTuple):
    """Who said what, as ranges of words."""

    content: list[Range]
    cue: Range | None
    source: Range | None


def runs_of(one: Attribution) -> Iterator[tuple[str, int, int]]:
    """The labels of an attribution by runs of words: label, first word, and behind the last; the later run counts."""
    if one.cue is not None:
        pivot = one.cue[0]
    elif one.source is not None:
        pivot = one.source[1]
    else:
        pivot = one.content[0][0]
    for first, stop in one.content:
        if first < stop:
            side = "<" if first >= pivot else ">"
            yield "BC" + side, first, first + 1
            yield "C" + side, first + 1, stop
    if one.source is not None:
        first, stop = one.source
        yield "S>" if first < pivot else "S<", first, stop
    if one.cue is not None:
        yield "Q", *one.cue


def attributions(page: Page, windows: Sequence[Range], label: Callable[[int, int], Sequence[str]]) -> list[Attribution]:
    """The attributions of a document.

    Args:
        page: The document.
        windows: The lines to look at.
        label: Gives the labels of the words of a line.
    """
    found: list[_Open] = []
    before: _Open | None = None  # what the line before may go on with: "X said:"
    end = -1
    for first, stop in windows:
        line = _Line(page, first, stop, label(first, stop))
        made = line.read(before if end == first else None)
        found += made
        if line.quotes:
            last = max(line.quotes, key=lambda one: one.at)
            before = last if last.content or page.gaps[stop][:1] in "N:" else None
        elif made:
            before = made[-1]
        end = stop
    # A quote may have got its content from the next line only.
    return [Attribution(sorted(one.content), one.cue, one.source) for one in found if one.content]


class _Open:
    """An attribution that is being put together."""

    __slots__ = ("at", "content", "cue", "source")

    def __init__(self, at: int, cue: Range | None = None, source: Range | None = None) -> None:
        self.at = at
        self.cue = cue
        self.source = source
        self.content: list[Range] = []


class _Line:
    """The labels of one line, put together."""

    def __init__(self, page: Page, first: int, stop: int, labels: Sequence[str]) -> None:
        self._page = page
        self._first = first
        self._segments = list(_segments(page, first, stop, labels))
        self.quotes = [_Open(start, (start, end)) for label, start, end in self._segments if label == "Q"]
        self._places = [one.at for one in self.quotes]

    def read(self, before: _Open | None) -> list[_Open]:
        """The attributions; `before` is one that the line before may leave open."""
        loose: list[_Open] = []
        self._sources(loose)
        for label, start, stop in self._segments:
            if label[0] != "C":
                continue
            owner = self._nearest(start, label[1])
            if owner is None and loose:
                owner = loose[-1]
            if owner is None:
                other = self._nearest(start, "<" if label[1] == ">" else ">")
                owner = other if other is not None and not other.content else None
            if owner is None and before is not None and label == "C<" and start == self._first:
                owner = before
            if owner is None:
                owner = _Open(start)
                loose.append(owner)
            owner.content.append((start, stop))
        return self.quotes + loose

    def _sources(self, loose: list[_Open]) -> None:
        """Give each cue its source; cues of one sentence may share one."""
        sources = [(start, stop, label[1]) for label, start, stop in self._segments if label[0] == "S"]
        for start, stop, side in sources:
            owner = self._nearest(start, side)
            if owner is None:
                loose.append(_Open(start, source=(start, stop)))
            elif owner.source is None or side == ">":
                owner.source = (start, stop)
        starts = [start for start, _, _ in sources]
        for one in self.quotes:
            if one.source is None:
                one.source = self._shared(one.at, sources, starts)

    def _shared(self, at: int, sources: list[tuple[int, int, str]], starts: list[int]) -> Range | None:
        """The source that a cue without one shares with another of its sentence: the last before it, or the last."""
        borders = self._page.sentences
        number = bisect_right(borders, at)
        low = borders[number - 1] if number else 0
        high = borders[number] if number < len(borders) else len(self._page.words)
        for place in (bisect_left(starts, at) - 1, bisect_left(starts, high) - 1):
            if place >= 0 and starts[place] >= low:
                return sources[place][:2]
        return None

    def _nearest(self, at: int, side: str) -> _Open | None:
        """The nearest cue on a side."""
        place = bisect_left(self._places, at)
        if side == "<":
            return self.quotes[place - 1] if place else None
        return self.quotes[place] if place < len(self.quotes) else None


def _segments(page: Page, first: int, stop: int, labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Runs of words of one label: label, first word, and behind the last one; ``BC<`` begins a run of ``C<``."""
    at = first
    while at < stop:
        label = labels[at - first].removeprefix("B")
        start = at
        at += 1
        while at < stop and labels[at - first] == label and not (label == "Q" and _begins_cue(page, at)):
            at += 1
        if label != "O":
            yield label, start, at


def _begins_cue(page: Page, at: int) -> bool:
    """Whether a new cue begins at a word of a cue: "said, *adding*"."""
    return page.gaps[at] not in _WITHIN_GROUP and page.classes[at][:1] in ("c", "F")
