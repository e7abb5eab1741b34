"""What stands at the start and at the end of an agency's text: datelines, bylines, sign-offs, initials of the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.model import CreditKind, SourceCredit
from newskit.plugins.credits.names import Names, read_names
from newskit.plugins.credits.page import Page, Place

__all__ = ["bare_bylines", "text_credits"]

_DASH = re.compile(r"\.?[ \u00a0]*[-–—―]|[ \u00a0]*\. ")
# "WARSZAWA, 12.03.2024", "NEW YORK, March 3": a place and a date, no sentence.
_PLACE = re.compile(r"[^\W\d_][^\n()!?:;\"„“]{1,60}?,?[ \u00a0]*")
_AFTER_DASH = re.compile(
    r"[ \u00a0]*[-–—―][ \u00a0]*(?P<place>[A-ZÀ-Ž][^\n()!?:;\"„“]{1,40}?)[ \u00a0]*[-–—―](?=[ \u00a0])"
)
_DESK = re.compile(r"[(\[]?(?:[^\W\d_]{2,4}/[ \u00a0]?){1,4}(?:[^\W\d_]{2,4}/?)?[)\]]?\.?")
_DESK_OF = re.compile(r"(?:[^\W\d_]{2,4}/[ \u00a0]?){1,4}(?=[^\W\d_])")  # "kmk/ PAP", "zm/ Źródło: PAP"
_INITIALS = re.compile(r"\([^\W\d_]{2,3}(?:, ?[^\W\d_]{2,4})*\)")
_LOCATED = re.compile(r" ([a-z]+) [A-ZÀ-Ž]\w*(?: [A-ZÀ-Ž]\w*)*")  # "in New York"
_BRACKET_REACH = 75
_LINE_REACH = 260
_LONGEST_BYLINE = 90
_LONGEST_NAME = 3  # words


def text_credits(page: Page) -> Iterator[SourceCredit]:
    """Datelines, sign-offs and bylines with a label, each stretch of text once."""
    for finder in (_datelines, _desks, _signed, _contributed, _agencies_alone, _correspondents, _bylines):
        for credit in finder(page):
            page.take(credit)
            yield credit


def _made(
    page: Page, kind: CreditKind, where: tuple[int, int], names: Names, rule: str, label: str | None = None
) -> SourceCredit:
    outlets = names.of("outlet")
    return SourceCredit(
        span=page.document.span(*where),
        kind=kind,
        names=tuple(name.name for name in names.names),
        agencies=names.of("agency"),
        creators=names.of("creator"),
        outlet=outlets[0] if outlets else None,
        givers=(*names.of("giver"), *outlets[1:]),
        flags=tuple(names.flags),
        label=label,
        rule=rule,
    )


# -------------------------------------------------------------------------------------------------------- datelines


def _datelines(page: Page) -> Iterator[SourceCredit]:
    """``WARSZAWA (PAP) -``, ``LONDON, March 3 (Reuters) —``, ``(ANSA) - ROMA, 14 GIU -`` at the start of a line."""
    text = page.text
    if "(" not in text:
        return
    for place in page.places:
        opening = text.find("(", place.start, min(place.end, place.start + _BRACKET_REACH))
        if opening < 0:
            continue
        closing = text.find(")", opening, min(place.end, opening + 40))
        if closing < 0 or page.is_taken(opening, closing):
            continue
        end = closing + 1
        if opening == place.start:
            behind = _AFTER_DASH.match(text, end, place.end)
            if behind is None:
                continue
            end = behind.end("place")
        elif not _DASH.match(text, end, place.end) or not _is_place(page, place.start, opening):
            continue
        names = read_names(text[opening + 1 : closing], page.vocabulary)
        if not names.of("agency", "outlet") or names.of("giver") or names.odd:
            continue
        yield _made(page, "dateline", (place.start, end), names, "dateline")


def _is_place(page: Page, start: int, end: int) -> bool:
    """Whether words could be a place with a date: few, and with no small words but those of dates and names."""
    if not _PLACE.fullmatch(page.text, start, end):
        return False
    words = page.text[start:end].replace(",", " ").split()
    small = [word for word in words if word[0].islower() and word not in page.vocabulary.particles]
    return 1 <= len(words) <= 7 and len(small) <= 2 and words[0][0].isupper()


# --------------------------------------------------------------------------------------------------------- sign-offs


def _desks(page: Page) -> Iterator[SourceCredit]:
    """Initials of the desk: ``(js/ mal/)``, ``js/ mal/``, on a line of their own or at its end."""
    text = page.text
    for place in page.places:
        signed = _signed_desk(page, place)
        if signed is not None:
            yield signed
            continue
        last = text[place.end - 1 : place.end]
        if last == ".":
            last = text[place.end - 2]
        if last not in ("/", ")", "]"):
            continue
        start = _desk_start(text, place)
        if start is None or page.is_taken(start, place.end):
            continue
        end = place.end - (text[place.end - 1] == ".")
        yield _made(page, "source_line", (start, end), Names(), "desk")


def _signed_desk(page: Page, place: Place) -> SourceCredit | None:
    """Initials with their agency: ``kmk/ PAP``."""
    if not page.text[place.start].islower() or place.end - place.start > _LONGEST_BYLINE:
        return None
    initials = _DESK_OF.match(page.text, place.start, place.end)
    if initials is None or not initials[0].islower():
        return None
    label, colon, rest = page.text[initials.end() : place.end].partition(":")
    if colon and label.strip().casefold() not in page.vocabulary.words.labels.get("source_line", ()):
        return None
    names = read_names(rest if colon else label, page.vocabulary)
    if names.odd or not names.names or len(names.of("agency", "outlet")) != len(names.names):
        return None
    return _made(page, "source_line", (place.start, place.end), names, "desk", label.strip() if colon else None)


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


def _signed(page: Page) -> Iterator[SourceCredit]:
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
            yield _made(page, "byline", (begin, end), names, "sign_off", text[start : scan.ends[hit.stop - 1]])


def _contributed(page: Page) -> Iterator[SourceCredit]:
    """``PA Media contributed to this report.``: who helped, as a sentence."""
    scan, text = page.scan, page.text
    for hit in scan.hits("credits.contributed"):
        end = scan.ends[hit.stop - 1]
        place = page.place(end - 1)
        start = max(
            place.start, max(text.rfind(mark, place.start, scan.starts[hit.first]) for mark in (". ", "\n")) + 1
        )
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if end - start > _LONGEST_BYLINE or page.is_taken(start, end):
            continue
        names = read_names(text[start : scan.starts[hit.first]], page.vocabulary)
        if names.names and not names.odd and not names.of("giver"):
            kind: CreditKind = "byline" if names.of("creator") else "source_line"
            yield _made(page, kind, (start, end), names, "contributed")


def _without_sign(page: Page, part: str) -> str:
    """The names of a part: behind "... by" or "Oprac.", before "in London" and the like."""
    lower = part.casefold().strip()
    for sign in sorted(page.vocabulary.words.signs, key=len, reverse=True):
        if lower.startswith((f"{sign} ", f"{sign}.", f"{sign}:")):
            rest = part.strip()[len(sign) :].lstrip(" .:")
            return _LOCATED.sub(lambda found: found[0] if found[1] in page.vocabulary.links else "", rest)
    return ""


def _agencies_alone(page: Page) -> Iterator[SourceCredit]:
    """Agencies on a line of their own below the text: ``PAP, IAR``."""
    scan, text = page.scan, page.text
    for hit in scan.hits("credits.source"):
        place = page.place(scan.starts[hit.first])
        if (
            place.end - place.start > 60
            or scan.starts[hit.first] - place.start > 20
            or page.is_taken(place.start, place.end)
        ):
            continue
        body = text[place.start : place.end]
        names = read_names(body, page.vocabulary)
        if names.names and len(names.of("agency", "outlet")) == len(names.names) and "," in body:
            yield _made(page, "source_line", (place.start, place.end), names, "agencies")


# ----------------------------------------------------------------------------------------------------------- bylines


def _bylines(page: Page) -> Iterator[SourceCredit]:
    """``By Anna Nowak``, ``By Anna Nowak, Associated Press`` on a line of their own."""
    text = page.text
    words = page.vocabulary.words.labels.get("byline", ())
    for place in page.places:
        start, stop, *_ = place
        if not 0 < stop - start <= _LONGEST_BYLINE:
            continue
        label, _, rest = text[start:stop].partition(" ")
        if label.casefold() not in words or not rest[:1].isupper():
            continue
        if not label[0].isupper() and len(rest.split()) > _LONGEST_NAME:  # "di Anna Lisi", and no more
            continue
        if text[stop - 1] in "?!:" or page.is_taken(start, stop):
            continue
        names = read_names(rest, page.vocabulary)
        if names.odd or not names.of("creator") or names.of("giver"):
            continue
        end = place.end - (rest.endswith(".") and len(rest.split()[-1]) > 3)
        yield _made(page, "byline", (place.start, end), names, "byline", label)


def _correspondents(page: Page) -> Iterator[SourceCredit]:
    """``Z Brukseli Jan Kowalski (PAP)``, ``Jan Kowalski (PAP)``: a correspondent on a line of their own."""
    text = page.text
    for place in page.places:
        start, stop, *_ = place
        if not 0 < stop - start <= _LONGEST_BYLINE or page.is_taken(start, stop):
            continue
        opening = text.find("(", start, stop) if text[stop - 1] == ")" else stop
        words = text[start:opening].split() if opening > start else []
        away = len(words) >= 4 and words[0].casefold() in page.vocabulary.prepositions
        if not (away or (len(words) in (2, 3) and opening < stop)) or not all(map(str.istitle, words)):
            continue
        agencies = read_names(text[opening + 1 : stop - 1], page.vocabulary) if opening < stop else Names()
        if agencies.odd or len(agencies.of("agency")) != len(agencies.names) or (opening < stop and not agencies.names):
            continue
        names = read_names(" ".join(words[-2:] if away else words), page.vocabulary)
        if len(names.of("creator")) == len(names.names) == 1:
            names.names += agencies.names
            yield _made(page, "byline", (start, stop), names, "correspondent")


def bare_bylines(page: Page) -> Iterator[SourceCredit]:
    """``Anna Nowak``, ``Anna Nowak, Reuters`` on a line that layout takes for a credit and nothing else has read."""
    for place in page.places:
        if (
            place.kind != "credit"
            or page.short
            or place.end - place.start > _LONGEST_BYLINE
            or page.is_taken(place.start, place.end)
        ):
            continue
        names = read_names(page.text[place.start : place.end], page.vocabulary)
        if not names.odd and names.of("creator") and not names.of("giver"):
            yield _made(page, "byline", (place.start, place.end), names, "names_alone")
