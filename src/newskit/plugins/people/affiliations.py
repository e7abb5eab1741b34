"""Affiliations: what somebody without an office belongs to, right behind the name: "(PiS)", "of Harvard University"."""

from __future__ import annotations

from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.names import Name, names
from newskit.plugins.organisations import organisation_at
from newskit.plugins.people.evidence import BLANKS
from newskit.plugins.people.mentions import Mention
from newskit.plugins.people.words import PeopleWords

__all__ = ["Affiliation", "affiliation"]


class Affiliation(NamedTuple):
    """An organisation that a person belongs to."""

    text: str  #: Its name, in the nominative.
    start: int
    end: int


def affiliation(document: Document, mention: Mention) -> Affiliation | None:
    """The organisation behind a name: in brackets, or behind "z", "of", "from"."""
    scan, stop = document.scan, mention.stop
    gap = scan.gaps[stop]
    if stop >= len(scan.words):
        return None
    if gap == " (":
        found = document.once(names).beginning(stop)
        if found is None or found.kind != "organisation":
            return None
        closing = scan.gaps[found.stop]
        if closing[:1] not in (")", ",") or closing == ")" or closing[:2] == ")\n":
            return None  # at the end of its line it is a byline: "Ewa Lis (PAP)"
        return _made(document, found)
    words = document.section(PeopleWords)
    if gap not in BLANKS or scan.words[stop] not in words.member_set or len(mention.parts) < 2:
        return None
    first = stop + 1
    if first < len(scan.words) and scan.words[first] in words.article_set:
        first += 1
    found = document.once(names).beginning(first)
    if found is None or found.kind != "organisation" or scan.gaps[first] not in BLANKS:
        return None
    return _made(document, found)


def _made(document: Document, name: Name) -> Affiliation | None:
    scan = document.scan
    stop = name.stop
    known = organisation_at(document, name.first)
    if known is not None:
        text, stop = known.name, known.stop
        after = document.once(names).beginning(stop + 1)
        words = document.section(PeopleWords)
        if after is not None and scan.words[stop] in words.seat_set and scan.gaps[stop] in BLANKS:
            text += scan.text[scan.ends[stop - 1] : scan.ends[after.stop - 1]]  # "Uniwersytet Medyczny w Łodzi"
            stop = after.stop
    else:
        text = name.key or scan.text[scan.starts[name.first] : scan.ends[stop - 1]]
    return Affiliation(text, scan.starts[name.first], scan.ends[stop - 1])
