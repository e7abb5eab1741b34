"""Sources in running text: outlets that say something, and outlets that somebody talked to.

Every candidate hangs on the mention of an outlet; what stands right before and right behind it decides: a word that
leads in a source ("według PAP"), a verb of its own ("podał Reuters"), a verb that tells it something ("powiedziała
Radiu Lira"), or a phrase for a talk ("w rozmowie z PAP"). Quotes with such a source link the citation to what it backs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from newskit.model import CreditKind, Quote, SourceCredit, Span
from newskit.plugins.credits.borders import CLOSING_MARKS, TOP_DOMAINS, is_joined
from newskit.plugins.credits.outlets import (
    Mention,
    mentions,
    quoted_after,
    quoted_before,
    unknown_after,
    unknown_before,
)
from newskit.plugins.credits.page import Page
from newskit.plugins.sentences import sentences
from newskit.scan import Hit

__all__ = ["citations"]

_TRIMMED = ' \t\u00a0-–—―,.:;!?…"„“”'
_FEW = 10  # marks and blanks between a formula and the border of its sentence
_SHORTEST_STATEMENT = 15  # characters
_LEADS = ("credits.according", "credits.told", "credits.report")  # beside which an outlet may stand that no table knows
_REACH = 3  # words between an outlet and its verb


class _Formula(NamedTuple):
    kind: CreditKind
    start: int
    end: int
    mention: Mention
    rule: str


def citations(page: Page) -> Iterator[SourceCredit]:
    """Citations and the outlets somebody talked to, in order."""
    formulas = _formulas(page)
    backing = _Backing(page)
    for formula in formulas:
        if page.is_taken(formula.start, formula.end):
            continue
        mention = formula.mention
        generic = mention.role == "media"
        yield SourceCredit(
            span=page.document.span(formula.start, formula.end),
            kind=formula.kind,
            names=(mention.name,),
            agencies=(mention.name,) if mention.role == "agency" else (),
            outlet=mention.name if mention.role == "outlet" else None,
            generic=generic,
            supports=backing.of(formula) or (_rest_of_sentence(page, formula) if formula.kind == "citation" else None),
            rule=formula.rule,
        )
    yield from _unnamed(page, formulas, backing)


def _rest_of_sentence(page: Page, formula: _Formula) -> Span | None:
    """What a citation at a sentence's start or end backs, where no quote tells: the rest of the sentence."""
    text = page.text
    start, end = page.document.once(sentences).at(formula.start)
    if end - formula.end < _FEW and not text[formula.end : end].strip(_TRIMMED):
        end = formula.start
    elif formula.start - start < _FEW and not text[start : formula.start].strip(_TRIMMED):
        start = formula.end
    else:
        return None
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    return page.document.span(start, end) if end - start >= _SHORTEST_STATEMENT else None


def _formulas(page: Page) -> list[_Formula]:
    named = mentions(page)
    if not named and not any(map(page.scan.hits, _LEADS)):
        return []
    around = _Around(page)
    found = [formula for mention in named if (formula := around.read(mention))]
    places = {formula.mention.start for formula in found}
    known = {mention.stop for mention in named}
    for mention in around.others():
        if mention.stop not in known and mention.start not in places and (formula := around.read(mention)):
            places.add(mention.start)
            found.append(formula)
    found.sort(key=lambda formula: (formula.start, -formula.end))
    kept: list[_Formula] = []
    for formula in found:
        if not kept or formula.start >= kept[-1].end:
            kept.append(formula)
    return kept


