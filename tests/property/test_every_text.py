"""What holds for every text, whatever stands in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import newskit
from newskit import Article, Boilerplate, MonetaryFigure, Pipeline, Sentence, Span
from newskit.export import from_json, to_json
from newskit.languages import Entry, Lexicon
from newskit.scan import Scan
from newskit.testing.strategies import articles, money_texts, odd_texts, register, sentences, spans
from newskit.testing.texts import FRONT

# A slow machine is no failure: time is tested elsewhere, and the first text loads a language.
patient = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

PIPELINE = Pipeline(entry_points=False, strict=True)
LOCAL = Pipeline(only=[MonetaryFigure, Boilerplate, Sentence], entry_points=False, strict=True)
LAYOUT = Pipeline(only=[newskit.Block], entry_points=False, strict=True)

any_article = st.one_of(
    articles(),
    st.builds(Article, text=odd_texts(), lang=st.sampled_from(("pl", "en", "mi"))),
    st.builds(Article, text=odd_texts()),
)


def all_spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif attrs.has(type(value)):
        for a in attrs.fields(type(value)):
            yield from all_spans(getattr(value, a.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from all_spans(item)


@patient
@given(any_article)
def test_spans_are_the_words_of_the_text_and_records_stand_in_order(article):
    read = PIPELINE.read(article)
    assert read.text == article.text
    for record in read:
        for span in all_spans(record):
            assert article.text[span.start : span.end] == span.text
    places = [(record.span.start, record.span.end) for record in read]
    assert places == sorted(places)


@patient
@given(any_article)
def test_reading_twice_gives_the_same(article):
    first = PIPELINE.read(article)
    assert PIPELINE.read(article) == first
    assert PIPELINE.read(first) == first


@patient
@given(any_article)
def test_json_there_and_back_is_equal(article):
    read = PIPELINE.read(article)
    assert from_json(to_json(read)) == read


@patient
@given(articles())
def test_a_paragraph_in_front_moves_sums_boilerplate_and_sentences(article):
    front = FRONT[article.lang]
    assume(
        _blocks_move(article, front)
    )  # sentences end with lines, and a blank line tells that lines are no wrapped ones
    plain = [span for record in LOCAL.read(article) for span in all_spans(record)]
    moved = LOCAL.read(attrs.evolve(article, text=front + article.text))
    behind = [span for record in moved if record.span.start >= len(front) for span in all_spans(record)]
    assert behind == [Span(span.start + len(front), span.end + len(front), span.text) for span in plain]


@patient
@given(articles())
def test_a_paragraph_in_front_moves_blocks(article):
    """What a block is depends on those around it; where it stands does not."""
    assume("\n\n" in article.text or article.text.count("\n") < 2)  # else lines may be wrapped, until a blank line
    assert _blocks_move(article, FRONT[article.lang])


def _blocks_move(article, front):
    plain = [record.span for record in LAYOUT.read(article)]
    moved = [record.span for record in LAYOUT.read(attrs.evolve(article, text=front + article.text))][1:]
    return moved == [Span(span.start + len(front), span.end + len(front), span.text) for span in plain]


@patient
@given(any_article)
def test_blocks_hold_every_character_but_white_space_and_none_twice(article):
    read = LAYOUT.read(article)
    place = 0
    for block in read:
        assert article.text[place : block.span.start].strip() == ""
        assert block.text == block.text.strip() != ""
        place = block.span.end
    assert article.text[place:].strip() == ""


@patient
@given(any_article)
def test_the_body_is_what_the_text_has_and_leads_back_to_it(article):
    clean = LAYOUT.read(article).clean_text()
    for piece in clean.pieces:
        source = article.text[piece.source : piece.source + piece.length]
        assert clean[piece.start : piece.start + piece.length] == source
        assert clean.from_article(piece.source) == piece.start
        assert clean.to_article(piece.start) == piece.source
    assert sum(piece.length for piece in clean.pieces) >= len(clean) - 2 * len(clean.pieces)


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_a_sum_that_is_written_is_read(lang):
    @patient
    @given(money_texts(lang))
    def check(written):
        text, amount, currency = written
        (figure,) = LOCAL.read(f"{'Koszt:' if lang == 'pl' else 'The cost:'} {text}.", lang=lang).money
        assert (figure.text, figure.amount, figure.currency) == (text, amount, currency)

    check()


# --------------------------------------------------------------------------------------------------------------- scan


@patient
@given(st.one_of(odd_texts(), sentences()))
def test_words_and_gaps_make_up_the_text(text):
    scan = Scan(text, Lexicon([]))
    pieces = [scan.gaps[0]]
    for index in range(len(scan)):
        word = scan.word(index)
        assert text[scan.starts[index] : scan.ends[index]] == word
        lower = unicodedata.normalize("NFC", word.replace("\u0130", "I").lower())
        # A last sigma has a form of its own, and what counts as last, a word alone does not tell.
        assert lower.replace("ς", "σ") == scan.words[index].replace("ς", "σ")
        pieces += [word, scan.gaps[index + 1]]
    assert len("".join(pieces)) == len(text)
    assert "".join(pieces).replace("\u0130", "I").lower() == text.replace("\u0130", "I").lower()


@patient
@given(st.one_of(odd_texts(), sentences()), st.data())
def test_each_offset_has_the_word_there_or_the_next(text, data):
    scan = Scan(text, Lexicon([]))
    offset = data.draw(st.integers(0, len(text)))
    index = scan.index_at(offset)
    assert index == len(scan) or scan.ends[index] > offset
    assert index == 0 or scan.ends[index - 1] <= offset


@patient
@given(sentences(), st.data())
def test_a_phrase_of_the_text_is_found_in_it(text, data):
    words = Scan(text, Lexicon([]))
    if not len(words):
        return
    first = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(first + 1, min(len(words), first + 4)))
    if any(gap not in (" ", "\u00a0") for gap in words.gaps[first + 1 : stop]):
        return
    phrase = text[words.starts[first] : words.ends[stop - 1]]
    hits = Scan(text, Lexicon([Entry("x", phrase, None), Entry("x", phrase.lower(), None)])).hits("x")
    assert any((hit.first, hit.stop) == (first, stop) for hit in hits)


@patient
@given(sentences())
def test_hits_are_the_words_of_their_entries(text):
    entries = [
        Entry("x", phrase, phrase) for phrase in ("anna", "anna nowak", "said", "mln", "signed a deal with", "dodał że")
    ]
    scan = Scan(text, Lexicon(entries))
    for hit in scan.hits("x"):
        assert " ".join(scan.words[hit.first : hit.stop]) == hit.value


# ---------------------------------------------------------------------------------------------------------- strategies


@patient
@given(spans("Ala ma kota."))
def test_spans_of_a_text_are_spans_of_it(span):
    assert "Ala ma kota."[span.start : span.end] == span.text


register()


@patient
@given(st.from_type(Span), st.from_type(Article))
def test_types_of_newskit_have_strategies(span, article):
    assert len(span) == len(span.text)
    assert article.lang in ("pl", "en")
