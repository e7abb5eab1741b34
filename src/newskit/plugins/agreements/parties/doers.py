"""Who does what a verb tells: the subject of its clause, whom a relative pronoun or "its" stands for."""

from __future__ import annotations

from newskit.plugins.agreements.parties.mentions import Mention, mentions
from newskit.plugins.agreements.parties.partners import (
    coordinated,
    is_origin,
    names_leader,
    only_begins,
    stands_for_state,
)
from newskit.plugins.agreements.parties.plain import pair_of_groups
from newskit.plugins.agreements.parties.stand_ins import StandIn, antecedent
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.status.lifecycle import Stand

__all__ = ["doers_of", "subject_before"]

_REACH = 30  # words before a cue in which its subject is looked for
_CLOSE = 4  # words between a pronoun and its verb at most
_BEHIND = 5  # words between the phrase and a subject behind it
_PAIR_WORDS = 10
_PEOPLE = 3  # words before "from" that say who acts
_DASHES = ("–", "—", " - ")


def doers_of(reading: Reading, phrase: Phrase, stand: Stand) -> list[Mention]:
    """Who does it: before the verb, and in a language of free order behind it too."""
    cue = stand.cue
    verb_follows = not stand.before and not reading.section.verbs_last
    if phrase.pointer == "possessive" and (cue.cue.tense == "adjective" or stand.passive or verb_follows):
        return _owner(reading, phrase)
    if reading.has(phrase.first - 1, "relatives") and not stand.before:
        return _named_right_before(reading, phrase.first - 1)
    if cue.cue.tense == "adjective":
        return subject_before(reading, phrase.first) if phrase.type == "merger" else []
    if stand.passive and cue.cue.tense != "noun":
        return _tied(reading, stand)
    if stand.before:
        found = subject_before(reading, cue.first)
        if not reading.slavic and all(one.type == "group" or one.source in ("other", "organisation") for one in found):
            found = _pair_before(reading, cue.first) or found
        if not found and reading.section.subjects_follow:
            found = coordinated(reading, cue.stop, phrase.first)
            found = [one for one in found if not reading.has(one.first - 1, "locatives")]
            if not reading.slavic and found and any(reading.tags(cue.stop, found[0].first, "partners")):
                found = []  # "suscribió con A el acuerdo"
        if not found and reading.section.adjectives_follow and reading.section.subjects_follow:
            found = _subject_behind(reading, phrase.stop)
        return found
    if reading.section.subjects_follow:
        ended = cue.stop >= reading.stop or reading.comma(cue.stop) or reading.hard(cue.stop)
        if reading.section.verbs_last and (ended or reading.has(cue.stop, "passives", "auxiliaries", "modal")):
            return subject_before(reading, phrase.first)  # the verb ends the clause
        if reading.slavic and (between := _between(reading, phrase.stop, cue.first)):
            return between
        high = _end_of_subject(reading, cue.stop)
        if reading.slavic:
            high = next((tag.first for tag in reading.tags(cue.stop, high, "partners")), high)
        behind = coordinated(reading, cue.stop, high)
        if not behind:
            after = mentions(reading, cue.stop, high)
            behind = [one for one in after if one.source == "person" and not reading.has(one.first - 1, "partners")]
        return behind or subject_before(reading, phrase.first)
    return _between(reading, phrase.stop, cue.first)


def _between(reading: Reading, first: int, stop: int) -> list[Mention]:
    """The subject between the noun and its verb: "the deal Lipex has struck", "umowę, którą Lipex zawarł z Tarvo"."""
    if first < stop and reading.has(first, "relatives", "relative_pronouns", "clauses"):
        first += 1
    found = coordinated(reading, first, stop)
    if not found or found[0].first - first > _CLOSE or reading.has(found[0].first - 1, "partners", "agents", "merged"):
        return []
    if any(reading.comma(at) or reading.hard(at) for at in range(first + 1, found[0].first + 1)):
        return []
    if any(reading.has(at, "locatives", "partners", "agents", "between") for at in range(first, found[0].first)):
        return []
    return found


def _tied(reading: Reading, stand: Stand) -> list[Mention]:
    """Whom an agreement ties, where they stand before it as objects: "Peru i Chile łączy traktat"."""
    if not (reading.slavic and stand.before and stand.status == "in_force"):
        return []
    found = subject_before(reading, stand.cue.first)
    return found if len(found) > 1 else []


