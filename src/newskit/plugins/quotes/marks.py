"""Quotation marks in pairs, line by line.

Opening and closing marks often look alike, are missing, or stand the wrong way round. Neighbours decide: a mark with
white space before it and a letter behind it opens. What is not closed costs at most its own quotation: what stands
paired after it stays paired. One walk over the marks with a stack, so the work is linear in their number.
"""

from __future__ import annotations

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
}
_MARKS = frozenset('"“”„«»‘’‹›‚')
_BEFORE_OPENING = frozenset(" \u00a0\u202f\t\n\r([{-–—/:¿¡") | frozenset('"“„«‘')
#: What may stand before marks that are sure to open: 'said,“It is' without a blank, "qu’« il".
_BEFORE_SURE = {"“": ",.:;", "«": "'’"}
_NOT_AFTER_OPENING = frozenset(" \u00a0\u202f\t\n\r)]},.;:!?»”")
_AFTER_CLOSING = frozenset(" \u00a0\u202f\t\n\r)]},.;:!?…-–—/") | frozenset('"”“»’')
#: More marks than this in one line are no quotations but a table or an attack.
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


def quotations(document: Document) -> dict[int, list[Quotation]]:
    """The outermost quotations of each line that has any, by the number of the line."""
    scan, text = document.scan, document.text
    gaps, starts = scan.gaps, scan.starts
    disjoint = _MARKS.isdisjoint
    found = [index for index in scan.marks if not disjoint(gaps[index])]
    if not found:
        return {}
    marks: list[tuple[int, int]] = []  # offset, index of the word behind
    size = len(starts)
    for index in found:
        gap = gaps[index]
        if gap == "’" and 0 < index < size and text[starts[index]].isalnum() and text[starts[index] - 2].isalnum():
            continue  # by far the most frequent mark: an apostrophe
        offset = (starts[index] if index < size else len(text)) - len(gap)
        marks += [(offset + at, index) for at, char in enumerate(gap) if char in _MARKS]
    made: dict[int, list[Quotation]] = {}
    place = 0
    for number, line in enumerate(document.once(lines)):
        begin = place
        while place < len(marks) and marks[place][0] < line.end:
            place += 1
        if place > begin:
            pairs = _pairs(marks[begin:place], text, line.start, line.end, line.stop)
            if pairs:
                made[number] = pairs
    return made


def _leads(mark: str, after: str) -> bool:
    """Whether what follows a mark may begin a quotation; French puts a blank behind its opening mark."""
    return bool(after) and (after not in _NOT_AFTER_OPENING or (mark in "«‹" and after.isspace()))


def _pairs(marks: list[tuple[int, int]], text: str, start: int, end: int, stop: int) -> list[Quotation]:
    """The outermost quotations among the marks of a line."""
    open_: list[tuple[int, int, str]] = []
    closed: list[Quotation] = []
    for offset, index in marks:
        mark = text[offset]
        before = text[offset - 1] if offset > start else ""
        after = text[offset + 1] if offset + 1 < end else ""
        if mark == "’" and before.isalnum() and after.isalnum():
            continue
        free = not before or before in _BEFORE_OPENING or before in _BEFORE_SURE.get(mark, "")
        opens = free and mark in _CLOSERS and _leads(mark, after)
        closes = not after or after in _AFTER_CLOSING
        if open_ and mark in _CLOSERS[open_[-1][2]] and (closes or not opens):
            at, first, kind = open_.pop()
            if index > first and (kind != "‘" or not any(other[2] != "‘" for other in open_)):
                closed.append(Quotation(at, at + 1, offset, offset + 1, first, index, kind))
        elif opens and not (mark == "”" and open_):
            if len(open_) >= _MOST_OPEN:
                del open_[0]
            open_.append((offset, index, mark))
    closed.sort()
    outermost: list[Quotation] = []
    for one in closed:
        if not outermost or one.open >= outermost[-1].close:
            outermost.append(one)
    for at, first, kind in open_:
        if kind in "‘‚":
            continue  # as likely an apostrophe
        behind = [one for one in outermost if one.close > at]
        if behind and behind[0].open < at:
            continue  # it stands inside another
        if behind or first >= stop:
            continue  # left open in the middle of a line: nothing tells where it would end
        outermost.append(Quotation(at, at + 1, end, end, first, stop, kind))
        break
    return outermost
