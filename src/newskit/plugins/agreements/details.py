"""What an agreement is about, how many it counts, for how long, where, when, and what it is worth."""

from __future__ import annotations

from typing import NamedTuple

from newskit.document import Document
from newskit.model import MonetaryFigure
from newskit.plugins.agreements.lifecycle import Stand
from newskit.plugins.agreements.nearby import nearby
from newskit.plugins.agreements.parties import citations
from newskit.plugins.agreements.phrase import Complement, Phrase
from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.inflection import adjective_nominative, readings
from newskit.plugins.names import names
from newskit.plugins.organisations import organisation_at
from newskit.plugins.places import PlaceWords
from newskit.plugins.slavic import town_of

__all__ = [
    "Subject",
    "date_of",
    "period_of",
    "place_of",
    "reported_by",
    "stand_window",
    "subject_of",
    "value_of",
    "value_told_later",
]

_LINK = 7  # words between a word of value and its sum


class Subject(NamedTuple):
    """What an agreement is about, in the words of the text, and the fields that it lists."""

    text: str | None
    fields: tuple[str, ...]
    stop: int  #: Where the phrase ends when the subject belongs to it.


def subject_of(reading: Reading, phrase: Phrase) -> Subject:
    """What an agreement is about: its first complement that says so, or the words that belong to the noun."""
    for complement in phrase.complements:
        if complement.kind in ("subjects", "aims", "lists"):
            fields, first = _fields(reading, complement)
            return Subject(reading.text(first, complement.stop), fields, complement.stop)
    noun = phrase.noun
    if not reading.slavic:
        return Subject(None, (), phrase.stop)
    if noun.value.type == "programme" and phrase.head > noun.first + 1:
        return Subject(reading.text(noun.first + 1, phrase.head), (), phrase.stop)
    if (
        phrase.head > noun.stop
        and phrase.head - noun.first < 4
        and not phrase.number
        and noun.value.type == "agreement"
    ):
        return Subject(reading.text(noun.first, phrase.head), (), phrase.stop)
    return Subject(None, (), phrase.stop)


def _fields(reading: Reading, complement: Complement) -> tuple[tuple[str, ...], int]:
    """The fields of a list, and where the subject begins: behind the words that only lead the list in."""
    first = complement.content
    if complement.kind == "lists":
        tag_stop = complement.content
    else:
        tag = next(iter(reading.tags(complement.content, complement.stop, "lists")), None)
        if tag is None:
            return (), first
        tag_stop = tag.stop
        if tag.first == complement.content:
            first = tag.stop
    pieces: list[str] = []
    begin = index = tag_stop
    while index < complement.stop:
        conjunction = reading.has(index, "conjunctions")
        if index > begin and (reading.comma(index) or conjunction):
            pieces.append(reading.text(begin, index))
            begin = index + 1 if conjunction else index
        elif conjunction and index == begin:
            begin = index + 1
        index += 1
    if begin < complement.stop:
        pieces.append(reading.text(begin, complement.stop))
    return (tuple(pieces) if len(pieces) > 1 else ()), first


