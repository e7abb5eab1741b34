"""Records taken apart, compared, and told in the messages of checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from newskit.model import Article, Span

__all__ = ["difference", "reading", "shifted", "shorten", "spans_of", "where"]


def spans_of(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, Span]]:
    """All spans in a record, each with the way to it."""
    if isinstance(value, Span):
        yield path, value
    elif attrs.has(type(value)) and depth < 10:
        path = path or type(value).__name__
        for a in attrs.fields(type(value)):
            yield from spans_of(getattr(value, a.name), f"{path}.{a.name}", depth + 1)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for index, item in enumerate(value):
            yield from spans_of(item, f"{path}[{index}]", depth + 1)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from spans_of(item, f"{path}[{key!r}]", depth + 1)


def shifted(value: Any, by: int) -> Any:
    """A record with all its spans moved."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by, value.text)
    if attrs.has(type(value)):
        fields = [a for a in attrs.fields(type(value)) if a.init]
        return type(value)(**{a.alias: shifted(getattr(value, a.name), by) for a in fields})
    if isinstance(value, tuple):
        return tuple(shifted(item, by) for item in value)
    if isinstance(value, Mapping):
        return {key: shifted(item, by) for key, item in value.items()}
    return value


def reading(article: Article) -> list[Any]:
    """What a reading gave, as a list to be compared."""
    return [article.lang, *article.annotations, *((p.annotator, p.error, p.message) for p in article.problems)]


def difference(wanted: Sequence[Any], given: Sequence[Any]) -> str:
    """The first place where two lists that are not equal differ, in words."""
    for before, after in zip(wanted, given, strict=False):
        if before != after:
            return f"{shorten(before)} became {shorten(after)}"
    more = given[len(wanted) :]
    return f"one more: {shorten(more[0])}" if more else f"one is missing: {shorten(wanted[len(given)])}"


def where(article: Article) -> str:
    """Which article a message is about."""
    return f"in the {article.lang or 'unnamed'} text {shorten(article.text, 50)!r}"


def shorten(value: Any, length: int = 200) -> str:
    """A value in at most so many characters."""
    told = value if isinstance(value, str) else repr(value)
    return told if len(told) <= length else f"{told[: length - 1]}…"
