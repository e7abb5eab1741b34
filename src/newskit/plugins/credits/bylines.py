"""Who wrote a text: bylines with a label, correspondents, names on a line of their own."""

from __future__ import annotations

from collections.abc import Iterator

from newskit.model import SourceCredit
from newskit.plugins.credits.names import Names, read_names
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.text_record import made_of_text

__all__ = ["bare_bylines", "bylines", "correspondents"]

_LONGEST_NAME = 3  # words


def bylines(page: Page) -> Iterator[SourceCredit]:
    """``By Anna Nowak``, ``By Anna Nowak, Associated Press`` on a line of their own."""
    text = page.text
    words = page.vocabulary.words.labels.get("byline", ())
    for index in page.short_lines:
        start, stop = page.starts[index], page.ends[index]
        label, _, rest = text[start:stop].partition(" ")
        if label.casefold() not in words or not rest[:1].isupper():
            continue
        if not label[0].isupper() and len(rest.split()) > _LONGEST_NAME:  # "di Anna Lisi", and no more
            continue
        if text[stop - 1] in "?!:" or page.is_taken(start, stop):
            continue
        names = _without_jobs(page, read_names(rest, page.vocabulary))
        if names.odd or not names.of("creator", "agency", "outlet") or names.of("giver"):
            continue
        end = stop - (rest.endswith(".") and len(rest.split()[-1]) > 3)
        yield made_of_text(page, "byline", (start, end), names, "byline", label)


def _without_jobs(page: Page, names: Names) -> Names:
    """The names without what a piece tells of somebody's job: "Health correspondent"."""
    envoys = page.vocabulary.envoy_forms
    names.names = [
        name for name in names.names if name.role != "giver" or envoys.isdisjoint(name.name.casefold().split())
    ]
    return names


def correspondents(page: Page) -> Iterator[SourceCredit]:
    """``Z Brukseli Jan Kowalski (PAP)``, ``Jan Kowalski (PAP)``: a correspondent on a line of their own."""
    text = page.text
    for index in page.short_lines:
        start, stop = page.starts[index], page.ends[index]
        opening = text.find("(", start, stop) if text[stop - 1] == ")" else stop
        if opening == stop and text[start:stop].split(None, 1)[0].casefold() not in page.vocabulary.prepositions:
            continue
        words = text[start:opening].split() if opening > start else []
        away = len(words) >= 4 and words[0].casefold() in page.vocabulary.prepositions
        signed = len(words) in (2, 3) and opening < stop and not page.short
        if not (away or signed) or not all(map(str.istitle, words)) or ":" in text[start:opening]:
            continue
        if page.is_taken(start, stop):
            continue
        agencies = read_names(text[opening + 1 : stop - 1], page.vocabulary) if opening < stop else Names()
        if agencies.odd or len(agencies.of("agency")) != len(agencies.names) or (opening < stop and not agencies.names):
            continue
        names = read_names(" ".join(words[-2:] if away else words), page.vocabulary)
        if len(names.of("creator")) == len(names.names) == 1:
            names.names += agencies.names
            yield made_of_text(page, "byline", (start, stop), names, "correspondent")


def bare_bylines(page: Page) -> Iterator[SourceCredit]:
    """``Anna Nowak``, ``Anna Nowak, Reuters`` on a line that layout takes for a credit and nothing else has read."""
    for index in page.short_lines:
        start, end = page.starts[index], page.ends[index]
        if page.kind(index) != "credit" or page.short or page.is_taken(start, end):
            continue
        names = _without_jobs(page, read_names(page.text[start:end], page.vocabulary))
        if not names.odd and names.of("creator"):
            yield made_of_text(page, "byline", (start, end), names, "names_alone")
