"""What the commands share: options, where articles come from, where output goes, what is said on standard error."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from newskit.errors import MissingExtraError, NewskitError, PluginError
from newskit.export import kinds_by_collection
from newskit.model import Annotation, Article
from newskit.pipeline import MAX_CHARACTERS, MAX_RECORDS, Pipeline
from newskit.sources import Seen, Unparsed, media_type_of, open_files

__all__ = [
    "UsageError",
    "add_pipeline_options",
    "add_reading_options",
    "columns",
    "kinds_named",
    "make_pipeline",
    "opened",
    "output",
    "tell",
]


class UsageError(NewskitError):
    """The command was used in a way that cannot work."""


def tell(message: str) -> None:
    """Say something on standard error, on one line."""
    sys.stderr.write(f"newskit: {' '.join(message.split())}\n")


# -------------------------------------------------------------------------------------------------------- options


def add_pipeline_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose plugins and languages."""
    parser.add_argument(
        "--block",
        action="append",
        default=[],
        metavar="NAME",
        help="a plugin or annotator that stays out; may be repeated",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="a kind, annotator or plugin that is wanted, with what it needs; may be repeated",
    )
    parser.add_argument(
        "--languages",
        action="append",
        default=[],
        metavar="FILE",
        help="a language pack of your own; may be repeated",
    )
    parser.add_argument("--strict", action="store_true", help="stop at the first plugin, file or annotator that fails")
    for what, usual in (("characters", MAX_CHARACTERS), ("records", MAX_RECORDS)):
        parser.add_argument(
            f"--max-{what}",
            type=_limit,
            default=usual,
            metavar="N",
            help=f"{_LIMITS[what]}; 0 for no limit (default: %(default)s)",
        )


