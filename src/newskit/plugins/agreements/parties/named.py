"""Organisations and other names among some words of a sentence; the base of the walk that `mentions` makes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from newskit.document import Document
from newskit.model import PartyType
from newskit.plugins.agreements.parties.mention import Mention, main_state, state_mention
from newskit.plugins.agreements.parties.naming import (
    begin_of_name,
    end_of_name,
    fuller_name,
    is_body,
    name_in_nominative,
    name_of,
    plural_adjectives,
    stop_of_name,
)
from newskit.plugins.agreements.parties.stage import PLACES
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.names import Name, NameWords, names
from newskit.plugins.organisations import OrganisationWords, organisation_at
from newskit.plugins.people import people_by_token

__all__ = ["NameFinder"]

_BODY = 4  # words of the name of a body that says whose it is at most
_WITHIN = 2  # words of a name from one part that is known to the next


class Place(NamedTuple):
    stop: int
    kind: str
    code: str


class NameFinder:
    """What is known of some words, and the reading of the names among them; each goes into ``found``."""

    def __init__(self, reading: Reading, first: int, stop: int) -> None:
        self.reading = reading
        self.document, self.scan = reading.document, reading.scan
        self.first, self.stop = first, stop
        self.people = self.document.once(people_by_token)
        self.runs = self.document.once(names).at
        self.nouns = self.scan.at("organisations.noun")
        self.places = _places_among(self.document, first, stop)
        self.found: list[Mention] = []

    def _named(self, index: int) -> int:
        """Behind an organisation or another name, or 0."""
        if self.reading.capital(index) and (feast := self.reading.tag(index, "no_parties")) is not None:
            return feast.stop
        if self.reading.has(index, "organs") and not (
            self.reading.capital(index) and self.runs.get(index + 1) is None and index + 1 >= self.stop
        ):
            return 0  # "zarząd Huty": what follows is the party
        if (
            self.reading.has(index, "numbered")
            and self.reading.capital(index)
            and stop_of_name(self.reading, index + 1) > index + 1
        ):
            self._organisation(index, index + 2, self.reading.text(index, index + 2))
            return index + 2
        longer = self._longer_name(index)
        if longer is not None:
            self._organisation(index, longer.stop, self.reading.text(index, longer.stop))
            return longer.stop
        organisation = organisation_at(self.document, index)
        if organisation is not None and self._holds_person(index + 1, organisation.stop, organisation.name):
            return index + 1  # "szef producenta Jan Lis": the noun is of the role
        if organisation is not None and organisation.stop <= self.stop:
            body = self._body(index, organisation.stop)
            if body is None:
                self._organisation(index, organisation.stop, organisation.name)
                return self.found[-1].stop
            self.found.append(body._replace(first=index, stop=organisation.stop, source="state"))
            return organisation.stop
        body = self._body(index, index + 1)
        if body is not None:
            self.found.append(body._replace(first=index, stop=index + 1, source="state"))
            return index + 1
        run = self.runs.get(index) or self._rest_of_list(index)
        if run is not None and self._is_counted_by(run):
            run = run._replace(stop=run.stop - 1)
        if run is not None and self._only_describes(run):
            return run.stop
        if run is not None and run.kind == "place" and self._may_act(run):
            run = run._replace(kind="other", initial=False)
        if run is None or run.kind == "place" or run.stop > self.stop:
            return 0
        if run.initial and run.stop == run.first + 1 and not self._is_name(run):
            return 0
        if run.kind != "person" and self._goes_on(index):
            self._extend(run.stop)
            return run.stop
        kind: PartyType = "person" if run.kind == "person" else "organisation"
        first = self._joined_from(run.first)
        if first < run.first:
            if self.found and self.found[-1].stop > first:
                self.found.pop()
            self.found.append(Mention(first, run.stop, self.reading.text(first, run.stop), kind, None, run.kind))
            return run.stop
        if kind == "organisation" and not run.key and (group := self._of_group(run)):
            return group
        if kind == "person" or run.key:
            name = run.key or name_in_nominative(self.reading, run.first, run.stop)
            self.found.append(Mention(run.first, run.stop, name, kind, None, run.kind))
            return run.stop
        if self._is_short_for_last(run) or self._is_surname(run):
            return run.stop
        first = self._with_legal_form(self._with_town(begin_of_name(self.reading, run.first, run.stop)), run.stop)
        end = end_of_name(self.reading, first, run.stop)
        stop = min(stop_of_name(self.reading, end), self.stop) if end == run.stop else end
        self.found.append(Mention(first, stop, self._in_full(first, end, stop), kind, None, run.kind))
        return stop

    def _is_counted_by(self, run: Name) -> bool:
        """Whether the number behind a name counts what follows: "zapłaci Lipeksowi *140* mln"."""
        last = run.stop - 1
        return (
            last > run.first
            and run.stop < self.reading.stop
            and self.scan.words[last].isdigit()
            and self.scan.gaps[run.stop] == " "
            and not self.reading.capital(run.stop)
            and not self.reading.has(run.stop, "cue", "modal", "passives", "auxiliaries", "conjunctions")
        )

    def _joined_from(self, first: int) -> int:
        """Where a name begins that goes on behind a sign for "and": "BMS&K"."""
        before = first - 1
        if "&" not in self.scan.gaps[first] or before < self.reading.first or not self.reading.capital(before):
            return first
        run = self.document.once(names).covering(before)
        return run.first if run is not None else before

    def _of_group(self, run: Name) -> int:
        """Behind a group that a name belongs to: "Gulf states", "the Obama administration"."""
        index = run.stop
        if not self.reading.capital_adjectives or index >= self.stop or self.scan.gaps[index] != " ":
            return 0
        if self.reading.capital(index) or not self.reading.has(index, "group", "generic_places", "leaders"):
            return 0
        name = self.reading.text(run.first, index + 1)
        self.found.append(Mention(run.first, index + 1, name, "group", None, "group"))
        return index + 1

    def _may_act(self, run: Name) -> bool:
        """Whether a name of several words that sounds like a place's may be a party here: "with Leeds City"."""
        before = run.first - 1
        if not self.reading.capital_adjectives or run.stop < run.first + 2 or run.key or run.first in self.places:
            return False
        if run.first == self.reading.first:
            return run.stop < self.reading.stop and not self.reading.comma(run.stop)
        return self.scan.gaps[run.first] == " " and self.reading.has(before, "partners", "between", "conjunctions")

    def _only_describes(self, run: Name) -> bool:
        """Whether a name is but half of a word: "Oslo-based", "Lipex-backed"."""
        stop = run.stop
        return (
            self.reading.capital_adjectives
            and stop < self.reading.stop
            and self.scan.gaps[stop] == "-"
            and not self.reading.capital(stop)
            and self.scan.words[stop].isalpha()
        )

    def _with_town(self, first: int) -> int:
        """Where the name of a club begins with its town: "Manchester United"."""
        town = self.runs.get(first - 1)
        joined = (
            town is not None and town.kind == "place" and town.stop == first and self.scan.gaps[first] == " "
            and first > self.first and first - 1 not in self.places and not self.reading.slavic
            and not self.reading.has(first - 2, "locatives")
        )  # fmt: skip
        return first - 1 if joined else first

    def _with_legal_form(self, first: int, stop: int) -> int:
        """Where the name of a company begins whose legal form was taken for a name: "Lipex *AG*"."""
        forms = self.document.section(OrganisationWords).suffix_set
        begins = (
            stop == first + 1 and self.scan.words[first] in forms and first > self.first
            and self.scan.gaps[first] == " " and self.reading.capital(first - 1)
        )  # fmt: skip
        return first - 1 if begins else first

    def _behind_ampersand(self, index: int) -> int:
        """Behind the second half of a name that has an ampersand, "Procter & *Gamble*", or 0."""
        if self.scan.gaps[index] != " & " or not self.found or self.found[-1].stop != index:
            return 0
        stop, last = self._behind_capitals(index + 1), self.found[-1]
        name = self.reading.text(last.first, stop)
        self.found[-1] = Mention(last.first, stop, name, "organisation", None, "organisation")
        return stop

    def _body_of_people(self, index: int) -> int:
        """Behind the name of a body that says whose it is: "Writers Guild", "United Auto Workers"; else 0."""
        scan, reading = self.scan, self.reading
        roles = scan.at("people.role")
        if reading.slavic or reading.section.nouns_capital or not reading.capital(index):
            return 0
        if not any(at in roles for at in range(index, index + _BODY)) or reading.has(index, "definite", "articles"):
            return 0
        stop = self._behind_capitals(index + 1)
        if stop < index + 2 or stop > self.stop:
            return 0
        plural = [at for at in range(index, stop) if at in roles and roles[at].value[1] != scan.words[at]]
        if not plural or not (plural[-1] == stop - 1 or is_body(reading, stop - 1)) or index in self.people:
            return 0
        stop = self._behind_join(stop)
        self._organisation(index, stop, reading.text(index, stop))
        return self.found[-1].stop

    def _behind_join(self, stop: int) -> int:
        """Behind what a name goes on with: "Writers Guild *of America*"."""
        joined = (
            stop + 1 < self.stop
            and self.scan.words[stop] in self.document.section(NameWords).join_set
            and not self.reading.has(stop, "conjunctions")
            and self.scan.gaps[stop] == self.scan.gaps[stop + 1] == " "
            and self.reading.capital(stop + 1)
        )
        return self._behind_capitals(stop + 2) if joined else stop

    def _behind_capitals(self, stop: int) -> int:
        """Behind the words with a capital that follow, three at most."""
        last = min(self.stop, stop + _BODY - 1)
        while stop < last and self.scan.gaps[stop] == " " and self.reading.capital(stop):
            stop += 1
        return stop

    def _is_short_for_last(self, run: Name) -> bool:
        """Whether a name in brackets shortens the one before: "Harbour Workers' Union (HWU)"."""
        return (
            self.scan.gaps[run.first] == " ("
            and run.stop == run.first + 1
            and self.scan.word(run.first).isupper()
            and bool(self.found)
            and self.found[-1].stop == run.first
        )

    def _is_surname(self, run: Name) -> bool:
        """Whether a small word before a name makes it somebody's: "von der Heide"."""
        particles = self.document.section(NameWords).particle_set
        before = run.first - 1
        return (
            before > self.reading.first
            and self.scan.words[before] in particles
            and not self.reading.capital(before)
            and self.scan.words[before - 1] in particles
        )

    def _in_full(self, first: int, end: int, stop: int) -> str:
        """A name in the nominative and in full, with what goes on behind its first part."""
        name = fuller_name(self.document, name_in_nominative(self.reading, first, end))
        return name + self.reading.text(end - 1, stop)[len(self.scan.word(end - 1)) :] if stop > end else name

    def _rest_of_list(self, index: int) -> Name | None:
        """What is left of a name behind "and the", where another member of a list begins."""
        if index - 1 < self.first or not self.reading.capital(index):
            return None
        tied = bool(self.found) and self.found[-1].stop == index and self.scan.gaps[index] in ("-", "–")
        if not (tied or self.reading.has(index - 1, "definite", "organs", "no_parties")):
            return None
        run = self.document.once(names).covering(index)
        return run._replace(first=index) if run is not None and run.first < index else None

    def _longer_name(self, index: int) -> Name | None:
        """The name of a body that goes on behind a small word or a known name: "Universidad Nacional de Salta"."""
        if self.reading.slavic or not self.reading.section.adjectives_follow:
            return None
        run = self.runs.get(index)
        if run is None or run.kind != "organisation" or run.key or not 2 < run.stop - index <= self.stop - index:
            return None
        return run if index in self.scan.at("organisations.noun") else None

    def _holds_person(self, first: int, stop: int, name: str) -> bool:
        """Whether what is taken for an organisation is but a word before somebody's name."""
        return any(
            (person := self.people.get(index)) is not None and person.name == name for index in range(first, stop)
        )

    def _organisation(self, first: int, stop: int, name: str) -> None:
        """Keep an organisation, with all that belongs to its name and without what only introduces it."""
        while self._is_begun_before(first):
            first -= 1
            name = f"{self.scan.word(first)} {name}"
        person = next((index for index in range(first + 1, stop) if self._begins_person(index)), stop)
        if person < stop:
            stop, name = person, self.reading.text(first, person)
        name = name_of(self.reading, first, stop, name)
        if self.reading.slavic:
            name = plural_adjectives(name)
        end = min(stop_of_name(self.reading, stop), self.stop)
        if end > stop:
            name += self.reading.text(stop - 1, end)[len(self.scan.word(stop - 1)) :]
        if self.found and self.found[-1].first >= first:
            self.found.pop()
        self.found.append(Mention(first, end, fuller_name(self.document, name), "organisation", None, "organisation"))

    def _is_begun_before(self, first: int) -> bool:
        """Whether the word before belongs to a name that is known without it: "National" before "Bank of Canada"."""
        before = self.runs.get(first - 1) if first > self.first else None
        return (
            before is not None
            and before.stop == first
            and before.kind == "other"
            and not before.key
            and self.scan.gaps[first] == " "
            and self.reading.capital(first)
            and self.people.get(first - 1) is None
            and not self.reading.has(first - 1, "days", "months", "no_parties")
        )

    def _begins_person(self, index: int) -> bool:
        """Whether the full name of somebody begins at a word, who stands right behind an organisation."""
        person = self.people.get(index)
        return (
            person is not None
            and self.reading.capital(index - 1)
            and self.people.get(index - 1) is not person
            and self.people.get(index + 1) is person
            and person.name.startswith(self.scan.word(index)[:2])
        )

    def _body(self, first: int, stop: int) -> Mention | None:
        """The state of a government or a house of parliament: "Rząd Peru", "Sejm"."""
        reading, document = self.reading, self.document
        if stop > first + 1 and reading.has(first, "generic_places"):
            for index in range(first + 1, stop):
                place = self.places.get(index)
                if place is not None and place.kind in ("state", "bloc"):
                    return state_mention(document, place.code)
        if stop == first + 1 and reading.has(first, "home_bodies") and reading.capital(first):
            return main_state(document)
        return None

    def _is_name(self, run: Name) -> bool:
        """Whether a capital at the head of a sentence is a name's: it is one elsewhere, or a verb or a list follows."""
        reading, after = self.reading, run.stop
        if run.first in self.scan.at("organisations.noun"):
            return False
        if run.kind != "other" or self.scan.words[run.first] in self.document.once(_seen_inside):
            return True
        return after < reading.stop and (
            reading.has(after, "cue", "modal", "passives", "auxiliaries", "conjunctions")
            or (after in self.scan.at("agreements.deed") and not self._may_be_plural(run.first))
            or self.scan.gaps[after] in ("'", "’")
            or (reading.comma(after) and (reading.capital(after) or reading.has(after, "articles", "definite")))
        )

    def _may_be_plural(self, index: int) -> bool:
        """Whether a word looks like a noun in the plural: "Doctors settled"; not asked where nouns have articles."""
        section = self.reading.section
        return not section.adjectives_follow and self.scan.words[index].endswith(section.plural_endings or "s")

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


def _places_of(document: Document) -> tuple[list[int], list[tuple[int, Place]]]:
    found = [
        (hit.first, Place(hit.stop, kind.removeprefix("places."), hit.value))
        for kind in (*PLACES, "places.adjective", "places.people")
        for hit in document.scan.hits(kind)
    ]
    found.sort(key=lambda item: (item[0], -item[1].stop))
    return [first for first, _ in found], found


def _places_among(document: Document, first: int, stop: int) -> Mapping[int, Place]:
    """The states among some words by their first word, the longest name of each."""
    firsts, places = document.once(_places_of)
    found: dict[int, Place] = {}
    for index, place in places[bisect_left(firsts, first) : bisect_left(firsts, stop)]:
        found.setdefault(index, place)
    return found


def _seen_inside(document: Document) -> frozenset[str]:
    """The words of names that stand inside sentences, where a capital means a name."""
    words = document.scan.words
    return frozenset(
        words[index] for run in document.once(names).runs if not run.initial for index in range(run.first, run.stop)
    )
