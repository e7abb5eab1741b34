"""Everybody whom a sentence names and who may be a party: states by whatever name, organisations, people, groups."""

from __future__ import annotations

from newskit.document import Document
from newskit.model import SourceCredit
from newskit.plugins.agreements.parties.mention import Mention, as_parties, state_mention
from newskit.plugins.agreements.parties.named import NameFinder
from newskit.plugins.agreements.parties.naming import fuller_name, name_in_nominative, stop_of_name
from newskit.plugins.agreements.parties.offices import without_offices
from newskit.plugins.agreements.parties.stage import states_of_people
from newskit.plugins.agreements.parties.stand_ins import antecedent, stand_in_at
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.inflection import readings
from newskit.plugins.organisations import organisation_at
from newskit.plugins.slavic import is_plural

__all__ = ["Mention", "as_parties", "mentions", "state_mention"]

#: What a word in lower case may be that names somebody, and what may stand for somebody named elsewhere.
_LEADING = frozenset(("common_noun", "generic_places", "home_bodies", "parliaments"))
_STANDING = frozenset(("stand_in", "stand_in_pronoun"))
_ENDINGS = ("owi", "em", "a", "u", "ą", "i")  # of names of clubs whose nominative ends in a consonant


def mentions(reading: Reading, first: int, stop: int, stand_ins: str = "") -> list[Mention]:
    """Everybody named among some words of a sentence, in order.

    Args:
        reading: The sentence.
        first: The first word that is looked at.
        stop: The word behind the last one.
        stand_ins: Whether pronouns and nouns that stand for somebody count, and where that one may be named:
            ``inside`` the sentence too, or only ``before`` it.
    """
    found = without_offices(reading, _Finder(reading, first, stop, stand_ins).found)
    return [mention for mention in found if not (_judges(reading, mention) or _is_side(reading, mention))]


def _is_side(reading: Reading, mention: Mention) -> bool:
    """Whether a word with a capital only says that both sides are meant: "Partners scrap venture"."""
    side = reading.tag(mention.first, "sides") if mention.source == "other" else None
    return side is not None and side.stop == mention.stop


