"""Figures: a currency and the number beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from newskit.plugins.money.currencies import Unit
from newskit.plugins.money.digits import BLANKS
from newskit.plugins.money.grammar import APOSTROPHES, Kind
from newskit.plugins.money.numbers import Number, number_after, number_before
from newskit.plugins.money.tokens import Anchor, Tokens

__all__ = ["Figure", "figures"]

_HYPHENS = frozenset(("-", "\u2010", "\u2011"))
_BESIDE = BLANKS | _HYPHENS
_MINUS, _BEFORE_MINUS = "-−", " (\u00a0"
_STOPPED = frozenset((".", ". ", ".\u00a0"))
#: "50 000,- zł": a stroke for the hundredths that there are not.
_CENTLESS = frozenset((",-", ",- ", ",-\u00a0", ",– ", ",–", ".- ", ".-"))
_STROKES = frozenset((".–", ".-", ".—", ",–", ",-", ",—"))
_BEFORE = _BESIDE | _CENTLESS
_YEARS = range(1900, 2101)
_LONGEST_GAP = 3
_LARGE = 1000
_ENDS = frozenset(".,;:!?)\n")
_LONGEST_REST = 10  # words of a number behind a word that is a currency as well: "deux cents ... euros"
_NEAR = 5  # words in which a weight gives itself away


class Figure:
    """A sum while it is being read: the words `first` to `stop` - 1 and the text from `start` to `end`."""

    __slots__ = ("end", "first", "leads", "maximum", "number", "rule", "start", "stop", "unit", "value")

    def __init__(self, number: Number, unit: Unit, first: int, stop: int, start: int, end: int, rule: str) -> None:
        self.number = number
        self.unit = unit
        self.first = first
        self.stop = stop
        self.start = start
        self.end = end
        self.value: Decimal = number.value * unit.factor
        self.maximum: Decimal | None = None
        self.leads = rule == "money.before"  # whether the currency stands before the number
        self.rule = rule

    @property
    def scaled(self) -> bool:
        """Whether the number has a scale of its own."""
        return self.number.scale > 1


def figures(tokens: Tokens, country: str | None) -> Iterator[Figure]:
    """Every currency with a number beside it, in text order, none overlapping."""
    lowest = 0
    waiting: Figure | None = None
    home = tokens.grammar.units.homes.get(country or "")
    for index, anchor in enumerate(tokens.anchors):
        if anchor.first < lowest or (waiting is not None and anchor.start < waiting.end):
            continue
        figure = None if _is_number(tokens, index, lowest) else _read(tokens, anchor, lowest)
        if figure is None or not _safe(tokens, figure, home):
            continue
        lowest = figure.stop
        if waiting is not None:
            if _compound(tokens, waiting, figure):
                continue
            yield waiting
        waiting = figure
    if waiting is not None:
        yield waiting


def _is_number(tokens: Tokens, index: int, lowest: int) -> bool:
    """Whether a name is part of the next currency's number here: "deux cents euros"."""
    anchor = tokens.anchors[index]
    if anchor.stop - anchor.first != 1 or tokens.words[anchor.first] not in tokens.grammar:
        return False
    follows = next((other for other in tokens.anchors[index + 1 : index + 3] if other.first >= anchor.stop), None)
    if follows is None or follows.first - anchor.stop > _LONGEST_REST:
        return False
    number, _ = _numbers(tokens, follows, lowest)
    return number is not None and number.first < anchor.first


def _safe(tokens: Tokens, figure: Figure, home: str | None) -> bool:
    """Whether a sign that is also something else is one: "TOP 10" is none, "TRY 3 billion" and "24 CAD" are."""
    unit = figure.unit
    if not unit.unsafe or home == unit.code or home in unit.candidates:
        return True
    if figure.scaled or figure.number.grouped or figure.number.value >= _LARGE:
        return True
    text, starts, stop = tokens.text, tokens.starts, figure.stop
    shouted = stop < len(starts) and text[starts[stop] : tokens.end(stop)].isupper()
    return not figure.leads and not shouted and text[figure.end - len(unit.code) : figure.end] == unit.code


def _read(tokens: Tokens, anchor: Anchor, lowest: int) -> Figure | None:
    """The figure of one currency: its number stands before it, or behind a sign or a code."""
    left, right = _numbers(tokens, anchor, lowest)
    if left is not None:
        return None if _not_money(tokens, anchor, left) else _leading_number(tokens, anchor, left)
    if right is None or (anchor.unit.weak and not right.grouped and right.scale == 1):
        return None
    if anchor.unit.leading and right.scale == 1 and not right.grouped and right.value < _LARGE * 10:
        return None  # "Euro 2028", "the dollar 5 years ago"
    end = tokens.end(right.stop - 1)
    end += _own_stop(tokens, right.stop - 1, end) or _stroke(tokens.text, end)
    unit = anchor.unit
    scaled = tokens.grammar.units.names.get(tokens.words[right.stop]) if right.stop < len(tokens.words) else None
    if scaled is not None and scaled.factor > 1 and tokens.gaps[right.stop] in BLANKS:  # "$125 mdd"
        unit, end = scaled, tokens.end(right.stop)
        right = right._replace(stop=right.stop + 1)
    minus = _minus(tokens.text, anchor.start)
    if minus:
        right = right._replace(value=-right.value)
    return Figure(right, unit, anchor.first, right.stop, anchor.start - minus, end, "money.before")


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
    _bare_minor(tokens, figure)
    return figure


