"""Batches of texts in, batches of records out: in order, each row answered, whatever stands in it."""
# ruff: noqa: E402  (without pyarrow nothing here can be imported)

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import warnings
from decimal import Decimal

import pytest

pa = pytest.importorskip("pyarrow")

from surface import Mayor, Ruling

import newskit
from newskit.extras.arrow import SCHEMA_VERSION, analyze_batches, batches, flat_schema, output_schema, schema, slices

TEXTS = (
    '"We will pay the $4 million," said Anna Cole, the mayor.',
    "– To dobra umowa – powiedziała Anna Nowak. Kosztuje 17 mld zł.",
    "It fails here.",
    "",
)


@newskit.annotator(makes=newskit.Quote, name="test.odd")
def odd(document):
    """Fails, or gives what Arrow cannot hold, or kills its process, where the text asks for it."""
    text = document.text
    if "fails" in text:
        raise ValueError("the text asked for it")
    if "too large" in text:
        yield newskit.Quote(span=document.span(0, 3), content=[document.span(0, 3)], kind="direct", turn=10**30)
    if "dies" in text:
        os.kill(os.getpid(), signal.SIGKILL)


def pipeline(**options):
    return newskit.Pipeline(plugins=[odd], entry_points=False, block=["newskit.quotes.model"], **options)


PIPELINE = pipeline()


def batch(*texts, kind=None, **columns):
    text = pa.array(texts, pa.string()) if kind is None else pa.array(texts, pa.string()).cast(kind)
    return pa.RecordBatch.from_pydict({"id": list(range(len(texts))), "text": text, **columns})


def analyzed(*some, pipeline=PIPELINE, **options):
    return list(analyze_batches(iter(some), pipeline, **options))


def rows(*some, **options):
    return [row for one in analyzed(*some, **options) for row in one.to_pylist()]


# ------------------------------------------------------------------------------------------------------ the output


def test_a_row_an_article_in_order_with_what_was_kept():
    given = batch(*TEXTS)
    (found,) = analyzed(given, keep=["id"])
    assert found.schema.equals(output_schema(given.schema, keep=["id"]), check_metadata=True)
    assert found.schema.metadata[b"newskit.schema"] == SCHEMA_VERSION.encode()
    assert found.schema.names == ["id", *schema().names]
    made = found.to_pylist()
    for row, text in zip(made, TEXTS, strict=True):
        wanted = (
            newskit.to_dict(next(PIPELINE.read_many([text]))) if "fails" not in text else {"text": text, "quotes": []}
        )
        assert {key: row[key] for key in ("text", "quotes")} == {key: wanted[key] for key in ("text", "quotes")}
        assert row["error"] is None
    assert [row["id"] for row in made] == [0, 1, 2, 3]
    assert made[0]["quotes"][0]["speaker"]["name"] == "Anna Cole"
    assert "the text asked for it" in [problem["message"] for problem in made[2]["problems"]]


def test_the_default_pipeline_does_where_none_is_given():
    (row,) = rows(batch(TEXTS[0]), pipeline=None)
    assert row["money"][0]["amount"] == "4000000"


def test_columns_are_fields_and_those_that_are_none_are_dropped():
    given = pa.RecordBatch.from_pydict({
        "body": ["Ala ma 5 zł."], "language": ["pl"], "title": ["Ala"], "url": ["https://example.org"], "country": ["pl"],
        "published": [dt.date(2026, 11, 1)], "authors": [["Ewa Lis", "Jan Kot"]], "score": [0.5],
    })  # fmt: skip
    (row,) = rows(given, fields=newskit.Fields(text="body", lang="language"), keep=["score"])
    assert (row["lang"], row["title"], row["country"], row["score"]) == ("pl", "Ala", "PL", 0.5)
    assert (row["published"], row["authors"], row["meta"]) == ("2026-11-01", ["Ewa Lis", "Jan Kot"], "{}")
    (row,) = rows(
        batch("Ala ma 5 zł.", authors=["Ewa Lis"], lang=pa.array([None], pa.string())), lang="pl", country="PL"
    )
    assert (row["lang"], row["country"], row["authors"]) == ("pl", "PL", ["Ewa Lis"])


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.dictionary(pa.int8(), pa.string()),
        pa.dictionary(pa.int32(), pa.large_string()),
    ],
)
def test_texts_of_every_type_of_arrow(kind):
    found = rows(batch("Ala ma 5 zł.", None, "Ola", "Ala ma 5 zł.", kind=kind), lang="pl")
    assert [row["text"] for row in found] == ["Ala ma 5 zł.", None, "Ola", "Ala ma 5 zł."]
    assert [len(row["money"] or ()) for row in found] == [1, 0, 0, 1]
    assert [bool(row["error"]) for row in found] == [False, True, False, False]


