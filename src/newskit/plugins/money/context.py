"""What stands around a figure: qualifiers, rates, the same sum in another currency."""

from __future__ import annotations

from newskit.model import Qualifier
from newskit.plugins.money.changes import moves_before
from newskit.plugins.money.digits import BLANKS
from newskit.plugins.money.figure import Figure
from newskit.plugins.money.grammar import APOSTROPHES
from newskit.plugins.money.numbers import number_after
from newskit.plugins.money.tokens import Tokens

__all__ = ["equivalents", "per", "qualifier"]

_MOST_FILLERS = 7
_BETWEEN_FILLERS = BLANKS | {", ", "-"}
_LONGEST_ASIDE = 7
_OPPOSITES = {"over": "at_most", "under": "at_least"}
_LONGEST_SYMBOL = 4  # letters of a unit behind a stroke that no pack knows
_NEAR = 4  # words before "to 3 million" in which a verb of change may stand
_FAR = 8  # and in which a verb of change may, that tells where a sum ended
_LONGEST_GAP = 3
_STOPPED = frozenset((".", ". ", ".\u00a0"))
_AFTER = " .,;:!?)\u00a0\n-–"
_MOST_EQUAL = 3  # further currencies in one bracket
_BETWEEN = 24  # characters between two figures of one value


def qualifier(tokens: Tokens, figure: Figure) -> Qualifier:
    """How exact a figure is said to be: the longest phrase before it, else one behind it."""
    grammar, words, gaps = tokens.grammar, tokens.words, tokens.gaps
    if figure.number.more:  # "два с лишним миллиона"
        return "over"
    behind = _after(tokens, figure)
    if behind in ("at_least", "at_most"):  # "some $5m or more"
        return behind
    stop = figure.first
    apart = stop > 0 and tokens.text[tokens.end(stop - 1) : figure.start] == ", "  # "queriam, no mínimo, 1 000 euros"
    if stop and (apart or _beside(tokens, figure)):
        for _ in range(_MOST_FILLERS):
            found = grammar.qualifiers.before(words, stop)
            if found is not None:
                first, value = found
                if apart and not gaps[first].startswith(","):
                    break
                # "wzrosła do 5 mln" tells where it ended, not a limit.
                alone = first + 1 == stop and words[first] in grammar.to_words
                if value != "up_to" or not alone or not _moved(tokens, first):
                    return _turned(tokens, first, stop, value)  # type: ignore[return-value]
            if stop > 1 and gaps[stop].startswith(",") and (aside := _aside(tokens, stop)):
                stop, apart = aside, False
            elif words[stop - 1] in grammar.fillers and stop > 1 and gaps[stop - 1] in _BETWEEN_FILLERS:
                stop -= 1
            else:
                break
    return behind or "exact"


def _turned(tokens: Tokens, first: int, stop: int, value: str) -> str:
    """What a qualifier says behind a negation: "none of them exceeded", "the bill will not be less than"."""
    words, gaps, negators = tokens.words, tokens.gaps, tokens.grammar.negators
    if value not in _OPPOSITES or any(word in negators for word in words[first:stop]):
        return value
    for index in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if gaps[index + 1] not in BLANKS and gaps[index + 1] not in APOSTROPHES:
            break
        if words[index].isdecimal() or words[index] in tokens.grammar:  # "not 3 million but over 5"
            break
        if words[index] in negators:
            return _OPPOSITES[value]
    return value


def _aside(tokens: Tokens, stop: int) -> int:
    """Where an aside between commas begins that ends before word `stop`: "surpass, by some margin, £1.7 million"."""
    for index in range(stop - 1, max(0, stop - 1 - _LONGEST_ASIDE), -1):
        if tokens.gaps[index] == ", ":
            return index
        if tokens.gaps[index] not in BLANKS:
            break
    return 0


def _after(tokens: Tokens, figure: Figure) -> Qualifier | None:
    """What a phrase behind a figure says: "£20 or more", "270 euros, aproximadamente"."""
    stop, words, gaps = figure.stop, tokens.words, tokens.gaps
    if stop >= len(words):
        return None
    gap = tokens.text[figure.end : tokens.starts[stop]]
    ending = gap in APOSTROPHES  # a case ending: "310 milyon TL'nin üzerinde"
    if gap not in BLANKS and gap not in ("-", ", ") and not ending:
        return None
    phrases = tokens.grammar.qualifiers_after
    after = phrases.after(words, stop)
    if after is None and gap in BLANKS:  # "£90 a month or more"
        rate = tokens.grammar.rates.after(words, stop)
        after = phrases.after(words, rate[0]) if rate is not None and gaps[rate[0]] in BLANKS else None
    if after is None and ending and gaps[stop + 1] in BLANKS:
        after = phrases.after(words, stop + 1)
    # "$2m plus £3m" adds another sum; behind a comma the phrase must end its clause.
    if after is None or gaps[after[0]].strip(_AFTER) or _begins_sum(tokens, after[0]):
        return None
    if gap == ", " and gaps[after[0]] in BLANKS and after[0] < len(words):
        return None
    return after[1]  # type: ignore[return-value]


