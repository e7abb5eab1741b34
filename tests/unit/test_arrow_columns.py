"""Columns of Arrow hold what JSON holds, for every record and type, and refuse what JSON refuses."""
# ruff: noqa: E402  (without pyarrow nothing here can be imported)

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs
import pytest

pa = pytest.importorskip("pyarrow")

from hypothesis import given, settings
from hypothesis import strategies as st
from surface import Mayor, Ruling, ruled, sample

import newskit
from newskit.extras.arrow import flat_schema, schema
from newskit.extras.arrow.flat import Flat
from newskit.extras.arrow.forms import form_of
from newskit.extras.arrow.nested import Nested
from newskit.extras.arrow.schema import forms
from newskit.shapes import record_shape
from newskit.testing.strategies import articles, odd_texts

PIPELINE = newskit.Pipeline(entry_points=False, only=[newskit.Annotation], block=["newskit.quotes.model"])
KINDS = (newskit.Sentence, Ruling, Mayor)


def rows(*some, kinds=KINDS):
    """The rows of a batch as JSON has articles."""
    batch, _ = Nested(kinds).batch(some)
    batch.validate(full=True)
    ways = {name: form.read for name, form in forms(kinds).items()}
    made = [{key: ways[key](value) if ways[key] else value for key, value in row.items()} for row in batch.to_pylist()]
    for row in made:
        assert row.pop("error") is None
        for other in row.pop("others"):
            row.setdefault(other["collection"], []).append(other["record"])
    return made


def as_json(article, kinds=KINDS):
    return {**{kind.collection: [] for kind in kinds}, **newskit.to_dict(article)}


# --------------------------------------------------------------------------------------------------------- the same


def test_records_by_hand_stand_in_columns_as_in_json():
    some = [sample(), newskit.Article(text=""), ruled(), attrs.evolve(sample(), meta={}, annotations=())]
    found = rows(*some)
    for row in found:  # what stands in place of a base class has that class's columns
        for quote in row["quotes"]:
            quote["speaker"] and (quote["speaker"]["person"] or {}).pop("collection", None)
    wanted = [as_json(one) for one in some]
    for article in wanted:
        for quote in article["quotes"]:
            person = quote["speaker"]["person"]
            if person and person.pop("collection", None):
                del person["town"]
        for ruling in article["rulings"]:
            if ruling["about"]:
                ruling["about"] = {key: ruling["about"][key] for key in ("span", "annotator", "rule")}
    assert found == wanted


@settings(deadline=None, max_examples=60)
@given(st.lists(articles(), min_size=1, max_size=4))
def test_what_a_pipeline_finds_stands_in_columns_as_in_json(some):
    read = [PIPELINE.read(one) for one in some]
    assert rows(*read) == [as_json(one) for one in read]
    assert rows(*read, kinds=()) == [newskit.to_dict(one) for one in read]


@settings(deadline=None, max_examples=60)
@given(odd_texts())
def test_any_text_stands_in_columns_but_for_unpaired_surrogates(text):
    article = PIPELINE.read(text, lang="en")
    mended = json.loads(newskit.to_json(article).encode().decode(), object_hook=_mended)
    assert rows(article) == [{**{kind.collection: [] for kind in KINDS}, **mended}]


def _mended(value):
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in value)
    if isinstance(value, dict):
        return {key: _mended(item) for key, item in value.items()}
    return [_mended(item) for item in value] if isinstance(value, list) else value


@attrs.frozen(kw_only=True)
class Odd(newskit.Annotation):
    """Types that no record of ours has."""

    collection = "odds"

    pair: tuple[int, int] | None = None
    mixed: tuple[str, int] = ("a", 1)
    spans: tuple[newskit.Span, newskit.Span] | None = None
    nested: tuple[tuple[str, ...], ...] = ()
    tables: Mapping[str, Mapping[str, bool]] | None = None
    listed: list[Decimal] = attrs.field(factory=list)
    numbers: float | None = None
    sure: bool | None = None
    free: Any = None
    itself: tuple[newskit.Quote, ...] | None = None


def test_every_type_that_a_field_may_have():
    article = sample()
    span = article.span(0, 4)
    some = [
        Odd(span=span),
        Odd(
            span=span, pair=(1, 2), mixed=("b", 2), spans=(span, article.span(5, 7)), nested=(("a",), (), ("b", "\ud800")),
            tables={"x": {"y": True}, "z": {}}, listed=[Decimal("1.50"), Decimal("2E+3")], numbers=1, sure=False,
            free={"deep": [1, None, "\ud800"]}, itself=article.quotes,
        ),
    ]  # fmt: skip
    form = form_of(record_shape(Odd))
    found = [form.read(row) for row in form.build([some[0], None, *some]).to_pylist()]
    wanted = [_mended(record_shape(Odd).encode(one)) for one in some]
    assert found == [wanted[0], None, *wanted]
    assert form.build([]).type == form.type


