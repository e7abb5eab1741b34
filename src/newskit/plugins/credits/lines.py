"""Credits of pictures and videos, and source lines, behind a label or a copyright sign."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newskit.model import SourceCredit
from newskit.plugins.credits.bare import are_names, bare
from newskit.plugins.credits.brackets import bracketed
from newskit.plugins.credits.glued import labels_in_tail
from newskit.plugins.credits.houses import BORDERS, house
from newskit.plugins.credits.names import read_names
from newskit.plugins.credits.page import ENDS, MOST, Page, Place
from newskit.plugins.credits.phrases import phrases
from newskit.plugins.credits.record import made
from newskit.plugins.credits.shapes import is_caseless, is_shouted, source_of
from newskit.plugins.credits.words import Lead, Vocabulary
from newskit.scan import Hit

__all__ = ["line_credits"]

_COLON = re.compile(r"[ \u00a0]?[:=：＝][ \u00a0]*")
_STOP = re.compile(r"[ \u00a0]?[.:/,][ \u00a0]?:?[ \u00a0]*")
_SLASH = re.compile(r" ?[/|] ?(?=[^\W\d_a-z])")
_BLANK = re.compile(r"[ \u00a0]+(?=[\w@–-])")
# The signs of copyright by what finds them fastest; "(c)" is one before a name or a year.
_COPYRIGHTS = {
    "©": re.compile("©"),
    "ⓒ": re.compile("ⓒ"),
    "Copyright": re.compile(r"\bCopyright(?=[ \u00a0]\d{4}\b)"),
    "(": re.compile(r"\([cC]\)(?=[ \u00a0]?(?:[^\W\d_a-z]|\d{4}\b))"),
}
_SERIAL = re.compile(r"\b[a-z]{2,5}:\d{6}-")  # an agency's number of a text
_ROOM = 2 * MOST  # characters of a line behind a label, closing brackets among them
_PICTURES = ("photo", "video", "graphic")
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?]\s")
_SENTENCE_END = re.compile(r"(?<=[^\W_][^\W_][^\W_])[.!?…][”\"»)]?[ \u00a0]+(?=[^\W\d_a-z]|[„“\"])")


def line_credits(page: Page) -> Iterator[SourceCredit]:
    """The credits that stand apart from sentences, each stretch of text once."""
    for finder in (_labelled, _stuck, _copyrights, bracketed, bare):
        for credit in finder(page):
            page.take(credit)
            yield credit


def _labelled(page: Page) -> Iterator[SourceCredit]:
    scan, text = page.scan, page.text
    for hit in scan.hits("credits.lead"):
        lead: Lead = hit.value
        if scan.gaps[hit.stop] == " " and not lead.closed and lead.kind not in _PICTURES:
            continue
        start, label_end = scan.starts[hit.first], scan.ends[hit.stop - 1]
        place = page.place(start)
        begin = _behind_label(page, hit, label_end) or _behind_bare_label(page, place, hit)
        if begin is None or page.is_taken(start, begin) or _is_in_source(page, hit):
            continue
        told = _flag_before(page, place, hit)
        if told is not None and page.mark_before(place, told) == ",":
            continue
        if begin >= place.end or not _is_fresh(page, place, start, lead):
            continue
        end = _end_of_body(page, place, begin)
        first, before = house(page, place, start)
        opened = _opened(text, place, first)
        if opened is not None:
            closing = _closing(text, begin, min(place.end, begin + MOST))
            if closing is not None:
                start, end = opened, closing
        elif before:
            start = first
        label = text[scan.starts[hit.first] : label_end]
        credit = _credit(page, place, lead.kind, (start, begin, end), label, _flag_at(page, told), before)
        if credit is not None:
            yield credit


def _stuck(page: Page) -> Iterator[SourceCredit]:
    """Credits whose label sticks to a caption's last word, or is of letters that the scan takes apart."""
    for index in page.picture_lines:
        place = page.line(index)
        for first, begin, label in labels_in_tail(page, place):
            if page.is_taken(first, place.end):
                continue
            start = first
            opened = _opened(page.text, place, start)
            end = _end_of_body(page, place, begin)
            if opened is not None:
                closing = _closing(page.text, begin, min(place.end, begin + MOST))
                start, end = (opened, closing) if closing is not None else (start, end)
            credit = _credit(page, place, label.kind, (start, begin, end), label.text)
            if credit is not None:
                yield credit