def period_of(reading: Reading, phrase: Phrase) -> tuple[str, str] | None:
    """The first and last year of a period that the phrase gives: "na lata 2026-30"."""
    scan = reading.scan
    for complement in phrase.complements:
        stop = complement.stop
        for index in range(complement.content, stop):
            word = scan.words[index]
            if not (len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20", "21")):
                continue
            for after in (index + 1, index + 2):
                if after >= reading.stop:
                    break
                last = scan.words[after]
                tied = (
                    scan.gaps[after].strip() in ("-", "–", "—", "/")
                    if after == index + 1
                    else reading.has(after - 1, "until")
                )
                if tied and last.isdecimal() and len(last) in (2, 4):
                    return word, last if len(last) == 4 else word[:2] + last
    return None


def value_of(reading: Reading, phrase: Phrase, low: int, high: int) -> MonetaryFigure | None:
    """What it is worth by its own sentence: a sum before the noun, or one that a word of value ties to it."""
    scan = reading.scan
    start = scan.starts[max(reading.first, low)]
    end = scan.ends[min(reading.stop, high) - 1]
    for figure in _figures(reading.document, start, end):
        first = scan.index_at(figure.span.start)
        last = scan.index_at(figure.span.end - 1)
        if phrase.first <= first < phrase.noun.first:
            return figure
        if phrase.first > last >= phrase.first - 2:
            return figure
        if first >= phrase.noun.stop and any(reading.tags(max(phrase.noun.stop, first - _LINK), first, "values")):
            return figure
        if first < phrase.first and any(reading.tags(max(reading.first, first - _LINK), first, "totals")):
            return figure
    return None


def value_told_later(reading: Reading) -> MonetaryFigure | None:
    """A sum of a later sentence that says the worth of an agreement: "Wartość umowy wynosi ..."."""
    scan = reading.scan
    for figure in _figures(reading.document, reading.start, reading.end):
        at = scan.index_at(figure.span.start)
        if any(reading.tags(max(reading.first, at - 14), at, "values")):
            return figure
    return None


def _figures(document: Document, start: int, end: int) -> list[MonetaryFigure]:
    return [figure for figure in nearby(document, MonetaryFigure, start, end) if figure.span.end <= end]


def reported_by(reading: Reading, phrase: Phrase) -> str | None:
    """The outlet that a citation of the sentence names."""
    noun = reading.scan.starts[phrase.noun.first]
    for credit in citations(reading, noun):
        backs = credit.supports is not None and credit.supports.start <= noun < credit.supports.end
        if not credit.generic and credit.names and (backs or credit.supports is None):
            return credit.names[0]
    return None


def date_of(reading: Reading, low: int, high: int) -> str | None:
    """When, in the words of the text: "w ubiegłym tygodniu", "9 maja", "on Friday"."""
    scan = reading.scan
    low, high = max(reading.first, low), min(reading.stop, high)
    for tag in reading.tags(low, high, "dates"):
        return reading.text(tag.first, tag.stop)
    for tag in sorted((*reading.tags(low, high, "months"), *reading.tags(low, high, "days")), key=_first):
        if not reading.section.adjectives_follow and not reading.capital(tag.first):
            continue
        first, stop = tag.first, tag.stop
        while (
            first > low
            and scan.gaps[first] == " "
            and (
                reading.has(first - 1, "date_words")
                or (scan.words[first - 1].isdecimal() and len(scan.words[first - 1]) < 3)
            )
        ):
            first -= 1
        while (
            stop < high
            and scan.gaps[stop] in (" ", ", ")
            and scan.words[stop].isdecimal()
            and len(scan.words[stop]) in (1, 2, 4)
        ):
            stop += 1
        if first == tag.first and stop == tag.stop and tag.kind == "months":
            continue
        return reading.text(first, stop)
    return None


def place_of(reading: Reading, low: int, high: int) -> str | None:
    """Where, in the nominative: "na Kremlu" is Kreml, "w Pałacu Abdina" is Pałac Abdina."""
    scan = reading.scan
    for tag in reading.tags(low, high, "locatives"):
        first = tag.stop
        if first >= reading.stop or scan.gaps[first] != " " or not reading.capital(first):
            continue
        found = _place_at(reading, first)
        if found is not None:
            return found
    return None


def _place_at(reading: Reading, first: int) -> str | None:
    scan, document = reading.scan, reading.document
    places = document.section(PlaceWords)
    seat = scan.at("places.seat").get(first)
    if seat is not None:
        written = reading.text(seat.first, seat.stop).casefold()
        for name, its in places.seats.items():
            if its.state == seat.value and written in {form.casefold() for form in (name, *its.forms)}:
                return name
    capital = scan.at("places.capital").get(first)
    if capital is not None:
        for table in (places.states, places.blocs):
            state = table.get(capital.value)
            if state is not None and state.capital:
                return state.capital[0]
    site = reading.tag(first, "site")
    if site is not None:
        assert isinstance(site.value, tuple)  # noqa: S101  (for the type checker)
        return _site(reading, site.stop, *site.value)
    other = scan.at("places.other").get(first)
    if other is not None:
        return str(other.value)
    run = document.once(names).at.get(first)
    if run is not None and run.kind in ("place", "other") and not reading.has(first, "days", "months", "date_words"):
        if organisation_at(document, first) is not None:
            return None
        words = run.key or reading.text(run.first, run.stop)
        return _nominative(reading, words) if reading.slavic and not run.key else words
    return None


def _nominative(reading: Reading, place: str) -> str:
    """The nominative of an unknown place in the locative: one that the article has, or for -e the likeliest."""
    head, blank, last = place.rpartition(" ")
    found = [one.nominative for one in readings(last) if "l" in one.cases and one.nominative != last]
    words = reading.document.once(_words)
    for nominative in found:
        if nominative.lower() in words:
            return head + blank + nominative
    if not head:
        return town_of(last)
    return head + blank + found[0] if found and last.endswith("e") else place


def _words(document: Document) -> frozenset[str]:
    """The words of the article."""
    return frozenset(document.scan.words)


def _site(reading: Reading, index: int, gender: str, noun: str) -> str:
    """A place whose noun is known: the words behind it that begin with a capital belong to it."""
    scan = reading.scan
    words = [noun]
    while index < reading.stop and scan.gaps[index] in (" ", "-") and reading.capital(index) and len(words) < 4:
        word = scan.word(index)
        changed = adjective_nominative(word, gender) if len(words) == 1 else None
        words.append(changed or word)
        index += 1
    return " ".join(words)


def stand_window(reading: Reading, phrase: Phrase, stand: Stand) -> tuple[int, int]:
    """The words around cue and phrase in which date and place of the event may stand."""
    low = max(reading.first, min(stand.cue.first, phrase.first) - 14)
    high = min(reading.stop, max(stand.cue.stop, phrase.stop) + 14)
    return low, high


def _first(tag: Tag) -> int:
    return tag.first
