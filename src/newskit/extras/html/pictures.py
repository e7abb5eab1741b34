"""The pictures of an article: captions and credits, also those that only attributes and JSON-LD tell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from newskit.extras.html.decoding import without_surrogates
from newskit.extras.html.outline import CREDIT_LABEL, HEADINGS, Image, Line, Outline
from newskit.extras.html.selecting import Selection, squeezed
from newskit.extras.html.words import names

__all__ = ["Picture", "mark_captions", "picture_lines", "pictures"]

_ATTRIBUTE = re.compile(r' ([a-z][\w:-]*)="([^"]*)"', re.IGNORECASE)
_CREDIT_ATTRIBUTES = re.compile(
    "data-.*(?:credit|copyright|author|photographer|source|autor|agency|rights)(?!.*(?:src|url|set|id)$)", re.IGNORECASE
)
_NO_CREDIT = re.compile(r"https?://|^[\d\W_]*$|[{}\[\]]|^(?:true|false|null|none)$", re.IGNORECASE)
_ABOVE = 5  # lines
_LABEL = 40  # characters of a line between a picture and the title below it
_PLAIN_CAPTION = 300  # characters of a caption that only its place tells
_TEXT = HEADINGS | names("blockquote td th li pre")  # what a figure may show besides a picture
_SENTENCE = 30  # characters; less may be a button or a number
_PLAIN_CREDIT = 90
_MOST_NAME = 60  # characters of the name of an attribute
_MOST_CREDIT = 120  # characters of a credit in an attribute
_MOST_CAPTION = 1_200  # characters; longer text in a figure is no caption

_JSON_CREDITS = ("creditText", "copyrightNotice", "creator", "author", "copyrightHolder")
_NUMBERS = re.compile(r"[\d\s/|.,:+–-]*(?:z|of|von|de|di|av|из|з)?[\d\s/|.,:+–-]*", re.IGNORECASE)


class Picture(NamedTuple):
    """A picture of the article and what its attributes and JSON-LD tell of it.

    Attributes:
        line: How many lines of the page stand before it.
        element: The element of the page that it stands in.
        facts: As in JSON-LD: ``url``, ``caption``, ``creditText``, ... what there is of them.
        credit: Its credit, if one is told outside of the page's text.
    """

    line: int
    element: int
    facts: dict[str, str]
    credit: str | None


def mark_captions(page: Outline) -> None:
    """Mark what is a caption or credit by its place and words, where no name of an element says so.

    In a figure everything short is: a caption where there is no other, else its credit. Elsewhere it is a short line
    right behind a picture that ends with a credit, that a line with nothing but a credit follows, or that stands
    with the picture in an element for pictures and nothing else does.
    """
    lines = page.lines
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line.picture] = sizes.get(line.picture, 0) + line.size
    captioned = {line.picture for line in lines if line.kind == "caption"}
    before: Line | None = None
    for line in lines:
        if line.picture in page.figures:
            if line.kind is None and not line.aside and line.tag not in _TEXT and line.size <= _PLAIN_CAPTION:
                line.kind = "credit" if line.picture in captioned else "caption"
            elif line.kind == "caption" and before is not None and before.kind == "caption" and _is_credit(line):
                line.kind = "credit"
        before = line if line.picture else None
    for image in page.images:
        number = image.line
        if number >= len(lines) or lines[number].kind is not None or lines[number].tag in HEADINGS:
            continue
        line, after = lines[number], lines[number + 1] if number + 1 < len(lines) else None
        if _is_credit(line):
            line.kind = "credit"
        elif line.size <= _PLAIN_CAPTION and not line.linked:
            label = CREDIT_LABEL.search(line.text)
            if label and len(line.text) - label.end() <= _PLAIN_CREDIT:
                line.kind = "caption"
            elif after is not None and after.kind is None and _is_credit(after):
                line.kind, after.kind = "caption", "credit"
            elif line.picture and sizes[line.picture] <= _PLAIN_CAPTION and line.size >= _SENTENCE:
                line.kind = "caption"


def _is_credit(line: Line) -> bool:
    """Whether a line is nothing but a label and names."""
    text = line.text.strip("()[] ")
    return len(text) <= _PLAIN_CREDIT and CREDIT_LABEL.match(text) is not None and not text.endswith(("?", "!"))


def picture_lines(page: Outline, chosen: Selection) -> list[int]:
    """The numbers of the lines that are captions and credits of the article's pictures.

    Those inside the article's region are, and those between its heading and its text: the picture on top often stands
    outside. What stands in a box of the page (other articles, the author) is not, nor what leads away as a whole.

    Args:
        page: The page.
        chosen: Where the article stands.
    """
    stop = page.ends[chosen.region]
    top = _above(page, chosen)
    found = []
    for number, line in enumerate(page.lines):
        if line.kind not in ("caption", "credit") or chosen.foreign[line.element]:
            continue
        if not (chosen.region <= line.element <= stop or top <= number <= chosen.last):
            continue
        if len(line.text) > _MOST_CAPTION or _NUMBERS.fullmatch(line.text) or line.linked >= 0.9 * len(line.text) > 40:
            continue
        found.append(number)
    return found


def _above(page: Outline, chosen: Selection) -> int:
    """The first of the captions and credits right above the article: many pages have a picture over the title."""
    top = chosen.top
    for number in range(chosen.top - 1, max(-1, chosen.top - 1 - _ABOVE), -1):
        line = page.lines[number]
        if line.kind in ("caption", "credit"):
            top = number
        elif len(line.text) > _LABEL:
            break
    return top


def pictures(page: Outline, chosen: Selection, described: Iterable[Mapping[str, Any]]) -> list[Picture]:
    """The pictures of the article that something is told of.

    Args:
        page: The page.
        chosen: Where the article stands.
        described: The pictures that JSON-LD describes, those of the article first.
    """
    by_name = {name: facts for image in described for name, facts in _facts(image).items()}
    stop = page.ends[chosen.region]
    top = min(_above(page, chosen), max(0, chosen.top - 1))
    found = []
    for image in page.images:
        inside = chosen.region <= image.element <= stop or top <= image.line <= chosen.last
        if chosen.foreign[image.element] or not inside:
            continue
        picture = _picture(image, by_name)
        if picture.facts.get("alt") or picture.credit:
            found.append(picture)
    return found


def _picture(image: Image, by_name: Mapping[str, dict[str, str]]) -> Picture:
    attributes = {name.lower(): html.unescape(value) for name, value in _ATTRIBUTE.findall(image.attributes)}
    source = next(
        (attributes[name] for name in ("data-src", "data-original", "data-lazy-src", "src") if attributes.get(name)), ""
    )
    facts = dict(by_name.get(_name_of(source), ()))
    if source and not source.startswith("data:"):
        facts["url"] = source
    for name in ("alt", "title"):
        if attributes.get(name, "").strip():
            facts[name] = _line(attributes[name])
    credit = next(
        (
            _line(value)
            for name, value in attributes.items()
            if len(name) <= _MOST_NAME
            and _CREDIT_ATTRIBUTES.fullmatch(name)
            and not _NO_CREDIT.search(value)
            and len(value) <= _MOST_CREDIT
        ),
        None,
    )
    credit = credit or next((facts[key] for key in _JSON_CREDITS if key in facts), None)
    for name in ("alt", "title"):
        label = None if credit else CREDIT_LABEL.search(facts.get(name, ""))
        if label:
            credit = facts[name][label.start() :].strip(" ()[]")[:_MOST_CREDIT]
    if credit:
        facts.setdefault("creditText", credit)
    return Picture(image.line, image.element, facts, credit or None)


def _facts(image: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What JSON-LD says of a picture, by the names of its files."""
    facts = {}
    for key in ("caption", "description", *_JSON_CREDITS):
        value = image.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            facts[key] = _line(html.unescape(value))
    addresses = [image.get(key) for key in ("contentUrl", "url", "@id", "thumbnailUrl")]
    return (
        {name: facts for address in addresses if isinstance(address, str) and (name := _name_of(address))}
        if facts
        else {}
    )


def _name_of(address: str) -> str:
    """The name of a picture's file, without the size that sites add to it."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    name = unquote(path).rstrip("/").rpartition("/")[2].lower()
    return re.sub(r"[-_@]?(?:\d+x\d+|\d+w|[23]x|scaled)(?=\.\w+$)", "", name)


def _line(text: str) -> str:
    return " ".join(without_surrogates(text).split())


def told_by(line: Line, credit: str) -> bool:
    """Whether a line of the page tells a credit already."""
    return squeezed(credit).lower() in squeezed(line.text).lower()
