"""When something happened to an agreement, in the words of the text: "9 maja", "on Friday night", "in 2019"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newskit.plugins.agreements.details.numbers import is_year, number_ending
from newskit.plugins.agreements.reading import Reading, Tag

__all__ = ["date_of"]

_ANCHORS = ("months", "days", "times")
_BROKEN = 6  # what a break between an event and a date counts, in words
_DAY = 2  # digits of a day at most
_INSIDE = ("date_words", "time_words", "definite", "articles", "merged")
_LOOSE = ("definite", "articles", "merged")


class _When(NamedTuple):
    first: int
    stop: int


def date_of(reading: Reading, low: int, high: int, near: int | None = None) -> str | None:
    """The date among the words `low` to `high` that stands nearest to the word `near`, without it the first one."""
    low, high = max(reading.first, low), min(reading.stop, high)
    found = sorted({*_phrases(reading, low, high), *_anchored(reading, low, high), *_past(reading, low, high)})
    if not found:
        return None
    best = found[0] if near is None else min(found, key=lambda when: _distance(reading, when, near))
    return reading.text(best.first, best.stop)


def _distance(reading: Reading, when: _When, near: int) -> int:
    """How far off a date stands: in words, breaks counted as some."""
    begin, end = (when.stop, near) if when.stop <= near else (near, when.first)
    breaks = sum(reading.hard(index) or index in reading.nouns for index in range(begin + 1, end + 1))
    return max(0, end - begin) + _BROKEN * breaks


def _phrases(reading: Reading, low: int, high: int) -> Iterator[_When]:
    for tag in reading.tags(low, high, "dates"):
        yield _When(tag.first, tag.stop)


def _anchored(reading: Reading, low: int, high: int) -> Iterator[_When]:
    """Days, months, seasons and years with the words that belong to them."""
    for kind in _ANCHORS:
        for tag in reading.tags(low, high, kind):
            if kind != "times" and not reading.section.adjectives_follow and not reading.capital(tag.first):
                continue
            when = _around(reading, tag, low, high)
            if (when != _When(tag.first, tag.stop) or kind == "days") and not _ends_a_period(reading, when):
                yield when
    for index in range(max(low, reading.first + 1), high):
        if is_year(reading.scan.words[index]) and _is_dated(reading, index):
            yield _When(index - 1, _behind(reading, index + 1, high))


def _is_dated(reading: Reading, year: int) -> bool:
    """Whether a word such as "in" stands before a year that begins no period."""
    gaps = reading.scan.gaps
    if gaps[year] != " " or gaps[year + 1] in ("-", "–", "/"):
        return False
    return reading.has(year - 1, "date_words", "locatives") and not reading.has(year - 1, "starts", "deadlines")


def _ends_a_period(reading: Reading, when: _When) -> bool:
    """Whether a date with its year is the last day of something: "until June 2029"."""
    if not is_year(reading.scan.words[when.stop - 1]):
        return False
    return any(reading.has(index, "deadlines") for index in range(max(when.first - 1, reading.first), when.stop))


def _around(reading: Reading, tag: Tag, low: int, high: int) -> _When:
    first = tag.first
    while first > low and reading.scan.gaps[first] in (" ", ". ") and _is_inside(reading, first - 1):
        first -= 1
    while first < tag.first and reading.has(first, *_LOOSE) and not reading.has(first, "date_words", "time_words"):
        first += 1
    if tag.kind == "times" and not any(reading.has(index, "date_words") for index in range(first, tag.first)):
        return _When(tag.first, tag.stop)
    return _When(first, _behind(reading, tag.stop, high, day=tag.kind == "months"))


def _is_inside(reading: Reading, index: int) -> bool:
    word = reading.scan.words[index]
    return (word.isdecimal() and len(word) <= _DAY) or reading.has(index, *_INSIDE)


def _behind(reading: Reading, stop: int, high: int, *, day: bool = False) -> int:
    """Behind the day (of a month), the year and the time of day that follow."""
    scan = reading.scan
    while stop < high:
        word = scan.words[stop]
        number = scan.gaps[stop] in (" ", ", ") and word.isdecimal() and (is_year(word) or (day and len(word) <= _DAY))
        if not number and not (scan.gaps[stop] == " " and reading.has(stop, "date_ends")):
            break
        stop += 1
    return stop


def _past(reading: Reading, low: int, high: int) -> Iterator[_When]:
    """A length that lies in the past: "three years ago", "trzy lata temu"."""
    for tag in reading.tags(low, high, "past"):
        unit = next((one for one in reading.tags(max(low, tag.first - 1), tag.first, "unit")), None)
        if unit is None or unit.stop != tag.first:
            continue
        number = number_ending(reading, unit.first)
        if number is not None and number.first >= low:
            yield _When(number.first, tag.stop)
