"""Pipelines: what runs, what comes out, and what happens when something goes wrong."""

from __future__ import annotations

import gc
import importlib.metadata
import itertools
import json
import multiprocessing
import pickle
import sys
import warnings
from types import ModuleType, SimpleNamespace

import attrs
import pipeline_plugins
import pytest
from pipeline_plugins import Pair, Word, drifting, german_words, other_words, pairs, words

import newskit
from newskit import (
    AnnotatorError,
    AnnotatorWarning,
    Article,
    LanguageCodeError,
    Pipeline,
    PluginError,
    PluginLoadError,
    PluginWarning,
    Problem,
    SourceError,
)

PLUGINS = (words, pairs)


@pytest.fixture(autouse=True)
def _no_switches(monkeypatch):
    monkeypatch.delenv("NEWSKIT_BLOCK", raising=False)
    monkeypatch.delenv("NEWSKIT_NO_PLUGINS", raising=False)


def make(*plugins, only=None, **options):
    """A pipeline that gives what these plugins make."""
    if only is None:
        only = [Word] if plugins and pairs not in plugins else [Word, Pair]
    return Pipeline(plugins=plugins or PLUGINS, only=only, **{"entry_points": False, **options})


def told(article, kind=Word):
    return [record.text for record in article.of(kind)]


# ---------------------------------------------------------------------------------------------------------- selection


def test_records_come_in_text_order_whoever_made_them():
    article = make().read("Ala ma kota", lang="pl")
    assert [(record.annotator, record.text) for record in article] == [
        ("test.words", "Ala"),
        ("test.pairs", "Ala ma"),
        ("test.words", "ma"),
        ("test.words", "kota"),
    ]


@pytest.mark.parametrize("only", [[Pair], ["pairs"], ["test.pairs"], ["pair"], "pairs", Pair])
def test_only_lets_what_is_needed_run_but_not_come_out(only):
    pipeline = make(only=only)
    assert [one.name for one in pipeline.running_order] == ["test.words", "test.pairs"]
    assert [record.annotator for record in pipeline.read("Ala ma kota", lang="pl")] == ["test.pairs"]


def test_only_refuses_what_nobody_makes():
    with pytest.raises(PluginError, match="only: nothing makes 'quotse'; kinds are "):
        make(only=["quotse"])


def test_on_demand_annotators_run_when_somebody_asks():
    everything = Pipeline(entry_points=False)
    assert "newskit.sentences" not in {one.name for one in everything.running_order}
    article = Pipeline(only=[newskit.Sentence], entry_points=False).read("To jest. Tamto też.", lang="pl")
    assert told(article, newskit.Sentence) == ["To jest.", "Tamto też."]


@pytest.mark.parametrize("name", ["test.words", "TEST.words", "test", "pipeline_plugins"])
def test_what_is_blocked_stays_out(name):
    plugin = ModuleType("pipeline_plugins")
    plugin.newskit_annotators = lambda: [words]
    pipeline = Pipeline(plugins=[plugin], block=[name], entry_points=False)
    assert "test.words" not in {one.name for one in pipeline.running_order}


def test_who_needs_what_is_blocked_is_an_error_that_says_so():
    with pytest.raises(newskit.OrderError, match=r"test.pairs needs Word, and no annotator makes it"):
        make(only=(), block=["test.words"])


def test_a_name_to_block_that_nothing_has_is_an_error():
    with pytest.raises(PluginError, match=r"block: there is no plugin or annotator 'test.wrods'; known: .*test.words"):
        make(block="test.wrods")


def test_the_environment_blocks_too(monkeypatch):
    monkeypatch.setenv("NEWSKIT_BLOCK", "test.pairs, newskit.layout")
    names = {one.name for one in make(only=()).running_order}
    assert "test.words" in names
    assert not names & {"test.pairs", "newskit.layout"}


def test_a_name_in_the_environment_that_nothing_has_is_a_warning(monkeypatch):
    monkeypatch.setenv("NEWSKIT_BLOCK", "on-another-machine")
    with pytest.warns(PluginWarning, match="NEWSKIT_BLOCK: there is no plugin or annotator 'on-another-machine'"):
        make()


@pytest.mark.parametrize("block", [["newskit.layout"], ["newskit.sentences", "newskit.boilerplate"]])
def test_packs_hold_when_the_owner_of_a_section_is_blocked(block):
    article = Pipeline(block=block, entry_points=False).read("Ala ma kota.", lang="pl")
    assert article.problems == ()


