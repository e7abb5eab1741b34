"""How right credits are: the measures of ``benchmarks/credits.py``, for strings and texts whose credits are marked.

names        compared without case, marks around them and the width of blanks; any form that the gold accepts is right.
             Generic words ("pool", "archive", "media") are neither right nor wrong; likewise optional names.
exact        the share of strings whose names are all found, with no other.
publishers   the same for each publisher, and of these the mean: one with many strings weighs no more than others.
role         right of the names that were found: creator, agency, publisher or source. *creator* asks only whether a
             name is a creator or not.
flags        P, R and F1 of words that are no names ("pool", "handout").
clean        strings or texts without any credit in which no name, or no credit, was found.
pairing      credits of a system and of the gold are paired one to one where they share half of the shorter one and the
             system's is no more than three times the gold's and twenty characters: those of the same kind first, of
             these those that share most.
found        paired, of whatever kind. *kind*: paired, of the gold's kind or another one that it accepts.
names        of texts: end to end. The names of what was missed are missed, those of what is no credit are wrong.
strict       span, kind and names are right.
optional     credits of the gold that nobody must find (unnamed sources, datelines without an agency): who finds them is
             neither right nor wrong. *unnamed* tells how many of the unnamed sources were found.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

__all__ = [
    "ALONE", "CAPTION", "CLEAN", "Compared", "Credit", "Judged", "Line", "LineCounts", "Marked", "Name", "Offsets",
    "Text", "TextCounts", "clean_text_counts", "compared", "count_line", "count_texts", "f1", "judged", "place",
    "plain", "publishers", "share",
]  # fmt: skip

Offsets = tuple[int, int]

#: The forms of strings: a credit by itself, one behind its caption, a caption that has none.
ALONE, CAPTION, CLEAN = "credits alone", "credits behind captions", "captions without credits"

_GENERIC = frozenset((
    "agencies", "agencje", "agencias", "agences", "agenturen", "archief", "archiv", "archive", "archives", "archivio",
    "archivo", "archiwum", "archiwum prywatne", "arkiv", "collage", "courtesy", "file", "file photo", "foto", "fotos",
    "handout", "ho", "image", "images", "mat. prasowe", "materiały prasowe", "media", "montage", "photo", "photos",
    "pool", "pool photo", "pr", "press", "press handout", "private", "privat", "reporters", "screengrab", "screenshot",
    "screenshots", "source", "sources", "stock", "supplied", "uncredited", "unknown", "via", "zvg",
))  # fmt: skip
_AROUND = " \"'„”“«»()[]|/;:,–—-"
_APOSTROPHES = str.maketrans("‘’", "''")
_ABBREVIATION = 4  # letters with their full stop that may belong to a name: "Inc."


class Credit(NamedTuple):
    """A credit that a system found; `span` and `kind` are None where a system tells only names."""

    names: tuple[str, ...]
    span: Offsets | None = None
    kind: str | None = None
    roles: Mapping[str, str] | None = None  # by name; None where a system tells none
    flags: frozenset[str] | None = None


class Name(NamedTuple):
    """A name of the gold: the forms that are accepted, the first as printed or as one would cite it."""

    forms: tuple[str, ...]
    role: str | None = None
    optional: bool = False


class Line(NamedTuple):
    """A credit string or a caption, with everybody credited in it."""

    text: str
    lang: str
    form: str
    publisher: str = ""
    names: tuple[Name, ...] = ()
    flags: frozenset[str] = frozenset()


class Marked(NamedTuple):
    """A credit marked in a text; the first of its kinds is the likeliest, the others are accepted."""

    span: Offsets
    kinds: tuple[str, ...]
    names: tuple[Name, ...] = ()
    optional: bool = False
    unnamed: bool = False


class Text(NamedTuple):
    """A text with the credits marked in it."""

    text: str
    lang: str
    gold: tuple[Marked, ...] = ()


def share(part: float, whole: float) -> float:
    """What part of a whole it is, nan where there is no whole."""
    return part / whole if whole else math.nan


def f1(right: int, wrong: int, missed: int) -> dict[str, float]:
    """P, R and F1 of counts."""
    return {
        "P": share(right, right + wrong),
        "R": share(right, right + missed),
        "F1": share(2 * right, 2 * right + wrong + missed),
    }


# --------------------------------------------------------------------------------------------------------------- names


class Compared(NamedTuple):
    """Names that are right, wrong and missed, and which name of the gold each right one is."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    partners: Mapping[str, Name] = {}


