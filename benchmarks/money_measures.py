"""How right figures of money are: the measures of ``benchmarks/money.py``, for sentences whose figures are marked.

pairing      figures of a system and of the gold are paired one to one where they overlap, the best first: by the share
             of the characters that either has which both have.
span         right where both ends are equal. A closing full stop in or out is forgiven: whether that of "2,9 mld. Kč."
             belongs to the figure is not always to be told.
amount       right where it is the one expected, or another one that is accepted, and the upper end of a range is equal.
currency     right where it is the one expected, or another one that is accepted ("$" of no country).
in full      span, amount and currency are right. P, R and F1 are of these.
value        amount and currency are right, wherever the two overlap.
qualifier    "about", "over" and the like: right of the gold figures that have one.
ignored      vague amounts and bare currency words: who finds them is neither right nor wrong.
false        figures found in clean cases: those in which there is nothing to find and nothing to ignore.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

__all__ = ["Case", "Counts", "Figure", "Gold", "Offsets", "count", "paired", "same_span"]

Offsets = tuple[int, int]


class Figure(NamedTuple):
    """A sum of money, in half-open ``str`` offsets; ``amount`` is the lower end of a range, in major units."""

    span: Offsets
    amount: Decimal
    currency: str | None
    amount_max: Decimal | None = None
    qualifier: str | None = None


class Gold(NamedTuple):
    """A figure that was marked, and what else is accepted in place of its amount and its currency."""

    figure: Figure
    amounts: tuple[Decimal, ...] = ()
    currencies: tuple[str | None, ...] = ()

    def has_amount_of(self, found: Figure) -> bool:
        """Whether a figure's amount is right, and the upper end of its range."""
        mine = self.figure
        return found.amount_max == mine.amount_max and found.amount in (mine.amount, *self.amounts)

    def has_currency_of(self, found: Figure) -> bool:
        """Whether a figure's currency is right."""
        return found.currency in (self.figure.currency, *self.currencies)


class Case(NamedTuple):
    """A text, what a reader is told of it, and the figures marked in it."""

    text: str
    lang: str
    country: str | None = None
    gold: tuple[Gold, ...] = ()
    ignored: tuple[Offsets, ...] = ()


class Counts(NamedTuple):
    """How many there are, of one case or of many; the shares are nan where there is nothing to share."""

    cases: int = 0
    gold: int = 0
    found: int = 0
    right: int = 0  # in full
    value: int = 0
    amount: int = 0
    currency: int = 0
    qualified: int = 0
    qualifier: int = 0
    clean: int = 0
    false: int = 0

    @classmethod
    def total(cls, counts: Iterable[Counts]) -> Counts:
        """The sum of the counts of many cases."""
        return cls(*map(sum, zip(*counts, strict=True)))

    def shares(self) -> dict[str, float]:
        """The columns of the table, in its order."""
        return {
            "P": _share(self.right, self.found),
            "R": _share(self.right, self.gold),
            "F1": _share(2 * self.right, self.found + self.gold),
            "value F1": _share(2 * self.value, self.found + self.gold),
            "amount": _share(self.amount, self.gold),
            "currency": _share(self.currency, self.gold),
            "qualifier": _share(self.qualifier, self.qualified),
        }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan


def count(case: Case, found: Sequence[Figure]) -> Counts:
    """What a system found in a case, counted."""
    judged = [one for one in found if not _is_ignored(one, case)]
    pairs = [(gold, one) for gold, one in paired(case.gold, judged) if one]
    values = [gold.has_amount_of(one) and gold.has_currency_of(one) for gold, one in pairs]
    spans = [same_span(case.text, gold.figure.span, one.span) for gold, one in pairs]
    is_clean = not case.gold and not case.ignored
    return Counts(
        cases=1,
        gold=len(case.gold),
        found=len(judged),
        right=sum(value and span for value, span in zip(values, spans, strict=True)),
        value=sum(values),
        amount=sum(gold.has_amount_of(one) for gold, one in pairs),
        currency=sum(gold.has_currency_of(one) for gold, one in pairs),
        qualified=sum(gold.figure.qualifier is not None for gold in case.gold),
        qualifier=sum(gold.figure.qualifier == one.qualifier is not None for gold, one in pairs),
        clean=int(is_clean),
        false=len(judged) if is_clean else 0,
    )


def _is_ignored(one: Figure, case: Case) -> bool:
    """Whether a figure lies on what is to be ignored, and on nothing that was marked."""
    on_gold = any(_shared(one.span, gold.figure.span) for gold in case.gold)
    return not on_gold and any(_shared(one.span, ignored) for ignored in case.ignored)


def paired(gold: Sequence[Gold], found: Sequence[Figure]) -> Iterator[tuple[Gold, Figure | None]]:
    """Each figure of the gold with its partner, or with None; of equally good ones the earlier come first."""
    candidates = []
    for place, marked in enumerate(gold):
        for number, one in enumerate(found):
            if shared := _shared(marked.figure.span, one.span):
                (start, end), (first, last) = marked.figure.span, one.span
                candidates.append((-shared / (max(end, last) - min(start, first)), place, number))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, number in sorted(candidates):
        if place not in partners and number not in taken:
            partners[place] = number
            taken.add(number)
    for place, marked in enumerate(gold):
        yield marked, found[partners[place]] if place in partners else None


def _shared(one: Offsets, other: Offsets) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same_span(text: str, one: Offsets, other: Offsets) -> bool:
    """Whether two spans are equal, but for a closing full stop.

    >>> same_span("To 5 zł.", (3, 7), (3, 8))
    True
    """
    return one[0] == other[0] and _without_stop(text, one[1]) == _without_stop(text, other[1])


def _without_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1 : end] == "." else end
