"""Records that our own annotators make without validation are those that the public constructors make."""

from __future__ import annotations

import tomllib
from pathlib import Path

import attrs
import pytest

import newskit
from newskit.model import Quote, Span, Speaker, fitting_quote, fitting_span, fitting_speaker

GOLDEN = sorted((Path(__file__).parent.parent / "golden" / "articles").glob("*.toml"))
SPAN = Span(0, 3, "Ala")


def test_a_fitting_record_is_the_one_that_the_constructor_makes():
    speaker = Speaker(name="Ala", type="person", mention=SPAN, role="baker", role_span=SPAN, person=None)
    quote = Quote(
        span=SPAN, rule="marks", content=(SPAN,), kind="direct", cue=SPAN, speaker=speaker, stance="asked",
        addressee="PAP", turn=2,
    )  # fmt: skip
    assert fitting_span(0, 3, "Ala") == SPAN
    assert fitting_speaker("Ala", "person", SPAN, "baker", SPAN, None) == speaker
    assert fitting_quote(SPAN, "marks", (SPAN,), "direct", SPAN, speaker, "asked", "PAP", 2) == quote


@pytest.mark.parametrize("kind", [Span, Speaker, Quote])
def test_a_fitting_record_leaves_no_field_unset(kind):
    """A field that is added to a record must be added to what makes it without validation as well."""
    made = {
        Span: fitting_span(0, 3, "Ala"),
        Speaker: fitting_speaker("Ala", "person", None, None, None, None),
        Quote: fitting_quote(SPAN, "marks", (SPAN,), "direct", None, None, "asserted", None, None),
    }[kind]
    assert all(hasattr(made, attribute.name) for attribute in attrs.fields(kind))


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_every_quote_of_the_golden_articles_holds_for_the_validators(file):
    """The constructors are run again on all that the rules made; they raise where a record does not hold."""
    table = tomllib.loads(file.read_text("utf-8"))
    article = newskit.Pipeline(entry_points=False).read(table["text"], lang=table["lang"])
    for quote in article.quotes:
        assert attrs.evolve(quote) == quote
        spans = [quote.span, *quote.content, quote.cue]
        if quote.speaker is not None:
            assert attrs.evolve(quote.speaker) == quote.speaker
            spans.append(quote.speaker.mention)
        for span in filter(None, spans):
            assert Span(span.start, span.end, span.text) == span
