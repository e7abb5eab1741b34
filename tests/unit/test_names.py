"""Runs of capitals and what they name, places, organisations, and the endings of names."""

from __future__ import annotations

import pytest

import newskit
from newskit.document import Document
from newskit.plugins.inflection import forms_of, readings, same_name
from newskit.plugins.names import names
from newskit.plugins.organisations import organisation_at
from newskit.plugins.places import PlaceWords, place_name


@pytest.fixture(scope="module")
def document():
    """A document as annotators see it."""
    pipeline = newskit.Pipeline(entry_points=False)

    def make(text: str, lang: str = "pl") -> Document:
        return pipeline.document(text, lang=lang)

    return make


def runs(document: Document) -> list[tuple[str, str]]:
    scan = document.scan
    return [(document.text[scan.starts[n.first] : scan.ends[n.stop - 1]], n.kind) for n in document.once(names).runs]


def test_an_office_a_state_and_a_name_in_capitals_are_cut_apart(document):
    assert runs(document("Prezydent Gruzji Irakli Dolidze mówi.")) == [
        ("Gruzji", "place"),
        ("Irakli Dolidze", "person"),
    ]


def test_hyphens_apostrophes_initials_and_particles_belong_to_a_name(document):
    text = "Byli tam: Jean-Luc Moreau, Anna D'Orso, Peter van den Berg i J. T. Hale."
    assert [name for name, kind in runs(document(text)) if kind == "person"] == [
        "Jean-Luc Moreau",
        "Anna D'Orso",
        "Peter van den Berg",
        "J. T. Hale",
    ]


def test_a_polish_ending_behind_an_apostrophe_belongs_to_the_name_and_an_english_one_does_not(document):
    assert ("Pierre'owi Duclos", "person") in runs(document("Dano to Pierre'owi Duclos."))
    assert runs(document("We saw Owen Brandt's house.", "en")) == [("Owen Brandt", "person")]


def test_no_name_crosses_a_line_break(document):
    assert runs(document("Tak uważa Jan\nNowak Maria")) == [("Jan", "other"), ("Nowak Maria", "other")]


def test_a_common_word_that_begins_a_sentence_is_no_name(document):
    assert runs(document("Wizyta Kobalii trwa. Oczywiście wizyta była długa.")) == [("Kobalii", "other")]


def test_a_first_name_behind_a_company_begins_a_person(document):
    found = runs(document("Prezes Orlenu Daniel Rusek odmówił, a Instytut Adama Mickiewicza milczy."))
    assert ("Daniel Rusek", "person") in found
    assert ("Instytut Adama Mickiewicza", "organisation") in found


def test_acronyms_are_organisations_and_stand_apart_from_the_name_behind(document):
    assert runs(document("To szef MSZ Radomir Pakuła.")) == [("MSZ", "organisation"), ("Radomir Pakuła", "person")]


def test_streets_named_after_people_are_places(document):
    assert runs(document("To było przy ulicy Adama Asnyka.")) == [("Adama Asnyka", "place")]


def test_a_first_name_that_is_a_state_too_is_a_person_s_with_a_surname(document):
    assert runs(document("He met Jordan Hale in Jordan.", "en")) == [("Jordan Hale", "person"), ("Jordan", "place")]


def test_covering_tells_the_name_of_every_word(document):
    view = document("To Anna Lis i Oslo.").once(names)
    assert view.covering(1) is view.covering(2) is view.at[1]
    assert view.covering(0) is None


@pytest.mark.parametrize(
    "text", ["", "A", "A.", "Ż-", "'", "Łódź'", "von", "Von", "A. B. C.", "X" * 5000, "Ja " * 3000]
)
def test_odd_text_never_raises(document, text):
    document(text).once(names)


# ------------------------------------------------------------------------------------------------------------ places


def test_a_state_has_its_name_in_the_article_s_language(document):
    assert place_name(document("tekst"), "US") == "Stany Zjednoczone"
    assert place_name(document("text", "en"), "US") == "United States"
    assert place_name(document("text", "en"), "??") is None


