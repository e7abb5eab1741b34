"""Credits without a label or brackets: bare names that end a caption or fill a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newskit.model import SourceCredit
from newskit.plugins.credits.names import Names, read_names
from newskit.plugins.credits.page import Page, Place
from newskit.plugins.credits.phrases import phrases
from newskit.plugins.credits.pieces import without_tail
from newskit.plugins.credits.record import BEFORE, made
from newskit.plugins.credits.shapes import (
    EDGES,
    is_caseless,
    is_giver,
    is_issuer,
    is_shouted,
    may_name_agency,
    source_of,
)
from newskit.plugins.credits.tails import Tail, tails
from newskit.plugins.credits.words import Vocabulary

__all__ = ["are_names", "bare", "may_stand_bare", "may_stand_in_text", "only_news"]

_PARTING = frozenset("/|／｜")
_PARTED = re.compile(r"[/|／｜]")
_SPLIT = re.compile(r"[\s/|,;()+／｜（）、]+")
_INNER_STOP = re.compile(r"(?:[^\W\d_]{3}|\d)[.!?]\s")
_CLAUSE = re.compile(r"[^\W\d_]: [^\W\d_A-Z]")
_ACRONYM = re.compile(r"[A-ZÀ-Ž]{3,6}\.?")
_LONG_STOP = re.compile(r"[^\W\d_]{5}[.!?]\s")  # behind no short form: "mat. pras."
_GIVEN = frozenset(("courtesy", "supplied", "handout", "screenshot", "pool", "ai"))
_NEWS = ("national", "news", "release")
_MOST_SHOUTED = 3  # words in capitals that are a name; more are a headline
_LONGEST_LINE = 90  # characters of a line that is a credit throughout


def bare(page: Page) -> Iterator[SourceCredit]:
    """Names without label and brackets that end a line or fill it: "Anna Nowak/AFP", "© ... | PAP"."""
    seen: set[int] = set()
    for index in page.picture_lines:
        seen.add(index)
        yield from _of_line(page, page.line(index))
    scan = page.scan
    for hit in scan.hits("credits.source"):
        index = page.index(scan.starts[hit.first])
        if index in seen:
            continue
        parted = not (_PARTING.isdisjoint(scan.gaps[hit.first]) and _PARTING.isdisjoint(scan.gaps[hit.stop]))
        if parted or (page.ends_line(index, scan.ends[hit.stop - 1]) and not _goes_on_from_text(page, hit.first)):
            seen.add(index)
            yield from _of_line(page, page.line(index))


def _goes_on_from_text(page: Page, first: int) -> bool:
    """Whether a blank and a word of no name stand before a name: "..., she told Reuters."."""
    return first > 0 and page.scan.gaps[first] == " " and not are_names(page, page.scan.word(first - 1))


def _of_line(page: Page, place: Place) -> Iterator[SourceCredit]:
    """The credit that a line ends with, if there is one: from the first border on behind which all is names."""
    kept = without_tail(page.text[place.start : place.end], page.vocabulary)
    place = place._replace(end=place.start + len(kept))
    if place.end > place.start and page.is_taken(place.end - 1, place.end):
        return
    for tail in tails(page, place):
        credit = _from(page, place, tail)
        if credit is not None:
            yield credit
            return


def only_news(page: Page, names: Names) -> bool:
    """Whether only news agencies are named, which sign texts as well as pictures."""
    return (
        bool(names.names)
        and all(name.role == "agency" and _kind(page, name.name) in _NEWS for name in names.names)
        and not names.flags
    )


def _kind(page: Page, name: str) -> str | None:
    known = page.vocabulary.by_key.get(name.casefold())
    return known and known.kind


def may_stand_bare(page: Page, place: Place, body: str, names: Names, *, alone: bool) -> bool:
    """Whether names without a label are a credit and not something else in brackets or at a line's end."""
    if names.odd or not (names.names or names.flags):
        return False
    creators, agencies = names.of("creator"), names.of("agency")
    if any(source_of(agency, page.vocabulary) for agency in agencies):
        return True
    picture = place.of_picture
    parted = _PARTED.search(body) is not None
    parted = parted or (_has_link(page, body) and not any(_has_link(page, name.name) for name in names.names))
    if creators and parted and len(names.names) > 1:
        pair = alone and body == page.text and not _is_mixed(names) and "/" in body
        return (picture and not pair) or bool(names.of("outlet"))
    if not picture:
        return False
    if names.of("outlet"):
        return alone or not creators
    return alone and bool(creators or names.flags) and body != page.text


