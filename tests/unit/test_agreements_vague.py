"""What only looks like news of an agreement, English: stances, deals in general, suppositions. All sentences are our own."""

from __future__ import annotations

import pytest

import newskit

READER = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)


def found(text):
    return [(record.type, record.status) for record in READER.read(text, lang="en").agreements]


def statuses(text):
    return [record.status for record in READER.read(text, lang="en").agreements]


@pytest.mark.parametrize(
    "text",
    [
        "Senator Kim endorsed the budget deal.",
        "Ana Kim promised to put an end to bad trade deals.",
        "She wants to know how to seal the deal.",
        "A deal would raise questions at the bank.",
        "They publish the list in collaboration with Ana Kim.",
        "In one exchange between Ana Kim and Raj Patel, both laughed.",
        "Such methods are cruel and compromise the nation.",
        "The clinic sells cut-price deals to tourists.",
        "In the weeks after the merger, shares in Nordbank crumbled.",
        "Both candidates have opposed a trade deal with Peru.",
        "Ana Kim called for the suspension of the nuclear deal.",
        "Lawmakers asked whether the contract covers Peru.",
        "He has to seal the deal.",
        "Ana Kim dismissed the idea that she had struck a deal with Nordbank.",
        "The merger with Nordbank was worth the risk.",
        "Ana Kim will stay neutral in talks between Peru and Chile.",
    ],
)
def test_what_only_looks_like_news_of_an_agreement_is_none(text):
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The board endorsed the merger with Nordbank.", "agreed"),
        ("The merger was endorsed by shareholders of Nordbank.", "ratified"),
        ("The deal with Nordbank, now in doubt, was her idea.", "violated"),
        ("Peru signed trade deals with Chile and Bolivia.", "signed"),
        ("Nordbank backed away from the deal with Sudbank.", "terminated"),
        ("Her contract with Nordbank is worth $5 million.", "in_force"),
        ("Peru to sign trade deal with Chile.", "planned"),
    ],
)
def test_what_looks_alike_but_is_news_of_one_is_found(text, status):
    assert statuses(text) == [status]


def test_only_the_name_of_a_company_makes_a_merger_of_what_is_to_be_bought():
    assert found("Peru signed a deal to buy grain from Chile.")[0][0] != "merger"
    assert found("Sudbank signed a deal to buy Nordbank.")[0][0] == "merger"


def test_what_is_said_of_a_deal_before_its_verb_bears_on_the_verb():
    (record,) = READER.read("The minister expects the treaty with Peru to be ratified soon.", lang="en").agreements
    assert (record.status, record.certainty) == ("planned", "planned")
