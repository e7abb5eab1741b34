"""Where the name of an outlet begins and ends in running text: marks, capitals, what may stand before it."""

from __future__ import annotations

from newskit.plugins.credits.page import Page
from newskit.plugins.credits.words import TOP_DOMAINS
from newskit.plugins.slavic import is_place_adjective

__all__ = [
    "CLOSING_MARKS",
    "LONGEST_NAME",
    "OPENING_MARKS",
    "begins_sentence",
    "capitals_from",
    "end_of",
    "is_joined",
    "is_plain",
    "site_at",
    "skip_adjectives",
    "start_of",
    "with_adjectives",
    "with_attributes",
]

OPENING_MARKS, CLOSING_MARKS = "„“\"«‘'»", "”\"»“’'«"
_BREAKS = frozenset(".,!?;:()[]\n\r\t–—|/…")
LONGEST_NAME = 5


def is_joined(gap: str) -> bool:
    """Whether two words stand in one phrase: nothing but a blank, marks or a hyphen between."""
    return gap == " " or (_BREAKS.isdisjoint(gap) and " -" not in gap)


def capitals_from(page: Page, index: int) -> int:
    """Behind the run of words with capitals or digits that begins at `index`."""
    scan, text = page.scan, page.text
    stop, last = index + 1, min(len(scan), index + LONGEST_NAME)
    while stop < last:
        letter = text[scan.starts[stop]]
        gap = scan.gaps[stop]
        dotted = gap == "." and stop == index + 1 and len(scan.words[stop]) <= 3  # "onet.pl"
        if not dotted and (gap not in (" ", "-", "\u00a0", "+") or not (letter.isupper() or letter.isdigit())):
            if gap != " " or scan.words[stop] not in page.vocabulary.particles or not _goes_on(page, stop + 1):
                break
            if scan.starts[stop] in page.people:
                break
            stop += 1  # "Corriere *dello* Sport"
        elif scan.starts[stop] in page.people:
            break
        stop += 1
    return stop


def _goes_on(page: Page, index: int) -> bool:
    scan = page.scan
    return index < len(scan) and scan.gaps[index] in (" ", "'", "’") and page.text[scan.starts[index]].isupper()


def is_plain(page: Page, index: int) -> bool:
    """Whether a word has neither a capital nor marks beside it, and so begins no name that the tables do not know."""
    scan = page.scan
    return scan.gaps[index] == scan.gaps[index + 1] == " " and not page.text[scan.starts[index]].isupper()


def site_at(page: Page, index: int) -> int | None:
    """Behind the name of a site that begins with the word `index`: "example.pl"."""
    scan = page.scan
    stop = index + 1
    while stop < min(len(scan), index + 4) and scan.gaps[stop] in (".", "-"):
        stop += 1
    return stop if stop > index + 1 and scan.gaps[stop - 1] == "." and scan.words[stop - 1] in TOP_DOMAINS else None


def with_attributes(page: Page, first: int) -> int:
    """Where the adjectives before a mention begin: "*brytyjski* „Guardian”", "*state* news agency X"."""
    scan, vocabulary = page.scan, page.vocabulary
    slavic = vocabulary.words.inflection == "slavic"
    for _ in range(3):
        word = scan.words[first - 1] if first else ""
        if word not in vocabulary.press_words and not (slavic and is_place_adjective(word)):
            break
        if not is_joined(scan.gaps[first]):
            break
        first -= 1
    return first


def with_adjectives(page: Page, first: int) -> int:
    """The same before a noun for outlets, of any adjectives: "the *German business* daily Handelsblatt"."""
    scan, vocabulary = page.scan, page.vocabulary
    first = with_attributes(page, first)
    if vocabulary.words.inflection:
        return first
    for index in range(first - 1, max(first - 3, -1), -1):
        word = scan.words[index]
        if scan.gaps[index + 1] != " " or word in vocabulary.function_words or not word.isalpha():
            break
        if scan.ends[index] in page.people_ends:
            break
        first = index
    return first


def start_of(page: Page, first: int) -> int:
    """Where a mention begins, with the mark that opens on it."""
    start = page.scan.starts[first]
    return start - 1 if start and page.text[start - 1] in OPENING_MARKS else start


def end_of(page: Page, stop: int) -> int:
    """Where a mention ends, with the mark that closes on it if one opened."""
    end = page.scan.ends[stop - 1]
    if page.text[end : end + 2] in ("\u00a0»", " »", "\u202f»"):  # French marks stand off
        end += 1
    if page.text[end : end + 1] and page.text[end] in CLOSING_MARKS and not page.text[end + 1 : end + 2].isalnum():
        for index in range(stop - 1, max(stop - 1 - LONGEST_NAME, -1), -1):
            if any(mark in OPENING_MARKS for mark in page.scan.gaps[index]):
                return end + 1
    return end


def begins_sentence(page: Page, index: int) -> bool:
    """Whether a word begins a sentence, a line, a turn or a quotation, so that its capital proves nothing."""
    gap = page.scan.gaps[index]
    return (
        index == 0 or any(mark in gap for mark in ".!?:\n–—-") or (gap[-1:] in OPENING_MARKS and is_speech(page, index))
    )


def is_speech(page: Page, index: int) -> bool:
    """Whether the quotation mark before a word opens more than a name."""
    scan = page.scan
    after = range(index + 1, min(index + LONGEST_NAME, len(scan)) + 1)
    return not any(mark in CLOSING_MARKS for stop in after for mark in scan.gaps[stop])


def skip_adjectives(page: Page, index: int) -> int:
    """Behind the adjectives of a noun: "agencja *informacyjna* Ansa"."""
    scan = page.scan
    for _ in range(2):
        if (
            index >= len(scan)
            or not is_joined(scan.gaps[index])
            or scan.words[index] not in page.vocabulary.press_words
        ):
            break
        index += 1
    return index