def _scale_behind(tokens: Tokens, figure: Figure) -> None:
    """Take the scale of "75 USD millones" and "5€ million", where no other currency claims it."""
    grammar, words, gaps, stop = tokens.grammar, tokens.words, tokens.gaps, figure.stop
    if not figure.unit.before or figure.scaled or stop >= len(words) or gaps[stop] not in BLANKS:
        return
    if not grammar.is_scale(words[stop]) or _names_money(tokens, stop + 1):
        return
    scale = grammar.steps(words[stop])[0].value
    figure.number = figure.number._replace(value=figure.number.value * scale, scale=scale)
    figure.value *= scale
    figure.stop, figure.end = stop + 1, tokens.end(stop)


def _names_money(tokens: Tokens, index: int) -> bool:
    """Whether a currency begins right there, with a link before it or not: "millions d'euros"."""
    words, single = tokens.words, tokens.grammar.units.single
    if index < len(words) and tokens.grammar.kind(words[index]) is Kind.LINK:
        index += 1
    return (index < len(words) and words[index] in single) or any(
        a.first == index for a in tokens.anchors if a.first == a.stop
    )


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
        and (after in BLANKS or after == "-" or (left is None and after in _STOPPED))
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
    if tight or (code and _is_year(left) and not _is_year(right)):
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
        return gap in _HYPHENS
    if gap in APOSTROPHES:
        return tokens.words[index] in tokens.grammar.elided
    return gap in _BEFORE or _abbreviated(tokens, index, gap)


def _abbreviated(tokens: Tokens, index: int, gap: str) -> bool:
    return gap in _STOPPED and tokens.words[index] in tokens.grammar.abbreviations


def _bare_minor(tokens: Tokens, figure: Figure) -> None:
    """Add the hundredths of "15 dollars 50", where nothing else follows that they could count."""
    grammar, words, gaps, stop = tokens.grammar, tokens.words, tokens.gaps, figure.stop
    if figure.unit.factor != 1 or figure.number.scale > 1 or figure.number.grouped or figure.number.vague:
        return
    if stop >= len(words) or tokens.text[figure.end : tokens.starts[stop]] not in BLANKS:
        return
    first = stop
    if words[stop] in grammar.minor_joiners and gaps[stop + 1] in BLANKS:
        first += 1
    number = number_after(grammar, words, gaps, first, spelled=True)
    if number is None or not 10 <= number.value < 100 or number.scale > 1 or number.grouped:
        return
    if _closes(tokens, number.stop):
        figure.value += number.value / 100
        figure.stop, figure.end = number.stop, tokens.end(number.stop - 1)
        figure.rule = "money.compound"


def _closes(tokens: Tokens, stop: int) -> bool:
    """Whether what stands before word `stop` counts nothing that follows: "1 € 80 de l'heure", not "5 zł 20 maja"."""
    grammar, words, behind = tokens.grammar, tokens.words, tokens.gaps[stop]
    if stop == len(words):
        return True
    if behind not in BLANKS:
        return behind[:1] in _ENDS and behind[1:2] not in ("-", "")
    word = words[stop]
    return word in grammar.and_words or word in grammar.per or word in grammar.rates or word in grammar.between


def _own_stop(tokens: Tokens, index: int, end: int) -> int:
    """1 where an abbreviation's full stop follows that cannot be the sentence's: "5 mln dol. za akcję"."""
    text = tokens.text
    if text[end : end + 1] != "." or tokens.words[index] not in tokens.grammar.abbreviations:
        return 0
    follows = text[end + 1 : end + 3].lstrip(" \u00a0")
    return int(follows[:1] in (",", ";", ")", ":") or follows[:1].islower()) if follows else 0


def _is_year(number: Number) -> bool:
    return number.scale == 1 and not number.grouped and number.digits and int(number.value) in _YEARS


def _not_money(tokens: Tokens, anchor: Anchor, number: Number) -> bool:
    """Whether the word beside a number counts something else: "złote medale", "200 pounds heavier", "four real"."""
    grammar, words, unit, stop = tokens.grammar, tokens.words, anchor.unit, anchor.stop
    follows = words[stop] if stop < len(words) and tokens.gaps[stop] in _BESIDE else ""
    if follows in grammar.not_before and anchor.first < stop:
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


def _compound(tokens: Tokens, major: Figure, minor: Figure) -> bool:
    """Join "3 zł 50 gr" into the first figure; tell whether they were one."""
    if major.unit.factor != 1 or minor.unit.factor >= 1 or minor.number.value >= 100 or minor.leads:
        return False
    if major.unit.code != minor.unit.code and not minor.unit.candidates:
        return False
    gap = tokens.text[major.end : minor.start]
    if gap[:1] == "." and tokens.words[major.stop - 1] in tokens.grammar.abbreviations:  # "38 руб. 72 коп."
        gap = gap[1:]
    if gap not in BLANKS and gap != ", " and gap.strip() not in tokens.grammar.minor_joiners:
        return False
    major.value += minor.value
    major.stop, major.end = minor.stop, minor.end
    major.rule = "money.compound"
    return True
