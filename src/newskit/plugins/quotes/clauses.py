"""Which rule reads a cue or a formula in the reporter's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.plugins.quotes.bare_clauses import infinitive, zero_that
from newskit.plugins.quotes.clause import Clause
from newskit.plugins.quotes.colons import colon_clause
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.fixed_order import is_verb, progressive
from newskit.plugins.quotes.formulas import according_to
from newskit.plugins.quotes.inserted import AS_WITHIN, as_reported, inserted, inserted_free, trailing
from newskit.plugins.quotes.that_clauses import lead_of, participle, reports, that_clause
from newskit.plugins.quotes.view import ENDS
from newskit.plugins.quotes.words import Formula
from newskit.scan import Hit

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader

__all__ = ["read"]


def read(reader: LineReader, hit: Hit, first: int, stop: int) -> Draft | None:
    """The quote that a cue or formula makes of its sentence, if any."""
    view, value = reader.view, hit.value
    free, formula = view.sets.free, type(value) is Formula
    thought = not free and not formula and value.marked
    if thought and reader.number in view.quotations and not reports(view, hit):
        return None  # "He thinks so."; in a line without quotations such cues are left out before
    low, high = view.sentence(hit.first, reader.line)
    if reader.quotations:
        high = _whole(reader, hit, high)
    low, high = max(first, low), min(stop, high)
    if formula:
        draft = according_to(view, reader.line, hit, low, high)
        if draft is None or reader.touches(draft.content):
            return None
        draft.line, draft.kind = reader.number, reader.kind_of(draft.content)
        return draft
    if value.group in ("gesture", "reporter"):
        return None
    clause = Clause(reader, hit, low, high)
    if not is_verb(view, hit, low, clause.start):
        return None
    if thought:
        lead = lead_of(clause)
        return that_clause(clause, lead) if lead is not None else None
    if value.person == "participle" and not progressive(view, hit, low):
        return participle(clause)
    words = view.words
    if not view.sets.as_reported.isdisjoint(words[max(low, hit.first - AS_WITHIN) : hit.first]):
        found = as_reported(clause)
        if found is not None:
            return found
    lead = lead_of(clause)
    if lead is not None:
        return that_clause(clause, lead)
    if free:
        found = colon_clause(clause) or inserted_free(clause)
        if found is not None:
            return found
    found = trailing(clause)
    if found is not None or value.marked or free or hit.stop >= high:
        return found
    return inserted(clause) or infinitive(clause) or zero_that(clause)


def _whole(reader: LineReader, hit: Hit, high: int) -> int:
    """Where a sentence ends whose quotation has stops of its own: not inside the quotation."""
    one = reader.quotation_over(high)
    if one is None or not hit.first < one.first < high < one.stop:
        return high
    if one.stop >= reader.line.stop:
        return reader.line.stop
    if not ENDS.isdisjoint(reader.view.gaps[one.stop]):
        return one.stop
    return max(reader.view.sentence(one.stop, reader.line)[1], one.stop)
