"""What belongs to a formula besides its outlet: outlets beside it, the station of a programme, the source it names.

As in "„El País” i agencja AP", "w programie „Rano” w TVN24", "Bloomberg, citing Nikkei".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newskit.model import CreditKind
from newskit.plugins.credits.borders import is_joined
from newskit.plugins.credits.loose_names import skip_to_name
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.quoted_names import quoted_after, quoted_before

__all__ = ["Companions", "Formula"]

_MARKS = '”"»“’ \u00a0\u202f'  # between a programme and its station
_MOST = 6  # outlets that one formula names


class Formula(NamedTuple):
    """A mention with the words that make it a source, in half-open offsets."""

    kind: CreditKind
    start: int
    end: int
    mention: Mention
    rule: str
    others: tuple[Mention, ...] = ()  #: Further outlets of the same words.


class Companions:
    """Completes formulas.

    Args:
        page: The document.
        named: The mentions of outlets in it.
    """

    def __init__(self, page: Page, named: Sequence[Mention]) -> None:
        self._page = page
        self._scan = page.scan
        self._by_first = {mention.first: mention for mention in named}
        self._by_stop = {mention.stop: mention for mention in named}
        self._citing = page.scan.at("credits.citing")

    def completed(self, formula: Formula) -> Formula:
        """A formula with the outlets that "and" joins to its own, or with the station behind a programme."""
        station = self._station(formula)
        if station is not None:
            return formula._replace(mention=station, end=station.end)
        others = self._row(formula.mention) if formula.end == formula.mention.end else []
        if others:
            formula = formula._replace(end=others[-1].end)
        first = formula.mention
        while formula.start == first.start and len(others) < _MOST and (before := self._before(first)) is not None:
            others.insert(0, before)
            formula = formula._replace(start=before.start)
            first = before
        return formula._replace(others=tuple(others)) if others else formula

    def chained(self, formulas: Iterable[Formula]) -> list[Formula]:
        """Formulas in order, none over another; one that names the source of the one before becomes part of it."""
        kept: list[Formula] = []
        for formula in formulas:
            last = kept[-1] if kept else None
            if last is not None and self._continues(last, formula):
                end = max(last.end, formula.end)
                kept[-1] = last._replace(end=end, others=(*last.others, formula.mention, *formula.others))
            elif last is None or formula.start >= last.end:
                kept.append(formula)
        return kept

    def _continues(self, last: Formula, formula: Formula) -> bool:
        """Whether a formula begins with "citing" and the like right behind another, or inside of it."""
        if last.kind != "citation" or formula.kind != "citation" or formula.mention.role == "media":
            return False
        if formula.mention.first == last.mention.first or self._scan.index_at(formula.start) not in self._citing:
            return False
        return self._page.text[last.end : formula.start].strip(" \u00a0") in ("", ",")

    def _station(self, formula: Formula) -> Mention | None:
        """The outlet a programme is on, or that unnamed reports stand in: "according to reports *in the Herald*"."""
        scan, mention, vocabulary = self._scan, formula.mention, self._page.vocabulary
        stop = mention.stop
        if formula.end < mention.end or mention.role == "agency" or stop + 1 >= len(scan):
            return None
        gap = scan.gaps[stop].strip(_MARKS)
        if mention.role == "media":
            if gap or scan.words[stop] not in vocabulary.prepositions or formula.end != mention.end:
                return None
            stop += 1
        elif formula.kind != "told_to" or gap not in ("", ","):
            return None
        elif scan.words[stop] in vocabulary.airs:
            stop += 1
        elif gap or mention.first in self._by_first:
            return None
        found = self._named(stop)
        return found if found is not None and found.role == "outlet" and is_joined(scan.gaps[stop]) else None

    def _row(self, mention: Mention) -> list[Mention]:
        """The outlets behind a mention that commas join to it, where "and" joins the last."""
        scan, row = self._scan, list[Mention]()
        while len(row) < _MOST:
            stop = row[-1].stop if row else mention.stop
            if stop + 1 >= len(scan):
                break
            last = self._page.vocabulary.links.get(scan.words[stop]) == "and"
            if not last and scan.gaps[stop].strip(_MARKS) != ",":
                break
            after = self._at(stop + last)
            if after is None:
                break
            row.append(after)
            if last:
                return row
        return []

    def _named(self, index: int) -> Mention | None:
        """The outlet that begins with a word, or behind articles and adjectives there."""
        return self._by_first.get(index) or self._by_first.get(skip_to_name(self._page, index))

    def _at(self, index: int) -> Mention | None:
        return self._named(index) or quoted_after(self._page, skip_to_name(self._page, index))

    def _before(self, mention: Mention) -> Mention | None:
        """The outlet before one that "and" or a comma joins to it."""
        scan, index = self._scan, mention.first - 1
        while index > 0 and scan.words[index] in self._page.vocabulary.articles and is_joined(scan.gaps[index + 1]):
            index -= 1
        if index < 1:
            return None
        if self._page.vocabulary.links.get(scan.words[index]) == "and" and is_joined(scan.gaps[index + 1]):
            return self._by_stop.get(index) or quoted_before(self._page, index)
        before = self._by_stop.get(index + 1)
        return before if before is not None and scan.gaps[index + 1].strip(_MARKS) == "," else None
