"""Parquet: any table with texts comes in, ours goes out and comes back with its records."""
# ruff: noqa: E402  (without pyarrow nothing here can be imported)

from __future__ import annotations

import datetime as dt
import importlib
import io
import json
import sys
from decimal import Decimal

import attrs
import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from hypothesis import given, settings
from hypothesis import strategies as st
from surface import Mayor, Ruling, ruled, sample

import newskit
from newskit.extras.arrow import SCHEMA_VERSION, analyze_batches, schema, write_parquet
from newskit.testing.strategies import articles, odd_texts

PIPELINE = newskit.Pipeline(entry_points=False, only=[newskit.Annotation], block=["newskit.quotes.model"])


def written(*some, **options):
    stream = io.BytesIO()
    write_parquet(some, stream, **options)
    return io.BytesIO(stream.getvalue())


def opened(stream, fields=None, name="t.parquet"):
    fields = newskit.Fields() if fields is None else fields
    return list(fields.newskit_open(stream, "application/vnd.apache.parquet", name))


def table(rows=None, columns=None, **options):
    stream = io.BytesIO()
    made = pa.table(columns) if columns is not None else pa.Table.from_pylist(rows)
    pq.write_table(made, stream, **options)
    return io.BytesIO(stream.getvalue())


# --------------------------------------------------------------------------------------------------------------- out


def test_each_article_is_a_row_with_a_list_for_each_kind():
    found = pq.read_table(written(sample(), newskit.Article(text="")))
    assert found.schema.metadata == {
        b"newskit.schema": SCHEMA_VERSION.encode(),
        b"newskit.version": newskit.__version__.encode(),
    }
    assert found.schema.equals(schema())
    first, second = found.to_pylist()
    as_json = newskit.to_dict(sample())
    for key in (
        "text",
        "lang",
        "country",
        "title",
        "url",
        "publisher",
        "published",
        "authors",
        "quotes",
        "money",
        "credits",
        "people",
        "blocks",
        "problems",
    ):
        assert first[key] == as_json[key], key
    assert json.loads(first["meta"]) == as_json["meta"]
    assert (second["text"], second["quotes"], second["newskit"]) == ("", [], None)


def test_the_schema_is_the_published_one():
    """Who changes a column raises SCHEMA_VERSION, and this list."""
    assert SCHEMA_VERSION == "2"
    assert schema().names == [
        "newskit", "text", "lang", "country", "title", "url", "publisher", "published", "authors", "meta",
        "quotes", "money", "vague_amounts", "credits", "agreements", "people", "boilerplate", "blocks", "others", "problems",
        "error",
    ]  # fmt: skip
    for kind in ("quotes", "money", "vague_amounts", "credits", "agreements", "people", "boilerplate", "blocks"):
        (cls,) = (
            one
            for one in newskit.Annotation.__subclasses__()
            if one.collection == kind and one.__module__ == "newskit.model"
        )
        declared = {field.name for field in attrs.fields(cls)}
        assert {field.name for field in schema().field(kind).type.value_type} == declared


def test_kinds_of_plugins_stand_in_others_or_get_a_column():
    found = pq.read_table(written(ruled())).to_pylist()[0]
    others = {one["collection"]: json.loads(one["record"]) for one in found["others"]}
    assert others["rulings"] == newskit.to_dict(ruled())["rulings"][0]
    with_columns = pq.read_table(written(ruled(), kinds=[Ruling, Mayor])).to_pylist()[0]
    assert with_columns["rulings"][0]["court"] == "SN"
    assert {one["collection"] for one in with_columns["others"]} == {"sentences"}


def test_a_value_that_fits_no_column_names_its_article():
    article = sample()
    agreement = attrs.evolve(article.agreements[0], count=10**30)
    broken = attrs.evolve(article, annotations=[agreement], meta={"source": "b.txt"})
    with pytest.raises(newskit.FormatError, match=r"b\.txt: cannot be written as Parquet"):
        written(article, broken)


