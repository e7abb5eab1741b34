"""Somebody who may be a party, and the record of one who is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from newskit.document import Document
from newskit.model import Party, PartyType, Person
from newskit.plugins.agreements.parties.stage import home_state, stage_of
from newskit.plugins.names import names
from newskit.plugins.organisations import OrganisationWords
from newskit.plugins.places import PlaceWords, place_name

__all__ = ["Mention", "as_parties", "main_state", "state_mention"]


class Mention(NamedTuple):
    """Somebody who may be a party: the words ``first`` to ``stop - 1``."""

    first: int
    stop: int
    name: str
    type: PartyType
    country: str | None
    source: str  #: state, bloc, capital, seat, adjective, people, person, organisation, other, group or stand_in.
    person: Person | None = None


def state_mention(document: Document, code: str) -> Mention | None:
    """A state or bloc by its code; no word of the sentence names it."""
    name = place_name(document, code)
    if name is None:
        return None
    if code in document.section(PlaceWords).states:
        return Mention(0, 0, name, "state", code, "article")
    return Mention(0, 0, name, "bloc", None, "article")


def main_state(document: Document) -> Mention | None:
    """The home state where the article speaks of it, else the state it speaks of most."""
    home, states = home_state(document), document.once(stage_of).states
    if home in states:
        return state_mention(document, home)
    made = (state_mention(document, code) for code in states)
    return next((one for one in made if one is not None and one.type == "state"), None)


def as_parties(document: Document, found: Iterable[Mention]) -> list[Party]:
    """Mentions as parties, each name once, in the order of the text."""
    parties: dict[str, Party] = {}
    for mention in map(partial(_without_half_a_form, document), found):
        key = mention.name.casefold()
        if key not in parties:
            scan = document.scan
            span = None
            if mention.stop > mention.first:
                span = document.span(scan.starts[mention.first], scan.ends[mention.stop - 1])
            kind: PartyType = "company" if _is_company(document, mention) else mention.type
            parties[key] = Party(name=mention.name, type=kind, country=mention.country, mention=span)
    return list(parties.values())


def _without_half_a_form(document: Document, mention: Mention) -> Mention:
    """A mention without the first word of a legal form that a stop ended: "Lipex *Sp*. z o.o."."""
    scan, stop = document.scan, mention.stop
    if not (
        stop - mention.first > 1 and stop < len(scan.words) and scan.gaps[stop] == ". " and len(scan.words[stop]) == 1
    ):
        return mention
    form = scan.words[stop - 1] in document.section(OrganisationWords).suffix_set
    return mention._replace(name=mention.name.rpartition(" ")[0] or mention.name) if form else mention


def _is_company(document: Document, mention: Mention) -> bool:
    """Whether the name of an organisation ends as a company's does, here or elsewhere in the article."""
    if mention.type != "organisation":
        return False
    last = mention.name.rpartition(" ")[2].strip(".").casefold()
    return last in _endings(document) or mention.name.casefold() in document.once(_companies)


def _companies(document: Document) -> frozenset[str]:
    """The names that stand before a legal form somewhere in the article, in lower case."""
    scan, endings = document.scan, _endings(document)
    return frozenset(
        scan.text[scan.starts[run.first] : scan.ends[run.stop - 2]].casefold()
        for run in document.once(names).runs
        if run.stop - run.first > 1 and scan.words[run.stop - 1] in endings
    )


def _endings(document: Document) -> frozenset[str]:
    return document.section(OrganisationWords).company_set
