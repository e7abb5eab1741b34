"""People: who is one, gathered from all forms of the name, with office and sex."""

from __future__ import annotations

import time

import pytest

import newskit
from newskit.plugins.people import people as find_people
from newskit.plugins.people import people_by_token


@pytest.fixture(scope="module")
def people():
    """The people of a text, in the order of their first mentions."""
    pipeline = newskit.Pipeline(
        only=[newskit.Person, newskit.Block, newskit.Boilerplate], entry_points=False, strict=True
    )

    def find(text: str, lang: str = "pl") -> tuple[newskit.Person, ...]:
        return pipeline.read(text, lang=lang).people

    return find


def test_all_cases_of_a_name_are_one_person_in_the_nominative(people):
    (person,) = people("Z Lewanem Kobalią rozmawiano w maju. Kobalii to nie pomogło. Wizyta Kobalii się skończyła.")
    assert person.name == "Lewan Kobalia"
    assert [mention.text for mention in person.mentions] == ["Lewanem Kobalią", "Kobalii", "Kobalii"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dano to Tomaszowi Grudniowi. Tak uważa Grudzień.", "Tomasz Grudzień"),
        ("Mówiono o Pawle Jastrzębiu.", "Paweł Jastrząb"),
        ("Pisał do Olgi Zielińskiej-Rej.", "Olga Zielińska-Rej"),
        ("Spotkał się z Ewą Nowak.", "Ewa Nowak"),
        ("Wspomniano Ursulę von der Heyden.", "Ursula von der Heyden"),
        ("Nagrodę wręczono Adamowi Petrence.", "Adam Petrenko"),
        ("Zatrzymano Janinę B. i jej brata.", "Janina B."),
    ],
)
def test_a_name_found_only_in_another_case_loses_its_endings(people, text, name):
    assert name in {person.name for person in people(text)}


def test_a_woman_s_surname_that_does_not_decline_joins_her(people):
    (person,) = people("Z Joanną Brandt mówił Kurier. Brandt odmówiła.")
    assert (person.name, person.gender, len(person.mentions)) == ("Joanna Brandt", "f", 2)


def test_two_people_of_one_surname_are_told_apart_by_the_verb(people):
    first, second = people("Na sali byli Jan Nowak i Maria Nowak. Nowak powiedziała, że wraca. Nowak milczał.")
    assert [mention.text for mention in first.mentions] == ["Jan Nowak", "Nowak"]
    assert [mention.text for mention in second.mentions] == ["Maria Nowak", "Nowak"]


def test_an_office_before_the_name_comes_in_the_nominative_with_its_complement(people):
    (person,) = people("Rozmawiał z byłym prezydentem Słowenii Milanem Horvatem.")
    assert person.role == "były prezydent Słowenii"
    assert person.role_span.text == "byłym prezydentem Słowenii"


def test_an_adjective_behind_the_office_follows_it(people):
    (person,) = people("Spotkał się z sekretarzem generalnym ONZ Pedrem Salinasem.")
    assert person.role == "sekretarz generalny ONZ"


def test_an_apposition_behind_the_name_is_the_office_up_to_its_comma(people):
    (person,) = people("Jak ocenił Adam Borek, zastępca dyrektora Instytutu Wschód, zmiany są małe.")
    assert person.role == "zastępca dyrektora Instytutu Wschód"
    (person,) = people("Anna Borek, brytyjska dziennikarka pisząca o Azji.")
    assert person.role == "brytyjska dziennikarka pisząca o Azji"


def test_the_fullest_office_counts_wherever_it_stands(people):
    (person,) = people("Premier Hrouda odleciał.\n\nPremier Czech Petr Hrouda na lotnisku. Fot. PAP")
    assert (person.name, person.role) == ("Petr Hrouda", "premier Czech")


def test_the_office_of_the_next_person_is_not_an_apposition(people):
    first, second = people("Mówił o tym Jan Lipa, premier Adam Dąb zaprzeczył.")
    assert (first.role, second.role) == (None, "premier")


def test_an_office_in_another_case_is_the_complement_of_the_one_before(people):
    (person,) = people("Powiedział to doradca prezydenta Witold Zając.")
    assert person.role == "doradca prezydenta"


