"""Words of the page that are none of the article: paywalls, share buttons, promotions, cookie notices.

The packs know three sorts of words. A *phrase* speaks for its whole sentence ("Masz subskrypcję? ..."), a *label* is a
button and speaks for itself ("Kopiuj link"); a line is boilerplate where phrases and labels cover nearly all of it. A
*lead-in* ("Czytaj także:") is one even inside a paragraph, up to the end of its sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from attrs import field, frozen

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.languages import Entry, Words, entries, section
from newskit.model import Boilerplate
from newskit.plugins.lines import Line, lines
from newskit.scan import Scan

__all__ = ["BoilerplateWords", "newskit_annotators"]

_COVERED = 0.75  # of a line's words
_LINK = 25  # words of a link's text at most, where no colon marks it
_LONG = 60  # words; a line this long is a paragraph, and only a lead-in counts in it


@section("boilerplate")
@frozen(kw_only=True)
class BoilerplateWords:
    """Words of boilerplate, by kind.

    Args:
        phrases: Speak for their sentence.
        labels: Speak for themselves.
        lead_ins: Speak for what follows, also inside a paragraph, where a colon stands behind them; at the start of a
            line, those of several words without one too.
    """

    phrases: Mapping[str, Words] = field(factory=dict)
    labels: Mapping[str, Words] = field(factory=dict)
    lead_ins: Mapping[str, Words] = field(factory=dict)

    def lexicon(self) -> Iterator[Entry]:
        """The words by sort: ``boilerplate.phrase``, ``boilerplate.label``, ``boilerplate.lead_in``."""
        yield from entries("boilerplate.phrase", self.phrases)
        yield from entries("boilerplate.label", self.labels)
        yield from entries("boilerplate.lead_in", self.lead_ins)


class _Piece(NamedTuple):
    first: int
    stop: int
    kind: str
    rule: str


@annotator(makes=Boilerplate, sections=BoilerplateWords, name="newskit.boilerplate")
def find(document: Document) -> Iterator[Boilerplate]:
    """Find boilerplate, line by line; lines without a hit cost nothing."""
    scan = document.scan
    hits = [
        (hit.first, hit.stop, str(hit.value), sort)
        for sort in ("phrase", "label", "lead_in")
        for hit in scan.hits(f"boilerplate.{sort}")
    ]
    if not hits:
        return
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    rows = document.once(lines)
    firsts = [line.first for line in rows]
    by_line: dict[int, list[tuple[int, int, str, str]]] = {}
    for hit in hits:
        row = bisect_left(firsts, hit[0] + 1) - 1
        by_line.setdefault(row, []).append(hit)
    for row, found in sorted(by_line.items()):
        yield from _in_line(document, rows[row], found)


def _in_line(document: Document, line: Line, hits: Sequence[tuple[int, int, str, str]]) -> Iterator[Boilerplate]:
    scan = document.scan
    pieces: list[_Piece] = []  # in order, none over another
    looked_from, sentence_end = 0, -1
    for place, (first, stop, kind, sort) in enumerate(hits):
        if sort == "lead_in":
            if ":" in scan.gaps[stop][:2] or (first == line.first and _is_bare(first, stop, line)):
                if not looked_from <= stop <= sentence_end:  # else another of the same sentence has looked already
                    looked_from, sentence_end = stop, _sentence_stop(scan, stop, line.stop)
                while pieces and pieces[-1].stop > first:
                    pieces.pop()
                pieces.append(_Piece(first, line.stop if first == line.first else sentence_end, kind, "lead_in"))
        elif not pieces or first >= pieces[-1].stop:
            after = bisect_left(hits, stop, place + 1, key=itemgetter(0))
            until = hits[after][0] if after < len(hits) else line.stop
            pieces.append(_Piece(first, stop if sort == "label" else _sentence_stop(scan, stop, until), kind, sort))
    if pieces and (line.stop - line.first > _LONG or not _cover(scan, pieces, line)):
        pieces = [piece for piece in pieces if piece.rule == "lead_in"]
    for first, stop, kind, rule in _joined(scan, pieces):
        yield Boilerplate(span=document.span(scan.starts[first], _end(scan, stop, line)), kind=kind, rule=rule)  # type: ignore[arg-type]


def _cover(scan: Scan, pieces: Sequence[_Piece], line: Line) -> bool:
    """Whether pieces cover nearly all of a line."""
    covered = sum(_letters(scan, piece.first, piece.stop) for piece in pieces)
    return covered >= _COVERED * _letters(scan, line.first, line.stop)


def _is_bare(first: int, stop: int, line: Line) -> bool:
    """Whether a lead-in at the start of a line needs no colon: several words, or the whole line.

    "Read more" begins a link; "More" begins a sentence as well.
    """
    return stop == line.stop or (stop - first > 1 and line.stop - line.first <= _LINK)


def _letters(scan: Scan, first: int, stop: int) -> int:
    """How many words are none of numbers: "Comments (14)" is one button."""
    return stop - first - sum(map(str.isdigit, scan.words[first:stop]))


def _sentence_stop(scan: Scan, index: int, until: int) -> int:
    """Behind the last word of the sentence, at most `until`."""
    while index < until and not any(mark in scan.gaps[index] for mark in ".!?…"):
        index += 1
    return index


def _joined(scan: Scan, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces of one kind that no full stop parts are one: a row of buttons, a question and its button."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.kind == piece.kind and last.stop == piece.first and "." not in scan.gaps[piece.first]:
            joined[-1] = last._replace(stop=piece.stop)
        else:
            joined.append(piece)
    return joined


def _end(scan: Scan, stop: int, line: Line) -> int:
    """The end of a piece, with the stop that ends its sentence."""
    end = scan.ends[stop - 1]
    gap = scan.text[end : min(line.end, end + 4)]
    return end + len(gap) - len(gap.lstrip(".!?…+"))


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.boilerplate``."""
    return [find]
