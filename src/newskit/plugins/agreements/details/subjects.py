"""What an agreement is about, and the fields that it lists."""

from __future__ import annotations

from typing import NamedTuple

from newskit.plugins.agreements.complements import Complement
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading

__all__ = ["Subject", "fields_behind", "subject_of"]

_LISTED = 30  # words of a list of fields at most
_PIECE = 6  # words of one of them at most
_LEAST = 3  # fields that make a list where no word says that it is one
_OPENING = 5  # words of a sentence in which the verb of a list stands
_GAPS = (" ", "-")


class Subject(NamedTuple):
    """What an agreement is about, in the words of the text, and the fields that it lists."""

    text: str | None
    fields: tuple[str, ...] = ()


def subject_of(reading: Reading, phrase: Phrase) -> Subject:
    """What an agreement is about: its first complement that says so, or the words that belong to the noun."""
    for complement in phrase.complements:
        if complement.kind in ("subjects", "aims", "lists") and not (
            _is_given(reading, complement) or reading.scan.words[complement.content].isdigit()
        ):
            fields, first = _fields(reading, complement)
            return Subject(reading.text(first, complement.stop), fields)
    noun = phrase.noun
    if not reading.slavic:
        return Subject(_topic(reading, phrase))
    if noun.value.type == "programme" and phrase.head > noun.first + 1:
        return Subject(reading.text(noun.first + 1, phrase.head))
    if (
        phrase.head > noun.stop
        and phrase.head - noun.first < 4
        and not phrase.number
        and noun.value.type == "agreement"
    ):
        return Subject(reading.text(noun.first, phrase.head))
    return Subject(None)


def _is_given(reading: Reading, complement: Complement) -> bool:
    """Whether a complement names who gets something: "the contract to Torus"."""
    if not reading.has(complement.first, "recipients") or complement.content - complement.first > 1:
        return False
    behind = range(complement.content, min(complement.content + 2, complement.stop))
    return any(reading.capital(index) for index in behind) and not reading.section.nouns_capital


def _topic(reading: Reading, phrase: Phrase) -> str | None:
    """The words right before the noun that name a field: "fisheries", "water-sharing"."""
    first = last = phrase.noun.stop - 1
    while first > phrase.first and reading.scan.gaps[first] in _GAPS and reading.has(first - 1, "topics"):
        first -= 1
    return reading.text(first, last) if first < last else None


def _fields(reading: Reading, complement: Complement) -> tuple[tuple[str, ...], int]:
    """The fields of a list, and where the subject begins: behind the words that only lead the list in."""
    first = complement.content
    if complement.kind == "lists":
        listed = complement.content
    else:
        tag = next(iter(reading.tags(complement.content, complement.stop, "lists")), None)
        if tag is None:
            return (), first
        listed = tag.stop
        if tag.first == complement.content:
            first = tag.stop
    pieces = _pieces(reading, listed, complement.stop)
    return (pieces if len(pieces) > 1 else ()), first


def fields_behind(reading: Reading, first: int | None = None) -> tuple[str, ...]:
    """The fields behind a verb such as "cover": of a sentence of its own, or (from `first` on) of a clause."""
    low, high = (reading.first, reading.first + _OPENING) if first is None else (first, first + _LISTED)
    for tag in reading.tags(low, min(high, reading.stop), "covers"):
        lead = reading.tag(tag.stop, "lists", "among") if tag.stop < reading.stop else None
        begin = lead.stop if lead is not None else tag.stop
        stop = begin
        while stop < min(reading.stop, begin + _LISTED) and not (stop > begin and reading.hard(stop)):
            stop += 1
        pieces = _pieces(reading, begin, stop)
        if len(pieces) < _LEAST or any(_is_long(piece) for piece in pieces[:-1]):
            continue
        return pieces
    return ()


def _is_long(piece: str) -> bool:
    return len(piece.split()) > _PIECE or any(mark.isdigit() for mark in piece)


def _pieces(reading: Reading, first: int, stop: int) -> tuple[str, ...]:
    """What commas and conjunctions part, up to what stands behind the last conjunction."""
    pieces: list[str] = []
    begin = index = first
    closed = False
    while index < stop:
        conjunction = reading.has(index, "conjunctions")
        if closed and index > begin and (reading.comma(index) or reading.has(index, "clauses", "ends", "cue")):
            stop = index
            break
        if index > begin and (reading.comma(index) or conjunction):
            pieces.append(reading.text(begin, index))
            closed = conjunction
            begin = index + 1 if conjunction else index
        elif conjunction and index == begin:
            begin = index + 1
            closed = True
        index += 1
    if begin < stop:
        pieces.append(reading.text(begin, stop))
    return tuple(pieces)
