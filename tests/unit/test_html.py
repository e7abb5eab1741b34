"""HTML pages: what is read of them, and that no page raises, hangs or costs another."""

from __future__ import annotations

import io
import pickle
import time

import pytest

import newskit
from newskit.errors import MissingExtraError
from newskit.model import Block

pytest.importorskip("resiliparse")
pytest.importorskip("trafilatura")

from newskit.extras.html import Pages, guards, read_page
from newskit.extras.html import pages as pages_module
from newskit.extras.html.dates import as_iso
from newskit.extras.html.decoding import decoded
from newskit.extras.html.outline import outline
from newskit.extras.html.trimming import trimmed
from newskit.extras.html.words import role_of

EXTRACTORS = ("resiliparse", "trafilatura")

FIRST = "The council of Marrow Bay voted on Tuesday to keep the last coal-fired ferry in service for one more winter."
SECOND = (
    "“It smokes, but it sails,” said Ada Finch, who has been its captain since the harbour was rebuilt after the flood."
)
THIRD = (
    "Two members voted against the plan and asked for a report on what a battery ferry would cost the town each year."
)
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(body: str = BODY, *, title: str = "Old ferry sails on", head: str = "", lang: str = "en-GB") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} - Marrow Herald</title>'
        f'<meta property="og:site_name" content="Marrow Herald">{head}</head><body><nav><ul><li><a href="/">Home</a></li>'
        f'<li><a href="/news">News</a></li></ul></nav><main><article><h1>{title}</h1>{body}</article></main>'
        "<footer><p>© Marrow Herald. All rights reserved to the paper and its printers.</p></footer></body></html>"
    )


def blocks(article: newskit.Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.of(Block)]


def read(html: str | bytes, **options) -> newskit.Article:
    article = read_page(html, extractor=options.pop("extractor", "resiliparse"), **options)
    for block in article.of(Block):
        assert article.text[block.span.start : block.span.end] == block.text
    assert article.text == "\n\n".join(block.text for block in article.of(Block))
    article.text.encode("utf-8")
    return article


# ------------------------------------------------------------------------------------------------------------ the text


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_title_and_paragraphs_come_as_blocks_in_order(extractor):
    article = read(page(), extractor=extractor)
    assert blocks(article) == [
        ("heading", "Old ferry sails on"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("paragraph", THIRD),
    ]
    assert article.meta["extractor"] == extractor
    assert {(block.annotator, block.rule) for block in article.of(Block)} == {("newskit.layout", "html")}
    assert article.problems == ()


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (
            "<figure><img src=a.jpg><figcaption>The ferry. Photo: Jo Lund/AP</figcaption></figure>",
            [("caption", "The ferry. Photo: Jo Lund/AP")],
        ),
        (
            "<figure><img src=a.jpg><figcaption>The ferry <span class='photo-credit'>Jo Lund/AP</span></figcaption></figure>",
            [("caption", "The ferry"), ("credit", "Jo Lund/AP")],
        ),
        (
            "<figure><img src=a.jpg><figcaption>The ferry.<small>© Jo Lund</small></figcaption></figure>",
            [("caption", "The ferry."), ("credit", "© Jo Lund")],
        ),
        (
            "<div class='wp-caption'><img src=a.jpg><p class='wp-caption-text'>The ferry at its berth</p></div>",
            [("caption", "The ferry at its berth")],
        ),
        (
            "<div class='zdjecie'><img src=a.jpg><div class='podpis'>Prom w porcie</div><div class='autor'>Jan Lis</div></div>",
            [("caption", "Prom w porcie"), ("credit", "Jan Lis")],
        ),
        (
            "<figure><amp-img src=a.jpg></amp-img><figcaption itemprop='caption'>The ferry in fog</figcaption></figure>",
            [("caption", "The ferry in fog")],
        ),
        (
            "<figure>"
            + "".join(
                f"<figure><img src=a.jpg><figcaption>{text}</figcaption></figure>" for text in ("At sea", "Ashore")
            )
            + "</figure>",
            [("caption", "At sea"), ("caption", "Ashore")],
        ),
        (
            "<p><img src=a.jpg><br>The ferry in its berth / fot. Jan Lis</p>",
            [("caption", "The ferry in its berth / fot. Jan Lis")],
        ),
        ("<div data-credit='Jo Lund / AP'><img src=a.jpg></div>", [("credit", "Jo Lund / AP")]),
        ("<img src=a.jpg alt='The ferry. Photo: Jo Lund'>", [("credit", "Photo: Jo Lund")]),
    ],
)
def test_captions_and_credits_are_kept_where_the_page_has_them(figure, expected, extractor):
    article = read(page(f"<p>{FIRST}</p>{figure}<p>{SECOND}</p><p>{THIRD}</p>"), extractor=extractor)
    assert blocks(article)[2 : 2 + len(expected)] == expected
    assert blocks(article)[2 + len(expected) :] == [("paragraph", SECOND), ("paragraph", THIRD)]


