"""What a citation or an interview backs: the content of the quote it belongs to, or the rest of its sentence."""

from __future__ import annotations

from bisect import bisect_left

from newskit.model import CreditKind, Quote, Span
from newskit.plugins.credits.page import Page
from newskit.plugins.sentences import sentences

__all__ = ["Backing"]

_TRIMMED = ' \t\u00a0-–—―,.:;!?…"„“”'
_FEW = 10  # marks and blanks between a formula and the border of its sentence
_SHORTEST_STATEMENT = 15  # characters


class Backing:
    """Which statement a formula belongs to."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._points: list[tuple[int, int]] | None = None

    def of(self, start: int, end: int, kind: CreditKind) -> Span | None:
        """What the formula between two offsets backs.

        The content of the quote it belongs to; else that of a quote in the sentence where somebody talked to an outlet,
        and the rest of the sentence of a citation.
        """
        quoted = self.quote(start, end)
        if quoted is None and kind == "told_to":
            quoted = self.quote(*self._page.document.once(sentences).at(start))
        return quoted or (self._rest_of_sentence(start, end) if kind == "citation" else None)

    def quote(self, start: int, end: int) -> Span | None:
        """The content, first piece to last, of the quote whose cue or speaker stands between two offsets."""
        points = self._points if self._points is not None else self._found_points()
        at = bisect_left(points, (start, -1))
        if at >= len(points) or points[at][0] >= end:
            return None
        content = self._page.document.of(Quote)[points[at][1]].content
        return self._page.document.span(min(piece.start for piece in content), max(piece.end for piece in content))

    def _found_points(self) -> list[tuple[int, int]]:
        """Where cues and speakers begin, with the numbers of their quotes."""
        quotes = self._page.document.of(Quote)
        speakers = [(number, quote.speaker) for number, quote in enumerate(quotes) if quote.speaker is not None]
        points = [(quote.cue.start, number) for number, quote in enumerate(quotes) if quote.cue is not None]
        points += [(speaker.mention.start, number) for number, speaker in speakers if speaker.mention is not None]
        points.sort()
        self._points = points
        return points

    def _rest_of_sentence(self, start: int, end: int) -> Span | None:
        """What a citation at a sentence's start or end backs."""
        page, text = self._page, self._page.text
        first, stop = page.document.once(sentences).at(start)
        if stop - end < _FEW and not text[end:stop].strip(_TRIMMED):
            stop = start
        elif start - first < _FEW and not text[first:start].strip(_TRIMMED):
            first = end
        else:
            return None
        while first < stop and text[first] in _TRIMMED:
            first += 1
        while first < stop and text[stop - 1] in _TRIMMED:
            stop -= 1
        return page.document.span(first, stop) if stop - first >= _SHORTEST_STATEMENT else None
