"""``newskit train-quotes``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from newskit.cli.common import tell

__all__ = ["add"]


def add(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "train-quotes",
        help="train a model of who says what from annotated articles",
        description="Train a model of who says what from annotated articles: JSON Lines, each line with the text and, "
        'for each quote, the spans of its content, cue and source. Needs the extra "train".',
    )
    parser.add_argument("source", type=Path, metavar="ARTICLES", help="the annotated articles, .jsonl or .jsonl.gz")
    parser.add_argument("target", type=Path, metavar="MODEL", help="where the model goes")
    parser.add_argument("--lang", required=True, metavar="CODE", help="their language; it needs a language pack")
    parser.add_argument(
        "--l1", type=float, default=1.6, help="the penalty that leaves weights out: the greater, the smaller the model"
    )
    parser.add_argument("--rounds", type=int, default=90, help="the most steps of the optimiser")
    parser.add_argument(
        "--card", type=Path, metavar="FILE", help="a JSON file that the model shall carry: data, licence"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Train the model."""
    from newskit.training import card_of, train  # noqa: PLC0415  (no other command needs it)

    card = card_of(options.card) if options.card else None
    train(options.source, options.target, lang=options.lang, card=card, l1=options.l1, rounds=options.rounds, tell=tell)
    return 0
