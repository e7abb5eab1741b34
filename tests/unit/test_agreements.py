"""Agreements in sentences of our own making, Polish and English. No sentence is from a data set."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newskit
from newskit.codes import event_codes
from newskit.model import AgreementStage, AgreementStatus
from newskit.plugins.agreements.status.lifecycle import STAGES
from newskit.testing.growth import seconds_of, too_fast

READER = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)


def agreements(text, lang):
    return READER.read(text, lang=lang).agreements


def only(text, lang):
    found = agreements(text, lang)
    assert len(found) == 1, [record.text for record in found]
    return found[0]


def parties(record):
    return [party.name for party in record.parties]


STATUSES = [
    ("pl", "Premierzy Czech i Słowacji podpisali w Brnie umowę o ochronie wód.", "signed"),
    ("pl", "Wczoraj zawarto zawieszenie broni między Sudanem a Czadem.", "signed"),
    ("pl", "Firma Torus ma umowę na dostawę szyn.", "signed"),
    ("pl", "Rumunia parafowała z Mołdawią porozumienie energetyczne.", "initialled"),
    ("pl", "Portugalia ratyfikowała traktat z Angolą.", "ratified"),
    ("pl", "Chorwacja zaproponowała Serbii umowę o mniejszościach.", "proposed"),
    ("pl", "Ministrowie podpiszą w czwartek memorandum o współpracy.", "planned"),
    ("pl", "Umowa ma zostać podpisana jesienią.", "planned"),
    ("pl", "W Oslo dojdzie do podpisania umowy o rybołówstwie.", "planned"),
    ("pl", "Obie firmy negocjują umowę na dostawę turbin.", "negotiating"),
    ("pl", "Marynarze i armatorzy osiągnęli wstępne porozumienie.", "agreed_in_principle"),
    ("pl", "Peru i Chile doszły do porozumienia w sprawie granicy.", "agreed"),
    ("pl", "Nowa umowa weszła w życie w styczniu.", "in_force"),
    ("pl", "Spółki przedłużyły kontrakt do 2031 roku.", "extended"),
    ("pl", "Ghana renegocjuje umowę z Togo.", "amended"),
    ("pl", "Czad naruszył rozejm.", "violated"),
    ("pl", "Chile zawiesiło umowę handlową z Boliwią.", "suspended"),
    ("pl", "Norwegia wypowiedziała umowę o połowach.", "terminated"),
    ("pl", "Wypowiedzenie umowy zaskoczyło dostawców.", "terminated"),
    ("pl", "Umowa między Litwą a Łotwą wygasła w marcu.", "expired"),
    ("pl", "Boliwia odrzuciła porozumienie o wodzie.", "rejected"),
    ("pl", "Nie doszli do porozumienia w sprawie taryf.", "failed"),
    ("pl", "Rozmowy zakończyły się bez porozumienia.", "failed"),
    ("en", "Chile and Peru signed a fishing treaty on Tuesday.", "signed"),
    ("en", "Malta and Tunisia initialled an accord on migration.", "initialled"),
    ("en", "Norway has ratified the treaty.", "ratified"),
    ("en", "Spain proposed a treaty on water with Portugal.", "proposed"),
    ("en", "Peru will sign a trade deal with Bolivia next month.", "planned"),
    ("en", "Estonia, Latvia to sign defence agreement.", "planned"),
    ("en", "The two companies are close to a merger.", "negotiating"),
    ("en", "Iceland and Norway reached a tentative agreement on quotas.", "agreed_in_principle"),
    ("en", "Kenya and Uganda struck a deal on tariffs.", "agreed"),
    ("en", "A truce between the rival factions took effect at dawn.", "in_force"),
    ("en", "The airline extended its contract with Boeing.", "extended"),
    ("en", "The parties amended the agreement.", "amended"),
    ("en", "Serbia violated the ceasefire.", "violated"),
    ("en", "It was a clear breach of the contract.", "violated"),
    ("en", "Japan suspended its trade agreement with Myanmar.", "suspended"),
    ("en", "Ghana pulled out of a security pact with Togo.", "terminated"),
    ("en", "The accord between Mali and Niger expired in June.", "expired"),
    ("en", "Unions rejected the pay deal.", "rejected"),
    ("en", "No deal was reached on Monday.", "failed"),
    ("en", "Zenith Corp failed to reach an agreement with creditors.", "failed"),
]


@pytest.mark.parametrize(("lang", "text", "status"), STATUSES)
def test_the_nearest_word_of_its_life_gives_the_status(lang, text, status):
    assert only(text, lang).status == status


def test_every_status_has_a_case_and_a_stage():
    from typing import get_args

    statuses = set(get_args(AgreementStatus))
    assert {status for _, _, status in STATUSES} == statuses
    assert set(STAGES) == statuses
    assert set(STAGES.values()) == set(get_args(AgreementStage))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Zgodnie z umową wykonawca ma czas do maja."),
        ("pl", "Układ słoneczny powstał miliardy lat temu."),
        ("pl", "Prezydent podpisał ustawę o układzie zbiorowym."),
        ("pl", "Kierowca złamał przepisy, a akt oskarżenia trafił do sądu."),
        ("pl", "Minister zaprzeczył, że podpisano umowę."),
        ("pl", "Parlament nie ratyfikował konwencji."),
        ("pl", "Zatrudniony podpisał umowę o pracę."),
        ("pl", "Współpraca obu krajów układa się dobrze."),
        ("pl", "Prawa do filmu kupiła wytwórnia Torus."),
        ("en", "She knows how to deal with the press."),
        ("en", "He has a good deal of patience."),
        ("en", "There are signs of a thaw."),
        ("en", "Ministers agreed that taxes must fall."),
        ("en", "Iran denied that a deal was reached."),
        ("en", "The president signed a law on treaties."),
        ("en", "Delegates arrived at the party convention."),
        ("en", "Under the Oslo agreement, tariffs will fall."),
        ("en", "Fifty officers signed an open letter."),
        ("en", "The climate deal won't help them."),
        ("en", "The airline bought Boeing jets."),
    ],
)
def test_what_only_looks_like_an_agreement_is_left_alone(lang, text):
    assert agreements(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("pl", "Kuba i Haiti podpisały umowę handlową.", "trade_deal"),
        ("pl", "Kuba i Haiti podpisały układ pokojowy.", "peace"),
        ("pl", "Kuba i Haiti podpisały umowę wojskową.", "defence"),
        ("pl", "Kuba i Haiti podpisały list intencyjny.", "memorandum"),
        ("pl", "Kuba i Haiti podpisały wspólną deklarację.", "declaration"),
        ("pl", "Huta podpisała umowę na remont pieca.", "contract"),
        ("pl", "Kuba i Haiti podpisały program współpracy kulturalnej.", "programme"),
        ("en", "Cuba and Haiti signed a free-trade pact.", "trade_deal"),
        ("en", "Cuba and Haiti signed a peace treaty.", "peace"),
        ("en", "Cuba and Haiti signed a memorandum of understanding.", "memorandum"),
        ("en", "Cuba and Haiti agreed a prisoner swap.", "exchange"),
        ("en", "The band signed a licensing agreement.", "contract"),
        ("en", "The trader reached a plea deal.", "settlement"),
    ],
)
def test_a_word_beside_the_noun_gives_the_type(lang, text, kind):
    assert only(text, lang).type == kind


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("pl", "Prezydenci Gruzji i Armenii podpisali deklarację.", ["Gruzja", "Armenia"]),
        ("pl", "Traktat podpisali przywódcy Węgier i Austrii.", ["Węgry", "Austria"]),
        ("pl", "Francuz podpisał kontrakt ze spółką Torus.", ["Torus"]),
        ("pl", "Piłkarz podpisał kontrakt z Legią Warszawa.", ["Legia Warszawa"]),
        (
            "en",
            "China's Huanyu New Energy signed a contract with Norway's Fjord Power.",
            ["Huanyu New Energy", "Fjord Power"],
        ),
        ("en", "Norway's Storting has ratified the treaty with Chile.", ["Norway", "Chile"]),
        ("en", "India and Nepal signed a treaty, the Orim news agency reported.", ["India", "Nepal"]),
        ("pl", "Francuzi podpisali kontrakt ze spółką Torus.", ["Francja", "Torus"]),
        ("pl", "Wczoraj parafowano umowę między Litwą a Łotwą.", ["Litwa", "Łotwa"]),
        ("pl", "Litwa podpisała z Japonią umowę o turystyce.", ["Litwa", "Japonia"]),
        ("pl", "Umowa polsko-fińska została podpisana.", ["Polska", "Finlandia"]),
        ("pl", "Rząd Peru odrzucił porozumienie z Chile.", ["Peru", "Chile"]),
        ("pl", "Jak podała agencja Anatolia, umowę podpisano w maju.", []),
        ("en", "Ghana pulled out of a security pact with Togo.", ["Ghana", "Togo"]),
        ("en", "An EU-Turkey agreement was signed.", ["European Union", "Turkey"]),
        ("en", "A treaty was signed by Fiji and Samoa.", ["Fiji", "Samoa"]),
        ("en", "Talks between Kenya and Uganda ended without an agreement.", ["Kenya", "Uganda"]),
        ("en", "Acme's proposed takeover of Bolt collapsed.", ["Acme", "Bolt"]),
    ],
)
def test_parties_stand_in_the_nominative(lang, text, names):
    assert parties(only(text, lang)) == names


def test_states_have_their_code():
    record = only("Chile and Peru signed a treaty.", "en")
    assert [(party.type, party.country) for party in record.parties] == [("state", "CL"), ("state", "PE")]


def test_leaders_sign_and_their_states_are_the_parties():
    text = (
        "Prezydent Gruzji Nino Beridze spotkała się w Erywaniu z premierem Armenii Aramem Grigorianem.\n\n"
        "Przywódcy podpisali umowę dwustronną."
    )
    record = only(text, "pl")
    assert sorted(parties(record)) == ["Armenia", "Gruzja"]
    assert sorted(record.signatories) == ["Aram Grigorian", "Nino Beridze"]


def test_an_umbrella_holds_its_parts():
    text = "Polska i Niemcy podpisały sześć umów, w tym porozumienie o kolei i memorandum w sprawie wodoru."
    umbrella, *parts = agreements(text, "pl")
    assert (umbrella.text, umbrella.count) == ("sześć umów", 6)
    assert umbrella.parts == tuple(parts)
    assert [part.text for part in parts] == ["porozumienie o kolei", "memorandum w sprawie wodoru"]
    assert all(parties(part) == ["Polska", "Niemcy"] for part in parts)


def test_agreements_side_by_side_share_their_verb():
    found = agreements("Kuba i Haiti podpisały umowę o cukrze oraz memorandum o kawie.", "pl")
    assert [(record.type, record.status) for record in found] == [("agreement", "signed"), ("memorandum", "signed")]


@pytest.mark.parametrize(
    ("lang", "text", "subject"),
    [
        ("pl", "Kuba i Haiti podpisały umowę o połowach ryb.", "połowach ryb"),
        ("pl", "Kuba i Haiti podpisały umowę w sprawie cukru.", "cukru"),
        ("en", "Cuba and Haiti signed a deal on sugar.", "sugar"),
    ],
)
def test_the_subject_is_told_in_the_words_of_the_text(lang, text, subject):
    assert only(text, lang).subject == subject


def test_listed_fields_come_one_by_one():
    text = "Podpisano umowy dotyczące takich dziedzin, jak rolnictwo, żegluga i badania morza."
    assert only(text, "pl").fields == ("rolnictwo", "żegluga", "badania morza")


def test_years_make_a_period():
    assert only("Kuba i Haiti podpisały program współpracy na lata 2031–35.", "pl").period == ("2031", "2035")


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("pl", "Podpisano cztery kontrakty na budowę mostów.", 4),
        ("pl", "Podpisano 17 umów i deklaracji.", 17),
        ("pl", "Podpisano umowę na dostawę 17 tramwajów.", None),
        ("en", "Cuba and Haiti signed three agreements.", 3),
        ("en", "They reached a four-year deal.", None),
        ("en", "They signed the 2018 contract.", None),
    ],
)
def test_agreements_are_counted_and_not_goods_or_years(lang, text, count):
    assert only(text, lang).count == count


@pytest.mark.parametrize(
    ("lang", "text", "amount"),
    [
        ("pl", "Podpisano kontrakt na budowę mostu o wartości 120 mln euro.", 120_000_000),
        ("pl", "Podpisano kontrakt na budowę mostu. Wartość umowy to 5 mln euro.", 5_000_000),
        ("en", "Cuba and Haiti signed an agreement worth 40 million dollars.", 40_000_000),
    ],
)
def test_the_value_stands_in_the_same_or_the_next_sentence(lang, text, amount):
    assert only(text, lang).value.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("written", "place"),
    [("Tarnowie", "Tarnów"), ("Radomiu", "Radom"), ("Gdańsku", "Gdańsk"), ("Lublinie", "Lublin"), ("Oslo", "Oslo")],
)
def test_a_place_stands_in_the_nominative(written, place):
    assert only(f"Litwa i Łotwa podpisały umowę w {written} o ochronie wód.", "pl").place == place


def test_people_beside_a_noun_of_their_role_stay_people():
    record = only("Umowę podpisali w Brnie prezes przewoźnika Ewa Lis i szef producenta Jan Bór.", "pl")
    assert [(party.mention.text, party.type) for party in record.parties] == [
        ("Ewa Lis", "person"), ("Jan Bór", "person"),
    ]  # fmt: skip


def test_a_verb_in_the_conditional_makes_an_event_possible_or_none():
    found = agreements("Wypowiedzenie umowy ze spółką Torus oznaczałoby straty.", "pl")
    assert [record.certainty for record in found] == ["possible"]
    assert not agreements("Unieważnienie porozumienia groziłoby karami.", "pl")


def test_place_and_date_come_with_it():
    record = only("Chile and Peru signed a treaty in Lima on Tuesday.", "en")
    assert (record.place, record.date_text) == ("Lima", "on Tuesday")
    assert only("Umowę podpisano w Pałacu Królewskim.", "pl").place == "Pałac Królewski"


def test_a_demonstrative_points_back_and_is_no_agreement_of_its_own():
    text = "Kuba i Haiti podpisały umowę o cukrze. Podpisanie tej umowy trwało godzinę."
    record = only(text, "pl")
    assert [span.text for span in record.mentions] == ["tej umowy"]


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("pl", "Litwa chce podpisać z Japonią umowę o handlu.", "possible"),
        ("pl", "Litwa podpisze z Japonią umowę o handlu.", "planned"),
        ("pl", "Litwa podpisała z Japonią umowę o handlu.", "asserted"),
        ("en", "Peru hopes to sign a trade deal with Bolivia.", "possible"),
        ("en", "Mali could withdraw from the accord with Niger.", "possible"),
        ("en", "In May, Peru signed a trade deal with Bolivia.", "asserted"),
    ],
)
def test_modal_words_tell_how_sure_it_is(lang, text, certainty):
    assert only(text, lang).certainty == certainty


def test_a_verb_alone_tells_a_merger():
    record = only("Nordbank agreed to buy rival Sudbank for 3 billion euros.", "en")
    assert (record.type, record.status, parties(record)) == ("merger", "agreed", ["Nordbank", "Sudbank"])
    assert record.value.amount == Decimal(3_000_000_000)


@pytest.mark.parametrize(
    ("kind", "status", "certainty", "codes"),
    [
        ("agreement", "signed", "asserted", ("057", "SUPPORT")),
        ("trade_deal", "planned", "planned", ("0311", "AGREE")),
        ("defence", "proposed", "asserted", ("0312", "AGREE")),
        ("peace", "agreed_in_principle", "asserted", ("0356", "AGREE")),
        ("ceasefire", "agreed", "asserted", ("0871", "RETREAT")),
        ("treaty", "negotiating", "asserted", ("046", "CONSULT")),
        ("treaty", "terminated", "possible", ("131", "THREATEN")),
        ("treaty", "in_force", "asserted", (None, None)),
        ("treaty", "signed", "denied", (None, None)),
    ],
)
def test_event_codes_follow_type_and_status(kind, status, certainty, codes):
    assert event_codes(kind, status, certainty) == codes


def test_records_know_their_codes():
    record = only("Chile and Peru signed a treaty.", "en")
    assert (record.cameo, record.plover) == ("057", "SUPPORT")


@pytest.mark.parametrize("piece", ["umowa ", "podpisali umowę o ", "umowa, ", "umowa i ", "umów, w tym ", "z umową - "])
def test_hostile_text_is_read_in_linear_time(piece):
    """One endless sentence: the work a noun asks for is bounded, however long the sentence."""

    def measure(length):
        document = READER.document(piece * (length // len(piece)) + "podpisano.", lang="pl")
        return {"agreements": seconds_of(lambda: list(annotator(document)))}

    (annotator,) = (one for one in READER.running_order if one.name == "newskit.agreements")
    assert too_fast(measure) is None


def test_slavic_endings_bear_on_slavic_packs_alone(tmp_path):
    """A language whose adjectives follow their noun need not inflect: "Glencowie" is no form of "Glenców"."""
    pack = tmp_path / "pack.toml"
    pack.write_text('code = "qq"\nextends = "en"\n[agreements]\nadjectives_follow = true\n', encoding="utf-8")
    pipeline = newskit.Pipeline(languages=[pack], entry_points=False)
    article = pipeline.read("France and Chile signed a trade agreement in Glencowie on Monday.", lang="qq")
    assert [one.place for one in article.agreements] == ["Glencowie"]
