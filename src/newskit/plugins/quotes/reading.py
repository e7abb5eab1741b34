"""From a document to drafts: which lines are read, and what goes on from line to line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newskit.plugins.lines import Line
from newskit.plugins.quotes import dialogue
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.rules import LineReader
from newskit.plugins.quotes.that_clauses import reports
from newskit.plugins.quotes.transcripts import transcript
from newskit.plugins.quotes.view import DASHES, View
from newskit.scan import Hit

__all__ = ["drafts"]

_TOLD = 6  # quotes back among which the one of a line before stands
_OPENING = 3  # characters of a dash or mark that opens a line
_HEADLINE = 180  # characters within which a headline ends, sentence before its colon and all
_SPEAKER = 90  # characters within which the colon of a headline stands


def drafts(view: View) -> list[Draft]:
    """The quotes of a document without their speakers, in the order of the text."""
    found: list[Draft] = []
    kinds: dict[int, str] | None = None
    text, quotations, left_out, spoken = view.text, view.quotations, view.left_out(), transcript(view)
    fixed, turns = not view.sets.free, view.sets.turns
    cues, cue_words, formulas, dashes = view.cues, view.cue_words, view.formulas, view.dashes
    cue_at = formula_at = dash_at = 0  # where the line begins among them
    turn_before = False
    open_quote: Draft | None = None  # a quote whose closing mark has not come yet
    for number, line in enumerate(view.lines):
        start, end, _, stop = line
        begin, cue_at = cue_at, bisect_left(cue_words, stop, cue_at)
        here = cues[begin:cue_at]
        sources: Sequence[Hit] = ()
        if formulas:
            begin = formula_at
            while formula_at < len(formulas) and formulas[formula_at].first < stop:
                formula_at += 1
            sources = formulas[begin:formula_at]
        begin = dash_at
        while dash_at < len(dashes) and dashes[dash_at] < stop:
            dash_at += 1
        if number in spoken:
            turn_before, open_quote = False, None
            found += spoken[number]
            continue
        marked = number in quotations
        if here and fixed and not marked:
            here = [cue for cue in here if not cue.value.marked or reports(view, cue)]
        colon = text.find(":", start, end if end - start < _HEADLINE else start + _SPEAKER) >= 0
        if not (here or sources or marked or colon or text[start] in DASHES):
            turn_before, open_quote = False, None
            continue
        if left_out and _in(left_out, start, end):
            continue
        if kinds is None:
            kinds = view.kinds()
        reader = LineReader(view, number, line, kinds.get(start, "paragraph"), sources)
        if open_quote is not None:
            reader.take_first()
        if reader.goes_on and open_quote is not None:
            open_quote.content.append(reader.goes_on)
        made = _kept(reader, reader.read(here, dashes[begin:dash_at], colon=colon), found, turn_before=turn_before)
        if open_quote is not None and open_quote.cue is None and not reader.goes_on:
            _joined(open_quote, made, line, found)
        if reader.left_open is None:
            open_quote = None
        else:
            open_quote = _left_open(reader.left_open, made) or (open_quote if reader.goes_on else None)
        turn_before = turns and any(draft.rule in ("dash_turn", "uncued_turn") for draft in made)
        found += made
    return found


def _kept(reader: LineReader, made: list[Draft], found: list[Draft], *, turn_before: bool) -> list[Draft]:
    """The drafts of a line that are quotes; those without a verb take what the line before says of their speaker."""
    view, number = reader.view, reader.number
    kept = []
    for draft in made:
        if draft.rule in ("uncued_turn", "quoted_paragraph") and draft.same_as is None:
            before = None
            if draft.content[0][0] <= reader.line.start + _OPENING:
                told = {known.cue[0] for known in found[-_TOLD:] if known.cue is not None}
                before = dialogue.lead_in(view, number, told)
            turn = draft.rule == "uncued_turn"
            if turn and not turn_before and not dialogue.speaks(view, number, draft.content[0], before):
                continue
            if before is not None:
                dialogue.introduce(view, draft, before)
        if draft.content:
            kept.append(draft)
    return kept


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
