"""Credits without a label: in brackets at a line's end, or bare names that end a caption or fill a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.model import SourceCredit
from newskit.plugins.credits.names import Names, read_names, source_of
from newskit.plugins.credits.page import ENDS, MOST, Page, Place
from newskit.plugins.credits.record import BEFORE, made

__all__ = ["bare", "bracketed"]

_BREAK = re.compile(r"(?:[.!?…:][”\"»)’]*|[”\"»)])[ \u00a0]+|[ \u00a0][|•–—-][ \u00a0]+|^[|•–—/,-][ \u00a0]*|\t+")
_PARTED = re.compile(r"[/|]")
_WORD = re.compile(r"[\w’'.-]+")
_NEWS = ("national", "news", "release")


def bracketed(page: Page) -> Iterator[SourceCredit]:
    """Names in brackets at a line's end: "(Anna Nowak/AFP)", "(PAP)"."""
    text = page.text
    for place in page.places:
        end = place.end
        while end > place.start and text[end - 1] in ". ":
            end -= 1
        if end <= place.start or text[end - 1] not in ")]）":
            continue
        start = max(
            text.rfind("(", max(place.start, end - MOST), end), text.rfind("[", max(place.start, end - MOST), end)
        )
        if start < 0 or page.is_taken(start, end):
            continue
        names = read_names(text[start + 1 : end - 1], page.vocabulary)
        whole = start == place.start
        if not _may_stand_bare(page, place, text[start + 1 : end - 1], names, alone=whole):
            continue
        kind = "photo" if page.is_picture_line(place) or names.of("creator") or names.flags else "source_line"
        if kind == "photo" and _only_news(page, names) and (whole or _ends_text(page, place, start)):
            kind = "source_line"
        yield made(page, place, kind, (start, end), names, None, "brackets")


def _ends_text(page: Page, place: Place, start: int) -> bool:
    """Whether brackets stand behind a whole sentence outside captions: an agency signs its text."""
    return place.kind != "caption" and page.mark_before(place, start) in tuple(ENDS)


def _only_news(page: Page, names: Names) -> bool:
    """Whether only news agencies are named, which sign texts as well as pictures."""
    return (
        bool(names.names)
        and all(
            name.role == "agency" and page.vocabulary.by_key[name.name.casefold()].kind in _NEWS for name in names.names
        )
        and not names.flags
    )


def _may_stand_bare(page: Page, place: Place, body: str, names: Names, *, alone: bool) -> bool:
    """Whether names without a label are a credit and not something else in brackets or at a line's end."""
    if names.odd or not (names.names or names.flags):
        return False
    creators, agencies = names.of("creator"), names.of("agency")
    if agencies:
        return True
    picture = page.is_picture_line(place)
    parted = _PARTED.search(body) is not None
    parted = parted or any(page.vocabulary.links.get(word) in ("via", "for") for word in body.split())
    if creators and parted and len(names.names) > 1:
        return picture or bool(names.of("outlet"))
    if not picture:
        return False
    if names.of("outlet"):
        return alone or not creators
    return alone and bool(creators or names.flags) and body != page.text


def bare(page: Page) -> Iterator[SourceCredit]:
    """Names without label and brackets that end a line or fill it: "Anna Nowak/AFP", "© ... | PAP"."""
    scan, text = page.scan, page.text
    seen: set[int] = set()
    for hit in scan.hits("credits.source"):
        end_of_hit = scan.ends[hit.stop - 1]
        place_index = page.index(scan.starts[hit.first])
        place = page.places[place_index]
        if place_index in seen:
            continue
        parted = _PARTED.search(scan.gaps[hit.first]) or _PARTED.search(scan.gaps[hit.stop])
        if not parted and not page.ends_line(place, end_of_hit) and not page.is_picture_line(place):
            continue
        seen.add(place_index)
        credit = _tail(page, place)
        if credit is not None:
            yield credit
    for place_index, place in enumerate(page.places):
        if place_index not in seen and place.end - place.start <= 90 and page.is_picture_line(place):
            body = text[place.start : place.end]
            if not page.short and "/" not in body:
                continue
            names = read_names(body, page.vocabulary)
            bare = _are_names(page, body) and _may_stand_bare(page, place, body, names, alone=True)
            if bare and not page.is_taken(place.start, place.end):
                yield made(page, place, "photo", (place.start, place.end), names, None, "line")


def _tail(page: Page, place: Place) -> SourceCredit | None:
    """The names that a line ends with, from the last sentence, bar or dash on."""
    text = page.text
    begin = max(place.start, place.end - MOST)
    starts = [place.start] if begin == place.start else []
    starts += [match.end() for match in _BREAK.finditer(text, begin, place.end)]
    for start in starts:
        credit = _from(page, place, start)
        if credit is not None:
            return credit
    behind = _behind_caption(page, place, begin)
    return _from(page, place, behind) if behind is not None else None


def _from(page: Page, place: Place, start: int) -> SourceCredit | None:
    """The credit that fills a line from `start` on, if that is nothing but names."""
    text = page.text
    body = text[start : place.end]
    if not body.strip(" .") or page.is_taken(start, place.end) or not _are_names(page, body):
        return None
    names = read_names(body, page.vocabulary)
    if not names.of("agency", "outlet"):
        return None
    if _tells(names):  # the first piece is the caption
        start = text.index("/", start) + 1
        body = text[start : place.end]
        names = read_names(body, page.vocabulary)
    whole = start == place.start
    if not _may_stand_bare(page, place, body, names, alone=whole):
        return None
    picture = page.is_picture_line(place)
    kind = "photo" if picture or names.of("creator") or "via" in names.flags else "source_line"
    if kind == "photo" and place.kind == "paragraph" and not page.short and not _PARTED.search(body):
        return None
    if kind == "photo" and place.kind != "caption" and not page.short and _only_news(page, names):
        kind = "source_line"
    end = place.end - 1 if text[place.end - 1] == "." else place.end
    begin = start if whole or text[place.start : start].strip(BEFORE) else place.start
    return made(page, place, kind, (begin, end), names, None, "line" if whole else "tail")


def _behind_caption(page: Page, place: Place, begin: int) -> int | None:
    """Where names begin behind a caption that nothing ends: "... at a rally in Kiel Anna Nowak / AFP"."""
    slash = _PARTED.search(page.text, begin, place.end)
    if slash is None or not page.is_picture_line(place):
        return None
    words = list(_WORD.finditer(page.text, begin, slash.start()))
    known = source_of(words[-1][0], page.vocabulary) if words else None
    size = 1 if known else 2
    if len(words) <= size + 1 or not all(word[0][0].isupper() for word in words[-size:]):
        return None
    return words[-size].start()


def _tells(names: Names) -> bool:
    """Whether the first of names that slashes part is no name but words of a caption."""
    first = names.names[0]
    return first.role == "giver" and len(first.name.split()) > 3 and len(names.of("creator")) == 1


def _are_names(page: Page, body: str) -> bool:
    """Whether every word could be of a name: capitals, particles, and what the tables know."""
    vocabulary = page.vocabulary
    for word in re.split(r"[\s/|,;()+]+", body):
        bare = word.strip(".:©-–—„”\"'")
        if not bare or not bare[0].islower():
            continue
        lower = bare.casefold()
        if lower in vocabulary.particles or lower in vocabulary.links or lower in vocabulary.by_key:
            continue
        if lower not in vocabulary.flags and lower not in vocabulary.small_words and "." not in bare:
            return False
    return True
