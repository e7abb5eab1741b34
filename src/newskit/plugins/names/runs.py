"""A name in the text, and all names of a document."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import NamedTuple

__all__ = ["Name", "Names"]

_first = itemgetter(0)


class Name(NamedTuple):
    """A name in the text: the words ``first`` to ``stop - 1`` of the scan."""

    first: int
    stop: int
    kind: str  #: "person", "organisation", "place" or "other".
    key: str = ""  #: The nominative of a known organisation, the state or the word of a people (kind "other"); else "".
    initial: bool = False  #: Whether it begins a sentence, so that its capital proves nothing.


class Names:
    """The names of a document.

    Attributes:
        runs: All of them, in order.
    """

    __slots__ = ("_at", "_covering", "runs")

    def __init__(self, runs: list[Name]) -> None:
        self.runs = runs
        self._at: dict[int, Name] | None = None
        self._covering: dict[int, Name] | None = None

    @property
    def at(self) -> dict[int, Name]:
        """The names by their first word."""
        if self._at is None:
            self._at = {name.first: name for name in self.runs}
        return self._at

    def beginning(self, index: int) -> Name | None:
        """The name that begins with the word `index`; for who asks about few, and needs no table of all."""
        place = bisect_left(self.runs, index, key=_first)
        if place < len(self.runs) and self.runs[place].first == index:
            return self.runs[place]
        return None

    def covering(self, index: int) -> Name | None:
        """The name that the word `index` belongs to."""
        if self._covering is None:
            self._covering = {word: name for name in self.runs for word in range(name.first, name.stop)}
        return self._covering.get(index)
