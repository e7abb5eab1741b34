"""Who is credited: for pictures, for the text, for a piece of information.

Credits of text come first (`datelines`, `sign_offs`, `bylines`), then those of pictures and source lines (`lines`,
`bare`), then sources in running text and the outlets that people talked to (`citations`, from `formulas`). What one
finder has taken no other reads. `names` splits what stands in a credit, `outlets` finds who is named in a sentence;
`agencies` is the table both ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.languages import Lexicon
from newskit.model import Block, Boilerplate, Person, Quote, SourceCredit
from newskit.plugins.credits.bylines import bare_bylines, bylines, correspondents
from newskit.plugins.credits.citations import citations
from newskit.plugins.credits.datelines import datelines
from newskit.plugins.credits.lines import line_credits
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.sign_offs import agencies_alone, contributed, desks, signed
from newskit.plugins.credits.words import CreditWords, trade
from newskit.scan import Scan

__all__ = ["CreditWords", "newskit_annotators"]

_OF_TEXT = (datelines, desks, signed, contributed, agencies_alone, correspondents, bylines)


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
    for finder in _OF_TEXT:
        for credit in finder(page):
            page.take(credit)
            yield credit
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
