"""Datelines: where and when an agency's text was written, before its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.model import SourceCredit
from newskit.plugins.credits.names import read_names
from newskit.plugins.credits.page import Page, Place
from newskit.plugins.credits.text_record import made_of_text

__all__ = ["datelines"]

_DASH = re.compile(r"\.?[ \u00a0]*[-–—―]|[ \u00a0]*\. ")
# "WARSZAWA, 12.03.2024", "NEW YORK, March 3": a place and a date, no sentence.
_PLACE = re.compile(r"[^\W\d_][^\n()!?:;\"„“]{1,60}?,?[ \u00a0]*")
_AFTER_DASH = re.compile(
    r"[ \u00a0]*[-–—―][ \u00a0]*(?P<place>[A-ZÀ-Ž][^\n()!?:;\"„“]{1,40}?)[ \u00a0]*[-–—―](?=[ \u00a0])"
)
_DASHES = ("- ", "– ", "— ", "-", "–", "—")
_REACH = 75  # characters of a line in which its agency stands


def datelines(page: Page) -> Iterator[SourceCredit]:
    """Datelines with their agency in brackets, then those without."""
    yield from _bracketed(page)
    yield from _open(page)


def _open(page: Page) -> Iterator[SourceCredit]:
    """``МОСКВА, 11 сен — РИА Новости.``, ``PARIS, le 3 mars /AFP/``: a place, a date and an agency without brackets."""
    scan, text = page.scan, page.text
    for hit in scan.hits("credits.source"):
        if hit.value.role != "agency":
            continue
        start, end = scan.starts[hit.first], scan.ends[hit.stop - 1]
        place = page.place(start)
        if not 3 < start - place.start <= _REACH or page.is_taken(start, end):
            continue
        before, behind = text[place.start : start], text[end : end + 3]
        slashes = before[-2:] == " /" and behind[:1] == "/"
        if not slashes and not (before[-2:] in _DASHES and (behind[:2] == ". " or behind.lstrip()[:1] in _DASHES)):
            continue
        named = before[:-1].rstrip(" -–—")
        if not named[:2].isupper() or not _is_place(page, place.start, place.start + len(named)):
            continue
        names = read_names(text[start:end], page.vocabulary)
        yield made_of_text(page, "dateline", (place.start, end + slashes), names, "dateline")


def _bracketed(page: Page) -> Iterator[SourceCredit]:
    """Datelines by the first bracket of each line that has one near its start."""
    text = page.text
    opening = text.find("(")
    while opening >= 0:
        place = page.place(opening)
        if 0 <= opening - place.start < _REACH:
            credit = _with_brackets(page, place, opening)
            if credit is not None:
                yield credit
        opening = text.find("(", max(place.end, opening + 1))


def _with_brackets(page: Page, place: Place, opening: int) -> SourceCredit | None:
    """``WARSZAWA (PAP) -``, ``LONDON, March 3 (Reuters) —``, ``(ANSA) - ROMA, 14 GIU -`` at the start of a line."""
    text = page.text
    closing = text.find(")", opening, min(place.end, opening + 40))
    if closing < 0 or page.is_taken(opening, closing):
        return None
    end = closing + 1
    if opening == place.start:
        behind = _AFTER_DASH.match(text, end, place.end)
        if behind is None:
            return None
        end = behind.end("place")
    elif not (
        _DASH.match(text, end, place.end) or (not page.short and text[place.start : opening].isupper())
    ) or not _is_place(page, place.start, opening):
        return None
    names = read_names(text[opening + 1 : closing], page.vocabulary)
    desk = [name for name in names.names if name.role == "giver" and name.name.islower() and len(name.name) <= 4]
    names.names = [name for name in names.names if name not in desk]  # "(dpa/lni)"
    if not names.of("agency", "outlet") or names.of("giver") or names.odd:
        return None
    return made_of_text(page, "dateline", (place.start, end), names, "dateline")


def _is_place(page: Page, start: int, end: int) -> bool:
    """Whether words could be a place with a date: few, and with no small words but those of dates and names."""
    if not _PLACE.fullmatch(page.text, start, end):
        return False
    words = page.text[start:end].replace(",", " ").split()
    small = [word for word in words if word[0].islower() and word not in page.vocabulary.particles]
    return 1 <= len(words) <= 7 and len(small) <= 2 and words[0][0].isupper()
