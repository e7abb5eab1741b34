"""Quotes: who said what, by rules (``newskit.quotes.rules``).

Each rule starts from a word of speech, a quotation mark or a dash and looks at its own sentence. `Quote.rule` says
which one decided:

======================  ================================================================================
``dash_turn``           Spoken words behind a dash, with the verb behind the next one: ``- A - V X.``
``uncued_turn``         A dash turn without any verb, next to turns that have one.
``transcript``          A line of a transcript: ``A.P.: A``, or a label with the line to itself.
``marks``               A quotation with the verb behind or before it: ``"A" - V X``, ``X V: "A"``, ``"A," X said``.
``that_clause``         A clause that a conjunction or question word leads in: ``X V, że A``, ``X said that A``.
``colon_clause``        A clause behind a verb and a colon, without marks: ``X mówi wprost: A``.
``zero_that``           The same without the conjunction: ``X said A``.
``infinitive``          A demanded or promised act: ``X urged Y to A``.
``participle``          A second quote of the main clause's subject: ``podkreślając, że A``, ``adding that A``.
``label``               What a thing is called in marks: ``X called the plan "A"``.
``as_reported``         An attribution inserted by "as": ``Jak V X, A``, ``A, jak V X, b``.
``inserted``            An attribution between two commas: ``A, she says, b``.
``according_to``        A source behind a preposition: ``według X A``, ``A, according to X``.
``trailing_attribution``  An attribution behind unmarked words: ``A - V X.``, ``A, X said.``
``headline_colon``      ``X: A`` in a headline.
``quoted_line``         A quoted sentence in a headline or caption, which names no speaker.
``quoted_sentence``     A quoted sentence without a verb, in a paragraph whose speaker is known.
``quoted_paragraph``    A paragraph in quotation marks without a verb: the last speaker goes on.
``marks_only``          A quotation of a sentence's length in a language without words.
======================  ================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.model import Block, Boilerplate, Person, Quote
from newskit.plugins.quotes.making import quotes_of
from newskit.plugins.quotes.noun_words import NounWords
from newskit.plugins.quotes.reading import drafts
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import QuoteWords

__all__ = ["NounWords", "QuoteWords", "newskit_annotators"]


@annotator(
    makes=Quote, needs=Person, uses=(Block, Boilerplate), sections=(QuoteWords, NounWords), name="newskit.quotes.rules"
)
def quotes(document: Document) -> Iterator[Quote]:
    """The quotes of an article."""
    view = View(document)
    return quotes_of(view, drafts(view))


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.quotes.rules``."""
    return [quotes]
