"""The schemas of what newskit writes, and their version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import pyarrow as pa
from attrs import frozen

from newskit._version import __version__
from newskit.errors import SourceError
from newskit.export import MAIN_KINDS, kinds_by_collection
from newskit.extras.arrow.forms import FREE, Form, form_of, list_of
from newskit.model import Annotation, Article
from newskit.plugins.intake import Fields
from newskit.rows import kind_of, row_plan
from newskit.shapes import record_shape

__all__ = [
    "ERROR",
    "FLAT_HEAD",
    "SCHEMA_VERSION",
    "VERSIONS",
    "VERSION_KEY",
    "Other",
    "RowError",
    "Stamp",
    "flat_schema",
    "forms",
    "output_schema",
    "schema",
]

#: Grows when a column of ours changes its name or type or a new one is there; new columns come at the end of theirs.
SCHEMA_VERSION = "2"
#: What is read again. Version 1 had no column ``error``.
VERSIONS = ("1", "2")
VERSION_KEY = b"newskit.schema"

#: What stands before the columns of a record in the flat form.
FLAT_HEAD = {"article": pa.int64(), "url": pa.string(), "lang": pa.string()}


@frozen
class Stamp:
    """What a pipeline leaves in an article's ``meta``: the versions of newskit and of the language pack."""

    version: str
    packs: Mapping[str, str]


@frozen
class Other:
    """A record of a kind without a column of its own."""

    collection: str
    record: Any


@frozen
class RowError:
    """Why a row has no records.

    Args:
        type: The kind of error.
        message: What is wrong.
        stage: ``"input"``: there is no article in the row. ``"read"``: the pipeline raised, or its process died.
            ``"output"``: a record has a value that Arrow cannot hold.
    """

    type: str
    message: str
    stage: Literal["input", "read", "output"]


#: The form of the column ``error``.
ERROR = form_of(record_shape(RowError))


def schema(kinds: Iterable[type[Annotation] | str] = ()) -> pa.Schema:
    """The Arrow schema of tables with one row an article: what `write_parquet` writes and `analyze_batches` gives.

    Args:
        kinds: Record classes that get a column besides ours. Records of any other kind stand in ``others``, as JSON.

    Raises:
        FormatError: No kind of ours has a name that was given for one.
        PluginError: Two kinds have one collection name.
    """
    return pa.schema([(name, form.type) for name, form in forms(kinds).items()], metadata=_metadata())


def _metadata() -> dict[str, str]:
    return {VERSION_KEY.decode(): SCHEMA_VERSION, "newskit.version": __version__}


def forms(kinds: Iterable[type[Annotation] | str] = ()) -> dict[str, Form]:
    """The form of each column."""
    fields = record_shape(Article).fields
    classes = dict.fromkeys((*MAIN_KINDS, *map(kind_of, kinds)))
    kinds_by_collection(classes)  # refuses two of one name
    head = {key: form_of(shape) for key, (_, shape) in fields.items() if key not in ("annotations", "problems")}
    return {
        "newskit": form_of(record_shape(Stamp)),
        **head,
        "meta": FREE,  # one text, since its values are of all sorts
        **{kind.collection: list_of(form_of(record_shape(kind))) for kind in classes},
        "others": list_of(form_of(record_shape(Other))),
        "problems": form_of(fields["problems"][1]),
        "error": ERROR,
    }


def flat_schema(kind: type[Annotation] | str) -> pa.Schema:
    """The Arrow schema of the flat form: one row a record, its columns those of `newskit.to_records`.

    An amount is a string here too. Before them stand ``article``, ``url`` and ``lang``, behind them ``problems``, those
    of the article, and ``error``.

    Args:
        kind: A record class, or the name of one of our lists: ``"quotes"``.

    Raises:
        FormatError: No kind of ours has this name.
    """
    columns = {name: form_of(shape).type for name, (shape, _) in row_plan(kind).items()}
    behind = {"problems": pa.list_(pa.string()), "error": ERROR.type}
    return pa.schema([*FLAT_HEAD.items(), *columns.items(), *behind.items()], metadata=_metadata())


def output_schema(
    given: pa.Schema,
    *,
    fields: Fields | None = None,
    kinds: Iterable[type[Annotation] | str] = (),
    kind: type[Annotation] | str | None = None,
    keep: Iterable[str] = (),
) -> pa.Schema:
    """The schema of what `analyze_batches` gives, told before it reads anything.

    Args:
        given: The schema of the input.
        fields: What the columns are called.
        kinds: Record classes that get a column besides ours.
        kind: The kind of the flat form.
        keep: Columns that go through unchanged.

    Raises:
        SourceError: The input lacks a column, or one to keep has the name of a column of ours.
        FormatError: No kind of ours has this name.
        TypeError: `keep` is one name instead of many, or `kind` and `kinds` are both given.
    """
    if isinstance(keep, str):
        raise TypeError(f"keep takes many columns; give one alone in a list: [{keep!r}]")
    kinds = tuple(kinds)
    if kind is not None and kinds:
        raise TypeError("kind= asks for one row a record, kinds= for columns of one row an article; give one of them")
    mine = schema(kinds) if kind is None else flat_schema(kind)
    for name in (*(Fields() if fields is None else fields).required(), *keep):
        if name not in given.names:
            raise SourceError(f"there is no column {name!r}; there are {', '.join(map(repr, given.names))}")
    for name in keep:
        if name in mine.names:
            raise SourceError(f"the column {name!r} cannot be kept, since one of newskit's has this name; rename it")
    return pa.schema([*map(given.field, keep), *mine], metadata=mine.metadata)
