"""Who may speak: the people, organisations and other names of an article by the word that they begin with."""

from __future__ import annotations

from typing import NamedTuple

from newskit.document import Document
from newskit.model import Person
from newskit.plugins.names import names
from newskit.plugins.organisations import Organisation, organisation_at, organisation_of

__all__ = ["Actor", "Cast", "cast"]


class Actor(NamedTuple):
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

    __slots__ = ("_begins", "_document", "_names", "_persons", "_seen")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: dict[int, Actor | None] = {}
        self._persons: dict[int, tuple[int, int, Person]] = {}
        self._begins = document.scan.at("organisations.noun")
        self._names = document.scan.at("organisations.name")
        index_at = document.scan.index_at
        for person in document.of(Person):
            for mention in person.mentions:
                first = index_at(mention.start)
                stop = index_at(mention.end)
                for index in range(first, stop):
                    self._persons[index] = (first, stop, person)

    def at(self, index: int) -> Actor | None:
        """The actor whose mention begins with a word."""
        found = self.covering(index)
        return found if found is not None and found.first == index else None

    def covering(self, index: int) -> Actor | None:
        """The actor whose mention holds a word."""
        seen = self._seen
        if index in seen:
            return seen[index]
        scan = self._document.scan
        found = None
        # Most words are neither: no look-up of names for them.
        if (
            index in self._persons
            or index in self._begins
            or index in self._names
            or scan.text[scan.starts[index]].isupper()
        ):
            found = self._find(index)
        seen[index] = found
        return found

    def _find(self, index: int) -> Actor | None:
        scan = self._document.scan
        known = self._persons.get(index)
        if known is not None:
            first, stop, person = known
            name = person.name
            words = scan.text[scan.starts[first] : scan.ends[stop - 1]]
            return Actor(first, stop, "person", name, person.gender, _in_nominative(words, name), person)
        body = organisation_at(self._document, index) or (
            organisation_of(self._document, index) if scan.text[scan.starts[index]].isupper() else None
        )
        if body is not None:
            body = self._without_person(body)
            words = scan.text[scan.starts[body.first] : scan.ends[body.stop - 1]]
            nominative = _in_nominative(words, body.name) or scan.words[body.first] == body.noun
            return Actor(body.first, body.stop, "organisation", body.name, body.gender, nominative)
        if not scan.text[scan.starts[index]].isupper():
            return None
        run = self._document.once(names).covering(index)
        if run is not None and run.kind == "organisation":
            words = scan.text[scan.starts[run.first] : scan.ends[run.stop - 1]]
            return Actor(run.first, run.stop, "organisation", run.key or words, None, not run.key or words == run.key)
        return None

    def _without_person(self, body: Organisation) -> Organisation:
        """An organisation whose run of capitals goes over into a person's name, cut there: "Telewizji X Anna Nowak"."""
        for index in range(body.proper + 1, body.stop):
            known = self._persons.get(index)
            if known is not None and known[0] == index:
                scan = self._document.scan
                tail = scan.text[scan.starts[index] : scan.ends[body.stop - 1]]
                return body._replace(stop=index, name=body.name.removesuffix(tail).rstrip())
        return body

    def people(self) -> tuple[Person, ...]:
        """The persons of the article."""
        return self._document.of(Person)


def _in_nominative(words: str, name: str) -> bool:
    """Whether a mention is written as its name is: each of its words stands in the nominative too."""
    if words == name:
        return True
    known = name.lower().split()
    return all(word in known for word in words.lower().split())


def cast(document: Document) -> Cast:
    """The actors of a document; use it as ``document.once(cast)``."""
    return Cast(document)
