"""What a page may be at most, and what is done with one that is more: no page may hold up the others.

The parser is linear in the length of a page but for two things that no honest page does, and the extractors are not
linear in its depth. All limits are far beyond pages of news, which have 330,000 characters on average.
"""

from __future__ import annotations

import re

__all__ = ["LONGEST_PAGE", "MOST_DEPTH", "MOST_DEPTH_TRAFILATURA", "MOST_TAGS_TRAFILATURA", "without_traps"]

#: Characters. A page of paragraphs of 7 million takes a second, and time and memory grow with the length.
LONGEST_PAGE = 50_000_000

#: Levels of elements. resiliparse's extraction is quadratic in them: 0.04 s for 2,000, 0.6 s for 8,000 and so on.
MOST_DEPTH = 2_000

#: Levels of elements. lxml stops at 256, and trafilatura then finds nothing.
MOST_DEPTH_TRAFILATURA = 240

#: Tags, opening and closing. trafilatura takes 30 to 90 microseconds for each: some seconds for as many.
MOST_TAGS_TRAFILATURA = 50_000

# A formatting element left open is opened anew in every block that follows, as often as its attributes differ: 3,000
# fonts and as many paragraphs in 65 kB make 118 MB and take 2.5 s. Taking them all out costs no more than bold type.
_MANY_TAGS = 4_500
_MOST_REOPENED = 20_000_000
_FORMATTING = r"(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)"
_WITH_ATTRIBUTES = re.compile(rf"<{_FORMATTING}[\s/]+[a-z]", re.IGNORECASE)
_ANY_FORMATTING = re.compile(rf"</?{_FORMATTING}(?=[\s>/])[^<>]*>", re.IGNORECASE)

# For those without scripts. Browsers read nothing in it; a parser may take an open paragraph in it for the whole rest.
_NOSCRIPT = ("noscript", "NOSCRIPT")

# Each attribute is compared with all before it: 20,000 of them take 0.6 s, ten times as many a minute.
_LONG_PAGE = 500_000
_LONG_TAG = re.compile(r"(<[a-zA-Z][\w:-]{0,40})[\s/][^<>]{50000,}")


def without_traps(html: str) -> str:
    """The page without what would take its parser more than linear time; nearly always the page itself."""
    if len(html) > _LONG_PAGE:
        html = _LONG_TAG.sub(r"\1", html)
    for name in _NOSCRIPT:
        if f"<{name}" in html:
            html = _without(html, name)
    tags = html.count("<")
    if tags > _MANY_TAGS and tags * len(_WITH_ATTRIBUTES.findall(html)) > _MOST_REOPENED:
        html = _ANY_FORMATTING.sub("", html)
    return html


def _without(html: str, name: str) -> str:
    """The page without the elements of a name; what opens one and closes none is taken out alone."""
    first, *rest = html.split(f"<{name}")
    kept = []
    for piece in rest:
        _, closed, after = piece.partition(f"</{name}>")
        kept.append(after if closed else piece.partition(">")[2])
    return first + "".join(kept)
