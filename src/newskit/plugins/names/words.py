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
        joins: Words in lower case inside the name of an organisation: "University of Oslo".
        joined: Endings of what a join may add to the name of an organisation, in languages that inflect; any, where
            there are none.
        demonyms: Peoples, faiths and regions, which are nobody's name in spite of their capital: ``European``.
        families: Family names that stand before the given name: Kim, Li.
        starters: Words that begin a sentence and no name, however they are written there.
        first_names: By gender, in the nominative. Evidence, never a verdict.
    """

    inflection: str = ""
    particles: Words = ()
    joins: Words = ()
    joined: Words = ()
    demonyms: Words = ()
    families: Words = ()
    starters: Words = ()
    first_names: Mapping[str, Words] = field(factory=dict)

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
        return self.particle_set | self.join_set

    @cached_property
    def join_set(self) -> frozenset[str]:
        """The joins, for look-up."""
        return frozenset(self.joins)
