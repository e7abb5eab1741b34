"""The shapes of what holds other values: tuples, mappings, records."""
# ruff: noqa: D102  (the base class says what these do)

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Literal, get_args, get_origin

import attrs
from attrs import frozen

from newskit.docstrings import field_docs, summary
from newskit.errors import PluginError
from newskit.model import Annotation, _not_empty
from newskit.shapes.base import Context, Definitions, Json, Misfit, Shape, closed, inside, told_value
from newskit.shapes.values import BASIC, ChoiceShape, EnumShape, TextShape

__all__ = [
    "AnyOfShape",
    "FixedShape",
    "ManyShape",
    "OptionalShape",
    "RecordShape",
    "TableShape",
    "record_shape",
    "shape_of",
]


@frozen
class OptionalShape(Shape):
    """A value or nothing."""

    inner: Shape

    def encode(self, value: Any) -> Any:
        return None if value is None else self.inner.encode(value)

    def decode(self, value: Any, context: Context) -> Any:
        return None if value is None else self.inner.decode(value, context)

    def schema(self, definitions: Definitions) -> Json:
        inner = self.inner.schema(definitions)
        if isinstance(inner.get("type"), str):
            return {**inner, "type": [inner["type"], "null"]}
        if "enum" in inner:
            return {"enum": [*inner["enum"], None]}
        return {"anyOf": [inner, {"type": "null"}]} if inner else {}


@frozen
class AnyOfShape(Shape):
    """What the first shape that fits says."""

    inner: tuple[Shape, ...]

    def encode(self, value: Any) -> Any:
        return self._first(lambda shape: shape.encode(value))

    def decode(self, value: Any, context: Context) -> Any:
        return self._first(lambda shape: shape.decode(value, context))

    def _first(self, tried: Callable[[Shape], Any]) -> Any:
        told: list[str] = []
        for shape in self.inner:
            try:
                return tried(shape)
            except Misfit as misfit:
                told.append(str(misfit.told()))
        raise Misfit(", or ".join(told))

    def schema(self, definitions: Definitions) -> Json:
        return {"anyOf": [shape.schema(definitions) for shape in self.inner]}


@frozen
class ManyShape(Shape):
    """A tuple or list of values of one shape."""

    inner: Shape
    make: Callable[[Iterable[Any]], Any]
    at_least: int = 0

    def encode(self, value: Any) -> Any:
        if not isinstance(value, (tuple, list)):
            raise Misfit(f"must be a {self.make.__name__}, is {told_value(value)}")
        return [inside(index, self.inner.encode, item) for index, item in enumerate(value)]

    def decode(self, value: Any, context: Context) -> Any:
        if not isinstance(value, list):
            raise Misfit(f"must be an array, is {told_value(value)}")
        return self.make(inside(index, self.inner.decode, item, context) for index, item in enumerate(value))

    def schema(self, definitions: Definitions) -> Json:
        least = {"minItems": self.at_least} if self.at_least else {}
        return {"type": "array", "items": self.inner.schema(definitions), **least}


@frozen
class FixedShape(Shape):
    """A tuple of a fixed length, each place with its shape."""

    inner: tuple[Shape, ...]

    def encode(self, value: Any) -> Any:
        if not isinstance(value, tuple) or len(value) != len(self.inner):
            raise Misfit(f"must be a tuple of {len(self.inner)}, is {told_value(value)}")
        pairs = zip(self.inner, value, strict=True)
        return [inside(index, shape.encode, item) for index, (shape, item) in enumerate(pairs)]

    def decode(self, value: Any, context: Context) -> Any:
        if not isinstance(value, list) or len(value) != len(self.inner):
            raise Misfit(f"must be an array of {len(self.inner)}, is {told_value(value)}")
        pairs = zip(self.inner, value, strict=True)
        return tuple(inside(index, shape.decode, item, context) for index, (shape, item) in enumerate(pairs))

    def schema(self, definitions: Definitions) -> Json:
        inner = [shape.schema(definitions) for shape in self.inner]
        return {"type": "array", "prefixItems": inner, "items": False, "minItems": len(inner)}


@frozen
class TableShape(Shape):
    """A mapping from strings."""

    inner: Shape

    def encode(self, value: Any) -> Any:
        if not isinstance(value, Mapping) or not all(type(key) is str for key in value):
            raise Misfit(f"must be a mapping from strings, is {told_value(value)}")
        return {key: inside(key, self.inner.encode, item) for key, item in value.items()}

    def decode(self, value: Any, context: Context) -> Any:
        if not isinstance(value, dict):
            raise Misfit(f"must be an object, is {told_value(value)}")
        return {key: inside(key, self.inner.decode, item, context) for key, item in value.items()}

    def schema(self, definitions: Definitions) -> Json:
        return {"type": "object", "additionalProperties": self.inner.schema(definitions)}


