"""Odd text gives records or nothing and never an exception: the list of issue 2."""

from __future__ import annotations

import cProfile
import tomllib
import unicodedata
from pathlib import Path

import pytest

import newskit
from newskit.testing.texts import odd_texts

GOLDEN = Path(__file__).parent.parent / "golden" / "articles"
PIPELINE = newskit.Pipeline(entry_points=False, strict=True)
EVERYTHING = newskit.Pipeline(entry_points=False, strict=True, only=[newskit.Annotation])

POLISH = (
    "– Most będzie gotowy w maju – powiedziała Anna Nowak. „Zapłacimy 5 mln zł”, dodał Jan Kowalski.\n\n"
    "Umowę podpisano w środę w Łodzi. Źródło: PAP\n\n"
)


@pytest.mark.parametrize("lang", ["pl", "en", "mi", None])
@pytest.mark.parametrize(("what", "text"), odd_texts().items(), ids=lambda value: value[:25] if value else "")
def test_odd_text_gives_records_or_nothing(what, text, lang):
    article = PIPELINE.read(text, lang=lang)
    assert article.text == text
    for record in article:
        assert record.span == article.span(record.span.start, record.span.end)


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u00a0\u2003\u3000"])
def test_empty_text_and_white_space_give_nothing(text):
    article = newskit.read(text)
    assert (article.text, article.annotations, article.problems, article.lang) == (text, (), (), None)
    assert newskit.read(text, lang="pl").annotations == ()


def test_an_unclosed_mark_costs_at_most_its_own_quote():
    with_mark = PIPELINE.read(POLISH + "„Nie wiem, kiedy to będzie\n\n" + POLISH, lang="pl")
    without = PIPELINE.read(POLISH + "Nie wiem, kiedy to będzie\n\n" + POLISH, lang="pl")
    assert [figure.amount for figure in with_mark.money] == [figure.amount for figure in without.money]
    assert len(with_mark.quotes) >= len(without.quotes) - 1


@pytest.mark.parametrize("form", ["NFD", "NFKD"])
def test_decomposed_text_reads_like_composed_and_offsets_are_its_own(form):
    plain = PIPELINE.read(POLISH, lang="pl")
    text = unicodedata.normalize(form, POLISH)
    article = PIPELINE.read(text, lang="pl")
    assert article.text == text
    assert [figure.amount for figure in article.money] == [figure.amount for figure in plain.money]
    assert [block.kind for block in article.of(newskit.Block)] == [block.kind for block in plain.of(newskit.Block)]
    assert [unicodedata.normalize("NFC", f.text) for f in article.money] == [f.text for f in plain.money]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_of_all_sorts_part_the_same_blocks(end):
    plain = PIPELINE.read(POLISH, lang="pl").of(newskit.Block)
    mixed = PIPELINE.read(POLISH.replace("\n\n", end, 1), lang="pl").of(newskit.Block)
    assert [block.text for block in mixed] == [block.text for block in plain]


@pytest.mark.parametrize("odd", ["\u200f", "\u200e", "\u202e", "\u2066", "\ufeff", "\0", "\ud800"])
def test_marks_between_sentences_move_what_follows_and_no_more(odd):
    text = POLISH.replace(" „Zapłacimy", f" {odd}„Zapłacimy")
    article = PIPELINE.read(text, lang="pl")
    assert [figure.text for figure in article.money] == ["5 mln zł"]


def test_ten_megabytes_are_read():
    text = POLISH * (10_000_000 // len(POLISH.encode()) + 1)
    assert len(text.encode()) >= 10_000_000
    pipeline = newskit.Pipeline(
        entry_points=False,
        strict=True,
        only=[newskit.Block, newskit.MonetaryFigure],
        max_characters=None,
        max_records=None,
    )
    article = pipeline.read(text, lang="pl")
    count = text.count("5 mln zł")
    assert len(article.money) == count
    assert article.money[-1].span.start > len(text) - len(POLISH)


@pytest.mark.parametrize("unit", ["„", "a", "a ", "– ", "\n", "!", "1", "$1 ", "Anna ", "\ud800", "\u0301"])
def test_a_long_run_of_one_thing_is_read_by_layout_money_and_sentences(unit):
    """All annotators are held to linear time by tests/contract; this is the sheer size."""
    only = [newskit.Block, newskit.MonetaryFigure, newskit.Sentence]
    text = unit * (300_000 // len(unit))
    assert newskit.Pipeline(entry_points=False, strict=True, only=only).read(text, lang="en").text == text


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_a_long_text_takes_calls_by_its_length(lang):
    """Ten times the articles, ten times the calls: a walk over all that a text names, for each name, would show."""
    golden = [tomllib.loads(file.read_text("utf-8")) for file in sorted(GOLDEN.glob("*.toml"))]
    text = "\n\n".join(article["text"] for article in golden if article["lang"] == lang) + "\n\n"
    pipeline = newskit.Pipeline(entry_points=False, block=["newskit.quotes.model"])
    pipeline.read(text, lang=lang)
    calls = [_calls(pipeline, text * times, lang) for times in (2, 20)]
    assert calls[1] < 10.5 * calls[0]


def _calls(pipeline, text, lang):
    profile = cProfile.Profile()
    profile.runcall(pipeline.read, text, lang=lang)
    return sum(entry.callcount for entry in profile.getstats())
