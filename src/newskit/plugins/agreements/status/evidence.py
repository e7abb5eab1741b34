"""Whether a word that may tell where an agreement stands is enough for the noun it stands beside.

A noun such as "treaty" needs no more. An ordinary word ("offer", "arrangement") must be beside a word that is said of
agreements alone, or name a partner, or stand in an article that speaks of agreements anyway; talks must fail, end, or
have an agreement as their object.
"""

from __future__ import annotations

from typing import NamedTuple

from newskit.model import MonetaryFigure
from newskit.plugins.agreements.complements import Complement
from newskit.plugins.agreements.nearby import nearby
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.agreements.status.cues import Candidate, is_talks
from newskit.plugins.names import names

__all__ = ["Known", "has_partner", "is_sold", "tells"]

_STRONG, _NEAR, _BEHIND = 4, 1, 4  # words between an ordinary word and what makes an agreement of it
_TYPES = frozenset(("merger", "collective", "contract", "settlement", "peace", "ceasefire", "trade_deal", "defence"))
_PARTED = 12  # likewise in a language that puts a part of the verb last
_WHO, _AGENT = 9, 5  # words before a verb, and behind it, in which stands whose word decides
_ABOUT = 3  # words from "is worth" to the end of the first word of a sum
_SUM = 5  # words before an ordinary noun in which a sum stands that makes a purchase of it
_PRICED = frozenset(("merger", "contract"))
_OBJECT = 8  # words behind talks in which their object stands
_TALKS_END = frozenset(("failed", "suspended", "terminated", "agreed"))


class Known(NamedTuple):
    """What an article has told of agreements before a phrase."""

    anyway: bool = False  #: Whether the article speaks of agreements, so that an ordinary word may be one.
    told: frozenset[str] = frozenset()  #: The types of those it has told of.


def tells(reading: Reading, phrase: Phrase, found: Candidate, known: Known) -> bool:
    """Whether a word is enough to make an agreement of a phrase.

    Args:
        reading: The sentence.
        phrase: The noun phrase.
        found: The word that may tell where the agreement stands.
        known: What the article has told so far.
    """
    cue = found.cue.cue
    if is_talks(reading, phrase):
        return _talks_tell(reading, phrase, found, known=known.anyway)
    partner = (
        has_partner(reading, phrase)
        or is_sold(reading, phrase)
        or _is_bought(reading, phrase)
        or _is_exchanged(reading, phrase)
    )
    if (cue.partner and not partner) or (cue.known and not (partner or known.anyway)):
        return False
    if (cue.deciders and not _is_decided(reading, found.cue)) or (cue.summed and not _is_sum(reading, found.cue.stop)):
        return False
    if cue.known and not found.before and _is_hypothesis(reading, phrase, found.cue):
        return False
    if not phrase.weak:
        return True
    section, lemma = reading.section, phrase.noun.value.lemma
    if found.before and found.distance <= _STRONG and _is_priced(reading, phrase):
        return True
    if lemma in section.never_alone or _ends_name(reading, phrase, found):
        return False
    meant = known.anyway
    if lemma in section.priced and any(one.kind == "values" and one.first == phrase.head for one in phrase.complements):
        return found.distance <= _BEHIND  # "an offer of $5m"
    if lemma in section.contextual:
        meant = meant and _is_pointed_at(reading, phrase, known)
    elif cue.strong and found.distance <= (_PARTED if section.verbs_last else _STRONG):
        return True
    if found.before and found.distance <= _NEAR and lemma in section.beside and not cue.active:
        return True
    far = cue.strong or (found.before and _is_bought(reading, phrase))
    near = _STRONG if far else _NEAR if found.before else _BEHIND
    return found.distance <= near and (meant or partner)


def _is_decided(reading: Reading, cue: Tag) -> bool:
    """Whether those whose word decides stand before a verb, or behind it as who does it: "endorsed by the board"."""
    agent = cue.stop < reading.stop and reading.has(cue.stop, "agents")
    stop = min(reading.stop, cue.stop + _AGENT) if agent else cue.first
    first = max(reading.first, cue.first - _WHO)
    return any(reading.has(index, "ratifiers", "deciders") for index in range(first, stop))


def _is_sum(reading: Reading, index: int) -> bool:
    """Whether a number begins at a word, or right behind a word such as "about"."""
    words, stop = reading.scan.words, min(index + _ABOUT, reading.stop)
    return any(words[one][:1].isdigit() or reading.has(one, "number") for one in range(index, stop))


def _is_hypothesis(reading: Reading, phrase: Phrase, cue: Tag) -> bool:
    """Whether what "would" or "will" be is said of an agreement nobody has made: "a deal would raise questions"."""
    if reading.tag(cue.first, "modal") is None:
        return False
    before = phrase.first - 1
    return phrase.pointer == "demonstrative" or (before >= reading.first and reading.has(before, "articles"))


def _ends_name(reading: Reading, phrase: Phrase, found: Candidate) -> bool:
    """Whether an ordinary noun ends a name ("the Investment Coalition"), where not every word has a capital."""
    first = phrase.noun.first
    return (
        not reading.section.nouns_capital
        and first > reading.first
        and reading.capital(first)
        and reading.capital(first - 1)
        and not reading.capital(found.cue.first)
    )


def _is_pointed_at(reading: Reading, phrase: Phrase, known: Known) -> bool:
    """Whether words beside an ordinary noun tell that it is one of the agreements the article speaks of."""
    noun = phrase.noun.value
    if phrase.type in _TYPES and phrase.type != noun.type:
        return True
    same = noun.type == "agreement" or noun.type in known.told
    if phrase.pointer in ("definite", "possessive"):
        return same
    first = max(reading.first, phrase.first - 1)
    if any(reading.has(index, "again") for index in range(first, phrase.noun.first)):
        return same
    named = reading.first < phrase.first < phrase.noun.first and reading.capital(phrase.noun.first - 1)
    return named and noun.type == "merger" and not reading.section.nouns_capital


