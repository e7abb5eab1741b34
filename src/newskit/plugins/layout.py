"""What each line of the article is: heading, lead, paragraph, caption, list item, or none of the article's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from attrs import frozen

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.languages import Entry, Words, entries, section
from newskit.model import Block, BlockKind, Boilerplate, fitting_span
from newskit.plugins.lines import Line, lines
from newskit.scan import Hit, Scan

__all__ = ["MARKUP", "LayoutWords", "newskit_annotators"]

T = TypeVar("T")

#: The rule of blocks that an opener has read off a page's markup.
MARKUP = "html"

_HEADING_WORDS = 18
_HEADING_CHARACTERS = 130
_CREDIT_WORDS = 14  # what stands behind the label of a credit line at most
_CAPTION_WORDS = 45
_BYLINE_WORDS = 6
_QUOTED_HEADING_WORDS = 10
_BARE_DATE = 4  # words of a line with a date at most, where no digit stands in it
_NAMED = 0.6  # of the words of a byline have a capital
_COVERED = 0.75  # of a line's words, for the line to be boilerplate

_BULLET = re.compile(r"[•‣▪●◦■*·]\s|\(?\d{1,2}[.)]\s(?!\d)|[a-z]\)\s")
_DASH = "-–—―"
_OPENING, _CLOSING = "\"“„«»‘'", "\"”“»«’'"
_NO_LETTERS = re.compile(r"[\W\d_]+")
# Desk initials and the like, "(PAP)", "js/ mal/": a line without a sentence.
_SIGN_OFF = re.compile(r"\([^()]{2,30}\)|(?:[^\W\d_]{2,4}/\s?){1,4}(?:[^\W\d_]{2,4}/?)?")

_SIGN_OFF_CHARACTERS = 32  # as many as that pattern takes at most


@section("layout")
@frozen(kw_only=True)
class LayoutWords:
    """What tells lines apart.

    Args:
        photos: Labels that stand before a picture's credit ("Fot.", "Photograph"): a line that ends with one and its
            names is a caption, a line that begins with one a credit, and the line above that credit a caption.
        sources: Labels that stand before any credit ("Źródło", "Source").
        bylines: Words with which a byline or a sign-off begins ("By", "Opracowanie", "Reporting by").
        sign_offs: Words that make a line a credit wherever they stand in it ("contributed to this report").
        dates: Words with which a line begins that tells when the article appeared ("Updated").
    """

    photos: Words = ()
    sources: Words = ()
    bylines: Words = ()
    sign_offs: Words = ()
    dates: Words = ()

    def lexicon(self) -> Iterator[Entry]:
        """The words: ``layout.label`` (``photo``, ``source``), ``layout.line`` (``byline``, ``sign_off``, ``date``)."""
        yield from entries("layout.label", {"photo": self.photos, "source": self.sources})
        yield from entries("layout.line", {"byline": self.bylines, "sign_off": self.sign_offs, "date": self.dates})


#: What a line tells by itself: its kind and the rule; None where it is a heading or a paragraph.
_Told = tuple[BlockKind | None, str]
_NOTHING_TOLD: _Told = (None, "")
_PHOTO_CREDIT: _Told = ("credit", "photo_label")


class _Page(NamedTuple):
    """The lines of a document with their words, and what each tells by itself."""

    scan: Scan
    lines: Sequence[Line]
    words: Sequence[str]
    told: Sequence[_Told]


@annotator(makes=Block, uses=Boilerplate, sections=LayoutWords, name="newskit.layout")
def find(document: Document) -> Iterator[Block]:
    """Give a block for each line that holds anything; what the page's markup says of a line holds."""
    rows = document.once(lines)
    words = [document.text[line.start : line.end] for line in rows]
    page = _Page(document.scan, rows, words, _told(document, rows, words))
    last_body = _last_body(page)
    pictured = _PHOTO_CREDIT in page.told
    body_seen = False
    for place, ((start, end, first, stop), told) in enumerate(zip(rows, page.told, strict=True)):
        kind, rule = told
        if kind is None:
            count = stop - first
            if pictured and count <= _CAPTION_WORDS and _is_caption(page, place):
                kind, rule = "caption", "above_credit"
            elif count <= _BYLINE_WORDS and _is_byline(page, place, body_seen):
                kind, rule = "credit", "names_alone"
            elif count <= _HEADING_WORDS and _is_heading(page, place):
                kind, rule = "heading", "short_line"
            elif not body_seen and place < last_body:
                kind, rule, body_seen = "lead", "first_paragraph", True
            else:
                kind, rule, body_seen = "paragraph", "line", True
        yield Block(span=fitting_span(start, end, words[place]), kind=kind, rule=rule)


