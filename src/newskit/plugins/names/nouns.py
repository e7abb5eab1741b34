"""Ordinary nouns, in a language that writes every noun with a capital: which capitals name nothing.

A capital proves nothing there, so a word is a name by other signs: the lexicon knows it, it is an acronym, it stands
behind a first name, an office or a noun that introduces it ("der Zulieferer Brandtner"), before a legal form, or bare
where a noun in the singular would have an article. A word that the article elsewhere writes behind an article or an
adjective is a noun.
"""

from __future__ import annotations

from collections import Counter

from newskit.document import Document
from newskit.plugins.names.words import NameWords
from newskit.plugins.organisations import OrganisationWords
from newskit.plugins.places import PLACE_CLASSES

__all__ = ["common_nouns"]

_INSIDE = frozenset((" ", ", ", "-", "\u00a0", "/", " (", ") ", "; "))
_SHORT = 5  # letters of a word whose ending tells nothing
_OFTEN = 2  # times that a word stands bare, to be a name by that alone


def common_nouns(document: Document) -> frozenset[int]:
    """The capitalised words that are ordinary nouns; use it as ``document.once(common_nouns)``."""
    section = document.section(NameWords)
    return frozenset(_Nouns(document, section).found()) if section.nouns_capital else frozenset()


class _Nouns:
    """One reading of the capitals of a document."""

    def __init__(self, document: Document, section: NameWords) -> None:
        self.section = section
        self.scan = scan = document.scan
        self.lower = document.language.lexicon.common
        self.roles = scan.at("people.role")
        self.organisations = scan.at("organisations.noun")
        self.introducers = document.section(OrganisationWords).introducer_set
        self.bodies = document.section(OrganisationWords).word_set
        self.organisation_ends = {
            hit.stop for hit in scan.hits("organisations.noun") if hit.value[1] in self.introducers
        }
        self.role_ends = {hit.stop for hit in scan.hits("people.role")}
        kinds = (*PLACE_CLASSES, "places.people", "organisations.name")
        self.known = {index for kind in kinds for hit in scan.hits(kind) for index in range(hit.first, hit.stop)}
        self.capitals = frozenset(scan.capitals)
        self.determined: set[int] = set()  #: Words with an article or an adjective before them.
        self.times: Counter[str] = Counter()
        self.nouns: set[str] = set()
        self.names: set[str] = set()
        self.called: set[str] = set()  #: Names behind a noun that does nothing but introduce one.
        self.kept: set[int] = set()  #: What was found to be a name so far.

    def found(self) -> set[int]:
        """The words that are nouns."""
        self._count()
        self._gather()
        for index in self.scan.capitals:
            if self._is_name(index):
                self.kept.add(index)
        return set(self.scan.capitals) - self.kept

    def _count(self) -> None:
        """Which words stand behind an article or an adjective, and are nouns by that."""
        words, gaps = self.scan.words, self.scan.gaps
        determiners, endings = self.section.determiner_set, self.section.adjective_ends
        for index in self.scan.capitals:
            word = words[index]
            self.times[word] += 1
            if not index or gaps[index] != " ":
                continue
            before = words[index - 1]
            if before in determiners or (
                index - 1 not in self.capitals and len(before) > 4 and before.endswith(endings)
            ):
                last = self._last_of_compound(index)
                self.determined.add(index)
                self.determined.add(last)
                if last + 1 not in self.capitals or gaps[last + 1] != " ":
                    self.nouns.add(words[last])

    def _last_of_compound(self, index: int) -> int:
        """The last part of a compound with hyphens, which is the noun: "US-Präsident"."""
        gaps = self.scan.gaps
        while index + 1 in self.capitals and gaps[index + 1] == "-":
            index += 1
        return index

    def _is_listed(self, word: str) -> bool:
        """Whether the pack knows a word as a noun."""
        return word in self.section.noun_set or word in self.section.starter_set

    def _is_set(self, word: str) -> bool:
        """Whether a word is a noun in every article."""
        section = self.section
        return self._is_listed(word) or (len(word) > _SHORT and word.endswith(section.noun_ends))

    def _is_noun(self, word: str) -> bool:
        """Whether a word is a noun wherever it stands in this article."""
        return self._is_set(word) or (word in self.nouns and word not in self.names)

    def _gather(self) -> None:
        """The words that some place in the article shows to be names."""
        for index in self.scan.capitals:
            word = self.scan.words[index]
            if not index or index in self.known or word in self.section.starter_set:
                continue
            if self.scan.gaps[index] == " " and index in self.organisation_ends and not self._is_listed(word):
                self.names.add(word)
                self.called.add(word)
            elif self._follows_first_name(index) or (self._may_be_name(index) and self._is_shown(index)):
                self.names.add(word)

    def _follows_first_name(self, index: int) -> bool:
        """Whether a word is a surname behind a first name, or a second one."""
        words, gaps, firsts = self.scan.words, self.scan.gaps, self.section.first
        if gaps[index] != " " or index - 1 not in self.capitals:
            return False
        if words[index - 1] in firsts and index - 1 not in self.determined:
            return True
        second = index > 1 and words[index - 2] in firsts and gaps[index - 1] == " "
        return second and not self._is_set(words[index])

    def _may_be_name(self, index: int) -> bool:
        """Whether nothing speaks against a name: no list, no ending, no article, no office."""
        return not (
            self._is_set(self.scan.words[index])
            or index in self.determined
            or index in self.roles
            or index in self.organisations
        )

    def _is_shown(self, index: int) -> bool:
        """Whether an office or a noun introduces a word, or it stands bare before a verb in the singular."""
        words, gaps = self.scan.words, self.scan.gaps
        if gaps[index] == " " and index - 1 in self.capitals:
            return index in self.role_ends or self._introduces(index - 1)
        return (
            words[index] not in self.nouns
            and gaps[index] not in (" ", "-")
            and gaps[index + 1] == " "
            and words[index + 1] in self.section.singular_set
            and not self._only_begins(index)
        )

    def _introduces(self, index: int) -> bool:
        """Whether a noun stands before the name of what it calls: "der Zulieferer Brandtner"."""
        section, word = self.section, self.scan.words[index]
        if index in self.known or word in section.starter_set or word in section.noun_set:
            return False
        return index in self.organisations or (
            index in self.determined and not self.scan.words[index - 1][:1].isdigit()
        )

    def _only_begins(self, index: int) -> bool:
        """Whether a word may have its capital from the sentence."""
        word = self.scan.words[index]
        return self.scan.gaps[index] not in _INSIDE and (word in self.lower or word in self.scan.in_lower_case)

    def _is_name(self, index: int) -> bool:
        """Whether a capitalised word is a name, or belongs to one for those who read on: offices do."""
        word = self.scan.words[index]
        if index in self.known or index in self.roles:
            return True
        if word in self.section.starter_set:
            return False
        if self._is_of_person(index):
            return True
        if index in self.organisations:
            return self.organisations[index].value[1] not in self.introducers and self._names_body(index)
        if self._is_acronym(index):
            return True
        if self._is_joined_to_noun(index):
            return False
        return self._before_legal_form(index) or self._is_called(index)

    def _is_of_person(self, index: int) -> bool:
        """Whether a word is a first name, or a surname behind one."""
        scan, firsts = self.scan, self.section.first
        word, before = scan.words[index], index - 1
        if scan.gaps[index] == " " and before in self.capitals:
            if scan.words[before] in firsts and before not in self.determined:
                return True
            if before in self.kept and before - 1 in self.kept and scan.words[before - 1] in firsts:
                return True  # a second surname
        return word in firsts and not (index in self.determined and word in self.nouns)

    def _is_acronym(self, index: int) -> bool:
        """Whether a word has capitals inside: ARD, OpenAI."""
        rest = self.scan.text[self.scan.starts[index] + 1 : self.scan.ends[index]]
        return bool(rest) and not rest.islower() and (len(rest) < _SHORT or not rest.isupper())

    def _is_joined_to_noun(self, index: int) -> bool:
        """Whether a word is only the first part of a noun: "Werder-Trainer"."""
        after = index + 1
        return after in self.capitals and self.scan.gaps[after] == "-" and self._is_noun(self.scan.words[after])

    def _is_called(self, index: int) -> bool:
        """Whether what stands around a word, here or elsewhere in the article, makes it a name."""
        scan, section = self.scan, self.section
        word, before = scan.words[index], index - 1
        close = scan.gaps[index] == " " and before in self.kept
        if word in self.called or self._is_body(index) or (close and self._is_body(before)):
            return True
        if self._is_noun(word) or (index in self.determined and word not in self.names and not self._goes_on(index)):
            return False
        if word in self.names or (word.endswith("s") and word[:-1] in self.names):
            return True
        goes_on = before not in self.known and before not in self.roles and before not in self.organisations
        if close and (goes_on or scan.words[before] in self.names or scan.word(before).isupper()):
            return True  # what goes on with a name: "Rhenus Rail", "FC Midtjylland"
        if scan.gaps[index] == "-" and before in self.kept and before not in self.known:
            return not scan.word(before).isupper()  # "Ahaus-Vest", but "EU-Gipfel"
        if index in self.determined or self._only_begins(index):
            return False
        if self._goes_on(index) and scan.gaps[index] in _INSIDE and scan.words[index + 1] not in self.nouns:
            return True
        return self.times[word] >= _OFTEN and not word.endswith(section.plural_ends)

    def _goes_on(self, index: int) -> bool:
        """Whether another capitalised word that is no noun follows."""
        after = index + 1
        return (
            after in self.capitals
            and self.scan.gaps[after] == " "
            and after not in self.known
            and self.scan.words[after] not in self.section.first
            and not self._is_noun(self.scan.words[after])
        )

    def _is_body(self, index: int) -> bool:
        """Whether an adjective or the name of a place stands before a word for bodies: "Zillertaler Bahnen"."""
        after, scan = index + 1, self.scan
        if after not in self.capitals or scan.gaps[after] != " " or scan.words[after] not in self.bodies:
            return False
        word = scan.words[index]
        return word.endswith(self.section.body_ends) and not self._is_set(word) and index not in self.roles

    def _before_legal_form(self, index: int) -> bool:
        """Whether a legal form ends the capitalised words here: "Rheintal Energie AG"."""
        scan, forms = self.scan, self.section.legal_form_set
        for after in range(index + 1, index + 5):
            if after not in self.capitals or scan.gaps[after] not in (" ", "-", " & ", "&"):
                return False
            if scan.words[after] in forms:
                return index not in self.determined or after > index + 1
        return False

    def _names_body(self, index: int) -> bool:
        """Whether the noun of an organisation is a part of its name: "Universität Leipzig", "Deutsche Bank"."""
        after = index + 1
        if after in self.capitals and self.scan.gaps[after] == " ":
            word = self.scan.words[after]
            return after in self.known or not self._is_noun(word)
        before = index - 1
        return self.scan.gaps[index] == " " and before in self.capitals and self._may_qualify(before)

    def _may_qualify(self, index: int) -> bool:
        """Whether a capitalised adjective or name stands before the noun of an organisation."""
        word = self.scan.words[index]
        return index in self.known or (
            not self._is_noun(word) and index not in self.roles and index not in self.organisations
        )
