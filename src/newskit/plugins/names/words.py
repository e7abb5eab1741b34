"""The `names` section of language packs: first names, particles, words that only begin sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from newskit.languages.sections import Words, section
from newskit.plugins.inflection import forms_of

__all__ = ["FirstName", "NameWords"]


class FirstName(NamedTuple):
    """A form of a first name."""

    nominative: str
    gender: str
    cases: str  #: Letters of n, g, d, a, i, l.


@section("names")
@frozen(kw_only=True, eq=False)
class NameWords:
    """The words of the `names` section.

    Args:
        inflection: The system of endings, ``"slavic"``; without one names do not inflect.
        particles: Words in lower case inside a name: ``von``, ``de``, ``bin``.
        attached: Everyday words that are particles only right behind a first name: "Charles de Gaulle".
        elided: What stands before an apostrophe and a name without being a part of it: ``l``, ``d``.
        joins: Words in lower case inside the name of an organisation: "University of Oslo".
        joined: Endings of what a join may add to the name of an organisation, in languages that inflect; any, where
            there are none.
        demonyms: Peoples, faiths and regions, which are nobody's name in spite of their capital: ``European``.
        families: Family names that stand before the given name: Kim, Li.
        starters: Words that begin a sentence and no name, however they are written there.
        first_names: By gender, in the nominative. Evidence, never a verdict.
        nouns_capital: Whether every noun has a capital, so that a capital names nothing by itself.
        determiners: In such a language, words behind which a capitalised word is a noun: ``der``, ``im``.
        adjective_endings: Endings of adjectives behind which one is: ``ischen``.
        body_endings: Endings of adjectives that begin the name of a body: "Zillertaler Bahnen".
        noun_endings: Endings that nouns have and names do not: ``ung``.
        plural_endings: Endings of nouns in the plural, which often stand without an article.
        nouns: Other nouns that often do: ``Menschen``, ``Strom``.
        singular: Verbs in the singular, before which a bare word is a name: "Kessel hat".
        legal_forms: What ends the name of a company: ``AG``.
    """

    inflection: str = ""
    particles: Words = ()
    attached: Words = ()
    elided: Words = ()
    joins: Words = ()
    joined: Words = ()
    demonyms: Words = ()
    families: Words = ()
    starters: Words = ()
    first_names: Mapping[str, Words] = field(factory=dict)
    nouns_capital: bool = False
    determiners: Words = ()
    adjective_endings: Words = ()
    body_endings: Words = ()
    noun_endings: Words = ()
    plural_endings: Words = ()
    nouns: Words = ()
    singular: Words = ()
    legal_forms: Words = ()

    @cached_property
    def first(self) -> Mapping[str, tuple[FirstName, ...]]:
        """Every form of every first name, in lower case."""
        made: dict[str, tuple[FirstName, ...]] = {}
        new = tuple.__new__  # half the price of FirstName(...), for ten thousand of them
        for gender, nominatives in self.first_names.items():
            for nominative in nominatives:
                forms = forms_of(nominative, gender) if self.inflection else [(nominative, "n")]
                for form, cases in forms:
                    key = form.lower()
                    name = new(FirstName, (nominative, gender, cases))
                    made[key] = (*made[key], name) if key in made else (name,)
        return made

    @cached_property
    def starter_set(self) -> frozenset[str]:
        """The starters, for look-up."""
        return frozenset(self.starters)

    @cached_property
    def particle_set(self) -> frozenset[str]:
        """The particles, for look-up."""
        return frozenset(self.particles)

    @cached_property
    def demonym_set(self) -> frozenset[str]:
        """The demonyms in lower case, for look-up."""
        return frozenset(word.lower() for word in self.demonyms)

    @cached_property
    def family_set(self) -> frozenset[str]:
        """The family names that come first, in lower case, for look-up."""
        return frozenset(name.lower() for name in self.families)

    @cached_property
    def inner_set(self) -> frozenset[str]:
        """Particles and joins."""
        return self.particle_set | self.attached_set | self.join_set

    @cached_property
    def elided_set(self) -> frozenset[str]:
        """What stands before an apostrophe, for look-up."""
        return frozenset(self.elided)

    @cached_property
    def attached_set(self) -> frozenset[str]:
        """The words that are particles behind a first name, for look-up."""
        return frozenset(self.attached)

    @cached_property
    def join_set(self) -> frozenset[str]:
        """The joins, for look-up."""
        return frozenset(self.joins)

    @cached_property
    def determiner_set(self) -> frozenset[str]:
        """The determiners, for look-up."""
        return frozenset(self.determiners)

    @cached_property
    def noun_set(self) -> frozenset[str]:
        """The nouns in lower case, for look-up."""
        return frozenset(noun.lower() for noun in self.nouns)

    @cached_property
    def singular_set(self) -> frozenset[str]:
        """The verbs in the singular, for look-up."""
        return frozenset(self.singular)

    @cached_property
    def legal_form_set(self) -> frozenset[str]:
        """The legal forms in lower case, for look-up."""
        return frozenset(form.lower() for form in self.legal_forms)

    @cached_property
    def adjective_ends(self) -> tuple[str, ...]:
        """The endings of adjectives, to compare with."""
        return tuple(self.adjective_endings)

    @cached_property
    def body_ends(self) -> tuple[str, ...]:
        """The endings of adjectives of bodies, to compare with."""
        return tuple(self.body_endings)

    @cached_property
    def noun_ends(self) -> tuple[str, ...]:
        """The endings of nouns, to compare with."""
        return tuple(self.noun_endings)

    @cached_property
    def plural_ends(self) -> tuple[str, ...]:
        """The endings of plurals, to compare with."""
        return tuple(self.plural_endings)
