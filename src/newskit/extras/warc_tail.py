"""Whether a WARC file ends where a record does: one that broke off is read up to there without an error."""

from __future__ import annotations

import re
import zlib
from typing import IO

__all__ = ["breaks_off"]

_GZIP = b"\x1f\x8b"
_FIRST = b"WARC/"
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d+)", re.IGNORECASE | re.MULTILINE)
_MOST_HEAD = 1 << 16  # bytes
_MOST = 1 << 27  # bytes behind the last record's start; above, a file is one compressed piece, and not looked through
_CHUNK = 1 << 20


def breaks_off(stream: IO[bytes], last: int) -> bool:
    """Whether the last record is not all there, or the beginning of another stands behind it.

    Files compressed with zstd or lz4 are taken for whole, and so are those whose records are not compressed one by one.

    Args:
        stream: A file that can seek; where it stands afterwards is not told.
        last: Where the last record that could be read begins.
    """
    size = stream.seek(0, 2)
    if size - last > _MOST:
        return False
    stream.seek(last)
    head = stream.read(len(_FIRST))
    stream.seek(last)
    if head.startswith(_GZIP):
        return _member_breaks_off(stream)
    return head == _FIRST and _plain_breaks_off(stream, size)


def _member_breaks_off(stream: IO[bytes]) -> bool:
    """The same of compressed records: each is a member of its own, and whether it is whole its check sum tells."""
    rest = b""
    while True:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not member.eof:
            chunk = rest or stream.read(_CHUNK)
            if not chunk:
                return True
            try:
                member.decompress(chunk)
            except zlib.error:  # told where the records are read
                return False
            rest = b""
        rest = (member.unused_data or stream.read(_CHUNK)).lstrip(b"\0")
        if not rest.startswith(_GZIP):  # the end, or junk
            return _GZIP.startswith(rest[: len(_GZIP)]) and bool(rest)


def _plain_breaks_off(stream: IO[bytes], size: int) -> bool:
    begin = stream.tell()
    head = stream.read(_MOST_HEAD)
    ends = _HEAD_ENDS.search(head)
    length = _LENGTH.search(head, 0, ends.start() if ends else len(head))
    if ends is None or length is None:
        return ends is None
    end = begin + ends.end() + int(length[1])
    if end > size:
        return True
    stream.seek(end)
    rest = stream.read(_CHUNK).strip()
    return bool(rest) and (rest.startswith(_FIRST) or _FIRST.startswith(rest))
