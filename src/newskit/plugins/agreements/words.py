"""The `agreements` section: nouns of agreements, verbs that tell where one stands, and the small words around them.

Only the nouns join the scan, so an article without one costs nothing. Everything else is looked up in the sentence of
such a noun, by `AgreementWords.signs_at`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from newskit.languages import Entry, Words, section
from newskit.plugins.agreements.deeds.words import Deed, deed_entries
from newskit.plugins.agreements.details.words import DetailWords
from newskit.plugins.agreements.signs import Cue, Sign, Signs, SortedSigns, Verb, signs_of, words_of

__all__ = ["AgreementWords", "Noun"]

_FIRST_PART = 3  # letters before the end of a compound at least


class Noun(NamedTuple):
    """A noun of an agreement: the value of a hit ``agreements.noun``."""

    type: str
    lemma: str
    weak: bool  #: An ordinary word too ("plan", "list"): counts only beside a word that says it is an agreement.


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
        deeds: Verbs that tell an agreement without a noun, by a name of our own.
        adjectives: By status: words beside the noun ("tentative", "proposed").
        modality: By certainty (``planned``, ``possible``, ``denied``), or by what the word does: ``trying`` ("trying
            to"), ``hoping`` ("hopes to"), ``supposed`` ("if") and ``asked`` ("called for") are possible, ``agreed``
            ("agreed to") is planned or done by the deed, and ``achieved`` ("managed to"), ``failed``, ``rejected`` turn
            a deed into its contrary or make it a fact; ``purpose`` makes an infinitive right behind it planned
            ("pour"), ``toward`` what it leads to possible ("toward signing").
        types: By type: words beside a noun that make the type clearer ("trade", "handlowy").
        themes: By type: words of an article about such agreements ("strike", "lawsuit").
        themed: Lemmas of nouns that leave open what kind of agreement it is ("deal").
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
        prefixes: What may stand at the end of a clause as the other part of its verb ("an", "aus"): with one that
            `parted` does not name, it is another verb.
        finite_endings: Endings of past forms of which that is true: "kündigte ... an".
        oblique: Prepositions behind which a noun is no object of a verb, though one follows ("unter dem Abkommen").
        article_relatives: Words that begin one only behind a comma, since they are articles too ("der").
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
        negotiations: Lemmas of weak nouns that are talks: they count when they fail or end, or when an agreement is
            their object.
        contextual: Lemmas of weak nouns that count only with a partner, or in an article that speaks of agreements
            ("offer").
        priced: Lemmas of weak nouns that are an agreement where a sum stands right behind ("an offer of $5m").
        beside: Lemmas of weak nouns for which a verb right before is enough ("reached an understanding").
        again: Words beside such a noun that say that there are several ("a similar offer").
        circumstances: By status: words before an agreement with a partner that is only the circumstance of what the
            sentence tells ("in a deal with").
        ratifiers: Words of those whose approval is a ratification ("parliament").
        deciders: Words of bodies and sides whose word decides about an agreement ("board").
        relative_pronouns: Words with which a clause begins that tells of the noun before ("which", "którą").
        amendments: Lemmas of nouns of what changes an agreement: who signs one amends it ("aneks").
        heralds: Lemmas of nouns that tell of an agreement where they head a line without a verb ("Einigung im
            Tarifstreit").
        result_endings: Endings of nouns in the case of a result, in a language of cases ("ugodą").
        auxiliaries: Words before a participle that are no form of the passive ("has").
        recipients: Prepositions before who gets what is sold ("sale to").
        pronouns: Words that may be the subject of a clause ("he").
        pointers: Lemmas of weak nouns that only stand for an agreement named elsewhere ("dokument").
        demoted: Lemmas of `nouns` that count as weak ones all the same ("convention", which is a party's meeting too).
        inheriting: Lemmas of nouns that are of the type of the agreement told before, if there is one ("Vertrag").
        never_alone: Lemmas of weak nouns that are an agreement only inside a phrase, or as a part of an umbrella.
        compounds: Words behind a noun that make it a mere modifier ("contract battle").
        meetings: Words of a meeting ("spotkanie", "spotkał się").
        dates: Phrases that say when.
        months, days: Names of months and days.
        date_words: Words that go with these ("w", "on", "ubiegłym", "last").
        sites: Nouns of places where leaders meet, by gender and nominative ("Pałac").
        locatives: Prepositions before a place ("w", "na").
        common_nouns: Group nouns that are a party by themselves, by nominative ("związki zawodowe", "unions").
        no_parties: Names that are nobody's: feasts, seasons ("Christmas").
        kept_nouns: Class nouns that are a part of the name behind them ("gmina" in "gmina Kobylnica"), in a language
            that inflects; elsewhere none is.
        organs: Nouns of a part that acts for the whole named behind it ("zarząd", "oddział").
        name_parts: Words that go on with the name of a body behind a conjunction ("Autostrad", "Human").
        numbered: Nouns whose number is a part of the name ("Local").
        sides: Words for all who are parties of what the article told of ("the two sides", "strony").
        subordinates: Words before an aside or another clause that tells when or why ("after", "po").
        relatives: Words that stand for whom the text named right before ("who", "which", "których").
        brokers: Deeds of those who only bring the parties together ("brokered", "mediated").
        arbiters: Nouns of those who judge and are no party ("court", "sąd").
        parliaments: Names of houses of parliament, which stand for their state ("Knesset").
        portfolios: Offices whose field stands before them ("Minister" in "Transport Minister").
        bosses: Roles of people who act for an organisation and are no party themselves ("chairman", "prezes").
        clubs: Abbreviations before the name of a club, of which it is a part ("FC", "GKS").
        elsewhere: Prepositions behind which nobody is a party ("under", "dla").
        personal: Possessives of persons ("his").
        routes: Nouns of what goes between two places, which are no parties ("cable", "kabla").
        groups: Nouns of people and firms that are a party where they stand behind "with", by nominative ("lenders").
        stand_ins: Nouns that stand for somebody named elsewhere, by kind: ``organisation``, ``person``, ``state``, and
            ``body``, which has the noun in its name.
        stand_in_pronouns: By kind (``thing``, ``person``, ``all``): pronouns that stand for a party as the subject.
        details: Words for what it is worth, how many there are and how long it lasts.
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
        types_anywhere: Whether a word of a type tells the type of a plain agreement wherever its sentence has it.
    """

    nouns: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    weak_nouns: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    phrases: Mapping[str, Words] = field(factory=dict)
    look_alikes: Words = ()
    verb_marks: Words = ()
    verbs: Mapping[str, Verb] = field(factory=dict)
    deeds: Mapping[str, Deed] = field(factory=dict)
    adjectives: Mapping[str, Words] = field(factory=dict)
    modality: Mapping[str, Words] = field(factory=dict)
    types: Mapping[str, Words] = field(factory=dict)
    themes: Mapping[str, Words] = field(factory=dict)
    themed: Words = ()
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
    prefixes: Words = ()
    finite_endings: Words = ()
    oblique: Words = ()
    article_relatives: Words = ()
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
    negotiations: Words = ()
    contextual: Words = ()
    priced: Words = ()
    beside: Words = ()
    again: Words = ()
    circumstances: Mapping[str, Words] = field(factory=dict)
    ratifiers: Words = ()
    deciders: Words = ()
    relative_pronouns: Words = ()
    amendments: Words = ()
    heralds: Words = ()
    result_endings: Words = ()
    auxiliaries: Words = ()
    recipients: Words = ()
    pronouns: Words = ()
    pointers: Words = ()
    demoted: Words = ()
    inheriting: Words = ()
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
    no_parties: Words = ()
    kept_nouns: Words = ()
    organs: Words = ()
    name_parts: Words = ()
    numbered: Words = ()
    sides: Words = ()
    subordinates: Words = ()
    relatives: Words = ()
    brokers: Words = ()
    arbiters: Words = ()
    parliaments: Words = ()
    portfolios: Words = ()
    bosses: Words = ()
    clubs: Words = ()
    routes: Words = ()
    elsewhere: Words = ()
    personal: Words = ()
    groups: Mapping[str, Words] = field(factory=dict)
    stand_ins: Mapping[str, Words] = field(factory=dict)
    stand_in_pronouns: Mapping[str, Words] = field(factory=dict)
    details: DetailWords = field(factory=DetailWords)
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
    types_anywhere: bool = False

    def lexicon(self) -> Iterator[Entry]:
        """The nouns (``agreements.noun``, with a `Noun`), verbs (``.deed``), ``.look_alike`` phrases."""
        for table, weak in ((self.nouns, False), (self.weak_nouns, True)):
            for kind, lemmas in table.items():
                for lemma, forms in lemmas.items():
                    for form in forms:
                        yield Entry("agreements.noun", form, Noun(kind, lemma, weak or lemma in self.demoted))
        for kind, phrases in self.phrases.items():
            for phrase in phrases:
                yield Entry("agreements.noun", phrase, Noun(kind, phrase, weak=False))
        yield from deed_entries(self.deeds.values())
        for phrase in self.look_alikes:
            yield Entry("agreements.look_alike", phrase, phrase)

    @cached_property
    def signs(self) -> Mapping[str, tuple[Sign, ...]]:
        """Everything else by its first word."""
        found: dict[str, tuple[Sign, ...]] = {}
        for sign in self._signs():
            found[sign.words[0]] = (*found.get(sign.words[0], ()), sign)
        return found

    @cached_property
    def signs_at(self) -> Mapping[str, Signs]:
        """The same, parted into what a look at one more word rules out and what stands by itself."""
        return SortedSigns(self.signs)

    def _signs(self) -> Iterator[Sign]:
        for verb in self.verbs.values():
            for tense in ("done", "now", "will", "base", "noun"):
                yield from signs_of(getattr(verb, tense), "talks_cue" if verb.talks else "cue", verb.cue(tense))
        for status, words in self.adjectives.items():
            yield from signs_of(words, "adjective", Cue(status, "adjective", subject=False, strong=False))
        for table, kind in (
            (self.modality, "modal"),
            (self.types, "type"),
            (self.numbers, "number"),
            (self.circumstances, "circumstance"),
        ):
            for value, words in table.items():
                yield from signs_of(words, kind, value)
        for name in _PLAIN:
            yield from signs_of(getattr(self, name), name, name)
        for words, kind, value in self.details.signs():
            yield from signs_of(words, kind, value)
        for value, words in self.common_nouns.items():
            yield from signs_of(words, "common_noun", value)
        for table, kind in (
            (self.stand_ins, "stand_in"), (self.stand_in_pronouns, "stand_in_pronoun"), (self.groups, "group"),
        ):  # fmt: skip
            for value, words in table.items():
                yield from signs_of(words, kind, value)
        for gender, nouns in self.sites.items():
            for nominative, forms in nouns.items():
                yield from signs_of((nominative, *forms), "site", (gender, nominative))

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
    def prefix_set(self) -> frozenset[str]:
        """The prefixes, for look-up."""
        return frozenset(self.prefixes)

    @cached_property
    def parted_at(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
        """The verbs with a prefix apart: what the prefix is and what they tell, by the first word."""
        found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for verb in self.verbs.values():
            for form in verb.parted:
                first, *prefix = words_of(form)
                tense = "now" if first in (*verb.now, *verb.base) else "done"
                cue = verb.cue(tense)
                found.setdefault(first, []).append((tuple(prefix), cue))
        return {first: tuple(some) for first, some in found.items()}

    @cached_property
    def theme_words(self) -> Mapping[str, str]:
        """The type that each word of `themes` speaks for."""
        return {word: kind for kind, words in self.themes.items() for word in words}

    @property
    def each_sign(self) -> Iterator[Sign]:
        """All signs."""
        return (sign for signs in self.signs.values() for sign in signs)

    @cached_property
    def cue_ends(self) -> frozenset[str]:
        """The second words of cues of two words."""
        return frozenset(sign.words[1] for sign in self.each_sign if sign.kind == "cue" and len(sign.words) == 2)

    @cached_property
    def naming_words(self) -> frozenset[str]:
        """The words with which a sign begins that names somebody without a capital: "unions", "the retailer"."""
        return self.first_words("common_noun", "generic_places", "home_bodies", "parliaments", "stand_in")

    @cached_property
    def parting_words(self) -> frozenset[str]:
        """The words behind which no object of the verb before them begins."""
        return frozenset(
            sign.words[0]
            for sign in self.each_sign
            if len(sign.words) == 1 and sign.kind in ("partners", "among", "clauses", "agents")
        )

    @cached_property
    def passive_words(self) -> frozenset[str]:
        """The words with which forms of the verb begin that makes a passive."""
        return self.first_words("passives")

    @cached_property
    def agent_words(self) -> frozenset[str]:
        """The words with which what leads to the agent of a passive begins."""
        return self.first_words("agents")

    def first_words(self, *kinds: str) -> frozenset[str]:
        """The words with which signs of some kinds begin."""
        return frozenset(sign.words[0] for sign in self.each_sign if sign.kind in kinds)

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
    "clauses", "oblique", "article_relatives", "demonstratives", "possessives", "definite", "articles", "merged",
    "passives", "infinitives",
    "vague", "periods", "until", "values", "totals", "then", "bilateral", "leaders", "heads", "meetings", "dates",
    "months", "days", "date_words", "locatives", "generic_places", "verb_marks", "compounds", "home_bodies",
    "talks", "again", "ratifiers", "deciders", "relative_pronouns", "auxiliaries", "recipients", "pronouns",
    "no_parties", "kept_nouns", "organs", "name_parts", "numbered", "sides", "subordinates", "relatives",
    "brokers", "arbiters", "parliaments", "portfolios", "bosses", "clubs", "routes", "elsewhere", "personal",
)  # fmt: skip
