"""Which rule reads a cue or a formula in the reporter's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.plugins.quotes.bare_clauses import infinitive, zero_that
from newskit.plugins.quotes.calling import label
from newskit.plugins.quotes.clause import Clause
from newskit.plugins.quotes.colons import colon_clause
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.formulas import according_to
from newskit.plugins.quotes.inserted import AS_WITHIN, as_reported, inserted, inserted_free, trailing
from newskit.plugins.quotes.that_clauses import lead_of, participle, reports, that_clause
from newskit.plugins.quotes.view import ENDS
from newskit.plugins.quotes.words import Formula
from newskit.scan import Hit

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader

__all__ = ["read"]

_BESIDE_WORDS = frozenset(("gesture", "reporter"))  # groups whose verbs stand beside spoken words only


def read(reader: LineReader, hit: Hit, first: int, stop: int) -> Draft | None:
    """The quote that a cue or formula makes of its sentence, if any."""
    view, value = reader.view, hit.value
    cued = type(value) is not Formula
    thought = cued and value.marked and not view.sets.free
    labels = cued and bool(reader.quotations) and value.lemma in view.sets.labelling
    if thought and not labels and reader.number in view.quotations and not reports(view, hit):
        return None  # "He thinks so."; in a line without quotations such cues are left out before
    low, high = view.sentence(hit.first)
    if reader.quotations:
        high = _whole(reader, hit, high)
    if low < first or high > stop:
        low, high = max(first, low), min(stop, high)
    if cued and value.group in _BESIDE_WORDS:
        return None
    if not cued:
        return _sourced(reader, hit, low, high)
    clause = Clause(reader, hit, low, high)
    found = label(clause) if labels else None
    if found is not None:
        return found
    if thought:
        lead = lead_of(clause)
        return that_clause(clause, lead) if lead is not None else None
    if value.person == "participle" and not clause.progressive():
        return participle(clause)
    return _reported(clause)


def _reported(clause: Clause) -> Draft | None:
    """The quote of a finite verb: the rules from the plainest sign to the faintest."""
    words, sets, at = clause.view.words, clause.sets, clause.cue.first
    near = clause.low if at - clause.low < AS_WITHIN else at - AS_WITHIN
    if not sets.as_reported.isdisjoint(words[near:at]):
        found = as_reported(clause)
        if found is not None:
            return found
    lead = lead_of(clause)
    if lead is not None:
        return that_clause(clause, lead)
    if sets.free:
        found = colon_clause(clause) or inserted_free(clause)
        if found is not None:
            return found
    found = trailing(clause)
    if found is not None or sets.free or clause.value.marked or clause.cue.stop >= clause.high:
        return found
    if clause.value.lemma in sets.zero_that:
        found = inserted(clause)
        if found is not None:
            return found
    if clause.value.lemma in sets.infinitive_verbs:
        found = infinitive(clause)
        if found is not None:
            return found
    return zero_that(clause) if clause.value.lemma in sets.zero_that else None


def _sourced(reader: LineReader, hit: Hit, low: int, high: int) -> Draft | None:
    """The quote that a formula makes of its sentence: "according to X"."""
    draft = according_to(reader.view, reader.line, hit, low, high)
    if draft is None or reader.touches(draft.content):
        return None
    draft.line, draft.kind = reader.number, reader.kind_of(draft.content)
    return draft


def _whole(reader: LineReader, hit: Hit, high: int) -> int:
    """Where a sentence ends whose quotation has stops of its own: not inside the quotation."""
    one = reader.quotation_over(high)
    if one is None or not hit.first < one.first < high < one.stop:
        return high
    if one.stop >= reader.line.stop:
        return reader.line.stop
    if not ENDS.isdisjoint(reader.view.gaps[one.stop]):
        return one.stop
    return max(reader.view.sentence(one.stop)[1], one.stop)
