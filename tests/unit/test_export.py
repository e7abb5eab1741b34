"""Articles as dicts, JSON, rows and CSV, and back."""

import csv
import io
import json
from decimal import Decimal
from typing import ClassVar

import attrs
import pytest
from surface import TEXT, Mayor, Ruling, ruled, sample

import newskit
from newskit.errors import FormatError, PluginError
from newskit.export import MAIN_KINDS, write_json, write_json_lines
from newskit.rows import columns

# ------------------------------------------------------------------------------------------------- there and back


def test_json_there_and_back_gives_an_equal_article():
    article = sample()
    assert newskit.from_json(newskit.to_json(article)) == article
    assert newskit.from_json(newskit.to_json(article, indent=1).encode()) == article
    assert newskit.from_dict(newskit.to_dict(article)) == article


def test_records_of_plugins_come_back_where_their_classes_are_given():
    article = ruled()
    back = newskit.from_json(newskit.to_json(article), kinds=[Ruling, Mayor])
    assert back == article
    assert isinstance(back.quotes[0].speaker.person, Mayor)
    assert isinstance(back.of(Ruling)[0].judges, tuple)


def test_an_article_that_nobody_has_read_comes_back_too():
    article = newskit.Article(text="")
    assert newskit.to_dict(article)["newskit"] is None
    assert newskit.from_json(newskit.to_json(article)) == article


def test_meta_of_the_caller_called_newskit_stays_in_meta():
    article = newskit.Article(text="", meta={"newskit": "mine"})
    document = newskit.to_dict(article)
    assert (document["newskit"], document["meta"]) == (None, {"newskit": "mine"})
    assert newskit.from_dict(document) == article


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_records_are_put_in_text_order_and_come_back_in_it(order):
    article = sample()
    shuffled = attrs.evolve(article, annotations=article.annotations[order])
    places = [(record.span.start, record.span.end) for record in shuffled]
    assert places == sorted(places)
    assert newskit.from_json(newskit.to_json(shuffled)) == shuffled


@pytest.mark.parametrize(
    "text",
    ["\ud800", "a\udfffb", "\ud83d\ude00", "😀", "\ud83d😀\ude00\ude00", "\\\ud83d\ude00", "\\ud83d\\uDE00", "\x00\x1b\x7f",
     "\u2028\u2029\x85", "\u202eabc", "e\u0301", "\r\n\r", '"\\/'],
)  # fmt: skip
def test_odd_text_survives_json_and_what_is_written_can_be_encoded(text):
    article = newskit.Article(
        text=text, title=text, annotations=[newskit.Sentence(span=newskit.Span(0, len(text), text))]
    )
    written = newskit.to_json(article)
    assert newskit.from_json(written) == article
    assert newskit.from_json(written.encode("utf-8")) == article
    assert len(written.splitlines()) == 1


# ------------------------------------------------------------------------------------------------------ the layout


def test_our_kinds_are_there_even_when_empty_and_others_only_when_found():
    document = newskit.to_dict(newskit.Article(text="Ala"))
    assert all(document[kind.collection] == [] for kind in MAIN_KINDS)
    assert "sentences" not in document
    assert list(document)[:3] == ["newskit", "text", "lang"]
    assert list(document)[-1] == "problems"


def test_values_stand_in_json_as_the_readme_of_the_format_says():
    document = newskit.to_dict(sample())
    quote, figure = document["quotes"][0], document["money"][1]
    assert quote["cue"] == {"start": 32, "end": 43, "text": "powiedziała"}
    assert quote["speaker"]["person"]["name"] == "Anna Nowak"
    assert figure["amount"] == "5000000"
    assert document["money"][0]["amount"] == "5000000.00"
    assert figure["amount_max"] is None
    assert document["agreements"][0]["parts"][0]["value"]["amount"] == "5000000"
    assert document["newskit"] == {"version": "0.1.0", "packs": {"pl": "1"}}
    assert document["meta"] == {"source": "a.txt", "deep": {"list": [1, 2.5, None, True]}}