def _told(document: Document, rows: Sequence[Line], texts: Sequence[str]) -> list[_Told]:
    """What each line tells by itself, or the page's markup tells of it."""
    markup = {block.span.start: block for block in document.article.of(Block) if block.rule == MARKUP}
    scan = document.scan
    firsts = [line.first for line in rows]
    pieces = _by_line(document.of(Boilerplate), firsts, lambda piece: scan.index_at(piece.span.start))
    labels = _by_line(scan.hits("layout.label"), firsts, itemgetter(0))
    signs = _by_line([hit for hit in scan.hits("layout.line") if _may_tell(scan, hit)], firsts, itemgetter(0))
    told_something = {*pieces, *labels, *signs}
    found = []
    in_list = False
    for row, words in enumerate(texts):
        short = len(words) <= _SIGN_OFF_CHARACTERS
        if short or row in told_something or not (words[:2].isalpha() or _begins_with_word(words)):
            some = pieces.get(row, ()), labels.get(row, ()), signs.get(row, ())
            told = _alone(scan, rows[row], words, *some, in_list=in_list)
            in_list = told[0] == "list_item"
        else:
            told, in_list = _NOTHING_TOLD, False
        if markup:
            told = _marked(markup.get(rows[row].start), rows[row], told)
        found.append(told)
    return found


def _may_tell(scan: Scan, sign: Hit) -> bool:
    """Whether a word like "by" may begin its line, as those must that are no sign-off."""
    return scan.gaps[sign.first] != " " or sign.first == 0 or sign.value == "sign_off"


def _begins_with_word(words: str) -> bool:
    """Whether a line begins as sentences and speech do, with a word or a word in marks, and with no bullet ("a)")."""
    return (words[0].isalpha() and words[1] != ")") or (words[0] in _OPENING and words[1].isalpha())


def _marked(markup: Block | None, line: Line, told: _Told) -> _Told:
    """What the markup tells of a line, unless the line tells more itself."""
    if markup is None or markup.span.end != line.end or told[0] == "boilerplate":
        return told
    # "<p>Fot. Anna Lis</p>": what a line's own words tell is more than that it is a paragraph.
    return (markup.kind, MARKUP) if told[0] is None or markup.kind != "paragraph" else told


def _by_line(things: Sequence[T], firsts: Sequence[int], first: Callable[[T], int]) -> dict[int, list[T]]:
    """Things in text order by the row of the line they begin in; `first` gives the word that a thing begins with."""
    found: dict[int, list[T]] = {}
    for thing in things:
        found.setdefault(bisect_right(firsts, first(thing)) - 1, []).append(thing)
    return found


def _alone(
    scan: Scan,
    line: Line,
    words: str,
    pieces: Sequence[Boilerplate],
    labels: Sequence[Hit],
    signs: Sequence[Hit],
    *,
    in_list: bool,
) -> _Told:
    count = line.stop - line.first
    if pieces:
        covered = sum(scan.index_at(piece.span.end) - scan.index_at(piece.span.start) for piece in pieces)
        numbers = sum(word.isdigit() for word in scan.words[line.first : line.stop])
        if covered >= _COVERED * (count - numbers):
            return "boilerplate", "boilerplate"
    if not words[0].isalpha() and _NO_LETTERS.fullmatch(words):
        return "other", "no_letters"
    for label in labels:
        told = _credited(scan, line, label)
        if told:
            return told, f"{label.value}_label"
    for sign in signs:
        if sign.value == "sign_off" and count <= _CREDIT_WORDS * 2:
            return "credit", "sign_off"
        if sign.first == line.first and count <= _CREDIT_WORDS:
            if sign.value == "date" and (count <= _BARE_DATE or any(map(str.isdigit, words))):
                return "other", "date"
            if sign.value == "byline" and words[-1] not in ".!?" and _names_follow(scan, line, sign):
                return "credit", "byline"
    if len(words) <= _SIGN_OFF_CHARACTERS and _SIGN_OFF.fullmatch(words) and ("(" in words or words.islower()):
        return "credit", "desk"
    if _BULLET.match(words) and words[-1] != ":":
        return "list_item", "bullet"
    # A dash opens a spoken turn in many languages; what begins in lower case or ends with a semicolon is none.
    if words[0] in _DASH and words[1:2] == " " and (words[-1] == ";" or (in_list and words[2:3].islower())):
        return "list_item", "dash"
    return _NOTHING_TOLD


