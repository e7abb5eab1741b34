"""A document as the finders of credits see it: its lines, its words, what is taken already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter, sub
from typing import NamedTuple

from newskit.document import Document
from newskit.model import Block, Boilerplate, Person, SourceCredit, Span
from newskit.plugins.credits.words import Vocabulary
from newskit.plugins.lines import Line
from newskit.plugins.lines import lines as lines_of
from newskit.scan import Scan

__all__ = ["ENDS", "MOST", "Page", "Place"]

MOST = 200  # characters of a credit
_OF_PICTURES = ("caption", "credit", "other")
_NO_PICTURES = ("names_alone", "no_letters")  # rules of such blocks that have nothing to do with one
_SHORT = 90  # characters of a line that may be a byline
ENDS = '.!?…”"»)'  # of a sentence
_CLOSING = ")]）/"  # with what a line ends, but for stops, that may end with initials or names in brackets
_BLANKS = " \t\u00a0\u202f"

_start, _end = attrgetter("start"), attrgetter("end")


class Place(NamedTuple):
    """A line of the article, with what layout takes it for."""

    start: int
    end: int
    kind: str
    of_picture: bool  #: Whether it stands under a picture, or may do so.


class Page:
    """A document as the finders of credits see it.

    Attributes:
        text: The article's text.
        scan: Its words with hits; in a language without a pack those of the words of the trade alone.
        vocabulary: The words of credits in its language.
        starts: Where its lines begin.
        ends: Where they end.
        short: Whether this is no article but a caption or a credit by itself.
        short_lines: Which lines are short enough for a byline or a sign-off.
        picture_lines: Which lines stand under a picture, or may do so.
        closed_places: The lines that end with a bracket or a slash, stops aside.
    """

    def __init__(self, document: Document, scan: Scan, vocabulary: Vocabulary) -> None:
        self.document = document
        self.text = document.text
        self.scan = scan
        self.vocabulary = vocabulary
        self._blocks = document.of(Block)
        spans: Sequence[Span | Line] = [block.span for block in self._blocks] or document.once(lines_of)
        self.starts: list[int] = list(map(_start, spans))
        self.ends: list[int] = list(map(_end, spans))
        self.short = len(spans) <= 2 and len(self.text) < 600
        lengths = enumerate(map(sub, self.ends, self.starts))
        self.short_lines = [index for index, length in lengths if length <= _SHORT]
        self.picture_lines = self._picture_lines()
        self._of_pictures = frozenset(self.picture_lines)
        self.closed_places = self._closed_places()
        self._taken = [
            (piece.span.start, piece.span.end)
            for piece in document.of(Boilerplate)
            if not (self.short and piece.kind == "legal")  # "All rights reserved X" may be all that credits a picture
        ]

    def _closed_places(self) -> list[Place]:
        """The lines that end with a bracket or a slash, looked for from these marks: most articles have few."""
        found = set()
        for mark in _CLOSING:
            at = self.text.find(mark)
            while at >= 0:
                index = self.index(at)
                if self.ends_line(index, at + 1):
                    found.add(index)
                at = self.text.find(mark, at + 1)
        return [self.line(index) for index in sorted(found)]

    def _picture_lines(self) -> list[int]:
        if self.short:
            return list(range(len(self.starts)))
        blocks = enumerate(self._blocks)
        return [index for index, block in blocks if block.kind in _OF_PICTURES and block.rule not in _NO_PICTURES]

    def kind(self, index: int) -> str:
        """What layout takes a line for."""
        return self._blocks[index].kind if self._blocks else "paragraph"

    def line(self, index: int) -> Place:
        """A line by its number."""
        return Place(self.starts[index], self.ends[index], self.kind(index), index in self._of_pictures)

    def index(self, offset: int) -> int:
        """Which line an offset lies in."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def place(self, offset: int) -> Place:
        """The line that an offset lies in."""
        return self.line(self.index(offset))

    def take(self, credit: SourceCredit) -> None:
        """Note that a stretch is a credit, so that no other finder reads it."""
        insort(self._taken, (credit.span.start, credit.span.end))

    def is_taken(self, start: int, end: int) -> bool:
        """Whether something there is a credit already, or boilerplate. What is taken hardly overlaps: two looks do."""
        if not self._taken:
            return False
        at = bisect_left(self._taken, (end,))
        return any(taken[1] > start for taken in self._taken[max(at - 2, 0) : at])

    @cached_property
    def people(self) -> set[int]:
        """Where people are named."""
        return {mention.start for person in self.document.of(Person) for mention in person.mentions}

    @cached_property
    def people_ends(self) -> set[int]:
        """Where names of people end."""
        return {mention.end for person in self.document.of(Person) for mention in person.mentions}

    @cached_property
    def source_starts(self) -> frozenset[int]:
        """Where names of agencies and outlets begin that the tables know."""
        return frozenset(self.scan.starts[hit.first] for hit in self.scan.hits("credits.source"))

    def mark_before(self, place: Place, offset: int) -> str:
        """The last character of a line before an offset that is no blank; "" at the line's start."""
        at = offset - 1
        while at >= place.start and self.text[at] in _BLANKS:
            at -= 1
        return self.text[at] if at >= place.start else ""

    def ends_line(self, index: int, offset: int) -> bool:
        """Whether nothing but stops and blanks stands between an offset and the end of a line."""
        at, end = offset, self.ends[index]
        while at < end and self.text[at] in " .":
            at += 1
        return at >= end
