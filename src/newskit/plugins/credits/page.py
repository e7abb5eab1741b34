"""A document as the finders of credits see it: its lines, its words, what is taken already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from functools import cached_property
from typing import NamedTuple

from newskit.document import Document
from newskit.model import Block, Boilerplate, Person, SourceCredit
from newskit.plugins.credits.words import Vocabulary
from newskit.plugins.lines import lines as lines_of
from newskit.scan import Scan

__all__ = ["ENDS", "MOST", "Page", "Place"]

MOST = 200  # characters of a credit
_OF_PICTURES = ("caption", "credit", "other")
_SHORT = 90  # characters of a line that may be a byline
ENDS = '.!?…”"»)'  # of a sentence
_BLANKS = " \t\u00a0\u202f"


class Place(NamedTuple):
    """A line of the article, with what layout takes it for."""

    start: int
    end: int
    kind: str
    rule: str = ""  #: Of layout.


class Page:
    """A document as the finders of credits see it.

    Attributes:
        text: The article's text.
        scan: Its words with hits; in a language without a pack those of the words of the trade alone.
        vocabulary: The words of credits in its language.
        places: Its lines.
        short: Whether this is no article but a caption or a credit by itself.
    """

    def __init__(self, document: Document, scan: Scan, vocabulary: Vocabulary) -> None:
        self.document = document
        self.text = document.text
        self.scan = scan
        self.vocabulary = vocabulary
        blocks = document.of(Block)
        if blocks:
            self.places = [Place(block.span.start, block.span.end, block.kind, block.rule or "") for block in blocks]
        else:
            self.places = [Place(line.start, line.end, "paragraph") for line in document.once(lines_of)]
        self.starts = [place.start for place in self.places]
        self.short = len(self.places) <= 2 and len(self.text) < 600
        self._taken = [
            (piece.span.start, piece.span.end)
            for piece in document.of(Boilerplate)
            if not (self.short and piece.kind == "legal")  # "All rights reserved X" may be all that credits a picture
        ]

    @cached_property
    def short_places(self) -> list[Place]:
        """The lines that are short enough for a byline or a sign-off."""
        return [place for place in self.places if place.end - place.start <= _SHORT]

    @cached_property
    def picture_lines(self) -> list[int]:
        """Which lines stand under a picture, or may do so."""
        return [index for index, place in enumerate(self.places) if self.short or _is_of_picture(place)]

    def index(self, offset: int) -> int:
        """Which line an offset lies in."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def place(self, offset: int) -> Place:
        """The line that an offset lies in."""
        return self.places[self.index(offset)]

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
    def people(self) -> frozenset[int]:
        """Where people are named."""
        return frozenset(mention.start for person in self.document.of(Person) for mention in person.mentions)

    @cached_property
    def people_ends(self) -> frozenset[int]:
        """Where names of people end."""
        return frozenset(mention.end for person in self.document.of(Person) for mention in person.mentions)

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

    def ends_line(self, place: Place, offset: int) -> bool:
        """Whether nothing but stops and blanks stands between an offset and the end of its line."""
        at = offset
        while at < place.end and self.text[at] in " .":
            at += 1
        return at >= place.end

    def is_picture_line(self, place: Place) -> bool:
        """Whether a line stands under a picture, or may do so."""
        return self.short or _is_of_picture(place)


def _is_of_picture(place: Place) -> bool:
    return place.kind in _OF_PICTURES and place.rule != "names_alone"