def _beside(tokens: Tokens, figure: Figure) -> bool:
    """Whether nothing but a blank, or the full stop of an abbreviation ("ok. 5 mln"), stands before a figure."""
    last = figure.first - 1
    gap = tokens.text[tokens.end(last) : figure.start] if figure.start - tokens.end(last) <= _LONGEST_GAP else "?"
    if gap in APOSTROPHES:  # "plus d'un million", "superiore all'1 per mille"
        return True
    return gap in BLANKS or (gap in _STOPPED and tokens.words[last] in tokens.grammar.abbreviations)


def _begins_sum(tokens: Tokens, index: int) -> bool:
    """Whether another sum begins at a word, so that "plus" before it adds it."""
    number = number_after(tokens.grammar, tokens.words, tokens.gaps, index)
    return number is not None and not tokens.begins.isdisjoint((index, number.stop))


def _is_digits(words: list[str], index: int) -> bool:
    return index < len(words) and words[index].isdecimal()


def _moved(tokens: Tokens, stop: int) -> bool:
    """Whether a verb of change, or the other end of the change, stands before."""
    near = tokens.words[max(0, stop - _NEAR) : stop]
    return any(word in tokens.grammar.only_changes for word in near) or moves_before(tokens, stop, _FAR)


def per(tokens: Tokens, figure: Figure) -> str | None:
    """What a rate refers to: the words behind a figure say so, or those before it."""
    return _per_behind(tokens, figure) or _per_before(tokens, figure)


def _per_before(tokens: Tokens, figure: Figure) -> str | None:
    """The rate of "monatlich 3600 Euro", "hisse başına yaklaşık 1,25 lira"."""
    grammar, words = tokens.grammar, tokens.words
    if not figure.first or not _beside(tokens, figure):
        return None
    found = grammar.rates_before.before(words, figure.first)
    if found is None:
        told = grammar.qualifiers.before(words, figure.first)
        found = grammar.rates_before.before(words, told[0]) if told and tokens.gaps[told[0]] in BLANKS else None
    return found[1] if found else None


def _per_behind(tokens: Tokens, figure: Figure) -> str | None:
    grammar, words, stop = tokens.grammar, tokens.words, figure.stop
    if stop >= len(words):
        return None
    gap = tokens.text[figure.end : tokens.starts[stop]]
    slash = gap.lstrip(".").strip() == "/"
    if not (slash or gap in BLANKS or gap == "-"):
        return None
    found = grammar.rates.after(words, stop)
    if gap == "-" and (found is None or found[0] - stop < 2):  # "$12-an-hour", but "5-Euro-Ticket" is no rate
        return None
    if found is not None:
        return None if _is_digits(words, found[0]) and tokens.gaps[found[0]] in BLANKS else found[1]  # "im Jahr 2031"
    if slash and (len(words[stop]) > _LONGEST_SYMBOL or words[stop].isdecimal()):
        return None  # "30 zł/ulgowy 20 zł", "5 zł/7 zł"
    unit = stop if slash else stop + 1 if words[stop] in grammar.per else len(words)
    if unit < len(words) and (slash or tokens.gaps[unit] in BLANKS):
        after = grammar.rates.after(words, unit)
        return after[1] if after is not None else tokens.text[tokens.starts[unit] : tokens.end(unit)]
    return None


def equivalents(tokens: Tokens, found: list[Figure]) -> dict[int, list[Figure]]:
    """By index, the figures that give the same sum in other currencies: "300 mln euro (1,3 mld zł)"."""
    linked: dict[int, list[Figure]] = {}
    for index, one in enumerate(found):
        group = [index]
        for later in range(index + 1, min(index + 1 + _MOST_EQUAL, len(found))):
            if not _equal(tokens, one, found[later - 1], found[later], first=later == index + 1):
                break
            group.append(later)
        for later in group[1:]:
            linked.setdefault(index, []).append(found[later])
            linked.setdefault(later, []).append(one)
    return linked


def _equal(tokens: Tokens, one: Figure, before: Figure, other: Figure, *, first: bool) -> bool:
    """Whether a figure gives the sum of another: in the bracket behind it, or behind a word that says so."""
    if one.unit.code == other.unit.code or other.start - before.end > _BETWEEN:
        return False
    between = tokens.text[before.end : other.start]
    if ")" in between or "\n" in between:
        return False
    if first:
        said = any(word in tokens.grammar.equals for word in tokens.words[one.stop : other.first])
        return said or between.lstrip().startswith(("(", "["))
    # "SEK 300m ($33m, £25m)"
    return between.strip() in (",", ";") and "(" in tokens.text[one.end : before.start]