def test_one_annotator_replaces_another_by_its_own_word_or_the_callers():
    def whole(document):
        yield Word(span=document.span(0, len(document.text)))

    successor = newskit.annotator(makes=Word, name="new.words", replaces="test.words")(whole)
    assert [one.name for one in make(words, successor).running_order] == ["new.words"]
    callers = make(words, other_words, replaces=[("other.words", "test.words")])
    assert [one.name for one in callers.running_order] == ["other.words"]


def test_who_replaces_another_can_be_replaced():
    def nothing(document):
        return ()

    second = newskit.annotator(makes=Word, name="b.second", replaces="test.words")(nothing)
    third = newskit.annotator(makes=Word, name="c.third", replaces="b.second")(nothing)
    assert [one.name for one in make(words, second, third).running_order] == ["c.third"]


def test_who_is_to_replace_must_be_there():
    with pytest.raises(PluginError, match="replaces: there is no annotator 'nobody'; known: "):
        make(replaces=[("nobody", "test.words")])


def test_what_is_to_be_replaced_must_be_there_blocked_or_not():
    with pytest.raises(PluginError, match=r"replaces: there is no plugin or annotator 'test\.wrods'; known: "):
        make(words, other_words, replaces=[("other.words", "test.wrods")])
    pipeline = make(words, other_words, block=["test.words"], replaces=[("other.words", "test.words")])
    assert [one.name for one in pipeline.running_order] == ["other.words"]


def test_an_annotator_runs_only_in_its_languages():
    pipeline = make(german_words)
    assert told(pipeline.read("Guten Tag", lang="de")) == ["Guten", "Tag"]
    assert told(pipeline.read("Guten Tag", lang="de-AT")) == ["Guten", "Tag"]
    assert told(pipeline.read("Guten Tag", lang="pl")) == []


# --------------------------------------------------------------------------------------------- several of one kind


def test_where_two_found_the_same_the_later_plugins_record_stays():
    """Ours come first, then installed ones, then the caller's; of the caller's the later in the list."""
    assert told(make(words, other_words).read("Ala ma", lang="pl")) == ["Ala ma"]
    assert told(make(other_words, words).read("Ala ma", lang="pl")) == ["Ala", "ma"]


def test_in_one_plugin_the_longer_record_stays():
    plugin = SimpleNamespace(newskit_annotators=lambda: [other_words, words])
    assert told(make(plugin).read("Ala ma", lang="pl")) == ["Ala ma"]


def test_records_of_one_annotator_never_push_each_other_out():
    def nested(document):
        yield Word(span=document.span(0, 6))
        yield Word(span=document.span(0, 3))

    def elsewhere(document):
        yield Word(span=document.span(7, 11))

    one = newskit.annotator(makes=Word, name="a.nested")(nested)
    other = newskit.annotator(makes=Word, name="b.elsewhere")(elsewhere)
    assert told(make(one, other).read("Ala ma kota", lang="pl")) == ["Ala", "Ala ma", "kota"]


def test_a_plugin_may_resolve_otherwise():
    class Chooser:
        def newskit_resolve(self, kind, found):
            return [record for record in found if record.annotator == "test.words"] if kind is Word else None

    assert told(make(words, other_words, Chooser()).read("Ala ma", lang="pl")) == ["Ala", "ma"]


def test_many_overlapping_records_are_resolved_in_linear_time():
    def chains(document):
        scan = document.scan
        for index in range(len(scan) - 1):
            yield Word(span=document.span(scan.starts[index], scan.ends[index + 1]))

    plugin = SimpleNamespace(
        newskit_annotators=lambda: [words, other_words, newskit.annotator(makes=Word, name="test.chains")(chains)]
    )
    article = make(plugin).read("ala ma kota " * 5_000, lang="pl")
    assert [record.annotator for record in article] == ["other.words"]


# ------------------------------------------------------------------------------------------------------ what goes wrong


def test_a_failing_annotator_costs_its_own_records_and_those_that_need_them():
    pipeline = Pipeline(plugins=PLUGINS, entry_points=False)
    with pytest.warns(AnnotatorWarning, match="test.words failed: ValueError: boom was in the text"):
        article = pipeline.read("Boom.\n\nAla ma kota.", lang="pl")
    assert not article.of(Word)
    assert article.of(newskit.Block)
    failed, skipped = article.problems
    assert (failed.annotator, failed.error, failed.message) == ("test.words", "ValueError", "boom was in the text")
    assert "pipeline_plugins.py" in failed.traceback
    assert (skipped.annotator, skipped.message) == ("test.pairs", "did not run, since test.words failed")


