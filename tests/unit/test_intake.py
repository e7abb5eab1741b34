"""Opening files: fields of other names, what newskit itself has written, and what is parsed where it is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle

import attrs
import pytest
from surface import Mayor, Ruling, ruled, sample

import newskit
from newskit.sources import Unparsed, open_files

LINES = "application/jsonl"


def opened(*items, fields=None, media_type=LINES):
    raw = "\n".join(json.dumps(item) for item in items) if media_type == LINES else json.dumps(items)
    fields = newskit.Fields() if fields is None else fields
    return list(fields.newskit_open(io.BytesIO(raw.encode()), media_type, "w.jsonl"))


# ------------------------------------------------------------------------------------------------------------ fields


def test_fields_of_other_names_are_read_and_ours_of_that_name_go_to_meta():
    fields = newskit.Fields(text="body", lang="language", authors="by")
    (article,) = opened(
        {"body": "Ala", "language": "pl", "by": "Ewa", "lang": "xx", "text": "no", "title": "T"}, fields=fields
    )
    assert (article.text, article.lang, article.authors, article.title) == ("Ala", "pl", ("Ewa",), "T")
    assert article.meta == {"lang": "xx", "text": "no", "source": "w.jsonl:1"}
    assert article.problems == ()


def test_options_of_the_caller_come_before_ours(tmp_path):
    path = tmp_path / "w.jsonl"
    path.write_text('{"body": "Ala ma 5 zł.", "language": "pl"}\n', encoding="utf-8")
    pipeline = newskit.Pipeline(plugins=[newskit.Fields(text="body", lang="language")], entry_points=False)
    for processes in (1, 2):
        (article,) = pipeline.read_files([path], processes=processes)
        assert (article.lang, article.money[0].currency) == ("pl", "PLN")


@pytest.mark.parametrize("media_type", [LINES, "application/json"])
def test_a_missing_text_names_file_place_and_the_keys_there_are(media_type):
    first, second = opened(
        {"body": "Ala"}, {"text": "Ola", "x": 1}, fields=newskit.Fields(text="body"), media_type=media_type
    )
    assert (first.text, second.text) == ("Ala", "")
    assert second.problems[0].message == """w.jsonl:2: needs an object with a string "body"; this one has 'text', 'x'"""


def test_a_missing_field_of_the_callers_name_is_told_and_the_text_read():
    """Without it a misspelt name would pass unseen; null is there, and says that nothing is known."""
    fields = newskit.Fields(lang="language")
    found = opened({"text": "Ala", "langauge": "pl"}, {"text": "Ola", "language": None}, fields=fields)
    assert [article.text for article in found] == ["Ala", "Ola"]
    assert [problem.message for problem in found[0].problems] == [
        "there is no 'language'; this one has 'text', 'langauge'"
    ]
    assert found[1].problems == ()


@pytest.mark.parametrize("bad", [{"text": ""}, {"lang": None}, {"title": 3}])
def test_a_field_needs_a_name(bad):
    with pytest.raises(ValueError, match="must be the name of a field"):
        newskit.Fields(**bad)


def test_fields_pickle_and_are_values():
    fields = newskit.Fields(text="body")
    assert pickle.loads(pickle.dumps(fields)) == fields
    assert hash(fields) == hash(newskit.Fields(text="body"))


# -------------------------------------------------------------------------------------------------------------- ours


@pytest.mark.parametrize("media_type", [LINES, "application/json"])
def test_what_newskit_wrote_comes_back_with_its_records_and_not_in_meta(media_type):
    (article,) = opened(newskit.to_dict(sample()), media_type=media_type)
    assert article == sample()


def test_reading_again_makes_anew_what_runs_and_keeps_the_rest():
    pipeline = newskit.Pipeline(entry_points=False, only=[newskit.MonetaryFigure])
    written = newskit.to_dict(newskit.read('"We will pay $5 million," said Anna Cole.', lang="en"))
    written["money"][0]["currency"] = "XXX"
    (article,) = pipeline.read_many(opened(written))
    assert [figure.currency for figure in article.money] == ["USD"]
    assert [quote.speaker.name for quote in article.quotes] == ["Anna Cole"]


def test_kinds_of_plugins_are_left_to_their_plugins():
    (article,) = opened(
        newskit.to_dict(
            attrs.evolve(ruled(), annotations=[one for one in ruled() if not isinstance(one, newskit.Quote)])
        )
    )
    assert [problem.error for problem in article.problems] == ["ValueError"]  # as it was written
    assert not {"rulings", "mayors"} & set(article.meta)
    assert {type(one) for one in article} == {type(one) for one in ruled()} - {Ruling, Mayor, newskit.Quote}


def test_records_that_do_not_fit_are_left_out_and_that_is_told():
    changed = newskit.to_dict(sample()) | {"text": "Inny tekst."}
    (article,) = opened(changed)
    assert (article.text, article.lang, article.annotations) == ("Inny tekst.", "pl", ())
    assert not {"quotes", "money", "newskit"} & set(article.meta)
    assert article.problems[0].error == "FormatError"
    assert article.problems[0].message.startswith("w.jsonl:1: the records written before were left out: ")


def test_another_objects_lists_stay_in_meta():
    (article,) = opened({"text": "Ala", "quotes": ["x"], "blocks": []})
    assert article.meta["quotes"] == ["x"]


# ---------------------------------------------------------------------------------------------------------- unparsed


@attrs.frozen
class Late(Unparsed):
    """An article that is made in the process that reads it; of nothing there is none."""

    raw: str

    def parse(self):
        if not self.raw:
            raise ZeroDivisionError("nothing there")
        return newskit.Article(text=self.raw, lang="pl", meta={"process": os.getpid()})


class Archive:
    """Opens files with a text a line, and counts the comments among them."""

    def newskit_open(self, stream, media_type, url, seen):
        for line in stream.read().decode().splitlines():
            seen.records += 1
            if line.startswith("#"):
                seen.passed_over["comments"] += 1
            else:
                yield Late(line)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_unparsed_is_parsed_where_it_is_read(tmp_path, processes):
    path = tmp_path / "a.txt"
    path.write_text("Most za 5 zł\n# no\n\nMost za 6 zł\n", encoding="utf-8")
    pipeline = newskit.Pipeline(plugins=[Archive()], entry_points=False)
    first, broken, last = pipeline.read_files([path], processes=processes)
    assert [article.money[0].text for article in (first, last)] == ["5 zł", "6 zł"]
    assert (first.meta["process"] == os.getpid()) is (processes == 1)
    assert broken.problems[0].message == "Late: parsing failed: ZeroDivisionError: nothing there"


def test_strict_pipelines_stop_at_what_cannot_be_parsed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Most\n\nMost", encoding="utf-8")
    reading = newskit.Pipeline(plugins=[Archive()], entry_points=False, strict=True).read_files([path])
    assert next(reading).text == "Most"
    with pytest.raises(newskit.SourceError, match="parsing failed: ZeroDivisionError"):
        next(reading)


def test_what_was_met_is_counted_by_file_while_it_is_read(tmp_path):
    paths = [tmp_path / "a.txt", tmp_path / "b.json"]
    paths[0].write_text("Most\n# no\n# no\nMost\n", encoding="utf-8")
    paths[1].write_text("[]", encoding="utf-8")
    seen = {}
    found = open_files(paths, newskit.Pipeline(plugins=[Archive()], entry_points=False).hook, seen=seen)
    next(found)
    assert seen[str(paths[0])].records == 1
    list(found)
    assert (seen[str(paths[0])].records, seen[str(paths[0])].passed_over) == (4, {"comments": 2})


# ------------------------------------------------------------------------------------------------------- compressed


@pytest.mark.parametrize("name", ["w.jsonl.gz", "w.json.gz", "w.txt.gz", "W.JSONL.GZ"])
def test_a_file_packed_with_gzip_is_read_as_what_is_in_it(name, tmp_path):
    text = "It cost $4 million."
    raw = text if ".txt" in name else json.dumps({"text": text})
    (tmp_path / name).write_bytes(gzip.compress(raw.encode()))
    (article,) = newskit.read_files([tmp_path / name], lang="en")
    assert article.text == text
    assert article.meta["source"].startswith(str(tmp_path / name))
    assert article.money


def test_gzip_that_breaks_off_gives_what_came_before_and_says_so(tmp_path):
    file = tmp_path / "w.jsonl.gz"
    lines = "".join(json.dumps({"text": f"It cost ${number} million.", "lang": "en"}) + "\n" for number in range(5000))
    file.write_bytes(gzip.compress(lines.encode())[:-5000])
    *articles, last = newskit.Pipeline(only=["money"], entry_points=False).read_files([file])
    assert len(articles) > 100
    assert not any(article.problems for article in articles)
    assert last.problems[0].message.startswith(f"{file}: what gzip has packed there is broken: ")


@pytest.mark.parametrize(("name", "raw"), [("w.gz", gzip.compress(b"Ala")), ("w.jsonl.gz", b"no gzip")])
def test_what_is_in_a_packed_file_must_be_known_and_there(name, raw, tmp_path):
    (tmp_path / name).write_bytes(raw)
    (article,) = newskit.read_files([tmp_path / name])
    assert article.problems[0].error == "SourceError"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, 'w.jsonl:1: there is no text: "text" is null'),
        (4, 'w.jsonl:1: "text" must be a string, is 4'),
        (["a"], "w.jsonl:1: \"text\" must be a string, is ['a']"),
    ],
)
def test_text_that_is_none_is_told_as_such(value, told):
    (article,) = opened({"text": value, "id": 1})
    assert article.problems[0].message == told
