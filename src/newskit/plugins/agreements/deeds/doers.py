"""Who is named beside a verb that tells an agreement: who does it, by whom it is done, and with whom."""

from __future__ import annotations

from newskit.plugins.agreements.deeds.words import Deed
from newskit.plugins.agreements.parties.doers import subject_before
from newskit.plugins.agreements.parties.mentions import Mention, mentions
from newskit.plugins.agreements.reading import Reading
from newskit.scan import Hit

__all__ = [
    "acts_unnamed", "agents_of", "doers_behind", "doers_of", "each_once", "is_class_noun", "is_joined", "kind_of",
    "partners_of", "speaks_of_all", "speaks_of_two",
]  # fmt: skip

_SUBJECT = 9  # words between who does it and the verb
_PARTNER = 16  # words behind the verb among which the other party is led in
_UNNAMED = 6  # words between a class noun and the verb it does
_NAME = 4  # words between what leads the other party in and its name
_JOINED = 5  # words between the names of a list
_TWO = 5  # words before the verb among which "the two countries" stands
_APOSTROPHES = ("'", "’")


def doers_of(reading: Reading, verb: Hit, deed: Deed, kinds: tuple[str, ...] = ()) -> list[Mention]:
    """Who stands as subject before the verb: the last name before it and those joined to that."""
    kinds = kinds or deed.doers
    found = [one for one in subject_before(reading, verb.first) if one.stop <= verb.first]
    if not found:
        found = _antecedent(reading, verb)
    if not found or verb.first - found[-1].stop > _SUBJECT or kind_of(found[-1]) not in kinds:
        return []
    if reading.scan.gaps[found[-1].stop] in _APOSTROPHES or _is_led_in(reading, found[-1].first):
        return []  # "Nordbank's rival bought", "who fell on the N17 settled"
    doers = [found[-1]]
    for one in reversed(found[:-1]):
        if kind_of(one) == "person" and "person" not in kinds and doers[-1].first - one.stop < 2:
            continue  # "Vladimir Putin of *Russia*"
        if kind_of(one) not in kinds or not is_joined(reading, one.stop, doers[-1].first):
            break
        doers.append(one)
    return doers[::-1]


def acts_unnamed(reading: Reading, verb: Hit, deed: Deed) -> bool:
    """Whether a class noun stands as the subject right before a verb: "the retailer has agreed to buy"."""
    if reading.section.adjectives_follow or reading.section.verbs_last or reading.slavic:
        return False
    for index in range(verb.first - 1, max(reading.first, verb.first - _UNNAMED) - 1, -1):
        if reading.hard(index + 1) or reading.comma(index + 1):
            return False
        if is_class_noun(reading, index, deed.doers):
            before = index - 1
            return not any(
                reading.has(one, "partners", "agents", "locatives", "subjects", "merged", "recipients")
                for one in range(max(reading.first, before - 2), index)
            )
        if not reading.has(index, "auxiliaries", "passives", "infinitives", "modal", "cue"):
            return False
    return False


def is_class_noun(reading: Reading, index: int, kinds: tuple[str, ...]) -> bool:
    """Whether a word is a noun for somebody of one of these kinds who has a name elsewhere: "retailer"."""
    if index >= reading.stop:
        return False
    tag = reading.tag(index, "stand_in")
    return tag is not None and str(tag.value) in kinds


def _is_led_in(reading: Reading, first: int) -> bool:
    """Whether a preposition stands before a name, an article between or not."""
    before = first - 2 if reading.has(first - 1, "definite") else first - 1
    return before >= reading.first and reading.has(before, "agents", "partners", "locatives", "subjects")


def _antecedent(reading: Reading, verb: Hit) -> list[Mention]:
    """Whom a clause speaks of that names nobody: "Nordbank, which bought it", "Orlen ogłosił, że przejmie Lotos"."""
    for index in range(verb.first - 1, max(reading.first, verb.first - 4), -1):
        if reading.has(index, "clauses") and reading.comma(index):
            found = mentions(reading, max(reading.first, index - _SUBJECT), index)
            relative = not reading.section.subjects_follow or reading.has(index, "relatives", "relative_pronouns")
            return [one for one in found if one.stop == index] if relative else found[-1:]
    return []


