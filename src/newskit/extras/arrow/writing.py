"""Articles as a Parquet file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import IO, Any

import pyarrow.parquet as pq

from newskit.errors import FormatError
from newskit.export import one_or_many
from newskit.extras.arrow.failures import misfit
from newskit.extras.arrow.nested import Nested
from newskit.model import Annotation, Article

__all__ = ["write_parquet"]

_ROWS = 500  # articles of a row group, which is what is in memory at a time
_CHARACTERS = 16_000_000  # ... and a group of very long ones is closed before that


def write_parquet(
    articles: Article | Iterable[Article], stream: IO[bytes], *, kinds: Iterable[type[Annotation]] = ()
) -> None:
    """Write articles as Parquet, one row an article, in groups as they come.

    An unpaired surrogate, which Arrow cannot hold, becomes U+FFFD: so offsets stay right.

    Args:
        articles: Articles, gone through once.
        stream: Where to; it need not seek.
        kinds: Record classes that get a column besides ours.

    Raises:
        FormatError: A value is not what its field declares, or does not fit a column; the message names the article.
        PluginError: Two kinds have one collection name.
    """
    nested = Nested(kinds)
    with pq.ParquetWriter(_Target(stream), nested.schema, compression="zstd") as writer:
        for group in _groups(one_or_many(articles)):
            try:
                batch, _ = nested.batch(group)
            except Exception as error:
                raise _told(group, nested, error) from error
            writer.write_batch(batch)


def _groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if len(group) == _ROWS or size > _CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _told(group: list[Article], nested: Nested, error: Exception) -> Exception:
    """The error that names the article which has no place in the table."""
    for article in group:
        try:
            nested.batch([article])
        except Exception as alone:  # noqa: BLE001  (it is told)
            name = article.meta.get("source") or article.url or "an article"
            return FormatError(f"{name}: cannot be written as Parquet: {misfit(article, alone)}")
    return error


class _Target(io.RawIOBase):
    """A stream that is only written to: pyarrow asks where it is, which a pipe does not know."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0

    def writable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How much was written."""
        return self._at

    def write(self, data: Any) -> int:
        """Pass it on."""
        self._stream.write(data)
        self._at += len(data)
        return len(data)