def test_a_credit_that_only_json_ld_tells_follows_the_caption():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old ferry sails on", "image": '
        '{"@type": "ImageObject", "url": "https://x.example/img/ferry-1024x683.jpg", "creditText": "Jo Lund / AP"}}</script>'
    )
    figure = "<figure><img src='/img/ferry-640x400.jpg'><figcaption>The ferry</figcaption></figure>"
    article = read(page(figure + BODY, head=head))
    assert blocks(article)[1:3] == [("caption", "The ferry"), ("credit", "Jo Lund / AP")]
    assert article.meta["images"] == [{"creditText": "Jo Lund / AP", "url": "/img/ferry-640x400.jpg"}]


def test_a_credit_that_the_page_shows_is_not_told_twice():
    figure = "<figure><img src=a.jpg data-credit='Jo Lund'><figcaption>The ferry. Photo: Jo Lund</figcaption></figure>"
    assert [text for _, text in blocks(read(page(figure + BODY)))].count("Jo Lund") == 0


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(
    "box",
    [
        "<div class='related-articles'><h3>Read more</h3><p>A shorter ferry was once built here by mistake.</p></div>",
        "<div class='newsletter-signup'><p>All the harbour news in your inbox every Friday morning.</p></div>",
        "<div class='box'><h4>Every Friday</h4><p>The harbour in your inbox.</p><input type='email'></div>",
        "<p><strong>READ ALSO:</strong> <a href='/x'>Ferry that could not swim is sold at an auction</a></p>",
        "<ul><li><a href='/1'>Ferry that could not swim is sold</a></li><li><a href='/2'>Captain retires to a hill</a></li></ul>",
        "<nav><a href='/1'>Ferries</a></nav><script>var a = '<p>no text</p>';</script><style>p {}</style><!-- <p>none</p> -->",
        "<div class='figure-teaser related'><figure><img src=a.jpg><figcaption>Other news</figcaption></figure></div>",
        "<p hidden>Nobody sees this sentence on the page, however long it may be.</p>",
    ],
)
def test_boxes_of_other_articles_and_of_the_page_are_left_out(box, extractor):
    article = read(page(f"<p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p>"), extractor=extractor)
    assert [text for _, text in blocks(article)[1:]] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_what_stands_among_the_paragraphs_is_kept_with_its_kind(extractor):
    between = (
        "<h2>A short heading</h2><p>– Yes.</p><p>– No.</p><ul><li>One ferry stays in service</li><li>One is sold</li></ul>"
        "<blockquote><p>It smokes, but it sails</p></blockquote>"
    )
    article = read(page(f"<p>{FIRST}</p>{between}<p>{SECOND}</p><p>{THIRD}</p>"), extractor=extractor)
    assert blocks(article)[2:-2] == [
        ("heading", "A short heading"),
        ("paragraph", "– Yes."),
        ("paragraph", "– No."),
        ("list_item", "One ferry stays in service"),
        ("list_item", "One is sold"),
        ("paragraph", "It smokes, but it sails"),
    ]


