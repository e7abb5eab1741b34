"""The words of a pack compiled into the look-ups that reading needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newskit.plugins.money.words import Currency, MoneyWords

__all__ = ["Grammar", "Kind", "Phrases", "Unit"]

_ONE, _HUNDREDTH, _MILLION = Decimal(1), Decimal("0.01"), Decimal(1000000)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
_LONGEST_LETTER_SIGN = 2
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"([^\W\d]*(?:\.[^\W\d]+)*)\.?([^\w\s.])")


class Unit(NamedTuple):
    """What a currency word or sign stands for."""

    code: str  #: ISO 4217; of an ambiguous one the language's default, or "".
    candidates: tuple[str, ...] = ()
    factor: Decimal = _ONE  #: How much of the currency one is: a hundredth for "groszy".
    before: bool = False  #: Whether it may stand before its number.
    weak: bool = False
    measure: bool = False
    unsafe: bool = False
    glued: bool = False  #: Whether it counts only where it touches its digits: "50p".


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


class Phrases:
    """Phrases to be found right before or right after a place, by the word that is next to it."""

    __slots__ = ("_by_word", "_last")

    def __init__(self, table: Iterable[tuple[str, str]], *, before: bool) -> None:
        self._by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._last = before
        for phrase, value in table:
            words = tuple(word.lower() for word in _WORD.findall(phrase))
            if words:
                self._by_word.setdefault(words[-1 if before else 0], []).append((words, value))
        for found in self._by_word.values():
            found.sort(key=lambda item: -len(item[0]))

    def __contains__(self, word: str) -> bool:
        return word in self._by_word

    def before(self, words: list[str], stop: int) -> tuple[int, str] | None:
        """The first word and the value of the longest phrase that ends before word `stop`."""
        for phrase, value in self._by_word.get(words[stop - 1], ()) if stop else ():
            first = stop - len(phrase)
            if first >= 0 and (len(phrase) == 1 or tuple(words[first:stop]) == phrase):
                return first, value
        return None

    def after(self, words: list[str], first: int) -> tuple[int, str] | None:
        """The word behind, and the value of, the longest phrase that begins with word `first`."""
        for phrase, value in self._by_word.get(words[first], ()) if first < len(words) else ():
            stop = first + len(phrase)
            if len(phrase) == 1 or tuple(words[first:stop]) == phrase:
                return stop, value
        return None


class Grammar:
    """The look-ups of one language.

    Attributes:
        names: Every name, phrase, code and lettered sign, as it is written, with its unit.
        single: The same for names of one word, in lower case: what may be glued to digits.
        marks: Signs that are no letters, by character.
        lettered: Signs of letters and a mark (``us$``), in lower case.
        kinds: What a word does in a number, and its value.
        homes: The currency of a country.
    """

    def __init__(self, words: MoneyWords, shared: MoneyWords) -> None:
        self.words = words
        self.kinds: dict[str, tuple[Kind, Decimal]] = dict(_kinds(words, shared))
        self.one = frozenset(words.one)
        self.abbreviations = frozenset(words.abbreviations)
        self.homes = {country: code for code, item in shared.currencies.items() for country in item.home}
        for code, item in words.currencies.items():
            for country in item.home:
                self.homes.setdefault(country, code)
        self.marks: dict[str, Unit] = {}
        self.lettered: dict[str, Unit] = {}
        self.names: dict[str, Unit] = {}
        self._name_all(words, shared)
        self.single = {name.rstrip(".").lower(): unit for name, unit in self.names.items() if " " not in name}
        self.not_before = frozenset(words.not_before)
        self.measure_before = frozenset(words.measure_before)
        self.measure_after = frozenset(words.measure_after)
        self.fillers = frozenset(words.fillers)
        self.and_words = frozenset(words.and_words)
        self.to_words = frozenset(words.to_words)
        self.between = frozenset(words.between)
        self.range_from = frozenset(words.range_from)
        self.change_from = frozenset(words.change_from)
        self.moves = frozenset(words.moves)
        self.per = frozenset(words.per)
        self.equals = frozenset(words.equals)
        self.qualifiers = Phrases(_pairs(words.qualifiers), before=True)
        self.qualifiers_after = Phrases(_pairs(words.qualifiers_after), before=False)
        self.rates = Phrases(_pairs(words.rates), before=False)

    # --------------------------------------------------------------------------------------------- what money is called

    def _name_all(self, words: MoneyWords, shared: MoneyWords) -> None:
        weak, measures, unsafe = frozenset(words.weak), frozenset(words.measures), frozenset(words.unsafe)

        def unit(form: str, code: str, **more: object) -> Unit:
            glued = len(form) == 1 and form.isalpha()
            return Unit(
                code,
                weak=form in weak,
                measure=form in measures,
                unsafe=form in unsafe,
                glued=glued,
                **more,  # type: ignore[arg-type]
            )

        for code in (*shared.currencies, *words.currencies):
            self.names[code] = unit(code, code, before=True)
        for code in (*shared.mega, *words.mega):
            self.names["M" + code] = Unit(code, factor=_MILLION, before=True)
        for code in (*shared.codes_in_any_case, *words.codes_in_any_case):
            self.names[code.lower()] = self.names[code.upper()]
        minor: dict[str, list[str]] = {}
        for code, item in (*shared.currencies.items(), *words.currencies.items()):
            for form in (*item.names, *item.phrases, *(_turned(item) if words.reversible else ())):
                self.names[form.lower()] = unit(form, code)
            for sign in item.signs:
                self._sign(sign, unit(sign, code, before=True))
            for form in item.minor:
                minor.setdefault(form, []).append(code)
        for code, forms in words.names.items():
            for form in forms:
                self.names[form.lower()] = unit(form, code)
        for form, codes in minor.items():
            one = tuple(dict.fromkeys(codes))
            self._sign(form, unit(form, one[0], candidates=one if len(one) > 1 else (), factor=_HUNDREDTH))
        for several in {**shared.subunits, **words.subunits}.values():
            for form in several.forms:
                self._sign(form, unit(form, several.default, candidates=several.candidates, factor=_HUNDREDTH))
        for several in {**shared.ambiguous, **words.ambiguous}.values():
            for form in several.forms:
                # "$" and "kr" stand before their number, "koron" never does.
                before = not form.isalpha() or len(form) <= _LONGEST_LETTER_SIGN
                self._sign(form, unit(form, several.default, candidates=several.candidates, before=before))

    def _sign(self, sign: str, unit: Unit) -> None:
        found = _SIGN.fullmatch(sign)
        if found is None:
            self.names[sign] = unit
        elif found[1]:
            self.lettered[found[1].lower() + found[2]] = unit
        else:
            self.marks[found[2]] = unit


def _turned(item: Currency) -> Iterator[str]:
    for phrase in item.phrases:
        words = phrase.split()
        if len(words) == 2:
            yield f"{words[1]} {words[0]}"


def _kinds(words: MoneyWords, shared: MoneyWords) -> Iterator[tuple[str, tuple[Kind, Decimal]]]:
    """What each word does in a number; of words with several uses the later one holds."""
    nothing = Decimal(0)
    for kind, some in ((Kind.LINK, words.links), (Kind.JOINER, words.joiners), (Kind.ARTICLE, words.articles)):
        for word in some:
            yield word, (kind, nothing)
    scales = {str(_SCALES[name]): forms for name, forms in words.scales.items() if name in _SCALES}
    tables: tuple[tuple[Kind, Mapping[str, tuple[str, ...]]], ...] = (
        (Kind.SCALE, shared.other_scales if not words.scales else {}),
        (Kind.SCALE, scales),
        (Kind.SCALE, words.other_scales),
        (Kind.NUMBER, words.numbers),
        (Kind.FRACTION, words.fractions),
        (Kind.VAGUE, words.vague),
        (Kind.HUNDRED, {"100": words.hundred}),
    )
    for kind, table in tables:
        for value, forms in table.items():
            for form in forms:
                yield form.lower(), (kind, Decimal(value))


def _pairs(table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for value, phrases in table.items():
        for phrase in phrases:
            yield phrase, value
