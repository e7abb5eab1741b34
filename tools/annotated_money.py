"""Turn the annotated texts of training/money/ into JSON Lines, for ``benchmarks/money.py``.

    python tools/annotated_money.py training/money/pl-dev.txt training/money/de-dev.txt > cases.jsonl

A line of a file is a case: ``Der Konzern zahlt rund [3,4 Milliarden Euro|3400000000 EUR about].``; ``{...}`` is neither
asked for nor wrong. Lines that begin with ``#`` tell language and country of what follows. training/README.md says what
is annotated and how.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["QUALIFIERS", "cases"]

QUALIFIERS = frozenset(("about", "over", "under", "almost", "at_least", "at_most", "up_to", "between"))
_HEAD = re.compile(r"(\w+)=(\w+)")
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]|\{([^{}]*)\}")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")
_CODE = re.compile(r"[A-Z]{3,4}")


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file, as JSON has them.

    Raises:
        ValueError: A mark is malformed; the message names file and line.
    """
    told: dict[str, str | None] = {"lang": None, "country": None}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            told |= dict(_HEAD.findall(line))
        elif line.strip():
            try:
                yield {"id": f"{path.stem}-{number}", **told, **_case(line)}
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error


def _case(line: str) -> dict[str, Any]:
    text, end = "", 0
    figures, ignored = [], []
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        words = mark[3] if mark[1] is None else mark[1]
        span = [len(text), len(text) + len(words)]
        text += words
        end = mark.end()
        if mark[1] is None:
            ignored.append(span)
        else:
            figures.append({"span": span, **_figure(mark[2])})
    text += line[end:]
    if re.search(r"[\[\]{}|]", text):
        raise ValueError("a bracket that is no mark")
    return {"text": text, "figures": figures, "ignore": ignored}


def _figure(told: str) -> dict[str, Any]:
    """``3400000000 EUR about /year``: amount, currency and, where there are, qualifier and rate."""
    amount, code, *more = told.split()
    found = _AMOUNT.fullmatch(amount)
    if found is None or not _CODE.fullmatch(code):
        raise ValueError(f"{told!r} is no amount and currency")
    qualifiers = [word for word in more if word in QUALIFIERS]
    rates = [word[1:] for word in more if word.startswith("/")]
    if len(qualifiers) + len(rates) != len(more) or len(qualifiers) > 1 or len(rates) > 1:
        raise ValueError(f"{told!r}: {' '.join(more)!r} is no qualifier and rate")
    qualifier = qualifiers[0] if qualifiers else "between" if found[2] else None
    return {
        "amount": found[1],
        "amount_max": found[2],
        "currency": code,
        "qualifier": qualifier,
        "per": rates[0] if rates else None,
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    for path in parser.parse_args().files:
        for case in cases(path):
            sys.stdout.write(json.dumps(case, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
