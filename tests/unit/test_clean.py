"""The body of an article without the page around it, and the way back to the article's offsets."""

import copy
import pickle

import pytest

import newskit

TEXT = """Rada przyjęła budżet
Udostępnij Facebook X Kopiuj link
Radni przyjęli w czwartek budżet na przyszły rok. Czytaj także: Most runął. Za głosowało dwunastu.
Sala obrad w Nysie. Fot. Ewa Lis / PAP
– To dobry budżet – powiedział Jan Wilk.
Źródło: PAP"""


@pytest.fixture(scope="module")
def article():
    return newskit.read(TEXT, lang="pl")


def test_the_body_has_neither_buttons_nor_captions_nor_credits(article):
    assert article.clean_text().split("\n\n") == [
        "Rada przyjęła budżet",
        "Radni przyjęli w czwartek budżet na przyszły rok. Za głosowało dwunastu.",
        "– To dobry budżet – powiedział Jan Wilk.",
    ]


def test_other_kinds_of_blocks_can_be_asked_for(article):
    assert article.clean_text(["caption", "credit"]) == "Sala obrad w Nysie. Fot. Ewa Lis / PAP\n\nŹródło: PAP"


def test_every_character_leads_to_its_like_in_the_article_and_back(article):
    clean = article.clean_text()
    for piece in clean.pieces:
        for at in range(piece.length):
            offset = clean.to_article(piece.start + at)
            assert article.text[offset] == clean[piece.start + at]
            assert clean.from_article(offset) == piece.start + at


def test_what_was_left_out_has_no_offset_in_the_body(article):
    assert article.clean_text().from_article(TEXT.index("Facebook")) is None
    assert article.clean_text().from_article(TEXT.index("Most runął")) is None


def test_a_span_of_the_body_is_one_of_the_article(article):
    clean = article.clean_text()
    start = clean.index("dobry budżet")
    assert clean.span(start, start + 12) == article.span(TEXT.index("dobry"), TEXT.index("dobry") + 12)
    across = clean.span(clean.index("rok."), clean.index("Za") + 2)
    assert across.text == "rok. Czytaj także: Most runął. Za"


def test_offsets_outside_are_refused(article):
    with pytest.raises(IndexError, match="no offset in a clean text"):
        article.clean_text().to_article(10_000)


def test_it_is_a_str_that_pickles_and_copies_with_its_map(article):
    clean = article.clean_text()
    for made in (pickle.loads(pickle.dumps(clean)), copy.deepcopy(clean)):
        assert made == clean
        assert made.pieces == clean.pieces
        assert made.article.text == TEXT


def test_an_article_that_was_not_read_says_what_would_do():
    with pytest.raises(newskit.RecordError, match="read it with"):
        newskit.Article(text=TEXT).clean_text()
    assert newskit.read(" \n ", lang="pl").clean_text() == ""
