"""Offices and what people act for: "Transport Minister Luc Roy" is a person, "Lipex chairman Jan Lis" is Lipex."""

from __future__ import annotations

from newskit.plugins.agreements.parties.mention import Mention
from newskit.plugins.agreements.parties.stand_ins import is_public_body
from newskit.plugins.agreements.reading import Reading

__all__ = ["is_officer", "without_offices"]

_TITLE = 7  # words of a title before a name at most
_OFFICES = ("heads", "bosses", "portfolios")
_ROLE = 5  # words between an organisation and whom it sends


def is_officer(reading: Reading, mention: Mention) -> bool:
    """Whether somebody acts for others by office: a minister, a chairwoman, a "prezes"."""
    person = mention.person
    if person is not None and person.role:
        signs = reading.section.signs
        return any(
            sign.kind in _OFFICES and len(sign.words) == 1
            for word in person.role.lower().replace("-", " ").replace(",", " ").split()[:_ROLE]
            for sign in signs.get(word, ())
        )
    return any(reading.has(index, *_OFFICES) for index in _title(reading, mention))


def without_offices(reading: Reading, found: list[Mention]) -> list[Mention]:
    """Mentions without the fields of ministers and without people who act for an organisation named beside them."""
    people = [mention for mention in found if mention.person is not None]
    if not people or len(found) == len(people):
        return found
    dropped: set[int] = set()
    for person in people:
        dropped |= _portfolio(reading, found, person)
        if _acts_for_another(reading, found, person):
            dropped.add(id(person))
    return [mention for mention in found if id(mention) not in dropped]


def _portfolio(reading: Reading, found: list[Mention], person: Mention) -> set[int]:
    """The names that are but a part of the office before a person: "Cabinet Secretary for Roads Joseph Otieno"."""
    title = _title(reading, person)
    minister = any(reading.has(index, "portfolios") for index in title)
    leads = minister or any(reading.has(index, "heads") for index in title)
    return {
        id(one)
        for one in found
        if one.first in title
        and one.person is None
        and one.type == "organisation"
        and (minister or (leads and is_public_body(reading, one)))
    }


def _title(reading: Reading, person: Mention) -> range:
    """The words of an office right before a name: "Cabinet Secretary for Roads"."""
    scan, start = reading.scan, person.first
    while start - 1 >= max(reading.first, person.first - _TITLE) and scan.gaps[start] == " ":
        if not (reading.capital(start - 1) or reading.has(start - 1, "periods", "merged", "subjects", "portfolios")):
            break
        start -= 1
    return range(start, person.first)


def _acts_for_another(reading: Reading, found: list[Mention], person: Mention) -> bool:
    """Whether a person is named with an organisation for which he or she acts: "prezes Lipeksu Jan Lis"."""
    for one in found:
        if one.person is not None or one.type != "organisation" or one.source == "stand_in":
            continue
        if reading.has(one.first - 1, "locatives"):
            continue
        before, behind = (one, person) if one.first < person.first else (person, one)
        between = range(before.stop, behind.first)
        if len(between) > _ROLE or any(reading.hard(index) for index in range(before.stop, behind.first + 1)):
            continue
        outside = range(max(reading.first, before.first - 2), before.first) if behind is person else range(0)
        if any(reading.has(index, "cue", "conjunctions", "partners") for index in between):
            continue
        if any(reading.has(index, "bosses") for index in (*between, *outside)):
            return True
    return False