def test_who_needs_a_kind_does_not_run_where_the_maker_of_a_subclass_failed():
    @attrs.frozen(kw_only=True)
    class LongWord(Word):
        pass

    def fail(document):
        raise ZeroDivisionError

    failing = newskit.annotator(makes=LongWord, name="test.long")(fail)
    with pytest.warns(AnnotatorWarning, match=r"test\.long failed"):
        article = make(failing, pairs).read("Ala ma", lang="pl")
    assert [(problem.annotator, problem.error) for problem in article.problems] == [
        ("test.long", "ZeroDivisionError"),
        ("test.pairs", "Skipped"),
    ]


def test_who_only_uses_what_failed_runs():
    def count(document):
        yield Pair(span=document.span(0, 1), rule=str(len(document.of(Word))))

    user = newskit.annotator(makes=Pair, uses=Word, name="test.user")(count)
    with pytest.warns(AnnotatorWarning):
        article = make(words, user, only=[Pair]).read("Boom", lang="pl")
    assert [pair.rule for pair in article.of(Pair)] == ["0"]


def test_a_drifted_span_is_a_problem_of_its_annotator():
    with pytest.warns(AnnotatorWarning, match="test.drifting"):
        article = make(drifting).read("Ala", lang="pl")
    assert article.problems[0].error == "RecordError"
    assert "make spans with document.span" in article.problems[0].message


def test_strict_raises_and_chains_the_cause():
    with pytest.raises(AnnotatorError, match=r"test.words failed: ValueError: boom") as failure:
        make(strict=True).read("Boom", lang="pl")
    assert isinstance(failure.value.__cause__, ValueError)


def test_a_problem_is_plain_words():
    with pytest.warns(AnnotatorWarning):
        problem = make().read("Boom", lang="pl").problems[0]
    assert all(isinstance(value, str) for value in attrs.astuple(problem))


class Detector:
    def __init__(self, answer):
        self.answer = answer

    def newskit_detect_language(self, text):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_a_plugins_detector_is_asked_first_and_may_pass():
    assert make(words, Detector("csb")).read("Ala ma kota i psa", lang=None).lang == "csb"
    assert make(words, Detector(None)).read("Rzecznik powiedział, że umowa została podpisana.").lang == "pl"


@pytest.mark.parametrize(
    ("answer", "message"),
    [(RuntimeError("no model"), "no model"), ("Polish!", "'Polish!' is no language code")],
)
def test_a_detector_that_fails_costs_the_language_and_no_more(answer, message):
    with pytest.warns(AnnotatorWarning):
        article = make(words, Detector(answer)).read("Ala ma kota")
    assert article.lang is None
    assert told(article) == ["Ala", "ma", "kota"]
    assert message in article.problems[0].message
    assert article.problems[0].annotator == "newskit_detect_language"
    with pytest.raises(newskit.NewskitError):
        make(words, Detector(answer), strict=True).read("Ala ma kota")


def test_a_resolver_that_fails_leaves_all_records():
    class Chooser:
        def newskit_resolve(self, kind, found):
            raise RuntimeError("cannot choose")

    with pytest.warns(AnnotatorWarning, match="newskit_resolve failed"):
        article = make(words, other_words, Chooser()).read("Ala ma", lang="pl")
    assert len(article.of(Word)) == 3
    assert article.problems[0].message == "cannot choose"


# -------------------------------------------------------------------------------------------------------- languages


def test_a_resolver_chooses_and_makes_no_records_of_its_own():
    def resolve(kind, found):
        return [newskit.Sentence(span=found[0].span)]

    with pytest.warns(AnnotatorWarning, match="newskit_resolve failed"):
        article = make(words, other_words, SimpleNamespace(newskit_resolve=resolve)).read("Ala", lang="pl")
    assert len(article.of(Word)) == 2
    assert [problem.annotator for problem in article.problems] == ["newskit_resolve"]
    assert "is none of the records found" in article.problems[0].message


def test_without_a_pack_there_are_records_and_a_problem_that_says_so():
    article = make().read("Kua pau te mahi", lang="mi")
    assert told(article) == ["Kua", "pau", "te", "mahi"]
    assert [problem.error for problem in article.problems] == ["NoLanguagePack"]
    assert "there is no language pack for 'mi'" in article.problems[0].message


