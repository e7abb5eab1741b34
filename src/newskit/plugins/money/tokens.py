"""The words of the scan with "20zł" and "EUR450m" cut where digits and letters meet, and the places of currencies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.money.grammar import Grammar, Kind, Unit

__all__ = ["Anchor", "Tokens"]

_LONGEST_TAIL = 8  # letters of a scale and a currency behind digits
_DIGITS = "0123456789"
_GLUED = re.compile(r"([^\W\d_]*)(\d+)([^\W\d_]*)")


class Anchor(NamedTuple):
    """A currency in the text: a name (words `first` to `stop` - 1) or a sign in the gap before word `first`."""

    first: int
    stop: int
    start: int
    end: int
    unit: Unit


class Tokens:
    """Words, gaps and offsets for reading money.

    Attributes:
        text: The article's.
        words: In lower case.
        gaps: ``gaps[i]`` stands before word `i`; one more behind the last.
        starts: Where each word begins.
        anchors: The currencies, in text order.
    """

    __slots__ = ("_cuts", "anchors", "gaps", "grammar", "starts", "text", "words")

    def __init__(self, document: Document, grammar: Grammar) -> None:
        scan = document.scan
        self.text = document.text
        self.grammar = grammar
        self.words, self.gaps, self.starts = scan.words, scan.gaps, scan.starts
        pieces = self._cut(self._mixed())
        self.anchors = self._signs()
        if document.language.known:
            for first, stop, unit in scan.hits("money.currency"):
                if pieces:  # words that were cut before this one push it on
                    first += self._moved(first)  # noqa: PLW2901
                    stop += self._moved(stop)  # noqa: PLW2901
                self.anchors.append(Anchor(first, stop, self.starts[first], self.end(stop - 1), unit))
        else:
            self.anchors += self._names(range(len(self.words)))
        self.anchors += self._names(pieces)
        self.anchors.sort(key=_place)

    def end(self, index: int) -> int:
        """Where a word ends in the text."""
        starts = self.starts
        return (starts[index + 1] if index + 1 < len(starts) else len(self.text)) - len(self.gaps[index + 1])

    def _mixed(self) -> list[int]:
        """The words in which a digit touches a letter. Ten searches for digits cost a third of a look at every word."""
        text, places = self.text, []
        for digit in _DIGITS:
            place = text.find(digit)
            while place >= 0:
                if text[place + 1 : place + 2].isalpha() or (place and text[place - 1].isalpha()):
                    places.append(place)
                place = text.find(digit, place + 1)
        return sorted({bisect_right(self.starts, place) - 1 for place in places})

    def _cut(self, odd: Iterable[int]) -> list[int]:
        """Cut words of digits and letters, where the letters are a currency or a scale; give the pieces' new places."""
        self._cuts: list[int] = []
        cuts = [(index, parts) for index in odd if not self.words[index].isdecimal() and (parts := self._parts(index))]
        if not cuts:
            return []
        words: list[str] = []
        gaps: list[str] = []
        starts: list[int] = []
        pieces: list[int] = []
        done = 0
        for index, parts in cuts:
            words += self.words[done:index]
            gaps += self.gaps[done : index + 1]
            starts += self.starts[done:index]
            pieces += range(len(words), len(words) + len(parts))
            place = self.starts[index]
            for part in parts:
                words.append(part)
                starts.append(place)
                place += len(part)
            gaps += [""] * (len(parts) - 1)
            self._cuts += [index] * (len(parts) - 1)
            done = index + 1
        self.words = words + self.words[done:]
        self.gaps = gaps + self.gaps[done:]
        self.starts = starts + self.starts[done:]
        return pieces

    def _moved(self, index: int) -> int:
        """By how much a word stands further on than in the scan."""
        return bisect_left(self._cuts, index)

    def _parts(self, index: int) -> list[str]:
        """The pieces of a word to be cut, or none."""
        kinds, single = self.grammar.kinds, self.grammar.single
        word = self.words[index]
        found = _GLUED.fullmatch(word)
        if found is None or len(word) != self.end(index) - self.starts[index]:
            return []
        head, digits, tail = found.groups()
        if (head and head not in single) or not (head or tail):
            return []
        if not tail:
            return [head, digits]
        tails = [tail] if tail in single or _is_scale(tail, kinds) else _halves(tail, kinds, single)
        return [*([head] if head else ()), digits, *tails] if tails else []

    def _names(self, indices: Iterable[int]) -> Iterable[Anchor]:
        """Names of one word among these words; codes and short signs as they are written."""
        single, names, text = self.grammar.single, self.grammar.names, self.text
        for index in indices:
            unit = single.get(self.words[index])
            if unit is not None:
                start, end = self.starts[index], self.end(index)
                written = text[start:end]
                if written in names or written.lower() in names or written + "." in names:
                    yield Anchor(index, index + 1, start, end, unit)

    def _signs(self) -> list[Anchor]:
        """Every sign of a currency in the gaps."""
        text, starts, found = self.text, self.starts, []
        for mark, unit in self.grammar.marks.items():
            place = text.find(mark)
            while place >= 0:
                index = bisect_right(starts, place)
                found.append(self._lettered(mark, unit, place, index))
                place = text.find(mark, place + 1)
        return found

    def _lettered(self, mark: str, unit: Unit, place: int, index: int) -> Anchor:
        """The sign with the letters before it: "US$", "C $"."""
        if index and len(self.words[index - 1]) <= 3:
            first = index - 1
            if place - self.end(first) > 2:
                return Anchor(index, index, place, place + 1, unit)
            between = self.text[self.end(first) : place]
            if between in ("", " ", ".", ". "):
                lettered = self.grammar.lettered
                letters = self.words[first]
                if letters == "s" and first and self.gaps[first] in (".", " . ") and self.words[first - 1] == "u":
                    first -= 1
                    letters = "us"
                more = lettered.get(letters + mark)
                if more is not None and (between in ("", ".") or self._belongs(letters, first, place)):
                    return Anchor(first, index, self.starts[first], place + 1, more)
        return Anchor(index, index, place, place + 1, unit)

    def _belongs(self, letters: str, first: int, place: int) -> bool:
        """Whether letters and a blank before a sign are part of it: "US $5", "c $ 16", not "gave us $5", "a $5 fee"."""
        apart = self.text[place + 1 : place + 2] == " "
        if len(letters) == 1:
            return (
                apart and letters not in self.grammar.kinds and not self.gaps[first].rstrip().endswith(("'", "\u2019"))
            )
        return apart or self.text[self.starts[first] : self.end(first)].isupper()


def _place(anchor: Anchor) -> tuple[int, int]:
    return anchor.start, -anchor.end


def _is_scale(word: str, kinds: dict[str, tuple[Kind, Decimal]]) -> bool:
    kind = kinds.get(word)
    return kind is not None and kind[0] == Kind.SCALE


def _halves(tail: str, kinds: dict[str, tuple[Kind, Decimal]], single: dict[str, Unit]) -> list[str]:
    """Scale and currency of "5mlnzł"."""
    for cut in range(1, len(tail) if len(tail) <= _LONGEST_TAIL else 1):
        if tail[cut:] in single and _is_scale(tail[:cut], kinds):
            return [tail[:cut], tail[cut:]]
    return []
