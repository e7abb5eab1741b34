"""Quotation marks in pairs, line by line.

Opening and closing marks often look alike, are missing, or stand the wrong way round. Neighbours decide: a mark with
white space before it and a letter behind it opens. What is not closed costs at most its own quotation: what stands
paired after it stays paired. One walk over the marks with a stack, so the work is linear in their number.
"""

from __future__ import annotations

from collections.abc import Iterator
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
}
_MARKS = frozenset("\"“”„«»‘’‹›‚'`")
#: Marks of one stroke; those that look like an apostrophe open nothing unless something closes it.
_SINGLE = frozenset("‘‚'")
_APOSTROPHES = frozenset("'’")
#: Marks of two characters, as typewriters and TeX have them.
_DOUBLED = {"'": "''", "`": "``"}
_BEFORE_OPENING = frozenset(" \u00a0\u202f\t\n\r([{-–—/:¿¡") | frozenset('"“„«‘')
#: What may stand before marks that are sure to open: 'said,“It is' without a blank, "qu’« il".
_BEFORE_SURE = {"“": ",.:;", "«": "'’"}
_NOT_AFTER_OPENING = frozenset(" \u00a0\u202f\t\n\r)]},.;:!?»”")
_AFTER_CLOSING = frozenset(" \u00a0\u202f\t\n\r)]},.;:!?…-–—/") | frozenset('"”“»’')
#: More marks than this in one line are no quotations but a table or an attack.
_MOST_OPEN = 8

#: A mark: its offset, the index of the word behind it, the mark itself.
_Mark = tuple[int, int, str]


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
    marks: list[_Mark] = []
    size = len(starts)
    for index in found:
        gap = gaps[index]
        if (
            gap in _APOSTROPHES
            and 0 < index < size
            and text[starts[index]].isalnum()
            and text[starts[index] - 2].isalnum()
        ):
            continue  # by far the most frequent mark: an apostrophe
        offset = (starts[index] if index < size else len(text)) - len(gap)
        marks += [(offset + at, index, mark) for at, mark in _marks_in(gap)]
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


def _marks_in(gap: str) -> Iterator[tuple[int, str]]:
    """The marks in a gap with their places; two strokes side by side are one mark."""
    done = 0
    for at, char in enumerate(gap):
        if at < done or char not in _MARKS:
            continue
        doubled = _DOUBLED.get(char)
        if doubled is not None and gap.startswith(doubled, at):
            done = at + 2
            yield at, doubled
        elif char != "`":
            yield at, char


def _leads(mark: str, after: str) -> bool:
    """Whether what follows a mark may begin a quotation; French puts a blank behind its opening mark."""
    return bool(after) and (after not in _NOT_AFTER_OPENING or (mark in "«‹" and after.isspace()))


def _no_mark(before: str, after: str, marks: list[_Mark], place: int, text: str) -> bool:
    """Whether an apostrophe belongs to a word: "don't", "the '90s", "the workers' rights"."""
    if not before.isalnum():
        return after.isdigit()
    return after.isalnum() or _possessive(marks, place, text)


def _possessive(marks: list[_Mark], place: int, text: str) -> bool:
    """Whether an apostrophe behind an "s" closes nothing: words go on behind it, and a sure closing mark follows."""
    offset, _, mark = marks[place]
    if (
        text[offset - 1] != "s"
        or not text[offset + 1 : offset + 2].isspace()
        or not text[offset + 2 : offset + 3].islower()
    ):
        return False
    for later, _, other in marks[place + 1 : place + _MOST_OPEN]:
        if other == mark and text[later - 1] in ",.!?":
            return True
        if other == mark and text[later - 1].isspace():
            return False
    return False


def _pairs(marks: list[_Mark], text: str, start: int, end: int, stop: int) -> list[Quotation]:
    """The outermost quotations among the marks of a line."""
    open_: list[tuple[int, int, str]] = []
    closed: list[Quotation] = []
    for place, (offset, index, mark) in enumerate(marks):
        size = len(mark)
        before = text[offset - 1] if offset > start else ""
        after = text[offset + size] if offset + size < end else ""
        if mark in _APOSTROPHES and _no_mark(before, after, marks, place, text):
            continue
        free = not before or before in _BEFORE_OPENING or before in _BEFORE_SURE.get(mark, "")
        opens = free and mark in _CLOSERS and _leads(mark, after)
        closes = not after or after in _AFTER_CLOSING
        if open_ and mark in _CLOSERS[open_[-1][2]] and (closes or not opens):
            at, first, kind = open_.pop()
            if index > first and (kind not in _SINGLE or all(other[2] in _SINGLE for other in open_)):
                closed.append(Quotation(at, at + len(kind), offset, offset + size, first, index, kind))
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
        if kind in _SINGLE:
            continue  # as likely an apostrophe
        behind = [one for one in outermost if one.close > at]
        if behind and behind[0].open < at:
            continue  # it stands inside another
        if behind or first >= stop:
            continue  # left open in the middle of a line: nothing tells where it would end
        outermost.append(Quotation(at, at + len(kind), end, end, first, stop, kind))
        break
    return outermost
