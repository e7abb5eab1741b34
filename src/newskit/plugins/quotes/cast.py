"""Who may speak: the people, organisations and other names of an article by the word that they begin with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from attrs import define

from newskit.document import Document
from newskit.model import Person
from newskit.plugins.names import Name, names
from newskit.plugins.organisations import Organisation, organisation_at, organisation_of

__all__ = ["Actor", "Cast", "capitals", "cast"]

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


class Cast:
    """The actors of a document, found when somebody looks."""

    __slots__ = ("_capitals", "_document", "_heads", "_mentions", "_persons", "_runs", "_scan", "_seen", "_sorted")

    def __init__(self, document: Document) -> None:
        scan = self._scan = document.scan
        self._document = document
        self._seen: dict[int, Actor | None] = {}
        self._capitals = document.once(capitals)
        #: The words that a mention of an organisation can begin with, but for those that only their capital tells.
        self._heads = scan.at("organisations.noun").keys() | scan.at("organisations.name").keys()
        self._runs: Sequence[Name] = document.once(names).runs
        #: For each word of a person's name the mention that it belongs to.
        self._persons: dict[int, tuple[int, int, Person]] = {}
        self._mentions: list[tuple[int, int, Person]] = []
        self._place_persons()
        self._sorted = False

    def _place_persons(self) -> None:
        persons, mentions, ends = self._persons, self._mentions, self._scan.ends
        for person in self._document.of(Person):
            for mention in person.mentions:
                first = bisect_right(ends, mention.start)
                stop = bisect_right(ends, mention.end, first)
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
        if index not in self._capitals and index not in self._heads:  # as most words
            return None
        found = seen[index] = self._body(index)
        return found

    def _person(self, first: int, stop: int, person: Person) -> Actor:
        name = person.name
        return Actor(first, stop, "person", name, person.gender, _in_nominative(self._words(first, stop), name), person)

    def _body(self, index: int) -> Actor | None:
        """The organisation at or around a word."""
        heads, document = self._heads, self._document
        body = organisation_at(document, index) if index in heads else None
        capital = index in self._capitals
        if body is None and capital and not heads.isdisjoint(range(index - _BACK, index)):
            body = organisation_of(document, index)
        if body is not None:
            body = self._without_person(body)
            words = self._words(body.first, body.stop)
            nominative = self._scan.words[body.first] == body.noun or _in_nominative(words, body.name)
            return Actor(body.first, body.stop, "organisation", body.name, body.gender, nominative)
        run = self._run(index) if capital else None
        if run is None or run.kind != "organisation":
            return None
        words = self._words(run.first, run.stop)
        return Actor(run.first, run.stop, "organisation", run.key or words, None, not run.key or words == run.key)

    def _run(self, index: int) -> Name | None:
        """The name that a word belongs to; few words are asked about, too few for a table of all."""
        at = bisect_left(self._runs, (index + 1,)) - 1
        return self._runs[at] if at >= 0 and self._runs[at].stop > index else None

    def _words(self, first: int, stop: int) -> str:
        scan = self._scan
        return scan.text[scan.starts[first] : scan.ends[stop - 1]]

    def _without_person(self, body: Organisation) -> Organisation:
        """An organisation whose run of capitals goes over into a person's name, cut there: "Telewizji X Anna Nowak"."""
        for index in range(body.proper + 1, body.stop):
            known = self._persons.get(index)
            if known is not None and known[0] == index:
                tail = self._words(index, body.stop)
                return body._replace(stop=index, name=body.name.removesuffix(tail).rstrip())
        return body

    def people(self) -> tuple[Person, ...]:
        """The persons of the article."""
        return self._document.of(Person)

    @property
    def mentions(self) -> Sequence[tuple[int, int, Person]]:
        """The persons of the article by the words that name them, in the order of the text."""
        if not self._sorted:
            self._mentions.sort(key=itemgetter(0, 1))
            self._sorted = True
        return self._mentions


def _in_nominative(words: str, name: str) -> bool:
    """Whether a mention is written as its name is: each of its words stands in the nominative too."""
    if words == name or name.endswith(f" {words}"):
        return True
    known = name.lower().split()
    return all(word in known for word in words.lower().split())


def cast(document: Document) -> Cast:
    """The actors of a document; use it as ``document.once(cast)``."""
    return Cast(document)


def capitals(document: Document) -> frozenset[int]:
    """The words that begin with a capital, for look-up; use it as ``document.once(capitals)``."""
    return frozenset(document.scan.capitals)
