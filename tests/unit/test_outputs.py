"""One output a file: whole, or not there at all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import deadly_format
import killing_plugin
import pytest
import warcs

import newskit
from newskit.cli import main
from newskit.errors import AnnotatorError, NewskitError, SourceError
from newskit.outputs import write_output, write_outputs

EN = '"We will pay the $4 million," said Anna Cole, the mayor.'


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Three files, of which the second cannot be read."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"text": text, "lang": "en"}) for text in (EN, "Nothing.", EN)]
    Path("good.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path("bad.txt").write_bytes(b"\xff\xfe\xff")
    Path("plain.txt").write_text(EN, encoding="utf-8")
    return ["good.jsonl", "bad.txt", "plain.txt"]


@pytest.fixture
def pipeline():
    return newskit.Pipeline(plugins=[killing_plugin], entry_points=False, only=[newskit.Quote, newskit.MonetaryFigure])


def names(folder):
    return sorted(one.name for one in Path(folder).iterdir())


def articles(path):
    return [newskit.from_json(line) for line in Path(path).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("processes", [1, 2])
def test_each_file_has_its_output_and_its_outcome(files, pipeline, processes):
    outcomes = list(write_outputs(files, "out", pipeline, to="jsonl", lang="en", processes=processes))
    assert [(one.path, one.status, one.articles, one.problems) for one in outcomes] == [
        ("good.jsonl", "written", 3, 0),
        ("bad.txt", "failed", 0, 0),
        ("plain.txt", "written", 1, 0),
    ]
    assert "bad.txt: line 1: byte 0xff" in outcomes[1].message
    assert names("out") == ["good.jsonl.jsonl", "plain.txt.jsonl"]
    assert articles("out/good.jsonl.jsonl") == list(pipeline.read_files(["good.jsonl"]))
    assert outcomes[0].records == sum(len(one.annotations) for one in articles("out/good.jsonl.jsonl")) > 0
    assert outcomes[0].output == str(Path("out", "good.jsonl.jsonl"))


def test_it_is_parquet_unless_said_otherwise(files, pipeline):
    parquet = pytest.importorskip("pyarrow.parquet", reason='pyarrow is not installed: pip install "newskit[arrow]"')
    outcome = write_output("good.jsonl", "out", pipeline, kinds=[newskit.MonetaryFigure])
    rows = parquet.read_table(outcome.output).to_pylist()
    assert [len(row["money"]) for row in rows] == [1, 0, 1]
    assert not any(row["quotes"] for row in rows)
    assert outcome.records == 2


def test_resuming_passes_over_what_is_there(files, pipeline):
    list(write_outputs(files, "out", pipeline, to="jsonl"))
    Path("out/good.jsonl.jsonl").write_text("kept", encoding="utf-8")
    Path("out/plain.txt.jsonl").unlink()
    outcomes = list(write_outputs(files, "out", pipeline, to="jsonl", resume=True))
    assert [one.status for one in outcomes] == ["skipped", "failed", "written"]
    assert Path("out/good.jsonl.jsonl").read_text("utf-8") == "kept"
    Path("out/good.jsonl.jsonl").write_bytes(b"")
    assert write_output("good.jsonl", "out", pipeline, to="jsonl", resume=True).status == "written"
    assert len(articles("out/good.jsonl.jsonl")) == 3


def test_many_problems_of_one_sort_hide_none_of_another(pipeline, tmp_path):
    lines = [{"text": EN, "lang": "hu"}, {"text": EN, "lang": "hu"}, {"text": EN, "lang": "english"}]
    file = tmp_path / "odd.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    outcome = write_output(file, tmp_path / "out", pipeline, to="jsonl")
    assert outcome.problems == 3
    counts, _, first = outcome.message.partition("; ")
    assert counts == "2 NoLanguagePack, 1 LanguageCodeError"
    assert first.startswith(f"{file}:3: 'english' is no language code")


def test_kinds_may_be_given_by_name(files, pipeline):
    write_output("good.jsonl", "out", pipeline, to="jsonl", kinds=["money"])
    first, *_ = articles("out/good.jsonl.jsonl")
    assert first.money
    assert not first.quotes
    with pytest.raises(NewskitError, match="unknown kind 'sums'"):
        write_output("good.jsonl", "out", pipeline, to="jsonl", kinds=["sums"])


@pytest.mark.parametrize("processes", [0, -1, True, "2", 1.5])
def test_what_is_no_number_of_processes_is_refused(files, pipeline, processes):
    told = "is no number of processes; give 1 or more"
    with pytest.raises(ValueError, match=told):
        write_outputs(files, "out", pipeline, processes=processes)
    with pytest.raises(ValueError, match=told):
        pipeline.read_files(files, processes=processes)
    with pytest.raises(ValueError, match=told):
        newskit.read_many([EN], processes=processes)


class Broken:
    """A format that writes half of what it should."""

    def __init__(self, error):
        self.error = error

    def write(self, articles, stream):
        stream.write("half")
        raise self.error

    def newskit_exporters(self):
        return [newskit.Exporter(name="broken", suffix=".broken", write=self.write)]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("No space left on device"), "plain.txt.broken: cannot be written: No space left"),
        (KeyError("lead"), "plain.txt.broken: the format broken failed: KeyError: 'lead'"),
    ],
)
def test_what_is_begun_and_not_finished_leaves_nothing(files, error, told):
    pipeline = newskit.Pipeline(plugins=[Broken(error)], entry_points=False)
    outcome = write_output("plain.txt", "out", pipeline, to="broken")
    assert outcome.status == "failed"
    assert told in outcome.message
    assert names("out") == []


def test_a_format_that_fails_raises_where_the_pipeline_is_strict(files):
    pipeline = newskit.Pipeline(plugins=[Broken(KeyError("lead"))], entry_points=False, strict=True)
    with pytest.raises(KeyError):
        write_output("plain.txt", "out", pipeline, to="broken")
    assert names("out") == []


def test_two_files_of_one_output_are_refused_before_anything_is_read(files, pipeline):
    Path("more").mkdir()
    Path("more/plain.txt").write_text(EN, encoding="utf-8")
    with pytest.raises(NewskitError, match=r"plain\.txt and more.plain\.txt would both be written to"):
        write_outputs([*files, "more/plain.txt"], "out", pipeline)
    with pytest.raises(NewskitError, match="there is no format 'yaml'"):
        write_outputs(files, "out", pipeline, to="yaml")
    with pytest.raises(NewskitError, match=r"plain.txt: cannot be made a folder"):
        write_output("good.jsonl", "plain.txt", pipeline)
    with pytest.raises(TypeError, match="one alone in a list"):
        write_outputs("good.jsonl", "out", pipeline)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_strict_pipeline_raises_and_leaves_no_part(files, processes):
    strict = newskit.Pipeline(entry_points=False, strict=True)
    with pytest.raises(SourceError, match=r"bad\.txt"):
        list(write_outputs(files, "out", strict, to="jsonl", processes=processes))
    assert set(names("out")) <= {"good.jsonl.jsonl", "plain.txt.jsonl"}


@pytest.mark.skipif(sys.platform == "win32", reason="workers are killed by a signal that Windows has not")
@pytest.mark.parametrize("processes", [1, 2])
def test_an_article_that_kills_its_process_costs_itself_alone(files, pipeline, processes):
    Path("once.txt").write_text("kill deaths 1", encoding="utf-8")
    lines = [json.dumps({"text": text, "lang": "en"}) for text in (EN, "leave", EN)]
    Path("killer.jsonl").write_text("\n".join(lines), encoding="utf-8")
    given = ["once.txt", "killer.jsonl", *files]
    options = {"to": "jsonl", "lang": "en", "processes": processes}
    outcomes = list(write_outputs(given, "out", pipeline, isolate=True, **options))
    assert [one.status for one in outcomes] == ["written", "written", "written", "failed", "written"]
    assert [one.problems for one in outcomes] == [0, 1, 0, 0, 0]
    told = "killer.jsonl:2: the process that read it died, each of three times: ended with status 3"
    assert outcomes[1].message == told
    first, killer, last = articles("out/killer.jsonl.jsonl")
    assert first.money
    assert first.annotations == last.annotations
    assert (killer.text, killer.problems[0].error) == ("leave", "WorkerDied")
    strict = newskit.Pipeline(plugins=[killing_plugin], entry_points=False, strict=True)
    with pytest.raises(AnnotatorError, match=told):
        list(write_outputs(["killer.jsonl"], "more", strict, isolate=True, **options))
    assert names("more") == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_file_whose_output_kills_its_process_fails_and_the_others_are_written(files, processes):
    pipeline = newskit.Pipeline(plugins=[deadly_format], entry_points=False, only=[newskit.MonetaryFigure])
    Path("deadly.txt").write_text("leave", encoding="utf-8")
    options = {"to": "deadly", "lang": "en", "processes": processes, "isolate": True}
    outcomes = list(write_outputs(["deadly.txt", "plain.txt"], "out", pipeline, **options))
    assert [one.status for one in outcomes] == ["failed", "written"]
    told = "deadly.txt: the process that wrote its output died, each of three times: ended with status 3"
    assert outcomes[0].message == told
    assert names("out") == ["plain.txt.deadly"]
    strict = newskit.Pipeline(plugins=[deadly_format], entry_points=False, strict=True)
    with pytest.raises(AnnotatorError, match=told):
        list(write_outputs(["deadly.txt"], "out", strict, **options))


def test_what_an_archive_holds_besides_articles_is_counted_and_told(tmp_path, monkeypatch, capsys):
    pytest.importorskip("fastwarc", reason='FastWARC is not installed: pip install "newskit[warc]"')
    monkeypatch.chdir(tmp_path)
    Path("crawl.warc").write_bytes(warcs.plain(warcs.record(), warcs.record(warcs.http(b"GIF89a", kind="image/gif"))))
    outcome = write_output("crawl.warc", "out", to="jsonl")
    assert (outcome.articles, outcome.passed_over) == (1, 1)
    assert main(["read", "crawl.warc", "--output-dir", "out", "--to", "jsonl"]) == 0
    assert capsys.readouterr().err == "newskit: crawl.warc: 1 articles, 1 other records passed over\n"


# ---------------------------------------------------------------------------------------------------- the command


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_writes_files_tells_what_failed_and_resumes(files, capsys, jobs):
    command = ["read", "--output-dir", "out", "--to", "jsonl", "--lang", "en", "--jobs", jobs, "--resume"]
    assert main([*command, *files]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("newskit: bad.txt: line 1: byte 0xff")
    assert told.err.count("\n") == 1
    assert main([*command, "good.jsonl", "plain.txt"]) == 0
    assert capsys.readouterr().err == "newskit: 2 of 2 files passed over: their outputs are there\n"
    assert names("out") == ["good.jsonl.jsonl", "plain.txt.jsonl"]


def test_the_command_tells_of_problems_and_shows_how_many_files_are_done(files, capsys, monkeypatch):
    Path("odd.jsonl").write_text('{"text": "Ala", "lang": "pl"}\n{"text": "Ala", "lang": "x!"}', encoding="utf-8")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["read", "odd.jsonl", "plain.txt", "--output-dir", "out", "--to", "jsonl"]) == 1
    told = capsys.readouterr().err
    problems = "1 LanguageCodeError, 1 UnknownLanguage; odd.jsonl:2: 'x!' is no language code"
    assert f"odd.jsonl: 1 of 2 articles have problems: {problems}" in told
    assert "2 of 2 files, 3 articles" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--resume"], "--resume: tells by files in a folder what was done; give --output-dir"),
        (["--output-dir", "out", "--output", "x.json"], "--output-dir and --output: give one of them"),
        (["-", "--output-dir", "out"], "standard input has no name"),
        (["--output-dir", "out", "--to", "yaml"], "there is no format 'yaml'"),
        (["./plain.txt", "--output-dir", "out"], "would both be written to"),
        (["plain.txt", "--output-dir", "out"], "plain.txt is given twice"),
    ],
)
def test_wrong_use_is_told(files, capsys, arguments, words):
    assert main(["read", "plain.txt", *arguments]) == 2
    assert words in capsys.readouterr().err
