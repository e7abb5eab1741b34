"""The `money` section of language packs: what a language calls money, numbers, and what stands around them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files

from attrs import field, frozen

from newskit.languages.sections import Entry, Words, read_section, section
from newskit.plugins.money.grammar import Grammar

__all__ = ["Ambiguous", "Currency", "MoneyWords", "shared_words"]

Table = Mapping[str, Words]


@frozen(kw_only=True)
class Currency:
    """What one currency is called.

    Args:
        names: Single words that mean this currency where nothing else is said: ``dolarów``.
        phrases: Several words: ``dolarów kanadyjskich``. Capitals in them are asked of the text.
        signs: ``zł``, ``US$``, ``€``.
        minor: Words for its smaller unit: ``groszy``.
        home: ISO 3166 codes of the countries where it is the money.
    """

    names: Words = ()
    phrases: Words = ()
    signs: Words = ()
    minor: Words = ()
    home: Words = ()


@frozen(kw_only=True)
class Ambiguous:
    """A word or sign of several currencies: the article's country chooses, then the other figures, then `default`.

    Args:
        forms: As they are written.
        candidates: ISO 4217 codes.
        default: The code where nothing else tells.
        countries: What it means in a country whose own money is none of the candidates: ``FR = "FRF"``, of francs.
        worth: How much of the currency one is, where that is more than one: 1000 for ``grand``.
        parts: Of a smaller unit, how many make one, where it is not the usual count: 10 for ``mao``.
    """

    forms: Words = ()
    candidates: Words = ()
    default: str = ""
    countries: Mapping[str, str] = field(factory=dict)
    parts: int = 0
    worth: int = 0


@section("money")
@frozen(kw_only=True, eq=False)
class MoneyWords:
    """The words of the `money` section. Numbers as keys are values: ``0.5 = "pół"``.

    Args:
        currencies: By ISO 4217 code.
        names: Further names and phrases by code, beside those of the generated table.
        adjectives: Adjectives of currencies by code; they count behind a hyphen or a number word: ``200-złotowy``.
        signs: Further signs by code: ``US$``, ``$CA``, ``Kč``.
        parts: How many of the smaller unit make one, and the codes of which: ``1000 = "KWD"``; of all others a hundred.
        ambiguous: By lemma.
        subunits: Smaller units that several currencies share (``cent``), and larger ones (``grand``), by lemma.
        scaled: Scale and currency in one word, by scale: ``1000000000 = "mdkr"``. The currency is the longest name that
            the word ends with.
        codes_in_any_case: Codes that are no words and may be written ``usd`` as well.
        scales: ``thousand``, ``million``, ``billion`` (10^9), ``trillion`` (10^12), ``quadrillion``.
        other_scales: Further scales by value: ``100000 = "lakh"``.
        scales_in: Scales that mean something else in one country, by its code: ``BR = { billion = "bilhão" }``.
        one: Forms of scale words that mean one of it when they stand alone: ``milion``; others are vague then.
        one_when_qualified: Forms that mean one behind a qualifier alone: "около тысячи" is about a thousand, "тысячи"
            are thousands.
        hundred: Words that multiply what precedes by a hundred: ``hundred``.
        numbers: Number words below a thousand.
        compounds: Whether number words are written in one: ``zweihundertfünfzigtausend``, ``pięćdziesięciotysięczny``.
        glue: What stands between the parts of such a word: ``und`` in "einundzwanzig".
        scores: Words that multiply four by twenty: ``vingts`` in "quatre-vingts".
        long_tens: Tens on which eleven to nineteen may follow: 60 for "soixante-quinze".
        joins_tens: Whether joiners stand between tens and units too: "treinta y cinco".
        joins_scales: Whether joiners stand between scales, before digits too: "un miliardo e 40 milioni".
        fractions: ``"0.5" = "pół"``, ``"1.5" = "półtora"``, ``"1/3" = "third"``, ``"0" = "лишним"`` (something more);
            with a plus what is always added: ``"+0.5" = "buçuk"``.
        joiners: Words between the parts of one number: ``i`` in "dwa i pół".
        minor_joiners: Words between a sum and its hundredths, beside the joiners: "mil euros con cinco céntimos".
        points: The decimal mark in words: ``Komma`` in "zwölf Komma fünf".
        articles: Words that stand before a scale or a fraction and count nothing: ``a``.
        links: Words between a number and what it counts: ``of``, ``d'`` (an apostrophe is part of it).
        vague: Words that count vaguely, by order of magnitude: ``10 = "kilkanaście"``.
        abbreviations: Scales and currencies that are written with a full stop.
        decimal: The decimal mark. Empty: told from the digits.
        decimals_in: Another decimal mark of some countries, by their codes: ``MX = "."``.
        minor_marks: Further marks before two digits of hundredths: ``:`` in "139:90 kr".
        blank_groups: Whether plain blanks part groups of digits (no-break ones always may).
        reversible: Whether the words of a two-word currency may change places: ``kanadyjskich dolarów``.
        leading: Names that may stand before their number: ``euro 3 milioni``.
        weak: Names that are also something else (``won``); they need a scale or a large number.
        negators: Words that turn a qualifier round: ``not`` in "was not seen to exceed 5 million".
        doubtful: Names that count only where the article names their currency otherwise, or comes from its country:
            French ``livres`` are books.
        measures: Names that are also a measure (``pounds``).
        measure_before: Words near before that make it one: ``weighed``.
        measure_after: Words next after that make it one: ``heavier``.
        not_before: Words next after that the number counts instead: ``medale`` in "złote medale".
        unsafe: Signs and codes that are also something else (``KM``): they need a scale, a large number, their own
            country or, being a code, a number before them.
        states: Names of countries by their codes, where the language has no section of places.
        datelines: Cities by country, from which an article with "$" or "kr" may be reported: ``CA = ["Toronto"]``.
        qualifiers: Phrases before a figure, by `Qualifier`.
        qualifiers_after: Phrases after it: ``or more``.
        fillers: Words that may stand between a qualifier and its figure: ``kwotę``.
        and_words: Words between the last two items of a list, and the ends of "between 2 and 3".
        to_words: Words between the ends of "from 2 to 3".
        between: Words before a range that `and_words` join.
        range_from: Words before a range that `to_words` join.
        change_from: Words before a change from one sum to another; the two stay two.
        change_to: Words between the ends of a change alone, where the language tells them from those of a range:
            ``auf`` in "von 2 auf 3".
        moves: Verbs and nouns of change: with them "from 2 to 3" is a change and "to 3" no upper limit.
        rates: What a rate refers to and the phrases after a figure that say so: ``year = ["rocznie", "za rok"]``.
        rates_before: The same for phrases before a figure: ``month = ["monatlich"]``.
        per: Words that any unit may follow: ``per``.
        equals: Words between two figures of one value: ``czyli``.
    """

    currencies: Mapping[str, Currency] = field(factory=dict)
    names: Table = field(factory=dict)
    adjectives: Table = field(factory=dict)
    signs: Table = field(factory=dict)
    parts: Table = field(factory=dict)
    ambiguous: Mapping[str, Ambiguous] = field(factory=dict)
    subunits: Mapping[str, Ambiguous] = field(factory=dict)
    scaled: Table = field(factory=dict)
    codes_in_any_case: Words = ()
    scales: Table = field(factory=dict)
    other_scales: Table = field(factory=dict)
    scales_in: Mapping[str, Table] = field(factory=dict)
    one: Words = ()
    one_when_qualified: Words = ()
    hundred: Words = ()
    numbers: Table = field(factory=dict)
    compounds: bool = False
    glue: Words = ()
    scores: Words = ()
    long_tens: Words = ()
    joins_tens: bool = False
    joins_scales: bool = False
    fractions: Table = field(factory=dict)
    joiners: Words = ()
    minor_joiners: Words = ()
    points: Words = ()
    articles: Words = ()
    links: Words = ()
    vague: Table = field(factory=dict)
    abbreviations: Words = ()
    decimal: str = ""
    decimals_in: Mapping[str, str] = field(factory=dict)
    minor_marks: Words = ()
    blank_groups: bool = True
    reversible: bool = False
    leading: Words = ()
    weak: Words = ()
    negators: Words = ()
    doubtful: Words = ()
    measures: Words = ()
    measure_before: Words = ()
    measure_after: Words = ()
    not_before: Words = ()
    unsafe: Words = ()
    states: Table = field(factory=dict)
    datelines: Table = field(factory=dict)
    qualifiers: Table = field(factory=dict)
    qualifiers_after: Table = field(factory=dict)
    fillers: Words = ()
    and_words: Words = ()
    to_words: Words = ()
    between: Words = ()
    range_from: Words = ()
    change_from: Words = ()
    change_to: Words = ()
    moves: Words = ()
    rates: Table = field(factory=dict)
    rates_before: Table = field(factory=dict)
    per: Words = ()
    equals: Words = ()

    @cached_property
    def grammar(self) -> Grammar:
        """These words compiled for reading, with what holds in any language."""
        return Grammar(self, shared_words())

    def grammar_in(self, country: str | None) -> Grammar:
        """The grammar of an article from a country, which may have scales and marks of its own."""
        if country not in self.scales_in and country not in self.decimals_in:
            return self.grammar
        found = self._in_countries.get(country)
        if found is None:
            found = self._in_countries[country] = Grammar(self, shared_words(), country)
        return found

    @cached_property
    def _in_countries(self) -> dict[str | None, Grammar]:
        return {}

    def lexicon(self) -> Iterator[Entry]:
        """The names of currencies, and of the places that tell whose they are; all else is looked up beside them."""
        for form, unit in self.grammar.units.names.items():
            yield Entry("money.currency", form, unit)
        for table in (self.states, self.datelines):
            for country, names in table.items():
                for name in names:
                    yield Entry("money.place", name, country)


@cache
def shared_words() -> MoneyWords:
    """What holds in any language: codes, signs, countries. Read on first use."""
    place = files("newskit.plugins.money") / "currencies.toml"
    return read_section(MoneyWords, tomllib.loads(place.read_text(encoding="utf-8")), "currencies.toml")
