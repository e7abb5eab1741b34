"""What the commands share: options, where articles come from, where output goes, what is said on standard error."""

from __future__ import annotations

import argparse
import io
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import attrs

from newskit.errors import NewskitError, PluginError, PluginWarning, SourceError
from newskit.export import Exporter, kinds_by_collection
from newskit.model import Annotation, Article, Problem
from newskit.pipeline import Pipeline
from newskit.sources import media_type_of, open_file, open_stream

__all__ = [
    "UsageError",
    "Watch",
    "add_pipeline_options",
    "add_reading_options",
    "columns",
    "exporters",
    "kinds_named",
    "make_pipeline",
    "output",
    "tell",
    "unread",
]

_EVERY = 0.1  # seconds between two states of the progress line


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
        help="what comes on standard input: text, jsonl, json, html or a media type (default: %(default)s)",
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
            languages=options.languages, only=options.only or wanted, block=options.block, strict=options.strict
        )
    except PluginError as error:
        told = str(error)
        if options.only or not wanted or not told.startswith("only: "):
            raise
        kinds_named(wanted, Pipeline(block=options.block))
        raise UsageError(f"--kind: {told.removeprefix('only: ')}") from error


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


def exporters(pipeline: Pipeline) -> dict[str, Exporter]:
    """The formats by name; a plugin's takes the place of ours, and a plugin that fails is left out with a warning."""
    found: dict[str, Exporter] = {}
    for one in pipeline.hook.newskit_exporters.get_hookimpls():  # ours first
        try:
            found |= {exporter.name: exporter for exporter in one.function()}
        except Exception as error:  # noqa: BLE001  (whatever a stranger's plugin does)
            told = f"the formats of {one.plugin_name} were left out: {type(error).__name__}: {error}"
            warnings.warn(PluginWarning(told), stacklevel=2)
    return found


# ------------------------------------------------------------------------------------------------------- articles


def unread(files: Iterable[str], media_type: str, pipeline: Pipeline, *, strict: bool) -> Iterator[Article]:
    """The unread articles of files, ``-`` being standard input; what cannot be read gives an article that says so."""
    for name in files:
        try:
            if name == "-":
                found = open_stream(_standard_input(), _media_type(media_type), "-", pipeline.hook)
            else:
                found = open_file(name, pipeline.hook)
            for article in found:
                if strict and article.problems and article.problems[0].error == "SourceError":
                    raise SourceError(article.problems[0].message)  # noqa: TRY301
                yield article
        except SourceError as error:
            if strict:
                raise
            problem = Problem(annotator="newskit.sources", error="SourceError", message=str(error))
            yield Article(text="", meta={"source": name}, problems=(problem,))


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
        raise UsageError(f"--input-type: {name!r} is unknown; write text, jsonl, json, html or a media type")
    return found


class Watch:
    """Articles on their way through: problems are told, progress is shown, failures are counted.

    Args:
        articles: What comes out of the pipeline.
        kinds: The kinds to keep; () for all.
        progress: Whether to show how far we are.
    """

    def __init__(
        self, articles: Iterable[Article], kinds: tuple[type[Annotation], ...] = (), *, progress: bool
    ) -> None:
        self._articles = articles
        self._kinds = kinds
        self._progress = progress
        self._shown = 0.0
        self.count = 0
        self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        for article in self._articles:
            self.count += 1
            self.failed += bool(article.problems)
            for problem in article.problems:
                self._clear()
                tell(_told(article, problem))
            if self._kinds:
                kept = [record for record in article.annotations if isinstance(record, self._kinds)]
                yield attrs.evolve(article, annotations=kept)
            else:
                yield article
            self._show()
        self._clear()

    def _show(self) -> None:
        now = time.monotonic()
        if self._progress and now - self._shown > _EVERY:
            problems = f", {self.failed} with problems" if self.failed else ""
            sys.stderr.write(f"\r\x1b[K{self.count} articles{problems}")
            sys.stderr.flush()
            self._shown = now

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = 0.0


def _told(article: Article, problem: Problem) -> str:
    if problem.error == "SourceError":  # the message begins with the file's name
        return problem.message
    source = article.meta.get("source") or article.url or article.title or "article"
    message = problem.message
    if problem.error == "UnknownLanguage":  # it tells what would do in Python
        message = message.replace("give lang=", "give --lang")
    return f"{source}: {problem.annotator}: {problem.error}: {message}"


# --------------------------------------------------------------------------------------------------------- output


@contextmanager
def output(path: str | None = None, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A stream to write to: a file, or standard output.

    Text is UTF-8, except on a terminal that has another encoding; what cannot be encoded is written as an escape, which
    in JSON stands for just that character.

    Raises:
        UsageError: The file cannot be written.
    """
    if path is not None:
        try:
            file = Path(path).open("wb")  # noqa: SIM115  (closed below)
        except OSError as error:
            raise UsageError(f"--output {path}: cannot be written: {error.strerror or error}") from error
        with file:
            yield from _as_text(file, "utf-8", binary=binary)
        return
    sys.stdout.flush()
    raw: IO[bytes] | None = getattr(sys.stdout, "buffer", None)
    if raw is None:  # somebody has put an object of their own there
        yield sys.stdout
        return
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    yield from _as_text(raw, encoding, binary=binary)


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
