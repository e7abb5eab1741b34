"""``newskit read``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from newskit.cli.common import (
    UsageError,
    add_pipeline_options,
    add_reading_options,
    kinds_named,
    make_pipeline,
    opened,
    output,
)
from newskit.cli.watching import FileWatch, Watch
from newskit.export import Exporter
from newskit.outputs import exporter_named, exporters, write_outputs
from newskit.pipeline import Pipeline
from newskit.sources import Seen

__all__ = ["add"]


def add(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "read",
        help="read articles and write their records",
        description="Read articles and write their records: a table on a terminal, JSON Lines in a pipe. Reads plain "
        "text (one article a file), JSON Lines and JSON; HTML, WARC and Parquet where their extras are installed; and "
        "what installed plugins open.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="files; - for standard input")
    add_reading_options(parser)
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        help="json, jsonl, csv, html, parquet, table, or what a plugin brings; see newskit plugins",
    )
    parser.add_argument("--output", metavar="FILE", help="write there; its ending chooses the format")
    parser.add_argument(
        "--output-dir",
        metavar="FOLDER",
        help="write a file there for each that is read, Parquet unless --to says otherwise, once it is whole",
    )
    parser.add_argument("--resume", action="store_true", help="pass over files whose output is in --output-dir")
    parser.add_argument("--jobs", type=_positive, default=1, metavar="N", help="read in N processes (default: 1)")
    add_pipeline_options(parser)
    parser.set_defaults(run=run)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Read the files and write the records."""
    if options.output_dir is not None:
        return _run_into_folder(options)
    if options.resume:
        raise UsageError("--resume: tells by files in a folder what was done; give --output-dir")
    pipeline = make_pipeline(options)
    kinds = kinds_named(options.kind, pipeline)
    exporter = _exporter(options, pipeline)
    seen: dict[str, Seen] = {}
    found = pipeline.read_many(
        opened(options, pipeline, seen),
        lang=options.lang,
        country=options.country,
        processes=options.jobs,
    )
    watch = Watch(found, kinds, seen=seen, progress=_shows_progress(options))
    with output(options.output, binary=exporter.binary) as stream:
        exporter.export(watch, stream, kinds=kinds)
    return 1 if watch.failed else 0


def _run_into_folder(options: argparse.Namespace) -> int:
    if options.output is not None:
        raise UsageError("--output-dir and --output: give one of them")
    if "-" in options.files:
        raise UsageError("--output-dir: outputs are called after files, and standard input has no name")
    pipeline = make_pipeline(options)
    outcomes = write_outputs(
        options.files,
        options.output_dir,
        pipeline,
        to=options.to or "parquet",
        lang=options.lang,
        country=options.country,
        kinds=kinds_named(options.kind, pipeline),
        resume=options.resume,
        processes=options.jobs,
    )
    watch = FileWatch(outcomes, len(options.files), progress=sys.stderr.isatty())
    watch.run()
    return 1 if watch.failed else 0


def _shows_progress(options: argparse.Namespace) -> bool:
    """Only to somebody who watches, and not between the lines of a table that they read."""
    return sys.stderr.isatty() and (options.output is not None or not sys.stdout.isatty())


def _exporter(options: argparse.Namespace, pipeline: Pipeline) -> Exporter:
    found = exporters(pipeline)
    name = options.to or _fitting(options.output, found)
    exporter = exporter_named(name, found)
    if exporter.binary and options.output is None and sys.stdout.isatty():
        raise UsageError(f"--to {name}: is binary, which a terminal cannot show; give --output FILE{exporter.suffix}")
    return exporter


def _fitting(path: str | None, found: dict[str, Exporter]) -> str:
    if path is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    ending = Path(path).suffix.lower()
    endings = {one.suffix: name for name, one in reversed(found.items()) if one.suffix}
    if ending and ending not in endings:
        raise UsageError(
            f"--output {path}: no format has this ending; endings are {', '.join(sorted(endings))}; or give --to"
        )
    return endings.get(ending, "jsonl")
