"""Articles on a cluster: the rows that one process gives, and each of them answered whoever dies."""

from __future__ import annotations

import deadly
import pytest

import newskit

pa = pytest.importorskip("pyarrow", reason='pyarrow is not installed: pip install "newskit[arrow]"')

TEXTS = (
    '"We will pay the $4 million," said Anna Cole, the mayor.',
    "– To dobra umowa – powiedziała Anna Nowak. Kosztuje 17 mld zł.",
    "Finland and Estonia signed an agreement on a rail tunnel on Tuesday. Photo: Elina Saari/AP",
    "",
)


@pytest.fixture(scope="module")
def pipeline():
    return newskit.Pipeline(plugins=[deadly], entry_points=False)


def tables(*more, number=4):
    """A few articles in a few tables, which workers share out; `more` are further texts."""
    texts = [*(TEXTS[place % len(TEXTS)] for place in range(24)), *more]
    rows = [{"id": place, "text": text, "lang": None} for place, text in enumerate(texts)]
    schema = pa.schema({"id": pa.int64(), "text": pa.string(), "lang": pa.string()})
    return [pa.Table.from_pylist(rows[place::number], schema=schema) for place in range(number)]


def in_one_process(found, pipeline, **options):
    from newskit.extras.arrow import analyze_batches

    batches = pa.concat_tables(found).to_batches()
    return rows_of(pa.Table.from_batches(analyze_batches(batches, pipeline, **options)))


def rows_of(table):
    """By id; the number that the flat form gives an article is that in its worker, so it is left out."""
    rows = [{name: value for name, value in row.items() if name != "article"} for row in table.to_pylist()]
    return sorted(rows, key=lambda row: row["id"])


@pytest.mark.parametrize("kind", [None, "quotes"])
def test_the_rows_are_those_of_one_process_failures_among_them(engine, pipeline, kind):
    given = tables("Some of these fail.", None, "The last cost $40.")
    options = {"keep": ["id"], "kind": kind}
    found = rows_of(engine.analyze(given, pipeline, **options))
    assert found == in_one_process(given, pipeline, **options)
    assert {row["id"] for row in found if row["error"]} == {25}
    if kind is None:
        assert [row["id"] for row in found] == list(range(27))
        assert found[24]["problems"][0]["message"] == "the text asked for it"
        assert found[0]["quotes"][0]["speaker"]["name"] == "Anna Cole"


def test_the_default_pipeline_and_columns_of_other_names(engine):
    given = [one.rename_columns(["id", "body", "language"]) for one in tables()]
    found = engine.analyze(given, None, fields=newskit.Fields(text="body", lang="language"), keep=["id"])
    assert rows_of(found)[1]["money"][0]["amount"] == "17000000000"


def test_a_worker_that_is_killed_costs_nothing(engine, pipeline, tmp_path):
    given = tables(f"You will die of {tmp_path / 'deaths'} 1 time.")
    found = rows_of(engine.analyze(given, pipeline, keep=["id"]))
    assert (tmp_path / "deaths").read_bytes() == b"x"
    assert [row["id"] for row in found] == list(range(25))
    assert found == in_one_process(given, pipeline, keep=["id"])


def test_a_row_that_always_kills_its_worker_is_an_error_where_it_is_isolated(engine, pipeline, tmp_path):
    given = tables(f"You will die of {tmp_path / 'deaths'} 1000 times.", "The last cost $40.")
    found = rows_of(engine.analyze(given, pipeline, keep=["id"], isolate=True))
    assert [row["id"] for row in found if row["error"]] == [24]
    assert "SIGKILL" in found[24]["error"]["message"]
    assert [row["id"] for row in found] == list(range(26))
    assert found[25]["money"][0]["currency"] == "USD"


def test_a_row_that_always_kills_its_worker_ends_the_job_after_four_tries(engine, pipeline, tmp_path):
    given = tables(f"You will die of {tmp_path / 'deaths'} 1000 times.")
    with pytest.raises(Exception, match=r"(?s)worker.*(crashed|died)"):
        engine.analyze(given, pipeline, keep=["id"])
    assert (tmp_path / "deaths").read_bytes() == b"xxxx"


def test_a_missing_column_is_told(engine, pipeline):
    with pytest.raises(Exception, match="no column 'body'"):
        engine.analyze(tables(), pipeline, fields=newskit.Fields(text="body"))
