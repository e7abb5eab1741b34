"""The rows of Parquet files: of anybody's table with a column of text, and of ours with its records."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from newskit.errors import SourceError
from newskit.extras.arrow.forms import Form
from newskit.extras.arrow.schema import VERSION_KEY, VERSIONS, forms
from newskit.extras.arrow.texts import as_json, finer

__all__ = ["read_rows"]

_ROWS = 128


def read_rows(
    stream: IO[bytes], name: str, required: Iterable[str]
) -> Iterator[tuple[str, dict[str, Any] | SourceError]]:
    """The rows of a Parquet file, read in small batches.

    Args:
        stream: The file; a pipe is read to its end first, since the table of contents stands there.
        name: The file's name, for places and messages.
        required: The columns that must be there.

    Yields:
        The place of each row (``"wire.parquet:17"``) and its values: of another's table the columns of plain types, of
        ours what `newskit.to_dict` gives. Where a row cannot be read, or has an error itself, the error instead.

    Raises:
        SourceError: It is no Parquet file, or lacks a column.
    """
    source = stream if stream.seekable() else io.BytesIO(stream.read())
    try:
        file = pq.ParquetFile(source, pre_buffer=False, buffer_size=1 << 16)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"{name}: is no Parquet file that can be read: {error}") from error
    found = file.schema_arrow
    for column in required:
        if column not in found.names:
            raise SourceError(f"{name}: there is no column {column!r}; there are {', '.join(map(repr, found.names))}")
    version = (found.metadata or {}).get(VERSION_KEY)
    ours = version is not None and version.decode() in VERSIONS
    mine = forms() if ours else {}
    wanted = [one.name for one in found if (one.name in mine if ours else one.name in required or _is_plain(one.type))]
    number = 0
    for group in range(file.num_row_groups):
        end = number + file.metadata.row_group(group).num_rows
        try:
            for batch in file.iter_batches(_ROWS, row_groups=[group], columns=wanted, use_threads=False):
                for row in _values(batch):
                    number += 1
                    place = f"{name}:{number}"
                    yield place, _item(row, mine, place)
        except (pa.ArrowException, OSError) as error:
            place = f"{name}:{number + 1}"
            yield place, SourceError(f"{place}: the rows up to {end} cannot be read: {error}")
        number = end


def _is_plain(kind: pa.DataType) -> bool:
    types = pa.types
    if types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        return not types.is_nested(kind.value_type) and _is_plain(kind.value_type)
    tests = (
        types.is_string, types.is_large_string, types.is_string_view, types.is_integer, types.is_floating,
        types.is_boolean, types.is_null, types.is_date, types.is_time, types.is_timestamp, types.is_decimal,
    )  # fmt: skip
    return any(test(kind) for test in tests)


def _values(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | Exception]:
    """The rows as dicts; a value that Python cannot have costs only its row."""
    batch = pa.RecordBatch.from_arrays(list(map(finer, batch.columns)), names=batch.schema.names)
    try:
        yield from batch.to_pylist()
    except (ValueError, OverflowError):  # a byte that is not UTF-8, a date in the year 20000
        for number in range(batch.num_rows):
            try:
                yield from batch.slice(number, 1).to_pylist()
            except (ValueError, OverflowError) as error:
                yield error


def _item(row: dict[str, Any] | Exception, mine: dict[str, Form], place: str) -> dict[str, Any] | SourceError:
    if isinstance(row, Exception):
        return SourceError(f"{place}: the row cannot be read: {row}")
    if not mine:
        return {key: as_json(value) for key, value in row.items()}
    failed = row.pop("error", None)
    if failed is not None:
        return SourceError(f"{place}: {failed['type']}: {failed['message']}")
    item = {key: form.read(row[key]) if form.read else row[key] for key, form in mine.items() if key in row}
    for other in item.pop("others", None) or ():
        item.setdefault(other["collection"], []).append(other["record"])
    return item
