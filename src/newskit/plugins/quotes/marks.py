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
from newskit.plugins.quotes.memo import Memo, short
from newskit.scan import Scan

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
#: Marks that look like an apostrophe or may open a word: they open nothing unless something closes it.
_SINGLE = frozenset("‘‚'")
_SINGLES = _SINGLE | {"’"}
_APOSTROPHES = "'’"
#: What a straight single mark opens with, and marks of two strokes or commas as typewriters and TeX have them.
_BEFORE_STRAIGHT = frozenset('([{"“„«–—/:-')
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


#: Whether a mark may open and whether it may close; None where the letters beside it decide.
_Sides = tuple[bool, bool] | None
#: A mark in its gap: where it stands there, the mark, its sides.
_InGap = tuple[int, str, _Sides]
#: A mark: its offset, the index of the word behind it, the mark, its sides.
_Mark = tuple[int, int, str, _Sides]

_new = tuple.__new__  # half the price of Quotation(...)


def quotations(document: Document) -> dict[int, list[Quotation]]:
    """The outermost quotations of each line that has any, by the number of the line."""
    marks = _marks(document.scan)
    if not marks:
        return {}
    made: dict[int, list[Quotation]] = {}
    text, all_lines = document.text, document.once(lines)
    ends, offsets = [line.end for line in all_lines], [mark[0] for mark in marks]
    number, place, size = 0, 0, len(marks)
    while place < size:
        number = bisect_right(ends, offsets[place], number)
        start, end, _, stop = all_lines[number]
        begin, place = place, bisect_left(offsets, end, place)
        pairs = _pairs(marks[begin:place], text, start, end, stop)
        if pairs:
            made[number] = pairs
    return made


def _marks(scan: Scan) -> list[_Mark]:
    """All marks of a text in order."""
    gaps, ends, text = scan.gaps, scan.ends, scan.text
    found = [at for at in scan.marks if _IN_GAP[gaps[at]]]
    if not found:
        return []
    left_out = _SINGLES
    if "'" in text or "‘" in text or "‚" in text:
        left_out = _SINGLES - _counted(text, {gaps[at] for at in found if at < len(ends)}, gaps[0])
    marks: list[_Mark] = []
    for at in found:
        begin = ends[at - 1] if at else 0
        for place, mark, sides in _IN_GAP[gaps[at]]:
            if sides is not None or mark not in left_out:
                marks.append((begin + place, at, mark, sides))
    return marks


def _counted(text: str, before: set[str], first: str) -> frozenset[str]:
    """The marks that look like apostrophes and are quotation marks in a text, by the gaps before its words.

    A straight one counts where one opens a word somewhere, the others where there are opening ones.
    """
    straight = first == "'" or any(map(_opens_straight, before))
    counted = "‘‚’" if "‘" in text or "‚" in text else "’" if straight else ""
    return frozenset(counted + "'" if straight else counted)


def _opens_straight(gap: str) -> bool:
    """Whether a straight single mark at the end of a gap opens the word behind it."""
    return len(gap) > 1 and gap[-1] == "'" and (gap[-2] in _BEFORE_STRAIGHT or gap[-2].isspace())


def _in_gap(gap: str) -> tuple[_InGap, ...]:
    """The marks in a gap between two words: a letter stands before its first character and behind its last."""
    strokes = {found.start(): found[0] for found in _STROKES.finditer(gap)}
    marks: list[_InGap] = []
    behind = 0
    for at, char in enumerate(gap):
        if at < behind:
            continue
        mark = strokes.get(at, char)
        behind = at + len(mark)
        if mark in _SINGLES:
            marks.append((at, mark, None))
        elif mark in _CLOSERS or mark == "›":
            _, opens, closes = _sides(gap[at - 1] if at else "x", mark, gap[behind] if behind < len(gap) else "x")
            marks.append((at, mark, (opens, closes)))
    return tuple(marks)


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
    offset, _, mark, _ = marks[place]
    behind = text[offset + 1 : offset + 3]
    if text[offset - 1] != "s" or not (behind[:1].isspace() and behind[1:].islower()):
        return False
    for later, _, other, _ in marks[place + 1 : place + _MOST_OPEN]:
        if other == mark and text[later - 1] in ",.!?":
            return True
        if other == mark and text[later - 1].isspace():
            return False
    return False


def _pairs(marks: list[_Mark], text: str, start: int, end: int, stop: int) -> list[Quotation]:
    """The outermost quotations among the marks of a line."""
    open_: list[tuple[int, int, str]] = []
    closed: list[Quotation] = []
    nested = False
    for place, (offset, index, mark, sides) in enumerate(marks):
        behind = offset + len(mark)
        if sides is not None and start < offset and behind < end:
            opens, closes = sides
        else:
            before = text[offset - 1] if offset > start else "\n"
            is_mark, opens, closes = _sides(before, mark, text[behind] if behind < end else "")
            if not is_mark or (mark in _APOSTROPHES and closes and before == "s" and _possessive(marks, place, text)):
                continue
        if open_ and mark in _CLOSERS[open_[-1][2]] and (closes or not opens):
            at, first, kind = open_.pop()
            nested = nested or bool(open_)
            if index > first and (kind not in _SINGLE or all(other[2] in _SINGLE for other in open_)):
                closed.append(_new(Quotation, (at, at + len(kind), offset, behind, first, index, kind)))
        elif opens and not (mark == "”" and open_):
            if len(open_) >= _MOST_OPEN:
                del open_[0]
            open_.append((offset, index, mark))
    if not open_ and not nested:
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


_IN_GAP: Memo[str, tuple[_InGap, ...]] = Memo(_in_gap, keep=short, most=2048)
