"""Parquet, in and out. Needs the extra ``arrow``: pyarrow.

What is written has one row an article, a list of structs for each kind of records, and a version in its schema's
metadata; `schema` gives it. What is read may be any table with a column of text, and our own with its records.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from newskit._version import __version__
from newskit.errors import FormatError, MissingExtraError, SourceError
from newskit.export import MAIN_KINDS, kinds_by_collection, one_or_many, to_dict
from newskit.model import Annotation, Article
from newskit.shapes import record_shape

if TYPE_CHECKING:
    import pyarrow as pa

    from newskit.extras.arrow_shapes import Form

__all__ = ["SCHEMA_VERSION", "read_rows", "schema", "write_parquet"]

#: Grows when a column of ours changes its name or type; new columns come at the end of theirs.
SCHEMA_VERSION = "1"

_VERSION_KEY = b"newskit.schema"
_ROWS = 500  # articles of a row group, which is what is in memory at a time
_CHARACTERS = 16_000_000  # ... and a group of very long ones is closed before that
_READ_ROWS = 128


# ------------------------------------------------------------------------------------------------------------ schema


def schema(kinds: Iterable[type[Annotation]] = ()) -> pa.Schema:
    """The Arrow schema of what `write_parquet` writes.

    Args:
        kinds: Record classes that get a column besides ours. Records of any other kind stand in ``others``, as JSON.

    Raises:
        MissingExtraError: pyarrow is not installed.
        PluginError: Two kinds have one collection name.
    """
    pa = _pyarrow()
    columns = pa.schema([(key, form.type) for key, form in _forms(kinds).items()])
    return columns.with_metadata({_VERSION_KEY.decode(): SCHEMA_VERSION, "newskit.version": __version__})


def _forms(kinds: Iterable[type[Annotation]] = ()) -> dict[str, Form]:
    """The form of each column."""
    from newskit.extras.arrow_shapes import JSON, Form, form_of  # noqa: PLC0415  (imports pyarrow)

    pa = _pyarrow()
    fields = record_shape(Article).fields
    classes = dict.fromkeys((*MAIN_KINDS, *kinds))
    kinds_by_collection(classes)  # refuses two of one name
    stamp = pa.struct([("version", pa.string()), ("packs", pa.map_(pa.string(), pa.string()))])
    forms = {"newskit": Form(stamp, read=lambda value: value and value | {"packs": dict(value["packs"])})}
    forms |= {key: form_of(shape) for key, (_, shape) in fields.items() if key not in ("annotations", "problems")}
    forms["meta"] = JSON  # one text, since its values are of all sorts
    for kind in classes:
        row = form_of(record_shape(kind))
        forms[kind.collection] = Form(pa.list_(row.type), _each(row.write), _each(row.read))
    other = pa.struct([("collection", pa.string()), ("record", pa.string())])
    return {**forms, "others": Form(pa.list_(other)), "problems": form_of(fields["problems"][1])}


def _each(change: Any) -> Any:
    return change and (lambda rows: [change(row) for row in rows or ()])


def _pyarrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("pyarrow", "arrow") from error
    return pa


# ------------------------------------------------------------------------------------------------------------- write


def write_parquet(
    articles: Article | Iterable[Article], stream: IO[bytes], *, kinds: Iterable[type[Annotation]] = ()
) -> None:
    """Write articles as Parquet, one row an article, in groups as they come.

    An unpaired surrogate, which Arrow cannot hold, becomes U+FFFD: so offsets stay right.

    Args:
        articles: Articles, gone through once.
        stream: Where to; it need not seek.
        kinds: Record classes that get a column besides ours.

    Raises:
        FormatError: A value is not what its field declares, or does not fit a column; the message names the article.
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    kinds = tuple(kinds)
    made, forms = schema(kinds), _forms(kinds)
    with pa.parquet.ParquetWriter(_Target(stream), made, compression="zstd") as writer:
        for group in _groups(one_or_many(articles)):
            rows = [_row(article, forms) for article in group]
            writer.write_table(pa.Table.from_batches([_batch(rows, made, group)]))


def _groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if len(group) == _ROWS or size > _CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _row(article: Article, forms: dict[str, Form]) -> dict[str, Any]:
    from newskit.extras.arrow_shapes import JSON  # noqa: PLC0415  (imports pyarrow)

    found = to_dict(article)
    write = JSON.write or str
    row = {key: form.write(found.get(key)) if form.write else found.get(key) for key, form in forms.items()}
    others = [(key, record) for key, records in found.items() if key not in forms for record in records]
    return row | {"others": [{"collection": key, "record": write(record)} for key, record in others]}


