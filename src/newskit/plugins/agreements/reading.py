"""A sentence with an agreement in it, read once: which of its words are signs of the `agreements` section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.agreements.nouns import nouns_at
from newskit.plugins.agreements.signs import Cue, Signs
from newskit.plugins.agreements.words import AgreementWords
from newskit.plugins.names import NameWords
from newskit.plugins.places import PlaceWords
from newskit.scan import Hit, Scan

__all__ = ["Reading", "Tag", "is_adjective", "is_comma", "is_hard"]

# No full stop: sentences are parted already, and what is left stands behind abbreviations. Square brackets hold words
# that were put in.
_NONE: frozenset[str] = frozenset()
_TELLING = frozenset(("cue", "talks_cue", "adjective", "circumstance"))
_HARD = frozenset(";:!?()…")
_APOSTROPHES = frozenset(("'", "’"))
_QUOTES = frozenset('"“„«»”')
_CLAUSE = 30  # words between a verb and its prefix
_SOFT = frozenset((" ", ", ", "-"))
_DASHES = (" - ", " – ", " — ", "—", "\n")
_JOINED = frozenset((" ", "-", "'", "’", "\u00a0", ". ", ".", "–", "/", ", ", '" ', "” ", ' "', " „", " “"))


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


class _Frame(NamedTuple):
    """What all readings of a document have in common."""

    scan: Scan
    section: AgreementWords
    slavic: bool
    capital_adjectives: bool
    nouns: Mapping[int, Hit]


def _frame(document: Document) -> _Frame:
    return _Frame(
        document.scan,
        document.section(AgreementWords),
        document.section(NameWords).inflection == "slavic",
        document.section(PlaceWords).capital_adjectives,
        document.once(nouns_at),
    )


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
        self.scan, self.section, self.slavic, self.capital_adjectives, self.nouns = document.once(_frame)
        self.start, self.end = start, end
        self.first, self.stop = self.scan.index_at(start), self.scan.index_at(end)
        self._at: dict[int, list[Tag]] = {}
        self._cues: list[Tag] = []
        self._kinds: dict[int, frozenset[str]] = {}
        self._read()
        if self.section.parted_at:
            self._read_parted()
        self._indices = list(self._kinds)
        self._any: frozenset[str] = frozenset().union(*self._kinds.values())

    def _read(self) -> None:
        """Find which words are signs of what; the tags of most are made when somebody asks, as few are asked about."""
        known, signs_at = self.section.signs, self.section.signs_at
        last, words, kinds_at = self.stop - 1, self.scan.words, self._kinds
        here = map(known.__contains__, words[self.first : self.stop])
        for index in compress(range(self.first, self.stop), here):
            signs = signs_at[words[index]]
            longer, _, kinds, has_cue = signs
            if has_cue or (longer and index < last and words[index + 1] in longer):
                made = self._found(index, signs)
                if made:
                    self._at[index] = made
                    kinds_at[index] = frozenset([tag.kind for tag in made])
            elif kinds:
                kinds_at[index] = kinds

    def _read_parted(self) -> None:
        """Find the verbs whose prefix stands at the end of their clause: "schließt ... ab"."""
        known, words, added = self.section.parted_at, self.scan.words, False
        endings = tuple(self.section.finite_endings)
        for index in range(self.first, self.stop):
            found: dict[str, Tag] = {}
            for prefix, cue in known.get(words[index], ()):
                kind = "talks_cue" if cue.talks else "cue"
                if kind not in found and self._has_prefix(index, prefix):
                    found[kind] = Tag(index, index + 1, kind, cue)
            if found:
                here = [tag for tag in self.at(index) if tag.kind != "cue" and tag.kind not in found]
                self._at[index] = [*found.values(), *here]
                self._kinds[index] = (self.kinds(index) - {"cue"}) | set(found)
                added = True
            else:
                finite = words[index] in known or words[index].endswith(endings)
                if finite and self.has(index, "cue") and self._has_other_prefix(index):
                    self._leave_out_cue(index)
                    added = True
        if added:
            self._kinds = dict(sorted(self._kinds.items()))

    def _leave_out_cue(self, index: int) -> None:
        self._at[index] = [tag for tag in self.at(index) if tag.kind != "cue" or tag.stop > index + 1]
        self._kinds[index] = frozenset([tag.kind for tag in self._at[index]])

    def _has_other_prefix(self, index: int) -> bool:
        """Whether a prefix that makes another verb of it ends the clause of a verb: "löste ... aus"."""
        prefixes = self.section.prefix_set
        for at in range(index + 1, min(index + _CLAUSE, self.stop)):
            if self.hard(at) or self.comma(at):
                return at - 1 > index and self.scan.words[at - 1] in prefixes
        return self.stop - 1 > index and self.stop <= index + _CLAUSE and self.scan.words[self.stop - 1] in prefixes

    def _has_prefix(self, index: int, prefix: tuple[str, ...]) -> bool:
        """Whether a prefix ends the clause of a verb; one of several words may stand anywhere in it."""
        words, size = self.scan.words, len(prefix)
        for at in range(index + 1, min(index + _CLAUSE, self.stop - size + 1)):
            if self.scan.gaps[at].strip() in (".", ":", ";", "!", "?"):
                return False
            if words[at] != prefix[0] or tuple(words[at : at + size]) != prefix:
                continue
            end = at + size
            if (
                size > 1
                or end >= self.stop
                or self.hard(end)
                or self.comma(end)
                or self.has(end, "conjunctions", "clauses")
            ):
                return True
        return False

    def _found(self, index: int, signs: Signs) -> list[Tag]:
        """The signs that begin at a word, where there may be a cue or one of several words among them."""
        words, gaps = self.scan.words, self.scan.gaps
        made: list[Tag] = []
        seen: set[str] = set()
        longer = signs.longer.get(words[index + 1], ()) if signs.longer and index + 1 < self.stop else ()
        for phrase, kind, value in longer:
            stop = index + len(phrase)
            if kind in seen or not self._stands(phrase, index, stop):
                continue
            if kind != "cue" or not (gaps[stop] in _APOSTROPHES or self._covered(index, stop)):
                seen.add(kind)
                made.append(Tag(index, stop, kind, value))
        # "won't"; a cue inside a longer one is none
        inside = gaps[index + 1] in _APOSTROPHES or "-" in (gaps[index], gaps[index + 1])  # "last-ditch", "cut-price"
        cue = signs.has_cue and not (inside or self._covered(index, index + 1))
        for kind, value in signs.single:
            if kind not in seen and (cue or kind != "cue"):
                made.append(Tag(index, index + 1, kind, value))
        cues = [tag for tag in made if tag.kind == "cue"]
        self._cues += cues
        silent = any(not tag.cue.status for tag in cues)
        return [tag for tag in made if tag.kind != "cue" or tag.cue.status] if silent else made

    def _covered(self, index: int, stop: int) -> bool:
        """Whether the words from `index` to `stop` lie in a cue that begins up to three words before."""
        return bool(self._cues) and any(tag.stop >= stop and tag.first >= index - 3 for tag in self._cues[-3:])

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

    def tells(self, first: int, stop: int) -> bool:
        """Whether a sign that can tell a status begins among some words."""
        return self.any_begins(first, stop, *_TELLING)

    def any_begins(self, first: int, stop: int, *kinds: str) -> bool:
        """Whether a sign of one of these kinds begins among some words."""
        return bool(self.places(first, stop, *kinds))

    def places(self, first: int, stop: int, *kinds: str) -> list[int]:
        """Where among some words signs of one of these kinds begin, in order."""
        if self._any.isdisjoint(kinds):
            return []
        indices, here = self._indices, self._kinds
        some = indices[bisect_left(indices, first) : bisect_left(indices, stop)]
        return [at for at in some if not here[at].isdisjoint(kinds)]

    def hard(self, index: int) -> bool:
        """Whether what stands before a word parts it from the word before: a stop, a bracket, a dash between blanks."""
        return is_hard(self.scan.gaps[index])

    def comma(self, index: int) -> bool:
        """Whether a comma stands before a word."""
        return is_comma(self.scan.gaps[index])

    def clause(self, index: int) -> bool:
        """Whether a word begins another clause."""
        kinds = self._kinds.get(index, _NONE)
        if "clauses" in kinds:
            return True
        if "article_relatives" not in kinds or not self.comma(index):
            return False
        return index + 1 >= self.stop or not self.capital(index + 1)

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital."""
        return self.scan.text[self.scan.starts[index]].isupper()

    def text(self, first: int, stop: int) -> str:
        """The words from `first` to before `stop` with what stands between them."""
        return self.scan.text[self.scan.starts[first] : self.scan.ends[stop - 1]]


def is_adjective(reading: Reading, index: int) -> bool:
    """Whether a word looks like an adjective of a language that shows it by endings."""
    word = reading.scan.words[index]
    endings = reading.section.adjective_endings
    if len(word) > 3 and word.endswith(endings) and not word.endswith(reading.section.verb_endings):
        return True
    return reading.section.details.length_adjective(word) is not None


def is_hard(gap: str) -> bool:
    """Whether what stands between two words parts them: a stop, a bracket, a dash between blanks."""
    return gap not in _SOFT and _is_hard(gap)


def is_comma(gap: str) -> bool:
    """Whether a comma stands between two words."""
    return "," in gap and gap != ","  # "186,2"


@lru_cache(maxsize=1024)
def _is_hard(gap: str) -> bool:
    if not _HARD.isdisjoint(gap) or any(dash in gap for dash in _DASHES):
        return True
    return "," in gap and not _QUOTES.isdisjoint(gap)
