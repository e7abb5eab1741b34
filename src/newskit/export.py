"""Articles with their records as dicts and JSON, and back.

The layout of an article::

    {"newskit": {"version": "0.1.0", "packs": {"pl": "0.1"}},
     "text": "...", "lang": "pl", "country": null, "title": null, ..., "meta": {},
     "quotes": [...], "money": [...], ...,
     "problems": []}

There is one list a kind, under the name that the kind's class has as `collection`; ours are always there, a plugin's
where the article has such records. How single values stand is told in `newskit.shapes`; ``newskit schema`` prints the
JSON Schema of all of it.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

from attrs import frozen

from newskit.errors import FormatError, PluginError
from newskit.model import (
    Agreement,
    Annotation,
    Article,
    Block,
    Boilerplate,
    MonetaryFigure,
    Person,
    Quote,
    Sentence,
    SourceCredit,
    VagueAmount,
)
from newskit.shapes import Context, Misfit, Shape, record_shape

__all__ = [
    "MAIN_KINDS",
    "Exporter",
    "from_dict",
    "from_json",
    "is_stamp",
    "kinds_by_collection",
    "one_or_many",
    "to_dict",
    "to_json",
    "write_json",
    "write_json_lines",
]

#: The kinds whose lists are always there.
MAIN_KINDS: tuple[type[Annotation], ...] = (
    Quote,
    MonetaryFigure,
    VagueAmount,
    SourceCredit,
    Agreement,
    Person,
    Boilerplate,
    Block,
)
_BUILTIN_KINDS = (*MAIN_KINDS, Sentence)


def _head() -> Mapping[str, tuple[str, Shape]]:
    """The fields of an article that stand beside the records."""
    return {key: pair for key, pair in record_shape(Article).fields.items() if key != "annotations"}


def kinds_by_collection(kinds: Iterable[type[Annotation]] = ()) -> dict[str, type[Annotation]]:
    """The record classes by the names of their lists: ours, and those given.

    Raises:
        PluginError: Two kinds have one name, or a name that the article itself needs.
    """
    found: dict[str, type[Annotation]] = {}
    taken = {"newskit", *_head()}
    every: tuple[type[Annotation], ...] = (*_BUILTIN_KINDS, *kinds)
    for kind in every:
        name = kind.collection
        if name in taken:
            raise PluginError(f"{kind.__name__}.collection is {name!r}, which is a key of the article; choose another")
        if found.setdefault(name, kind) is not kind:
            raise PluginError(
                f"{found[name].__module__}.{found[name].__name__} and {kind.__module__}.{kind.__name__} both have the "
                f"collection name {name!r}; give one of the classes another: collection = ..."
            )
    return found


# ------------------------------------------------------------------------------------------------------- to JSON


def to_dict(article: Article) -> dict[str, Any]:
    """An article with its records as plain dicts, lists, strings and numbers.

    Raises:
        FormatError: A value is not what its field declares, or JSON cannot hold it; the message names the place.
        PluginError: Two kinds of records have one collection name.

    >>> import newskit
    >>> to_dict(newskit.Article(text="Ala ma kota.", lang="pl"))["lang"]
    'pl'
    """
    records = article.annotations
    classes: Any = map(type, records)
    names = kinds_by_collection(dict.fromkeys(classes))
    meta = dict(article.meta)
    stamp = meta.pop("newskit") if is_stamp(meta.get("newskit")) else None
    made: dict[str, Any] = {"newskit": stamp and {"version": stamp["version"], "packs": dict(stamp["packs"])}}
    of: dict[str, list[Any]] = {kind.collection: [] for kind in MAIN_KINDS}
    try:
        for key, (name, shape) in _head().items():
            if key != "problems":
                made[key] = _encoded(key, shape, meta if name == "meta" else getattr(article, name))
        for record in records:
            rows = of.setdefault(record.collection, [])
            try:
                rows.append(record_shape(names[record.collection]).encode(record))
            except Misfit as misfit:
                raise misfit.at(len(rows)).at(record.collection) from None
        made |= of
        made["problems"] = _encoded("problems", _head()["problems"][1], article.problems)
    except Misfit as misfit:
        raise misfit.told() from None
    return made


def _encoded(key: str, shape: Shape, value: Any) -> Any:
    try:
        return shape.encode(value)
    except Misfit as misfit:
        raise misfit.at(key) from None


def is_stamp(value: Any) -> bool:
    """Whether this is what a pipeline leaves in ``article.meta["newskit"]``."""
    return (
        isinstance(value, Mapping)
        and value.keys() == {"version", "packs"}
        and isinstance(value["version"], str)
        and isinstance(value["packs"], Mapping)
        and all(isinstance(part, str) for pair in value["packs"].items() for part in pair)
    )


# Surrogates cannot be encoded, and the others end a line for some readers of JSON Lines.
_AWKWARD = re.compile("[\ud800-\udfff\x85\u2028\u2029]")
_WRITTEN_PAIR = re.compile(r"(?<!\\)((?:\\\\)*\\ud[89ab][0-9a-f]{2})\\u(D[C-F][0-9A-F]{2})")


def to_json(article: Article, *, indent: int | None = None) -> str:
    """An article with its records as JSON, on one line unless `indent` says otherwise.

    What it gives can always be encoded as UTF-8: unpaired surrogates are written as escapes.

    >>> import newskit
    >>> text = to_json(newskit.Article(text="Ala ma kota."))
    >>> from_json(text) == newskit.Article(text="Ala ma kota.")
    True
    """
    return _dumped(to_dict(article), indent)


def _dumped(value: Any, indent: int | None = None) -> str:
    written = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    # isascii is a flag of the string, so most of the time nothing is searched.
    if written.isascii() or not _AWKWARD.search(written):
        return written
    # A high surrogate right before a low one, both unpaired in `str`: readers of JSON would make one character of the
    # escapes. Capitals in the second one tell `from_json` that they are two.
    written = re.sub("(?<=[\ud800-\udbff])[\udc00-\udfff]", lambda low: f"\\u{ord(low[0]):04X}", written)
    return _AWKWARD.sub(lambda one: f"\\u{ord(one[0]):04x}", written)


# ------------------------------------------------------------------------------------------------------ from JSON


def from_json(text: str | bytes, *, kinds: Iterable[type[Annotation]] = ()) -> Article:
    """The article that `to_json` wrote; see `from_dict`.

    Raises:
        FormatError: It is no JSON, or no article of ours.
    """
    try:
        if isinstance(text, (bytes, bytearray)):
            text = text.decode("utf-8-sig")
        text = _WRITTEN_PAIR.sub(lambda pair: pair[1] + chr(int(pair[2], 16)), text)
        document = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not JSON: {error}") from error
    return from_dict(document, kinds=kinds)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def from_dict(document: Any, *, kinds: Iterable[type[Annotation]] = ()) -> Article:
    """The article that `to_dict` gave.

    Args:
        document: What `to_dict` gives, or what a JSON parser made of its JSON.
        kinds: The record classes of plugins whose records are in it.

    Raises:
        FormatError: It is no article of ours. The message names the place, ``quotes[2].cue: ...``; every span is
            compared with the text.
        PluginError: Two kinds have one collection name.

    >>> from_dict({"text": "Ala ma kota.", "quotes": [{"span": {"start": 0, "end": 3, "text": "Ola"}}]})
    Traceback (most recent call last):
    newskit.errors.FormatError: quotes[0].span: says 'Ola' at 0-3, the article has 'Ala' there \
