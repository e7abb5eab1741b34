"""What stands in a credit behind its label: names one by one, with what each is, and flags."""

from __future__ import annotations

import re

from newskit.plugins.credits.found import Names
from newskit.plugins.credits.phrases import phrases
from newskit.plugins.credits.pieces import pieces
from newskit.plugins.credits.shapes import (
    EDGES,
    LONGEST_PERSON,
    Name,
    is_giver,
    is_odd,
    is_person,
    judged,
    source_of,
    without_capitals,
)
from newskit.plugins.credits.stripping import stripped
from newskit.plugins.credits.words import Vocabulary

__all__ = ["Name", "Names", "read_names", "source_of"]

_DATE = re.compile(r"[\s,]+(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}|\d{2,4}年\d{1,2}月\d{1,2}日)\.?$")
_DATED = re.compile(r"^\d{4}[\s,]+")
_SURNAME = re.compile(r"[A-ZÀ-Ž][a-zà-ž]{2,}")
# An agency's number of a text, a number, a date.
_SERIAL = re.compile(r"[a-z]{2,5}:\d{6}-|\d+$|\d{1,2}\.[^\W\d_]{3,4}\.\d{2,4}$")
_MAIL = re.compile(r"\s+[\w.+-]+@[\w.-]+$")
_SHORT_END = re.compile(r"\b\w{1,4}\.$")


def read_names(body: str, vocabulary: Vocabulary) -> Names:
    """Split the words of a credit, without its label, into names and flags.

    >>> from newskit.plugins.credits.words import trade
    >>> [name.name for name in read_names("EFE/EPA/CARLA ORTIZ / POOL", trade()).names]
    ['EFE', 'EPA', 'Carla Ortiz', 'POOL']
    """
    found = Names()
    for piece in pieces(body, vocabulary, found.flag):
        if piece.strip(EDGES):
            _read_piece(piece, vocabulary, found)
    _settle(found, vocabulary)
    return found


def _read_piece(piece: str, vocabulary: Vocabulary, found: Names) -> None:
    piece = piece.strip()
    if "@" in piece:
        bare = _MAIL.sub("", piece)
        found.known = found.known or len(bare) < len(piece)  # only authors have an address
        piece = bare
    piece = _DATED.sub("", piece)
    last = piece[-2:].rstrip(".")[-1:]
    if last.isdigit() or last == "日":
        piece = _DATE.sub("", piece)
    piece = piece.strip(EDGES)
    if piece.startswith("http") or _SERIAL.match(piece):
        return
    if piece.endswith(".") and not _SHORT_END.search(piece):
        piece = piece[:-1].rstrip(EDGES)
    more = phrases(vocabulary)
    alone = more.alone.get(piece) or more.alone.get(piece.rstrip("."))
    if alone:
        found.flag(alone)
    role, whole = None, piece
    if alone or piece.startswith("#") or piece.casefold() in more.licences or piece.casefold().startswith(more.terms):
        return
    if source_of(piece.rstrip("."), vocabulary) is None:
        lower = piece.casefold().rstrip(".")
        if (lower in more.staff or (lower in more.labels and not piece.isupper())) and lower not in vocabulary.flags:
            return
        piece, role = stripped(piece, vocabulary, found)
    known = source_of(piece.rstrip("."), vocabulary)
    if not piece.strip(".") or piece in more.alone or (known is None and piece.casefold().rstrip(".") in more.trailing):
        return
    pair = None if known else _person_and_source(piece, vocabulary)
    if pair is not None:
        found.add(pair[0])
        known = pair[1]
    name = known or judged(piece, vocabulary)
    if known is None and role and (name.role in ("creator", "giver") or (role == "giver" and name.role == "agency")):
        name = Name(without_capitals(piece, vocabulary) if role == "creator" else piece, role)
    on_platform = piece.split()
    if known is None and len(on_platform) > 1 and on_platform[0].casefold() in more.platforms:
        found.add(Name(on_platform[0], "giver"))
        name = Name(" ".join(on_platform[1:]), "giver")
    found.add(name)
    # "Ann Cole photo", "HT Photo"
    said = (name.role == "creator" or piece.isupper()) and len(piece) < len(whole) and whole.startswith(piece)
    given = is_giver(piece, vocabulary) or name.name.casefold() in more.platforms
    if given or role:
        found.sure.add(name.name)
    found.known = found.known or bool(known or role or name.role == "agency" or given or said)
    found.odd = found.odd or (known is None and is_odd(piece))


def _person_and_source(piece: str, vocabulary: Vocabulary) -> tuple[Name, Name] | None:
    """A person and a name of some words that the tables know, with a blank between: "Anne Roy La Presse canadienne"."""
    words = piece.split()
    for size in range(2, min(len(words) - 1, LONGEST_PERSON + 1)):
        person, source = " ".join(words[:size]), source_of(" ".join(words[size:]), vocabulary)
        if source and is_person(person, vocabulary):
            return judged(person, vocabulary), source
    return None


def _settle(found: Names, vocabulary: Vocabulary) -> None:
    """A lone unknown word beside an agency or outlet is a photographer's surname ("WDR / Biernat")."""
    beside = any(name.role in ("agency", "outlet") for name in found.names)
    creators = found.of("creator")
    for index, name in enumerate(found.names):
        if name.role != "giver" or name.name in found.sure or name.name.casefold() in vocabulary.outlet_words:
            continue
        lone = " " not in name.name and beside and not creators and "via" not in found.flags
        if lone and _SURNAME.fullmatch(name.name):
            found.names[index] = Name(name.name, "creator")
