"""What an annotator sees of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from newskit.languages.language import Language
from newskit.model import Annotation, Article, Span, fitting_span
from newskit.scan import Scan

__all__ = ["Document"]

Kind = TypeVar("Kind", bound=Annotation)
S = TypeVar("S")
T = TypeVar("T")


class Document:
    """An article being read: its text, its language, the scan, and what was found so far.

    Attributes:
        article: The article as it came; what this reading has found so far, `of` gives.
        text: Its text, as far as it is read.
        language: Its language; where there is no pack, one whose sections are all empty.
    """

    __slots__ = ("_found", "_length", "_of", "_once", "_scan", "article", "language", "text")

    def __init__(self, article: Article, language: Language, length: int | None = None) -> None:
        self.article = article
        self.text = article.text[:length]  # all of it costs no copy
        self.language = language
        self._length = len(self.text)
        self._scan: Scan | None = None
        self._found: dict[type[Annotation], list[Annotation]] = {}
        self._of: dict[type[Annotation], tuple[Annotation, ...]] = {}
        self._once: dict[Callable[[Document], Any], Any] = {}

    @property
    def scan(self) -> Scan:
        """The words of the text and the hits of the language's lexicon, made on first use."""
        if self._scan is None:
            self._scan = Scan(self.text, self.language.lexicon)
        return self._scan

    def section(self, cls: type[S]) -> S:
        """The words of a section in this article's language; an empty section where the pack has none."""
        return self.language.section(cls)

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end` with its words; the offsets must lie in the text."""
        if type(start) is int and type(end) is int and 0 <= start <= end <= self._length:
            return fitting_span(start, end, self.text[start:end])
        return Span(start, end, self.text[start:end])  # which says what is wrong with it

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of a kind found so far, in text order."""
        found = self._of.get(kind)
        if found is None:
            some = [record for cls, records in self._found.items() if issubclass(cls, kind) for record in records]
            some.sort(key=_place)
            found = self._of[kind] = tuple(some)
        return found  # type: ignore[return-value]

    def once(self, function: Callable[[Document], T]) -> T:
        """What a function makes of this document, computed on first use and shared by all annotators."""
        try:
            made: T = self._once[function]
        except KeyError:
            made = self._once[function] = function(self)
        return made

    # The pipeline's side.

    def add(self, records: Iterable[Annotation]) -> None:
        """Take in what an annotator made."""
        found = self._found
        changed = set()
        for record in records:
            cls = type(record)
            changed.add(cls)
            if cls in found:
                found[cls].append(record)
            else:
                found[cls] = [record]
        self._forget(changed)

    @property
    def all(self) -> Iterator[Annotation]:
        """The records of all kinds, one kind after the other: an article puts them in order itself."""
        return chain.from_iterable(self._found.values())

    def keep(self, kind: type[Annotation], records: Iterable[Annotation]) -> None:
        """Replace all records of a kind."""
        gone = [cls for cls in self._found if issubclass(cls, kind)]
        for cls in gone:
            del self._found[cls]
        self._forget(gone)
        self.add(records)

    def _forget(self, changed: Iterable[type[Annotation]]) -> None:
        """Let `of` gather anew what holds records of these classes; the other kinds stay as they are."""
        for cls in changed:
            for kind in [kind for kind in self._of if issubclass(cls, kind)]:
                del self._of[kind]

    def close(self) -> None:
        """Forget what `once` has made: much of it holds the document, and the two would wait for the collector."""
        self._once.clear()


_place = attrgetter("span.start", "span.end")