def _subject_behind(reading: Reading, first: int) -> list[Mention]:
    """The subject that stands behind its verb and the phrase: "firmaron el acuerdo los presidentes de A y B"."""
    found = coordinated(reading, first, min(reading.stop, first + 2 * _BEHIND))
    if not found or found[0].first - first > _BEHIND:
        return []
    if reading.comma(found[0].first) or reading.hard(found[0].first):
        return []
    for index in range(first, found[0].first):
        if reading.comma(index) or reading.hard(index):
            return []
        if reading.has(index, "locatives", "subjects", "periods", "partners", "between", "clauses", "ends", "cue"):
            return []
    return found


def _end_of_subject(reading: Reading, first: int) -> int:
    """Where a subject behind its verb ends at the latest: before an aside that tells when or why."""
    for index in range(first, min(reading.stop, first + 20)):
        if reading.has(index, "subordinates"):
            return index
    return min(reading.stop, first + 20)


def _owner(reading: Reading, phrase: Phrase) -> list[Mention]:
    """Whom "its" stands for: the organisation or state named first in the sentence, else in the one before."""
    if reading.has(phrase.first - 1, "personal"):
        return _person_before(reading, phrase.first)
    owners = mentions(reading, max(reading.first, phrase.first - _REACH), phrase.first)
    found = [one for one in owners if one.source in ("organisation", "other", "state", "bloc")]
    free = [one for one in found if not reading.has(one.first - 1, "locatives", "partners", "agents", "elsewhere")]
    found = (free[-1:] if reading.has(phrase.first - 2, "subjects", "partners") else free[:1]) or found[:1]
    if not found:
        meant = antecedent(reading, StandIn(phrase.first, phrase.first, "thing", ""), inside=False)
        found = [meant._replace(first=phrase.first, stop=phrase.first)] if meant is not None else []
    return found


def _person_before(reading: Reading, first: int) -> list[Mention]:
    """Whom "his" stands for: the person named last, in the sentence or in those before it."""
    named = mentions(reading, max(reading.first, first - _REACH), first)
    found = [one for one in named if one.type == "person"][-1:]
    if not found:
        meant = antecedent(reading, StandIn(first, first, "person", ""), inside=False)
        found = [meant._replace(first=first, stop=first)] if meant is not None else []
    return found


def _named_right_before(reading: Reading, index: int) -> list[Mention]:
    """Whom the text names right before a relative pronoun: "Lipex, which ...", "Anna Holm, whose ..."."""
    return [one for one in mentions(reading, max(reading.first, index - 8), index) if one.stop == index][-1:]


def subject_before(reading: Reading, stop: int) -> list[Mention]:
    """The subject that stands before a word: the names of its clause without those behind prepositions."""
    first = _pronoun_before(reading, _start_of_clause(reading, stop), stop)
    if reading.section.verbs_last and first > reading.first and reading.clause(first - 1):
        head = _before_relative(reading, first - 1, stop)
        if head is not None:
            return _doers(reading, head, first - 1)  # "Peru, das am Meer liegt, hat"
    found = _doers(reading, first, stop)
    if not found and first > reading.first and _is_relative(reading, first - 1):
        found = _named_right_before(reading, first - 1)
    if not found and first > reading.first and reading.clause(first - 1) and _may_lack_subject(reading):
        return subject_before(reading, first - 1)  # "Repsol anunció que firmó"
    return found


def _pair_before(reading: Reading, stop: int) -> list[Mention]:
    """A subject of two that are not both named: "the bank and its creditors"."""
    first = _start_of_clause(reading, stop)
    while stop > first and reading.has(stop - 1, "auxiliaries", "passives", "modal"):
        stop -= 1
    return pair_of_groups(reading, first, stop) if stop - first <= _PAIR_WORDS else []


def _is_relative(reading: Reading, index: int) -> bool:
    """Whether a word stands for whom the text named right before, and not for what somebody says: "that a vote"."""
    return reading.has(index, "relatives") and not reading.has(index + 1, "articles", "definite", "possessives")


def _pronoun_before(reading: Reading, first: int, stop: int) -> int:
    """The pronoun that is the subject of a verb and stands for nobody the sentence names: "..., we got the deal"."""
    for index in range(stop - 1, max(first, stop - _CLOSE), -1):
        if reading.has(index, "pronouns") and not reading.has(index, "stand_in_pronoun") and reading.comma(index):
            return index
    return first


