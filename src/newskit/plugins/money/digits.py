"""Numbers in digits, with the separators of any country: 1 250 000,50 and 1,250,000.50, 1'250'000 and 12,50,000."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newskit.plugins.money.grammar import Grammar

__all__ = ["BLANKS", "HYPHENS", "IN_DIGITS", "read_digits"]

#: Gaps between words of one number or between it and its currency. "" stands where a word was cut ("20zł").
BLANKS = frozenset((" ", "\u00a0", "", "  "))
HYPHENS = frozenset(("-", "\u2010", "\u2011"))
_APOSTROPHES = frozenset(("'", "\u2019", "\u02bc"))
_POINTS = frozenset((".", ","))
#: What may stand between groups of digits in any language.
IN_DIGITS = _APOSTROPHES | _POINTS | {" ", "\u00a0"}

_MOST_DIGITS = 24


def read_digits(
    grammar: Grammar, words: Sequence[str], gaps: Sequence[str], first: int, stop: int
) -> tuple[Decimal, int, bool] | None:
    """Read the digits from word `first` on.

    Returns:
        Their value, the word behind them, and whether they have groups or decimals. None where they are no number, as
        in "12.5.2031".
    """
    head = words[first]
    index = first + 1
    marks: list[str] = []
    groups = [head]
    while index < stop and gaps[index] in grammar.in_digits and words[index].isdecimal():
        mark = gaps[index]
        if mark not in _POINTS and mark not in grammar.minor_marks and len(words[index]) != 3:
            break
        if mark == " " and not grammar.words.blank_groups:
            break
        groups.append(words[index])
        # Pages mix blanks of all widths in one number.
        marks.append(" " if mark in BLANKS else "'" if mark in _APOSTROPHES else mark)
        index += 1
    if sum(map(len, groups)) > _MOST_DIGITS:
        return None
    if not marks:
        return Decimal(head), index, False
    decimals = _has_decimals(grammar, groups, marks)
    whole = groups[:-1] if decimals else groups
    if not _grouped(whole, marks[: len(whole) - 1]):
        return None
    return Decimal("".join(whole) + ("." + groups[-1] if decimals else "")), index, True


def _has_decimals(grammar: Grammar, groups: list[str], marks: list[str]) -> bool:
    """Whether the last group is a decimal part."""
    last = marks[-1]
    if last in grammar.minor_marks:  # "139:90 kr"
        return len(groups[-1]) == 2
    if last not in _POINTS:
        return False
    if len(marks) > 1:
        if last in marks[:-1]:  # "1.250.000" has none, "1.250.000,50" and "1 250,50" have
            return False
        millions = "'" in marks and last != grammar.decimal and len(groups[-1]) == 3  # "1'250.000" in Colombia
        return not millions
    if last == grammar.decimal:
        return True
    return len(groups[-1]) != 3 or len(groups[0]) > 3 or groups[0].startswith("0")


def _grouped(groups: list[str], marks: list[str]) -> bool:
    """Whether digits stand in groups of three (or, in India, of two before the last three)."""
    if len(groups) == 1:
        return True
    behind_millions = marks[1:] if marks[0] == "'" and len(marks) > 1 else marks
    if len(set(behind_millions)) > 1 or not 1 <= len(groups[0]) <= 3:
        return False
    middle = {len(group) for group in groups[1:-1]}
    return len(groups[-1]) == 3 and (middle <= {3} or (middle == {2} and len(groups[0]) <= 2))