def test_an_unknown_language_is_a_problem_and_nothing_on_empty_text():
    article = make().read("qwrtp zxcvb")
    assert (article.lang, [problem.error for problem in article.problems]) == (None, ["UnknownLanguage"])
    assert make().read("").problems == ()


@pytest.mark.parametrize("code", ["polish", "p", "", "pl!", "12", "pl-", " pl"])
def test_a_malformed_code_is_an_error_that_shows_a_good_one(code):
    with pytest.raises(LanguageCodeError, match=r"is no language code; .*'pl', 'pt-BR'"):
        make().read("Ala ma kota.", lang=code)
    with pytest.raises(LanguageCodeError):
        list(make().read_many(["Ala ma kota."], lang=code))


def test_a_malformed_code_in_the_data_costs_only_itself():
    """It is what a feed says of one article: the language is detected, and the others go on."""
    sources = [Article(text="Rzecznik powiedział, że umowa jest.", lang="polish!"), Article(text="Ala", lang="pl")]
    first, second = make().read_many(sources)
    assert (first.lang, second.lang) == ("pl", "pl")
    assert first.of(Word)
    assert [problem.error for problem in first.problems] == ["LanguageCodeError"]
    assert "'polish!' is no language code" in first.problems[0].message
    with pytest.raises(LanguageCodeError):
        make().read(sources[0])


@pytest.mark.parametrize(
    ("lang", "country", "wanted"),
    [("en-GB", None, "GB"), ("en", "au", "AU"), ("en_US", "ca", "CA"), ("en", None, None)],
)
def test_the_country_comes_from_the_caller_or_the_code(lang, country, wanted):
    assert make().read("Hi", lang=lang, country=country).country == wanted


def test_the_country_of_an_article_may_stand_in_lower_case():
    article = Article(text="It cost $5.", lang="en", country="ca")
    read = Pipeline(only=[newskit.MonetaryFigure], entry_points=False).read(article)
    assert (read.country, read.money[0].currency) == ("CA", "CAD")


def test_results_carry_versions():
    article = make().read("Ala", lang="pl", meta={"a": 1})
    assert article.meta["a"] == 1
    assert article.meta["newskit"]["version"] == newskit.__version__
    assert list(article.meta["newskit"]["packs"]) == ["pl"]


# ------------------------------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize("source", [b"Ala", None, 3, ["Ala"]])
def test_what_is_no_text_is_a_type_error(source):
    with pytest.raises(TypeError, match=r"an article is read from str or newskit.Article, not from"):
        make().read(source)


def test_what_is_known_of_an_article_stays():
    known = {"title": "T", "url": "U", "publisher": "P", "published": "2025", "authors": ["A"], "meta": {"k": 1}}
    article = make().read("Ala", lang="pl", **known)
    assert (article.title, article.authors, article.meta["k"]) == ("T", ("A",), 1)


def test_reading_an_article_again_replaces_what_is_read_and_keeps_the_rest():
    note = newskit.Sentence(span=newskit.Span(4, 6, "ma"), annotator="somebody.else")
    given = Article(text="Ala ma kota", lang="pl", annotations=[note], problems=[_problem("somebody.else")])
    once = make().read(given)
    again = make().read(once)
    assert again == once
    assert [record.text for record in once] == ["Ala", "Ala ma", "ma", "ma", "kota"]
    assert once.problems == given.problems


def _problem(annotator):
    return Problem(annotator=annotator, error="E", message="m")


def test_reading_again_in_a_language_forgets_that_none_was_known():
    once = make().read("Xyzzy")
    assert [problem.error for problem in once.problems] == ["UnknownLanguage"]
    assert make().read(once, lang="pl").problems == ()


def test_reading_again_for_one_kind_keeps_the_other_kinds_that_it_needs():
    """Pairs need words, so words run again; nobody asked for them, and those of the first reading stay."""
    once = make().read("Ala ma kota", lang="pl")
    assert once.of(Word)
    assert once.of(Pair)
    assert make(only=[Pair]).read(once) == once


def test_read_many_is_lazy_and_in_order():
    asked = []

    def texts():
        for number in itertools.count():
            asked.append(number)
            yield f"Tekst {number}"

    results = make().read_many(texts(), lang="pl")
    assert [told(next(results)) for _ in range(3)] == [["Tekst", str(number)] for number in range(3)]
    assert len(asked) <= 4


