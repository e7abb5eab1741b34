"""Articles in a terminal: the text with its records in colours, and a table of what was found."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from typing import IO, Any

from newskit.describe import facts, heading, summary_line
from newskit.export import one_or_many
from newskit.marks import Mark, marks, pieces, shown
from newskit.model import Annotation, Article, Quote
from newskit.rows import TABLE_KINDS

__all__ = ["to_terminal", "wants_colour", "write_table"]

# The sixteen colours that every terminal has, which its owner has made readable on the ground of their choice.
_COLOURS = {
    "quotes": "34",
    "money": "1;32",
    "vague_amounts": "32",
    "credits": "33",
    "agreements": "35",
    "people": "4",
    "boilerplate": "2",
}
_OTHER = "36"
_ROLES = {"cue": "1;3", "name": "1", "heading": "1"}

_WIDTH = 110  # of a table that goes into a file
_NARROW = 20  # the least that words and facts get

# Text must not move the cursor, change colours or turn the line round.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def wants_colour(stream: IO[Any]) -> bool:
    """Whether a stream is a terminal, and the environment has nothing against colours (``NO_COLOR``)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def _safe(text: str) -> str:
    """Text that a terminal shows and does not obey: control characters become pictures of themselves."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSHOWABLE.sub(lambda one: chr(0x2400 + ord(one[0])) if one[0] < " " else "\ufffd", text)


def _line(text: str) -> str:
    return " ".join(_safe(text).split())


def _styled(text: str, codes: str) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


# ------------------------------------------------------------------------------------------------------- the text


def to_terminal(article: Article, *, colour: bool = True) -> str:
    """The article for a terminal: its text with the records in colours, and the records in a list beneath.

    Args:
        article: After reading.
        colour: Whether to use ANSI colours; without them numbers in brackets lead to the list.

    >>> import newskit
    >>> text = "It cost $5."
    >>> figure = newskit.MonetaryFigure(span=newskit.Span(8, 10, "$5"), amount=5, currency="USD")
    Traceback (most recent call last):
    newskit.errors.RecordError: MonetaryFigure.amount: 5 is no finite Decimal
    >>> from decimal import Decimal
    >>> figure = newskit.MonetaryFigure(span=newskit.Span(8, 10, "$5"), amount=Decimal(5), currency="USD")
    >>> print(to_terminal(newskit.Article(text=text, annotations=[figure]), colour=False))
    language: unknown
    <BLANKLINE>
    It cost $5[1].
    <BLANKLINE>
    Money 1
      [1] $5
          amount: 5 USD
    """
    paint = _styled if colour else _plain
    numbers = {index: number for number, (index, _) in enumerate(_in_lists(article), 1)}
    told = [paint(_line(article.title), "1")] if article.title else []
    told += [paint(_line(_about(article)), "2"), "", _text(article, numbers, colour=colour).rstrip("\n")]
    before = ""
    for index, record in _in_lists(article):
        if record.collection != before:
            before = record.collection
            count = sum(one.collection == before for _, one in shown(article))
            told += ["", paint(f"{heading(before)} {count}", f"1;{_COLOURS.get(before, _OTHER)}")]
        told += _entry(record, numbers[index], paint)
    if article.problems:
        told += ["", paint("Problems", "1;31")]
        told += [f"  {_line(f'{one.annotator}: {one.error}: {one.message}')}" for one in article.problems]
    return "\n".join(told)


def _plain(text: str, codes: str) -> str:  # noqa: ARG001  (takes what `_styled` takes)
    return text


def _about(article: Article) -> str:
    parts = [
        article.publisher,
        article.published,
        ", ".join(article.authors),
        article.url or article.meta.get("source"),
    ]
    return " · ".join([*(str(part) for part in parts if part), f"language: {article.lang or 'unknown'}"])


def _in_lists(article: Article) -> list[tuple[int, Annotation]]:
    """The shown records, kind by kind: ours in a fixed order, then those of plugins."""
    order = {kind.collection: number for number, kind in enumerate(TABLE_KINDS)}
    return sorted(shown(article), key=lambda pair: (order.get(pair[1].collection, len(order)), pair[1].collection))


def _entry(record: Annotation, number: int, paint: Any) -> Iterator[str]:
    words = record.text if isinstance(record, Quote) else record.span.text
    label = f"[{number}]"
    yield f"  {paint(label, '2')} {_line(words)}"
    told = [*facts(record), *([("rule", record.rule)] if record.rule else [])]
    if told:
        yield " " * (len(label) + 3) + paint(" · ".join(_line(f"{name}: {value}") for name, value in told), "2")


def _text(article: Article, numbers: dict[int, int], *, colour: bool) -> str:
    found = marks(article)
    if colour:
        return "".join(
            _styled(_safe(article.text[piece.start : piece.end]), _codes(article, piece.marks))
            for piece in pieces(len(article.text), found)
        )
    ends: dict[int, list[int]] = {}
    for index, record in enumerate(article.annotations):
        if index in numbers and record.span.end <= len(article.text):
            ends.setdefault(record.span.end, []).append(numbers[index])
    parts, start = [], 0
    for end in sorted(ends):
        parts.append(_safe(article.text[start:end]) + "".join(f"[{number}]" for number in sorted(ends[end])))
        start = end
    return "".join(parts) + _safe(article.text[start:])


def _codes(article: Article, found: Iterable[Mark]) -> str:
    """The colour of the innermost record, and what else can be seen beside a colour: bold, italic, underlined."""
    colour, others = "", []
    for mark in found:
        kind = article.annotations[mark.number].collection
        if mark.role in _ROLES:
            others.append(_ROLES[mark.role])
        elif kind == "people":
            others.append(_COLOURS["people"])
        elif not (kind == "quotes" and mark.role == "all"):
            colour = _COLOURS.get(kind, _OTHER)
    return ";".join(dict.fromkeys(code for code in (colour, *others) if code))


# ------------------------------------------------------------------------------------------------------ the table


def write_table(
    articles: Article | Iterable[Article], stream: IO[str], *, kinds: Iterable[type[Annotation]] = ()
) -> None:
    """Write what was found as a table for people, as wide as the terminal.

    Args:
        articles: Articles, gone through once.
        stream: Where to.
        kinds: Which records; all but the layout of the page by default.
    """
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if stream.isatty() else _WIDTH
    paint = _styled if wants_colour(stream) else _plain
    only = tuple(kinds)
    before = ""
    for article in one_or_many(articles):
        stream.write(f"{before}{paint(_cut(_line(_head(article)), width).rstrip(), '1')}\n")
        before = "\n"
        records = [record for _, record in _in_lists(article) if not only or isinstance(record, only)]
        if only:  # kinds of the layout are shown where they are asked for
            listed = set(map(id, records))
            records += [one for one in article.annotations if id(one) not in listed and isinstance(one, only)]
        nothing = "could not be read" if article.problems and not article.text else "nothing found"
        for line in _table(records, width, paint) if records else [f"  {nothing}"]:
            stream.write(line + "\n")


def _head(article: Article) -> str:
    name = article.title or article.url or article.meta.get("source") or article.text[:60]
    length = f"{len(article.text):,}".replace(",", "\u00a0")
    return f"{name} · {article.lang or 'unknown language'} · {length} characters"


def _table(records: list[Annotation], width: int, paint: Any) -> Iterator[str]:
    places = [f"{record.span.start}–{record.span.end}" for record in records]
    first = max(_width(record.collection) for record in records)
    second = max(map(len, places))
    rest = max(width - first - second - 8, 2 * _NARROW)
    third = rest * 11 // 20
    before = ""
    for record, place in zip(records, places, strict=True):
        name = record.collection if record.collection != before else ""
        before = record.collection
        words = record.text if isinstance(record, Quote) else record.span.text
        yield (
            f"  {paint(name.ljust(first), _COLOURS.get(before, _OTHER) if name else '')}  {place.rjust(second)}  "
            f"{_cut(_line(words), third)}  {_cut(_line(summary_line(record)), rest - third).rstrip()}"
        ).rstrip()


def _width(text: str) -> int:
    """How many columns a terminal needs: two for wide East Asian characters, none for accents of their own."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(one) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _cut(text: str, width: int) -> str:
    """Text filled up, or cut with an ellipsis, to a width."""
    missing = width - _width(text)
    if missing >= 0:
        return text + " " * missing
    while _width(text) >= width:
        text = text[: -max(1, (_width(text) - width) // 2)]
    return text + "…" + " " * (width - 1 - _width(text))
