"""Batches on their way between processes, as streams of Arrow: a slice that is pickled takes all of its batch along."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

__all__ = ["Sent", "from_wire", "rows_of", "to_wire"]

#: The number of a batch's first row, and the batch.
Sent = tuple[int, bytes]


def to_wire(batch: pa.RecordBatch) -> bytes:
    """A batch as a stream."""
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, batch.schema) as writer:
        writer.write_batch(batch)
    return stream.getvalue().to_pybytes()  # type: ignore[no-any-return]


def from_wire(raw: bytes) -> Iterator[pa.RecordBatch]:
    """The batches of streams that stand one behind the other."""
    stream = pa.BufferReader(raw)
    while stream.tell() < len(raw):
        yield from pa.ipc.open_stream(stream)


def rows_of(sent: Sent) -> list[Sent]:
    """Each row by itself."""
    first, raw = sent
    (batch,) = from_wire(raw)
    return [(first + at, to_wire(batch.slice(at, 1))) for at in range(batch.num_rows)]
