"""An article as HTML: its text with the records marked, and the records in a list beneath.

One file without scripts and without anything from the network. It follows the reader's choice of light or dark, and its
style stays inside the class ``newskit``, so that it can stand in a notebook or in somebody's page.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

from newskit.describe import facts, heading
from newskit.export import MAIN_KINDS, one_or_many
from newskit.marks import Mark, marks, pieces, shown
from newskit.model import Annotation, Article, Quote

__all__ = ["to_html", "write_html"]

# Light and dark, each with at least 4.5:1 against the ground (WCAG AA); `_tint` of it lies behind the text.
_COLOURS = {
    "quotes": ("#1d4ed8", "#93c5fd"),
    "money": ("#15803d", "#86efac"),
    "vague_amounts": ("#4d7c0f", "#bef264"),
    "credits": ("#b45309", "#fcd34d"),
    "agreements": ("#7e22ce", "#d8b4fe"),
    "people": ("#0f766e", "#5eead4"),
    "boilerplate": ("#57534e", "#a8a29e"),
}
_OTHERS = (("#be123c", "#fda4af"), ("#0369a1", "#7dd3fc"), ("#a21caf", "#f0abfc"), ("#854d0e", "#fde047"))

_STYLE = """
.newskit{--ground:#fff;--ink:#1c1917;--soft:#57534e;--line:#d6d3d1;color-scheme:light dark;background:var(--ground);
color:var(--ink);font:1rem/1.5 system-ui,sans-serif;padding:1rem;overflow-wrap:anywhere}
.newskit *{box-sizing:border-box}
.newskit .nk-in{max-width:44rem;margin:0 auto}
.newskit h2{font-size:1.3rem;line-height:1.25;margin:0 0 .25rem}
.newskit .nk-about,.newskit .nk-at,.newskit .nk-facts{color:var(--soft);font-size:.875rem}
.newskit .nk-about{margin:0 0 .75rem}
.newskit .nk-legend{display:flex;flex-wrap:wrap;gap:.4rem .5rem;margin:0 0 1rem;
padding:0;list-style:none;font-size:.875rem}
.newskit .nk-legend li{margin:0}
.newskit .nk-text{white-space:pre-wrap;unicode-bidi:plaintext;line-height:1.9;margin:0 0 1.5rem;
padding:0 0 1rem;border-bottom:1px solid var(--line)}
.newskit .nk-m,.newskit .nk-m:hover{color:inherit;text-decoration:none;background:var(--tint);
border-bottom:2px solid var(--colour);border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.newskit .nk-out1{padding-bottom:3px}.newskit .nk-out2{padding-bottom:6px}
.newskit .nk-legend .nk-m{padding:.05rem .4rem;display:inline-block}
.newskit .nk-quotes.nk-all{background:none;border-bottom-style:dotted;border-bottom-width:1px}
.newskit .nk-quotes.nk-all.nk-out1,.newskit .nk-quotes.nk-all.nk-out2{border-bottom:0;padding-bottom:0}
.newskit .nk-legend .nk-quotes{background:var(--tint);border-bottom:2px solid var(--colour)}
.newskit .nk-people{background:none;border-bottom-style:dashed;border-bottom-width:1px}
.newskit .nk-credits{border-bottom-style:dashed}
.newskit .nk-agreements{border-bottom-style:double;border-bottom-width:3px}
.newskit .nk-boilerplate{background:none;border-bottom-style:dotted;color:var(--soft)}
.newskit .nk-cue,.newskit .nk-name{background:none;border-bottom:0;font-weight:600}
.newskit .nk-cue{font-style:italic}
.newskit .nk-heading{font-weight:700}
.newskit .nk-text :target,.newskit li:target{outline:2px solid var(--colour,currentColor);outline-offset:2px}
.newskit .nk-in details{margin:0 0 1rem;border:0;color:inherit}
.newskit summary{cursor:pointer;font-weight:700;padding:.3rem 0;padding-left:.6rem;
border-left:.3rem solid var(--colour)}
.newskit summary small{font-weight:400;color:var(--soft)}
.newskit ol{list-style:none;margin:0;padding:0}
.newskit ol li{margin:0;padding:.5rem 0 .5rem .9rem;border-bottom:1px solid var(--line)}
.newskit .nk-at{color:var(--soft);text-decoration:underline;float:right;margin:0 0 0 .75rem}
.newskit .nk-words{unicode-bidi:plaintext;display:block}
.newskit .nk-facts span{display:inline-block;margin-right:.9rem}
.newskit .nk-facts b{font-weight:600}
.newskit .nk-problems{border-left:.3rem solid #b91c1c;padding:.25rem .75rem;margin:0 0 1rem}
.newskit .nk-problems ul{margin:.25rem 0;padding-left:1.1rem}
"""
_DARK = ".newskit{--ground:#1c1917;--ink:#f5f5f4;--soft:#b8b2ad;--line:#44403c}"

# What may not stand in HTML, or could not be encoded: most control characters, and surrogates.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def to_html(article: Article, *, fragment: bool = False) -> str:
    """The article as HTML: the text with the records marked, a legend, and the records in a list beneath.

    Characters that HTML cannot hold are shown as U+FFFD; everything from the article is escaped.

    Args:
        article: After reading.
        fragment: Only the element, for a notebook or a page of one's own, instead of a whole document.

    >>> import newskit
    >>> "Ala &amp; kot" in to_html(newskit.Article(text="Ala & kot"))
    True
    """
    if fragment:
        return _fragment(article)
    return "".join(_page([article], article.title or "newskit", article.lang))


def write_html(articles: Article | Iterable[Article], stream: IO[str]) -> None:
    """Write one HTML document with all articles."""
    stream.writelines(_page(one_or_many(articles), "newskit", None))


def _page(articles: Iterable[Article], title: str, lang: str | None) -> Iterator[str]:
    attribute = f' lang="{_escaped(lang)}"' if lang else ""
    yield (
        f'<!doctype html>\n<html{attribute}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{_escaped(title)}</title>'
        "<style>html,body{margin:0;background:#fff}@media (prefers-color-scheme:dark){html,body{background:#1c1917}}"
        "</style></head><body>\n"
    )
    for number, article in enumerate(articles):
        yield _fragment(article, number) + "\n"
    yield "</body></html>\n"


def _fragment(article: Article, number: int = 0) -> str:
    # Several articles may stand in one notebook, and names of places must not meet.
    key = f"nk{zlib.crc32(article.text.encode('utf-8', 'surrogatepass')):08x}{number or ''}"
    by_kind: dict[str, list[tuple[int, Annotation]]] = {kind.collection: [] for kind in MAIN_KINDS}
    for index, record in shown(article):
        by_kind.setdefault(record.collection, []).append((index, record))
    found = {name: records for name, records in by_kind.items() if records}
    return "".join(
        [
            f'<div class="newskit"><style>{_STYLE}{_colours(found)}</style><div class="nk-in">',
            *_about(article),
            *_legend(found),
            *_text(article, key),
            *_problems(article),
            *(part for name, records in found.items() for part in _list(name, records, key)),
            "</div></div>",
        ]
    )


def _escaped(text: Any) -> str:
    return html.escape(_UNSHOWABLE.sub("\ufffd", str(text)))


def _class(collection: str) -> str:
    return "nk-" + re.sub(r"[^a-z0-9_]", "-", collection.lower())


def _colours(found: Iterable[str]) -> str:
    light: list[str] = []
    dark: list[str] = []
    for name in found:
        # A plugin's kind has the same colour in every article.
        pair = _COLOURS.get(name) or _OTHERS[zlib.crc32(name.encode()) % len(_OTHERS)]
        for colour, rules, tint in ((pair[0], light, "22"), (pair[1], dark, "26")):
            rules.append(f".newskit .{_class(name)}{{--colour:{colour};--tint:{colour}{tint}}}")
    return f"{''.join(light)}\n@media (prefers-color-scheme:dark){{{_DARK}{''.join(dark)}}}"


def _about(article: Article) -> Iterator[str]:
    if article.title:
        yield f'<h2 dir="auto">{_escaped(article.title)}</h2>'
    parts = [
        article.publisher,
        article.published,
        ", ".join(article.authors),
        article.url or article.meta.get("source"),
    ]
    told = [_escaped(part) for part in parts if part]
    told.append(_escaped(f"language: {article.lang or 'unknown'}"))
    yield f'<p class="nk-about">{" · ".join(told)}</p>'


def _legend(found: dict[str, list[tuple[int, Annotation]]]) -> Iterator[str]:
    if found:
        yield '<ul class="nk-legend">'
        for name, records in found.items():
            yield f'<li><span class="nk-m {_class(name)}">{_escaped(heading(name))} {len(records)}</span></li>'
        yield "</ul>"


def _text(article: Article, key: str) -> Iterator[str]:
    lang = f' lang="{_escaped(article.lang)}"' if article.lang else ""
    yield f'<div class="nk-text" dir="auto"{lang}>'
    seen: set[int] = set()
    for piece in pieces(len(article.text), marks(article)):
        words = _escaped(article.text[piece.start : piece.end])
        lines = 0  # that the marks inside have drawn already; each further out lies below them
        for depth, mark in enumerate(reversed(piece.marks)):
            record = article.annotations[mark.number]
            words = _marked(words, record, mark, key, seen, lines=lines, link=depth == 0)
            lines += mark.role == "content" or (mark.role == "all" and not isinstance(record, Quote))
        yield words
    yield "</div>"


def _marked(words: str, record: Annotation, mark: Mark, key: str, seen: set[int], *, lines: int, link: bool) -> str:
    """Words in an element of a mark; the innermost leads to the record in the list, links being no good in links."""
    if mark.role == "heading":
        return f'<b class="nk-heading">{words}</b>'
    below = f" nk-out{min(lines, 2)}" if lines else ""
    place = "" if mark.number in seen else f' id="{key}-t{mark.number}"'
    seen.add(mark.number)
    head = f'class="nk-m {_class(record.collection)} nk-{mark.role}{below}" title="{_tooltip(record)}"{place}'
    return f'<a {head} href="#{key}-r{mark.number}">{words}</a>' if link else f"<span {head}>{words}</span>"


def _tooltip(record: Annotation) -> str:
    told = [f"{label}: {value}" for label, value in facts(record)]
    if record.rule:
        told.append(f"rule: {record.rule}")
    if record.annotator:
        told.append(f"found by: {record.annotator}")
    return _escaped("\n".join([heading(record.collection), *told])).replace("\n", "&#10;")


def _problems(article: Article) -> Iterator[str]:
    if article.problems:
        yield '<div class="nk-problems"><strong>Problems</strong><ul>'
        for problem in article.problems:
            yield f"<li>{_escaped(problem.annotator)}: {_escaped(problem.error)}: {_escaped(problem.message)}</li>"
        yield "</ul></div>"


def _list(name: str, records: list[tuple[int, Annotation]], key: str) -> Iterator[str]:
    count = f"{_escaped(heading(name))} <small>{len(records)}</small>"
    yield f'<details open class="{_class(name)}"><summary>{count}</summary><ol>'
    for number, record in records:
        span = record.span
        yield f'<li id="{key}-r{number}"><a class="nk-at" href="#{key}-t{number}">{span.start}–{span.end}</a>'
        words = record.text if isinstance(record, Quote) else span.text
        yield f'<bdi class="nk-words">{_escaped(words)}</bdi><div class="nk-facts">'
        told = [*facts(record), *([("rule", record.rule)] if record.rule else [])]
        yield " ".join(f"<span><b>{_escaped(label)}</b> <bdi>{_escaped(value)}</bdi></span>" for label, value in told)
        yield "</div></li>"
    yield "</ol></details>"
