"""A first glance at a noun of agreements: is its sentence worth reading?

Most nouns of agreements are mere mentions. A look at the words around them, hardly in any order, tells that for a
fraction of what reading the sentence costs. It may let a sentence through in vain, but keeps none out that tells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newskit.document import Document
from newskit.plugins.agreements.deeds.glance import may_tell as deed_may_tell
from newskit.plugins.agreements.glance_words import glance_words
from newskit.plugins.agreements.nouns import nouns_at
from newskit.plugins.agreements.reading import is_hard
from newskit.plugins.agreements.telling import Telling
from newskit.plugins.agreements.words import AgreementWords, Noun
from newskit.plugins.names import NameWords
from newskit.plugins.sentences import sentences
from newskit.scan import Hit

__all__ = ["Glance"]

_NEAR, _FAR, _BEHIND = 11, 20, 30  # words around a noun in which what tells of it stands
_CLOSE, _PARTED = 6, 14  # words behind an ordinary noun in which its verb stands
_BESIDE = 8  # words before a noun that may belong to it
_TALKS = 28  # words before a noun in which the talks stand that end with none
_SENTENCE = 200  # words behind a noun at most that are taken for its sentence
_LEAD = 9  # words before a noun in which begins what makes a circumstance of it: "as part of a deal"
_POINTED = 12  # words behind what points back to an agreement among which something tells of one
_LISTING = 3  # words at the start of a sentence among which begins what leads to a list
_HEADLINE = 3  # words from a noun that opens a headline to who agreed
_SUM = 5  # words before an ordinary noun in which a number stands that may be a sum
_PRICED = frozenset(("merger", "contract"))  # what a sum may stand before
_SOLD = frozenset(("merger", "exchange"))  # of which who gets what is sold is a partner, too


class Glance:
    """Looks at the words around the nouns and deeds of one article, without reading their sentences.

    Args:
        document: The article.
        anyway: Whether it speaks of agreements, so that an ordinary word may be one.
    """

    __slots__ = (
        "_anyway", "_document", "_gaps", "_known", "_marks", "_nouns", "_parts", "_section", "_sentences", "_starts",
        "_words",
    )  # fmt: skip

    def __init__(self, document: Document, *, anyway: bool) -> None:
        scan, section = document.scan, document.section(AgreementWords)
        self._document, self._section, self._anyway = document, section, anyway
        self._known = glance_words(section)
        self._words, self._gaps, self._starts, self._marks = scan.words, scan.gaps, scan.starts, scan.marks
        self._sentences = document.once(sentences)
        self._nouns = document.once(nouns_at)
        self._parts = section.verbs_last or document.section(NameWords).inflection == "slavic"

    def may_tell(self, hit: Hit, *, told: bool, listing: bool) -> bool:
        """Whether a noun or a deed may tell of an agreement or point back to one, so that its sentence is worth a look.

        Args:
            hit: The noun or the deed.
            told: Whether the article has told of an agreement before.
            listing: Whether it has told of several as one, so that their list may follow.
        """
        if not isinstance(hit.value, Noun):
            return deed_may_tell(self._document, hit)
        if not hit.value.weak:
            return told or self._may_be_told(hit)
        return self._may_be_agreement(hit, told=told) or (listing and self._begins_list(hit))

    def _may_be_told(self, noun: Hit) -> bool:
        """Whether where an agreement stands may be told near enough."""
        section, known, words = self._section, self._known, self._words
        if noun.value.lemma in section.amendments or self._heads_line(noun):
            return True
        low, high = self._bounds(noun)
        if self._stands(known.strong_cues, words[low:high]):
            return True
        partner = self._names_partner(noun, high)
        before = words[max(noun.first - _LEAD, 0) : noun.first]
        if known.failures.among(before) or (partner and known.circumstances.among(before)):
            return True
        if not known.denials.isdisjoint(before) and self._is_of_talks(noun):
            return True
        near = _BEHIND if section.verbs_last else _NEAR
        around = words[max(noun.first - near, low) : min(noun.stop + near, high)]
        return self._has_cue(around, anyway=self._anyway, partner=partner) or self._has_adjective(noun)

    def _is_of_talks(self, noun: Hit) -> bool:
        """Whether a sentence speaks of talks, which may end with nothing: "no deal"."""
        _, end = self._sentences.at(self._starts[noun.first])
        stop = min(self._document.scan.index_at(end), noun.stop + _SENTENCE)
        return not self._known.talks.isdisjoint(self._words[max(noun.first - _TALKS, 0) : stop])

    def _heads_line(self, noun: Hit) -> bool:
        """Whether a noun opens a line and names who agreed, as headlines without a verb do: "Acuerdo entre A y B"."""
        section, gaps = self._section, self._gaps
        if noun.value.lemma in section.heralds:
            return not noun.first or gaps[noun.first] != " "
        if not section.adjectives_follow or (noun.first and "\n" not in gaps[noun.first]):
            return False
        return not self._known.buyers.isdisjoint(self._words[noun.stop : noun.stop + _HEADLINE])

    def _may_be_agreement(self, noun: Hit, *, told: bool) -> bool:
        """Whether an ordinary word may be one: beside a strong word, or beside any where more speaks for it."""
        section, known, words, lemma = self._section, self._known, self._words, noun.value.lemma
        if told and lemma in section.pointers:
            return self._may_point_back(noun)
        priced = noun.value.type in _PRICED and self._is_numbered(noun)
        if lemma in section.never_alone and not priced:
            return False
        low, high = self._bounds(noun)
        low, led = max(noun.first - _NEAR, low), self._leads_on(noun)
        partner = (led or section.nouns_capital) and self._names_partner(noun, high)
        if not led:
            high = min(noun.stop + (_PARTED if section.verbs_last else _CLOSE), high)
        around = words[low:high]
        if self._stands(known.strong_cues, around):
            return True
        if lemma in section.negotiations and self._stands(known.cues_of_talks, around):
            return True
        anyway = told or self._anyway
        if anyway and lemma in section.contextual:
            anyway = self._is_pointed_at(noun, around)
        if not (anyway or priced or partner or lemma in section.beside):
            return False
        if not partner:
            around = words[low : min(noun.stop + _NEAR, high)]
        return self._has_cue(around, anyway=anyway, partner=partner) or (partner and self._has_adjective(noun))

    def _may_point_back(self, noun: Hit) -> bool:
        """Whether a noun that stands for an agreement told before may do so here: something near tells of one."""
        words = self._words
        if noun.value.lemma in self._section.never_alone and not self._is_numbered(noun):
            return False
        first = max(noun.first - _NEAR, 0)
        near, far = words[first : noun.stop + _POINTED], words[first : noun.stop + _BEHIND]
        return self._known.company.among(near) or self._known.strong_company.among(far)

    def _is_numbered(self, noun: Hit) -> bool:
        """Whether a number stands before a noun, which may be a sum: "a £410m bid"."""
        return any(word[0].isdigit() for word in self._words[max(noun.first - _SUM, 0) : noun.first])

    def _is_pointed_at(self, noun: Hit, around: Sequence[str]) -> bool:
        """Whether a word near an ordinary noun may tell that it is one of the agreements the article speaks of."""
        if self._section.types_anywhere or noun.value.type == "merger":
            return True
        first = max(noun.first - _BESIDE, 0)
        return (
            not self._known.pointers.isdisjoint(self._words[first : noun.first])
            or not self._known.types.isdisjoint(around)
            or any(index in self._nouns for index in range(first, noun.first))
        )

    def _has_cue(self, around: Sequence[str], *, anyway: bool, partner: bool) -> bool:
        """Whether a word stands around a noun that may tell of it, given what is known of the article and a partner."""
        known = self._known
        return (
            self._stands(known.cues, around)
            or (partner and self._stands(known.cues_of_partners, around))
            or ((partner or anyway) and self._stands(known.cues_of_known, around))
        )

    def _has_adjective(self, noun: Hit) -> bool:
        """Whether a word of status stands beside a noun: "tentative"."""
        return self._known.adjectives.among(self._words[max(noun.first - _BESIDE, 0) : noun.stop + _CLOSE])

    def _leads_on(self, noun: Hit) -> bool:
        """Whether what stands behind a noun may belong to it, so that its verb may stand far behind."""
        stop = noun.stop
        return (
            self._section.adjectives_follow
            or self._gaps[stop] != " "
            or (stop < len(self._words) and self._words[stop] in self._known.complements)
        )

    def _begins_list(self, noun: Hit) -> bool:
        """Whether its sentence begins to list the parts of what was told before: "They include a treaty on water"."""
        first = self._document.scan.index_at(self._sentences.at(self._starts[noun.first])[0])
        return not self._known.lists.isdisjoint(self._words[first : first + _LISTING])

    def _names_partner(self, noun: Hit, high: int) -> bool:
        """Whether a word that leads to a party stands behind a noun, before the word `high`."""
        sold = noun.value.type in _SOLD or noun.value.lemma in self._section.priced
        leading = self._known.buyers if sold else self._known.partners
        return not leading.isdisjoint(self._words[noun.stop : high])

    def _bounds(self, noun: Hit) -> tuple[int, int]:
        """The words around a noun that nothing parts from it: the end of the sentence, a bracket, a dash."""
        gaps, starts, marks = self._gaps, self._starts, self._marks
        start, end = self._sentences.at(starts[noun.first])
        low, high = max(noun.first - _FAR, 0), min(noun.stop + _BEHIND, len(starts))
        for at in reversed(marks[bisect_left(marks, low) : bisect_right(marks, noun.first)]):
            if starts[at] <= start or is_hard(gaps[at]):
                low = at
                break
        for at in marks[bisect_left(marks, noun.stop) : bisect_left(marks, high)]:
            if starts[at] >= end or is_hard(gaps[at]):
                return low, at
        return low, high

    def _stands(self, known: Telling, words: Sequence[str]) -> bool:
        """Whether something that tells stands among some words; a date may part a phrase, and some languages do."""
        if known.among(words):
            return True
        apart = self._parts or not self._known.dates.isdisjoint(words)
        return apart and known.parted_among(words)