def test_kinds_of_plugins_get_a_column():
    (row,) = rows(batch("Ala"), kinds=[Ruling, Mayor], lang="pl")
    assert (row["rulings"], row["mayors"], row["others"]) == ([], [], [])


# ------------------------------------------------------------------------------------------------- rows that fail


def test_a_row_that_is_no_article_is_an_error_of_the_input():
    raw = pa.array([b"Ala", b"\xff\xfe", b"Ola", b"\xed\xa0\x80", None]).view(pa.string())
    given = pa.RecordBatch.from_pydict({"text": raw, "url": ["a", "b", "c", "d", "e"]})
    found = rows(given, lang="pl", keep=[])
    assert [row["text"] for row in found] == ["Ala", None, "Ola", None, None]
    assert [row["url"] for row in found] == ["a", "b", "c", "d", "e"]
    assert [(row["error"] or {}).get("stage") for row in found] == [None, "input", None, "input", "input"]
    assert "'text' cannot be read: 'utf-8' codec can't decode byte 0xff" in found[1]["error"]["message"]
    assert found[1]["quotes"] is None
    assert found[1]["problems"] is None


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"text": [1]}, "'text' must be a string, is 1"),
        ({"text": [["a"]]}, "'text' must be a string, is ['a']"),
        ({"text": [b"a"]}, "'text' must be a string, is b'a'"),
        ({"text": ["a"], "lang": [1]}, "'lang' must be a string, is 1"),
        ({"text": ["a"], "authors": [1]}, "'authors' must be a string or a list of strings, is 1"),
        ({"text": pa.array([None])}, "there is no text: it is null"),
    ],
)
def test_a_column_of_a_wrong_type_costs_its_rows(columns, told):
    (row,) = rows(pa.RecordBatch.from_pydict(columns))
    assert row["error"] == {"type": "SourceError", "message": told, "stage": "input"}


def test_a_malformed_language_code_costs_the_code_alone():
    (row,) = rows(batch("Ala ma kota.", lang=["no code"]))
    assert row["error"] is None
    assert row["problems"][0]["error"] == "LanguageCodeError"


def test_a_reading_that_raises_is_an_error_of_the_reading():
    found = rows(batch(*TEXTS), pipeline=pipeline(strict=True))
    assert [bool(row["error"]) for row in found] == [False, False, True, False]
    assert (found[2]["error"]["type"], found[2]["error"]["stage"]) == ("AnnotatorError", "read")
    assert found[2]["text"] == TEXTS[2]


@pytest.mark.parametrize("kind", [None, "quotes"])
def test_a_record_that_arrow_cannot_hold_is_an_error_of_the_output(kind):
    found = rows(batch("Ala", "This is too large.", "Ola"), lang="en", kind=kind, keep=["id"])
    (bad,) = (row for row in found if row["error"])
    assert (bad["id"], bad["error"]["stage"]) == (1, "output")
    assert [row["id"] for row in found] == ([0, 1, 2] if kind is None else [1])


def test_failures_are_not_warned_of():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert rows(batch("It fails."))[0]["problems"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"fields": newskit.Fields(text="body")}, "there is no column 'body'; there are 'id', 'text'"),
        ({"keep": ["number"]}, "there is no column 'number'"),
        ({"keep": ["text"]}, "the column 'text' cannot be kept"),
        ({"kind": "sums"}, "unknown kind 'sums'"),
    ],
)
def test_what_cannot_be_done_at_all_is_told_at_once(options, told):
    given = batch("Ala")
    with pytest.raises(newskit.NewskitError, match=told):
        analyzed(given, **options)
    with pytest.raises(newskit.NewskitError, match=told):
        output_schema(given.schema, **options)


@pytest.mark.parametrize(
    ("given", "options", "told"),
    [
        (pa.table({"text": ["Ala"]}), {}, r"give table.to_batches\(\)"),
        (pa.record_batch({"text": ["Ala"]}), {}, r"give \[batch\]"),
        ([], {"keep": "id"}, r"give one alone in a list: \['id'\]"),
        (iter([batch("Ala")]), {"kind": "money", "kinds": ["quotes"]}, "give one of them"),
    ],
)
def test_one_thing_for_many_is_refused(given, options, told):
    with pytest.raises(TypeError, match=told):
        list(analyze_batches(given, **options))


