"""Whose an agreement is: a genitive behind the noun ("fuzja Lipeksu z Tarvo"), an apostrophe before it."""

from __future__ import annotations

from newskit.plugins.agreements.parties.mentions import Mention, mentions
from newskit.plugins.agreements.parties.plain import plain_group
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, is_adjective

__all__ = ["genitive_stop", "leads_to", "possessor"]

_REACH = 16  # words behind a noun in which its owners stand
_BEFORE = 3  # words in lower case between a noun and its owner
_ENDS = (
    "locatives", "subjects", "subordinates", "clauses", "relatives", "modal", "passives", "auxiliaries", "ends",
    "dates", "days", "values", "elsewhere",
)  # fmt: skip
_OF_PEOPLE = frozenset(("contract", "collective"))


def possessor(reading: Reading, phrase: Phrase) -> list[Mention]:
    """Who owns the noun before it: "Pfizer's deal with Allergan", "the teachers' contract"."""
    gaps, first = reading.scan.gaps, phrase.first
    held = [at for at in range(max(first, reading.first + 1), phrase.noun.first + 1) if gaps[at] in ("' ", "’ ")]
    if first - 1 > reading.first and gaps[first - 1] in ("'", "’"):
        mark = first - 1
    elif held:
        mark = held[-1]
    else:
        return []
    if reading.has(mark - 1, "days", "months"):
        return []
    found = [one for one in mentions(reading, max(reading.first, mark - 5), mark) if one.stop == mark]
    if found or not held or phrase.type not in _OF_PEOPLE:
        return found
    lone = None if reading.has(mark - 1, "unit", "length") else plain_group(reading, mark - 1, mark)
    return [lone] if lone is not None else []


def genitive_stop(reading: Reading, phrase: Phrase) -> tuple[int, int]:
    """Where the words end at the latest that say whose an agreement is, and behind them those that say with whom.

    Nobody is looked for behind a noun that has a complement.
    """
    head = phrase.head
    if phrase.complements or head >= reading.stop or reading.scan.gaps[head] != " ":
        return head, head
    lead = 0
    index = head
    while index < min(reading.stop, head + _REACH):
        if index > head and (reading.hard(index) or reading.comma(index)):
            break
        if (cue := reading.tag(index, "cue")) is not None and cue.cue.tense not in ("noun", "adjective"):
            break
        if reading.has(index, *_ENDS) or index in reading.nouns:
            break
        if reading.has(index, "partners", "agents", "between"):
            if lead:
                break
            lead = index
        index += 1
    return (lead or index), index


def leads_to(reading: Reading, first: int, index: int) -> bool:
    """Whether only words of a class, an office or a quality stand from a word to a name."""
    if index - first > _BEFORE:
        return False
    at = reading.scan.at
    return all(
        at_noun in at("organisations.noun")
        or at_noun in at("people.role")
        or at_noun in at("places.adjective")
        or reading.has(at_noun, "generic_places", "heads", "leaders", "organs", "stand_in")
        or is_adjective(reading, at_noun)
        for at_noun in range(first, index)
    )
