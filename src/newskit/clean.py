"""The body of an article without what belongs to the page, with a map back to the text it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple, Self

from newskit.errors import RecordError
from newskit.model import Article, Block, BlockKind, Boilerplate, Span

__all__ = ["BODY", "CleanText", "Piece", "clean_text"]

#: The kinds of blocks that make the body.
BODY: tuple[BlockKind, ...] = ("heading", "lead", "paragraph", "list_item")
_BETWEEN = "\n\n"
_BLANKS = " \t\u00a0\u202f"


class Piece(NamedTuple):
    """A stretch of a clean text that stands in the article just so: half-open offsets begin at 0 in both."""

    start: int  #: Where it begins in the clean text.
    source: int  #: Where it begins in the article's text.
    length: int


class CleanText(str):
    """A body as a ``str``, which knows where each of its characters stands in the article.

    Attributes:
        article: The article it was made of.
        pieces: The stretches that were taken over, in order; between two blocks stands an empty line of its own.
    """

    __slots__ = ("article", "pieces")

    article: Article
    pieces: tuple[Piece, ...]

    def __new__(cls, text: str, article: Article, pieces: Iterable[Piece]) -> Self:
        """Make a clean text; `clean_text` does."""
        made = super().__new__(cls, text)
        made.article, made.pieces = article, tuple(pieces)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with the map."""
        return type(self), (str(self), self.article, self.pieces)

    def to_article(self, offset: int) -> int:
        """The offset in the article's text of an offset here; between two blocks the end of the first.

        Raises:
            IndexError: There is no such offset.
        """
        if not 0 <= offset <= len(self):
            raise IndexError(f"{offset} is no offset in a clean text of {len(self)} characters")
        if not self.pieces:
            return 0
        piece = self.pieces[bisect_right(self.pieces, offset, key=itemgetter(0)) - 1]
        return piece.source + min(offset - piece.start, piece.length)

    def from_article(self, offset: int) -> int | None:
        """The offset here of an offset in the article's text, or None where that was left out."""
        at = bisect_right(self.pieces, offset, key=itemgetter(1)) - 1
        if at < 0:
            return None
        piece = self.pieces[at]
        return piece.start + offset - piece.source if offset <= piece.source + piece.length else None

    def span(self, start: int, end: int) -> Span:
        """The span of the article that the characters from `start` to `end` come from, with what was left out between.

        Raises:
            IndexError: The offsets lie outside.
        """
        first = self.to_article(start)
        return self.article.span(first, max(first, self.to_article(end)))


def clean_text(article: Article, kinds: Iterable[BlockKind] = BODY) -> CleanText:
    """See `Article.clean_text`."""
    blocks = article.of(Block)
    if not blocks and article.text.strip():
        raise RecordError("the article has no blocks: read it with newskit.layout before asking for its clean text")
    wanted = frozenset(kinds)
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for start, end, before in _stretches(article, [block.span for block in blocks if block.kind in wanted]):
        gap = before if pieces else ""
        pieces.append(Piece(length + len(gap), start, end - start))
        parts += (gap, article.text[start:end])
        length += len(gap) + end - start
    return CleanText("".join(parts), article, pieces)


def _stretches(article: Article, blocks: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    """What stays of each block when boilerplate inside it goes, with what parts it from the stretch before."""
    pieces = [piece.span for piece in article.of(Boilerplate)]
    at = 0
    for block in blocks:
        start, before = block.start, _BETWEEN
        while at < len(pieces) and pieces[at].start < block.end:
            if pieces[at].end > start:
                end = _bare_end(article.text, start, pieces[at].start)
                if end > start:
                    yield start, end, before
                    before = " "
                start = _bare_start(article.text, pieces[at].end, block.end)
            at += 1
        if start < block.end:
            yield start, block.end, before


def _bare_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end


def _bare_start(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _BLANKS:
        start += 1
    return start
