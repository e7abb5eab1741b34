"""The systems that ``benchmarks/credits.py`` measures: newskit, and fundus where it is installed.

fundus, a crawler with a parser for each publisher, fills an image's authors from its credit. What is called is
``fundus.parser.utility.image_author_parsing``, the function that all its publishers share: it takes a label off and
splits at commas, semicolons, bars and "and". Where the credit stands in a page, and in its caption, each publisher's
own parser tells it. So it is asked for credits by themselves, never for captions and texts; and it tells names alone,
neither roles nor flags. It means to name authors as printed ("Anna Nowak/PAP" is one), not everybody credited.

fundus 0.5 needs fastwarc below 0.16, so it cannot be installed beside the extra ``warc``; and of curl-cffi, which it
asks for without an upper bound, a version below 0.14.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module, metadata
from typing import NamedTuple

from credit_measures import ALONE, CAPTION, CLEAN, Credit

import newskit

__all__ = ["PEERS", "System", "from_newskit", "fundus", "installed", "newskit_system"]

TEXTS = "texts"


class System(NamedTuple):
    """A library as it is measured: it reads a text in a language, of the forms that it is made for."""

    name: str
    read: Callable[[str, str], list[Credit]]
    forms: frozenset[str]


def newskit_system() -> System:
    """newskit, which makes credits alone, and all that they need."""
    pipeline = newskit.Pipeline(only=[newskit.SourceCredit], entry_points=False)

    def read(text: str, lang: str) -> list[Credit]:
        article = pipeline.read(text, lang=lang)
        for problem in article.problems:
            if problem.annotator != "newskit.language":  # that a language has no pack is known, and part of the figures
                raise RuntimeError(f"{problem.annotator}: {problem.error}: {problem.message}")
        return [from_newskit(credit) for credit in article.credits]

    return System(f"newskit {newskit.__version__}", read, frozenset((ALONE, CAPTION, CLEAN, TEXTS)))


def from_newskit(credit: newskit.SourceCredit) -> Credit:
    """A credit with a role for each name.

    >>> from_newskit(newskit.read("Fot. Anna Nowak/PAP", lang="pl").credits[0]).roles
    {'Anna Nowak': 'creator', 'PAP': 'agency'}
    """
    roles = dict.fromkeys(credit.names, "source")
    roles |= {credit.outlet: "publisher"} if credit.outlet else {}
    roles |= dict.fromkeys(credit.agencies, "agency") | dict.fromkeys(credit.creators, "creator")
    span = credit.span.start, credit.span.end
    return Credit(credit.names, span, credit.kind, roles, frozenset(credit.flags))


def fundus(distribution: str) -> System:
    """The rules for authors of images that all publishers of fundus share."""
    version = metadata.version(distribution)
    authors = import_module("fundus.parser.utility").image_author_parsing

    def read(text: str, lang: str) -> list[Credit]:  # noqa: ARG001  (its rules are for all languages)
        found = authors(text)
        return [Credit(tuple(found))] if found else []

    return System(f"fundus {version}", read, frozenset((ALONE,)))


PEERS: dict[str, Callable[[str], System]] = {"fundus": fundus}


def installed() -> tuple[list[System], dict[str, str]]:
    """The systems that are here, and why the others are not."""
    found: list[System] = []
    missing = {}
    for name, system in PEERS.items():
        try:
            found.append(system(name))
        except metadata.PackageNotFoundError:
            missing[name] = "not installed"
        except ImportError as error:
            missing[name] = f"cannot be imported: {error}"
    return found, missing
