"""JSON Schema of what newskit writes, made from the record classes themselves.

It is closed: an unknown key, a missing one, a wrong type or an unknown value of a closed vocabulary does not pass. What
a schema cannot say, that a span's text is what the article has there, `newskit.from_json` checks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newskit.docstrings import field_docs
from newskit.errors import FormatError
from newskit.export import MAIN_KINDS, kinds_by_collection
from newskit.model import Annotation, Article
from newskit.shapes import Definitions, Json, record_shape
from newskit.shapes.base import closed

if TYPE_CHECKING:
    from newskit.pipeline import Pipeline

__all__ = ["json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(
    pipeline: Pipeline | None = None,
    *,
    kinds: Iterable[type[Annotation]] = (),
    kind: type[Annotation] | str | None = None,
) -> dict[str, Any]:
    """The JSON Schema (2020-12) of an article as `newskit.to_json` writes it; JSON Lines have one on each line.

    Args:
        pipeline: Whose plugins' kinds may occur besides ours.
        kinds: Further kinds that may occur.
        kind: Describe a single record of this kind instead: a class or a collection name.

    Raises:
        PluginError: Two kinds have one collection name, or a field's type has no form in JSON.
        FormatError: There is no such kind.

    >>> schema = json_schema()
    >>> schema["properties"]["quotes"]["items"]
    {'$ref': '#/$defs/Quote'}
    >>> schema["$defs"]["Quote"]["properties"]["kind"]["enum"]
    ['direct', 'mixed', 'indirect']
    """
    names = kinds_by_collection(dict.fromkeys((*(pipeline.kinds if pipeline is not None else ()), *kinds)))
    definitions = Definitions(names.values())
    if kind is not None:
        cls = names.get(kind) if isinstance(kind, str) else kind
        if cls is None:
            raise FormatError(f"unknown kind {kind!r}; known: {', '.join(names)}")
        root = record_shape(cls).own_schema(definitions)
        return {"$schema": _DIALECT, "title": f"{cls.__name__} of newskit", **root, "$defs": definitions.schemas}
    article = _article(definitions, names)
    return {"$schema": _DIALECT, "title": "Article of newskit", **article, "$defs": definitions.schemas}


def _article(definitions: Definitions, names: dict[str, type[Annotation]]) -> Json:
    strings: Json = {"type": "object", "additionalProperties": {"type": "string"}}
    version: Json = {"type": "string"}
    stamp = closed(
        {"version": version, "packs": strings}, description="The versions of newskit and of the language pack."
    )
    properties: Json = {"newskit": {**stamp, "type": ["object", "null"]}}
    docs = field_docs(Article)
    for key, (name, shape) in record_shape(Article).fields.items():
        if key != "annotations":
            properties[key] = {**shape.schema(definitions), "description": docs[name]}
    for name, cls in names.items():
        properties[name] = {"type": "array", "items": record_shape(cls).own_schema(definitions)}
    optional = {name for name, cls in names.items() if cls not in MAIN_KINDS}
    made = closed(properties, description="A news article and what was found in it.")
    return {**made, "required": [key for key in properties if key not in optional]}
