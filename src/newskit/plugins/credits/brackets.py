"""Credits in brackets at a line's end: "(Anna Nowak/AFP)", "(PAP)", and who stands before: "ANNA NOWAK (REUTERS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.model import SourceCredit
from newskit.plugins.credits.bare import are_names, may_stand_bare, may_stand_in_text, only_news
from newskit.plugins.credits.names import Names, read_names
from newskit.plugins.credits.page import ENDS, MOST, Page, Place
from newskit.plugins.credits.record import made
from newskit.plugins.credits.shapes import is_giver, is_party, is_person, is_short_form, is_shouted, source_of

__all__ = ["bracketed"]

_SENTENCE = re.compile(r"[.!?…”\"»)][ \u00a0]+|[^\W\d_A-Z][.!?](?=[^\W\d_a-z])|[ \u00a0][|–—-][ \u00a0]")
_WORD = re.compile(r"\S+")


def bracketed(page: Page) -> Iterator[SourceCredit]:
    """Names in brackets at a line's end."""
    text = page.text
    for place in page.closed_places:
        found = _last_brackets(page, place)
        if found is None:
            continue
        start, end = found
        body = text[start + 1 : end - 1]
        if not (place.of_picture or may_stand_in_text(page, body)):
            continue
        names = read_names(body, page.vocabulary)
        whole = start == place.start
        stands = may_stand_bare(page, place, body, names, alone=whole) and (
            whole or not (is_party(body) or is_short_form(text[place.start : start], body))
        )
        if not stands and not (place.of_picture and _is_told(page, place, start, names, body)):
            continue
        belongs = place.of_picture and (names.of("agency") or not names.names)
        before = _names_before(page, place, start, capitals=not names.names) if belongs else None
        if before is not None:
            start, body = before, text[before:end]
            names = read_names(body, page.vocabulary)
            whole = start == place.start
        kind = "photo" if place.of_picture or names.of("creator") or names.flags else "source_line"
        if kind == "photo" and only_news(page, names) and (whole or _ends_text(page, place, start)):
            kind = "source_line"
        yield made(page, place, kind, (start, end), names, None, "brackets")


def _last_brackets(page: Page, place: Place) -> tuple[int, int] | None:
    """Where the brackets begin and end that end a line, if nothing has taken them."""
    text, end = page.text, place.end
    while end > place.start and text[end - 1] in ". ":
        end -= 1
    if end <= place.start or text[end - 1] not in ")]）":
        return None
    first = max(place.start, end - MOST)
    start = max(text.rfind(mark, first, end) for mark in "([（")
    return None if start < 0 or page.is_taken(start, end) else (start, end)


def _ends_text(page: Page, place: Place, start: int) -> bool:
    """Whether brackets stand behind a whole sentence outside captions: an agency signs its text."""
    return place.kind != "caption" and page.mark_before(place, start) in tuple(ENDS)


def _is_told(page: Page, place: Place, start: int, names: Names, body: str) -> bool:
    """Whether names in brackets that no table knows are a credit: behind a whole sentence, or alone."""
    vocabulary = page.vocabulary
    if names.odd or not are_names(page, body):
        return False
    before = page.mark_before(place, start)
    if not names.names:
        return bool(names.flags)
    if before and before not in ENDS:
        return bool(names.flags and names.names) and (names.known or "/" in body)
    if is_giver(body, vocabulary) or names.known or names.flags:
        return True
    return before in tuple(".!?…") and (bool(names.of("creator")) or is_shouted(body, vocabulary))


def _names_before(page: Page, place: Place, bracket: int, *, capitals: bool) -> int | None:
    """Where a person or an agency before brackets begins that belongs to them: "ANNA NOWAK (REUTERS)"."""
    text, vocabulary = page.text, page.vocabulary
    end = bracket
    while end > place.start and text[end - 1] in " \u00a0":
        end -= 1
    first = max(place.start, end - MOST)
    starts = [place.start] if first == place.start else []
    starts += [match.end() for match in _SENTENCE.finditer(text, first, end)]
    for start in () if capitals else starts:
        body = text[start:end]
        if source_of(body, vocabulary) or (is_person(body, vocabulary) and (start or is_shouted(body, vocabulary))):
            return start
    words = list(_WORD.finditer(text, first, end))
    index = len(words)
    while index and words[index - 1][0].isupper():
        index -= 1
    if 0 < index < len(words) and is_shouted(text[words[index].start() : end], vocabulary):
        return words[index].start()
    return None
