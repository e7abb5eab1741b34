"""Numbers as news writes them: digits with separators, number words, and the two mixed ("2,5 miliona").

A number is read from the words and gaps of the scan. Each reader gets the words it may use and
gives what it read, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from newskit.plugins.money.grammar import Grammar, Kind

__all__ = ["BLANKS", "Number", "number_after", "number_before"]

#: Gaps between words of one number or between it and its currency. "" stands where a word was cut ("20zł").
BLANKS = frozenset((" ", "\u00a0", "\u202f", "\u2009", "\u2007", "", "  "))
_HYPHENS = frozenset(("-", "\u2010", "\u2011"))
_INNER = BLANKS | _HYPHENS
_STOPPED = frozenset((". ", ".", ".\u00a0", ".-"))
_NO_BREAK = frozenset(("\u00a0", "\u202f", "\u2009", "\u2007", "'", "\u2019"))
_POINTS = frozenset((".", ","))
_BINDING = frozenset((".", ",", "/", ":"))
_IN_DIGITS = _NO_BREAK | _POINTS | {" "}

_LONGEST = 14  # words of one number; "two hundred and thirty-four million five hundred thousand" has nine
_MOST_DIGITS = 24

_ONE = Decimal(1)
_NOTHING = (Kind.LINK, Decimal(0))
_BEHIND_DIGITS = frozenset((Kind.SCALE,))
_DIGITS = (Kind.NUMBER, Decimal(0))  # digits, for the word before them


class Number(NamedTuple):
    """A number in the words `first` to `stop` - 1."""

    first: int
    stop: int
    value: Decimal
    scale: Decimal = _ONE  #: The scale of its last part, 1 where it has none.
    vague: bool = False
    grouped: bool = False  #: Whether its digits stand in groups or have a decimal part.
    digits: bool = False  #: Whether it begins with digits.


def number_before(grammar: Grammar, words: list[str], gaps: list[str], stop: int, lowest: int) -> Number | None:
    """The longest number that ends right before word `stop` and begins at word `lowest` or later."""
    kinds = grammar.kinds
    first = stop
    lowest = max(lowest, stop - _LONGEST)
    while first > lowest:
        word = words[first - 1]
        if word not in kinds and not word.isdecimal():
            break
        if first != stop and not _inside(grammar, word, gaps[first]):
            break
        first -= 1
    while first < stop:
        kind = kinds.get(words[first])
        if kind is None or kind[0] not in (Kind.JOINER, Kind.LINK):
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
    if not words[first].isdecimal() and not (spelled and grammar.kinds.get(words[first], _NOTHING)[0] == Kind.NUMBER):
        return None
    stop = first + 1
    highest = min(len(words), first + _LONGEST)
    # "$1 million two years ago": behind digits only more digits and scales are read on.
    wanted = frozenset(Kind) if spelled else _BEHIND_DIGITS
    while stop < highest:
        word, gap = words[stop], gaps[stop]
        if not word.isdecimal() and (word not in grammar.kinds or grammar.kinds[word][0] not in wanted):
            break
        if gap == ", " or not _inside(grammar, words[stop - 1], gap):
            break
        stop += 1
    while stop > first:
        found = _read(grammar, words, gaps, first, stop)
        # "$2 million 500 miles away": hundreds of a number that has a scale would have one too.
        if found is not None and not (found.scale > 1 and words[stop - 1].isdecimal()):
            return found
        stop -= 1
    return None


def _inside(grammar: Grammar, word: str, gap: str) -> bool:
    """Whether a gap behind a word may lie inside a number."""
    if gap in _INNER or gap in _IN_DIGITS or (gap in _STOPPED and word in grammar.abbreviations):
        return True
    return gap == ", " and grammar.kinds.get(word, _NOTHING)[0] == Kind.SCALE  # "one million, two hundred thousand"


def _read(grammar: Grammar, words: list[str], gaps: list[str], first: int, stop: int) -> Number | None:
    """The number that all words from `first` to `stop` - 1 make up."""
    reading = _Reading(grammar)
    grouped = False
    index = first
    while index < stop:
        gap, word = gaps[index], words[index]
        if index > first and gap not in _INNER:
            loose = gap in _STOPPED or (gap == ", " and not word.isdecimal())
            if not loose or reading.previous != Kind.SCALE:
                return None
        if word.isdecimal():
            read = _digits(grammar, words, gaps, index, stop) if reading.ready_for_digits else None
            if read is None:
                return None
            reading.term, index, grouped = read
            reading.previous, reading.room = Kind.NUMBER, 0
            continue
        kind, value = grammar.kinds[word]
        index += 1
        follows = grammar.kinds.get(words[index], _DIGITS)[0] if index < stop else None
        if not _STEPS[kind](reading, value, word, follows):
            return None
        reading.previous = kind
    value = reading.total if reading.term is None else reading.total + reading.term
    digits = words[first].isdecimal()
    if not value and not digits:
        return None
    return Number(first, stop, value, reading.last_scale or _ONE, reading.vague, grouped, digits)


class _Reading:
    """A number while it is read word by word. Each step tells whether its word may stand there.

    Attributes:
        total: The terms that have their scale: 2,000,000 after "two million three hundred".
        term: What the next scale multiplies: 300 there; None where nothing is open.
        part: The last term with its scale.
        last_scale: The scale that the last term has; the next one must be smaller. 0 before the first.
        room: What a number word that follows must be smaller than: 10 after "twenty".
        previous: What the word before did.
        joined: Whether "and" stands open: "two and a ...".
        vague: Whether nobody could say how much it is: "several million".
    """

    __slots__ = ("_grammar", "joined", "last_scale", "part", "previous", "room", "term", "total", "vague")

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.total = self.part = self.last_scale = Decimal(0)
        self.term: Decimal | None = None
        self.room = 0
        self.previous: Kind | None = None
        self.joined = False
        self.vague = False

    @property
    def ready_for_digits(self) -> bool:
        return self.term is None and not self.joined and self.previous != Kind.ARTICLE

    def number(self, value: Decimal, _word: str, _follows: Kind | None) -> bool:
        if self.previous == Kind.ARTICLE:
            return False
        if self.term is None:
            if self.joined and value >= self.last_scale:
                return False
            self.term = value
        elif value < self.room:
            self.term += value
        else:
            return False
        self.room = 100 if value >= 100 else 10 if value >= 20 and not value % 10 else 0
        self.joined = False
        return True

    def hundred(self, value: Decimal, word: str, _follows: Kind | None) -> bool:
        if self.term is None:
            self.vague = self.vague or not self._counts_one(word)
        elif self.term >= value:
            return False
        self.term = (_ONE if self.term is None else self.term) * value
        self.room = 100
        return True

    def scale(self, value: Decimal, word: str, _follows: Kind | None) -> bool:
        if self.term is None and self.previous == Kind.SCALE:  # "thousand million"
            self.total += self.part * (value - 1)
            self.part *= value
            self.last_scale = self.part
            return True
        if self.term is None and not self._counts_one(word):
            if word in self._grammar.abbreviations:  # "w mln zł" heads a table
                return False
            self.vague = True
        if self.last_scale and value >= self.last_scale:
            return False
        self.part = (_ONE if self.term is None else self.term) * value
        self.total += self.part
        self.last_scale, self.term, self.room = value, None, 0
        return True

    def fraction(self, value: Decimal, _word: str, _follows: Kind | None) -> bool:
        if self.term is None and self.joined:  # "a million and a half"
            self.total += value * self.last_scale
        elif self.term is None:
            self.term = value
        elif self.joined:  # "two and a half"
            self.term += value
        elif value < 1:  # "three quarters"
            self.term *= value
        else:
            return False
        self.room, self.joined = 0, False
        return True

    def vaguely(self, value: Decimal, _word: str, _follows: Kind | None) -> bool:
        if self.term is not None and not self.vague:
            return False
        self.term, self.vague, self.room = (self.term or _ONE) * value, True, 0
        return True

    def joiner(self, _value: Decimal, _word: str, follows: Kind | None) -> bool:
        self.joined = True
        if self.previous == Kind.NUMBER:
            return follows in (Kind.FRACTION, Kind.ARTICLE)
        return self.previous in (Kind.HUNDRED, Kind.SCALE) and follows in (Kind.NUMBER, Kind.FRACTION, Kind.ARTICLE)

    def article(self, _value: Decimal, _word: str, follows: Kind | None) -> bool:
        return follows is not None and (
            self.term is None or self.previous in (Kind.FRACTION, Kind.JOINER, Kind.VAGUE, Kind.LINK)
        )

    def link(self, _value: Decimal, _word: str, _follows: Kind | None) -> bool:
        return self.previous in (Kind.FRACTION, Kind.VAGUE, Kind.SCALE, Kind.HUNDRED)

    def _counts_one(self, word: str) -> bool:
        return self.previous == Kind.ARTICLE or word in self._grammar.one


_STEPS: dict[Kind, Callable[[_Reading, Decimal, str, Kind | None], bool]] = {
    Kind.NUMBER: _Reading.number,
    Kind.HUNDRED: _Reading.hundred,
    Kind.SCALE: _Reading.scale,
    Kind.FRACTION: _Reading.fraction,
    Kind.VAGUE: _Reading.vaguely,
    Kind.JOINER: _Reading.joiner,
    Kind.ARTICLE: _Reading.article,
    Kind.LINK: _Reading.link,
}


def _digits(
    grammar: Grammar, words: list[str], gaps: list[str], first: int, stop: int
) -> tuple[Decimal, int, bool] | None:
    """The value of a run of digits, the word behind it, and whether it has groups or decimals."""
    head = words[first]
    if first + 1 >= stop or not words[first + 1].isdecimal() or gaps[first + 1] not in _IN_DIGITS:
        return (Decimal(head), first + 1, False) if len(head) <= _MOST_DIGITS else None
    index = first + 1
    marks = ""
    groups = [head]
    while index < stop and gaps[index] in _IN_DIGITS and words[index].isdecimal():
        mark = gaps[index]
        if mark not in _POINTS and len(words[index]) != 3:
            break
        if mark == " " and not grammar.words.blank_groups:
            break
        groups.append(words[index])
        marks += mark
        index += 1
    if not marks:
        return Decimal(head), index, False
    if len(head) > _MOST_DIGITS or sum(map(len, groups)) > _MOST_DIGITS:
        return None
    decimals = _has_decimals(grammar.words.decimal, groups, marks)
    whole = groups[:-1] if decimals else groups
    if not _grouped(whole, marks[: len(whole) - 1]):
        return None
    text = "".join(whole) + ("." + groups[-1] if decimals else "")
    return Decimal(text), index, True


def _has_decimals(decimal: str, groups: list[str], marks: str) -> bool:
    """Whether the last group is a decimal part."""
    last = marks[-1]
    if last not in _POINTS:
        return False
    if len(marks) > 1:
        return last not in marks[:-1]  # "1.250.000" has none, "1.250.000,50" and "1 250,50" have
    if last == decimal:
        return True
    return len(groups[-1]) != 3 or len(groups[0]) > 3 or groups[0].startswith("0")


def _grouped(groups: list[str], marks: str) -> bool:
    """Whether digits stand in groups of three (or, in India, of two before the last three)."""
    if len(groups) == 1:
        return True
    if len(set(marks)) > 1 or not 1 <= len(groups[0]) <= 3:
        return False
    middle = {len(group) for group in groups[1:-1]}
    return len(groups[-1]) == 3 and (middle <= {3} or (middle == {2} and len(groups[0]) <= 2))
