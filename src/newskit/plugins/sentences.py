"""Where sentences begin and end; made only when somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.languages import Words, section
from newskit.model import Sentence
from newskit.plugins.lines import lines

__all__ = ["SentenceWords", "Sentences", "newskit_annotators", "sentences"]

# A stop, with the marks and brackets that close on it, then white space. What follows belongs to the next sentence.
_END = re.compile(r"""(?:\.{1,4}|[!?…]+)["'”“’»)\]]{0,3}(?=\s)""")


_EARLY = 5  # words

_STOPS = frozenset(".!?…")


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
    """

    abbreviations: Words = ()
    late: Words = ()
    initial_is_surname: bool = False


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
    words = document.section(SentenceWords)
    abbreviations, late = frozenset(words.abbreviations), frozenset(words.late)
    scan, text = document.scan, document.text
    found: list[tuple[int, int]] = []
    ends = [index for index in scan.marks if not _STOPS.isdisjoint(scan.gaps[index])]
    place = 0
    for start, end, first, stop in document.once(lines):
        here = start
        while place < len(ends) and ends[place] <= first:
            place += 1
        while place < len(ends) and ends[place] < stop:
            index = ends[place]
            place += 1
            gap_start = scan.ends[index - 1]
            match = _END.search(text, gap_start, scan.starts[index])
            if match is None or not _begins(text, scan.starts[index]):
                continue
            if text[match.start()] == "." and match.start() == gap_start and len(match[0]) == 1:
                before = scan.words[index - 1]
                if before in abbreviations and not text[scan.starts[index - 1]].isdigit():
                    continue
                if before in late and index - scan.index_at(here) < _EARLY:
                    continue
                if len(before) == 1 and before.isalpha() and _is_initial(document, index - 1, words.initial_is_surname):
                    continue
            found.append((here, match.end()))
            here = match.end()
            while text[here].isspace():
                here += 1
        found.append((here, end))
    return Sentences(found)


def _begins(text: str, at: int) -> bool:
    """Whether a word can begin a sentence: a capital, a number, or a letter of a script without capitals."""
    return not text[at].islower()


def _is_initial(document: Document, index: int, is_surname: bool) -> bool:
    """Whether a single letter before a stop goes on as a name: "J. Kowalski", "Donald J. Trump"."""
    scan = document.scan
    if not scan.word(index).isupper():
        return False
    behind_name = index > 0 and scan.gaps[index] == " " and document.text[scan.starts[index - 1]].isupper()
    return not (behind_name and is_surname)


@annotator(makes=Sentence, sections=SentenceWords, name="newskit.sentences", on_demand=True)
def find(document: Document) -> Iterator[Sentence]:
    """The sentences as records."""
    for start, end in document.once(sentences).spans:
        yield Sentence(span=document.span(start, end), rule="stop")


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.sentences``."""
    return [find]