def test_read_many_goes_on_behind_a_failure():
    with pytest.warns(AnnotatorWarning):
        articles = list(make().read_many(["Ala", "Boom", "Ola"], lang="pl"))
    assert [len(article.problems) for article in articles] == [0, 2, 0]
    assert [told(article) for article in articles] == [["Ala"], [], ["Ola"]]


def test_read_many_refuses_one_text():
    with pytest.raises(TypeError, match="read_many takes many articles"):
        list(make().read_many("Ala ma kota", lang="pl"))


@pytest.mark.parametrize("start", [None, "spawn"])
def test_processes_give_the_same_in_order_with_warnings_in_the_caller(start, monkeypatch):
    """Python 3.14 no longer forks, so settings must cross by pickle: modules by name."""
    if start:
        monkeypatch.setattr(multiprocessing, "get_context", lambda method=None: multiprocessing.context.SpawnContext())
    plugin = sys.modules["pipeline_plugins"]
    plugin.newskit_annotators = lambda: [words, pairs]
    sources = [f"Tekst {number}" for number in range(20)] + ["Boom"] + [Article(text="Ola", lang="pl")]
    pipeline = make(pipeline_plugins if start is None else words, *(() if start is None else (pairs,)))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        alone = list(pipeline.read_many(sources, lang="pl"))
        many = list(pipeline.read_many(sources, lang="pl", processes=2))
    assert many == alone
    assert [w.category for w in caught if issubclass(w.category, AnnotatorWarning)] == [AnnotatorWarning] * 2


def test_a_pipeline_pickles_with_its_settings_and_warns_no_more():
    pipeline = make(words, pairs, pipeline_plugins, only=[Pair], strict=True)
    again = pickle.loads(pickle.dumps(pipeline))
    assert [one.name for one in again.running_order] == [one.name for one in pipeline.running_order]
    assert again.read("Ala ma", lang="pl") == pipeline.read("Ala ma", lang="pl")
    with pytest.raises(AnnotatorError):
        again.read("Boom", lang="pl")


def test_processes_do_not_run_ahead_without_bound():
    asked = []

    def texts():
        for number in range(2_000):
            asked.append(number)
            yield "Ala"

    results = make().read_many(texts(), lang="pl", processes=2)
    next(results)
    ahead = len(asked)
    results.close()
    assert ahead < 500


def test_processes_give_what_came_before_the_sources_failed():
    """As one process does: the articles first, then the error."""

    def texts():
        yield from ["Ala"] * 20
        raise OSError("the feed broke off")

    for processes in (1, 2):
        given = []
        with pytest.raises(OSError, match="the feed broke off"):
            given.extend(make().read_many(texts(), lang="pl", processes=processes))
        assert len(given) == 20


# -------------------------------------------------------------------------------------------------------------- files


def test_files_that_cannot_be_read_leave_a_problem_and_the_others_go_on(tmp_path):
    good, bad, lines = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.jsonl"
    unknown, folder = tmp_path / "d.docx", tmp_path / "e.txt"
    good.write_text("Ala", encoding="utf-8")
    bad.write_bytes("Ala\nma żółtego".encode("cp1250"))
    rows = [{"text": "Ola", "lang": "pl"}, {"text": "Ola", "lang": "x!"}, {"txt": "Ola"}]
    lines.write_text("\n".join([*map(json.dumps, rows), "{", "[" * 100_000, '"Ela"']), encoding="utf-8")
    unknown.write_bytes(b"PAR1")
    folder.mkdir()
    paths = [good, tmp_path / "missing.txt", bad, lines, unknown, folder, str(good), "a\0b.txt"]
    articles = list(make().read_files(paths, lang="pl"))
    assert [article.text for article in articles] == ["Ala", "", "", "Ola", "Ola", "", "", "", "Ela", "", "", "Ala", ""]
    problems = [" ".join(problem.message for problem in article.problems) for article in articles]
    assert [bool(problem) for problem in problems] == [0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1]
    for number, words_of_it in {
        1: "missing.txt: cannot be read: No such file or directory",
        2: "b.txt: line 2: byte 0xbf at 7 is not UTF-8; convert the file, for instance: iconv -f CP1250",
        4: "'x!' is no language code",
        5: 'c.jsonl:3: needs an object with a string "text"',
        6: "c.jsonl:4: not JSON",
        7: "c.jsonl:5: not JSON",
        9: "d.docx: no plugin opens application/vnd.openxml",
        10: "e.txt: is a folder; give its files",
        12: "cannot be read",
    }.items():
        assert words_of_it in problems[number]
    assert articles[0].meta["source"] == str(good)


