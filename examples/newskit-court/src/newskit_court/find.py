"""Finding rulings: from each court to the nearest verb of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

import newskit
from newskit_court.records import Ruling
from newskit_court.words import CourtWords

if TYPE_CHECKING:
    from newskit.scan import Hit, Scan

__all__ = ["rulings"]

_REACH = 12  # words between the court and what it did, at most
_SEAT_WORDS = 4
_FILE_WORDS = 7  # "II CSKP 1234/22", "[2025] EWHC 123 (KB)"


@newskit.annotator(makes=Ruling, needs=newskit.Sentence, sections=CourtWords, name="court.rulings")
def rulings(document: newskit.Document) -> Iterator[Ruling]:
    """Give a ruling for each court that decided something in its sentence."""
    scan = document.scan
    verbs, labels = scan.hits("court.verb"), scan.hits("court.file_label")
    sentences = document.of(newskit.Sentence)
    starts = [sentence.span.start for sentence in sentences]
    used = 0  # no verb tells two rulings
    for court in scan.hits("court.court"):
        start = scan.starts[court.first]
        sentence = sentences[bisect_left(starts, start + 1) - 1].span
        stop = _seat_stop(scan, court.stop, document.section(CourtWords).seats)
        verb = _nearest(verbs, max(court.first, used), stop, limit=scan.index_at(sentence.end))
        if verb is None:
            continue
        used = verb.stop
        number = _file_number(document, labels, verb.stop, sentence)
        end = max(scan.ends[verb.stop - 1], number.end if number else 0)
        yield Ruling(
            span=document.span(start, end),
            court=court.value + document.text[scan.ends[court.stop - 1] : scan.ends[stop - 1]],
            outcome=verb.value,
            cue=document.span(scan.starts[verb.first], scan.ends[verb.stop - 1]),
            file_number=number.text if number else None,
            rule="court_verb",
        )


def _seat_stop(scan: Scan, index: int, seats: Sequence[str]) -> int:
    """Behind the court's seat: "w Gdańsku", "in New York"; the court's own end where none follows."""
    if index >= len(scan) or scan.words[index] not in seats or scan.gaps[index] != " ":
        return index
    stop = index + 1
    while stop < min(len(scan), index + _SEAT_WORDS) and scan.gaps[stop] in (" ", "-") and scan.word(stop).istitle():
        stop += 1
    return stop if stop > index + 1 else index


def _nearest(verbs: Sequence[Hit], first: int, court_stop: int, *, limit: int) -> Hit | None:
    """The first verb behind the court that lies in its reach and its sentence."""
    place = bisect_left(verbs, max(first, court_stop), key=itemgetter(0))
    if place == len(verbs) or verbs[place].first >= min(limit, court_stop + _REACH):
        return None
    return verbs[place]


def _file_number(
    document: newskit.Document, labels: Sequence[Hit], index: int, sentence: newskit.Span
) -> newskit.Span | None:
    """The file number behind the next label of the sentence."""
    scan = document.scan
    place = bisect_left(labels, index, key=itemgetter(0))
    if place == len(labels) or scan.starts[labels[place].first] >= sentence.end:
        return None
    start = stop = labels[place].stop
    for word in range(start, min(len(scan), start + _FILE_WORDS)):
        if word > start and scan.gaps[word] not in (" ", "/", "-", "] ", " ("):
            break
        if scan.words[word][-1].isdigit():
            stop = word + 1
    if stop == start:
        return None
    bracket = scan.gaps[start].endswith("[")
    return document.span(scan.starts[start] - bracket, scan.ends[stop - 1])
