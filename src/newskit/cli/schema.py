"""``newskit schema``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from newskit.cli.common import kinds_named, output
from newskit.pipeline import Pipeline
from newskit.schema import json_schema

__all__ = ["add"]


def add(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "schema",
        help="print the JSON Schema of the output",
        description="Print the JSON Schema (2020-12) of an article as --to json and jsonl write it, with the kinds of "
        "installed plugins.",
    )
    parser.add_argument("--kind", metavar="KIND", help="only the schema of one record: quotes, money, ...")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    pipeline = Pipeline()
    kind = kinds_named([options.kind], pipeline)[0] if options.kind else None
    with output() as stream:
        stream.write(json.dumps(json_schema(pipeline, kind=kind), indent=2, ensure_ascii=False) + "\n")
    return 0
