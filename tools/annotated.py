"""Turn the annotated articles of training/ into JSON Lines, for ``newskit train-quotes``.

    python tools/annotated.py training/pl > pl.jsonl
    python tools/annotated.py training/pl --topics foreign,labour,culture,security > test.jsonl

A file has a head in TOML between two lines of ``+++``, then the article with its marks: ``⟦q1|content⟧``, ``⟦c1|cue⟧``,
``⟦s1|source⟧``. training/README.md says what is annotated and how.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

_MARK = re.compile(r"⟦([qcs])(\d+)\|([^⟦⟧]*)⟧")
_PARTS = {"q": "content", "c": "cue", "s": "source"}
_FIELDS = ("kind", "speaker", "type", "stance", "optional")


def article(path: Path) -> dict[str, Any]:
    """An annotated article as the JSON that training reads, with what the head says besides."""
    _, told, marked = path.read_text(encoding="utf-8").split("+++\n", 2)
    head = tomllib.loads(told)
    text, end = "", 0
    marked = marked.strip("\n") + "\n"
    parts: dict[str, dict[str, list[list[int]]]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        one = parts.setdefault(mark[2], {name: [] for name in _PARTS.values()})
        one[_PARTS[mark[1]]].append([len(text), len(text) + len(mark[3])])
        text += mark[3]
        end = mark.end()
    text += marked[end:]
    quotes = []
    for name, fields in head["quotes"].items():
        if name[1:] not in parts or not parts[name[1:]]["content"]:
            raise ValueError(f"{path}: the text has no ⟦{name}|...⟧")
        quotes.append(parts.pop(name[1:]) | {key: fields[key] for key in _FIELDS if key in fields})
    if parts:
        raise ValueError(f"{path}: the head says nothing of quotes {', '.join(parts)}")
    return {"id": path.stem, "topic": head["topic"], "outlet": head["outlet"], "text": text, "quotes": quotes}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--topics", default="", help="only articles of these topics, parted by commas")
    parser.add_argument("--without", default="", help="no articles of these topics")
    options = parser.parse_args()
    only, without = (set(filter(None, one.split(","))) for one in (options.topics, options.without))
    for path in sorted(options.folder.glob("*.txt")):
        made = article(path)
        if made["topic"] not in without and (not only or made["topic"] in only):
            sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
