"""What sticks to a name in a credit: licences, flags, words that say who took or gave a picture."""

from __future__ import annotations

import re

from newskit.plugins.credits.found import FLAGS_OF_GIVERS, Names
from newskit.plugins.credits.phrases import FLAG_MARKS, phrases
from newskit.plugins.credits.shapes import EDGES, Name, is_giver, is_person, source_of
from newskit.plugins.credits.words import Vocabulary

__all__ = ["stripped"]

_LICENCE = re.compile(r"(?i:CC0?|CC[- ]?(?:BY|0)(?:[-/]\w+)*|BY(?:-\w+)+|\d\.\d)|IGO")
_ARTICLES = ("la", "le", "les", "el", "los", "las", "the", "de")
_SURE_FLAGS = (*FLAGS_OF_GIVERS, "screenshot")  # what nobody is called
_SHORT_FLAG = 4  # letters of a flag that a name may begin with: "Ho"
_ROUNDS = 3  # of flags that one piece may have: "courtesy file photo"


def stripped(piece: str, vocabulary: Vocabulary, found: Names) -> tuple[str, str | None]:
    """What is left of a piece without licences, flags, and words that say who took or gave it; its role by these."""
    licensed = _without_licence(piece, vocabulary)
    if licensed != piece:
        found.known = True
    piece = licensed
    before = len(found.flags)
    first, _, rest = piece.partition(" ")
    if first.islower() and vocabulary.links.get(first) == "of" and is_giver(rest, vocabulary):
        piece = rest  # "Foto dei Vigili del Fuoco"
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
    if role is None and any(flag in FLAGS_OF_GIVERS for flag in found.flags[before:]):
        role = "giver"
    return piece, role


def _without_licence(piece: str, vocabulary: Vocabulary) -> str:
    licences = phrases(vocabulary).licences
    if piece.casefold().startswith(licences):
        for phrase in licences:
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
    if piece.startswith(more.taken):
        prefix = next(prefix for prefix in more.taken if piece.startswith(prefix))
        found.flag("screenshot")
        return piece[len(prefix) :].strip(EDGES), "giver"
    if maker := _suffix(piece, more.makers):
        return _behind_agency(piece[: -len(maker)].strip(EDGES), vocabulary, found), "creator"
    if provider := _suffix(piece, more.providers):
        found.flag("supplied")
        giver = piece[: -len(provider)].strip(EDGES)
        return "" if giver in more.generic else giver, "giver"
    reporter = _behind_agency(piece, vocabulary, found)
    return (reporter, "creator") if reporter != piece else (piece, None)


def _suffix(piece: str, suffixes: tuple[str, ...]) -> str | None:
    """The first of some suffixes that a piece ends with and is not."""
    if not piece.endswith(suffixes):
        return None
    return next((suffix for suffix in suffixes if piece.endswith(suffix) and len(piece) > len(suffix)), None)


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
    for phrase in more.works_for:
        if piece.casefold().startswith(phrase):
            piece = piece[len(phrase) :]
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
    house, _, word = piece.rpartition("-")
    if house and vocabulary.flags.get(word.casefold()) == "file" and (house.isupper() or source_of(house, vocabulary)):
        found.flag("file")
        return house  # "LW-Archiv"
    words = piece.split()
    ends = {word.casefold().strip(FLAG_MARKS) for word in (*words[:1], *words[-1:])}
    if phrases(vocabulary).edges_of_flags.isdisjoint(ends):
        return piece
    for size in range(min(vocabulary.longest_flag, len(words)), 0, -1):
        for first in sorted({0, len(words) - size}):
            flag = vocabulary.flags.get(" ".join(words[first : first + size]).casefold().strip(FLAG_MARKS))
            if flag is None or (first > 0 and size == 1 and len(words) > 1 and words[first][:1].isupper()):
                continue
            unsure = size == 1 and len(words[0]) <= _SHORT_FLAG and flag not in _SURE_FLAGS
            if first == 0 and unsure and _is_name(words, vocabulary):
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
