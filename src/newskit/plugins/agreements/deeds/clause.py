"""The clause of a verb that tells an agreement: what is done, and whether all whom the verb needs are named."""

from __future__ import annotations

from typing import NamedTuple

from newskit.model import MonetaryFigure
from newskit.plugins.agreements.deeds.doers import (
    acts_unnamed,
    agents_of,
    doers_behind,
    doers_of,
    each_once,
    is_class_noun,
    is_joined,
    kind_of,
    partners_of,
    speaks_of_all,
    speaks_of_two,
)
from newskit.plugins.agreements.deeds.words import Deed
from newskit.plugins.agreements.nearby import nearby
from newskit.plugins.agreements.parties.mentions import Mention, mentions
from newskit.plugins.agreements.reading import Reading
from newskit.scan import Hit

__all__ = ["Done", "ended", "performed", "undergone"]

_OBJECT = 5  # words between the verb and the name of what is bought
_THINGS = 8  # words behind the verb among which the things stand
_PURPOSE, _SETTLED = 25, 2  # words to what a payment is for, and behind its verb
_SUM = 15  # words behind what is bought among which the sum stands
_LONE = 4  # words between a name and the passive that is said of it alone
_NAME = 4  # words between what leads the other party in and its name
_CLAUSE = 30  # words of a clause that its verb ends
_WHOSE = (" ", "-", "\u2019", "'")  # behind a name: it is but the first half of what is bought
_ENDS_OBJECT = (
    "subjects", "values", "dates", "date_words", "locatives", "ends", "conjunctions", "partners", "clauses", "periods",
    "agents",
)  # fmt: skip
_APPOSED = ("organisations.noun", "places.adjective", "people.role")  # what stands before a name and is the same
_PARTING = ("partners", "among", "clauses", "agents", "subjects", "locatives")


class Done(NamedTuple):
    """What is done, and to whom."""

    stop: int
    parties: list[Mention]


def performed(reading: Reading, verb: Hit, deed: Deed) -> Done | None:
    """The active: who does it stands before the verb, what is done behind it."""
    done = _object(reading, verb, deed)
    if done is None:
        return None
    partners = partners_of(reading, verb.stop, done.stop if done.parties else verb.stop, deed)
    if deed.partnered and not partners:
        return None
    doers = doers_of(reading, verb, deed)
    if verb.value.tense == "doing" and not _is_present(reading, verb, doers):
        return None
    if not doers and deed.payers and _is_paid(reading, done.stop):
        doers = doers_of(reading, verb, deed, deed.payers)
    if not doers and reading.section.subjects_follow and deed.together:
        doers = doers_behind(reading, verb.stop, deed.doers)
    parties = each_once([*doers, *done.parties, *partners])
    stop = max([done.stop, *(one.stop for one in partners)])
    if deed.done_when_pledged:
        stop = max(stop, _behind_purpose(reading, verb.stop, deed))
    if deed.together:
        if len(each_once([*doers, *partners])) < 2 and not (speaks_of_two(reading, verb) and not doers):
            return None
    elif not (doers or deed.anyone or (parties and acts_unnamed(reading, verb, deed))) or any(
        one.name == other.name for one in doers for other in done.parties
    ):
        return None
    return Done(stop, parties)


def _behind_purpose(reading: Reading, first: int, deed: Deed) -> int:
    """Behind the words that say what a payment is for, with the noun that follows: "to settle the claims"."""
    words = reading.scan.words
    for index in range(first, min(first + _PURPOSE, reading.stop)):
        if reading.hard(index):
            break
        for phrase in deed.beside_phrases:
            stop = index + len(phrase)
            if words[index:stop] == list(phrase) and stop <= reading.stop:
                return min(stop + _SETTLED, reading.stop)
    return first


def ended(reading: Reading, verb: Hit, deed: Deed) -> Done | None:
    """A clause that the verb ends: who does it, to whom and with whom stand before it, in any order."""
    first = _begin_of_clause(reading, verb.first)
    passive = verb.value.tense == "last" and any(
        reading.has(index, "passives") for index in range(first, min(verb.stop + 1, reading.stop))
    )
    doers: list[Mention] = []
    objects: list[Mention] = []
    partners: list[Mention] = []
    agents: list[Mention] = []
    place = ""
    for one in mentions(reading, first, verb.first):
        if one.source == "adjective":
            continue
        others = (doers + partners + agents)[-1:]
        joined = bool(place) and any(is_joined(reading, last.stop, one.first) for last in others)
        place = place if joined else _place_of(reading, first, one, deed, passive=passive)
        if place == "agent" and kind_of(one) in deed.doers:
            agents.append(one)
        elif place == "partner":
            partners.append(one)
        elif place == "subject" and (not doers or joined) and kind_of(one) in deed.doers:
            doers.append(one)
        elif place == "subject" and kind_of(one) in deed.objects:
            objects.append(one)
    if agents and deed.objects:
        doers, objects = agents, [one for one in (*doers, *objects) if kind_of(one) in deed.objects]
    things = any(reading.scan.words[index] in deed.thing_set for index in range(first, verb.first))
    if (deed.things and not things and not (deed.either and objects)) or (deed.partnered and not partners):
        return None
    if deed.objects and not objects and not (deed.either and things):
        return None
    parties = each_once([*doers, *partners]) if deed.together else each_once([*doers, *objects[-1:], *partners])
    if deed.together:
        if len(parties) < 2 and not speaks_of_all(reading, first, verb.first):
            return None
    elif not doers:
        return None
    return Done(verb.stop, parties)


