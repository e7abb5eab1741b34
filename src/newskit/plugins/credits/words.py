"""The section ``credits`` of language packs, and the words that the press uses in every language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from attrs import field, frozen

from newskit.languages import Entry, Words, entries, section
from newskit.languages.sections import merge_sections, read_section
from newskit.plugins.credits.agencies import Source, table

__all__ = ["NEWS_KINDS", "TOP_DOMAINS", "CreditWords", "Lead", "Vocabulary", "trade"]

Table = Mapping[str, Words]

#: With what the names of sites end.
TOP_DOMAINS = frozenset("pl com net org eu info uk de fr it es cz ua ru tv fm news press".split())  # noqa: SIM905

#: The kinds of sources that tell news; a picture library is quoted as a company.
NEWS_KINDS = frozenset(("national", "news", "broadcaster", "paper", "site"))

_WORD = re.compile(r"\w+")

# Flags that lead in a picture's credit where a colon follows: "Handout: Kent Police".
_LEADING = frozenset(("pool", "handout", "file", "courtesy", "supplied", "screenshot", "montage", "illustration", "ai"))


class Lead(NamedTuple):
    """What a hit of the class ``credits.lead`` tells: a word that leads a credit in."""

    kind: str  #: ``photo``, ``video``, ``graphic``, ``source_line`` or ``byline``.
    closed: bool  #: Whether it leads in by itself ("Photo by"); others want a colon ("Photo:").


@section("credits")
@frozen(kw_only=True)
class CreditWords:
    """The words of credits, datelines and citations.

    Args:
        labels: Words that lead in a credit with a colon, by kind of credit: ``photo``, ``video``, ``graphic``,
            ``source_line``, ``byline``.
        openings: Words that do so without one, by kind: ``Photo by``, ``Fot.``.
        flags: Words in a credit that are no names, by flag.
        links: Words between two names, by what they mean: ``via``, ``for``, ``and``; ``of`` stands between a flag and
            a name.
        tails: Words of the page that stick to the end of a credit.
        outlet_words: Words in the names of outlets: ``Times``, ``Gazeta``.
        giver_words: Words in the names of others who give pictures: ``Police``, ``University``.
        particles: Words in lower case inside names of people: ``van``, ``de``.
        outlets: Outlets of the country, name -> forms; a name of the common table that is an ordinary word elsewhere is
            none where a pack lists it.
        wary_outlets: Of these the names that are ordinary words as well ("Die Zeit"), to be trusted only in quotation
            marks, behind a noun for outlets or in a credit.
        outlet_nouns: Nouns for outlets by gender (``m``, ``f``, ``n``), lemma -> forms: ``portal``, ``gazeta``.
        introducers: Of these nouns those that are no part of a name even with a capital: ``portal``.
        wary_nouns: Those that stand for other things as well, and want a known name or a press word: ``agencja``.
        press_words: Adjectives that show an outlet: ``prasowa``, ``informacyjna``.
        prepositions: Words that hold the noun behind them, so that it is no subject.
        airs: Of these those before a station that somebody speaks on: ``on``, ``w``.
        media: Nouns for outlets that are not named, lemma -> forms: ``media``.
        unnamed: Phrases for other sources without a name that stand for themselves: ``anonymous sources``.
        insiders: People who talk without their names where a sign stands beside them, lemma -> forms: ``person``.
        insider_signs: Those signs: ``familiar with the matter``, ``anonymously``.
        envoys: People who work for an outlet, lemma -> forms; its journalists report for it.
        informants: People who talk to an outlet without their names, lemma -> forms: ``źródło Reutersa``.
        reports: Verbs by which an outlet says something, lemma -> forms.
        tells: Verbs by which a person tells an outlet something, lemma -> forms.
        finds: Verbs that want an object, lemma -> forms ("dotarł do dokumentów"): with an outlet's journalists they
            report.
        helpers: Words that may stand between an outlet and its verb.
        articles: Words that may stand before an outlet's name or noun: ``the``.
        adverbs: Words that may stand between a verb and an outlet.
        auxiliaries: Verbs that stand before a participle of saying, or before an outlet whose verb ends the clause:
            ``a``, ``hatte``.
        own_plans: Phrases behind a verb by which an outlet speaks of itself: ``it would``.
        as_words: Words that lead in a verb with its outlet: ``jak podała PAP``.
        according: Words and phrases that lead in an outlet by themselves: ``według``, ``according to``.
        according_after: Words behind an outlet that make it a source: ``zufolge``.
        citing: Phrases behind an outlet by which it names a source of its own: ``powołując się na``, ``citing``.
        datives: Words before an outlet that show it is told something, where its form does not: ``à``, ``gegenüber``.
        verb_first: Whether a verb may stand before its outlet outside quotations: ``informa EFE``.
        told: Phrases that lead in the outlet somebody talked to: ``w rozmowie z``, ``in an interview with``.
        contributed: Phrases behind those who helped with a text: ``contributed to this report``.
        signs: Words that lead in the makers of a text at its end: ``Reporting by``.
        adjectives_follow: Whether an adjective may stand between a noun for outlets and the name.
        case_endings: Endings that names of foreign outlets get, behind a hyphen or an apostrophe too: ``owi``.
        inflection: The system by which names of unknown outlets go back to the nominative, ``slavic`` or none.
    """

    labels: Table = field(factory=dict)
    openings: Table = field(factory=dict)
    flags: Table = field(factory=dict)
    links: Table = field(factory=dict)
    tails: Words = ()
    outlet_words: Words = ()
    giver_words: Words = ()
    particles: Words = ()
    outlets: Table = field(factory=dict)
    wary_outlets: Words = ()
    outlet_nouns: Mapping[str, Table] = field(factory=dict)
    introducers: Words = ()
    wary_nouns: Words = ()
    press_words: Words = ()
    prepositions: Words = ()
    airs: Words = ()
    media: Table = field(factory=dict)
    unnamed: Words = ()
    insiders: Table = field(factory=dict)
    insider_signs: Words = ()
    envoys: Table = field(factory=dict)
    informants: Table = field(factory=dict)
    reports: Table = field(factory=dict)
    tells: Table = field(factory=dict)
    finds: Table = field(factory=dict)
    helpers: Words = ()
    articles: Words = ()
    adverbs: Words = ()
    auxiliaries: Words = ()
    own_plans: Words = ()
    as_words: Words = ()
    according: Words = ()
    according_after: Words = ()
    citing: Words = ()
    datives: Words = ()
    verb_first: bool = False
    told: Words = ()
    contributed: Words = ()
    signs: Words = ()
    adjectives_follow: bool = False
    case_endings: Words = ()
    inflection: str = ""
    language: str = ""

    def lexicon(self) -> Iterator[Entry]:
        """What is to be found in articles.

        ``credits.lead`` (`Lead`), ``credits.source`` and, for those that are trusted in marks only, ``credits.wary``
        (`Source`), ``credits.noun`` (gender and lemma of a noun for outlets), and ``credits.media``, ``.unnamed``,
        ``.insider``, ``.insider_sign``, ``.envoy``, ``.informant``, ``.report``, ``.tell``, ``.find``, ``.as``,
        ``.according``, ``.according_after``, ``.citing``, ``.told``, ``.own_plan``, ``.contributed``,
        ``.sign``.
        """
        every = self.vocabulary
        for kind, phrases in every.words.labels.items():
            yield from (Entry("credits.lead", phrase, Lead(kind, False)) for phrase in phrases)
        for kind, phrases in every.words.openings.items():
            yield from (Entry("credits.lead", phrase, Lead(kind, True)) for phrase in phrases)
        for phrase, flag in every.flags.items():
            if flag in _LEADING:
                yield Entry("credits.lead", phrase, Lead("photo", False))
        for form, source in every.sources.items():
            if not source.ambiguous:
                yield Entry("credits.source", form, source)
            elif source.kind in NEWS_KINDS:
                yield Entry("credits.wary", form, source)
        yield from entries("credits.noun", self.outlet_nouns)
        yield from entries("credits.media", self.media)
        yield from entries("credits.unnamed", self.unnamed)
        yield from entries("credits.insider", self.insiders)
        yield from entries("credits.insider_sign", self.insider_signs)
        yield from entries("credits.envoy", self.envoys)
        yield from entries("credits.informant", self.informants)
        yield from entries("credits.report", self.reports)
        yield from entries("credits.tell", self.tells)
        yield from entries("credits.find", self.finds)
        yield from entries("credits.as", self.as_words)
        yield from entries("credits.own_plan", self.own_plans)
        yield from entries("credits.according", self.according)
        yield from entries("credits.according_after", self.according_after)
        yield from entries("credits.citing", self.citing)
        yield from entries("credits.told", self.told)
        yield from entries("credits.contributed", self.contributed)
        yield from entries("credits.sign", self.signs)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """These words together with those of the trade."""
        if self == CreditWords():
            return trade()
        return Vocabulary(merge_sections(_trade_words(), self))


class Vocabulary:
    """The words of credits, ready for look-ups.

    Attributes:
        words: The section they come from.
        sources: Agencies and outlets by each of their forms, as written.
        by_key: The same by the form in lower case; the first of two wins.
        openings: The words that these forms begin with, in lower case.
        small_words: Words of names that are written in lower case: "picture alliance".
        flags: A flag by each of its phrases.
        links: What a word between two names means.
    """

    def __init__(self, words: CreditWords) -> None:
        self.words = words
        self.sources: dict[str, Source] = table(words.language)
        for name, forms in words.outlets.items():
            wary = name in words.wary_outlets
            for form in forms or (name,):
                old = self.sources.get(form)
                if old is None:
                    self.sources[form] = Source(name, "outlet", form == name, wary, "paper")
                elif old.ambiguous and not wary:  # no ordinary word in this language
                    self.sources[form] = old._replace(ambiguous=False)
        self.by_key: dict[str, Source] = {}
        for form, source in self.sources.items():
            self.by_key.setdefault(form.casefold(), source)
        self.openings = frozenset(match[0].casefold() for form in self.sources if (match := _WORD.match(form)))
        self.small_words = frozenset(
            word.casefold() for form in self.sources if form[0].islower() and " " in form for word in form.split()
        )
        self.flags = {phrase.casefold(): flag for flag, phrases in words.flags.items() for phrase in phrases}
        self.links = {word.casefold(): link for link, some in words.links.items() for word in some}
        self.longest_flag = max((len(phrase.split()) for phrase in self.flags), default=0)
        self.tails = tuple(f" {tail.casefold()}" for tail in words.tails)
        self.outlet_words = frozenset(word.casefold() for word in words.outlet_words)
        self.giver_words = frozenset(word.casefold() for word in words.giver_words)
        self.ends_of_outlets = self.outlet_words | TOP_DOMAINS
        self.particles = frozenset(words.particles)
        self.articles = frozenset(words.articles)
        self.before_names = frozenset((*words.articles, *words.press_words))
        self.adverbs = frozenset(words.adverbs)
        self.auxiliaries = frozenset(words.auxiliaries)
        self.helpers = frozenset(words.helpers)
        self.press_words = frozenset(words.press_words)
        self.airs = frozenset(words.airs)
        self.datives = frozenset(words.datives)
        self.prepositions = frozenset(words.prepositions)
        self.envoy_forms = frozenset(form for forms in words.envoys.values() for form in forms)
        self.case_endings = frozenset(words.case_endings)
        verbs = (forms for table in (words.reports, words.tells, words.finds) for forms in table.values())
        some = (words.articles, words.prepositions, words.helpers, words.adverbs, words.auxiliaries, self.links, *verbs)
        self.function_words = frozenset(word for few in some for word in few)
        self.noun_forms = {
            form: (gender, lemma)
            for gender, lemmas in words.outlet_nouns.items()
            for lemma, forms in lemmas.items()
            for form in forms
        }

    def may_open(self, word: str) -> bool:
        """Whether a name that `known` finds may begin with a word; with an ending it may be another word."""
        return word.casefold() in self.openings or bool(self.case_endings)

    def known(self, name: str) -> tuple[Source, str] | None:
        """The source that a name tells, ambiguous ones too, with its case: ``oblique``, or "" where it does not tell.

        A foreign name may have an ending of the language: "Guardiana", "RMF-owi", "Le Monde’a".
        """
        key = name.casefold()
        source = self.by_key.get(key)
        if source is not None:
            return source, "" if source.nominative or not self.words.inflection else "oblique"
        for size in range(1, 5) if self.case_endings else ():
            if key[-size:] in self.case_endings:
                source = self.by_key.get(key[:-size].rstrip("-’'"))
                if source is not None and source.nominative:
                    return source, "oblique"
        return None


@cache
def trade() -> Vocabulary:
    """The words that the press uses in every language, for texts in a language without a pack."""
    return Vocabulary(_trade_words())


@cache
def _trade_words() -> CreditWords:
    place = files("newskit.plugins.credits") / "trade.toml"
    parsed = tomllib.loads(place.read_text(encoding="utf-8"))
    return read_section(CreditWords, parsed["credits"], "trade.toml: credits")
