"""What an agreement is worth: the sum of its sentence, or of the next one, that a word ties to it.

News is full of sums, and most of those near an agreement are something else: a fee, a fine, a turnover, a rate by the
year. So a sum counts only in one of these places.

- It stands in the noun phrase: "a $5 million contract".
- A word of worth stands right before it: "worth", "o wartości"; or a noun of worth some words before: "value".
- Behind the noun, a price or a payment: "for $5 million", "will pay $5 million".
"""

from __future__ import annotations

from collections.abc import Sequence

from newskit.document import Document
from newskit.model import MonetaryFigure
from newskit.plugins.agreements.nearby import nearby
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag

__all__ = ["value_of", "value_told_later"]

_TIED = 4  # words between a word of worth and its sum: "worth an estimated", "o łącznej wartości około"
_PRICED = 3  # words between a preposition and the price
_PAID = 6  # words between a verb of paying and what is paid
_LED = 14  # words between a noun of worth and its sum
_BESIDE = 3  # words behind a sum in which another noun may claim it: "$5m in fees"
_LEADS_BACK = 8  # words between a sum and an agreement that stands behind it
_OPENING = 4  # words of a sentence in which its subject is looked for
_ELSEWHERE = ("prices", "clauses", "aims", "periods", "conjunctions")  # behind these a word is not the sum's
_PAYABLE = frozenset(("settlement", "merger", "contract", "agreement", "partnership"))


class _Sum:
    """A sum in its sentence: the words `first` to `stop` - 1."""

    __slots__ = ("figure", "first", "reading", "stop")

    def __init__(self, reading: Reading, figure: MonetaryFigure) -> None:
        self.reading, self.figure = reading, figure
        self.first = reading.scan.index_at(figure.span.start)
        self.stop = reading.scan.index_at(figure.span.end - 1) + 1

    def tie(self, kind: str, words: int, low: int) -> Tag | None:
        """The last word of a kind before the sum, at most so many words off, with no break between."""
        reading = self.reading
        low = max(low, self.first - words - 4)
        for tag in reversed(reading.tags(low, self.first, kind)):
            if self.first - tag.stop > words:
                return None
            if not any(reading.hard(index) for index in range(tag.stop, self.first)):
                return tag
        return None

    def worth(self, low: int) -> Tag | None:
        """The word or noun of worth that ties the sum."""
        return self.tie("values", _TIED, low) or self.tie("totals", _TIED, low) or self.tie("amounts", _LED, low)

    def price(self, low: int) -> Tag | None:
        """The preposition of a price; nothing but words such as "nearly" stands between."""
        tag, reading = self.tie("prices", _PRICED, low), self.reading
        if tag is None:
            return None
        between = range(tag.stop, self.first)
        if any(
            reading.comma(index)
            or reading.capital(index)
            or reading.scan.words[index][:1].isdigit()
            or reading.has(index, "articles", "definite", "possessives", "conjunctions", "unit")
            for index in between
        ):
            return None
        return tag

    def payment(self, low: int) -> Tag | None:
        """The verb of paying, which some languages have behind what is paid."""
        reading = self.reading
        if reading.section.verbs_last:
            behind = range(self.stop, min(self.stop + 2, reading.stop))
            for tag in (reading.tag(index, "pays") for index in behind if not reading.hard(index)):
                if tag is not None:
                    return tag
        return self.tie("pays", _PAID, low)

    def is_other(self, tie: Tag | None = None) -> bool:
        """Whether a word from what ties the sum to right behind it makes something else of it; a rate always is."""
        reading = self.reading
        if self.figure.per is not None:
            return True
        first = self.first if tie is None else min(tie.first, self.first)
        for tag in reading.tags(max(reading.first, first - 2), self.first, "other_sums"):
            if tie is None or tag.first < tie.first or tag.stop > tie.stop:
                return True
        for index in range(self.stop, min(reading.stop, self.stop + _BESIDE)):
            if reading.hard(index) or reading.comma(index) or reading.has(index, *_ELSEWHERE):
                return False
            if reading.has(index, "other_sums"):
                return True
        return False


def value_of(reading: Reading, phrase: Phrase, low: int, high: int) -> MonetaryFigure | None:
    """What an agreement is worth by its own sentence, as far as the words `low` to `high` tell it."""
    for one in _sums(reading, max(reading.first, low), min(reading.stop, high)):
        if not phrase.noun.value.lemma and phrase.first <= one.first < phrase.stop:
            fits = True  # "will pay $5 million to settle"
        elif one.first < phrase.noun.first:
            fits = _stands_in(one, phrase) or _leads(one, phrase)
        else:
            fits = not _belongs_to_another(one, phrase) and _follows(one, phrase)
        if fits:
            return one.figure
    return None


