"""Turn the marked texts of training/agreements/ into JSON Lines, for ``benchmarks/agreements.py``.

    python tools/annotated_agreements.py training/agreements/pl-dev.txt training/agreements/de-dev.txt > cases.jsonl

A case is ``=== id``, a text, a line ``---`` and one record a line: ``event span="signed a pact with Peru" core="pact"
type=treaty|agreement status=signed parties="Chile|Republic of Chile; Peru"``. training/agreements/README.md says what
is marked and how.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from newskit.model import AgreementStatus, AgreementType

__all__ = ["CERTAINTIES", "LEVELS", "cases"]

LEVELS = ("event", "reference", "negative")
CERTAINTIES = ("asserted", "planned", "possible", "denied")
_KEYS = frozenset((
    "span", "core", "type", "status", "parties", "value", "count", "period", "place", "date", "signatories", "subject",
    "fields", "certainty", "reported_by", "part_of", "same_as", "of", "optional",
))  # fmt: skip
AGREEMENT_TYPES, AGREEMENT_STATUSES = get_args(AgreementType), get_args(AgreementStatus)
_CASE = re.compile(r"^=== *(\S+).*\n", re.MULTILINE)
_FIELD = re.compile(r"""(\w+)=(?:"([^"]*)"|'([^']*)'|(\S+))(?:\s+|$)""")
_SENTENCE_END = re.compile(r"""[.!?…]["”’»)]*\s+(?=["“„«»(–-]*\s*[\w])|\n+""")
_VALUE = re.compile(r"(\d+(?:\.\d+)?) ([A-Z]{3})")


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file, as JSON has them; the name of the file begins with the language.

    Raises:
        ValueError: A record is malformed; the message names the file, the case and the record.
    """
    pieces = _CASE.split(path.read_text(encoding="utf-8"))
    if pieces[0].strip():
        raise ValueError(f"{path}: words before the first case")
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        text, mark, records = body.rpartition("\n---")
        if not mark:
            raise ValueError(f"{path}, {name}: a line --- must part text and records")
        text = text.strip("\n")
        made = []
        for line in filter(str.strip, records.splitlines()):
            try:
                made.append(_record(text, line.strip()))
            except ValueError as error:
                raise ValueError(f"{path}, {name}: {error}: {line}") from error
        yield {
            "id": name,
            "lang": path.stem.partition("-")[0],
            "source": {"file": path.name},
            "text": text,
            "complete": True,
            "mentions": made,
        }


def _record(text: str, line: str) -> dict[str, Any]:
    level, _, rest = line.partition(" ")
    if level not in LEVELS:
        raise ValueError(f"{level!r} is none of {', '.join(LEVELS)}")
    fields: dict[str, str] = {}
    end = 0
    for match in _FIELD.finditer(rest):
        if rest[end : match.start()].strip():
            break
        fields[match[1]] = next(group for group in match.groups()[1:] if group is not None)
        end = match.end()
    if rest[end:].strip():
        raise ValueError(f"cannot read {rest[end : end + 30]!r}")
    if unknown := fields.keys() - _KEYS:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    core = fields.get("core") or fields["span"]
    span = _place(text, fields["span"], 0, len(text)) if "span" in fields else _place(text, core, 0, len(text))
    try:
        core_span = _place(text, core, *span)
    except ValueError:
        core_span = _place(text, core, 0, len(text))
    found: dict[str, Any] = {"level": level, "span": span, "core": core_span, "window": _sentence(text, span)}
    return found | _details(fields) if level == "event" else found


def _details(fields: Mapping[str, str]) -> dict[str, Any]:
    """What an event tells, checked against the closed vocabularies."""
    type_, *type_alt = fields["type"].split("|") if "type" in fields else ("agreement",)
    status, *status_alt = fields["status"].split("|") if "status" in fields else ("",)
    for told, known in ((fields.get("type", type_), AGREEMENT_TYPES), (fields.get("status", ""), AGREEMENT_STATUSES)):
        for word in told.split("|"):
            if word not in known:
                raise ValueError(f"{word!r} is no value of a closed vocabulary")
    found: dict[str, Any] = {"type": type_, "type_alt": type_alt, "status": status, "status_alt": status_alt}
    found["certainty"] = fields.get("certainty", "asserted").split("|")
    if not set(CERTAINTIES).issuperset(found["certainty"]):
        raise ValueError(f"no certainty: {fields['certainty']!r}")
    if "parties" in fields:
        found["parties"] = [[form.strip() for form in party.split("|")] for party in _list(fields["parties"])]
    if "value" in fields:
        value = _VALUE.fullmatch(fields["value"])
        if value is None:
            raise ValueError(f"a value is an amount and a code: {fields['value']!r}")
        found["value"] = {"amount": value[1], "currency": value[2]}
    if "count" in fields:
        found["count"] = int(fields["count"])
    for key in ("signatories", "fields"):
        if key in fields:
            found[key] = _list(fields[key])
    for key in ("period", "place", "date", "subject", "reported_by", "part_of", "same_as"):
        if key in fields:
            found[key] = fields[key]
    return found


def _list(told: str) -> list[str]:
    return [piece.strip() for piece in told.split(";") if piece.strip()]


def _place(text: str, words: str, low: int, high: int) -> list[int]:
    """Where words stand in a text: the first time, or the n-th with ``@n`` behind them."""
    match = re.fullmatch(r"(.*)@(\d+)", words)
    words, times = (match[1], int(match[2])) if match else (words, 1)
    at = low - 1
    for _ in range(times):
        at = text.find(words, at + 1, high)
        if at < 0:
            raise ValueError(f"{words!r} does not stand there {times} times")
    return [at, at + len(words)]


def _sentence(text: str, span: list[int]) -> list[int]:
    """The sentence, or sentences, that a span lies in."""
    start, end = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= span[0]:
            start = match.end()
        elif match.end() >= span[1]:
            end = match.start() + len(match[0].rstrip())
            break
    return [start, end]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    for file in parser.parse_args().files:
        try:
            for case in cases(file):
                print(json.dumps(case, ensure_ascii=False))
        except ValueError as error:
            sys.exit(str(error))
