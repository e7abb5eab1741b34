"""From files and streams to unread articles, by media type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from newskit.errors import SourceError
from newskit.model import Article

__all__ = ["media_type_of", "open_file", "open_stream"]

# Not mimetypes: it reads the machine's own tables, and a result must not depend on the machine.
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".gz": "application/gzip",
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


def open_file(path: Path | str, hook: Any) -> Iterator[Article]:
    """The unread articles of a file, through ``newskit_open``.

    Raises:
        SourceError: The file is not there or cannot be read, or no plugin opens its media type.
    """
    try:
        with Path(path).open("rb") as stream:
            yield from open_stream(stream, media_type_of(str(path)), str(path), hook)
    except OSError as error:
        if Path(path).is_dir():
            raise SourceError(f"{path}: is a folder; give its files, for instance: {Path(path) / '*.txt'}") from error
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a path with a NUL in it
        raise SourceError(f"{path!r}: cannot be read: {error}") from error


def open_stream(stream: IO[bytes], media_type: str, name: str, hook: Any) -> Iterator[Article]:
    """The unread articles of a stream, through ``newskit_open``; `name` is told in errors."""
    try:
        articles = hook.newskit_open(stream=stream, media_type=media_type, url=name)
        if articles is not None:
            yield from articles
    except (SourceError, OSError):
        raise
    except Exception as error:
        told = f"the plugin that opens {media_type} failed: {type(error).__name__}: {error}"
        raise SourceError(f"{name}: {told}") from error
    if articles is None:
        raise SourceError(f"{name}: no plugin opens {media_type}; plain text, JSON Lines and JSON need none")
