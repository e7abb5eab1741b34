"""Opening files: plain text, JSON Lines and JSON here, HTML, WARC and Parquet by the extras that are imported then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

import attrs
from attrs import frozen

from newskit.errors import FormatError, MissingExtraError, SourceError
from newskit.hookspecs import hookimpl
from newskit.model import Article, Problem

if TYPE_CHECKING:
    from newskit.sources import Seen, Unparsed

__all__ = ["Fields", "newskit_open"]

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_STRINGS = ("lang", "country", "title", "url", "publisher", "published")


def _named(record: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{type(record).__name__}.{attribute.name} must be the name of a field, is {value!r}")


@frozen(kw_only=True)
class Fields:
    """Which field of JSON Lines, JSON or Parquet holds what; a plugin for `Pipeline`, and it pickles.

    Args:
        text: The key or column with the text, which every article needs.
        lang, country, title, url, publisher, published, authors: The others. They may be missing, unless they have a
            name of yours: then an article without the key has a problem, and a table without the column is not read.

    >>> import io, newskit
    >>> fields = Fields(text="body", lang="language")
    >>> lines = io.BytesIO(b'{"body": "It cost $4.", "language": "en"}')
    >>> article, = fields.newskit_open(lines, "application/jsonl", "wire.jsonl")
    >>> article.text, article.lang
    ('It cost $4.', 'en')
    """

    text: str = attrs.field(default="text", validator=_named)
    lang: str = attrs.field(default="lang", validator=_named)
    country: str = attrs.field(default="country", validator=_named)
    title: str = attrs.field(default="title", validator=_named)
    url: str = attrs.field(default="url", validator=_named)
    publisher: str = attrs.field(default="publisher", validator=_named)
    published: str = attrs.field(default="published", validator=_named)
    authors: str = attrs.field(default="authors", validator=_named)

    def newskit_open(self, stream: IO[bytes], media_type: str, url: str | None) -> Iterable[Article] | None:
        """Open JSON Lines (an article a line), JSON (an object, or an array of them) and Parquet (an article a row)."""
        name = url or "-"
        if media_type in ("application/jsonl", "application/x-ndjson"):
            return _lines(stream, name, self)
        if media_type == "application/json":
            return _whole(stream, name, self)
        if media_type == "application/vnd.apache.parquet":
            return _table(stream, name, self)
        return None

    def items(self) -> Iterator[tuple[str, str]]:
        """The fields of an article with the names that they have in the file."""
        return iter(attrs.asdict(self).items())

    def required(self) -> Iterator[str]:
        """The names that must be there: that of the text, and those that are not the usual ones."""
        return (name for field, name in self.items() if field == "text" or field != name)

    def article(self, item: Mapping[str, Any], place: str) -> Article:
        """The article that an object or a row is; what is in no field goes to ``meta``.

        Args:
            item: Its values by key or column.
            place: File and line or row, for messages and for ``meta["source"]``.

        Raises:
            SourceError: It has no text, or a value is not of its field's type.
        """
        if item.get(self.text, "") is None:
            raise SourceError(f'{place}: there is no text: "{self.text}" is null')
        if not isinstance(item.get(self.text, ""), str):
            raise SourceError(f'{place}: "{self.text}" must be a string, is {item[self.text]!r:.60}')
        if self.text not in item:
            told = f"; this one has {', '.join(map(repr, item))}" if item else ""
            raise SourceError(f'{place}: needs an object with a string "{self.text}"{told:.200}')
        known = {field: item[name] for field, name in self.items() if item.get(name) is not None}
        for field in _STRINGS:
            if not isinstance(known.get(field, ""), str):
                raise SourceError(f'{place}: "{getattr(self, field)}" must be a string')
        authors = known.get("authors", [])
        if not isinstance(authors, (str, list)):
            raise SourceError(f'{place}: "{self.authors}" must be a string or an array')
        known["authors"] = (authors,) if isinstance(authors, str) else tuple(map(str, authors))
        names = {name for _, name in self.items()}
        meta = item.get("meta")
        rest = {key: value for key, value in item.items() if key not in names and key != "meta"}
        known["meta"] = {**(meta if isinstance(meta, dict) else {}), **rest, "source": place}
        absent = [name for name in self.required() if name not in item]
        return Article(**known, problems=[_missing(name, item) for name in absent])


def _missing(name: str, item: Mapping[str, Any]) -> Problem:
    told = f"there is no {name!r}; this one has {', '.join(map(repr, item)):.200}"
    return Problem(annotator="newskit.intake", error="MissingField", message=told)


_USUAL = Fields()


@hookimpl
def newskit_open(
    stream: IO[bytes], media_type: str, url: str | None, seen: Seen
) -> Iterable[Article | Unparsed] | None:
    """Open plain text (one article), JSON Lines, JSON, Parquet, HTML (one article) and WARC (an article a page)."""
    if media_type == "text/plain":
        return [Article(text=_decoded(stream.read(), url or "-"), meta={"source": url or "-"})]
    if media_type in ("text/html", "application/xhtml+xml"):
        try:
            from newskit.extras.html import Pages  # noqa: PLC0415  (its libraries may be missing)
        except ImportError as error:
            raise MissingExtraError(error.name or "resiliparse", "html") from error
        return Pages().newskit_open(stream, media_type, url)
    if media_type == "application/warc":
        from newskit.extras.warc import WarcFiles  # noqa: PLC0415  (no other file needs it)

        return WarcFiles().newskit_open(stream, media_type, url, seen)
    return _USUAL.newskit_open(stream, media_type, url)


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in raw and not raw.startswith(_UTF_16):
            raise SourceError(f"{name}: has NUL bytes, so it is no plain text; save it as text in UTF-8") from error
        line = raw.count(b"\n", 0, error.start) + 1
        likely = "UTF-16" if raw.startswith(_UTF_16) else "CP1250"
        raise SourceError(
            f"{name}: line {line}: byte 0x{raw[error.start]:02x} at {error.start} is not UTF-8; "
            f"convert the file, for instance: iconv -f {likely} -t UTF-8"
        ) from error


def _lines(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Article]:
    """One article a line. A line that cannot be read gives an article whose problem names it; the rest goes on."""
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        place = f"{name}:{number}"
        try:
            item = json.loads(_decoded(raw, place))
        except (ValueError, RecursionError, SourceError) as error:
            yield _unread(place, error if isinstance(error, SourceError) else f"{place}: not JSON: {error}")
        else:
            yield _article_or_problem(item, place, fields)


def _whole(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Article]:
    """The articles of an array, or the one of an object. What is no article costs only itself here too."""
    try:
        found = json.loads(_decoded(stream.read(), name))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name}: not JSON: {error}") from error
    for number, item in enumerate(found if isinstance(found, list) else [found], 1):
        yield _article_or_problem(item, f"{name}:{number}", fields)


def _table(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Article]:
    """One article a row; a row that cannot be read costs only itself."""
    from newskit.extras.arrow import read_rows  # noqa: PLC0415  (needs pyarrow, when it is called)

    for place, row in read_rows(stream, name, tuple(fields.required())):
        yield _unread(place, row) if isinstance(row, SourceError) else _article_or_problem(row, place, fields)


def _unread(place: str, error: object) -> Article:
    problem = Problem(annotator="newskit.intake", error="SourceError", message=str(error))
    return Article(text="", meta={"source": place}, problems=(problem,))


def _article_or_problem(item: Any, place: str, fields: Fields) -> Article:
    try:
        if isinstance(item, str):
            return Article(text=item, meta={"source": place})
        if not isinstance(item, dict):
            raise SourceError(f'{place}: needs an object with a string "{fields.text}"')  # noqa: TRY301
        return _ours(item, place, fields) if fields.text == "text" and _is_ours(item) else fields.article(item, place)
    except SourceError as error:
        return _unread(place, error)


# ------------------------------------------------------------------------------------------- what newskit itself wrote


def _is_ours(item: Mapping[str, Any]) -> bool:
    """Whether an object has the layout that `newskit.to_dict` gives."""
    return "newskit" in item and isinstance(item.get("problems"), list) and isinstance(item.get("blocks"), list)


def _ours(item: dict[str, Any], place: str, fields: Fields) -> Article:
    """An article that was written before, with its records: those of annotators that run again are made anew.

    Kinds that plugins brought are left out, since nobody here knows their classes; their plugins find them again. An
    article whose records do not fit, for instance since its text was changed, is taken without them, and says so.
    """
    from newskit.export import from_dict, kinds_by_collection  # noqa: PLC0415  (reading needs it nowhere else)

    head = {field.name for field in attrs.fields(Article)} - {"annotations"}
    lists = kinds_by_collection()
    kept = {key: value for key, value in item.items() if key in head or key in lists or key == "newskit"}
    try:
        article = from_dict(kept)
    except FormatError as error:
        told = f"{place}: the records written before were left out: {error}"
        problem = Problem(annotator="newskit.intake", error="FormatError", message=told)
        plain = {key: value for key, value in item.items() if key in head and key != "problems"}
        return attrs.evolve(fields.article(plain, place), problems=[problem])
    return attrs.evolve(article, meta={"source": place, **article.meta})