def _names_follow(scan: Scan, line: Line, sign: Hit) -> bool:
    """Whether the words behind "By" are names, most with a capital, and no clause: "Von der Leyen kündigt Zölle an"."""
    capitals = [scan.text[scan.starts[index]].isupper() for index in range(sign.stop, line.stop)]
    begins = scan.text[scan.starts[line.first]].isupper() or scan.gaps[sign.stop][:1] == ":"
    return begins and sum(capitals) >= _NAMED * len(capitals)


def _credited(scan: Scan, line: Line, label: Hit) -> BlockKind | None:
    """Whether a label leads in a credit: at the line's start, or behind a caption with names to the line's end."""
    behind = line.stop - label.stop
    if not 0 < behind <= _CREDIT_WORDS:
        return None
    after, before = scan.gaps[label.stop], scan.gaps[label.first]
    opened = "(" in before or "[" in before
    marked = after[:1] in (":", ".", "/") or after[:2] == " :" or opened or label.stop - label.first > 1
    names_follow = scan.text[scan.starts[label.stop]].isupper()
    if label.first == line.first:
        short = behind <= 4 and names_follow and scan.text[line.end - 1] not in ".!?"
        return "credit" if (marked and (names_follow or ":" in after)) or short else None
    return "caption" if marked and (opened or names_follow) and _bare_end(scan, label.stop, line.stop) else None


def _bare_end(scan: Scan, first: int, stop: int) -> bool:
    """Whether no sentence ends between two words: behind the names of a credit no text goes on."""
    return not any(len(gap) > 1 and gap[0] in ".!?" and gap[-1] == " " for gap in scan.gaps[first + 1 : stop])


def _next_body(page: _Page, place: int) -> int | None:
    """The next line behind one that is a heading or a paragraph, if there is one."""
    return next((after for after in range(place + 1, len(page.told)) if page.told[after][0] is None), None)


def _is_caption(page: _Page, place: int) -> bool:
    """Whether the next line credits the photographer of what this line describes."""
    return place + 1 < len(page.told) and page.told[place + 1] == _PHOTO_CREDIT


def _is_byline(page: _Page, place: int, body_seen: bool) -> bool:
    """Whether a line is nothing but names, above the first paragraph or below the last."""
    scan, line = page.scan, page.lines[place]
    if line.stop - line.first < 2 or page.words[place][-1] in ".!?:":
        return False
    if not all(scan.text[scan.starts[index]].isupper() for index in range(line.first, line.stop)):
        return False
    if body_seen:
        return _next_body(page, place) is None
    below_title = place > 0 and page.told[place - 1][0] is None
    return below_title and line.stop - line.first <= _BYLINE_WORDS // 2 + 1


def _is_heading(page: _Page, place: int) -> bool:
    """Whether a line is short, ends like no sentence, and text follows it."""
    line, text = page.lines[place], page.words[place]
    if line.stop - line.first > _HEADING_WORDS or len(text) > _HEADING_CHARACTERS or line.stop == line.first:
        return False
    if text[0] in _DASH or text[-1] in ".,;:…" or (text[-1] in _CLOSING and text[-2:-1] in (".", ",")):
        return False
    if place and text[-1] in _CLOSING and text[0] in _OPENING and line.stop - line.first > _QUOTED_HEADING_WORDS:
        return False  # below the title, a longer line wholly in marks is a quotation
    after = _next_body(page, place)
    if after is None:
        return False
    body = page.words[after]
    return place == 0 or len(body) > len(text) or body[-1] not in ".!?…" + _CLOSING


def _last_body(page: _Page) -> int:
    """The last paragraph; a text of one paragraph has no lead."""
    for place in range(len(page.told) - 1, -1, -1):
        if page.told[place][0] is None and not _is_heading(page, place):
            return place
    return -1


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.layout``."""
    return [find]
