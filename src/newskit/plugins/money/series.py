"""Figures beside each other: ranges, changes, lists with a shared scale or currency."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from newskit.plugins.money.changes import moves_before
from newskit.plugins.money.digits import BLANKS
from newskit.plugins.money.doubts import YEARS, is_year
from newskit.plugins.money.figure import Figure
from newskit.plugins.money.numbers import Number, number_after, number_before
from newskit.plugins.money.tokens import Tokens

__all__ = ["series"]

_AROUND = (("", ""), (" ", " "), ("\u00a0", "\u00a0"), ("\u00a0", " "), (" ", "\u00a0"))
_DASHES = frozenset(before + dash + after for dash in "-–—\u2011" for before, after in _AROUND)
_NEAR = 4  # words before "from 2 to 3" in which a verb of change may stand
_FAR = 12  # and before "from", which is sure to begin a change or a range
_MOST_ITEMS = 8
_THOUSAND = 1000


def series(tokens: Tokens, found: Iterable[Figure]) -> list[Figure]:
    """The figures with ranges made one and the other items of lists added, in text order."""
    made: list[Figure] = []
    for figure in found:
        _forward(tokens, figure)
        lowest = made[-1].stop if made else 0
        if made and figure.first == lowest and _dashed(tokens, made[-1], figure):
            continue
        if made and _left_of(tokens, figure.first) == lowest and _linked(tokens, made, figure):
            continue
        items = _backward(tokens, figure, lowest) if not figure.leads and figure.first > lowest else []
        made += reversed(items)
        made.append(figure)
    return made


# ------------------------------------------------------------------------------------- two figures that are complete


def _dashed(tokens: Tokens, one: Figure, other: Figure) -> bool:
    """Make "$5m-$7m" one figure."""
    return tokens.text[one.end : other.start] in _DASHES and _merge(one, other, "money.range.dash")


def _linked(tokens: Tokens, made: list[Figure], other: Figure) -> bool:
    """Make "between $5m and $7m" one figure; give the figures of "$5, $10 and $20 million" their scale."""
    grammar, one = tokens.grammar, made[-1]
    link = tokens.words[one.stop]
    if tokens.text[one.end : tokens.starts[one.stop]] not in BLANKS:
        return False
    if tokens.text[tokens.end(other.first - 1) : other.start] not in BLANKS:
        return False
    opener = _opener(tokens, one.first, 0)
    if link in grammar.and_words and opener in grammar.between:
        return _merge(one, other, "money.range.between")
    if link in grammar.to_words and not _changes(tokens, one.first, opener, link, scaled=one.number.scale > _THOUSAND):
        return _merge(one, other, "money.range.to")
    if link in grammar.and_words and one.leads and other.leads and other.scaled:
        _share_scale(tokens, made, other)
    return False


def _share_scale(tokens: Tokens, made: list[Figure], last: Figure) -> None:
    """Give the scale of the last item of a list to those before it that have none."""
    after = last
    for one in made[: -_MOST_ITEMS - 1 : -1]:
        gap = tokens.text[one.end : after.start].strip()
        if one.scaled or not one.leads or one.number.grouped or one.unit != last.unit or one.maximum is not None:
            return
        if after is not last and gap != ",":
            return
        if one.number.value >= 1000:
            return
        one.value *= last.number.scale
        one.rule = "money.list"
        after = one


def _merge(one: Figure, other: Figure, rule: str) -> bool:
    """Make the second figure the upper end of the first, if that makes sense."""
    if other.unit != one.unit or one.maximum is not None or other.maximum is not None:
        return False
    low = _low_end(one.value, one.scaled, other)
    if low is None:
        return False
    one.value, one.maximum = low, other.value
    one.stop, one.end = other.stop, other.end
    one.number = one.number._replace(vague=one.number.vague or other.number.vague, scale=other.number.scale)
    one.rule = rule
    return True


def _low_end(value: Decimal, scaled: bool, upper: Figure) -> Decimal | None:
    """The lower end of a range with the scale of the upper one, where it has none of its own."""
    if not scaled and value * upper.number.scale < upper.value:
        return value * upper.number.scale
    return value if value < upper.value else None


# -------------------------------------------------------------------------------------------- numbers without currency


def _backward(tokens: Tokens, figure: Figure, lowest: int) -> list[Figure]:
    """The numbers before a figure that share its currency, nearest first; a range is made part of the figure."""
    grammar, words, gaps = tokens.grammar, tokens.words, tokens.gaps
    first = figure.first
    if gaps[first] in _DASHES:
        number = number_before(grammar, words, gaps, first, lowest)
        if number is not None and not _is_year(number, figure):
            _widen(tokens, figure, number, "money.range.dash")
        return []
    link = _left_of(tokens, first)
    word = words[link]
    if link <= lowest or gaps[first] not in BLANKS or not _blank(tokens, link):
        return []
    ranged, listed = word in grammar.to_words, word in grammar.and_words
    if not (ranged or listed):
        return []
    number = number_before(grammar, words, gaps, link, lowest)
    if number is None or _is_year(number, figure) or "%" in gaps[number.first]:
        return []
    opener = _opener(tokens, number.first, lowest)
    if listed and opener in grammar.between:
        _widen(tokens, figure, number, "money.range.between")
        return []
    if ranged and not listed:
        return _from_to(tokens, figure, number, opener, word)
    if opener and opener in grammar.between and not listed:
        return []
    return _items(tokens, figure, number, lowest)


def _left_of(tokens: Tokens, first: int) -> int:
    """The word before word `first`, an article or a qualifier left out: "y" in "entre los 5 y los 7"."""
    words, gaps, grammar = tokens.words, tokens.gaps, tokens.grammar
    nearest = first - 1
    if nearest <= 0 or gaps[first] not in BLANKS or gaps[nearest] not in BLANKS:
        return nearest
    linked = (grammar.and_words, grammar.to_words, grammar.between, grammar.change_from)

    def links(index: int) -> bool:
        return index >= 0 and any(words[index] in some for some in linked)

    begins = nearest  # where the article or the qualifier begins
    qualifier = grammar.qualifiers.before(words, first)
    if qualifier is not None:
        begins = qualifier[0]
        if begins < nearest and links(begins):  # "von 90 auf unter 35"
            return begins
        if words[nearest] in grammar.to_words:  # "up to" is a link itself
            begins = nearest
    if begins == nearest and words[nearest] not in grammar.fillers and qualifier is None:
        return nearest
    return begins - 1 if links(begins - 1) else nearest


def _opener(tokens: Tokens, first: int, lowest: int) -> str:
    """What stands before the first of two numbers: "between", "from"; "" where they begin the text."""
    index = _left_of(tokens, first)
    return tokens.words[index] if index >= lowest and first > lowest else ""


def _blank(tokens: Tokens, index: int) -> bool:
    """Whether nothing stands before a word but a blank, or the full stop of an abbreviation: "800 tys. do"."""
    gap = tokens.gaps[index]
    return gap in BLANKS or (gap == ". " and tokens.words[index - 1] in tokens.grammar.abbreviations)


def _from_to(tokens: Tokens, figure: Figure, number: Number, opener: str, link: str) -> list[Figure]:
    """Make "from 5 to 7 million" a range; with a verb of change, or a scale at both ends, it is two figures."""
    grammar = tokens.grammar
    from_there = opener in grammar.change_from or link in grammar.change_to
    if from_there and _changes(tokens, number.first - 1, opener, link, scaled=number.scale > _THOUSAND):
        return [_item(tokens, figure, number)]
    _widen(tokens, figure, number, "money.range.to")
    return []


def _changes(tokens: Tokens, stop: int, opener: str, link: str, *, scaled: bool) -> bool:
    """Whether two sums are the ends of a change, not of a range.

    "Earned $30,000 to $40,000" and "von 3 bis 4 Millionen" are ranges; "rose from $3m to $4m", "cut it by $3m to $4m"
    and "von 3 auf 4 Millionen" are two sums.
    """
    grammar = tokens.grammar
    if link in grammar.change_to:
        return True
    if opener in grammar.range_from:
        if opener not in grammar.change_from:
            return False
        # Where a language tells a change by its second word, only a verb makes one of "von 3 bis 4".
        return (scaled and not grammar.change_to) or moves_before(tokens, stop, _FAR)
    return opener in grammar.change_from or moves_before(tokens, stop, _NEAR)


def _items(tokens: Tokens, figure: Figure, number: Number, lowest: int) -> list[Figure]:
    """The items of a list: "5, 10 and 20 million"."""
    items = [_item(tokens, figure, number)]
    while len(items) < _MOST_ITEMS and tokens.gaps[number.first] in (", ", "., ") and number.first > lowest:
        before = number_before(tokens.grammar, tokens.words, tokens.gaps, number.first, lowest)
        if before is None or _is_year(before, figure):
            break
        number = before
        items.append(_item(tokens, figure, number))
    return items


def _item(tokens: Tokens, figure: Figure, number: Number) -> Figure:
    """A number of its own with the currency, and if need be the scale, of the figure behind it."""
    start, end = tokens.starts[number.first], tokens.end(number.stop - 1)
    item = Figure(number, figure.unit, number.first, number.stop, start, end, "money.list")
    if not item.scaled:
        item.value *= figure.number.scale
    return item


def _widen(tokens: Tokens, figure: Figure, number: Number, rule: str) -> None:
    """Make a number before a figure the lower end of a range."""
    low = _low_end(number.value * figure.unit.factor, number.scale > 1, figure)
    if low is None or figure.maximum is not None:
        return
    figure.value, figure.maximum = low, figure.value
    figure.first, figure.start = number.first, tokens.starts[number.first]
    figure.rule = rule


def _is_year(number: Number, figure: Figure) -> bool:
    """Whether a number before a figure is rather a year: "in 2023 and 5 million"."""
    return is_year(number) and (figure.scaled or figure.number.grouped or not figure.value >= YEARS[0])


def _forward(tokens: Tokens, figure: Figure) -> None:
    """Read on where the currency stands before a range: "$5-7 million", "PLN 5 do 7 mln"."""
    if not figure.leads or figure.stop >= len(tokens.words) or figure.maximum is not None:
        return
    grammar, words, gaps, stop = tokens.grammar, tokens.words, tokens.gaps, figure.stop
    gap = tokens.text[figure.end : tokens.starts[stop]]
    dash = gap in _DASHES
    if dash:
        number = number_after(grammar, words, gaps, stop)
    elif words[stop] in grammar.to_words and gap in BLANKS and stop + 1 < len(words) and gaps[stop + 1] in BLANKS:
        number = number_after(grammar, words, gaps, stop + 1)
        if number is not None and number.scale == 1:
            return  # "cut from $5 to 7 people"
    else:
        return
    if number is None or number.vague or (number.scale < figure.number.scale) or number.stop in _begins(tokens, number):
        return
    upper = Figure(number, figure.unit, figure.first, number.stop, figure.start, tokens.end(number.stop - 1), "")
    low = _low_end(figure.value, figure.scaled, upper)
    if low is None:
        return
    figure.value, figure.maximum = low, upper.value
    figure.stop, figure.end = upper.stop, upper.end
    figure.number = figure.number._replace(scale=number.scale)
    figure.rule = "money.range.before"


def _begins(tokens: Tokens, number: Number) -> tuple[int, ...]:
    """Where a currency of its own follows the number, so that it is no part of the figure before."""
    stop = number.stop
    if stop < len(tokens.words) and tokens.gaps[stop] in BLANKS and tokens.words[stop] in tokens.grammar.units.single:
        return (stop,)
    return ()