@pytest.mark.parametrize(
    "lead", ["<p class='lead'>{}</p>", "<div class='article__standfirst'>{}</div>", "<p><b>{}</b></p>"]
)
def test_a_lead_is_known_by_its_name_or_its_bold_type(lead):
    text = "The town decided against a battery ferry, at least until the winter is over."
    assert blocks(read(page(lead.format(text) + BODY)))[1] == ("lead", text)


def test_a_line_break_ends_a_block_and_spaces_collapse_but_for_no_break_spaces():
    body = f"<div>{FIRST}<br><br>It costs\n   5&nbsp;million<br/>{SECOND}<br>{THIRD}</div>"
    assert [text for _, text in blocks(read(page(body)))[1:]] == [FIRST, "It costs 5\xa0million", SECOND, THIRD]


def test_a_body_whose_element_has_the_name_of_a_box_is_read_all_the_same():
    article = read(page(f"<div class='widget sidebar comments'>{BODY}</div>"))
    assert [text for _, text in blocks(article)[1:]] == [FIRST, SECOND, THIRD]


# -------------------------------------------------------------------------------------------------------- the metadata


def test_metadata_come_from_json_ld_opengraph_and_the_root():
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Person", "@id": "#ada", "name": "Ada Finch"}, '
        '{"@type": ["NewsArticle"], "headline": "Old ferry sails on", "datePublished": "2026-05-04T07:00:00+01:00", '
        '"author": [{"@id": "#ada"}, {"name": "Jo Lund and Per Holm"}, {"name": "Newsroom"}], '
        '"publisher": {"name": "Herald Group"}}]}</script><link rel="canonical" href="/ferry">'
    )
    article = read(page(head=head), url="https://herald.co.uk/ferry?x=1")
    assert (article.title, article.lang, article.country) == ("Old ferry sails on", "en", "GB")
    assert (article.publisher, article.published) == ("Marrow Herald", "2026-05-04T07:00:00+01:00")
    assert article.authors == ("Ada Finch", "Jo Lund", "Per Holm")
    assert article.url == "https://herald.co.uk/ferry"


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": "A\nline", "datePublished": "2026-05-04",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2026-05-04"} -->',
        '{"@type": "NewsArticle", "datePublished": "2026-05-04"};',
    ],
)
def test_json_ld_with_common_mistakes_is_read(broken):
    assert read(page(head=f'<script type="application/ld+json">{broken}</script>')).published == "2026-05-04"


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '"\\ud800"', '{"@type": "NewsArticle", "headline": "\\ud800x"}', "null", "1"]
)
def test_json_ld_that_says_nothing_costs_nothing_else(broken):
    article = read(page(head=f'<script type="application/ld+json">{broken}</script>'))
    assert article.title == "Old ferry sails on"
    assert FIRST in article.text


@pytest.mark.parametrize(
    ("url", "lang", "expected"),
    [
        ("https://www.onet.pl/x", "pl", "PL"),
        ("https://www.standard.co.uk/x", "en-US", "GB"),
        ("https://orf.at/x", "de-DE", "AT"),
        ("https://example.com/x", "pt-BR", "BR"),
        ("https://example.com/x", "en", None),
        ("https://news.io/x", "en", None),
        ("http://[", "en", None),
    ],
)
def test_the_country_is_that_of_the_address_or_of_the_language(url, lang, expected):
    assert read(page(lang=lang), url=url).country == expected


# ------------------------------------------------------------------------------------------------------- odd characters

