"""How right web pages are read: the measures of ``benchmarks/html.py``, for pages whose blocks are written down.

words        what is between spaces, in lower case, without the marks at its edges, quotation marks and dashes alike;
             of Chinese and Japanese each character.
body         the words of the gold's headings, leads, paragraphs and list items, each as often as it stands there.
             P is the share of the words found that are in it, R the share of it that was found, F1 both; all of a page.
             Title, captions, credits and optional blocks are neither asked for in the body nor wrong there.
captions     of the gold's captions those of which four in five words stand in one line.
photographers  of the gold's names those that stand in the text as they are written, whatever their case.
as credits   of the same names those in a block that is a caption or a credit, for systems that tell kinds of blocks.
credited     of the same names those that a system itself names as credited.
kinds        of the gold's blocks that are paired with a line of the system those that have the gold's kind. Paired are,
             one to one and the most alike first, those that share half of the words of both, at least.
metadata     right where equal, whatever the case and the kind of quotation mark: the title without the site's name, the
             language's code, the country's, one of the publisher's names, the date (without the time), the authors in
             any order.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

__all__ = [
    "BODY",
    "Block",
    "Gold",
    "Reading",
    "Score",
    "bare",
    "body_of",
    "extra_lines",
    "mean",
    "missing_blocks",
    "score",
    "words",
]

BODY = ("heading", "lead", "paragraph", "list_item")
METADATA = ("title", "lang", "country", "publisher", "published", "authors")


class Block(NamedTuple):
    """A line of a page and what it is; of a system that tells no kinds, None."""

    kind: str | None
    text: str
    optional: bool = False


class Gold(NamedTuple):
    """What a careful person would copy from a page."""

    blocks: tuple[Block, ...]
    photographers: tuple[str, ...] = ()
    metadata: dict[str, Any] = {}  # noqa: RUF012  (a default that nobody changes)


class Reading(NamedTuple):
    """What a system made of a page.

    Args:
        blocks: Its lines, in order.
        metadata: What it tells of the keys of the gold's.
        credited: The names that it says are credited; None where it says nothing of the kind.
    """

    blocks: tuple[Block, ...] = ()
    metadata: dict[str, Any] = {}  # noqa: RUF012
    credited: tuple[str, ...] | None = None

    @property
    def has_kinds(self) -> bool:
        """Whether the system tells kinds of blocks."""
        return any(block.kind is not None for block in self.blocks)


class Score(NamedTuple):
    """The figures of a page: shares of one, nan where there is nothing to share."""

    precision: float
    recall: float
    f1: float
    captions: float
    photographers: float
    as_credits: float
    credited: float
    kinds: float
    metadata: dict[str, bool]


_WRITTEN_WITHOUT_SPACES = re.compile(r"([\u3041-\u30ff\u3400-\u9fff])")  # kana and ideographs
_ALIKE = str.maketrans(dict.fromkeys("„“”«»‹›″", '"') | dict.fromkeys("’‘‚ʼ`´", "'") | dict.fromkeys("–—―−", "-"))


def bare(text: str) -> str:
    """A text in lower case, with one kind of quotation mark and dash and single spaces.

    >>> bare("„To  nasz” – rzekł")
    '"to nasz" - rzekł'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).casefold().split())


def in_order(text: str) -> list[str]:
    """The words of a text, one after another.

    >>> in_order("– To my, my! – rzekł.")
    ['to', 'my', 'my', 'rzekł']
    """
    apart = _WRITTEN_WITHOUT_SPACES.sub(r" \1 ", bare(text))
    edges = (word.strip("\"'-.,;:!?()[]…•·*|/、。「」") for word in apart.split())
    return [word for word in edges if word]


def words(text: str) -> Counter[str]:
    """The words of a text, and how often each stands there."""
    return Counter(in_order(text))


def _all_words(texts: Iterable[str]) -> Counter[str]:
    return words(" ".join(texts))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def _shared(one: Counter[str], other: Counter[str]) -> int:
    return (one & other).total()


def body_of(reading: Reading) -> list[str]:
    """The lines that a system takes for the body: all of them where it tells no kinds."""
    return [block.text for block in reading.blocks if block.kind is None or block.kind in BODY]


