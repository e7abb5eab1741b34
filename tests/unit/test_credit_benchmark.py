"""The measures of benchmarks/credits.py, on small cases that can be counted by hand, and how systems are asked."""

import gzip
import json
import math
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

import newskit

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import credit_measures as measures
import credit_peers as peers
import credits as benchmark
from credit_measures import ALONE, CAPTION, CLEAN, Credit, Line, Marked, Name, Text
from credit_peers import TEXTS

LINE = Line(
    "Foto: Anna Kohl/Reuters/Pool",
    "de",
    ALONE,
    "Bote",
    (Name(("Anna Kohl",), "creator"), Name(("Reuters", "REUTERS"), "agency"), Name(("red",), "creator", optional=True)),
    frozenset({"pool"}),
)


def answer(*names, roles=None, flags=None):
    return Credit(names, roles=roles, flags=flags)


def line_counts(*found, line=LINE):
    return measures.count_line(line, found)


# --------------------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("ANNA KOHL", "Anna Kohl", True),
        ("Anna\u00a0 Kohl", "Anna Kohl", True),
        ("„Gazeta Wyborcza”", "Gazeta Wyborcza", True),
        ("O’Neill", "O'Neill", True),
        ("Maxar Inc.", "Maxar Inc", True),
        ("A.B.", "A.B", False),
        ("Anna Kohl", "Anna Kohler", False),
    ],
)
def test_names_are_compared_without_case_marks_and_the_width_of_blanks(name, other, same):
    assert (measures.plain(name) == measures.plain(other)) is same


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["Anna Kohl", "Reuters"], (2, 0, 0)),
        (["Anna Kohl", "REUTERS", "Reuters"], (2, 0, 0)),
        (["Anna Kohl"], (1, 0, 1)),
        (["Anna Kohl/Reuters"], (0, 1, 2)),
        (["Anna Kohl", "Reuters", "Bote"], (2, 1, 0)),
        (["Anna Kohl", "Reuters", "Pool", "media"], (2, 0, 0)),
        (["Anna Kohl", "Reuters", "red"], (2, 0, 0)),
        ([], (0, 0, 2)),
    ],
)
def test_names_are_right_wrong_or_missed(found, expected):
    assert measures.compared(found, LINE.names)[:3] == expected


# ------------------------------------------------------------------------------------------------------------- strings


def test_a_string_is_exact_when_all_its_names_are_there_and_no_other():
    assert line_counts(answer("Anna Kohl", "Reuters")).exact == 1
    assert line_counts(answer("Anna Kohl"), answer("Reuters")).exact == 1
    assert line_counts(answer("Anna Kohl", "Reuters", "Bote")).exact == 0
    assert line_counts(answer("Anna Kohl")).exact == 0


def test_precision_recall_and_f1_are_of_names():
    shares = line_counts(answer("Anna Kohl", "Foto Reuters")).shares()
    assert (shares["P"], shares["R"], shares["F1"]) == (1 / 2, 1 / 2, 1 / 2)


def test_roles_are_asked_of_names_that_were_found():
    roles = {"Anna Kohl": "source", "Reuters": "publisher", "Bote": "publisher"}
    counts = line_counts(answer("Anna Kohl", "Reuters", "Bote", roles=roles))
    assert (counts.roles, counts.role, counts.creator) == (2, 0, 1)
    assert line_counts(answer("Anna Kohl", roles={"Anna Kohl": "creator"})).shares()["role"] == 1
    assert math.isnan(line_counts(answer("Anna Kohl", "Reuters")).shares()["role"])


def test_flags_are_of_all_credits_of_a_string():
    counts = line_counts(answer("Anna Kohl", flags=frozenset({"via"})), answer("Reuters", flags=frozenset({"pool"})))
    assert (counts.flags_right, counts.flags_wrong, counts.flags_missed) == (1, 1, 0)
    assert math.isnan(line_counts(answer("Anna Kohl", "Reuters")).shares()["flags F1"])


def test_a_publisher_with_many_strings_weighs_no_more_than_another():
    right, wrong = line_counts(answer("Anna Kohl", "Reuters")), line_counts()
    pairs = [(LINE, right)] * 3 + [(LINE._replace(publisher="Kurier"), wrong)]
    assert measures.publishers(pairs) == 1 / 2