def _batch(rows: list[dict[str, Any]], made: pa.Schema, group: Sequence[Article]) -> pa.RecordBatch:
    pa = _pyarrow()
    try:
        return pa.RecordBatch.from_pylist(rows, schema=made)
    except UnicodeEncodeError:
        return _batch([_encodable(row) for row in rows], made, group)
    except (pa.ArrowException, OverflowError) as error:
        if len(rows) > 1:  # which is it?
            for row, article in zip(rows, group, strict=True):
                _batch([row], made, [article])
        name = group[0].meta.get("source") or group[0].url or "an article"
        raise FormatError(f"{name}: cannot be written as Parquet: {error}") from error


_SURROGATES = re.compile("[\ud800-\udfff]")


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(map(_encodable, value))
    return value


class _Target(io.RawIOBase):
    """A stream that is only written to: pyarrow asks where it is, which a pipe does not know."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0

    def writable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How much was written."""
        return self._at

    def write(self, data: Any) -> int:
        """Pass it on."""
        self._stream.write(data)
        self._at += len(data)
        return len(data)


# -------------------------------------------------------------------------------------------------------------- read


def read_rows(
    stream: IO[bytes], name: str, required: Iterable[str]
) -> Iterator[tuple[str, dict[str, Any] | SourceError]]:
    """The rows of a Parquet file, read in small batches.

    Args:
        stream: The file; a pipe is read to its end first, since the table of contents stands there.
        name: The file's name, for places and messages.
        required: The columns that must be there.

    Yields:
        The place of each row (``"wire.parquet:17"``) and its values: of another's table the columns of plain types, of
        ours what `newskit.to_dict` gives. Where a row cannot be read, the error instead.

    Raises:
        SourceError: It is no Parquet file, or lacks a column.
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    source = stream if stream.seekable() else io.BytesIO(stream.read())
    try:
        file = pa.parquet.ParquetFile(source, pre_buffer=False, buffer_size=1 << 16)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"{name}: is no Parquet file that can be read: {error}") from error
    found = file.schema_arrow
    for column in required:
        if column not in found.names:
            raise SourceError(f"{name}: there is no column {column!r}; there are {', '.join(map(repr, found.names))}")
    version = (found.metadata or {}).get(_VERSION_KEY)
    ours = version is not None and version.decode() == SCHEMA_VERSION
    forms = _forms() if ours else {}
    wanted = [one.name for one in found if (one.name in forms if ours else one.name in required or _is_plain(one.type))]
    number = 0
    for group in range(file.num_row_groups):
        end = number + file.metadata.row_group(group).num_rows
        try:
            for batch in file.iter_batches(_READ_ROWS, row_groups=[group], columns=wanted, use_threads=False):
                for row in _values(batch):
                    number += 1
                    place = f"{name}:{number}"
                    yield place, _item(row, forms, place)
        except (pa.ArrowException, OSError) as error:
            place = f"{name}:{number + 1}"
            yield place, SourceError(f"{place}: the rows up to {end} cannot be read: {error}")
        number = end


def _is_plain(kind: pa.DataType) -> bool:
    types = _pyarrow().types
    if types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        return not types.is_nested(kind.value_type) and _is_plain(kind.value_type)
    tests = (
        types.is_string, types.is_large_string, types.is_string_view, types.is_integer, types.is_floating,
        types.is_boolean, types.is_null, types.is_date, types.is_time, types.is_timestamp, types.is_decimal,
    )  # fmt: skip
    return any(test(kind) for test in tests)


def _values(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | Exception]:
    """The rows as dicts; a value that Python cannot have costs only its row."""
    try:
        yield from _finer(batch).to_pylist()
    except (ValueError, OverflowError):  # a byte that is not UTF-8, a date in the year 20000
        for number in range(batch.num_rows):
            try:
                yield from _finer(batch.slice(number, 1)).to_pylist()
            except (ValueError, OverflowError) as error:
                yield error


def _finer(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Times to the microsecond, which is all that Python's have."""
    pa = _pyarrow()
    for index, one in enumerate(batch.schema):
        if pa.types.is_timestamp(one.type) and one.type.unit == "ns":
            column = batch.column(index).cast(pa.timestamp("us", one.type.tz), safe=False)
            batch = batch.set_column(index, one.name, column)
    return batch


def _item(row: dict[str, Any] | Exception, forms: dict[str, Form], place: str) -> dict[str, Any] | SourceError:
    if isinstance(row, Exception):
        return SourceError(f"{place}: the row cannot be read: {row}")
    if not forms:
        return {key: _as_json(value) for key, value in row.items()}
    from newskit.extras.arrow_shapes import JSON  # noqa: PLC0415  (imports pyarrow)

    item = {key: form.read(row[key]) if form.read else row[key] for key, form in forms.items() if key in row}
    read = JSON.read or str
    for other in item.pop("others", None) or ():
        item.setdefault(other["collection"], []).append(read(other["record"]))
    return item


def _as_json(value: Any) -> Any:
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return [_as_json(one) for one in value] if isinstance(value, list) else value
