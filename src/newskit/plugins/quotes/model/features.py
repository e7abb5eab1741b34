"""The features of the words of a line: one value for each template.

Most are what a linear-chain tagger of English has: the words around, endings, word classes, marks. Others tell what
stands far away and decides all the same: the last and the next verb of speech of the sentence, whether the sentence
ends with one behind a comma, what stands before and behind the quotation that a word is in, and what the rules say.

A template is a column with a value for each word of the line; most columns are slices of one list or zips of several.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newskit.plugins.quotes.model.page import Page, bucket

__all__ = ["TEMPLATES", "Value", "features"]

Value = str | tuple[str, ...] | None
_Column = Iterable[Value]

#: The names of the templates, in the order of their columns. ``w`` is the word, ``a`` and ``b`` the words before and
#: behind, ``t`` a tag, ``g`` and ``h`` the gaps before and behind.
TEMPLATES = (
    # The words around, and their endings.
    "w", "a", "b", "aa", "bb", "aw", "wb", "end", "end-a", "end-b",
    # The gaps, and words beside them.
    "g", "h", "gw", "hb", "ga",
    # What the lexicon and the capitals say; where in a quotation the word stands; what the rules say.
    "shape", "shape-b", "shape-a", "mark", "mark-b", "mark-a", "class-mark", "rule", "rule-a", "rule-b",
    # Tags.
    "ata", "aagt", "thbb", "bbb", "whb", "agw",
    # The place in the sentence.
    "place", "start", "start-rule",
    # The last verb of speech, and the next one.
    "left", "left-far", "left-w", "left-rule", "left-finite", "left-class", "left-near", "right", "right-far", "both",
    # The quotation, the end of the sentence, and the end of the one before.
    "quotation-before", "quotation-behind", "quotation", "tail", "before",
)  # fmt: skip

_OUTSIDE = "^"  # before the line and behind it
_NEAR = 7  # words
_BESIDE = 4  # words
_LATE = 12  # words before a sentence's end within which an attribution closes it
_COMMA = 6  # words before its verb within which that attribution begins
_SIMPLE = frozenset("_'-")  # gaps that part nothing
_DIGITS = tuple("0123456789")


def features(page: Page, first: int, stop: int) -> list[tuple[Value, ...]]:
    """The values of all templates for each word of a line; None where a template says nothing."""
    borders = page.sentences
    inner = borders[bisect_left(borders, first + 1) : bisect_left(borders, stop)]
    places = [first, *inner, stop]
    line = _Line(page, first, stop)
    columns = [*line.words_and_gaps(), *line.known(), *line.tags()]
    rest: list[tuple[Value, ...]] = []
    for number in range(len(places) - 1):
        _Sentence(line, places[number], places[number + 1]).read(rest)
    return [near + far for near, far in zip(zip(*columns, strict=True), rest, strict=True)]


def _around(values: Sequence[str], first: int, stop: int, *, behind: int = 1) -> list[str]:
    """The values of a line with two places before it and some behind."""
    return [_OUTSIDE, _OUTSIDE, *values[first:stop], *[_OUTSIDE] * behind]


class _Line:
    """The columns whose values hang on the words beside a word."""

    def __init__(self, page: Page, first: int, stop: int) -> None:
        self.page = page
        self.first = first
        self.stop = stop
        self.gaps = gaps = page.gaps[first : stop + 1]
        gaps[0] = "N"
        if gaps[-1] == "_":
            gaps[-1] = "N"

    def words_and_gaps(self) -> list[_Column]:
        words = _around(self.page.words, self.first, self.stop, behind=2)
        aa, a, w, b, bb = words[:-4], words[1:-3], words[2:-2], words[3:-1], words[4:]
        g, h = self.gaps[:-1], self.gaps[1:]
        ends = [[word[-3:] for word in w], [word[-2:] for word in a], [word[-3:] for word in b]]
        pairs = [zip(a, w, strict=True), zip(w, b, strict=True)]
        beside = [zip(g, w, strict=True), zip(h, b, strict=True), zip(g, a, strict=True)]
        return [w, a, b, aa, bb, *pairs, *ends, g, h, *beside]

    def known(self) -> list[_Column]:
        page, first, stop = self.page, self.first, self.stop
        g, h = self.gaps[:-1], self.gaps[1:]
        shapes, marks = page.shapes[first : stop + 1], page.marks[first : stop + 1]
        mark, mark_a = marks[:-1], [_OUTSIDE, *marks[:-2]]
        rules = _around(page.rules, first, stop)
        rule_a, rule, rule_b = rules[1:-2], rules[2:-1], rules[3:]
        return [
            shapes[:-1],
            zip(shapes[1:], h, strict=True),
            zip([_OUTSIDE, *shapes[:-2]], g, strict=True),
            zip(mark, g, strict=True),
            zip(marks[1:], mark, h, strict=True),
            zip(mark_a, mark, strict=True),
            zip(page.classes[first:stop], mark, strict=True),
            zip(rule, page.rule_names[first:stop], strict=True),
            zip(rule_a, rule, strict=True),
            zip(rule, rule_b, strict=True),
        ]

    def tags(self) -> list[_Column]:
        tags = _around(self.page.tags, self.first, self.stop, behind=3)
        aa, a, t, b, bb, bbb = tags[:-5], tags[1:-4], tags[2:-3], tags[3:-2], tags[4:-1], tags[5:]
        g, h = self.gaps[:-1], self.gaps[1:]
        w = self.page.words[self.first : self.stop]
        return [
            zip(a, t, b, strict=True),
            zip(aa, a, g, t, strict=True),
            zip(t, h, b, bb, strict=True),
            zip(b, bb, bbb, strict=True),
            zip(w, h, b, strict=True),
            zip(a, g, w, strict=True),
        ]


class _Sentence:
    """The values that hang on what stands farther away in the sentence."""

    def __init__(self, line: _Line, low: int, high: int) -> None:
        self._page = page = line.page
        self._gaps = line.gaps[low - line.first : high - line.first]
        self._inner = low > line.first
        self._low = low
        self._high = high
        self._verbs = [at for at in range(low, high) if page.classes[at][:1] in ("c", "F")]
        quoted = any(mark != "o" for mark in page.marks[low:high])
        self._signs = _DIGITS[min(len(self._verbs), 2)] + ("q" if quoted else "")

    def read(self, rows: list[tuple[Value, ...]]) -> None:
        """Add the values of each word."""
        page, low, high, signs = self._page, self._low, self._high, self._signs
        marks, rules = page.marks, page.rules
        mark_a, rule_a = (marks[low - 1], rules[low - 1]) if self._inner else (_OUTSIDE, _OUTSIDE)
        start: tuple[Value, Value] = ((marks[low], mark_a, self._gaps[0]), (rules[low], rule_a))
        opening = (marks[low][-1],)
        closings = self._tail()
        behind, ahead = self._left(), self._right()
        for at in range(low, high):
            left, last = behind[at - low]
            right, following = ahead[at - low]
            place = (_DIGITS[min(at - low, 2)], _DIGITS[min(high - 1 - at, 2)], signs)
            both = (last[0], following[0], last[1], following[1]) if last and following else None
            before = (rule_a, marks[at][-1]) if self._inner else opening
            around = _of_quotation(page.quotations[at])
            rows.append((place, *start, *left, *right, both, *around, closings[at - low], before))
            start = (None, None)

    def _left(self) -> list[tuple[tuple[Value, ...], tuple[str, str] | None]]:
        """What the last verb of speech and the words since tell of each word; and the verb's class with the gaps."""
        page, low = self._page, self._low
        words, classes, tags, rules = page.words, page.classes, page.tags, page.rules
        found: list[tuple[tuple[Value, ...], tuple[str, str] | None]] = []
        verb: int | None = None
        gaps = finite = 0
        leading = ""
        for at in range(low, self._high):
            gap, word, tag = self._gaps[at - low], words[at], tags[at]
            if at > low and gap not in _SIMPLE:
                gaps += 1
            if verb is None:
                found.append(((None, (self._signs, bucket(at - low)), None, None, None, None, None), None))
            else:
                far, crossed, seen = bucket(at - verb), _DIGITS[min(gaps, 3)], _DIGITS[min(finite, 3)]
                some = _DIGITS[min(gaps, 2)]
                beside: Value = (words[verb], far) if at - verb < _BESIDE else words[verb]
                near = (words[verb], tags[at - 1], tag) if at - verb < _NEAR else (classes[verb], gap)
                values = (
                    beside, (far, crossed, leading, classes[verb]), (word, some, gap), (leading, rules[at]),
                    (seen, gap, tag), (classes[verb], seen, crossed), near,
                )  # fmt: skip
                found.append((values, (classes[verb], some)))
            if classes[at][:1] in ("c", "F"):
                verb, gaps, finite, leading = at, 0, 0, ""
            elif tag == "v":
                finite += 1
            elif tag in ("T", "2") and verb is not None and at - verb < _BESIDE:
                leading = tag
        return found

    def _right(self) -> list[tuple[tuple[Value, Value], tuple[str, str] | None]]:
        """What the next verb of speech tells of each word; and the verb's class with the gaps before it."""
        words, classes = self._page.words, self._page.classes
        found: list[tuple[tuple[Value, Value], tuple[str, str] | None]] = []
        verb: int | None = None
        gaps = 0
        for at in range(self._high - 1, self._low - 1, -1):
            if verb is None:
                found.append(((None, (self._signs, bucket(self._high - at))), None))
            else:
                crossed = _DIGITS[min(gaps, 3)]
                beside = (words[verb], _DIGITS[min(gaps, 2)])
                found.append(((beside, (bucket(verb - at), crossed, classes[verb])), (classes[verb], crossed)))
            if classes[at][:1] in ("c", "F"):
                verb, gaps = at, 0
            if self._page.gaps[at] not in _SIMPLE:
                gaps += 1
        found.reverse()
        return found

    def _tail(self) -> list[Value]:
        """The attribution that may close the sentence: its verb, how far before it a comma is, how near it is."""
        low, high, gaps = self._low, self._high, self._page.gaps
        if not self._verbs or high - self._verbs[-1] >= _LATE:
            return [None] * (high - low)
        verb = self._verbs[-1]
        commas = [at for at in range(max(low, verb - _COMMA), min(verb + 2, high)) if "," in gaps[at]]
        begin = commas[-1] if commas else verb
        tail = (self._page.words[verb], str(verb - begin) if commas else "-")
        return [tail if at - begin < -2 else (*tail, str(min(at - begin, 9))) for at in range(low, high)]


def _of_quotation(around: tuple[str, ...]) -> tuple[Value, Value, Value]:
    """What stands before and behind the quotation that a word is in."""
    if not around:
        return None, None, None
    before, behind, size, unclosed = around
    return (before, size), behind, (before, behind[:1] + behind[-1:], size, unclosed)
