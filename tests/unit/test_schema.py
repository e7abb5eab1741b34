"""The JSON Schema of the output: what newskit writes passes, what is spoilt does not."""

import copy
import json

import jsonschema
import pytest
from surface import Mayor, Ruling, ruled, sample

import newskit
from newskit.errors import FormatError, PluginError

SCHEMA = newskit.json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
DOCUMENT = json.loads(newskit.to_json(sample()))
FREE = ("meta",)  # the caller's; anything that JSON can hold


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(newskit.json_schema(kinds=[Ruling, Mayor]))
    jsonschema.Draft202012Validator.check_schema(newskit.json_schema(kind="quotes"))


@pytest.mark.parametrize("article", [sample(), newskit.Article(text=""), newskit.Article(text="\ud800", lang="pl")])
def test_what_newskit_writes_passes(article):
    VALIDATOR.validate(json.loads(newskit.to_json(article)))


def test_the_sample_has_every_field_of_every_kind_filled_at_least_once():
    """So that the spoilt outputs below reach all of the schema."""
    empty = {
        f"{name}.{key}"
        for name, schema in SCHEMA["properties"].items()
        if schema.get("type") == "array" and isinstance(DOCUMENT[name], list) and DOCUMENT[name]
        for key in (DOCUMENT[name][0] if isinstance(DOCUMENT[name][0], dict) else ())
        if all(record[key] in (None, [], "") for record in DOCUMENT[name])
    }
    assert empty <= {
        "blocks.rule", "sentences.annotator", "sentences.rule", "vague_amounts.annotator", "vague_amounts.rule", "boilerplate.rule",
        "vague_amounts.currency", "credits.annotator", "credits.rule", "problems.traceback",
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------ spoilt on purpose


def _values(value, path=()):
    """Every value of a document with the path to it, the caller's meta left out."""
    if path != ():
        yield path, value
    if path == FREE:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _values(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(item, (*path, index))


def _spoilt(path, value):
    """The ways to spoil one value; each gives its name and what to put there."""
    last = path[-1]
    if path[0] == "newskit" and path[-2:-1] == ("packs",):
        yield "number", 5  # packs are named freely, so one may be missing
        return
    if isinstance(last, str) and path != ("sentences",):  # sentences are made only on demand
        yield "missing", KeyError
    yield "wrong type", _other_type(value)
    if isinstance(value, dict):
        if path != FREE and path[-1] != "packs":
            yield "unknown key", {**value, "unknown": 1}
        yield "array", [value]
    if isinstance(value, list):
        yield "number in it", [*value, 5]
        yield "object", {"0": value}
    if last in ("start", "end"):
        yield "negative", -1
        yield "fraction", 1.5
        yield "string", str(value)
    if last in ("amount", "amount_max", "magnitude") and value is not None:
        yield "exponent", "1E+6"
        yield "separators", "5,000"
        yield "number", 5000000
    if last in ("kind", "type", "status", "stage", "stance", "gender", "certainty", "qualifier", "currency_source"):
        yield "unknown value", "unheard"
        yield "empty", ""
        yield "capitals", str(value).upper()
    if (
        last in ("content", "mentions")
        and path[-3:-2] != ("agreements",)
        and path[-4:-3] != ("agreements",)
        and "parts" not in path
    ):
        yield "nothing in it", []
    if last == "name" and "annotator" not in path:
        yield "empty", ""
    if last in ("text", "kind", "amount", "span", "content", "name", "start", "end", "version"):
        yield "null", None
    if last == "period" and value:
        yield "too short", value[:1]
        yield "too long", [*value, "2031"]


def _other_type(value):
    return {str: 5, int: "5", bool: "no", type(None): {"un": "known"}, dict: "text", list: "text", float: "0.5"}[
        type(value)
    ]


def _cases():
    return [(path, name, put) for path, value in _values(DOCUMENT) for name, put in _spoilt(path, value)]


def _with(path, put):
    document = copy.deepcopy(DOCUMENT)
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    if put is KeyError:
        del inner[path[-1]]
    else:
        inner[path[-1]] = put
    return document


def test_there_are_far_more_than_fifty_ways_to_spoil_it():
    cases = _cases()
    assert len({name for _, name, _ in cases}) > 15
    assert len({(path, name) for path, name, _ in cases}) == len(cases) > 1000


def test_every_spoilt_output_fails():
    passed = [
        f"{'.'.join(map(str, path))}: {name}" for path, name, put in _cases() if VALIDATOR.is_valid(_with(path, put))
    ]
    assert passed == []


# One of each sort by hand, so that a reader sees what closed means.
@pytest.mark.parametrize(
    ("path", "put"),
    [
        (("rulings",), []),
        (("quotes", 0, "confidence"), 0.9),
        (("quotes", 0, "kind"), "Direct"),
        (("quotes", 0, "cue", "length"), 11),
        (("quotes", 0, "speaker", "person", "mentions"), []),
        (("quotes", 0, "speaker", "name"), ""),
        (("quotes", 0, "stance"), None),
        (("money", 0, "amount"), "5e6"),
        (("money", 0, "amount"), " 5"),
        (("money", 0, "currency_candidates"), None),
        (("credits", 0, "flags", 0), "pooled"),
        (("agreements", 0, "parts", 0, "value", "amount"), None),
        (("agreements", 0, "parties", 0, "type"), "country"),
        (("agreements", 0, "count"), "2"),
        (("text",), None),
        (("text",), KeyError),
        (("newskit",), KeyError),
        (("newskit", "packs"), []),
        (("problems", 0), "no"),
        (("sentences",), None),
    ],
)
def test_a_spoilt_output_fails(path, put):
    assert not VALIDATOR.is_valid(_with(path, put))


# ------------------------------------------------------------------------------------------------------- plugins


def test_plugin_kinds_pass_only_where_the_schema_knows_them():
    document = json.loads(newskit.to_json(ruled()))
    assert not VALIDATOR.is_valid(document)
    jsonschema.Draft202012Validator(newskit.json_schema(kinds=[Ruling, Mayor])).validate(document)


@pytest.mark.parametrize(
    ("key", "value"),
    [("court", ""), ("day", "1 November"), ("level", "middle"), ("outcome", 1), ("outcome", True), ("share", "half"), ("fine", 1.5),
     ("words", {"most": [5]}), ("judges", [{"name": "X"}]), ("number", None), ("about", {"collection": "mayors"}), ("more", 1)],
)  # fmt: skip
def test_a_spoilt_record_of_a_plugin_fails(key, value):
    document = json.loads(newskit.to_json(ruled()))
    document["rulings"][0][key] = value
    assert not jsonschema.Draft202012Validator(newskit.json_schema(kinds=[Ruling, Mayor])).is_valid(document)


def test_the_kinds_of_a_pipeline_are_in_its_schema():
    @newskit.annotator(makes=Ruling, name="court.rulings")
    def rulings(document):
        return [Ruling(span=document.span(0, 4), court="SN")]

    pipeline = newskit.Pipeline(plugins=[rulings], entry_points=False)
    schema = newskit.json_schema(pipeline)
    assert schema["properties"]["rulings"]["items"] == {"$ref": "#/$defs/Ruling"}
    assert schema["$defs"]["Ruling"]["properties"]["court"] == {
        "type": "string",
        "minLength": 1,
        "description": "Its name.",
    }
    document = json.loads(newskit.to_json(pipeline.read("News of the day.", lang="en")))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert len(document["rulings"]) == 1


def test_the_schema_of_one_kind_describes_one_record():
    validator = jsonschema.Draft202012Validator(newskit.json_schema(kind="money"))
    validator.validate(DOCUMENT["money"][0])
    assert not validator.is_valid(DOCUMENT["quotes"][0])
    assert newskit.json_schema(kind=newskit.MonetaryFigure) == newskit.json_schema(kind="money")


def test_an_unknown_kind_and_two_of_one_name_are_errors():
    with pytest.raises(FormatError, match="unknown kind 'quips'; known: quotes"):
        newskit.json_schema(kind="quips")

    class Rulings(newskit.Annotation):
        """Its collection is "rulings" by default."""

    with pytest.raises(PluginError, match="both have the collection name 'rulings'"):
        newskit.json_schema(kinds=[Ruling, Rulings])
