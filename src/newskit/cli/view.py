"""``newskit view``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from newskit.cli.common import (
    add_pipeline_options,
    add_reading_options,
    kinds_named,
    make_pipeline,
    opened,
    output,
)
from newskit.cli.watching import Watch
from newskit.terminal import to_terminal, wants_colour

__all__ = ["add"]


def add(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "view",
        help="show the text of an article with its records marked",
        description="Show the text with its records in colours, and the records in a list beneath.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="files; - for standard input")
    add_reading_options(parser)
    parser.add_argument(
        "--colour",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours; auto: on a terminal, unless NO_COLOR is set (default: %(default)s)",
    )
    add_pipeline_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read the files and show them."""
    pipeline = make_pipeline(options)
    found = pipeline.read_many(
        opened(options, pipeline),
        lang=options.lang,
        country=options.country,
    )
    colour = wants_colour(sys.stdout) if options.colour == "auto" else options.colour == "always"
    watch = Watch(found, kinds_named(options.kind, pipeline), progress=False)
    before = ""
    with output() as stream:
        for article in watch:
            if article.text or not article.problems:
                stream.write(f"{before}{to_terminal(article, colour=colour)}\n")
                before = "\n"
    return 1 if watch.failed else 0