def test_a_line_with_odd_authors_costs_only_itself(tmp_path):
    lines = tmp_path / "c.jsonl"
    lines.write_text(
        "\n".join(json.dumps({"text": "Ola", "authors": one}) for one in (["A"], 5, "B")), encoding="utf-8"
    )
    articles = list(make().read_files([lines], lang="pl"))
    assert [article.authors for article in articles] == [("A",), (), ("B",)]
    assert articles[1].problems[0].message == f'{lines}:2: "authors" must be a string or an array'


def test_strict_raises_on_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(SourceError, match=r"missing.txt: cannot be read"):
        list(make(strict=True).read_files([tmp_path / "missing.txt"]))
    lines = tmp_path / "c.jsonl"
    lines.write_text("{", encoding="utf-8")
    with pytest.raises(SourceError, match=r"c.jsonl:1: not JSON"):
        list(make(strict=True).read_files([lines]))


def test_a_plugin_that_fails_to_open_costs_its_file(tmp_path):
    class Opener:
        def newskit_open(self, stream, media_type):
            if media_type == "text/html":
                raise KeyError("body")
            if media_type == "application/warc":
                return self.broken()
            return None

        def broken(self):
            yield Article(text="Ela")
            raise RuntimeError("cut off")

    for name in ("a.html", "b.txt", "c.warc"):
        (tmp_path / name).write_text("Ala", encoding="utf-8")
    paths = [tmp_path / name for name in ("a.html", "c.warc", "b.txt")]
    articles = list(make(words, Opener()).read_files(paths, lang="pl"))
    assert [article.text for article in articles] == ["", "Ela", "", "Ala"]
    assert "a.html: the plugin that opens text/html failed: KeyError: 'body'" in articles[0].problems[0].message
    assert (
        "c.warc: the plugin that opens application/warc failed: RuntimeError: cut off"
        in articles[2].problems[0].message
    )


# ------------------------------------------------------------------------------------------------------- loading plugins


class FakePoint:
    """An installed plugin's entry point."""

    group = "newskit"

    def __init__(self, name, plugin, value="newskit_court"):
        self.name, self.value, self.plugin = name, value, plugin
        self.dist = SimpleNamespace(name=f"newskit-{name}", version="1.2")

    def load(self):
        if isinstance(self.plugin, Exception):
            raise self.plugin
        return self.plugin


@pytest.fixture
def installed(monkeypatch):
    """A function that makes entry points look installed."""

    def install(*points):
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)

    return install


def test_an_installed_plugin_is_loaded_and_listed(installed):
    installed(FakePoint("court", SimpleNamespace(newskit_annotators=lambda: [words])))
    pipeline = Pipeline()
    (plugin,) = (plugin for plugin in pipeline.plugins if plugin.origin == "installed")
    assert (plugin.name, plugin.package, plugin.hooks) == (
        "newskit-court",
        "newskit-court 1.2",
        ("newskit_annotators",),
    )
    assert "test.words" in {one.name for one in pipeline.running_order}


@pytest.mark.parametrize(
    ("plugin", "cause"),
    [
        (ImportError("No module named 'lxml'"), "ImportError: No module named 'lxml'"),
        (SyntaxError("invalid syntax"), "SyntaxError: invalid syntax"),
        (RuntimeError("at import"), "RuntimeError: at import"),
        (SimpleNamespace(newskit_annotators=lambda: 1 / 0), "ZeroDivisionError"),
        (SimpleNamespace(newskit_annotators=lambda: [3]), "which is no annotator"),
    ],
)
def test_an_installed_plugin_that_is_broken_is_left_out_loudly(installed, plugin, cause):
    installed(FakePoint("court", plugin), FakePoint("fine", SimpleNamespace(newskit_annotators=lambda: [words])))
    with pytest.warns(PluginWarning, match="plugin 'court' of newskit-court 1.2 was left out") as caught:
        pipeline = Pipeline()
    assert cause in str(caught[0].message)
    (left_out,) = (plugin for plugin in pipeline.plugins if plugin.left_out)
    assert (left_out.name, left_out.package) == ("newskit-court", "newskit-court 1.2")
    assert "test.words" in {one.name for one in pipeline.running_order}
    assert told(pipeline.read("Ala", lang="pl")) == ["Ala"]
    with pytest.raises(PluginLoadError, match=r"plugin 'court' of newskit-court 1.2 was left out"):
        Pipeline(strict=True)