def test_captions_are_clean_where_no_name_was_found():
    clean = Line("Der Bote (Archiv)", "de", CLEAN)
    pairs = [(clean, []), (clean, [answer("Archiv")]), (clean, [answer("Bote")]), (clean, [answer("Anna Kohl")])]
    assert benchmark.clean_figures(pairs) == {"strings": 4, "clean": 1 / 2}


# --------------------------------------------------------------------------------------------------------------- texts

WORDS = "According to Reuters, the bridge is shut. People who know it told the BBC so. Source: PA"


def at(words):
    """The offsets of words that the text has once."""
    assert WORDS.count(words) == 1, words
    return WORDS.index(words), WORDS.index(words) + len(words)


def credit(words, kind, *names):
    return Credit(names, at(words), kind)


CITATION = credit("According to Reuters", "citation", "Reuters")
TOLD = credit("told the BBC", "told_to", "BBC")
SOURCE = credit("Source: PA", "source_line", "PA")
UNNAMED = credit("People who know it", "citation", "people who know it")
TEXT = Text(
    WORDS,
    "en",
    (
        Marked(CITATION.span, ("citation",), (Name(("Reuters", "Agency Reuters")),)),
        Marked(UNNAMED.span, ("citation",), optional=True, unnamed=True),
        Marked(TOLD.span, ("told_to",), (Name(("BBC",)),)),
        Marked(SOURCE.span, ("source_line", "photo"), (Name(("PA",)),)),
    ),
)


def text_counts(*found, kind=None, text=TEXT):
    return measures.count_texts(measures.judged(text, found), kind)


def test_the_gold_against_itself_is_all_right():
    shares = text_counts(CITATION, UNNAMED, TOLD, SOURCE).shares()
    assert set(shares.values()) == {1}
    assert text_counts(CITATION, UNNAMED, TOLD, SOURCE).gold == 3


def test_another_kind_is_accepted_where_the_gold_says_so():
    assert text_counts(SOURCE._replace(kind="photo")).kind == 1
    assert text_counts(SOURCE._replace(kind="video")).kind == 0
    assert text_counts(SOURCE._replace(kind="video")).found == 1


def test_what_is_missed_misses_its_names_and_what_is_no_credit_has_wrong_ones():
    counts = text_counts(CITATION, credit("the bridge is shut", "citation", "Bridge", "media"))
    assert (counts.right, counts.wrong, counts.missed) == (1, 1, 2)
    assert (counts.found, counts.answers) == (1, 2)


def test_strict_asks_for_the_span_as_well():
    assert text_counts(credit("According to Reuters,", "citation", "Reuters"))[3:5] == (1, 0)
    assert text_counts(CITATION).strict == 1
    assert text_counts(CITATION._replace(names=("Reuters", "BBC"))).strict == 0


def test_an_unnamed_source_is_neither_right_nor_wrong():
    assert text_counts(UNNAMED).answers == 0
    assert text_counts(credit("know it", "photo", "Nobody")).answers == 0
    on_both = credit("People who know it told the BBC", "citation", "BBC")
    assert text_counts(TOLD, on_both).answers == 1  # paired with the unnamed source, which shares more
    assert text_counts(TOLD, UNNAMED, on_both).answers == 2


def test_a_span_far_too_long_or_hardly_touching_is_no_pair():
    assert text_counts(CITATION._replace(span=(0, len(WORDS)))).found == 0
    assert text_counts(credit("Reuters, the bridge", "citation", "Reuters")).found == 0
    assert text_counts(credit("to Reuters, the", "citation", "Reuters")).found == 1


def test_pairs_are_one_to_one_those_of_the_same_kind_first():
    other = credit("According to Reuters,", "photo", "Nobody")
    made = measures.judged(TEXT, [other, CITATION])
    assert [one.found for one in made] == [CITATION, None, None, other]


def test_of_one_kind_what_was_wrongly_taken_for_it_counts_against_precision():
    wrong = TOLD._replace(kind="citation")
    counts = text_counts(CITATION, wrong, kind="citation")
    assert (counts.gold, counts.kind, counts.answers) == (1, 1, 2)
    counts = text_counts(CITATION, wrong, kind="told_to")
    assert (counts.gold, counts.kind, counts.answers) == (1, 0, 0)


def test_clean_texts_and_unnamed_sources_are_counted_apart():
    clean = Text("Reuters cut jobs.", "en")
    found = measures.clean_text_counts([(TEXT, [UNNAMED]), (clean, []), (clean, [CITATION])])
    assert found == {"clean": 2, "left alone": 1, "unnamed": 1, "unnamed found": 1}