(offsets count characters, not bytes or UTF-16 units)
    """
    names = kinds_by_collection(kinds)
    head = _head()
    if not isinstance(document, dict):
        raise FormatError(f"an article is an object with text, quotes and so on, not {document!r:.60}")
    text = document.get("text")
    if not isinstance(text, str):
        raise FormatError(f"text: must be a string, is {text!r:.60}")
    context = Context(text, names)
    values: dict[str, Any] = {}
    records: list[Annotation] = []
    try:
        for key, value in document.items():
            if key in head:
                values[key] = _decoded(key, head[key][1], value, context)
            elif key in names:
                records += _records(key, record_shape(names[key]), value, context)
            elif key != "newskit":
                known = ", ".join(["newskit", *head, *names])
                raise Misfit(f"unknown key; known: {known}; the record class of a plugin goes into kinds=").at(key)
    except Misfit as misfit:
        raise misfit.told() from misfit.__cause__
    except RecursionError as error:
        raise FormatError("records stand too deep inside each other") from error
    stamp = document.get("newskit")
    if stamp is not None and not is_stamp(stamp):
        raise FormatError(f"newskit: must be null or an object with version and packs, is {stamp!r:.60}")
    meta = values.pop("meta", {})
    if not isinstance(meta, dict):
        raise FormatError(f"meta: must be an object, is {meta!r:.60}")
    return Article(**values, meta={**meta, "newskit": stamp} if stamp else meta, annotations=tuple(records))


def _decoded(key: str, shape: Shape, value: Any, context: Context) -> Any:
    try:
        return shape.decode(value, context)
    except Misfit as misfit:
        raise misfit.at(key) from misfit.__cause__


def _records(key: str, shape: Shape, rows: Any, context: Context) -> Iterator[Annotation]:
    if not isinstance(rows, list):
        raise Misfit(f"must be an array, is {rows!r:.60}").at(key)
    for index, row in enumerate(rows):
        try:
            yield shape.decode(row, context)
        except Misfit as misfit:
            raise misfit.at(index).at(key) from misfit.__cause__


# -------------------------------------------------------------------------------------------------------- formats


@frozen(kw_only=True)
class Exporter:
    """A format that ``newskit read --to NAME`` can write. A plugin gives its own through ``newskit_exporters``.

    Args:
        name: What ``--to`` calls it: ``"jsonl"``.
        write: A function that takes articles (an iterable, to be gone through once) and a stream, and writes them. It
            may take ``kinds=`` as well: the record classes that were asked for, () for all.
        suffix: The ending of its files, ``".jsonl"``; ``--output`` chooses the format by it.
        media_type: ``"application/jsonl"``.
        binary: Whether the stream is of bytes.

    >>> import io
    >>> texts = Exporter(name="texts", write=lambda articles, stream: stream.writelines(a.text for a in articles))
    >>> stream = io.StringIO()
    >>> texts.export([Article(text="Ala ma kota.")], stream)
    >>> stream.getvalue()
    'Ala ma kota.'
    """

    name: str
    write: Callable[..., None]
    suffix: str = ""
    media_type: str = "text/plain"
    binary: bool = False

    def export(self, articles: Iterable[Article], stream: IO[Any], *, kinds: Iterable[type[Annotation]] = ()) -> None:
        """Write articles to a stream."""
        parameters = inspect.signature(self.write).parameters.values()
        if any(one.name == "kinds" or one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters):
            self.write(articles, stream, kinds=tuple(kinds))
        else:
            self.write(articles, stream)


def one_or_many(articles: Article | Iterable[Article]) -> Iterable[Article]:
    """Articles, where one alone will do as well."""
    return (articles,) if isinstance(articles, Article) else articles


def write_json_lines(articles: Article | Iterable[Article], stream: IO[str]) -> None:
    """Write JSON Lines: one article a line."""
    for article in one_or_many(articles):
        stream.write(to_json(article) + "\n")


def write_json(articles: Article | Iterable[Article], stream: IO[str]) -> None:
    """Write one JSON array with all articles, indented; an array also where there is one article."""
    before = "[\n"
    for article in one_or_many(articles):
        stream.write(before + to_json(article, indent=2))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")