def score(gold: Gold, reading: Reading) -> Score:
    """How a reading compares with the gold."""
    asked = _all_words(block.text for block in gold.blocks if block.kind in BODY and not block.optional)
    found = _all_words(body_of(reading))
    right = _shared(asked, found)
    judged = found.total() - _shared(found - asked, _allowed(gold))
    credit_lines = [bare(block.text) for block in reading.blocks if block.kind in ("caption", "credit")]
    names = [bare(name) for name in gold.photographers]
    credited = {bare(name) for name in reading.credited or ()}
    text = bare(" ".join(block.text for block in reading.blocks))
    in_credit_lines = sum(any(name in line for line in credit_lines) for name in names)
    return Score(
        precision=right / judged if judged else float(not asked),
        recall=right / asked.total() if asked else 1.0,
        f1=2 * right / (judged + asked.total()) if judged or asked else 1.0,
        captions=_captions(gold, reading),
        photographers=_share(sum(name in text for name in names), len(names)),
        as_credits=_share(in_credit_lines, len(names)) if reading.has_kinds else math.nan,
        credited=math.nan if reading.credited is None else _share(sum(map(credited.__contains__, names)), len(names)),
        kinds=_kinds(gold, reading) if reading.has_kinds else math.nan,
        metadata={
            key: same_metadata(key, gold.metadata[key], reading.metadata.get(key))
            for key in METADATA
            if key in gold.metadata
        },
    )


def _allowed(gold: Gold) -> Counter[str]:
    """What is neither asked for in the body nor wrong there."""
    others = [block.text for block in gold.blocks if block.optional or block.kind not in BODY]
    return _all_words([gold.metadata.get("title", ""), *others])


def _captions(gold: Gold, reading: Reading) -> float:
    captions = [words(block.text) for block in gold.blocks if block.kind == "caption" and not block.optional]
    lines = [words(block.text) for block in reading.blocks]
    kept = sum(any(_shared(caption, line) >= 0.8 * caption.total() for line in lines) for caption in captions)
    return _share(kept, len(captions))


def _kinds(gold: Gold, reading: Reading) -> float:
    pairs = paired([block for block in gold.blocks if not block.optional], reading.blocks)
    return _share(sum(marked.kind == found.kind for marked, found in pairs), len(pairs))


def paired(gold: Sequence[Block], found: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Blocks of the gold and lines of a system that are the same, one to one, those that are most alike first."""
    lines = [words(block.text) for block in found]
    candidates = []
    for place, marked in enumerate(gold):
        mine = words(marked.text)
        for number, line in enumerate(lines):
            shared = _shared(mine, line)
            if 4 * shared >= mine.total() + line.total() > 0:  # half of the words of both together
                candidates.append((-2 * shared / (mine.total() + line.total()), place, number))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, number in sorted(candidates):
        if place not in partners and number not in taken:
            partners[place] = number
            taken.add(number)
    return [(gold[place], found[number]) for place, number in sorted(partners.items())]


def same_metadata(key: str, want: Any, got: Any) -> bool:
    """Whether what is known of a page is right.

    >>> same_metadata("publisher", ["Radio Horyzont", "RH24"], "rh24")
    True
    >>> same_metadata("published", "2026-09-18T06:10:00+02:00", "2026-09-18")
    True
    >>> same_metadata("authors", ["Ada Bey", "Cy Dun"], ("Cy Dun", "Ada Bey"))
    True
    """
    if key == "authors":
        return {bare(name) for name in want} == {bare(name) for name in got or ()}
    if not got:
        return False
    if key == "published":
        return bool(str(want)[:10] == str(got)[:10])
    if key == "lang":
        return str(want).casefold() == str(got).casefold().partition("-")[0].partition("_")[0]
    names = [want] if isinstance(want, str) else want
    return bare(str(got)) in [bare(name) for name in names]


# ------------------------------------------------------------------------------------------------------- for people


def missing_blocks(gold: Gold, reading: Reading) -> list[Block]:
    """The gold's blocks of the body that are not in the body that was found, for the most part, and lost captions."""
    body = _pairs(" ".join(body_of(reading)))
    everywhere = _pairs(" ".join(block.text for block in reading.blocks))
    return [
        block
        for block in gold.blocks
        if not block.optional and _is_lost(block.text, body if block.kind in BODY else everywhere)
    ]


def extra_lines(gold: Gold, reading: Reading) -> list[str]:
    """The lines found in the body that are not in the gold, for the most part."""
    known = _pairs(" ".join([gold.metadata.get("title", ""), *(block.text for block in gold.blocks)]))
    return [line for line in body_of(reading) if _is_lost(line, known)]


def _pairs(text: str) -> set[tuple[str, ...]]:
    """The words of a text, and the pairs of words that stand side by side: single words are met by chance."""
    ordered = in_order(text)
    return {*pairwise(ordered), *((word,) for word in ordered)}


def _is_lost(text: str, known: set[tuple[str, ...]]) -> bool:
    ordered = in_order(text)
    mine: list[tuple[str, ...]] = list(pairwise(ordered)) or [(word,) for word in ordered]
    return bool(mine) and sum(map(known.__contains__, mine)) <= 0.5 * len(mine)


def mean(values: Sequence[float]) -> float:
    """The mean of those that are figures; nan where none is."""
    figures = [value for value in values if not math.isnan(value)]
    return _share(sum(figures), len(figures))
