r"""The one pass over the text: words, what stands between them, and which words of the lexicon they are.

Everything an annotator does starts here: from hits of the lexicon, from capital letters, from marks between words. It
then looks at the neighbourhood and never at the whole text again.

How it is fast (measured on news articles, in W, the time of ``re.findall(r"\w+", text)``): one split of the
lower-cased text gives words and gaps together (1.2 W), their lengths added up give the offsets (0.4 W), and each word
costs one look-up in a dict (0.4 W). Lower-casing the whole text keeps every offset: of all characters only U+0130 (İ)
grows, and it is replaced before.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import Any, NamedTuple

from newskit.languages.language import Lexicon, Phrase

__all__ = ["Hit", "Scan"]

_SPLIT = re.compile(r"(\w+)")
_SPLIT_ASCII = re.compile(r"(\w+)", re.ASCII)  # the same words where all is ASCII, for a fifth less
# Decomposed text has its accents as characters of their own, and \w knows none of them.
_SPLIT_DECOMPOSED = re.compile(r"((?:\w[\u0300-\u036f]*)+)")

_BETWEEN = re.compile(r"[ \u00a0\u202f\t]?[-–/'’.,&]{0,2}[ \u00a0\u202f\t]?(?:\r?\n)?[ \t]?")


class Hit(NamedTuple):
    """A word or phrase of the lexicon in the text: the words ``first`` to ``stop - 1`` of the scan."""

    first: int
    stop: int
    value: Any


class Scan:
    """The words of a text with their places, and the hits of a lexicon among them.

    Attributes:
        text: The text itself.
        words: Every run of word characters, in lower case (composed, where the text has them decomposed).
        starts: Where each begins in the text.
        ends: Where each ends.
        gaps: What stands between: ``gaps[i]`` before word `i`, ``gaps[len(words)]`` after the last.
    """

    __slots__ = ("_at", "_capitals", "_hits", "_lexicon", "_lower", "_marks", "ends", "gaps", "starts", "text", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        lower = (text.replace("\u0130", "I") if "\u0130" in text else text).lower()
        composed = True
        if text.isascii():
            parts = _SPLIT_ASCII.split(lower)
        else:
            composed = unicodedata.is_normalized("NFC", text)
            parts = (_SPLIT if composed else _SPLIT_DECOMPOSED).split(lower)
        self.text = text
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[::2]
        borders = list(accumulate(map(len, parts)))
        self.starts: list[int] = borders[:-1:2]
        self.ends: list[int] = borders[1::2]
        if not composed:
            self.words = [unicodedata.normalize("NFC", word) for word in self.words]
        self._lexicon = lexicon
        self._hits: dict[str, list[Hit]] | None = None
        self._at: dict[str, dict[int, Hit]] = {}
        self._capitals: list[int] | None = None
        self._lower: frozenset[str] | None = None
        self._marks: list[int] | None = None

    def __len__(self) -> int:
        return len(self.words)

    # ------------------------------------------------------------------------------------------------- the lexicon

    def hits(self, name: str) -> Sequence[Hit]:
        """The hits of a class of the lexicon, in text order.

        Where a phrase was found, the shorter entries of the same class that lie in it are left out.

        Args:
            name: The class, as a section's `lexicon` method gives it: ``"court.verb"``.
        """
        if self._hits is None:
            self._hits = self._look_up()
        return self._hits.get(name, ())

    def at(self, name: str) -> dict[int, Hit]:
        """The hits of a class by the index of their first word."""
        found = self._at.get(name)
        if found is None:
            found = self._at[name] = {hit[0]: hit for hit in self.hits(name)}
        return found

    def _look_up(self) -> dict[str, list[Hit]]:
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        phrases: defaultdict[str, list[Hit]] = defaultdict(list)
        words = self.words
        entries = list(map(self._lexicon.words.get, words))
        last = len(words) - 1
        new = tuple.__new__  # half the price of Hit(...), and this is the hottest line of all
        for index in compress(count(), entries):
            plain, cased, after, before = entries[index]  # type: ignore[misc]  # compress leaves no None
            for name, value in plain:
                found[name].append(new(Hit, (index, index + 1, value)))
            for name, value, case in cased:
                if self._cased(index, case):
                    found[name].append(new(Hit, (index, index + 1, value)))
            if after and index < last and words[index + 1] in after:
                self._add_phrases(after[words[index + 1]], index, phrases)
            if before and index and words[index - 1] in before:
                self._add_phrases(before[words[index - 1]], index, phrases)
        for name, some in phrases.items():
            found[name] = _with_phrases(found[name], some)
        return found

    def _add_phrases(self, phrases: Sequence[Phrase], index: int, found: dict[str, list[Hit]]) -> None:
        """Compare phrases in place, one of whose words stands at `index`."""
        words, gaps = self.words, self.gaps
        for name, value, phrase, anchor, case in phrases:
            first = index - anchor
            if len(phrase) == 2:  # both words are there, or nobody would have asked
                stop = first + 2
                if gaps[first + 1] != " " and not _BETWEEN.fullmatch(gaps[first + 1]):
                    continue
            else:
                stop = first + len(phrase)
                if first < 0 or words[first:stop] != phrase or not self._joined(first, stop):
                    continue
            if not case or all(map(self._cased, range(first, stop), case)):
                found[name].append(Hit(first, stop, value))

    def _joined(self, first: int, stop: int) -> bool:
        """Whether words stand together as a phrase: nothing between but a blank, a hyphen, an apostrophe, a stop."""
        return all(gap == " " or _BETWEEN.fullmatch(gap) for gap in self.gaps[first + 1 : stop])

    def _cased(self, index: int, case: int) -> bool:
        """Whether a word has the capitals that an entry asks for: 0 any, 1 the first letter, 2 all."""
        return not case or (self.text[self.starts[index]].isupper() and (case == 1 or self.word(index).isupper()))

    # --------------------------------------------------------------------------------------------------- the words

    def word(self, index: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    @property
    def capitals(self) -> list[int]:
        """The indices of the words that begin with a capital letter."""
        if self._capitals is None:
            starts = self.starts
            if len(starts) > 1:
                self._capitals = list(compress(count(), map(str.isupper, itemgetter(*starts)(self.text))))
            else:
                self._capitals = [0] if starts and self.text[starts[0]].isupper() else []
        return self._capitals

    @property
    def in_lower_case(self) -> frozenset[str]:
        """The words that stand somewhere without a capital: one at the start of a sentence proves nothing then."""
        if self._lower is None:
            plain = bytearray(b"\1") * len(self.words)
            for index in self.capitals:
                plain[index] = 0
            self._lower = frozenset(compress(self.words, plain))
        return self._lower

    @property
    def marks(self) -> list[int]:
        """The indices of the gaps that hold more than a blank or a comma: ends of sentences, marks, dashes."""
        if self._marks is None:
            # Two comparisons, most of them with one and the same object, cost less than a look-up in a set.
            self._marks = [at for at, gap in enumerate(self.gaps) if gap != " " and gap != ", "]  # noqa: PLR1714
        return self._marks

    def index_at(self, offset: int) -> int:
        """The index of the first word that ends behind `offset`: the word there, or the next one."""
        return bisect_right(self.ends, offset)


def _with_phrases(singles: list[Hit], phrases: list[Hit]) -> list[Hit]:
    """Words and phrases of a class in order, without those that lie inside a longer phrase."""
    kept = phrases if len(phrases) == 1 else _outermost(phrases)
    if not singles:
        return kept
    inside = {index for first, stop, _ in kept for index in range(first, stop)}
    kept = kept + [hit for hit in singles if hit[0] not in inside]
    kept.sort(key=itemgetter(0))  # where one begins no other does, but for those that are the same words
    return kept


def _outermost(phrases: list[Hit]) -> list[Hit]:
    """Phrases in order, without those that lie inside a longer one."""
    kept: list[Hit] = []
    phrases.sort(key=itemgetter(1), reverse=True)
    phrases.sort(key=itemgetter(0))  # of those that begin together the longest first
    for hit in phrases:
        if kept and hit.stop <= kept[-1].stop and hit.stop - hit.first < kept[-1].stop - kept[-1].first:
            continue
        kept.append(hit)
    return kept