def is_joined(reading: Reading, first: int, stop: int) -> bool:
    """Whether two names belong to one list: little stands between, a conjunction or a comma among it."""
    if not 0 <= stop - first <= _JOINED or any(reading.hard(index) for index in range(first, stop + 1)):
        return False
    if any(reading.has(index, "cue", "clauses", "modal", "passives") for index in range(first, stop)):
        return False
    return any(reading.has(index, "conjunctions") for index in range(first, stop)) or any(
        reading.comma(index) for index in range(first, stop + 1)
    )


def doers_behind(reading: Reading, first: int, kinds: tuple[str, ...]) -> list[Mention]:
    """Who does it, behind the verb: "Dogadały się Polska i Czechy"."""
    found: list[Mention] = []
    for one in mentions(reading, first, min(reading.stop, first + 12)):
        if one.source == "adjective":
            continue
        near = one.first - first <= 2 if not found else is_joined(reading, found[-1].stop, one.first)
        if kind_of(one) not in kinds or not near or reading.has(one.first - 1, "locatives", "subjects", "partners"):
            break
        found.append(one)
    return found


def speaks_of_two(reading: Reading, verb: Hit) -> bool:
    """Whether the subject is "the two countries" and the like."""
    return any(reading.tags(max(reading.first, verb.first - _TWO), verb.first, "bilateral"))


def speaks_of_all(reading: Reading, first: int, stop: int) -> bool:
    """Whether "both sides" and the like stand in a clause."""
    return any(True for kind in ("bilateral", "leaders", "sides") for _ in reading.tags(first, stop, kind))


def agents_of(reading: Reading, verb: Hit, deed: Deed) -> list[Mention]:
    """Who does it in the passive: "by Nordbank"."""
    for tag in reading.tags(verb.stop, min(verb.stop + 3, reading.stop), "agents"):
        return _led_in(reading, tag.stop, deed.doers)
    return []


def partners_of(reading: Reading, first: int, low: int, deed: Deed) -> list[Mention]:
    """The other party, behind a word that leads to it: "sold its unit *to* Nordbank"."""
    if not deed.partners:
        return []
    words = reading.scan.words
    for index in range(first, min(reading.stop, first + _PARTNER)):
        if index > first and (reading.hard(index) or reading.has(index, "clauses")):
            return []
        if index >= low and words[index] in deed.partner_set:
            found = _led_in(reading, index + 1, ("organisation", "state", "person", "group"))
            if found:
                return found
    return []


def _led_in(reading: Reading, first: int, kinds: tuple[str, ...]) -> list[Mention]:
    """The names that a preposition leads to, and those joined to them."""
    found: list[Mention] = []
    for one in mentions(reading, first, min(reading.stop, first + 3 * _NAME)):
        if one.source == "adjective":
            continue
        if not found and one.source == "state" and one.stop < reading.stop:
            owner = reading.scan.gaps[one.stop] in _APOSTROPHES
            if owner:
                continue  # "Japan's Nordbank"
        near = _is_near(reading, first, one) if not found else is_joined(reading, found[-1].stop, one.first)
        if kind_of(one) not in kinds or not near:
            break
        found.append(one)
    return found


def _is_near(reading: Reading, first: int, named: Mention) -> bool:
    between = range(first, named.first + 1)
    return named.first - first <= _NAME and not any(
        reading.hard(index) or reading.has(index, "clauses", "locatives", "subjects") for index in between
    )


def kind_of(mention: Mention) -> str:
    """What a name is to the packs: ``organisation``, ``state`` (a bloc too), ``person`` or ``group``."""
    return "state" if mention.type == "bloc" else mention.type


def each_once(found: list[Mention]) -> list[Mention]:
    """Mentions without those of a name that was there before."""
    seen: dict[str, Mention] = {}
    for one in found:
        seen.setdefault(one.name.casefold(), one)
    return list(seen.values())
