"""What each line of an article is."""

from __future__ import annotations

import pytest

import newskit

PIPELINE = newskit.Pipeline(only=[newskit.Block], entry_points=False)

BODY = "Remont mostu na Wkrze kosztował więcej, niż zapowiadano, poinformował w środę burmistrz Zalesia na sesji rady."
MORE = "Prace ruszyły wiosną. Wykonawca obiecał, że skończy je przed zimą, ale słowa nie dotrzymał i zapłaci karę."


def kinds(text, lang="pl"):
    return [block.kind for block in PIPELINE.read(text, lang=lang).of(newskit.Block)]


def kind_of(line, lang="pl", before=(BODY, MORE), after=(MORE,)):
    lines = [*before, line, *after]
    return kinds("\n\n".join(lines), lang)[len(before)]


def test_title_lead_and_paragraphs():
    assert kinds(f"Most będzie gotowy w maju\n\n{BODY}\n\n{MORE}\n\n{MORE}") == [
        "heading",
        "lead",
        "paragraph",
        "paragraph",
    ]


def test_a_text_of_one_paragraph_has_no_lead():
    assert kinds(BODY) == ["paragraph"]
    assert kinds(f"Most będzie gotowy\n{BODY}") == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("line", "lang", "kind"),
    [
        ("Co dalej z mostem", "pl", "heading"),
        ("What comes next", "en", "heading"),
        ("– Nie wiem – powiedział burmistrz.", "pl", "paragraph"),
        ("Most w budowie. Fot. Jan Nowacki / PAP", "pl", "caption"),
        ("Fot. Jan Nowacki / PAP", "pl", "credit"),
        ("Źródło: PAP", "pl", "credit"),
        ("Photograph: John New/AP", "en", "credit"),
        ("The bridge under construction. Photo: John New/AP", "en", "caption"),
        ("Reporting by Ann Cole and John New", "en", "credit"),
        ("• most na Wkrze", "pl", "list_item"),
        ("1. Most na Wkrze", "pl", "list_item"),
        ("* * *", "pl", "other"),
        ("12.05.2025, 14:30", "pl", "other"),
        ("Udostępnij Facebook Twitter", "pl", "boilerplate"),
        ("Subscribe now", "en", "boilerplate"),
        ("(PAP)", "pl", "credit"),
    ],
)
def test_a_line_inside_an_article_is_known(line, lang, kind):
    assert kind_of(line, lang) == kind


def test_a_line_above_a_photographers_credit_is_a_caption():
    assert kind_of("Most na Wkrze w środę rano", after=("Fot. Jan Nowacki / PAP", MORE)) == "caption"


def test_a_dash_list_is_a_list_and_a_dash_turn_is_none():
    assert kind_of("- most na Wkrze;") == "list_item"
    assert kind_of("- Nie wiem, czy zdążymy.") == "paragraph"


def test_paragraphs_wrapped_by_hand_are_one_block_each():
    wrapped = (
        "Remont mostu na Wkrze kosztował więcej, niż zapowiadano wiosną,\n"
        "poinformował w środę burmistrz Zalesia na sesji rady miejskiej, po\n"
        "której zabrali głos także mieszkańcy pobliskich ulic i kierowcy.\n\n"
        "Prace ruszyły wiosną. Wykonawca obiecał, że skończy je przed zimą,\n"
        "ale słowa nie dotrzymał i zapłaci karę za każdy dzień opóźnienia na\n"
        "budowie, choć nie wiadomo jeszcze, kiedy i z czego to uczyni wreszcie."
    )
    blocks = PIPELINE.read(wrapped, lang="pl").of(newskit.Block)
    assert [block.text.count("\n") for block in blocks] == [2, 2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\v", "\f", "\n\n\n", " \r\n\t\n"])
def test_every_line_end_of_unicode_ends_a_line(end):
    text = f"{BODY}{end}{MORE}{end}{BODY}"
    blocks = PIPELINE.read(text, lang="pl").of(newskit.Block)
    assert [block.text for block in blocks] == [BODY, MORE, BODY]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\u2003"])
def test_white_space_has_no_blocks(text):
    assert kinds(text) == []


def test_many_short_lines_take_linear_time():
    """Each line used to look at all lines behind it."""
    pipeline = newskit.Pipeline(only=[newskit.Block], entry_points=False, strict=True, max_records=None)
    blocks = pipeline.read("a\n" * 60_000, lang="pl").of(newskit.Block)
    assert len(blocks) == 60_000


def test_kinds_that_a_page_told_are_kept_but_for_boilerplate_and_credits():
    lines = [
        ("heading", "Nysa"),
        ("lead", "Most zamknięto na rok."),
        ("caption", "Most w Nysie"),
        ("paragraph", "Fot. Ewa Lis / PAP"),
        ("list_item", "Objazd prowadzi przez Otmuchów"),
        ("paragraph", "Remont ruszy w maju"),
        ("paragraph", "Czytaj także: Most runął"),
    ]
    text = "\n\n".join(line for _, line in lines)
    article = newskit.Article(text=text, lang="pl")
    blocks = [
        newskit.Block(
            span=article.span(text.index(line), text.index(line) + len(line)),
            kind=kind,
            annotator="newskit.layout",
            rule="html",
        )
        for kind, line in lines
    ]
    read = newskit.read(newskit.Article(text=text, lang="pl", annotations=blocks))
    kinds = [block.kind for block in read.of(newskit.Block)]
    assert kinds == ["heading", "lead", "caption", "credit", "list_item", "paragraph", "boilerplate"]
    assert newskit.read(read).of(newskit.Block) == read.of(newskit.Block)