def test_a_surname_alone_needs_an_office_or_a_verb_of_speech(people):
    assert [person.name for person in people("Premierowi Hroudzie to nie pomoże.")] == ["Hrouda"]
    assert [person.name for person in people("To koniec - powiedział Rokicki.")] == ["Rokicki"]
    assert people("W Kobierzycach Ostrowiec pokonał Błękitnych.") == ()


def test_organisations_places_streets_and_titles_are_no_people(people):
    text = (
        "Instytut Adama Mickiewicza i Bank Światowy milczą. Przy ulicy Jana Matejki stoi Zamek Królewski. "
        "Puchar Davisa zdobyła Kanada, a Morze Czarne jest wzburzone. Polacy czekają. Burmistrz Kobierzyc wyjechał."
    )
    assert people(text) == ()


def test_the_photographer_between_slashes_is_a_person_in_normal_case(people):
    found = people("Most w Pradze Źródło: PAP/EPA/MIREK HORNIK / POOL")
    assert [(person.name, person.mentions[0].text) for person in found] == [("Mirek Hornik", "MIREK HORNIK")]


def test_boilerplate_names_nobody(people):
    assert [p.name for p in people("Czytaj także: Jan Lipa odchodzi\n\nDecyzję podjęła Anna Dąb.")] == ["Anna Dąb"]


def test_english_titles_offices_and_possessives(people):
    text = (
        "French Prime Minister Sylvie Arnaud met Owen Brandt, a spokesman for the Harbour Authority, on Monday. "
        "Brandt's office thanked Ms. Arnaud. Sen. Paul Drury was late."
    )
    found = {person.name: person for person in people(text, "en")}
    assert {name: person.role for name, person in found.items()} == {
        "Sylvie Arnaud": "French Prime Minister",
        "Owen Brandt": "spokesman for the Harbour Authority",
        "Paul Drury": "senator",
    }
    assert [mention.text for mention in found["Owen Brandt"].mentions] == ["Owen Brandt", "Brandt"]
    assert found["Sylvie Arnaud"].gender == "f"


def test_an_unknown_first_name_is_believed_beside_a_verb_of_speech(people):
    (person,) = people("“We wait,” said Mlondi Sokoto. Sokoto left.", "en")
    assert (person.name, len(person.mentions)) == ("Mlondi Sokoto", 2)


def test_english_organisations_and_places_are_no_people(people):
    text = "The Stimson Center praised New York University. The Grand Canyon and Cape Town were shut, Reuters said."
    assert people(text, "en") == ()


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "Norlake Power will grow. Norlake said it was glad. Norlake's shares fell.", []),
        ("en", "Norlake Holdings named Ann Harrow. Norlake rose, and Norlake said so.", ["Ann Harrow"]),
        ("en", "Shares rose. Norlake said it would buy more.", []),
        ("en", "Analysts at Morgan Norlake said so.", []),
        ("en", "European leaders met. Muslims said no.", []),
        ("en", "Transit workers United is a union.", []),
        ("pl", "Firma Opus Marina powiedziała, że to błąd.", []),
        ("pl", "Urząd Ochrony Lasów i Mieszkańców wyjaśnił, że nie.", []),
        ("pl", "Odszedł proboszcz parafii św. Marka.", []),
        ("pl", "Zwiedzono Zamek Królewski i Dom Maklerski Sigma.", []),
    ],
)
def test_companies_bodies_peoples_and_saints_are_nobody(people, lang, text, names):
    assert [person.name for person in people(text, lang)] == names


