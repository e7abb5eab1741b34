"""Large batches in parts that can be worked on one at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["slices"]

_ROWS = 512
_BYTES = 4_000_000  # of text; one row may have more


def slices(batch: pa.RecordBatch, text: str) -> Iterator[pa.RecordBatch]:
    """A batch in parts of few rows and not too much text; an empty one as it is.

    Args:
        batch: The batch.
        text: The name of the column of text.
    """
    column = batch.schema.get_field_index(text)
    for at in range(0, max(batch.num_rows, 1), _ROWS):
        yield from _halved(batch.slice(at, _ROWS), column)


def _halved(batch: pa.RecordBatch, column: int) -> Iterator[pa.RecordBatch]:
    half = batch.num_rows // 2
    if half and _bytes(batch.column(column)) > _BYTES:
        yield from _halved(batch.slice(0, half), column)
        yield from _halved(batch.slice(half), column)
    else:
        yield batch


def _bytes(column: pa.Array) -> int:
    """How much text there is; of what is no text, nothing."""
    if pa.types.is_dictionary(column.type):
        lengths = pc.binary_length(column.dictionary) if _has_length(column.type.value_type) else None
        return 0 if lengths is None else pc.sum(lengths.take(column.indices)).as_py() or 0
    if pa.types.is_string_view(column.type):
        column = column.cast(pa.large_string())
    return pc.sum(pc.binary_length(column)).as_py() or 0 if _has_length(column.type) else 0


def _has_length(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))