def compared(found: Iterable[str], gold: Sequence[Name]) -> Compared:
    """Names that were found against those of the gold.

    >>> compared(["anna nowak", "Pool", "Reuters"], [Name(("Anna Nowak",)), Name(("PAP",))])[:3]
    (1, 1, 1)
    """
    forms = [(frozenset(map(plain, name.forms)), name) for name in gold]
    hit: set[int] = set()
    partners: dict[str, Name] = {}
    wrong = 0
    for one in dict.fromkeys(plain(name) for name in found):
        fits = [(number, name) for number, (accepted, name) in enumerate(forms) if one in accepted]
        asked = next(((number, name) for number, name in fits if not name.optional), None)
        if asked is not None:
            hit.add(asked[0])
            partners[one] = asked[1]
        elif not fits and one and one not in _GENERIC:
            wrong += 1
    return Compared(len(hit), wrong, sum(not name.optional for name in gold) - len(hit), partners)


def plain(name: str) -> str:
    r"""A name as it is compared.

    >>> plain("„Gazeta\u00a0 Wyborcza”"), plain("Maxar Inc."), plain("O’Neill J.")
    ('gazeta wyborcza', 'maxar inc', "o'neill j")
    """
    made = unicodedata.normalize("NFKC", name).casefold().translate(_APOSTROPHES)
    made = re.sub(r"\s+", " ", made).strip(_AROUND)
    is_stopped = made.endswith(".") and made.count(".") == 1 and len(made) > _ABBREVIATION
    return made[:-1] if is_stopped else made


# ------------------------------------------------------------------------------------------------------------- strings


class LineCounts(NamedTuple):
    """How many there are, of one string or of many; roles and flags stay 0 where a system tells none."""

    lines: int = 0
    exact: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    roles: int = 0
    role: int = 0
    creator: int = 0
    flags_told: int = 0
    flags_right: int = 0
    flags_wrong: int = 0
    flags_missed: int = 0

    @classmethod
    def total(cls, counts: Iterable[LineCounts]) -> LineCounts:
        """The sum of the counts of many strings."""
        return cls(*map(sum, zip(*counts, strict=True)))

    def shares(self) -> dict[str, float]:
        """The columns of the table, in its order."""
        flags = f1(self.flags_right, self.flags_wrong, self.flags_missed) if self.flags_told else {}
        return {
            "exact": share(self.exact, self.lines),
            **f1(self.right, self.wrong, self.missed),
            "role": share(self.role, self.roles),
            "creator": share(self.creator, self.roles),
            **{f"flags {name}": flags.get(name, math.nan) for name in ("P", "R", "F1")},
        }


def count_line(line: Line, found: Sequence[Credit]) -> LineCounts:
    """What a system found in a string, counted."""
    names = compared((name for credit in found for name in credit.names), line.names)
    roles = {plain(name): role for credit in found for name, role in (credit.roles or {}).items()}
    asked = [(roles[name], gold.role) for name, gold in names.partners.items() if name in roles and gold.role]
    flags = frozenset().union(*(credit.flags or () for credit in found))
    return LineCounts(
        lines=1,
        exact=int(not names.wrong and not names.missed),
        right=names.right,
        wrong=names.wrong,
        missed=names.missed,
        roles=len(asked),
        role=sum(role == gold for role, gold in asked),
        creator=sum((role == "creator") is (gold == "creator") for role, gold in asked),
        flags_told=sum(credit.flags is not None for credit in found),
        flags_right=len(flags & line.flags),
        flags_wrong=len(flags - line.flags),
        flags_missed=len(line.flags - flags),
    )


def publishers(lines: Iterable[tuple[Line, LineCounts]]) -> float:
    """The share of exact strings of each publisher, and of these the mean."""
    exact: dict[str, list[int]] = {}
    for line, counts in lines:
        exact.setdefault(line.publisher, []).append(counts.exact)
    return share(sum(sum(mine) / len(mine) for mine in exact.values()), len(exact))


# --------------------------------------------------------------------------------------------------------------- texts


class Judged(NamedTuple):
    """A credit of the gold with what was found of it, or what was found and is none."""

    gold: Marked | None
    found: Credit | None
    names: Compared

    @property
    def has_kind(self) -> bool:
        """Whether it was found, and as what it is."""
        return self.gold is not None and self.found is not None and self.found.kind in self.gold.kinds

    @property
    def is_right(self) -> bool:
        """Whether kind and names are right."""
        return self.has_kind and not self.names.wrong and not self.names.missed

    @property
    def is_strict(self) -> bool:
        """Whether the span is right as well."""
        return self.is_right and self.gold is not None and self.found is not None and self.gold.span == self.found.span


