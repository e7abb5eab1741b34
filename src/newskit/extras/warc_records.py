"""The records of a WARC stream, one after another; past what is broken, where the stream can be searched."""

from __future__ import annotations

import io
import zlib
from collections import deque
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from attrs import frozen

from newskit.extras.warc_tail import breaks_off

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["Broken", "Records", "is_archive"]

_FIRST = b"WARC/"
_GZIP, _ZSTD, _LZ4 = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"
_HEAD = 1024  # a record's first line stands in these bytes, compressed or not
_CHUNK = 1 << 20  # bytes that a search looks at at a time
_TAIL = 1 << 22  # bytes of a pipe that are kept, to see whether the last record is whole


@frozen
class Broken:
    """Bytes that are no record, or a record that cannot be read.

    Args:
        offset: Where it begins; where that cannot be told, where the last good record does.
        told: What is wrong, and where reading goes on.
        rest: Whether all that follows is lost with it.
    """

    offset: int
    told: str
    rest: bool = False


class Records:
    """The records of a WARC file, plain or compressed; each is to be read before the next is asked for.

    Behind bytes that break the compression the next record is looked for, if the stream can seek.

    Args:
        stream: The file, from where it stands.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._source: Any = stream if stream.seekable() else _Forward(stream)
        self._cut_off = False

    def cut_off(self) -> None:
        """Say that the record at hand has less bytes than it says, so that it may have taken others' for its own."""
        self._cut_off = True

    def __iter__(self) -> Iterator[WarcRecord | Broken]:
        at = -1
        start: int | None = None  # where a search said that a record begins
        pending: Broken | None = None
        while True:
            failure = ""
            try:
                for record in self._run():
                    if pending is not None:
                        yield pending
                    start = pending = None
                    at = record.stream_pos
                    yield record
                    if self._cut_off:
                        break
            except OSError as error:
                failure = str(error)
            except BaseException as error:
                if type(error).__name__ != "PanicException":  # what Rust code gives up with is no `Exception`
                    raise
                failure = f"fastwarc gave up: {error}"
            if not failure and not self._cut_off:
                if pending is not None:
                    yield pending
                elif at >= 0 and self._breaks_off(at):
                    yield Broken(at, "the file breaks off in this record or behind it")
                return
            if self._cut_off and not self._stream.seekable():  # the stream ends there
                return
            self._cut_off = False
            found = _next_record(self._stream, at + 1) if self._stream.seekable() else None
            if start == at:  # what the search found is broken itself
                pending = None
                yield Broken(at, f"the record cannot be read: {failure}")
            else:
                pending = self._broken(at, failure, found)
            if found is None:
                if pending is not None:
                    yield pending
                return
            at = start = found
            self._stream.seek(found)

    def _run(self) -> Iterator[WarcRecord]:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  (the extra may be missing)

        # Quirks: bare line feeds are line ends, and junk between records is passed over.
        return iter(ArchiveIterator(self._source, parse_http=False, quirks_mode=True))

    def _breaks_off(self, at: int) -> bool:
        if self._stream.seekable():
            return breaks_off(self._stream, at)
        tail = self._source.tail(at)
        return tail is not None and breaks_off(tail, 0)

    def _broken(self, at: int, failure: str, found: int | None) -> Broken:
        told = f"{'cannot' if at < 0 else 'behind this record something cannot'} be read: {failure}"
        at = max(at, 0)
        if found is not None:
            return Broken(at, f"{told}; reading goes on at {found}")
        if self._stream.seekable():
            return Broken(at, f"{told}; no record was found behind it")
        return Broken(at, f"{told}; what follows is lost, since only a file can be searched for it", rest=True)


def is_archive(stream: IO[bytes]) -> bool:
    """Whether a stream begins like a WARC file, or like one that is damaged; it stays where it is."""
    head = _head(stream)
    if head.startswith(_GZIP):
        head = _inflated(head) or _FIRST  # a broken first record is no reason to refuse the rest
    return not head or _FIRST in head or head.startswith((_ZSTD, _LZ4))


def _head(stream: IO[bytes]) -> bytes:
    if stream.seekable():
        at = stream.tell()
        head = stream.read(_HEAD)
        stream.seek(at)
        return head
    peek = getattr(stream, "peek", None)  # a pipe that cannot show its head is believed
    return peek(_HEAD)[:_HEAD] if peek is not None else b""


def _inflated(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
    except zlib.error:
        return b""


def _next_record(stream: IO[bytes], after: int) -> int | None:
    """Where the next record begins, as far as its first bytes tell; None where there is none."""
    stream.seek(0)
    compressed = stream.read(len(_GZIP)) == _GZIP
    mark, into = (_GZIP, 0) if compressed else (b"\n" + _FIRST, 1)
    place = stream.seek(after)
    window = b""
    while chunk := stream.read(_CHUNK):
        window += chunk
        found = window.find(mark)
        while found >= 0:
            if not compressed or _inflated(window[found : found + _HEAD]).startswith(_FIRST):
                return place + found + into
            found = window.find(mark, found + 1)
        kept = window[-_HEAD:]  # a mark may stand across two chunks
        place += len(window) - len(kept)
        window = kept
    return None


class _Forward:
    """A pipe with the methods that fastwarc asks for: it wants to know where it is and never goes back."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0
        self._last: deque[bytes] = deque()
        self._kept = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size)
        self._at += len(chunk)
        self._last.append(chunk)
        self._kept += len(chunk)
        while self._kept - len(self._last[0]) > _TAIL:
            self._kept -= len(self._last.popleft())
        return chunk

    def tail(self, at: int) -> IO[bytes] | None:
        """What was read from `at` on, if that is not too long ago."""
        behind = at - (self._at - self._kept)
        return io.BytesIO(b"".join(self._last)[behind:]) if behind >= 0 else None

    def tell(self) -> int:
        return self._at

    def seek(self, _offset: int, _whence: int = 0) -> int:
        raise OSError("this stream cannot go back")
