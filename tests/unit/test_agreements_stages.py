"""Stages of an agreement's life in sentences of our own: what opens a clause, what is denied, what is told later on."""

from __future__ import annotations

import pytest

import newskit

READER = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)


def statuses(text, lang="pl"):
    return [record.status for record in READER.read(text, lang=lang).agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jest umowa na remont dworca w Kutnie.", ["agreed"]),
        ("Wiadomo już, że nie ma porozumienia w sprawie płac.", ["failed"]),
        ("Ważny jest sojusz z sąsiadami.", []),
    ],
)
def test_there_is_an_agreement_counts_where_it_opens_a_clause(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klub nie przedłużył umowy z trenerem.", ["expired"]),
        ("Pielęgniarki nie zaakceptowały porozumienia.", ["rejected"]),
        ("Iran nie przestrzega porozumienia nuklearnego.", ["violated"]),
        ("Nie doszło do podpisania umowy z rezydentami.", ["failed"]),
        ("Spółka nie tylko podpisała umowę z Rumunią, ale i zapłaciła zaliczkę.", ["signed"]),
    ],
)
def test_a_denial_tells_a_status_of_its_own(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sejm ratyfikował traktat, który Polska i Dania podpisały w maju.", ["ratified", "signed"]),
        ("Rozejm, podpisany w Oslo, został złamany po dobie.", ["signed", "violated"]),
        ("Węgry negocjują umowę z Serbią. Projekt tej umowy parafowano w maju.", ["negotiating", "initialled"]),
        ("Peru i Chile podpisały umowę o rybach. Dokument ratyfikował już parlament Peru.", ["signed", "ratified"]),
        ("Peru i Chile podpisały umowę o rybach. Podpisany dokument liczy sto stron.", ["signed"]),
    ],
)
def test_a_sentence_may_tell_another_stage_of_the_same_agreement(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aneks do umowy z Nordpakiem", ["amended"]),
        ("Spółka podpisała aneks do umowy z wykonawcą.", ["amended"]),
        ("Do umowy podpisano aneks.", ["amended"]),
    ],
)
def test_who_signs_an_amendment_amends(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spór zakończył się ugodą z gminą Lipno.", ["agreed"]),
        ("W czerwcu skończyła się umowa z operatorem.", ["expired"]),
        ("Szczyt zakończył się bez porozumienia w sprawie ceł.", ["failed"]),
    ],
)
def test_the_case_of_the_noun_tells_an_end_from_a_result(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Prezes wypowiedział się o umowie z Niemcami.",
        "Firma ma w umowie zapis o karach.",
        "Rodzice podpisali zgodę na wycieczkę.",
        "Szpital stracił na umowach z dostawcą blisko 3 mln zł.",
        "Klub rozwiązał szkółkę za porozumieniem stron.",
    ],
)
def test_verbs_beside_a_noun_that_say_nothing_of_it_are_left_alone(text):
    assert statuses(text) == []
