"""From a page to an unread article: decoded, parsed, its lines chosen, its pictures and metadata kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import IO, Literal, NamedTuple

from attrs import field, frozen, validators
from resiliparse.parse.html import HTMLTree

from newskit.errors import MissingExtraError
from newskit.extras.html import guards
from newskit.extras.html.blocks import Piece, pieces
from newskit.extras.html.decoding import decoded, without_surrogates
from newskit.extras.html.metadata import Metadata, metadata
from newskit.extras.html.outline import Outline, outline
from newskit.extras.html.pictures import mark_captions, pictures
from newskit.extras.html.resiliparse_ import main_text as resiliparse_text
from newskit.extras.html.selecting import Selection, select
from newskit.extras.html.trimming import trimmed
from newskit.hookspecs import hookimpl
from newskit.model import Article, Block, Problem, fitting_span
from newskit.sources import Unparsed

__all__ = ["Extractor", "HtmlPage", "Pages", "read_page"]

Extractor = Literal["trafilatura", "resiliparse"]

_MEDIA_TYPES = ("text/html", "application/xhtml+xml")
_NO_PAGE = {
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "compressed by gzip",
    b"PK\x03\x04": "a zip archive",
    b"\x89PNG": "a picture",
}


@frozen
class Pages:
    """Opens HTML pages. It is a plugin: ``newskit.Pipeline(plugins=[Pages("resiliparse")])``.

    Args:
        extractor: What tells the main text: ``"trafilatura"`` (right more often), ``"resiliparse"`` (ten times
            faster, for crawls), or None for the first of the two that is installed.
    """

    extractor: Extractor | None = field(
        default=None, validator=validators.optional(validators.in_(("trafilatura", "resiliparse")))
    )

    @hookimpl
    def newskit_open(self, stream: IO[bytes], media_type: str, url: str | None) -> Iterable[HtmlPage] | None:
        """Open ``text/html`` and ``application/xhtml+xml``: one article a page.

        Raises:
            MissingExtraError: The extractor is not installed.
        """
        if media_type not in _MEDIA_TYPES:
            return None
        _installed(self.extractor)
        return [HtmlPage(raw=stream.read(guards.LONGEST_PAGE + 1), source=url or "-", extractor=self.extractor)]


@frozen(kw_only=True)
class HtmlPage(Unparsed):
    """A page as it was found. It is made an article where it is read: with several processes, in those.

    Args:
        raw: Its bytes.
        source: What its problems and ``meta["source"]`` call it.
        extractor: What tells the main text; None for the first that is installed.
    """

    raw: bytes = field(repr=False)
    source: str
    extractor: Extractor | None = None

    def parse(self) -> Article:
        """The article of the page."""
        return read_page(self.raw, source=self.source, extractor=self.extractor)


def read_page(
    raw: bytes | str,
    *,
    url: str | None = None,
    extractor: Extractor | None = None,
    charset: str | None = None,
    source: str | None = None,
) -> Article:
    """The unread article of a page: its text in blocks, and what the page says of itself.

    Args:
        raw: The page, as bytes where they are at hand.
        url: Where the page was found; its own canonical address comes first.
        extractor: What tells the main text; None for trafilatura where it is installed, else resiliparse.
        charset: The character set of the HTTP header, if there was one.
        source: What problems and ``meta["source"]`` call the page; `url` where it is not given.

    Returns:
        An article whose text is the title, the lead, captions, credits and the body, one block a line and an empty line
        between blocks, with a `Block` for each. What could not be read is told in ``problems``, and nothing raises: a
        page without text gives an article without text.

    Raises:
        MissingExtraError: The extractor is not installed.
    """
    name = source or url or "-"
    which = _installed(extractor)
    told = _Told(name, [])
    address = url or (source if source and source.startswith(("http://", "https://")) else None)
    if len(raw) > guards.LONGEST_PAGE:
        told.tell(
            "PageTooLong", f"has more than {guards.LONGEST_PAGE:,} characters, which is no article; it was not read"
        )
        return _article("", (), Metadata(url=address), which, [], told)
    html = _characters(raw, charset, told)
    if not html.strip():
        if not told.problems:
            told.tell("NoText", "is empty")
        return _article("", (), Metadata(url=address), which, [], told)
    short = trimmed(html) if which == "resiliparse" else None
    read = _read(short, which, address, told) if short else None
    if read is None or not read.chosen.lines:
        read = _read(html, which, address, told)
    images = pictures(read.page, read.chosen, read.facts.images)
    found = pieces(read.page, read.chosen, read.facts.title, images)
    if not any(piece.kind != "heading" for piece in found):
        told.tell("NoText", "has no text that could be an article; scripts may put it there, which are not run")
    text = "\n\n".join(piece.text for piece in found)
    return _article(text, found, read.facts, read.extractor, [image.facts for image in images], told)


class _Read(NamedTuple):
    """A page, what it says of itself, and which of its lines are the article."""

    page: Outline
    facts: Metadata
    chosen: Selection
    extractor: Extractor


def _read(html: str, which: Extractor, address: str | None, told: _Told) -> _Read:
    tree = HTMLTree.parse(guards.without_traps(html))
    document = tree.document
    clean = document.html if document else ""
    page = outline(clean)
    facts = metadata(tree, clean, [line.text for line in page.lines if line.tag == "h1"], address)
    main, also, used = _main_text(tree, clean, page, which, told)
    mark_captions(page)
    chosen = select(page, main, facts.title, facts.authors, also)
    if not chosen.lines:  # where names mislead the extractor, the lines themselves decide
        chosen = select(page, "\n".join(line.text for line in page.lines), facts.title, facts.authors)
    return _Read(page, facts, chosen, used)


class _Told(NamedTuple):
    """The problems of one page."""

    name: str
    problems: list[Problem]

    def tell(self, error: str, message: str) -> None:
        self.problems.append(Problem(annotator="newskit.html", error=error, message=f"{self.name}: {message}"))


@cache
def _installed(extractor: Extractor | None) -> Extractor:
    """The extractor asked for, or the best that is installed; looking for a package costs as much as parsing a page."""
    if extractor == "resiliparse":
        return extractor
    there = find_spec("trafilatura") is not None
    if extractor == "trafilatura" and not there:
        raise MissingExtraError("trafilatura", "html")
    return "trafilatura" if there else "resiliparse"


def _characters(raw: bytes | str, charset: str | None, told: _Told) -> str:
    """The characters of a page; empty, and told, where the bytes are none of a page."""
    if isinstance(raw, str):
        return raw if raw.isascii() else without_surrogates(raw)
    for beginning, what in _NO_PAGE.items():
        if raw.startswith(beginning):
            told.tell("NoPage", f"is no page but {what}; it was not read")
            return ""
    text, used, replaced = decoded(raw, charset)
    if replaced:
        told.tell("Charset", f"{replaced} bytes are not {used} and were replaced by U+FFFD; give the right charset")
    return text


def _main_text(tree: HTMLTree, html: str, page: Outline, which: Extractor, told: _Told) -> tuple[str, str, Extractor]:
    """What the extractor takes for the main text, what the other one adds, and which extractor it was."""
    if page.depth > guards.MOST_DEPTH:
        told.tell("TooDeep", f"nests {page.depth:,} elements, too many for an extractor; all its lines were looked at")
        return "\n".join(line.text for line in page.lines), "", which
    if which == "resiliparse":
        return resiliparse_text(tree), "", which
    if page.depth > guards.MOST_DEPTH_TRAFILATURA or html.count("<") > guards.MOST_TAGS_TRAFILATURA:
        told.tell("TooLarge", "is too large or nested too deeply for trafilatura; resiliparse read it")
        return resiliparse_text(tree), "", "resiliparse"
    try:
        main = _trafilatura_text(html)
    except Exception as error:  # noqa: BLE001  (a library on pages of strangers: its failure must not cost the page)
        told.tell("ExtractorFailed", f"trafilatura failed ({type(error).__name__}: {error}); resiliparse read it")
        main = ""
    return (main, resiliparse_text(tree), which) if main else (resiliparse_text(tree), "", "resiliparse")


def _article(
    text: str, found: Iterable[Piece], facts: Metadata, which: Extractor, images: list[dict[str, str]], told: _Told
) -> Article:
    place = 0
    blocks = []
    for piece in found:
        end = place + len(piece.text)
        blocks.append(
            Block(span=fitting_span(place, end, piece.text), kind=piece.kind, annotator="newskit.layout", rule="html")
        )
        place = end + 2
    return Article(
        text=text,
        lang=facts.lang,
        country=facts.country,
        title=facts.title,
        url=facts.url,
        publisher=facts.publisher,
        published=facts.published,
        authors=facts.authors,
        meta={"source": told.name, "extractor": which} | ({"images": images} if images else {}),
        annotations=tuple(blocks),
        problems=tuple(told.problems),
    )


def _trafilatura_text(html: str) -> str:
    """What trafilatura takes for the main text; it is imported here, since resiliparse alone will do."""
    from newskit.extras.html.trafilatura_ import main_text  # noqa: PLC0415  (half a second of import)

    return main_text(html)