@pytest.mark.parametrize("block", ["newskit-court", "newskit_court", "court"])
def test_a_blocked_plugin_is_not_even_imported(installed, block):
    installed(FakePoint("court", RuntimeError("at import")))
    (plugin,) = (plugin for plugin in Pipeline(block=[block]).plugins if plugin.origin == "installed")
    assert plugin.left_out == "blocked"


def test_installed_plugins_can_be_switched_off(installed, monkeypatch):
    installed(FakePoint("court", RuntimeError("at import")))
    Pipeline(entry_points=False)
    monkeypatch.setenv("NEWSKIT_NO_PLUGINS", "1")
    Pipeline()


def test_real_entry_points_are_those_of_the_group():
    assert all(point.group == "newskit" for point in importlib.metadata.entry_points(group="newskit"))


def test_a_misspelt_hook_is_an_error_that_lists_the_hooks(installed):
    plugin = SimpleNamespace(newskit_anotators=lambda: [words])
    with pytest.raises(PluginLoadError, match=r"(?s)newskit_anotators.*hooks are newskit_annotators, newskit_commands"):
        Pipeline(plugins=[plugin], entry_points=False)
    installed(FakePoint("court", plugin))
    with pytest.raises(PluginLoadError, match="newskit_anotators"):
        Pipeline()


def test_an_argument_that_a_hook_does_not_have_is_an_error():
    with pytest.raises(PluginLoadError, match="charset"):
        Pipeline(plugins=[SimpleNamespace(newskit_open=lambda stream, charset: None)], entry_points=False)


@pytest.mark.parametrize(
    ("given", "told_of_it"),
    [
        (lambda: 1 / 0, "newskit_annotators failed: ZeroDivisionError"),
        (lambda: [lambda document: ()], "which is no annotator; decorate the function with @newskit.annotator"),
        (lambda: [type(words)], "which is no annotator"),
        (lambda: [SimpleNamespace(name="x", makes=(Word,))], "which is no annotator; it has no"),
    ],
)
def test_a_given_plugin_that_is_broken_is_an_error(given, told_of_it):
    with pytest.raises(PluginError, match=told_of_it):
        Pipeline(plugins=[SimpleNamespace(newskit_annotators=given)], entry_points=False)


class Half:
    """An annotator of one's own class whose `makes` is no tuple."""

    name = "x.half"
    makes = Word
    needs = uses = languages = sections = replaces = ()
    on_demand = False

    def __call__(self, document):
        return ()


def test_an_annotator_of_ones_own_class_is_checked():
    with pytest.raises(PluginError, match=r"annotator 'x\.half': makes must be a tuple of record classes"):
        Pipeline(plugins=[Half()], entry_points=False)


def test_the_same_plugin_installed_and_given_is_one(installed):
    plugin = SimpleNamespace(newskit_annotators=lambda: [words])
    installed(FakePoint("court", plugin))
    pipeline = Pipeline(plugins=[plugin])
    assert [one.name for one in pipeline.running_order].count("test.words") == 1
    assert [plugin.origin for plugin in pipeline.plugins if "newskit_annotators" in plugin.hooks][-1] == "given"


def test_two_objects_of_one_class_are_two_plugins():
    plugins = [SimpleNamespace(newskit_annotators=lambda: [words]), SimpleNamespace(newskit_annotators=lambda: [pairs])]
    pipeline = make(*plugins, only=[Word, Pair])
    assert [one.name for one in pipeline.running_order] == ["test.words", "test.pairs"]


def test_a_builtin_plugin_can_be_given_again():
    import newskit.plugins.layout

    names = [one.name for one in Pipeline(plugins=[newskit.plugins.layout], entry_points=False).running_order]
    assert names.count("newskit.layout") == 1


def test_a_hook_that_gives_no_packs_is_told():
    with pytest.raises(PluginError, match="newskit_languages failed: ZeroDivisionError"):
        Pipeline(plugins=[SimpleNamespace(newskit_languages=lambda: 1 / 0)], entry_points=False)
    with pytest.raises(PluginError, match=r"newskit_languages failed: TypeError: must give a list .* 'pl\.toml'"):
        Pipeline(plugins=[SimpleNamespace(newskit_languages=lambda: "pl.toml")], entry_points=False)


def test_the_default_pipeline_follows_the_environment(monkeypatch):
    article = "Tekst jest krótki.\n\nNic więcej w nim nie ma, choć mogłoby być."
    assert newskit.read(article, lang="pl").of(newskit.Block)
    monkeypatch.setenv("NEWSKIT_BLOCK", "newskit.layout")
    assert not newskit.read(article, lang="pl").of(newskit.Block)
    assert [a.lang for a in newskit.read_many([article], lang="pl")] == ["pl"]


