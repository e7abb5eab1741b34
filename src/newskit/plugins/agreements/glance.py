"""A first glance at a sentence with a noun of agreements in it: is it worth reading?

Most nouns of agreements are mere mentions. A look at the words around them, without any order, tells that for a
fraction of what reading the sentence costs. It may let a sentence through in vain, but keeps none out that tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newskit.document import Document
from newskit.plugins.agreements.deeds.glance import may_tell
from newskit.plugins.agreements.words import AgreementWords, Noun
from newskit.scan import Hit

__all__ = ["is_worth_reading"]

_NEAR, _FAR, _BEHIND = 11, 20, 30  # words around a noun in which what tells of it stands
_HEADLINE = 3  # words from a noun that opens a headline to who agreed
_SUM = 5  # words before an ordinary noun in which a number stands that may be a sum
_TALKS = 6  # words around talks in which what becomes of them stands
_CIRCUMSTANCE = 6  # words before a noun in which begins what makes a circumstance of it: "as part of a deal"


def is_worth_reading(document: Document, hits: Sequence[Hit], end: int, *, told: bool, anyway: bool) -> bool:
    """Whether a sentence may tell of an agreement, or point back to one.

    Args:
        document: The document.
        hits: The nouns and deeds of the sentence.
        end: Where the sentence ends.
        told: Whether the article has told of an agreement before.
        anyway: Whether it speaks of agreements, so that an ordinary word may be one.
    """
    section = document.section(AgreementWords)
    for hit in hits:
        if not isinstance(hit.value, Noun):
            if may_tell(document, hit, end):
                return True
        elif hit.value.weak:
            if _is_worth_as_ordinary_word(document, section, hit, anyway=told or anyway):
                return True
        elif (
            told
            or hit.value.lemma in section.amendments
            or _has_cue(document, section, hit)
            or _heads_line(document, section, hit)
        ):
            return True
    return False


def _has_cue(document: Document, section: AgreementWords, noun: Hit) -> bool:
    """Whether a word that may tell where an agreement stands is near enough."""
    words = document.scan.words
    near = _BEHIND if section.verbs_last else _NEAR
    return (
        _stands(section.cue_words, words[max(noun.first - near, 0) : noun.stop + near])
        or _stands(section.strong_words, words[max(noun.first - _FAR, 0) : noun.stop + _BEHIND])
        or _stands(section.circumstance_words, words[max(noun.first - _CIRCUMSTANCE, 0) : noun.first])
    )


def _heads_line(document: Document, section: AgreementWords, noun: Hit) -> bool:
    """Whether a noun opens a line and names who agreed, as a headline without a verb does: "Acuerdo entre A y B"."""
    scan = document.scan
    if noun.value.lemma in section.heralds:
        return not noun.first or scan.gaps[noun.first] != " "
    if not section.adjectives_follow or (noun.first and "\n" not in scan.gaps[noun.first]):
        return False
    return not section.partner_words.isdisjoint(scan.words[noun.stop : noun.stop + _HEADLINE])


def _is_worth_as_ordinary_word(document: Document, section: AgreementWords, noun: Hit, *, anyway: bool) -> bool:
    """Whether an ordinary word may be an agreement: beside a strong word, or beside any where more speaks for it."""
    words = document.scan.words
    before = words[max(noun.first - _SUM, 0) : noun.first]
    priced = any(word[0].isdigit() for word in before)
    if noun.value.lemma in section.never_alone and not priced:
        return False
    if noun.value.lemma in section.negotiations and _stands(
        section.talks_words, words[max(noun.first - _TALKS, 0) : noun.stop + _TALKS]
    ):
        return True
    if _stands(section.strong_words, words[max(noun.first - _NEAR, 0) : noun.stop + _BEHIND]):
        return True
    return (
        anyway
        or priced
        or noun.value.lemma in section.beside
        or not section.partner_words.isdisjoint(words[noun.stop : noun.stop + _NEAR])
    ) and _stands(section.cue_words, words[max(noun.first - _NEAR, 0) : noun.stop + _NEAR])


def _stands(known: Mapping[str, frozenset[str]], words: Sequence[str]) -> bool:
    """Whether one of the words is known, and one of its company is there too if it needs any."""
    some = known.keys() & words
    return bool(some) and any(not known[word] or not known[word].isdisjoint(words) for word in some)
