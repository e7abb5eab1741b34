"""Opening what needs no library: plain text and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

import attrs

from newskit.errors import SourceError
from newskit.hookspecs import hookimpl
from newskit.model import Article, Problem

__all__ = ["newskit_open"]

_KNOWN = ("text", "lang", "country", "title", "url", "publisher", "published", "authors", "meta")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@hookimpl
def newskit_open(stream: IO[bytes], media_type: str, url: str | None) -> Iterable[Article] | None:
    """Open ``text/plain`` (one article) and JSON Lines or JSON (an object an article, with its ``text``)."""
    name = url or "-"
    if media_type == "text/plain":
        return [Article(text=_decoded(stream.read(), name), meta={"source": name})]
    if media_type in ("application/jsonl", "application/x-ndjson"):
        return _lines(stream, name)
    if media_type == "application/json":
        return _whole(stream, name)
    return None


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in raw and not raw.startswith(_UTF_16):
            raise SourceError(f"{name}: has NUL bytes, so it is no plain text; save it as text in UTF-8") from error
        line = raw.count(b"\n", 0, error.start) + 1
        likely = "UTF-16" if raw.startswith(_UTF_16) else "CP1250"
        raise SourceError(
            f"{name}: line {line}: byte 0x{raw[error.start]:02x} at {error.start} is not UTF-8; "
            f"convert the file, for instance: iconv -f {likely} -t UTF-8"
        ) from error


def _lines(stream: IO[bytes], name: str) -> Iterator[Article]:
    """One article a line. A line that cannot be read gives an article whose problem names it; the rest goes on."""
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        place = f"{name}:{number}"
        try:
            item = json.loads(_decoded(raw, place))
        except (ValueError, RecursionError, SourceError) as error:
            yield _unread(place, error if isinstance(error, SourceError) else f"{place}: not JSON: {error}")
        else:
            yield _article_or_problem(item, place)


def _whole(stream: IO[bytes], name: str) -> Iterator[Article]:
    """The articles of an array, or the one of an object. What is no article costs only itself here too."""
    try:
        found = json.loads(_decoded(stream.read(), name))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name}: not JSON: {error}") from error
    for number, item in enumerate(found if isinstance(found, list) else [found], 1):
        yield _article_or_problem(item, f"{name}:{number}")


def _unread(place: str, error: object) -> Article:
    problem = Problem(annotator="newskit.intake", error="SourceError", message=str(error))
    return Article(text="", meta={"source": place}, problems=(problem,))


def _article_or_problem(item: Any, place: str) -> Article:
    try:
        return _article(item, place)
    except SourceError as error:
        return _unread(place, error)


def _article(item: Any, place: str) -> Article:
    if isinstance(item, str):
        item = {"text": item}
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        keys = f"; this one has {', '.join(map(repr, item))}" if isinstance(item, dict) and item else ""
        raise SourceError(f'{place}: needs an object with a string "text"{keys:.200}')
    known = {key: item[key] for key in _KNOWN if item.get(key) is not None}
    meta = known.get("meta")
    rest = {key: value for key, value in item.items() if key not in _KNOWN}
    known["meta"] = {**(meta if isinstance(meta, dict) else {}), **rest, "source": place}
    for key in ("lang", "country", "title", "url", "publisher", "published"):
        if key in known and not isinstance(known[key], str):
            raise SourceError(f'{place}: "{key}" must be a string')
    authors = known.get("authors", [])
    if not isinstance(authors, (str, list)):
        raise SourceError(f'{place}: "authors" must be a string or an array')
    known["authors"] = (authors,) if isinstance(authors, str) else tuple(map(str, authors))
    return attrs.evolve(Article(text=""), **known)
