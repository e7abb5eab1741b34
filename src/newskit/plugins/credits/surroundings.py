"""The words around mentions of outlets: verbs, phrases, articles, and what they tell of a mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from newskit.plugins.credits.borders import CLOSING_MARKS, capitals_from, is_joined
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.page import Page
from newskit.scan import Hit

__all__ = ["BREAKS", "FAR", "REACH", "Surroundings"]

REACH = 3  # words between an outlet and its verb
FAR = 14  # words between a verb and the outlet that it tells something, the speaker among them
BREAKS = frozenset('.!?:;„“”«»"\n\r')  # what no verb reaches over
_CLOSING_AND_BLANK = CLOSING_MARKS + " \u00a0"


class Surroundings:
    """The hits of the lexicon that formulas are made of, and questions about the words beside a mention.

    An `index` is where the articles before a mention begin.

    Attributes:
        cased: Whether cases tell who does what, so that words move freely.
        verb_first: Whether a verb may stand before its outlet.
        reports: Verbs by which an outlet says something, by their first word, as the next four.
        tells: Verbs by which a person tells an outlet something.
        citing: Phrases by which an outlet names a source of its own.
        according_after: Words behind an outlet that make it a source.
        envoys_by_first: People who work for an outlet.
        envoys: The same by the word behind them, as the next four.
        according: Phrases that lead in an outlet as a source.
        told: Phrases that lead in an outlet somebody talked to.
        as_words: Words that lead in a verb with its outlet.
        informants: People who talk to an outlet without their names.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scan = scan = page.scan
        words = page.vocabulary.words
        self.cased = bool(words.inflection)
        self.verb_first = self.cased or words.verb_first
        self.reports = scan.at("credits.report")
        self.tells = scan.at("credits.tell")
        self.citing = scan.at("credits.citing")
        self.according_after = scan.at("credits.according_after")
        self.envoys_by_first = scan.at("credits.envoy")
        self.envoys = _by_stop(scan.hits("credits.envoy"))
        self.according = _by_stop(scan.hits("credits.according"))
        self.told = _by_stop(scan.hits("credits.told"))
        self.as_words = _by_stop(scan.hits("credits.as"))
        self.informants = _by_stop(scan.hits("credits.informant"))
        by_first = (*self.reports, *self.tells, *self.citing, *self.according_after)
        self._signs = sorted((*by_first, *self.according, *self.told, *self.envoys, *self.informants))

    def has_sign_near(self, first: int, stop: int) -> bool:
        """Whether a verb or a phrase of a source stands so near the words from `first` to `stop` that it may be theirs.

        All rules but that of the colon ask for one, and half of all outlets that are named have none.
        """
        at = bisect_left(self._signs, first - FAR - REACH)
        return at < len(self._signs) and self._signs[at] <= stop + FAR + REACH

    def before_articles(self, index: int) -> int:
        """The index behind the last word before a mention, its articles left out."""
        while (
            index and self.scan.words[index - 1] in self.page.vocabulary.articles and is_joined(self.scan.gaps[index])
        ):
            index -= 1
        return index

    def lead_before(self, table: Mapping[int, Hit], mention: Mention, index: int) -> Hit | None:
        """The phrase before a mention whose articles begin at `index`; it may hold some: "nach Angaben *der*"."""
        return next((table[stop] for stop in range(mention.first, index - 1, -1) if stop in table), None)

    def behind_adverbs(self, index: int) -> int:
        """Behind the words that may stand between a verb and its outlet: "pisze *w poniedziałek* „Kurier”"."""
        scan = self.scan
        adverbs, last = self.page.vocabulary.adverbs, min(index + REACH, len(scan))
        while index < last and scan.words[index] in adverbs and scan.gaps[index] == " ":
            index += 1
        return index

    def start_of(self, verb: int) -> int:
        """Where a verb begins in the text, with its auxiliaries: "*a déclaré*", "*a-t-elle* confié"."""
        scan, auxiliaries = self.scan, self.page.vocabulary.auxiliaries
        while (
            verb
            and auxiliaries
            and (scan.gaps[verb] == "-" or (scan.gaps[verb] == " " and scan.words[verb - 1] in auxiliaries))
        ):
            verb -= 1
        return scan.starts[verb]

    def is_dative(self, mention: Mention, index: int) -> bool:
        """Whether a word before a mention shows that it is told something."""
        datives = self.page.vocabulary.datives
        words = self.scan.words[max(index - 1, 0) : mention.first]
        # "berichtet der „Kurier“": right behind the verb a word that is an article too stands before its subject.
        return any(word in datives and word not in self.page.vocabulary.articles for word in words)

    def teller_behind(self, index: int) -> bool:
        """Whether somebody tells something in the clause behind an outlet that begins its sentence."""
        scan = self.scan
        for verb in range(index, min(index + FAR, len(scan))):
            if not BREAKS.isdisjoint(scan.gaps[verb]):
                return False
            if verb in self.tells:
                return True
        return False

    def teller_near(self, first: int, stop: int) -> bool:
        """Whether somebody tells something in the clause that the words from `first` to `stop` stand in."""
        scan = self.scan
        for verb in range(first - 1, max(first - FAR, -1), -1):
            if not BREAKS.isdisjoint(scan.gaps[verb + 1]):
                break
            if verb in self.tells or verb in self.reports:
                return True
        return self.teller_behind(stop)

    def leads_in_names(self, hit: Hit) -> bool:
        """Whether a phrase ends with a preposition, which names of all sorts may follow."""
        return self.scan.words[hit.stop - 1] in self.page.vocabulary.prepositions

    def is_sure(self, mention: Mention) -> bool:
        """Whether the tables, a noun or a word of its name tell that a mention is an outlet, and not only its place."""
        vocabulary, nouns = self.page.vocabulary, self.scan.at("credits.noun")
        return (
            vocabulary.known(mention.name) is not None
            or not vocabulary.ends_of_outlets.isdisjoint(self.scan.words[mention.first : mention.stop])
            or any(index in nouns for index in range(mention.first, mention.stop))
        )

    def is_noun(self, verb: int, mention: Mention) -> bool:
        """Whether what looks like a verb behind an outlet is a noun: "the AP *report* is misleading"."""
        if self.verb_first or mention.role == "media" or verb != mention.stop:
            return False
        return bool(self.reports[verb].value == self.scan.words[verb])

    def is_governed(self, mention: Mention, index: int) -> bool:
        """Whether a preposition holds a mention whose articles begin at `index`: "in Reuters", "del País"."""
        prepositions = self.page.vocabulary.prepositions
        first = index - 1 if index and is_joined(self.scan.gaps[index]) else index
        return any(word in prepositions for word in self.scan.words[first : mention.first])

    def is_inverted(self, verb: int, mention: Mention) -> bool:
        """Whether a verb stands before its subject though the language puts it behind: ", reports Reuters."."""
        gaps = self.scan.gaps
        return (
            verb == mention.first - 1
            and any(mark in gaps[verb] for mark in (",", "”", '"'))
            and not is_joined(gaps[mention.stop])
        )

    def has_subject(self, index: int) -> bool:
        """Whether the word before could be the subject, or the noun that owns what begins at `index`."""
        if not self.cased or not index or not is_joined(self.scan.gaps[index]):
            return False
        before, vocabulary = self.scan.words[index - 1], self.page.vocabulary
        return before not in vocabulary.adverbs and before not in vocabulary.helpers and index not in self.as_words

    def is_told(self, mention: Mention) -> bool:
        """Whether a verb before an outlet tells it something: by its case, or because the one who speaks follows."""
        if mention.case:
            return mention.case == "oblique"
        if self.verb_first and not self.cased:
            return False
        if mention.stop >= len(self.scan) or not is_joined(self.scan.gaps[mention.stop]):
            return False
        return self.scan.words[mention.stop] not in self.page.vocabulary.adverbs

    def as_before(self, verb: int) -> int | None:
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

    def verb_behind(self, index: int, *, finds: bool = False) -> int | None:
        """The verb of what ends before `index`, over words that may stand between."""
        scan = self.scan
        for verb in range(index, min(index + REACH + 1, len(scan))):
            if not is_joined(scan.gaps[verb].removeprefix("”").removeprefix("'s")):
                return None
            if verb in self.reports or (finds and verb in self.scan.at("credits.find")):
                return verb
            if scan.words[verb] not in self.page.vocabulary.helpers:
                return None
        return None

    def verb_right_before(self, index: int) -> int | None:
        """The verb of the people at `index`, behind which they stand: "jak ujawnili *reporterzy*"."""
        scan, adverbs = self.scan, self.page.vocabulary.adverbs
        index = self.before_articles(index)
        for verb in range(index - 1, max(index - 1 - REACH, -1), -1):
            if not is_joined(scan.gaps[verb + 1]):
                return None
            if verb in self.reports or verb in self.scan.at("credits.find"):
                return verb
            if scan.words[verb] not in adverbs:
                return None
        return None

    def behind_envoy(self, mention: Mention) -> int:
        """Behind the people of an outlet and their names: "CBS *correspondent Ann Cole* reports"."""
        scan = self.scan
        index = mention.stop
        if index < len(scan) and scan.words[index] == "s" and scan.gaps[index] in ("'", "’"):
            index += 1
            if index < len(scan) and scan.starts[index] in self.page.people:  # "NFL Network's Ian Cole reported"
                return capitals_from(self.page, index)
        envoy = self.envoys_by_first.get(index)
        if envoy is None or not is_joined(scan.gaps[index]):
            return mention.stop
        index = envoy.stop
        while index < min(envoy.stop + REACH, len(scan)) and self.page.text[scan.starts[index]].isupper():
            index += 1
        return index

    def behind_aside(self, index: int) -> int | None:
        """The verb behind something between two commas: "Politico, *which was first to report it,* said"."""
        scan = self.scan
        if index >= len(scan) or scan.gaps[index].strip(_CLOSING_AND_BLANK) != ",":
            return None
        for stop in range(index + 1, min(index + FAR, len(scan))):
            if not is_joined(scan.gaps[stop]):
                return stop if scan.gaps[stop].strip(_CLOSING_AND_BLANK) == "," and stop in self.reports else None
        return None

    def last_verb(self, index: int) -> int | None:
        """The verb at the end of a clause: "wie Reuters unter Berufung auf zwei Personen *berichtet*"."""
        scan = self.scan
        for stop in range(index, min(index + FAR, len(scan))):
            gap = scan.gaps[stop]
            row = stop in scan.at("credits.source") or stop in scan.at("credits.wary")  # "„Kurier“, NDR und WDR"
            if not (row or BREAKS.isdisjoint(gap)) or ("," in gap and not row):
                return None
            if stop in self.reports:
                return stop
        return None

    def tells_own_plans(self, verb: int) -> bool:
        """Whether an outlet speaks of itself behind its verb: "CNN said *it would* cut jobs"."""
        scan = self.scan
        for index in range(verb + 1, min(verb + 1 + 2 * REACH, len(scan))):
            if not BREAKS.isdisjoint(scan.gaps[index]):
                return False
            if index in self.scan.at("credits.own_plan"):
                return True
        return False


def _by_stop(hits: Iterable[Hit]) -> dict[int, Hit]:
    return {hit[1]: hit for hit in hits}