def _may_lack_subject(reading: Reading) -> bool:
    """Whether a clause without a subject of its own goes on with that of the clause before."""
    return reading.section.subjects_follow and not reading.slavic


def _before_relative(reading: Reading, relative: int, stop: int) -> int | None:
    """Where the words before a relative clause begin, if that has ended before `stop` and the main verb follows it."""
    verbs = ("auxiliaries", "passives", "modal", "cue")
    if not any(reading.comma(index) and reading.has(index, *verbs) for index in range(relative + 1, stop + 1)):
        return None
    first = relative
    while first > max(reading.first, relative - _REACH) and not reading.hard(first) and not reading.comma(first):
        first -= 1
    return first


def _start_of_clause(reading: Reading, stop: int) -> int:
    """Where the clause begins that goes on to a word; what stands in brackets or between dashes does not end it."""
    first, commas_part, aside = stop, reading.section.commas_part, False
    gaps = reading.scan.gaps
    comma = False  # whether one stands between here and the verb
    while first > max(reading.first, stop - _REACH):
        if ")" in gaps[first] and gaps[first].strip() in (")", "),"):
            opened = next((at for at in range(first - 1, max(first - 6, reading.first), -1) if "(" in gaps[at]), first)
            if opened == first:
                break
            first = opened
        elif reading.hard(first):
            if first != stop or aside or not any(dash in gaps[first] for dash in _DASHES):
                break
            aside = True
        elif aside and any(dash in gaps[first] for dash in _DASHES):
            break
        if reading.clause(first - 1) and (reading.comma(first - 1) or not commas_part):
            break
        comma = comma or reading.comma(first)
        if not comma and reading.has(first - 1, "subordinates"):
            break
        first -= 1
    return first


def _doers(reading: Reading, first: int, stop: int) -> list[Mention]:
    """The names of a clause without those behind prepositions."""
    found: list[Mention] = []
    origin = first - 1  # behind the last place that only tells where somebody is from
    for mention in mentions(reading, first, stop, "inside"):
        before = mention.first - 1
        if is_origin(reading, mention) and (
            reading.has(before, "partners") or (before == origin and reading.has(before, "conjunctions"))
        ):
            origin = mention.stop  # "Lecznice z Torunia i Kutna"
            continue
        if "(" in reading.scan.gaps[mention.first]:
            continue
        if mention.stop in reading.nouns and only_begins(reading, mention):
            continue
        if mention.source == "stand_in" and mention.type == "person" and stop - mention.stop > _CLOSE:
            continue
        outside = ("locatives", "periods") if reading.section.adjectives_follow else ("locatives", "elsewhere")
        if reading.has(before, "definite") and reading.has(before - 1, *outside):
            before -= 1  # "a la Comisión"
        if before >= first and reading.has(before, "elsewhere"):
            continue
        behind_preposition = before >= first and reading.has(before, "locatives", "subjects", "between", "periods")
        if behind_preposition and mention.source not in ("person", "group") and not _sent_by(reading, mention, first):
            continue
        if found and _is_of_another(reading, mention):
            continue
        if mention.source == "adjective" and not stands_for_state(reading, mention):
            continue
        if mention.source == "other" and reading.has(mention.first, "days", "months"):
            continue
        if found and names_leader(found[-1], mention):
            continue
        found.append(mention)
    return found


def _sent_by(reading: Reading, mention: Mention, first: int) -> bool:
    """Whether a state is where those come from who act, at the head of a clause: "Negotiators from Peru"."""
    before = mention.first - 1
    return (
        mention.type in ("state", "bloc")
        and reading.has(before, "periods")
        and not reading.has(before, "locatives", "subjects")
        and 0 < before - first <= _PEOPLE
        and not any(reading.comma(index) for index in range(first + 1, before + 1))
    )


def _is_of_another(reading: Reading, mention: Mention) -> bool:
    """Whether a name only tells whose or of what something is: "the book of the Lipex campaign", "Jan Lis's lawyer"."""
    if mention.type in ("state", "bloc", "group"):
        return False
    before = mention.first - 1
    if reading.has(before, "definite"):
        before -= 1
    of_it = not reading.slavic and before > reading.first and reading.has(before, "merged")
    return of_it or (mention.type == "person" and reading.scan.gaps[mention.stop] in ("'", "’"))