def value_told_later(reading: Reading, phrase: Phrase, *, next_one: bool) -> MonetaryFigure | None:
    """A sum of a later sentence that says what the agreement is worth: "Wartość umowy wynosi ...".

    The sentence right behind (`next_one`) may say so of "it"; a later one must name an agreement.
    """
    for one in _sums(reading, reading.first, reading.stop):
        if not next_one and not any(index in reading.nouns for index in range(reading.first, one.first)):
            continue
        tie = one.worth(reading.first)
        if tie is not None and _speaks_of_it(reading, one, tie) and not one.is_other(tie):
            return one.figure
        paid = one.payment(reading.first) if next_one and phrase.type in _PAYABLE else None
        if paid is not None and not _names_another(reading, one) and not one.is_other(paid):
            return one.figure
    return None


def _sums(reading: Reading, low: int, high: int) -> Sequence[_Sum]:
    scan = reading.scan
    if low >= high:
        return ()
    start, end = scan.starts[low], scan.ends[high - 1]
    start = min(start, reading.start) if low == reading.first else start
    return [_Sum(reading, figure) for figure in _figures(reading.document, start, end)]


def _figures(document: Document, start: int, end: int) -> list[MonetaryFigure]:
    return [figure for figure in nearby(document, MonetaryFigure, start, end) if figure.span.end <= end]


def _stands_in(one: _Sum, phrase: Phrase) -> bool:
    """Whether a sum stands among the words before the noun, or right before them: "$3 billion worth of contracts"."""
    reading = one.reading
    if one.first >= phrase.first or (
        phrase.first - one.stop <= 2
        and not any(reading.hard(index) or reading.comma(index) for index in range(one.stop, phrase.first + 1))
        and all(reading.has(index, "values", "merged", "totals") for index in range(one.stop, phrase.first))
    ):
        return not one.is_other()
    return False


def _leads(one: _Sum, phrase: Phrase) -> bool:
    """Whether a sum before the noun is tied to it: "Worth $5bn, the deal ...", "will pay $60m under a treaty"."""
    reading = one.reading
    if phrase.first - one.stop > _LEADS_BACK or any(index in reading.nouns for index in range(one.stop, phrase.first)):
        return False
    if any(reading.hard(index) for index in range(one.stop, phrase.first + 1)):
        return False
    tie = one.worth(reading.first) or one.payment(reading.first)
    return tie is not None and not one.is_other(tie)


def _follows(one: _Sum, phrase: Phrase) -> bool:
    """Whether a sum behind the noun is tied to it."""
    if any(part.kind == "values" and part.first <= one.first < part.stop for part in phrase.complements):
        return not one.is_other(one.worth(phrase.head))
    low = phrase.noun.stop if phrase.noun.value.lemma else phrase.first  # a verb may be "pay" itself
    tie = one.worth(low) or one.price(low) or one.payment(low) or _right_behind(one, phrase) or _of_which(one, phrase)
    return tie is not None and not one.is_other(tie)


def _right_behind(one: _Sum, phrase: Phrase) -> Tag | None:
    """The "of" of "a settlement of $5 million"."""
    tag = one.tie("merged", 2, phrase.noun.stop)
    return tag if tag is not None and tag.first == phrase.head else None


def _of_which(one: _Sum, phrase: Phrase) -> Tag | None:
    """The noun of worth before the agreement: "the value of the contract is $5 million"."""
    tag = one.tie("amounts", _LED, max(one.reading.first, phrase.first - _OPENING))
    return tag if tag is not None and tag.first < phrase.first else None


def _belongs_to_another(one: _Sum, phrase: Phrase) -> bool:
    """Whether another agreement stands between a sum and the noun, or has the sum in its own phrase."""
    reading = one.reading
    if not phrase.noun.value.lemma:
        return False  # a verb tells it, and a noun behind may be the same: "will buy Vexo in a $3bn deal"
    between = (reading.nouns.get(index) for index in range(phrase.head, one.first))
    behind = one.stop < reading.stop and one.stop in reading.nouns  # "a $3bn deal"
    return behind or any(noun is not None and not noun.value.weak for noun in between)


def _speaks_of_it(reading: Reading, one: _Sum, tie: Tag) -> bool:
    """Whether the next sentence says what the agreement is worth, not another one or something else."""
    if _names_another(reading, one):
        return False
    if tie.kind == "amounts" and tie.first - reading.first < _OPENING:
        return True
    if any(index in reading.nouns for index in range(reading.first, one.first)):
        return True
    opening = range(reading.first, min(reading.first + _OPENING, reading.stop))
    return any(reading.has(index, "pronouns", "stand_in_pronoun", "demonstratives", "cue") for index in opening) or (
        tie.first == reading.first
    )


def _names_another(reading: Reading, one: _Sum) -> bool:
    """Whether the noun before a sum is that of another agreement: "A second contract is worth ..."."""
    for index in range(one.first, reading.first - 1, -1):
        if index in reading.nouns:
            before = range(max(reading.first, index - 3), index)
            return any(reading.has(at, "another", "number") or _is_new(reading, at) for at in before)
    return False


def _is_new(reading: Reading, index: int) -> bool:
    """Whether an article says that something is new to the text."""
    return reading.has(index, "articles") and not reading.has(index, "definite")
