"""The words of a language that names are read by, from three sections of its pack."""

from __future__ import annotations

from functools import lru_cache

from newskit.document import Document
from newskit.languages.language import Lexicon
from newskit.plugins.names.words import NameWords
from newskit.plugins.organisations import OrganisationWords
from newskit.plugins.places import PlaceWords

__all__ = ["Vocabulary", "vocabulary_of"]


class Vocabulary:
    """The words of a language that names are read by, in lower case."""

    __slots__ = (
        "attached", "before_places", "common", "companies", "demonyms", "elided", "families", "first_names", "inflects",
        "inner", "introducers", "joined", "joins", "organisation_words", "particles", "place_nouns", "starters",
    )  # fmt: skip

    def __init__(
        self, lexicon: Lexicon, names: NameWords, organisations: OrganisationWords, places: PlaceWords
    ) -> None:
        self.inflects = bool(names.inflection)
        self.common = lexicon.common  #: What the lexicon has in lower case.
        self.starters = names.starter_set
        self.first_names = names.first
        self.families = names.family_set
        self.demonyms = names.demonym_set
        self.particles = names.particle_set
        self.attached = names.attached_set
        self.elided = names.elided_set
        self.joins = names.join_set
        self.joined = tuple(names.joined)
        self.inner = names.inner_set  #: Particles and joins.
        self.organisation_words = organisations.word_set
        self.introducers = organisations.introducer_set
        self.companies = organisations.company_set
        self.place_nouns = places.noun_set
        self.before_places = places.before_set


_vocabulary = lru_cache(maxsize=32)(Vocabulary)


def vocabulary_of(document: Document) -> Vocabulary:
    """The vocabulary of a document's language, made once for the language."""
    section = document.section
    return _vocabulary(document.language.lexicon, section(NameWords), section(OrganisationWords), section(PlaceWords))
