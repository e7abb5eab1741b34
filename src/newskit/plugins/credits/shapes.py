"""What a piece of a credit is by the tables and by its shape: an agency, an outlet, a person, another giver."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from newskit.plugins.credits.phrases import phrases
from newskit.plugins.credits.words import Vocabulary

__all__ = [
    "EDGES",
    "LONGEST_PERSON",
    "Name",
    "is_caseless",
    "is_giver",
    "is_issuer",
    "is_odd",
    "is_outlet",
    "is_party",
    "is_person",
    "is_short_form",
    "is_shouted",
    "judged",
    "may_name_agency",
    "source_of",
    "without_capitals",
]

_PERSON_WORD = re.compile(r"[^\W\d_](?:['’]?[^\W\d_])*(?:[-‐][^\W\d_]+(?:['’][^\W\d_]+)?)*\.?|(?:[^\W\d_]\.-?){1,3}")
_WORD = re.compile(r"\w+")
_CASELESS = "\u0590"  # the first letter of scripts without case, but for a few
_SOFT_HYPHEN = "\u00ad"
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}", re.IGNORECASE)
# The words of "DawnNewsTV".
_CAMEL = re.compile(r"[A-ZÀ-Ž][a-zà-ž]+|[A-ZÀ-Ž]+(?![a-zà-ž])")
_MARKS = " \t\u00a0\u202f\"'„”“«»‚‘’「」『』"
EDGES = _MARKS + "|/,;:–—-+=／｜：＝、。（）"
_LONGEST_INITIALS = 4
_SHORT = 5  # letters of a word that is no compound
_LONGEST_OUTLET = 6  # words
LONGEST_PERSON = 5  # words
_LONGEST_SPACELESS = 6  # characters of a person's name where no blanks are
_LONGEST_SPOKEN = 9  # words of something that is no clause yet
_LONGEST_PIECE = 90


class Name(NamedTuple):
    """Somebody credited: the name, and ``agency``, ``creator``, ``outlet``, ``giver`` or ``pool``."""

    name: str
    role: str


def source_of(name: str, vocabulary: Vocabulary) -> Name | None:
    """The agency or outlet of a name, or None where the tables do not know it."""
    key = name.casefold()
    known = vocabulary.by_key.get(key)
    if known is None:
        first, _, rest = key.partition(" ")
        if first in vocabulary.articles:
            known = vocabulary.by_key.get(rest)
    if known is None:
        agency = key in phrases(vocabulary).agencies or ("." in key and _is_site(key, vocabulary))
        return Name(name, "agency") if agency else None
    # A short form stays as printed; only an oblique one goes back to the nominative.
    short = known.role == "outlet" and (name.isupper() or "." in name or known.name.casefold().startswith(key))
    return Name(name if short and name.casefold() != known.name.casefold() else known.name, known.role)


def may_name_agency(body: str, vocabulary: Vocabulary) -> bool:
    """Whether `source_of` may know an agency among the words of a body: some begin as an agency's name does."""
    if max(body, default="") >= _CASELESS or _SOFT_HYPHEN in body:  # names stick to words, or hold marks
        return True
    beginnings, words = phrases(vocabulary).agency_beginnings, _WORD.findall(body.casefold())
    return not beginnings.isdisjoint(words) or any(f"{one} {other}" in beginnings for one, other in pairwise(words))


