"""What stands in a credit behind its label: names one by one, with what each is, and flags."""

from __future__ import annotations

import re
from typing import cast

from attrs import field, mutable

from newskit.model import CreditFlag
from newskit.plugins.credits.phrases import phrases
from newskit.plugins.credits.pieces import pieces
from newskit.plugins.credits.shapes import (
    EDGES,
    Name,
    is_giver,
    is_odd,
    is_person,
    judged,
    source_of,
    without_capitals,
)
from newskit.plugins.credits.words import Vocabulary

__all__ = ["Name", "Names", "read_names", "source_of"]

_DATE = re.compile(r"[\s,]+(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4})\.?$")
_DATED = re.compile(r"^\d{4}[\s,]+")
_LICENCE = re.compile(r"CC0?|CC[- ]?(?:BY|0)(?:[-/]\w+)*|BY(?:-\w+)+|\d\.\d|IGO", re.IGNORECASE)
_SURNAME = re.compile(r"[A-ZÀ-Ž][a-zà-ž]{2,}")
# An agency's number of a text, a number, a date.
_SERIAL = re.compile(r"[a-z]{2,5}:\d{6}-|\d+$|\d{1,2}\.[^\W\d_]{3,4}\.\d{2,4}$")
_MAIL = re.compile(r"\s+[\w.+-]+@[\w.-]+$")
_SHORT_END = re.compile(r"\b\w{1,4}\.$")
_ARTICLES = ("la", "le", "les", "el", "los", "las", "the", "de")
_FLAGS_OF_GIVERS = ("courtesy", "supplied", "handout", "private")
_LONGEST_PAIR = 4  # words
_SURE_FLAGS = (*_FLAGS_OF_GIVERS, "screenshot")  # what nobody is called
_ROUNDS = 3  # of flags that one piece may have: "courtesy file photo"


@mutable
class Names:
    """What a credit says.

    Attributes:
        names: Everybody credited, in order.
        flags: Words that are no names.
        odd: Whether some piece looks like no name at all, so that this may be no credit.
        sure: Givers that a word tells.
        known: Whether a word tells that this is a credit: a table's name, a word for givers, who took it, who gave it.
    """

    names: list[Name] = field(factory=list)
    flags: list[CreditFlag] = field(factory=list)
    odd: bool = False
    sure: set[str] = field(factory=set)
    known: bool = False

    def of(self, *roles: str) -> tuple[str, ...]:
        """The names that have one of these roles."""
        return tuple(name.name for name in self.names if name.role in roles)

    def flag(self, flag: str) -> None:
        """Add a flag once."""
        if flag not in self.flags:
            self.flags.append(cast("CreditFlag", flag))

    def add(self, name: Name) -> None:
        """Add a name once."""
        if all(name.name.casefold() != old.name.casefold() for old in self.names):
            self.names.append(name)

    def given(self) -> None:
        """Take who seems to be a photographer for who gave the picture: "Supplied: Ann Cole"."""
        self.names = [Name(name.name, "giver") if name.role == "creator" else name for name in self.names]

    def settled(self) -> None:
        """Take unknown names beside a photographer for whom the photographer works for; only once it is a credit."""
        if not self.of("creator") or not set(self.flags).isdisjoint(_FLAGS_OF_GIVERS):
            return
        for index, name in enumerate(self.names):
            words = name.name.split()
            short = len(words) == 1 or (len(words) < _LONGEST_PAIR and not words[0].isupper()) or name.name.isupper()
            if name.role == "giver" and name.name not in self.sure and short:
                self.names[index] = Name(name.name, "outlet")


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
    piece = _DATE.sub("", _DATED.sub("", _MAIL.sub("", piece.strip()))).strip(EDGES)
    if piece.startswith("http") or _SERIAL.match(piece):
        return
    if piece.endswith(".") and not _SHORT_END.search(piece):
        piece = piece[:-1].rstrip(EDGES)
    more = phrases(vocabulary)
    alone = more.alone.get(piece) or more.alone.get(piece.rstrip("."))
    if alone:
        found.flag(alone)
    role, whole = None, piece
    if alone or piece.startswith("#") or piece.casefold() in more.licences:
        return
    if source_of(piece.rstrip("."), vocabulary) is None:
        lower = piece.casefold().rstrip(".")
        if (lower in more.staff or (lower in more.labels and not piece.isupper())) and lower not in vocabulary.flags:
            return
        piece, role = _stripped(piece, vocabulary, found)
    known = source_of(piece.rstrip("."), vocabulary)
    if not piece.strip(".") or piece in more.alone or (known is None and piece.casefold().rstrip(".") in more.trailing):
        return
    pair = None if known else _two_sources(piece, vocabulary)
    if pair is not None:
        found.add(pair[0])
        known = pair[1]
    name = known or judged(piece, vocabulary)
    if known is None and role and name.role in ("creator", "giver"):
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


def _two_sources(piece: str, vocabulary: Vocabulary) -> tuple[Name, Name] | None:
    """Two names that the tables know with nothing but a blank between: "AP 연합뉴스"."""
    words = piece.split()
    if not 1 < len(words) <= _LONGEST_PAIR:
        return None
    for size in range(1, len(words)):
        left = source_of(" ".join(words[:size]), vocabulary)
        right = left and source_of(" ".join(words[size:]), vocabulary)
        if left and right and left.role == right.role == "agency" and not _is_wary(left, right, vocabulary):
            return left, right
    return None


