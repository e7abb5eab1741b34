"""Turn the marked texts of training/credits/ into JSON Lines, for ``benchmarks/credits.py``.

    python tools/annotated_credits.py training/credits/pl-dev.txt training/credits/de-dev.txt > cases.jsonl

A paragraph of a file is a case, with its marks in it: ``{citation Reuters=Agencja Reutera: Jak podała Agencja Reutera},
umowa ...``. training/credits/README.md says what is marked and how.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["KINDS", "cases"]

KINDS = frozenset(("photo", "video", "graphic", "dateline", "byline", "citation", "told_to", "source_line"))
_MARK = re.compile(r"\{(?P<optional>\??)(?P<kinds>[a-z_|]+)(?P<names>(?: [^{}]*?)?): (?P<words>[^{}]+)\}")


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file, as JSON has them; its name begins with the language.

    Raises:
        ValueError: A mark is malformed; the message names the file and the case.
    """
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", path.read_text(encoding="utf-8"))
    for number, paragraph in enumerate(paragraphs, 1):
        lines = [line for line in paragraph.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        try:
            yield {"id": f"{path.stem}-{number}", "lang": path.stem.partition("-")[0], **_case("\n".join(lines))}
        except ValueError as error:
            raise ValueError(f"{path}, paragraph {number}: {error}") from error


def _case(marked: str) -> dict[str, Any]:
    text, end = "", 0
    found = []
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        span = [len(text), len(text) + len(mark["words"])]
        text += mark["words"]
        end = mark.end()
        found.append({"span": span, **_credit(mark)})
    text += marked[end:]
    if "{" in text or "}" in text:
        raise ValueError("a brace that is no mark")
    return {"text": text, "credits": found}


def _credit(mark: re.Match[str]) -> dict[str, Any]:
    kind, *others = mark["kinds"].split("|")
    if not KINDS.issuperset((kind, *others)):
        raise ValueError(f"{mark['kinds']!r} is no kind of credit")
    names = mark["names"].strip()
    found: dict[str, Any] = {"kind": kind, "names": []}
    if others:
        found["kind_alt"] = others
    if names == "*":
        found |= {"anonymous": True, "optional": True}
    elif names:
        found["names"] = [_name(name) for name in names.split(" + ")]
    if mark["optional"]:
        found["optional"] = True
    return found


def _name(told: str) -> dict[str, Any]:
    forms = told.strip().removeprefix("?").split("=")
    name: dict[str, Any] = {"names": [form.strip() for form in forms]}
    return {**name, "optional": True} if told.strip().startswith("?") else name


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    for file in parser.parse_args().files:
        for case in cases(file):
            print(json.dumps(case, ensure_ascii=False))
