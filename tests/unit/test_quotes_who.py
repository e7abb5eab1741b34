"""Who speaks in Polish: common nouns, institutions, documents, dropped subjects. All sentences are our own."""

import pytest

import newskit


@pytest.fixture(scope="module")
def pipeline():
    return newskit.Pipeline(only=[newskit.Quote], strict=True, entry_points=False)


def who(pipeline, text):
    """The name of each quote's speaker."""
    return [quote.speaker and quote.speaker.name for quote in pipeline.read(text, lang="pl").quotes]


BEFORE = "- Nie wiem - dodał starosta Jan Kot.\n\n"  # somebody else who could be meant

NOUNS = [
    ("- Woda sięgała okien - wspomina listonosz z Zatorów.", "listonosz z Zatorów"),
    ("- Woda sięgała okien - krzyczał ktoś z balkonu.", "ktoś"),
    ("- Woda sięgała okien - tłumaczy cicho bileterka muzeum.", "bileterka muzeum"),
    ("- Woda sięgała okien - rzuca od bramy jeden z hodowców koni.", "jeden z hodowców koni"),
    ("- Woda sięgała okien - mówi unijny dyplomata znający sprawę.", "unijny dyplomata"),
    ("Tokarz z drugiej zmiany twierdzi, że hala jest pusta.", "tokarz z drugiej zmiany"),
    ("Trzej hodowcy z Zatorów mówią, że hala jest pusta.", "trzej hodowcy z Zatorów"),
    ("Dwa źródła w ratuszu podały, że hala jest pusta.", "dwa źródła"),
    ("W kuluarach radni przyznają, że hala jest pusta.", "radni"),
    ("Bednarze, których zostało trzech, skarżą się, że hala jest pusta.", "bednarze"),
    ("Zdaniem hodowców ceny spadną o połowę.", "hodowcy"),
    ("Zdaniem ekonomistów banku Zenit ceny spadną o połowę.", "ekonomiści banku Zenit"),
    ("Zdaniem polskich hodowców ceny spadną o połowę.", "polscy hodowcy"),
    ("Kronika klasztorna podaje, że hala jest pusta.", "kronika klasztorna"),
]


@pytest.mark.parametrize(("text", "name"), NOUNS)
def test_a_common_noun_beside_the_verb_speaks(pipeline, text, name):
    assert who(pipeline, BEFORE + text)[-1] == name


