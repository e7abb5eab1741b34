"""Words of the page that are none of the article."""

from __future__ import annotations

import pytest

import newskit

PIPELINE = newskit.Pipeline(only=[newskit.Boilerplate], entry_points=False)

BODY = "Remont mostu na Wkrze kosztował więcej, niż zapowiadano, poinformował burmistrz."


def found(text, lang="pl"):
    return [(piece.kind, piece.text) for piece in PIPELINE.read(text, lang=lang).boilerplate]


@pytest.mark.parametrize(
    ("line", "lang", "kind"),
    [
        ("Posłuchaj artykułu", "pl", "audio_player"),
        ("Masz subskrypcję? Zaloguj się", "pl", "paywall"),
        ("Udostępnij Facebook Messenger", "pl", "share"),
        ("Zapisz się na newsletter", "pl", "newsletter"),
        ("Ta strona używa plików cookie.", "pl", "cookie"),
        ("Reklama", "pl", "advert"),
        ("Komentarze", "pl", "comments"),
        ("Czytaj także: Most w Łodzi zamknięty", "pl", "related"),
        ("Wszelkie prawa zastrzeżone", "pl", "legal"),
        ("Subscribe now", "en", "paywall"),
        ("Sign up for our morning newsletter", "en", "newsletter"),
        ("Read more: The bridge is closed", "en", "related"),
        ("Advertisement", "en", "advert"),
        ("Share Facebook X", "en", "share"),
        ("All rights reserved.", "en", "legal"),
    ],
)
def test_a_line_of_the_page_is_known_by_kind(line, lang, kind):
    assert found(f"{BODY}\n\n{line}\n\n{BODY}", lang)[0] == (kind, line)


@pytest.mark.parametrize(
    "line",
    [
        "Reklama spółki kosztowała milion i nikogo nie przekonała.",
        "Burmistrz napisał na Facebooku, że most będzie gotowy w maju.",
        "Newsletter miasta czyta dziewięć tysięcy osób, a komentarze pisze sto.",
    ],
)
def test_an_articles_sentence_with_such_a_word_is_none(line):
    assert found(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_lead_in_inside_a_paragraph_takes_its_sentence():
    text = f"{BODY} Czytaj także: Most w Łodzi zamknięty. Prace potrwają do maja, a potem most stanie otworem."
    assert found(text) == [("related", "Czytaj także: Most w Łodzi zamknięty.")]


def test_a_row_of_buttons_is_one_piece():
    assert found(f"{BODY}\nUdostępnij Facebook Twitter\n{BODY}") == [("share", "Udostępnij Facebook Twitter")]


def test_without_a_pack_there_is_none():
    assert found("Subscribe now", lang="mi") == []


@pytest.mark.parametrize("unit", ["listen to this article ", "read more: ", "share ", "read more: a "])
def test_rows_of_hits_take_linear_time(unit):
    """Each hit of a line used to look at all hits and words behind it."""
    assert PIPELINE.read(unit * 30_000, lang="en").problems == ()