def test_kinds_may_be_given_by_name_those_of_the_pipeline_too():
    @newskit.annotator(makes=Ruling, name="test.rulings")
    def rulings(document):
        return ()

    pipeline = newskit.Pipeline(plugins=[rulings], entry_points=False)
    (row,) = pa.Table.from_batches(analyze_batches([batch("Ala")], pipeline, kinds=["rulings", "quotes"])).to_pylist()
    assert row["rulings"] == []
    (row,) = pa.Table.from_batches(analyze_batches([batch(None)], pipeline, kind="rulings")).to_pylist()
    assert row["error"]["stage"] == "input"


# ----------------------------------------------------------------------------------------------------- the flat form


def test_the_flat_form_has_a_row_a_record_and_loses_nothing_in_silence():
    given = batch("It cost 17 billion zlotys.", TEXTS[0], None, "Nothing.", "It fails here. It cost $3.", "It fails.")
    (found,) = analyzed(given, kind="money", keep=["id"], lang="en")
    assert found.schema.equals(output_schema(given.schema, kind="money", keep=["id"]), check_metadata=True)
    assert found.schema.names == ["id", *flat_schema("money").names]
    made = found.to_pylist()
    assert [(row["id"], row["article"], row["currency"], bool(row["error"])) for row in made] == [
        (0, 0, "PLN", False), (1, 1, "USD", False), (2, 2, None, True), (4, 4, "USD", False),
        (5, 5, None, False),
    ]  # fmt: skip
    assert made[0]["amount"] == "17000000000"
    assert made[0]["problems"] == []
    assert made[3]["problems"] == made[4]["problems"]
    assert made[4]["problems"][0] == "test.odd: ValueError: the text asked for it"


# --------------------------------------------------------------------------------------------------- bounded memory


def test_large_batches_are_worked_on_in_slices_as_they_are_asked_for():
    asked = []

    def given():
        for number in range(3):
            asked.append(number)
            yield batch(*["Ala ma kota."] * 600)

    found = analyze_batches(given(), PIPELINE, lang="pl", keep=["id"])
    sizes = [next(found).num_rows]
    assert asked == [0]
    sizes += [one.num_rows for one in found]
    assert (max(sizes), sum(sizes)) == (512, 1800)


@pytest.mark.parametrize("kind", [pa.string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())])
def test_slices_of_long_texts_have_fewer_rows(kind, monkeypatch):
    monkeypatch.setattr(slices, "_BYTES", 1000)
    found = analyzed(batch(*["Ala ma kota. " * 40] * 5, "Ala", kind=kind), lang="pl", keep=["id"])
    assert [one.num_rows for one in found] == [1, 1, 1, 1, 2]
    assert [place for one in found for place in one["id"].to_pylist()] == list(range(6))


def test_batches_of_the_output_have_a_limit(monkeypatch):
    monkeypatch.setattr(batches, "_BYTES", 3000)
    for kind in (None, "money"):
        found = analyzed(batch(*["Ala ma 5 zł i 6 zł. " * 5] * 10), lang="pl", keep=["id"], kind=kind)
        assert len(found) >= 5
        places = [place for one in found for place in one["id"].to_pylist()]
        assert places == [place for place in range(10) for _ in range(1 if kind is None else 10)]


def test_an_empty_batch_gives_an_empty_batch():
    for kind in (None, "money"):
        (found,) = analyzed(batch(), kind=kind, keep=["id"])
        assert found.num_rows == 0
        assert found.schema == output_schema(batch().schema, kind=kind, keep=["id"])
    assert analyzed() == []


# --------------------------------------------------------------------------------------------------------- processes


@pytest.mark.parametrize("kind", [None, "money"])
def test_processes_give_the_same(kind):
    given = [batch(*(TEXTS * 30), None), batch(*TEXTS)]
    wanted = pa.Table.from_batches(analyzed(*given, keep=["id"], kind=kind))
    found = pa.Table.from_batches(analyzed(*given, keep=["id"], kind=kind, processes=2))
    assert found.drop_columns("problems") == wanted.drop_columns("problems")
    assert found.schema.equals(wanted.schema, check_metadata=True)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
@pytest.mark.parametrize("kind", [None, "quotes"])
def test_a_row_that_kills_its_process_is_an_error(kind):
    given = batch(TEXTS[0], "Here it dies.", TEXTS[1])
    found = rows(given, isolate=True, keep=["id"], kind=kind, lang="en")
    (bad,) = (row for row in found if row["error"])
    assert (bad["id"], bad["error"]["type"], bad["error"]["stage"]) == (1, "WorkerDied", "read")
    assert "SIGKILL" in bad["error"]["message"]
    assert {row["id"] for row in found} >= {0, 1}


def test_an_amount_is_kept_to_the_last_digit():
    (row,) = rows(batch("It cost $1,234,567,890,123.45."), kind="money")
    assert Decimal(row["amount"]) == Decimal("1234567890123.45")