def test_texts_without_any_credit_are_told_of_as_well():
    system = invented(lambda text, lang: [], TEXTS)
    told = benchmark.all_figures(run(system, Text("Reuters cut jobs.", "en")))["invented"][TEXTS]
    assert (told["en"]["texts"], told["en"]["clean"], told["en"]["kind F1"]) == (1, 1, None)


def test_a_credit_without_a_place_cannot_be_judged_in_a_text():
    with pytest.raises(ValueError, match="without a place"):
        measures.judged(TEXT, [answer("Reuters")])


# ---------------------------------------------------------------------------------------------------------- the runner

STRING = {
    "credit": "Foto: Anna Kohl/REUTERS",
    "text": "Die Brücke. Foto: Anna Kohl/REUTERS",
    "lang": "de",
    "publisher": "Bote",
    "names": [
        {"name": "Anna Kohl", "role": "creator"},
        {"name": "REUTERS", "role": "agency", "also": ["Reuters"]},
    ],
    "flags": [],
}
BARE = {"text": "Die Brücke (2019)", "lang": "de", "names": [], "negative": True}
MARKED = {
    "text": "Laut Reuters ist die Brücke zu.",
    "lang": "de",
    "credits": [{"span": [0, 12], "kind": "citation", "names": [{"names": ["Reuters"]}]}],
}