def test_the_lexicon_knows_capitals_and_adjectives_by_code(document):
    scan = document("rząd czeski w Pradze").scan
    assert [hit.value for hit in scan.hits("places.adjective")] == ["CZ"]
    assert [hit.value for hit in scan.hits("places.capital")] == ["CZ"]
    assert PlaceWords().name("CZ") is None


# ----------------------------------------------------------------------------------------------------- organisations


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("portalu Nordfakty", "Nordfakty", "m"),
        ("serwisu Obrona 24", "Obrona 24", "m"),
        ("portal Radia Swoboda", "Radio Swoboda", "m"),
        ("Agencji Reutera", "Agencja Reutera", "f"),
        ("Gazecie Podhalańskiej", "Gazeta Podhalańska", "f"),
        ("Kurierowi Bieszczadzkiemu", "Kurier Bieszczadzki", "m"),
        ("Radiu Lira", "Radio Lira", "n"),
        ("tygodnikowi „Sąsiad”", "Sąsiad", "m"),
        ("Ministerstwu Finansów", "Ministerstwo Finansów", "n"),
        ("agencja Nordpress", "Nordpress", "f"),
    ],
)
def test_organisations_come_in_the_nominative_with_the_gender_of_their_verbs(document, text, name, gender):
    found = organisation_at(document(text), 0)
    assert found is not None
    assert (found.name, found.gender) == (name, gender)


def test_a_class_noun_without_a_name_is_no_organisation(document):
    assert organisation_at(document("portal informuje"), 0) is None


# -------------------------------------------------------------------------------------------------------- inflection


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Kobalii", "Kobalia"),
        ("Maliszewskiemu", "Maliszewski"),
        ("Grudnia", "Grudzień"),
        ("Jastrzębiowi", "Jastrząb"),
        ("Mazurkiem", "Mazurek"),
        ("Petrenką", "Petrenko"),
        ("Zasępie", "Zasępa"),
        ("Gogoladzemu", "Gogoladze"),
        ("Kennedy'ego", "Kennedy"),
        ("Bakerze", "Baker"),
        ("Schmidcie", "Schmidt"),
        ("Zielińskiej-Rej", "Zielińska-Rej"),
    ],
)
def test_oblique_forms_are_read_as_forms_of_their_nominative(form, nominative):
    assert nominative in {reading.nominative for reading in readings(form)}
    assert same_name(form, nominative)


def test_different_names_do_not_match():
    assert not same_name("Nowak", "Nowicki")
    assert not same_name("Dudzie", "Dudek")


def test_first_names_have_their_cases():
    assert dict(forms_of("Marek", "m"))["Markowi"] == "d"
    assert dict(forms_of("Anna", "f"))["Annie"] == "dl"
    assert dict(forms_of("Ingrid", "f")) == {"Ingrid": "ngdail"}


def test_a_bloc_of_states_is_a_body_and_a_state_a_place(document):
    found = dict(runs(document("He said the United Nations and Peru agree.", "en")))
    assert (found["United Nations"], found["Peru"]) == ("organisation", "place")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Narodowy Fundusz Wsi milczy.", "Narodowy Fundusz Wsi"),
        ("Mówi to Polskie Towarzystwo Leśne.", "Polskie Towarzystwo Leśne"),
        ("Nowa Rada Biznesu milczy.", "Rada Biznesu"),
    ],
)
def test_an_adjective_before_a_capitalised_class_noun_belongs_to_the_name(document, text, name):
    made = document(text)
    words = made.scan.words
    found = [one for index in range(len(words)) if (one := organisation_at(made, index)) is not None]
    assert found[0].name == name


def test_a_family_name_that_comes_first_makes_a_person(document):
    assert runs(document("Then Park Min-jun met Li Qiang.", "en")) == [
        ("Park Min-jun", "person"),
        ("Li Qiang", "person"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("pl", "David O'Neill przyjechał. O'Neill mówił krótko.", "David O'Neill"),
        ("fr", "Paul Durand a parlé. L'Union africaine a signé.", "Paul Durand"),
    ],
)
def test_an_apostrophe_parts_a_name_only_from_what_is_elided(lang, text, name):
    people = newskit.Pipeline(only=[newskit.Person], entry_points=False).read(text, lang=lang).people
    assert [person.name for person in people] == [name]
