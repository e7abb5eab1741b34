"""What all shapes share: the errors, the context of reading, the parts of a schema."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import frozen

from newskit.errors import FormatError
from newskit.model import Annotation

__all__ = ["Context", "Definitions", "Json", "Misfit", "Shape", "closed", "inside", "told_value"]

#: An object of JSON.
Json = dict[str, Any]


class Misfit(FormatError):  # noqa: N818  (never leaves `to_dict` and `from_dict` under this name)
    """A value that does not fit; the path to it grows on the way out."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.path: list[str | int] = []

    def at(self, step: str | int) -> Misfit:
        """The same, seen from one level further out."""
        self.path.insert(0, step)
        return self

    def told(self, of: str = "") -> FormatError:
        """The error that callers see: ``quotes[2].cue: ...``."""
        place = of
        for step in self.path:
            if isinstance(step, int):
                place += f"[{step}]"
            elif step.isidentifier():
                place += f".{step}" if place else step
            else:
                place += f"[{step!r}]"
        return FormatError(f"{place}: {self.message}" if place else self.message)


@frozen
class Context:
    """What reading needs to know besides the value.

    Args:
        text: The article's text, which spans must agree with.
        kinds: The record classes by collection name.
    """

    text: str
    kinds: Mapping[str, type[Annotation]]


class Definitions:
    """The named parts of a JSON Schema, each class once.

    Args:
        kinds: The record classes that may stand where a base class of theirs is declared.
    """

    def __init__(self, kinds: Iterable[type[Annotation]] = ()) -> None:
        self.kinds = tuple(kinds)
        self.schemas: dict[str, Json] = {}
        self._names: dict[Any, str] = {}

    def reference(self, key: Any, name: str, make: Callable[[], Json]) -> Json:
        """A reference to the definition of `key`, made on first use."""
        if key not in self._names:
            free = name
            while free in self.schemas:
                free += "_"
            self._names[key] = free
            self.schemas[free] = {}  # a class may hold itself
            self.schemas[free] = make()
        return {"$ref": f"#/$defs/{self._names[key]}"}


class Shape(ABC):
    """One form of a value."""

    @abstractmethod
    def encode(self, value: Any) -> Any:
        """The value as JSON has it.

        Raises:
            Misfit: The value is not what its field declares.
        """

    @abstractmethod
    def decode(self, value: Any, context: Context) -> Any:
        """The value that JSON stands for.

        Raises:
            Misfit: The JSON is not of this shape.
        """

    @abstractmethod
    def schema(self, definitions: Definitions) -> Json:
        """This shape as JSON Schema."""


def told_value(value: Any) -> str:
    """A wrong value as an error shows it."""
    return "null" if value is None else f"{value!r:.60}"


def closed(properties: Mapping[str, Json], **more: Any) -> Json:
    """The schema of an object that has all of these and nothing else."""
    return {
        "type": "object",
        **more,
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def inside(step: str | int, function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function gives; a misfit in it is told one level further out."""
    try:
        return function(*arguments)
    except Misfit as misfit:
        raise misfit.at(step) from None
