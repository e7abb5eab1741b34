"""What stands in a credit behind its label: names one by one, with what each is, and flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from attrs import field, mutable

from newskit.model import CreditFlag
from newskit.plugins.credits.words import Vocabulary

__all__ = ["Name", "Names", "read_names", "source_of"]

# Between names: slashes, bars, semicolons, bullets, dashes with blanks, plus signs of the dpa.
_STRONG = re.compile(r"\s*(?:[/|;•·]|\+\+\+|(?<=\s)[-–—](?=[\s/])|[-–—]$|^[-–—])\s*")
_STOP = re.compile(r"\.\s+(?=[^\W\d_a-z])")
_COMMA = re.compile(r",\s+(?!Inc\b|Ltd\b|LLC\b|Jr\b|Sr\b)")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{0,60})[)\]]")
_DATE = re.compile(r"[\s,]+(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4})\.?$")
_COPYRIGHT = re.compile(r"^(?:©|\([cC]\)|（[CcＣ]）|&copy;)\s*(?:\d{4}\s+)?|\s*©\s*")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}", re.IGNORECASE)
_PERSON_WORD = re.compile(r"[^\W\d_](?:['’]?[^\W\d_])*(?:[-‐][^\W\d_]+(?:['’][^\W\d_]+)?)*\.?|(?:[^\W\d_]\.-?){1,3}")
_MARKS = " \t\u00a0\u202f\"'„”“«»‚‘’"
_EDGES = _MARKS + "|/,;:–—-+="


class Name(NamedTuple):
    """Somebody credited: the name, and ``agency``, ``creator``, ``outlet``, ``giver`` or ``pool``."""

    name: str
    role: str


@mutable
class Names:
    """What a credit says.

    Attributes:
        names: Everybody credited, in order.
        flags: Words that are no names.
        odd: Whether some piece looks like no name at all, so that this may be no credit.
    """

    names: list[Name] = field(factory=list)
    flags: list[CreditFlag] = field(factory=list)
    odd: bool = False

    def of(self, *roles: str) -> tuple[str, ...]:
        """The names that have one of these roles."""
        return tuple(name.name for name in self.names if name.role in roles)

    def flag(self, flag: str) -> None:
        """Add a flag once."""
        if flag not in self.flags:
            self.flags.append(cast("CreditFlag", flag))


def read_names(body: str, vocabulary: Vocabulary) -> Names:
    """Split the words of a credit, without its label, into names and flags.

    >>> from newskit.plugins.credits.words import trade
    >>> [name.name for name in read_names("EFE/EPA/CARLA ORTIZ / POOL", trade()).names]
    ['EFE', 'EPA', 'Carla Ortiz', 'POOL']
    """
    found = Names()
    pieces = [piece for piece in _pieces(body, vocabulary, found) if piece.strip(_EDGES)]
    for piece in pieces:
        _read_piece(piece, vocabulary, found)
    _settle(found)
    return found


def source_of(name: str, vocabulary: Vocabulary) -> Name | None:
    """The agency or outlet of a name, or None where the tables do not know it."""
    key = name.casefold()
    known = vocabulary.by_key.get(key)
    if known is None:
        first, _, rest = key.partition(" ")
        if first in vocabulary.articles:
            known = vocabulary.by_key.get(rest)
    return known and Name(known.name, known.role)


# --------------------------------------------------------------------------------------------------------- pieces


def _pieces(body: str, vocabulary: Vocabulary, found: Names) -> Iterator[str]:
    body = _COPYRIGHT.sub(" ", body.strip())
    lower = body.casefold()
    for tail in vocabulary.tails:
        if lower.endswith(" " + tail):
            body = body[: -len(tail)]
            break
    for part in _STRONG.split(body):
        for sentence in _by_stops(part, vocabulary):
            for inner in _out_of_brackets(sentence, vocabulary):
                yield from _by_links(inner, vocabulary, found)


def _by_stops(part: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Split before a sentence that a flag begins: "... / UN Photo. Courtesy of the court"."""
    start = 0
    for match in _STOP.finditer(part):
        following = part[match.end() :].split(maxsplit=1)
        if following and following[0].casefold() in vocabulary.flags:
            yield part[start : match.start()]
            start = match.end()
    yield part[start:]


