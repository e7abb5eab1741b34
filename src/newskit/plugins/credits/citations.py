"""Sources in running text: outlets that say something, outlets that somebody talked to, and sources without a name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from newskit.model import SourceCredit
from newskit.plugins.credits.backing import Backing
from newskit.plugins.credits.companions import Formula
from newskit.plugins.credits.formulas import formulas
from newskit.plugins.credits.page import Page

__all__ = ["citations"]

_NEAR = 5  # words between an insider and the sign that the name is kept back


def citations(page: Page) -> Iterator[SourceCredit]:
    """Citations and the outlets somebody talked to, then sources without a name."""
    found = formulas(page)
    backing = Backing(page)
    for formula in found:
        if page.is_taken(formula.start, formula.end):
            continue
        named = (formula.mention, *formula.others)
        outlets = [one.name for one in named if one.role == "outlet"]
        yield SourceCredit(
            span=page.document.span(formula.start, formula.end),
            kind=formula.kind,
            names=tuple(one.name for one in named),
            agencies=tuple(one.name for one in named if one.role == "agency"),
            outlet=outlets[0] if outlets else None,
            givers=outlets[1:],
            generic=formula.mention.role == "media",
            supports=backing.of(formula.start, formula.end, formula.kind),
            rule=formula.rule,
        )
    yield from _unnamed(page, found, backing)


def _unnamed(page: Page, found: Sequence[Formula], backing: Backing) -> Iterator[SourceCredit]:
    """Sources without a name: "sources familiar with the matter"."""
    scan = page.scan
    unnamed = {*((hit.first, hit.stop) for hit in scan.hits("credits.unnamed")), *_insiders(page)}
    if not unnamed:
        return
    taken = [_with_its_source(page, formula) for formula in found]
    for first, stop in sorted(unnamed, key=lambda place: (place[0], -place[1])):
        start, end = scan.starts[first], scan.ends[stop - 1]
        at = bisect_left(taken, (start,))
        if any(a < end and start < b for a, b in taken[max(at - 1, 0) : at + 1]) or page.is_taken(start, end):
            continue
        yield SourceCredit(
            span=page.document.span(start, end),
            kind="citation",
            names=(page.text[start:end].lower(),),
            generic=True,
            supports=backing.quote(start, end),
            rule="unnamed",
        )
        insort(taken, (start, end))


def _with_its_source(page: Page, formula: Formula) -> tuple[int, int]:
    """The place of a formula; one whose verb ends the clause holds the source it cites as well."""
    scan = page.scan
    stop = scan.index_at(formula.end - 1) + 1
    citing = scan.at("credits.citing").get(stop)
    if citing is None or formula.rule != "verb_at_the_end":
        return formula.start, formula.end
    return formula.start, scan.ends[min(citing.stop + _NEAR, len(scan)) - 1]


def _insiders(page: Page) -> Iterator[tuple[int, int]]:
    """People whose names are kept back: a noun with a sign beside it, "a person familiar with the matter"."""
    scan = page.scan
    signs, nouns = scan.hits("credits.insider_sign"), scan.hits("credits.insider")
    if not signs or not nouns:
        return
    firsts = [hit.first for hit in nouns]
    leads = {hit.stop: hit.first for hit in scan.hits("credits.according")}
    for sign in signs:
        at = bisect_left(firsts, sign.first)
        for noun in nouns[max(at - 1, 0) : at + 1]:
            first, stop = min(noun.first, sign.first), max(noun.stop, sign.stop)
            between = scan.gaps[min(noun.stop, sign.stop) : max(noun.first, sign.first) + 1]
            if len(between) <= _NEAR and not any(mark in gap for gap in between for mark in ".!?;:\n"):
                yield leads.get(first, first), stop
                break
