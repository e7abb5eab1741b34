"""Kinds of names: what a run of words names, by the words of the pack."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newskit.document import Document
from newskit.plugins.names.nouns import common_nouns
from newskit.plugins.names.runs import Name
from newskit.plugins.names.vocabulary import vocabulary_of
from newskit.plugins.names.words import NameWords
from newskit.plugins.places import PLACE_CLASSES
from newskit.scan import Scan

__all__ = ["JOINS", "MIDDLE", "Kinds", "in_lower_case", "new_name"]

JOINS = frozenset((" ", "-", "'", "’", "\u00a0", "\u202f"))  #: What stands between the words of a name.
#: What stands before a word that begins no sentence.
MIDDLE = frozenset((" ", ", ", "-", "'", "’", "\u00a0", "\u202f", "/", " / ", "; ", " (", ") "))
_CAMEL = re.compile("(?:c|ac|a|e|i|u|itz)[A-Z][a-z]+").fullmatch  # McCoy, MacIntyre, LaRose, DeSantis, FitzGerald
_BEHIND_OFFICE = frozenset((" ", ". "))
_ACRONYM = 5  # letters behind the first; what is longer is a name in capitals
_SYLLABLE = 8  # letters of a Chinese or Korean given name, two syllables at most
_new_tuple = tuple.__new__  # half the price of Name(...), for the many names of an article


def in_lower_case(scan: Scan, word: str) -> bool:
    """Whether a word stands in lower case somewhere: then its capital at the start of a sentence proves nothing."""
    return word in scan.in_lower_case


def new_name(first: int, stop: int, kind: str, key: str, initial: bool) -> Name:
    """A name, made fast."""
    return _new_tuple(Name, (first, stop, kind, key, initial))


class Kinds:
    """Tells what the names of one document are."""

    def __init__(self, document: Document) -> None:
        self.vocabulary = vocabulary = vocabulary_of(document)
        scan = document.scan
        self.scan = scan
        self.starters = vocabulary.starters
        self.common = vocabulary.common
        self.first_names = vocabulary.first_names
        self.families = vocabulary.families
        self.particles = vocabulary.particles
        self.organisation_words = vocabulary.organisation_words
        self.place_nouns = vocabulary.place_nouns
        self.inflects = vocabulary.inflects
        self.before_places = vocabulary.before_places
        self.nouns = scan.at("organisations.noun")
        self.roles = scan.at("people.role")
        self.known = self._known_names()
        self.plain = document.once(common_nouns)  #: Capitalised words that name nothing.
        self.legal_forms = document.section(NameWords).legal_form_set
        self.runs: list[Name] = []

    def _known_names(self) -> dict[int, tuple[str, int, str]]:
        """Kind, end and key of the places, peoples and organisations that the pack knows, by their first word."""
        hits = self.scan.hits
        known: dict[int, tuple[str, int, str]] = {}
        for kind in ("places.people",) if self.inflects else ("places.people", "places.adjective"):
            for first, stop, value in hits(kind):  # "Polacy"; with a capital in English, "Chinese" too
                known.setdefault(first, ("other", stop, value))
        for kind in PLACE_CLASSES:
            body = "organisation" if kind == "places.bloc" else "place"  # the United Nations say something
            known.update([(first, (body, stop, "")) for first, stop, _ in hits(kind)])
        known.update([(first, ("organisation", stop, value[1])) for first, stop, value in hits("organisations.name")])
        return known

    def _add_single(self, firsts: Iterable[int], *, complement: bool = False) -> None:
        """Add the names that are one word each; all at once, for they are many.

        Args:
            firsts: The words.
            complement: Whether what follows is a name of its own, and these only say what an office is of.
        """
        scan, known, vocabulary = self.scan, self.known, self.vocabulary
        starters, common, first_names = self.starters, self.common, self.first_names
        demonyms, organisation_words = vocabulary.demonyms, self.organisation_words
        words, gaps, text, starts, ends = scan.words, scan.gaps, scan.text, scan.starts, scan.ends
        nouns, roles, plain = self.nouns, self.roles, self.plain
        before_places, add = self.before_places, self.runs.append
        for first in firsts:
            word = words[first]
            if word in starters and first not in known:
                continue
            gap = gaps[first]
            initial = gap not in MIDDLE
            kind, key = "other", ""
            if first in known:
                kind, _, key = known[first]
            elif (initial and word in common and first not in nouns) or (first in roles and word not in first_names):
                continue
            elif first in nouns or word in organisation_words:
                kind = "organisation"
            elif word in demonyms:
                key = word
            else:
                rest = text[starts[first] + 1 : ends[first]]
                if not rest.islower() and not (rest.isupper() and len(rest) > _ACRONYM) and not _CAMEL(rest):
                    kind = "organisation" if rest else "other"  # PAP, TVN24, OpenAI
                elif first and gap in _BEHIND_OFFICE:
                    before = first - 1
                    if plain and before in plain and before in nouns:
                        kind = "organisation"  # "der Konzern Kessel", where every noun has a capital
                    elif before in roles and not complement and not self._parted(first):
                        kind = "person"
                    elif words[before] in before_places:
                        kind = "place"
            add(_new_tuple(Name, (first, first + 1, kind, key, initial)))

    def _kind(self, first: int, stop: int, complement: bool) -> str:
        scan = self.scan
        words = scan.words
        if first and words[first - 1] in self.before_places:
            return "place"
        named = words[first] in self.first_names
        if words[first] in self.families and not named and self._is_given(first, stop):
            return "person"
        if not named or words[stop - 1] in self.organisation_words or words[stop - 1] in self.place_nouns:
            introduced = self.inflects and not named and first - 1 in self.nouns and scan.gaps[first] in JOINS
            if introduced and self.nouns[first - 1].value[1] in self.vocabulary.introducers:
                return "organisation"  # "firma Opus Nova"
            for index in range(first, stop):
                if index in self.nouns or words[index] in self.organisation_words:
                    return "organisation"
                if words[index] in self.place_nouns:
                    return "place"
        if named or (len(words[first]) == 1 and scan.gaps[first + 1][0] in ". " and self._lengths(first, stop) > 2):
            return "person"
        if not complement and first and first - 1 in self.roles and not self._parted(first):
            return "person"
        return "organisation" if self._is_acronym(first) and not self._is_acronym(stop - 1) else "other"

    def _parted(self, first: int) -> bool:
        """Whether the full stop before a name ends a sentence, rather than an abbreviation such as "prof."."""
        return self.scan.gaps[first] != " " and len(self.scan.words[first - 1]) >= len(self.roles[first - 1].value[1])

    def _is_given(self, first: int, stop: int) -> bool:
        """Whether what stands behind a family name is a given name in two syllables: Park Sung-ho, Li Qiang."""
        scan = self.scan
        rest = scan.words[first + 1 : stop]
        if not 0 < len(rest) < 3 or any(len(word) > _SYLLABLE for word in rest):
            return False
        return scan.gaps[stop - 1] == "-" or not any(
            word in self.common or word in self.starters or word in scan.in_lower_case for word in rest
        )

    def _is_acronym(self, index: int) -> bool:
        scan = self.scan
        length = scan.ends[index] - scan.starts[index]
        return length > 1 and scan.word(index).isupper() and not self._is_number(index)

    def _is_number(self, index: int) -> bool:
        """Whether the word is a Roman number: Jan Paweł II."""
        return not self.scan.words[index].strip("ivx")

    def _lengths(self, first: int, stop: int) -> int:
        """The length of the longest word."""
        return max(map(len, self.scan.words[first:stop]))
