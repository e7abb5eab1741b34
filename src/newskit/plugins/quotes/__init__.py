"""Quotes: who said what, by rules (``newskit.quotes.rules``).

Each rule starts from a word of speech, a quotation mark or a dash and looks at its own sentence. `Quote.rule` says
which one decided:

======================  ================================================================================
``dash_turn``           Spoken words behind a dash, with the verb behind the next one: ``- A - V X.``
``uncued_turn``         A dash turn without any verb, next to turns that have one.
``marks``               A quotation with the verb behind or before it: ``"A" - V X``, ``X V: "A"``, ``"A," X said``.
``that_clause``         A clause that a conjunction or question word leads in: ``X V, że A``, ``X said that A``.
``zero_that``           The same without the conjunction: ``X said A``.
``infinitive``          A demanded or promised act: ``X urged Y to A``.
``participle``          A second quote of the main clause's subject: ``podkreślając, że A``, ``adding that A``.
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
from newskit.model import Block, Boilerplate, Person, Quote, fitting_quote, fitting_span
from newskit.plugins.quotes.noun_words import NounWords
from newskit.plugins.quotes.reading import drafts
from newskit.plugins.quotes.speakers import Speakers
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import QuoteWords

__all__ = ["NounWords", "QuoteWords", "newskit_annotators"]


@annotator(
    makes=Quote, needs=Person, uses=(Block, Boilerplate), sections=(QuoteWords, NounWords), name="newskit.quotes.rules"
)
def quotes(document: Document) -> Iterator[Quote]:
    """The quotes of an article."""
    view = View(document)
    speakers = Speakers(view)
    text = document.text
    turns: dict[int, int] = {}
    found = [(draft, speakers.resolve(draft)) for draft in drafts(view)]
    for draft, resolved in found:
        speaker = resolved
        if speaker is None and draft.rule == "quoted_line":
            speaker = speakers.echoed(draft, found)
        places = draft.content
        if len(places) > 1:
            places = sorted(places)
        content = tuple([fitting_span(start, end, text[start:end]) for start, end in places])
        start, end = places[0][0], places[-1][1]
        cue = None
        if draft.cue is not None:
            first, stop = draft.cue
            cue = fitting_span(first, stop, text[first:stop])
            start, end = min(start, first), max(end, stop)
        mention = speaker.mention if speaker is not None else None
        if mention is not None:
            start, end = min(start, mention.start), max(end, mention.end)
        turn = turns.setdefault(draft.turn, len(turns) + 1) if draft.turn is not None else None
        addressee = draft.addressee.name if draft.addressee is not None else None
        span = fitting_span(start, end, text[start:end])
        yield fitting_quote(span, draft.rule, content, draft.kind, cue, speaker, draft.stance, addressee, turn)


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.quotes.rules``."""
    return [quotes]
