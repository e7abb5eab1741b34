"""What only looks like news of an agreement: agreements in general, and what somebody merely wishes.

"Ending bad trade deals" names none in particular, "the need to scrap the pact" is no step of those who made it.
"""

from __future__ import annotations

from collections.abc import Collection

from newskit.model import Certainty
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.signs import Cue
from newskit.plugins.agreements.status.cues import Candidate, is_talks

__all__ = ["is_bare", "is_vague", "is_wish"]

#: What lies ahead.
_AHEAD = frozenset(("proposed", "negotiating", "planned"))
#: What is no step of those who make an agreement.
_STATES = frozenset(("in_force", "rejected", "violated", "failed", "expired"))
#: What its parties may threaten, and others may only ask for.
_ENDED = frozenset(("suspended", "terminated"))


def is_vague(
    reading: Reading, phrase: Phrase, found: Candidate, status: str, certainty: Certainty, *, known: bool
) -> bool:
    """Whether no agreement in particular is meant: "ending bad trade deals", "how to seal the deal"."""
    section = reading.section
    if not section.articles or section.adjectives_follow or section.nouns_capital:
        return False
    if phrase.pointer == "demonstrative" and certainty == "possible" and not found.cue.cue.strong:
        return True  # "must approve any deal with Peru"
    if phrase.complements or any(reading.capital(index) for index in range(phrase.first, phrase.head)):
        if not found.before and _may_be_verb(reading, phrase):
            return True
        return phrase.weak and certainty == "possible" and not known
    alone = phrase.first == phrase.noun.first
    if phrase.pointer:
        return phrase.pointer == "definite" and alone and certainty != "asserted" and not known
    if not is_bare(reading, phrase):
        return False
    if certainty != "asserted":
        return True
    if is_talks(reading, phrase) and found.cue.cue.talks and found.cue.cue.tense != "noun":
        return False  # "resumed trade talks"
    if found.before and found.cue.cue.tense == "base" and reading.capital(found.cue.first - 1):
        return False  # a headline: "Peru, Chile agree ceasefire"
    if not found.before:
        return alone and status in _STATES and not is_talks(reading, phrase)  # "even when deals failed to help"
    return found.cue.cue.tense in ("noun", "base") or status in _AHEAD


def _may_be_verb(reading: Reading, phrase: Phrase) -> bool:
    """Whether a plural may as well be a verb: "the film *deals* with grief"."""
    plural = reading.scan.words[phrase.noun.stop - 1].endswith(reading.section.plural_endings)
    led = (
        bool(phrase.complements)
        and phrase.complements[0].kind == "partners"
        and phrase.complements[0].first == phrase.head
    )
    return plural and led and phrase.type == "agreement" and not (phrase.pointer or phrase.many)


def is_bare(reading: Reading, phrase: Phrase) -> bool:
    """Whether a plural names no agreement in particular, by no number, article, name or complement: "trade deals"."""
    section = reading.section
    if not section.articles or section.adjectives_follow or section.nouns_capital or phrase.pointer or phrase.many:
        return False
    if phrase.complements or not reading.scan.words[phrase.noun.stop - 1].endswith(section.plural_endings):
        return False
    named = any(reading.capital(index) for index in range(phrase.first, phrase.head))
    return not (named or reading.has(phrase.first - 1, "articles"))


def is_wish(modal: Collection[str], cue: Cue, status: str, certainty: Certainty, *, deed: bool) -> bool:
    """Whether somebody only tries to bring about, or supposes, what is none of the steps to an agreement."""
    if certainty != "possible":
        return False
    if "trying" in modal and status in _STATES:
        return True
    if "asked" in modal and (status in _ENDED or deed):
        return True
    return "supposed" in modal and (cue.known or status in _STATES or status in _ENDED)
