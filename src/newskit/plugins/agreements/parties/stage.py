"""Who is on the stage of an article: its states, and the people who speak for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from newskit.document import Document
from newskit.model import Person
from newskit.plugins.agreements.words import AgreementWords
from newskit.plugins.places import PlaceWords, place_name
from newskit.plugins.sentences import sentences

__all__ = ["PLACES", "home_state", "leaders_of", "stage_of", "states_of_people"]

#: The classes of the lexicon that name a state or lead to one.
PLACES = ("places.state", "places.bloc", "places.capital", "places.seat")
_MARKS = str.maketrans("-,()", "    ")  # between the words of a role


class Stage(NamedTuple):
    """Who is on the stage of the article as a whole."""

    states: tuple[str, ...]  #: Codes by how much the article speaks of them, most first.
    leaders: Mapping[str, tuple[Person, ...]]  #: The people who speak for a state, by code.
    counts: Counter[str]


def states_of_people(document: Document) -> Mapping[str, str]:
    """The code of the state that a person stands for by office, by the person's name."""
    found = {}
    for person in document.of(Person):
        if person.role:
            codes = _codes_in(document, person.role)
            if codes and _is_office(document, person.role):
                found[person.name] = codes[0]
            elif not codes and _is_home_office(document, person.role) and (home := home_state(document)):
                found[person.name] = home
    return found


def home_state(document: Document) -> str | None:
    """The state that an article means when it names none: where it appeared, or its language's."""
    return document.article.country or document.language.country


def _codes_in(document: Document, words: str) -> list[str]:
    """The codes of the states that some words name, by a form or an adjective."""
    places = document.section(PlaceWords)
    table, begins = _forms(places), _begins_of_forms(places)
    parts = words.lower().translate(_MARKS).split()
    found = []
    index = 0
    while index < len(parts):
        for length in (3, 2, 1) if parts[index] in begins else ():
            code = table.get(" ".join(parts[index : index + length]))
            if code is not None:
                found.append(code)
                index += length - 1
                break
        index += 1
    return found


@lru_cache(maxsize=16)
def _forms(places: PlaceWords) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for states in (places.blocs, places.states):
        for code, state in states.items():
            for form in (state.name, *state.forms, *state.others, *state.adjective):
                table[form.lower()] = code
    return table


@lru_cache(maxsize=16)
def _begins_of_forms(places: PlaceWords) -> frozenset[str]:
    """The first words of these, by which most words of a role are let go."""
    return frozenset(form.split()[0] for form in _forms(places) if form)


def _is_office(document: Document, role: str) -> bool:
    heads = document.section(AgreementWords).head_set
    return any(word.strip(",()").lower() in heads for word in role.replace("-", " ").split()[:4])


def _is_home_office(document: Document, role: str) -> bool:
    """Whether an office without a state is one of the home state ("premier Donald Tusk" in a Polish article)."""
    return role.lower() in document.section(AgreementWords).home_office_set


def stage_of(document: Document) -> Stage:
    """The states of the article and who speaks for them; use it as ``document.once(stage_of)``."""
    counts: Counter[str] = Counter()
    for kind in (*PLACES, "places.adjective"):
        for hit in document.scan.hits(kind):
            counts[hit.value] += 1
    leaders: dict[str, tuple[Person, ...]] = {}
    by_name = document.once(states_of_people)
    for person in document.of(Person):
        code = by_name.get(person.name)
        if code is not None:
            leaders[code] = (*leaders.get(code, ()), person)
            counts[code] += len(person.mentions)
    return Stage(tuple(code for code, _ in counts.most_common() if place_name(document, code)), leaders, counts)


def leaders_of(document: Document, codes: Sequence[str]) -> list[Person]:
    """One leader of each state; where a state has none in the article, whom the others met."""
    known = document.once(_leaders)
    if tuple(codes) not in known:
        known[tuple(codes)] = _leaders_of(document, codes)
    return known[tuple(codes)]


def _leaders(document: Document) -> dict[tuple[str, ...], list[Person]]:
    """The leaders of the groups of states that were asked for."""
    del document
    return {}


def _leaders_of(document: Document, codes: Sequence[str]) -> list[Person]:
    stage = document.once(stage_of)
    found: list[Person] = []
    missing = 0
    for code in codes:
        some = stage.leaders.get(code, ())
        if some:
            found.append(max(some, key=lambda person: len(person.mentions)))
        else:
            missing += 1
    if missing and found:
        met = _met(document, found)
        if met is not None:
            found.append(met)
    return sorted(found, key=lambda person: person.span.start)


def _met(document: Document, known: Sequence[Person]) -> Person | None:
    """Who has no office of a state in the article and stands most often in one sentence with a known leader."""
    places = document.once(sentences)
    taken = document.once(states_of_people)
    mine = {places.at(span.start) for person in known for span in person.mentions}
    best: tuple[int, int] = (0, 0)
    chosen = None
    for person in document.of(Person):
        if person in known or person.name in taken or person.role:
            continue
        together = sum(places.at(span.start) in mine for span in person.mentions)
        weight = (together, len(person.mentions))
        if together and weight > best:
            best, chosen = weight, person
    return chosen