def _is_wary(left: Name, right: Name, vocabulary: Vocabulary) -> bool:
    known = (vocabulary.by_key.get(name.name.casefold()) for name in (left, right))
    return any(one is not None and (one.ambiguous or one.kind == "imagery") for one in known)


def _stripped(piece: str, vocabulary: Vocabulary, found: Names) -> tuple[str, str | None]:
    """What is left of a piece without licences, flags, and words that say who took or gave it; its role by these."""
    licensed = _without_licence(piece, vocabulary)
    if licensed != piece:
        found.known = True
    piece = licensed
    before = len(found.flags)
    piece, role = _without_suffix(piece, vocabulary, found)
    for _ in range(_ROUNDS):
        flagless = _without_flag(piece, vocabulary, found).strip(EDGES)
        if source_of(flagless, vocabulary) is not None:
            return flagless, None
        shorter = _without_trailing(flagless, vocabulary)
        done = shorter == piece or source_of(shorter, vocabulary) is not None
        piece = shorter
        if done:
            break
    if role is None and any(flag in _FLAGS_OF_GIVERS for flag in found.flags[before:]):
        role = "giver"
    return piece, role


def _without_licence(piece: str, vocabulary: Vocabulary) -> str:
    for phrase in phrases(vocabulary).licences:
        if piece.casefold().startswith(phrase):
            piece = piece[len(phrase) :].strip(EDGES)
    words = piece.split()
    while words and _LICENCE.fullmatch(words[0]) and not words[0].isdigit():
        del words[0]
    while len(words) > 1 and _LICENCE.fullmatch(words[-1]):
        del words[-1]
    return " ".join(words)


def _without_suffix(piece: str, vocabulary: Vocabulary, found: Names) -> tuple[str, str | None]:
    """A piece without the word for taking or giving behind it, of scripts that want no blank before it too."""
    more = phrases(vocabulary)
    for prefix in more.taken:
        if piece.startswith(prefix):
            found.flag("screenshot")
            return piece[len(prefix) :].strip(EDGES), "giver"
    for suffix in more.makers:
        if piece.endswith(suffix) and len(piece) > len(suffix):
            return _behind_agency(piece[: -len(suffix)].strip(EDGES), vocabulary, found), "creator"
    for suffix in more.providers:
        if piece.endswith(suffix) and len(piece) > len(suffix):
            found.flag("supplied")
            giver = piece[: -len(suffix)].strip(EDGES)
            return "" if giver in more.generic else giver, "giver"
    reporter = _behind_agency(piece, vocabulary, found)
    return (reporter, "creator") if reporter != piece else (piece, None)


def _behind_agency(piece: str, vocabulary: Vocabulary, found: Names) -> str:
    """The reporter in a piece that names the agency as well: "新华社记者王伟"."""
    for word in phrases(vocabulary).before:
        agency, _, reporter = piece.partition(word)
        if reporter:
            known = source_of(agency.strip(EDGES), vocabulary)
            if known is not None:
                found.add(known)
            return reporter.strip(EDGES)
    return piece


def _without_trailing(piece: str, vocabulary: Vocabulary) -> str:
    """A piece without "photo" or "staff photographer" behind the name, and without what was done before it."""
    more = phrases(vocabulary)
    words = piece.split()
    for size in (3, 2):
        if len(words) > size and " ".join(words[-size:]).casefold() in more.staff:
            words = words[:-size]
    if len(words) > 1 and words[-1].casefold().rstrip(".") in more.trailing:
        rest = " ".join(words[:-1])
        if words[-1][0].islower() or rest.isupper() or source_of(rest, vocabulary):
            words = words[:-1]
    if len(words) > 1 and (words[0].casefold() in more.leading or words[0].casefold() in more.labels):
        rest = " ".join(words[1:])
        if words[0][0].islower() or is_person(rest, vocabulary) or source_of(rest, vocabulary) or rest.isupper():
            words = words[1:]
    return " ".join(words)


def _without_flag(piece: str, vocabulary: Vocabulary, found: Names) -> str:
    """What is left of a piece without a flag at its start or end ("Courtesy of the zoo")."""
    words = piece.split()
    for size in range(min(vocabulary.longest_flag, len(words)), 0, -1):
        for first in sorted({0, len(words) - size}):
            flag = vocabulary.flags.get(" ".join(words[first : first + size]).casefold().strip(".:’'"))
            if flag is None or (first > 0 and size == 1 and len(words) > 1 and words[first][:1].isupper()):
                continue
            if first == 0 and size == 1 and flag not in _SURE_FLAGS and _is_name(words, vocabulary):
                continue  # a name may be a word like these
            found.flag(flag)
            rest = words[size:] if first == 0 else words[:first]
            if len(rest) == 1 and rest[0].isalpha() and rest[0].islower() and not source_of(rest[0], vocabulary):
                rest = []  # "materiały prasowe dystrybutora"
            while rest and first == 0 and _leads_on(rest, vocabulary):
                rest = rest[1:]
            if not rest and flag == "pool":
                found.names.append(Name(piece, "pool"))
            return " ".join(rest)
    return piece


def _leads_on(rest: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a name begins behind a word that stands between it and a flag; "LA PRESSE" has its article."""
    lower = rest[0].casefold()
    article = rest[0].isupper() and source_of(" ".join(rest), vocabulary) is not None
    return vocabulary.links.get(lower) == "of" and not article and not (lower in _ARTICLES and rest[0] != lower)


def _is_name(words: list[str], vocabulary: Vocabulary) -> bool:
    known = source_of(" ".join(words[1:]), vocabulary) is not None
    return not known and len(words) > 1 and is_person(" ".join(words), vocabulary)


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
