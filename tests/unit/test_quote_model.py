"""The model of quotes: labels and attributions, the tagger, files, training, and who runs in which language."""

from __future__ import annotations

import itertools
import json
import pickle
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newskit
from newskit import training
from newskit.plugins.quotes.model import QuoteModel, quotes_by_model
from newskit.plugins.quotes.model.attributions import LABELS, Attribution, attributions, labels_of
from newskit.plugins.quotes.model.features import TEMPLATES, features
from newskit.plugins.quotes.model.page import Page
from newskit.plugins.quotes.model.tagger import Header, Tagger, write
from newskit.plugins.quotes.view import View

HEADER = Header(lang="en", templates=TEMPLATES, labels=LABELS)
_PEOPLE = ("Ann Lee", "Tom Bell", "Mary Ward", "John Fox")
_CLAIMS = ("prices fell", "the bridge was safe", "trains would be late", "the mill closed", "taxes rose again")


def _corpus(path: Path) -> Path:
    """Articles with a cue that the pack has, and clauses in places that need no rule."""
    with path.open("w", encoding="utf-8") as lines:
        for person, claim, verb in itertools.product(_PEOPLE, _CLAIMS, ("said", "told")):
            first = f"{person} {verb} {claim}."
            second = f"The day was long.\n\nIn the town {claim}, {person} {verb}."
            quotes = [_gold(first, person, verb, claim)]
            lines.write(json.dumps({"text": first, "quotes": quotes}) + "\n")
            quotes = [_gold(second, person, verb, f"In the town {claim}")]
            lines.write(json.dumps({"text": second, "quotes": quotes}) + "\n")
    return path


def _gold(text: str, person: str, verb: str, claim: str) -> dict[str, list[list[int]]]:
    def span(words: str) -> list[list[int]]:
        at = text.index(words)
        return [[at, at + len(words)]]

    return {"content": span(claim), "cue": span(verb), "source": span(person)}


# ------------------------------------------------------------------------------------------------------------- labels


def _page(size: int, sentences: tuple[int, ...] = (0,), marks: dict[int, str] | None = None) -> SimpleNamespace:
    gaps = ["_"] * (size + 1)
    for at, mark in (marks or {}).items():
        gaps[at] = mark
    return SimpleNamespace(words=["w"] * size, gaps=gaps, classes=[""] * (size + 1), sentences=list(sentences))


@pytest.mark.parametrize(
    "some",
    [
        [Attribution([(3, 8)], (2, 3), (0, 2))],
        [Attribution([(0, 4)], (6, 7), (4, 6))],
        [Attribution([(0, 4), (8, 12)], (6, 7), (4, 6))],
        [Attribution([(0, 4)], (4, 5), (5, 7)), Attribution([(9, 12)], (8, 9), (7, 8))],
        [Attribution([(0, 4)], None, None)],
        [Attribution([(2, 6)], None, (0, 2))],
    ],
    ids=["source first", "content first", "interrupted", "two", "content alone", "a source without a cue"],
)
def test_attributions_come_back_from_their_labels(some):
    labels = ["O"] * 13
    for one in some:
        for at, label in labels_of(one):
            labels[at] = label
    assert attributions(_page(13), [(0, 13)], lambda first, stop: labels[first:stop]) == some


def test_cues_of_one_sentence_share_their_source():
    labels = ["S>", "Q", "BC<", "C<", "O", "Q", "BC<", "C<"]
    first, second = attributions(_page(8), [(0, 8)], lambda *_: labels)
    assert first.source == second.source == (0, 1)
    apart = attributions(_page(8, sentences=(0, 4)), [(0, 8)], lambda *_: labels)
    assert apart[1].source is None


def test_a_quotation_belongs_to_the_colon_of_the_line_before():
    labels = ["S>", "Q", "BC<", "C<"]
    page = _page(4, sentences=(0, 2), marks={2: "N"})
    [one] = attributions(page, [(0, 2), (2, 4)], lambda first, stop: labels[first:stop])
    assert one == Attribution([(2, 4)], (1, 2), (0, 1))


# ------------------------------------------------------------------------------------------------------------- tagger


@settings(max_examples=60, deadline=None)
@given(
    weights=st.lists(st.lists(st.integers(-90, 90), min_size=8, max_size=8), min_size=1, max_size=4),
    transitions=st.lists(st.integers(-60, 60), min_size=64, max_size=64),
    words=st.lists(st.integers(0, 4), min_size=1, max_size=4),
)
def test_the_best_labels_are_those_of_all_paths(weights, transitions, words):
    pairs = dict(zip(itertools.product(LABELS, repeat=2), transitions, strict=True))
    table = [(0, str(word), dict(enumerate(some))) for word, some in enumerate(weights)]
    tagger = Tagger(HEADER, pairs, table)
    rows = [(str(word), *[None] * (len(TEMPLATES) - 1)) for word in words]

    def score(path):
        own = sum(weights[word][label] if word < len(weights) else 0 for word, label in zip(words, path, strict=True))
        steps = sum(pairs[LABELS[one], LABELS[other]] for one, other in itertools.pairwise(path))
        return own + steps

    paths = [path for path in itertools.product(range(8), repeat=len(words)) if not LABELS[path[0]].startswith("C")]
    best = max(map(score, paths))
    assert score([LABELS.index(label) for label in tagger.label(rows)]) == best


