"""The parties that the phrase of an agreement names: with whom, between whom, whose, "polsko-francuski", "EU-Mercosur".

Lists of names behind a preposition are read here too, for whoever looks for one.
"""

from __future__ import annotations

from newskit.plugins.agreements.complements import Complement
from newskit.plugins.agreements.parties.mentions import Mention, mentions
from newskit.plugins.agreements.parties.naming import words_of_names
from newskit.plugins.agreements.parties.owners import genitive_stop, leads_to, possessor
from newskit.plugins.agreements.parties.plain import pair_of_groups
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.inflection import readings
from newskit.plugins.names import names

__all__ = [
    "coordinated",
    "counted_group",
    "in_phrase",
    "is_origin",
    "names_leader",
    "only_begins",
    "only_brings_together",
    "stands_for_state",
]

#: What a name before or right behind the noun may be, to be a party: "polsko-francuski", "EU-Mercosur".
_MODIFIERS = ("state", "bloc", "adjective", "organisation", "capital")
_PAIR = 2
_OWNED = ("merger", "contract", "collective", "settlement")
_OF_PLACES = ("treaty", "declaration", "peace", "ceasefire")
_LONG = 4  # letters of a name that may be half of a pair


def in_phrase(reading: Reading, phrase: Phrase) -> list[Mention]:
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
    if phrase.noun.stop > phrase.noun.first + 1:  # "the Iran deal"
        inner = mentions(reading, phrase.noun.first, phrase.noun.stop)
        before += [one for one in inner if one.source in ("state", "bloc")]
    general = phrase.noun.value.type in ("contract", "agreement")
    found = [
        piece
        for one in before + behind
        if one.source in _MODIFIERS or (general and one.source in ("other", "person"))
        for piece in _halves(reading, one)
    ]
    found = [one for one in found if not (only_begins(reading, one) or _only_half(reading, phrase, one))]
    if len(found) == 1 and found[0].source == "capital":
        found = []
    found += possessor(reading, phrase)
    if reading.slavic and phrase.stop == phrase.head:
        found += _behind_noun(reading, phrase)
    last = None
    for complement in phrase.complements:
        same, last = last == complement.kind == "partners", complement.kind
        if same or (complement.kind == "agents" and only_brings_together(reading, complement.first)):
            continue  # "z Lipeksem z Torunia", "a truce mediated by Oman"
        if complement.kind == "between" and (
            reading.has(complement.first - 1, "routes") or complement.content in reading.scan.at("places.other")
        ):
            continue
        if complement.kind == "agents" and section.adjectives_follow and not reading.slavic:
            found += _owners(reading, complement.content, complement.stop)  # not "por 180 tanques K2"
        elif complement.kind in ("partners", "between", "agents") or (merger and complement.kind == "merged"):
            named_there = coordinated(reading, complement.content, _before_route(reading, complement))
            if complement.kind == "partners":
                named_there = [one for one in named_there if not _is_place_of(reading, phrase, one)]
            if complement.kind == "between" and len(named_there) < _PAIR:
                named_there = pair_of_groups(reading, complement.content, complement.stop) or named_there
            found += named_there or _group(reading, complement.content, complement.stop)
            found += _further_partners(reading, complement.stop)
        elif merger and complement.kind == "subjects" and not reading.has(complement.first, "infinitives"):
            found += _receivers(reading, complement.content)  # "a bid for Lipex"
        elif complement.kind == "subjects" and reading.has(complement.first, "infinitives"):
            found += _receivers(reading, complement.content)
        elif complement.kind == "merged" and section.adjectives_follow and not named:
            owners = _owners(reading, complement.content, complement.stop)
            found += owners if phrase.type == "contract" or not owners or owners[0].source != "other" else []
    return found  # a name behind "with" that has a hyphen is one: only modifiers are halved


def _only_half(reading: Reading, phrase: Phrase, mention: Mention) -> bool:
    """Whether an acronym is but a part of what the agreement is called: "the New START treaty"."""
    if mention.source not in ("organisation", "other") or not reading.scan.word(mention.first).isupper():
        return False
    before, gaps = mention.first - 1, reading.scan.gaps
    if before >= phrase.first and reading.capital(before) and gaps[mention.first] == " ":
        return True
    return mention.stop < phrase.noun.first and gaps[mention.stop] == " "


def _before_route(reading: Reading, complement: Complement) -> int:
    """Where the names of a complement end at the latest: before "a cable between Tarvo and Lipex"."""
    for tag in reading.tags(complement.content, complement.stop, "between"):
        if reading.has(tag.first - 1, "routes"):
            return tag.first
    return complement.stop