def _begin_of_clause(reading: Reading, stop: int) -> int:
    """Where the clause begins that a verb ends; what only parts names of a list does not count."""
    first = stop
    while first > max(reading.first, stop - _CLAUSE):
        if reading.hard(first) or (reading.comma(first) and not reading.capital(first)):
            break
        first -= 1
    return first


def _place_of(reading: Reading, first: int, named: Mention, deed: Deed, *, passive: bool = False) -> str:
    """What the words before a name make of it: a subject, a partner, an agent of the passive, or none of these."""
    for index in range(named.first - 1, max(first - 1, named.first - _NAME - 1), -1):
        if passive and reading.has(index, "agents"):
            return "agent"
        if reading.scan.words[index] in deed.partner_set:
            return "partner"
        if _leads_elsewhere(reading, index, named.first):
            break
        if reading.has(index, "locatives", "subjects", "between", "periods", "agents"):
            return ""
        if reading.has(index, "passives", "auxiliaries", "modal", "conjunctions") or reading.hard(index + 1):
            break
    return "subject"


def _leads_elsewhere(reading: Reading, index: int, stop: int) -> bool:
    """Whether a preposition has a noun of its own before a name: "in *Graz* Nordbank", "im *Herbst* Nordbank"."""
    if index + 1 >= stop or not reading.has(index, "locatives") or not reading.capital(index + 1):
        return False
    return all(index + 1 not in reading.scan.at(kind) for kind in _APPOSED)


def undergone(reading: Reading, verb: Hit, deed: Deed) -> Done | None:
    """The passive: what is bought stands before the participle, who buys it behind "by"."""
    auxiliary = any(reading.has(index, "passives") for index in range(max(reading.first, verb.first - 3), verb.first))
    subjects = doers_of(reading, verb, deed, deed.objects)
    if not subjects or not (auxiliary or (subjects[-1].stop == verb.first and _led(reading, verb, deed))):
        return None
    subjects = subjects if auxiliary else subjects[-1:]
    doers = agents_of(reading, verb, deed)
    partners = partners_of(reading, verb.stop, verb.stop, deed)
    if (deed.partnered and not partners) or not (doers or partners):
        lone = deed.lone and auxiliary and verb.first - subjects[-1].stop < _LONE
        return Done(verb.stop, subjects[-1:]) if lone and not _led(reading, verb, deed) else None
    others = [one for one in (*doers, *partners) if all(one.name != mine.name for mine in subjects)]
    if not others:
        return None
    return Done(max(one.stop for one in others), each_once([*subjects, *others]))


def _is_present(reading: Reading, verb: Hit, doers: list[Mention]) -> bool:
    """Whether a participle is somebody's present: "is buying", "Nordbank buying Sudbank", not "considered buying"."""
    auxiliary = any(reading.has(index, "passives") for index in range(max(reading.first, verb.first - 2), verb.first))
    return auxiliary or (bool(doers) and doers[-1].stop == verb.first)


def _led(reading: Reading, verb: Hit, deed: Deed) -> bool:
    """Whether a participle leads right to the other party, so that it needs no auxiliary: "bought by Nordbank"."""
    return verb.stop < reading.stop and (
        reading.has(verb.stop, "agents") or reading.scan.words[verb.stop] in deed.partner_set
    )


def _object(reading: Reading, verb: Hit, deed: Deed) -> Done | None:
    """What is done behind the verb: a name of the right kind, or one of the right things."""
    named = (_named_object(reading, verb, deed) or _class_object(reading, verb, deed)) if deed.objects else None
    thing = _thing(reading, verb, deed) if deed.things else None
    if deed.either:
        return named or thing
    if (deed.objects and named is None) or (deed.things and thing is None):
        return None
    if named is None:
        return thing or Done(verb.stop, [])
    return named._replace(stop=max(named.stop, thing.stop if thing else 0))


