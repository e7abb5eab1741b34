"""The endings and small words by which common nouns are known: the section ``nouns`` of a language pack."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from newskit.languages import Words, section

__all__ = ["NounWords"]


@section("nouns")
@frozen(kw_only=True, slots=False)
class NounWords:
    """Endings of nouns and adjectives, where cases tell who speaks. The keys m, f and plural say whose they are.

    Args:
        nominatives: Endings that a nominative may have; `obliques` those that none has, whatever else they look like.
        adjectives: Endings of adjectives that stand before a nominative.
        genitives: Endings of what follows a noun and belongs to it: "szef *gabinetu*"; `sure_genitives`
            those of no nominative.
        named: Endings of names in the nominative; `oblique_names` those of none.
        people: Endings of nouns for people: ``ista``.
        persons: By gender, nouns for people that no ending shows: ``syn``, ``spawacz``.
        verbs: Endings of verbs that are no nouns.
        manner: Endings of adverbs, and of nouns used as such: "cicho", "szeptem".
        numerals: Words before people who are counted; `counted` the endings that these have: "dwoje posłów".
        particles: Words of a noun's shape that are no speakers: "znów", "tydzień".
        origins: Prepositions that belong to the noun before them: "spawacz *z* wydziału".
        of_names: Endings of adjectives that begin an institution's name: "*Polska* Izba Sklepów".
        parts: Prepositions within such a name: "Urząd *do* Spraw"; `joining` "and": "Konkurencji *i* Konsumentów".
        seats: Prepositions before its seat, of class nouns that are `seated`: "Sąd Okręgowy *w* Opolu".
        families: Class nouns that may stand for each other's names: "firma", "spółka"; `listed` those of names
            that a list knows: "agencja".
        statements: Documents whose author speaks: "w komunikacie MSZ" is MSZ; other documents speak themselves.
        relatives: Relative pronouns in the nominative, by gender.
        things: Endings of nouns for things, which are no names at the beginning of a sentence: "Ostrożność".
        participles: Endings of participles, which end the phrase of a noun: "dyplomata *znający* sprawę".
        matters: Abbreviations that lead in what an office is for: "komisarz *ds.* rolnictwa".
        pointing: Pronouns that mean a document: "wynika z *niej*".
        possessives: Words that make a noun somebody else's: "*jej* kolega" is not whom the text spoke of.
        occasions: Nouns that govern a name but no nominative: "na konferencji X".
        exclusive: Offices that have one holder, so that they mean nobody of another office.
        kin: Relatives: of somebody just named, who therefore is another.
        agents: Endings of nouns for people that are no surnames where they only begin sentences: "Jurorka".
        datives: Endings of those who are told: "reporterowi AFP".
        anybody: Nouns that say no more than a pronoun: "kobieta" is she who spoke last.
        somebody: Words for one whom nobody knows: "ktoś".
    """

    nominatives: Mapping[str, Words] = field(factory=dict)
    obliques: Words = ()
    adjectives: Mapping[str, Words] = field(factory=dict)
    genitives: Words = ()
    sure_genitives: Words = ()
    named: Mapping[str, Words] = field(factory=dict)
    oblique_names: Words = ()
    people: Words = ()
    persons: Mapping[str, Words] = field(factory=dict)
    verbs: Words = ()
    manner: Words = ()
    numerals: Words = ()
    counted: Words = ()
    particles: Words = ()
    origins: Words = ()
    of_names: Words = ()
    parts: Words = ()
    seats: Words = ()
    seated: Words = ()
    joining: Words = ()
    listed: Words = ()
    families: Mapping[str, Words] = field(factory=dict)
    statements: Words = ()
    relatives: Mapping[str, Words] = field(factory=dict)
    things: Words = ()
    participles: Words = ()
    matters: Words = ()
    pointing: Words = ()
    possessives: Words = ()
    occasions: Words = ()
    exclusive: Words = ()
    kin: Words = ()
    agents: Words = ()
    datives: Words = ()
    anybody: Words = ()
    somebody: Words = ()

    def endings(self, table: Mapping[str, Words], person: str) -> Words:
        """The endings that agree with the person of a verb form; of a present singular those of both genders."""
        if person in ("virile", "other", "plural"):
            return table.get("plural", ())
        if person in ("m", "f"):
            return table.get(person, ())
        return (*table.get("m", ()), *table.get("f", ())) if person == "singular" else ()

    @cached_property
    def person_set(self) -> frozenset[str]:
        """The nouns for people of both genders, for look-up."""
        return frozenset(word for words in self.persons.values() for word in words)

    @cached_property
    def relative_genders(self) -> Mapping[str, str]:
        """The gender of each relative pronoun in the nominative."""
        return {word: gender for gender, words in self.relatives.items() for word in words}
