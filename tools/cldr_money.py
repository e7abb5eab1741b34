"""What CLDR says about money, by way of Babel: codes, countries, names in all plural forms, signs, short scales."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

__all__ = ["codes", "homes", "names", "scales", "signs", "states"]

#: Our codes of languages whose CLDR locale is called otherwise.
_LOCALES = {"no": "nb"}
#: Countries whose names of currencies differ from those of the language's main locale.
_BESIDES = {"pt": ("pt_PT",), "es": ("es_MX",), "en": ("en_AU",), "fr": ("fr_CA",)}
_FORGOTTEN = dt.date(1990, 1, 1)  # currencies that ended before are in no news of today
_NO_MONEY = re.compile(r"X[A-BD-Z].|XDR|USN|USS|CHE|CHW|CLF|COU|BOV|MXV|UYI|UYW|VED|CNH|CNX")
_REGIONAL = {"XAF", "XCD", "XCG", "XOF", "XPF"}
_COUNTS = (1, 2, 5, 1.5)  # in all our languages these have all plural forms between them
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_PATTERN = re.compile(r"[0#¤\u00a0\u202f\s]+")


def locale(language: str) -> Locale:
    """The locale of a language pack."""
    return Locale(_LOCALES.get(language, language))


@cache
def _uses() -> dict[str, list[tuple[str, tuple[int, int, int] | None, tuple[int, int, int] | None]]]:
    """By country, its legal tender: code, from, to; newest first."""
    return {
        country: sorted(
            ((code, start, end) for code, start, end, tender in used if tender),
            key=lambda one: one[1] or (0,),
            reverse=True,
        )
        for country, used in sorted(get_global("territory_currencies").items())
    }


@cache
def codes() -> tuple[list[str], list[str]]:
    """The codes of today, and those that ended since 1990."""
    today, old = set(), set()
    for used in _uses().values():
        for code, _, end in used:
            if _NO_MONEY.match(code) and code not in _REGIONAL:
                continue
            if end is None:
                today.add(code)
            elif dt.date(*end) >= _FORGOTTEN:
                old.add(code)
    return sorted(today), sorted(old - today)


def homes() -> dict[str, list[str]]:
    """By code, the countries whose own money it is: of several that hold the newest."""
    found: dict[str, list[str]] = {}
    for country, used in _uses().items():
        current = [code for code, _, end in used if end is None]
        if current:
            found.setdefault(current[0], []).append(country)
    found["USD"] = sorted({*found["USD"], "PA"})
    found["EUR"] = sorted({*found["EUR"], "EU"})
    return found


def names(language: str, code: str) -> list[str]:
    """The names of a currency in all plural forms, in lower case; not those with years in brackets."""
    found: dict[str, None] = {}
    for told in (locale(language), *map(Locale.parse, _BESIDES.get(language, ()))):
        if code in told.currencies:
            every = [told.currencies[code], *(get_currency_name(code, count, told) for count in _COUNTS)]
            found |= dict.fromkeys(
                name.replace("\u0130", "i").lower() for name in every if name != code and not re.search(r"[()\d]", name)
            )
    return list(found)


def signs(language: str, code: str) -> list[str]:
    """The sign of a currency where it is more than its code, and means it alone."""
    sign = locale(language).currency_symbols.get(code, code).replace("\u202f", " ").replace("\u00a0", " ")
    if sign == code or sign in {"$", "£", "¥", "kr"} or (len(sign.rstrip(".")) == 1 and sign[0].isalpha()):
        return []
    return [sign]


def states(language: str) -> Iterator[tuple[str, str]]:
    """The countries that have money of their own, with their names."""
    names = locale(language).territories
    for code, countries in sorted(homes().items()):
        for country in countries if code != "EUR" else ():
            if country in names and country.isalpha():
                yield country, names[country]


def scales(language: str) -> Iterator[tuple[str, list[str]]]:
    """Scales by name: the words and abbreviations of compact forms, as they are written for numbers and for money."""
    told = locale(language)
    tables = [told.compact_decimal_formats.get(style, {}) for style in ("long", "short")]
    tables.append(told.compact_currency_formats.get("short", {}))
    for name, digits in _SCALES.items():
        forms = (_words(patterns, digits) for table in tables for patterns in table.values())
        yield name, sorted({form for found in forms for form in found}, key=lambda form: (-len(form), form))


def _words(patterns: dict[str, object], digits: int) -> Iterable[str]:
    """The words of the patterns for 10^digits to 10^(digits + 2) that count in thousands of their own."""
    for more in range(3):
        pattern = getattr(patterns.get(str(10 ** (digits + more))), "pattern", "")
        if pattern.count("0") == more + 1:  # "0000 M" is in millions still
            word = _PATTERN.sub(" ", pattern.split(";")[0].replace("'", "")).strip().rstrip(".")
            if word and word.replace("\u02bc", "").isalpha():
                yield word.lower()
