"""A sentence with an agreement in it, read once: which of its words are signs of the `agreements` section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.agreements.words import AgreementWords, Cue, Sign

__all__ = ["Reading", "Tag"]

# No full stop: sentences are parted already, and what is left stands behind abbreviations. Square brackets hold words
# that were put in.
_NONE: frozenset[str] = frozenset()
_HARD = frozenset(";:!?()…")
_APOSTROPHES = frozenset(("'", "’"))
_QUOTES = frozenset('"“„«»”')
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
    """The signs of one sentence.

    Attributes:
        document: The document.
        scan: Its scan.
        section: The words of the language.
        first, stop: The words of the sentence.
        start, end: Its characters.
    """

    __slots__ = ("_kinds", "_tags", "document", "end", "first", "scan", "section", "start", "stop")

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        self.scan = document.scan
        self.section = document.section(AgreementWords)
        self.start, self.end = start, end
        self.first, self.stop = self.scan.index_at(start), self.scan.index_at(end)
        self._tags: dict[int, tuple[Tag, ...]] = {}
        self._kinds: dict[int, frozenset[str]] = {}

    def at(self, index: int) -> tuple[Tag, ...]:
        """The signs that begin at a word; looked up on first use, as most words are never asked about."""
        found = self._tags.get(index)
        if found is None:
            signs = self.section.signs.get(self.scan.words[index]) if self.first <= index < self.stop else None
            found = self._tags[index] = self._found(index, signs) if signs else ()
        return found

    def _found(self, index: int, signs: tuple[Sign, ...]) -> tuple[Tag, ...]:
        made: list[Tag] = []
        seen: set[str] = set()
        for phrase, kind, value in signs:
            stop = index + len(phrase)
            if kind in seen or (len(phrase) > 1 and not self._stands(phrase, index, stop)):
                continue
            if kind == "cue" and (self.scan.gaps[stop] in _APOSTROPHES or self._covered(index)):
                continue  # "won't"; a cue inside a longer one is none
            seen.add(kind)
            made.append(Tag(index, stop, kind, value))
        return tuple(made)

    def _covered(self, index: int) -> bool:
        for before in range(max(self.first, index - 3), index):
            if any(tag.kind == "cue" and tag.stop > index for tag in self.at(before)):
                return True
        return False

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
        for tag in self.at(index):
            if tag.kind in kinds and (best is None or tag.stop > best.stop):
                best = tag
        return best

    def has(self, index: int, *kinds: str) -> bool:
        """Whether a sign of one of these kinds begins at a word."""
        found = self._kinds.get(index)
        if found is None:
            found = self._kinds[index] = frozenset(tag.kind for tag in self.at(index)) or _NONE
        return found is not _NONE and not found.isdisjoint(kinds)

    def tags(self, first: int, stop: int, *kinds: str) -> Iterator[Tag]:
        """The signs of these kinds among the words `first` to `stop`, in order."""
        for index in range(max(first, self.first), min(stop, self.stop)):
            for tag in self.at(index):
                if tag.kind in kinds and tag.stop <= stop:
                    yield tag

    def hard(self, index: int) -> bool:
        """Whether what stands before a word parts it from the word before: a stop, a bracket, a dash between blanks."""
        gap = self.scan.gaps[index]
        if gap in (" ", ", ", "-"):
            return False
        if any(mark in _HARD for mark in gap) or any(dash in gap for dash in _DASHES):
            return True
        return "," in gap and any(mark in _QUOTES for mark in gap)

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
