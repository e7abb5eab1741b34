"""A page without what surely stands outside of its article, for the extractor that is fast.

Most of a page is scripts, menus and lists of other articles. They are cut away from the page as it is written, before
it is parsed: the smallest element that holds the title and nearly all running text is left, inside of the opening tags
of the elements around it. Where that element is unclear the whole page stays.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from newskit.extras.html.outline import size_of
from newskit.extras.html.words import names

__all__ = ["trimmed"]

_SHORTEST = 8_000  # characters; on a shorter page there is nothing to win
_LONG = 80  # characters between two tags; from here on they are running text
_LONG_SIGNS = 30  # what may be as much in Chinese and Japanese
_LEAST = 200  # characters of running text; a page with less has its text in another way
_BELOW = 0.4  # of the page's running text stands below the title, or this is no title
_SHARE = 0.75  # of the running text below the title stands in what is left: comments and consents are not missed
_AROUND = 60  # tags that the element around may add and is taken in
_NEAR = 80  # tags right before the article, among which a picture is looked for
_WORDS = 3  # of a heading stand in the page's title, if it is that
_SAME = 0.6  # of its words do

_MOST_DEPTH = 200  # elements inside one another; those that hold the article are looked for one by one

# The elements whose nesting is followed, those of text that is none, and what else is looked at: by three characters,
# since on a page with thousands of tags looking longer at each is what takes time.
_FOLLOWED = names("art asi div mai sec")
_UNREAD = {"nos": "/noscript", "scr": "/script", "sty": "/style", "tex": "/textarea", "!--": "-->"}
_LOOKED_AT = _FOLLOWED | {f"/{name[:2]}" for name in _FOLLOWED} | {"h1>", "h1 ", "h1\n", "bod", *_UNREAD}
_JSON_LD = "application/ld+json"
_HEADINGS = names("h2 h3")
_PICTURES = ("figure", "img", "picture", "amp-img")
_NOT_RUNNING = ("a ", "h1", "h2", "h3", "h4", "!", "option", "button", "title", "script", "style")


@define(slots=True, eq=False)
class _Element:
    """An element of the page as it is written, by the numbers of its tags."""

    name: str
    first: int
    around: _Element | None
    depth: int
    last: int = 0


@define(slots=True)
class _Structure:
    """What is followed of a page's structure, by the numbers of its tags.

    Attributes:
        body: Where the body begins; 0 where no tag says so.
        titles: The ``h1`` elements.
        elements: Those whose nesting is followed, in the order of the page.
        unread: First tag of what is no text, and the tag that ends it.
    """

    body: int = 0
    titles: list[int] = field(factory=list)
    elements: list[_Element] = field(factory=list)
    unread: list[tuple[int, int]] = field(factory=list)


def trimmed(html: str) -> str | None:
    """The page without what surely stands outside of its article; None where that is unclear.

    Args:
        html: The page as it is written.
    """
    if len(html) < _SHORTEST:
        return None
    tags = html.split("<")  # each with the text behind it
    structure = _structure(tags)
    if structure is None:
        return None
    told = next((_behind(tag) for tag in tags[: structure.body] if tag.startswith("title")), "")
    title = _title(tags, structure, told)
    element = title and _article(tags, structure, title, _LONG if size_of(told) == len(told) else _LONG_SIGNS)
    if not element:
        return None
    described = [
        "<".join(tags[first : last + 1])
        for first, last in structure.unread
        if first > structure.body and not element.first < first <= element.last and _JSON_LD in tags[first][:200]
    ]
    body = [_bare(tags[structure.body]), *described, *_above(tags, structure, element)]
    return "<".join([*_head(tags, structure), *body, *tags[element.first : element.last + 1]])


def _structure(tags: Sequence[str]) -> _Structure | None:
    """One walk over the tags that matter; None where their nesting or an end that lacks makes it hopeless.

    What closes nothing is ignored, and what closes an outer element closes the inner ones, as parsers do.
    """
    found = _Structure()
    elements = found.elements
    open_: _Element | None = None
    opened: Counter[str] = Counter()
    until = 0
    for number in [number for number, tag in enumerate(tags) if tag[:3] in _LOOKED_AT]:
        if number < until:
            continue
        tag = tags[number]
        name = tag[:3]
        if name in _FOLLOWED:
            open_ = _Element(name, number, open_, depth=open_.depth + 1 if open_ is not None else 1)
            if open_.depth > _MOST_DEPTH:
                return None
            elements.append(open_)
            opened[name] += 1
        elif name[0] == "/":
            name = tag[1:4]
            closed = ""
            while opened[name] and closed != name and open_ is not None:
                closed = open_.name
                opened[closed] -= 1
                open_.last = number
                open_ = open_.around
        elif name in _UNREAD:
            if name == "tex" and not tag.startswith("textarea"):  # of a drawing
                continue
            end = _end(tags, number, _UNREAD[name])
            if end is None:
                return None
            until = end
            found.unread.append((number, until))
        elif name == "bod":
            found.body = found.body or number
        else:
            found.titles.append(number)
    for element in elements:
        element.last = element.last or len(tags) - 1
    return found


def _end(tags: Sequence[str], first: int, end: str) -> int | None:
    """The tag that ends what is no text."""
    if end == "-->":
        return next((number for number in range(first, len(tags)) if end in tags[number]), None)
    return next((number for number in range(first + 1, len(tags)) if tags[number].startswith(end)), None)


def _title(tags: Sequence[str], structure: _Structure, told: str) -> int | None:
    """The tag of the title: the only ``h1``, or else the only heading with the words that the page's title has too."""
    if not structure.body:
        return None
    if len(structure.titles) == 1:
        return structure.titles[0]
    words = set(told.lower().split())
    headings = structure.titles or [number for number, tag in enumerate(tags) if tag[:2] in _HEADINGS]
    found = []
    for number in headings:
        inside = itertools.takewhile(lambda tag: not tag.startswith("/h"), tags[number : number + 10])
        own = set(" ".join(map(_behind, inside)).lower().split())
        if len(own & words) >= max(_WORDS, _SAME * len(own)):
            found.append(number)
    return found[0] if len(found) == 1 else None