def may_stand_in_text(page: Page, body: str) -> bool:
    """Whether names without a label may be a credit in running text: an agency is named, or something parts them.

    What `may_stand_bare` needs there, at a tenth of the price: most words in brackets are a sentence.
    """
    return may_name_agency(body, page.vocabulary) or _PARTED.search(body) is not None or _has_link(page, body)


def _has_link(page: Page, words: str) -> bool:
    return any(page.vocabulary.links.get(word.casefold()) in ("via", "for") for word in words.split())


def _from(page: Page, place: Place, tail: Tail) -> SourceCredit | None:
    """The credit that fills a line from a border on, if that is nothing but names."""
    text, start = page.text, tail.start
    body = text[start : place.end]
    if not body.strip(" .") or page.is_taken(start, place.end) or not are_names(page, body):
        return None
    names = read_names(body, page.vocabulary)
    if any(_runs_on(page, name.name) for name in names.names) or _has_sentence_in_front(page, body):
        return None
    picture = place.of_picture
    if picture and _has_caption_in_front(page, place, start, tail):
        return None
    whole = start == place.start
    alone = whole and len(body) <= _LONGEST_LINE and (page.short or "/" in body)
    stands = alone or bool(names.of("agency", "outlet"))
    stands = stands and may_stand_bare(page, place, body, names, alone=whole)
    if not stands and not (picture and _shows(page, place, body, names, tail)):
        return None
    kind = "photo" if picture or names.of("creator") or "via" in names.flags else "source_line"
    if kind == "photo" and place.kind == "paragraph" and not page.short and not _PARTED.search(body):
        return None
    if kind == "photo" and place.kind != "caption" and not page.short and only_news(page, names):
        kind = "source_line"
    if phrases(page.vocabulary).labels.get(body.split()[0].casefold()) == "source_line":  # "Avec AFP"
        kind = "source_line"
    end = place.end - 1 if text[place.end - 1] == "." else place.end
    begin = start if whole or text[place.start : start].strip(BEFORE) else place.start
    return made(page, place, kind, (begin, end), names, None, "line" if whole else "tail")


def _has_sentence_in_front(page: Page, body: str) -> bool:
    """Whether a stop ends words of which none tells that they are a credit."""
    stop = _LONG_STOP.search(body)
    if stop is None:
        return False
    head = read_names(body[: stop.end()], page.vocabulary)
    return not head.known and (bool(head.names) or not head.flags)


def _has_caption_in_front(page: Page, place: Place, start: int, tail: Tail) -> bool:
    """Whether words in capitals before a later bar are the caption: "Council House - Ann Cole/AFP"."""
    for later in tail.bars:
        if later <= start:
            continue
        head = read_names(page.text[start:later], page.vocabulary)
        rest = read_names(page.text[later : place.end], page.vocabulary)
        if head.of("agency", "outlet") and not head.odd:
            continue
        if rest.of("creator") and rest.of("agency", "outlet"):
            return True
        shows = rest.of("agency") or (rest.flags and not rest.names) or (rest.known and not head.known)
        if len(head.of("creator")) < len(head.names) and shows:
            return True
    return False


