"""Figures: a currency and the number beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from newskit.plugins.money.currencies import Unit
from newskit.plugins.money.digits import BLANKS, HYPHENS
from newskit.plugins.money.doubts import is_number, is_year, not_money, safe
from newskit.plugins.money.figure import Figure
from newskit.plugins.money.grammar import APOSTROPHES, Kind
from newskit.plugins.money.hundredths import add_bare, join
from newskit.plugins.money.numbers import Number, number_after, number_before
from newskit.plugins.money.tokens import Anchor, Tokens

__all__ = ["figures"]

_BESIDE = BLANKS | HYPHENS
_MINUSES = frozenset(("-", " -", "\u00a0-", "−", " −", "\u00a0−"))
_MINUS, _BEFORE_MINUS = "-−", " (\u00a0"
_STOPPED = frozenset((".", ". ", ".\u00a0"))
#: "50 000,- zł": a stroke for the hundredths that there are not.
_CENTLESS = frozenset((",-", ",- ", ",-\u00a0", ",– ", ",–", ".- ", ".-"))
_STROKES = frozenset((".–", ".-", ".—", ",–", ",-", ",—"))
_BEFORE = _BESIDE | _CENTLESS
_LONGEST_GAP = 3
_LARGE = 1000
_LONGEST_REST = 10  # words of a number behind a word that is a currency as well: "deux cents ... euros"


def figures(tokens: Tokens, country: str | None) -> Iterator[Figure]:
    """Every currency with a number beside it, in text order, none overlapping."""
    lowest = 0
    waiting: Figure | None = None
    home = tokens.grammar.units.homes.get(country or "")
    for index, anchor in enumerate(tokens.anchors):
        if anchor.first < lowest or (waiting is not None and anchor.start < waiting.end):
            continue
        figure = None if is_number(tokens, anchor, _next(tokens, index, lowest)) else _read(tokens, anchor, lowest)
        if figure is None or not safe(tokens, figure, home):
            continue
        lowest = figure.stop
        if waiting is not None:
            if join(tokens, waiting, figure):
                continue
            yield waiting
        waiting = figure
    if waiting is not None:
        yield waiting


def _next(tokens: Tokens, index: int, lowest: int) -> Number | None:
    """The number before the next currency, where a name that is also a number word may be part of it."""
    anchor = tokens.anchors[index]
    if anchor.stop - anchor.first != 1 or tokens.words[anchor.first] not in tokens.grammar:
        return None
    follows = next((other for other in tokens.anchors[index + 1 : index + 3] if other.first >= anchor.stop), None)
    if follows is None or follows.first - anchor.stop > _LONGEST_REST:
        return None
    return _numbers(tokens, follows, lowest)[0]


def _read(tokens: Tokens, anchor: Anchor, lowest: int) -> Figure | None:
    """The figure of one currency: its number stands before it, or behind a sign or a code."""
    left, right = _numbers(tokens, anchor, lowest)
    if left is not None:
        return None if not_money(tokens, anchor, left) else _leading_number(tokens, anchor, left)
    if right is None or (anchor.unit.weak and not right.grouped and right.scale == 1):
        return None
    if anchor.unit.leading and right.scale == 1 and not right.grouped and right.value < _LARGE * 10:
        return None  # "Euro 2028", "the dollar 5 years ago"
    if anchor.unit.unsafe and right.stop < len(tokens.words) and tokens.words[right.stop] in tokens.grammar.not_before:
        return None  # "Fr 20.15 Uhr"
    end = tokens.end(right.stop - 1)
    end += _own_stop(tokens, right.stop - 1, end) or _stroke(tokens.text, end)
    unit, right, end = _with_code(tokens, anchor.unit, right, end)
    scaled = tokens.grammar.units.names.get(tokens.words[right.stop]) if right.stop < len(tokens.words) else None
    if scaled is not None and scaled.factor > 1 and tokens.gaps[right.stop] in BLANKS:  # "$125 mdd"
        unit, end = scaled, tokens.end(right.stop)
        right = right._replace(stop=right.stop + 1)
    minus = _minus(tokens.text, anchor.start)
    inner = anchor.first == anchor.stop and tokens.text[anchor.end : tokens.starts[anchor.stop]].strip() in ("-", "−")
    if minus or inner:  # "-€5", "€ -5"
        right = right._replace(value=-right.value)
    return Figure(right, unit, anchor.first, right.stop, anchor.start - minus, end, "money.before")


def _with_code(tokens: Tokens, unit: Unit, number: Number, end: int) -> tuple[Unit, Number, int]:
    """Take the code that tells whose the sign is: "$5 million CAD"."""
    stop, starts = number.stop, tokens.starts
    if not unit.candidates or stop >= len(starts) or tokens.gaps[stop] not in BLANKS:
        return unit, number, end
    code = tokens.text[starts[stop] : tokens.end(stop)]
    if code not in unit.candidates:
        return unit, number, end
    return unit._replace(code=code, candidates=()), number._replace(stop=stop + 1), tokens.end(stop)


def _stroke(text: str, end: int) -> int:
    """The length of the stroke for no hundredths: "Fr. 5.–"."""
    return 2 if text[end : end + 2] in _STROKES and not text[end + 2 : end + 3].isalnum() else 0


def _leading_number(tokens: Tokens, anchor: Anchor, number: Number) -> Figure:
    start = tokens.starts[number.first]
    minus = _minus(tokens.text, start)
    if minus:
        number = number._replace(value=-number.value)
    end = anchor.end + _own_stop(tokens, anchor.stop - 1, anchor.end)
    figure = Figure(number, anchor.unit, number.first, anchor.stop, start - minus, end, "money.after")
    _scale_behind(tokens, figure)
    add_bare(tokens, figure)
    return figure


def _scale_behind(tokens: Tokens, figure: Figure) -> None:
    """Take the scale of "75 USD millones" and "5€ million", where no other currency claims it."""
    grammar, words, stop = tokens.grammar, tokens.words, figure.stop
    if not figure.unit.before or figure.scaled or stop >= len(words):
        return
    if tokens.text[figure.end : tokens.starts[stop]] not in BLANKS:
        return
    if not grammar.is_scale(words[stop]) or words[stop] in grammar.rates or _names_money(tokens, stop + 1):
        return
    scale = grammar.steps(words[stop])[0].value
    figure.number = figure.number._replace(value=figure.number.value * scale, scale=scale)
    figure.value *= scale
    figure.stop, figure.end = stop + 1, tokens.end(stop)


def _names_money(tokens: Tokens, index: int) -> bool:
    """Whether a currency begins right there, with a link before it or not: "millions d'euros"."""
    if index < len(tokens.words) and tokens.grammar.kind(tokens.words[index]) is Kind.LINK:
        index += 1
    return index in tokens.begins


def _numbers(tokens: Tokens, anchor: Anchor, lowest: int) -> tuple[Number | None, Number | None]:
    """The number before a currency and the one behind it; of two only the one that it belongs to."""
    text, words, gaps, grammar = tokens.text, tokens.words, tokens.gaps, tokens.grammar
    first, stop, start, end, unit = anchor
    left = right = None
    before = _short(text, tokens.end(first - 1), start) if first > lowest else None
    after = _short(text, end, tokens.starts[stop]) if stop < len(words) else None
    # "50p" is money, "7 p.m." and "7p.m." are not.
    loose = unit.glued and (before != "" or (gaps[stop] == "." and after is not None))
    if before is not None and not loose and _may_stand(tokens, first - 1, before, unit):
        left = number_before(grammar, words, gaps, first, lowest)
    if (
        (unit.before or unit.leading)
        and after is not None
        and (after in BLANKS or after in _MINUSES or (left is None and after in _STOPPED))
    ):
        right = number_after(grammar, words, gaps, stop)
        if right is None and left is None:
            right = number_after(grammar, words, gaps, stop, spelled=True)
            right = right if right is not None and right.scale > 1 else None
        if right is not None and after == "." and first == stop:  # "$.50"
            right = _decimals_only(words[stop], right)
    if left is None or right is None:
        return left, right
    tight = after == "" and before != ""
    code = first == stop or text[start:end].isupper()
    if tight or left.vague or (code and is_year(left) and not is_year(right)):  # "some NOK 310m", "in 2031 EUR 5m"
        return None, right
    return left, None


def _minus(text: str, start: int) -> int:
    """1 where a minus stands right before an offset, with a blank or a bracket before it."""
    return int(start > 1 and text[start - 1] in _MINUS and text[start - 2] in _BEFORE_MINUS)


def _decimals_only(digits: str, number: Number) -> Number | None:
    """The number without a whole part that the digits behind a point are."""
    return None if number.grouped else number._replace(value=Decimal(f"0.{digits}") * number.scale, grouped=True)


def _short(text: str, start: int, end: int) -> str | None:
    """What stands between, unless it is too long to stand within a figure."""
    return text[start:end] if end - start <= _LONGEST_GAP else None


def _may_stand(tokens: Tokens, index: int, gap: str, unit: Unit) -> bool:
    """Whether a gap behind word `index` may stand between a number and its currency."""
    if unit.adjective:
        return gap in HYPHENS or gap == ""
    if gap in APOSTROPHES:
        return tokens.words[index] in tokens.grammar.elided
    return gap in _BEFORE or _abbreviated(tokens, index, gap)


def _abbreviated(tokens: Tokens, index: int, gap: str) -> bool:
    return gap in _STOPPED and tokens.words[index] in tokens.grammar.abbreviations


def _own_stop(tokens: Tokens, index: int, end: int) -> int:
    """1 where an abbreviation's full stop follows that cannot be the sentence's: "5 mln dol. za akcję"."""
    text = tokens.text
    if text[end : end + 1] != "." or tokens.words[index] not in tokens.grammar.abbreviations:
        return 0
    follows = text[end + 1 : end + 3].lstrip(" \u00a0")
    return int(follows[:1] in (",", ";", ")", ":") or follows[:1].islower()) if follows else 0
