"""What stands below an agency's text: initials of the desk, who wrote and edited it, agencies by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.model import CreditKind, SourceCredit
from newskit.plugins.credits.names import Names, read_names
from newskit.plugins.credits.page import Page, Place
from newskit.plugins.credits.text_record import made_of_text

__all__ = ["agencies_alone", "contributed", "desks", "signed"]

_DESK = re.compile(r"[(\[]?(?:[^\W\d_]{2,4}/[ \u00a0]?){1,4}(?:[^\W\d_]{2,4}/?)?[)\]]?\.?")
_DESK_OF = re.compile(r"(?:[^\W\d_]{2,4}/[ \u00a0]?){1,4}(?=[^\W\d_])")  # "kmk/ PAP", "zm/ Źródło: PAP"
_INITIALS = re.compile(r"\([^\W\d_]{2,3}(?:, ?[^\W\d_]{2,4})*\)")
_LOCATED = re.compile(r" ([a-z]+) [A-ZÀ-Ž]\w*(?: [A-ZÀ-Ž]\w*)*")  # "in New York"
_ENDS = ("/", ")", "]")
_LINE_REACH = 260
_LONGEST = 90


def desks(page: Page) -> Iterator[SourceCredit]:
    """Initials of the desk: ``(js/ mal/)``, ``js/ mal/``, on a line of their own or at its end."""
    text = page.text
    for index in page.short_lines:
        if text[page.starts[index]].islower() and (signed := _signed_desk(page, page.line(index))) is not None:
            yield signed
    for place in page.closed_places:
        if text[place.end - 2 : place.end].rstrip(".")[-1:] not in _ENDS:
            continue
        start = _desk_start(text, place)
        if start is None or page.is_taken(start, place.end):
            continue
        end = place.end - (text[place.end - 1] == ".")
        yield made_of_text(page, "source_line", (start, end), Names(), "desk")


def _signed_desk(page: Page, place: Place) -> SourceCredit | None:
    """Initials with their agency: ``kmk/ PAP``."""
    initials = _DESK_OF.match(page.text, place.start, place.end)
    if initials is None or not initials[0].islower():
        return None
    label, colon, rest = page.text[initials.end() : place.end].partition(":")
    if colon and label.strip().casefold() not in page.vocabulary.words.labels.get("source_line", ()):
        return None
    names = read_names(rest if colon else label, page.vocabulary)
    if names.odd or not names.names or len(names.of("agency", "outlet")) != len(names.names):
        return None
    return made_of_text(page, "source_line", (place.start, place.end), names, "desk", label.strip() if colon else None)


def _desk_start(text: str, place: Place) -> int | None:
    if not text[max(place.start, place.end - 40) : place.end].rsplit("(", 1)[-1].islower():
        return None
    if place.end - place.start <= 40 and _DESK.fullmatch(text, place.start, place.end):
        return place.start
    start = text.rfind("(", max(place.start, place.end - 40), place.end)
    if start < 0:
        return None
    if _DESK.fullmatch(text, start, place.end) or (
        start == place.start and _INITIALS.fullmatch(text, start, place.end)
    ):
        return start
    return None


def signed(page: Page) -> Iterator[SourceCredit]:
    """``(Reporting by Anna Nowak in London; Editing by Jan Lis)``: everybody who made the text."""
    scan, text = page.scan, page.text
    last = -1
    for hit in scan.hits("credits.sign"):
        start, place = scan.starts[hit.first], page.place(scan.starts[hit.first])
        if start < last or page.is_taken(start, start + 1):
            continue
        before = page.mark_before(place, start)
        opened = before == "("
        fresh = not before or before in ".!?(”" or before == '"'
        if not fresh or not text[start].isupper() or hit.stop >= len(scan) or not text[scan.starts[hit.stop]].isupper():
            continue
        begin = text.rindex("(", place.start, start) if opened else start
        limit = min(place.end, start + _LINE_REACH)
        end = text.find(")", start, limit) + 1 if opened else limit
        if end <= 0 or (not opened and end < place.end):
            continue
        if not opened and text[end - 1] == ".":
            end -= 1
        names = Names()
        for part in re.split(r"[;.](?:\s|$)", text[start : end - opened]):
            body = _without_sign(page, part)
            for name in read_names(body, page.vocabulary).names if body else ():
                if name.role in ("creator", "agency", "outlet") and name not in names.names:
                    names.names.append(name)
        if names.names:
            last = end
            yield made_of_text(page, "byline", (begin, end), names, "sign_off", text[start : scan.ends[hit.stop - 1]])


def contributed(page: Page) -> Iterator[SourceCredit]:
    """``PA Media contributed to this report.``: who helped, as a sentence."""
    scan, text = page.scan, page.text
    for hit in scan.hits("credits.contributed"):
        end = scan.ends[hit.stop - 1]
        place = page.place(end - 1)
        first = max(place.start, end - _LONGEST - 1)
        stop = text.rfind(". ", first, scan.starts[hit.first])
        start = first if stop < 0 else stop + 2
        if end - start > _LONGEST or page.is_taken(start, end):
            continue
        names = read_names(text[start : scan.starts[hit.first]], page.vocabulary)
        if names.names and not names.odd and not names.of("giver"):
            kind: CreditKind = "byline" if names.of("creator") else "source_line"
            yield made_of_text(page, kind, (start, end), names, "contributed")


def _without_sign(page: Page, part: str) -> str:
    """The names of a part: behind "... by" or "Oprac.", before "in London" and the like."""
    lower = part.casefold().strip()
    for sign in sorted(page.vocabulary.words.signs, key=len, reverse=True):
        if lower.startswith((f"{sign} ", f"{sign}.", f"{sign}:")):
            rest = part.strip()[len(sign) :].lstrip(" .:")
            return _LOCATED.sub(lambda found: found[0] if found[1] in page.vocabulary.links else "", rest)
    return ""


def agencies_alone(page: Page) -> Iterator[SourceCredit]:
    """Agencies on a line of their own below the text: ``PAP, IAR``."""
    scan, text = page.scan, page.text
    for hit in scan.hits("credits.source"):
        index = page.index(scan.starts[hit.first])
        start, end = page.starts[index], page.ends[index]
        if end - start > 60 or scan.starts[hit.first] - start > 20 or page.is_taken(start, end):
            continue
        body = text[start:end]
        if "," not in body:
            continue
        names = read_names(body, page.vocabulary)
        if names.names and len(names.of("agency", "outlet")) == len(names.names):
            yield made_of_text(page, "source_line", (start, end), names, "agencies")
