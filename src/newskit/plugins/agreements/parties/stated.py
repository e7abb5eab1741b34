"""Which of those whom a sentence names are the parties: by their place beside the noun and the verb.

A leader, a capital, a seat of government and an adjective all lead to their state (`mentions`); a person is a party
only where no state and no organisation stands behind the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from newskit.model import Quote, SourceCredit
from newskit.plugins.agreements.nearby import nearby
from newskit.plugins.agreements.parties.doers import doers_of
from newskit.plugins.agreements.parties.mentions import Mention, mentions
from newskit.plugins.agreements.parties.owners import leads_to
from newskit.plugins.agreements.parties.partners import coordinated, counted_group, in_phrase, only_brings_together
from newskit.plugins.agreements.parties.plain import pair_of_groups
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.status.lifecycle import Stand

__all__ = ["citations", "named_between", "stated_parties"]

_PAIR = 2
_AROUND = 700  # characters around a noun in which what reports it stands
_REACH = 30  # words around a noun in which "between" is looked for


def stated_parties(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """The parties that the sentence itself states: in the phrase, as subject of the verb, as agents of a passive."""
    inside = in_phrase(reading, phrase)
    if (
        any(complement.kind == "between" for complement in phrase.complements)
        and len({mention.name for mention in inside}) > 1
    ):
        return inside
    if phrase.type == "merger" and len({mention.name for mention in inside}) > 1 and _is_about(stand):
        return inside  # who only allows a merger is no party
    if stand.before and not stand.passive:
        outside = doers_of(reading, phrase, stand) or _agents(reading, phrase, stand)
    else:
        outside = _agents(reading, phrase, stand) or doers_of(reading, phrase, stand)
    outside = [
        one for one in _without_sources(reading, phrase, outside) if not _only_allows(reading, stand, phrase, one)
    ]
    if outside and stand.before and not stand.passive:
        outside += _receiver(reading, phrase, stand, outside)
    if phrase.type == "collective" and not any(one.type == "organisation" for one in (*inside, *outside)):
        inside = [*inside, *_workplace(reading, phrase)]
    partners = _partner_of_verb(reading, phrase, stand)
    if not inside and not partners:
        between = named_between(reading, phrase.first)
        if between and (len(outside) < 2 or any(one.first == other.first for one in outside for other in between)):
            return between
    return _without_doubles([*outside, *partners, *inside])


def _is_about(stand: Stand) -> bool:
    """Whether a merger whose parties the phrase names is what somebody else decides about."""
    return stand.cue.cue.approval or stand.status in ("ratified", "rejected")


def _only_allows(reading: Reading, stand: Stand, phrase: Phrase, mention: Mention) -> bool:
    """Whether somebody decides about the agreement of others: "the Senate ratified", "UOKiK blocked the merger"."""
    if not (stand.cue.cue.approval or stand.status in ("ratified", "rejected", "planned")):
        return False
    kinds = ("parliaments", "arbiters") if phrase.type != "political" else ("arbiters",)
    if mention.type == "organisation" and mention.stop == mention.first + 1:
        return reading.has(mention.first, *kinds)
    return phrase.type == "merger" and mention.source == "seat"


def _workplace(reading: Reading, phrase: Phrase) -> list[Mention]:
    """Whose workers an agreement is for: "the pay deal at the Lipex shipyard", "układ zbiorowy w stoczni Lipex"."""
    first = phrase.stop + 1
    if first >= reading.stop or not reading.has(phrase.stop, "locatives"):
        return []
    found = mentions(reading, first, min(reading.stop, first + 6))[:1]
    named = [one for one in found if one.source == "organisation" or (one.source == "other" and one.first > first)]
    return [one for one in named if leads_to(reading, first, one.first)]


def _receiver(reading: Reading, phrase: Phrase, stand: Stand, doers: list[Mention]) -> list[Mention]:
    """Who stands between a verb and its object, to whom something is done: "offered Japan a deal"."""
    first = stand.cue.stop
    if stand.cue.cue.tense in ("noun", "adjective") or any(one.first >= first for one in doers):
        return []
    found = coordinated(reading, first, phrase.first)
    if not found or found[0].stop > phrase.first or found[-1].source in ("adjective", "seat"):
        return []
    if not leads_to(reading, first, found[0].first) or any(
        reading.comma(at) for at in range(first, found[0].first + 1)
    ):
        return []
    last = found[-1].stop
    owns = reading.scan.gaps[last] in ("'", "’")
    return [] if owns or any(reading.has(at, "locatives", "merged") for at in range(last, phrase.first)) else found


def citations(reading: Reading, noun: int) -> list[SourceCredit]:
    """The citations of the sentence around a noun: "jak podała PAP"."""
    start, end = max(reading.start, noun - _AROUND), min(reading.end, noun + _AROUND)
    found = nearby(reading.document, SourceCredit, start, end)
    return [credit for credit in found if credit.kind in ("citation", "told_to")]


def _without_sources(reading: Reading, phrase: Phrase, found: list[Mention]) -> list[Mention]:
    """Without who reports the agreement: outlets of a citation, and a person who speaks of it."""
    if not found:
        return found
    scan = reading.scan
    noun = scan.starts[phrase.noun.first]
    sources = [credit.span for credit in citations(reading, noun)]
    speakers = [
        quote.speaker.mention
        for quote in nearby(reading.document, Quote, noun - 3 * _AROUND, noun + _AROUND)
        if quote.speaker is not None
        and quote.speaker.mention is not None
        and any(piece.start <= noun < piece.end for piece in quote.content)
    ]

    def reports(mention: Mention) -> bool:
        start, end = scan.starts[mention.first], scan.ends[mention.stop - 1]
        some = (
            [*sources, *speakers] if mention.source == "person" else sources if mention.type == "organisation" else []
        )
        return any(span.start < end and start < span.end for span in some)

    return [mention for mention in found if not reports(mention)]


def _without_doubles(found: Sequence[Mention]) -> list[Mention]:
    seen: dict[str, Mention] = {}
    for mention in found:
        seen.setdefault(mention.name.casefold(), mention)
    return list(seen.values())


def _agents(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """Who does it in the passive: "przez Waszyngton i Brukselę", "by A and B"."""
    low = min(stand.cue.first, phrase.first)
    high = min(reading.stop, max(stand.cue.stop, phrase.stop) + 12)
    for tag in reading.tags(low, high, "agents"):
        if tag.first > max(stand.cue.stop, phrase.stop) + 4:
            continue
        if only_brings_together(reading, tag.first) or _is_set_off(reading, phrase, stand, tag.first):
            continue
        found = coordinated(reading, tag.stop, min(reading.stop, tag.stop + 12)) or counted_group(reading, tag.stop)
        if len(found) < _PAIR and not reading.slavic:
            found = pair_of_groups(reading, tag.stop, _end_of_agents(reading, tag.stop)) or found
        if stand.before and tag.first < phrase.first:
            found = [one for one in found if one.stop <= phrase.first]
        if found:
            return found
    return []


def _end_of_agents(reading: Reading, first: int) -> int:
    """Where those behind "by" end at the latest: before a preposition, a comma or a day."""
    last = min(reading.stop, first + 10)
    kinds = ("locatives", "subjects", "partners", "days", "months", "elsewhere", "subordinates", "clauses", "merged")
    return next(
        (at for at in range(first, last) if reading.has(at, *kinds) or reading.comma(at) or reading.hard(at)), last
    )


def _is_set_off(reading: Reading, phrase: Phrase, stand: Stand, index: int) -> bool:
    """Whether a word stands between commas that part the phrase from its verb."""
    if stand.before or not phrase.stop <= index < stand.cue.first or not reading.comma(phrase.stop):
        return False
    return any(reading.comma(one) for one in range(index, stand.cue.first + 1))


def _partner_of_verb(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """A partner that stands beside the verb: "podpisali z Litwą umowę", "umowę podpisali z Litwą"."""
    first = stand.cue.stop
    stop = phrase.first if stand.before else min(reading.stop, first + 6)
    for tag in reading.tags(first, stop, "partners"):
        return coordinated(reading, tag.stop, stop if stand.before else min(reading.stop, tag.stop + 12))
    return []


def named_between(reading: Reading, stop: int) -> list[Mention]:
    """The parties that a sentence names between which an agreement is, looked for before and behind a word."""
    for tag in reading.tags(stop - _REACH, stop + _REACH, "between"):
        if reading.has(tag.first - 1, "routes"):
            continue
        found = coordinated(reading, tag.stop, min(reading.stop, tag.stop + 20))
        if len(found) > 1:
            return found
    return []