POLISH = "Żółw pożarł źdźbło trawy, a świerszcz ćwierkał nad łąką, gdzie gęś szła w stronę źródła."
RUSSIAN = "Президент сообщил о новых мерах поддержки предприятий и жителей города."


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "header"),
    [
        (POLISH, "utf-8", None, None),
        (POLISH, "utf-8", "iso-8859-1", None),
        (POLISH, "utf-8", "utf-8", "windows-1252"),
        (POLISH, "utf-8-sig", None, None),
        (POLISH, "utf-16", None, None),
        (POLISH, "utf-16-le", None, None),
        (POLISH, "iso-8859-2", "iso-8859-2", None),
        (POLISH, "iso-8859-2", None, "ISO-8859-2"),
        (POLISH, "iso-8859-2", None, None),
        (POLISH, "cp1250", "windows-1250", None),
        (POLISH, "cp1250", "iso-8859-2", None),
        (POLISH, "cp1250", "utf-8", None),
        (RUSSIAN, "cp1251", "windows-1251", None),
        (RUSSIAN, "cp1251", None, None),
        ("Straße über Fußgänger", "cp1252", "latin1", None),
        ("駅前の再開発、完成は二年延期へ", "shift_jis", "shift_jis", None),
        ("駅前の再開発、完成は二年延期へ", "iso-2022-jp", "iso-2022-jp", None),
    ],
)
def test_the_character_set_is_found_whatever_the_page_says(text, encoding, declared, header):
    meta = f'<meta charset="{declared}">' if declared else ""
    raw = f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding)
    found = decoded(raw, header)
    assert text in found.text
    assert found.replaced == 0


def test_bytes_that_are_no_characters_are_replaced_and_told():
    raw = page(f"<p>Ż{FIRST}</p><p>łóżko {SECOND}</p><p>{THIRD * 30} ąęśćż{'ą' * 50}</p>").encode() + b"<!-- \xff -->"
    article = read(raw, source="old.html")
    assert "łóżko" in article.text
    assert [(one.annotator, one.error) for one in article.problems] == [("newskit.html", "Charset")]
    assert article.problems[0].message.startswith("old.html: 1 bytes are not utf-8")


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(
    "odd", ["\ud800", "\0", "\x0b", "\u2028", "\ufeff", "&#xD800;", "&#0;", "&nosuch;", "&lt;b&gt;", "<"]
)
def test_odd_characters_cost_no_more_than_themselves(odd, extractor):
    article = read(page(f"<p>{FIRST} {odd} {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"), extractor=extractor)
    assert article.text.count(FIRST) == 2
    assert SECOND in article.text


def test_references_become_characters():
    article = read(page(f"<p>{FIRST} R&amp;D &bdquo;x&rdquo; &lt;5 &#8364;&nbsp;7</p><p>{SECOND}</p>"))
    assert "R&D „x” <5 €\xa07" in article.text


# ------------------------------------------------------------------------------------------------------------ odd pages


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(
    "html",
    [
        "",
        b"",
        "   \n",
        "<html></html>",
        "<html><head><title>x</title></head></html>",
        "<script>document.write('text')</script>",
        "<html><body><div id=root></div><script>var a = {};</script></body></html>",
        "<frameset><frame src=a></frameset>",
        b"%PDF-1.7 ...",
        b"\x1f\x8b\x08\x00",
        "<p>",
        "<<<<>>>>",
        "<!--",
        "<script>",
        "<style>p {}",
        "<table><tr><td>",
        "</p></div></body></html>",
    ],
)
def test_a_page_without_text_gives_an_article_and_a_problem_that_names_it(html, extractor):
    article = read(html, extractor=extractor, source="empty.html")
    assert len(article.problems) == 1
    assert article.problems[0].message.startswith("empty.html: ")
    assert article.problems[0].annotator == "newskit.html"


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(
    "body",
    [
        f"<p>{FIRST}<p>{SECOND}<p>{THIRD}",
        f"<div><p>{FIRST}</div></p><span><p>{SECOND}</span><b><p>{THIRD}</p>",
        f"{FIRST}<br><br>{SECOND}<br><br>{THIRD}",
        f"</div></div></main></body><p>{FIRST}</p><p>{SECOND}</p></html><p>{THIRD}</p>",
        f"<table><tr><td>{FIRST}<p>{SECOND}</td></table><p>{THIRD}",
        f'<p>{FIRST}</p><p attr="x>y" <b>{SECOND}</p><p>{THIRD}</p>',
        f"<iframe><p></iframe><noscript><p>No</noscript><textarea><p></textarea><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
        f"<xmp><p></xmp><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
    ],
)
def test_malformed_markup_is_read(body, extractor):
    text = read(page(body), extractor=extractor).text
    assert all(sentence in text for sentence in (FIRST, SECOND, THIRD))


