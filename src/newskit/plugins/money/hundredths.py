"""The smaller unit behind the larger one: "3 zł 50 gr", "15 dollars 50"."""

from __future__ import annotations

from newskit.plugins.money.digits import BLANKS
from newskit.plugins.money.figure import Figure
from newskit.plugins.money.grammar import Kind
from newskit.plugins.money.numbers import number_after
from newskit.plugins.money.tokens import Tokens

__all__ = ["add_bare", "join"]

_THOUSAND = 1000
_SHORT = 4  # letters; so long are prepositions and articles
_ENDS = frozenset(".,;:!?)\n")


def join(tokens: Tokens, major: Figure, minor: Figure) -> bool:
    """Join "3 zł 50 gr" into the first figure; tell whether they were one."""
    if major.unit.factor != 1 or minor.unit.factor >= 1 or minor.number.value >= 100 or minor.leads:
        return False
    if minor.number.vague:  # "5 € et quelques centimes"
        return False
    if major.value % 1 or (major.number.scale > _THOUSAND and not major.value % major.number.scale):
        return False  # "deux euros dix et 50 centimes", "$45 millones y 20 centavos" are two sums
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


def add_bare(tokens: Tokens, figure: Figure) -> None:
    """Add the hundredths of "15 dollars 50", where nothing else follows that they could count."""
    grammar, words, gaps, stop = tokens.grammar, tokens.words, tokens.gaps, figure.stop
    if figure.number.grouped or figure.number.vague:
        return
    if stop >= len(words):
        return
    gap = tokens.text[figure.end : tokens.starts[stop]]
    if gap[:1] == "." and words[stop - 1] in grammar.abbreviations:  # "3 fr. 80"
        gap = gap[1:]
    if gap not in BLANKS:
        return
    first = stop
    if words[stop] in grammar.minor_joiners and gaps[stop + 1] in BLANKS:
        first += 1
        if _add_half(tokens, figure, first):
            return
    if figure.scaled or figure.unit.factor != 1:
        return
    number = number_after(grammar, words, gaps, first, spelled=True)
    if number is None or not 10 <= number.value < 100 or number.scale > 1 or number.grouped:
        return
    spelled = not number.digits and not figure.number.digits and _is_short(tokens, number.stop)
    if spelled or _closes(tokens, number.stop):
        figure.value += number.value / 100
        figure.stop, figure.end = number.stop, tokens.end(number.stop - 1)
        figure.rule = "money.compound"


def _add_half(tokens: Tokens, figure: Figure, first: int) -> bool:
    """Add the half of "un euro e mezzo" and "un millón de euros y medio"; tell whether there was one."""
    if first >= len(tokens.words) or not (_closes(tokens, first + 1) or _is_short(tokens, first + 1)):
        return False
    steps = tokens.grammar.steps(tokens.words[first])
    if len(steps) != 1 or steps[0].kind is not Kind.FRACTION or steps[0].value >= 1:
        return False
    if not steps[0].value:  # "5 млрд рублей с лишним"
        figure.number = figure.number._replace(more=True)
        return True
    figure.value += steps[0].value * figure.number.scale * figure.unit.factor
    figure.stop, figure.end = first + 1, tokens.end(first)
    figure.rule = "money.compound"
    return True


def _is_short(tokens: Tokens, index: int) -> bool:
    """Whether a word is too short for what a half could be of: "dos euros y medio en Bilbao", not "y medio kilo"."""
    if index >= len(tokens.words) or tokens.gaps[index] not in BLANKS:
        return False
    word = tokens.words[index]
    if len(word) > _SHORT or word in tokens.grammar.units.single:  # "femti øre"
        return False
    return index not in tokens.begins  # "and eighty-two US dollars"


def _closes(tokens: Tokens, stop: int) -> bool:
    """Whether what stands before word `stop` counts nothing that follows: "1 € 80 de l'heure", not "5 zł 20 maja"."""
    grammar, words, behind = tokens.grammar, tokens.words, tokens.gaps[stop]
    if stop == len(words):
        return True
    if behind not in BLANKS:
        mark = behind.lstrip()
        return mark[:1] in _ENDS and mark[1:2] not in ("-", "")
    word = words[stop]
    return word in grammar.and_words or word in grammar.per or word in grammar.rates or word in grammar.between
