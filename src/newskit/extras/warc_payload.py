"""What a server sent, without the codings that it was sent in."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

from newskit.errors import SourceError

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

__all__ = ["decoded"]


def decoded(body: bytes, headers: HeaderMap, limit: int) -> bytes:
    """The body without its ``Transfer-Encoding`` and ``Content-Encoding``; of a longer one, a byte more than `limit`.

    A coding that the headers name and the body does not have is passed over: many crawlers store the page decoded and
    the headers as they came.

    Raises:
        SourceError: It cannot be decoded; the message says why.
    """
    for coding in (*_codings(headers, "Transfer-Encoding"), *_codings(headers, "Content-Encoding")):
        if _is_markup(body):
            return body
        try:
            body = _without(coding, body, limit)
        except (OSError, zlib.error) as error:
            raise SourceError(f"its {coding} coding is damaged: {error}") from error
    return body


def _codings(headers: HeaderMap, header: str) -> list[str]:
    """The names in the order in which they are to be undone: the last one was done last."""
    names = [name.strip().lower() for value in headers.get_multiple(header) for name in value.split(",")]
    return [name for name in reversed(names) if name not in ("", "identity")]


def _is_markup(body: bytes) -> bool:
    return body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _without(coding: str, body: bytes, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader  # noqa: PLC0415

    if coding == "deflate":  # zlib's format by the standard, without its header by habit
        try:
            return zlib.decompressobj().decompress(body, limit + 1)
        except zlib.error:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, limit + 1)
    readers: dict[str, Any] = {
        "chunked": ChunkedReader,
        "gzip": GzipReader,
        "x-gzip": GzipReader,
        "br": BrotliReader,
        "zstd": ZstdReader,
    }
    if coding not in readers:
        raise SourceError(f"its coding {coding!r:.40} is none of {', '.join([*readers, 'deflate'])}")
    found: bytes = readers[coding](io.BytesIO(body)).read(limit + 1)
    return found
