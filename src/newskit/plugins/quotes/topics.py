"""Whom the sentences before a quote are about, where cases tell: who speaks if its verb has no subject.

"Oskarżony milczał dłuższą chwilę. „Nie" - odpowiedział": the subject of the last sentence that has one that agrees.
"""

from __future__ import annotations

from collections.abc import Callable

from newskit.plugins.quotes.common_nouns import complement_stop, noun_at
from newskit.plugins.quotes.drafts import Mention, mention_of
from newskit.plugins.quotes.free_order import office
from newskit.plugins.quotes.proper_names import name_behind, name_in_apposition
from newskit.plugins.quotes.view import View
from newskit.plugins.sentences import sentences

__all__ = ["object_before", "subject_before"]

_SENTENCES = 6  # back
_NEAR = 4  # words behind a noun within which a name in apposition stands
_FAR = 24  # words of a sentence within which its subject stands
_LONG = 60  # words of a sentence among which its object stands
_GENDERED = ("m", "f")


def subject_before(view: View, at: int, floor: int, wanted: str, reported: Callable[[int], bool]) -> Mention | None:
    """The subject of the latest sentence between two offsets that has one which agrees.

    Args:
        view: The document.
        at: Where the verb without a subject stands.
        floor: The offset before which no sentence counts.
        wanted: What the verb says of its subject: m, f, singular, any.
        reported: Tells whether an offset lies in what somebody said.
    """
    spans = view.document.once(sentences)
    here = at
    for _ in range(_SENTENCES):
        start, end = spans.at(max(here - 1, 0))
        start, end = max(start, floor), min(end, here)
        if start >= end:
            return None
        found = _subject(view, start, end, wanted, reported)
        if found is not None:
            return found
        if start <= floor:
            return None
        here = start
    return None


def object_before(view: View, at: int, floor: int, wanted: str, reported: Callable[[int], bool]) -> Mention | None:
    """The person whom the sentence before is about without a subject: "Zadzwoniliśmy do Ewy Lis"."""
    spans = view.document.once(sentences)
    start, end = spans.at(max(at - 1, 0))
    for _ in range(2):
        low, high = view.scan.index_at(max(start, floor)), view.scan.index_at(min(end, at))
        for index in range(high - 1, max(low, high - _LONG) - 1, -1):
            actor = view.cast.covering(index)
            if actor is None or actor.kind != "person" or reported(view.starts[index]):
                continue
            if wanted not in _GENDERED or actor.gender == wanted:
                return mention_of(actor)
        if start <= floor:
            break
        start, end = spans.at(start - 1)
    return None


def _subject(view: View, start: int, end: int, wanted: str, reported: Callable[[int], bool]) -> Mention | None:
    """The first nominative of a sentence that agrees and that no preposition governs."""
    words, gaps, sets = view.words, view.gaps, view.sets
    low, high = view.scan.index_at(start), view.scan.index_at(end)
    index, governed = low, False
    while index < min(high, low + _FAR):
        word = words[index]
        if index > low and gaps[index] != " ":
            governed = False
            if words[index] in sets.leaders:  # "..., że", "..., który": another clause
                return None
        if word in sets.prepositions:
            governed = True
            index += 1
            continue
        actor = view.cast.covering(index)
        if actor is not None:
            if actor.kind == "person" and not reported(view.starts[index]):
                follows = words[actor.stop] if actor.stop < len(words) and "," in gaps[actor.stop] else ""
                agrees = wanted not in _GENDERED or actor.gender in (None, wanted)
                if agrees and ((actor.nominative and not governed) or follows in view.nouns_of.relative_genders):
                    return mention_of(actor)
            governed = False
            index = max(actor.stop, index + 1)
            continue
        if _held(view, index):
            index = view.roles[index].stop
            continue
        if not governed and not reported(view.starts[index]):
            found = _noun(view, index, low, high, wanted)
            if found is not None:
                return found
        governed = governed and word.endswith(sets.adjective_endings)
        index += 1
    return None


def _held(view: View, index: int) -> bool:
    """Whether a person's name follows right behind an office, which then is nobody else's: "burmistrz Anna Nowak"."""
    role = view.roles.get(index)
    if role is None or role.stop >= len(view.words) or view.gaps[role.stop] != " ":
        return False
    actor = view.cast.covering(role.stop)
    return actor is not None and actor.kind == "person" and actor.first == role.stop


def _unknown(view: View, index: int, high: int, person: str) -> Mention | None:
    """A name that nobody knows: "Fatou Ndiaye stała w kolejce", "Ibrahima, kierowca taksówki"."""
    found = name_behind(view, index, high, person, any_form=True)
    if found is None or found.stop >= high:
        return None
    past = view.words[found.stop].endswith(view.past_of(person))
    if not past:
        found = name_behind(view, index, high, person)
        if found is None or found.stop >= high:
            return None
    behind, of = view.words[found.stop], view.nouns_of
    if view.gaps[found.stop] == ", ":
        called = found.stop in view.roles or behind in of.person_set or behind in of.relative_genders
        return found if called else None
    return found if view.gaps[found.stop] == " " and past and found.stop > index + 1 else None


def _holder_differs(view: View, at: int, high: int, person: str) -> bool:
    """Whether the name behind an office shows another sex than the verb: "burmistrz Anna Nowak", and then "dodał"."""
    for index in range(at, min(at + _NEAR, high)):
        if view.gaps[index] != " ":
            return False
        actor = view.cast.covering(index)
        if actor is not None and actor.kind == "person":
            return person in _GENDERED and actor.gender not in (None, person)
    return False


def _noun(view: View, index: int, low: int, high: int, wanted: str) -> Mention | None:
    """A person by a common noun that agrees: an office, or a noun with a person's ending."""
    person = wanted if wanted in _GENDERED else "singular"
    role = view.roles.get(index)
    if role is not None:
        gender, lemma = role.value
        if view.words[index] != lemma or (person == "m" and gender == "f") or (person == "f" and gender == "m"):
            return None
        if _holder_differs(view, role.stop, high, person):
            return None
        held = office(view, role, high, person)
        if held.kind == "role" and held.stop < high and view.gaps[held.stop] == " ":
            held.stop = complement_stop(view, role.stop, high, strict=True)
        return held
    noun = view.nouns.get(index)
    if noun is not None and noun.value[0] != "anonymous":
        return None
    unknown = _unknown(view, index, high, person) if view.capital(index) else None
    if unknown is not None:
        return unknown
    found = noun_at(view, index, low, high, person, known=True, strict=True)
    for at in range(found.stop, min(found.stop + _NEAR, high)) if found is not None else ():
        if view.gaps[at] == ", ":  # "kolega z planu, Jan Kot"
            apposed = name_in_apposition(view, at, high)
            return mention_of(apposed) if apposed is not None else name_behind(view, at, high, person) or found
    return found if found is not None and found.sort in ("anonymous", "person") else None
