"""The marked texts and strings of training/credits/, scored by the measures of benchmarks/credits.py: no figure may fall.

``python tests/golden/test_credit_texts.py`` writes the floors anew, and tells which have moved.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
sys.path.append(str(Path(__file__).parents[2] / "tools"))

import annotated_credits
import credit_peers as peers
import credits as benchmark
from credit_measures import ALONE, CAPTION, CLEAN, Line
from credit_peers import TEXTS

FLOORS = Path(__file__).parent / "credit_floors.json"
FILES = sorted(benchmark.files([Path(__file__).parents[2] / "training" / "credits"]))
FIGURES = {
    ALONE: ("exact", "F1", "role"),
    CAPTION: ("exact", "F1", "role"),
    CLEAN: ("clean",),
    TEXTS: ("kind F1", "names F1", "strict", "clean", "unnamed"),
}


def scored(path):
    """The figures of a file by form; the more of each the better. A share that is of nothing is left out."""
    system = peers.newskit_system()
    cases = benchmark.cases(path)
    run = benchmark.Run(cases, [system], {system.name: benchmark.read_all(system, cases)})
    assert run.answers[system.name].errors == {}
    found = {}
    for form, names in FIGURES.items():
        told = benchmark.figures(run, system, form)
        mine = {name: round(told[name], 4) for name in names if told[name] is not None}
        if mine:
            found[form] = mine
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_figure_falls(path):
    floor = json.loads(FLOORS.read_text("utf-8"))[path.stem]
    found = scored(path)
    fallen = [
        f"{form}, {name}: {found[form][name]:.2%}, floor {least:.2%}"
        for form, figures in floor.items()
        for name, least in figures.items()
        if found[form][name] < least
    ]
    assert fallen == []


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".txt"], ids=lambda path: path.stem)
def test_names_stand_in_what_is_marked(path):
    """Some form of a name at least; the others are nominatives and names in full."""
    for case in annotated_credits.cases(path):
        for credit in case["credits"]:
            start, end = credit["span"]
            words = case["text"][start:end].casefold()
            for name in credit["names"]:
                assert any(form.casefold() in words for form in name["names"]), (case["id"], name)


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".jsonl"], ids=lambda path: path.stem)
def test_names_stand_in_their_strings(path):
    strings = [case for case in benchmark.cases(path) if isinstance(case, Line) and case.form == ALONE]
    assert strings
    for case in strings:
        assert [name.forms[0] for name in case.names if name.forms[0] not in case.text] == []
        assert {name.role for name in case.names} <= {"creator", "agency", "publisher", "source"}


def test_what_is_only_scored_has_publishers_of_its_own():
    dev, test = (
        {case.publisher for path in FILES if path.stem == name for case in benchmark.cases(path)} - {""}
        for name in ("photos-dev", "photos-test")
    )
    assert dev
    assert test
    assert dev & test == set()


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("It is so, {gossip PAP: said PAP}.", "'gossip' is no kind of credit"),
        ("It is so, {citation PAP said PAP}.", "a brace that is no mark"),
    ],
)
def test_a_malformed_mark_names_its_place(tmp_path, marked, told):
    path = tmp_path / "xx-dev.txt"
    path.write_text(f"A case.\n\n{marked}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"xx-dev.txt, paragraph 2: {told}"):
        list(annotated_credits.cases(path))


def write_floors():
    """Write what is measured now, and tell each figure that has moved."""
    before = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    now = {path.stem: scored(path) for path in FILES}
    for stem, forms in now.items():
        for form, figures in forms.items():
            for name, value in figures.items():
                floor = before.get(stem, {}).get(form, {}).get(name)
                if value != floor:
                    sys.stderr.write(f"{stem}, {form}, {name}: {floor} -> {value}\n")
    FLOORS.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_floors()
