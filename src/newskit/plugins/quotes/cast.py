"""Who may speak: the people, organisations and other names of an article by the word that they begin with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from attrs import define

from newskit.document import Document
from newskit.model import Person
from newskit.plugins.names import Name, names
from newskit.plugins.organisations import Organisation, OrganisationWords, organisation_at, organisation_of
from newskit.plugins.quotes.bodies import begin_of_name, whole
from newskit.plugins.quotes.noun_words import NounWords

__all__ = ["Actor", "Cast", "Named", "capitals", "cast"]

_BACK = 3  # words before a word of an organisation's name among which its class noun stands


@define(eq=False)
class Actor:
    """A mention of somebody: the words ``first`` to ``stop - 1`` of the scan."""

    first: int
    stop: int
    kind: str  #: person, organisation or other.
    name: str  #: In the nominative, the fullest form of the article.
    gender: str | None  #: m, f, n, p.
    nominative: bool  #: Whether the form may be a nominative.
    person: Person | None = None


@define(eq=False)
class Named:
    """An organisation that an article names."""

    first: int
    name: str
    noun: str | None  #: The lemma of its class noun.
    listed: bool  #: Whether a list knows it: agencies, parties, offices.


class Cast:
    """The actors of a document, found when somebody looks.

    Attributes:
        heads: The words that a mention of an organisation can begin with, but for those that only their capital tells.
        noun_words: The words of common nouns of the document's language.
    """

    __slots__ = (
        "_agreeing", "_bodies", "_capitals", "_document", "_mentions", "_nouns", "_people", "_persons",
        "_roles", "_runs", "_scan", "_seen", "_sorted", "heads", "noun_words",
    )  # fmt: skip

    def __init__(self, document: Document) -> None:
        scan = self._scan = document.scan
        self._document = document
        self._seen: dict[int, Actor | None] = {}
        self._capitals = document.once(capitals)
        self._bodies: list[Named] | None = None
        self._people: tuple[Person, ...] | None = None
        self.noun_words = document.section(NounWords)
        #: Whether adjectives agree with nouns, so that cases tell where a name begins.
        self._agreeing = bool(self.noun_words.of_names)
        self._nouns = scan.at("organisations.noun")
        self._roles = scan.at("people.role")
        self.heads = scan.at("organisations.noun").keys() | scan.at("organisations.name").keys()
        self._runs: Sequence[Name] = document.once(names).runs
        #: For each word of a person's name the mention that it belongs to.
        self._persons: dict[int, tuple[int, int, Person]] = {}
        self._mentions: list[tuple[int, int, Person]] = []
        self._place_persons()
        self._sorted = False

    def _place_persons(self) -> None:
        persons, mentions, ends = self._persons, self._mentions, self._scan.ends
        size = len(ends)
        for person in self.people():
            for mention in person.mentions:
                first = bisect_right(ends, mention.start)
                stop, end = first, mention.end
                while stop < size and ends[stop] <= end:  # names are short, so a walk is cheaper than a search
                    stop += 1
                if first == stop:
                    continue  # no whole word
                known = (first, stop, person)
                mentions.append(known)
                for index in range(first, stop):
                    persons[index] = known

    def at(self, index: int) -> Actor | None:
        """The actor whose mention begins with a word."""
        found = self.covering(index)
        return found if found is not None and found.first == index else None

    def covering(self, index: int) -> Actor | None:
        """The actor whose mention holds a word."""
        seen = self._seen
        if index in seen:
            return seen[index]
        if index in self._persons:
            known = self._persons[index]
            found: Actor | None = self._person(*known)
            for word in range(known[0], known[1]):
                if self._persons[word] is known:
                    seen[word] = found
            return found
        if index not in self._capitals and index not in self.heads:  # as most words
            return None
        found = seen[index] = self._body(index)
        return found

    def _person(self, first: int, stop: int, person: Person) -> Actor:
        name = person.name
        return Actor(first, stop, "person", name, person.gender, _in_nominative(self._words(first, stop), name), person)

    def _body(self, index: int) -> Actor | None:
        """The organisation at or around a word."""
        heads, document = self.heads, self._document
        body = organisation_at(document, index) if index in heads else None
        capital = index in self._capitals
        if body is None and capital and not heads.isdisjoint(range(index - _BACK, index)):
            body = organisation_of(document, index)
        if body is None and capital and self._agreeing and index + 1 in self._capitals:
            body = self._behind_adjectives(index)
        if body is not None:
            body = self._without_person(body)
        if body is not None:
            body = self.whole(body) if self._agreeing else body
            words = self._words(body.first, body.stop)
            nominative = self._scan.words[body.first] == body.noun or _in_nominative(words, body.name)
            return Actor(body.first, body.stop, "organisation", body.name, body.gender, nominative)
        run = self._run(index) if capital else None
        if run is None or run.kind != "organisation":
            return None
        words = self._words(run.first, run.stop)
        alone = run.stop == run.first + 1 and run.first in self._nouns
        if alone and self._agreeing and self._scan.gaps[run.first] != " ":
            return None  # "Firma" at the beginning of a sentence
        name, nominative = run.key or words, not run.key or words == run.key
        if self._agreeing and nominative:
            first = begin_of_name(self._scan, self.noun_words, run.first)
            if first < run.first:  # "Gruziński Dom Praw"
                return Actor(first, run.stop, "organisation", self._words(first, run.stop), None, nominative=True)
        return Actor(run.first, run.stop, "organisation", name, None, nominative)

    def _behind_adjectives(self, index: int) -> Organisation | None:
        """The organisation whose class noun stands behind an adjective with a capital: "Polska Izba Sklepów"."""
        for at in range(index + 1, index + 1 + _BACK):
            if at not in self._capitals or self._scan.gaps[at] != " ":
                return None
            if at in self._nouns:
                body = organisation_at(self._document, at)
                whole = self.whole(body) if body is not None else None
                return body if whole is not None and whole.first <= index else None
        return None

    def whole(self, body: Organisation) -> Organisation:
        """An organisation with all the words of its name."""
        introducers = self._document.section(OrganisationWords).introducer_set
        return whole(self._scan, self.noun_words, body, introducers)

    def _run(self, index: int) -> Name | None:
        """The name that a word belongs to; few words are asked about, too few for a table of all."""
        at = bisect_left(self._runs, (index + 1,)) - 1
        return self._runs[at] if at >= 0 and self._runs[at].stop > index else None

    def _words(self, first: int, stop: int) -> str:
        scan = self._scan
        return scan.text[scan.starts[first] : scan.ends[stop - 1]]

    def _without_person(self, body: Organisation) -> Organisation | None:
        """An organisation whose run of capitals goes over into a person's name, cut there: "Telewizji X Anna Nowak"."""
        oblique = self._agreeing and body.proper > body.first and self._scan.words[body.first] != body.noun
        if oblique and self._words(body.proper, body.stop) in {person.name for person in self.people()}:
            return None  # "według prokuratury Jan Nowak"
        for index in range(body.proper, body.stop):
            known = self._persons.get(index)
            if known is not None and known[0] == index:
                if index == body.proper:
                    if oblique:
                        return None
                    continue
                tail = self._words(index, body.stop)
                return body._replace(stop=index, name=body.name.removesuffix(tail).rstrip())
        return body

    def organisations(self) -> list[Named]:
        """The organisations that the article names, in its order."""
        if self._bodies is None:
            self._bodies = []
            listed = self._scan.at("organisations.name")
            stop = 0
            for index in sorted(self._capitals | self.heads):
                actor = self.covering(index) if index >= stop else None
                if actor is not None and actor.kind == "organisation":
                    stop = actor.stop
                    self._bodies.append(Named(actor.first, actor.name, self._class_noun(actor), actor.first in listed))
        return self._bodies

    def _class_noun(self, actor: Actor) -> str | None:
        """The class noun among the words of an organisation."""
        for index in range(actor.first, actor.stop):
            noun = self._nouns.get(index)
            if noun is not None:
                return str(noun.value[1])
        return None

    def people(self) -> tuple[Person, ...]:
        """The persons of the article, without what is one only by the capital of a sentence: "Pomysł"."""
        if self._people is None:
            self._people = self._document.of(Person)
            if self._agreeing:
                self._people = tuple(person for person in self._people if not self._common(person))
        return self._people

    def _common(self, person: Person) -> bool:
        """Whether somebody is a common noun at the beginning of sentences."""
        name, scan = person.name, self._scan
        if " " in name or person.role or not name.isalpha():
            return False
        places = [scan.index_at(span.start) for span in person.mentions]
        if any(scan.gaps[place] == " " for place in places):
            return False
        word, of = name.lower(), self.noun_words
        if word in of.person_set or all(place in self._roles for place in places):
            return True  # "Krytyk", "Teściowa"
        if word.endswith((*of.things, *of.agents)):
            return True
        return any(found == word and index not in self._capitals for index, found in enumerate(scan.words))

    @property
    def mentions(self) -> Sequence[tuple[int, int, Person]]:
        """The persons of the article by the words that name them, in the order of the text."""
        if not self._sorted:
            self._mentions.sort(key=itemgetter(0, 1))
            self._sorted = True
        return self._mentions


def _in_nominative(words: str, name: str) -> bool:
    """Whether a mention is written as its name is: each of its words stands in the nominative too."""
    if words == name or name.endswith(f" {words}") or name == f"{words}.":  # "Tomasz K."
        return True
    known = name.lower().split()
    return all(word in known for word in words.lower().split())


def cast(document: Document) -> Cast:
    """The actors of a document; use it as ``document.once(cast)``."""
    return Cast(document)


def capitals(document: Document) -> frozenset[int]:
    """The words that begin with a capital, for look-up; use it as ``document.once(capitals)``."""
    return frozenset(document.scan.capitals)