class TextCounts(NamedTuple):
    """How many there are, of one text or of many, or of one kind of credits in them."""

    gold: int = 0
    answers: int = 0
    found: int = 0
    kind: int = 0
    strict: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0

    def shares(self) -> dict[str, float]:
        """The columns of the table, in its order."""
        kinds = f1(self.kind, self.answers - self.kind, self.gold - self.kind)
        names = f1(self.right, self.wrong, self.missed)
        return {
            "found": f1(self.found, self.answers - self.found, self.gold - self.found)["F1"],
            **{f"kind {name}": value for name, value in kinds.items()},
            **{f"names {name}": value for name, value in names.items()},
            "strict": share(self.strict, self.gold),
        }


def judged(text: Text, found: Sequence[Credit]) -> list[Judged]:
    """Each credit that was asked for, in order, then each that is none; what is optional is left out."""
    partners = _paired(text.gold, found)
    taken = frozenset(partners.values())
    made = []
    for number, gold in enumerate(text.gold):
        if not gold.optional:
            one = found[partners[number]] if number in partners else None
            made.append(Judged(gold, one, compared(one.names if one else (), gold.names)))
    asked = [gold.span for gold in text.gold if not gold.optional]
    spared = [gold.span for gold in text.gold if gold.optional]
    for number, one in enumerate(found):
        on_asked = any(_shared(place(one), span) for span in asked)
        on_spared = any(_shared(place(one), span) for span in spared)
        if number not in taken and (on_asked or not on_spared):
            made.append(Judged(None, one, compared(one.names, ())))
    return made


def count_texts(all_judged: Iterable[Judged], kind: str | None = None) -> TextCounts:
    """What was found, counted; of one kind: what is of it, and what was wrongly taken for it."""
    mine = []
    taken_for_it = 0
    for one in all_judged:
        first = one.gold.kinds[0] if one.gold else one.found.kind if one.found else None
        if kind in (None, first):
            mine.append(one)
        elif one.found is not None and one.found.kind == kind and not one.has_kind:
            taken_for_it += 1
    right_or_this = [one for one in mine if one.found and (kind is None or one.has_kind or one.found.kind == kind)]
    return TextCounts(
        gold=sum(one.gold is not None for one in mine),
        answers=len(right_or_this) + taken_for_it,
        found=sum(one.gold is not None and one.found is not None for one in mine),
        kind=sum(one.has_kind for one in mine),
        strict=sum(one.is_strict for one in mine),
        right=sum(one.names.right for one in mine),
        wrong=sum(one.names.wrong for one in mine),
        missed=sum(one.names.missed for one in mine),
    )


def clean_text_counts(texts: Iterable[tuple[Text, Sequence[Credit]]]) -> dict[str, int]:
    """Texts without any credit and those of them left alone, unnamed sources and those of them found."""
    pairs = list(texts)
    unnamed = [(gold.span, found) for text, found in pairs for gold in text.gold if gold.unnamed]
    return {
        "clean": sum(not text.gold for text, _ in pairs),
        "left alone": sum(not text.gold and not found for text, found in pairs),
        "unnamed": len(unnamed),
        "unnamed found": sum(any(_overlap(place(one), span) for one in found) for span, found in unnamed),
    }


def _paired(gold: Sequence[Marked], found: Sequence[Credit]) -> dict[int, int]:
    """The number of the credit that was found for each of the gold; of equally good ones the earlier come first."""
    candidates = [
        (one.kind not in marked.kinds, -shared, number, target)
        for number, one in enumerate(found)
        for target, marked in enumerate(gold)
        if (shared := _overlap(place(one), marked.span))
    ]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, target in sorted(candidates):
        if target not in partners and number not in taken:
            partners[target] = number
            taken.add(number)
    return partners


def place(credit: Credit) -> Offsets:
    """Where a credit stands; only those of texts are asked."""
    if credit.span is None:
        raise ValueError(f"a credit of {credit.names} without a place cannot be judged in a text")
    return credit.span


def _overlap(found: Offsets, gold: Offsets) -> int:
    """How many characters two spans share, 0 where that is too little for a pair, or `found` far too long."""
    shared = _shared(found, gold)
    length, right = found[1] - found[0], gold[1] - gold[0]
    return shared if 2 * shared >= min(length, right) and length <= 3 * right + 20 else 0


def _shared(one: Offsets, other: Offsets) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
