"""The annotated texts of training/money/, scored by the measures of benchmarks/money.py: no figure may fall.

``python tests/golden/test_money_texts.py`` writes the floors anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import newskit

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
sys.path.append(str(Path(__file__).parents[2] / "tools"))

import money as benchmark
from annotated_money import cases
from money_measures import Counts, count

FLOORS = Path(__file__).parent / "money_floors.json"
FILES = sorted((Path(__file__).parents[2] / "training" / "money").glob("*.txt"))


def scored(path):
    """F1 of figures right in full, the share of right qualifiers, and the false figures in cases without any."""
    pipeline = newskit.Pipeline(only=[newskit.MonetaryFigure], entry_points=False)
    counts = []
    for row in cases(path):
        case = benchmark.case(row)
        article = pipeline.read(case.text, lang=case.lang, country=case.country)
        counts.append(count(case, [benchmark.from_newskit(figure) for figure in article.money]))
    total = Counts.total(counts)
    shares = total.shares()
    return {"F1": round(shares["F1"], 4), "qualifier": round(shares["qualifier"], 4), "false": total.false}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_figure_falls(path):
    floor = json.loads(FLOORS.read_text("utf-8"))[path.stem]
    found = scored(path)
    assert found["F1"] >= floor["F1"]
    assert found["qualifier"] >= floor["qualifier"]
    assert found["false"] <= floor["false"]


def test_every_language_has_texts():
    assert {path.stem.partition("-")[0] for path in FILES} == set(newskit.Pipeline(entry_points=False).languages)


def test_a_malformed_mark_names_its_place(tmp_path):
    path = tmp_path / "xx-dev.txt"
    path.write_text("# lang=en country=GB\nIt cost [5 pounds|5 quid].\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"xx-dev.txt, line 2: '5 quid' is no amount and currency"):
        list(cases(path))


if __name__ == "__main__":
    FLOORS.write_text(json.dumps({path.stem: scored(path) for path in FILES}, indent=1) + "\n", encoding="utf-8")
