"""Numbers beside an agreement: how many there are, and how many years they last.

Number words are those of the `money` section; `agreements.numbers` adds what money has no use for ("a dozen").
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import NamedTuple

from newskit.model import MonetaryFigure
from newskit.plugins.agreements.nearby import nearby
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.money.grammar import Grammar, Kind
from newskit.plugins.money.numbers import number_after, number_before
from newskit.plugins.money.words import MoneyWords

__all__ = ["Number", "count_of", "is_number", "is_year", "length_stop", "number_at", "number_ending", "sum_behind"]

_KINDS = frozenset((Kind.NUMBER, Kind.HUNDRED, Kind.SCALE, Kind.FRACTION, Kind.SCORE))
_MOST = 1_000_000  # agreements that anybody counts
_WORDS = 6  # words of a number at most
_LEAD = 4  # words before a sum or a length, behind what leads to it
_OPENING = frozenset("(\"'„“«‘[¿¡")
_CENTURIES = ("19", "20", "21")


class Number(NamedTuple):
    """A number in the words `first` to `stop` - 1."""

    first: int
    stop: int
    value: Decimal
    digits: bool  #: Whether it is written in digits.


def _grammar(reading: Reading) -> Grammar:
    return reading.document.section(MoneyWords).grammar


def is_number(reading: Reading, index: int) -> bool:
    """Whether a word may belong to a number."""
    word = reading.scan.words[index]
    if word.isdigit() or reading.has(index, "number") or _grammar(reading).kind(word) in _KINDS:
        return True
    return any(tag.stop > index for tag in reading.tags(max(reading.first, index - 1), index + 1, "number"))


def is_year(word: str) -> bool:
    """Whether a word is a year of our times."""
    return len(word) == 4 and word.isdecimal() and word[:2] in _CENTURIES


def number_ending(reading: Reading, stop: int) -> Number | None:
    """The number whose last word stands right before a word; None where there is none, or no exact one."""
    for tag in reading.tags(max(reading.first, stop - 2), stop, "number"):
        if tag.stop == stop and tag.stop - tag.first > 1:
            return Number(tag.first, stop, Decimal(str(tag.value)), digits=False)
    scan = reading.scan
    found = number_before(_grammar(reading), scan.words, scan.gaps, stop, max(reading.first, stop - _WORDS))
    if found is not None:
        return None if found.vague else Number(found.first, stop, found.value, found.digits)
    single = reading.tag(stop - 1, "number") if stop > reading.first else None
    return None if single is None else Number(stop - 1, stop, Decimal(str(single.value)), digits=False)


def number_at(reading: Reading, first: int) -> Number | None:
    """The number that begins with a word."""
    tag = reading.tag(first, "number")
    if tag is not None and tag.stop - first > 1:
        return Number(first, tag.stop, Decimal(str(tag.value)), digits=False)
    if first >= reading.stop:
        return None
    scan = reading.scan
    found = number_after(_grammar(reading), scan.words, scan.gaps, first, spelled=True)
    if found is not None:
        return None if found.vague else Number(first, found.stop, found.value, found.digits)
    return None if tag is None else Number(first, tag.stop, Decimal(str(tag.value)), digits=False)


def count_of(reading: Reading, number: Number, noun: int) -> int | None:
    """How many agreements a number before their noun counts; None where it counts or names something else."""
    value = number.value
    if value != value.to_integral_value() or not 1 < value < _MOST:
        return None
    if number.digits and number.stop - number.first == 1 and is_year(reading.scan.words[number.first]):
        return None
    if reading.scan.gaps[number.stop] not in (" ", "\u00a0", ". ") or not _stands_free(reading, number):
        return None
    if number.stop < noun and reading.has(number.stop, "measures", "unit", "months"):
        return None
    if reading.has(number.first - 1, "number_marks") or (number.digits and _is_in_a_name(reading, number.first)):
        return None
    return int(value)


def _stands_free(reading: Reading, number: Number) -> bool:
    """Whether nothing is written to a number in front: no sign of a currency, no hyphen."""
    gap = reading.scan.gaps[number.first]
    if any(unicodedata.category(mark) == "Sc" for mark in gap):
        return False
    return not gap or gap[-1].isspace() or gap[-1] in _OPENING


def _is_in_a_name(reading: Reading, first: int) -> bool:
    """Whether a number in digits belongs to a name or a date before it: "Boeing 737 contracts", "May 5 accords"."""
    index = first - 1
    if index < reading.first or reading.scan.gaps[first] != " ":
        return False
    if reading.has(index, "months"):
        return True
    if reading.section.nouns_capital or not reading.capital(index) or reading.has(index, "days"):
        return False
    while index > reading.first and not reading.has(index - 1, "locatives", "date_words"):
        if not reading.capital(index - 1) or reading.scan.gaps[index] != " ":
            return True
        index -= 1
    return index == reading.first and first - index > 1


def sum_behind(reading: Reading, first: int) -> int | None:
    """Behind the sum that begins among the next words, with nothing but "nearly" or "an estimated" before it."""
    scan = reading.scan
    last = min(first + _LEAD, reading.stop - 1)
    for figure in nearby(reading.document, MonetaryFigure, scan.ends[first - 1], scan.ends[last]):
        begin = scan.index_at(figure.span.start)
        told = figure.qualifier != "exact"
        if any(_names_something(reading, index, told=told) for index in range(first, begin)):
            return None
        if reading.has(begin - 1, "articles") and begin > first:
            return None  # "for a $5m bridge"
        return scan.index_at(figure.span.end - 1) + 1
    return None


def length_stop(reading: Reading, first: int) -> int | None:
    """Behind the length of time that begins among the next words: "another two years"."""
    for index in range(first, min(first + _LEAD, reading.stop)):
        number = number_at(reading, index)
        if number is not None:
            unit = reading.tag(number.stop, "unit") if number.stop < reading.stop else None
            return unit.stop if unit is not None else None
        if reading.hard(index) or not reading.has(index, "time_words", "articles", "definite"):
            return None
    return None


def _names_something(reading: Reading, index: int, *, told: bool) -> bool:
    """Whether a word before a sum is no mere qualifier of it; `told` where the sum is known to have one."""
    if reading.hard(index) or reading.comma(index) or reading.capital(index) or reading.has(index, "conjunctions"):
        return True
    return not told and not reading.has(index, "time_words", "articles", "totals", "amounts", "values", "merged")
