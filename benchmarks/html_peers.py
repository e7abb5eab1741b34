"""The other libraries that ``benchmarks/html.py`` measures, each in the way that serves it best.

trafilatura    ``bare_extraction`` with its metadata and without comments: the text is that of ``extract``. It tells no
               language unless it is given one.
resiliparse    the bytes decoded as it detects, ``extract_plain_text(main_content=True)`` without bullets and texts of
               pictures. It knows no metadata but the title of the tree and the language of the root element.
newspaper4k    ``parse`` of the page decoded as above, no pictures fetched.

What has a parser for each publisher (fundus) is asked for no page of a publisher that it does not know.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module, metadata
from typing import Any, NamedTuple

from html_measures import METADATA, Block, Reading

__all__ = ["PEERS", "System"]


class System(NamedTuple):
    """A library as it is measured.

    Args:
        name: As the table has it.
        read: From the bytes of a page and its address to what the measures compare.
        work: What is timed of it: the extraction alone.
        tells: Which metadata it tells.
    """

    name: str
    read: Callable[[bytes, str], Reading]
    work: Callable[[bytes, str], object]
    tells: tuple[str, ...] = METADATA


def lines(text: str | None) -> tuple[Block, ...]:
    r"""The lines of a plain text, of no kind.

    >>> lines("One.\n\n - Two.")
    (Block(kind=None, text='One.', optional=False), Block(kind=None, text='- Two.', optional=False))
    """
    return tuple(Block(None, line.strip()) for line in (text or "").splitlines() if line.strip())


def trafilatura(distribution: str) -> Iterator[System]:
    version = metadata.version(distribution)
    extract = import_module("trafilatura").bare_extraction
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text is told in the table

    def work(raw: bytes, url: str) -> Any:
        return extract(raw, url=url, with_metadata=True, include_comments=False)

    def read(raw: bytes, url: str) -> Reading:
        found = work(raw, url)
        if found is None:
            return Reading()
        told = {
            "title": found.title,
            "publisher": found.sitename,
            "published": found.date,
            "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        }
        return Reading(lines(found.text), told)

    yield System(f"trafilatura {version}", read, work, ("title", "publisher", "published", "authors"))


def _decoded(raw: bytes) -> str:
    encoding = import_module("resiliparse.parse.encoding")
    return str(encoding.bytes_to_str(raw, encoding.detect_encoding(raw, from_html_meta=True)))


def resiliparse(distribution: str) -> Iterator[System]:
    version = metadata.version(distribution)
    parse = import_module("resiliparse.parse.html").HTMLTree.parse
    extract = import_module("resiliparse.extract.html2text").extract_plain_text

    def text_of(tree: Any) -> str:
        return str(extract(tree, main_content=True, alt_texts=False, list_bullets=False))

    def work(raw: bytes, url: str) -> str:  # noqa: ARG001  (a system is given both)
        return text_of(parse(_decoded(raw)))

    def read(raw: bytes, url: str) -> Reading:  # noqa: ARG001
        tree = parse(_decoded(raw))
        root = tree.document.query_selector("html[lang]")
        return Reading(lines(text_of(tree)), {"title": tree.title, "lang": root and root.getattr("lang")})

    yield System(f"resiliparse {version}", read, work, ("title", "lang"))


def newspaper(distribution: str) -> Iterator[System]:
    version = metadata.version(distribution)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without nltk it warns; it is asked for nothing that needs it
        module = import_module("newspaper")
    logging.getLogger("newspaper").setLevel(logging.CRITICAL)

    def work(raw: bytes, url: str) -> Any:
        article = module.Article(url, fetch_images=False)
        article.download(input_html=_decoded(raw))
        article.parse()
        return article

    def read(raw: bytes, url: str) -> Reading:
        found = work(raw, url)
        told = {
            "title": found.title,
            "lang": found.meta_lang,
            "publisher": found.meta_site_name,
            "published": found.publish_date and found.publish_date.isoformat(),
            "authors": found.authors,
        }
        return Reading(lines(found.text), told)

    yield System(f"newspaper4k {version}", read, work, ("title", "lang", "publisher", "published", "authors"))


PEERS: dict[str, Callable[[str], Iterator[System]]] = {
    "trafilatura": trafilatura,
    "resiliparse": resiliparse,
    "newspaper4k": newspaper,
}
