"""From files and streams to unread articles, by media type."""

from __future__ import annotations

import gzip
import zlib
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import attrs
from attrs import define

from newskit.errors import MissingExtraError, SourceError
from newskit.model import Article, Problem

__all__ = ["Seen", "Unparsed", "media_type_of", "open_file", "open_files", "open_stream", "parsed"]

_GZIP = "application/gzip"

# Not mimetypes: it reads the machine's own tables, and a result must not depend on the machine.
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".gz": _GZIP,
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".rtf": "application/rtf",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".warc": "application/warc",
    ".warc.gz": "application/warc",
    ".warc.zst": "application/warc",
    ".xhtml": "application/xhtml+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


def media_type_of(name: str) -> str:
    """The media type that a file's name tells; plain text where it tells nothing.

    >>> media_type_of("crawl.warc.gz")
    'application/warc'
    """
    lower = name.lower()
    for ending in sorted(_MEDIA_TYPES, key=len, reverse=True):
        if lower.endswith(ending):
            return _MEDIA_TYPES[ending]
    return "text/plain"


class Unparsed(ABC):
    """An article that has yet to be made out of what was found, for instance out of a page of HTML.

    A plugin's ``newskit_open`` may give these instead of articles where making one is work. They are then made where
    they are read: with several processes, in those. What it holds must pickle.
    """

    @abstractmethod
    def parse(self) -> Article:
        """The unread article. What cannot be parsed gives one without text, with a problem that says why."""


@define
class Seen:
    """What was met in an archive, counted while it is gone through.

    Args:
        records: How many records there were, of all sorts.
        passed_over: How many of them are no articles, by reason: ``"not HTML"``.
    """

    records: int = 0
    passed_over: Counter[str] = attrs.field(factory=Counter)


def open_files(
    names: Iterable[Path | str],
    hook: Any,
    *,
    strict: bool = False,
    standard_input: tuple[IO[bytes], str] | None = None,
    seen: dict[str, Seen] | None = None,
) -> Iterator[Article | Unparsed]:
    """The unread articles of many files; a file that cannot be read gives an article that says so.

    Args:
        names: The files, opened one after another.
        hook: The hooks of a pipeline.
        strict: Raise for what cannot be read.
        standard_input: What ``-`` stands for, a stream and its media type; without it, for a file of that name.
        seen: Takes up what was met in each file that is an archive, by the file's name.

    Raises:
        SourceError: Something cannot be read, and `strict` is set.
    """
    for name in names:
        mine = seen.setdefault(str(name), Seen()) if seen is not None else Seen()
        try:
            if name == "-" and standard_input is not None:
                found = open_stream(*standard_input, "-", hook, mine)
            else:
                found = open_file(name, hook, mine)
            for article in found:
                yield _readable(article) if strict and isinstance(article, Article) else article
        except SourceError as error:
            if strict:
                raise
            yield _unread(str(name), str(error))
        if seen is not None and not mine.records:  # no archive
            del seen[str(name)]


def parsed(source: Unparsed, *, strict: bool = False) -> Article:
    """The article that comes of it, whatever a plugin's parsing does.

    Raises:
        SourceError: It cannot be parsed, and `strict` is set.
    """
    try:
        article = source.parse()
    except Exception as error:
        told = f"{type(source).__name__}: parsing failed: {type(error).__name__}: {error}"
        if strict:
            raise SourceError(told) from error
        return _unread("", told)
    return _readable(article) if strict else article


def _readable(article: Article) -> Article:
    if article.problems and article.problems[0].error == "SourceError":
        raise SourceError(article.problems[0].message)
    return article


def _unread(name: str, told: str) -> Article:
    problem = Problem(annotator="newskit.sources", error="SourceError", message=told)
    return Article(text="", meta={"source": name} if name else {}, problems=(problem,))


def open_file(path: Path | str, hook: Any, seen: Seen | None = None) -> Iterator[Article | Unparsed]:
    """The unread articles of a file, through ``newskit_open``.

    Raises:
        SourceError: The file is not there or cannot be read, or no plugin opens its media type.
    """
    try:
        with Path(path).open("rb") as stream:
            yield from open_stream(*_unpacked(stream, str(path)), str(path), hook, seen)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(f"{path}: what gzip has packed there is broken: {error}") from error
    except OSError as error:
        if Path(path).is_dir():
            raise SourceError(f"{path}: is a folder; give its files, for instance: {Path(path) / '*.txt'}") from error
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a path with a NUL in it
        raise SourceError(f"{path!r}: cannot be read: {error}") from error


def _unpacked(stream: IO[bytes], name: str) -> tuple[IO[bytes], str]:
    """A file and its media type; of ``wire.jsonl.gz`` what is in it."""
    media_type = media_type_of(name)
    inner = name[: -len(".gz")]
    if media_type != _GZIP or not inner.lower().endswith(tuple(_MEDIA_TYPES)):
        return stream, media_type
    return gzip.GzipFile(fileobj=stream), media_type_of(inner)  # type: ignore[return-value]  # it is as good as IO


def open_stream(
    stream: IO[bytes], media_type: str, name: str, hook: Any, seen: Seen | None = None
) -> Iterator[Article | Unparsed]:
    """The unread articles of a stream, through ``newskit_open``; `name` is told in errors."""
    seen = Seen() if seen is None else seen
    try:
        articles = hook.newskit_open(stream=stream, media_type=media_type, url=name, seen=seen)
        if articles is not None:
            yield from articles
    except (SourceError, OSError, EOFError, zlib.error):
        raise
    except MissingExtraError as error:
        raise SourceError(f"{name}: {error}") from error
    except Exception as error:
        told = f"the plugin that opens {media_type} failed: {type(error).__name__}: {error}"
        raise SourceError(f"{name}: {told}") from error
    if articles is None:
        raise SourceError(f"{name}: no plugin opens {media_type}; text, JSON, HTML, WARC and Parquet need none")
