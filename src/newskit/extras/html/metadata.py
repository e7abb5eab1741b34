"""What a page says of itself: JSON-LD, OpenGraph and other meta elements, links, the language of its root.

resiliparse parses the page and `json` the JSON-LD: what is read here is the page as the parser gives it back, clean
HTML whose elements a short pattern finds. That takes a tenth of a millisecond; asking the parser's nodes one by one for
their attributes takes two, and libraries that read the whole page for it ten and more.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from attrs import define, field
from resiliparse.parse.html import HTMLTree

from newskit.extras.html.dates import as_iso
from newskit.extras.html.decoding import without_surrogates
from newskit.extras.html.words import names as names_in

__all__ = ["Metadata", "metadata"]

_MOST_JSON = 2_000_000  # characters of JSON-LD in one element; more is no description of an article
_ARTICLES = (
    "Article",
    "Posting",
    "Report",
    "Review",
    "Recipe",
)  # endings of schema.org types that a page's text can have
_NAMES_OF = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "headline"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued",
        "dcterms.created", "dc.date", "date", "pubdate", "publish-date", "publishdate", "publication_date",
        "article.published", "cxenseparse:recs:publishtime", "sailthru.date", "dc.created", "og:published_time",
    ),
    "author": (
        "author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author", "cxenseparse:author",
    ),
}  # fmt: skip
_HEADLINE = 15  # characters; a shorter heading may be the name of the site
_BEFORE_SITE = re.compile(r"\s[-–—|•»:·]\s")
_ELEMENT = re.compile("<(meta|link) ([^<>]*)>")
_ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
_JSON_LD = re.compile(r'<script[^<>]* type="application/ld\+json[^<>]*>(.*?)</script', re.DOTALL)
_URL = re.compile(r"https?://|www\.|@|\.(?:com|org|net|pl|de|html?)\b", re.IGNORECASE)
_MOST_NAMES = 400  # characters
_MOST_IMAGES = 100
_ADDRESS = re.compile(r"https?:|/|@", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)

# Words that make an author an editorial office, in the languages of the packs.
_OFFICES = re.compile(
    r"\b(?:redakc\w+|red\.|redaktion\w*|redaktsiy\w+|redacci[oó]n|redazione|r[ée]daction|redac[cç][aã]o|redactie|redaksjon\w*|"
    r"редакц\w+|editorial|editors?|newsroom|news desk|web desk|staff|admin\w*|webmaster|author|unknown|team|"
    r"press release|anonym\w*|online)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|od|autor(?:ka|en|zy|ka/y)?|author|text|tekst|opracowa\w+|oprac\.|opr\.|napisał\w?|"
    r"автор\w*|auteur|autore)\b\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;|•/\n]|\s(?:and|und|et|y|e|i|oraz|en|och|og|a|та|и|&)\s)\s*", re.IGNORECASE)

# Country codes that are sold as words to the whole world.
_GENERIC = names_in("ai cc co eu fm gg im io la ly me nu sh so su to tv vc ws xyz")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")


_DATES = (
    re.compile(r'<[a-z]+(?=[^<>]* itemprop="datePublished")[^<>]* (?:datetime|content)="([^"]*)"'),
    re.compile(r'<time(?=[^<>]* pubdate)[^<>]* datetime="([^"]*)"'),
    re.compile(r'<time[^<>]* datetime="([^"]*)"'),
)
_BEGINNING = 10_000  # characters, in which the root element begins
_ROOT = re.compile(r'<html[^<>]* (?:xml:)?lang="([^"]*)"')


@define(slots=True)
class Metadata:
    """What a page says of its article; None and empty where it says nothing.

    Attributes:
        images: The pictures that JSON-LD describes: ``ImageObject`` with what it has of caption and credit.
    """

    title: str | None = None
    lang: str | None = None
    country: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    images: list[Mapping[str, Any]] = field(factory=list)


def metadata(tree: HTMLTree, html: str, headings: Sequence[str], url: str | None) -> Metadata:
    """What a page says of its article.

    Args:
        tree: The page.
        html: The same as the parser gives it back.
        headings: What stands in its ``h1`` elements.
        url: Where it was found, if that is known.
    """
    head = html[: html.find("<body")]
    metas, links = _elements(head)
    nodes = list(_nodes(html))
    ids = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), {})
    found = Metadata()
    found.url = _canonical(links, metas, url)
    found.title = _title(tree, headings, metas, article)
    found.publisher = _publisher(metas, article, nodes, ids)
    published = _published(html, metas, article)
    found.published = as_iso(published) if published else None
    found.authors = _authors(tree, metas, article, ids, found.publisher)
    found.lang, found.country = _language(html, metas, article, found.url or url)
    found.images = _images(article, nodes, ids)
    return found


# ------------------------------------------------------------------------------------------------------ what is there


def _elements(head: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The contents of the meta elements by their names, and the addresses of the links by what they are."""
    metas: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    for tag, inner in _ELEMENT.findall(head):
        attributes = dict(_ATTRIBUTE.findall(inner))
        if tag == "link":
            links.setdefault(attributes.get("rel", ""), attributes.get("href", ""))
            continue
        name = next(
            (attributes[key] for key in ("property", "name", "itemprop", "http-equiv") if attributes.get(key)), ""
        )
        content = _clean(attributes.get("content"))
        if name and content:
            metas.setdefault(name.lower(), []).append(content)
    return metas, links


