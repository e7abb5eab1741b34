"""Reading the names of a document: one pass over its capitals."""

from __future__ import annotations

import re

from newskit.document import Document
from newskit.plugins.inflection import APOSTROPHE_ENDINGS
from newskit.plugins.names.runs import Name
from newskit.plugins.names.words import NameWords
from newskit.plugins.organisations import OrganisationWords
from newskit.plugins.places import PLACE_CLASSES, PlaceWords
from newskit.scan import Scan

__all__ = ["Reader", "in_lower_case"]

_JOINS = frozenset((" ", "-", "'", "’", "\u00a0", "\u202f"))
_HYPHENS = frozenset(("-", "'", "’"))
_MIDDLE = frozenset((" ", ", ", "-", "'", "’", "\u00a0", "\u202f", "/", " / ", "; ", " (", ") "))
_LONGEST_RUN = 12
_CAMEL = re.compile("(?:c|ac|a|e|i|u|itz)[A-Z][a-z]+").fullmatch  # McCoy, MacIntyre, LaRose, DeSantis, FitzGerald
_SENIORITY = frozenset(("jr", "sr", "ii", "iii", "iv"))
_new_tuple = tuple.__new__  # half the price of Name(...), for the many names of an article
_ADJECTIVE_ENDINGS = (
    "na",
    "nej",
    "ną",
    "wa",
    "wej",
    "wą",
    "nia",
    "niej",
    "nią",
    "ny",
    "nego",
    "nym",
    "wy",
    "wego",
    "wym",
)


def in_lower_case(scan: Scan, word: str) -> bool:
    """Whether a word stands in lower case somewhere: then its capital at the start of a sentence proves nothing."""
    return word in scan.in_lower_case


def _name(first: int, stop: int, kind: str, key: str, initial: bool) -> Name:
    return _new_tuple(Name, (first, stop, kind, key, initial))