def _out_of_brackets(part: str, vocabulary: Vocabulary) -> list[str]:
    """Names out of brackets: an agency or a person stands for itself, the short form of what is before it goes."""
    match = _BRACKET.search(part)
    if match is None:
        return _by_commas(part, vocabulary)
    before, inner, behind = part[: match.start()], match[1].strip(), part[match.end() :]
    if source_of(inner, vocabulary) or _is_person(inner, vocabulary) or vocabulary.flags.get(inner.casefold()):
        return [*_by_commas(before, vocabulary), inner, *_by_commas(behind, vocabulary)]
    rest = behind.strip(" ,.")
    return [before, rest] if rest and source_of(rest, vocabulary) else [before]


def _by_commas(part: str, vocabulary: Vocabulary) -> list[str]:
    """Split at commas, unless the comma may belong to the one name there is ("District Court, Eastern District")."""
    pieces = _COMMA.split(part)
    if len(pieces) > 1 and " & " in pieces[-1]:  # an enumeration
        return [*pieces[:-1], *pieces[-1].split(" & ")]
    if len(pieces) == 2 and not any(_is_known(piece.strip(_EDGES), vocabulary) for piece in pieces):
        return [part]
    return pieces


def _is_known(piece: str, vocabulary: Vocabulary) -> bool:
    return (
        source_of(piece, vocabulary) is not None
        or piece.casefold() in vocabulary.flags
        or _is_person(piece, vocabulary)
        or _is_outlet(piece, vocabulary)
        or any(vocabulary.links.get(word.casefold()) == "via" for word in piece.split())
    )


def _by_links(piece: str, vocabulary: Vocabulary, found: Names) -> Iterator[str]:
    """Split at "via", "for" and "and" where both sides are names."""
    words = piece.split()
    start = 0
    for index, word in enumerate(words):
        link = vocabulary.links.get(word.casefold()) or ("and" if word == "&" else None)
        if link is None or link == "of":
            continue
        left, right = " ".join(words[start:index]), " ".join(words[index + 1 :])
        if link == "via":
            found.flag("via")
        elif not right or not _may_part(left, right, link, vocabulary):
            continue
        yield left
        start = index + 1
    yield " ".join(words[start:])


def _may_part(left: str, right: str, link: str, vocabulary: Vocabulary) -> bool:
    left, right = left.strip(_EDGES), right.strip(_EDGES)
    if link == "for":
        return _is_person(left, vocabulary)
    if source_of(f"{left} & {right}", vocabulary):
        return False
    sure = source_of(left, vocabulary) is not None or _is_person(left, vocabulary)
    words = right.split()
    links = (index for index, word in enumerate(words) if vocabulary.links.get(word.casefold()) in ("via", "for"))
    right = " ".join(words[: next(links, len(words))])
    return sure and (source_of(right, vocabulary) is not None or _is_person(right, vocabulary))


def _read_piece(piece: str, vocabulary: Vocabulary, found: Names) -> None:
    piece = _DATE.sub("", piece.strip()).strip(_EDGES)
    if piece.endswith(".") and not re.search(r"\b\w{1,4}\.$", piece):
        piece = piece[:-1].rstrip(_EDGES)
    if piece.startswith("#"):
        return
    known = source_of(piece.rstrip("."), vocabulary)
    if known is None:
        piece = _without_flag(piece, vocabulary, found).strip(_EDGES)
        if not piece.strip("."):
            return
        known = source_of(piece.rstrip("."), vocabulary)
    name = known or _judged(piece, vocabulary)
    if all(name.name.casefold() != old.name.casefold() for old in found.names):
        found.names.append(name)
    found.odd = found.odd or (known is None and _is_odd(piece))