def test_a_plugins_record_where_ours_is_declared_says_what_it_is():
    person = newskit.to_dict(ruled())["quotes"][0]["speaker"]["person"]
    assert list(person)[:2] == ["collection", "span"]
    assert (person["collection"], person["town"]) == ("mayors", "Płock")


def test_what_to_dict_gives_shares_nothing_with_the_article():
    article = sample()
    document = newskit.to_dict(article)
    document["newskit"]["packs"]["pl"] = "2"
    document["meta"]["deep"]["list"].clear()
    assert article == sample()


# ---------------------------------------------------------------------------------------------------------- errors


def _changed(document, path, value):
    *steps, last = path
    for step in steps:
        document = document[step]
    if value is KeyError:
        del document[last]
    else:
        document[last] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["text"], None, "text: must be a string, is None"),
        (["quotes", 0, "cue"], 5, "quotes[0].cue: must be an object with start, end and text, is 5"),
        (["quotes", 0, "cue", "start"], 33, "quotes[0].cue: says 'powiedziała' at 33-43, the article has 'owiedziała' there"),
        (["quotes", 0, "cue", "start"], -1, "quotes[0].cue: start and end must be whole numbers from 0 on, are -1 and 43"),
        (["quotes", 0, "cue", "end"], True, "quotes[0].cue: start and end must be whole numbers"),
        (["quotes", 0, "kind"], "loud", "quotes[0].kind: 'loud' is none of direct, mixed, indirect"),
        (["quotes", 0, "kind"], KeyError, "quotes[0]: key 'kind' is missing"),
        (["quotes", 0, "loud"], True, "quotes[0]: unknown key 'loud'; known: span, annotator"),
        (["quotes", 0, "content"], [], "quotes[0]: Quote.content: must not be empty"),
        (["quotes", 0, "content", 1], "x", "quotes[0].content[1]: must be an object"),
        (["quotes", 0, "speaker", "person", "mentions"], {}, "quotes[0].speaker.person.mentions: must be an array, is {}"),
        (["quotes", 0, "turn"], True, "quotes[0].turn: must be a whole number, is True"),
        (["quotes", 0, "collection"], "mayors", "quotes[0]: collection 'mayors' is no known kind of Quote; give kinds="),
        (["money", 0, "amount"], 5, 'money[0].amount: must be a number as a string, such as "4000000"'),
        (["money", 0, "amount"], "1E+6", "money[0].amount: must be a number as a string"),
        (["agreements", 0, "period"], ["2026"], "agreements[0].period: must be an array of 2"),
        (["credits", 0, "generic"], "no", "credits[0].generic: must be true or false, is 'no'"),
        (["credits", 0], None, "credits[0]: must be an object, is null"),
        (["people"], None, "people: must be an array, is None"),
        (["rulings"], [], "rulings: unknown key; known: newskit, text"),
        (["authors"], "Ewa", "authors: must be an array, is 'Ewa'"),
        (["authors", 0], 1, "authors[0]: must be a string, is 1"),
        (["problems", 0, "error"], 1, "problems[0].error: must be a string, is 1"),
        (["newskit"], {"version": 1}, "newskit: must be null or an object with version and packs"),
        (["meta"], 1, "meta: must be an object, is 1"),
    ],
)  # fmt: skip
def test_a_wrong_document_is_an_error_that_names_the_place(path, value, message):
    document = newskit.to_dict(sample())
    _changed(document, path, value)
    with pytest.raises(FormatError) as caught:
        newskit.from_json(json.dumps(document))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["", "{", "[1,]", '{"text": NaN}', b"\xff", "[" * 100_000])
def test_what_is_no_json_is_an_error_of_ours(text):
    with pytest.raises(FormatError, match="not JSON"):
        newskit.from_json(text)


@pytest.mark.parametrize("document", [[], None, "text", 5])
def test_what_is_no_object_is_an_error_of_ours(document):
    with pytest.raises(FormatError, match="an article is an object"):
        newskit.from_dict(document)


