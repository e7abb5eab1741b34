"""Quotation marks in pairs, line by line.

Opening and closing marks often look alike, are missing, or stand the wrong way round. Neighbours decide: a mark with
white space before it and a letter behind it opens. What is not closed costs at most its own quotation: what stands
paired after it stays paired. One walk over the marks with a stack, so the work is linear in their number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.lines import lines

__all__ = ["Quotation", "quotations"]

#: Marks that may open, and what closes each.
_CLOSERS = {
    '"': '"”“„',
    "“": '”"“',
    "„": '”“"„',
    "”": '”"',
    "«": "»",
    "»": "«»",
    "‘": "’",
    "‹": "›",
    "‚": "’‘",
    "'": "'’",
    "''": "''\"”",
    "``": "''\"”",
    ",,": "''\"”“",
}
_DOUBLE = '"“”„«»‹›'
#: Marks that look like an apostrophe or may open a word: they open nothing unless something closes it.
_SINGLE = frozenset("‘‚'")
_APOSTROPHES = "'’"
#: What a straight single mark opens with, and marks of two strokes or commas as typewriters and TeX have them.
_STRAIGHT = re.compile(r"(?:^|[\s([{\"“„«–—/:-])'(?=\w)", re.MULTILINE)
_STROKES = re.compile("''|``|,,")
_BEFORE_OPENING = frozenset(" \u00a0\u202f\t\n\r([{-–—/:¿¡") | frozenset('"“„«‘')
#: What may stand before marks that are sure to open: 'said,“It is' without a blank, "qu’« il".
_BEFORE_SURE = {"“": ",.:;", "«": "'’"}
_NOT_AFTER_OPENING = frozenset(" \u00a0\u202f\t\n\r)]},.;:!?»”")
_AFTER_CLOSING = frozenset(" \u00a0\u202f\t\n\r)]},.;:!?…-–—/") | frozenset('"”“»’')
#: More open marks than this in one line are no quotations but a table or an attack.
_MOST_OPEN = 8


class Quotation(NamedTuple):
    """Words between quotation marks."""

    open: int  #: Offset of the opening mark.
    start: int  #: Offset of what stands in it.
    end: int
    close: int  #: Offset behind the closing mark; `end` where there is none.
    first: int  #: Index of its first word.
    stop: int
    mark: str

    @property
    def closed(self) -> bool:
        """Whether there is a closing mark."""
        return self.close > self.end


#: A mark: its offset, the index of the word behind it, the mark.
_Mark = tuple[int, int, str]

_new = tuple.__new__  # half the price of Quotation(...)


def quotations(document: Document) -> dict[int, list[Quotation]]:
    """The outermost quotations of each line that has any, by the number of the line."""
    text, starts = document.text, document.scan.starts
    found = _marks(text)
    if not found:
        return {}
    marks = [(offset, bisect_left(starts, offset), mark) for offset, mark in found]
    made: dict[int, list[Quotation]] = {}
    all_lines = document.once(lines)
    ends = [line.end for line in all_lines]
    place, size = 0, len(marks)
    while place < size:
        number = bisect_right(ends, marks[place][0])
        line = all_lines[number]
        begin, end = place, line.end
        while place < size and marks[place][0] < end:
            place += 1
        pairs = _pairs(marks[begin:place], text, line.start, end, line.stop)
        if pairs:
            made[number] = pairs
    return made


def _marks(text: str) -> list[tuple[int, str]]:
    """All marks of a text with their offsets, in order."""
    straight = "'" in text and _STRAIGHT.search(text) is not None
    typed = "''" in text or "``" in text or ",," in text
    doubled = {found.start(): found[0] for found in _STROKES.finditer(text)} if typed else {}
    marks = _DOUBLE
    if "‘" in text or "‚" in text:
        marks += "‘‚’"
    elif straight and "’" in text:
        marks += "’"
    if straight:
        marks += "'"
    offsets: list[tuple[int, str]] = list(doubled.items())
    for mark in marks:
        offset = text.find(mark)
        while offset >= 0:
            offsets.append((offset, mark))
            offset = text.find(mark, offset + 1)
    if doubled:
        strokes = {offset + at for offset in doubled for at in (0, 1)}
        offsets = [one for one in offsets if len(one[1]) > 1 or one[0] not in strokes]
    offsets.sort()
    return offsets


@lru_cache(maxsize=2048)
def _sides(before: str, mark: str, after: str) -> tuple[bool, bool, bool]:
    """Whether what looks like a mark is one, whether it may open, and whether it may close, by the characters beside.

    Args:
        before: The character before it; a line end at the beginning of a line.
        mark: The mark.
        after: The character behind it; nothing at the end of a line.
    """
    if mark in _APOSTROPHES and (after.isalnum() if before.isalnum() else after.isdigit()):
        return False, False, False  # "don't", "the '90s"
    free = before in _BEFORE_OPENING or before in _BEFORE_SURE.get(mark, "")
    # French puts a blank behind its opening mark.
    leads = bool(after) and (after not in _NOT_AFTER_OPENING or (mark in "«‹" and after.isspace()))
    return True, free and mark in _CLOSERS and leads, not after or after in _AFTER_CLOSING


def _possessive(marks: list[_Mark], place: int, text: str) -> bool:
    """Whether an apostrophe behind an "s" closes nothing: words go on behind it, and a sure closing mark follows."""
    offset, _, mark = marks[place]
    behind = text[offset + 1 : offset + 3]
    if text[offset - 1] != "s" or not (behind[:1].isspace() and behind[1:].islower()):
        return False
    for later, _, other in marks[place + 1 : place + _MOST_OPEN]:
        if other == mark and text[later - 1] in ",.!?":
            return True
        if other == mark and text[later - 1].isspace():
            return False
    return False


def _pairs(marks: list[_Mark], text: str, start: int, end: int, stop: int) -> list[Quotation]:
    """The outermost quotations among the marks of a line."""
    open_: list[_Mark] = []
    closed: list[Quotation] = []
    for place, (offset, index, mark) in enumerate(marks):
        behind = offset + len(mark)
        before = text[offset - 1] if offset > start else "\n"
        is_mark, opens, closes = _sides(before, mark, text[behind] if behind < end else "")
        if not is_mark or (mark in _APOSTROPHES and closes and before == "s" and _possessive(marks, place, text)):
            continue
        if open_ and mark in _CLOSERS[open_[-1][2]] and (closes or not opens):
            at, first, kind = open_.pop()
            if index > first and (kind not in _SINGLE or all(other[2] in _SINGLE for other in open_)):
                closed.append(_new(Quotation, (at, at + len(kind), offset, behind, first, index, kind)))
        elif opens and not (mark == "”" and open_):
            if len(open_) >= _MOST_OPEN:
                del open_[0]
            open_.append((offset, index, mark))
    if not open_ and len(closed) < 2:
        return closed
    closed.sort()
    outermost: list[Quotation] = []
    for one in closed:
        if not outermost or one.open >= outermost[-1].close:
            outermost.append(one)
    for at, first, kind in open_:
        if kind in _SINGLE:
            continue  # as likely an apostrophe
        later = [one for one in outermost if one.close > at]
        if later and later[0].open < at:
            continue  # it stands inside another
        if later or first >= stop:
            continue  # left open in the middle of a line: nothing tells where it would end
        outermost.append(Quotation(at, at + len(kind), end, end, first, stop, kind))
        break
    return outermost
