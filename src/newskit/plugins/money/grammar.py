"""The words of a pack compiled into the look-ups that reading needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from newskit.plugins.money.currencies import Units
from newskit.plugins.money.digits import IN_DIGITS
from newskit.plugins.money.phrases import Phrases

if TYPE_CHECKING:
    from newskit.plugins.money.words import MoneyWords

__all__ = ["APOSTROPHES", "Grammar", "Kind", "Step", "plain_apostrophe"]

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
_NOTHING = Decimal(0)
APOSTROPHES = ("'", "\u2019", "\u02bc")
_LONGEST_COMPOUND = 80
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


class Kind(IntEnum):
    """What a word does in a number."""

    NUMBER = 0
    HUNDRED = 1
    SCALE = 2
    FRACTION = 3
    VAGUE = 4
    JOINER = 5
    ARTICLE = 6
    LINK = 7
    ADDED = 8  #: A fraction that is added without a word between: "iki buçuk".
    SCORE = 9  #: Twenty, or times twenty: "quatre-vingt".
    GLUE = 10  #: Stands inside a compound: "einundzwanzig".
    POINT = 11  #: A decimal mark in words: "zwölf Komma fünf".


class Step(NamedTuple):
    """One step of reading a number: what a word, or a part of a compound, does, its value, and the word."""

    kind: Kind
    value: Decimal
    word: str


class Grammar:
    """The look-ups of one language.

    Attributes:
        units: What money is called.
        decimal: The decimal mark.
        minor_marks: Further marks before hundredths: ``:``.
        in_digits: What may stand between groups of digits.
        one: Scale words that mean one of it where they stand alone.
        elided: Links that are written with an apostrophe, without it: ``d``.
        apostrophes: Number words with an apostrophe: ``п'ять``, which the scan cuts in two.
    """

    def __init__(self, words: MoneyWords, shared: MoneyWords, country: str | None = None) -> None:
        self.words = words
        self.units = Units(words, shared)
        self._kinds: dict[str, tuple[Step, ...]] = {
            word: (Step(kind, value, word),) for word, kind, value in _kinds(words, shared, country)
        }
        glue: dict[str, tuple[Step, ...]] = {word: (Step(Kind.GLUE, _NOTHING, word),) for word in words.glue}
        self._parts = {word: steps for word, steps in self._kinds.items() if _is_part(word, steps)} | glue
        self._longest_part = max(map(len, self._parts), default=0)
        self.decimal = words.decimals_in.get(country or "", words.decimal)
        self.minor_marks = frozenset(words.minor_marks)
        self.in_digits = IN_DIGITS | self.minor_marks
        self.apostrophes = frozenset(word for word in self._kinds if "'" in word)
        self.one = frozenset(words.one)
        self.one_when_qualified = frozenset(words.one_when_qualified)
        self.elided = frozenset(link[:-1] for link in words.links if link.endswith(APOSTROPHES))
        self.long_tens = frozenset(map(Decimal, words.long_tens))
        self.abbreviations = frozenset(words.abbreviations)
        self.not_before = frozenset(words.not_before)
        self.measure_before = frozenset(words.measure_before)
        self.measure_after = frozenset(words.measure_after)
        self.fillers = frozenset(words.fillers)
        self.negators = frozenset(words.negators)
        self.joiners = frozenset(words.joiners)
        self.minor_joiners = self.joiners | frozenset(words.minor_joiners)
        self.and_words = frozenset(words.and_words)
        self.change_to = frozenset(words.change_to)
        self.to_words = frozenset(words.to_words) | self.change_to
        self.between = frozenset(words.between)
        self.range_from = frozenset(words.range_from)
        self.change_from = frozenset(words.change_from)
        self.only_changes = self.change_from - self.range_from
        self.moves = frozenset(words.moves)
        self.per = frozenset(words.per)
        self.equals = frozenset(words.equals)
        self.qualifiers = Phrases(_pairs(words.qualifiers), before=True)
        self.qualifiers_after = Phrases(_pairs(words.qualifiers_after), before=False)
        self.rates = Phrases(_pairs(words.rates), before=False)
        self.rates_before = Phrases(_pairs(words.rates_before), before=True)

    def __contains__(self, word: str) -> bool:
        return bool(self.steps(word))

    def steps(self, word: str) -> tuple[Step, ...]:
        """What a word does in a number, step by step; nothing where it is no number word."""
        found = self._kinds.get(word)
        if found is None and "\u02bc" in word:  # an apostrophe that is a letter to the scan
            found = self._kinds.get(plain_apostrophe(word))
        if found is not None:
            return found
        if self.words.compounds and len(word) <= _LONGEST_COMPOUND and word.isalpha():
            return self._compound(word)
        if word[-1:] in _VULGAR:  # "2½"
            return _vulgar(word)
        return ()

    def kind(self, word: str) -> Kind | None:
        """What a word does in a number first."""
        steps = self.steps(word)
        return steps[0].kind if steps else None

    def is_scale(self, word: str) -> bool:
        """Whether a word is a scale: ``mln``."""
        return self.kind(word) is Kind.SCALE

    def _compound(self, word: str) -> tuple[Step, ...]:
        """The parts of a number written in one word, the longest first that leave a rest which can be read."""
        parts, longest = self._parts, self._longest_part
        dead: set[int] = set()  # places from which nothing can be read, so that no rest is tried twice

        def read(start: int) -> list[Step] | None:
            if start == len(word):
                return []
            for end in range(min(len(word), start + longest), start, -1):
                steps = parts.get(word[start:end])
                if steps is None or end in dead:
                    continue
                rest = read(end)
                if rest is not None:
                    return [*steps, *rest]
            dead.add(start)
            return None

        found = read(0)
        glued = found and (found[0].kind is Kind.GLUE or found[-1].kind is Kind.GLUE)
        return () if not found or glued or len(found) < 2 else tuple(found)


#: What may be a part of a compound.
_PARTS = frozenset((Kind.NUMBER, Kind.HUNDRED, Kind.SCALE, Kind.FRACTION, Kind.ADDED, Kind.POINT))


def _is_part(word: str, steps: tuple[Step, ...]) -> bool:
    """Whether a word may be a part of a compound. A letter that is a scale may not: "km" is no thousand million."""
    return steps[0].kind in _PARTS and (len(word) > 1 or steps[0].kind is not Kind.SCALE)


def _vulgar(word: str) -> tuple[Step, ...]:
    last = Step(Kind.ADDED, _VULGAR[word[-1]], word)
    if len(word) == 1:
        return (last._replace(kind=Kind.FRACTION),)
    return (Step(Kind.NUMBER, Decimal(word[:-1]), word), last) if word[:-1].isdecimal() else ()


def _kinds(words: MoneyWords, shared: MoneyWords, country: str | None) -> Iterator[tuple[str, Kind, Decimal]]:
    """What each word does in a number; of words with several uses the later one holds."""
    plain = (
        (Kind.LINK, [link.rstrip("".join(APOSTROPHES)) for link in words.links]),
        (Kind.JOINER, words.joiners),
        (Kind.ARTICLE, words.articles),
        (Kind.POINT, words.points),
    )
    for kind, some in plain:
        for word in some:
            yield word, kind, _NOTHING
    tables: tuple[tuple[Kind, Mapping[str, tuple[str, ...]]], ...] = (
        (Kind.SCALE, shared.other_scales if not words.scales else {}),
        (Kind.SCALE, words.scales),
        (Kind.SCALE, words.other_scales),
        (Kind.SCALE, words.scales_in.get(country or "", {})),
        (Kind.NUMBER, words.numbers),
        (Kind.FRACTION, words.fractions),
        (Kind.VAGUE, words.vague),
        (Kind.HUNDRED, {"100": words.hundred}),
        (Kind.SCORE, {"20": words.scores}),
    )
    for kind, table in tables:
        for value, forms in table.items():
            number = Decimal(_SCALES.get(value, 0)) or _number(value)
            for form in forms:
                yield plain_apostrophe(form.lower()), Kind.ADDED if value.startswith("+") else kind, number


def _number(told: str) -> Decimal:
    """The value of a key: 100, 0.5, 1/3."""
    above, _, below = told.partition("/")
    return Decimal(above) / Decimal(below or 1)


def plain_apostrophe(word: str) -> str:
    """A word with the apostrophe of the keyboard in place of any other."""
    return word.replace("\u2019", "'").replace("\u02bc", "'")


def _pairs(table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for value, phrases in table.items():
        for phrase in phrases:
            yield phrase, value
