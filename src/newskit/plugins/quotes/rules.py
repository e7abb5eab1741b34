"""Reads one line: dash turns, then quotations with an attribution beside them, then the reporter's own clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from newskit.model import QuoteKind
from newskit.plugins.lines import Line
from newskit.plugins.quotes import attribution, clauses, headlines
from newskit.plugins.quotes.drafts import Draft, Place, Subject, place_of, stance_of
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.turns import Piece, turn
from newskit.plugins.quotes.view import DASHES, View
from newskit.scan import Hit

__all__ = ["LineReader"]

_TITLE = 4  # words that the name of a work may have
_LATE = 8  # words before a line's end within which an attribution closes it


class LineReader:
    """Reads one line; what it finds stands in `drafts`.

    Attributes:
        goes_on: What goes on with a quotation that the line before left open.
        left_open: The quotation that this line does not close.
        loose: Quotations that no attribution stands beside.
        used: The words of cues that have their quote.
        claimed: Where the part of the line begins that is being read.
    """

    __slots__ = (
        "_opens", "_places", "claimed", "drafts", "goes_on", "kind", "left_open", "line", "loose", "number",
        "quotations", "sources", "used", "view",
    )  # fmt: skip

    def __init__(self, view: View, number: int, line: Line, kind: str, sources: Sequence[Hit]) -> None:
        self.view = view
        self.number = number
        self.line = line
        self.kind = kind
        self.sources = sources
        self.quotations: Sequence[Quotation] = view.quotations.get(number, ())
        self.drafts: list[Draft] = []
        self.used: set[int] = set()
        self.loose: list[Quotation] = []
        self.goes_on: Place | None = None
        self.left_open: Quotation | None = None
        if self.quotations and not self.quotations[-1].closed:
            self._close_or_leave_open()
        self.claimed = line.start
        self._opens = [one.open for one in self.quotations]
        self._places: list[Place] = []

    def read(self, cues: Sequence[Hit], dashes: list[int], *, colon: bool) -> list[Draft]:
        """The quotes of the line; `colon` tells whether one stands near its beginning."""
        view, line = self.view, self.line
        pieces = turn(view, line, dashes) if dashes and view.sets.turns else []
        if self.quotations or self.goes_on:
            cues = [cue for cue in cues if not self.quoted(view.starts[cue.first])]
        if pieces:
            self._turn(pieces)
            for piece in pieces:
                if not piece.spoken and piece.stop > piece.first:
                    self._report(piece.first, piece.stop, piece.start, _within(cues, piece.first, piece.stop))
        else:
            self._report(line.first, line.stop, line.start, cues)
            if colon and not self.drafts:
                draft = headlines.colon(self)
                if draft is not None:
                    self.add(draft)
        for one in self.loose:
            headlines.loose(self, one)
        if len(self.drafts) > 1:
            self.drafts.sort(key=_order)
        return self.drafts

    def _close_or_leave_open(self) -> None:
        """End a quotation without a closing mark before its attribution; else it may go on in the next line."""
        view, line, one = self.view, self.line, self.quotations[-1]
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
            _, high = self.view.sentence(one.stop, self.line)
            if self.view.cues_in(one.stop, high):
                return  # it has an attribution of its own
        self.goes_on = self.view.trimmed(one.start, one.end)
        if self.goes_on is not None:
            self.quotations = self.quotations[1:]
            self._opens = self._opens[1:]

    # ------------------------------------------------------------------------------------------ what is said already

    def add(self, draft: Draft) -> None:
        """Keep a quote."""
        self.drafts.append(draft)
        for place in draft.content:
            insort(self._places, place)

    def quoted(self, offset: int) -> bool:
        """Whether a place lies in a quotation."""
        if self.goes_on is not None and offset < self.goes_on[1]:
            return True
        opens = self._opens
        if not opens or offset < opens[0]:
            return False
        return offset < self.quotations[bisect_right(opens, offset) - 1].close

    def in_long_quotation(self, offset: int) -> bool:
        """Whether a place lies in a quotation of more words than a name has."""
        at = bisect_right(self._opens, offset) - 1
        if at < 0 or offset >= self.quotations[at].close:
            return False
        return self.quotations[at].stop - self.quotations[at].first > _TITLE

    def quotation_over(self, index: int) -> Quotation | None:
        """The last quotation that begins before a word."""
        if not self.quotations:
            return None
        at = bisect_left(self.quotations, index, key=_first_word) - 1
        return self.quotations[at] if at >= 0 else None

    last_quotation = quotation_over

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
        kind: QuoteKind = "indirect"
        if not self.quotations:
            return kind
        for start, end in content:
            at = max(bisect_left(self._opens, start - 2), 0)
            while at < len(self.quotations) and self.quotations[at].open < end:
                one = self.quotations[at]
                at += 1
                if one in self.loose[-8:]:
                    self.loose.remove(one)
                if one.end <= end + 2 and not self.title(one):
                    kind = "mixed"
        return kind

    def title(self, one: Quotation) -> bool:
        """Whether a quotation is a name: few words, and capitals at their beginning."""
        view = self.view
        if one.stop - one.first > _TITLE or not view.capital(one.first):
            return False
        if one.first and view.words[one.first - 1] in view.sets.leading:
            return False
        return view.sets.free or all(view.capital(at) for at in range(one.first, one.stop))

    # ------------------------------------------------------------------------------------------- the reporter's words

    def _report(self, first: int, stop: int, start: int, cues: Sequence[Hit]) -> None:
        """Read what is the reporter's: a whole line, or what stands between spoken pieces."""
        self.claimed = max(self.claimed, start)
        if self.quotations:
            low = bisect_left(self.quotations, first, key=_first_word)
            high = bisect_left(self.quotations, stop, key=_first_word)
            inside = [one for one in self.quotations[low:high] if one.stop <= stop]
            if inside:
                self._marks(inside, first, stop)
        events = sorted((*cues, *_within(self.sources, first, stop))) if self.sources else cues
        used, places, starts = self.used, self._places, self.view.starts
        for hit in events:
            if hit.first in used or (places and self._covered(starts[hit.first])):
                continue
            draft = clauses.read(self, hit, first, stop)
            if draft is not None:
                self.add(draft)

    def _covered(self, offset: int) -> bool:
        """Whether a place lies in the content of a quote."""
        places = self._places
        at = bisect_left(places, (offset + 1,))
        for _, end in places[max(at - 3, 0) : at]:  # noqa: SIM110  (a third of the cost of any())
            if offset < end:
                return True
        return False

    # ------------------------------------------------------------------------------------------------------ dash turns

    def _turn(self, pieces: list[Piece]) -> None:
        """One quote a cue; a spoken piece without a cue of its own goes to the quote before it."""
        view = self.view
        group: list[Draft] = []
        waiting: list[Place] = []
        for at, piece in enumerate(pieces):
            if piece.spoken:
                place = view.trimmed(piece.start, piece.end)
                if place is not None:
                    waiting.append(place)
            elif piece.cue is None or not waiting:
                lead = self._lead(piece, pieces, at)
                if lead is not None:
                    group.append(lead)
            else:
                high = min(view.sentence(piece.cue.first, self.line)[1], piece.stop)
                inverted = self.inverted(piece.cue, piece.first)
                subject = subject_of(view, piece.cue, piece.first, high, inverted=inverted)
                draft = self.direct(waiting, "dash_turn", piece.cue, subject)
                waiting = []
                self.add(draft)
                group.append(draft)
        if waiting and group:
            group[-1].content += waiting
            for place in waiting:
                insort(self._places, place)
        elif waiting:
            self.add(Draft(waiting, "direct", "uncued_turn", self.number, person="any"))
        if len(group) > 1:
            _same_turn(group)

    def inverted(self, cue: Hit, at: int) -> bool:
        """Whether nothing but linking words stands before a cue."""
        return self.view.sets.linking.issuperset(self.view.words[at : cue.first])

    def _lead(self, piece: Piece, pieces: list[Piece], at: int) -> Draft | None:
        """``X V: - A``: the cue stands before the dash, and the turn has none behind it."""
        view = self.view
        if at + 1 >= len(pieces) or ":" not in view.text[max(piece.end - 3, piece.start) : piece.end]:
            return None
        if at + 2 < len(pieces) and pieces[at + 2].cue is not None:
            return None
        cues = [cue for cue in view.cues_in(piece.first, piece.stop) if not self.quoted(view.starts[cue.first])]
        if not cues:
            return None
        low, _ = view.sentence(cues[-1].first, self.line)
        subject = subject_of(view, cues[-1], max(low, piece.first), piece.stop, inverted=False)
        draft = self.direct([], "dash_turn", cues[-1], subject)
        self.add(draft)
        return draft

    def direct(self, content: list[Place], rule: str, cue: Hit, subject: Subject) -> Draft:
        """The quote of a cue beside spoken or quoted words."""
        view = self.view
        self.used.add(cue.first)
        return Draft(
            content,
            "direct",
            rule,
            self.number,
            cue=place_of(cue, view.starts, view.ends),
            mention=subject.mention,
            person=cue.value.person,
            stance=stance_of(cue.value, negated=False),
            addressee=subject.addressee,
        )

    # ------------------------------------------------------------------------------------------------ quotation marks

    def _marks(self, inside: list[Quotation], first: int, stop: int) -> None:
        """Quotations with an attribution beside them, and those that go on after one."""
        last: Draft | None = None
        behind = first  # where the words begin that belong to no quotation yet
        group: list[Draft] = []
        for number, one in enumerate(inside):
            follows = self._next(inside, number, stop)
            place = self.view.trimmed(one.start, one.end)
            if place is None or one.stop <= one.first:
                continue
            begins = attribution.begins(self, one, first)
            draft = attribution.attributed_behind(self, one, place, follows) if begins else None
            goes_on = draft is None and last is not None and attribution.goes_on(self, last, one, behind)
            if draft is None and not (goes_on and begins) and (begins or not attribution.led(self, one)):
                draft = attribution.attributed_before(self, one, place, behind)
            if draft is not None:
                if draft.mention is None and last is not None:
                    draft.same_as = last
                    group = [*(group or [last]), draft]
                last = draft
                self.add(draft)
            elif last is not None and goes_on:
                last.content.append(place)
                insort(self._places, place)
            else:
                self.loose.append(one)
                if begins:
                    last = None
            behind = one.stop
        if len(group) > 1:
            _same_turn(group)

    def _next(self, inside: list[Quotation], number: int, stop: int) -> int:
        """Where the words behind a quotation end: at the next one that is no name within them ("na łamach "Świtu"")."""
        for other in inside[number + 1 : number + 3]:
            before = self.view.gaps[other.first].strip('"„“”« ')
            if before or other.stop >= stop or not self.title(other):
                return other.first
        return inside[number + 3].first if number + 3 < len(inside) else stop


def _same_turn(group: list[Draft]) -> None:
    for draft in group:
        draft.turn = id(group[0])


def _within(hits: Sequence[Hit], first: int, stop: int) -> Sequence[Hit]:
    """The hits among some words."""
    return hits[bisect_left(hits, first, key=_first) : bisect_left(hits, stop, key=_first)]


def _order(draft: Draft) -> int:
    return draft.order if draft.content else (draft.cue or (0, 0))[0]


def _first(hit: Hit) -> int:
    return hit.first


def _first_word(one: Quotation) -> int:
    return one.first
