"""The newskit command: what it writes where, and how it ends."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tomllib
import types
from pathlib import Path

import attrs
import jsonschema
import pytest
from surface import Ruling

import newskit
import newskit.languages
from newskit.cli import build_parser, main
from newskit.cli import read as read_command

PL = "Most kosztował 5 mln zł. Tak wynika z umowy podpisanej we wtorek przez gminę.\n"
EN = "The bridge cost $4 million, the council said on Tuesday. It was opened in May.\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    for name in ("NEWSKIT_BLOCK", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEWSKIT_NO_PLUGINS", "1")


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("pl.txt").write_text(PL, encoding="utf-8")
    Path("en.txt").write_text(EN, encoding="utf-8")
    Path("old.txt").write_bytes("Żółw".encode("cp1250"))
    Path("many.jsonl").write_text(
        json.dumps({"text": PL, "id": 1})
        + "\nnot json\n"
        + json.dumps({"text": EN, "lang": "en", "title": "Bridge"})
        + "\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def broken(monkeypatch):
    """An installed plugin whose annotator fails, an exporter of its own, and a command."""

    @newskit.annotator(makes=Ruling, name="court.rulings")
    def rulings(document):
        raise ValueError("no court here")

    def write(articles, stream):
        stream.write(b"".join(article.text.encode() for article in articles))

    def newskit_commands(subparsers):
        parser = subparsers.add_parser("courts", help="list courts")
        parser.set_defaults(run=lambda options: sys.stdout.write("SN\n") and 0)

    plugin = types.ModuleType("newskit_court")
    plugin.newskit_annotators = lambda: [rulings]
    plugin.newskit_exporters = lambda: [newskit.Exporter(name="raw", suffix=".raw", binary=True, write=write)]
    plugin.newskit_commands = newskit_commands
    _installed(monkeypatch, plugin)
    return plugin


def _installed(monkeypatch, plugin):
    made = newskit.Pipeline.__init__

    def init(self, *, plugins=(), **settings):
        made(self, plugins=[*plugins, plugin], **settings)

    monkeypatch.setattr(newskit.Pipeline, "__init__", init)


def run(capsys, *arguments):
    status = main(arguments)
    told = capsys.readouterr()
    return status, told.out, told.err


def command(*arguments, stdin=b"", **options):
    environment = {**os.environ, "NEWSKIT_NO_PLUGINS": "1", **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "newskit", *arguments],
        input=stdin,
        capture_output=True,
        env=environment,
        check=False,
        timeout=60,
        **options,
    )


# ------------------------------------------------------------------------------------------------------------ read


def test_read_writes_json_lines_into_a_pipe(files, capsys):
    status, out, err = run(capsys, "read", "pl.txt", "en.txt")
    articles = [newskit.from_json(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [article.lang for article in articles] == ["pl", "en"]
    assert [figure.currency for article in articles for figure in article.money] == ["PLN", "USD"]
    assert articles[0].meta["source"] == "pl.txt"


def test_read_writes_a_table_on_a_terminal(files, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    status, out, _ = run(capsys, "read", "pl.txt")
    assert status == 0
    assert "5 mln zł" in out
    assert not out.startswith("{")


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "html", "table"])
def test_every_format_can_be_asked_for(name, files, capsys):
    status, out, _ = run(capsys, "read", "pl.txt", "--to", name)
    assert status == 0
    assert "5 mln zł" in out


def test_json_is_an_array_that_passes_the_schema(files, capsys):
    _, out, _ = run(capsys, "read", "pl.txt", "--to", "json")
    _, schema, _ = run(capsys, "schema")
    (document,) = json.loads(out)
    jsonschema.Draft202012Validator(json.loads(schema)).validate(document)


def test_a_kind_alone_gives_its_own_table(files, capsys):
    status, out, _ = run(capsys, "read", "pl.txt", "en.txt", "--kind", "money", "--to", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert [(row["article"], row["source"], row["amount"]) for row in rows] == [
        ("0", "pl.txt", "5000000"),
        ("1", "en.txt", "4000000"),
    ]


def test_only_the_kinds_that_were_asked_for_come_out(files, capsys):
    _, out, _ = run(capsys, "read", "pl.txt", "--kind", "money", "--kind", "people")
    document = json.loads(out)
    assert document["money"]
    assert document["blocks"] == []


def test_the_ending_of_the_output_chooses_the_format(files, capsys):
    status, out, _ = run(capsys, "read", "pl.txt", "--output", "out.csv")
    assert (status, out) == (0, "")
    assert Path("out.csv").read_text(encoding="utf-8").startswith("collection,article,")


def test_a_blocked_plugin_does_not_run(files, capsys):
    _, out, _ = run(
        capsys,
        "read",
        "pl.txt",
        "--block",
        "newskit.money",
        "--block",
        "newskit.credits",
        "--block",
        "newskit.agreements",
    )
    assert json.loads(out)["money"] == []


def test_the_language_can_be_given(files, capsys):
    _, out, _ = run(capsys, "read", "pl.txt", "--lang", "en")
    assert json.loads(out)["lang"] == "en"


def test_words_of_ones_own_come_with_a_file(files, capsys):
    Path("mine.toml").write_text('extends = "en"\n[boilerplate.labels]\npromo = ["gronk"]\n', encoding="utf-8")
    Path("page.txt").write_text("News of the day is here.\n\nGronk\n", encoding="utf-8")
    _, out, _ = run(capsys, "read", "page.txt", "--lang", "en", "--languages", "mine.toml")
    assert [one["span"]["text"] for one in json.loads(out)["boilerplate"]] == ["Gronk"]


def test_several_processes_give_the_same(files, capsys):
    many = ["pl.txt", "en.txt"] * 20
    _, alone, _ = run(capsys, "read", *many)
    status, together, _ = run(capsys, "read", *many, "--jobs", "2")
    assert status == 0
    assert together == alone


# ----------------------------------------------------------------------------------------------- what cannot be read


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(files, capsys):
    status, out, err = run(capsys, "read", "missing.txt", "pl.txt", "old.txt", ".", "en.txt")
    assert status == 1
    assert [len(json.loads(line)["problems"]) for line in out.splitlines()] == [1, 0, 1, 1, 0]
    assert err.splitlines() == [
        "newskit: missing.txt: cannot be read: No such file or directory",
        "newskit: old.txt: line 1: byte 0xaf at 0 is not UTF-8; convert the file, for instance: iconv -f CP1250 -t UTF-8",
        "newskit: .: is a folder; give its files, for instance: *.txt",
    ]


def test_what_is_no_utf_8_text_is_told_for_what_it_is(files, capsys):
    Path("wide.txt").write_text(PL, encoding="utf-16")
    Path("scan").write_bytes(b"%PDF-1.7\n\xff\x00")
    Path("table.csv").write_text("text\nAla", encoding="utf-8")
    Path("keys.jsonl").write_text('{"title": "Ala", "body": "Ala"}', encoding="utf-8")
    status, out, err = run(capsys, "read", "--to", "table", "wide.txt", "scan", "table.csv", "keys.jsonl")
    assert (status, out.count("could not be read"), out.count("nothing found")) == (1, 4, 0)
    wide, scan, table, keys = err.splitlines()
    assert wide.endswith("is not UTF-8; convert the file, for instance: iconv -f UTF-16 -t UTF-8")
    assert scan == "newskit: scan: has NUL bytes, so it is no plain text; save it as text in UTF-8"
    assert table == "newskit: table.csv: no plugin opens text/csv; text, JSON, HTML, WARC and Parquet need none"
    assert keys.endswith("""needs an object with a string "text"; this one has 'title', 'body'""")


def test_a_line_that_cannot_be_read_is_told_and_the_others_go_on(files, capsys):
    status, out, err = run(capsys, "read", "many.jsonl")
    articles = [newskit.from_json(line) for line in out.splitlines()]
    assert status == 1
    assert [article.title for article in articles] == [None, None, "Bridge"]
    assert articles[0].meta["id"] == 1
    assert "many.jsonl:2: not JSON" in err


def test_an_item_of_an_array_that_is_no_article_is_told_and_the_others_go_on(files, capsys):
    Path("many.json").write_text(json.dumps([{"body": EN}, {"text": EN}]), encoding="utf-8")
    status, out, err = run(capsys, "read", "many.json")
    assert (status, [json.loads(line)["text"] for line in out.splitlines()]) == (1, ["", EN])
    assert err == """newskit: many.json:1: needs an object with a string "text"; this one has 'body'\n"""


def test_strict_stops_at_a_line_that_cannot_be_read(files, capsys):
    Path("two.jsonl").write_text("{\n" + json.dumps({"text": EN}), encoding="utf-8")
    status, out, err = run(capsys, "read", "--strict", "two.jsonl")
    assert (status, out) == (1, "")
    assert err.startswith("newskit: error: two.jsonl:1: not JSON")


def test_a_kind_whose_annotator_is_blocked_is_told(files, capsys):
    status, _, err = run(capsys, "read", "pl.txt", "--kind", "money", "--block", "newskit.money")
    assert status == 2
    assert err.startswith("newskit: error: --kind: nothing makes 'money'; kinds are")


def test_a_malformed_language_code_of_one_article_costs_only_the_code(files, capsys):
    lines = [json.dumps({"text": PL, "lang": "polish!"}), json.dumps({"text": EN})]
    Path("odd.jsonl").write_text("\n".join(lines), encoding="utf-8")
    status, out, err = run(capsys, "read", "odd.jsonl")
    assert status == 1
    assert [json.loads(line)["lang"] for line in out.splitlines()] == ["pl", "en"]
    assert "'polish!' is no language code" in err


def test_an_annotator_that_fails_is_told_once_and_its_article_is_written(files, capsys, broken):
    status, out, err = run(capsys, "read", "pl.txt", "en.txt")
    assert status == 1
    assert [len(json.loads(line)["money"]) for line in out.splitlines()] == [1, 1]
    assert err.splitlines() == [
        f"newskit: {name}.txt: court.rulings: ValueError: no court here" for name in ("pl", "en")
    ]


def test_strict_stops_at_the_first_failure(files, capsys, broken):
    assert run(capsys, "read", "--strict", "pl.txt")[0] == 1
    status, _, err = run(capsys, "read", "--strict", "missing.txt", "pl.txt")
    assert status == 1
    assert err == "newskit: error: missing.txt: cannot be read: No such file or directory\n"


def test_an_empty_file_is_read(files, capsys):
    Path("empty.txt").write_text("")
    status, out, err = run(capsys, "read", "empty.txt")
    assert (status, err) == (0, "")
    assert json.loads(out)["text"] == ""


# ------------------------------------------------------------------------------------------------------ wrong use


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "error: give one of these commands"),
        (["raed"], "invalid choice: 'raed'"),
        (["read"], "the following arguments are required: FILE"),
        (
            ["read", "pl.txt", "--to", "yaml"],
            "error: there is no format 'yaml'; formats are csv, html, json, jsonl, parquet, table",
        ),
        (["read", "pl.txt", "--kind", "quips"], "error: --kind: there is no kind 'quips'; kinds are quotes, money"),
        (["read", "pl.txt", "--kind", "quotes,money"], "; give --kind once for each"),
        (["read", "pl.txt", "--only", "quips"], "error: only: nothing makes 'quips'"),
        (["read", "pl.txt", "--country", "Poland"], "'Poland' is no country code; write two letters"),
        (["read", "pl.txt", "--output", "x.xls"], "error: --output x.xls: no format has this ending; endings are .csv"),
        (["read", "-", "--input-type", "jsnol"], "error: --input-type: 'jsnol' is unknown; write text, jsonl"),
        (["read", "pl.txt", "--block", "nobody"], "there is no plugin or annotator 'nobody'"),
        (["read", "pl.txt", "--lang", "polish!"], "error: 'polish!' is no language code"),
        (["read", "pl.txt", "--jobs", "0"], "'0' is no number of processes"),
        (
            ["read", "pl.txt", "--output", "no/such/folder.csv"],
            "error: --output no/such/folder.csv: cannot be written: No such file",
        ),
        (["read", "pl.txt", "--languages", "no.toml"], "error: no.toml: cannot be read: No such file"),
        (["languages", "--new", "polish"], "error: 'polish' is no language code"),
        (["languages", "--new", "pt-BR"], "error: --new: a pack is for a language"),
        (["new-plugin", "Bad Name"], "error: new-plugin: 'Bad Name' is no good name"),
        (["new-plugin", "quotes"], "error: new-plugin: 'quotes' is the name of something that newskit has"),
        (["schema", "--kind", "quips"], "error: --kind: there is no kind 'quips'; kinds are quotes, money"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(arguments, message, files, capsys):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
    assert len([line for line in err.splitlines() if line.startswith("newskit") and "error:" in line]) == 1


def test_help_and_version_end_well(capsys):
    assert run(capsys, "--version")[1] == f"newskit {newskit.__version__}\n"
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(name in out for name in ("read", "view", "plugins", "languages", "schema", "new-plugin"))


def test_every_command_and_option_has_help():
    parser = build_parser()
    (subparsers,) = [
        action for action in parser._actions if hasattr(action, "choices") and isinstance(action.choices, dict)
    ]
    assert {action.dest for action in subparsers._choices_actions} == set(subparsers.choices)
    for sub in subparsers.choices.values():
        assert sub.description
        assert all(action.help for action in sub._actions)


# ------------------------------------------------------------------------------------------------------ in a shell


def test_standard_input_is_read_as_text_or_by_its_type():
    shown = command("read", "-", stdin=PL.encode())
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout)["money"][0]["currency"] == "PLN"
    for name in ("jsonl", "application/jsonl"):
        shown = command("read", "-", "--input-type", name, stdin=json.dumps({"text": EN, "country": "CA"}).encode())
        assert json.loads(shown.stdout)["money"][0]["currency"] == "CAD"


def test_bytes_that_are_no_utf_8_and_types_that_nobody_opens_are_told():
    assert command("read", "-", stdin=b"\xff\xfe").returncode == 1
    shown = command("read", "-", "--input-type", "image/png", stdin=b"x")
    assert shown.returncode == 1
    assert b"no plugin opens image/png" in shown.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1250", "utf-8"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "html", "table"])
def test_no_encoding_of_the_output_is_an_error(encoding, form, tmp_path):
    (tmp_path / "odd.jsonl").write_text(
        json.dumps({"text": "Zażółć \ud800 😀 за 5 mln zł \x00", "title": "\ud83d 日本"})
    )
    shown = command(
        "read",
        str(tmp_path / "odd.jsonl"),
        "--lang",
        "pl",
        "--to",
        form,
        env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert shown.returncode == 0, shown.stderr.decode()
    text = shown.stdout.decode("utf-8")
    if form == "jsonl":
        assert newskit.from_json(text).text == "Zażółć \ud800 😀 за 5 mln zł \x00"


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_viewing_is_no_encoding_error_either(encoding):
    shown = command(
        "view", "-", stdin=PL.encode() + "\x00 😀".encode(), env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    )
    assert shown.returncode == 0, shown.stderr.decode()
    assert b"5 mln z" in shown.stdout


def test_a_reader_that_has_had_enough_is_no_error(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_text((json.dumps({"text": EN * 20}) + "\n") * 200, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "newskit", "read", str(file), "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(60) == 0
    assert told == b""


def test_ctrl_c_ends_without_a_traceback(files, capsys, monkeypatch):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(read_command, "run", interrupted)
    status, _, err = run(capsys, "read", "pl.txt")
    assert status == 130
    assert "Traceback" not in err


def test_a_table_is_not_disturbed_by_progress_and_a_file_is_accompanied_by_it(files, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    status, _, err = run(capsys, "read", *["pl.txt"] * 5, "--output", "out.jsonl")
    assert status == 0
    assert "articles" in err
    assert err.endswith("\r\x1b[K")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(capsys, "read", "pl.txt")[2] == ""


# ----------------------------------------------------------------------------------------- archives, tables, options


@pytest.fixture
def crawl(files):
    """Six records: two pages, one without text, one cut off, and two that are none."""
    pytest.importorskip("fastwarc")
    pytest.importorskip("resiliparse")
    from warcs import gzipped, http, record

    Path("crawl.warc.gz").write_bytes(
        gzipped(
            record(b"x", type="warcinfo", kind="application/warc-fields"), record(number=1), record(http(kind="image/png")),
            record(http(b"<html><body></body></html>")), record(number=5), record(length=10**6),
        )
    )  # fmt: skip
    return "crawl.warc.gz"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_read_streams_an_archive_and_tells_what_it_passed_over(crawl, capsys, jobs):
    status, out, err = run(capsys, "read", crawl, "en.txt", "--jobs", jobs)
    articles = [newskit.from_json(line) for line in out.splitlines()]
    assert status == 1
    assert [article.url for article in articles if article.money] == [
        "https://example.org/1",
        "https://example.org/5",
        None,
    ]
    empty, cut, summary = err.splitlines()
    assert "has no text" in empty
    assert "the record cannot be read: it is cut off" in cut
    assert summary == "newskit: crawl.warc.gz: 6 records, 2 pages, 1 not responses, 1 not HTML, 2 could not be read"


def test_archives_are_told_one_after_another_and_whole_ones_not_at_all(crawl, capsys):
    from warcs import plain, record

    Path("good.warc").write_bytes(plain(record(), record()))
    Path("other.warc").write_bytes(plain(record(type="request"), record()))
    _, _, err = run(capsys, "read", crawl, "good.warc", "other.warc")
    assert [line.split(",")[0] for line in err.splitlines() if "records, " in line] == [
        "newskit: crawl.warc.gz: 6 records",
        "newskit: other.warc: 2 records",
    ]


def test_an_archive_comes_in_by_standard_input(crawl):
    shown = command("read", "--input-type", "warc", "-", stdin=Path(crawl).read_bytes())
    assert newskit.from_json(shown.stdout.splitlines()[0]).url == "https://example.org/1"
    assert b"newskit: -: 6 records, 2 pages, " in shown.stderr


def test_progress_counts_records_articles_and_problems(crawl, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("newskit.cli.watching._EVERY", 0)
    _, _, err = run(capsys, "read", crawl, "--output", "out.jsonl")
    assert "\r\x1b[K5 records, 3 articles, 2 passed over, 1 with problems" in err


def test_the_extractor_is_the_users_choice(crawl, capsys):
    pytest.importorskip("trafilatura")
    from warcs import page

    Path("page.html").write_bytes(page())
    for extractor in ("trafilatura", "resiliparse"):
        _, out, _ = run(capsys, "read", "--extractor", extractor, crawl, "page.html")
        told = {article.meta.get("extractor") for article in map(newskit.from_json, out.splitlines()) if article.text}
        assert told == {extractor}
    _, out, _ = run(capsys, "read", crawl, "page.html")
    told = [newskit.from_json(line).meta.get("extractor") for line in out.splitlines()]
    assert (told[0], told[-1]) == ("resiliparse", "trafilatura")


def test_fields_of_other_names_are_an_option(files, capsys):
    Path("wire.jsonl").write_text(json.dumps({"body": PL, "language": "pl"}), encoding="utf-8")
    status, out, err = run(capsys, "read", "wire.jsonl", "--text-field", "body", "--lang-field", "language")
    article = newskit.from_json(out)
    assert (status, err, article.lang, article.money[0].currency) == (0, "", "pl", "PLN")
    status, _, err = run(capsys, "read", "wire.jsonl", "--text-field", "txt")
    assert (status, err) == (
        1,
        """newskit: wire.jsonl:1: needs an object with a string "txt"; this one has 'body', 'language'\n""",
    )


def test_a_table_goes_out_and_comes_in(files, capsys):
    pytest.importorskip("pyarrow")
    status, _, err = run(capsys, "read", "pl.txt", "en.txt", "--output", "out.parquet")
    assert (status, err) == (0, "")
    _, out, _ = run(capsys, "read", "out.parquet", "--kind", "money")
    assert [figure.currency for line in out.splitlines() for figure in newskit.from_json(line).money] == ["PLN", "USD"]
    shown = command("read", "pl.txt", "--to", "parquet")
    again = command("read", "-", "--input-type", "parquet", stdin=shown.stdout)
    assert newskit.from_json(again.stdout).text == PL


# ------------------------------------------------------------------------------------------------------------ view


def test_view_shows_the_text_with_marks(files, capsys):
    status, out, _ = run(capsys, "view", "pl.txt")
    assert status == 0
    assert "Most kosztował 5 mln zł[1]." in out
    assert "[1] 5 mln zł" in out
    assert "\x1b[1;32m5 mln zł\x1b[0m" in run(capsys, "view", "pl.txt", "--colour", "always")[1]


def test_view_of_a_missing_file_is_told(files, capsys):
    status, out, err = run(capsys, "view", "missing.txt")
    assert (status, out) == (1, "")
    assert err == "newskit: missing.txt: cannot be read: No such file or directory\n"


# --------------------------------------------------------------------------------------------------------- plugins


def test_plugins_shows_where_each_comes_from_and_the_running_order(capsys, broken):
    status, out, _ = run(capsys, "plugins", "--block", "newskit.money", "--block", "newskit.agreements")
    assert status == 0
    assert re.search(r"^newskit_court +given +- +annotators, commands, exporters$", out, flags=re.MULTILINE)
    assert "LEFT OUT: blocked" in out
    assert out.index("newskit.layout ") < out.index("court.rulings")
    assert "formats: csv, html, json, jsonl, parquet, raw, table" in out


def test_the_graph_is_mermaid(capsys):
    status, out, _ = run(capsys, "plugins", "--graph")
    assert status == 0
    assert out.startswith("flowchart LR\n")
    assert '["newskit.layout"] --> Block([Block])' in out


def test_a_plugins_format_and_command_work(files, capsysbinary, broken):
    assert main(["read", "pl.txt", "--to", "raw"]) == 1  # its annotator fails
    assert capsysbinary.readouterr().out == PL.encode()
    assert main(["courts"]) == 0
    assert capsysbinary.readouterr().out == b"SN\n"


def test_a_binary_format_is_not_written_on_a_terminal(files, capsys, monkeypatch, broken):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    status, _, err = run(capsys, "read", "pl.txt", "--to", "raw")
    assert status == 2
    assert "give --output FILE.raw" in err


def test_a_plugins_command_that_fails_is_left_out_with_a_warning(capsys, broken):
    def newskit_commands(subparsers):
        raise RuntimeError("no commands today")

    broken.newskit_commands = newskit_commands
    status, out, err = run(capsys, "--help")
    assert status == 0
    assert "courts" not in out
    assert err == "newskit: warning: the commands of newskit_court were left out: RuntimeError: no commands today\n"


def test_a_plugins_formats_that_fail_are_left_out_with_a_warning(files, capsys, broken):
    del broken.newskit_annotators

    def newskit_exporters():
        raise RuntimeError("no formats today")

    broken.newskit_exporters = newskit_exporters
    status, out, err = run(capsys, "read", "pl.txt")
    assert status == 0
    assert json.loads(out)["money"]
    assert err == "newskit: warning: the formats of newskit_court were left out: RuntimeError: no formats today\n"


# ------------------------------------------------------------------------------------------------------- languages


def test_languages_lists_packs_with_their_sections(capsys):
    status, out, _ = run(capsys, "languages")
    assert status == 0
    (line,) = [line for line in out.splitlines() if line.startswith("pl ")]
    assert "Polish" in line
    assert "boilerplate" in line


@pytest.mark.parametrize(
    ("pack", "message"),
    [
        ('code = "xx"\n[layout]\nphoto = ["x"]\n', "pack.toml: layout: unknown key 'photo'; known: "),
        ('code = "xx"\n[layuot]\n', "pack.toml: unknown section 'layuot'; known: "),
        ('code = "xx"\n[layout]\nphotos = 5\n', "pack.toml: layout.photos: must be words"),
        ('code = "xx"\nnome = "x"\n', "pack.toml: unknown key 'nome'"),
        ('name = "x"\n', "pack.toml: the head needs code"),
        ('code = "xx"\n[layout\n', "pack.toml: Expected ']'"),
        ('extends = "xx"\n', "pack.toml: extends: no pack for 'xx'"),
        ('extends = "en"\n[[examples]]\ntext = "It cost $5."\nmoney = ["$6"]\n', "pack.toml: examples["),
        (
            'extends = "en"\n[[examples]]\ntext = "It cost $5."\nmony = []\n',
            "mony: there is no kind 'mony'; kinds are ",
        ),
        (
            'extends = "en"\n[[examples]]\ntext = "It cost $5."\n"money.sum" = ["5"]\n',
            "money.sum: MonetaryFigure has no field 'sum'; it has span, annotator, rule, amount",
        ),
        ('extends = "pl"\n[quotes.verbs.say]\nzatwittować = "x"\n', "keys with letters beyond a-z stand in marks"),
    ],
)
def test_a_wrong_pack_is_told_with_the_place(pack, message, files, capsys):
    Path("pack.toml").write_text(pack, encoding="utf-8")
    status, out, err = run(capsys, "languages", "--check", "pack.toml")
    assert (status, out) == (1, "")
    assert message in err


def test_a_pack_that_is_missing_or_no_utf_8_is_told(files, capsys):
    assert "no.toml: cannot be read" in run(capsys, "languages", "--check", "no.toml")[2]
    status, _, err = run(capsys, "languages", "--check", "old.txt")
    assert status == 1
    assert "is not UTF-8" in err


def test_a_right_pack_is_praised(files, capsys):
    Path("pack.toml").write_text(
        'code = "xx"\nenglish_name = "Exish"\n[layout]\nphotos = ["fotto"]\n[[examples]]\ntext = "It is 5."\nquotes = []\n',
        encoding="utf-8",
    )
    status, out, err = run(capsys, "languages", "--check", "pack.toml")
    assert (status, err) == (0, "")
    assert out == "pack.toml: Exish (xx), 1 example holds\n"


def test_the_examples_of_a_pack_are_counted_apart_from_those_that_it_extends(files, capsys):
    Path("en.toml").write_text('extends = "en"\n[[examples]]\ntext = "So?"\nmoney = ["So"]\n', encoding="utf-8")
    assert "en.toml: examples[0]: 'So?': money should be ['So']" in run(capsys, "languages", "--check", "en.toml")[2]
    Path("en.toml").write_text('extends = "en"\n[[examples]]\ntext = "So?"\nmoney = []\n', encoding="utf-8")
    _, out, _ = run(capsys, "languages", "--check", "en.toml")
    assert not out or out.startswith("en.toml: English (en), 1 example holds, and so do the ")


def test_a_pack_without_examples_is_not_said_to_hold_them(files, capsys):
    Path("pack.toml").write_text('code = "xx"\n', encoding="utf-8")
    status, out, _ = run(capsys, "languages", "--check", "pack.toml")
    assert (status, out) == (0, "pack.toml: xx, no examples yet, so only the form was checked\n")


def test_a_pack_that_is_there_already_can_be_checked_in_its_own_place_and_as_a_copy(files, capsys):
    import newskit.languages

    ours = Path(newskit.languages.__file__).parent / "en.toml"
    Path("copy.toml").write_bytes(ours.read_bytes())
    for file in (str(ours), "copy.toml"):
        _, _, err = run(capsys, "languages", "--check", file)
        assert "there is a pack" not in err


def test_a_new_pack_is_right_as_it_comes_and_has_every_section(files, capsys):
    status, out, _ = run(capsys, "languages", "--new", "xx")
    assert status == 0
    Path("xx.toml").write_text(out, encoding="utf-8")
    status, _, err = run(capsys, "languages", "--check", "xx.toml")
    assert (status, err) == (0, "")
    table = tomllib.loads(out)
    assert table["code"] == "xx"
    assert {cls.section_name for cls in newskit.Pipeline(entry_points=False).sections} <= set(table)


def test_a_new_pack_is_right_with_all_its_comments_taken_away(files, capsys):
    """Keys that are shown must be keys that the loader takes."""
    _, out, _ = run(capsys, "languages", "--new", "xx")
    lines = [line[1:] if re.match("#[^ ]", line) else line for line in out.partition("# Examples are")[0].splitlines()]
    kept = [line for line in lines if not line.startswith(("extends", "country"))]
    Path("xx.toml").write_text("\n".join(kept), encoding="utf-8")
    loaded = newskit.languages.Catalogue(["xx.toml"], newskit.Pipeline(entry_points=False).sections)
    told = ""
    try:
        loaded.language("xx")
    except newskit.LanguagePackError as error:  # values are samples, and a vocabulary may refuse one
        told = str(error)
    assert "unknown key" not in told
    assert "must be" not in told


def test_a_new_pack_for_a_language_that_is_there_adds_to_it(capsys):
    status, out, err = run(capsys, "languages", "--new", "pl")
    assert status == 0
    assert tomllib.loads(out)["extends"] == "pl"
    assert "there is a pack for 'pl'" in err


# ------------------------------------------------------------------------------------------------- schema, new-plugin


def test_the_schema_of_one_kind_can_be_asked_for(capsys):
    status, out, _ = run(capsys, "schema", "--kind", "money")
    assert status == 0
    assert json.loads(out)["$ref"] == "#/$defs/MonetaryFigure"


def test_a_new_plugin_works(files, capsys, monkeypatch):
    status, out, _ = run(capsys, "new-plugin", "press-council")
    assert status == 0
    assert "newskit-press-council is written" in out
    project = tomllib.loads(Path("newskit-press-council/pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["newskit"] == {"press-council": "newskit_press_council"}
    folder = files / "newskit-press-council"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(folder / "src"), str(Path(newskit.__file__).parents[1])]),
    }
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)],
        capture_output=True,
        env=environment,
        check=False,
        cwd=folder,
    )
    assert tests.returncode == 0, tests.stdout.decode() + tests.stderr.decode()
    status, _, err = run(capsys, "new-plugin", "press-council")
    assert status == 2
    assert "is there already" in err


def test_a_record_kind_of_a_plugin_is_in_the_schema(capsys, monkeypatch, broken):
    _, out, _ = run(capsys, "schema")
    assert "rulings" in json.loads(out)["properties"]
    assert attrs.has(Ruling)
