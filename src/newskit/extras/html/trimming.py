"""A page without what surely stands outside of its article, for the extractor that is fast.

Most of a page is scripts, menus and lists of other articles. They are cut away from the page as it is written, before
it is parsed: the smallest element that holds the title and nearly all running text is left, inside of the opening tags
of the elements around it. Where that element is unclear the whole page stays.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import define, field

from newskit.extras.html.outline import size_of
from newskit.extras.html.words import names

__all__ = ["trimmed"]

_SHORTEST = 8_000  # characters; on a shorter page there is nothing to win
_LONG = 80  # characters between two tags; from here on they are running text
_LONG_SIGNS = 30  # the same of Chinese and Japanese
_LEAST = 2.5  # times as much running text there is at least; a page with less has its text in another way
_BELOW = 0.4  # of the page's running text stands below the title, or this is no title
_SHARE = 0.75  # of the running text below the title stands in what is left: comments and consents are not missed
_AROUND = 60  # tags that the element around may add and is taken in
_PICTURE = 300  # tags of the element before, which often is the picture over the title
_TITLE = 15  # letters

# The elements whose nesting is followed, those of text that is none, and what else is looked at: by three characters,
# since on a page with thousands of tags looking longer at each is what takes time.
_FOLLOWED = names("art asi div mai sec")
_UNREAD = {"nos": "/noscript", "scr": "/script", "sty": "/style", "tex": "/textarea", "!--": "-->"}
_LOOKED_AT = _FOLLOWED | {f"/{name[:2]}" for name in _FOLLOWED} | {"h1>", "h1 ", "h1\n", "bod", *_UNREAD}
_JSON_LD = "application/ld+json"
_HEADINGS = names("h2 h3 h4")
_NOT_RUNNING = ("a ", "h1", "h2", "h3", "h4", "!", "option", "button", "title", "script", "style")


@define(slots=True, eq=False)
class _Element:
    """An element of the page as it is written, by the numbers of its tags."""

    name: str
    first: int
    around: _Element | None
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
    told = next((_behind(tag) for tag in tags[: structure.body] if tag.startswith("title")), "")
    title = _title(tags, structure, _letters(told))
    element = title and _article(tags, structure, title, _LONG if size_of(told) == len(told) else _LONG_SIGNS)
    if not element:
        return None
    first = _with_picture(structure, element)
    opened = []
    around = element.around
    while around is not None:
        opened.append(_bare(tags[around.first]))
        around = around.around
    described = [
        "<".join(tags[begin : end + 1])
        for begin, end in structure.unread
        if begin > structure.body and not first < begin <= element.last and _JSON_LD in tags[begin][:200]
    ]
    body = [_bare(tags[structure.body]), *described, *reversed(opened)]
    return "<".join([*_head(tags, structure), *body, *tags[first : element.last + 1]])


def _structure(tags: Sequence[str]) -> _Structure:
    """One walk over the tags that matter. What closes nothing is ignored, as a parser does."""
    found = _Structure()
    elements = found.elements
    open_: _Element | None = None
    until = 0
    for number in [number for number, tag in enumerate(tags) if tag[:3] in _LOOKED_AT]:
        if number < until:
            continue
        tag = tags[number]
        name = tag[:3]
        if name in _FOLLOWED:
            open_ = _Element(name, number, open_)
            elements.append(open_)
        elif name[0] == "/":
            name = tag[1:4]
            closed = open_
            while closed is not None and closed.name != name:
                closed = closed.around
            while closed is not None and open_ is not None and open_ is not closed.around:
                open_.last = number
                open_ = open_.around
        elif name in _UNREAD:
            until = _end(tags, number, _UNREAD[name])
            found.unread.append((number, until))
        elif name == "bod":
            found.body = found.body or number
        else:
            found.titles.append(number)
    for element in elements:
        element.last = element.last or len(tags) - 1
    return found


def _end(tags: Sequence[str], first: int, end: str) -> int:
    """The tag that ends what is no text; the first one again where none does."""
    if end == "-->":
        return next((number for number in range(first, len(tags)) if end in tags[number]), first)
    return next((number for number in range(first + 1, len(tags)) if tags[number].startswith(end)), first)


def _title(tags: Sequence[str], structure: _Structure, told: str) -> int | None:
    """The tag of the title: the only ``h1``, or else the only heading with words that the page's title has too."""
    if not structure.body:
        return None
    if len(structure.titles) == 1:
        return structure.titles[0]
    headings = structure.titles or [number for number, tag in enumerate(tags) if tag[:2] in _HEADINGS]
    found = []
    for number in headings:
        inside = itertools.takewhile(lambda tag: not tag.startswith("/h"), tags[number : number + 10])
        bare = _letters("".join(map(_behind, inside)))
        if len(bare) >= _TITLE and (bare in told or (told and told in bare)):
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
        size = len(_behind(tag).strip())
        before = bisect_right(starts, number) - 1
        if size > long and (before < 0 or number >= unread[before][1]):
            running.append(number)
            sizes.append(size)
    summed = list(itertools.accumulate(sizes))
    below = summed[-1] - summed[bisect_left(running, title)]
    if below < max(_LEAST * long, _BELOW * summed[-1]):
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


def _with_picture(structure: _Structure, element: _Element) -> int:
    """Where what is left begins: with the element right before the article's, if that is small."""
    before = [one for one in structure.elements if one.around is element.around and one.last < element.first]
    return before[-1].first if before and element.first - before[-1].first <= _PICTURE else element.first


def _head(tags: Sequence[str], structure: _Structure) -> list[str]:
    """What stands before the body, without scripts that describe nothing."""
    kept, place = [], 0
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


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
