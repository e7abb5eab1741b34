"""Agreements that a verb tells, without a noun, in sentences of our own making."""

from __future__ import annotations

import pytest

import newskit
from newskit.errors import LanguagePackError
from newskit.languages.sections import read_section
from newskit.plugins.agreements.deeds.words import Deed, deed_entries

READER = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)


def told(text, lang):
    """Type, status and the names of the parties of every record that a verb made."""
    return [
        (record.type, record.status, [party.name for party in record.parties])
        for record in READER.read(text, lang=lang).agreements
        if record.rule == "verb"
    ]


EVENTS = [
    ("en", "Harrow Foods to buy Lindby Dairies for $1.4 billion", "merger", "planned", ["Harrow Foods", "Lindby Dairies"]),
    ("en", "Granite Capital has bought a 40 per cent stake in Belmont Hotels.", "merger", "agreed", ["Granite Capital", "Belmont Hotels"]),
    ("en", "Granite Capital is to buy Roche's diagnostics unit.", "merger", "planned", ["Granite Capital", "Roche"]),
    ("en", "Belmont Hotels was taken over by Granite Capital last year.", "merger", "agreed", ["Belmont Hotels", "Granite Capital"]),
    ("en", "Belmont Hotels agreed to be acquired by Granite Capital.", "merger", "agreed", ["Belmont Hotels", "Granite Capital"]),
    ("en", "Tolland Oil will sell its refining unit to Petrano for $2bn.", "merger", "planned", ["Tolland Oil", "Petrano"]),
    ("en", "Nordbank and Sudbank are to merge next year.", "merger", "planned", ["Nordbank", "Sudbank"]),
    ("en", "Zenova will pay $44 million to settle claims that it bribed doctors.", "settlement", "agreed", ["Zenova"]),
    ("en", "Former banker Peter Smith agreed to plead guilty to fraud.", "settlement", "agreed", ["Peter Smith"]),
    ("en", "Russia swapped 12 prisoners with Ukraine.", "exchange", "agreed", ["Russia", "Ukraine"]),
    ("en", "Leeds United have signed midfielder Owen Price from Brentford.", "contract", "signed", ["Leeds United", "Owen Price", "Brentford"]),
    ("en", "Owen Price has joined Leeds United on loan from Brentford.", "contract", "agreed", ["Owen Price", "Leeds United", "Brentford"]),
    ("en", "Granite Capital has bought the rights to the film from Belmont Hotels.", "contract", "agreed", ["Granite Capital", "Belmont Hotels"]),
    ("en", "Zenova has licensed the drug to Japan's Takano.", "contract", "agreed", ["Zenova", "Takano"]),
    ("en", "Greece and Turkey agreed to reopen the border crossing.", "agreement", "agreed", ["Greece", "Turkey"]),
    ("pl", "Malwa została przejęta przez Torus.", "merger", "agreed", ["Malwa", "Torus"]),
    ("pl", "Orlen ogłosił, że przejmie Lotos.", "merger", "planned", ["Orlen", "Lotos"]),
    ("pl", "Torus i Malwa połączą się w przyszłym roku.", "merger", "planned", ["Torus", "Malwa"]),
    ("pl", "Ukraina wymieniła z Rosją jeńców.", "exchange", "agreed", ["Ukraina", "Rosja"]),
    ("pl", "Polska i Czechy dogadały się w sprawie wody.", "agreement", "agreed", ["Polska", "Czechy"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "kind", "status", "parties"), EVENTS)
def test_a_verb_with_all_it_needs_tells_an_agreement(lang, text, kind, status, parties):
    assert told(text, lang) == [(kind, status, parties)]


LOOK_ALIKES = [
    ("en", "Skyjet Airlines bought Boeing jets worth $3bn."),
    ("en", "Skyjet Airlines bought 20 Airbus."),
    ("en", "Skyjet Airlines bought time to think."),
    ("en", "Could Granite Capital buy Belmont Hotels?"),
    ("en", "Walmart Stores sells its products to Amazon customers."),
    ("en", "The refugees settled in a town near Boston."),
    ("en", "The governor signed a law."),
    ("en", "Ministers from Chad and Niger exchanged views on trade."),
    ("en", "Chad agreed to ease visa rules."),
    ("en", "Chad and Niger agreed that the border should stay open."),
    ("en", "Chad and Niger agreed on the need for peace."),
    ("en", "Mary Jones and Peter Smith agreed to marry."),
    ("pl", "LOT kupił samoloty Boeinga."),
    ("pl", "PiS przejął władzę."),
    ("pl", "Prezydenci Polski i Litwy wymienili poglądy."),
    ("pl", "Adam Nowak porozumiał się z żoną."),
]


@pytest.mark.parametrize(("lang", "text"), LOOK_ALIKES)
def test_a_verb_without_what_it_needs_is_left_alone(lang, text):
    assert told(text, lang) == []


STATUSES = [
    ("Granite Capital has offered to buy Belmont Hotels for $2bn.", "proposed", "asserted"),
    ("Granite Capital dropped plans to buy Belmont Hotels.", "terminated", "asserted"),
    ("Granite Capital refused to sell Belmont Hotels to Tolland Oil.", "rejected", "asserted"),
    ("Granite Capital could buy Belmont Hotels, analysts said.", "planned", "possible"),
    ("Granite Capital is buying Belmont Hotels.", "agreed", "asserted"),
]


@pytest.mark.parametrize(("text", "status", "certainty"), STATUSES)
def test_the_words_before_a_verb_say_what_becomes_of_it(text, status, certainty):
    (record,) = READER.read(text, lang="en").agreements
    assert (record.status, record.certainty) == (status, certainty)


@pytest.mark.parametrize("lead", ["considered buying", "did not buy", "denied it would buy"])
def test_what_was_not_done_is_no_agreement(lead):
    assert told(f"Granite Capital {lead} Belmont Hotels.", "en") == []


def test_a_noun_of_the_same_sentence_makes_no_second_record():
    records = READER.read("Nordbank agreed to buy rival Sudbank in a $3 billion deal.", lang="en").agreements
    assert len(records) == 1
    assert {party.name for party in records[0].parties} == {"Nordbank", "Sudbank"}


def test_a_person_buys_a_company_only_where_a_sum_is_told():
    assert told("Businessman Peter Smith bought Belmont Hotels for $40 million.", "en")
    assert not told("Businessman Peter Smith bought Belmont Hotels.", "en")


def test_every_form_of_a_deed_is_an_entry_with_its_tense():
    deed = read_section(
        Deed, {"type": "merger", "done": "bought", "passive": "bought", "base": ["take over"]}, "deeds.buy"
    )
    assert [(entry.phrase, entry.value.tense) for entry in deed_entries([deed])] == [
        ("bought", "done"),
        ("take over", "base"),
        ("bought", "passive"),
    ]


def test_an_unknown_key_of_a_deed_is_refused():
    with pytest.raises(LanguagePackError, match="unknown key 'buyers'"):
        read_section(Deed, {"buyers": "organisation"}, "deeds.buy")
