"""The features of the words of a line: for each group of templates a column with a key for each word.

Most are what a linear-chain tagger of English has: the words around, endings, word classes, marks. Others tell what
stands far away and decides all the same: the last and the next verb of speech of the sentence, whether the sentence
ends with one behind a comma, what stands before and behind the quotation that a word is in, and what the rules say.

Columns of what stands beside a word are slices of one list or zips of several, so that no Python code runs for a word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import count, pairwise, starmap

from newskit.plugins.quotes.model.page import Page
from newskit.plugins.quotes.model.templates import FAR, GROUPS, TEMPLATES, Key, Value

__all__ = ["Column", "columns", "features"]

Column = Iterable[Key]

_OUTSIDE = "^"  # before the line and behind it
_NEAR = 7  # words
_BESIDE = 4  # words
_LATE = 12  # words before a sentence's end within which an attribution closes it
_COMMA = 6  # words before its verb within which that attribution begins
_SIMPLE = frozenset("_'-")  # gaps that part nothing
_LEADING = frozenset("T2")  # tags of "that" and "to"
_DIGITS = tuple("0123456789")
_MOST = len(FAR) - 1


def columns(page: Page, first: int, stop: int) -> list[Column]:
    """The keys of the groups of templates for the words of a line."""
    gaps = page.gaps[first : stop + 1]
    gaps[0] = "N"
    if gaps[-1] == "_":
        gaps[-1] = "N"
    borders = page.sentences
    inner = borders[bisect_left(borders, first + 1) : bisect_left(borders, stop)]
    far = _Far(page, gaps, first)
    for low, high in pairwise((first, *inner, stop)):
        far.read(low, high)
    return [*_near(page, gaps, first, stop), *far.columns]


def features(page: Page, first: int, stop: int) -> list[tuple[Value, ...]]:
    """The values of all templates for each word of a line; None where a template says nothing."""
    rows = []
    for keys in zip(*columns(page, first, stop), strict=True):
        found: dict[str, Value] = {}
        for group, key in zip(GROUPS, keys, strict=True):
            values = group.values(key) if group.values else (key,)
            found |= zip(group.templates, values, strict=True)
        rows.append(tuple(found[name] for name in TEMPLATES))
    return rows


def _around(values: Sequence[str], first: int, stop: int, *, behind: int) -> list[str]:
    """The values of a line with two places before it and some behind."""
    return [_OUTSIDE, _OUTSIDE, *values[first:stop], *[_OUTSIDE] * behind]


def _near(page: Page, gaps: list[str], first: int, stop: int) -> list[Column]:
    """The columns whose keys hang on what stands beside a word."""
    # Columns end with the shortest of what they are made of: the words of the line.
    words = _around(page.words, first, stop, behind=2)
    tags = _around(page.tags, first, stop, behind=3)
    kinds = page.kinds(first, stop)
    w, a, b, bb = page.words[first:stop], words[1:], words[3:], words[4:]
    g, h = gaps[:-1], gaps[1:]
    ta, t, tb, tbb = tags[1:], tags[2:-3], tags[3:], tags[4:]
    tag_keys = [(ta, t, tb), (tags, ta, g, t), (t, h, tb, tbb), (tb, tbb, tags[5:]), (w, h, tb), (ta, g, w)]
    return [
        *starmap(zip, [(g, w), (h, b), (g, a)]),
        words[:-4],
        bb,
        *starmap(zip, [(a, w), (w, b), (kinds, g, kinds[1:], h, kinds[2:]), *tag_keys]),
    ]


class _Far:
    """The columns whose keys hang on what stands farther away in the sentence; `read` adds to them."""

    def __init__(self, page: Page, gaps: list[str], first: int) -> None:
        self._page = page
        self._gaps = gaps
        self._first = first
        self._places: list[Key] = []
        self._left: list[Key] = []
        self._since: list[Key] = []
        self._left_word: list[Value] = []
        self._left_near: list[Value] = []
        self._right: list[Key] = []
        self._tails: list[Value] = []

    @property
    def columns(self) -> list[Column]:
        """The columns, in the order of their groups."""
        near = (self._left_word, self._left_near)
        return [self._places, self._left, self._since, *near, self._right, self._tails]

    def read(self, low: int, high: int) -> None:
        """Add the keys of the words of a sentence."""
        page = self._page
        verbs = _between(page.speech, low, high)
        quoted = page.marks[low:high].count("o") < high - low
        signs = _DIGITS[min(len(verbs), 2)] + ("q" if quoted else "")
        self._read_places(low, high, signs, quoted=quoted)
        size = (verbs[0] + 1 if verbs else high) - low  # words before and with the first verb
        nothing = [None] * size
        self._left += [(signs, far) for far in _distances(size)]
        self._since += nothing
        self._left_word += nothing
        self._left_near += nothing
        lasts: list[tuple[str, str] | None] = [*nothing]
        for verb, following in pairwise((*verbs, high - 1)):
            lasts += self._read_left(verb, following + 1)
        start = low
        for verb in verbs:
            self._right += self._read_right(start, verb, lasts[start - low : verb - low])
            start = verb
        self._right += [(signs, far) for far in _distances(high - start + 1)[:0:-1]]
        self._read_tails(low, high, verbs)

    def _read_places(self, low: int, high: int, signs: str, *, quoted: bool) -> None:
        """Add what hangs on the place of a word in its sentence, and on the quotation that it is in."""
        page, size = self._page, high - low
        marks, rules = page.marks, page.rules
        inner = low > self._first
        mark_a, rule_a = (marks[low - 1], rules[low - 1]) if inner else (_OUTSIDE, _OUTSIDE)
        start = (marks[low], mark_a, self._gaps[low - self._first], rules[low], rule_a)
        before: tuple[str, ...] = (rule_a, "o") if inner else (marks[low][-1],)
        ends = ["2"] * size
        ends[-2:] = "10"[-size:]
        middle = (("2", "2", signs), before, (), None)
        keys: list[Key] = [middle] * size
        some: Iterable[int] = range(size)
        if not quoted:
            some = {0, min(1, size - 1), max(size - 2, 0), size - 1}
        for at in some:
            if quoted and inner:
                before = (rule_a, marks[low + at][-1])
            place = (_DIGITS[min(at, 2)], ends[at], signs)
            keys[at] = (place, before, page.quotations[low + at], None if at else start)
        self._places += keys

    def _read_left(self, verb: int, stop: int) -> list[tuple[str, str]]:
        """Add what a verb of speech tells of the words behind it; give its class with the gaps since, for each word."""
        page, first = self._page, verb + 1
        word, cls, tag_a = page.words[verb], page.classes[verb], page.tags[verb]
        crossed = some = finite = "0"
        parted = verbs = 0
        leading = ""
        last = cls, some
        lasts = []
        # Bound once: this is the hottest loop of the features.
        left, since = self._left.append, self._since.append
        left_word, left_near = self._left_word.append, self._left_near.append
        gaps = self._gaps[first - self._first : stop - self._first]
        beside = gaps, page.words[first:stop], page.tags[first:stop], page.rules[first:stop]
        for at, far, gap, own, tag, rule in zip(count(1), _distances(stop - verb)[1:], *beside):
            if gap not in _SIMPLE:
                parted += 1
                crossed, some = _DIGITS[min(parted, 3)], _DIGITS[min(parted, 2)]
                last = cls, some
            left((word, cls, far, crossed, leading, finite))
            since((finite, gap, tag, leading, rule))
            left_word((own, some, gap))
            left_near((word, tag_a, tag) if at < _NEAR else (cls, gap))
            lasts.append(last)
            if tag == "v":
                verbs += 1
                finite = _DIGITS[min(verbs, 3)]
            elif at < _BESIDE and tag in _LEADING:
                leading = tag
            tag_a = tag
        return lasts

    def _read_right(self, start: int, verb: int, lasts: Sequence[tuple[str, str] | None]) -> list[Key]:
        """What a verb of speech tells of the words before it, from a word on."""
        word, cls = self._page.words[verb], self._page.classes[verb]
        crossed = "0"
        parted = 0
        keys: list[Key] = []
        gaps = self._gaps[start + 1 - self._first : verb + 1 - self._first]
        for far, gap, last in zip(_distances(verb - start + 1)[1:], reversed(gaps), reversed(lasts), strict=True):
            if gap not in _SIMPLE:
                parted += 1
                crossed = _DIGITS[min(parted, 3)]
            keys.append((word, cls, far, crossed, last))
        keys.reverse()
        return keys

    def _read_tails(self, low: int, high: int, verbs: Sequence[int]) -> None:
        """Add the attribution that may close the sentence: its verb, how far before it a comma is, how near it is."""
        if not verbs or high - verbs[-1] >= _LATE:
            self._tails += [None] * (high - low)
            return
        verb, gaps = verbs[-1], self._page.gaps
        begin, distance = verb, "-"
        for at in range(min(verb + 1, high - 1), max(low, verb - _COMMA) - 1, -1):
            if "," in gaps[at]:
                begin, distance = at, str(verb - at)
                break
        tail = (self._page.words[verb], distance)
        ahead = max(begin - 2 - low, 0)  # words farther than two before it
        self._tails += [tail] * ahead
        self._tails += [(*tail, str(min(at - begin, 9))) for at in range(low + ahead, high)]


def _between(places: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Those of some sorted places that are not below `low` and below `high`."""
    first = bisect_left(places, low)
    return places[first : bisect_left(places, high, first)]


def _distances(size: int) -> Sequence[str]:
    """Distances from nothing on, coarser the greater they are."""
    return FAR[:size] if size <= len(FAR) else [*FAR, *[FAR[_MOST]] * (size - len(FAR))]