def only_begins(reading: Reading, mention: Mention) -> bool:
    """Whether a single word has its capital but from the sentence it begins: "Rail talks collapse"."""
    if mention.first != reading.first or mention.stop - mention.first > 1 or mention.source != "other":
        return False
    found = reading.document.once(names).runs
    word = reading.scan.words[mention.first]
    return not any(
        run.first != mention.first and run.stop == run.first + 1 and reading.scan.words[run.first] == word
        for run in found
    )


def _group(reading: Reading, first: int, stop: int) -> list[Mention]:
    """A group without a name as a partner: "with several other lenders"; its noun alone where words inflect."""
    tag = next(iter(reading.tags(first, stop, "group")), None)
    if tag is None or any(reading.capital(index) for index in range(first, tag.first)):
        return []
    if reading.slavic:
        return [Mention(tag.first, tag.stop, str(tag.value), "group", None, "group")]
    while first < tag.first and reading.has(first, "definite", "articles", "possessives", "demonstratives"):
        first += 1
    return [Mention(first, tag.stop, reading.text(first, tag.stop), "group", None, "group")]


def is_origin(reading: Reading, mention: Mention) -> bool:
    """Whether "z" leads to where something is from: a town behind it in the genitive, "porozumienie z Kairu"."""
    if not reading.slavic or mention.source not in ("capital", "other") or mention.stop > mention.first + 1:
        return False
    word = reading.scan.word(mention.first)
    other = [one for one in readings(word) if one.nominative != word]
    return bool(other) and not any("i" in one.cases for one in other)


def counted_group(reading: Reading, first: int) -> list[Mention]:
    """A group that a number counts: "175 countries"."""
    scan = reading.scan
    for tag in reading.tags(first + 1, min(reading.stop, first + 4), "group"):
        if scan.words[first].isdigit() or reading.has(first, "number"):
            return [Mention(first, tag.stop, reading.text(first, tag.stop), "group", None, "group")]
    return []


def _is_place_of(reading: Reading, phrase: Phrase, mention: Mention) -> bool:
    """Whether "z" leads to the place where states agreed: "deklaracja z Ostendy"."""
    return (mention.source == "capital" or phrase.type in _OF_PLACES) and is_origin(reading, mention)


def _further_partners(reading: Reading, index: int) -> list[Mention]:
    """The partners of a second "and with ...": "treaties with Tuvalu and with Tonga"."""
    if reading.has(index, "conjunctions") and reading.has(index + 1, "partners"):
        stop = next(
            (at for at in range(index + 3, min(reading.stop, index + 12)) if reading.comma(at) or reading.hard(at)),
            min(reading.stop, index + 12),
        )
        return coordinated(reading, index + 2, stop)
    return []


def _receivers(reading: Reading, first: int) -> list[Mention]:
    """Who is given something, where a name and no verb stands behind "to": "the sale to Lipex", "to rival Lipex"."""
    for index in range(first, min(first + 4, reading.stop)):
        if reading.capital(index):
            found = coordinated(reading, index, min(reading.stop, index + 12))
            return [one for one in found if one.source in ("organisation", "other")]
        if not (_may_introduce(reading, index) or reading.has(index, "definite", "articles")):
            break
    return []


def _may_introduce(reading: Reading, index: int) -> bool:
    """Whether a word may stand before a name it goes with: a class noun, or anything right before a class noun."""
    nouns = reading.scan.at("organisations.noun")
    return index in nouns or index + 1 in nouns or reading.has(index, "stand_in")


def _halves(reading: Reading, mention: Mention) -> list[Mention]:
    """A mention, or the two that a hyphen ties: "Lipex-Tarvo deal"."""
    parts = mention.name.split("-")
    if mention.source not in ("other", "organisation") or len(parts) != _PAIR or mention.stop - mention.first < _PAIR:
        return [mention]
    words = reading.document.once(words_of_names)
    if all(len(part) >= _LONG for part in parts) and any(words[part] > 1 for part in parts):
        return [mention._replace(name=part) for part in parts]
    return [mention]


def _owners(reading: Reading, first: int, stop: int) -> list[Mention]:
    """Whose agreement it is, where a preposition tells: "el contrato del delantero Juan Paz", "el pacto de A y B"."""
    found = coordinated(reading, first, stop)
    if not found or found[0].source in ("capital", "adjective", "people"):
        return []
    if found[0].stop < reading.stop and "$" in reading.scan.gaps[found[0].stop]:
        return []  # "por US$ 40 millones"
    at = reading.scan.at
    known = (at("organisations.noun"), at("people.role"), at("places.adjective"))
    for index in range(first, found[0].first):
        if all(index not in table for table in known) and not reading.has(
            index, "definite", "generic_places", "leaders", "merged"
        ):
            return []
    return found