def test_one_path_where_many_are_wanted_is_told(tmp_path):
    with pytest.raises(TypeError, match=r"give one alone in a list: \[path\]"):
        make().read_files("article.txt")
    with pytest.raises(TypeError, match="read_files reads files"):
        make().read(tmp_path / "article.txt")


def test_a_warning_points_at_the_line_that_reads():
    pipeline = make(broken := newskit.annotator(makes=Word, name="test.broken")(lambda document: 1 / 0))
    assert broken.name == "test.broken"
    for read in (lambda: pipeline.read("Ala", lang="pl"), lambda: list(pipeline.read_many(["Ala"], lang="pl"))):
        with pytest.warns(AnnotatorWarning, match="test.broken failed") as seen:
            read()
        assert seen[0].filename == __file__


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (lambda document: [], "is no annotator; decorate it with @newskit.annotator"),
        ("json", "'json' is a name; give the module itself, or an annotator"),
        (SimpleNamespace(annotators=list), "has no hooks; hooks are newskit_annotators"),
    ],
)
def test_what_is_given_as_a_plugin_and_is_none_is_told(given, message):
    with pytest.raises(PluginLoadError, match=message):
        Pipeline(plugins=[given], entry_points=False)


# ------------------------------------------------------------------------------------------------------- limits


_FOUR_SUMS = "\n".join(f"It cost ${number} million." for number in range(1, 5))


def test_a_text_that_is_too_long_is_read_to_the_last_line_within_the_limit():
    article = newskit.Pipeline(max_characters=42).read(_FOUR_SUMS, lang="en")
    assert article.text == _FOUR_SUMS
    assert [figure.text for figure in article.money] == ["$1 million", "$2 million"]
    assert [problem.error for problem in article.problems] == ["TextTooLong"]
    assert "79 characters, of which the first 39 were read" in article.problems[0].message


def test_a_text_without_a_line_or_word_that_ends_near_the_limit_is_cut_at_it():
    article = newskit.Pipeline(max_characters=10).read("a" * 25, lang="en")
    assert "the first 10 were read" in article.problems[0].message


def test_an_article_keeps_the_first_records_of_an_annotator_and_says_so():
    article = newskit.Pipeline(max_records=2, only=[newskit.MonetaryFigure]).read(_FOUR_SUMS, lang="en")
    assert [figure.text for figure in article.money] == ["$1 million", "$2 million"]
    told = [problem.message for problem in article.problems if problem.error == "TooManyRecords"]
    assert "newskit.money gave 4 records, of which the first 2 were kept (max_records=2)" in told


def test_reading_again_with_another_limit_tells_of_that_one_alone():
    article = newskit.Pipeline(max_characters=42).read(_FOUR_SUMS, lang="en")
    again = newskit.Pipeline().read(article)
    assert not again.problems
    assert len(again.money) == 4


def test_limits_go_along_to_worker_processes():
    pipeline = pickle.loads(pickle.dumps(newskit.Pipeline(max_characters=42, max_records=None)))
    assert pipeline.read(_FOUR_SUMS, lang="en").problems[0].error == "TextTooLong"


@pytest.mark.parametrize("limit", [0, -1, 2.5, "10", True])
def test_a_limit_that_is_none_is_refused(limit):
    with pytest.raises(ValueError, match=r"max_characters: .* is no limit"):
        newskit.Pipeline(max_characters=limit)


# --------------------------------------------------------------------------------------------- the garbage collector


def test_reading_leaves_the_garbage_collector_as_it_was():
    pipeline = newskit.Pipeline(entry_points=False, strict=True)
    pipeline.read(_FOUR_SUMS, lang="en")
    assert gc.isenabled()
    with pytest.raises(TypeError):
        pipeline.read(None)
    assert gc.isenabled()
    gc.disable()
    try:
        pipeline.read(_FOUR_SUMS, lang="en")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_reading_leaves_nothing_to_the_garbage_collector():
    """What was made of a document holds the document: memory would grow until the collector comes by."""
    pipeline = newskit.Pipeline(entry_points=False)
    article = pipeline.read(_FOUR_SUMS, lang="en")
    gc.collect()
    gc.disable()
    try:
        assert pipeline.read(_FOUR_SUMS, lang="en") == article
        assert gc.collect() == 0
    finally:
        gc.enable()
