"""The first glance at a sentence: what lets it be read, and what does not."""

from __future__ import annotations

import pytest

import newskit
from newskit.plugins.agreements.glance import Glance
from newskit.plugins.agreements.nouns import nouns_at
from newskit.plugins.agreements.telling import Telling
from newskit.plugins.sentences import sentences

PIPELINE = newskit.Pipeline(entry_points=False, only=["newskit.agreements"])


def is_let_through(text, lang, *, anyway=False):
    """Whether a noun of the first sentence of a text makes it worth reading."""
    document = PIPELINE.document(newskit.Article(text=text, lang=lang))
    sentence = document.once(sentences).spans[0]
    hits = [hit for hit in document.once(nouns_at).values() if document.scan.starts[hit.first] < sentence[1]]
    return any(Glance(document, anyway=anyway).may_tell(hit, told=False, listing=False) for hit in hits)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Peru and Chile signed a treaty on water.", "en"),
        ("The two sides came late on Friday to an agreement.", "en"),
        ("A partnership with Nordbank was signed in May.", "en"),
        ("Strony doszły w nocy do porozumienia.", "pl"),
        ("Peru hob den Vertrag mit Chile im Mai auf.", "de"),
    ],
)
def test_a_sentence_that_tells_is_read(text, lang):
    assert is_let_through(text, lang)


@pytest.mark.parametrize(
    ("text", "anyway"),
    [
        ("The approach is new.", True),
        ("They spoke of a treaty. Both signed the guest book.", False),
        ("He signed (the treaty is old) the guest book.", False),
        ("The proposal has merits.", True),
    ],
)
def test_a_sentence_that_only_mentions_is_not_read(text, anyway):
    """What stands in the next sentence, or behind a bracket, tells nothing of a noun."""
    assert not is_let_through(text, "en", anyway=anyway)


def test_phrases_stand_together_unless_something_may_part_them():
    known = Telling.of([("signed",), ("came", "to")], [("hob", "auf")])
    assert known.among(["they", "signed"])
    assert known.among(["they", "came", "to", "terms"])
    assert not known.among(["they", "came", "late", "to", "terms"])
    assert known.parted_among(["they", "came", "late", "to", "terms"])
    assert known.parted_among(["er", "hob", "ihn", "auf"])
    assert not known.parted_among(["they", "came", "late"])