_LIMITS = {
    "characters": "how far a text is read; where one is longer, a problem says so",
    "records": "how many records of one annotator an article keeps; where there are more, a problem says so",
}


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no limit; give a whole number, 0 for no limit")
    return int(text)


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what the articles are."""
    parser.add_argument("--lang", metavar="CODE", help="the language of articles that do not say; otherwise detected")
    parser.add_argument(
        "--country", type=_country, metavar="CODE", help='where they appeared (ISO 3166), a hint for "$" and "kr"'
    )
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="KIND",
        help="which records: quotes, money, credits, agreements, ...; may be repeated; otherwise all",
    )
    parser.add_argument(
        "--input-type",
        default="text/plain",
        metavar="TYPE",
        help="what comes on standard input: text, jsonl, json, html, warc, parquet or a media type "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--text-field", metavar="NAME", help='the key of JSON or column of Parquet with the text (default: "text")'
    )
    parser.add_argument(
        "--lang-field", metavar="NAME", help='the key or column with the language (default: "lang", if it is there)'
    )
    parser.add_argument(
        "--extractor",
        choices=("trafilatura", "resiliparse"),
        help="what finds the article in a page of HTML: trafilatura is more exact, resiliparse faster; by default the "
        "first for HTML files, the second for WARC",
    )


def _country(text: str) -> str:
    if not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise argparse.ArgumentTypeError(f"{text!r} is no country code; write two letters: PL, GB")
    return text


def make_pipeline(options: argparse.Namespace) -> Pipeline:
    """The pipeline that the options ask for.

    Raises:
        UsageError: There is no such kind.
    """
    wanted = getattr(options, "kind", [])
    try:
        return Pipeline(
            plugins=_openers(options),
            languages=options.languages,
            only=options.only or wanted,
            block=options.block,
            strict=options.strict,
            max_characters=options.max_characters or None,
            max_records=options.max_records or None,
        )
    except PluginError as error:
        told = str(error)
        if options.only or not wanted or not told.startswith("only: "):
            raise
        kinds_named(wanted, Pipeline(block=options.block))
        raise UsageError(f"--kind: {told.removeprefix('only: ')}") from error


def _openers(options: argparse.Namespace) -> list[Any]:
    """What opens files otherwise than by default."""
    found: list[Any] = []
    extractor = getattr(options, "extractor", None)
    if extractor:
        try:
            from newskit.extras.html import Pages  # noqa: PLC0415  (as the others: most runs need none of it)
        except ImportError as error:
            raise MissingExtraError(error.name or extractor, "html") from error
        from newskit.extras.warc import WarcFiles  # noqa: PLC0415

        found += [Pages(extractor=extractor), WarcFiles(extractor=extractor)]
    fields = {name: getattr(options, f"{name}_field", None) for name in ("text", "lang")}
    if any(fields.values()):
        from newskit.plugins.intake import Fields  # noqa: PLC0415  (a pipeline loads it, newskit schema does not)

        found.append(Fields(**{name: field for name, field in fields.items() if field}))
    return found


def kinds_named(names: Iterable[str], pipeline: Pipeline) -> tuple[type[Annotation], ...]:
    """The record classes of collections or class names.

    Raises:
        UsageError: There is no such kind.
    """
    known = kinds_by_collection(pipeline.kinds)
    by_class = {kind.__name__.lower(): kind for kind in known.values()}
    found = []
    for name in names:
        kind = known.get(name) or by_class.get(name.lower())
        if kind is None:
            hint = "; give --kind once for each" if "," in name else ""
            raise UsageError(f"--kind: there is no kind {name!r}; kinds are {', '.join(known)}{hint}")
        found.append(kind)
    return tuple(found)


# ------------------------------------------------------------------------------------------------------- articles


def opened(
    options: argparse.Namespace, pipeline: Pipeline, seen: dict[str, Seen] | None = None
) -> Iterator[Article | Unparsed]:
    """The unread articles of the files that the options name, ``-`` being standard input.

    Raises:
        UsageError: Standard input is read, and nobody knows its type.
    """
    given = (_standard_input(), _media_type(options.input_type)) if "-" in options.files else None
    return open_files(options.files, pipeline.hook, strict=options.strict, standard_input=given, seen=seen)


def _standard_input() -> IO[bytes]:
    buffer: IO[bytes] | None = getattr(sys.stdin, "buffer", None)
    return buffer if buffer is not None else io.BytesIO(sys.stdin.read().encode())


def _media_type(name: str) -> str:
    """``jsonl`` is as good as ``application/jsonl``.

    Raises:
        UsageError: The short name tells no type.
    """
    found = name if "/" in name else media_type_of(f"x.{name}")
    if found == "text/plain" and name not in ("text", "txt", found):
        raise UsageError(
            f"--input-type: {name!r} is unknown; write text, jsonl, json, html, warc, parquet or a media type"
        )
    return found


# --------------------------------------------------------------------------------------------------------- output


@contextmanager
def output(path: str | None = None, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A stream to write to: a file, or standard output.

    A file has its name when it is whole; where it does not come so far, what was there before stays. Text is UTF-8,
    except on a terminal that has another encoding; what cannot be encoded is written as an escape, which in JSON stands
    for just that character.

    Raises:
        UsageError: The file cannot be written.
    """
    if path is not None:
        with _whole(path) as file:
            yield from _as_text(file, "utf-8", binary=binary)
        return
    sys.stdout.flush()
    raw: IO[bytes] | None = getattr(sys.stdout, "buffer", None)
    if raw is None:  # somebody has put an object of their own there
        yield sys.stdout
        return
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    yield from _as_text(raw, encoding, binary=binary)


@contextmanager
def _whole(path: str) -> Iterator[IO[bytes]]:
    final = Path(path).resolve()  # through links, which are to stay links
    plain = final.is_file() or not final.exists()  # no pipe, no /dev/null
    begun = final.with_name(f".{final.name}.{os.getpid()}.part") if plain else final
    try:
        file = begun.open("wb")
    except OSError as error:
        raise UsageError(f"--output {path}: cannot be written: {error.strerror or error}") from error
    try:
        with file:
            yield file
        if plain:
            begun.replace(final)
    finally:
        if plain:
            begun.unlink(missing_ok=True)


def _as_text(raw: IO[bytes], encoding: str, *, binary: bool) -> Iterator[IO[Any]]:
    if binary:
        yield raw
        raw.flush()
        return
    text = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    try:
        yield text
        text.flush()
    finally:
        with suppress(OSError, ValueError):
            text.detach()


def columns(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Lines of a table whose columns stand under each other."""
    lines = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
