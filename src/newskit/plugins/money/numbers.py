"""Numbers as news writes them: digits with separators, number words, and the two mixed ("2,5 miliona").

A number is read from the words and gaps of the scan. Each reader gets the words it may use and
gives what it read, or None.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newskit.plugins.money.digits import BLANKS, HYPHENS, read_digits
from newskit.plugins.money.grammar import APOSTROPHES, Grammar, Kind
from newskit.plugins.money.reading import Reading

__all__ = ["Number", "number_after", "number_before"]

_INNER = BLANKS | HYPHENS
_STOPPED = frozenset((". ", ".", ".\u00a0", ".-"))
_COMMAS = frozenset((", ", ",\u00a0"))
_BINDING = frozenset((".", ",", "/", ":"))
_LONGEST = 20  # words of one number; "two hundred and thirty-four million five hundred thousand" has nine
_BEHIND_DIGITS = frozenset((Kind.SCALE,))
_JOINED_DIGITS = frozenset((Kind.SCALE, Kind.JOINER))
_FIRST = frozenset((Kind.NUMBER, Kind.SCORE))
_NEVER_FIRST = frozenset((Kind.JOINER, Kind.LINK, Kind.POINT))


class Number(NamedTuple):
    """A number in the words `first` to `stop` - 1."""

    first: int
    stop: int
    value: Decimal
    scale: Decimal = Decimal(1)  #: The scale of its last part, 1 where it has none.
    vague: bool = False
    grouped: bool = False  #: Whether its digits stand in groups or have a decimal part.
    more: bool = False  #: Whether it says that there is something more: "два с лишним миллиона".
    digits: bool = False  #: Whether it begins with digits.


def number_before(grammar: Grammar, words: list[str], gaps: list[str], stop: int, lowest: int) -> Number | None:
    """The longest number that ends right before word `stop` and begins at word `lowest` or later."""
    first = stop
    lowest = max(lowest, stop - _LONGEST)
    while first > lowest:
        word = words[first - 1]
        if not word.isdecimal() and word not in grammar:
            break
        if first != stop and not _inside(grammar, word, gaps[first]):
            break
        first -= 1
    while first < stop:
        if grammar.kind(words[first]) not in _NEVER_FIRST:
            found = _read(grammar, words, gaps, first, stop)
            if found is not None:
                # "12,30,5", "1/3": digits that belong to something before them are no number of their own.
                if found.digits and first and gaps[first] in _BINDING and words[first - 1].isdecimal():
                    return None
                return found
        first += 1
    return None


def number_after(
    grammar: Grammar, words: list[str], gaps: list[str], first: int, *, spelled: bool = False
) -> Number | None:
    """The longest number that begins with word `first`: with digits, or (`spelled`) with a number word."""
    if first >= len(words):
        return None
    if not words[first].isdecimal() and not (spelled and grammar.kind(words[first]) in _FIRST):
        return None
    stop = first + 1
    highest = min(len(words), first + _LONGEST)
    # "$1 million two years ago": behind digits only more digits and scales are read on.
    wanted = frozenset(Kind) if spelled else _JOINED_DIGITS if grammar.words.joins_scales else _BEHIND_DIGITS
    while stop < highest:
        word, gap = words[stop], gaps[stop]
        if not word.isdecimal() and grammar.kind(word) not in wanted:
            break
        if gap in _COMMAS or not _inside(grammar, words[stop - 1], gap):
            break
        stop += 1
    while stop > first:
        found = _read(grammar, words, gaps, first, stop)
        # "$2 million 500 miles away": hundreds of a number that has a scale would have one too.
        odd = words[stop - 1].isdecimal() or _is_unit(words, gaps, stop - 1)
        if found is not None and not (found.scale > 1 and odd):
            return found
        stop -= 1
    return None


def _is_unit(words: list[str], gaps: list[str], index: int) -> bool:
    """Whether a letter that may be a scale is part of something else: "m/s"."""
    return len(words[index]) == 1 and gaps[index] != "" and gaps[index + 1] == "/"


def _inside(grammar: Grammar, word: str, gap: str) -> bool:
    """Whether a gap behind a word may lie inside a number."""
    if gap in _INNER or gap in grammar.in_digits or (gap in _STOPPED and word in grammar.abbreviations):
        return True
    return gap in _COMMAS and grammar.is_scale(word)  # "one million, two hundred thousand"


def _read(grammar: Grammar, words: list[str], gaps: list[str], first: int, stop: int) -> Number | None:
    """The number that all words from `first` to `stop` - 1 make up."""
    reading = Reading(grammar)
    grouped = False
    index = first
    while index < stop:
        gap, word = gaps[index], words[index]
        if index > first and gap not in _INNER and not _may_part(grammar, reading, words[index - 1], gap, word):
            return None
        if gap in _COMMAS:
            reading.take_comma()
        if word.isdecimal():
            read = read_digits(grammar, words, gaps, index, stop) if reading.ready_for_digits else None
            if read is None:
                return None
            value, index, grouped = read
            reading.take_digits(value)
            continue
        index += 1
        follows = Kind.NUMBER if index < stop and words[index].isdecimal() else None
        if index < stop and follows is None:
            follows = grammar.kind(words[index])
        if not reading.take_all(grammar.steps(word), follows):
            return None
    value = reading.value
    digits = words[first].isdecimal()
    if not value and not digits:
        return None
    return Number(first, stop, value, reading.shared, reading.vague, grouped, reading.more, digits)


def _may_part(grammar: Grammar, reading: Reading, before: str, gap: str, word: str) -> bool:
    """Whether a gap that is no blank may stand before a word of a number."""
    if gap in APOSTROPHES:
        return before in grammar.elided
    loose = gap in _STOPPED or (gap in _COMMAS and not word.isdecimal())
    return loose and reading.previous is Kind.SCALE
