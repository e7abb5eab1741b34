"""How the values of records stand in Arrow: a type for each shape of `newskit.shapes`, and the way there and back.

What goes in is what `newskit.to_dict` gives, so that JSON and Parquet agree: an amount is a string in both. (A decimal
of Arrow has a fixed number of digits. Sums of money have not, and one that did not fit would be rounded or lost; a
query casts: ``CAST(amount AS DECIMAL(38, 2))``.)

======================================  =============================================================
in JSON                                 in Arrow
======================================  =============================================================
a string, a choice of strings           ``string``
a whole number, a number, true, false   ``int64``, ``double``, ``bool``
an array                                ``list``
an object with fixed keys, a span       ``struct``
an object with any keys                 ``map`` from ``string``
anything else, a record in its like     ``string`` that holds JSON
======================================  =============================================================
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa
from attrs import frozen

from newskit.shapes import Definitions, RecordShape, Shape
from newskit.shapes.records import FixedShape, ManyShape, OptionalShape, TableShape
from newskit.shapes.values import SpanShape

__all__ = ["JSON", "Form", "form_of"]

Change = Callable[[Any], Any]


@frozen
class Form:
    """How a shape stands in Arrow.

    Args:
        type: Its type.
        write: From what JSON has to what Arrow takes; None where that is the same.
        read: The way back; likewise.
    """

    type: pa.DataType
    write: Change | None = None
    read: Change | None = None


_SCALARS = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
#: What has no type of its own: a text that holds JSON.
JSON = Form(
    pa.string(),
    lambda value: None if value is None else json.dumps(value, ensure_ascii=False),
    lambda value: None if value is None else json.loads(value),
)


def form_of(shape: Shape, inside: tuple[type[Any], ...] = ()) -> Form:
    """The form of a shape.

    Args:
        shape: The shape.
        inside: The classes that it stands in. Arrow has no types that hold themselves, so an agreement's parts are
            JSON.
    """
    if isinstance(shape, OptionalShape):
        return form_of(shape.inner, inside)
    if isinstance(shape, SpanShape):
        return Form(_SPAN)
    if isinstance(shape, ManyShape):
        return _many(form_of(shape.inner, inside))
    if isinstance(shape, FixedShape):
        inner = {form_of(one, inside) for one in shape.inner}
        return _many(inner.pop()) if len(inner) == 1 else JSON
    if isinstance(shape, TableShape):
        return _table(form_of(shape.inner, inside))
    if isinstance(shape, RecordShape):
        return JSON if shape.cls in inside else _record(shape, inside)
    return _scalar(shape)


def _scalar(shape: Shape) -> Form:
    told = shape.schema(Definitions())
    if all(isinstance(value, str) for value in told.get("enum", [None])):
        return Form(_SCALARS["string"])
    kind = told.get("type")
    return Form(_SCALARS[kind]) if isinstance(kind, str) and kind in _SCALARS else JSON


def _many(inner: Form) -> Form:
    return Form(pa.list_(inner.type), _each(inner.write), _each(inner.read))


def _each(change: Change | None) -> Change | None:
    if change is None:
        return None
    return lambda values: None if values is None else [change(value) for value in values]


def _table(inner: Form) -> Form:
    write, read = inner.write or _same, inner.read or _same
    return Form(
        pa.map_(pa.string(), inner.type),
        lambda table: None if table is None else [(key, write(value)) for key, value in table.items()],
        lambda pairs: None if pairs is None else {key: read(value) for key, value in pairs},
    )


def _same(value: Any) -> Any:
    return value


def _record(shape: RecordShape, inside: tuple[type[Any], ...]) -> Form:
    forms = {key: form_of(inner, (*inside, shape.cls)) for key, (_, inner) in shape.fields.items()}
    columns = pa.struct([(key, form.type) for key, form in forms.items()])
    write = {key: form.write for key, form in forms.items() if form.write is not None}
    read = {key: form.read for key, form in forms.items() if form.read is not None}
    return Form(columns, _changing(write), _changing(read))


def _changing(changes: dict[str, Change]) -> Change | None:
    if not changes:
        return None
    return lambda row: row and row | {key: change(row[key]) for key, change in changes.items() if key in row}