@pytest.mark.parametrize(
    ("lang", "text", "name", "mentions"),
    [
        ("pl", 'Przyszedł Adam "Kruk" Wierzba. Wierzba się śmiał, "Kruk" milczał.', "Adam Wierzba", 3),
        ("en", 'Coach Wayne "Bear" Harrow won. Harrow cried.', "Wayne Harrow", 2),
        ("en", "Park Min-jun scored. Park was tired.", "Park Min-jun", 2),
        ("en", "Coach Hwang In-su left. Hwang was tired.", "Hwang In-su", 2),
        ("en", "Fire Chief Gus Harrow Jr. left.", "Gus Harrow Jr.", 1),
        ("en", "The Rev. Alma Prince left.", "Alma Prince", 1),
        ("en", "Ingrid van den Harrow won. Van den Harrow cried.", "Ingrid van den Harrow", 2),
        ("en", "They named Olumide Harrow. Harrow, who is 40, starts now.", "Olumide Harrow", 2),
        ("en", "HARROW LEAVES HER PARTY\n\nThe mayor, Ann Harrow, left on Monday and wept.", "Ann Harrow", 2),
    ],
)
def test_nicknames_family_names_first_juniors_particles_and_capitals(people, lang, text, name, mentions):
    (person,) = people(text, lang)
    assert (person.name, len(person.mentions)) == (name, mentions)


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Zapytano ministra Kamila Strzębosza. Strzębosz milczał.", "Kamil Strzębosz", "m"),
        ("Potwierdzono zatrzymanie Roberta K. w Radomiu.", "Robert K.", "m"),
        ("Przyjął prezydenta Korei Południowej Lee Jae Myunga.", "Lee Jae Myung", "m"),
        ("Według Li Qianga jest dobrze.", "Li Qiang", "m"),
        ("Wyrok na Johna Hallidaya zapadł. Obrona Hallidaya płacze.", "John Halliday", "m"),
        ("Wypowiedział się D. Wolski.", "D. Wolski", "m"),
        ("Dodała J.D. Harrisowi otuchy.", "J.D. Harris", "m"),
        ("Minister Klaus-Dieter Brandt wrócił.", "Klaus-Dieter Brandt", "m"),
        ("Skazano byłego wójta Sylwestra G. na rok.", "Sylwester G.", "m"),
        ("Przyjął króla Karola III w pałacu.", "Karol III", "m"),
        ("Zagra jutro z Olianą Kowalenką.", "Oliana Kowalenka", "f"),
    ],
)
def test_a_polish_name_in_one_case_is_read_by_what_stands_around_it(people, text, name, gender):
    (person,) = people(text)
    assert (person.name, person.gender) == (name, gender)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Sen. Dorvan Harrow said he would block it.", "m"),
        ("Sen. Dorvan Harrow came. “No,” she said. Harrow said she would block it.", "f"),
        ("Sen. Dorvan Harrow met Ann Poole, and she smiled.", None),
        ("Sen. Dorvan Harrow took her seat.", None),
        ("Sen. Keisha Harrow took the floor.", "f"),
    ],
)
def test_english_pronouns_tell_the_sex_where_the_first_name_does_not(people, text, gender):
    assert people(text, "en")[0].gender == gender


def test_every_word_of_a_mention_leads_to_its_person():
    seen = {}

    @newskit.annotator(makes=newskit.Sentence, uses=newskit.Person, name="test.look")
    def look(document):
        seen.update(document.once(people_by_token))
        return ()

    newskit.Pipeline(plugins=[look], entry_points=False, only=["test.look", newskit.Person, newskit.Block]).read(
        "To Anna Lis. Lis mówi.", lang="pl"
    )
    assert {index: person.name for index, person in seen.items()} == {1: "Anna Lis", 2: "Anna Lis", 3: "Anna Lis"}


@pytest.mark.parametrize("lang", ["pl", "en", "xx"])
@pytest.mark.parametrize(
    "text",
    ["", "Jan", "J. K.", "prezydent", "Prezydent, X", "O'", "prof. " * 500, "Jan Nowak, " * 800, "Al-Chaab", "Jan-bis"],
)
def test_odd_text_never_raises(people, text, lang):
    people(text, lang)


def test_a_company_by_its_class_noun_is_nobody_elsewhere():
    text = "Pociągi kupiono od spółki Tormet. Tormet ma kłopoty.\n\nPociąg Tormetu stoi w Żmigrodzie."
    assert not newskit.read(text, lang="pl").people


@pytest.mark.parametrize(
    ("lang", "piece"),
    [
        ("en", "near Crestal Powder there. Powder fell. "),
        ("en", "Jane Roe, chief of Acme, left. Roe said. Mr Roe "),
        ("pl", "koło Crestala Powdera. Powder spadł. "),
        ("pl", "obrońca Lisa, premier Jan Lis, dodał. Lis "),
    ],
)
def test_hostile_text_is_read_in_linear_time(lang, piece):
    """What a name asks for is bounded, however often the article says it again."""
    pipeline = newskit.Pipeline(only=[newskit.Person], entry_points=False, strict=True)

    def seconds(times):
        document = pipeline.document(piece * times, lang=lang)
        started = time.process_time()
        list(find_people(document))
        return time.process_time() - started

    seconds(50)
    small, large = (min(seconds(times) for _ in range(2)) for times in (500, 4000))  # the least: machines pause
    assert large < max(20 * small, 0.5)
