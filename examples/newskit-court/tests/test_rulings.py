"""Rulings in sentences that the packs' examples do not have."""

from __future__ import annotations

import newskit_court
import pytest
from newskit_court import Ruling

import newskit

PIPELINE = newskit.Pipeline(plugins=[newskit_court], only=[Ruling], entry_points=False)

CASES = [
    ("pl", "Sąd Rejonowy w Nowym Sączu uniewinnił burmistrza.", "Sąd Rejonowy w Nowym Sączu", "acquitted", None),
    ("pl", "W czwartek Sąd Apelacyjny w Łodzi podtrzymał wyrok.", "Sąd Apelacyjny w Łodzi", "upheld", None),
    ("pl", "NSA uchylił decyzję, sygn. II OSK 345/23.", "Naczelny Sąd Administracyjny", "overturned", "II OSK 345/23"),
    ("pl", "Sąd Okręgowy nakazał portalowi przeprosiny.", "Sąd Okręgowy", "ordered", None),
    ("en", "The Supreme Court dismissed the appeal.", "Supreme Court", "dismissed", None),
    ("en", "Leeds: the Crown Court jailed him (case no. T2025-118).", "Crown Court", "convicted", "T2025-118"),
    ("en", "The High Court ruled, neutral citation [2025] EWHC 77 (KB).", "High Court", "ruled", "[2025] EWHC 77"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "court", "outcome", "number"), CASES)
def test_a_ruling_is_read(lang: str, text: str, court: str, outcome: str, number: str | None) -> None:
    (ruling,) = PIPELINE.read(text, lang=lang).of(Ruling)
    assert (ruling.court, ruling.outcome, ruling.file_number) == (court, outcome, number)
    assert ruling.annotator == "court.rulings"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Do Sądu Okręgowego wpłynął akt oskarżenia."),
        ("pl", "Rodzice skazali go na samotność."),
        ("pl", "sąd okręgowy skazał"),  # the packs write courts with capitals
        ("en", "He was cleared of all charges."),
        ("en", "Outside the High Court. Dismissed."),
        ("de", "Das Oberlandesgericht wies die Klage ab."),
    ],
)
def test_no_ruling_is_read_where_no_court_decides(lang: str, text: str) -> None:
    assert PIPELINE.read(text, lang=lang).of(Ruling) == ()


def test_a_verb_belongs_to_one_court() -> None:
    article = PIPELINE.read("The High Court and the Supreme Court dismissed it.", lang="en")
    assert len(article.of(Ruling)) == 1
