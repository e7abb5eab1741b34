"""Quotes by a small model (``newskit.quotes.model``), which takes the place of the rules where a language has one.

The rules propose. The model, a linear-chain conditional random field, then decides of each word whether it is cue,
source or content, and so finds what rules cannot: clauses without a conjunction, and who is the source where a phrase
is long. What comes out are the same records; `Quote.rule` is ``model`` where no rule found the words.

`QuoteModel` reads a model file of your own; ``newskit train-quotes`` makes one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.model import Block, Boilerplate, Person, Quote
from newskit.plugins.quotes.making import quotes_of
from newskit.plugins.quotes.model.attributions import attributions
from newskit.plugins.quotes.model.features import columns
from newskit.plugins.quotes.model.page import Page
from newskit.plugins.quotes.model.proposals import all_attributions, statements
from newskit.plugins.quotes.model.tagger import Tagger
from newskit.plugins.quotes.reading import drafts
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import QuoteWords

__all__ = ["QuoteModel", "newskit_annotators", "quotes_by_model"]

_NAME = "newskit.quotes.model"
_RULES = "newskit.quotes.rules"
_FOLDER = Path(__file__).parent


@cache
def _tagger(path: Path) -> Tagger:
    return Tagger.load(path)


def _read(document: Document, tagger: Tagger, *, everything: bool = False) -> Iterator[Quote]:
    view = View(document)
    by_rules = drafts(view)
    page = Page(view, by_rules)
    windows = page.windows() if everything else page.doubtful(by_rules)
    found = attributions(page, windows, lambda first, stop: tagger.label(columns(page, first, stop)))
    choose = all_attributions if everything else statements
    return quotes_of(view, choose(page, found, by_rules))


@annotator(
    makes=Quote,
    needs=Person,
    uses=(Block, Boilerplate),
    sections=QuoteWords,
    languages="en",
    replaces=_RULES,
    name=_NAME,
)
def quotes_by_model(document: Document) -> Iterator[Quote]:
    """The quotes of an article, by the model of its language."""
    return _read(document, _tagger(_FOLDER / f"{document.language.code}.model"))


@frozen
class QuoteModel:
    """A plugin that reads quotes by a model file: ``Pipeline(plugins=[QuoteModel("cs.model")])``.

    It takes the place of the rules, and of newskit's own model, in the language of the file.

    Args:
        path: The file that ``newskit train-quotes`` wrote.
        everything: Whether all attributions come out that the model finds, in the sense of the articles it was trained
            on, and not only the statements among them. For those who study such a corpus.

    Raises:
        SourceError: The file is no model.
    """

    path: Path = field(converter=Path)
    everything: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _tagger(self.path)

    @property
    def name(self) -> str:
        """The annotator's name: that of the file."""
        return f"quotes.{self.path.stem}"

    makes = (Quote,)
    needs = (Person,)
    uses = (Block, Boilerplate)
    sections = (QuoteWords,)
    on_demand = False
    replaces = (_RULES, _NAME)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of the file."""
        return (_tagger(self.path).header.lang,)

    def __call__(self, document: Document) -> Iterator[Quote]:
        """Find the quotes of a document."""
        return _read(document, _tagger(self.path), everything=self.everything)

    @hookimpl(specname="newskit_annotators")
    def annotators(self) -> list[Any]:
        """Give the annotator, which is the plugin itself."""
        return [self]


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.quotes.model``."""
    return [quotes_by_model]
