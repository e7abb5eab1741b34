"""A sum of money while it is being read."""

from __future__ import annotations

from decimal import Decimal

from newskit.plugins.money.currencies import Unit
from newskit.plugins.money.numbers import Number

__all__ = ["Figure"]


class Figure:
    """A sum while it is being read: the words `first` to `stop` - 1 and the text from `start` to `end`."""

    __slots__ = ("end", "first", "leads", "maximum", "number", "rule", "start", "stop", "unit", "value")

    def __init__(self, number: Number, unit: Unit, first: int, stop: int, start: int, end: int, rule: str) -> None:
        self.number = number
        self.unit = unit
        self.first = first
        self.stop = stop
        self.start = start
        self.end = end
        self.value: Decimal = number.value * unit.factor
        self.maximum: Decimal | None = None
        self.leads = rule == "money.before"  # whether the currency stands before the number
        self.rule = rule

    @property
    def scaled(self) -> bool:
        """Whether the number has a scale of its own."""
        return self.number.scale > 1