def test_a_paragraph_is_read_where_a_page_has_no_body_element():
    assert FIRST in read(f"<title>x</title>{BODY}").text


HOSTILE = {
    "nested": "<div>" * 20_000 + BODY + "</div>" * 20_000,
    "nested in what is not read": "<svg>" + "<g>" * 20_000 + "</g>" * 20_000 + "</svg>" + BODY,
    "nested buttons": "<div hidden>" + "<div>" * 20_000 + "</div>" * 20_001 + BODY,
    "nested without end": "<div>" * 200_000 + BODY,
    "open fonts": "".join(f"<p><font color=c{number}>x" for number in range(20_000)) + BODY,
    "fonts closed too late": "<p>"
    + "".join(f"<font color=c{number}>" for number in range(2_000))
    + "</p>"
    + "<p>x</p>" * 20_000
    + "</font>" * 2_000
    + BODY,
    "open bold": "<p><b>" * 100_000 + BODY,
    "attributes": "<div " + " ".join(f"a{number}=1" for number in range(200_000)) + ">" + BODY,
    "open comment": BODY + "<!-- " * 200_000,
    "open scripts": BODY + "<script>" * 100_000,
    "less-than signs": BODY + "<" * 1_000_000,
    "one long line": f"<p>{'word ' * 2_000_000}</p>",
    "many paragraphs": BODY * 20_000,
    "many links": BODY + "<li><a href=x>A link to somewhere else</a></li>" * 60_000,
    "many figures": BODY
    + "<figure><img src=a.jpg alt='Photo: Jo Lund'><figcaption>The ferry</figcaption></figure>" * 30_000,
    "many breaks": BODY + "<br>" * 500_000,
    "spaces": f"<p>{FIRST}{' ' * 3_000_000}{SECOND}</p>",
    "ampersands": f"<p>{FIRST}</p><p>{SECOND}</p><p>{'&' * 500_000}</p>",
    "json": '<script type="application/ld+json">' + "[" * 500_000 + "</script>" + BODY,
    "json of many items": f'<script type="application/ld+json">[{"1," * 500_000}1]</script>{BODY}',
    "tags in scripts": f"<script>'{'<meta <time <link <b ' * 50_000}'</script>{BODY}",
    "tags without end": BODY + "<b <i <font " * 50_000,
    "metas": "<meta name=a content=b>" * 50_000 + BODY,
}


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_takes_long_and_each_gives_text_or_a_problem(name, extractor):
    start = time.process_time()
    article = read(page(HOSTILE[name]), extractor=extractor)
    assert time.process_time() - start < 20, "a page is read in seconds; what is quadratic takes minutes"
    assert FIRST in article.text or article.problems or "word word" in article.text


def test_a_page_nested_too_deeply_for_an_extractor_gives_its_text_and_says_so():
    article = read(page(HOSTILE["nested"]), source="deep.html")
    assert [one.error for one in article.problems] == ["TooDeep"]
    assert all(sentence in article.text for sentence in (FIRST, SECOND, THIRD))


def test_a_page_too_large_for_trafilatura_is_read_by_resiliparse_and_says_so():
    article = read(page(HOSTILE["many paragraphs"]), extractor="trafilatura")
    assert article.meta["extractor"] == "resiliparse"
    assert [one.error for one in article.problems] == ["TooLarge"]


def test_a_failure_of_trafilatura_costs_no_page(monkeypatch):
    def fail(html):
        raise AttributeError("no body")

    monkeypatch.setattr(pages_module, "_trafilatura_text", fail)
    article = read(page(), extractor="trafilatura", source="odd.html")
    assert THIRD in article.text
    assert article.problems[0].message.startswith("odd.html: trafilatura failed (AttributeError: no body)")


def test_a_page_of_twenty_megabytes_is_read():
    article = read(page(BODY + f"<script>{'x = 1;' * 3_500_000}</script>"), extractor="trafilatura")
    assert FIRST in article.text


