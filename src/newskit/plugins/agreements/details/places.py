"""Where something happened to an agreement, and who reports it."""

from __future__ import annotations

from newskit.document import Document
from newskit.plugins.agreements.parties.stated import citations
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.agreements.status.lifecycle import Stand
from newskit.plugins.inflection import adjective_nominative, readings
from newskit.plugins.names import names
from newskit.plugins.organisations import organisation_at
from newskit.plugins.places import PlaceWords, place_name
from newskit.plugins.slavic import town_of

__all__ = [
    "place_of",
    "reported_by",
    "stand_window",
]


def reported_by(reading: Reading, phrase: Phrase) -> str | None:
    """The outlet that a citation of the sentence names."""
    noun = reading.scan.starts[phrase.noun.first]
    for credit in citations(reading, noun):
        backs = credit.supports is not None and credit.supports.start <= noun < credit.supports.end
        if not credit.generic and credit.names and (backs or credit.supports is None):
            return credit.names[0]
    return None


def place_of(reading: Reading, low: int, high: int, phrase: Phrase | None = None) -> str | None:
    """Where, in the nominative: "na Kremlu" is Kreml, "w Pałacu Abdina" is Pałac Abdina.

    A place inside what an agreement (of the `phrase`) is about is not where it happened, nor is the seat of an office.
    A state counts where no place in it is named.
    """
    scan, state = reading.scan, None
    about = [part for part in phrase.complements if part.kind in ("subjects", "aims")] if phrase else ()
    for tag in reading.tags(low, high, "locatives"):
        if any(part.first < tag.first < part.stop for part in about):
            continue
        first = tag.stop
        if first >= reading.stop or scan.gaps[first] != " " or not reading.capital(first):
            continue
        if reading.has(tag.first - 1, "organs", "generic_places") or _is_direction(reading, tag):
            continue
        code = scan.at("places.state").get(first)
        if code is not None:
            state = state or (
                None if _is_office_abroad(reading, tag.first) else place_name(reading.document, code.value)
            )
            continue
        found = _place_at(reading, first)
        if found is not None:
            return found
    return state


def _is_direction(reading: Reading, tag: Tag) -> bool:
    """Whether a preposition that leads to subjects too has no locative behind it: "na Bliski Wschód"."""
    if not reading.slavic or not reading.has(tag.first, "subjects"):
        return False
    other = reading.scan.at("places.other").get(tag.stop)
    return other is not None and reading.text(other.first, other.stop) == str(other.value)


def _is_office_abroad(reading: Reading, index: int) -> bool:
    """Whether a state stands behind a person's office or another state: "the ambassador of Peru in Chile"."""
    return any(at in reading.scan.at("places.state") or reading.has(at, "heads") for at in range(index - 2, index))


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
