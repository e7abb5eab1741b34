"""Records as flat rows, one row a record, and as CSV.

A span becomes three columns (``cue_start``, ``cue_end``, ``cue_text``; the record's own are ``start``, ``end``,
``text``), several spans their words and places (``content``, ``content_at``), several names one cell (``PAP; AFP``).
A record inside a record gives its own columns (``speaker_name``). JSON keeps everything, rows what a table can hold.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import IO, Any

from newskit.errors import FormatError
from newskit.export import MAIN_KINDS, _dumped, kinds_by_collection, one_or_many
from newskit.model import Annotation, Article, Block
from newskit.shapes import RecordShape, Shape
from newskit.shapes.records import AnyOfShape, FixedShape, ManyShape, OptionalShape, TableShape, record_shape
from newskit.shapes.values import BASIC, FreeShape, SpanShape

__all__ = ["TABLE_KINDS", "columns", "kind_of", "row_plan", "to_records", "write_csv"]

#: The kinds that tables show; the layout of the page is left to JSON.
TABLE_KINDS = tuple(kind for kind in MAIN_KINDS if kind is not Block)

_ARTICLE = ("article", "source", "url", "lang")
_TAKEN = (*_ARTICLE, "problems", "error")  # the latter two in Arrow alone
_JOINT = "; "

_STRING = BASIC[str]

Get = Callable[[Any], Any]
Column = tuple[str, Shape, Get]
Plan = Mapping[str, tuple[Shape, Get]]


def to_records(
    articles: Article | Iterable[Article], kind: type[Annotation] | str, *, start: int = 0
) -> Iterator[dict[str, Any]]:
    """Flat rows, one a record: plain dicts that a data frame or a database takes.

    Args:
        articles: Articles, gone through once; or a single one.
        kind: A record class, or the name of one of our lists: ``"quotes"``.
        start: The number of the first article, in the column ``article``.

    Yields:
        Dicts that all have the same keys; absent is None, an amount a Decimal.

    Raises:
        FormatError: No kind of ours has this name.

    >>> import newskit
    >>> article = newskit.Article(text="Ala ma 5 zł.", lang="pl")
    >>> figure = newskit.MonetaryFigure(span=article.span(7, 11), amount=Decimal(5), currency="PLN")
    >>> row, = to_records(newskit.Article(text=article.text, annotations=[figure]), kind="money")
    >>> row["start"], row["text"], row["amount"], row["currency"]
    (7, '5 zł', Decimal('5'), 'PLN')
    """
    cls = kind_of(kind)
    plan = row_plan(cls)
    return (
        row for number, article in enumerate(one_or_many(articles), start) for row in _rows(article, number, cls, plan)
    )


def _rows(article: Article, number: int, kind: type[Annotation], plan: Plan) -> Iterator[dict[str, Any]]:
    head = {
        "article": number,
        "source": article.meta.get("source"),
        "url": article.url,
        "lang": article.lang,
    }
    for record in article.of(kind):
        yield head | {column: get(record) for column, (_, get) in plan.items()}


def kind_of(kind: type[Annotation] | str, more: Iterable[type[Annotation]] = ()) -> type[Annotation]:
    """The record class that is meant.

    Args:
        kind: It, or the name of its list: ``"quotes"``.
        more: The classes besides ours that a name may mean.

    Raises:
        FormatError: No kind has this name.
    """
    if isinstance(kind, type):
        return kind
    known = kinds_by_collection(more)
    if kind not in known:
        raise FormatError(f"unknown kind {kind!r}; known: {', '.join(known)}, and the record classes of plugins")
    return known[kind]


def columns(kind: type[Annotation] | str) -> tuple[str, ...]:
    """The keys of the rows of a kind.

    >>> columns("money")[:10]
    ('article', 'source', 'url', 'lang', 'start', 'end', 'text', 'annotator', 'rule', 'amount')
    """
    return (*_ARTICLE, *row_plan(kind))


# ----------------------------------------------------------------------------------------------------------- plan


def row_plan(kind: type[Annotation] | str) -> Plan:
    """The columns of a record: what shape its values have, and how they are got."""
    cls: Any = kind_of(kind)  # whose `__hash__` mypy takes for that of its records
    return _made_plan(cls)


@cache
def _made_plan(kind: Any) -> Plan:
    plan: dict[str, tuple[Shape, Get]] = {}
    for column, shape, get in _columns(record_shape(kind), "", ()):
        name = column
        while name in plan or name in _TAKEN:  # a plugin's field may be called like one of these
            name += "_"
        plan[name] = shape, get
    return plan


def _columns(shape: RecordShape, prefix: str, path: tuple[type[Any], ...]) -> Iterator[Column]:
    """The columns of a class; a record inside another gives its values, and of its places only the first."""
    is_inner = bool(path) and issubclass(shape.cls, Annotation)
    for key, (name, declared) in shape.fields.items():
        inner = declared.inner if isinstance(declared, OptionalShape) else declared
        get = attrgetter(name)
        if key == "span" and issubclass(shape.cls, Annotation):
            yield from _span_columns(prefix, get)
        elif is_inner and (key in ("annotator", "rule") or isinstance(inner, (SpanShape, ManyShape))):
            continue
        elif isinstance(inner, RecordShape):
            if inner.cls not in (*path, shape.cls):
                for column, deep, deeper in _columns(inner, f"{prefix}{key}_", (*path, shape.cls)):
                    yield column, deep, _through(get, deeper)
        else:
            yield from _value_columns(f"{prefix}{key}", inner, get)


def _value_columns(name: str, shape: Shape, get: Get) -> Iterator[Column]:
    if isinstance(shape, SpanShape):
        yield from _span_columns(f"{name}_", get)
    elif isinstance(shape, ManyShape) and isinstance(shape.inner, SpanShape):
        yield name, _STRING, _through(get, lambda spans: _JOINT.join(span.text for span in spans))
        yield f"{name}_at", _STRING, _through(get, lambda spans: _JOINT.join(f"{one.start}-{one.end}" for one in spans))
    elif isinstance(shape, ManyShape) and isinstance(shape.inner, RecordShape):
        yield from _list_columns(name, shape.inner, get)
    elif isinstance(shape, (ManyShape, FixedShape)) and not isinstance(
        shape.inner, (ManyShape, TableShape, FreeShape, FixedShape, AnyOfShape)
    ):
        yield name, _STRING, _through(get, lambda values: _JOINT.join(map(str, values)))
    elif isinstance(shape, (ManyShape, FixedShape, TableShape, FreeShape, AnyOfShape)):
        yield name, _STRING, _through(get, lambda value: _dumped(shape.encode(value)))
    else:
        yield name, shape, get


def _list_columns(name: str, shape: RecordShape, get: Get) -> Iterator[Column]:
    """Several records: their words, or a column for each of their plain values (``parties_name``)."""
    if issubclass(shape.cls, Annotation):
        yield name, _STRING, _through(get, lambda records: _JOINT.join(record.span.text for record in records))
        return
    for key, (inner_name, declared) in shape.fields.items():
        inner = declared.inner if isinstance(declared, OptionalShape) else declared
        if isinstance(inner, SpanShape):
            continue
        yield f"{name}_{key}", _STRING, _through(get, _joined(attrgetter(inner_name)))


def _joined(get: Get) -> Get:
    def join(items: Iterable[Any]) -> str:
        return _JOINT.join("-" if value is None else str(value) for value in map(get, items))

    return join


def _span_columns(prefix: str, get: Get) -> Iterator[Column]:
    for part, shape in (("start", BASIC[int]), ("end", BASIC[int]), ("text", _STRING)):
        yield f"{prefix}{part}", shape, _through(get, attrgetter(part))


def _through(outer: Get, inner: Get) -> Get:
    """First the one, then the other, unless there was nothing."""

    def get(record: Any) -> Any:
        value = outer(record)
        return None if value is None else inner(value)

    return get


# ------------------------------------------------------------------------------------------------------------ CSV


def write_csv(
    articles: Article | Iterable[Article], stream: IO[str], *, kinds: Iterable[type[Annotation] | str] = ()
) -> None:
    """Write CSV with a header line (RFC 4180, except that a line ends as the stream has it).

    Args:
        articles: Articles, gone through once.
        stream: Where to.
        kinds: Which records; `TABLE_KINDS` by default. Several share one table: a column ``collection`` tells them
            apart, and a cell of another kind's column is empty.

    >>> import sys
    >>> article = Article(text="Ala ma 5 zł.")
    >>> write_csv(article, sys.stdout, kinds=["vague_amounts"])
    article,source,url,lang,start,end,text,annotator,rule,magnitude,currency
    """
    classes = [kind_of(kind) for kind in kinds] or list(TABLE_KINDS)
    mixed = len(classes) > 1
    header = dict.fromkeys(column for cls in classes for column in columns(cls))
    names = ["collection", *header] if mixed else list(header)
    writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
    writer.writeheader()
    for number, article in enumerate(one_or_many(articles)):
        for cls in classes:
            for row in to_records(article, cls, start=number):
                cells = {column: _cell(value) for column, value in row.items()}
                writer.writerow({"collection": cls.collection, **cells} if mixed else cells)


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else value
