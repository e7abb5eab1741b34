"""Where sentences begin and end; made only when somebody asks."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from attrs import frozen

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.languages import Words, section
from newskit.model import Sentence
from newskit.plugins.lines import lines

__all__ = ["SentenceWords", "Sentences", "newskit_annotators", "sentences"]

# A stop, with the marks and brackets that close on it, then white space. What follows belongs to the next sentence.
# Exclamation marks are taken from the first one on and never given back: else a long row of them costs its square.
_END = re.compile(r"""(?:\.{1,4}|(?<![!?…])[!?…]++)["'”“’»)\]]{0,3}(?=\s)""")


_EARLY = 5  # words

_SHORT = 16  # characters between two words
_NO_MORE = sys.maxsize


@section("sentences")
@frozen(kw_only=True)
class SentenceWords:
    """Words after whose full stop a sentence goes on.

    Args:
        abbreviations: Abbreviations, without the stop, after which a capital or a number may follow: ``prof``, ``ul``.
            One that only lower case follows need not be listed.
        late: Abbreviations that end a sentence about as often as not ("r." for a year). Within the first words of a
            sentence one does not: "W 2024 r. Polska ...".
        initial_is_surname: Whether a letter with a stop behind a first name stands for a surname ("Tomasz K."), so that
            a capital after it may begin a sentence.
        ordinals: Words with a capital before which a number with a stop is an ordinal: "1. Mai".
    """

    abbreviations: Words = ()
    late: Words = ()
    initial_is_surname: bool = False
    ordinals: Words = ()

    @cached_property
    def abbreviation_set(self) -> frozenset[str]:
        """The abbreviations, for look-up."""
        return frozenset(self.abbreviations)

    @cached_property
    def ordinal_set(self) -> frozenset[str]:
        """The words behind ordinals, for look-up."""
        return frozenset(self.ordinals)

    @cached_property
    def late_set(self) -> frozenset[str]:
        """The late ones, for look-up."""
        return frozenset(self.late)


_SITE = 3  # letters; behind a longer word and a stop stands the end of a site, and no abbreviation as in "m.in."


_ORDINAL = 3  # digits; a longer number before a stop is none


class Sentences:
    """The sentences of a document as offsets.

    Attributes:
        spans: Start and end of each, in order; none crosses a line.
    """

    __slots__ = ("_starts", "spans")

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]

    def at(self, offset: int) -> tuple[int, int]:
        """The sentence that an offset lies in; between two sentences the one before it."""
        if not self.spans:
            return (0, 0)
        return self.spans[max(bisect_right(self._starts, offset) - 1, 0)]


def sentences(document: Document) -> Sentences:
    """The sentences of a document; use it as ``document.once(sentences)``.

    A stop ends a sentence where white space follows and then a capital, a number, or a mark that opens one. An
    abbreviation of the pack, or the initial of a name, does not.
    """
    scan, text = document.scan, document.text
    gaps, starts, ends = scan.gaps, scan.starts, scan.ends
    goes_on = _Stops(document).goes_on
    found: list[tuple[int, int]] = []
    marks = iter(scan.marks)
    index = next(marks, _NO_MORE)
    for start, end, first, stop in document.once(lines):
        here = start
        while index <= first:
            index = next(marks, _NO_MORE)
        while index < stop:
            gap = gaps[index]
            length = _end_in_short(gap) if len(gap) < _SHORT else _end_in(gap)
            # A word can begin a sentence with a capital, a number, or a letter of a script without capitals.
            if (
                length
                and not text[starts[index]].islower()
                and not (length == 1 and gap[0] == "." and goes_on(index, here))
            ):
                after = ends[index - 1] + length
                found.append((here, after))
                here = after
                while text[here].isspace():
                    here += 1
            index = next(marks, _NO_MORE)
        found.append((here, end))
    return Sentences(found)


def _end_in(gap: str) -> int:
    """How far the end of a sentence goes into what stands between two words, with its marks; 0 for no end."""
    match = _END.search(gap)
    return match.end() if match is not None else 0


_end_in_short = lru_cache(maxsize=1 << 10)(_end_in)  # the same few gaps come again and again


class _Stops:
    """Tells the full stops of abbreviations and initials from those of sentences."""

    def __init__(self, document: Document) -> None:
        self.words = document.section(SentenceWords)
        self.abbreviations, self.late = self.words.abbreviation_set, self.words.late_set
        self.scan = document.scan

    def goes_on(self, index: int, here: int) -> bool:
        """Whether a sentence goes on behind the stop before a word.

        Args:
            index: The word.
            here: Where the sentence begins.
        """
        scan = self.scan
        before = scan.words[index - 1]
        if scan.gaps[index - 1] == "." and len(scan.words[index - 2]) > _SITE:  # "rynek-lotniczy.pl. Jak"
            return False
        if before in self.abbreviations and not scan.text[scan.starts[index - 1]].isdigit():
            return True
        if len(before) < _ORDINAL and before.isdecimal() and scan.words[index] in self.words.ordinal_set:
            return True
        if before in self.late and index - scan.index_at(here) < _EARLY:
            return True
        return len(before) == 1 and before.isalpha() and self._is_initial(index - 1)

    def _is_initial(self, index: int) -> bool:
        """Whether a single letter before a stop goes on as a name: "J. Kowalski", "Donald J. Trump"."""
        scan = self.scan
        if not scan.word(index).isupper():
            return False
        behind_name = index > 0 and scan.gaps[index] == " " and scan.text[scan.starts[index - 1]].isupper()
        return not (behind_name and self.words.initial_is_surname)


@annotator(makes=Sentence, sections=SentenceWords, name="newskit.sentences", on_demand=True)
def find(document: Document) -> Iterator[Sentence]:
    """The sentences as records."""
    for start, end in document.once(sentences).spans:
        yield Sentence(span=document.span(start, end), rule="stop")


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.sentences``."""
    return [find]