class _Around:
    """What stands around a mention."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scan = scan = page.scan
        self.free = bool(page.vocabulary.words.inflection)  # cases tell who does what, so that words move freely
        self.reports = scan.at("credits.report")
        self.tells = scan.at("credits.tell")
        self.finds = scan.at("credits.find")
        self.according = _by_stop(scan.hits("credits.according"))
        self.told = _by_stop(scan.hits("credits.told"))
        self.as_words = _by_stop(scan.hits("credits.as"))
        self.envoys = _by_stop(scan.hits("credits.envoy"))
        self.informants = _by_stop(scan.hits("credits.informant"))

    def others(self) -> Iterator[Mention]:
        """Outlets beside a verb or a phrase of a source that only their marks or a word of their name tell."""
        page = self.page
        for table in (self.according, self.told):
            for stop in table:
                index = _over(page, stop)
                mention = quoted_after(page, index, oblique=self.free) or unknown_after(page, index)
                if mention is not None:
                    yield mention
        words, gaps, outlet_words = self.scan.words, self.scan.gaps, page.vocabulary.outlet_words
        for index in self.reports:
            if index and gaps[index][0] in CLOSING_MARKS:
                mention = quoted_before(page, index)
                if mention is not None and not self._is_speech(mention):
                    yield mention
            elif index and (words[index - 1] in outlet_words or words[index - 1] in TOP_DOMAINS):
                mention = unknown_before(page, index)
                if mention is not None:
                    yield mention
            if len(gaps[index + 1]) > 1 or self.free:
                mention = quoted_after(page, index + 1) or (unknown_after(page, index + 1) if self.free else None)
                if mention is not None and not self._is_speech(mention):
                    yield mention

    def _is_speech(self, mention: Mention) -> bool:
        """Whether the words of a mention are what somebody said, and no name."""
        return any(start in self.speech for start in range(mention.start, mention.start + 2))

    @cached_property
    def speech(self) -> frozenset[int]:
        """Where direct speech begins."""
        quotes = self.page.document.of(Quote)
        return frozenset(piece.start for quote in quotes if quote.kind == "direct" for piece in quote.content)

    def read(self, mention: Mention) -> _Formula | None:
        """The formula that a mention stands in, or None where it is no source."""
        before = self._before_articles(mention.first)
        return (
            self._led_in(mention, before)
            or self._by_people(mention, before)
            or self._behind_verb(mention, before)
            or self._before_verb(mention, before)
            or self._on_air(mention, before)
            or self._with_colon(mention)
        )

    def _before_articles(self, index: int) -> int:
        """The index behind the last word before a mention, its articles left out."""
        while (
            index and self.scan.words[index - 1] in self.page.vocabulary.articles and is_joined(self.scan.gaps[index])
        ):
            index -= 1
        return index

    def _led_in(self, mention: Mention, index: int) -> _Formula | None:
        """As in "według PAP", "in an interview with the BBC"."""
        if not index or not is_joined(self.scan.gaps[index]):
            return None
        told = self.told.get(index)
        if told is not None and mention.role != "media":
            first = told.first
            verb = first - 1
            if verb >= 0 and is_joined(self.scan.gaps[first]) and (verb in self.tells or verb in self.reports):
                first = verb
            return self._made("told_to", self.scan.starts[first], mention.end, mention, "told")
        hit = self.according.get(index)
        if hit is None or mention.case == "nominative":
            return None
        first = hit.first
        for stop in range(hit.first, max(hit.first - 4, 0), -1):
            if stop in self.according and is_joined(self.scan.gaps[stop]):
                first = self.according[stop].first
                break
            if self.scan.words[stop - 1] not in self.page.vocabulary.articles:
                break
        return self._made("citation", self.scan.starts[first], mention.end, mention, "according")

    def _by_people(self, mention: Mention, index: int) -> _Formula | None:
        """As in "źródło Reutersa", "dziennikarze Onetu ustalili"."""
        if not index or not is_joined(self.scan.gaps[index]) or mention.role == "media":
            return None
        hit = self.informants.get(index)
        if (
            hit is None
            and (envoy := self.envoys.get(index))
            and self._verb_behind(mention.stop, finds=True) is not None
        ):
            hit = envoy
        if hit is None or (self.page.vocabulary.words.inflection and mention.case == "nominative"):
            return None
        start = self.scan.starts[self._before_articles(hit.first)]
        return self._made("citation", start, mention.end, mention, "people")

    def _behind_verb(self, mention: Mention, index: int) -> _Formula | None:
        """As in "jak podała PAP", "zauważył portal X"; with the outlet in an oblique case somebody told it."""
        scan = self.scan
        verb = index - 1
        for _ in range(_REACH + 1):
            if verb < 0 or not is_joined(scan.gaps[verb + 1]):
                return None
            if verb in self.reports or verb in self.tells:
                break
            if scan.words[verb] not in self.page.vocabulary.adverbs:
                return None
            verb -= 1
        else:
            return None
        if index - 1 > verb and scan.words[index - 1] in self.page.vocabulary.prepositions:
            if scan.words[index - 1] not in self.page.vocabulary.airs or mention.role == "media":
                return None
            return self._made("told_to", scan.starts[verb], mention.end, mention, "on_air")
        lead = self._as_before(verb)
        if lead is not None and mention.case != "oblique":
            return self._made("citation", scan.starts[lead], mention.end, mention, "as_reported")
        if mention.role != "media" and verb in self.tells and self._is_told(mention):
            return self._made("told_to", scan.starts[verb], mention.end, mention, "told")
        if mention.role != "media" and not mention.case and verb in self.tells and self._has_subject(verb):
            return self._made("told_to", scan.starts[verb], mention.end, mention, "told")
        if mention.case == "oblique" or verb not in self.reports:
            return None
        if not self.free and not self._is_inverted(verb, mention):
            return None
        return self._made("citation", scan.starts[verb], mention.end, mention, "verb_before")

    def _is_inverted(self, verb: int, mention: Mention) -> bool:
        """Whether a verb stands before its subject though the language puts it behind: ", reports Reuters."."""
        gaps = self.scan.gaps
        return (
            verb == mention.first - 1
            and any(mark in gaps[verb] for mark in (",", "”", '"'))
            and not is_joined(gaps[mention.stop])
        )

    def _has_subject(self, index: int) -> bool:
        """Whether the word before could be the subject, or the noun that owns what begins at `index`."""
        if not self.free or not index or not is_joined(self.scan.gaps[index]):
            return False
        before, vocabulary = self.scan.words[index - 1], self.page.vocabulary
        return before not in vocabulary.adverbs and before not in vocabulary.helpers and index not in self.as_words

    def _is_told(self, mention: Mention) -> bool:
        """Whether a verb before an outlet tells it something: by its case, or because the one who speaks follows."""
        if mention.case:
            return mention.case == "oblique"
        if mention.stop >= len(self.scan) or not is_joined(self.scan.gaps[mention.stop]):
            return False
        return self.scan.words[mention.stop] not in self.page.vocabulary.adverbs

    def _as_before(self, verb: int) -> int | None:
        """Where the word stands that leads a verb in: "jak", "as"."""
        for index in (verb, verb - 1, verb - 2):
            if index <= 0 or not is_joined(self.scan.gaps[index]):
                return None
            hit = self.as_words.get(index)
            if hit is not None:
                return hit.first
            if self.scan.words[index - 1] not in self.page.vocabulary.helpers:
                return None
        return None

    def _before_verb(self, mention: Mention, index: int) -> _Formula | None:
        """As in "Reuters w piątek podał", "Media przypominają"."""
        if mention.case == "oblique" or self._is_governed(index):
            return None
        if not mention.case and self._has_subject(index):  # "the head of TVN said"
            return None
        verb = self._verb_behind(mention.stop)
        if verb is None:
            return None
        lead = self.as_words.get(index)
        start = mention.start if index == mention.first else self.scan.starts[index]
        if lead is not None and is_joined(self.scan.gaps[index]):
            start = self.scan.starts[lead.first]
        return self._made("citation", start, self.scan.ends[verb], mention, "verb_behind")

    def _on_air(self, mention: Mention, index: int) -> _Formula | None:
        """As in "W TVN24 powiedział", "said Thursday morning on CNN": a station that somebody spoke on."""
        scan = self.scan
        on = index - 1
        if (
            on < 0
            or mention.role != "outlet"
            or scan.words[on] not in self.page.vocabulary.airs
            or not is_joined(scan.gaps[index])
        ):
            return None
        for verb in range(on - 1, max(on - _REACH - 2, -1), -1):
            if not is_joined(scan.gaps[verb + 1]):
                break
            if verb in self.reports or verb in self.tells:
                return self._made("told_to", scan.starts[verb], mention.end, mention, "on_air")
            if scan.words[verb] not in self.page.vocabulary.helpers:
                break
        if not self.free or mention.stop not in self.tells or not is_joined(scan.gaps[mention.stop]):
            return None
        return self._made("told_to", scan.starts[on], mention.end, mention, "on_air")

    def _with_colon(self, mention: Mention) -> _Formula | None:
        """As in "Reuters: ...", a headline that names its source first."""
        if self.page.text[mention.end : mention.end + 2] != ": " or mention.case == "oblique":
            return None
        place = self.page.place(mention.start)
        if self.page.mark_before(place, mention.start) or place.end - mention.end < 20:
            return None
        return self._made("citation", mention.start, mention.end, mention, "colon")

    def _is_governed(self, index: int) -> bool:
        """Whether a preposition holds what begins at `index`: "in Reuters"."""
        return (
            bool(index)
            and is_joined(self.scan.gaps[index])
            and self.scan.words[index - 1] in self.page.vocabulary.prepositions
        )

    def _verb_behind(self, index: int, *, finds: bool = False) -> int | None:
        """The verb of what ends before `index`, over words that may stand between."""
        scan = self.scan
        for verb in range(index, min(index + _REACH + 1, len(scan))):
            if not is_joined(scan.gaps[verb].removeprefix("”").removeprefix("'s")):
                return None
            if verb in self.reports or (finds and verb in self.finds):
                return verb
            if scan.words[verb] not in self.page.vocabulary.helpers:
                return None
        return None

    def _made(self, kind: CreditKind, start: int, end: int, mention: Mention, rule: str) -> _Formula:
        return _Formula(kind, start, end, mention, rule)


def _by_stop(hits: object) -> dict[int, Hit]:
    return {hit.stop: hit for hit in hits}  # type: ignore[attr-defined]


def _over(page: Page, index: int) -> int:
    """Behind articles and nouns for outlets: the index where a quoted name may begin."""
    while index < len(page.scan) and page.scan.words[index] in page.vocabulary.articles:
        index += 1
    return index


def _unnamed(page: Page, formulas: list[_Formula], backing: _Backing) -> Iterator[SourceCredit]:
    """Sources without a name: "sources familiar with the matter"."""
    scan = page.scan
    taken = [(formula.start, formula.end) for formula in formulas]
    for hit in scan.hits("credits.unnamed"):
        start, end = scan.starts[hit.first], scan.ends[hit.stop - 1]
        at = bisect_left(taken, (start,))
        if any(a < end and start < b for a, b in taken[max(at - 1, 0) : at + 1]) or page.is_taken(start, end):
            continue
        yield SourceCredit(
            span=page.document.span(start, end),
            kind="citation",
            names=(page.text[start:end].lower(),),
            generic=True,
            supports=backing.between(start, end),
            rule="unnamed",
        )


class _Backing:
    """Which quote a formula belongs to, by the place of its cue and its speaker."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def points(self) -> list[tuple[int, int]]:
        """Where cues and speakers begin, with the numbers of their quotes."""
        points: list[tuple[int, int]] = []
        for number, quote in enumerate(self.page.document.of(Quote)):
            mention = quote.speaker.mention if quote.speaker else None
            points += [(span.start, number) for span in (quote.cue, mention) if span is not None]
        points.sort()
        return points

    def of(self, formula: _Formula) -> Span | None:
        """What the quote of a formula says, from its first piece to its last."""
        return self.between(formula.start, formula.end)

    def between(self, start: int, end: int) -> Span | None:
        """The content of the quote whose cue or speaker stands between two offsets."""
        at = bisect_left(self.points, (start, -1))
        if at >= len(self.points) or self.points[at][0] >= end:
            return None
        content = self.page.document.of(Quote)[self.points[at][1]].content
        return self.page.document.span(min(piece.start for piece in content), max(piece.end for piece in content))
