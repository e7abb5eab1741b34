"""Mergers that a verb tells, without a noun: "Nordbank agreed to buy Sudbank for 3 billion euros".

Buying is an everyday word, so both sides must be organisations, and the name of what is bought must end the phrase: who
buys "Boeing jets" buys no company.
"""

from __future__ import annotations

from newskit.plugins.agreements.lifecycle import Stand, stand_of_verb
from newskit.plugins.agreements.mentions import Mention, mentions
from newskit.plugins.agreements.parties import subject_before
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.words import Noun
from newskit.scan import Hit

__all__ = ["merger_of"]

_OBJECT = 4  # words between the verb and the name of what is bought
_SUBJECT = 6  # words between the buyer and the verb
_COMPANIES = ("organisation", "other")


def merger_of(reading: Reading, verb: Hit) -> tuple[Phrase, Stand, list[Mention]] | None:
    """The merger that a verb tells, with buyer and bought; None where it tells none."""
    stop = min(reading.stop, verb.stop + _OBJECT + 6)
    found = [one for one in mentions(reading, verb.stop, stop) if one.first <= verb.stop + _OBJECT]
    if (
        not found
        or found[0].source not in _COMPANIES
        or any(
            reading.comma(index)
            or reading.hard(index)
            or reading.has(index, "subjects", "partners", "locatives", "among", "clauses")
            for index in range(verb.stop, found[0].first + 1)
        )
    ):
        return None
    bought = found[0]
    if (
        bought.stop < reading.stop
        and reading.scan.gaps[bought.stop] in (" ", "-", "\u2019", "'")
        and not reading.has(
            bought.stop, "subjects", "values", "dates", "date_words", "locatives", "ends", "conjunctions", "partners"
        )
    ):
        return None
    buyers = [
        one for one in subject_before(reading, verb.first) if one.source in _COMPANIES and one.name != bought.name
    ]
    if not buyers or verb.first - buyers[-1].stop > _SUBJECT:
        return None
    if any(reading.has(index, "objects") for index in range(max(reading.first, buyers[-1].first - 3), bought.stop)):
        return None  # rights are no company
    stand = stand_of_verb(reading, verb)
    if stand is None:
        return None
    noun = Hit(verb.first, verb.stop, Noun("merger", "", weak=False))
    phrase = Phrase(verb.first, noun, bought.stop, bought.stop, "merger", False, "", None, False, None, ())
    return phrase, stand, [buyers[-1], bought]
