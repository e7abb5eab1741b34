"""A document as the rules of quotes see it: words, gaps, sentences and cues with short names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from unicodedata import category

from newskit.document import Document
from newskit.model import Block, Boilerplate
from newskit.plugins.lines import Line, lines
from newskit.plugins.names import names
from newskit.plugins.organisations import OrganisationWords, organisation_at
from newskit.plugins.people.words import PeopleWords
from newskit.plugins.quotes.cast import Cast, capitals, cast
from newskit.plugins.quotes.cues import cues_of
from newskit.plugins.quotes.marks import Quotation, quotations
from newskit.plugins.quotes.memo import Memo, short
from newskit.plugins.quotes.noun_words import NounWords
from newskit.plugins.quotes.words import QuoteWords, WordSets
from newskit.plugins.sentences import sentences
from newskit.scan import Hit

__all__ = ["DASHES", "ENDS", "View"]

DASHES = frozenset("-–—‒―")
ENDS = frozenset(".!?…")
_LEFT_OUT = frozenset(("boilerplate", "credit"))  # kinds of blocks
_MOST_CUES = 24
_LEAST = 3  # characters that a past tense has more than
_PAST = frozenset(("m", "f", "n", "virile", "other"))
_DATELINE = 12  # words within which a dateline ends
_BLANKS = frozenset(" \u00a0\u202f\t\n\r")
_STRIPPED = ' \u00a0\u202f\t\n\r,.;:!?…"“”„«»‹›-–—('
_WINDOW = 40  # characters at either end of a place that are looked at at a time
_OPENERS = (" '", " ‘", " ''", " ``")
_LEADING = " \u00a0\u202f\t\n\r,.;:…\"“”„«»‘’'‚‹›-–—"


class View:
    """What the rules look at.

    Attributes:
        words, gaps, starts, ends, text: Those of the scan.
        capitals: The words that begin with a capital.
        sets: The pack's word lists.
        lines: The lines of the article.
        quotations: The quotations of each line.
        cues, cue_words, cue_at, reporting, verbs, group_starts: The words of speech; see `Cues`.
        dashes: The words that a dash stands before which has a blank beside it.
        cast: The people and organisations.
    """

    __slots__ = (
        "_borders", "_datelines", "bodies", "capitals", "cast", "cue_at", "cue_words", "cues", "dashes", "document",
        "ends", "formulas", "gaps", "group_starts", "lines", "nouns", "nouns_of", "quotations", "reporting", "roles",
        "scan", "sets", "starts", "text", "verbs", "words",
    )  # fmt: skip

    def __init__(self, document: Document) -> None:
        scan = document.scan
        self.document = document
        self.scan = scan
        self.words = scan.words
        self.gaps = gaps = scan.gaps
        self.starts = scan.starts
        self.ends = scan.ends
        self.text = scan.text
        self.capitals = document.once(capitals)
        self.sets: WordSets = document.section(QuoteWords).sets
        self.lines: list[Line] = document.once(lines)
        self.quotations: dict[int, list[Quotation]] = document.once(quotations)
        cues = cues_of(scan, self.sets, self.capitals)
        self.cues, self.cue_words, self.cue_at, self.reporting, self.verbs, self.group_starts = cues
        self.formulas: Sequence[Hit] = scan.hits("quotes.source")
        self.roles: dict[int, Hit] = scan.at("people.role")
        self.nouns: dict[int, Hit] = scan.at("quotes.noun")
        self.bodies: dict[int, Hit] = scan.at("organisations.noun")
        self.cast: Cast = document.once(cast)
        self.nouns_of: NounWords = self.cast.noun_words
        self.dashes = [at for at in scan.marks if _SPACED[gaps[at]]]
        self._datelines = self._find_datelines() if self.dashes else {}
        self._borders: list[int] = []  # the first word of each sentence, and behind the last one

    @property
    def cues_known(self) -> bool:
        """Whether the language has verbs of speech."""
        return bool(self.document.section(QuoteWords).verbs)

    def past_of(self, person: str) -> tuple[str, ...]:
        """The endings of the past tense that agree with a gender; those of both where it is open."""
        persons = self.document.section(QuoteWords).persons
        return tuple(end for key in ("m", "f") if person in (key, "singular") for end in persons.get(key, ()))

    @property
    def titles(self) -> frozenset[str]:
        """Titles that stand before a name: "dr", "prof"."""
        return self.document.section(PeopleWords).title_set

    @property
    def modifiers(self) -> frozenset[str]:
        """Adjectives that tell nothing of an office: "były", "nowa"; none where word order is fixed."""
        return self.document.section(PeopleWords).modifier_set if self.sets.free else frozenset()

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

    def left_out(self, kinds: Mapping[int, str]) -> list[tuple[int, int]]:
        """What is no text of the article; `kinds` as `kinds` gives them."""
        places = [(found.span.start, found.span.end) for found in self.document.of(Boilerplate)]
        if not _LEFT_OUT.isdisjoint(kinds.values()):
            spans = [block.span for block in self.document.of(Block) if block.kind in _LEFT_OUT]
            places += [(span.start, span.end) for span in spans]
        return sorted(places)

    def sentence(self, index: int) -> tuple[int, int]:
        """The words of the sentence that a word stands in; a dateline is one of its own."""
        borders = self._borders
        if not borders:
            starts = self.starts
            borders += [bisect_left(starts, start) for start, _ in self.document.once(sentences).spans]
            if self._datelines:
                borders += self._datelines.values()
                borders.sort()
            borders.append(len(starts))
        at = bisect_right(borders, index)
        return borders[at - 1], borders[at]

    def cues_in(self, first: int, stop: int) -> Sequence[Hit]:
        """The cues among some words; of very many the first ones."""
        firsts = self.cue_words
        at = bisect_left(firsts, first)
        end = bisect_left(firsts, stop, at)
        if end - at > _MOST_CUES:
            end = at + _MOST_CUES
        return self.cues[at:end] if end > at else ()

    def ended(self, index: int) -> bool:
        """Whether a sentence ends in the gap before a word."""
        return not ENDS.isdisjoint(self.gaps[index])

    def has_verb(self, first: int, stop: int) -> bool:
        """Whether words have a verb, by the few that nearly every clause has one of, or by a past ending."""
        sets = self.sets
        for at in range(first, stop):
            word = self.words[at]
            if word in sets.clausal or sets.first_person(word):
                return True
            if at not in self.capitals and len(word) > _LEAST and sets.person(word) in _PAST:
                return True
        return False

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
        return self._datelines.get(line.first, line.first)

    def _find_datelines(self) -> dict[int, int]:
        """The first word behind each dateline, by the first word of its line: "WARSAW, March 7 (Agency) -"."""
        found: dict[int, int] = {}
        firsts = [line.first for line in self.lines]
        for index in self.dashes:
            first = firsts[bisect_right(firsts, index) - 1]
            if first < index < first + _DATELINE and first not in found and self._ends_dateline(first, index):
                found[first] = index
        return found

    def _ends_dateline(self, first: int, index: int) -> bool:
        """Whether the dash before a word ends a dateline: behind a bracket, or behind a place in capitals."""
        gap = self.gaps[index]
        if index >= len(self.words) or self.text[self.starts[index]].islower():
            return False
        if ":" in gap or not ENDS.isdisjoint(gap[gap.find(")") + 1 :]):
            return False
        word = self.word(first)
        if not self.sets.turns and gap == " — " and self.document.once(names).covering(first) is not None:
            return all(map(self.capital, range(first, index)))  # "Seattle — A judge"
        return ")" in gap or (word.isupper() and (len(word) > 1 or not self.sets.turns))

    def word(self, index: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """A place without the marks, blanks and stops at its ends; None where nothing is left."""
        text = self.text
        end = _stripped_end(text, start, end, _STRIPPED)
        if text.endswith(_OPENERS, start, end):  # of a quotation that follows
            end = _stripped_end(text, start, end, _STRIPPED + "'‘`")
        start = _stripped_start(text, start, end, _LEADING)
        if start and category(text[start - 1]) == "Sc":
            start -= 1  # "denied that £3m was missing": a place is told by its words, and the sign is none
        if end > start and text[end - 1] == ")":
            opening = text.rfind("(", max(start, end - 16), end)
            inside = text[opening + 1 : end - 1]
            signed = opening > start and (inside.isupper() or "/" in inside)
            if signed and text[max(start, opening - 4) : opening].rstrip()[-1:] in ENDS:
                return self.trimmed(start, opening)
        return (start, end) if start < end else None


def _stripped_end(text: str, start: int, end: int, marks: str) -> int:
    """Where a place ends without the marks at its end; nothing of it is copied but that, since it may be long."""
    while start < end:
        low = max(start, end - _WINDOW)
        kept = len(text[low:end].rstrip(marks))
        if kept:
            return low + kept
        end = low
    return start


def _stripped_start(text: str, start: int, end: int, marks: str) -> int:
    """Where a place begins without the marks at its beginning."""
    while start < end:
        high = min(end, start + _WINDOW)
        kept = len(text[start:high].lstrip(marks))
        if kept:
            return high - kept
        start = high
    return end


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


_SPACED: Memo[str, bool] = Memo(_spaced, keep=short, most=2048)
