"""How the values of records stand in Arrow: for each shape of `newskit.shapes` a type, the way there and the way back.

An array holds what `newskit.to_dict` gives, so that JSON and Parquet agree: an amount is a string in both. (A decimal
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

No dict is made on the way there: a record's fields are taken from all records of a batch at a time, an array for each.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain
from types import NoneType
from typing import Any

import pyarrow as pa
from attrs import frozen

from newskit.errors import FormatError
from newskit.model import Annotation, Span
from newskit.shapes import Definitions, RecordShape, Shape
from newskit.shapes.records import FixedShape, ManyShape, OptionalShape, TableShape
from newskit.shapes.values import ChoiceShape, FreeShape, ScalarShape, SpanShape

__all__ = ["FREE", "Form", "form_of", "list_of", "lists"]

Values = Sequence[Any]
Build = Callable[[Values], pa.Array]
Read = Callable[[Any], Any]
Get = Callable[[Values], Values]


@frozen(eq=False)
class Form:
    """How a shape stands in Arrow.

    Args:
        type: Its type.
        build: The array of values; None is null. Raises where a value is not what its field declares, or has no place
            in Arrow; `newskit.to_dict` of its article tells mostly what is wrong.
        read: From what the array's ``to_pylist`` has to what JSON has; None where that is the same.
    """

    type: pa.DataType
    build: Build
    read: Read | None = None


@cache
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
        return _SPAN
    if isinstance(shape, ManyShape):
        return list_of(form_of(shape.inner, inside))
    if isinstance(shape, FixedShape):
        return _fixed(shape, inside)
    if isinstance(shape, TableShape):
        return _table(form_of(shape.inner, inside))
    if isinstance(shape, RecordShape):
        return _as_json(shape) if shape.cls in inside else _record(shape, inside)
    return _single(shape)


# ---------------------------------------------------------------------------------------------------- single values


_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_JSON = json.JSONEncoder(ensure_ascii=False)
_SURROGATES = re.compile("[\ud800-\udfff]")


def _single(shape: Shape) -> Form:
    told = shape.schema(Definitions())
    choices = told.get("enum")
    kind = "string" if choices and all(isinstance(one, str) for one in choices) else told.get("type")
    if kind not in _TYPES:
        return _as_json(shape)
    if isinstance(shape, ScalarShape):
        return Form(_TYPES[kind], _of_type(shape, _TYPES[kind]))
    if isinstance(shape, ChoiceShape):
        return Form(_TYPES[kind], _of_choice(shape, _TYPES[kind]))
    return Form(_TYPES[kind], lambda values: _array(_encoded(shape, values), _TYPES[kind]))


def _of_type(shape: ScalarShape, kind: pa.DataType) -> Build:
    """Values that Arrow takes for this type of itself; else they are looked at one by one."""

    def build(values: Values) -> pa.Array:
        try:
            made = pa.array(values)
            if made.type == kind:
                return made
        except (pa.ArrowException, UnicodeEncodeError, OverflowError):
            pass
        return _array(_encoded(shape, values), kind)

    return build


def _of_choice(shape: ChoiceShape, kind: pa.DataType) -> Build:
    right = frozenset((*shape.values, None))

    def build(values: Values) -> pa.Array:
        return _array(values if right.issuperset(values) else _encoded(shape, values), kind)

    return build


def _encoded(shape: Shape, values: Values) -> Values:
    return [None if value is None else shape.encode(value) for value in values]


def _array(values: Values, kind: pa.DataType) -> pa.Array:
    try:
        made = pa.array(values, kind)
    except UnicodeEncodeError:
        # Arrow cannot hold unpaired surrogates. A mark of the same length keeps offsets right.
        made = pa.array([value and _SURROGATES.sub("\ufffd", value) for value in values], kind)
    if isinstance(made, pa.ChunkedArray):
        raise FormatError("more than 2 GB of text in one column")
    return made


def _as_json(shape: Shape) -> Form:
    """What has no type of its own: a text that holds JSON."""

    def write(value: Any) -> str | None:
        if value is None or value == {}:  # the most of all, and the encoder is slow to start
            return value if value is None else "{}"
        return _JSON.encode(shape.encode(value))

    def read(value: str | None) -> Any:
        return None if value is None else json.loads(value)

    return Form(pa.string(), lambda values: _array(list(map(write, values)), pa.string()), read)


#: The form of anything that JSON can hold.
FREE = _as_json(FreeShape())


# ------------------------------------------------------------------------------------------------- several values


def list_of(inner: Form) -> Form:
    """The form of tuples and lists of what has a form."""
    kind = pa.list_(inner.type)

    def build(values: Values) -> pa.Array:
        types = set(map(type, values))
        if not types <= {tuple, list, NoneType}:
            raise FormatError("must be a tuple or a list")
        present = [value or () for value in values] if NoneType in types else values
        ends: list[int | None] = [0, *accumulate(map(len, present))]
        if NoneType in types:
            ends = [None if value is None else end for value, end in zip(values, ends[:-1], strict=True)] + ends[-1:]
        return lists(ends, inner.build(list(chain.from_iterable(present))))

    read = inner.read
    return Form(kind, build, read and (lambda values: None if values is None else list(map(read, values))))


def lists(begins: Values, inner: pa.Array) -> pa.Array:
    """Lists that lie one behind the other.

    Args:
        begins: Where each begins, None where there is none; and the number of all items.
        inner: Their items.
    """
    return pa.ListArray.from_arrays(_numbers(begins, pa.int32(), "i"), inner)


def _numbers(values: Values, kind: pa.DataType, code: str) -> pa.Array:
    """Whole numbers; where none is None by way of the standard library's arrays, which takes half the time."""
    try:
        numbers = array(code, values)
    except TypeError:
        return pa.array(values, kind)
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(numbers)])