def test_amounts_of_any_length_are_kept_to_the_last_digit():
    figure = attrs.evolve(sample().money[0], amount=Decimal("1" * 60 + ".10"))
    (back,) = opened(written(attrs.evolve(sample(), annotations=[figure])))
    assert str(back.money[0].amount) == "1" * 60 + ".10"


def test_unpaired_surrogates_become_a_mark_of_the_same_length():
    article = newskit.Article(text="a\ud800b \udc00\ud83d", title="\udfff", meta={"source": "x\ud800"})
    (back,) = opened(written(article))
    assert (back.text, back.title, back.meta["source"]) == ("a\ufffdb \ufffd\ufffd", "\ufffd", "x\ufffd")


@settings(deadline=None, max_examples=40)
@given(st.lists(articles(), min_size=1, max_size=3))
def test_what_was_written_is_read_back_the_same(some):
    read = [PIPELINE.read(one) for one in some]
    back = opened(written(*read))
    assert [attrs.evolve(one, meta={}) for one in back] == [attrs.evolve(one, meta={}) for one in read]


@settings(deadline=None, max_examples=40)
@given(odd_texts())
def test_any_text_is_written_and_keeps_its_length(text):
    (back,) = opened(written(PIPELINE.read(text, lang="en")))
    assert len(back.text) == len(text)
    assert [one.span.start for one in back] == [one.span.start for one in PIPELINE.read(text, lang="en")]


def test_many_articles_go_out_in_groups_as_they_come():
    passed = []

    def some():
        for number in range(1200):
            passed.append(number)
            yield newskit.Article(text=f"Text {number}.")

    class Watched(io.BytesIO):
        first = 0

        def write(self, data):
            self.first = self.first or (len(data) > 100 and len(passed))
            return super().write(data)

    stream = Watched()
    write_parquet(some(), stream)
    assert stream.first <= 501
    assert pq.ParquetFile(io.BytesIO(stream.getvalue())).num_row_groups == 3


def test_a_pipe_will_do():
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def tell(self):
            raise io.UnsupportedOperation("tell")

    stream = Pipe()
    write_parquet([sample()], stream)
    assert opened(Pipe(stream.getvalue()))[0].text == sample().text


# ---------------------------------------------------------------------------------------------------------------- in


def test_columns_are_fields_and_plain_others_go_to_meta():
    row = {
        "body": "It cost $4.", "language": "en", "title": "Bridge", "authors": ["A", "B"], "published": dt.date(2026, 11, 1),
        "id": 17, "score": 0.5, "nan": float("nan"), "tags": ["x"], "seen": dt.datetime(2026, 11, 1, 10, tzinfo=dt.UTC), "price": Decimal("1.50"),
        "deep": {"x": 1}, "raw": b"x", "lang": "xx",
    }  # fmt: skip
    (article,) = opened(table([row]), newskit.Fields(text="body", lang="language"))
    assert (article.text, article.lang, article.title, article.authors) == ("It cost $4.", "en", "Bridge", ("A", "B"))
    assert article.published == "2026-11-01"
    assert article.meta == {
        "id": 17, "score": 0.5, "nan": None, "tags": ["x"], "seen": "2026-11-01T10:00:00+00:00", "price": "1.50", "lang": "xx",
        "source": "t.parquet:1",
    }  # fmt: skip
    assert newskit.to_json(article)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_texts_of_every_type_of_arrow_are_read(kind):
    columns = {"text": pa.array(["Ala", "Ola"]).cast(kind), "at": pa.array([1, 2], pa.timestamp("ns", "UTC"))}
    found = opened(table(columns=columns))
    assert [article.text for article in found] == ["Ala", "Ola"]
    assert found[0].meta["at"] == "1970-01-01T00:00:00+00:00"