@pytest.fixture
def folder(tmp_path):
    rows = "\n".join(map(json.dumps, (STRING, BARE)))
    (tmp_path / "a.jsonl").write_text(rows + "\n\n", encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(MARKED).encode()))
    (tmp_path / "pl-dev.txt").write_text("{citation PAP: Jak podała PAP}, most zamknięto.\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("No cases.", encoding="utf-8")
    return tmp_path


def test_cases_are_read_from_lines_packed_lines_and_marked_texts(folder):
    found = [one for file in benchmark.files([folder]) for one in benchmark.cases(file)]
    names = (Name(("Anna Kohl",), "creator"), Name(("REUTERS", "Reuters"), "agency"))
    assert found == [
        Line(STRING["credit"], "de", ALONE, "Bote", names),
        Line(STRING["text"], "de", CAPTION, "Bote", names),
        Line(BARE["text"], "de", CLEAN),
        Text(MARKED["text"], "de", (Marked((0, 12), ("citation",), (Name(("Reuters",)),)),)),
        Text("Jak podała PAP, most zamknięto.", "pl", (Marked((0, 14), ("citation",), (Name(("PAP",)),)),)),
    ]


def test_a_string_without_a_caption_is_one_case():
    assert [one.form for one in benchmark.lines(STRING | {"text": STRING["credit"]})] == [ALONE]


def run(system, *cases, rounds=0):
    return benchmark.Run(list(cases), [system], benchmark.answered([system], cases, rounds))


def invented(read, *forms):
    return peers.System("invented", read, frozenset(forms))


def test_a_system_is_asked_for_the_forms_it_is_made_for():
    asked = []
    system = invented(lambda text, lang: asked.append((text, lang)) or [], ALONE)
    made = run(system, LINE, LINE._replace(form=CAPTION), TEXT)
    assert asked == [(LINE.text, "de")]
    assert list(made.answers["invented"].credits) == [0]


def test_a_case_on_which_a_system_raises_has_no_answers_and_is_counted(capsys):
    def read(text, lang):
        raise ValueError("no German")

    system = invented(read, ALONE)
    made = run(system, LINE)
    assert benchmark.all_figures(made)["invented"][ALONE]["all"]["raised"] == 1
    benchmark.report(made)
    assert "invented raised first: ValueError: no German" in capsys.readouterr().out


def test_times_are_those_of_the_median_round():
    system = invented(lambda text, lang: [], ALONE)
    made = run(system, LINE)
    for seconds in (4.0, 2.0, 3.0):
        made.answers["invented"].rounds.append({ALONE: benchmark.Round([seconds], [1.0])})
    assert made.speed(system, ALONE) == {"raised": 0, "kchars/s": len(LINE.text) / 3 / 1000, "W": 3}


def test_the_clock_runs_over_every_form(monkeypatch):
    monkeypatch.setattr("money.QUICK", 0)
    system = invented(lambda text, lang: [], ALONE, TEXTS)
    (told,) = run(system, LINE, TEXT, LINE, rounds=1).answers["invented"].rounds
    assert {form: len(one.system) for form, one in told.items()} == {ALONE: 2, TEXTS: 1}


def command(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["credits.py", *map(str, arguments), "--rounds", "0"])
    benchmark.main()


def test_newskit_is_measured_on_its_credits(folder, capsys, monkeypatch):
    command(monkeypatch, folder, "--alone", "--json")
    (mine,) = json.loads(capsys.readouterr().out)["systems"].values()
    assert (mine[ALONE]["de"]["exact"], mine[CLEAN]["all"]["clean"], mine["errors"]) == (1, 1, [])
    assert mine[TEXTS]["pl"]["strict"] == mine[TEXTS]["kind citation"]["names F1"] == 1
    assert "kind photo" not in mine[TEXTS]
    assert "pl" not in mine[ALONE]


def test_peers_that_are_not_there_are_named(folder, capsys, monkeypatch):
    def not_installed(name):
        raise metadata.PackageNotFoundError(name)

    def broken(name):
        raise ImportError("no browser")

    there = invented(lambda text, lang: [answer(text)], ALONE)
    monkeypatch.setattr(peers, "PEERS", {"here": lambda _: there, "away": not_installed, "broken": broken})
    command(monkeypatch, folder)
    told = capsys.readouterr().out
    assert "left out: away (not installed)\nleft out: broken (cannot be imported: no browser)" in told
    assert sum(line.startswith("| invented ") for line in told.splitlines()) == 1


def test_errors_are_shown_in_their_place(folder, capsys, monkeypatch):
    def read(text, lang):
        return [Credit(("Pap",), (11, 14), "photo")] if lang == "pl" else []

    monkeypatch.setattr(peers, "newskit_system", lambda: invented(read, ALONE, CAPTION, CLEAN, TEXTS))
    command(monkeypatch, folder, "--alone", "--errors", "1")
    told = capsys.readouterr().out
    assert "missed: [de] ⟦Laut Reuters⟧ ist die Brücke zu.\n  expected  citation: Reuters\n  found     -" in told
    assert (
        "kind: [pl] ⟦Jak podała PAP⟧, most zamknięto.\n  expected  citation: PAP\n  found     photo: Pap 'PAP'" in told
    )
    assert "credits alone: 1, credits behind captions: 1, kind: 1, missed: 1" in told


def test_only_the_languages_asked_for_are_read(folder, capsys, monkeypatch):
    command(monkeypatch, folder, "--alone", "--json", "--lang", "pl")
    (mine,) = json.loads(capsys.readouterr().out)["systems"].values()
    assert mine[ALONE] == {}
    assert mine[TEXTS]["all"]["texts"] == 1
    with pytest.raises(SystemExit):
        command(monkeypatch, folder, "--alone", "--lang", "xx")
    assert "no cases there in xx" in capsys.readouterr().err


# --------------------------------------------------------------------------------------------------------------- peers


def test_every_name_of_newskit_has_a_role():
    (found,) = newskit.read("Foto: Anna Kohl/Reuters/Stadt Ulm", lang="de").credits
    assert peers.from_newskit(found).roles == {"Anna Kohl": "creator", "Reuters": "agency", "Stadt Ulm": "source"}


def test_problems_of_newskit_are_errors_but_for_languages_without_words(monkeypatch):
    problem = newskit.Problem(annotator="newskit.credits", error="ValueError", message="odd")
    article = newskit.Article(text="x", problems=(problem,))
    monkeypatch.setattr(newskit, "Pipeline", lambda **_: SimpleNamespace(read=lambda text, lang: article))
    with pytest.raises(RuntimeError, match=r"newskit\.credits: ValueError: odd"):
        peers.newskit_system().read("x", "en")
    article = newskit.Article(
        text="x", problems=(newskit.Problem(annotator="newskit.language", error="E", message=""),)
    )
    assert peers.newskit_system().read("x", "xx") == []


def test_fundus_tells_names_alone(monkeypatch):
    utility = SimpleNamespace(image_author_parsing=lambda text: [text.removeprefix("Foto: ")] if text else [])
    monkeypatch.setattr(peers, "import_module", {"fundus.parser.utility": utility}.__getitem__)
    monkeypatch.setattr(peers.metadata, "version", lambda _: "0.5.7")
    system = peers.fundus("fundus")
    assert (system.name, system.forms) == ("fundus 0.5.7", {ALONE})
    assert system.read("Foto: Anna Kohl/Reuters", "de") == [Credit(("Anna Kohl/Reuters",))]
    assert system.read("", "de") == []