def has_partner(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names with whom or between whom: "with Peru"."""
    return any(
        complement.kind in ("partners", "between")
        and any(
            reading.capital(index) or reading.has(index, "common_noun", "bilateral", "generic_places", "number")
            for index in range(complement.content, complement.stop)
        )
        for complement in phrase.complements
    )


def is_sold(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names to whom something goes: "sale to Nordbank"."""
    if reading.section.nouns_capital:
        return phrase.noun.value.type == "merger" and _is_sold_to_name(reading, phrase)
    return phrase.noun.value.type == "merger" and any(
        reading.has(complement.first, "recipients")
        and (reading.capital(complement.content) or _names_company(reading, complement))
        for complement in phrase.complements
        if complement.content < reading.stop
    )


def _is_sold_to_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether something goes to a name, where a capital proves none: "Verkauf der Sparte an die Nordbank"."""
    for index in range(phrase.head, min(phrase.head + _OBJECT, reading.stop)):
        if reading.hard(index) or (reading.comma(index) and index > phrase.head):
            return False
        if reading.has(index, "recipients"):
            first = index + 1
            while first < reading.stop and (
                reading.has(first, "definite") or first in reading.scan.at("places.adjective")
            ):
                first += 1
            return first < reading.stop and (
                first in reading.scan.at("organisations.noun")
                or first in reading.scan.at("organisations.name")
                or reading.document.once(names).covering(first) is not None
            )
    return False


def _is_bought(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names the company that is bought: "compra de Nordbank"."""
    noun = phrase.noun.value
    return (noun.type == "merger" or noun.lemma in reading.section.priced) and any(
        complement.kind == "merged" and complement.content < reading.stop and _names_company(reading, complement)
        for complement in phrase.complements
    )


def _is_exchanged(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names what only an agreement exchanges: "canje de 320 detenidos"."""
    return phrase.noun.value.type == "exchange" and any(
        tag.value == "exchange"
        for complement in phrase.complements
        if complement.kind == "merged"
        for tag in reading.tags(complement.content, complement.stop, "type")
    )


def _is_priced(reading: Reading, phrase: Phrase) -> bool:
    """Whether a sum stands before a noun of buying or of a contract, as its modifier: "a £410m bid"."""
    noun, scan = phrase.noun, reading.scan
    low = max(reading.first, noun.first - _SUM)
    if noun.value.type not in _PRICED or reading.section.adjectives_follow or low >= noun.first:
        return False
    sums = nearby(reading.document, MonetaryFigure, scan.starts[low], scan.ends[noun.first - 1])
    last = max((one.span.end for one in sums), default=None)
    if last is None:
        return False
    between = (index for index in range(low, noun.first) if scan.starts[index] >= last)
    return not any(
        reading.hard(index) or reading.comma(index) or reading.has(index, "cue", "subjects", "conjunctions", "articles")
        for index in between
    )


def _names_company(reading: Reading, complement: Complement) -> bool:
    """Whether what is bought is a name, with a class noun before it at most, where adjectives stand behind nouns.

    Elsewhere a name there may only modify what follows: "sale of Boeing jets".
    """
    if not reading.section.adjectives_follow:
        return False
    first = complement.content
    while first < complement.stop and reading.has(first, "definite", "articles"):
        first += 1
    noun = reading.scan.at("organisations.noun").get(first)
    if noun is not None and not reading.capital(first):
        first = noun.stop
        while first < complement.stop and not reading.capital(first) and first < noun.stop + 2:
            first += 1
    elif first in reading.scan.at("places.adjective"):  # "la compra del portugués Nordbank"
        first += 1
    return first < complement.stop and reading.capital(first) and first not in reading.scan.at("places.state")


def _talks_tell(reading: Reading, phrase: Phrase, found: Candidate, *, known: bool) -> bool:
    """Whether what is told of talks makes them count: they end, or an agreement is their object."""
    cue = found.cue.cue
    if not (cue.talks or (cue.status in _TALKS_END and cue.status != "agreed")):
        return False
    alone = cue.talks and cue.tense == "noun" and found.cue.stop == found.cue.first + 1
    if found.distance > (0 if alone else _PARTED if reading.section.verbs_last else _STRONG):
        return False  # "in talks", but not "in the talks"
    sides = alone and reading.has(found.cue.first, "locatives")
    if sides and any(one.kind == "between" for one in phrase.complements):
        return False  # who is "neutral in talks between A and B" holds none
    if phrase.type != "agreement" or _about_agreement(reading, phrase):
        return True
    partner = has_partner(reading, phrase)
    if cue.status in _TALKS_END:
        ended = cue.status != "agreed" and (bool(phrase.complements) or (cue.talks and cue.status == "failed"))
        return known or ended
    return known and (partner or bool(phrase.pointer))


def _about_agreement(reading: Reading, phrase: Phrase) -> bool:
    """Whether talks are on an agreement: "talks on a new treaty", or to do what is one: "talks to buy Nordbank"."""
    deeds = reading.scan.at("agreements.deed")
    return any(
        (index in reading.nouns and not reading.nouns[index].value.weak)
        or (index in deeds and not deeds[index].value.deed.general and deeds[index].value.tense == "base")
        for index in range(phrase.head, min(reading.stop, max(phrase.stop, phrase.head + _OBJECT)))
    )