def _behind_noun(reading: Reading, phrase: Phrase) -> list[Mention]:
    """Whose agreement it is and with whom, where words inflect: "fuzja Lipeksu z Tarvo", "rokowania Chin i Peru"."""
    lead, stop = genitive_stop(reading, phrase)
    owners = coordinated(reading, phrase.head, lead) if lead > phrase.head else []
    if (
        not owners
        or owners[0].source in ("capital", "adjective")
        or not leads_to(reading, phrase.head, owners[0].first)
    ):
        owners = _group(reading, phrase.head, lead) if lead < stop else []
    others: list[Mention] = []
    if lead < stop:
        content = lead + 1
        others = coordinated(reading, content, stop) or _group(reading, content, stop)
        if others and not reading.has(lead, "agents"):
            others = [one for one in others if not _is_place_of(reading, phrase, one)]
    if others and (owners or lead == phrase.head):
        return owners + others
    return owners if len(owners) > 1 or phrase.type in _OWNED else []


def coordinated(reading: Reading, first: int, stop: int) -> list[Mention]:
    """The names of a list: what belongs to them (a place behind a preposition, a capital within) is left out."""
    found: list[Mention] = []
    for mention in mentions(reading, first, stop, "before"):
        before = mention.first - 1
        if "(" in reading.scan.gaps[mention.first]:
            continue  # "Speaker Ann Roe (R-Wis.)"
        if before > first and reading.has(before, "definite"):
            before -= 1
        if before >= first and reading.has(before, "locatives", "subjects", "elsewhere"):
            break
        before = mention.first - 1
        if found and reading.has(before, "partners") and found[-1].stop == before:
            break  # "Lipex z Torunia"
        if found and any(
            reading.has(index, "auxiliaries", "passives", "modal") for index in range(found[-1].stop, mention.first)
        ):
            break  # another clause: "entre Lipex et Tarvo, a indiqué la CFDT"
        if mention.source == "adjective" and not stands_for_state(reading, mention):
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
        if found and mention.source in ("stand_in", "group") and not _is_joined(reading, found[-1].stop, mention.first):
            break
        if found and names_leader(found[-1], mention):
            continue
        if found and mention.first - found[-1].stop in (0, 1) and _is_class_before(reading, found[-1], mention):
            found.pop()
        found.append(mention)
    return found


def _is_joined(reading: Reading, first: int, index: int) -> bool:
    """Whether a conjunction or a comma ties a word to the name before it."""
    return any(reading.comma(at) or reading.has(at, "conjunctions", "partners") for at in range(first, index + 1))


def _is_class_before(reading: Reading, mention: Mention, name: Mention) -> bool:
    """Whether a name of a region only tells where a company is at home: "Midlands firm Lipex"."""
    start = name.first
    return mention.source in ("other", "capital", "adjective", "state") and any(
        index in reading.scan.at("organisations.noun") and not reading.capital(index)
        for index in range(mention.stop, start + 1)
    )


def names_leader(state: Mention, mention: Mention) -> bool:
    """Whether a person is only named behind a state: "prezydent Francji Emmanuel Macron", the office not understood."""
    return mention.type == "person" and state.type in ("state", "bloc") and mention.first == state.stop


def stands_for_state(reading: Reading, mention: Mention) -> bool:
    """Whether an adjective of a state stands beside "government", "side" and the like, or is half of a pair."""
    scan = reading.scan
    for index in (mention.stop, mention.first - 1, mention.stop + 1):
        if reading.first <= index < reading.stop and reading.has(index, "generic_places", "heads"):
            return True
    return scan.gaps[mention.first] == "-" or (mention.stop < len(scan.gaps) and scan.gaps[mention.stop] == "-")


def only_brings_together(reading: Reading, agent: int) -> bool:
    """Whether who is named behind a word is no party: "brokered in Oslo by Oman", but not "... by Oman with Iran"."""
    brokered = any(
        not any(reading.comma(index) for index in range(tag.stop, agent + 1))
        for tag in reading.tags(max(reading.first, agent - 6), agent, "brokers")
    )
    return brokered and not any(reading.tags(agent, min(reading.stop, agent + 10), "partners"))