def test_a_transition_that_training_never_saw_is_impossible():
    tagger = Tagger(HEADER, {("O", "O"): 0}, [(0, "said", {LABELS.index("Q"): 100})])
    rows = [(word, *[None] * (len(TEMPLATES) - 1)) for word in ("a", "said")]
    assert tagger.label(rows) == ["O", "O"]
    assert tagger.label([]) == []


def test_a_model_file_says_the_same_when_it_is_read_again(tmp_path):
    weights = {("w", "said"): {"Q": 5.5}, ("aw", ("he", "said")): {"Q": 1.0, "O": -2.0}, ("w", "nil"): {"O": 0.001}}
    count = write(tmp_path / "a.model", HEADER, {("O", "Q"): -0.5, ("Q", "O"): 0.25}, weights)
    read = Tagger.load(tmp_path / "a.model")
    assert count == read.size == 2  # what rounds to nothing is left out
    assert read.header == HEADER


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no model of quotes"),
        ("[]\n", "no model of quotes"),
        ('{"lang": "en", "templates": [], "labels": []}\n', "another version"),
    ],
)
def test_what_is_no_model_is_told_with_the_file(tmp_path, text, told):
    path = tmp_path / "b.model"
    path.write_text(text)
    with pytest.raises(newskit.SourceError, match=told) as raised:
        QuoteModel(path)
    assert str(path) in str(raised.value)
    with pytest.raises(newskit.SourceError, match="missing"):
        QuoteModel(tmp_path / "missing.model")


def test_every_word_has_a_value_for_each_template():
    document = newskit.Pipeline().document('"Trains are late," Ann Lee said on Monday.\n\nShe left.', lang="en")
    page = Page(View(document), [])
    assert page.windows() == [(0, 8)]
    rows = features(page, 0, 8)
    assert len(rows) == 8
    assert {len(row) for row in rows} == {len(TEMPLATES)}
    said = dict(zip(TEMPLATES, rows[5], strict=True))
    assert (said["w"], said["a"], said["aw"], said["left"], said["right"]) == (
        "said",
        "lee",
        ("lee", "said"),
        None,
        None,
    )


# ----------------------------------------------------------------------------------------------- who runs, and where


def _makers(article):
    return {quote.annotator for quote in article.quotes}


def test_the_model_reads_english_and_the_rules_read_the_rest():
    pipeline = newskit.Pipeline()
    assert _makers(pipeline.read("Ann Lee said that prices fell.", lang="en")) == {"newskit.quotes.model"}
    assert _makers(pipeline.read("Jan Lis powiedział, że ceny spadły.", lang="pl")) == {"newskit.quotes.rules"}


@pytest.mark.parametrize("how", [{"block": "newskit.quotes.model"}, {"only": "newskit.quotes.rules"}])
def test_the_model_can_be_switched_off(how):
    article = newskit.Pipeline(**how).read("Ann Lee said that prices fell.", lang="en")
    assert _makers(article) == {"newskit.quotes.rules"}


def test_a_record_keeps_the_name_of_the_rule_that_found_it():
    [quote] = newskit.read("Ann Lee said that prices fell.", lang="en").quotes
    assert quote.rule == "that_clause"


def test_the_annotator_reads_only_languages_that_have_a_model():
    assert quotes_by_model.languages == ("en",)


# ----------------------------------------------------------------------------------------------------------- training


def test_a_model_trained_on_articles_reads_what_is_like_them(tmp_path):
    pytest.importorskip("pycrfsuite")
    told: list[str] = []
    path = tmp_path / "mine.model"
    size = training.train(_corpus(tmp_path / "a.jsonl"), path, lang="en", l1=0.1, rounds=40, tell=told.append)
    assert size == Tagger.load(path).size > 20
    assert told[0].startswith("80 articles")
    pipeline = newskit.Pipeline(plugins=[QuoteModel(path, everything=True)])
    [quote] = pipeline.read("The day was cold.\n\nEve Stone told rents doubled.", lang="en").quotes
    assert (quote.text, quote.annotator, quote.cue.text) == ("rents doubled", "quotes.mine", "told")
    assert quote.speaker.name == "Eve Stone"
    again = pickle.loads(pickle.dumps(pipeline))
    assert again.read("Ann Lee said rents doubled.", lang="en").quotes


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: no JSON"),
        ('["text"]', 'line 2: an article is an object with "text"'),
        ('{"text": "abc", "quotes": [{"content": [[1, 9]]}]}', "line 2: content .1, 9. is no span of a text of 3"),
        ('{"text": "abc", "quotes": [{"cue": [[0, 1]]}]}', 'line 2: a quote has no "content"'),
    ],
)
def test_a_wrong_line_of_a_training_file_is_named(tmp_path, line, told):
    path = tmp_path / "wrong.jsonl"
    path.write_text('{"text": "abc", "quotes": []}\n' + line + "\n")
    with pytest.raises(newskit.SourceError, match=told) as raised:
        list(training.articles(path))
    assert str(path) in str(raised.value)


def test_training_without_its_extra_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pycrfsuite", None)
    with pytest.raises(newskit.MissingExtraError, match=r"newskit\[train\]"):
        training.train(tmp_path / "a.jsonl", tmp_path / "b.model", lang="en")