def _flag_before(page: Page, place: Place, hit: Hit) -> int | None:
    """Where a flag stands right before a label: "*Pool* photo by Ann Cole"."""
    scan = page.scan
    if not hit.first or scan.gaps[hit.first] not in (" ", " | ") or scan.starts[hit.first - 1] < place.start:
        return None
    return scan.starts[hit.first - 1] if scan.words[hit.first - 1] in page.vocabulary.flags else None


def _flag_at(page: Page, start: int | None) -> str | None:
    return None if start is None else page.vocabulary.flags.get(page.scan.words[page.scan.index_at(start)])


def _is_in_source(page: Page, hit: Hit) -> bool:
    """Whether a label is the last word of a name that the tables know: "Getty Images: Ann Cole"."""
    scan = page.scan
    if not hit.first or scan.gaps[hit.first] != " ":
        return False
    first = scan.starts[hit.first - 1]
    names = (page.text[first : scan.ends[stop]] for stop in range(hit.first, hit.stop))
    return any(source_of(name, page.vocabulary) for name in names)


def _behind_bare_label(page: Page, place: Place, hit: Hit) -> int | None:
    """Where the names begin behind a label without a colon that only names follow on its line: "Photo ANN COLE"."""
    text, start, end = page.text, page.scan.starts[hit.first], page.scan.ends[hit.stop - 1]
    if hit.value.kind not in _PICTURES or not place.of_picture or start in page.source_starts:
        return None
    if text[start:end].casefold() not in phrases(page.vocabulary).labels:  # a flag
        return None
    match = _BLANK.match(text, end) or _SLASH.match(text, end)
    if match is None or not 0 < place.end - match.end() <= _ROOM:
        return None
    before = page.mark_before(place, start)
    if before and before not in BORDERS and not text[start].isupper():
        return None
    body = text[match.end() : place.end].rstrip(")]） ")
    if len(body) > MOST or not are_names(page, body) or _INNER_STOP.search(body):
        return None
    names = read_names(body, page.vocabulary)
    bordered = not before or before in BORDERS
    sure = names.of("creator", "agency", "outlet") or names.known or (bordered and body.isupper())
    fresh = bordered or is_shouted(re.split(r"[,/|(]", body)[0], page.vocabulary)
    return match.end() if sure and fresh and not names.odd else None


def _behind_label(page: Page, hit: Hit, end: int) -> int | None:
    """Where the names begin behind a label, or None where what follows shows that it is none."""
    text, lead = page.text, hit.value
    match = _COLON.match(text, end)
    if match:
        return match.end()
    if lead.closed:
        match = _STOP.match(text, end) or _BLANK.match(text, end)
    elif (
        lead.kind in _PICTURES
        and _opened(text, page.place(page.scan.starts[hit.first]), page.scan.starts[hit.first]) is not None
    ):
        match = _BLANK.match(text, end)
    if match is None or match.end() >= len(text):
        return None
    begin = match.end()
    if text[begin].isupper() or text[begin] in "@–-" or begin in page.source_starts:
        return begin
    following = page.scan.words[hit.stop] if hit.stop < len(page.scan) else ""
    more = phrases(page.vocabulary)
    flagged = following in more.first_of_flags and following not in page.vocabulary.links
    leads_on = following in page.vocabulary.articles or flagged
    return begin if lead.closed and leads_on else None


def _is_fresh(page: Page, place: Place, start: int, lead: Lead) -> bool:
    """Whether a label stands where a credit may begin: at a line's start, behind a sentence, a bracket, a bar."""
    before = page.mark_before(place, start)
    if not before or before in "([|•—–*/©（｜／":
        return True
    if before in ENDS:
        return lead.kind != "byline"
    if lead.kind == "photo" and (before == "," or lead.closed):
        return True
    # In running text a capital shows nothing: "per Video von Anna Kohl".
    return not page.text[start].islower() and (place.of_picture or not lead.closed)


def _opened(text: str, place: Place, start: int) -> int | None:
    """Where the bracket opens that a label stands first in."""
    at = start - 1
    while at > place.start and text[at] in " \u00a0":
        at -= 1
    return at if at >= place.start and text[at] in "([（" else None


def _closing(text: str, begin: int, limit: int) -> int | None:
    """Behind the bracket that closes what was opened before `begin`."""
    depth = 1
    for at in range(begin, limit):
        if text[at] in "([（":
            depth += 1
        elif text[at] in ")]）":
            depth -= 1
            if depth == 0:
                return at + 1
    return None


