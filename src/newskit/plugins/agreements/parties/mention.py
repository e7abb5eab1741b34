"""Somebody who may be a party, and the record of one who is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newskit.document import Document
from newskit.model import Party, PartyType, Person
from newskit.plugins.agreements.parties.stage import home_state, stage_of
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
    for mention in found:
        key = mention.name.casefold()
        if key not in parties:
            scan = document.scan
            span = None
            if mention.stop > mention.first:
                span = document.span(scan.starts[mention.first], scan.ends[mention.stop - 1])
            parties[key] = Party(name=mention.name, type=mention.type, country=mention.country, mention=span)
    return list(parties.values())