def _runs_on(page: Page, name: str) -> bool:
    """Whether a name holds the end of a caption: a stop inside, an agency or capitals behind words in mixed case."""
    words, more = name.split(), phrases(page.vocabulary)
    known = source_of(name, page.vocabulary) is not None or is_giver(name, page.vocabulary)
    if not known and any(word in more.inside for word in words):
        return True
    if _INNER_STOP.search(name) or _CLAUSE.search(name):
        return True
    if words[0][0].islower() and words[0] in page.vocabulary.links:
        return True
    if len(words) < 3 or name.isupper() or not words[-1].isupper() or source_of(name, page.vocabulary):
        return False
    return source_of(words[-1], page.vocabulary) is not None or is_shouted(" ".join(words[-2:]), page.vocabulary)


def _shows(page: Page, place: Place, body: str, names: Names, tail: Tail) -> bool:
    """Whether the border before names that no table knows shows that they are a credit."""
    vocabulary = page.vocabulary
    if names.odd or not (names.names or names.flags):
        return False
    if not names.names:
        return tail.border != "words"
    if is_caseless(body):
        told = tail.border != "line" or bool(names.flags or names.of("agency", "outlet", "creator"))
        return names.known and told and tail.border != "words"
    if tail.border == "line":
        return (page.short or place.kind == "credit") and len(body) <= _LONGEST_LINE and _fill(body, names, vocabulary)
    if tail.border == "words":
        return is_shouted(body, vocabulary) and bool(names.of("creator"))
    if tail.border == "glue" and not tail.sure:
        return False
    if is_shouted(body, vocabulary) or _is_parted(body, names) or not _GIVEN.isdisjoint(names.flags):
        return True
    if not tail.sure:
        givers = names.of("giver")
        told = len(names.names) == 1 or len(givers) < len(names.names)
        return names.known and told and _are_issued(givers, vocabulary)
    if names.known or (tail.border in ("sentence", "glue") and _ACRONYM.fullmatch(body)):  # "... the suspect. NYPD"
        return True
    people = bool(names.of("creator")) and not names.of("giver")
    return people or (tail.border == "glue" and len(body.split()) > 1)


def _fill(body: str, names: Names, vocabulary: Vocabulary) -> bool:
    """Whether names that are all there is are a credit, and not the caption."""
    few = sum(word.casefold() not in vocabulary.particles for word in body.split()) <= _MOST_SHOUTED
    if (is_shouted(body, vocabulary) and few) or not _GIVEN.isdisjoint(names.flags):
        return True
    creators, printers = names.of("creator"), names.of("agency", "outlet")
    issued = _are_issued(tuple(name.name for name in names.names), vocabulary) and "file" not in names.flags
    if _is_parted(body, names):
        return issued or bool(creators or printers or names.flags)
    alone = names.known and len(names.names) == len(creators) == 1
    return issued or alone or (names.known and bool(names.flags and printers))


def _is_parted(body: str, names: Names) -> bool:
    """Whether slashes part names of which one is of a photographer, or told by a word."""
    return _PARTED.search(body.strip(EDGES)) is not None and (names.known or len(names.of("creator")) == 1)


def _is_mixed(names: Names) -> bool:
    """Whether photographers stand with somebody else: two people are a pair in the picture as well."""
    return 0 < len(names.of("creator")) < len(names.names)


def _are_issued(names: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether names are all of authorities, companies and the like that are no places, or of where these publish."""
    platforms = phrases(vocabulary).platforms
    return all(name.casefold() in platforms or is_issuer(name, vocabulary) for name in names)


def are_names(page: Page, body: str) -> bool:
    """Whether every word could be of a name: capitals, particles, and what the tables know."""
    vocabulary, more = page.vocabulary, phrases(page.vocabulary)
    known = (vocabulary.particles, vocabulary.links, vocabulary.by_key, vocabulary.flags, vocabulary.small_words)
    for word in _SPLIT.split(body):
        bare = word.strip(".:©-–—„”\"'«»")
        if not bare or not bare[0].islower():
            continue
        lower = bare.casefold()
        if "." not in bare and lower not in more.small and not any(lower in words for words in known):
            return False
    return True
