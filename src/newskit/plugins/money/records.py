"""From figures to records: which currency an ambiguous one is, and what stands around a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter

from newskit.document import Document
from newskit.model import Boilerplate, CurrencySource, MonetaryFigure, Qualifier, VagueAmount
from newskit.plugins.money.context import equivalents, per, qualifier
from newskit.plugins.money.figures import Figure, figures
from newskit.plugins.money.grammar import Grammar
from newskit.plugins.money.series import series
from newskit.plugins.money.tokens import Tokens
from newskit.plugins.money.words import MoneyWords, shared_words

__all__ = ["records"]

_PLACES = ("places.state", "places.adjective", "places.people", "places.capital")
_NEAR = 150  # characters before a figure in which the state that is named tells whose crowns they are


def records(document: Document) -> Iterator[MonetaryFigure | VagueAmount]:
    """Every sum of money in a document."""
    words = document.section(MoneyWords)
    country = document.article.country or document.language.country
    grammar = words.grammar_in(country) if document.language.known else shared_words().grammar
    tokens = Tokens(document, grammar)
    if not tokens.anchors:
        return
    found = series(tokens, figures(tokens, country))
    if not found:
        return
    hidden = document.of(Boilerplate)
    if hidden:
        found = list(_shown(found, [(line.span.start, line.span.end) for line in hidden]))
    resolver = _Resolver(document, grammar, found)
    linked = equivalents(tokens, found)
    span = document.span
    for index, figure in enumerate(found):
        code, source, candidates = resolver.currency(figure)
        place = span(figure.start, figure.end)
        if figure.number.vague:
            yield VagueAmount(span=place, magnitude=_plain(figure.value), currency=code, rule="money.vague")
            continue
        yield MonetaryFigure(
            span=place,
            amount=_plain(figure.value),
            amount_max=None if figure.maximum is None else _plain(figure.maximum),
            currency=code,
            currency_source=source,
            currency_candidates=candidates,
            qualifier=_qualifier(tokens, figure),
            per=per(tokens, figure),
            equivalents=tuple(span(other.start, other.end) for other in linked.get(index, ())),
            rule=figure.rule,
        )


def _shown(found: list[Figure], hidden: list[tuple[int, int]]) -> Iterator[Figure]:
    """The figures that stand outside boilerplate."""
    for figure in found:
        index = bisect_right(hidden, figure.start, key=itemgetter(0)) - 1
        if index < 0 or hidden[index][1] <= figure.start:
            yield figure


def _qualifier(tokens: Tokens, figure: Figure) -> Qualifier:
    return "between" if figure.maximum is not None else qualifier(tokens, figure)


def _plain(value: Decimal) -> Decimal:
    """The number without an exponent and without zeros behind the point."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


class _Resolver:
    """Chooses the currency of "$", "kr" and "pesos" in one article."""

    __slots__ = ("_document", "_explicit", "_grammar", "_home", "_named")

    def __init__(self, document: Document, grammar: Grammar, found: list[Figure]) -> None:
        country = document.article.country
        self._document = document
        self._grammar = grammar
        self._home = grammar.units.homes.get(country) if country else None
        self._explicit = dict.fromkeys(one.unit.code for one in found if one.unit.code and not one.unit.candidates)
        self._named: dict[str, list[int]] | None = None

    def currency(self, figure: Figure) -> tuple[str | None, CurrencySource, tuple[str, ...]]:
        """The code, what it rests on, and all codes that it may be."""
        unit = figure.unit
        candidates = unit.candidates
        if not candidates:
            return unit.code, "explicit", ()
        if self._home in candidates:
            return self._home, "country", candidates
        if unit.code:
            return unit.code, "language", candidates
        code = self._near(figure, candidates) or next(filter(candidates.__contains__, self._explicit), None)
        if code is None:
            named = self._places()
            code = max(candidates, key=lambda one: len(named.get(one, ())))
            code = code if code in named else None
        if code is not None:
            return code, "inferred", candidates
        home = self._grammar.units.homes.get(self._document.language.country or "")
        return (home if home in candidates else None), "language", candidates

    def _near(self, figure: Figure, candidates: tuple[str, ...]) -> str | None:
        """The currency of the state that was named last, not far before a figure."""
        best = figure.start - _NEAR
        found = None
        for code in candidates:
            places = self._places().get(code, ())
            index = bisect_left(places, figure.start) - 1
            if index >= 0 and places[index] > best:
                best, found = places[index], code
        return found

    def _places(self) -> dict[str, list[int]]:
        """By currency, where the article names a state that has it."""
        if self._named is None:
            self._named = {}
            scan, homes = self._document.scan, self._grammar.units.homes
            for name in _PLACES:
                for hit in scan.hits(name):
                    code = homes.get(hit.value)
                    if code is not None:
                        self._named.setdefault(code, []).append(scan.starts[hit.first])
            for places in self._named.values():
                places.sort()
        return self._named
