"""Reads one line: dash turns, then quotations with an attribution beside them, then the reporter's own clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newskit.plugins.lines import Line
from newskit.plugins.quotes import attribution, clauses, enclosed, headlines, labels
from newskit.plugins.quotes.drafts import Draft, Place, Subject, place_of, stance_of
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.said import SaidInLine
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.turns import Piece, turn
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["LineReader"]

_INTRODUCES = 12  # words of a sentence that introduces speech


class LineReader(SaidInLine):
    """Reads one line; what it finds stands in `drafts`.

    Attributes:
        kind: The kind of the line's block.
        cues, sources, dashes: The words of speech, the formulas and the dashes of the line.
        used: The words of cues that have their quote.
        claimed: Where the part of the line begins that is being read.
    """

    __slots__ = ("claimed", "cues", "dashes", "kind", "number", "sources", "used")

    def __init__(
        self,
        view: View,
        number: int,
        line: Line,
        kind: str,
        cues: Sequence[Hit],
        sources: Sequence[Hit],
        dashes: Sequence[int],
    ) -> None:
        SaidInLine.__init__(self, view, line, view.quotations.get(number, ()))
        self.number = number
        self.kind = kind
        self.cues = cues
        self.sources = sources
        self.dashes = dashes
        self.used: set[int] = set()
        self.claimed = line.start

    def read(self) -> list[Draft]:
        """The quotes of the line."""
        view, line, cues = self.view, self.line, self.cues
        pieces = turn(view, line, self.dashes) if self.dashes else []
        if cues and (self.quotations or self.goes_on):
            cues = self.unquoted(cues)
        if pieces:
            self._turn(pieces)
            for piece in pieces:
                if not piece.spoken and piece.stop > piece.first:
                    inside = self.quotations_in(piece.first, piece.stop)
                    cues_inside = _within(cues, piece.first, piece.stop)
                    self.claimed = max(self.claimed, piece.start)
                    self._report(piece.first, piece.stop, inside, cues_inside)
        else:
            self._report(line.first, line.stop, self.quotations, cues)
            if not self.drafts and headlines.has_colon(view.text, line):
                draft = headlines.colon(self)
                if draft is not None:
                    self.add(draft)
        for one in self.loose:
            if not attribution.continued(self, one):
                headlines.loose(self, one)
        if len(self.drafts) > 1:
            self.drafts.sort(key=_order)
        return self.drafts

    # ------------------------------------------------------------------------------------------- the reporter's words

    def _report(self, first: int, stop: int, quotations: Sequence[Quotation], cues: Sequence[Hit]) -> None:
        """Read what is the reporter's: a whole line, or what stands between spoken pieces."""
        if quotations:
            self._marks(quotations, first, stop)
        events = sorted((*cues, *_within(self.sources, first, stop))) if self.sources else cues
        for hit in events:
            if hit.first in self.used or (self.drafts and self.covered(self.view.starts[hit.first])):
                continue
            draft = clauses.read(self, hit, first, stop)
            if draft is not None:
                self.add(draft)

    # ------------------------------------------------------------------------------------------------------ dash turns

    def _turn(self, pieces: list[Piece]) -> None:
        """One quote a cue; a spoken piece without a cue of its own goes to the quote before it."""
        view = self.view
        group: list[Draft] = []
        waiting: list[Place] = []
        led = False  # whether what waits has its own lead-in: "I ciszej: - A"
        for at, piece in enumerate(pieces):
            if piece.spoken:
                place = view.trimmed(piece.start, piece.end)
                led = at > 0 and not waiting and self._colon(pieces[at - 1])
                if place is not None:
                    waiting.append(place)
            elif piece.cue is None or not waiting:
                lead = self._lead(piece, pieces, at)
                if lead is not None:
                    group.append(lead)
            else:
                high = min(view.sentence(piece.cue.first)[1], piece.stop)
                inverted = self.inverted(piece.cue, piece.first)
                subject = subject_of(view, piece.cue, piece.first, high, inverted=inverted)
                draft = self.direct(waiting, "dash_turn", piece.cue, subject)
                waiting = []
                self.add(draft)
                group.append(draft)
                lead = self._lead(piece, pieces, at)
                if lead is not None:
                    group.append(lead)
        if waiting and group and group[-1].content and led:
            draft = Draft(waiting, "direct", "uncued_turn", self.number, person="any", same_as=group[-1])
            self.add(draft)
            group.append(draft)
        elif waiting and group:
            for place in waiting:
                self.add_piece(group[-1], place)
        elif waiting:
            draft = Draft(waiting, "direct", "uncued_turn", self.number, person="any")
            if self._colon(pieces[0]):
                draft.mention = labels.labelled(self, pieces[0].first, pieces[0].stop)
                draft.rule = "uncued_turn" if draft.mention is None else "dash_turn"
            self.add(draft)
        if len(group) > 1:
            _same_turn(group)

    def inverted(self, cue: Hit, at: int) -> bool:
        """Whether nothing but linking words stands before a cue."""
        return self.view.sets.linking.issuperset(self.view.words[at : cue.first])

    def _colon(self, piece: Piece) -> bool:
        """Whether a piece of the reporter's leads in what follows."""
        return not piece.spoken and ":" in self.view.text[max(piece.end - 3, piece.start) : piece.end]

    def _introduces(self, piece: Piece) -> bool:
        """Whether a piece of the reporter's ends in a short sentence that introduces speech: "Radna mówi krótko."."""
        view = self.view
        if piece.spoken or piece.cue is not None or piece.stop <= piece.first or not view.ended(piece.stop):
            return False
        low = max(view.sentence(piece.stop - 1)[0], piece.first)
        if piece.stop - low > _INTRODUCES or not view.cues_in(low, piece.stop):
            return False
        return view.sets.leaders.isdisjoint(view.words[low : piece.stop])

    def _lead(self, piece: Piece, pieces: list[Piece], at: int) -> Draft | None:
        """``X V: - A``: the cue stands before the dash, and the turn has none behind it."""
        view = self.view
        if at + 1 >= len(pieces) or not (self._colon(piece) or self._introduces(piece)):
            return None
        if at + 2 < len(pieces) and pieces[at + 2].cue is not None:
            return None
        cues = [
            cue
            for cue in view.cues_in(piece.first, piece.stop)
            if cue.first not in self.used and not self.quoted(view.starts[cue.first])
        ]
        if not cues:
            return None
        low, _ = view.sentence(cues[-1].first)
        subject = subject_of(view, cues[-1], max(low, piece.first), piece.stop, inverted=False)
        draft = self.direct([], "dash_turn", cues[-1], subject)
        self.add(draft)
        return draft

    def direct(self, content: list[Place], rule: str, cue: Hit, subject: Subject) -> Draft:
        """The quote of a cue beside spoken or quoted words."""
        view, value = self.view, cue.value
        self.used.add(cue.first)
        place = place_of(cue, view.starts, view.ends)
        person = "" if value.group in ("hear", "reporter") else value.person
        stance = stance_of(value, negated=False)
        return Draft(content, "direct", rule, self.number, place, subject.mention, person, stance, subject.addressee)

    # ------------------------------------------------------------------------------------------------ quotation marks

    def _marks(self, inside: Sequence[Quotation], first: int, stop: int) -> None:
        """Quotations with an attribution beside them, and those that go on after one."""
        view = self.view
        last: Draft | None = None
        behind = first  # where the words begin that belong to no quotation yet
        group: list[Draft] = []
        for number, one in enumerate(inside):
            place = view.trimmed(one.start, one.end)
            if place is None or one.stop <= one.first:
                continue
            gap = view.text[view.ends[one.first - 1] : one.open] if one.first else ""
            begins = attribution.begins(self, one, gap, first)
            draft = None
            inner = enclosed.attributed_inside(self, one) if begins and view.sets.turns else []
            if inner:
                tail = inner[-1].content
                if len(tail) > 1:  # "A - V X. - B" - V2
                    other = attribution.attributed_behind(self, one, tail[-1], self._next(inside, number, stop))
                    if other is not None:
                        tail.pop()
                        inner.append(other)
                for part in inner:
                    self.add(part)
                last, behind = inner[-1], one.stop
                continue
            if begins:
                end = self._next(inside, number, stop) if number + 1 < len(inside) else stop
                draft = attribution.attributed_behind(self, one, place, end)
            goes_on = draft is None and last is not None and attribution.goes_on(self, last, one, gap, behind)
            if draft is None and not (goes_on and begins):
                draft = attribution.attributed_before(self, one, place, gap, behind)
            if draft is None and begins and not goes_on and view.sets.free:
                draft = enclosed.signed_in_brackets(self, one)
                draft = draft or attribution.announced(self, one, place, gap, behind)
            if draft is not None:
                if draft.mention is None and draft.cue is not None and last is not None:
                    draft.same_as = last
                    group = [*(group or [last]), draft]
                last = draft
                self.add(draft)
            elif last is not None and goes_on:
                self.add_piece(last, place)
            else:
                self.loose.append(one)
                if begins:
                    last = None
            behind = one.stop
        if len(group) > 1:
            _same_turn(group)

    def _next(self, inside: Sequence[Quotation], number: int, stop: int) -> int:
        """Where the words behind a quotation end: at the next one that is no name within them ("na łamach "Świtu"")."""
        for other in inside[number + 1 : number + 3]:
            before = self.view.gaps[other.first].strip('"„“”« ')
            if before or other.stop >= stop or not self.is_title(other):
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
