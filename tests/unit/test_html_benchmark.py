"""What benchmarks/html.py counts, against answers that are known."""

import json
import math
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import html_measures as measures
import html_pages as benchmark
import html_peers as peers
from html_measures import Block, Gold, Reading

import newskit

BENCHMARKS = Path(benchmark.__file__).parent
GOLD = Gold(
    (
        Block("lead", "The bridge is shut."),
        Block("caption", "The bridge on Monday"),
        Block("credit", "Photo: Ada Bey/NP"),
        Block("heading", "Why it matters"),
        Block("paragraph", "Trucks must drive through the village for a year."),
        Block("paragraph", "“Through the village!”", optional=True),
    ),
    photographers=("Ada Bey",),
    metadata={"title": "Bridge shut", "lang": "en", "authors": ["Cy Dun"]},
)
BODY = ("The bridge is shut.", "Why it matters", "Trucks must drive through the village for a year.")


def reading(*texts, **more):
    return Reading(tuple(Block(None, text) for text in texts), **more)


# ---------------------------------------------------------------------------------------------------------- measures


def test_a_body_is_right_whatever_its_marks_and_its_lines():
    found = measures.score(GOLD, reading("the bridge is shut", "- Why it matters? Trucks must drive", BODY[2][18:]))
    assert (found.precision, found.recall, found.f1) == (1, 1, 1)


def test_words_that_are_missing_and_words_too_many():
    found = measures.score(GOLD, reading(*BODY[:2], "Accept all our cookies"))
    assert (found.precision, found.recall) == (7 / 11, 7 / 16)
    assert found.f1 == pytest.approx(14 / 27)


def test_title_captions_credits_and_optional_blocks_are_neither_asked_for_nor_wrong():
    others = ("Bridge shut", "The bridge on Monday", "Photo: Ada Bey/NP", "“Through the village!”")
    assert measures.score(GOLD, reading(*others, *BODY)).f1 == 1
    twice = measures.score(GOLD, reading(*others, *others, *BODY))
    assert twice.precision < 1


def test_only_the_body_counts_of_a_system_that_tells_kinds():
    kinds = (Block("boilerplate", "Accept all our cookies"), *(Block("paragraph", text) for text in BODY))
    assert measures.score(GOLD, Reading(kinds)).f1 == 1


def test_nothing_found():
    found = measures.score(GOLD, Reading())
    assert (found.precision, found.recall, found.f1, found.photographers, found.captions) == (0, 0, 0, 0, 0)
    assert math.isnan(found.kinds)
    assert measures.score(Gold(()), Reading()).f1 == 1


def test_captions_are_kept_where_one_line_has_them():
    assert measures.score(GOLD, reading("The bridge on Monday. Photo: Ada Bey/NP")).captions == 1
    assert measures.score(GOLD, reading("The bridge", "on Monday")).captions == 0


def test_photographers_in_the_text_in_credits_and_as_a_system_names_them():
    plain = measures.score(GOLD, reading("Photo: ADA BEY/NP"))
    assert plain.photographers == 1
    assert math.isnan(plain.as_credits)
    assert math.isnan(plain.credited)
    kinds = Reading((Block("paragraph", "Photo: Ada Bey/NP"),), credited=("Ada Bey", "NP"))
    found = measures.score(GOLD, kinds)
    assert (found.photographers, found.as_credits, found.credited) == (1, 0, 1)


def test_kinds_are_judged_on_the_blocks_that_are_found():
    blocks = (Block("paragraph", BODY[0]), Block("paragraph", BODY[2]), Block("credit", "Photo: Ada Bey/NP"))
    assert measures.score(GOLD, Reading(blocks)).kinds == 2 / 3
    once = measures.paired([*GOLD.blocks, GOLD.blocks[0]], blocks)
    assert [marked.kind for marked, _ in once] == ["lead", "credit", "paragraph"]


def test_metadata_is_asked_for_where_the_gold_has_it():
    told = {"title": "Bridge shut - The Echo", "lang": "en-GB", "publisher": "The Echo"}
    assert measures.score(GOLD, Reading((), told)).metadata == {"title": False, "lang": True, "authors": False}
    assert measures.same_metadata("authors", [], ())
    assert not measures.same_metadata("published", "2026-01-02", None)


def test_what_is_told_of_mistakes():
    lost = reading("The bridge is shut.", "Sign up for our letter", "Trucks", "for the village")
    assert [block.kind for block in measures.missing_blocks(GOLD, lost)] == [
        "caption",
        "credit",
        "heading",
        "paragraph",
    ]
    assert measures.extra_lines(GOLD, lost) == ["Sign up for our letter", "for the village"]


def test_languages_without_spaces_are_compared_by_character():
    assert measures.in_order("猫、ネコ cat") == ["猫", "ネ", "コ", "cat"]


# ---------------------------------------------------------------------------------------------------------- the runner

