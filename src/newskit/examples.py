"""The examples of language packs: what they say must be found, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newskit.languages import Example
from newskit.model import Article, Span

__all__ = ["found", "unmet"]


def found(article: Article, path: str) -> tuple[str, ...]:
    """What an article has of a kind, in the words of an example.

    Args:
        article: After reading.
        path: A collection (``"quotes"``: the words of each), or a field of its records (``"quotes.speaker.name"``,
            ``"money.amount"``). What is absent is told as ``"None"``, and a tuple gives each of its members.

    >>> from newskit import Article, Block, Span
    >>> block = Block(span=Span(0, 4, "News"), kind="heading")
    >>> article = Article(text="News", annotations=(block,))
    >>> found(article, "blocks"), found(article, "blocks.kind")
    (('News',), ('heading',))
    """
    collection, _, fields = path.partition(".")
    records = [record for record in article if record.collection == collection]
    return tuple(told for record in records for told in _told(record, fields.split(".") if fields else ["text"]))


def unmet(article: Article, example: Example) -> list[str]:
    """What an example asks for and the article, read from its text, does not have; one line each.

    Each key must give just the words listed, in text order. What is absent counts where the list has a ``"None"``.
    """
    missing = []
    for path, wanted in example.expected.items():
        given = found(article, path)
        if "None" not in wanted:
            given = tuple(told for told in given if told != "None")
        if given != wanted:
            missing.append(f"{example.text!r:.80}: {path} should be {list(wanted)}, is {list(given)}")
    return missing


def _told(value: Any, fields: list[str]) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _told(item, fields)
    elif fields and value is not None:
        yield from _told(getattr(value, fields[0]), fields[1:])
    else:
        yield value.text if isinstance(value, Span) else str(value)
