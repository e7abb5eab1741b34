"""What somebody says in a line: its quotations, and the quotes that were found in it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from newskit.model import QuoteKind
from newskit.plugins.lines import Line
from newskit.plugins.quotes.drafts import Draft, Place
from newskit.plugins.quotes.enclosed import cut_at_attribution
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.view import DASHES, View
from newskit.scan import Hit

__all__ = ["SaidInLine"]

_TITLE = 4  # words that the name of a work may have
_LATE = 8  # words before a line's end within which an attribution closes it


class SaidInLine:
    """The quotations and quotes of a line, and what the rules ask of them.

    Attributes:
        quotations: What stands in quotation marks.
        drafts: The quotes found.
        goes_on: What goes on with a quotation that the line before left open.
        left_open: The quotation that this line does not close.
        loose: Quotations that no attribution stands beside.
    """

    __slots__ = (
        "_firsts",
        "_opens",
        "_places",
        "drafts",
        "goes_on",
        "left_open",
        "line",
        "loose",
        "quotations",
        "view",
    )

    def __init__(self, view: View, line: Line, quotations: Sequence[Quotation]) -> None:
        self.view = view
        self.line = line
        self.quotations = quotations
        self.drafts: list[Draft] = []
        self.loose: list[Quotation] = []
        self.goes_on: Place | None = None
        self.left_open: Quotation | None = None
        self._places: list[Place] = []
        self._opens: Sequence[int] = ()  # where quotations begin: their marks, and their words
        self._firsts: Sequence[int] = ()
        if quotations:
            if not quotations[-1].closed:
                self._close_or_leave_open()
            self._opens = [one.open for one in self.quotations]
            self._firsts = [one.first for one in self.quotations]

    def _close_or_leave_open(self) -> None:
        """End a quotation without a closing mark before its attribution; else it may go on in the next line."""
        view, line, one = self.view, self.line, self.quotations[-1]
        cut = cut_at_attribution(view, one) if view.sets.turns else None
        if cut is not None:
            self.quotations = [*self.quotations[:-1], cut]
            return
        for cue in view.cues_in(max(one.first, line.stop - _LATE), line.stop):
            for at in range(cue.first, max(cue.first - _LATE, one.first), -1):
                gap = view.gaps[at]
                if "," in gap or (view.sets.turns and not DASHES.isdisjoint(gap)):
                    end = view.ends[at - 1]
                    self.quotations = [*self.quotations[:-1], one._replace(end=end, close=end, stop=at)]
                    return
        self.left_open = one

    def take_first(self) -> None:
        """Take the quotation that opens the line as going on with one that the line before left open."""
        one = self.quotations[0] if self.quotations else None
        if one is None or one.open > self.line.start:
            return
        if one.closed and one.stop < self.line.stop:
            _, high = self.view.sentence(one.stop)
            if self.view.cues_in(one.stop, high):
                return  # it has an attribution of its own
        self.goes_on = self.view.trimmed(one.start, one.end)
        if self.goes_on is not None:
            self.quotations = self.quotations[1:]
            self._opens, self._firsts = self._opens[1:], self._firsts[1:]

    def add(self, draft: Draft) -> None:
        """Keep a quote."""
        self.drafts.append(draft)
        places = self._places
        for place in draft.content:
            if not places or place > places[-1]:
                places.append(place)
            else:
                insort(places, place)

    def add_piece(self, draft: Draft, place: Place) -> None:
        """Let a quote go on with more words."""
        draft.content.append(place)
        insort(self._places, place)

    def quotations_in(self, first: int, stop: int) -> list[Quotation]:
        """The quotations that lie wholly among some words."""
        low, high = bisect_left(self._firsts, first), bisect_left(self._firsts, stop)
        return [one for one in self.quotations[low:high] if one.stop <= stop]

    def quoted(self, offset: int) -> bool:
        """Whether a place lies in a quotation."""
        if self.goes_on is not None and offset < self.goes_on[1]:
            return True
        at = bisect_right(self._opens, offset) - 1
        return at >= 0 and offset < self.quotations[at].close

    def unquoted(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The hits that lie in no quotation."""
        if self.goes_on is not None:
            return [hit for hit in hits if not self.quoted(self.view.starts[hit.first])]
        starts, opens, quotations = self.view.starts, self._opens, self.quotations
        kept = []
        for hit in hits:
            at = bisect_right(opens, starts[hit[0]])
            if not at or starts[hit[0]] >= quotations[at - 1].close:
                kept.append(hit)
        return kept

    def in_long_quotation(self, offset: int) -> bool:
        """Whether a place lies in a quotation of more words than a name has."""
        at = bisect_right(self._opens, offset) - 1
        if at < 0 or offset >= self.quotations[at].close:
            return False
        return self.quotations[at].stop - self.quotations[at].first > _TITLE

    def quotation_over(self, index: int) -> Quotation | None:
        """The last quotation that begins before a word."""
        at = bisect_left(self._firsts, index) - 1
        return self.quotations[at] if at >= 0 else None

    def quoted_until(self, offset: int) -> int:
        """Where the content of a quote ends that begins before a place; 0 where none does."""
        if not self._places:
            return 0
        at = bisect_left(self._places, (offset,))
        return max((end for _, end in self._places[max(at - 3, 0) : at] if end <= offset), default=0)

    def touches(self, content: list[Place]) -> bool:
        """Whether a quote has some of these words already."""
        for start, end in content:
            at = bisect_left(self._places, (end,))
            if any(other_end > start for _, other_end in self._places[max(at - 3, 0) : at]):
                return True
        return False

    def kind_of(self, content: list[Place]) -> QuoteKind:
        """Mixed where a quotation that is no title stands in the content; the quotation is then no longer loose."""
        if not self.quotations:
            return "indirect"
        kind: QuoteKind = "indirect"
        for start, end in content:
            at = max(bisect_left(self._opens, start - 2), 0)
            while at < len(self.quotations) and self.quotations[at].open < end:
                one = self.quotations[at]
                at += 1
                if one in self.loose[-8:]:
                    self.loose.remove(one)
                if one.end <= end + 2 and not self.is_title(one):
                    kind = "mixed"
        return kind

    def is_title(self, one: Quotation) -> bool:
        """Whether a quotation is a name: few words, and capitals at their beginning."""
        view = self.view
        if one.stop - one.first > _TITLE or not view.capital(one.first):
            return False
        if one.first and view.words[one.first - 1] in view.sets.leading:
            return False
        return view.sets.free or all(view.capital(at) for at in range(one.first, one.stop))

    def covered(self, offset: int) -> bool:
        """Whether a place lies in the content of a quote."""
        places = self._places
        at = bisect_left(places, (offset + 1,))
        for _, end in places[max(at - 3, 0) : at]:  # noqa: SIM110  (a third of the cost of any())
            if offset < end:
                return True
        return False
