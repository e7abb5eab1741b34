"""Which currency "$", "kr" and "pesos" are in one article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from newskit.document import Document
from newskit.model import CurrencySource
from newskit.plugins.money.figure import Figure
from newskit.plugins.money.grammar import Grammar

__all__ = ["Resolver"]

_PLACES = ("money.place", "places.state", "places.adjective", "places.people", "places.capital")
_NEAR = 150  # characters before a figure in which the state that is named tells whose crowns they are
_BESIDE = 24  # characters between "40 cents" and the dollars they are parts of
_NEXT = 8  # and where the language's own money has such parts too: "cede 70 cent a 73,9 dollari"
_ENDS = re.compile(r"[.!?;](?=\s)|\n")
_SAME_STORY = 250  # characters for which "dollars" are those that were named in full
_DATELINES = 6  # lines at the top among which a dateline may be
_DATELINE = re.compile(r"[ \t]*([^\n(–—:]{2,40}?)[ ]*(?:\([^\n)]{1,30}\)|[–—]|-{1,2} )")


class Resolver:
    """Chooses the currency of words and signs that several have, in this order.

    For parts ("cents") the sum beside; the article's country; the city of its dateline; for words ("dollars", "kronor")
    the currency named in full soon before; what the language means by it; for what it means no one thing by ("pesos")
    the state named before, another figure's currency, the state named most often.
    """

    def __init__(self, document: Document, grammar: Grammar, found: Sequence[Figure]) -> None:
        country = document.article.country
        self._document = document
        self._grammar = grammar
        self._found = found
        self._home = grammar.units.homes.get(country) if country else None
        self._own = grammar.units.homes.get(document.language.country or "")
        self._guess = not country

    def currency(self, figure: Figure) -> tuple[str | None, CurrencySource, tuple[str, ...]]:
        """The code, what it rests on, and all codes that it may be."""
        unit = figure.unit
        candidates = unit.candidates
        if not candidates:
            return unit.code, "explicit", ()
        if unit.factor < 1:
            code = self._beside(figure)
            if code is not None:
                return code, "inferred", candidates
        if self._home in candidates:
            return self._home, "country", candidates
        here = dict(unit.countries).get(self._document.article.country or "")
        if here is not None:
            return here, "country", candidates
        if self._guess and self._dateline in candidates:
            return self._dateline, "inferred", candidates
        named = self._named_before(figure)
        if named is not None:
            return named, "inferred", candidates
        if unit.code:
            return unit.code, "language", candidates
        code = self._near(figure, candidates) or next(filter(candidates.__contains__, self._explicit), None)
        if code is None:
            code = max(candidates, key=lambda one: len(self._places.get(one, ())))
            code = code if code in self._places else None
        if code is not None:
            return code, "inferred", candidates
        return (self._own if self._own in candidates else None), "language", candidates

    def _beside(self, figure: Figure) -> str | None:
        """Of what "40 cents" are parts: of what the nearest sum in the same sentence is in, "to $81.20"."""
        text = self._document.text
        best, code = (_NEXT if figure.unit.code == self._own else _BESIDE), None
        index = bisect_left(self._found, figure.start, key=_start)
        for other in (*self._found[max(0, index - 1) : index], *self._found[index + 1 : index + 2]):
            start, end = (other.end, figure.start) if other.start < figure.start else (figure.end, other.start)
            if other.unit.factor >= 1 and 0 <= end - start < best and not _ENDS.search(text, start, end):
                named = self.currency(other)[0]
                if named in figure.unit.candidates:
                    best, code = end - start, named
        return code

    @cached_property
    def _dateline(self) -> str | None:
        """The currency where the article is reported from: "TORONTO (Reuters) - ..."."""
        cities, homes, text = self._grammar.units.cities, self._grammar.units.homes, self._document.text
        start = 0
        for _ in range(_DATELINES if cities else 0):
            found = _DATELINE.match(text, start)
            if found is not None:
                for part in re.split(r"[,/]", found[1].lower()):
                    country = cities.get(part.strip())
                    if country is not None:
                        return homes.get(country)
            start = text.find("\n", start) + 1
            if not start:
                break
        return None

    @cached_property
    def _explicit(self) -> dict[str, None]:
        """The currencies that are told without doubt, in text order."""
        return dict.fromkeys(one.unit.code for one in self._found if one.unit.code and not one.unit.candidates)

    @cached_property
    def _in_full(self) -> list[tuple[int, str]]:
        """Where currencies are named in several words: "40 milionów dolarów kanadyjskich"."""
        return [
            (one.start, one.unit.code)
            for one in self._found
            if one.unit.phrase and one.unit.code and not one.unit.candidates
        ]

    def _named_before(self, figure: Figure) -> str | None:
        """What a word is short for: "dolarów" soon after "dolarów kanadyjskich", no others named. Never a sign."""
        unit = figure.unit
        if not unit.word or unit.code == self._own:  # Norwegian "kroner" stay Norway's behind "svenske kroner"
            return None
        before = bisect_left(self._in_full, (figure.start, ""))
        start, code = self._in_full[before - 1] if before else (0, "")
        if not code or figure.start - start > _SAME_STORY or self._names(unit.code):
            return None
        between = self._document.text[start : figure.start]
        # "dollars de Taïwan (7,6 milliards de dollars)": the bracket gives another currency.
        if code not in unit.candidates or "\n" in between or between.rstrip().endswith("("):
            return None
        return code

    def _names(self, code: str) -> bool:
        return bool(code) and code in self._explicit

    def _near(self, figure: Figure, candidates: tuple[str, ...]) -> str | None:
        """The currency of the state that was named last, not far before a figure."""
        best = figure.start - _NEAR
        found = None
        for code in candidates:
            places = self._places.get(code, ())
            index = bisect_left(places, figure.start) - 1
            if index >= 0 and places[index] > best:
                best, found = places[index], code
        return found

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """By currency, where the article names a state that has it."""
        named: dict[str, list[int]] = {}
        scan, homes = self._document.scan, self._grammar.units.homes
        for name in _PLACES:
            for hit in scan.hits(name):
                code = homes.get(hit.value)
                if code is not None:
                    named.setdefault(code, []).append(scan.starts[hit.first])
        for places in named.values():
            places.sort()
        return named


def _start(figure: Figure) -> int:
    return figure.start
