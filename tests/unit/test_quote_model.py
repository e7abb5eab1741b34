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
from newskit.plugins.quotes.memo import Memo
from newskit.plugins.quotes.model import QuoteModel, quotes_by_model
from newskit.plugins.quotes.model.attributions import LABELS, Attribution, attributions, runs_of
from newskit.plugins.quotes.model.features import columns, features
from newskit.plugins.quotes.model.page import Page
from newskit.plugins.quotes.model.tagger import Header, Tagger, write
from newskit.plugins.quotes.model.templates import TEMPLATES
from newskit.plugins.quotes.model.viterbi import Decoder
from newskit.plugins.quotes.reading import drafts
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
        for label, first, stop in runs_of(one):
            labels[first:stop] = [label] * (stop - first)
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

_ARTICLE = (
    'The mill closed on Friday, Ann Lee, a spokeswoman for the town, said. "We told everybody that prices would fall," '
    "she added, but Tom Bell, who owns 14 houses there, said that rents had doubled since March. He wanted to sell; "
    'nobody bought. According to the town council, "all is well".'
)


def _page_of(text):
    """An article as the model sees it, and how many words it has."""
    document = newskit.Pipeline().document(text, lang="en")
    view = View(document)
    return Page(view, drafts(view)), len(view.words)


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.lists(st.integers(-90, 90), min_size=8, max_size=8), min_size=1, max_size=4),
    transitions=st.lists(st.one_of(st.none(), st.integers(-60, 60)), min_size=64, max_size=64),
)
def test_the_best_labels_are_those_of_all_paths(words, transitions):
    pairs = {
        pair: -100_000 if weight is None else weight
        for pair, weight in zip(itertools.product(LABELS, repeat=2), transitions, strict=True)
    }
    first = [label for label in LABELS if not label.startswith("C")]

    def score(path):
        own = sum(some[LABELS.index(label)] for some, label in zip(words, path, strict=True))
        return own + sum(pairs[pair] for pair in itertools.pairwise(path))

    best = max(map(score, itertools.product(first, *[LABELS] * (len(words) - 1))))
    assert score(Decoder(LABELS, first, pairs).best(iter(map(tuple, words)))) == best
    if best > -50_000:  # without the pairs that cost too much there is a path all the same: the same one
        possible = {pair: weight for pair, weight in pairs.items() if weight > -100_000}
        assert score(Decoder(LABELS, first, possible).best(iter(map(tuple, words)))) == best


def test_of_paths_that_are_equal_the_later_labels_win():
    pairs = dict.fromkeys(itertools.product(LABELS, repeat=2), 0)
    assert Decoder(LABELS, LABELS, pairs).best(iter([(0,) * 8] * 3)) == ["C>", "C>", "O"]


def test_a_transition_that_training_never_saw_is_impossible():
    decoder = Decoder(LABELS, ["O"], {("O", "O"): 0})
    assert decoder.best(iter([(0,) * 8, (0, 100, 0, 0, 0, 0, 0, 0)])) == ["O", "O"]
    assert decoder.best(iter([])) == []


def test_labels_come_from_the_weights_of_all_features_of_a_word():
    """The tagger adds up the weights of groups of features and keeps the sums; this adds up each by itself."""
    path = Path(newskit.__file__).parent / "plugins" / "quotes" / "model" / "en.model"
    weights, pairs = {}, {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        template, value, told = line.split("\t")
        if template.startswith(">"):
            pairs[template[1:], value] = int(told)
        else:
            value = tuple(value.split("\x1f")) if "\x1f" in value else value
            weights[TEMPLATES[int(template)], value] = [tuple(map(int, one.split(":"))) for one in told.split()]
    page, size = _page_of(_ARTICLE)
    rows = []
    for values in features(page, 0, size):
        rows.append([0] * len(LABELS))
        for feature in zip(TEMPLATES, values, strict=True):
            for label, weight in weights.get(feature, ()):
                rows[-1][label] += weight
    first = [label for label in LABELS if not label.startswith("C")]
    tagger = Tagger.load(path)
    for _ in range(2):  # the sums are made, then known
        labels = tagger.label(columns(page, 0, size))
        assert labels == Decoder(LABELS, first, pairs).best(iter(rows))
    assert {"Q", "S>", "BC<", "BC>"} <= set(labels)


def test_a_memo_forgets_rather_than_grow():
    calls = []
    memo = Memo(lambda key: calls.append(key) or len(key), keep=lambda key: len(key) < 4, most=2)
    assert [memo[key] for key in ("a", "bb", "a", "long", "long", "ccc", "a")] == [1, 2, 1, 4, 4, 3, 1]
    assert calls == ["a", "bb", "long", "long", "ccc", "a"]
    assert len(memo) <= 2


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
    page, _ = _page_of('"Trains are late," Ann Lee said on Monday.\n\nShe left.')
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
