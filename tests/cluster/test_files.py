"""Files on a cluster: an output for each, bad ones passed over, and what is done not done again."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import deadly
import pytest

import newskit

pq = pytest.importorskip("pyarrow.parquet", reason='pyarrow is not installed: pip install "newskit[arrow]"')
pytest.importorskip("fastwarc", reason='fastwarc is not installed: pip install "newskit[warc]"')

EXAMPLE = Path(__file__).parents[2] / "examples" / "crawl"


@pytest.fixture
def crawl(tmp_path):
    """Three archives, one of them broken."""
    make = runpy.run_path(str(EXAMPLE / "make_crawl.py"))
    make["main"](str(tmp_path / "crawl"))
    return sorted((tmp_path / "crawl").glob("*.warc.gz"))


def by_name(table):
    return {Path(row["path"]).name: row for row in table.to_pylist()}


def test_an_output_for_each_archive_and_the_broken_one_counted(engine, crawl, tmp_path):
    folder = tmp_path / "records"
    told = by_name(engine.write_outputs(crawl, folder))
    assert {name: row["status"] for name, row in told.items()} == {
        "2026-week-10.warc.gz": "written",
        "2026-week-11.warc.gz": "written",
        "broken.warc.gz": "failed",
    }
    assert "is no WARC file" in told["broken.warc.gz"]["message"]
    assert [told[f"2026-week-{week}.warc.gz"]["articles"] for week in (10, 11)] == [3, 2]
    assert sorted(one.name for one in folder.iterdir()) == [
        "2026-week-10.warc.gz.parquet",
        "2026-week-11.warc.gz.parquet",
    ]
    (first, *_) = pq.read_table(told["2026-week-10.warc.gz"]["output"]).to_pylist()
    assert first["quotes"][0]["speaker"]["name"] == "Grace Holloway"


def test_a_second_run_does_only_what_is_missing(engine, crawl, tmp_path):
    folder = tmp_path / "records"
    engine.write_outputs(crawl, folder)
    before = (folder / "2026-week-10.warc.gz.parquet").stat().st_mtime_ns
    (folder / "2026-week-11.warc.gz.parquet").unlink()
    told = by_name(engine.write_outputs(crawl, folder))
    assert [row["status"] for _, row in sorted(told.items())] == ["skipped", "written", "failed"]
    assert (folder / "2026-week-10.warc.gz.parquet").stat().st_mtime_ns == before


def test_a_worker_that_is_killed_leaves_no_half_an_output(engine, tmp_path):
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text("The bridge cost $4 million.", encoding="utf-8")
    paths[1].write_text(f"You will die of {tmp_path / 'deaths'} 1 time. It cost $5.", encoding="utf-8")
    pipeline = newskit.Pipeline(plugins=[deadly], entry_points=False)
    told = engine.write_outputs(paths, tmp_path / "records", pipeline, lang="en").to_pylist()
    assert (tmp_path / "deaths").read_bytes() == b"x"
    assert sorted((Path(row["path"]).name, row["status"]) for row in told) == [
        (f"{name}.txt", "written") for name in "abc"
    ]
    records = [pq.read_table(one).to_pylist() for one in sorted((tmp_path / "records").glob("*.parquet"))]
    assert [row["money"][0]["amount"] for (row,) in records] == ["4000000", "5", "4000000"]


def test_an_article_that_always_kills_its_worker_has_a_problem_where_it_is_isolated(engine, tmp_path):
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    paths[0].write_text(f"You will die of {tmp_path / 'deaths'} 1000 times.", encoding="utf-8")
    paths[1].write_text("The bridge cost $4 million.", encoding="utf-8")
    pipeline = newskit.Pipeline(plugins=[deadly], entry_points=False)
    told = by_name(engine.write_outputs(paths, tmp_path / "records", pipeline, isolate=True))
    assert [(told[name]["status"], told[name]["problems"]) for name in ("a.txt", "b.txt")] == [
        ("written", 1),
        ("written", 0),
    ]
    assert "SIGKILL" in told["a.txt"]["message"]
    assert sorted(one.name for one in (tmp_path / "records").iterdir()) == ["a.txt.parquet", "b.txt.parquet"]


def test_two_files_of_one_output_are_refused_at_once(engine, tmp_path):
    with pytest.raises(newskit.NewskitError, match="would have one output"):
        engine.write_outputs(["monday/crawl.warc.gz", "tuesday/crawl.warc.gz"], tmp_path)


@pytest.mark.parametrize(
    ("options", "told"), [({"to": "yaml"}, "there is no format 'yaml'"), ({"kinds": ["sums"]}, "unknown kind 'sums'")]
)
def test_what_cannot_be_written_is_refused_at_once(engine, tmp_path, options, told):
    with pytest.raises(newskit.NewskitError, match=told):
        engine.write_outputs(["crawl.warc.gz"], tmp_path, **options)


def test_no_paths_no_rows(engine, tmp_path):
    assert engine.write_outputs([], tmp_path).num_rows == 0


def test_the_script_of_the_example(engine, crawl, tmp_path, monkeypatch, capsys):
    script, folder = engine.example, tmp_path / "records"
    monkeypatch.setattr(sys, "argv", [script, str(folder), *map(str, crawl)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(EXAMPLE / script), run_name="__main__")
    assert ended.value.code == 1, "one of them is broken"
    assert len(list(folder.iterdir())) == 2
    told = capsys.readouterr().out
    assert "written: 2 files, 5 articles" in told
    assert "is no WARC file" in told
