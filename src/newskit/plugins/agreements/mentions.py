"""Everybody whom a sentence names and who may be a party: states by whatever name, organisations, people, groups."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newskit.document import Document
from newskit.model import Party, PartyType, Person
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.stage import PLACES, home_state, states_of_people
from newskit.plugins.inflection import adjective_nominative
from newskit.plugins.names import Name, names
from newskit.plugins.organisations import organisation_at
from newskit.plugins.people import people_by_token
from newskit.plugins.places import PlaceWords, place_name
from newskit.plugins.slavic import is_plural

__all__ = ["Mention", "as_parties", "mentions", "state_mention"]


_WITHIN = 2  # words of a name from one part that is known to the next


class Mention(NamedTuple):
    """Somebody who may be a party: the words ``first`` to ``stop - 1``."""

    first: int
    stop: int
    name: str
    type: PartyType
    country: str | None
    source: str  #: state, bloc, capital, seat, adjective, people, person, organisation, other or group.
    person: Person | None = None


class _Place(NamedTuple):
    stop: int
    kind: str
    code: str


def mentions(reading: Reading, first: int, stop: int) -> list[Mention]:
    """Everybody named among some words of a sentence, in order."""
    return _Finder(reading, first, stop).found


class _Finder:
    """One walk over some words; the first reading of a word that fits decides."""

    def __init__(self, reading: Reading, first: int, stop: int) -> None:
        self.reading = reading
        self.document, self.scan = reading.document, reading.scan
        self.first, self.stop = first, stop
        self.people = self.document.once(people_by_token)
        self.runs = self.document.once(names).at
        self.places = _places_among(self.document, first, stop)
        self.found: list[Mention] = []
        index = first
        while index < stop:
            index = self._person(index) or self._group(index) or self._place(index) or self._named(index) or index + 1

    def _person(self, index: int) -> int:
        """Behind the person at a word, or 0. A lone word that names a state is none: "German" is nobody's surname."""
        person = self.people.get(index)
        if person is None:
            return 0
        end = index + 1
        while end < self.stop and self.people.get(end) is person:
            end += 1
        if end == index + 1 and index in self.places and self.people.get(index - 1) is not person:
            return 0
        code = self.document.once(states_of_people).get(person.name)
        state = state_mention(self.document, code) if code else None
        if state is not None:
            self.found.append(state._replace(first=index, stop=end, source="person", person=person))
        else:
            self.found.append(Mention(index, end, person.name, "person", None, "person", person))
        return end

    def _group(self, index: int) -> int:
        """Behind a group noun that is a party by itself ("unions"), or 0."""
        group = self.reading.tag(index, "common_noun")
        if group is None or group.stop > self.stop:
            return 0
        self.found.append(Mention(index, group.stop, str(group.value), "group", None, "group"))
        return group.stop

    def _place(self, index: int) -> int:
        """Behind the name or adjective of a state, or 0 where it belongs to a longer name."""
        place, run = self.places.get(index), self.runs.get(index)
        if place is not None and place.kind == "people" and self._is_one_person(index, place.stop):
            return place.stop
        if place is not None and place.kind == "capital" and self._goes_on(index):  # "Legią Warszawa"
            self._extend(place.stop)
            return place.stop
        if place is not None and place.kind == "state" and self._owns_company(place.stop):
            return place.stop + 1
        if place is None or not (
            run is None or run.kind == "place" or place.stop >= run.stop or self._paired(index, place.stop)
        ):
            return 0
        capital = self.reading.capital(index)
        behind = self.runs.get(place.stop)
        if (
            place.kind == "adjective" and capital and behind is not None and behind.kind == "organisation"
            and self.scan.gaps[place.stop] == " " and behind.stop <= self.stop
        ):  # fmt: skip
            # "Canadian Western Bank"
            self._organisation(index, behind.stop, self.reading.text(index, behind.stop))
            return behind.stop
        if capital or (place.kind == "adjective" and not self.reading.capital_adjectives):
            state = state_mention(self.document, place.code)
            if state is not None:
                self.found.append(state._replace(first=index, stop=place.stop, source=place.kind))
        return place.stop

    def _owns_company(self, mark: int) -> bool:
        """Whether a state only tells where a company is at home: "China's Huanyu", not "China's Trade Ministry"."""
        if mark + 1 >= self.stop or self.scan.gaps[mark] not in ("'", "’") or self.scan.gaps[mark + 1] != " ":
            return False
        run = self.runs.get(mark + 1)
        if run is None or run.kind not in ("organisation", "other") or run.stop > self.stop:
            return False
        long = run.stop > run.first + 1 or (
            run.stop < self.stop and self.scan.gaps[run.stop] == " " and self.reading.capital(run.stop)
        )
        if run.kind == "other" and not long:
            return False  # "Norway's Storting"
        bodies = self.scan.at("organisations.noun")
        return not any(
            index in bodies or self.reading.has(index, "generic_places", "heads", "home_bodies")
            for index in range(run.first, run.stop)
        )

    def _goes_on(self, index: int) -> bool:
        """Whether the name before goes on here, with no small word between: "Huanyu New *Energy*"."""
        if not self.found or self.found[-1].source not in ("organisation", "other"):
            return False
        before = self.found[-1].stop
        return index - before < _WITHIN and all(
            self.scan.gaps[one] == " " and self.reading.capital(one) for one in range(before, index + 1)
        )

    def _extend(self, stop: int) -> None:
        """Let the name before end here."""
        last = self.found[-1]
        rest = self.reading.text(last.stop, stop)
        self.found[-1] = last._replace(stop=stop, name=f"{last.name} {rest}")

    def _is_one_person(self, first: int, stop: int) -> bool:
        """Whether a noun for people of a state is in the singular: "Francuz" signs for himself."""
        return self.reading.slavic and stop == first + 1 and not is_plural(self.scan.words[first])

    def _paired(self, index: int, stop: int) -> bool:
        """Whether a state is tied to another by a hyphen: "EU-Turkey"."""
        gaps = self.scan.gaps
        if gaps[stop] in ("-", "–") and stop in self.places:
            return True
        return gaps[index] in ("-", "–") and bool(self.found) and self.found[-1].stop == index

    def _named(self, index: int) -> int:
        """Behind an organisation or another name, or 0."""
        organisation = organisation_at(self.document, index)
        if organisation is not None and self._holds_person(index + 1, organisation.stop, organisation.name):
            return index + 1  # "szef producenta Jan Lis": the noun is of the role
        if organisation is not None and organisation.stop <= self.stop:
            body = self._body(index, organisation.stop)
            if body is None:
                self._organisation(index, organisation.stop, organisation.name)
            else:
                self.found.append(body._replace(first=index, stop=organisation.stop, source="state"))
            return organisation.stop
        body = self._body(index, index + 1)
        if body is not None:
            self.found.append(body._replace(first=index, stop=index + 1, source="state"))
            return index + 1
        run = self.runs.get(index)
        if run is None or run.kind == "place" or run.stop > self.stop:
            return 0
        if run.initial and run.stop == run.first + 1 and not self._is_name(run):
            return 0
        if run.kind != "person" and self._goes_on(index):
            self._extend(run.stop)
            return run.stop
        name = run.key or _organisation_name(self.reading, run.first, run.stop)
        kind: PartyType = "person" if run.kind == "person" else "organisation"
        self.found.append(Mention(run.first, run.stop, name, kind, None, run.kind))
        return run.stop

    def _holds_person(self, first: int, stop: int, name: str) -> bool:
        """Whether what is taken for an organisation is but a word before somebody's name."""
        return any(
            (person := self.people.get(index)) is not None and person.name == name for index in range(first, stop)
        )

    def _organisation(self, first: int, stop: int, name: str) -> None:
        self.found.append(Mention(first, stop, name, "organisation", None, "organisation"))

    def _body(self, first: int, stop: int) -> Mention | None:
        """The state of a government or a house of parliament: "Rząd Peru", "Sejm"."""
        reading, document = self.reading, self.document
        if stop > first + 1 and reading.has(first, "generic_places"):
            for index in range(first + 1, stop):
                place = self.places.get(index)
                if place is not None and place.kind in ("state", "bloc"):
                    return state_mention(document, place.code)
        if stop == first + 1 and reading.has(first, "home_bodies") and reading.capital(first):
            home = home_state(document)
            return state_mention(document, home) if home else None
        return None

    def _is_name(self, run: Name) -> bool:
        """Whether a capital at the head of a sentence is a name's: it is one elsewhere, or a verb or a list follows."""
        reading, after = self.reading, run.stop
        if run.first in self.scan.at("organisations.noun"):
            return False
        if run.kind != "other" or self.scan.words[run.first] in self.document.once(_seen_inside):
            return True
        return after < reading.stop and (
            reading.has(after, "cue", "modal", "passives", "conjunctions")
            or self.scan.gaps[after] in ("'", "’")
            or (reading.comma(after) and reading.capital(after))
        )


