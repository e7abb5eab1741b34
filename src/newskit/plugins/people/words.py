"""The `people` section of language packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from newskit.languages.sections import Entry, Words, section

__all__ = ["PeopleWords"]


@section("people")
@frozen(kw_only=True, eq=False)
class PeopleWords:
    """The words of the `people` section.

    Args:
        roles: Offices and jobs by gender (m, f, x for either), by lemma, with their forms.
        past_m: The ending of a past tense that says the subject is a man; "" where verbs do not tell.
        past_f: Likewise of a woman.
        offices: Offices of several words: ``secretary of state``.
        abbreviations: Offices by lemma, with their abbreviations: ``senator = "sen"``.
        of_something: Lemmas of offices that a place or a body follows as often as a name: "burmistrz Kobierzyc".
        modifiers: Adjectives and the like before an office that belong to it: ``były``, ``former``.
        articles: ``a``, ``an``, ``the``: before an office behind the name.
        links: Short words that may stand inside an office.
        breaks: Words that stand in no office.
        complements_before: Whether what an office is of stands between it and the name, in a language that does not
            inflect: "le président français Emmanuel Macron".
        titles: Forms of address that are no office: ``Mr``.
        titles_m: Of these a man's.
        titles_f: Of these a woman's.
        surname_endings: Endings that only surnames have.
        complements: Endings of nouns in the genitive that no verb has: "minister finansów".
        governing: Words behind which no name stands in the nominative: "według", "od".
        genitives: Women's offices that are a man's in the genitive too, by lemma: ``ministra = "minister"``.
        job_endings: Endings of nouns for people, which begin a sentence more often than a surname does: "-istka".
        joint: Words between two offices of one person: "wicepremier i szef MON".
        later: Words before the later one of two: "były szef MSZ, dziś europoseł".
        possessives: Words before an office that say whose it is: "its chief executive, Tom Roe,".
        members: Words between a name and the organisation that somebody belongs to: "Jan Lis z Orlenu".
        pronouns: Pronouns of the third person by gender; the first of each is the subject's: ``he``, then ``his``.
        things: Pronouns of things: ``it``; "Acme said it would" is no person.
        seats: Words between an organisation and its town: "Uniwersytet Medyczny w Łodzi".
        becomes: Verbs between an office and who comes to hold it: "Komendantem został Jan Lis".
        relatives: Relative pronouns of people: "Adeyemi, who".
        neutral: Forms of verbs of speech that outlets and companies are the subject of as often as people.
    """

    roles: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    offices: Words = ()
    abbreviations: Mapping[str, Words] = field(factory=dict)
    of_something: Words = ()
    past_m: str = ""
    past_f: str = ""
    modifiers: Words = ()
    articles: Words = ()
    links: Words = ()
    breaks: Words = ()
    titles: Words = ()
    titles_m: Words = ()
    titles_f: Words = ()
    surname_endings: Words = ()
    complements: Words = ()
    governing: Words = ()
    genitives: Mapping[str, str] = field(factory=dict)
    job_endings: Words = ()
    joint: Words = ()
    later: Words = ()
    possessives: Words = ()
    members: Words = ()
    pronouns: Mapping[str, Words] = field(factory=dict)
    things: Words = ()
    relatives: Words = ()
    becomes: Words = ()
    seats: Words = ()
    complements_before: bool = False
    neutral: Words = ()

    def lexicon(self) -> Iterator[Entry]:
        """Offices with ``(gender, lemma)``, forms of address with themselves."""
        new = tuple.__new__  # as in `entries`
        for gender, lemmas in self.roles.items():
            for lemma, forms in lemmas.items():
                value = (gender, lemma)
                for phrase in dict.fromkeys((lemma, *forms)):
                    yield new(Entry, ("people.role", phrase, value))
        for phrase in self.offices:
            yield Entry("people.role", phrase, ("x", phrase))
        for lemma, forms in self.abbreviations.items():
            for phrase in forms:
                yield Entry("people.role", phrase, ("x", lemma))
        for title in self.titles:
            yield Entry("people.title", title, title)

    @cached_property
    def abbreviation_set(self) -> frozenset[str]:
        """The abbreviations, for look-up."""
        return frozenset(form for forms in self.abbreviations.values() for form in forms)

    @cached_property
    def abbreviated(self) -> frozenset[str]:
        """The single words of the abbreviations, for look-up."""
        return frozenset(word.strip(".") for form in self.abbreviation_set for word in form.split())

    @cached_property
    def of_something_set(self) -> frozenset[str]:
        """The offices that take a complement, for look-up."""
        return frozenset(self.of_something)

    @cached_property
    def modifier_set(self) -> frozenset[str]:
        """The modifiers, for look-up."""
        return frozenset(self.modifiers)

    @cached_property
    def link_set(self) -> frozenset[str]:
        """The links, for look-up."""
        return frozenset(self.links)

    @cached_property
    def break_set(self) -> frozenset[str]:
        """The breaks, for look-up."""
        return frozenset(self.breaks)

    @cached_property
    def article_set(self) -> frozenset[str]:
        """The articles, for look-up."""
        return frozenset(self.articles)

    @cached_property
    def governing_set(self) -> frozenset[str]:
        """The governing words, for look-up."""
        return frozenset(self.governing)

    @cached_property
    def rank_set(self) -> frozenset[str]:
        """Forms of address and the words of abbreviated ranks, for look-up."""
        return self.title_set | self.abbreviated

    @cached_property
    def joint_set(self) -> frozenset[str]:
        """The words between two offices, for look-up."""
        return frozenset(self.joint)

    @cached_property
    def later_set(self) -> frozenset[str]:
        """The words before a later office, for look-up."""
        return frozenset(self.later)

    @cached_property
    def possessive_set(self) -> frozenset[str]:
        """The possessives, for look-up."""
        return frozenset(self.possessives)

    @cached_property
    def member_set(self) -> frozenset[str]:
        """The words before an affiliation, for look-up."""
        return frozenset(self.members)

    @cached_property
    def neutral_set(self) -> frozenset[str]:
        """The neutral verbs, for look-up."""
        return frozenset(self.neutral)

    @cached_property
    def title_set(self) -> frozenset[str]:
        """The forms of address, for look-up."""
        return frozenset(self.titles)

    @cached_property
    def title_genders(self) -> Mapping[str, str]:
        """Form of address -> m or f."""
        return {**dict.fromkeys(self.titles_m, "m"), **dict.fromkeys(self.titles_f, "f")}

    @cached_property
    def pronoun_genders(self) -> Mapping[str, tuple[str, bool]]:
        """Pronoun -> m or f, and whether it is the subject's."""
        return {
            pronoun: (gender, place == 0)
            for gender, pronouns in self.pronouns.items()
            for place, pronoun in enumerate(pronouns)
        }

    @cached_property
    def thing_set(self) -> frozenset[str]:
        """The pronouns of things, for look-up."""
        return frozenset(self.things)

    @cached_property
    def seat_set(self) -> frozenset[str]:
        """The words before a town, for look-up."""
        return frozenset(self.seats)

    @cached_property
    def become_set(self) -> frozenset[str]:
        """The verbs that make somebody the holder of an office, for look-up."""
        return frozenset(self.becomes)

    @cached_property
    def relative_set(self) -> frozenset[str]:
        """The relative pronouns of people, for look-up."""
        return frozenset(self.relatives)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """The endings of surnames."""
        return tuple(self.surname_endings)

    @cached_property
    def personal_endings(self) -> tuple[str, ...]:
        """The endings of surnames that are no adjectives: "Kowalenko", but not "Zamek Królewski"."""
        return tuple(ending for ending in self.surname_endings if ending[:2] not in ("sk", "ck", "dz"))

    @cached_property
    def complement_endings(self) -> tuple[str, ...]:
        """The endings of complements."""
        return tuple(self.complements)
