"""A glance at the words beside a verb that may tell an agreement: can what the verb asks for stand there at all?

Buying and selling are everyday words, so of many such verbs few tell anything. The look needs the scan alone, and costs
a fraction of what reading the sentence costs. It lets verbs through in vain, but keeps out none that tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newskit.document import Document
from newskit.plugins.agreements.deeds.words import Deed, DeedForm
from newskit.plugins.agreements.reading import is_comma, is_hard
from newskit.plugins.agreements.words import AgreementWords
from newskit.plugins.sentences import sentences
from newskit.scan import Hit, Scan

__all__ = ["LAST", "may_have_object", "may_tell", "stands_among"]

LAST = ("last", "base")  # the forms that may end a clause
_OBJECT = 8  # words between the verb and the name of what is bought at most
_CLASS = 5  # words between the verb and a class noun that stands for such a name
_SUBJECT = 18  # words before the verb among which who does it is named
_THINGS = 8  # words behind the verb among which the things stand
_PARTNER = 16  # words behind the verb among which the other party is led in
_NAME = 5  # words behind what leads somebody in, among which the name begins
_AGENT = 3  # words behind a passive among which who does it is led in
_AUXILIARY = 3  # words before a passive among which its auxiliary stands
_BESIDE = 25  # words behind the verb among which what must stand beside it is looked for
_CLAUSE = 30  # words of a clause that its verb ends


def may_tell(document: Document, verb: Hit) -> bool:
    """Whether a verb may tell an agreement."""
    form: DeedForm = verb.value
    deed, scan = form.deed, document.scan
    words = scan.words
    if form.tense in LAST and (form.tense == "last" or deed.last):
        return _any_capital(scan, verb.first - _CLAUSE, verb.first)
    if deed.partnered and deed.partner_set.isdisjoint(words[verb.stop : verb.stop + _PARTNER]):
        return False
    if deed.beside and not stands_among(words[verb.stop : verb.stop + _BESIDE], deed):
        return False
    section = document.section(AgreementWords)
    if form.tense == "passive":
        return _any_capital(scan, verb.first - _SUBJECT, verb.first) and _may_be_done_to(scan, section, verb, deed)
    _, end = document.once(sentences).at(scan.starts[verb.first])
    if not may_have_object(scan, section, verb, scan.index_at(end)):
        return False
    if deed.things and not deed.either:
        return True
    if deed.objects or deed.partnered:
        return _any_capital(scan, verb.stop, verb.stop + (_PARTNER if deed.partnered else _CLASS + 1))
    return _any_capital(scan, verb.first - _SUBJECT, verb.first)


def may_have_object(scan: Scan, section: AgreementWords, verb: Hit, stop: int) -> bool:
    """Whether what is done, and with whom, may stand behind a verb in the active, before the word `stop`."""
    deed: Deed = verb.value.deed
    thing = bool(deed.things) and not deed.thing_set.isdisjoint(scan.words[verb.stop : min(verb.stop + _THINGS, stop)])
    if not deed.either:
        if deed.things and not thing:
            return False
        thing = not deed.objects
    return (thing or _may_name(scan, section, verb, stop)) and (
        not deed.partnered or _may_lead_in(scan, section, verb.stop, deed)
    )


def _may_name(scan: Scan, section: AgreementWords, verb: Hit, stop: int) -> bool:
    """Whether a name, or a class noun for one, may stand behind a verb before anything parts it from that."""
    first, words, gaps = verb.stop, scan.words, scan.gaps
    partners, parting, naming = verb.value.deed.partner_set, section.parting_words, section.naming_words
    for index in range(first, min(first + _OBJECT + 1, stop)):
        word = words[index]
        if is_hard(gaps[index]) or word in parting or (index > first and is_comma(gaps[index])):
            return False
        if word in naming or scan.text[scan.starts[index]].isupper():
            return True
        if word in partners:
            return False
    return False


def _may_lead_in(scan: Scan, section: AgreementWords, first: int, deed: Deed) -> bool:
    """Whether somebody may be named behind a word that leads to the other party."""
    words, naming = scan.words, section.naming_words
    return any(
        _any_capital(scan, index + 1, index + 1 + _NAME) or not naming.isdisjoint(words[index + 1 : index + 1 + _NAME])
        for index, word in enumerate(words[first : first + _PARTNER], first)
        if word in deed.partner_set
    )


def _may_be_done_to(scan: Scan, section: AgreementWords, verb: Hit, deed: Deed) -> bool:
    """Whether a participle may be a passive, with who does it behind it unless nobody need be named."""
    words = scan.words
    behind = words[verb.stop : verb.stop + _PARTNER]
    passive = not section.passive_words.isdisjoint(words[max(verb.first - _AUXILIARY, 0) : verb.first])
    if passive and deed.lone:
        return True
    led = not section.agent_words.isdisjoint(behind[:_AGENT]) or not deed.partner_set.isdisjoint(behind)
    return led and (passive or behind[0] in section.agent_words or behind[0] in deed.partner_set)


def _any_capital(scan: Scan, first: int, stop: int) -> bool:
    """Whether a word with a capital stands among some words."""
    capitals = scan.capitals
    place = bisect_left(capitals, first)
    return place < len(capitals) and capitals[place] < stop


def stands_among(words: Sequence[str], deed: Deed) -> bool:
    """Whether one of the phrases that must stand beside a verb is among some words."""
    return any(
        phrase[0] in words and any(tuple(words[start : start + len(phrase)]) == phrase for start in range(len(words)))
        for phrase in deed.beside_phrases
    )
