"""How long an agreement lasts: "na lata 2026-30", "a five-year contract", "until June 2029", "for 18 months".

A period is the start and the end of an ISO 8601 interval; see `newskit.Agreement`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newskit.plugins.agreements.details.numbers import Number, is_year, number_at, number_ending
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag

__all__ = ["period_of", "period_told_later"]

_BEHIND = 16  # words behind an agreement among which its time stands
_MODIFIERS = 6  # words before a noun phrase among which a length may stand
_DATE = 8  # words of a date at most
_FILLERS = 4  # words between what leads a length in and its number
_RANGES = ("-", "–", "—", "/")
_HYPHENS = ("-", "\u2010", "\u2011")
_DAYS = 31
_TO_MONTHS = Decimal(12)
_HOURS = 24

Period = tuple[str, str]


class _Time(NamedTuple):
    """A date or a length, in ISO 8601, and where it ends."""

    iso: str
    stop: int


def period_of(reading: Reading, phrase: Phrase, cue: Tag) -> Period | None:
    """The period of an agreement by its own sentence."""
    for index in range(_first_modifier(reading, phrase.first), phrase.head):
        length = _told_by_adjective(reading, index)
        if length:
            return "", length
    low = min(cue.first, phrase.first)
    return _period_in(reading, low, _reach(reading, max(cue.stop, phrase.head)), phrase.head)


def _first_modifier(reading: Reading, first: int) -> int:
    """The unit of a length that a comma parts from the words before a noun: "a four-year, £2m-a-year contract"."""
    scan = reading.scan
    for index in range(first - 1, max(reading.first, first - _MODIFIERS) - 1, -1):
        if reading.hard(index + 1) or reading.has(index, "cue"):
            break
        if scan.gaps[index + 1] == ", " and scan.gaps[index] in _HYPHENS and reading.has(index, "unit"):
            return index
    return first


def period_told_later(reading: Reading, *, next_one: bool) -> Period | None:
    """The period that a later sentence gives in which an agreement is said to run: "It is valid for five years".

    The sentence right behind (`next_one`) may say so of "it"; a later one must name an agreement.
    """
    if not next_one and not any(index in reading.nouns for index in range(reading.first, reading.stop)):
        return None
    for tag in reading.tags(reading.first, reading.stop, "lasts"):
        found = _period_in(reading, tag.first, _reach(reading, tag.stop), reading.first)
        if found is not None:
            return found
    return None


def _reach(reading: Reading, stop: int) -> int:
    """Where the words end in which the period may stand: at another agreement or a break."""
    for index in range(stop, min(reading.stop, stop + _BEHIND)):
        noun = reading.nouns.get(index)
        listed = any(reading.has(one, "conjunctions") for one in (index - 1, index - 2))
        if (noun is not None and (listed or not noun.value.weak)) or (index > stop and reading.hard(index)):
            return index
    return min(reading.stop, stop + _BEHIND)


def _period_in(reading: Reading, low: int, high: int, head: int) -> Period | None:
    """The first period among some words; a length goes before an end."""
    start = end = length = ""
    for index in range(low, high):
        years = _range(reading, index, high)
        if years is not None:
            return years
        kinds = reading.kinds(index)
        if not kinds:
            continue
        if not length and not kinds.isdisjoint(("terms", "lasts")):
            length = _length_behind(reading, index, high)
        if not end and "deadlines" in kinds:
            end = _date_behind(reading, index, "deadlines")
        if not start and "starts" in kinds and index > head:
            start = _date_behind(reading, index, "starts")
        if not length and "length" in kinds:
            length = _whole_length(reading, index)
    if length:
        return start, length
    return (start, end) if start or end else None


# -------------------------------------------------------------------------------------------------------- lengths


def _told_by_adjective(reading: Reading, index: int) -> str:
    """The length that a word of the noun phrase tells: "pięcioletnia", "10-letnia", "five-year"."""
    scan = reading.scan
    hyphen = index > reading.first and scan.gaps[index] in _HYPHENS
    whole = "" if hyphen else _whole_length(reading, index)
    if whole:
        return whole
    word = scan.words[index]
    unit = reading.tag(index, "unit")
    if unit is not None and (scan.gaps[unit.stop] not in _HYPHENS or unit.stop in reading.nouns):  # no "year-old"
        number = number_ending(reading, index)
        return _duration(number, str(unit.value)) if number is not None else ""
    found = reading.section.details.length_adjective(word)
    if found is None:
        return ""
    first, unit_name = found
    if first:
        value = reading.section.details.number_part(first)
        return _duration(Number(index, index + 1, value, digits=False), unit_name) if value is not None else ""
    number = number_ending(reading, index) if hyphen else None
    return _duration(number, unit_name) if number is not None else ""


def _whole_length(reading: Reading, index: int) -> str:
    """A length that is one word or phrase: "roczna", "a decade"."""
    tag = reading.tag(index, "length")
    return "" if tag is None else str(tag.value)


def _length_behind(reading: Reading, index: int, high: int) -> str:
    """The number and its unit behind words such as "for" and "for another"."""
    lead = reading.tag(index, "terms", "lasts")
    if lead is None:
        return ""
    at = lead.stop
    for at in range(lead.stop, min(high, lead.stop + _FILLERS)):
        if reading.hard(at):
            return ""
        if reading.has(at, "length"):
            return _whole_length(reading, at)
        number = number_at(reading, at)
        if number is not None:
            unit = reading.tag(number.stop, "unit") if number.stop < reading.stop else None
            if unit is not None and reading.scan.gaps[number.stop] in (" ", "\u00a0", *_HYPHENS):
                return "" if reading.has(unit.stop, "past") else _duration(number, str(unit.value))
            if not reading.has(at, "articles"):
                return ""
        if not reading.has(at, "time_words", "articles", "definite", "terms"):
            return ""
    return ""


def _duration(number: Number, unit: str) -> str:
    """An ISO 8601 duration: whole days for 24 hours, months for parts of a year."""
    value = number.value
    if unit == "Y" and value != value.to_integral_value():
        value, unit = value * _TO_MONTHS, "M"
    if value != value.to_integral_value() or not 0 < value < 1000:
        return ""
    count = int(value)
    if unit == "H":
        return f"PT{count}H" if count % _HOURS else f"P{count // _HOURS}D"
    return f"P{count}{unit}"


# ---------------------------------------------------------------------------------------------------------- dates


def _range(reading: Reading, index: int, high: int) -> Period | None:
    """Two years with a dash, or a word such as "to", between: "2026-30", "from 2026 to 2030"."""
    scan = reading.scan
    word = scan.words[index]
    if not is_year(word) or index + 1 >= high:
        return None
    if scan.gaps[index + 1].strip() in _RANGES:
        last = scan.words[index + 1]
    elif index + 2 < high and (
        reading.has(index + 1, "until")
        or (reading.has(index + 1, "conjunctions") and reading.has(index - 1, "between", "periods"))
    ):
        last = scan.words[index + 2]
    else:
        return None
    if not last.isdecimal() or len(last) not in (2, 4):
        return None
    last = last if len(last) == 4 else word[:2] + last
    return (word, last) if is_year(last) and last >= word else None


def _date_behind(reading: Reading, index: int, kind: str) -> str:
    """The date behind a word such as "until": a year, a month or a day of one; "" where none stands there."""
    lead = reading.tag(index, kind)
    if lead is None:
        return ""
    scan, day, month = reading.scan, 0, 0
    for at in range(lead.stop, min(reading.stop, lead.stop + _DATE)):
        word = scan.words[at]
        if at > lead.stop and reading.hard(at):
            return ""
        if is_year(word):
            if scan.gaps[at + 1].strip() in _RANGES and scan.words[at + 1 : at + 2] and scan.words[at + 1].isdecimal():
                return _end_of_season(word, scan.words[at + 1])
            return _iso(word, month, day)
        found = reading.tag(at, "month")
        if found is not None:
            month = int(str(found.value))
        elif word.isdecimal() and len(word) < 3 and 0 < int(word) <= _DAYS:
            if day and scan.gaps[at] == ".":  # "30.06.2027"
                month = int(word)
            day = day or int(word)
        elif not reading.has(at, "time_words", "articles", "definite", "merged", "date_words", "months"):
            return ""
    return ""


def _end_of_season(year: str, last: str) -> str:
    """The second year of "the end of the 2026/27 season"."""
    return year[:2] + last if len(last) == 2 else year


def _iso(year: str, month: int, day: int) -> str:
    if not 0 < month <= 12:
        return year
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
