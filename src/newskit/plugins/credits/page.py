"""A document as the finders of credits see it: its lines, its words, what is taken already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from functools import cached_property
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
_SHORT = 90  # characters of a line that may be a byline
ENDS = '.!?…”"»)'  # of a sentence
_CLOSING = ")]）/"  # with what a line ends, but for stops, that may end with initials or names in brackets
_CLOSING_OR_STOP = _CLOSING + ". "
_BLANKS = " \t\u00a0\u202f"


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
    """

    def __init__(self, document: Document, scan: Scan, vocabulary: Vocabulary) -> None:
        self.document = document
        self.text = document.text
        self.scan = scan
        self.vocabulary = vocabulary
        self._blocks = document.of(Block)
        spans = [block.span for block in self._blocks]
        lines: Sequence[Span | Line] = spans or document.once(lines_of)
        self.starts = [line.start for line in lines]
        self.ends = [line.end for line in lines]
        self.short = len(lines) <= 2 and len(self.text) < 600
        self._taken = [
            (piece.span.start, piece.span.end)
            for piece in document.of(Boilerplate)
            if not (self.short and piece.kind == "legal")  # "All rights reserved X" may be all that credits a picture
        ]

    @cached_property
    def short_places(self) -> list[Place]:
        """The lines that are short enough for a byline or a sign-off."""
        lines = enumerate(zip(self.starts, self.ends, strict=True))
        return [self.line(index) for index, (start, end) in lines if end - start <= _SHORT]

    @cached_property
    def closed_places(self) -> list[Place]:
        """The lines that end with a bracket or a slash, stops aside."""
        text = self.text
        return [
            self.line(index)
            for index, end in enumerate(self.ends)
            if text[end - 1] in _CLOSING or (text[end - 1] == "." and text[end - 2] in _CLOSING_OR_STOP)
        ]

    @cached_property
    def picture_lines(self) -> list[int]:
        """Which lines stand under a picture, or may do so, and have letters."""
        if self.short:
            return list(range(len(self.starts)))
        blocks = enumerate(self._blocks)
        return [index for index, block in blocks if _is_of_picture(block) and block.rule != "no_letters"]

    def line(self, index: int) -> Place:
        """A line by its number."""
        block = self._blocks[index] if self._blocks else None
        kind, of_picture = (block.kind, _is_of_picture(block)) if block is not None else ("paragraph", False)
        return Place(self.starts[index], self.ends[index], kind, self.short or of_picture)

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


def _is_of_picture(block: Block) -> bool:
    return block.kind in _OF_PICTURES and block.rule != "names_alone"