@pytest.mark.parametrize(
    "wrong",
    [
        {"pair": (1, 2, 3)}, {"pair": (1, "x")}, {"pair": [1, 2]}, {"spans": (1, 2)}, {"nested": ("ab",)}, {"nested": None},
        {"tables": {"x": 1}}, {"tables": {1: {}}}, {"tables": 1}, {"listed": [1]}, {"listed": [Decimal("nan")]},
        {"numbers": float("nan")}, {"numbers": True}, {"sure": 1}, {"free": object()}, {"itself": (1,)}, {"annotator": 1},
        {"annotator": b"x"}, {"annotator": None}, {"span": None}, {"span": "x"},
    ],
)  # fmt: skip
def test_what_json_refuses_is_refused(wrong):
    made = attrs.evolve(Odd(span=sample().span(0, 4)))
    for name, value in wrong.items():
        object.__setattr__(made, name, value)
    with pytest.raises(newskit.FormatError):
        record_shape(Odd).encode(made)
    with pytest.raises(Exception):  # noqa: B017  (whatever: who calls asks JSON for the reason)
        form_of(record_shape(Odd)).build([Odd(span=sample().span(0, 4)), made])


# ------------------------------------------------------------------------------------------------------ the schemas


def test_json_schema_and_arrow_schema_are_of_one_mind():
    """Every key of the JSON Schema has its column and type, and there are no more columns but the two of Arrow's own."""
    told = newskit.json_schema(kinds=KINDS)
    made = schema(KINDS)
    assert set(made.names) == {*told["properties"], "others", "error"}
    for key, part in told["properties"].items():
        if key != "meta":
            agrees(part, made.field(key).type, told["$defs"], key)


def agrees(part, kind, definitions, place):
    if pa.types.is_string(kind) and not fits_a_string(part):
        assert place.rpartition(".")[2] in ("parts", "outcome", "number") or "anyOf" in part, place
        return
    while "$ref" in part or "anyOf" in part:
        part = definitions[part["$ref"].rpartition("/")[2]] if "$ref" in part else part["anyOf"][0]
    types = part.get("type", "string")
    (name,) = {types} if isinstance(types, str) else set(types) - {"null"}
    if name == "array":
        agrees(part["items"] or part["prefixItems"][0], kind.value_type, definitions, place)
    elif name == "object" and "properties" in part:
        assert [field.name for field in kind] == list(part["properties"]), place
        for field in kind:
            agrees(part["properties"][field.name], field.type, definitions, f"{place}.{field.name}")
    elif name == "object":
        assert kind.key_type == pa.string()
        agrees(part["additionalProperties"], kind.item_type, definitions, place)
    else:
        types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
        assert kind == types[name], place


def fits_a_string(part):
    types = part.get("type", "string" if "enum" in part else None)
    return types == "string" or (isinstance(types, list) and "string" in types)


# ---------------------------------------------------------------------------------------------------------- flat


@pytest.mark.parametrize(
    "kind", ["quotes", "money", "credits", "agreements", "people", "blocks", newskit.Sentence, Ruling]
)
def test_the_flat_form_has_the_values_of_to_records(kind):
    some = [sample(), newskit.Article(text=""), ruled()]
    batch, places = Flat(kind).batch(some, 7)
    batch.validate(full=True)
    assert batch.schema == flat_schema(kind)
    wanted = [{key: plain(value) for key, value in row.items()} for row in newskit.to_records(some, kind, start=7)]
    if kind is Ruling:
        wanted[0]["outcome"] = "0"  # a string that holds JSON, since strings and numbers may stand there
    found = [row for row in batch.to_pylist() if row["start"] is not None]
    assert [{key: row[key] for key in wanted[0] if key != "source"} for row in found] == [
        {key: value for key, value in row.items() if key != "source"} for row in wanted
    ]
    assert [7 + place for place in places] == batch["article"].to_pylist()


def plain(value):
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None or isinstance(value, (str, int, float)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else value.value


def test_a_flat_row_without_a_record_tells_the_problems_of_an_article_that_has_none():
    told = newskit.Article(text="Ala", url="u", problems=sample().problems)
    (row,) = Flat("money").batch([told, newskit.Article(text="Ala")], 0)[0].to_pylist()
    assert (row["article"], row["url"], row["start"], row["error"]) == (0, "u", None, None)
    assert row["problems"] == ["court.rulings: ValueError: no"]
