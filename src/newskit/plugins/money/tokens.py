"""The words of the scan with "20zł" and "EUR450m" cut where digits and letters meet, and the places of currencies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.money.currencies import Unit
from newskit.plugins.money.grammar import APOSTROPHES, Grammar

__all__ = ["Anchor", "Tokens"]

_LONGEST_TAIL = 8  # letters of a scale and a currency behind digits
_LONGEST_LETTERS = 4  # letters beside a sign: "CLP$"
_INNER = frozenset(("", " ", ".", ". ", "-", "\u00a0"))  # between the letters of a sign and its mark
_THIN = "\u202f\u2009\u2007\u200a\u2008"  # blanks that news sites set between digits, beside the no-break one
_PLAIN = str.maketrans(dict.fromkeys(_THIN, "\u00a0"))
_BORDER = "x"  # no gap holds a letter
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
        text: The article's, with one kind of no-break blank in place of all.
        words: In lower case.
        gaps: ``gaps[i]`` stands before word `i`; one more behind the last.
        starts: Where each word begins.
        anchors: The currencies, in text order.
        begins: The words at which they begin, of a sign the word behind it.
    """

    __slots__ = ("_moves", "_places", "anchors", "begins", "gaps", "grammar", "starts", "text", "words")

    def __init__(self, document: Document, grammar: Grammar) -> None:
        scan = document.scan
        self.text = document.text
        self.grammar = grammar
        self.words, self.gaps, self.starts = scan.words, scan.gaps, scan.starts
        if any(blank in self.text for blank in _THIN):
            self.text = self.text.translate(_PLAIN)
            self.gaps = _BORDER.join(self.gaps).translate(_PLAIN).split(_BORDER)
        pieces = self._rewrite(sorted((*self._cuts(), *self._unions())))
        self.anchors = self._signs()
        if document.language.known:
            for first, stop, unit in scan.hits("money.currency"):
                if self._places:  # words that were cut or joined before this one push it on
                    first += self._moved(first)  # noqa: PLW2901
                    stop += self._moved(stop)  # noqa: PLW2901
                self.anchors.append(Anchor(first, stop, self.starts[first], self.end(stop - 1), unit))
        else:
            self.anchors += self._names(range(len(self.words)))
        self.anchors += self._names(pieces)
        self.anchors.sort(key=_place)
        self.begins = frozenset(anchor.first for anchor in self.anchors)

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

    def _cuts(self) -> Iterator[tuple[int, int, list[str]]]:
        """The words of digits and letters that are to be cut, where the letters are a currency or a scale."""
        for index in self._mixed():
            if not self.words[index].isdecimal():
                parts = self._parts(index)
                if parts:
                    yield index, index + 1, parts

    def _unions(self) -> Iterator[tuple[int, int, list[str]]]:
        """The number words that the scan has cut at their apostrophe: "п'ять"."""
        known = self.grammar.apostrophes
        for mark in APOSTROPHES if known else ():
            place = self.text.find(mark)
            while place >= 0:
                index = bisect_right(self.starts, place)
                if 0 < index < len(self.words) and self.gaps[index] == mark:
                    word = f"{self.words[index - 1]}'{self.words[index]}"
                    if word in known:
                        yield index - 1, index + 1, [word]
                place = self.text.find(mark, place + 1)

    def _rewrite(self, changes: list[tuple[int, int, list[str]]]) -> list[int]:
        """Put other words in the place of some, and give the places of the new ones."""
        self._places: list[int] = []  # of the words in the scan behind which all others have moved
        self._moves: list[int] = []  # by how much, all in all
        if not changes:
            return []
        words: list[str] = []
        gaps: list[str] = []
        starts: list[int] = []
        pieces: list[int] = []
        done = 0
        for first, stop, parts in changes:
            words += self.words[done:first]
            gaps += self.gaps[done : first + 1]
            starts += self.starts[done:first]
            pieces += range(len(words), len(words) + len(parts))
            place = self.starts[first]
            for part in parts:
                words.append(part)
                starts.append(place)
                place += len(part)
            gaps += [""] * (len(parts) - 1)
            done = stop
            self._places.append(first)
            self._moves.append(len(words) - stop)
        self.words = words + self.words[done:]
        self.gaps = gaps + self.gaps[done:]
        self.starts = starts + self.starts[done:]
        return pieces

    def _moved(self, index: int) -> int:
        """By how much a word stands further on than in the scan."""
        before = bisect_left(self._places, index)
        return self._moves[before - 1] if before else 0

    def _parts(self, index: int) -> list[str]:
        """The pieces of a word to be cut, or none."""
        single = self.grammar.units.single
        word = self.words[index]
        found = _GLUED.fullmatch(word)
        if found is None or len(word) != self.end(index) - self.starts[index]:
            return []
        head, digits, tail = found.groups()
        if (head and head not in single and not self._signed(index, head)) or not (head or tail):
            return []
        if not tail:
            return [head, digits]
        tails = [tail] if tail in single or self.grammar.is_scale(tail) else self._halves(tail)
        return [*([head] if head else ()), digits, *tails] if tails else []

    def _signed(self, index: int, letters: str) -> bool:
        """Whether letters before digits belong to a sign: "u$s5", "$US5"."""
        mark = self.gaps[index].lstrip()
        before = self.words[index - 1] if index and self.gaps[index] == mark else ""
        lettered = self.grammar.units.lettered
        return mark != "" and (before + mark + letters in lettered or mark + letters in lettered)

    def _halves(self, tail: str) -> list[str]:
        """Scale and currency of "5mlnzł"."""
        for cut in range(1, len(tail) if len(tail) <= _LONGEST_TAIL else 1):
            if tail[cut:] in self.grammar.units.single and self.grammar.is_scale(tail[:cut]):
                return [tail[:cut], tail[cut:]]
        return []

    def _names(self, indices: Iterable[int]) -> Iterable[Anchor]:
        """Names of one word among these words; codes and short signs as they are written."""
        single, names, text = self.grammar.units.single, self.grammar.units.names, self.text
        for index in indices:
            unit = single.get(self.words[index])
            if unit is not None:
                start, end = self.starts[index], self.end(index)
                written = text[start:end]
                if written in names or (written.lower() in names and not unit.glued) or written + "." in names:
                    yield Anchor(index, index + 1, start, end, unit)

    def _signs(self) -> list[Anchor]:
        """Every sign of a currency in the gaps."""
        text, starts, found = self.text, self.starts, []
        ascii_only = text.isascii()
        for mark, unit in self.grammar.units.marks.items():
            if ascii_only and not mark.isascii():
                continue
            place = text.find(mark)
            while place >= 0:
                index = bisect_right(starts, place)
                anchor = self._led(mark, place, index) or self._trailed(mark, place, index)
                if anchor is not None or unit is not None:
                    found.append(anchor or Anchor(index, index, place, place + len(mark), unit))  # type: ignore[arg-type]
                place = text.find(mark, place + 1)
        return found

    def _led(self, mark: str, place: int, index: int) -> Anchor | None:
        """The sign with letters before it: "US$", "C $"."""
        first = index - 1
        if first < 0 or len(self.words[first]) > _LONGEST_LETTERS or place - self.end(first) > 2:
            return None
        between = self.text[self.end(first) : place]
        if between not in _INNER:
            return None
        letters = self.words[first]
        if letters == "s" and first and self.gaps[first] in (".", " . ") and self.words[first - 1] == "u":
            first -= 1
            letters = "us"
        lettered = self.grammar.units.lettered
        stop, end = index, place + len(mark)
        unit = None
        if index < len(self.words) and self.starts[index] == end and not between:  # "U$S"
            unit = lettered.get(letters + mark + self.words[index])
            if unit is not None:
                stop, end = index + 1, self.end(index)
        unit = unit or lettered.get(letters + mark)
        if unit is None or (between not in ("", ".", "-") and not self._belongs(letters + mark, first, place)):
            return None
        return Anchor(first, stop, self.starts[first], end, unit)

    def _trailed(self, mark: str, place: int, index: int) -> Anchor | None:
        """The sign with letters behind it: "$US", "$ CA"."""
        if index >= len(self.words) or len(self.words[index]) > _LONGEST_LETTERS:
            return None
        between = self.text[place + len(mark) : self.starts[index]]
        sign = mark + self.words[index]
        unit = self.grammar.units.lettered.get(sign) if between in ("", " ", "\u00a0") else None
        end = self.end(index)
        if unit is None or self.gaps[index + 1][:1] in APOSTROPHES:  # "5 $ c'est"
            return None
        if not self.text[self.starts[index] : end].isupper() and sign not in self.grammar.units.loose:
            return None
        return Anchor(index, index + 1, place, end, unit)

    def _belongs(self, sign: str, first: int, place: int) -> bool:
        """Whether letters and a blank before a mark are part of it: "US $5", "c $ 16", not "gave us $5", "a $5 fee"."""
        apart = self.text[place + 1 : place + 2] == " "
        shouted = self.text[self.starts[first] : self.end(first)].isupper()
        if len(sign) > 2:
            counted = first > 0 and (self.words[first - 1].isdecimal() or self.words[first - 1] in self.grammar)
            return apart or shouted or counted
        if not apart or self.gaps[first].rstrip().endswith(APOSTROPHES):
            return False
        return shouted or sign in self.grammar.units.loose


def _place(anchor: Anchor) -> tuple[int, int]:
    return anchor.start, -anchor.end
