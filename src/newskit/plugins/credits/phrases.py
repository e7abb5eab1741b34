"""More words of picture credits, from the part ``pictures`` of ``trade.toml``, and a vocabulary's labels by ending."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from newskit.plugins.credits.words import Vocabulary

__all__ = ["FLAG_MARKS", "Phrases", "phrases"]

FLAG_MARKS = ".:’'"  #: What may stand around a flag.

_WORD = re.compile(r"\w+")
_VOCABULARIES = 64  # more than there are languages


class Phrases:
    """What `read_names` strips from names, and what tells who somebody is.

    Attributes:
        labels: Words that lead in a credit, in lower case, with their kind.
        label_lengths: How long these are, longest first.
        platforms: Where people put pictures themselves.
        staff: What a photographer of the house is called behind the name.
        trailing: Words behind a name that tell nothing more: ``photo``.
        before: Words right before the name of a reporter, without a blank: ``記者``.
        makers: Words right behind the name of who took a picture, without a blank too: ``撮影``.
        providers: Words right behind the name of who gave it: ``提供``.
        licences: Terms of use.
        alone: Flags by phrases that fill a piece, as written: ``DR``.
        outlet_endings: How names of outlets end where there are no blanks: ``新闻``.
        agency_endings: How names of picture agencies end: ``pix``.
        agency_openings: Words that names of agencies begin with: ``Agence``.
        agency_words: Words in names of picture agencies: ``Photos``.
        leading: Words before a name that tell what was done: ``Bearbeitung``.
        works_for: What stands between a photographer and an outlet: ``special to``.
        terms: What clauses about rights begin with.
        site_endings: How names of the sites of picture agencies end, without the domain.
        montages: Marks of a picture put together of others: ``[M]``.
        small: Every word of flags and of all these, which may stand in a credit in lower case.
        articles: Words that names of outlets begin with and those of people do not: ``Die``.
        taken: Words right before where a picture was taken from: ``翻攝自``.
        generic: Givers without a name: ``読者``.
        agencies: Agencies in scripts of their own.
        agency_beginnings: The first two words of names of all agencies, or the only one, in lower case.
        giver_endings: How words in names of givers end: ``museet``.
        places: Words for givers that are places as well: ``Museum``.
        inside: Words in lower case inside names of givers: ``w`` in "KPP w Nysie".
        first_of_flags: With what flags begin.
        edges_of_flags: With what they begin or end, without marks.
        descents: What stands behind a name to tell father and son apart: ``ml.``.
        inner: What stands before a capital inside one name: ``Mc``.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        self.labels = {
            phrase.casefold(): kind
            for table in (words.labels, words.openings)
            for kind, some in table.items()
            if kind not in ("byline", "source_line")
            for phrase in some
        }
        self.labels.update(
            (phrase.casefold(), kind)
            for kind, some in words.labels.items()
            if kind in ("byline", "source_line")
            for phrase in some
            if phrase.casefold() not in self.labels
        )
        self.label_lengths = sorted({len(phrase) for phrase in self.labels}, reverse=True)
        raw = _raw()
        self.platforms = _lower(raw["platforms"])
        self.staff = _lower(raw["staff"])
        self.trailing = _lower(raw["trailing"])
        self.leading = _lower(raw["leading"])
        self.works_for = tuple(phrase + " " for phrase in _lower(raw["works_for"]))
        self.terms = tuple(raw["terms"])
        self.site_endings = tuple(raw["site_endings"])
        self.montages = tuple(raw["montages"])
        self.before = tuple(raw["before"])
        self.makers = tuple(raw["makers"])
        self.providers = tuple(raw["providers"])
        self.licences = tuple(phrase.casefold() for phrase in raw["licences"])
        self.alone = {phrase: flag for flag, some in raw["alone"].items() for phrase in some}
        self.outlet_endings = tuple(raw["outlet_endings"])
        self.agency_endings = tuple(raw["agency_endings"])
        self.agency_openings = _lower(raw["agency_openings"])
        self.agency_words = _lower(raw["agency_words"])
        self.descents = _lower(raw["descents"])
        self.articles = _lower(raw["articles"])
        self.taken = tuple(raw["taken"])
        self.generic = frozenset(raw["generic"])
        self.agencies = _lower(raw["agencies"])
        known = (key for key, source in vocabulary.by_key.items() if source.role == "agency")
        self.agency_beginnings = frozenset(" ".join(_WORD.findall(key)[:2]) for key in (*known, *self.agencies))
        self.giver_endings = tuple(raw["giver_endings"])
        self.places = _lower(raw["places"])
        self.inside = frozenset(raw["inside"])
        self.first_of_flags = frozenset(phrase.split()[0] for phrase in vocabulary.flags)
        edges = (word for phrase in vocabulary.flags for word in (phrase.split()[0], phrase.split()[-1]))
        self.edges_of_flags = frozenset(word.strip(FLAG_MARKS) for word in edges)
        self.inner = frozenset(raw["inner"])
        printed_small = [word for agency in raw["agencies"] for word in agency.split() if word.islower()]
        words_of = (self.staff, self.trailing, self.leading, self.licences, self.inside, self.works_for)
        lists = (vocabulary.flags, printed_small, *words_of)
        self.small = frozenset(word.strip(".") for phrases in lists for phrase in phrases for word in phrase.split())


def _lower(some: list[str]) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in some)


@lru_cache(maxsize=_VOCABULARIES)
def phrases(vocabulary: Vocabulary) -> Phrases:
    """The phrases that go with a vocabulary."""
    return Phrases(vocabulary)


@cache
def _raw() -> dict[str, Any]:
    text = (files("newskit.plugins.credits") / "trade.toml").read_text(encoding="utf-8")
    pictures: dict[str, Any] = tomllib.loads(text)["pictures"]
    return pictures