def _places_of(document: Document) -> tuple[list[int], list[tuple[int, _Place]]]:
    found = [
        (hit.first, _Place(hit.stop, kind.removeprefix("places."), hit.value))
        for kind in (*PLACES, "places.adjective", "places.people")
        for hit in document.scan.hits(kind)
    ]
    found.sort(key=lambda item: (item[0], -item[1].stop))
    return [first for first, _ in found], found


def _places_among(document: Document, first: int, stop: int) -> Mapping[int, _Place]:
    """The states among some words by their first word, the longest name of each."""
    firsts, places = document.once(_places_of)
    found: dict[int, _Place] = {}
    for index, place in places[bisect_left(firsts, first) : bisect_left(firsts, stop)]:
        found.setdefault(index, place)
    return found


def _seen_inside(document: Document) -> frozenset[str]:
    """The words of names that stand inside sentences, where a capital means a name."""
    words = document.scan.words
    return frozenset(
        words[index] for run in document.once(names).runs if not run.initial for index in range(run.first, run.stop)
    )


def _organisation_name(reading: Reading, first: int, stop: int) -> str:
    """The name of an organisation with its class noun and the adjectives before it in the nominative."""
    scan = reading.scan
    if reading.slavic:
        nouns = scan.at("organisations.noun")
        for index in range(first + 1, stop):
            noun = nouns.get(index)
            if noun is None or noun.value[0] not in "mfn" or scan.words[index] == noun.value[1]:
                continue
            gender, lemma = noun.value
            changed = [adjective_nominative(scan.word(word), gender) for word in range(first, index)]
            words = [word for word in changed if word]
            if len(words) == index - first:
                rest = [reading.text(noun.stop, stop)] if noun.stop < stop else []
                return " ".join([*words, lemma.capitalize(), *rest])
    return reading.text(first, stop)


def state_mention(document: Document, code: str) -> Mention | None:
    """A state or bloc by its code; no word of the sentence names it."""
    name = place_name(document, code)
    if name is None:
        return None
    if code in document.section(PlaceWords).states:
        return Mention(0, 0, name, "state", code, "article")
    return Mention(0, 0, name, "bloc", None, "article")


def as_parties(document: Document, found: Iterable[Mention]) -> list[Party]:
    """Mentions as parties, each name once, in the order of the text."""
    parties: dict[str, Party] = {}
    for mention in found:
        key = mention.name.casefold()
        if key not in parties:
            scan = document.scan
            span = None
            if mention.stop > mention.first:
                span = document.span(scan.starts[mention.first], scan.ends[mention.stop - 1])
            parties[key] = Party(name=mention.name, type=mention.type, country=mention.country, mention=span)
    return list(parties.values())
