"""Who is credited: for pictures, for the text, for a piece of information.

Three finders, each from hits of the lexicon: `datelines` (datelines, bylines, what agencies sign with), `lines`
(pictures, videos, source lines) and `citations` (sources in running text, and the outlets that people talked to).
`names` splits what stands in a credit, `outlets` finds who is named in a sentence; `agencies` is the table both ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.languages import Lexicon
from newskit.model import Block, Boilerplate, Person, Quote, SourceCredit
from newskit.plugins.credits.citations import citations
from newskit.plugins.credits.datelines import bare_bylines, text_credits
from newskit.plugins.credits.lines import line_credits
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.words import CreditWords, trade
from newskit.scan import Scan

__all__ = ["CreditWords", "newskit_annotators"]


@annotator(
    makes=SourceCredit,
    needs=(Person, Quote),
    uses=(Block, Boilerplate),
    sections=CreditWords,
    name="newskit.credits",
)
def find(document: Document) -> Iterator[SourceCredit]:
    """Find credits; in a language whose pack has no words for them those that the words of the trade lead in."""
    words = document.section(CreditWords)
    scan = document.scan if words.language else Scan(document.text, _trade_lexicon())
    page = Page(document, scan, words.vocabulary)
    yield from text_credits(page)
    yield from line_credits(page)
    yield from bare_bylines(page)
    yield from citations(page)


@cache
def _trade_lexicon() -> Lexicon:
    return Lexicon(trade().words.lexicon())


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.credits``."""
    return [find]
