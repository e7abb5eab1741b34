"""Words for what an agreement is worth, how many there are and how long it lasts, as a pack writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from newskit.languages import Words

__all__ = ["DetailWords"]

_PLAIN = (
    "amounts", "prices", "pays", "other_sums", "another", "measures", "number_marks", "terms", "starts", "deadlines",
    "lasts", "past", "time_words", "times", "date_ends", "covers", "topics",
)  # fmt: skip
_TABLES = (("units", "unit"), ("lengths", "length"), ("calendar", "month"))


@frozen(kw_only=True, eq=False)
class DetailWords:
    """The words of the table `agreements.details`.

    Args:
        amounts: Nouns for what something is worth; the sum may stand some words behind them ("value", "wartość").
        prices: Prepositions right before a price ("for", "za").
        pays: Verbs of who pays or invests it ("will pay", "zapłaci").
        other_sums: Words that make another sum of one: "fees", "revenue", "kary".
        another: Words that make another agreement of a noun in the next sentence ("second", "kolejna").
        measures: Words behind a number that does not count agreements ("per", "way", "proc").
        number_marks: Words before a number that is a name ("article", "nr").
        terms: Words before a length ("for", "na", "o").
        starts: Words before the first year or day ("from", "od").
        deadlines: Words before the last year or day where no first one is told ("until", "do").
        lasts: Verbs and adjectives of an agreement that runs ("valid", "obowiązuje").
        past: Words behind a length that lies in the past ("ago", "temu").
        time_words: Words that may stand in a date or before a length: "the *end of* 2029", "the *next* five years".
        times: Nouns of a time, which is a date behind a word such as "in" ("weekend", "quarter", "jesieni").
        date_ends: Words behind a day, month or year that belong to it ("night", "ubiegłego", "roku").
        covers: Verbs before a list of fields ("cover", "dotyczą").
        topics: Nouns of fields that stand before the noun of an agreement ("fisheries").
        units: Units of time, by ``Y``, ``M``, ``W``, ``D`` and ``H``.
        lengths: Lengths in one word or phrase, by ISO 8601 duration: ``P10Y = "a decade"``.
        unit_adjectives: By unit: adjectives of a length without their number ("letnia" of "pięcioletnia").
        number_parts: What they begin with, by number: ``5 = "pięcio"``.
        calendar: Names of months by their number.
    """

    amounts: Words = ()
    prices: Words = ()
    pays: Words = ()
    other_sums: Words = ()
    another: Words = ()
    measures: Words = ()
    number_marks: Words = ()
    terms: Words = ()
    starts: Words = ()
    deadlines: Words = ()
    lasts: Words = ()
    past: Words = ()
    times: Words = ()
    date_ends: Words = ()
    covers: Words = ()
    topics: Words = ()
    time_words: Words = ()
    units: Mapping[str, Words] = field(factory=dict)
    lengths: Mapping[str, Words] = field(factory=dict)
    unit_adjectives: Mapping[str, Words] = field(factory=dict)
    number_parts: Mapping[str, Words] = field(factory=dict)
    calendar: Mapping[str, Words] = field(factory=dict)

    def signs(self) -> Iterator[tuple[Words, str, str]]:
        """The words that are looked for in a sentence, their kind and their value."""
        for name in _PLAIN:
            yield getattr(self, name), name, name
        for name, kind in _TABLES:
            for value, words in getattr(self, name).items():
                yield words, kind, value

    def length_adjective(self, word: str) -> tuple[str, str] | None:
        """The beginning and the unit of an adjective in lower case: "pięcioletnia" is "pięcio" and ``Y``."""
        if not word.endswith(self._adjective_ends):
            return None
        end = next(end for end in self._adjective_ends if word.endswith(end))
        return word[: -len(end)], self._adjectives[end]

    def number_part(self, beginning: str) -> Decimal | None:
        """The number that such an adjective begins with."""
        return self._parts.get(beginning)

    @cached_property
    def _adjectives(self) -> Mapping[str, str]:
        return {end: unit for unit, ends in self.unit_adjectives.items() for end in ends}

    @cached_property
    def _adjective_ends(self) -> tuple[str, ...]:
        return tuple(sorted(self._adjectives, key=lambda end: -len(end)))

    @cached_property
    def _parts(self) -> Mapping[str, Decimal]:
        return {part: Decimal(value) for value, parts in self.number_parts.items() for part in parts}