def _is_site(key: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is the site of an agency: ``keystone-sda.ch``."""
    stem = key.rpartition(".")[0]
    known = vocabulary.by_key.get(stem) if stem and _SITE.fullmatch(key) else None
    return known is not None and known.role == "agency"


def judged(piece: str, vocabulary: Vocabulary) -> Name:
    """A name that the tables do not know, by its shape."""
    first, _, rest = piece.partition(" ")
    if rest and first.islower() and first in vocabulary.articles:
        piece = rest
    words = piece.split()
    lower = piece.casefold()
    more = phrases(vocabulary)
    if piece.startswith("@"):
        return Name(piece, "creator")
    if lower in more.platforms:
        return Name(piece, "giver")
    if words and (lower.endswith(more.agency_endings) or words[-1].casefold() in more.agency_words):
        return Name(piece, "agency")
    if len(words) > 1 and words[0].casefold() in more.agency_openings and _is_titled(words[1:], vocabulary):
        return Name(piece, "agency")
    if len(piece) > 2 and piece.endswith(more.outlet_endings):
        return Name(piece, "outlet")
    if _SITE.fullmatch(piece) and lower.rpartition(".")[0].endswith(more.site_endings):
        return Name(piece, "agency")
    if is_outlet(piece, vocabulary) and not any(word.casefold() in vocabulary.giver_words for word in words):
        return Name(piece, "outlet")
    if is_person(piece, vocabulary):
        return Name(without_capitals(piece, vocabulary), "creator")
    return Name(piece, "giver")


def _is_titled(words: list[str], vocabulary: Vocabulary) -> bool:
    """Whether words behind "Agence" are its name, and not what an authority is for."""
    return not any(word.islower() for word in words) and not is_giver(" ".join(words), vocabulary)


def is_giver(piece: str, vocabulary: Vocabulary) -> bool:
    """Whether a word tells that a name is of an authority, a company or the like."""
    endings = phrases(vocabulary).giver_endings
    bare = [_bare(word) for word in piece.split()]
    return any(
        word in vocabulary.giver_words or (word.endswith(endings) and (len(word) > _SHORT or is_caseless(word)))
        for word in bare
    )


def is_issuer(piece: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is of a giver that is no place to stand in a picture itself, as museums and parks are."""
    more, words = phrases(vocabulary), piece.split()
    if words[0].casefold() in vocabulary.articles or not more.inside.isdisjoint(words):
        return False
    return any(is_giver(word, vocabulary) and _bare(word) not in more.places for word in words)


def _bare(word: str) -> str:
    """A word for look-ups, without what English hangs on it: ``Sheriff's``."""
    return word.casefold().removesuffix("'s").removesuffix("’s").strip(".,")


def is_outlet(piece: str, vocabulary: Vocabulary) -> bool:
    """Whether a name has the shape of an outlet's: a word for outlets in it, or a site."""
    words = piece.split()
    if not words:
        return False
    if words[0].casefold() in vocabulary.noun_forms and len(words) > 1:
        return True
    if len(words) == 1:
        parts = _CAMEL.findall(piece)
        joined = len(parts) > 1 and any(part.casefold() in vocabulary.outlet_words for part in parts[1:])
        return joined or _SITE.fullmatch(piece) is not None
    return len(words) <= _LONGEST_OUTLET and any(
        word.casefold().strip(_MARKS) in vocabulary.outlet_words and not word[0].islower() for word in words
    )


def is_person(piece: str, vocabulary: Vocabulary) -> bool:
    """Whether a piece has the shape of a person's name: two to five words, all with capitals but particles."""
    words = piece.split()
    if words and is_caseless(piece):
        return _is_caseless_person(words, vocabulary)
    if not 2 <= len(words) <= LONGEST_PERSON or words[0].casefold() in vocabulary.articles:
        return False
    more = phrases(vocabulary)
    if is_giver(piece, vocabulary) or words[0].casefold() in more.articles:
        return False
    capitals = 0
    for word in words:
        lower = word.casefold()
        if lower in vocabulary.outlet_words or lower in more.agency_words:
            return False
        if lower in vocabulary.particles:
            continue
        if lower in more.descents and capitals > 1:
            continue
        if not word[0].isupper() or not _PERSON_WORD.fullmatch(word):
            return False
        # "Inst." is no initial
        if word.endswith(".") and len(word) > _LONGEST_INITIALS and "." not in word[:-1]:
            return False
        if not word.endswith("."):
            capitals += 1
    if capitals < 1 or piece.isupper():
        return capitals >= 1
    # A word in capitals among others in mixed case is an abbreviation, and people have none ("KMP Gdynia").
    shouted = [
        word.isupper() and len(word) > 2 for word in words if "." not in word and word not in vocabulary.particles
    ]
    return all(shouted) or not any(shouted[:1])


def is_caseless(piece: str) -> bool:
    """Whether there are letters of a script without capitals and none of one with them."""
    return piece.lower() == piece.upper() and any(letter.isalpha() for letter in piece)


def _is_caseless_person(words: list[str], vocabulary: Vocabulary) -> bool:
    if is_giver(" ".join(words), vocabulary) or any(letter.isdigit() for word in words for letter in word):
        return False
    if len(words) == 1:
        return 2 <= len(words[0]) <= _LONGEST_SPACELESS and "\u2e80" <= words[0][0] <= "\ud7ff"
    return len(words) <= LONGEST_PERSON


def is_shouted(piece: str, vocabulary: Vocabulary) -> bool:
    """Whether a piece is a name in capitals: two words of three letters or more, or one behind an initial."""
    words = [word for word in re.findall(r"[^\W\d_]+", piece) if word not in vocabulary.particles]
    first = len(words) == 2 and len(words[0]) == 1 and f"{words[0]}." in piece
    return all(word.isupper() for word in words) and sum(len(word) > 2 for word in words) > (not first)


def is_party(short: str) -> bool:
    """Whether two letters in mixed case are more likely a party behind a name than an agency: "Kari Lie (Ap)"."""
    return len(short) == 2 and short.istitle()


def is_short_form(before: str, short: str) -> bool:
    """Whether something is the initials of what is before it: "The Environmental Protection Agency (EPA)"."""
    words = before.split()[-len(short) :]
    return len(words) == len(short) > 1 and "".join(word[0] for word in words) == short


def is_odd(piece: str) -> bool:
    """Whether a piece is a clause rather than a name: long, or lower case nearly throughout."""
    words = piece.split()
    if len(words) > _LONGEST_SPOKEN or len(piece) > _LONGEST_PIECE:
        return True
    lower = sum(word[:1].islower() for word in words)
    return lower > len(words) / 2 if len(words) > 2 else len(words) == lower == 2


def without_capitals(name: str, vocabulary: Vocabulary) -> str:
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
