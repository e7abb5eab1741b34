"""A sentence with an agreement in it, read once: which of its words are signs of the `agreements` section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.agreements.nouns import nouns_at
from newskit.plugins.agreements.words import AgreementWords, Cue, Signs
from newskit.plugins.names import NameWords
from newskit.plugins.places import PlaceWords

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
        slavic: Whether words inflect as in Slavic languages.
        capital_adjectives: Whether adjectives of states begin with a capital.
        nouns: The nouns of agreements of the article, by their first word.
        first, stop: The words of the sentence.
        start, end: Its characters.
    """

    __slots__ = (
        "_any", "_at", "_cues", "_indices", "_kinds", "capital_adjectives", "document", "end", "first", "nouns", "scan",
        "section", "slavic", "start", "stop",
    )  # fmt: skip

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        self.scan = document.scan
        self.section = document.section(AgreementWords)
        self.slavic = document.section(NameWords).inflection == "slavic"
        self.capital_adjectives = document.section(PlaceWords).capital_adjectives
        self.nouns = document.once(nouns_at)
        self.start, self.end = start, end
        self.first, self.stop = self.scan.index_at(start), self.scan.index_at(end)
        self._at: dict[int, list[Tag]] = {}
        self._cues: list[Tag] = []
        self._kinds: dict[int, frozenset[str]] = {}
        self._read()
        self._indices = list(self._kinds)
        self._any: frozenset[str] = frozenset().union(*self._kinds.values())

    def _read(self) -> None:
        """Find which words are signs of what; the tags of most are made when somebody asks, as few are asked about."""
        known, first, last, words = self.section.signs_at.get, self.first, self.stop - 1, self.scan.words
        kinds_at = self._kinds
        for index, signs in enumerate(map(known, words[first : self.stop]), first):
            if signs is None:
                continue
            longer, _, kinds, has_cue = signs
            if has_cue or (longer and index < last and words[index + 1] in longer):
                made = self._found(index, signs)
                if made:
                    self._at[index] = made
                    kinds_at[index] = frozenset([tag.kind for tag in made])
            elif kinds:
                kinds_at[index] = kinds

    def _found(self, index: int, signs: Signs) -> list[Tag]:
        """The signs that begin at a word, where there may be a cue or one of several words among them."""
        words, gaps = self.scan.words, self.scan.gaps
        made: list[Tag] = []
        seen: set[str] = set()
        longer = signs.longer.get(words[index + 1], ()) if index + 1 < self.stop else ()
        for phrase, kind, value in longer:
            stop = index + len(phrase)
            if kind in seen or not self._stands(phrase, index, stop):
                continue
            if kind != "cue" or not (gaps[stop] in _APOSTROPHES or self._covered(index)):
                seen.add(kind)
                made.append(Tag(index, stop, kind, value))
        # "won't"; a cue inside a longer one is none
        cue = signs.has_cue and not (gaps[index + 1] in _APOSTROPHES or self._covered(index))
        for kind, value in signs.single:
            if kind not in seen and (cue or kind != "cue"):
                made.append(Tag(index, index + 1, kind, value))
        self._cues += [tag for tag in made if tag.kind == "cue"]
        return made

    def _covered(self, index: int) -> bool:
        """Whether a word lies in a longer cue that begins up to three words before."""
        return any(tag.stop > index and tag.first >= index - 3 for tag in self._cues[-3:])

    def _stands(self, phrase: tuple[str, ...], index: int, stop: int) -> bool:
        scan = self.scan
        return (
            stop <= self.stop
            and tuple(scan.words[index:stop]) == phrase
            and all(gap in _JOINED for gap in scan.gaps[index + 1 : stop])
        )

    def at(self, index: int) -> Sequence[Tag]:
        """The signs that begin at a word, longer ones first."""
        found = self._at.get(index)
        if found is None:
            if index not in self._kinds:
                return ()
            signs = self.section.signs_at[self.scan.words[index]]
            new = tuple.__new__  # half the price of Tag(...)
            found = self._at[index] = [new(Tag, (index, index + 1, kind, value)) for kind, value in signs.single]
        return found

    def tag(self, index: int, *kinds: str) -> Tag | None:
        """The longest sign of one of these kinds that begins at a word."""
        if self._kinds.get(index, _NONE).isdisjoint(kinds):
            return None
        best: Tag | None = None
        for tag in self.at(index):
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

    def tags(self, first: int, stop: int, kind: str) -> Sequence[Tag]:
        """The signs of a kind among the words `first` to `stop`, in order."""
        if kind not in self._any:
            return ()
        indices, kinds = self._indices, self._kinds
        found = [at for at in indices[bisect_left(indices, first) : bisect_left(indices, stop)] if kind in kinds[at]]
        return [tag for at in found for tag in self.at(at) if tag.kind == kind and tag.stop <= stop]

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