def test_a_missing_column_names_file_column_and_those_that_are_there():
    with pytest.raises(newskit.SourceError, match=r"t.parquet: there is no column 'body'; there are 'text', 'x'"):
        opened(table([{"text": "Ala", "x": 1}]), newskit.Fields(text="body"))
    with pytest.raises(newskit.SourceError, match="there is no column 'language'"):
        opened(table([{"text": "Ala"}]), newskit.Fields(lang="language"))


def test_a_row_that_cannot_be_read_names_file_and_row_and_costs_only_itself():
    found = opened(table([{"text": "Ala"}, {"text": None}, {"text": "Ola"}]))
    assert [article.text for article in found] == ["Ala", "", "Ola"]
    assert found[1].problems[0].message == """t.parquet:2: there is no text: "text" is null"""
    raw = pa.array([b"Ala", b"\xff\xfe", b"Ola"]).view(pa.string())
    found = opened(table(columns={"text": raw}))
    assert [article.text for article in found] == ["Ala", "", "Ola"]
    assert found[1].problems[0].message.startswith("t.parquet:2: the row cannot be read: ")


def test_a_damaged_group_of_rows_costs_its_rows_alone():
    rows = [{"text": f"{number} " + "x" * 1000} for number in range(30)]
    raw = bytearray(table(rows, row_group_size=10, compression="NONE", use_dictionary=False).getvalue())
    place = raw.index(b"15 x")
    raw[place - 6000 : place + 3000] = b"\xff" * 9000
    found = opened(io.BytesIO(bytes(raw)))
    assert [article.meta["source"] for article in found if article.text and not article.problems][-10:] == [
        f"t.parquet:{n}" for n in range(21, 31)
    ]
    (problem,) = (one.problems[0].message for one in found if one.problems)
    assert "the rows up to 20 cannot be read" in problem


@pytest.mark.parametrize("raw", [b"", b"PAR1", b"PAR1" * 9, b"no table"])
def test_what_is_no_parquet_is_told(raw, tmp_path):
    path = tmp_path / "t.parquet"
    path.write_bytes(raw)
    (article,) = newskit.read_files([path])
    assert article.problems[0].message.startswith(f"{path}: is no Parquet file that can be read: ")


def test_our_own_table_comes_back_with_its_records():
    (article,) = opened(written(sample()))
    assert article == sample()
    (article,) = opened(written(ruled()))
    assert {type(one) for one in article.annotations} == {type(one) for one in ruled().annotations} - {Ruling, Mayor}


def test_missing_pyarrow_is_told_with_what_would_do(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for name in [name for name in sys.modules if name.startswith("newskit.extras.arrow")]:
        monkeypatch.delitem(sys.modules, name)
    path = tmp_path / "t.parquet"
    path.write_bytes(b"PAR1")
    (article,) = newskit.read_files([path])
    assert article.problems[0].message == f'{path}: this needs pyarrow: pip install "newskit[arrow]"'
    with pytest.raises(newskit.MissingExtraError, match=r"newskit\[arrow\]"):
        importlib.import_module("newskit.extras.arrow")


def test_a_table_of_the_first_version_which_had_no_errors_is_read():
    stream = written(sample(), ruled())
    old = pq.read_table(stream).drop_columns("error")
    again = io.BytesIO()
    pq.write_table(old.replace_schema_metadata({**old.schema.metadata, b"newskit.schema": b"1"}), again)
    assert opened(io.BytesIO(again.getvalue())) == opened(stream)


def test_a_row_of_ours_with_an_error_is_an_article_with_a_problem():
    batch = pa.RecordBatch.from_pydict({"text": ["Ala ma 5 zł.", None]})
    found = pa.Table.from_batches(analyze_batches([batch], PIPELINE, lang="pl"))
    stream = io.BytesIO()
    pq.write_table(found, stream)
    good, bad = opened(io.BytesIO(stream.getvalue()))
    assert [figure.currency for figure in good.money] == ["PLN"]
    assert bad.problems[0].message == "t.parquet:2: SourceError: there is no text: it is null"