def _article(tags: Sequence[str], structure: _Structure, title: int, long: int) -> _Element | None:
    """The smallest element around the title with nearly all running text below it, and what closely surrounds it."""
    unread = structure.unread
    starts = [first for first, _ in unread]
    running, sizes = [], [0]
    for number in [number for number, tag in enumerate(tags) if len(tag) > long]:
        tag = tags[number]
        if len(tag) - tag.find(">") <= long or tag.startswith(_NOT_RUNNING):
            continue
        size = size_of(_behind(tag).strip())
        before = bisect_right(starts, number) - 1
        if size > _LONG and (before < 0 or number >= unread[before][1]):
            running.append(number)
            sizes.append(size)
    summed = list(itertools.accumulate(sizes))
    below = summed[-1] - summed[bisect_left(running, title)]
    if below < max(_LEAST, _BELOW * summed[-1]):
        return None
    element = next((one for one in reversed(structure.elements) if one.first < title <= one.last), None)
    while element is not None:
        inside = summed[bisect_right(running, element.last)] - summed[bisect_left(running, title)]
        if inside >= _SHARE * below:
            break
        element = element.around
    while element is not None and element.around is not None:
        around = element.around
        if around.last - around.first - (element.last - element.first) > _AROUND:
            break
        element = around
    return element


def _above(tags: Sequence[str], structure: _Structure, element: _Element) -> list[str]:
    """The opening tags of what is around the article, and what stands right before it where that has a picture."""
    chain = [element]
    while chain[-1].around is not None:
        chain.append(chain[-1].around)
    before: dict[int, _Element] = {}  # the last one that ends before the next in the chain begins, by the one around
    for one in itertools.takewhile(lambda one: one.first < element.first, structure.elements):
        if one.last < element.first:
            before[one.around.first if one.around is not None else structure.body] = one
    found: list[str] = []
    for one in reversed(chain):
        around = one.around.first if one.around is not None else structure.body
        start = around + 1
        if around in before:
            beside = before[around]
            small = one.first - beside.first <= _NEAR
            start = beside.first if small and _has_picture(tags[beside.first : beside.last]) else beside.last + 1
        near = tags[start : one.first]
        if len(near) <= _NEAR and _has_picture(near):
            found += near
        if one is not element:
            found.append(_bare(tags[one.first]))
    return found


def _has_picture(tags: Sequence[str]) -> bool:
    return any(tag.startswith(_PICTURES) for tag in tags)


def _head(tags: Sequence[str], structure: _Structure) -> list[str]:
    """What stands before the body, without scripts that describe nothing."""
    kept: list[str] = []
    place = 0
    for first, last in structure.unread:
        if first >= structure.body:
            break
        if _JSON_LD not in tags[first][:200]:
            kept += tags[place:first]
            place = last + 1
    return kept + list(tags[place : structure.body])


def _bare(tag: str) -> str:
    return tag.partition(">")[0] + ">"


def _behind(tag: str) -> str:
    return tag.partition(">")[2]
