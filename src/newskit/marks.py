"""Which stretches of an article's text are marked, cut into pieces that can be nested."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from newskit.model import Agreement, Annotation, Article, Block, Person, Quote, Sentence, Span

__all__ = ["Mark", "Piece", "marks", "pieces", "shown"]

_DEEPEST = 8  # marks that one piece shows; the outer ones of more are left out


class Mark(NamedTuple):
    """A stretch to mark, of the record `number` of the article.

    Ordered by place, the outer one first; of one record ``all`` comes before its parts.
    """

    start: int
    minus_end: int
    number: int
    role: str  #: ``all``, ``content``, ``cue``, ``name`` or ``heading``.

    @property
    def end(self) -> int:
        """Where it ends."""
        return -self.minus_end


class Piece(NamedTuple):
    """A stretch of the text and all marks that cover it, the outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def shown(article: Article) -> list[tuple[int, Annotation]]:
    """The records that are shown, with their numbers: all but the layout of the page."""
    return [(n, record) for n, record in enumerate(article.annotations) if not isinstance(record, (Block, Sentence))]


def marks(article: Article) -> list[Mark]:
    """All marks of an article; a span that does not lie in the text has none."""
    length = len(article.text)
    found = [
        Mark(span.start, -span.end, number, role)
        for number, record in enumerate(article.annotations)
        for role, span in _spans(record)
        if span.start < span.end <= length
    ]
    return sorted(found)


def _spans(record: Annotation) -> Iterator[tuple[str, Span]]:
    if isinstance(record, Block):
        if record.kind == "heading":
            yield "heading", record.span
        return
    if isinstance(record, Sentence):
        return
    if isinstance(record, Person):
        for mention in record.mentions:
            yield "all", mention
        return
    yield "all", record.span
    if isinstance(record, Quote):
        for piece in record.content:
            yield "content", piece
        if record.speaker is not None and record.speaker.mention is not None:
            yield "name", record.speaker.mention
    if isinstance(record, (Quote, Agreement)) and record.cue is not None:
        yield "cue", record.cue
    if isinstance(record, Agreement):
        for mention in record.mentions:
            yield "all", mention


def pieces(length: int, found: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a text at every border of a mark; together the pieces are the text, in order.

    >>> found = [Mark(1, -6, 0, "all"), Mark(4, -8, 1, "all")]
    >>> [(piece.start, piece.end, len(piece.marks)) for piece in pieces(9, found)]
    [(0, 1, 0), (1, 4, 1), (4, 6, 2), (6, 8, 1), (8, 9, 0)]
    """
    opening = sorted(found)
    closing = sorted((mark.end, mark) for mark in opening)
    borders = sorted({0, length, *(mark.start for mark in opening), *(mark.end for mark in opening)})
    active: list[Mark] = []
    opened = closed = 0
    for start, end in pairwise(borders):
        while closed < len(closing) and closing[closed][0] <= start:
            active.remove(closing[closed][1])
            closed += 1
        while opened < len(opening) and opening[opened].start <= start:
            insort(active, opening[opened])
            opened += 1
        yield Piece(start, end, tuple(active[-_DEEPEST:]))