NAMES = [
    ("- Jedziemy - żartował fiński komisarz ds. rybołówstwa Aarne Holm.", "Aarne Holm"),
    ("- Jedziemy - apeluje oficer prasowa zatorskiej komendy mł. asp. Ewa Lis.", "Ewa Lis"),
    ("„Jedziemy” - powiedziała rektor UZ, prof. dr hab. Ewa Lis.", "Ewa Lis"),
    ("- Jedziemy - cieszy się pierwszoklasistka Hania.", "Hania"),
    ('Jak donosi "Trasa", droga jest zamknięta.', "Trasa"),
    ('Według informacji "Kuriera" droga jest zamknięta.', "Kurier"),
    (
        "Poparł ją Związek Wsi Górskich, który w przesłanym PAP piśmie ocenia, że droga jest zamknięta.",
        "Związek Wsi Górskich",
    ),
    ("Lis, z którą rozmawiał Piotr Kos, twierdzi, że droga jest zamknięta. Ewa Lis pojechała.", "Ewa Lis"),
    ("- Nie wiem - ironizował na konferencji Piotr Kos.", "Piotr Kos"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_found_behind_what_stands_before_it(pipeline, text, name):
    assert who(pipeline, BEFORE + text)[-1] == name


BODIES = [
    ("Polska Rada Młynarzy utrzymuje, że ceny spadną.", "Polska Rada Młynarzy"),
    ("Zdaniem Mazowieckiego Kuratorium Oświaty szkoła jest za mała.", "Mazowieckie Kuratorium Oświaty"),
    ("Sąd Rejonowy w Zatorach podał, że droga jest zamknięta.", "Sąd Rejonowy w Zatorach"),
    ("Spłonęła hala firmy Plastex. Firma zapewniła, że odbuduje halę.", "Plastex"),
    ("Pisał o tym portal Nurt. Według serwisu hala jest pusta.", "Nurt"),
    ("Ministerstwo Zdrowia odpisało wieczorem. Resort podał, że hala jest pusta.", "Ministerstwo Zdrowia"),
    ("Krajowe Sieci Wodne (KSW) płacą. KSW zaznaczają, że hala jest pusta.", "Krajowe Sieci Wodne"),
    ("- Hala jest pusta - powiedziała reporterowi AFP.", None),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_an_institution_has_its_whole_name(pipeline, text, name):
    assert who(pipeline, text) == [name]


DOCUMENTS = [
    ("Z raportu Instytutu Łąk wynika, że trawa schnie.", "raport Instytutu Łąk"),
    ("Jak czytamy w umowie najmu, koszty ponosi gmina.", "umowa najmu"),
    ("Gotowa jest opinia biegłej. Wynika z niej, że trawa schnie.", "opinia biegłej"),
    ("Dołączono fragment karty przeglądu, z którego wynika, że trawa schnie.", "karta przeglądu"),
    ("W komunikacie MSZ napisano, że konsul wyjechał.", "MSZ"),
]


@pytest.mark.parametrize(("text", "name"), DOCUMENTS)
def test_a_report_speaks_itself_and_a_statement_for_its_author(pipeline, text, name):
    assert who(pipeline, text) == [name]


DROPPED = [
    ("Młynarz z Zatorów długo milczał. - Hala jest pusta - odpowiedział.", "młynarz z Zatorów"),
    ("Zadzwoniliśmy do Ewy Lis, która mieszka obok. - Hala jest pusta - odpowiedziała.", "Ewa Lis"),
    ("Głos zabrał Piotr Kos. Jak zaznaczył, hala jest pusta.", "Piotr Kos"),
    ("Radni opozycji czekają. Ich zdaniem hala jest pusta.", "radni opozycji"),
    ("Ibrahima, kierowca taksówki, macha ręką. - Hala jest pusta - tłumaczy.", "Ibrahima"),
    ("Jej wuj tylko prychnął. - Hala jest pusta - dodaje jego kolega.", "kolega"),
    ("Podejrzany nie przyznaje się do winy. Twierdzi, że hala jest pusta.", "podejrzany"),
]


@pytest.mark.parametrize(("text", "name"), DROPPED)
def test_the_subject_of_a_sentence_without_speech_may_speak_in_the_next(pipeline, text, name):
    assert who(pipeline, "- Nie wiem - dodała wójt Anna Kot.\n\n" + text)[-1] == name


def test_a_turn_without_a_verb_answers_the_one_before_it(pipeline):
    text = "- Most runie - powiedział Jan Kot.\n\n- Dlaczego? - zapytała Ewa Lis.\n\n- Bo jest stary."
    assert who(pipeline, text) == ["Jan Kot", "Ewa Lis", "Jan Kot"]


def test_a_noun_that_says_no_more_than_a_pronoun_is_the_last_speaker(pipeline):
    text = "- Woda rośnie - mówi Ewa Lis, młynarka z Zatorów.\n\n- Nikt nie pomaga - dodaje kobieta."
    assert who(pipeline, text) == ["Ewa Lis", "Ewa Lis"]


def test_an_apposition_names_the_holder_of_a_later_noun(pipeline):
    text = "Ewa Lis, hydrolożka z Zatorów, przyjechała w piątek. - Woda rośnie - ostrzega hydrolożka."
    assert who(pipeline, text) == ["Ewa Lis"]


def test_another_offices_holder_is_not_meant(pipeline):
    text = "- Nie odejdę - powiedział prezes spółki Jan Kot.\n\nMinister rolnictwa jest zły. Jak zapowiedział, spółka zniknie."
    assert who(pipeline, text)[-1] == "minister rolnictwa"


def test_who_is_named_in_an_offices_complement_does_not_speak(pipeline):
    assert who(pipeline, "Ewa Lis czeka. - Nie wiem - mówi mąż Ewy Lis.")[-1] == "mąż Ewy Lis"


def test_a_headline_is_said_by_whoever_says_its_words_in_the_text(pipeline):
    text = '"Nie oddamy młyna"\n\nSesja trwała do rana.\n\n- Nie oddamy młyna nikomu - powtarzała Ewa Lis.'
    assert who(pipeline, text) == ["Ewa Lis", "Ewa Lis"]


def test_a_thing_at_the_beginning_of_a_sentence_is_nobody(pipeline):
    text = "- Nie wiem - dodała Ewa Lis.\n\nOstrożność zaleca także rada. - Czekamy - przyznała."
    assert who(pipeline, text) == ["Ewa Lis", "Ewa Lis"]


def test_a_person_behind_a_class_noun_is_no_part_of_its_name(pipeline):
    assert who(pipeline, BEFORE + "Według prokuratury Jan Kot wyprowadził pieniądze.")[-1] == "prokuratura"


def test_an_office_whose_holder_shows_another_sex_is_passed_over(pipeline):
    text = "Przyszła wójt Anna Kot, a po niej radny Piotr Kos. Dodał, że bilety zdrożeją."
    assert who(pipeline, text) == ["Piotr Kos"]


def test_an_agency_between_verb_and_surname_is_told(pipeline):
    text = "Ewa Hebrzyńska zapowiedziała remont.\n\n– Nie mamy wyboru – powiedziała PAP Hebrzyńska."
    [quote] = pipeline.read(text, lang="pl").quotes
    assert (quote.speaker.name, quote.addressee) == ("Ewa Hebrzyńska", "PAP")


def test_what_a_source_relies_on_is_not_what_it_reports(pipeline):
    text = "Jak podał Bloomberg, powołując się na osoby zbliżone do banku, decyzja zapadnie w maju."
    [quote] = pipeline.read(text, lang="pl").quotes
    assert (quote.text, quote.speaker.name) == ("decyzja zapadnie w maju", "Bloomberg")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ceny mleka wzrosły w maju o 3 proc. – wynika z danych GUS.", "GUS"),
        ("Co piąty mieszkaniec nie ma lekarza rodzinnego - wynika z badania CBOS.", "badanie CBOS"),
    ],
)
def test_what_follows_from_a_document_may_stand_before_it(pipeline, text, name):
    [quote] = pipeline.read(text, lang="pl").quotes
    assert (quote.rule, quote.speaker.name) == ("trailing_attribution", name)


def test_an_explanation_behind_a_dash_is_no_quote(pipeline):
    assert not pipeline.read("Ryzyko jest dziś dużo większe - wynika to ze zmiany prawa.", lang="pl").quotes