def test_records_nested_beyond_reason_are_an_error_of_ours():
    document = newskit.to_dict(sample())
    inner = document["agreements"][0]
    for _ in range(400):
        inner = {**inner, "parts": [inner]}
    with pytest.raises(FormatError, match="records stand too deep inside each other"):
        newskit.from_dict({**document, "agreements": [inner]})


def test_keys_with_defaults_may_be_missing_so_that_old_json_can_be_read():
    article = newskit.from_dict(
        {"text": "5 zł", "money": [{"span": {"start": 0, "end": 4, "text": "5 zł"}, "amount": "5"}]}
    )
    assert article.money[0].amount == Decimal(5)
    assert article.money[0].qualifier == "exact"


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (newskit.Article(text="", meta={"a": [{"b": {1}}]}), "meta.a[0].b: JSON cannot hold set"),
        (newskit.Article(text="", meta={"a": {1: 2}}), "meta.a: keys must be strings, one is 1"),
        (newskit.Article(text="", meta={"a": float("nan")}), "meta.a: JSON cannot hold float"),
        (newskit.Article(text="", title=5), "title: must be a string, is 5"),
        (
            newskit.Article(text="Ala", annotations=[newskit.Boilerplate(span=newskit.Span(0, 3, "Ala"), kind="promo", rule=5)]),
            "boilerplate[0].rule: must be a string, is 5",
        ),
    ],
)  # fmt: skip
def test_a_value_that_json_cannot_hold_is_an_error_that_names_the_place(article, message):
    with pytest.raises(FormatError) as caught:
        newskit.to_dict(article)
    assert str(caught.value).startswith(message)


def test_two_kinds_with_one_collection_name_are_an_error():
    @attrs.frozen(kw_only=True)
    class Verdict(newskit.Annotation):
        collection: ClassVar[str] = "rulings"

    article = newskit.Article(
        text="Ala",
        annotations=[Verdict(span=newskit.Span(0, 3, "Ala")), Ruling(span=newskit.Span(0, 3, "Ala"), court="SN")],
    )
    with pytest.raises(PluginError, match="both have the collection name 'rulings'"):
        newskit.to_dict(article)
    with pytest.raises(PluginError, match="both have the collection name 'rulings'"):
        newskit.from_dict({"text": ""}, kinds=[Verdict, Ruling])


def test_a_collection_name_that_the_article_needs_is_an_error():
    @attrs.frozen(kw_only=True)
    class Title(newskit.Annotation):
        """Its collection is "title" by default."""

    with pytest.raises(PluginError, match=r"Title\.collection is 'title', which is a key of the article"):
        newskit.from_dict({"text": ""}, kinds=[Title])


def test_a_type_without_a_form_in_json_is_an_error_that_names_the_field():
    @attrs.frozen(kw_only=True)
    class Odd(newskit.Annotation):
        number: complex = 1j

    with pytest.raises(PluginError, match=r"Odd\.number: .*complex.* has no form in JSON; use str, int"):
        newskit.to_dict(newskit.Article(text="a", annotations=[Odd(span=newskit.Span(0, 1, "a"))]))


# --------------------------------------------------------------------------------------------------- rows and CSV


def test_rows_are_flat_and_all_have_the_same_keys():
    rows = list(newskit.to_records([sample(), newskit.Article(text=""), sample()], kind=newskit.Quote))
    assert [row["article"] for row in rows] == [0, 2]
    assert list(rows[0]) == list(columns("quotes"))
    assert all(value is None or isinstance(value, (str, int, Decimal)) for row in rows for value in row.values())
    row = rows[0]
    assert (row["source"], row["url"], row["lang"]) == ("a.txt", "https://example.org/1", "pl")
    assert TEXT[row["start"] : row["end"]] == row["text"]
    assert (row["cue_start"], row["cue_end"], row["cue_text"]) == (32, 43, "powiedziała")
    assert row["content"] == "Zapłacimy; Dostaliśmy 5 mln zł (1,2 mln euro) i kilka milionów kredytu"
    assert row["content_at"] == "20-29; 70-129"
    assert (row["speaker_name"], row["speaker_person_gender"], row["addressee"]) == ("Anna Nowak", "f", "PAP")


