"""Articles as HTML and in a terminal."""

import io
import re
from decimal import Decimal
from html.parser import HTMLParser

import attrs
import pytest
from surface import TEXT, Ruling, ruled, sample

import newskit
from newskit.describe import facts
from newskit.marks import Mark, marks, pieces
from newskit.render import write_html
from newskit.terminal import wants_colour, write_table

VOID = {"meta", "br"}


class Page(HTMLParser):
    """The text of the part that holds the article, the elements, and whether all is well nested."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.text = ""
        self.elements = []
        self.feed(source)
        self.close()
        assert self.open == [], f"left open: {self.open}"

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        assert len(values) == len(attributes), f"doubled attribute in {attributes}"
        self.elements.append((tag, values))
        if tag not in VOID:
            self.open.append((tag, values))

    def handle_endtag(self, tag):
        assert self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1]}"
        self.open.pop()

    def handle_data(self, data):
        if any(values.get("class") == "nk-text" for _, values in self.open):
            self.text += data


def article_of(text, *spans, kind=Ruling):
    bare = newskit.Article(text=text)
    return attrs.evolve(bare, annotations=[kind(span=bare.span(*span), court="SN") for span in spans])


# ------------------------------------------------------------------------------------------------------------ HTML


def test_the_text_stands_in_the_page_as_it_is():
    assert Page(newskit.to_html(sample())).text == TEXT
    assert Page(newskit.to_html(ruled(), fragment=True)).text == TEXT


@pytest.mark.parametrize(
    "spans",
    [[(0, 10)], [(0, 10), (2, 5)], [(0, 6), (4, 10)], [(0, 10), (0, 10)], [(0, 5), (5, 10)], [(0, 3), (0, 6), (0, 9), (3, 10)],
     [(n, 10) for n in range(10)], [(3, 3)]],
)  # fmt: skip
def test_nested_and_overlapping_spans_are_cut_into_pieces_that_nest(spans):
    page = Page(newskit.to_html(article_of("abcdefghij", *spans)))
    assert page.text == "abcdefghij"
    found = list(pieces(10, marks(article_of("abcdefghij", *spans))))
    assert "".join("abcdefghij"[piece.start : piece.end] for piece in found) == "abcdefghij"
    for piece in found:
        inside = [span for span in spans if span[0] <= piece.start and piece.end <= span[1] and span[0] < span[1]]
        assert len(piece.marks) == min(len(inside), 8)


def test_links_never_stand_in_links():
    page = newskit.to_html(sample())
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", page, flags=re.DOTALL)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=y>',
        "&amp; &lt;",
        "'\"",
        "</div></style>",
        "javascript:alert(1)",
    ],
)
def test_everything_from_the_article_is_escaped(text):
    span = newskit.Span(0, len(text), text)
    person = newskit.Person(span=span, name=text, mentions=[span], role=text, rule=text, annotator=text)
    quote = newskit.Quote(
        span=span,
        content=[span],
        kind="direct",
        speaker=newskit.Speaker(name=text, type="person", person=person),
        addressee=text,
    )
    article = newskit.Article(
        text=text, lang=text, title=text, url=text, publisher=text, authors=[text], annotations=[person, quote],
        problems=[newskit.Problem(annotator=text, error=text, message=text)], meta={"source": text},
    )  # fmt: skip
    page = Page(newskit.to_html(article))
    assert page.text == text
    tags = {tag for tag, _ in page.elements}
    assert tags <= {"html", "head", "meta", "title", "style", "body", "div", "h2", "p", "ul", "ol", "li", "span", "a", "b", "bdi",
                    "details", "summary", "small", "strong"}  # fmt: skip
    assert all(
        name in {"class", "title", "id", "href", "lang", "dir", "open", "charset", "name", "content"}
        for _, a in page.elements
        for name in a
    )
    assert all(values["href"].startswith("#nk") for tag, values in page.elements if tag == "a")


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "\x1b[31m", "\x85"])
def test_what_html_cannot_hold_is_shown_as_a_replacement(text):
    page = newskit.to_html(article_of(text, (0, len(text))))
    page.encode("utf-8")
    shown = Page(page).text
    assert len(shown) == len(text)
    assert "\ufffd" in shown


def test_right_to_left_text_has_its_own_direction():
    page = newskit.to_html(article_of("שלום עולם", (0, 4)))
    assert '<div class="nk-text" dir="auto">' in page
    assert "unicode-bidi:plaintext" in page
    assert "<bdi" in page


def test_a_page_is_readable_on_a_phone_and_in_the_dark_and_loads_nothing():
    page = newskit.to_html(sample())
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert "prefers-color-scheme:dark" in page
    assert not re.search(r"<script|<link|<img|@import|url\(|https?://(?!example)", page)
    assert not re.search(r"(?<![-\w])(?:min-)?width:\s*\d+px", page)


def _luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _mixed(ground, colour, share):
    pairs = [(int(ground[n : n + 2], 16), int(colour[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def test_colours_and_text_on_them_have_enough_contrast():
    """WCAG AA asks for 4.5:1 of text and 3:1 of lines; tints may lie on each other up to three times."""
    from newskit.render import _COLOURS, _OTHERS

    for light, dark in [*_COLOURS.values(), *_OTHERS]:
        for ground, ink, colour, share in (
            ("#ffffff", "#1c1917", light, 0x22 / 255),
            ("#1c1917", "#f5f5f4", dark, 0x26 / 255),
        ):
            assert _contrast(ground, colour) >= 3
            tinted = ground
            for _ in range(3):
                tinted = _mixed(tinted, colour, share)
            assert _contrast(tinted, ink) >= 4.5, (colour, tinted)
    assert _contrast("#ffffff", "#57534e") >= 4.5
    assert _contrast("#1c1917", "#b8b2ad") >= 4.5


def test_the_style_stays_inside_its_class_so_that_a_notebook_is_not_changed():
    style = re.search(r"<style>(.*?)</style>", newskit.to_html(ruled(), fragment=True), flags=re.DOTALL)[1]
    selectors = re.findall(r"(?:^|[{}\n])\s*([^{}@]+)\{", style)
    assert len(selectors) > 20
    assert all(part.strip().startswith(".newskit") for selector in selectors for part in selector.split(","))


def test_a_notebook_shows_a_fragment():
    shown = sample()._repr_html_()
    assert shown.startswith('<div class="newskit">')
    assert "<html" not in shown
    Page(shown)


def test_tooltips_and_list_say_who_what_and_why():
    page = newskit.to_html(sample())
    titles = " ".join(values.get("title") or "" for _, values in Page(page).elements)
    for told in (
        "speaker: Anna Nowak",
        "rule: dash.turn",
        "amount: 5\u00a0000\u00a0000 PLN",
        "parties: Polska, Budimex",
        "found by: newskit.money",
    ):
        assert told in titles
    assert "<b>speaker</b> <bdi>Anna Nowak</bdi>" in page
    assert "Quotes 1" in page
    assert "no</li>" in page  # the problem


def test_every_link_leads_to_a_place_and_no_place_has_two_names():
    stream = io.StringIO()
    write_html([sample(), sample(), ruled()], stream)
    elements = Page(stream.getvalue()).elements
    ids = [values["id"] for _, values in elements if "id" in values]
    assert len(ids) == len(set(ids))
    assert {values["href"][1:] for tag, values in elements if tag == "a"} <= set(ids)


def test_a_record_whose_span_lies_outside_the_text_is_only_listed():
    figure = newskit.MonetaryFigure(span=newskit.Span(90, 91, "5"), amount=Decimal(5))
    article = newskit.Article(text="Ala", annotations=[figure])
    assert Page(newskit.to_html(article)).text == "Ala"
    assert "Ala" in newskit.to_terminal(article)


def test_a_plugins_kind_has_a_legend_and_its_fields():
    page = newskit.to_html(ruled())
    assert "Rulings 1" in page
    assert "<b>court</b> <bdi>SN</bdi>" in page


# -------------------------------------------------------------------------------------------------------- terminal


def test_a_terminal_gets_the_text_with_colours():
    shown = newskit.to_terminal(sample())
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert TEXT in plain
    assert "\x1b[1;32m5 mln zł\x1b[0m" in shown
    assert "speaker: Anna Nowak" in plain


def test_without_colours_numbers_lead_to_the_list():
    shown = newskit.to_terminal(sample(), colour=False)
    assert "\x1b" not in shown
    number = re.search(r"Most za 5 mln zł\[(\d+)\]", shown)[1]
    assert f"[{number}] 5 mln zł" in shown


def test_a_terminal_does_not_obey_the_text():
    shown = newskit.to_terminal(article_of("a\x1b]0;title\x07\u202eb\x00\rc\x9b31m", (0, 1)), colour=False)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "a[1]␛]0;title␇" in shown


def _table(articles, **options):
    stream = io.StringIO()
    write_table(articles, stream, **options)
    return stream.getvalue()


def test_a_table_has_a_line_a_record_and_is_not_wider_than_it_may_be():
    lines = _table([sample()]).splitlines()
    assert lines[0].startswith("Most · pl · ")
    assert max(map(len, lines)) <= 110
    assert sum(line.startswith("  quotes ") for line in lines) == 1
    assert len(lines) == 1 + len([r for r in sample() if r.collection not in ("blocks", "sentences")])


def test_a_table_may_be_of_some_kinds_the_layout_among_them():
    lines = _table([sample()], kinds=[newskit.MonetaryFigure]).splitlines()
    assert len(lines) == 3
    assert "blocks" in _table([sample()], kinds=[newskit.Block])


def test_a_table_says_where_nothing_was_found():
    assert "nothing found" in _table([newskit.Article(text="Ala ma kota.", lang="pl")])


def test_a_table_leaves_the_commas_of_a_title_alone():
    article = newskit.Article(text="x" * 1234, title="Slow, but sure")
    assert _table([article]).splitlines()[0] == "Slow, but sure · unknown language · 1 234 characters"


def test_wide_characters_do_not_push_a_table_out_of_line():
    from newskit.terminal import _cut, _width

    assert _width("日本") == 4
    assert _width("e\u0301") == 1
    assert _width(_cut("日本語のニュース", 9)) == 9
    assert _cut("news", 6) == "news  "
    assert _cut("newspaper", 6) == "newsp…"


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": ""}, False),
    ],
)
def test_colours_are_for_terminals_and_can_be_switched(environment, wanted, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(io.StringIO()) is wanted


# --------------------------------------------------------------------------------------------------------- pieces


def test_pieces_stay_few_and_shallow_where_ten_thousand_marks_overlap():
    found = [Mark(n, -(20_000 - n), n, "all") for n in range(10_000)]
    made = list(pieces(20_000, found))
    assert len(made) <= 20_001
    assert max(len(piece.marks) for piece in made) == 8


def test_facts_leave_out_what_goes_without_saying():
    figure = newskit.MonetaryFigure(span=newskit.Span(0, 1, "5"), amount=Decimal(5), currency="PLN")
    assert facts(figure) == [("amount", "5 PLN")]
    person = sample().people[0]
    assert facts(person) == [("name", "Anna Nowak"), ("role", "wójt gminy"), ("gender", "female"), ("mentions", "1")]


def test_facts_tell_a_nought():
    content = newskit.Span(0, 2, "No")
    assert ("turn", "0") in facts(newskit.Quote(span=content, content=(content,), kind="direct", turn=0))
