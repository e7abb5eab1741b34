"""The lines of a text: what blocks, boilerplate and sentences are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from newskit.document import Document

__all__ = ["Line", "lines"]

# Whatever ends a line in Unicode, but for U+001C to U+001E, which str.splitlines takes for line ends and nobody else.
_ENDS = "\r\v\f\x85\u2028\u2029"
_END = re.compile(f"[\n{_ENDS}]")

_NARROW, _WIDE = 50, 100  # a text wrapped by hand has its lines between these


class Line(NamedTuple):
    """A line or, in a text wrapped by hand, a paragraph: no white space at its ends, never empty."""

    start: int
    end: int
    first: int  #: Its first word in the scan.
    stop: int  #: Behind its last word.


def lines(document: Document) -> list[Line]:
    """The lines of a document that hold anything, in order; use it as ``document.once(lines)``."""
    text = document.text
    places = []
    start = 0
    # Most texts have but one sort of line end; a pattern for all of them costs five times as much.
    for line in text.split("\n") if not any(end in text for end in _ENDS) else _END.split(text):
        if line and (bare := line.strip()):
            first = start if len(bare) == len(line) else start + len(line) - len(line.lstrip())
            places.append((first, first + len(bare)))
        start += len(line) + 1
    if _wrapped(places, text):
        places = _unwrapped(places, text)
    ends = document.scan.ends
    new = tuple.__new__  # half the price of Line(...)
    found, stop = [], 0
    for start, end in places:
        first, stop = stop, bisect_right(ends, end, stop)
        found.append(new(Line, (start, end, first, stop)))
    return found


def _wrapped(places: list[tuple[int, int]], text: str) -> bool:
    """Whether paragraphs were broken into lines of about one width: most lines that another follows are that wide."""
    if len(places) < 3 or any(end - start > _WIDE for start, end in places):
        return False
    inner = [end - start for (start, end), (after, _) in pairwise(places) if not _apart(text, end, after)]
    return len(inner) > len(places) / 2 and sum(width >= _NARROW for width in inner) > len(inner) * 0.8


def _apart(text: str, end: int, start: int) -> bool:
    """Whether an empty line stands between."""
    return len(text[end:start].replace("\r\n", "\n").strip(" \t")) > 1


def _unwrapped(places: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    joined = places[:1]
    for start, end in places[1:]:
        if _apart(text, joined[-1][1], start):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined
