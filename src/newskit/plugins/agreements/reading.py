"""A sentence with an agreement in it, read once: which of its words are signs of the `agreements` section."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.agreements.words import AgreementWords, Cue

__all__ = ["Reading", "Tag"]

# No full stop: sentences are parted already, and what is left stands behind abbreviations. Square brackets hold words
# that were put in.
_NONE: frozenset[str] = frozenset()
_HARD = frozenset(";:!?()…")
_APOSTROPHES = frozenset(("'", "’"))
_QUOTES = frozenset('"“„«»”')
_SOFT = frozenset((" ", ", ", "-"))
_DASHES = (" - ", " – ", " — ", "—", "\n")
_JOINED = frozenset((" ", "-", "'", "’", "\u00a0", ". ", ".", "–", "/", ", "))


class Tag(NamedTuple):
    """A sign in the text: the words ``first`` to ``stop - 1`` of the scan."""

    first: int
    stop: int
    kind: str
    value: object

    @property
    def cue(self) -> Cue:
        """The value of a sign of the kind ``cue``."""
        assert isinstance(self.value, Cue)  # noqa: S101  (for the type checker)
        return self.value


class Reading:
    """The signs of one sentence, found in one walk over its words.

    Attributes:
        document: The document.
        scan: Its scan.
        section: The words of the language.
        first, stop: The words of the sentence.
        start, end: Its characters.
    """

    __slots__ = ("_at", "_by_kind", "_kinds", "document", "end", "first", "scan", "section", "start", "stop")

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        self.scan = document.scan
        self.section = document.section(AgreementWords)
        self.start, self.end = start, end
        self.first, self.stop = self.scan.index_at(start), self.scan.index_at(end)
        self._at: dict[int, list[Tag]] = {}
        self._kinds: dict[int, frozenset[str]] = {}
        self._by_kind: defaultdict[str, list[Tag]] = defaultdict(list)
        self._read()

    def _read(self) -> None:
        """Find the signs; most words have none, most others only such as are a single word."""
        known, first, words, gaps = self.section.signs_at.get, self.first, self.scan.words, self.scan.gaps
        at, kinds_at, by_kind, last = self._at, self._kinds, self._by_kind, self.stop - 1
        new = tuple.__new__  # half the price of Tag(...)
        for index, signs in enumerate(map(known, words[first : self.stop]), first):
            if signs is None:
                continue
            longer, single, kinds, has_cue = signs
            made: list[Tag] = []
            if longer and index < last and words[index + 1] in longer:
                for phrase, kind, value in longer[words[index + 1]]:
                    stop = index + len(phrase)
                    if any(tag.kind == kind for tag in made) or not self._stands(phrase, index, stop):
                        continue
                    if kind != "cue" or not (gaps[stop] in _APOSTROPHES or self._covered(index)):
                        made.append(Tag(index, stop, kind, value))
                        by_kind[kind].append(made[-1])
            cue = has_cue and not (gaps[index + 1] in _APOSTROPHES or self._covered(index))
            if made or cue != has_cue:  # "won't"; a cue inside a longer one is none
                found = {tag.kind for tag in made}
                single = tuple([one for one in single if one[0] not in found and (cue or one[0] != "cue")])
                kinds = frozenset([*found, *[kind for kind, _ in single]])
            for kind, value in single:
                tag = new(Tag, (index, index + 1, kind, value))
                made.append(tag)
                by_kind[kind].append(tag)
            if made:
                at[index], kinds_at[index] = made, kinds

    def _covered(self, index: int) -> bool:
        """Whether a word lies in a longer cue that begins up to three words before."""
        return any(tag.stop > index and index - 3 <= tag.first < index for tag in self._by_kind["cue"][-4:])

    def _stands(self, phrase: tuple[str, ...], index: int, stop: int) -> bool:
        scan = self.scan
        return (
            stop <= self.stop
            and tuple(scan.words[index:stop]) == phrase
            and all(gap in _JOINED for gap in scan.gaps[index + 1 : stop])
        )

    def tag(self, index: int, *kinds: str) -> Tag | None:
        """The longest sign of one of these kinds that begins at a word."""
        best: Tag | None = None
        for tag in self._at.get(index, ()):
            if tag.kind in kinds and (best is None or tag.stop > best.stop):
                best = tag
        return best

    def has(self, index: int, *kinds: str) -> bool:
        """Whether a sign of one of these kinds begins at a word."""
        found = self._kinds.get(index)
        return found is not None and not found.isdisjoint(kinds)

    def kinds(self, index: int) -> frozenset[str]:
        """The kinds of the signs that begin at a word."""
        return self._kinds.get(index, _NONE)

    def cue(self, index: int) -> Tag | None:
        """The sign of the kind ``cue`` that begins at a word."""
        return self.tag(index, "cue") if "cue" in self._kinds.get(index, _NONE) else None

    def tags(self, first: int, stop: int, kind: str) -> Sequence[Tag]:
        """The signs of a kind among the words `first` to `stop`, in order."""
        found = self._by_kind.get(kind)
        if not found:
            return ()
        return [tag for tag in found[bisect_left(found, (first,)) : bisect_left(found, (stop,))] if tag.stop <= stop]

    def hard(self, index: int) -> bool:
        """Whether what stands before a word parts it from the word before: a stop, a bracket, a dash between blanks."""
        gap = self.scan.gaps[index]
        return gap not in _SOFT and _is_hard(gap)

    def comma(self, index: int) -> bool:
        """Whether a comma stands before a word."""
        gap = self.scan.gaps[index]
        return "," in gap and gap != ","  # "186,2"

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital."""
        return self.scan.text[self.scan.starts[index]].isupper()

    def text(self, first: int, stop: int) -> str:
        """The words from `first` to before `stop` with what stands between them."""
        return self.scan.text[self.scan.starts[first] : self.scan.ends[stop - 1]]


@lru_cache(maxsize=1024)
def _is_hard(gap: str) -> bool:
    if not _HARD.isdisjoint(gap) or any(dash in gap for dash in _DASHES):
        return True
    return "," in gap and not _QUOTES.isdisjoint(gap)
