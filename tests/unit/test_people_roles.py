"""People: the role of somebody, wherever the article gives it, and never a word too much."""

from __future__ import annotations

import pytest

import newskit


@pytest.fixture(scope="module")
def roles():
    """The roles of the people of a text, by name."""
    pipeline = newskit.Pipeline(
        only=[newskit.Person, newskit.Block, newskit.Boilerplate], entry_points=False, strict=True
    )

    def find(text: str, lang: str) -> dict[str, str | None]:
        return {person.name: person.role for person in pipeline.read(text, lang=lang).people}

    return find


@pytest.mark.parametrize(
    ("lang", "text", "name", "role"),
    [
        ("pl", "Głosował przeciw Adam Wierzba (PiS), a reszta za.", "Adam Wierzba", "PiS"),
        ("pl", "Podobnie mówi Ewa Wierzba z Koalicji Obywatelskiej.", "Ewa Wierzba", "Koalicja Obywatelska"),
        ("pl", "Badała to Ewa Wierzba z Uniwersytetu Nadmorskiego.", "Ewa Wierzba", "Uniwersytet Nadmorski"),
        ("pl", "Ewa Wierzba z Uniwersytetu Nadmorskiego w Gdyni.", "Ewa Wierzba", "Uniwersytet Nadmorski w Gdyni"),
        ("en", "The study by Ann Harrow of Norham University is new.", "Ann Harrow", "Norham University"),
        ("en", "The study by Ann Harrow of the Norham Institute is new.", "Ann Harrow", "Norham Institute"),
    ],
)
def test_somebody_without_an_office_belongs_to_the_organisation_behind_the_name(roles, lang, text, name, role):
    assert roles(text, lang)[name] == role


def test_the_agency_behind_a_byline_is_no_role(roles):
    assert roles("Wybory są jutro.\n\nRyga, Ewa Wierzba (PAP)", "pl")["Ewa Wierzba"] is None


@pytest.mark.parametrize(
    ("lang", "text", "name", "role"),
    [
        ("en", "Its chief executive, Tom Harrow, said nothing.", "Tom Harrow", "chief executive"),
        ("en", "“No,” said Norham's finance chief, Ann Harrow.", "Ann Harrow", "finance chief"),
        ("en", "A lawyer for the families, Tom Harrow, wept.", "Tom Harrow", "lawyer for the families"),
        ("pl", "Wydawca książki, Adam Wierzba, milczy.", "Adam Wierzba", "wydawca książki"),
        ("pl", "Znamy Jana Dęba. Obrońca Dęba, Adam Wierzba, milczy.", "Adam Wierzba", "obrońca Dęba"),
    ],
)
def test_an_office_may_stand_before_the_comma_before_the_name(roles, lang, text, name, role):
    assert roles(text, lang)[name] == role


@pytest.mark.parametrize(
    "text",
    [
        "He met the mayor, Ann Harrow, Tom Poole and others.",
        "Officials, Tom Poole and others came.",
        "Senators, Tom Poole said, are late.",
    ],
)
def test_an_office_in_a_series_or_of_several_people_is_nobody_s(roles, text):
    assert not any(roles(text, "en").values())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Przyszedł wicepremier i szef MON Adam Wierzba.", "wicepremier i szef MON"),
        ("Mówił o tym z wicepremierem i szefem MON Adamem Wierzbą.", "wicepremier i szef MON"),
        ("Były szef MSZ, dziś europoseł Adam Wierzba milczy.", "były szef MSZ, dziś europoseł"),
        ("Prezydent i premier Adam Wierzba pojechali.", "premier"),
    ],
)
def test_two_offices_of_one_person_are_one_role(roles, text, role):
    assert roles(text, "pl")["Adam Wierzba"] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Gen. broni Adam Wierzba wrócił.", "generał broni"),
        ("Spotkano płk rez. Adama Wierzbę.", "pułkownik rezerwy"),
        ("Komendant powiatowy policji mł. insp. Adam Wierzba wrócił.", "komendant powiatowy policji"),
        ("Wrócił ks. Adam Wierzba, dotąd proboszcz parafii św. Marka.", "proboszcz parafii św. Marka"),
        ("Nowym komendantem straży został Adam Wierzba.", "nowy komendant straży"),
        ("Premier pochwalił Adam Wierzba.", None),
        ("Mówił Adam Wierzba, pełnomocnik Anny K., po rozprawie.", "pełnomocnik Anny K."),
        ("Rozmawiano z Adamem Wierzbą, byłym prezesem spółki.", "były prezes spółki"),
        ("Zapytała ministra kultury Adama Wierzbę.", "minister kultury"),
    ],
)
def test_ranks_verbs_and_cases_around_a_polish_office(roles, text, role):
    assert roles(text, "pl")["Adam Wierzba"] == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Former minister Lord Harrow spoke.", "Harrow", "former minister"),
        ("Norham chairman Sir Tom Harrow spoke.", "Tom Harrow", "Norham chairman"),
        ("Tom Harrow, coal miners and others came.", "Tom Harrow", None),
        ("Tom Harrow, then ambassador to Peru, came.", "Tom Harrow", "ambassador to Peru"),
        ("It is led by union boss Tom Harrow.", "Tom Harrow", "union boss"),
        ("Tom Harrow, 43, a father of seven, came.", "Tom Harrow", "father of seven"),
        ("Police named Tom Harrow, 19. Their mother wept.", "Tom Harrow", None),
        ("Hedge fund manager Tom Harrow left the hedge fund.", "Tom Harrow", "hedge fund manager"),
        ("They met the civil rights lawyer Tom Harrow.", "Tom Harrow", "civil rights lawyer"),
        ("She met with officer Tom Harrow.", "Tom Harrow", "officer"),
        ("In a statement on the network President Tom Harrow spoke.", "Tom Harrow", "president"),
    ],
)
def test_titles_plurals_and_compounds_around_an_english_office(roles, text, name, role):
    assert roles(text, "en")[name] == role
