"""Which of those whom a sentence names are the parties: by their place beside the noun and the verb.

A leader, a capital, a seat of government and an adjective all lead to their state (`mentions`); a person is a party
only where no state and no organisation stands behind the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from newskit.model import Quote, SourceCredit
from newskit.plugins.agreements.lifecycle import Stand
from newskit.plugins.agreements.mentions import Mention, mentions
from newskit.plugins.agreements.nearby import nearby
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading

__all__ = ["citations", "named_between", "stated_parties", "subject_before"]

#: What a name before or right behind the noun may be, to be a party: "polsko-francuski", "EU-Mercosur".
_MODIFIERS = ("state", "bloc", "adjective", "organisation", "capital")
_AROUND = 700  # characters around a noun in which what reports it stands
_REACH = 30  # words before a cue in which its subject is looked for


def stated_parties(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """The parties that the sentence itself states: in the phrase, as subject of the verb, as agents of a passive."""
    inside = _in_phrase(reading, phrase)
    if (
        any(complement.kind == "between" for complement in phrase.complements)
        and len({mention.name for mention in inside}) > 1
    ):
        return inside
    outside = _agents(reading, phrase, stand) or _subject(reading, phrase, stand)
    outside = _without_sources(reading, phrase, outside)
    partners = _partner_of_verb(reading, phrase, stand)
    if len(outside) < 2 and not inside and not partners:
        between = named_between(reading, phrase.first)
        if between:
            return between
    return _without_doubles([*outside, *partners, *inside])


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


def _in_phrase(reading: Reading, phrase: Phrase) -> list[Mention]:
    """Parties in complements ("with B", "between A and B") and among modifiers ("polsko-francuski", "EU-Mercosur")."""
    merger = phrase.type == "merger"
    section = reading.section
    behind = mentions(reading, phrase.noun.stop, phrase.head)
    if section.adjectives_follow:  # an acronym there is the name of the agreement
        behind = [mention for mention in behind if mention.source in ("state", "bloc", "adjective")]
    named = (
        not (reading.slavic or section.nouns_capital)
        and reading.capital(phrase.noun.first)
        and phrase.noun.first > reading.first
    )
    before = [] if named else mentions(reading, phrase.first, phrase.noun.first)
    general = phrase.noun.value.type in ("contract", "agreement")
    found = [
        one for one in before + behind if one.source in _MODIFIERS or (general and one.source in ("other", "person"))
    ]
    if len(found) == 1 and found[0].source == "capital":
        found = []
    found += _possessor(reading, phrase)
    for complement in phrase.complements:
        if complement.kind in ("partners", "between", "agents") or (merger and complement.kind == "merged"):
            found += _coordinated(reading, complement.content, complement.stop)
    return found


def _possessor(reading: Reading, phrase: Phrase) -> list[Mention]:
    """Who owns the noun: "Pfizer's deal with Allergan"."""
    mark = phrase.first - 1
    if mark <= reading.first or reading.scan.gaps[mark] not in ("'", "’"):
        return []
    found = [one for one in mentions(reading, max(reading.first, mark - 5), mark) if one.stop == mark]
    return found if found and not reading.has(mark - 1, "days", "months") else []


def _coordinated(reading: Reading, first: int, stop: int) -> list[Mention]:
    """The names of a list: what belongs to them (a place behind a preposition, a capital within) is left out."""
    found: list[Mention] = []
    for mention in mentions(reading, first, stop):
        before = mention.first - 1
        if mention.first > first and reading.has(before, "locatives", "subjects"):
            break
        if mention.source == "adjective" and not _stands_for_state(reading, mention):
            continue
        if (
            found
            and mention.source in ("state", "adjective")
            and found[-1].stop == mention.first
            and found[-1].type != "state"
        ):
            continue
        if found and found[-1].name == mention.name:
            continue
        if found and mention.first - found[-1].stop > 6:
            break
        if found and _names_leader(found[-1], mention):
            continue
        found.append(mention)
    return found


def _names_leader(state: Mention, mention: Mention) -> bool:
    """Whether a person is only named behind a state: "prezydent Francji Emmanuel Macron", the office not understood."""
    return mention.type == "person" and state.type in ("state", "bloc") and mention.first == state.stop


def _stands_for_state(reading: Reading, mention: Mention) -> bool:
    """Whether an adjective of a state stands beside "government", "side" and the like, or is half of a pair."""
    scan = reading.scan
    for index in (mention.stop, mention.first - 1, mention.stop + 1):
        if reading.first <= index < reading.stop and reading.has(index, "generic_places", "heads"):
            return True
    return scan.gaps[mention.first] == "-" or (mention.stop < len(scan.gaps) and scan.gaps[mention.stop] == "-")


def _subject(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """Who does it: before the verb, and in a language of free order behind it too."""
    cue = stand.cue
    if phrase.pointer == "possessive" and (cue.cue.tense == "adjective" or stand.passive):
        owners = mentions(reading, max(reading.first, phrase.first - _REACH), phrase.first)
        return [one for one in owners if one.source in ("organisation", "other", "state", "bloc")][:1]
    if cue.cue.tense == "adjective":
        return subject_before(reading, phrase.first) if phrase.type == "merger" else []
    if stand.passive and cue.cue.tense != "noun":
        return []
    if stand.before:
        found = subject_before(reading, cue.first)
        if not found and reading.section.subjects_follow:
            found = _coordinated(reading, cue.stop, phrase.first)
            found = [one for one in found if not reading.has(one.first - 1, "locatives")]
        return found
    if reading.section.subjects_follow:
        high = min(reading.stop, cue.stop + 20)
        behind = _coordinated(reading, cue.stop, high)
        if not behind:
            after = mentions(reading, cue.stop, high)
            behind = [one for one in after if one.source == "person" and not reading.has(one.first - 1, "partners")]
        return behind or subject_before(reading, phrase.first)
    return []


def subject_before(reading: Reading, stop: int) -> list[Mention]:
    """The subject that stands before a word: the names of its clause without those behind prepositions."""
    first, commas_part = stop, reading.section.commas_part
    while first > max(reading.first, stop - _REACH):
        if reading.hard(first):
            break
        if reading.has(first - 1, "clauses") and (reading.comma(first - 1) or not commas_part):
            break
        first -= 1
    found: list[Mention] = []
    for mention in mentions(reading, first, stop):
        before = mention.first - 1
        behind_preposition = before >= first and reading.has(before, "locatives", "subjects", "between", "periods")
        if behind_preposition and mention.source not in ("person", "group"):
            continue
        if mention.source == "adjective" and not _stands_for_state(reading, mention):
            continue
        if mention.source == "other" and reading.has(mention.first, "days", "months"):
            continue
        if found and _names_leader(found[-1], mention):
            continue
        found.append(mention)
    return found


def _agents(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """Who does it in the passive: "przez Waszyngton i Brukselę", "by A and B"."""
    low = min(stand.cue.first, phrase.first)
    high = min(reading.stop, max(stand.cue.stop, phrase.stop) + 12)
    for tag in reading.tags(low, high, "agents"):
        if tag.first > max(stand.cue.stop, phrase.stop) + 4:
            continue
        found = _coordinated(reading, tag.stop, min(reading.stop, tag.stop + 12))
        if stand.before and tag.first < phrase.first:
            found = [one for one in found if one.stop <= phrase.first]
        if found:
            return found
    return []


def _partner_of_verb(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """A partner that stands beside the verb: "podpisali z Litwą umowę", "umowę podpisali z Litwą"."""
    first = stand.cue.stop
    stop = phrase.first if stand.before else min(reading.stop, first + 6)
    for tag in reading.tags(first, stop, "partners"):
        return _coordinated(reading, tag.stop, stop if stand.before else min(reading.stop, tag.stop + 12))
    return []


def named_between(reading: Reading, stop: int) -> list[Mention]:
    """The parties that a sentence names between which an agreement is, looked for before and behind a word."""
    for tag in reading.tags(stop - _REACH, stop + _REACH, "between"):
        found = _coordinated(reading, tag.stop, min(reading.stop, tag.stop + 20))
        if len(found) > 1:
            return found
    return []
