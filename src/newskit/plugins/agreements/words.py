"""The `agreements` section: nouns of agreements, verbs that tell where one stands, and the small words around them.

Only the nouns join the scan, so an article without one costs nothing. Everything else is looked up in the sentence of
such a noun, by `AgreementWords.signs_at`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from newskit.languages import Entry, Words, section

__all__ = ["AgreementWords", "Cue", "Noun", "Sign", "Signs", "Verb"]

_WORD = re.compile(r"\w+")
_FIRST_PART = 3  # letters before the end of a compound at least


class Noun(NamedTuple):
    """A noun of an agreement: the value of a hit ``agreements.noun``."""

    type: str
    lemma: str
    weak: bool  #: An ordinary word too ("plan", "list"): counts only beside a word that says it is an agreement.


@frozen(kw_only=True)
class Verb:
    """A verb that says where an agreement stands.

    Args:
        status: A value of `AgreementStatus`.
        done: Past forms and the passive participle.
        now: Present forms.
        will: Future forms.
        base: Infinitives; of a language without endings the form that needs a word before it.
        noun: What the deed is called: ``podpisanie``, ``signing``.
        subject: Whether the agreement itself does it: ``wygasła``, ``collapsed``.
        strong: Whether it is said of agreements alone, so that it may stand further off and makes an agreement of a
            weak noun.
        active: Whether it always has its object behind it ("won").
    """

    status: str = ""
    done: Words = ()
    now: Words = ()
    will: Words = ()
    base: Words = ()
    noun: Words = ()
    subject: bool = False
    strong: bool = False
    active: bool = False


class Cue(NamedTuple):
    """What a sign of the kind ``cue`` tells."""

    status: str
    tense: str  #: done, now, will, base, noun or adjective.
    subject: bool
    strong: bool
    active: bool = False


class Sign(NamedTuple):
    """A word or phrase of the section, ready to be compared in a sentence."""

    words: tuple[str, ...]
    kind: str
    value: object


class Signs(NamedTuple):
    """The signs that begin with one word, sorted for the walk over a sentence."""

    longer: Mapping[str, tuple[Sign, ...]]  #: Those of several words by the second, longest first.
    single: tuple[tuple[str, object], ...]  #: Kind and value of those that are the word alone, one a kind.
    kinds: frozenset[str]  #: The kinds of these.
    has_cue: bool  #: Whether a ``cue`` is among these.


@section("agreements")
@frozen(kw_only=True, eq=False)
class AgreementWords:
    """The words of the `agreements` section.

    Args:
        nouns: By type of agreement and lemma; these speak for themselves.
        weak_nouns: Likewise, of words that mean other things as well.
        phrases: By type: several words that are one noun ("list intencyjny", "joint statement").
        look_alikes: Phrases with such a noun that are no agreement ("a good deal").
        verb_marks: Words before a noun that make a verb of it ("to deal").
        verbs: By lemma.
        mergers: By tense (``done``, ``now``, ``will``, ``base``): verbs of buying a company ("acquired").
        adjectives: By status: words beside the noun ("tentative", "proposed").
        modality: By certainty (``planned``, ``possible``, ``denied``), and ``achieved`` ("managed to"), ``failed``,
            ``rejected`` for words that turn a deed into its contrary.
        types: By type: words beside a noun that make the type clearer ("trade", "handlowy").
        objects: Other things that are signed or broken ("ustawa", "law"): the verb is theirs.
        subjects: Words that lead to the subject ("o", "w sprawie", "on").
        aims: Words that lead to what it is for ("mający na celu", "aimed at").
        partners: Prepositions before a party ("z", "with").
        between: Prepositions before all parties ("między", "between").
        agents: Prepositions before who does it in the passive ("przez", "by").
        conjunctions: "and".
        lists: Words that begin a list of fields ("takich dziedzin, jak", "w sferach").
        among: Words that lead from an umbrella to its parts ("wśród których", "including").
        ends: Words at which a complement ends ("podczas", "during").
        clauses: Words that begin another clause ("że", "which").
        demonstratives: Words that point back ("tych", "this").
        possessives: Words that say whose it is ("its").
        definite: Words that may point back ("the").
        articles: Words that begin a noun phrase and say nothing ("a").
        merged: Prepositions between a merger and what is bought ("of").
        passives: Forms of the verb that makes a passive ("was").
        infinitives: What stands before an infinitive ("to").
        numbers: Number words with a value, the value as key.
        vague: Words for a number that is not told ("liczne", "several").
        periods: Words before years ("na lata", "for").
        until: Words between the years of a period ("do", "to").
        values: Words that link a sum to an agreement ("o wartości", "worth").
        totals: Words that sum an event up ("łącznie", "in total").
        then: Words that tie a sentence to the one before ("wówczas", "then").
        bilateral: Words that say there are two parties ("dwustronny", "the two countries").
        leaders: Words for the heads of the states of the article ("przywódcy").
        heads: Roles of people who speak and sign for a state ("prezydent").
        home_offices: Roles that belong to the home state where no state is named with them ("premier").
        impersonal_endings: Endings of past forms that have no subject ("podpisano").
        home_bodies: Bodies that stand for the home state ("Sejm").
        talks: Words of talks that may end with nothing ("rozmowy").
        pointers: Lemmas of weak nouns that only stand for an agreement named elsewhere ("dokument").
        demoted: Lemmas of `nouns` that count as weak ones all the same ("convention", which is a party's meeting too).
        never_alone: Lemmas of weak nouns that are an agreement only inside a phrase, or as a part of an umbrella.
        compounds: Words behind a noun that make it a mere modifier ("contract battle").
        meetings: Words of a meeting ("spotkanie", "spotkał się").
        dates: Phrases that say when.
        months, days: Names of months and days.
        date_words: Words that go with these ("w", "on", "ubiegłym", "last").
        sites: Nouns of places where leaders meet, by gender and nominative ("Pałac").
        locatives: Prepositions before a place ("w", "na").
        common_nouns: Group nouns that are a party by themselves, by nominative ("związki zawodowe", "unions").
        generic_places: Words that make a state of an adjective before or behind them ("strona", "rząd", "government").
        adjective_endings: Endings of adjectives, in a language that has them behind nouns.
        verb_endings: Endings by which a verb can be told.
        plural_endings: Endings of nouns in the plural, in a language that shows it so.
        compound_ends: By type and lemma: what a compound ends with that is an agreement ("abkommen").
        compound_types: By type: what such a compound begins with ("handels", "waffenstillstands").
        adjectives_follow: Whether adjectives stand behind their noun as well.
        subjects_follow: Whether a subject may stand behind its verb.
        verbs_last: Whether participles and infinitives stand at the end of their clause.
        commas_part: Whether a comma stands before every subordinate clause.
        nouns_capital: Whether every noun begins with a capital.
    """

    nouns: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    weak_nouns: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    phrases: Mapping[str, Words] = field(factory=dict)
    look_alikes: Words = ()
    verb_marks: Words = ()
    verbs: Mapping[str, Verb] = field(factory=dict)
    mergers: Mapping[str, Words] = field(factory=dict)
    adjectives: Mapping[str, Words] = field(factory=dict)
    modality: Mapping[str, Words] = field(factory=dict)
    types: Mapping[str, Words] = field(factory=dict)
    objects: Words = ()
    subjects: Words = ()
    aims: Words = ()
    partners: Words = ()
    between: Words = ()
    agents: Words = ()
    conjunctions: Words = ()
    lists: Words = ()
    among: Words = ()
    ends: Words = ()
    clauses: Words = ()
    demonstratives: Words = ()
    possessives: Words = ()
    definite: Words = ()
    articles: Words = ()
    merged: Words = ()
    passives: Words = ()
    infinitives: Words = ()
    numbers: Mapping[str, Words] = field(factory=dict)
    vague: Words = ()
    periods: Words = ()
    until: Words = ()
    values: Words = ()
    totals: Words = ()
    then: Words = ()
    bilateral: Words = ()
    leaders: Words = ()
    heads: Words = ()
    home_offices: Words = ()
    impersonal_endings: Words = ()
    home_bodies: Words = ()
    talks: Words = ()
    pointers: Words = ()
    demoted: Words = ()
    never_alone: Words = ()
    compounds: Words = ()
    meetings: Words = ()
    dates: Words = ()
    months: Words = ()
    days: Words = ()
    date_words: Words = ()
    sites: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    locatives: Words = ()
    common_nouns: Mapping[str, Words] = field(factory=dict)
    generic_places: Words = ()
    adjective_endings: Words = ()
    verb_endings: Words = ()
    plural_endings: Words = ()
    compound_ends: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    compound_types: Mapping[str, Words] = field(factory=dict)
    adjectives_follow: bool = False
    subjects_follow: bool = False
    verbs_last: bool = False
    commas_part: bool = False
    nouns_capital: bool = False

    def lexicon(self) -> Iterator[Entry]:
        """The nouns (``agreements.noun``, with a `Noun`), verbs of mergers (``.merger``), ``.look_alike`` phrases."""
        for table, weak in ((self.nouns, False), (self.weak_nouns, True)):
            for kind, lemmas in table.items():
                for lemma, forms in lemmas.items():
                    for form in forms:
                        yield Entry("agreements.noun", form, Noun(kind, lemma, weak or lemma in self.demoted))
        for kind, phrases in self.phrases.items():
            for phrase in phrases:
                yield Entry("agreements.noun", phrase, Noun(kind, phrase, weak=False))
        for tense, forms in self.mergers.items():
            for form in forms:
                yield Entry("agreements.merger", form, tense)
        for phrase in self.look_alikes:
            yield Entry("agreements.look_alike", phrase, phrase)

    @cached_property
    def signs(self) -> Mapping[str, tuple[Sign, ...]]:
        """Everything else by its first word, longer phrases first."""
        found: dict[str, list[Sign]] = {}
        for sign in self._signs():
            found.setdefault(sign.words[0], []).append(sign)
        return {word: tuple(sorted(signs, key=lambda sign: -len(sign.words))) for word, signs in found.items()}

    @cached_property
    def signs_at(self) -> Mapping[str, Signs]:
        """The same, parted into what a look at one more word rules out and what stands by itself."""
        return {word: _sorted(signs) for word, signs in self.signs.items()}

    def _signs(self) -> Iterator[Sign]:
        for verb in self.verbs.values():
            for tense in ("done", "now", "will", "base", "noun"):
                yield from _made(
                    getattr(verb, tense), "cue", Cue(verb.status, tense, verb.subject, verb.strong, verb.active)
                )
        for status, words in self.adjectives.items():
            yield from _made(words, "adjective", Cue(status, "adjective", subject=False, strong=False))
        for table, kind in ((self.modality, "modal"), (self.types, "type"), (self.numbers, "number")):
            for value, words in table.items():
                yield from _made(words, kind, value)
        for name in _PLAIN:
            yield from _made(getattr(self, name), name, name)
        for value, words in self.common_nouns.items():
            yield from _made(words, "common_noun", value)
        for gender, nouns in self.sites.items():
            for nominative, forms in nouns.items():
                yield from _made((nominative, *forms), "site", (gender, nominative))

    @cached_property
    def ends_of_compounds(self) -> tuple[str, ...]:
        """What a compound ends with that is an agreement, longest first."""
        return tuple(sorted(self._compound_nouns, key=lambda end: -len(end)))

    @cached_property
    def _compound_nouns(self) -> Mapping[str, Noun]:
        return {
            end: Noun(kind, lemma, weak=False)
            for kind, lemmas in self.compound_ends.items()
            for lemma, ends in lemmas.items()
            for end in ends
        }

    def compound(self, word: str) -> Noun | None:
        """The noun of an agreement that a compound in lower case is: "handelsabkommen" is a trade deal."""
        end = next((end for end in self.ends_of_compounds if word.endswith(end)), None)
        if end is None or len(word) < len(end) + _FIRST_PART:
            return None
        noun, first = self._compound_nouns[end], word[: -len(end)]
        fitting = (
            (len(begin), kind)
            for kind, begins in self.compound_types.items()
            for begin in begins
            if first.endswith(begin)
        )
        return noun._replace(type=max(fitting, default=(0, noun.type))[1])

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """The words with which something begins that tells where an agreement stands."""
        return frozenset(
            word
            for word, signs in self.signs.items()
            if any(sign.kind in ("cue", "adjective") or sign.value == "denied" for sign in signs)
        )

    @cached_property
    def strong_words(self) -> frozenset[str]:
        """Those of the cue words that are said of agreements alone, so that they may stand further off."""
        return frozenset(
            word
            for word, signs in self.signs.items()
            if any(isinstance(sign.value, Cue) and sign.value.strong for sign in signs)
        )

    @cached_property
    def head_set(self) -> frozenset[str]:
        """The roles of people who speak for a state, for look-up."""
        return frozenset(self.heads)

    @cached_property
    def home_office_set(self) -> frozenset[str]:
        """The roles that belong to the home state, for look-up."""
        return frozenset(self.home_offices)


_PLAIN = (
    "objects", "subjects", "aims", "partners", "between", "agents", "conjunctions", "lists", "among", "ends",
    "clauses", "demonstratives", "possessives", "definite", "articles", "merged", "passives", "infinitives",
    "vague", "periods", "until", "values", "totals", "then", "bilateral", "leaders", "heads", "meetings", "dates",
    "months", "days", "date_words", "locatives", "generic_places", "verb_marks", "compounds", "home_bodies",
    "talks",
)  # fmt: skip


def _sorted(signs: tuple[Sign, ...]) -> Signs:
    longer: dict[str, list[Sign]] = {}
    single: dict[str, object] = {}
    for sign in signs:
        if len(sign.words) > 1:
            longer.setdefault(sign.words[1], []).append(sign)
        else:
            single.setdefault(sign.kind, sign.value)
    by_second = {word: tuple(some) for word, some in longer.items()}
    return Signs(by_second, tuple(single.items()), frozenset(single), "cue" in single)


def _made(phrases: Iterable[str], kind: str, value: object) -> Iterator[Sign]:
    for phrase in phrases:
        words = tuple(_WORD.findall(phrase.lower()))
        if words:
            yield Sign(words, kind, value)
