"""Where a credit without a label may begin on a caption's line: behind a sentence, a bar, a word it sticks to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newskit.plugins.credits.glued import glue
from newskit.plugins.credits.page import MOST, Page, Place
from newskit.plugins.credits.shapes import is_shouted, source_of

__all__ = ["Tail", "tails"]

_SENTENCE = re.compile(r"(\S*)(?:[.!?…:][”\"»)’]*|[”\"»)])[ \u00a0]+|([。．]+[”」』）]?[ \u00a0]*)")
_BAR = re.compile(r"[ \u00a0][|•–—-][ \u00a0]|[ \u00a0]/(?=\S)|(?<=[.!?…])[ \u00a0]/[ \u00a0]|\t+|[＝｜]")
_LEADING_BAR = re.compile(r"[|•–—/,-][ \u00a0]*")
_COMMA = re.compile(r"[、（]")
_WORD = re.compile(r"[\w’'.-]+")
_TOKEN = re.compile(r"\S+")
_PARTED = re.compile(r"[/|]")
_CASELESS = "\u0590"  # the first letter of scripts without case, but for a few
_FEW = 20  # characters that tell the script
_MOST_BARS = 4  # behind which a credit may begin while more stands before
_SHORT_WORD = 4  # letters; articles and prepositions have fewer
_DASHES = ("-", "–", "—")
_SURE_WORD = 5  # letters of a word that a stop ends a sentence behind; shorter ones may be titles


class Tail(NamedTuple):
    """A place on a line where a credit may begin.

    Attributes:
        start: Where that is.
        border: What stands before: ``line``, ``sentence``, ``bar``, ``glue`` or ``words``.
        sure: Whether a name may follow here that no table knows.
        bars: Where bars and dashes of the line end.
    """

    start: int
    border: str
    sure: bool
    bars: tuple[int, ...]


def tails(page: Page, place: Place) -> Iterator[Tail]:
    """The places on a line where a credit without a label may begin, first to last, unlikely ones at the end."""
    text = page.text
    begin = max(place.start, place.end - MOST)
    found: list[tuple[int, str, bool]] = []
    parting = list(_BAR.finditer(text, begin, place.end))
    bars = tuple(match.end() for match in parting[-_MOST_BARS:])
    if begin == place.start:
        found.append((place.start, "line", True))
        leading = _LEADING_BAR.match(text, place.start, place.end)
        if leading:
            found.append((leading.end(), "bar", True))
    found += [(match.end(), "bar", _is_sure_bar(text, match)) for match in parting]
    for match in _SENTENCE.finditer(text, begin, place.end):
        found.append((match.end(), "sentence", match[1] is None or _ends_sentence(match[1], match[0])))
    if place.of_picture:
        found += [(match.end(), "bar", True) for match in _COMMA.finditer(text, begin, place.end)]
        found += [(at, "glue", sure) for at, sure in glue(page, place)]
    # Where no capital shows what a name is the shortest credit is the likeliest.
    found.sort(reverse=any(letter >= _CASELESS for letter in text[begin : begin + _FEW] if letter.isalpha()))
    for start, border, sure in found:
        yield Tail(start, border, sure, bars)
    if place.of_picture:
        for behind in (_before_slash(page, place, begin), _capitals(page, place, begin), _agency(page, place, begin)):
            if behind is not None:
                yield Tail(behind, "words", False, bars)


def _is_sure_bar(text: str, match: re.Match[str]) -> bool:
    """Whether a bar leads in a credit by itself; a dash does behind a sentence only ("Mother and son - Ann Cole")."""
    return match[0].strip() not in _DASHES or text[match.start() - 1] in ".!?…”»)"


def _ends_sentence(word: str, match: str) -> bool:
    """Whether a stop behind a word ends a sentence, and not a title or another short form."""
    if word and word[-1] in "?!….":  # behind a closing mark
        word = word.rstrip("?!….")
    mark = match[len(word) : len(word) + 1]
    last = word.strip("(„“«\"'”»’)")
    if not last:
        return any(stop in match for stop in ".!?…")
    return mark in "!?…" or (mark == "." and (last.isdigit() or len(last) >= _SURE_WORD))


def _before_slash(page: Page, place: Place, begin: int) -> int | None:
    """Where names begin behind a caption that nothing ends: "... at a rally in Kiel Anna Nowak / AFP"."""
    slash = _PARTED.search(page.text, begin, place.end)
    if slash is None:
        return None
    words = list(_WORD.finditer(page.text, begin, slash.start()))
    known = source_of(words[-1][0], page.vocabulary) if words else None
    size = 1 if known else 2
    if len(words) <= size + 1 or not all(word[0][0].isupper() for word in words[-size:]):
        return None
    return words[-size].start()


def _capitals(page: Page, place: Place, begin: int) -> int | None:
    """Where a run of words in capitals begins that ends a line in mixed case: "... in Kent ANN COLE FOR THE TIMES"."""
    words = list(_TOKEN.finditer(page.text, begin, place.end))
    index = len(words)
    while index and not any(letter.islower() for letter in words[index - 1][0]):
        index -= 1
    while index < len(words) and not words[index][0][0].isupper():
        index += 1
    if index and _holds(words[index - 1][0], page):
        return None
    if 0 < index < len(words) and is_shouted(page.text[words[index].start() : place.end], page.vocabulary):
        return words[index].start()
    return None


def _holds(word: str, page: Page) -> bool:
    """Whether a word goes with the name behind it: "the GERALD FORD"."""
    lower = word.casefold()
    vocabulary = page.vocabulary
    return lower in vocabulary.articles or lower in vocabulary.links or (word == lower and len(word) < _SHORT_WORD)


def _agency(page: Page, place: Place, begin: int) -> int | None:
    """Where the agency stands that ends a caption behind a name: "... in Kent AFP"."""
    for match in reversed(list(_TOKEN.finditer(page.text, begin, place.end))[1:]):
        name = page.text[match.start() : place.end].rstrip(".")
        known = page.vocabulary.by_key.get(name.casefold())
        if known is None:
            return None
        before = page.text[begin : match.start()].split()
        if known.name == name and len(before) > 2 and before[-1][:1].isupper() and name.isupper():
            return match.start()
        return None
    return None
