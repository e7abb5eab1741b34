"""Records validate themselves, cannot be changed, and an article gives them by kind."""

from __future__ import annotations

import pickle
from decimal import Decimal

import attrs
import pytest

import newskit
from newskit import Article, MonetaryFigure, Person, Quote, RecordError, Span, Speaker

TEXT = "Ala ma kota, a kot ma Alę."


def span(start=0, end=3):
    return Span(start, end, TEXT[start:end])


# ------------------------------------------------------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("start", "end", "text", "told"),
    [
        (0, 3, "Al", "the text has 2 characters, the offsets say 3"),
        (3, 0, "", "the text has 0 characters, the offsets say -3"),
        (-1, 2, "Ala", "offsets are whole numbers from 0 on"),
        (0.0, 3, "Ala", "offsets are whole numbers from 0 on"),
        (False, 3, "Ala", "offsets are whole numbers from 0 on"),
        ("0", 3, "Ala", "offsets are whole numbers from 0 on"),
        (0, None, "Ala", "offsets are whole numbers from 0 on"),
        (0, 3, b"Ala", "the text must be str"),
        (0, 3, None, "the text must be str"),
    ],
)
def test_a_span_that_does_not_hold_is_refused(start, end, text, told):
    with pytest.raises(RecordError, match=told):
        Span(start, end, text)


def test_spans_sort_by_place_and_know_what_they_share():
    first, second, third = span(0, 6), span(4, 11), span(6, 11)
    assert sorted([third, second, first]) == [first, second, third]
    assert first.overlaps(second)
    assert second.overlaps(first)
    assert not first.overlaps(third)
    assert second.covers(third)
    assert not third.covers(second)
    assert len(second) == 7


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, len(TEXT) + 1), (len(TEXT) + 1, len(TEXT) + 1)])
def test_an_article_gives_no_span_outside_its_text(start, end):
    with pytest.raises(RecordError, match="does not lie in a text of 26 characters"):
        Article(text=TEXT).span(start, end)


# ------------------------------------------------------------------------------------------------------------ records


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: newskit.Block(span=span(), kind="footer"), "Block.kind: unknown value 'footer'; known: heading, lead"),
        (lambda: Quote(span=span(), kind="direct", content=()), "Quote.content: must not be empty"),
        (lambda: Quote(span=span(), kind="spoken", content=[span()]), "Quote.kind: unknown value 'spoken'"),
        (lambda: Quote(span=span(), kind="direct", content=[span()], stance="sure"), "Quote.stance: unknown value"),
        (lambda: Person(span=span(), name="", mentions=[span()]), "Person.name: must not be empty"),
        (lambda: Person(span=span(), name="Ala", mentions=[span()], gender="x"), "Person.gender: unknown value 'x'"),
        (lambda: Speaker(name="Ala", type="cat"), "Speaker.type: unknown value 'cat'"),
        (lambda: MonetaryFigure(span=span(), amount=1.5), "MonetaryFigure.amount: 1.5 is no finite Decimal"),
        (lambda: MonetaryFigure(span=span(), amount=Decimal("NaN")), "is no finite Decimal"),
        (lambda: MonetaryFigure(span=span(), amount=Decimal(1), amount_max=2), "amount_max: 2 is no finite Decimal"),
        (lambda: newskit.SourceCredit(span=span(), kind="photo", flags=["nice"]), "SourceCredit.flags: unknown value"),
        (lambda: newskit.Party(name=""), "Party.name: must not be empty"),
        (
            lambda: newskit.Agreement(span=span(), type="pact", status="signed", stage="signed"),
            "Agreement.type: unknown value 'pact'",
        ),
    ],
)
def test_a_record_that_does_not_hold_is_refused(make, told):
    with pytest.raises(RecordError, match=told):
        make()


def test_records_are_frozen_keyword_only_and_hashable():
    quote = Quote(span=span(), kind="direct", content=[span()])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        quote.kind = "mixed"
    with pytest.raises(TypeError):
        Quote(span(), "", "", (span(),), "direct")
    assert hash(quote) == hash(attrs.evolve(quote))


def test_sequences_become_tuples():
    assert Quote(span=span(), kind="direct", content=[span()]).content == (span(),)


def test_one_name_is_one_name_and_not_its_letters():
    assert newskit.SourceCredit(span=span(), kind="photo", names="PAP").names == ("PAP",)
    assert Article(text="", authors="Anna Nowak").authors == ("Anna Nowak",)


def test_a_quote_joins_its_pieces():
    assert Quote(span=span(), kind="direct", content=[span(0, 3), span(7, 11)]).text == "Ala … kota"


def test_each_kind_has_a_list_of_its_own_and_a_new_one_that_of_its_class():
    @attrs.frozen(kw_only=True)
    class Ruling(newskit.Annotation):
        court: str

    @attrs.frozen(kw_only=True)
    class FinalRuling(Ruling):
        pass

    assert (Ruling.collection, FinalRuling.collection, Quote.collection) == ("ruling", "finalruling", "quotes")


# ------------------------------------------------------------------------------------------------------------ articles


def test_of_gives_a_kind_and_its_subclasses_in_order():
    @attrs.frozen(kw_only=True)
    class Cat(newskit.Annotation):
        pass

    @attrs.frozen(kw_only=True)
    class Kitten(Cat):
        pass

    cat, kitten = Cat(span=span(7, 11)), Kitten(span=span(15, 18))
    article = Article(text=TEXT, annotations=[cat, kitten])
    assert article.of(Cat) == (cat, kitten)
    assert article.of(Kitten) == (kitten,)
    assert article.of(Quote) == ()
    assert list(article) == [cat, kitten]


def test_evolving_an_article_forgets_what_it_had_counted():
    article = Article(text=TEXT, annotations=[newskit.Sentence(span=span())])
    assert len(article.of(newskit.Sentence)) == 1
    assert attrs.evolve(article, annotations=()).of(newskit.Sentence) == ()


@pytest.mark.parametrize("text", [b"Ala", None, 3, ["Ala"]])
def test_an_article_is_made_of_str_alone(text):
    with pytest.raises(TypeError, match=r"Article.text must be str, not"):
        Article(text=text)


def test_an_article_pickles_prints_shortly_and_hashes():
    article = Article(text=TEXT, lang="pl", meta={"a": [1]}, annotations=[newskit.Sentence(span=span())])
    assert article.of(newskit.Sentence)
    back = pickle.loads(pickle.dumps(article))
    assert back == article
    assert hash(back) == hash(article)
    assert str(article) == "Article in pl, 26 characters: 1 sentences"
    assert str(Article(text="")) == "Article in an unknown language, 0 characters: no records"


def test_an_article_keeps_its_own_copy_of_meta():
    meta = {"a": 1}
    article = Article(text="", meta=meta)
    meta["a"] = 2
    assert article.meta == {"a": 1}