def _judges(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is a court or the like, which is no party."""
    return mention.type == "organisation" and any(
        reading.has(index, "arbiters") for index in range(mention.first, mention.stop)
    )


class _Finder(NameFinder):
    """One walk over some words; the first reading of a word that fits decides."""

    def __init__(self, reading: Reading, first: int, stop: int, stand_ins: str = "") -> None:
        super().__init__(reading, first, stop)
        self.stand_ins = stand_ins
        self.leading = _LEADING | _STANDING if stand_ins else _LEADING
        self.datelines = self.document.once(_datelines)
        index = first
        while index < stop:
            if not self._may_name(index):
                index += 1
                continue
            index = (
                (self.datelines and self._in_dateline(index))
                or self._behind_ampersand(index)
                or self._body_of_people(index)
                or self._club(index)
                or self._seat_of_state(index)
                or self._person(index)
                or self._group(index)
                or self._place(index)
                or self._stand_in(index)
                or self._named(index)
                or index + 1
            )

    def _may_name(self, index: int) -> bool:
        """Whether anything can be named at a word: one in lower case that no table knows names nobody."""
        return (
            self.reading.capital(index)
            or index in self.people
            or index in self.places
            or index in self.runs
            or index in self.nouns
            or self._is_led_in(index)
        )

    def _is_led_in(self, index: int) -> bool:
        """Whether a sign in lower case leads to a name, stands for somebody, or goes on with a name behind "&"."""
        kinds = self.reading.kinds(index)
        return bool(kinds) and (not kinds.isdisjoint(self.leading) or self.scan.gaps[index] == " & ")

    def _club(self, index: int) -> int:
        """Behind a club that is named by a word and its town, or 0: "Warta Konin"."""
        stop = index + 2
        if not self.reading.slavic or stop > self.stop or not self.reading.has(index, "clubs"):
            return 0
        if not (self.reading.capital(index) and self.reading.capital(index + 1) and self.scan.gaps[index + 1] == " "):
            return 0
        if self.scan.word(index).isupper() or index + 1 in self.scan.at("places.adjective"):
            return 0
        word, known = self.scan.word(index), self.reading.section.clubs
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        named = [*stems, *(one.nominative for one in readings(word))]
        first = next((name for name in named if name.lower() in known), word)
        name = f"{first} {self.scan.word(index + 1)}"
        self.found.append(Mention(index, stop, name, "organisation", None, "organisation"))
        return stop

    def _seat_of_state(self, index: int) -> int:
        """Behind a government or parliament with its capital, or 0: "the government in Stockholm"."""
        town = self.places.get(index + 2) if index + 2 < self.stop else None
        if town is None or town.kind != "capital" or not self.reading.has(index + 1, "locatives"):
            return 0
        if not self.reading.has(index, "generic_places", "home_bodies", "parliaments"):
            return 0
        state = state_mention(self.document, town.code)
        if state is None:
            return 0
        self.found.append(state._replace(first=index, stop=town.stop, source="state"))
        return town.stop

    def _in_dateline(self, index: int) -> int:
        """Behind a dateline, whose place and agency are no parties, or 0."""
        for first, stop in self.datelines:
            if first <= index < stop:
                return stop
        return 0

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
        if person.role and self._is_class_noun(person.role):
            end = min(stop_of_name(self.reading, end), self.stop)
            name = fuller_name(self.document, name_in_nominative(self.reading, index, end))
            self.found.append(Mention(index, end, name, "organisation", None, "organisation"))
            return end
        code = self.document.once(states_of_people).get(person.name)
        state = state_mention(self.document, code) if code else None
        if state is not None:
            self.found.append(state._replace(first=index, stop=end, source="person", person=person))
        else:
            self.found.append(Mention(index, end, person.name, "person", None, "person", person))
        return end

    def _is_class_noun(self, role: str) -> bool:
        """Whether what was taken for somebody's role is the class of an organisation: "producent okien Lipex"."""
        return role.split(maxsplit=1)[0].lower() in self.document.once(_class_nouns)

    def _group(self, index: int) -> int:
        """Behind a group noun that is a party by itself ("unions"), or 0."""
        group = self.reading.tag(index, "common_noun")
        if group is None or group.stop > self.stop or self._is_of_state(index, group.stop):
            return 0
        if self.reading.section.adjectives_follow and (self._introduces(index, group.stop) or self._longer_name(index)):
            return 0  # "los sindicatos UGT y CSIF", "Ayuntamiento de Lugo"
        if any(tag.stop > index > tag.first for tag in self.reading.tags(index - 2, group.stop, "bilateral")):
            return group.stop  # "both *sides*"
        self.found.append(Mention(index, group.stop, str(group.value), "group", None, "group"))
        return group.stop

    def _introduces(self, index: int, stop: int) -> bool:
        """Whether a class noun only leads to the name right behind it."""
        return (
            stop < self.stop
            and self.scan.gaps[stop] == " "
            and self.reading.capital(stop)
            and not self.reading.capital(index)
            and index in self.scan.at("organisations.noun")
        )

    def _is_of_state(self, index: int, stop: int) -> bool:
        """Whether the words behind a group say of which state it is, which then is the party: "Gobierno de Chile"."""
        if not self.reading.section.adjectives_follow or not self.reading.has(index, "generic_places"):
            return False
        if self.reading.has(stop, "merged"):
            stop += 1
        return stop < self.stop and stop in self.places and self.places[stop].kind in ("state", "adjective")

    def _stand_in(self, index: int) -> int:
        """Behind a pronoun or a noun that stands for somebody named before, or 0."""
        stand_in = stand_in_at(self.reading, index) if self.stand_ins else None
        if stand_in is None or stand_in.stop > self.stop:
            return 0
        joined = self.reading.has(index - 2, "conjunctions") or self.reading.has(index - 1, "conjunctions")
        if self.found and stand_in.kind != "body" and not joined:
            return stand_in.stop  # "Lipex said it signed"
        meant = antecedent(self.reading, stand_in, inside=self.stand_ins == "inside")
        if meant is not None and all(meant.name != one.name for one in self.found):
            self.found.append(meant._replace(first=index, stop=stand_in.stop, source="stand_in"))
        elif meant is None and stand_in.noun and stand_in.kind != "person" and self._has_lemma(index):
            self.found.append(Mention(index, stand_in.stop, stand_in.noun, "group", None, "stand_in"))
        return stand_in.stop

    def _has_lemma(self, index: int) -> bool:
        """Whether the noun at a word is one whose nominative is known, and no number stands before it."""
        if not self.reading.slavic:
            return True
        before = range(max(index - 2, self.reading.first), index)
        return index in self.nouns and not any(self.reading.has(one, "number", "vague") for one in before)

    def _place(self, index: int) -> int:
        """Behind the name or adjective of a state, or 0 where it belongs to a longer name."""
        place, run = self.places.get(index), self.runs.get(index)
        if place is not None and place.kind == "people" and self._is_one_person(index, place.stop):
            return place.stop
        if place is not None and place.kind in ("capital", "state") and self._goes_on(index):
            # "Legią Warszawa", "Air France"
            self._extend(place.stop)
            return place.stop
        if place is not None and place.kind == "state" and self._owns_company(place.stop):
            return place.stop + 1
        if place is None or not (
            run is None or run.kind == "place" or place.stop >= run.stop or self._paired(index, place.stop)
        ):
            return 0
        capital = any(self.reading.capital(one) for one in range(index, place.stop))  # "the Philippines"
        behind = self.runs.get(place.stop)
        if (
            place.kind == "adjective" and capital and behind is not None and behind.kind == "organisation"
            and self.scan.gaps[place.stop] == " " and behind.stop <= self.stop
        ):  # fmt: skip
            # "Canadian Western Bank"
            self._organisation(index, behind.stop, self.reading.text(index, behind.stop))
            return behind.stop
        if (named := self._named_by_state(index, place.stop)) is not None:
            self.found.append(named)
            return named.stop
        if self._is_half(index, place.stop):
            return place.stop
        if place.kind == "seat" and self.found and self.found[-1].stop == index and self.scan.gaps[index] == " ":
            self.found.pop()  # "the Obama White House"
        if capital or (place.kind == "adjective" and not self.reading.capital_adjectives):
            state = state_mention(self.document, place.code)
            if state is not None:
                self.found.append(state._replace(first=index, stop=place.stop, source=place.kind))
        return place.stop

    def _named_by_state(self, index: int, stop: int) -> Mention | None:
        """An organisation whose name begins with the adjective of a state: "Polska Grupa Energetyczna"."""
        noun = self.nouns.get(stop)
        if not (
            self.reading.slavic and noun is not None and index in self.scan.at("places.adjective")
            and self.reading.capital(index) and self.reading.capital(stop) and self.scan.gaps[stop] == " "
        ):  # fmt: skip
            return None
        named = organisation_at(self.document, stop)
        if named is None or named.stop > self.stop:
            return None
        return Mention(index, named.stop, named.name, "organisation", None, "organisation")

    def _is_half(self, first: int, stop: int) -> bool:
        """Whether a state or town is but a part of a word or a name: "Oslo-based", "South China Sea"."""
        scan, capital = self.scan, self.reading.capital
        if stop >= self.reading.stop:
            return False
        if scan.gaps[stop] == "-":
            return not capital(stop) and stop not in self.places and self.reading.capital_adjectives
        return (
            first > self.reading.first + 1
            and scan.gaps[first] == scan.gaps[stop] == " "
            and capital(first - 1)
            and capital(stop)
            and (before := self.runs.get(first - 1)) is not None
            and (behind := self.runs.get(stop)) is not None
            and before.kind == behind.kind == "other"
            and first - 1 not in self.places
            and not self.reading.has(first - 1, "days", "months")
        )

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
        if run.kind == "other" and not long and self.reading.has(mark + 1, "parliaments"):
            return False  # "Norway's Storting"
        bodies = self.scan.at("organisations.noun")
        return not any(
            index in bodies or self.reading.has(index, "generic_places", "heads", "home_bodies")
            for index in range(run.first, run.stop)
        )

    def _is_one_person(self, first: int, stop: int) -> bool:
        """Whether a noun for people of a state is in the singular: "Francuz" signs for himself."""
        return self.reading.slavic and stop == first + 1 and not is_plural(self.scan.words[first])

    def _paired(self, index: int, stop: int) -> bool:
        """Whether a state is tied to another by a hyphen: "EU-Turkey"."""
        gaps = self.scan.gaps
        if gaps[stop] in ("-", "–") and stop in self.places:
            return True
        return gaps[index] in ("-", "–") and bool(self.found) and self.found[-1].stop == index


def _class_nouns(document: Document) -> frozenset[str]:
    """The class nouns of organisations that stand in the article, in the nominative."""
    return frozenset(hit.value[1] for hit in document.scan.hits("organisations.noun"))


def _datelines(document: Document) -> list[tuple[int, int]]:
    """The words of the datelines of an article: first, and behind the last."""
    scan = document.scan
    return [
        (scan.index_at(credit.span.start), scan.index_at(credit.span.end))
        for credit in document.of(SourceCredit)
        if credit.kind == "dateline"
    ]
