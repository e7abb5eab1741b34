"""Sections of language packs: who needs words declares their shape.

A section is a frozen attrs class with a name. The annotator that reads it lists it in ``sections=``, and the loader
then knows the keys of that part of every pack; nobody else has to. Words that are to be found in articles leave the
section by its `lexicon` method and join the one scan::

    @section("court")
    @attrs.frozen(kw_only=True)
    class CourtWords:
        courts: Mapping[str, Words] = attrs.field(factory=dict)      # lemma -> its forms
        verbs: Words = ()

        def lexicon(self) -> Iterator[Entry]:
            yield from entries("court.court", self.courts)
            yield from entries("court.verb", self.verbs)
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from newskit.errors import LanguagePackError, PluginError

__all__ = ["Entry", "Section", "Words", "entries", "merge_sections", "read_section", "section"]

#: A list of words or phrases; in a pack an array of strings, or one string of single words parted by blanks.
Words = tuple[str, ...]

T = TypeVar("T")

#: What the head of a pack uses.
_TAKEN = ("code", "country", "english_name", "examples", "extends", "name", "sources", "version")


class Entry(NamedTuple):
    """One word or phrase to be found in articles.

    A phrase written in lower case is found in any case. Where it has a capital (``"Rada Europy"``) the text must have
    one, and where a word is all capitals (``"UE"``) the text must have it so.
    """

    name: str  #: The class of the hit: ``"quotes.cue"``.
    phrase: str
    value: Any  #: What the hit tells: the lemma, a code.


class Section(Protocol):
    """The class of a section: attrs, with a `section_name`; a `lexicon` method where words are to be found."""

    section_name: str


def section(name: str) -> Callable[[type[T]], type[T]]:
    """Declare an attrs class as the section `name` of language packs.

    Every field needs a default: a pack that says nothing is a pack without these words, not an error. A field may be
    ``str``, ``bool``, ``int``, `Words`, a ``Mapping`` from ``str`` to any of these, another attrs class, a ``Mapping``
    to or a ``tuple`` of such a class.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", name) or name in _TAKEN:
        raise PluginError(f"{name!r} is no name for a section; write lower-case letters, none of {', '.join(_TAKEN)}")

    def declare(cls: type[T]) -> type[T]:
        if not attrs.has(cls):
            raise PluginError(f"section {name!r}: {cls.__name__} is no attrs class")
        needy = [a.name for a in attrs.fields(cls) if a.default is attrs.NOTHING]
        if needy:
            raise PluginError(f"section {name!r}: {cls.__name__}.{needy[0]} needs a default")
        cls.section_name = name  # type: ignore[attr-defined]
        return cls  # type: ignore[return-value]  # mypy narrows it to an attrs class

    return declare


def entries(name: str, words: Any) -> Iterator[Entry]:
    """Entries of the class `name` from words, or from a mapping to words.

    The value of each is the word itself, the key of a mapping, or the tuple of keys of nested mappings.

    >>> [entry.value for entry in entries("court.court", {"sąd": ("sądu", "sądy")})]
    ['sąd', 'sąd']
    """
    new = tuple.__new__  # a third of the price of Entry(...), for the many words of a pack
    if isinstance(words, Mapping):
        for key, forms in words.items():
            if isinstance(forms, Mapping):
                for inner, more in forms.items():
                    for phrase in more:
                        yield new(Entry, (name, phrase, (key, inner)))
            else:
                for phrase in forms:
                    yield new(Entry, (name, phrase, key))
    else:
        for phrase in words:
            yield new(Entry, (name, phrase, phrase))


# ----------------------------------------------------------------------------------------------- from TOML to attrs


def read_section(cls: type[T], table: Any, place: str) -> T:
    """Make the section `cls` from a TOML table.

    Raises:
        LanguagePackError: Naming the `place`, what is wrong, and what would do.
    """
    if not isinstance(table, dict):
        raise LanguagePackError(f"{place}: must be a table, is {_kind(table)}")
    kind: Any = cls  # mypy knows attrs classes only by their own type
    shapes = _shapes(kind)
    for key in table:
        if key not in shapes:
            raise LanguagePackError(f"{place}: unknown key {key!r}; known: {', '.join(sorted(shapes))}")
    values = {key: _converted(value, shapes[key], f"{place}.{key}") for key, value in table.items()}
    missing = [a.name for a in attrs.fields(kind) if a.default is attrs.NOTHING and a.init and a.name not in table]
    if missing:
        raise LanguagePackError(f"{place}: key {missing[0]!r} is missing")
    try:
        return cls(**values)
    except (TypeError, ValueError) as error:
        raise LanguagePackError(f"{place}: {error}") from error


def merge_sections(old: Any, new: Any) -> Any:
    """Add what a second pack says to what the first said: words and tables grow, anything else is replaced."""
    if isinstance(old, Mapping):
        return {**old, **{key: merge_sections(old[key], item) if key in old else item for key, item in new.items()}}
    if isinstance(old, tuple):
        return (*old, *(item for item in new if item not in old))
    if attrs.has(type(old)):
        bare = {a.name: a.default.factory() if isinstance(a.default, attrs.Factory) else a.default  # type: ignore[arg-type]
                for a in attrs.fields(type(old))}  # fmt: skip
        changes = {name: getattr(new, name) for name in bare if getattr(new, name) != bare[name]}
        return attrs.evolve(old, **{name: merge_sections(getattr(old, name), item) for name, item in changes.items()})
    return new


@cache
def _shapes(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {a.name: hints[a.name] for a in attrs.fields(cls) if a.init}


def _converted(value: Any, shape: Any, place: str) -> Any:
    origin, inner = get_origin(shape), get_args(shape)
    if origin in (Union, types.UnionType):  # X | None
        return _converted(value, next(part for part in inner if part is not type(None)), place)
    if shape == Words:
        return _words(value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise LanguagePackError(f"{place}: must be an array, is {_kind(value)}")
        return tuple(_converted(item, inner[0], f"{place}[{index}]") for index, item in enumerate(value))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise LanguagePackError(f"{place}: must be a table, is {_kind(value)}")
        return {key: _converted(item, inner[1], f"{place}.{key}") for key, item in value.items()}
    if attrs.has(shape):
        return read_section(shape, value, place)
    if type(value) is not shape:
        raise LanguagePackError(f"{place}: must be {_NAMES.get(shape, shape)}, is {_kind(value)}")
    return value


def _words(value: Any, place: str) -> Words:
    if isinstance(value, str):
        return tuple(value.split())
    if not isinstance(value, list):
        raise LanguagePackError(f"{place}: must be words (a string or an array of strings), is {_kind(value)}")
    for index, item in enumerate(value):
        if not isinstance(item, str) or not item.strip():
            raise LanguagePackError(f"{place}[{index}]: must be a word or phrase, is {_kind(item)}")
    return tuple(value)


_NAMES = {str: "a string", bool: "true or false", int: "a whole number", list: "an array", dict: "a table"}


def told_type(cls: type[Any]) -> str:
    """A type of TOML in words."""
    return _NAMES[cls]


def _kind(value: Any) -> str:
    return "an empty string" if value == "" else f"{_NAMES.get(type(value), type(value).__name__)}: {value!r:.40}"