ROW = {
    "title": "Bridge shut",
    "lang": "en",
    "authors": ["Cy Dun"],
    "blocks": [dict(zip(("kind", "text", "optional"), block, strict=True)) for block in GOLD.blocks],
    "photographers": ["Ada Bey"],
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.html").write_text("<p>A page.</p>", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(ROW), encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>Of this one nothing is known.</p>", encoding="utf-8")
    return tmp_path


def invented(name="invented", *texts):
    def read(raw, url):
        if name == "raising":
            raise ValueError("no pages")
        return reading(*texts)

    return peers.System(name, read, read)


def run_main(monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["html.py", *map(str, arguments)])
    benchmark.main()
    return capsys.readouterr().out


@pytest.fixture
def made_up(monkeypatch):
    """Two systems in the place of newskit, peers of all sorts."""

    def not_installed(name):
        raise metadata.PackageNotFoundError(name)

    def broken(name):
        raise ImportError("no parser")

    given = {"raising": lambda _: iter([invented("raising")]), "away": not_installed, "broken": broken}
    monkeypatch.setattr(peers, "PEERS", given)
    monkeypatch.setattr(
        benchmark, "newskit_systems", lambda *, opened: ([invented("right", *BODY), invented("short", BODY[0])], {})
    )


def test_pages_are_those_with_gold(folder, tmp_path):
    (page,) = benchmark.pages(folder)
    assert (page.name, page.raw, page.gold) == ("a", b"<p>A page.</p>", GOLD)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match=r"empty: no page \(\*.html\) with gold"):
        benchmark.pages(tmp_path / "empty")


def test_systems_stand_in_one_table_and_those_that_are_not_there_are_named(folder, made_up, capsys, monkeypatch):
    told = run_main(monkeypatch, capsys, folder, "--rounds", "1", "--errors", "1")
    assert "left out: away (not installed)\nleft out: broken (cannot be imported: no parser)" in told
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in told.splitlines() if line.startswith("|")]
    head = rows[0]
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows[2:5]}
    assert found["right"]["F1"] == "100.0"
    assert (found["short"]["P"], found["short"]["R"], found["short"]["as credits"]) == ("100.0", "25.0", "-")
    assert (found["raising"]["F1"], found["raising"]["raised"]) == ("0.0", "1")
    assert "raising raised first on a: ValueError: no pages" in told
    assert "short: a, F1 40.0\n  - caption: The bridge on Monday\n" in told


def test_every_figure_as_json(folder, made_up, capsys, monkeypatch):
    told = json.loads(run_main(monkeypatch, capsys, folder, "--rounds", "0", "--json"))
    assert list(told["missing"]) == ["away", "broken"]
    (place,) = told["folders"].values()
    assert (place["right"]["all"]["F1"], place["right"]["all"]["ms"]) == (1, None)
    assert place["short"]["pages"]["a"]["recall"] == 0.25
    assert place["raising"]["errors"] == ["a: ValueError: no pages"]


def test_a_folder_without_pages_is_refused(tmp_path, made_up, capsys, monkeypatch):
    with pytest.raises(SystemExit):
        run_main(monkeypatch, capsys, tmp_path)
    assert "no page (*.html) with gold (*.json) beside it" in capsys.readouterr().err


def test_shares_are_weighted_by_what_there_was_to_share():
    assert benchmark.weighted([1.0, 0.0, math.nan], [1, 3, 0]) == 0.25
    assert math.isnan(benchmark.weighted([math.nan], [0]))


def test_the_title_is_no_block_of_the_body():
    text = "Bridge shut\n\nThe bridge is shut."
    article = newskit.Article(text=text, title="Bridge shut")
    blocks = [
        newskit.Block(span=article.span(0, 11), kind="heading"),
        newskit.Block(span=article.span(13, 32), kind="lead"),
    ]
    made = newskit.Article(text=text, title="Bridge shut", annotations=tuple(blocks))
    assert benchmark.from_newskit(made, "Bridge shut").blocks == (Block("lead", "The bridge is shut."),)


@pytest.mark.parametrize("name", sorted(peers.PEERS))
def test_a_peer_that_is_installed_reads_a_page(name):
    try:
        systems = list(peers.PEERS[name](name))
    except metadata.PackageNotFoundError:
        pytest.skip(f"{name} is not installed")
    sentence = "The bridge over the river has been shut since Monday, and nobody in the village knows for how long."
    body = "".join(f"<p>{sentence} This is paragraph {number}.</p>" for number in range(8))
    page = f"<html lang='en'><head><title>Bridge shut</title></head><body><article>{body}</article></body></html>"
    for system in systems:
        found = system.read(page.encode(), "https://news.example/bridge")
        assert sum(sentence in block.text for block in found.blocks) == 8
        assert found.metadata["title"] == "Bridge shut"


def test_the_standard_library_keeps_its_html_in_the_folder_of_benchmarks():
    told = "import sys; sys.path.insert(0, sys.argv[1]); import html, html.entities; print(html.escape('<'))"
    done = subprocess.run([sys.executable, "-c", told, str(BENCHMARKS)], capture_output=True, text=True, check=True)
    assert done.stdout == "&lt;\n"
