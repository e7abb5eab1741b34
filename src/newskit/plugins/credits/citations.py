"""Sources in running text: outlets that say something, outlets that somebody talked to, and sources without a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newskit.model import SourceCredit
from newskit.plugins.credits.backing import Backing
from newskit.plugins.credits.formulas import Formula, formulas
from newskit.plugins.credits.page import Page

__all__ = ["citations"]


def citations(page: Page) -> Iterator[SourceCredit]:
    """Citations and the outlets somebody talked to, then sources without a name."""
    found = formulas(page)
    backing = Backing(page)
    for formula in found:
        if page.is_taken(formula.start, formula.end):
            continue
        mention = formula.mention
        yield SourceCredit(
            span=page.document.span(formula.start, formula.end),
            kind=formula.kind,
            names=(mention.name,),
            agencies=(mention.name,) if mention.role == "agency" else (),
            outlet=mention.name if mention.role == "outlet" else None,
            generic=mention.role == "media",
            supports=backing.of(formula.start, formula.end, formula.kind),
            rule=formula.rule,
        )
    yield from _unnamed(page, found, backing)


def _unnamed(page: Page, found: Sequence[Formula], backing: Backing) -> Iterator[SourceCredit]:
    """Sources without a name: "sources familiar with the matter"."""
    scan = page.scan
    taken = [(formula.start, formula.end) for formula in found]
    for hit in scan.hits("credits.unnamed"):
        start, end = scan.starts[hit.first], scan.ends[hit.stop - 1]
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