def _end_of_body(page: Page, place: Place, begin: int) -> int:
    """Where names behind a label end: at the line's end, before a further sentence or a further label."""
    text, scan = page.text, page.scan
    end = min(place.end, begin + MOST)
    for match in _SENTENCE_END.finditer(text, begin, end):
        first = scan.word(scan.index_at(match.end())).casefold() if scan.index_at(match.end()) < len(scan) else ""
        if first not in page.vocabulary.flags:
            end = match.start()
            break
    leads = scan.hits("credits.lead")
    for at in range(bisect_left(leads, begin, key=lambda hit: scan.starts[hit.first]), len(leads)):
        hit = leads[at]
        start = scan.starts[hit.first]
        if start >= end:
            break
        if _COLON.match(text, scan.ends[hit.stop - 1]):
            end = _opened(text, place, start) or start
    while end > begin and text[end - 1] in " \t\u00a0,;|":
        end -= 1
    return end


def _copyrights(page: Page) -> Iterator[SourceCredit]:
    text, end = page.text, 0
    for at, begin in _copyright_signs(text):
        place = page.place(at)
        if at < end or (place.of_picture and page.mark_before(place, at) == "/"):  # "Ann Cole / © X"
            continue
        end = _end_of_body(page, place, begin)
        body = text[begin:end].strip()
        if text[at] == "(" and not (place.of_picture and are_names(page, body)):  # an enumeration
            continue
        if not body or page.is_taken(at, end) or (body[:4].isdigit() and not place.of_picture):
            continue
        opened = _opened(text, place, at)
        closing = _closing(text, begin, min(place.end, begin + MOST)) if opened is not None else None
        start, end = (at, end) if opened is None or closing is None else (opened, closing)
        kind = "source_line" if _SERIAL.search(body) else "photo"
        credit = _credit(page, place, kind, (start, begin, end), "©")
        if credit is not None:
            yield credit


def _copyright_signs(text: str) -> list[tuple[int, int]]:
    """Where the signs of copyright begin and end, in order; to look for each kind costs less than one pattern."""
    found = []
    for sign, pattern in _COPYRIGHTS.items():
        at = text.find(sign)
        while at >= 0:
            match = pattern.match(text, at)
            if match is not None:
                found.append(match.span())
            at = text.find(sign, at + 1)
    found.sort()
    return found


def _flag_of(label: str, vocabulary: Vocabulary) -> str | None:
    """The flag that a label is, or has in it: "Photo courtesy of"."""
    words = label.casefold().split()
    while len(words) > 1 and vocabulary.links.get(words[-1]) == "of":
        words.pop()
    tails = (" ".join(words[first:]) for first in range(len(words)))
    return next((vocabulary.flags[tail] for tail in (label.casefold(), *tails) if tail in vocabulary.flags), None)


def _credit(
    page: Page,
    place: Place,
    kind: str,
    where: tuple[int, int, int],
    label: str,
    told: str | None = None,
    employer: str = "",
) -> SourceCredit | None:
    """The credit of a label, unless what stands behind it is no name."""
    start, begin, end = where
    text = page.text
    if end > begin and text[end - 1] == "." and not _keeps_stop(page, text[begin : end - 1]):
        end -= 1
    body = text[begin:end].rstrip(")]） ") if text[start] in "([（" else text[begin:end]
    names = read_names(f"{employer} | {body}" if employer else body, page.vocabulary)
    more = phrases(page.vocabulary)
    for flag in (_flag_of(label, page.vocabulary), told):
        if flag and flag != "via":
            names.flag(flag)
    supplied = label.endswith(more.providers) and label not in more.providers
    if supplied or page.vocabulary.flags.get(label.casefold()) in ("courtesy", "supplied"):
        names.flag("supplied" if supplied else page.vocabulary.flags[label.casefold()])
        names.given()
    known = names.of("agency", "outlet", "creator", "pool")
    if not names.names and not names.flags:
        return None
    if names.odd and not (known and len(names.names) > 1):
        return None
    if body[:1].islower() and not known and not names.known and not names.flags and not is_caseless(label):
        return None
    return made(page, place, kind, (start, end), names, label, "label" if label != "©" else "copyright")


def _keeps_stop(page: Page, words: str) -> bool:
    """Whether a full stop belongs to the last word: "Maxar Inc.", an initial."""
    last = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    return len(last) == 1 or "." in last or last.casefold() in page.vocabulary.giver_words
