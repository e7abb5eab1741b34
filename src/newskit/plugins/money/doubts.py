"""What looks like money and is none: gold medals, weights in pounds, signs that are something else as well."""

from __future__ import annotations

from newskit.plugins.money.digits import BLANKS, HYPHENS
from newskit.plugins.money.figure import Figure
from newskit.plugins.money.grammar import Kind
from newskit.plugins.money.numbers import Number, number_before
from newskit.plugins.money.tokens import Anchor, Tokens

__all__ = ["YEARS", "is_number", "is_year", "not_money", "safe"]

YEARS = range(1900, 2101)
_LARGE = 1000
_BESIDE = BLANKS | HYPHENS
_NEAR = 5  # words in which a weight gives itself away


def is_number(tokens: Tokens, anchor: Anchor, number: Number | None) -> bool:
    """Whether a name is a number word here: in "deux cents euros", in "deux cents personnes".

    Args:
        tokens: The words.
        anchor: The name.
        number: The number before the next currency, where there is one.
    """
    if number is not None and number.first < anchor.first:
        return True
    if anchor.stop - anchor.first != 1 or tokens.grammar.kind(tokens.words[anchor.first]) is not Kind.HUNDRED:
        return False
    before = number_before(tokens.grammar, tokens.words, tokens.gaps, anchor.first, 0)
    return before is not None and not before.digits and before.value < 10  # nobody counts forty-five hundreds


def is_year(number: Number) -> bool:
    """Whether a number may be a year."""
    return number.scale == 1 and not number.grouped and number.digits and int(number.value) in YEARS


def safe(tokens: Tokens, figure: Figure, home: str | None) -> bool:
    """Whether a sign that is also something else is one: "TOP 10" is none, "TRY 3 billion" and "24 CAD" are."""
    unit = figure.unit
    if not unit.unsafe or home == unit.code or home in unit.candidates:
        return True
    if figure.scaled or figure.number.grouped or (figure.number.value >= _LARGE and not is_year(figure.number)):
        return True
    text, starts, stop = tokens.text, tokens.starts, figure.stop
    shouted = stop < len(starts) and text[starts[stop] : tokens.end(stop)].isupper()
    return not figure.leads and not shouted and text[figure.end - len(unit.code) : figure.end] == unit.code


def not_money(tokens: Tokens, anchor: Anchor, number: Number) -> bool:
    """Whether the word beside a number counts something else: "złote medale", "200 pounds heavier", "four real"."""
    grammar, words, unit, stop = tokens.grammar, tokens.words, anchor.unit, anchor.stop
    follows = words[stop] if stop < len(words) and tokens.gaps[stop] in _BESIDE else ""
    if follows in grammar.not_before and unit.word:
        return True
    if unit.weak and number.scale == 1 and not (number.value >= _LARGE and number.grouped):
        return True
    if unit.measure and number.scale == 1:
        if follows in grammar.measure_after:
            return True
        if follows and tokens.gaps[anchor.first] == "-" and tokens.gaps[stop] != "-":  # "a 200-pound man"
            return True
        near = words[max(0, number.first - _NEAR) : number.first]
        return any(word in grammar.measure_before for word in near)
    return False
