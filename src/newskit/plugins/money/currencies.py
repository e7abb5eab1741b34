"""What money is called: names, codes and signs, each with the unit it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newskit.plugins.money.words import Ambiguous, Currency, MoneyWords

__all__ = ["Unit", "Units"]

_ONE = Decimal(1)
_HUNDREDTH = Decimal("0.01")
_LONGEST_LETTER_SIGN = 2
_SIGN = re.compile(r"([^\W\d]*(?:\.[^\W\d]+)*)[. ]?(:-|[^\w\s.'’-])([^\W\d]*)\.?")


class Unit(NamedTuple):
    """What a currency word or sign stands for."""

    code: str  #: ISO 4217; of an ambiguous one the language's default, or "".
    candidates: tuple[str, ...] = ()
    factor: Decimal = _ONE  #: How much of the currency one is: a hundredth for "groszy".
    before: bool = False  #: Whether it may stand before its number.
    weak: bool = False
    measure: bool = False
    doubtful: bool = False  #: Whether it needs its currency named otherwise: French "livres" are books.
    unsafe: bool = False
    glued: bool = False  #: Whether it counts only where it touches its digits: "50p".
    countries: tuple[tuple[str, str], ...] = ()  #: What it means in a country whose own money it is not.
    word: bool = False  #: Whether it is a word, not a sign or a code.
    phrase: bool = False  #: Whether it is several words.
    leading: bool = False  #: A name that may stand before a large number: "euro 3 milioni".
    adjective: bool = False  #: Whether it counts only behind a hyphen: "200-złotowy".


class Units:
    """The names, codes and signs of money in one language.

    Attributes:
        names: Every name, phrase, code and lettered sign, as it is written, with its unit.
        single: The same for names of one word, in lower case: what may be glued to digits.
        marks: What to look for between words: signs that are no letters, and marks that are one with letters (None).
        lettered: Signs of a mark with letters before or behind it (``us$``, ``$ca``), in lower case.
        loose: Those that may stand in small letters and apart: ``c $ 16``.
        homes: The currency of a country.
        cities: The country of a city that a dateline may name.
    """

    def __init__(self, words: MoneyWords, shared: MoneyWords) -> None:
        self._weak, self._measures = frozenset(words.weak), frozenset(words.measures)
        self._doubtful = frozenset(words.doubtful)
        self._unsafe = frozenset((*shared.unsafe, *words.unsafe))
        self._parts = {code: _ONE / int(count) for count, codes in shared.parts.items() for code in codes}
        self._parts |= {code: _ONE / int(count) for count, codes in words.parts.items() for code in codes}
        self.homes = {country: code for code, item in shared.currencies.items() for country in item.home}
        for code, item in words.currencies.items():
            for country in item.home:
                self.homes.setdefault(country, code)
        self.cities = {city.lower(): country for country, cities in words.datelines.items() for city in cities}
        self.names: dict[str, Unit] = {}
        self.marks: dict[str, Unit | None] = {}
        self.lettered: dict[str, Unit] = {}
        self.loose: set[str] = set()
        self._leading = frozenset(words.leading)
        self._add(words, shared)
        self.single = {name.rstrip(".").lower(): unit for name, unit in self.names.items() if " " not in name}

    def _add(self, words: MoneyWords, shared: MoneyWords) -> None:
        """Add all there is; of a name with two meanings the later one holds."""
        both = (shared, words)
        for some in both:
            for code in (*some.currencies, *some.names, *some.signs):
                self.names[code] = self._unit(code, code, before=True)
        for some in both:
            for code in some.codes_in_any_case:
                self.names[code.lower()] = self.names[code.upper()]
        minor: dict[str, list[str]] = {}
        for some in both:
            for code, item in some.currencies.items():
                self._name(code, (*item.names, *item.phrases, *(_turned(item) if words.reversible else ())))
                self._sign_all(code, item.signs)
                for form in item.minor:
                    minor.setdefault(form, []).append(code)
            for code, forms in some.names.items():
                self._name(code, forms)
            for code, forms in some.adjectives.items():
                for form in forms:
                    self.names[form.lower()] = Unit(code, adjective=True)
            for code, signs in some.signs.items():
                self._sign_all(code, signs)
        for form, codes in minor.items():
            one = tuple(dict.fromkeys(codes))
            factor = self._parts.get(one[0], _HUNDREDTH)
            self._sign(form, self._unit(form, one[0], candidates=one if len(one) > 1 else (), factor=factor))
        for several in {**shared.subunits, **words.subunits}.values():
            parts = _ONE / several.parts if several.parts else self._parts.get(several.default, _HUNDREDTH)
            parts = Decimal(several.worth) if several.worth else parts
            self._several(several, factor=parts)
        for several in {**shared.ambiguous, **words.ambiguous}.values():
            self._several(several)
        for some in both:
            for scale, forms in some.scaled.items():
                for form in forms:
                    self._scaled(form, Decimal(scale))

    def _unit(self, form: str, code: str, **more: object) -> Unit:
        return Unit(
            code,
            weak=form in self._weak,
            measure=form in self._measures,
            doubtful=form in self._doubtful,
            unsafe=form in self._unsafe,
            glued=len(form) == 1 and form.isalpha() and form.isascii(),
            leading=form in self._leading,
            word=len(form) > _LONGEST_LETTER_SIGN and form != code and form[0].isalpha(),
            phrase=" " in form,
            **more,  # type: ignore[arg-type]
        )

    def _name(self, code: str, forms: Iterable[str]) -> None:
        for form in forms:
            self.names[form.lower()] = self._unit(form, code)

    def _sign_all(self, code: str, signs: Iterable[str]) -> None:
        for sign in signs:
            self._sign(sign, self._unit(sign, code, before=True))

    def _several(self, several: Ambiguous, factor: Decimal = _ONE) -> None:
        candidates = several.candidates if len(several.candidates) > 1 else ()
        for form in several.forms:
            # "$" and "kr" stand before their number, "koron" and "cents" never do.
            before = factor == 1 and (not form.isalpha() or len(form) <= _LONGEST_LETTER_SIGN)
            unit = self._unit(form, several.default, candidates=candidates, factor=factor, before=before)
            self._sign(form, unit._replace(countries=tuple(several.countries.items())))

    def _sign(self, sign: str, unit: Unit) -> None:
        found = _SIGN.fullmatch(sign)
        if found is None:
            self.names[sign] = unit
        elif found[1] or found[3]:
            if sign.islower():
                self.loose.add(sign)
            self.marks.setdefault(found[2], None)
            self.lettered[f"{found[1]}{found[2]}{found[3]}".lower().replace(".", "")] = unit
        else:
            self.marks[found[2]] = unit

    def _scaled(self, form: str, scale: Decimal) -> None:
        """A scale and a currency in one word: "mdkr" is so many "kr"."""
        for cut in range(1, len(form)):
            unit = self.names.get(form[cut:]) or self.names.get(form[cut:].lower())
            if unit is not None:
                self.names[form] = unit._replace(factor=unit.factor * scale, before=True, weak=False, unsafe=False)
                return


def _turned(item: Currency) -> Iterator[str]:
    for phrase in item.phrases:
        words = phrase.split()
        if len(words) == 2:
            yield f"{words[1]} {words[0]}"