def test_a_page_beyond_the_limit_is_not_read_and_says_so(monkeypatch):
    monkeypatch.setattr(guards, "LONGEST_PAGE", 1_000)
    (found,) = Pages("resiliparse").newskit_open(io.BytesIO(b"x" * 2_000), "text/html", "big.html")
    article = found.parse()
    assert article.text == ""
    assert article.problems[0].message.startswith("big.html: has more than 1,000")


# ----------------------------------------------------------------------------------------------------------- the plugin


def test_pages_opens_html_and_nothing_else():
    opener = Pages("resiliparse")
    for media_type in ("text/html", "application/xhtml+xml"):
        (found,) = opener.newskit_open(io.BytesIO(page().encode()), media_type, "ferry.html")
        article = pickle.loads(pickle.dumps(found)).parse()  # as it goes to another process
        assert article.meta["source"] == "ferry.html"
        assert article.url is None
    assert opener.newskit_open(io.BytesIO(b""), "text/plain", None) is None


def test_pages_is_a_value_that_pickles_and_refuses_unknown_extractors():
    assert pickle.loads(pickle.dumps(Pages("resiliparse"))) == Pages("resiliparse")
    with pytest.raises(ValueError, match="extractor"):
        Pages("newspaper")


def test_a_pipeline_reads_files_through_it(tmp_path):
    path = tmp_path / "ferry.html"
    path.write_text(page(), encoding="utf-8")
    (article,) = newskit.Pipeline(plugins=[Pages("resiliparse")], entry_points=False).read_files([path])
    assert article.quotes[0].speaker.name == "Ada Finch"
    assert article.title == "Old ferry sails on"


def test_an_extractor_that_is_not_installed_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pages_module, "find_spec", lambda name: None)
    pages_module._installed.cache_clear()
    try:
        with pytest.raises(MissingExtraError, match=r'pip install "newskit\[html\]"'):
            read_page(page(), extractor="trafilatura")
        assert read_page(page()).meta["extractor"] == "resiliparse"
    finally:
        pages_module._installed.cache_clear()


# ------------------------------------------------------------------------------------------------------------- the parts


@pytest.mark.parametrize(
    ("attributes", "field", "value"),
    [
        (' class="wp-caption-text"', "kind", "caption"),
        (' class="photoCredit"', "kind", "credit"),
        (' itemprop="caption"', "kind", "caption"),
        (' class="c-article__standfirst"', "kind", "lead"),
        (' class="source"', "by_picture", "credit"),
        (' class="autor-zdjecia"', "by_picture", "credit"),
        (' class="has-sidebar no-comments"', "box", False),
        (' class="PullQuote"', "own", True),
        (' style="display: none"', "hidden", True),
        (' class="visually-hidden"', "hidden", True),
        (' class="articleBody related"', "box", False),
        (' data-component="RelatedCard"', "box", True),
    ],
)
def test_names_of_elements_tell_what_they_hold(attributes, field, value):
    assert getattr(role_of(attributes), field) == value


def test_an_outline_tells_lines_from_their_elements():
    page_ = outline(
        '<body><div><h2>A <b>b</b></h2><p>One<br>two</p><ul><li><a href="x">link</a></li></ul></div></body>'
    )
    assert [(line.tag, line.text, line.linked) for line in page_.lines] == [
        ("h2", "A b", 0),
        ("p", "One", 0),
        ("p", "two", 0),
        ("li", "link", 4),
    ]
    div, heading = page_.lines[0].parent, page_.lines[0].element
    assert page_.parents[heading] == div
    assert page_.ends[div] == max(line.element for line in page_.lines)


# ------------------------------------------------------------------------------------------------------------ trimming

OTHERS = '<div class="more">' + 60 * '<div><a href="/x"><img src="x.jpg"><h3>Another headline</h3></a></div>' + "</div>"
TOP = '<figure><img src="f.jpg"><figcaption>The ferry on Monday.</figcaption></figure>'
LATER = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Jo Lund"}}</script>'


