"""The sex of a person: by first name, office, title, verbs, pronouns, and by how the surname declines."""

from __future__ import annotations

from newskit.plugins.people.candidates import Candidate
from newskit.plugins.people.gathering import Gatherer
from newskit.plugins.people.mentions import Mention

__all__ = ["by_declension", "by_first_name", "by_pronoun", "by_title", "by_unknown_name", "by_verb", "given_name_alone"]

_REACH = 40  # words behind a mention in which a pronoun is the person's
_SURE = 2  # what "he" counts, and "his" half of it
_ENDS = frozenset(".!?")
_QUOTES = frozenset('"“”„«»‘')
_VOWELS = frozenset("aeiouyąęóáéíúöüäő")


def by_first_name(gatherer: Gatherer, person: Candidate) -> str | None:
    """What the first name says, or the first part of one with a hyphen: "Klaus-Dieter"."""
    found = gatherer.people.gender_of_first(person)
    if found is not None or person.first_name or person.most == 1:
        return found
    for mention in person.mentions:
        first, hyphen, _ = mention.parts[0].partition("-")
        if hyphen and len(mention.parts) > 1:
            genders = {name.gender for name in gatherer.evidence.first_names.get(first.lower(), ())}
            if len(genders) == 1:
                return genders.pop()
    return None


def by_verb(gatherer: Gatherer, person: Candidate) -> str | None:
    """What most verbs in the past beside the name say."""
    found = [gender for mention in person.mentions if (gender := gatherer.evidence.gender_of_verb(mention))]
    return max(("m", "f"), key=found.count) if found else None


def by_title(gatherer: Gatherer, person: Candidate) -> str | None:
    """What a form of address says: "Ms Roe"."""
    genders = gatherer.words.title_genders
    for mention in person.mentions:
        if mention.first and mention.first - 1 in gatherer.evidence.titles:
            found = genders.get(gatherer.scan.words[mention.first - 1])
            if found:
                return found
    return None


def by_pronoun(gatherer: Gatherer, person: Candidate) -> str | None:
    """What the next pronoun behind the mentions says, where nobody else is named before it."""
    pronouns = gatherer.words.pronoun_genders
    if not pronouns:
        return None
    words, gaps, others = gatherer.scan.words, gatherer.scan.gaps, gatherer.people.mentioned
    votes = {"m": 0, "f": 0}
    for mention in person.mentions:
        ended = False
        for index in range(mention.stop, min(mention.stop + _REACH, len(words))):
            gap = gaps[index]
            if index in others:
                break
            if gap != " ":
                if "\n" in gap or not _QUOTES.isdisjoint(gap):
                    break
                ended = ended or gap[:1] in _ENDS
            found = pronouns.get(words[index])
            if found is not None:
                gender, sure = found
                if sure or not ended:
                    votes[gender] += _SURE if sure else 1
                break
    m, f = votes["m"], votes["f"]
    if m > 2 * f:
        return "m"
    return "f" if f > max(2 * m, 1) else None  # "her" alone is too often somebody else's


def by_declension(person: Candidate, surname: str) -> str | None:
    """What the surname says: its ending, or that it changes with the case, as a woman's in a consonant never does."""
    last = surname.rpartition("-")[2]
    if last.endswith(("ska", "cka", "dzka", "owa", "ewa", "ówna", "skaja")):
        return "f"
    if last.endswith(("ski", "cki", "dzki", "skij")):
        return "m"
    changes = last[-1:].lower() not in _VOWELS and any(_is_case_of(surname, mention) for mention in person.mentions)
    return "m" if changes else None


def _is_case_of(surname: str, mention: Mention) -> bool:
    return mention.surname != surname and mention.surname[:3] == surname[:3]


def by_unknown_name(first: str, *, inflects: bool) -> str | None:
    """What the ending of an unknown first name says; in Polish a man's ends in a consonant."""
    if first.endswith("a"):
        return "f"
    return "m" if inflects and len(first) > 2 and first[-1].isalpha() and first[-1] not in _VOWELS else None


def given_name_alone(gatherer: Gatherer, name: str) -> str | None:
    """What a first name says that somebody goes by: "pani Grażyna"."""
    genders = {one.gender for one in gatherer.evidence.first_names.get(name.lower(), ()) if one.nominative == name}
    return genders.pop() if len(genders) == 1 else None