class Reader:
    """One pass over the capitals of a document."""

    def __init__(self, document: Document) -> None:
        self.words = document.section(NameWords)
        organisations = document.section(OrganisationWords)
        places = document.section(PlaceWords)
        scan = document.scan
        self.scan = scan
        self.common = document.language.lexicon.common
        self.starters = self.words.starter_set
        self.first = self.words.first
        self.organisation_words = organisations.word_set
        self.place_nouns = places.noun_set
        self.before_places = places.before_set
        self.inflects = bool(self.words.inflection)
        self.particles = self.words.particle_set
        self.joins = self.words.join_set
        self.nouns = scan.at("organisations.noun")
        self.roles = scan.at("people.role")
        self.known: dict[int, tuple[str, int, str]] = {}
        for kind in PLACE_CLASSES:
            for first, stop, _ in scan.hits(kind):
                self.known[first] = ("place", stop, "")
        for kind in ("places.people", "places.adjective") if not self.inflects else ("places.people",):
            for hit in scan.hits(kind):  # "Polacy"; with a capital in English, "Chinese" too
                self.known.setdefault(hit.first, ("other", hit.stop, hit.value))
        for hit in scan.hits("organisations.name"):
            self.known[hit.first] = ("organisation", hit.stop, hit.value[1])
        self.runs: list[Name] = []

    def read(self) -> list[Name]:
        """All names, in order."""
        scan = self.scan
        capitals, gaps, words = scan.capitals, scan.gaps, scan.words
        inner, nouns = self.words.inner_set, self.nouns
        runs, known, common, starters = self.runs, self.known, self.common, self.starters
        count, total, place = len(capitals), len(words), 0
        while place < count:
            first = capitals[place]
            place += 1
            stop = first + 1
            word = words[first]
            gap = gaps[stop]
            follows = place < count and capitals[place] == stop
            # The common case first: a capitalised word that stands alone.
            if (
                stop == total
                or (not follows and gap not in _HYPHENS and words[stop] not in inner)
                or (gap not in _JOINS and not (gap[:1] == "." and len(word) == 1))
            ):
                if word in starters and first not in known:
                    continue
                initial = gaps[first] not in _MIDDLE
                if not initial or word not in common or first in known or first in nouns:
                    self._single(first, initial)
                continue
            while stop < total and stop - first < _LONGEST_RUN:
                gap = gaps[stop]
                if place < count and capitals[place] == stop:
                    if gap not in _JOINS and not (gap in (". ", ".") and self._is_initial(first, stop)):
                        break
                    stop += 1
                    place += 1
                    continue
                last = self._through_lower_case(first, stop)
                if not last:
                    break
                stop = last
                while place < count and capitals[place] < stop:
                    place += 1
            if stop == first + 1:
                self._single(first, gaps[first] not in _MIDDLE)
            else:
                self._chain(first, stop)
        return runs

    # ---------------------------------------------------------------------------------------------- where a run ends

    def _is_initial(self, first: int, stop: int) -> bool:
        """Whether the word before `stop` is an initial whose full stop ends no sentence."""
        scan = self.scan
        if scan.ends[stop - 1] - scan.starts[stop - 1] != 1:
            return False
        if stop - 1 == first:
            return True
        word = scan.words[stop]
        return not (word in self.starters or word in self.common or in_lower_case(self.scan, word))

    def _through_lower_case(self, first: int, stop: int) -> int:
        """Where the run stands after words in lower case that belong to it; 0 where they do not."""
        scan = self.scan
        gaps, words = scan.gaps, scan.words
        gap, word = gaps[stop], words[stop]
        if gap in ("'", "’"):
            return stop + 1 if self.inflects and word in APOSTROPHE_ENDINGS else 0
        if gap == "-":
            short = stop - first > 1 and len(word) <= 5 and word.isalpha() and word not in self.common
            return stop + 1 if short and word not in self.starters else 0
        particles = self.particles
        if word not in particles:
            if word not in self.joins or self.nouns.keys().isdisjoint(range(first, stop)):
                return 0
            particles = self.joins
        text, starts = scan.text, scan.starts
        for index in range(stop, min(stop + 4, len(words) - 1)):
            if words[index] not in particles or gaps[index] not in _JOINS:
                return 0
            if gaps[index + 1] in _JOINS and text[starts[index + 1]].isupper():
                return index + 2
        return 0

    # ------------------------------------------------------------------------------------------------ what a run is

    def _single(self, first: int, initial: bool, *, complement: bool = False) -> None:
        known = self.known.get(first)
        if known is not None:
            self.runs.append(_name(first, first + 1, known[0], known[2], initial))
            return
        word = self.scan.words[first]
        if word in self.starters or (initial and word in self.common and first not in self.nouns):
            return
        if first in self.roles and word not in self.first:
            return
        self.runs.append(_name(first, first + 1, self._kind_of_one(first, word, complement), "", initial))

    def _kind_of_one(self, first: int, word: str, complement: bool) -> str:
        scan = self.scan
        if first in self.nouns or word in self.organisation_words:
            return "organisation"
        rest = scan.text[scan.starts[first] + 1 : scan.ends[first]]
        if not rest.islower() and not (rest.isupper() and len(rest) > 5) and not _CAMEL(rest):
            return "organisation" if rest else "other"  # PAP, TVN24, OpenAI
        if first and scan.gaps[first] in (" ", ". "):
            if not complement and first - 1 in self.roles and not self._parted(first):
                return "person"
            if scan.words[first - 1] in self.before_places:
                return "place"
        return "other"

    def _parted(self, first: int) -> bool:
        """Whether the full stop before a name ends a sentence, rather than an abbreviation such as "prof."."""
        return self.scan.gaps[first] != " " and len(self.scan.words[first - 1]) >= len(self.roles[first - 1].value[1])

    def _chain(self, first: int, stop: int) -> None:
        """Cut a run of several words into names."""
        scan, known, first_names = self.scan, self.known, self.first
        words, gaps = scan.words, scan.gaps
        initial = gaps[first] not in _MIDDLE
        if self.inflects and words[first] == "x" and words[first + 1] in first_names and gaps[first + 1] == " ":
            first += 1  # "na portalu X Jan Lis"
        if initial and self._begins_sentence_only(first):
            first += 1
            initial = False
        written = scan.text[scan.starts[first] : scan.ends[stop - 1]]
        if (
            stop - first == 2
            and words[first] in first_names
            and not (first in known or first + 1 in known or first in self.roles or first + 1 in self.roles)
            and written.istitle()
        ):
            self._piece(first, stop, initial, last=True)
            return
        plain = written.istitle() or written.isupper()  # no acronym among the words
        begin = index = first
        while index < stop:
            at = known.get(index)
            if at is not None and at[1] <= stop and not self._belongs(begin, index, at[1], stop):
                self._piece(begin, index, initial and begin == first)
                end = at[1]
                if end < stop and (
                    self._is_adjective(end, stop) if at[0] == "place" else self._goes_on(at, index, stop)
                ):
                    end += 1  # Azja Centralna, Apple Music
                self.runs.append(_name(index, end, at[0], at[2], initial and index == first))
                begin = index = end
                continue
            if index in self.roles and not self._is_surname(begin, index) and not self._closes(begin, index, stop):
                self._piece(begin, index, initial and begin == first)
                begin = index = self.roles[index].stop if self.roles[index].stop <= stop else index + 1
                continue
            if (
                index > begin
                and words[index] in self.starters
                and not (not self.inflects and words[index] in self.joins and scan.text[scan.starts[index]].islower())
                and (index > begin + 1 or words[begin] not in first_names)
            ):
                # A headline in capitals, or a label run on: "Władimirem Putinem Źródło".
                self._piece(begin, index, initial and begin == first)
                begin = index = index + 1
                continue
            if (
                index > begin
                and gaps[index] == " "
                and (
                    (not plain and self._is_acronym(index))
                    or (words[index] in first_names and self._starts_person(begin, index, stop))
                    or (index == begin + 1 and not plain and self._is_acronym(begin) and stop - index > 1)
                )
            ):
                self._piece(begin, index, initial and begin == first)
                begin = index
            index += 1
        self._piece(begin, stop, initial and begin == first, last=True)

    def _begins_sentence_only(self, first: int) -> bool:
        """Whether the first word has its capital from the sentence: "Wizyta Tokajewa"."""
        word = self.scan.words[first]
        if self.scan.gaps[first + 1] != " " or first in self.known or first in self.nouns or first in self.roles:
            return False
        if word in self.starters:
            return True
        if word in self.first or word in self.particles:
            return False
        return word in self.common or in_lower_case(self.scan, word)

    def _goes_on(self, at: tuple[str, int, str], index: int, stop: int) -> bool:
        """Whether the one word behind a known organisation belongs to its name, and is nobody's."""
        end = at[1]
        return (
            at[0] == "organisation"
            and end + 1 == stop
            and self.scan.gaps[end] == " "
            and not (index and index - 1 in self.roles)
            and self.scan.words[end] not in self.first
            and end not in self.known
            and end not in self.roles
            and self.scan.words[end] not in self.starters
        )

    def _is_adjective(self, index: int, stop: int) -> bool:
        """Whether a word behind a place is an adjective of its name, and no surname or first name."""
        scan = self.scan
        if not self.inflects or scan.gaps[index] != " " or scan.words[index] in self.first:
            return False
        lonely = index + 1 == stop or index + 1 in self.known or scan.words[index + 1] in self.first
        return lonely and scan.words[index].endswith(_ADJECTIVE_ENDINGS) and index - 1 not in self.nouns

    def _is_acronym(self, index: int) -> bool:
        scan = self.scan
        length = scan.ends[index] - scan.starts[index]
        return length > 1 and scan.word(index).isupper() and not self._is_number(index)

    def _is_number(self, index: int) -> bool:
        """Whether the word is a Roman number: Jan Paweł II."""
        return not self.scan.words[index].strip("ivx")

    def _closes(self, begin: int, index: int, stop: int) -> bool:
        """Whether an office closes the name of a body: "Union of Ward *Nurses*"."""
        if self.inflects or self.roles[index].stop != stop:
            return False
        return any(
            self.scan.words[join] in self.joins and not self.nouns.keys().isdisjoint(range(begin, join))
            for join in range(begin + 1, index)
        )

    def _is_surname(self, begin: int, index: int) -> bool:
        """Whether a word that is also an office or a place stands behind a first name: John Major, Michael Jordan."""
        return index > begin and self.scan.words[index - 1] in self.first and index - 1 not in self.known

    def _belongs(self, begin: int, index: int, end: int, stop: int) -> bool:
        """Whether a known place or organisation at `index` is a part of the name around it."""
        words, nouns = self.scan.words, self.nouns
        if self._is_surname(begin, index):
            return True
        if end < stop:
            follows = words[end]
            if (
                words[index] in self.first
                and end == index + 1
                and not (follows in self.organisation_words or end in nouns)
            ):
                return end not in self.known and end not in self.roles
            if not self.inflects and self._names_body(end, stop):
                return True  # Washington Post, British Medical Association
        if index > begin and any(one in nouns or words[one] in self.organisation_words for one in range(begin, index)):
            return end == stop or words[end] not in self.first
        return self.scan.gaps[index] in _HYPHENS or (end < stop and self.scan.gaps[end] in _HYPHENS)

    def _names_body(self, first: int, stop: int) -> bool:
        """Whether a word of an organisation's name follows, and nobody's name or office before it."""
        words = self.scan.words
        for index in range(first, stop):
            if index in self.nouns or words[index] in self.organisation_words:
                return True
            if (
                index in self.roles
                or words[index] in self.first
                or index in self.known
                or words[index] in self.starters
            ):
                return False
        return False

    def _starts_person(self, begin: int, index: int, stop: int) -> bool:
        """Whether the first name at `index` begins a new name: "Orlenu Daniel Obajtek", not "Anna Maria Nowak"."""
        words, first_names = self.scan.words, self.first
        if index + 1 >= stop or words[begin] in first_names or len(words[begin]) == 1:
            return False
        if stop - 1 in self.roles and self._closes(begin, stop - 1, stop):
            return False
        if index + 2 == stop and (words[index + 1] in _SENIORITY or self.scan.gaps[index + 1] == "-"):
            return False  # Ferdinand Marcos Jr., Ludmila Orlando-Petit
        if begin in self.nouns or words[begin] in self.organisation_words:
            # An institute that bears a name has it in the genitive; a person behind it stands in another case.
            cases = {case for name in first_names[words[index]] for case in name.cases}
            sentence = self.scan.gaps[begin] not in _MIDDLE and words[begin] not in self.organisation_words
            return "g" not in cases or index - begin > 1 or sentence  # "Rząd Donalda Tuska przyjął"
        return True

    def _lengths(self, first: int, stop: int) -> int:
        """The length of the longest word."""
        return max(map(len, self.scan.words[first:stop]))

    def _piece(self, first: int, stop: int, initial: bool, *, last: bool = False) -> None:
        if not self.inflects:
            while stop > first + 1 and self.scan.words[stop - 1] in self.joins:
                stop -= 1  # "Bank of Ardlin and (Ann Lee)"
        if stop <= first:
            return
        # Between an office and the name of who holds it stands what it is the office of: "burmistrz Nowej Wsi Jan Lis".
        complement = not last and self.scan.gaps[stop] == " "
        if stop == first + 1:
            self._single(first, self.scan.gaps[first] not in _MIDDLE, complement=complement)
            return
        self.runs.append(_name(first, stop, self._kind(first, stop, complement), "", initial))

    def _kind(self, first: int, stop: int, complement: bool) -> str:
        scan = self.scan
        words = scan.words
        if first and words[first - 1] in self.before_places:
            return "place"
        named = words[first] in self.first
        if not named or words[stop - 1] in self.organisation_words or words[stop - 1] in self.place_nouns:
            if not self.inflects and words[stop - 1] in self.organisation_words:
                return "organisation"  # "Harbour Foods"
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
