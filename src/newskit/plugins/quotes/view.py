"""A document as the rules of quotes see it: words, gaps, sentences and cues with short names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from newskit.document import Document
from newskit.model import Block, Boilerplate
from newskit.plugins.lines import Line, lines
from newskit.plugins.names import names
from newskit.plugins.organisations import OrganisationWords, organisation_at
from newskit.plugins.people.words import PeopleWords
from newskit.plugins.quotes.cast import Cast, capitals, cast
from newskit.plugins.quotes.marks import Quotation, quotations
from newskit.plugins.quotes.noun_words import NounWords
from newskit.plugins.quotes.words import QuoteWords, WordSets
from newskit.plugins.sentences import sentences
from newskit.scan import Hit

__all__ = ["DASHES", "ENDS", "View"]

DASHES = frozenset("-–—‒―")
ENDS = frozenset(".!?…")
_MOST_CUES = 24
_DATELINE = 12  # words within which a dateline ends
_BLANKS = frozenset(" \u00a0\u202f\t\n\r")
_STRIPPED = ' \u00a0\u202f\t\n\r,.;:!?…"“”„«»‹›-–—('
_LEADING = " \u00a0\u202f\t\n\r,.;:…\"“”„«»‘’'‚‹›-–—"


class View:
    """What the rules look at.

    Attributes:
        words, gaps, starts, ends, text: Those of the scan.
        capitals: The words that begin with a capital.
        sets: The pack's word lists.
        lines: The lines of the article.
        quotations: The quotations of each line.
    """

    def __init__(self, document: Document) -> None:
        scan = document.scan
        self.document = document
        self.scan = scan
        self.words = scan.words
        self.gaps = scan.gaps
        self.starts = scan.starts
        self.ends = scan.ends
        self.text = scan.text
        self.capitals = document.once(capitals)
        self.sets: WordSets = document.section(QuoteWords).sets
        self.nouns_of: NounWords = document.section(NounWords)
        self.lines: list[Line] = document.once(lines)
        self.quotations: dict[int, list[Quotation]] = document.once(quotations)
        blocked = {index for hit in scan.hits("quotes.blocked") for index in range(hit.first, hit.stop)}
        self.cues: list[Hit] = [
            hit
            for hit in scan.hits("quotes.cue")
            if hit.first not in blocked and (not hit.value.reflexive or self._reflexive(hit.first))
        ]
        self.roles: dict[int, Hit] = scan.at("people.role")
        if not self.sets.free:
            self.cues = [hit for hit in self.cues if hit.first not in self.capitals or self._begins_as_verb(hit.first)]
        self.cue_at: dict[int, Hit] = {hit.first: hit for hit in reversed(self.cues)}
        self.cue_words = [hit.first for hit in self.cues]
        self.formulas: Sequence[Hit] = scan.hits("quotes.source")
        self.nouns: dict[int, Hit] = scan.at("quotes.noun")
        self.bodies: dict[int, Hit] = scan.at("organisations.noun")
        self.dashes: list[int] = []
        if self.sets.turns:
            gaps = self.gaps
            self.dashes = [at for at in scan.marks if not DASHES.isdisjoint(gaps[at]) and _spaced(gaps[at])]
        self.group_starts: dict[int, int] = {}  # by the first word of a cue; every rule asks
        self._dateline = (-1, 0)  # the start of the line that was asked for last, and its first word behind it
        self._sentence = (0, 0)  # the one that was asked for last, before its line cuts it

    def _begins_as_verb(self, index: int) -> bool:
        """Whether a word with a capital may be a verb; "United *States*" and "*Judge* Helen Marsh" are none."""
        if self.gaps[index] == " ":
            return False
        return index not in self.roles or index + 1 not in self.capitals or self.gaps[index + 1] != " "

    @cached_property
    def cast(self) -> Cast:
        """The people and organisations."""
        return self.document.once(cast)

    @cached_property
    def cues_known(self) -> bool:
        """Whether the language has verbs of speech."""
        return bool(self.document.section(QuoteWords).verbs)

    @cached_property
    def _firsts(self) -> list[int]:
        """The first word of each sentence, and behind the last one."""
        starts = self.starts
        firsts = [bisect_left(starts, start) for start, _ in self.document.once(sentences).spans]
        firsts.append(len(starts))
        return firsts

    def _reflexive(self, index: int) -> bool:
        """Whether the reflexive word stands beside a verb."""
        near = self.words[max(index - 3, 0) : index + 5]
        return self.sets.reflexive in near

    @cached_property
    def titles(self) -> frozenset[str]:
        """Titles that stand before a name: "dr", "prof"."""
        return frozenset(self.document.section(PeopleWords).titles)

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """Adjectives that tell nothing of an office: "były", "nowa"; none where word order is fixed."""
        return frozenset(self.document.section(PeopleWords).modifiers) if self.sets.free else frozenset()

    @property
    def introducers(self) -> frozenset[str]:
        """Class nouns that only introduce a name, so that they may stand for it later."""
        return self.document.section(OrganisationWords).introducer_set

    def organisations(self) -> list[tuple[int, str, str | None, str | None]]:
        """The organisations that the article names: first word, name, class noun, gender."""
        return self.document.once(_organisations)

    def kinds(self) -> dict[int, str]:
        """The kind of the block that begins with each line, by the line's start."""
        return {block.span.start: block.kind for block in self.document.of(Block)}

    def left_out(self) -> list[tuple[int, int]]:
        """What is no text of the article."""
        places = [(found.span.start, found.span.end) for found in self.document.of(Boilerplate)]
        places += [(b.span.start, b.span.end) for b in self.document.of(Block) if b.kind in {"boilerplate", "credit"}]
        return sorted(places)

    def sentence(self, index: int, line: Line) -> tuple[int, int]:
        """The words of the sentence that a word stands in, within its line."""
        first, stop = self._sentence
        if not first <= index < stop:
            firsts = self._firsts
            at = bisect_right(firsts, index)
            first, stop = firsts[at - 1] if at else 0, firsts[at] if at < len(firsts) else index + 1
            self._sentence = first, stop
        _, _, _, high = line
        low = self.dateline(line)
        return max(first, low if low <= index else line.first), min(stop, high)

    def cues_in(self, first: int, stop: int) -> Sequence[Hit]:
        """The cues among some words; of very many the first ones."""
        firsts = self.cue_words
        at = end = bisect_left(firsts, first)
        last = min(at + _MOST_CUES, len(firsts))
        while end < last and firsts[end] < stop:
            end += 1
        return self.cues[at:end] if end > at else ()

    def ended(self, index: int) -> bool:
        """Whether a sentence ends in the gap before a word."""
        return not ENDS.isdisjoint(self.gaps[index])

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital."""
        return index in self.capitals

    def end(self, line: Line, stop: int) -> int:
        """The offset at which words of a line end, the next one being `stop`."""
        return line.end if stop >= line.stop else self.starts[stop]

    def behind_dateline(self, line: Line, start: int, stop: int) -> int:
        """Where the text of a line begins behind "WARSAW, March 7 (Agency) -"; `start`, where no dateline stands."""
        first = self.dateline(line)
        if first == line.first or first >= stop:
            return start
        return max(start, self.starts[first])

    def dateline(self, line: Line) -> int:
        """The first word of a line behind its dateline; the first of all, where it has none."""
        if self._dateline[0] != line.start:
            self._dateline = (line.start, self._behind_dateline(line))
        return self._dateline[1]

    def _behind_dateline(self, line: Line) -> int:
        gaps = self.gaps
        capitals: bool | None = None
        for index in range(line.first + 1, min(line.first + _DATELINE, line.stop)):
            gap = gaps[index]
            if gap == " " or DASHES.isdisjoint(gap) or not _spaced(gap):
                continue
            if not ENDS.isdisjoint(gap[gap.find(")") + 1 :]) or ":" in gap or self.text[self.starts[index]].islower():
                continue
            if capitals is None:
                word = self.word(line.first)
                capitals = word.isupper() and (len(word) > 1 or not self.sets.turns)
            if ")" in gap or capitals:
                return index
        return line.first

    def word(self, index: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """A place without the marks, blanks and stops at its ends; None where nothing is left."""
        text = self.text
        while start < end and text[start] in _LEADING:
            start += 1
        while end > start and text[end - 1] in _STRIPPED:
            end -= 1
        if end > start and text[end - 1] == ")":
            opening = text.rfind("(", max(start, end - 16), end)
            inside = text[opening + 1 : end - 1]
            signed = opening > start and (inside.isupper() or "/" in inside)
            if signed and text[max(start, opening - 4) : opening].rstrip()[-1:] in ENDS:
                return self.trimmed(start, opening)
        return (start, end) if start < end else None


def _organisations(document: Document) -> list[tuple[int, str, str | None, str | None]]:
    found = []
    stop = 0
    scan = document.scan
    starts = {hit.first for name in ("organisations.name", "organisations.noun") for hit in scan.hits(name)}
    runs = {run.first: run for run in document.once(names).runs if run.kind == "organisation"}
    for first in sorted(starts | set(runs)):
        if first < stop:
            continue
        body = organisation_at(document, first)
        if body is not None:
            found.append((first, body.name, body.noun, body.gender))
            stop = body.stop
        elif first in runs:
            run = runs[first]
            found.append((first, run.key or scan.text[scan.starts[first] : scan.ends[run.stop - 1]], None, None))
            stop = run.stop
    return found


def _spaced(gap: str) -> bool:
    """Whether a gap holds a dash that stands by itself: a blank behind it, and before it a blank or nothing."""
    for at, char in enumerate(gap):
        if char in DASHES and (at + 1 == len(gap) or gap[at + 1] in _BLANKS) and (at == 0 or gap[at - 1] in _BLANKS):
            return at + 1 < len(gap)
    return False
