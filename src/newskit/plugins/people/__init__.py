"""People: one record a person, however often and in whatever form the article names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.model import Block, Boilerplate, Person, fitting_span
from newskit.plugins.names import NameWords
from newskit.plugins.organisations import OrganisationWords
from newskit.plugins.people.gathering import Gatherer
from newskit.plugins.people.nominative import name_and_gender
from newskit.plugins.people.roles import RoleReader
from newskit.plugins.people.words import PeopleWords
from newskit.plugins.places import PlaceWords

__all__ = ["PeopleWords", "newskit_annotators", "people", "people_by_token"]


@annotator(
    makes=Person,
    uses=(Block, Boilerplate),
    sections=(PeopleWords, NameWords, OrganisationWords, PlaceWords),
    name="newskit.people",
)
def people(document: Document) -> Iterable[Person]:
    """Find the people of the article."""
    gatherer = Gatherer(document)
    scan = document.scan
    text, starts, ends = scan.text, scan.starts, scan.ends
    candidates = gatherer.gather()
    if not candidates:
        return
    roles = RoleReader(gatherer, document)
    for candidate in candidates:
        role = roles.best(candidate)
        name, gender = name_and_gender(gatherer, candidate, role.gender if role else None)
        mentions = []
        for one in candidate.mentions:
            start, end = starts[one.first], ends[one.stop - 1] + one.dot
            mentions.append(fitting_span(start, end, text[start:end]))
        yield Person(
            span=mentions[0],
            name=name,
            mentions=tuple(mentions),
            role=role.text if role else None,
            role_span=document.span(role.start, role.end) if role else None,
            gender=gender,  # type: ignore[arg-type]
            rule=candidate.rule,
        )


def people_by_token(document: Document) -> Mapping[int, Person]:
    """The person that each word of the scan belongs to; use it as ``document.once(people_by_token)``."""
    scan = document.scan
    found: dict[int, Person] = {}
    for person in document.of(Person):
        for mention in person.mentions:
            index = scan.index_at(mention.start)
            while index < len(scan.words) and scan.starts[index] < mention.end:
                found.setdefault(index, person)
                index += 1
    return found


def newskit_annotators() -> list[Annotator]:
    """Give the annotator of people."""
    return [people]