def test_rows_join_what_is_several():
    article = sample()
    agreement = next(newskit.to_records(article, kind="agreements"))
    assert agreement["parties_name"] == "Polska; Budimex"
    assert agreement["parties_country"] == "PL; -"
    assert (agreement["period"], agreement["signatories"], agreement["parts"]) == ("2026; 2030", "Anna Nowak", "Umowę")
    assert (agreement["value_amount"], agreement["value_currency"]) == (Decimal(5000000), "PLN")
    assert next(newskit.to_records(article, kind="credits"))["names"] == "Jan Kot; PAP"


def test_rows_of_a_plugins_kind_have_its_fields():
    row = next(newskit.to_records(ruled(), kind=Ruling))
    assert (row["court"], row["judges_name"], row["share"], row["fine"]) == ("SN", "X; Y", 0.5, Decimal("1.50"))
    assert json.loads(row["words"]) == {"most": [{"start": 0, "end": 4, "text": "Most"}]}


def test_a_plugins_field_may_be_called_like_one_of_our_columns():
    @attrs.frozen(kw_only=True)
    class Row(newskit.Annotation):
        article: str = "the"
        start: str = "now"

    row = next(newskit.to_records(newskit.Article(text="a", annotations=[Row(span=newskit.Span(0, 1, "a"))]), kind=Row))
    assert (row["article"], row["article_"], row["start"], row["start_"]) == (0, "the", 0, "now")


def test_an_unknown_kind_of_rows_is_an_error():
    with pytest.raises(FormatError, match="unknown kind 'quips'; known: quotes, money"):
        newskit.to_records([], kind="quips")


def test_csv_of_one_kind_is_read_back_by_the_csv_module():
    stream = io.StringIO(newline="")
    newskit.write_csv([sample()], stream, kinds=["money"])
    stream.seek(0)
    rows = list(csv.DictReader(stream))
    assert [row["amount"] for row in rows] == ["5000000.00", "5000000"]
    assert [row["amount_max"] for row in rows] == ["6000000", ""]


def test_csv_of_several_kinds_says_which_is_which():
    stream = io.StringIO(newline="")
    newskit.write_csv([sample()], stream)
    stream.seek(0)
    rows = list(csv.DictReader(stream))
    assert {row["collection"] for row in rows} == {
        "quotes", "money", "vague_amounts", "credits", "agreements", "people", "boilerplate",
    }  # fmt: skip
    assert len(next(csv.reader([stream.getvalue().splitlines()[0]]))) == len(set(rows[0]))


def test_json_lines_have_one_article_a_line_and_json_is_an_array():
    lines, array = io.StringIO(), io.StringIO()
    write_json_lines([sample(), sample()], lines)
    write_json([sample(), sample()], array)
    assert [newskit.from_json(line) for line in lines.getvalue().splitlines()] == [sample()] * 2
    assert [newskit.from_dict(one) for one in json.loads(array.getvalue())] == [sample()] * 2
    empty = io.StringIO()
    write_json([], empty)
    assert json.loads(empty.getvalue()) == []


def test_an_exporter_gives_the_kinds_only_to_a_writer_that_takes_them():
    told = []
    newskit.Exporter(name="a", write=lambda articles, stream: told.append("none")).export(
        [], io.StringIO(), kinds=[Ruling]
    )
    newskit.Exporter(name="b", write=lambda articles, stream, kinds: told.append(kinds)).export(
        [], io.StringIO(), kinds=[Ruling]
    )
    newskit.Exporter(name="c", write=lambda articles, stream, **more: told.append(more)).export([], io.StringIO())
    assert told == ["none", (Ruling,), {"kinds": ()}]
