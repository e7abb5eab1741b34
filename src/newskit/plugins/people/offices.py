"""Offices of one document: the view that the readers before and behind a name share."""

from __future__ import annotations

from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.names import MIDDLE, in_lower_case, names
from newskit.plugins.people.evidence import BLANKS
from newskit.plugins.people.gathering import Gatherer
from newskit.plugins.people.wording import Wording
from newskit.scan import Hit

__all__ = ["Offices", "Role", "gender_of"]

_COMPLEMENT = 6  # words of what an office is of
_ADJECTIVES = 3
_MODIFIERS = 5  # likewise in English, with nouns: "White House press secretary"


class Role(NamedTuple):
    """An office: what it is called in the nominative, and where it stands."""

    text: str
    start: int
    end: int
    gender: str | None
    bare: bool  #: Whether it is a word alone, such as "premier".
    behind: bool


class Offices:
    """The offices of one document, and the words that belong to them."""

    def __init__(self, gatherer: Gatherer, document: Document) -> None:
        self.document = document
        self.gatherer = gatherer
        evidence = self.evidence = gatherer.evidence
        self.scan = document.scan
        self.words = evidence.words
        self.roles = evidence.roles
        self.role_ends = evidence.role_ends
        self.wording = Wording(document, evidence)
        self.titles = self.words.title_set
        self.first_names = evidence.first_names
        self._people_words: set[int] | None = None
        self.names = document.once(names)
        self.cues = evidence.cues
        self.inflects = evidence.inflects
        self.starters = evidence.starters
        self.adjectives = self.wording.adjectives

    @property
    def people_words(self) -> set[int]:
        """The words of all mentions of people."""
        if self._people_words is None:
            self._people_words = {
                index
                for person in self.gatherer.people.all
                for one in person.mentions
                for index in range(one.first, one.stop)
            }
        return self._people_words

    def office_up_to(self, stop: int) -> Hit | None:
        """The office whose words end right before a word, with what it is of: "szef gabinetu"."""
        scan = self.scan
        for index in range(stop, max(stop - _COMPLEMENT, 0), -1):
            hit = self.role_ends.get(index)
            if hit is not None:
                return hit
            word = scan.words[index - 1]
            if word in self.words.break_set or index - 1 in self.cues:
                return None
            if index - 1 in self.people_words and not self.is_genitive(word):
                return None
            if self.inflects and scan.text[scan.starts[index - 1]].islower() and not self.may_belong(word):
                return None
            if index < stop and scan.gaps[index] not in BLANKS:
                return None
        return None

    def is_genitive(self, word: str) -> bool:
        """Whether a word of a name may stand in the genitive, and in no nominative."""
        known = self.first_names.get(word)
        if known:
            return not any("n" in name.cases for name in known)
        return self.inflects and word.endswith(("a", "ego", "ej", "y", "ich"))

    def may_belong(self, word: str) -> bool:
        """Whether a word in lower case may belong to an office, and is no verb: "komendant powiatowy policji"."""
        return not self.inflects or not word.endswith((self.words.past_m, self.words.past_f))

    def with_modifiers(self, head: Hit) -> int:
        """Where the office begins with the adjectives before it: "były", "brytyjska", "former US"."""
        scan = self.scan
        start = head.first
        limit = _ADJECTIVES if self.inflects else _MODIFIERS
        for index in range(start - 1, max(start - 1 - limit, -1), -1):
            if scan.gaps[index + 1] not in (" ", "-", "\u00a0"):
                break
            word = scan.words[index]
            capital = scan.text[scan.starts[index]].isupper()
            if (
                word in self.words.modifier_set
                or word in self.adjectives
                or index in self.roles
                or (not self.inflects and capital and self._is_compound(index))
            ):
                start = index
            else:
                break
        return start

    def with_compound(self, start: int) -> int:
        """Where an English office begins with the nouns before it: "the hedge fund manager"; `start` where none tells.

        They are all the words from an article or the beginning of the sentence on, unless one can be no such noun.
        """
        scan, words = self.scan, self.words
        for index in range(start, max(start - _MODIFIERS, -1), -1):
            gap = scan.gaps[index]
            if gap not in BLANKS and gap != "-":
                return index if gap not in MIDDLE else start
            word = scan.words[index - 1]
            if word in words.possessive_set or (word == "s" and scan.gaps[index - 1] in ("'", "’")):
                return index
            if not word.isalpha() or word in self.starters or word in words.break_set or word in words.link_set:
                return start
            if index - 1 in self.cues or index - 1 in self.people_words or index - 1 in self.roles:
                return start
        return start

    def _only_begins(self, index: int) -> bool:
        """Whether a word has its capital from the sentence alone: "Hedge fund manager", but not "Lyon director"."""
        if self.scan.gaps[index] in MIDDLE:
            return False
        word = self.scan.words[index]
        return word in self.document.language.lexicon.common or in_lower_case(self.scan, word)

    def _is_compound(self, index: int) -> bool:
        """Whether a capitalised word before an English office is a part of it: "White House press secretary"."""
        scan = self.scan
        word = scan.words[index]
        return word not in self.starters and word not in self.words.article_set and index not in self.cues

    def is_changed(self, head: Hit) -> bool:
        """Whether an office is another form of its word, a case or a plural: "miners", but not "Sen."."""
        word = self.scan.words[head.stop - 1]
        one = head.stop - head.first == 1
        return one and word != head.value[1].lower() and word not in self.words.abbreviation_set

    def made(self, head: Hit, start: int, stop: int) -> Role:
        """The office before a name, from its modifiers, which begin at `start`, to the word before `stop`."""
        scan, compound = self.scan, start
        if not self.inflects and start == head.first and scan.text[scan.starts[start]].islower():
            compound = self.with_compound(start)
        begins, start = compound < start and self._only_begins(compound), compound
        bare = stop - start == 1 or (stop == head.stop and start == head.first)
        text = self.wording.before_name(start, head, stop)
        if begins:  # with the capital of its sentence: "Hedge fund manager Jane Roe"
            text = text[:1].lower() + text[1:]
        return Role(text, scan.starts[start], scan.ends[stop - 1], gender_of(head), bare, False)


def gender_of(head: Hit) -> str | None:
    """The sex that an office tells: m, f or None."""
    gender = head.value[0]
    return gender if gender in ("m", "f") else None
