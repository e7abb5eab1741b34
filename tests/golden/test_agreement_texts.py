"""The marked texts of training/agreements/, scored by the measures of benchmarks/agreements.py: no figure may fall.

``python tests/golden/test_agreement_texts.py`` writes the floors anew, and tells which have moved.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
sys.path.append(str(Path(__file__).parents[2] / "tools"))

import agreements as benchmark
import annotated_agreements
from agreement_measures import score

FLOORS = Path(__file__).parent / "agreement_floors.json"
FILES = sorted(benchmark.files([Path(__file__).parents[2] / "training" / "agreements"]))
FIGURES = ("precision", "recall", "F1", "hard", "parties", "type", "status", "certainty")


def scored(path):
    """The figures of a file; the more of each the better. A share that is of nothing is left out."""
    system, cases = benchmark.newskit_system(), benchmark.cases(path)
    table = score(cases, [system(case) for case in cases]).table
    return {name: round(table[name], 4) for name in FIGURES if table[name] is not None}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_figure_falls(path):
    floor = json.loads(FLOORS.read_text("utf-8"))[path.stem]
    found = scored(path)
    fallen = [
        f"{name}: {found.get(name, 0):.2%}, floor {least:.2%}"
        for name, least in floor.items()
        if found.get(name, 0) < least
    ]
    assert fallen == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_decides_stands_in_its_span(path):
    for case in annotated_agreements.cases(path):
        for mention in case["mentions"]:
            start, end = mention["core"]
            assert mention["window"][0] <= start < end <= mention["window"][1], (case["id"], mention)


def test_a_malformed_record_is_told_with_its_place(tmp_path):
    path = tmp_path / "en-bad.txt"
    path.write_text('=== en-1\nA pact was signed.\n---\nevent core="treaty" status=signed\n', "utf-8")
    with pytest.raises(ValueError, match=r"en-bad\.txt, en-1: 'treaty' does not stand there"):
        list(annotated_agreements.cases(path))


def write_floors():
    """Write what is measured now as floors, and tell on standard error which have moved."""
    before = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    now = {path.stem: scored(path) for path in FILES}
    for stem, figures in now.items():
        for name, value in figures.items():
            if (floor := before.get(stem, {}).get(name)) != value:
                sys.stderr.write(f"{stem}, {name}: {floor} -> {value}\n")
    FLOORS.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_floors()