def wide(article: str, *, before: str = "", after: str = "") -> str:
    """A page like those of big sites: the article is the smaller part."""
    title = "<title>Old ferry sails on for a year</title>"
    return (
        f"<html><head>{title}<script>{'x = 1;' * 2_000}</script></head><body><div id='page'>{OTHERS}{before}"
        f"<div class='story'>{article}</div>{after}{OTHERS}</div>{LATER}</body></html>"
    )


@pytest.mark.parametrize("heading", ["h1", "h2"])
def test_a_page_is_cut_down_to_its_article_and_reads_the_same(heading, monkeypatch):
    html = wide(f"<{heading}>Old ferry sails on for a year</{heading}>{BODY}", before=TOP)
    short = trimmed(html)
    assert short is not None
    assert len(short) < len(html) / 5
    fast = read(html)
    monkeypatch.setattr(pages_module, "trimmed", lambda html: None)
    assert fast == read(html)
    assert ("caption", "The ferry on Monday.") in blocks(fast)
    assert fast.authors == ("Jo Lund",)


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (wide(BODY), "no title"),
        (wide("<h1>Old ferry sails on</h1>", before=BODY), "its text stands above the title"),
        (wide("<h1>Old ferry</h1><p>It sails.</p>"), "hardly any running text"),
        (wide(f"<h1>Old ferry</h1>{BODY}<!-- never closed <p>"), "a comment without an end"),
        (wide(f"{'<div>' * 300}<h1>Old ferry</h1>{BODY}"), "nested too deeply"),
        (wide(f"<h1>Old ferry</h1>{BODY}").replace("<body>", ""), "no body"),
    ],
)
def test_where_the_article_is_unclear_the_whole_page_is_read(html, why):
    assert trimmed(html) is None, why
    assert FIRST in read(html).text or FIRST not in html


def test_a_stray_closing_tag_costs_no_text():
    for stray in ("</div>", "</section>", "</article></div>"):
        text = read(wide(f"<h1>Old ferry sails on</h1><p>{FIRST}</p><p>{SECOND}</p>{stray}<p>{THIRD}</p>")).text
        assert FIRST in text
        assert THIRD in text


# --------------------------------------------------------------------------------------------------- names and dates


def test_names_that_a_build_made_are_no_words():
    assert not role_of(' class="p_ad3046"').box
    assert not role_of(' class="x896ad8"').box
    assert role_of(' class="ad ad3046"').box


def test_elements_of_the_sites_own_are_called_by_their_names():
    box = "<site-newsletter><h3>The Briefing</h3><p>What matters today, in your letter box by seven.</p></site-newsletter>"
    assert "letter box" not in read(page(f"<p>{FIRST}</p><p>{SECOND}</p>{box}<p>{THIRD}</p>")).text


def test_related_images_are_the_articles_and_related_articles_are_not():
    assert not role_of(' class="related_images"').box
    assert role_of(' class="related-articles"').box


def test_names_in_an_element_behind_a_sentence_are_a_credit():
    caption = (
        "<figure><img src='a.jpg'><figcaption><span>The ferry on Monday.</span><span>{}</span></figcaption></figure>"
    )
    assert ("credit", "Ada Finch (AP)") in blocks(read(page(caption.format("Ada Finch (AP)") + BODY)))
    assert ("caption", "The ferry on Monday.It sails on.") in blocks(read(page(caption.format("It sails on.") + BODY)))


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("2026-05-06T14:20:00Z", "2026-05-06T14:20:00Z"),
        ("2026-05-06T14:20:00.000+0200", "2026-05-06T14:20:00+02:00"),
        ("2026-05-06 9:20", "2026-05-06T09:20"),
        ("20260506", "2026-05-06"),
        ("2026/05/06 14:20 UTC", "2026-05-06T14:20Z"),
        ("06.05.2026, 14:20 Uhr", "2026-05-06T14:20"),
        ("Wed, 06 May 2026 14:20:00 +0200", "2026-05-06T14:20:00+02:00"),
        ("06/05/2026", "06/05/2026"),
        ("2026-13-06", "2026-13-06"),
        ("Wed, soon", "Wed, soon"),
    ],
)
def test_dates_are_iso_where_they_can_mean_one_day_only(told, iso):
    assert as_iso(told) == iso
