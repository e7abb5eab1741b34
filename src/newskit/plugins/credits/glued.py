"""Where a credit sticks to a caption's last word, as pages print elements without a blank: "... in BowCredit: X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newskit.plugins.credits.page import MOST, Page, Place
from newskit.plugins.credits.phrases import phrases

__all__ = ["Label", "glue", "labels_in_tail"]

_COLON = re.compile(r"[ \u00a0]?(?:\.\.\.|[:：=＝／…])[ \u00a0]*")
_GLUE = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[^\W\d_a-z])|(?<=[^\W_]{2}[.!?])(?=[^\W\d_a-z])|(?<=\d[.!?])(?=[^\W\d_a-z])|(?<=[)\]”\"»…\d%])(?=[^\W\d_a-z])"
)
_PICTURES = ("photo", "video", "graphic", "source_line")
_FEW = 3  # blanks in a caption
_SURE = 5  # letters of a word behind which a capital begins something else


class Label(NamedTuple):
    """A label as printed, and the kind of credit that it leads in."""

    text: str
    kind: str


def labels_in_tail(page: Page, place: Place) -> Iterator[tuple[int, int, Label]]:
    """Labels with a colon in the last part of a line: where each begins, where its names begin, and which it is."""
    text, more = page.text, phrases(page.vocabulary)
    for match in _COLON.finditer(text, max(place.start, place.end - MOST), place.end):
        at = match.start()
        for length in more.label_lengths:
            start = at - length
            if start < place.start:
                continue
            kind = more.labels.get(text[start:at].casefold())
            if kind in _PICTURES and _is_border(text, place, start):
                yield start, match.end(), Label(text[start:at], kind)
                break


def _is_border(text: str, place: Place, start: int) -> bool:
    """Whether a label may begin at an offset: behind no letter, or glued to one that shows it."""
    first = text[start]
    if start == place.start:
        return True
    before = text[start - 1]
    if before in " \u00a0":
        return not first.isupper() and not first.islower()
    return not before.isalnum() or (first.isupper() and not before.isupper())


def glue(page: Page, place: Place) -> Iterator[tuple[int, bool]]:
    """Where something with a capital sticks to what is before it, and whether that is surely no inside of a name."""
    text, inner = page.text, phrases(page.vocabulary).inner
    begin = max(place.start, place.end - MOST)
    for match in _GLUE.finditer(text, begin, place.end):
        at = match.start()
        if not text[at].isupper() or at <= place.start:
            continue
        if not text[at - 1].isalpha():
            yield at, text[at - 1] in ".!?…)”»"
            continue
        if text[at - 1].isupper():
            continue
        start = at
        while start > begin and text[start - 1].isalpha():
            start -= 1
        word = text[start:at]
        # A town's quarter and a brand have capitals inside as well: something is said before a credit.
        if word not in inner:
            yield at, len(word) >= _SURE and text.count(" ", begin, start) >= _FEW
