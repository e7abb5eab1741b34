"""The formulas around mentions of outlets: "jak podała PAP", "told the BBC", "im Gespräch mit der dpa".

Every candidate hangs on the mention of an outlet; what stands right before and right behind it decides: a word that
leads in a source ("według PAP"), a verb of its own ("podał Reuters"), a verb that tells it something ("powiedziała
Radiu Lira"), or a phrase for a talk ("w rozmowie z PAP").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from newskit.model import CreditKind, Quote
from newskit.plugins.credits.borders import CLOSING_MARKS, TOP_DOMAINS, is_joined
from newskit.plugins.credits.companions import Companions, Formula
from newskit.plugins.credits.outlets import (
    Mention,
    mentions,
    quoted_after,
    quoted_before,
    skip_to_name,
    unknown_after,
    unknown_before,
)
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.short_names import with_short_names
from newskit.scan import Hit

__all__ = ["formulas"]

_OBLIQUE_ADJECTIVES = ("ej", "emu", "ému", "ій", "ому")  # of what is told something
_SUBJECTS = ("nominative", "direct")
_LEADS = ("credits.according", "credits.told", "credits.report", "credits.tell")
_REACH = 3  # words between an outlet and its verb
_FAR = 14  # words between a verb and the outlet that it tells something, the speaker among them
_CLOSING_AND_BLANK = CLOSING_MARKS + " \u00a0"
_BREAKS = frozenset('.!?:;„“”«»"\n\r')  # what no verb reaches over


def formulas(page: Page) -> list[Formula]:
    """The formulas of a page in order, none over another."""
    named = with_short_names(page, mentions(page))
    if not named and not any(map(page.scan.hits, _LEADS)):
        return []
    around, companions = _Around(page), Companions(page, named)
    found = [formula for mention in named if (formula := around.read(mention))]
    places = {formula.mention.start for formula in found}
    known = {mention.stop for mention in named}
    for mention in around.others():
        if mention.stop not in known and mention.start not in places and (formula := around.read(mention)):
            places.add(mention.start)
            found.append(formula)
    found = [companions.completed(formula) for formula in found]
    return companions.chained(sorted(found, key=lambda formula: (formula.start, -formula.end)))


class _Around:
    """What stands around a mention."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scan = scan = page.scan
        words = page.vocabulary.words
        self.cased = bool(words.inflection)  # cases tell who does what, so that words move freely
        self.verb_first = self.cased or words.verb_first
        self.reports = scan.at("credits.report")
        self.tells = scan.at("credits.tell")
        self.finds = scan.at("credits.find")
        self.according = _by_stop(scan.hits("credits.according"))
        self.told = _by_stop(scan.hits("credits.told"))
        self.as_words = _by_stop(scan.hits("credits.as"))
        self.envoys = _by_stop(scan.hits("credits.envoy"))
        self.envoys_by_first = scan.at("credits.envoy")
        self.informants = _by_stop(scan.hits("credits.informant"))
        self.according_after = scan.at("credits.according_after")
        self.citing = scan.at("credits.citing")
        self.own_plans = scan.at("credits.own_plan")

    def others(self) -> Iterator[Mention]:
        """Outlets beside a verb or a phrase of a source that only their marks or a word of their name tell."""
        page = self.page
        for table in (self.according, self.told, self.envoys, self.informants):
            for stop in table:
                index = skip_to_name(page, stop)
                mention = quoted_after(page, index, oblique=self.cased) or unknown_after(page, index)
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
            if len(gaps[index + 1]) > 1 or self.verb_first:
                mention = self._name_after(index + 1)
                if mention is not None and not self._is_speech(mention):
                    yield mention
        yield from self._told_to_unknown()

    def _name_after(self, index: int) -> Mention | None:
        """What begins behind a verb with a mark or, where verbs may come first, a capital, and may be an outlet."""
        page, scan = self.page, self.scan
        if not self.verb_first:
            return quoted_after(page, skip_to_name(page, index))
        after = skip_to_name(page, self._behind_adverbs(index))
        if after >= len(scan):
            return None
        if len(scan.gaps[after]) > 1 and (quoted := quoted_after(page, after)) is not None:
            return quoted
        return unknown_after(page, after) if page.text[scan.starts[after]].isupper() else None

    def _behind_adverbs(self, index: int) -> int:
        """Behind the words that may stand between a verb and its outlet: "pisze *w poniedziałek* „Kurier”"."""
        scan = self.scan
        adverbs, last = self.page.vocabulary.adverbs, min(index + _REACH, len(scan))
        while index < last and scan.words[index] in adverbs and scan.gaps[index] == " ":
            index += 1
        return index

    def _told_to_unknown(self) -> Iterator[Mention]:
        """Outlets that no table knows, behind a verb and a word that shows what is told something."""
        vocabulary, scan = self.page.vocabulary, self.scan
        if not vocabulary.datives:
            return
        for verb in self.tells:
            if vocabulary.datives.isdisjoint(scan.words[verb + 1 : verb + _FAR]):
                continue
            for index in range(verb + 1, min(verb + _FAR, len(scan))):
                if not _BREAKS.isdisjoint(scan.gaps[index]):
                    break
                if scan.words[index] in vocabulary.datives:
                    after = skip_to_name(self.page, index + 1)
                    mention = quoted_after(self.page, after) or unknown_after(self.page, after)
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

    def read(self, mention: Mention) -> Formula | None:
        """The formula that a mention stands in, or None where it is no source."""
        before = self._before_articles(mention.first)
        return (
            self._led_in(mention, before)
            or self._followed(mention, before)
            or self._by_people(mention, before)
            or self._behind_verb(mention, before)
            or self._told_from_afar(mention, before)
            or self._before_verb(mention, before)
            or self._on_air(mention, before)
            or self._with_colon(mention)
            or self._cites_another(mention, before)
        )

    def _before_articles(self, index: int) -> int:
        """The index behind the last word before a mention, its articles left out."""
        while (
            index and self.scan.words[index - 1] in self.page.vocabulary.articles and is_joined(self.scan.gaps[index])
        ):
            index -= 1
        return index

    def _led_in(self, mention: Mention, index: int) -> Formula | None:
        """As in "według PAP", "in an interview with the BBC"."""
        if not index or not is_joined(self.scan.gaps[index]):
            return None
        told = self._lead(self.told, mention, index)
        if told is not None and mention.role != "media":
            first = told.first
            verb = first - 1
            if verb >= 0 and is_joined(self.scan.gaps[first]) and (verb in self.tells or verb in self.reports):
                first = verb
            return self._made("told_to", self.scan.starts[first], mention.end, mention, "told")
        hit = self._lead(self.according, mention, index)
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

    def _lead(self, table: Mapping[int, Hit], mention: Mention, index: int) -> Hit | None:
        """The phrase before a mention whose articles begin at `index`; it may hold some: "nach Angaben *der*"."""
        return next((table[stop] for stop in range(mention.first, index - 1, -1) if stop in table), None)

    def _followed(self, mention: Mention, index: int) -> Formula | None:
        """As in "der dpa zufolge": what follows makes it a source."""
        scan, stop = self.scan, mention.stop
        after = self.according_after.get(stop)
        if after is not None and (is_joined(scan.gaps[stop]) or scan.gaps[stop][:1] in CLOSING_MARKS):
            first = index
            if first and is_joined(scan.gaps[first]) and scan.words[first - 1] in self.page.vocabulary.prepositions:
                first -= 1
            start = mention.start if first == mention.first else scan.starts[first]
            return self._made("citation", start, scan.ends[after.stop - 1], mention, "according_after")
        return None

    def _cites_another(self, mention: Mention, index: int) -> Formula | None:
        """As in "Bloomberg, powołując się na ...": an outlet that names a source of its own."""
        scan, stop = self.scan, mention.stop
        if mention.role == "media" or mention.case == "oblique" or stop not in self.citing:
            return None
        if self._is_governed(mention, index) or not is_joined(scan.gaps[stop].replace(",", "", 1)):
            return None
        start = mention.start if index == mention.first else scan.starts[index]
        return self._made("citation", start, mention.end, mention, "cites_another")

    def _by_people(self, mention: Mention, index: int) -> Formula | None:
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
        if hit is None or (self.cased and mention.case == "nominative"):
            hit = self.envoys.get(index)
            verb = self._verb_right_before(hit.first) if hit is not None else None
            if verb is None:
                return None
            lead = self._as_before(verb)
            return self._made(
                "citation", self.scan.starts[verb if lead is None else lead], mention.end, mention, "people"
            )
        start = self.scan.starts[self._before_articles(hit.first)]
        return self._made("citation", start, mention.end, mention, "people")

    def _verb_right_before(self, index: int) -> int | None:
        """The verb of the people at `index`, behind which they stand: "jak ujawnili *reporterzy*"."""
        scan, adverbs = self.scan, self.page.vocabulary.adverbs
        index = self._before_articles(index)
        for verb in range(index - 1, max(index - 1 - _REACH, -1), -1):
            if not is_joined(scan.gaps[verb + 1]):
                return None
            if verb in self.reports or verb in self.finds:
                return verb
            if scan.words[verb] not in adverbs:
                return None
        return None

    def _behind_verb(self, mention: Mention, index: int) -> Formula | None:
        """As in "jak podała PAP", "zauważył portal X"; with the outlet in an oblique case somebody told it."""
        scan = self.scan
        verb = index - 1
        for _ in range(_REACH + 1):
            if verb < 0 or not is_joined(scan.gaps[verb + 1]):
                return None
            if verb in self.reports or verb in self.tells:
                break
            if scan.words[verb] not in self.page.vocabulary.adverbs and mention.case not in _SUBJECTS:
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
        if mention.case == "oblique" or verb not in self.reports or self._is_dative(mention, index):
            return None
        if not self.verb_first and not self._is_inverted(verb, mention):
            return None
        return self._made("citation", scan.starts[verb], mention.end, mention, "verb_before")

    def _is_dative(self, mention: Mention, index: int) -> bool:
        """Whether a word before a mention shows that it is told something."""
        datives = self.page.vocabulary.datives
        words = self.scan.words[max(index - 1, 0) : mention.first]
        # "berichtet der „Kurier“": right behind the verb a word that is an article too stands before its subject.
        return any(word in datives and word not in self.page.vocabulary.articles for word in words)

    def _told_from_afar(self, mention: Mention, index: int) -> Formula | None:
        """As in "sagte Ministerin Anna Kohl (Grüne) der dpa", "ha dichiarato il sindaco al Corriere"."""
        scan, vocabulary = self.scan, self.page.vocabulary
        if mention.role == "media" or mention.case == "nominative":
            return None
        marked = [at for at in range(max(index - 1, 0), mention.first) if scan.words[at] in vocabulary.datives]
        if marked:
            first = marked[0]
        elif self.cased:
            first = mention.first  # "powiedział Jan Nowak (klubowej) telewizji Lira"
            if mention.case == "oblique" and first and scan.words[first - 1].endswith(_OBLIQUE_ADJECTIVES):
                first -= 1
            if scan.ends[first - 1] not in self.page.people_ends:
                return None
        else:
            return None
        for verb in range(first - 1, max(first - _FAR, -1), -1):
            if not _BREAKS.isdisjoint(scan.gaps[verb + 1]):
                return None
            if verb + 1 in self.envoys and verb + 2 >= first:  # "der Korrespondent der dpa"
                return None
            if verb in self.tells or (marked and verb in self.reports):
                if verb == first - 1 and verb in self.reports and scan.words[first] in vocabulary.articles:
                    return None
                return self._made("told_to", scan.starts[verb], mention.end, mention, "told_from_afar")
        return None

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
        if not self.cased or not index or not is_joined(self.scan.gaps[index]):
            return False
        before, vocabulary = self.scan.words[index - 1], self.page.vocabulary
        return before not in vocabulary.adverbs and before not in vocabulary.helpers and index not in self.as_words

    def _is_told(self, mention: Mention) -> bool:
        """Whether a verb before an outlet tells it something: by its case, or because the one who speaks follows."""
        if mention.case:
            return mention.case == "oblique"
        if self.verb_first and not self.cased:
            return False
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

    def _before_verb(self, mention: Mention, index: int) -> Formula | None:
        """As in "Reuters w piątek podał", "Media przypominają"."""
        if mention.case == "oblique" or self._is_governed(mention, index):
            return None
        if not mention.case and self._has_subject(index):  # "the head of TVN said"
            return None
        lead = self.as_words.get(index) if is_joined(self.scan.gaps[index]) else None
        start = mention.start if index == mention.first else self.scan.starts[index]
        start = start if lead is None else self.scan.starts[lead.first]
        verb = self._verb_behind(self._behind_envoy(mention))
        if verb is None:
            verb = self._behind_aside(mention.stop)
        if verb is not None:
            if self._tells_own_plans(verb):
                return None
            return self._made("citation", start, self.scan.ends[verb], mention, "verb_behind")
        if lead is None and not (index and self.scan.words[index - 1] in self.page.vocabulary.auxiliaries):
            return None
        last = self._last_verb(mention.stop)
        if last is None:
            return None
        if lead is None:
            start = self.scan.starts[index - 1]
        return self._made("citation", start, mention.end, mention, "verb_at_the_end")

    def _behind_envoy(self, mention: Mention) -> int:
        """Behind the people of an outlet and their names: "CBS *correspondent Ann Cole* reports"."""
        scan = self.scan
        index = mention.stop
        if index < len(scan) and scan.words[index] == "s" and scan.gaps[index] in ("'", "’"):
            index += 1
        envoy = self.envoys_by_first.get(index)
        if envoy is None or not is_joined(scan.gaps[index]):
            return mention.stop
        index = envoy.stop
        while index < min(envoy.stop + _REACH, len(scan)) and self.page.text[scan.starts[index]].isupper():
            index += 1
        return index

    def _behind_aside(self, index: int) -> int | None:
        """The verb behind something between two commas: "Politico, *which was first to report it,* said"."""
        scan = self.scan
        if index >= len(scan) or scan.gaps[index].strip(_CLOSING_AND_BLANK) != ",":
            return None
        for stop in range(index + 1, min(index + _FAR, len(scan))):
            if not is_joined(scan.gaps[stop]):
                return stop if scan.gaps[stop].strip(_CLOSING_AND_BLANK) == "," and stop in self.reports else None
        return None

    def _last_verb(self, index: int) -> int | None:
        """The verb at the end of a clause: "wie Reuters unter Berufung auf zwei Personen *berichtet*"."""
        scan = self.scan
        for stop in range(index, min(index + _FAR, len(scan))):
            gap = scan.gaps[stop]
            row = stop in scan.at("credits.source") or stop in scan.at("credits.wary")  # "„Kurier“, NDR und WDR"
            if not (row or _BREAKS.isdisjoint(gap)) or ("," in gap and not row):
                return None
            if stop in self.reports:
                return stop
        return None

    def _tells_own_plans(self, verb: int) -> bool:
        """Whether an outlet speaks of itself behind its verb: "CNN said *it would* cut jobs"."""
        scan = self.scan
        for index in range(verb + 1, min(verb + 1 + 2 * _REACH, len(scan))):
            if not _BREAKS.isdisjoint(scan.gaps[index]):
                return False
            if index in self.own_plans:
                return True
        return False

    def _on_air(self, mention: Mention, index: int) -> Formula | None:
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
        helping = True
        for verb in range(on - 1, max(on - _FAR, -1), -1):
            if not _BREAKS.isdisjoint(scan.gaps[verb + 1]):
                break
            if verb in self.tells or (helping and verb in self.reports):
                return self._made("told_to", scan.starts[verb], mention.end, mention, "on_air")
            helping = helping and scan.words[verb] in self.page.vocabulary.helpers
        if not self.verb_first or mention.stop not in self.tells or not is_joined(scan.gaps[mention.stop]):
            return None
        return self._made("told_to", scan.starts[on], mention.end, mention, "on_air")

    def _with_colon(self, mention: Mention) -> Formula | None:
        """As in "Reuters: ...", a headline that names its source first."""
        if self.page.text[mention.end : mention.end + 2] != ": " or mention.case == "oblique":
            return None
        place = self.page.place(mention.start)
        if self.page.mark_before(place, mention.start) or place.end - mention.end < 20:
            return None
        return self._made("citation", mention.start, mention.end, mention, "colon")

    def _is_governed(self, mention: Mention, index: int) -> bool:
        """Whether a preposition holds a mention whose articles begin at `index`: "in Reuters", "del País"."""
        prepositions = self.page.vocabulary.prepositions
        first = index - 1 if index and is_joined(self.scan.gaps[index]) else index
        return any(word in prepositions for word in self.scan.words[first : mention.first])

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

    def _made(self, kind: CreditKind, start: int, end: int, mention: Mention, rule: str) -> Formula:
        return Formula(kind, start, end, mention, rule)


def _by_stop(hits: Iterable[Hit]) -> dict[int, Hit]:
    return {hit.stop: hit for hit in hits}
