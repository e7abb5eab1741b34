"""Unread articles out of batches of any columns: texts of all of Arrow's types, and rows that are no articles."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import pyarrow as pa

from newskit.errors import SourceError
from newskit.extras.arrow.failures import Failure
from newskit.model import Article
from newskit.plugins.intake import Fields

__all__ = ["as_json", "finer", "unread"]


def unread(batch: pa.RecordBatch, fields: Fields) -> list[Article | Failure]:
    """The article of each row; where there is none, why."""
    columns = {
        field: _values(batch.column(name), field, name) for field, name in fields.items() if name in batch.schema.names
    }
    return [_article(dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]


def _article(row: dict[str, Any]) -> Article | Failure:
    known = {field: value for field, value in row.items() if value is not None}
    for value in known.values():
        if isinstance(value, SourceError):
            return Failure.of("input", value, known)
    if "text" not in known:
        return Failure.of("input", SourceError("there is no text: it is null"), known)
    try:
        return Article(**known)
    except (TypeError, ValueError) as error:
        return Failure.of("input", error, known)


def _values(column: pa.Array, field: str, name: str) -> list[Any]:
    """The values of a column as an article has them, an error where that cannot be."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    values = _as_python(column, name)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type) or pa.types.is_string_view(column.type):
        return values if field != "authors" else [(value,) if isinstance(value, str) else value for value in values]
    return [_plain(as_json(value), field, name) for value in values]


def _as_python(column: pa.Array, name: str) -> list[Any]:
    """The values; one that Python cannot have costs only itself."""
    column = finer(column)
    try:
        return column.to_pylist()  # type: ignore[no-any-return]
    except (ValueError, OverflowError):  # a byte that is not UTF-8, a date in the year 20000
        return [_alone(value, name) for value in column]


def _alone(value: pa.Scalar, name: str) -> Any:
    try:
        return value.as_py()
    except (ValueError, OverflowError) as error:
        return SourceError(f"{name!r} cannot be read: {error}")


def _plain(value: Any, field: str, name: str) -> Any:
    if value is None or isinstance(value, (str, SourceError)):
        return value if field != "authors" or not isinstance(value, str) else (value,)
    if field == "authors" and isinstance(value, list):
        return tuple(map(str, value))
    wanted = "a string or a list of strings" if field == "authors" else "a string"
    return SourceError(f"{name!r} must be {wanted}, is {value!r:.60}")


def finer(column: pa.Array) -> pa.Array:
    """Times to the microsecond, which is all that Python's have."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def as_json(value: Any) -> Any:
    """A value of a plain column as JSON has it."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return [as_json(one) for one in value] if isinstance(value, list) else value
