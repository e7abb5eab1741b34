"""Another stage of an agreement that its sentence tells behind the first: in a relative clause, or behind a participle.

"The Senate ratified the treaty, which Peru and Chile signed in May" tells two stages of one treaty, and so does "the
truce, signed in Oslo, was broken within a day".
"""

from __future__ import annotations

from typing import NamedTuple

from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.agreements.status.cues import Candidate, is_impersonal
from newskit.plugins.agreements.status.lifecycle import Stand, stand_by

__all__ = ["Later", "told_later"]

_CLAUSE = 10  # words of a clause up to its verb
_ASIDE = 12  # words behind a participle that belong to it
_PASSIVE = 3  # words from the form of the passive to its participle


class Later(NamedTuple):
    """Another stage: the words ``first`` to ``stop - 1`` tell it."""

    first: int
    stop: int
    stand: Stand


def told_later(reading: Reading, phrase: Phrase, stand: Stand) -> Later | None:
    """What the sentence tells of the agreement of a phrase behind the stage that is known, if it is another one."""
    found = _in_clause(reading, phrase.stop) or _behind_participle(reading, phrase, stand)
    if found is None:
        return None
    first, cue = found
    passive = cue.cue.subject or is_impersonal(reading, cue) or reading.has(cue.first - 1, "passives")
    later = stand_by(reading, phrase, Candidate(0, cue, False, cue.first - phrase.stop, passive))
    if later is None or later.cue == stand.cue or later.status == stand.status or later.certainty == "denied":
        return None
    return Later(first, cue.stop, later)


def _in_clause(reading: Reading, first: int) -> tuple[int, Tag] | None:
    """Where a relative clause begins right behind a phrase, and the verb of it that is said of agreements."""
    if first >= reading.stop or not reading.comma(first) or not reading.has(first, "relative_pronouns"):
        return None
    for index in range(first + 1, min(reading.stop, first + _CLAUSE)):
        if reading.hard(index) or reading.comma(index):
            return None
        tag = reading.tag(index, "cue")
        if tag is not None and tag.cue.tense != "noun":
            return (first, tag) if _is_told(tag) else None
    return None


def _is_told(cue: Tag) -> bool:
    """Whether a verb tells what has come about, and of agreements alone."""
    return cue.cue.tense == "done" and (cue.cue.strong or cue.cue.subject) and not cue.cue.talks


def _behind_participle(reading: Reading, phrase: Phrase, stand: Stand) -> tuple[int, Tag] | None:
    """The passive that goes on behind a participle between commas: ", signed in Oslo, was broken"."""
    cue = stand.cue
    if stand.before or cue.cue.tense != "done" or not reading.comma(phrase.stop) or cue.first - phrase.stop > 1:
        return None
    for index in range(cue.stop, min(reading.stop, cue.stop + _ASIDE)):
        if reading.hard(index):
            return None
        if reading.comma(index):
            return _passive_at(reading, index)
    return None


def _passive_at(reading: Reading, first: int) -> tuple[int, Tag] | None:
    """The participle of a passive that begins at a word."""
    if not reading.has(first, "passives"):
        return None
    for index in range(first + 1, min(reading.stop, first + _PASSIVE + 1)):
        tag = reading.tag(index, "cue")
        if tag is not None and tag.cue.tense == "done":
            return first, tag
    return None