def _without_flag(piece: str, vocabulary: Vocabulary, found: Names) -> str:
    """What is left of a piece without a flag at its start or end ("Courtesy of the zoo")."""
    words = piece.split()
    for size in range(min(vocabulary.longest_flag, len(words)), 0, -1):
        for first in {0, len(words) - size}:
            flag = vocabulary.flags.get(" ".join(words[first : first + size]).casefold().strip(".:’'"))
            if flag is None or (first > 0 and size == 1 and len(words) > 1 and words[first][:1].isupper()):
                continue
            if first == 0 and size < len(words) and size == 1 and _is_person(piece, vocabulary):
                continue  # a surname may be a word like these
            found.flag(flag)
            rest = words[size:] if first == 0 else words[:first]
            while rest and first == 0 and vocabulary.links.get(rest[0].casefold()) == "of":
                rest = rest[1:]
            if not rest and flag == "pool":
                found.names.append(Name(piece, "pool"))
            return " ".join(rest)
    return piece


# ---------------------------------------------------------------------------------------------------- what it is


def _judged(piece: str, vocabulary: Vocabulary) -> Name:
    if piece.startswith("@"):
        return Name(piece, "creator")
    if _is_outlet(piece, vocabulary):
        return Name(piece, "outlet")
    if _is_person(piece, vocabulary):
        return Name(_without_capitals(piece, vocabulary), "creator")
    first, _, rest = piece.partition(" ")
    return Name(rest if first in vocabulary.articles and rest else piece, "giver")


def _is_outlet(piece: str, vocabulary: Vocabulary) -> bool:
    words = piece.split()
    if not words:
        return False
    if words[0].casefold() in vocabulary.noun_forms and len(words) > 1:
        return True
    if len(words) == 1:
        return _SITE.fullmatch(piece) is not None
    return len(words) <= 6 and any(word.casefold().strip("".join(_MARKS)) in vocabulary.outlet_words for word in words)


def _is_person(piece: str, vocabulary: Vocabulary) -> bool:
    """Whether a piece has the shape of a person's name: two to five words, all with capitals but particles."""
    words = piece.split()
    if not 2 <= len(words) <= 5:
        return False
    capitals = 0
    for word in words:
        lower = word.casefold()
        if lower in vocabulary.giver_words or lower in vocabulary.outlet_words:
            return False
        if lower in vocabulary.particles:
            continue
        if not word[0].isupper() or not _PERSON_WORD.fullmatch(word):
            return False
        if word.endswith(".") and len(word) > 4 and "." not in word[:-1]:  # "Inst." is no initial
            return False
        if not word.endswith("."):
            capitals += 1
    # A word in capitals among others in mixed case is an abbreviation, and people have none ("KMP Gdynia").
    shouted = [
        word.isupper() and len(word) > 2 for word in words if "." not in word and word not in vocabulary.particles
    ]
    return capitals >= 1 and (all(shouted) or not any(shouted[:1])) and not _articled(words, vocabulary)


def _articled(words: list[str], vocabulary: Vocabulary) -> bool:
    return words[0].casefold() in vocabulary.articles


def _is_odd(piece: str) -> bool:
    """Whether a piece is a clause rather than a name: long, or lower case nearly throughout."""
    words = piece.split()
    if len(words) > 9 or len(piece) > 90:
        return True
    lower = sum(word[:1].islower() for word in words)
    return lower > len(words) / 2 if len(words) > 2 else len(words) == 2 and lower == 2


def _without_capitals(name: str, vocabulary: Vocabulary) -> str:
    """A person's name printed in capitals, as it is written elsewhere: ``Jean-Luc O'Neill``."""
    words = name.split()
    if not all(word.isupper() for word in words):
        return name
    return " ".join(_lowered(word, vocabulary) for word in words)


def _lowered(word: str, vocabulary: Vocabulary) -> str:
    if word.casefold() in vocabulary.particles:
        return word.casefold()
    made = re.sub(r"[^\W\d_]+", lambda part: part[0][0] + part[0][1:].lower(), word)
    return re.sub(r"\bMc([a-z])(?=[a-z]{2})", lambda part: "Mc" + part[1].upper(), made)


def _settle(found: Names) -> None:
    """A lone unknown word beside an agency or outlet is a photographer's surname ("WDR / Biernat")."""
    if not any(name.role in ("agency", "outlet") for name in found.names) or found.of("creator"):
        return
    for index, name in enumerate(found.names):
        if name.role == "giver" and " " not in name.name and re.fullmatch(r"[A-ZÀ-Ž][a-zà-ž]{2,}", name.name):
            found.names[index] = Name(name.name, "creator")
