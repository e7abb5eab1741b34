"""Parties of agreements in texts of our own making: stand-ins, names in full, envoys, what sentences share."""

from __future__ import annotations

import pytest

import newskit

READER = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)


def agreements(text, lang):
    return READER.read(text, lang=lang).agreements


def parties(text, lang):
    """The names of the parties of the last agreement of a text."""
    return [party.name for party in agreements(text, lang)[-1].parties]


STAND_INS = [
    (
        "en",
        "Sunvale, a maker of pumps, had a poor year. The company has signed a supply contract with Tarvo Steel.",
        ["Sunvale", "Tarvo Steel"],
    ),
    ("en", "Tarvo Steel signed a lease. Its contract with Lipex was cancelled in May.", ["Tarvo Steel", "Lipex"]),
    ("en", "Tarvo Steel signed a contract with the city of Leeds.", ["Tarvo Steel", "Leeds"]),
    ("en", "Lipex Foods said it signed an agreement with creditors.", ["Lipex Foods", "creditors"]),
    ("pl", "Tarvo kupił stocznię. Spółka podpisała też umowę z bankiem Narwik.", ["Tarvo", "Narwik"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), STAND_INS)
def test_a_pronoun_or_a_common_noun_leads_to_whom_the_article_named(lang, text, expected):
    assert parties(text, lang) == expected


NAMES = [
    (
        "en",
        "The National Bank of Norway signed a deal with rival Lipex Foods.",
        ["National Bank of Norway", "Lipex Foods"],
    ),
    ("en", "Oslo-based Tarvo Steel signed a contract with Denmark's Lipex.", ["Tarvo Steel", "Lipex"]),
    ("en", "Peru signed a treaty with Chile and with Bolivia.", ["Peru", "Chile", "Bolivia"]),
    ("en", "Japan and the Philippines signed a treaty.", ["Japan", "Philippines"]),
    ("en", "Poland signed a treaty with Norway on a cable between Varde and Gdansk.", ["Poland", "Norway"]),
    ("pl", "Spółka Tarvo zawarła umowę z Polskimi Sieciami.", ["Tarvo", "Polskie Sieci"]),
    ("pl", "Zarząd Tarvo zawarł umowę z firmą Lipex z Torunia.", ["Tarvo", "Lipex"]),
    ("pl", "Jan Bór podpisał kontrakt z GKS Katowice.", ["Jan Bór", "GKS Katowice"]),
    ("pl", "Umowę o budowie kabla między Gdańskiem a Kłajpedą podpisały Polska i Litwa.", ["Polska", "Litwa"]),
    (
        "pl",
        "Tarvo podpisał umowę z Generalną Dyrekcją Dróg Krajowych i Autostrad.",
        ["Tarvo", "Generalna Dyrekcja Dróg Krajowych i Autostrad"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), NAMES)
def test_a_party_has_its_whole_name_and_nothing_else(lang, text, expected):
    assert parties(text, lang) == expected


def test_who_only_brings_the_parties_together_is_none():
    assert parties("A truce between Mali and Niger, mediated by Oman, was signed on Friday.", "en") == ["Mali", "Niger"]


def test_courts_and_feasts_are_no_parties():
    assert parties("Before Christmas Tarvo Steel signed a contract with Lipex.", "en") == ["Tarvo Steel", "Lipex"]


def test_ministers_sign_for_their_states():
    (record,) = agreements(
        "The deal was signed by Transport Minister Luc Roy of Belgium and Dutch counterpart Jan Kok.", "en"
    )
    assert [party.name for party in record.parties] == ["Belgium", "Netherlands"]
    assert record.signatories == ("Luc Roy", "Jan Kok")


def test_a_chairman_beside_his_company_is_no_party():
    text = "Tarvo Steel chairman Olaf Lind signed a contract with Lipex Foods."
    assert parties(text, "en") == ["Tarvo Steel", "Lipex Foods"]


def test_sentences_of_one_agreement_share_its_parties():
    text = "Supply contract signed\n\nTarvo Steel signed a supply contract with Lipex Foods on Monday."
    first, second = agreements(text, "en")
    assert [party.name for party in first.parties] == [party.name for party in second.parties]
    assert second.span in first.mentions


def test_another_agreement_is_no_mention():
    text = "Tarvo Steel signed a lease contract with Lipex. Last year many union contracts were disputed."
    (record,) = agreements(text, "en")
    assert record.mentions == ()