def _fixed(shape: FixedShape, inside: tuple[type[Any], ...]) -> Form:
    """A list, where all places have one shape."""
    if len(set(shape.inner)) > 1:
        return _as_json(shape)
    many = list_of(form_of(shape.inner[0], inside))
    size = len(shape.inner)

    def build(values: Values) -> pa.Array:
        if not all(value is None or (isinstance(value, tuple) and len(value) == size) for value in values):
            raise FormatError(f"must be a tuple of {size}")
        return many.build(values)

    return Form(many.type, build, many.read)


def _table(inner: Form) -> Form:
    kind = pa.map_(pa.string(), inner.type)

    def build(values: Values) -> pa.Array:
        if not all(value is None or isinstance(value, Mapping) for value in values):
            raise FormatError("must be a mapping")
        tables = [value or {} for value in values]
        keys = list(chain.from_iterable(tables))
        if not all(type(key) is str for key in keys):
            raise FormatError("must be a mapping from strings")
        ends = [0, *accumulate(map(len, tables))]
        begins = [None if value is None else end for value, end in zip(values, ends[:-1], strict=True)]
        items = inner.build([item for table in tables for item in table.values()])
        offsets = pa.array([*begins, ends[-1]], pa.int32())
        return pa.MapArray.from_arrays(offsets, _array(keys, pa.string()), items, type=kind)

    read = inner.read or _same
    return Form(kind, build, lambda pairs: None if pairs is None else {key: read(value) for key, value in pairs})


def _same(value: Any) -> Any:
    return value


# --------------------------------------------------------------------------------------------------------- records


def _record(shape: RecordShape, inside: tuple[type[Any], ...]) -> Form:
    parts = {
        key: (name, form_of(inner, (*inside, shape.cls)), isinstance(inner, (OptionalShape, FreeShape)))
        for key, (name, inner) in shape.fields.items()
    }
    read = {key: form.read for key, (_, form, _) in parts.items() if form.read is not None}
    return _struct(shape.cls, parts, _reading(read) if read else None)


def _struct(cls: type[Any], parts: Mapping[str, tuple[str, Form, bool]], read: Read | None = None) -> Form:
    """A struct of attributes, each with its name, its form, and whether it may be None."""
    fields = [pa.field(key, form.type) for key, (_, form, _) in parts.items()]
    columns = [(_getters(name), form.build, optional) for name, form, optional in parts.values()]
    stands_often = issubclass(cls, Annotation)  # as a person, in many quotes
    kind = pa.struct(fields)
    none = pa.array([], kind)

    def build(values: Values) -> pa.Array:
        types = set(map(type, values))
        if types <= {NoneType}:
            return pa.nulls(len(values), kind) if values else none
        if not all(issubclass(one, (cls, NoneType)) for one in types):
            raise FormatError(f"must be a {cls.__name__}")
        if NoneType not in types:
            return pa.StructArray.from_arrays([_column(values, 0, *one) for one in columns], fields=fields)
        if stands_often:
            return _shared_out(values, build)
        absent = [value is None for value in values]
        made = [_column(values, sum(absent), *one) for one in columns]
        return pa.StructArray.from_arrays(made, fields=fields, mask=pa.array(absent))

    return Form(kind, build, read)


def _column(values: Values, absent: int, getters: tuple[Get, Get], build: Build, optional: bool) -> pa.Array:
    """An attribute of all values, so many of which are None."""
    made = build(getters[absent > 0](values))
    if made.null_count > absent and not optional:
        raise FormatError("must not be null")
    return made


def _shared_out(values: Values, build: Build) -> pa.Array:
    """What is there is built once, however often it stands here."""
    marks = list(map(id, values))
    distinct = dict(zip(marks, values, strict=True))
    del distinct[id(None)]
    places = dict(zip(distinct, range(len(distinct)), strict=True))
    return build(list(distinct.values())).take(pa.array(list(map(places.get, marks)), pa.int32()))


def _getters(name: str) -> tuple[Get, Get]:
    """What gives an attribute of many, and of many that may be None; compiled, in half the time of `attrgetter`."""
    plain, careful = f"[row.{name} for row in rows]", f"[None if row is None else row.{name} for row in rows]"
    return eval(f"(lambda rows: {plain}, lambda rows: {careful})", {})  # type: ignore[no-any-return]  # noqa: S307


def _reading(changes: Mapping[str, Read]) -> Read:
    return lambda row: row and row | {key: change(row[key]) for key, change in changes.items() if key in row}


_NUMBER = Form(pa.int64(), lambda values: _numbers(values, pa.int64(), "q"))
_TEXT = Form(pa.string(), lambda values: _array(values, pa.string()))
_SPAN = _struct(
    Span, {"start": ("start", _NUMBER, False), "end": ("end", _NUMBER, False), "text": ("text", _TEXT, False)}
)