def _nodes(html: str) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD on the page, those of a graph and of an array one by one."""
    for script in _JSON_LD.finditer(html):
        pending = deque([_json(script[1])])
        while pending:
            item = pending.popleft()
            if isinstance(item, list):
                pending.extendleft(reversed(item))
            elif isinstance(item, dict):
                yield item
                pending.extend(item[key] for key in ("@graph", "mainEntity") if isinstance(item.get(key), (list, dict)))


def _json(text: str) -> Any:
    """What JSON-LD holds: with line ends in strings, comments or a comma too many too, as pages have it; else None."""
    text = text.strip()
    if not text or len(text) > _MOST_JSON:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|;)\s*$", "", text)
    text = re.sub(r",(\s*[}\]])", r"\1", text)
    for candidate in (text, unescape(text) if "&quot;" in text else ""):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(str(kind).endswith(_ARTICLES) for kind in _many(node.get("@type")))


def _many(value: Any) -> Sequence[Any]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, list) else (value,)


def _clean(value: Any) -> str | None:
    """A string of metadata: references resolved, white space collapsed, all of it writable; None if empty."""
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = unescape(value)
    return " ".join(without_surrogates(value.replace("\0", "")).split()) or None


def _first(metas: Mapping[str, list[str]], names: Iterable[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _resolved(value: Any, ids: Mapping[str, Mapping[str, Any]]) -> Any:
    """An object that stands elsewhere on the page and is only named here."""
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return ids.get(value["@id"], value)
    return value


def _named(value: Any, ids: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for one in _many(value):
        item = _resolved(one, ids)
        for name in _many(item.get("name") if isinstance(item, dict) else item):
            told = _clean(name)
            if told:
                yield told


# ------------------------------------------------------------------------------------------------------------- fields


def _canonical(links: Mapping[str, str], metas: Mapping[str, list[str]], url: str | None) -> str | None:
    for told in (_clean(links.get("canonical")), _first(metas, ["og:url"])):
        if told:
            try:
                whole = urljoin(url or "", told)
                if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).netloc:
                    return whole
            except ValueError:
                continue
    return url


def _title(
    tree: HTMLTree, headings: Sequence[str], metas: Mapping[str, list[str]], article: Mapping[str, Any]
) -> str | None:
    """The headline. The heading on the page comes first where the metadata know it; the name of the site is cut off."""
    of_page = _clean(tree.title)
    told = [_clean(article.get("headline")), _clean(article.get("name")), _first(metas, _NAMES_OF["title"]), of_page]
    names = [name for name in told if name]
    known = [bare for name in names if (bare := _letters(name))]
    for heading in headings:
        bare = _letters(heading)
        if bare and any(bare in name or name in bare for name in known):
            above = (name for name in names if len(name) > _HEADLINE and bare.endswith(_letters(name)))
            return next(above, heading)  # a label may stand above the title in the same heading
    if len(headings) == 1 and len(headings[0]) > _HEADLINE:
        return headings[0]
    site = _letters(_first(metas, ["og:site_name"]) or "")
    for name in names:
        *parts, last = _BEFORE_SITE.split(name)
        if parts and (_letters(last) == site or (name is of_page and len(last) < len(name) / 2)):
            return name[: name.rindex(last)].rstrip(" -–—|•»:·")
        return name
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _publisher(
    metas: Mapping[str, list[str]],
    article: Mapping[str, Any],
    nodes: Iterable[Mapping[str, Any]],
    ids: Mapping[str, Mapping[str, Any]],
) -> str | None:
    site = _first(metas, _NAMES_OF["publisher"])
    named = next(_named(article.get("publisher"), ids), None)
    if site and not (named and _DOMAIN.fullmatch(site)):
        return site
    if named:
        return named
    sites = (node for node in nodes if {"WebSite", "NewsMediaOrganization"} & set(map(str, _many(node.get("@type")))))
    return next((name for node in sites for name in _named(node, ids)), site)


def _published(html: str, metas: Mapping[str, list[str]], article: Mapping[str, Any]) -> str | None:
    told = _clean(article.get("datePublished")) or _first(metas, _NAMES_OF["published"])
    if told:
        return told
    for pattern in _DATES:
        element = pattern.search(html)
        told = _clean(element[1]) if element else None
        if told:
            return told
    return _clean(article.get("dateCreated"))


def _authors(
    tree: HTMLTree,
    metas: Mapping[str, list[str]],
    article: Mapping[str, Any],
    ids: Mapping[str, Mapping[str, Any]],
    publisher: str | None,
) -> tuple[str, ...]:
    told = list(_named(article.get("author") or article.get("creator"), ids))
    found = _people(told, publisher)
    for name in _NAMES_OF["author"]:
        found = found or _people(metas.get(name, ()), publisher)
    if not found:
        document = tree.document
        elements = document and document.query_selector_all(
            '[itemprop="author"], [rel="author"], .byline .author, .author-name, .byline'
        )
        found = _people((text for one in elements or () if (text := _clean(one.text)) and len(text) < 80), publisher)
    return found


def _people(told: Iterable[str], publisher: str | None) -> tuple[str, ...]:
    """The names of people: split where several stand together, without editorial offices and addresses."""
    found: dict[str, None] = {}
    site = _letters(publisher or "")
    for names in told:
        if _ADDRESS.match(names) or len(names) > _MOST_NAMES:
            continue
        for part in _BETWEEN.split(_BY.sub("", names)):
            name = _BY.sub("", part).strip(" .,:;()-–")
            bare = _letters(name)
            if not bare or bare == site or bare.isdigit() or len(name) > 60:
                continue
            if _URL.search(name) or _OFFICES.search(name) or (site and len(bare) > 3 and bare in site):
                continue
            found[name] = None
    return tuple(found)


def _language(
    html: str, metas: Mapping[str, list[str]], article: Mapping[str, Any], url: str | None
) -> tuple[str | None, str | None]:
    """The language's base code, and the country: by the address, else by the region of the language."""
    root = _ROOT.search(html, 0, _BEGINNING)
    told = [
        root[1] if root else None,
        _first(metas, ["og:locale"]),
        _first(metas, ["content-language", "language", "dc.language", "dc.language.iso"]),
        _clean(next(iter(_many(article.get("inLanguage"))), None)),
    ]
    codes = [match for code in told if code and (match := _LANGUAGE.match(code.strip()))]
    lang = codes[0][1].lower() if codes else None
    country = _country(url) or next((match[2].upper() for match in codes if match[2]), None)
    return lang, country


def _country(url: str | None) -> str | None:
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return None
    code = host.rpartition(".")[2]
    if len(code) != 2 or not code.isalpha() or code in _GENERIC:
        return None
    return "GB" if code == "uk" else code.upper()


def _images(
    article: Mapping[str, Any], nodes: Iterable[Mapping[str, Any]], ids: Mapping[str, Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The described pictures of the article, those that it names first."""
    own = [
        _resolved(one, ids)
        for key in ("image", "primaryImageOfPage", "associatedMedia")
        for one in _many(article.get(key))
    ]
    own += [node for node in nodes if "ImageObject" in _many(node.get("@type"))]
    found: list[Mapping[str, Any]] = []
    for image in own[:_MOST_IMAGES]:
        if isinstance(image, dict) and image not in found:
            found.append(image)
    return found
