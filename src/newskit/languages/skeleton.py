"""An empty language pack with every section and key that is known, and what each means."""

from __future__ import annotations

import textwrap
import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from newskit.docstrings import field_docs, summary
from newskit.languages.sections import Words

__all__ = ["skeleton"]

_WIDTH = 100

_HEAD = """\
# A language pack of newskit: words, marks and short phrases, one file a language. A line with "# " is a comment; one
# with "#" and no blank is a key: take the # away where you fill it in. Say above each list where its words come from.
# Check the file with: newskit languages --check FILE
"""

_EXAMPLES = """\
# Examples are the specification of the pack, and run when it is checked. Each key has all that must be found, in order.
#[[examples]]
#text = "A sentence of news in this language, with a quote and a sum in it."
#quotes = ["the words that were said"]
#"quotes.speaker.name" = ["Name of the Speaker"]
#"money.amount" = ["2500000"]
"""


def skeleton(code: str, sections: Iterable[Any], *, extends: bool = False) -> str:
    """A pack to be filled in, as TOML with comments.

    Args:
        code: The code of the language.
        sections: The classes that declare what a pack may have: ``pipeline.sections``.
        extends: Whether the pack adds to a language that is there.

    >>> skeleton("csb", []).splitlines()[-1]
    '#"money.amount" = ["2500000"]'
    """
    if extends:
        head = f'extends = "{code}"\n'
    else:
        head = (
            f'code = "{code}"\nname = ""                # in the language itself\nenglish_name = ""\nversion = "0.1"\n'
            '#country = "PL"          # ISO 3166: where an article in this language most likely comes from\n'
            '#extends = "pl"          # a near relative whose words hold here too\n'
        )
    ordered = sorted(sections, key=lambda cls: str(cls.section_name))
    parts = [_HEAD, head, *("\n".join(_section(cls)) + "\n" for cls in ordered), _EXAMPLES]
    return "\n".join(parts)


def _section(cls: Any) -> Iterator[str]:
    yield from _comment(summary(cls), "")
    yield f"[{cls.section_name}]"
    yield from _fields(cls, cls.section_name)


def _fields(cls: Any, path: str, indent: str = "") -> Iterator[str]:
    """The keys of a table; tables in it come last, as TOML wants it."""
    hints, docs = get_type_hints(cls), field_docs(cls)
    tables = []
    for one in attrs.fields(cls):
        if not one.init:
            continue
        shape = _bare(hints[one.name])
        if attrs.has(shape) or (get_origin(shape) is not None and shape != Words):
            tables.append((one, shape))
            continue
        yield from _comment(docs.get(one.name, ""), indent)
        yield f"{indent}#{one.name} = {_value(shape, one.default)}"
    for one, shape in tables:
        yield ""
        yield from _comment(docs.get(one.name, ""), indent)
        yield from _table(one.name, shape, f"{path}.{one.name}", indent)


def _table(name: str, shape: Any, path: str, indent: str) -> Iterator[str]:
    if attrs.has(shape):
        yield f"{indent}#[{path}]"
        yield from _commented_fields(shape, path, indent)
        return
    origin, inner = get_origin(shape), get_args(shape)
    if origin is tuple:
        if attrs.has(inner[0]):
            yield f"{indent}#[[{path}]]"
            yield from _commented_fields(inner[0], path, indent)
        else:
            yield f"{indent}#{name} = [{_value(inner[0], attrs.NOTHING)}]"
        return
    value = _bare(inner[1])
    if attrs.has(value):
        yield f'{indent}#[{path}."key"]'
        yield from _commented_fields(value, f'{path}."key"', indent)
    elif isinstance(get_origin(value), type) and issubclass(get_origin(value), Mapping):
        yield from _table("key", value, f'{path}."key"', indent)
    else:
        yield f"{indent}#[{path}]"
        yield f'{indent}#"key" = {_value(value, attrs.NOTHING)}'


def _commented_fields(cls: Any, path: str, indent: str) -> Iterator[str]:
    for line in _fields(cls, path, indent):
        yield line if not line or line.lstrip().startswith("#") else f"{indent}#{line}"


def _bare(shape: Any) -> Any:
    """The type without ``| None``."""
    if get_origin(shape) in (Union, types.UnionType):
        return next(part for part in get_args(shape) if part is not type(None))
    return shape


def _value(shape: Any, default: Any) -> str:
    if shape == Words:
        return '["word", "more words"]'
    if shape is bool:
        return "true" if default is True else "false"
    if shape is int:
        return str(default) if isinstance(default, int) else "0"
    if shape is str:
        return f'"{default}"' if isinstance(default, str) else '""'
    return '["word"]'


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDTH):
        yield f"{indent}# {line}"
