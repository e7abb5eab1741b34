"""From figures to records: which currency an ambiguous one is, and what stands around a figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter

from newskit.document import Document
from newskit.model import Boilerplate, MonetaryFigure, Qualifier, VagueAmount
from newskit.plugins.money.context import equivalents, per, qualifier
from newskit.plugins.money.figure import Figure
from newskit.plugins.money.figures import figures
from newskit.plugins.money.resolver import Resolver
from newskit.plugins.money.series import series
from newskit.plugins.money.tokens import Tokens
from newskit.plugins.money.words import MoneyWords, shared_words

__all__ = ["records"]

_MOST_PLACES = -20
_HUNDREDTH = Decimal("0.01")


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
    found = list(_certain(found, grammar.units.homes.get(country or "")))
    resolver = Resolver(document, grammar, found)
    linked = equivalents(tokens, found)
    span = document.span
    for index, figure in enumerate(found):
        code, source, candidates = resolver.currency(figure)
        place = span(figure.start, figure.end)
        told = _qualifier(tokens, figure)
        if figure.number.vague and not (told != "exact" and _counts_one(tokens, figure)):
            yield VagueAmount(span=place, magnitude=_plain(figure.value), currency=code, rule="money.vague")
            continue
        yield MonetaryFigure(
            span=place,
            amount=_plain(figure.value),
            amount_max=None if figure.maximum is None else _plain(figure.maximum),
            currency=code,
            currency_source=source,
            currency_candidates=candidates,
            qualifier=told,
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


def _certain(found: list[Figure], home: str | None) -> Iterator[Figure]:
    """The figures without those whose name is mostly something else, where nothing else names their currency."""
    named = {figure.unit.code for figure in found if not figure.unit.doubtful} | {home}
    return (figure for figure in found if not figure.unit.doubtful or figure.unit.code in named)


def _qualifier(tokens: Tokens, figure: Figure) -> Qualifier:
    return "between" if figure.maximum is not None else qualifier(tokens, figure)


def _counts_one(tokens: Tokens, figure: Figure) -> bool:
    """Whether a figure is a scale alone in a form that means one behind a qualifier: "около тысячи рублей"."""
    number = figure.number
    return number.stop - number.first == 1 and tokens.words[number.first] in tokens.grammar.one_when_qualified


def _plain(value: Decimal) -> Decimal:
    """The number without an exponent and without zeros behind the point; of thirds the hundredths."""
    if isinstance(exponent := value.as_tuple().exponent, int) and exponent < _MOST_PLACES:
        value = value.quantize(_HUNDREDTH)
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
