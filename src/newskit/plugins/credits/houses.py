"""Whose photographer the word before a label tells: "*Express* photo by Ann Cole", "*Korea Times* photo by"."""

from __future__ import annotations

from bisect import bisect_left

from newskit.plugins.credits.page import ENDS, Page, Place
from newskit.plugins.credits.phrases import phrases

__all__ = ["BORDERS", "house"]

#: What may stand before a credit.
BORDERS = ENDS + "|•—–-*([（"
_INITIALS = 4  # letters
_LONGEST = 4  # words of an outlet's name


def house(page: Page, place: Place, start: int) -> tuple[int, str]:
    """Whose photographer a label tells, and where that begins: "*Express* photo by Ann Cole", "*ST* PHOTO: X"."""
    scan, text = page.scan, page.text
    index = scan.index_at(start)
    if not index or scan.gaps[index] != " " or scan.starts[index - 1] < place.start or not place.of_picture:
        return start, ""
    first, word = scan.starts[index - 1], text[scan.starts[index - 1] : scan.ends[index - 1]]
    named = _source_before(page, index)
    if named is not None and page.mark_before(place, named) in ("", *BORDERS):
        return named, text[named : scan.ends[index - 1]]
    before = page.mark_before(place, first)
    if scan.words[index - 1] in phrases(page.vocabulary).small or (before and before not in BORDERS):
        return start, ""
    if before in tuple("([（") and before and word[0].isupper():
        return first, "" if word.casefold() == "staff" else word
    return (first, word) if 1 < len(word) <= _INITIALS and word.isupper() else (start, "")


def _source_before(page: Page, index: int) -> int | None:
    """Where a name of some words begins that the tables know and that ends before a word: "*Korea Times* photo by"."""
    scan = page.scan
    hits = scan.hits("credits.source")
    for at in range(bisect_left(hits, index - _LONGEST, key=lambda hit: hit.first), len(hits)):
        if hits[at].first >= index - 1:
            break
        if hits[at].stop == index:
            return scan.starts[hits[at].first]
    return None
