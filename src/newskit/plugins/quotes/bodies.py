"""Whole names of institutions where adjectives agree: what stands before the class noun, and where the body sits.

"Polska *Izba* Sklepów", "*Urząd* do Spraw Cudzoziemców", "*Sąd* Okręgowy w Opolu", "*Urząd* Ochrony Konkurencji i
Konsumentów": the class noun and the capitals behind it are the organisation; this adds the rest.
"""

from __future__ import annotations

from collections.abc import Container

from newskit.plugins.inflection import adjective_nominative
from newskit.plugins.organisations import Organisation
from newskit.plugins.quotes.noun_words import NounWords
from newskit.scan import Scan

__all__ = ["begin_of_name", "whole"]

_MOST = 3  # adjectives before a class noun


def whole(scan: Scan, words: NounWords, body: Organisation, introducers: Container[str]) -> Organisation:
    """An organisation with all the words of its name."""
    if body.noun is None or not _capital(scan, body.first) or not words.of_names:
        return body
    first, stop, name = body.first, body.stop, body.name
    while first and body.first - first < _MOST and scan.gaps[first] == " " and _adjective(scan, words, first - 1):
        first -= 1
        if scan.words[first].endswith("e") and body.gender != "n":  # "Krajowe Sieci"
            name = scan.text[scan.starts[body.first] : scan.ends[stop - 1]]
            body = body._replace(gender="p")
        name = f"{_nominative(scan, first, body)} {name}"
    if body.noun not in introducers:
        end = _behind(scan, words, stop, seated=body.noun in words.seated)
        name += scan.text[scan.ends[stop - 1] : scan.ends[end - 1]]
        stop = end
    return body._replace(first=first, stop=stop, name=name) if (first, stop) != (body.first, body.stop) else body


def begin_of_name(scan: Scan, words: NounWords, first: int) -> int:
    """Where the adjectives with a capital begin that stand before a name: "*Gruziński* Dom Praw"."""
    begin = first
    while begin and first - begin < _MOST and scan.gaps[begin] == " " and _adjective(scan, words, begin - 1):
        begin -= 1
    return begin


def _capital(scan: Scan, index: int) -> bool:
    return scan.text[scan.starts[index]].isupper()


def _adjective(scan: Scan, words: NounWords, index: int) -> bool:
    """Whether a word is an adjective with a capital."""
    if not _capital(scan, index) or scan.text[scan.starts[index] : scan.ends[index]].isupper():
        return False
    return scan.words[index].endswith(words.of_names)


def _nominative(scan: Scan, index: int, body: Organisation) -> str:
    """An adjective before a class noun in the nominative."""
    word = scan.text[scan.starts[index] : scan.ends[index]]
    return adjective_nominative(word, body.gender or "m") or word


def _behind(scan: Scan, words: NounWords, stop: int, *, seated: bool) -> int:
    """Where a name ends that goes on behind a preposition or "and": "w Opolu", "i Konsumentów"."""
    while stop + 1 < len(scan.words) and scan.gaps[stop] == scan.gaps[stop + 1] == " " and _capital(scan, stop + 1):
        word, follows = scan.words[stop], scan.words[stop + 1]
        if _capital(scan, stop):
            break
        joined = word in words.joining and follows.endswith(words.genitives) and len(scan.words[stop - 1]) > 1
        if not joined and word not in words.parts and not (seated and word in words.seats):
            break
        stop += 2
        while stop < len(scan.words) and scan.gaps[stop] == " " and _capital(scan, stop):
            stop += 1
    return stop