@frozen(eq=False, slots=False)
class RecordShape(Shape):
    """An attrs class: an object with all its fields.

    A record that stands in a field which declares a base class of it says so by one key more, ``"collection"``.

    Args:
        cls: The class.
    """

    cls: type[Any]

    @cached_property
    def fields(self) -> Mapping[str, tuple[str, Shape]]:
        """The attribute's name and the shape of each field, by the key in JSON."""
        try:
            hints = typing.get_type_hints(self.cls)
        except NameError as error:
            raise PluginError(f"{self.cls.__name__}: a field's type cannot be looked up: {error}") from error
        made = {}
        for one in attrs.fields(self.cls):
            if one.init:
                least = 1 if one.validator is _not_empty else getattr(one.validator, "min_length", 0)
                made[one.alias or one.name] = (
                    one.name,
                    shape_of(hints[one.name], f"{self.cls.__name__}.{one.name}", least),
                )
        return made

    def encode(self, value: Any) -> Any:
        """An object with all fields of the record."""
        if type(value) is not self.cls:
            if isinstance(value, self.cls) and isinstance(value, Annotation):
                return {"collection": type(value).collection, **record_shape(type(value)).encode(value)}
            raise Misfit(f"must be a {self.cls.__name__}, is {told_value(value)}")
        made = {}
        for key, (name, shape) in self.fields.items():
            try:
                made[key] = shape.encode(getattr(value, name))
            except Misfit as misfit:
                raise misfit.at(key) from None
        return made

    def decode(self, value: Any, context: Context) -> Any:
        """The record that an object stands for; keys whose fields have defaults may be missing."""
        if not isinstance(value, dict):
            raise Misfit(f"must be an object, is {told_value(value)}")
        if "collection" in value and issubclass(self.cls, Annotation):
            return self._decode_tagged(value, context)
        fields = self.fields
        for key in value:
            if key not in fields:
                raise Misfit(f"unknown key {key!r}; known: {', '.join(fields)}")
        values = {key: inside(key, fields[key][1].decode, item, context) for key, item in value.items()}
        for one in attrs.fields(self.cls):
            if one.init and one.default is attrs.NOTHING and (one.alias or one.name) not in value:
                raise Misfit(f"key {one.alias or one.name!r} is missing")
        try:
            return self.cls(**values)
        except (TypeError, ValueError) as error:
            raise Misfit(str(error)) from error

    def _decode_tagged(self, value: Json, context: Context) -> Any:
        cls = context.kinds.get(value["collection"]) if isinstance(value["collection"], str) else None
        if cls is None or not issubclass(cls, self.cls):
            raise Misfit(
                f"collection {told_value(value['collection'])} is no known kind of {self.cls.__name__}; give kinds="
            )
        return record_shape(cls).decode({key: item for key, item in value.items() if key != "collection"}, context)

    def schema(self, definitions: Definitions) -> Json:
        """A reference to the class among the definitions."""
        mine = self.own_schema(definitions)
        others = [kind for kind in definitions.kinds if issubclass(kind, self.cls) and kind is not self.cls]
        if not others:
            return mine
        return {"anyOf": [mine, *(record_shape(kind)._tagged(definitions) for kind in others)]}  # noqa: SLF001

    def own_schema(self, definitions: Definitions) -> Json:
        """A reference to this class alone, where no subclass may stand."""
        return definitions.reference(self.cls, self.cls.__name__, lambda: self._object(definitions))

    def _tagged(self, definitions: Definitions) -> Json:
        def make() -> Json:
            mine = self._object(definitions)
            tag = {"collection": {"const": self.cls.collection}, **mine["properties"]}
            return closed(tag, description=mine["description"])

        return definitions.reference((self.cls, "tagged"), f"{self.cls.__name__}-in-place", make)

    def _object(self, definitions: Definitions) -> Json:
        docs = field_docs(self.cls)
        properties = {}
        for key, (name, shape) in self.fields.items():
            told = {"description": docs[name]} if name in docs else {}
            properties[key] = {**shape.schema(definitions), **told}
        return closed(properties, description=summary(self.cls))


_made = cache(RecordShape)


def record_shape(cls: Any) -> RecordShape:
    """The shape of an attrs class."""
    return _made(cls)


def shape_of(declared: Any, of: str, at_least: int = 0) -> Shape:
    """The shape of a type.

    Args:
        declared: The type of a field.
        of: Whose type it is, for errors: ``"Ruling.court"``.
        at_least: How many items or characters a value has at least.

    Raises:
        PluginError: The type has no form in JSON.
    """
    if declared is str and at_least:
        return TextShape(str, "string", "a string", at_least)
    if declared in BASIC:
        return BASIC[declared]
    origin, inner = get_origin(declared), get_args(declared)
    if origin is typing.Annotated:
        return shape_of(inner[0], of, at_least)
    if origin is Literal:
        return ChoiceShape(inner)
    if origin in (typing.Union, types.UnionType):
        rest = [part for part in inner if part is not type(None)]
        shapes = tuple(shape_of(part, of, at_least) for part in rest)
        shape = shapes[0] if len(shapes) == 1 else AnyOfShape(shapes)
        return OptionalShape(shape) if len(rest) < len(inner) else shape
    if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        return FixedShape(tuple(shape_of(part, of) for part in inner))
    if origin in (tuple, Sequence):
        return ManyShape(shape_of(inner[0], of), tuple, at_least)
    if origin is list:
        return ManyShape(shape_of(inner[0], of), list, at_least)
    if isinstance(origin, type) and issubclass(origin, Mapping) and inner[0] is str:
        return TableShape(shape_of(inner[1], of))
    if isinstance(declared, type) and issubclass(declared, enum.Enum):
        return EnumShape(declared)
    if isinstance(declared, type) and attrs.has(declared):
        return record_shape(declared)
    raise PluginError(
        f"{of}: {declared!r} has no form in JSON; use str, int, float, bool, Decimal, date, Literal, Enum, Span, "
        f"attrs classes, and tuples, mappings from str and X | None of these"
    )
