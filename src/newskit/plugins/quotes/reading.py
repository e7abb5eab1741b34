"""From a document to drafts: which lines are read, and what goes on from line to line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import repeat
from typing import TypeVar

from newskit.plugins.lines import Line
from newskit.plugins.quotes import dialogue, headlines
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.rules import LineReader
from newskit.plugins.quotes.that_clauses import reports
from newskit.plugins.quotes.transcripts import transcript
from newskit.plugins.quotes.view import DASHES, View

__all__ = ["drafts"]

T = TypeVar("T")
_TOLD = 6  # quotes back among which the one of a line before stands
_OPENING = 3  # characters of a dash or mark that opens a line


def drafts(view: View) -> list[Draft]:
    """The quotes of a document without their speakers, in the order of the text."""
    found: list[Draft] = []
    turns = view.sets.turns
    turn_before = False
    open_quote: Draft | None = None  # a quote whose closing mark has not come yet
    said = transcript(view)
    for drafts_said in said.values():
        found += drafts_said
    for reader, apart in _readers(view, said):
        if apart:
            turn_before, open_quote = False, None
        if open_quote is not None:
            reader.take_first()
            if reader.goes_on:
                open_quote.content.append(reader.goes_on)
        made = reader.read()
        if turns:
            made = _kept(reader, made, found, turn_before=turn_before)
            turn_before = any(draft.rule in ("dash_turn", "uncued_turn") for draft in made)
        if open_quote is not None and open_quote.cue is None and not reader.goes_on:
            _joined(open_quote, made, reader.line, found)
        if reader.left_open is None:
            open_quote = None
        else:
            open_quote = _left_open(reader.left_open, made) or (open_quote if reader.goes_on else None)
        found += made
    return sorted(found, key=_place) if said else found


def _readers(view: View, said: Container[int]) -> Iterator[tuple[LineReader, bool]]:
    """The lines that may hold a quote, each with whether a line that can hold none parts it from the one before.

    `said` holds the lines of transcripts, which are read already.
    """
    text, quotations, lines = view.text, view.quotations, view.lines
    fixed = not view.sets.free
    verbs, firsts, behind = view.reporting, [cue.first for cue in view.reporting], 0
    in_line = (
        _by_line(view.formulas, [hit.first for hit in view.formulas], lines),
        _by_line(view.dashes, view.dashes, lines) if view.sets.turns else repeat(()),
    )
    kinds = view.kinds()
    left_out = view.left_out(kinds)
    apart = False
    for number, (line, sources, dashes) in enumerate(zip(lines, *in_line, strict=False)):
        start = line.start
        before, behind = behind, bisect_left(firsts, line.stop, behind)
        found = cues = verbs[before:behind]
        if number in said:
            apart = True
            continue
        if number not in quotations:
            if found and fixed:
                cues = [cue for cue in found if not cue.value.marked or reports(view, cue)]
            dashed = text[start] in DASHES or (dashes and any(map(view.ended, dashes)))
            if not (cues or sources or dashed or headlines.has_colon(text, line)):
                apart = True
                continue
        if left_out and _in(left_out, start, line.end):
            continue
        yield LineReader(view, number, line, kinds.get(start, "paragraph"), cues, sources, dashes), apart
        apart = False


def _by_line(some: Sequence[T], firsts: Sequence[int], lines: Sequence[Line]) -> Iterator[Sequence[T]]:
    """Things of a document by the line that they stand in; `firsts` are the words that they begin with."""
    return _parted(some, firsts, lines) if some else repeat(())


def _parted(some: Sequence[T], firsts: Sequence[int], lines: Sequence[Line]) -> Iterator[Sequence[T]]:
    at = 0
    for line in lines:
        begin, at = at, bisect_left(firsts, line.stop, at)
        yield some[begin:at]


def _kept(reader: LineReader, made: list[Draft], found: list[Draft], *, turn_before: bool) -> list[Draft]:
    """The drafts of a line that are quotes; those without a verb take what the line before says of their speaker."""
    view, number = reader.view, reader.number
    kept = []
    for draft in made:
        if draft.rule in ("uncued_turn", "quoted_paragraph") and draft.same_as is None:
            before = None
            begins = draft.content[0][0] <= reader.line.start + _OPENING
            if begins:
                told = {known.cue[0] for known in found[-_TOLD:] if known.cue is not None}
                before = dialogue.lead_in(view, number, told)
            turn = draft.rule == "uncued_turn" and (begins or not _behind_sentence(view, draft))
            if turn and not turn_before and not dialogue.speaks(view, number, draft.content[0], before):
                continue
            if before is not None:
                dialogue.introduce(view, draft, before)
        if draft.content:
            kept.append(draft)
    return kept


def _behind_sentence(view: View, draft: Draft) -> bool:
    """Whether a sentence ends before the dash that opens a quote."""
    return view.ended(view.scan.index_at(draft.content[0][0]))


def _place(draft: Draft) -> int:
    return draft.order


def _joined(before: Draft, made: list[Draft], line: Line, found: list[Draft]) -> None:
    """Put a quotation that a line left open before its end in the next line, where the attribution stands."""
    first = made[0] if made else None
    if first is not None and first.rule == "marks" and first.content[0][0] <= line.start + 1:
        first.content = before.content + first.content
        found.remove(before)


def _left_open(one: Quotation, made: list[Draft]) -> Draft | None:
    """The quote that holds a quotation which the line does not close."""
    return next((draft for draft in made if any(start >= one.start for start, _ in draft.content)), None)


def _in(places: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a line is wholly left out."""
    at = bisect_left(places, (start + 1,)) - 1
    return at >= 0 and places[at][1] >= end
