"""The formats that come with newskit: JSON, JSON Lines, CSV, HTML, Parquet, and a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any

from newskit.hookspecs import hookimpl

if TYPE_CHECKING:
    from newskit.export import Exporter
    from newskit.model import Annotation, Article

__all__ = ["newskit_exporters"]


def _csv(articles: Iterable[Article], stream: IO[str], *, kinds: Iterable[type[Annotation]] = ()) -> None:
    """CSV: one row a record; give `kind=` for a table of one kind."""
    from newskit.rows import write_csv  # noqa: PLC0415  (every pipeline loads this plugin, few write)

    write_csv(articles, stream, kinds=kinds)


def _html(articles: Iterable[Article], stream: IO[str]) -> None:
    """A page with the records marked in the text and listed beneath."""
    from newskit.render import write_html  # noqa: PLC0415

    write_html(articles, stream)


def _parquet(articles: Iterable[Article], stream: IO[bytes], *, kinds: Iterable[type[Annotation]] = ()) -> None:
    """Parquet: one row an article, a list of structs a kind."""
    from newskit.extras.arrow import write_parquet  # noqa: PLC0415  (needs pyarrow, when it is called)

    write_parquet(articles, stream, kinds=kinds)


def _table(articles: Iterable[Article], stream: IO[str], **options: Any) -> None:
    """A table for people, as wide as the terminal."""
    from newskit.terminal import write_table  # noqa: PLC0415

    write_table(articles, stream, **options)


@hookimpl
def newskit_exporters() -> list[Exporter]:
    """Give ``json``, ``jsonl``, ``csv``, ``html``, ``parquet`` and ``table``."""
    from newskit.export import Exporter, write_json, write_json_lines  # noqa: PLC0415

    return [
        Exporter(name="json", suffix=".json", media_type="application/json", write=write_json),
        Exporter(name="jsonl", suffix=".jsonl", media_type="application/jsonl", write=write_json_lines),
        Exporter(name="csv", suffix=".csv", media_type="text/csv", write=_csv),
        Exporter(name="html", suffix=".html", media_type="text/html", write=_html),
        Exporter(
            name="parquet",
            suffix=".parquet",
            media_type="application/vnd.apache.parquet",
            write=_parquet,
            binary=True,
        ),
        Exporter(name="table", suffix=".txt", media_type="text/plain", write=_table),
    ]
