"""Agreements that stand together: several told of as one, with the list of them, and pairs that share a verb."""

from __future__ import annotations

from newskit.plugins.agreements.linking import Draft
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading

__all__ = ["coordinated", "umbrella_before", "umbrella_of"]

_LIST = 6  # words before the first part of a list that begins a sentence
_PARTS = 20  # words between an umbrella and its first part at most


def umbrella_of(reading: Reading, last: Draft, phrase: Phrase) -> Draft | None:
    """The agreement before, where words such as "among them" lead from it to this one."""
    if not (last.phrase.many or last.phrase.number) or phrase.first - last.phrase.head > _PARTS + 20:
        return None
    between = reading.tags(last.phrase.head, min(phrase.first, last.phrase.stop + _PARTS), "among")
    return last if any(between) else None


def umbrella_before(reading: Reading, last: Draft, phrase: Phrase) -> Draft | None:
    """The agreements of the sentence before, where this one begins to list them: "They include a treaty on water"."""
    if last.reading is reading or not (last.phrase.many or last.phrase.number) or phrase.first > reading.first + _LIST:
        return None
    if reading.start - last.reading.end > 2:
        return None
    return last if any(reading.tags(reading.first, reading.first + 3, "among")) else None


def coordinated(reading: Reading, last: Draft, phrase: Phrase) -> bool:
    """Whether nothing but a comma or a conjunction stands between two phrases."""
    between = phrase.first - last.phrase.stop
    if between < 0 or between > 2:
        return False
    if any(reading.hard(index) for index in range(last.phrase.stop, phrase.first + 1)):
        return False
    if last.stand.cue.cue.tense == "adjective" and not reading.section.adjectives_follow:
        return False  # "the proposed treaty and the accord": the adjective is the first one's
    joined = any(reading.has(index, "conjunctions") for index in range(last.phrase.stop, phrase.first))
    if phrase.pointer == "definite" and not joined:
        return False  # "the pact, the first accord on air": the same one
    return all(
        reading.has(index, "conjunctions", "articles", "definite") or reading.has(index - 1, "conjunctions")
        for index in range(last.phrase.stop, phrase.first)
    )
