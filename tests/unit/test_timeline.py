"""The timeline of examples/: what a user of agreements would build."""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "timeline"


@pytest.fixture(scope="module")
def timeline():
    spec = importlib.util.spec_from_file_location("timeline", FOLDER / "timeline.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["timeline"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["timeline"]


def run(timeline, tmp_path, *arguments):
    table, page = tmp_path / "table.csv", tmp_path / "page.html"
    assert timeline.main([str(FOLDER / "articles"), "--table", str(table), "--page", str(page), *arguments]) == 0
    with table.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream)), page.read_text("utf-8")


def test_the_life_of_a_treaty_in_two_languages(timeline, tmp_path):
    rows, page = run(timeline, tmp_path, "--party", "LT")
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    statuses = [
        row["status"] for row in rows if row["parties"] in ("Polska; Litwa", "Poland; Lithuania", "Lithuania; Poland")
    ]
    life = list(dict.fromkeys(statuses))
    assert life[:2] == ["negotiating", "agreed_in_principle"]
    assert {"signed", "ratified", "in_force"} <= set(life)
    assert "680000000 EUR" in {row["value"] for row in rows if row["status"] == "signed"}
    assert page.count("<h2>") == 1
    assert "<mark>treaty with Poland" in page


def test_what_others_agreed_stands_apart(timeline, tmp_path):
    rows, page = run(timeline, tmp_path)
    assert {row["type"] for row in rows} >= {"collective", "contract"}
    assert "<h2>Nordkabel" in page


def test_an_empty_folder_is_told(timeline, tmp_path, capsys):
    with pytest.raises(SystemExit):
        timeline.main([str(tmp_path)])
    assert f"no files in {tmp_path}" in capsys.readouterr().err
