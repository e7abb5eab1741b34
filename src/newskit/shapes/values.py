"""The shapes of single values: strings, numbers, dates, choices, spans."""
# ruff: noqa: ARG002, D102  (all shapes have the same methods and arguments; the base class says what they do)

from __future__ import annotations

import datetime as dt
import enum
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import frozen

from newskit.docstrings import summary
from newskit.model import Span
from newskit.shapes.base import Context, Definitions, Json, Misfit, Shape, closed, inside, told_value

__all__ = ["BASIC", "ChoiceShape", "EnumShape", "FreeShape", "ScalarShape", "SpanShape", "TextShape"]


@frozen
class ScalarShape(Shape):
    """A value of one type of Python that JSON has as well."""

    type: type[Any]
    json: str
    told: str

    def encode(self, value: Any) -> Any:
        if type(value) is self.type:
            return value
        if isinstance(value, self.type) and not isinstance(value, bool):  # a str of some other make, a float for nan
            return self.type(value)
        raise Misfit(f"must be {self.told}, is {told_value(value)}")

    def decode(self, value: Any, context: Context) -> Any:
        if type(value) is not self.type:
            raise Misfit(f"must be {self.told}, is {told_value(value)}")
        return value

    def schema(self, definitions: Definitions) -> Json:
        return {"type": self.json}


class _Float(Shape):
    def encode(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise Misfit(f"must be a finite number, is {told_value(value)}")
        return float(value)

    def decode(self, value: Any, context: Context) -> Any:
        return self.encode(value)

    def schema(self, definitions: Definitions) -> Json:
        return {"type": "number"}


class FreeShape(Shape):
    """Anything that JSON can hold."""

    def encode(self, value: Any) -> Any:
        if value is None or type(value) in (str, int, bool):
            return value
        if isinstance(value, float) and math.isfinite(value):
            return value
        if isinstance(value, Mapping):
            made = {}
            for key, item in value.items():
                if type(key) is not str:
                    raise Misfit(f"keys must be strings, one is {told_value(key)}")
                made[key] = inside(key, self.encode, item)
            return made
        if isinstance(value, (list, tuple)):
            return [inside(index, self.encode, item) for index, item in enumerate(value)]
        raise Misfit(f"JSON cannot hold {type(value).__name__}: {told_value(value)}")

    def decode(self, value: Any, context: Context) -> Any:
        return value

    def schema(self, definitions: Definitions) -> Json:
        return {}


class _Decimal(Shape):
    _WRITTEN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

    def encode(self, value: Any) -> Any:
        if not isinstance(value, Decimal) or not value.is_finite():
            raise Misfit(f"must be a finite Decimal, is {told_value(value)}")
        return format(value, "f")

    def decode(self, value: Any, context: Context) -> Any:
        if not isinstance(value, str) or not self._WRITTEN.fullmatch(value):
            raise Misfit(f'must be a number as a string, such as "4000000" or "2.5", is {told_value(value)}')
        return Decimal(value)

    def schema(self, definitions: Definitions) -> Json:
        return {"type": "string", "pattern": f"^{self._WRITTEN.pattern}$"}


@frozen
class _Date(Shape):
    type: type[dt.date]

    def encode(self, value: Any) -> Any:
        if type(value) is not self.type:
            raise Misfit(f"must be a {self.type.__name__}, is {told_value(value)}")
        return value.isoformat()

    def decode(self, value: Any, context: Context) -> Any:
        try:
            return self.type.fromisoformat(value)
        except (TypeError, ValueError):
            raise Misfit(f"must be a {self.type.__name__} as ISO 8601 has it, is {told_value(value)}") from None

    def schema(self, definitions: Definitions) -> Json:
        day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
        return {"type": "string", "pattern": f"{day}T[0-9]" if self.type is dt.datetime else f"{day}$"}


@frozen
class ChoiceShape(Shape):
    """One of the values of a ``Literal``."""

    values: tuple[Any, ...]

    def encode(self, value: Any) -> Any:
        # True == 1, so the type counts as well.
        if not any(value == one and type(value) is type(one) for one in self.values):
            raise Misfit(f"{told_value(value)} is none of {', '.join(map(str, self.values))}")
        return value

    def decode(self, value: Any, context: Context) -> Any:
        return self.encode(value)

    def schema(self, definitions: Definitions) -> Json:
        return {"enum": list(self.values)}


@frozen
class EnumShape(Shape):
    """A member of an ``Enum``, by its value."""

    type: type[enum.Enum]

    def encode(self, value: Any) -> Any:
        if not isinstance(value, self.type):
            raise Misfit(f"must be a {self.type.__name__}, is {told_value(value)}")
        return value.value

    def decode(self, value: Any, context: Context) -> Any:
        try:
            return self.type(value)
        except ValueError:
            raise Misfit(f"{told_value(value)} is none of {', '.join(str(one.value) for one in self.type)}") from None

    def schema(self, definitions: Definitions) -> Json:
        return {"enum": [one.value for one in self.type]}


class SpanShape(Shape):
    """A span, which must be what the text has there."""

    def encode(self, value: Any) -> Any:
        if type(value) is not Span:
            raise Misfit(f"must be a Span, is {told_value(value)}")
        return {"start": value.start, "end": value.end, "text": value.text}

    def decode(self, value: Any, context: Context) -> Any:
        if not isinstance(value, dict) or value.keys() != {"start", "end", "text"}:
            raise Misfit(f"must be an object with start, end and text, is {told_value(value)}")
        start, end, text = value["start"], value["end"], value["text"]
        if type(start) is not int or type(end) is not int or not 0 <= start <= end:
            raise Misfit(
                f"start and end must be whole numbers from 0 on, are {told_value(start)} and {told_value(end)}"
            )
        if context.text[start:end] != text:
            raise Misfit(
                f"says {text!r:.60} at {start}-{end}, the article has {context.text[start:end]!r:.60} there "
                f"(offsets count characters, not bytes or UTF-16 units)"
            )
        return Span(start, end, text)

    def schema(self, definitions: Definitions) -> Json:
        offset: Json = {"type": "integer", "minimum": 0}
        properties: dict[str, Json] = {"start": offset, "end": offset, "text": {"type": "string"}}
        return definitions.reference(Span, "Span", lambda: closed(properties, description=summary(Span)))


@frozen
class TextShape(ScalarShape):
    """A string that must not be empty."""

    at_least: int = 1

    def schema(self, definitions: Definitions) -> Json:
        return {**super().schema(definitions), "minLength": self.at_least}


#: The shapes of types that need nothing else.
BASIC: dict[Any, Shape] = {
    Any: FreeShape(),
    object: FreeShape(),
    str: ScalarShape(str, "string", "a string"),
    int: ScalarShape(int, "integer", "a whole number"),
    bool: ScalarShape(bool, "boolean", "true or false"),
    float: _Float(),
    Decimal: _Decimal(),
    Span: SpanShape(),
    dt.date: _Date(dt.date),
    dt.datetime: _Date(dt.datetime),
}