def _named_object(reading: Reading, verb: Hit, deed: Deed) -> Done | None:
    """The name behind the verb, where nothing but its modifiers stands between."""
    reach = verb.stop + _OBJECT
    for one in mentions(reading, verb.stop, min(reading.stop, reach + 9)):
        whole = not any(reading.scan.words[index] in deed.part_set for index in range(verb.stop, one.first))
        if one.first > reach + (0 if whole else 3) or not _is_open(reading, verb.stop, one.first, deed, whole=whole):
            return None
        if one.source == "adjective" or (one.source == "state" and "state" not in deed.objects):
            continue  # "the British *Sudbank*"
        if is_class_noun(reading, one.stop, deed.objects) and not reading.section.adjectives_follow:
            continue  # "*Belfast* start-up Kelp Labs"
        if kind_of(one) not in deed.objects or one.source == "capital":
            return None
        if (deed.parts or reading.slavic) and _is_whose(reading, verb.stop, one, deed):
            return None
        stop = _behind_name(reading, one, deed)
        return Done(stop, [one]) if stop else None
    return None


def _class_object(reading: Reading, verb: Hit, deed: Deed) -> Done | None:
    """A class noun that ends what is done, where nothing is named: "to buy a discount chain for $520m"."""
    if reading.section.adjectives_follow or reading.section.verbs_last or reading.slavic:
        return None
    for index in range(verb.stop, min(reading.stop, verb.stop + _OBJECT)):
        if (reading.comma(index) and index > verb.stop) or reading.hard(index) or reading.has(index, *_PARTING):
            return None
        if is_class_noun(reading, index, deed.objects):
            stop = index + 1
            if stop >= reading.stop or reading.hard(stop) or reading.comma(stop):
                return Done(stop, [])
            led = reading.has(stop, *_ENDS_OBJECT) or reading.scan.words[stop] in deed.partner_set
            return Done(stop, []) if led else None
    return None


def _is_open(reading: Reading, first: int, stop: int, deed: Deed, *, whole: bool) -> bool:
    """Whether nothing between a verb and a name parts them; a part of something may stand there with its "in"."""
    parting = _PARTING if whole else _PARTING[:4]
    return not any(
        (reading.comma(index) and index > first) or reading.hard(index) or reading.has(index, *parting)
        for index in range(first, stop + 1)
    ) and deed.partner_set.isdisjoint(reading.scan.words[first:stop])


def _is_whose(reading: Reading, first: int, named: Mention, deed: Deed) -> bool:
    """Whether a name only says whose or what kind of things they are: "20 Airbus", "a Boeing", "samoloty Boeinga"."""
    scan = reading.scan
    between = range(first, named.first)
    if any(scan.words[index] in deed.part_set for index in between):
        return False
    if any(scan.words[index].isdigit() or reading.has(index, "number", "vague") for index in between):
        return True
    if any(reading.has(index, "articles") and not reading.has(index, "definite") for index in between):
        return True
    last = named.first - 1
    return (
        reading.slavic
        and last >= first
        and not reading.has(last, "possessives")
        and all(last not in scan.at(kind) for kind in _APPOSED)
    )


def _behind_name(reading: Reading, named: Mention, deed: Deed) -> int:
    """Behind a name that ends what is bought, with the word for a part of it; 0 where the name only begins it."""
    stop, gaps = named.stop, reading.scan.gaps
    if stop >= reading.stop or gaps[stop] not in _WHOSE:
        return stop
    if gaps[stop] == " " and (
        reading.has(stop, *_ENDS_OBJECT) or reading.scan.words[stop] in deed.partner_set or not deed.parts
    ):
        return stop
    for index in range(stop, min(stop + _NAME + 1, reading.stop)):
        if reading.hard(index) or reading.comma(index):
            return 0
        if reading.scan.words[index] in deed.part_set:
            return index + 1
    return 0


def _thing(reading: Reading, verb: Hit, deed: Deed) -> Done | None:
    """The first of the things among the next words of the clause."""
    for index in range(verb.stop, min(reading.stop, verb.stop + _THINGS)):
        if reading.hard(index) or (reading.has(index, "clauses") and index > verb.stop):
            return None
        if reading.scan.words[index] in deed.thing_set:
            return Done(index + 1, [])
    return None


def _is_paid(reading: Reading, first: int) -> bool:
    """Whether a sum stands behind what is done: "for $44 billion"."""
    scan = reading.scan
    end = scan.ends[min(first + _SUM, reading.stop) - 1]
    return any(nearby(reading.document, MonetaryFigure, scan.ends[first - 1], end))
