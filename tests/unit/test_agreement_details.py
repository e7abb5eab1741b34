"""What agreements are worth, how many there are and how long they last, in sentences of our own making."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

import newskit
from newskit.errors import RecordError
from newskit.testing.growth import seconds_of, too_fast

READER = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)


def first(text, lang):
    found = READER.read(text, lang=lang).agreements
    assert found, "no agreement found"
    return found[0]


WORTH = [
    ("en", "Torus signed a contract worth $40 million with Chile on Monday.", 40_000_000),
    ("en", "Torus signed a $40 million contract with Chile.", 40_000_000),
    ("en", "Torus and Vexo signed a supply agreement valued at more than €2.5bn.", 2_500_000_000),
    ("en", "Torus signed a deal worth up to $600 million with Vexo.", 600_000_000),
    ("en", "Torus and Vexo reached a settlement of £9 million on Friday.", 9_000_000),
    ("en", "Torus signed a contract to supply 40 trams to Oslo for €85 million.", 85_000_000),
    ("en", "The two ministries signed $3 billion worth of contracts in Riga.", 3_000_000_000),
    ("en", "Kenya and Ghana signed six agreements worth a combined $700 million.", 700_000_000),
    ("en", "Kenya and Ghana signed six agreements. The contracts are worth a total of $700 million.", 700_000_000),
    ("en", "Torus won the contract to rebuild the quay. The deal is valued at £12 million.", 12_000_000),
    ("en", "Torus agreed a contract with Oslo. Its total value is put at 90 million kroner.", 90_000_000),
    ("en", "Torus reached a settlement with Ohio. The firm will pay $75 million to the state.", 75_000_000),
    ("en", "Torus reached a settlement with Ohio under which it will pay $75 million.", 75_000_000),
    ("en", "The deal between Torus and Vexo, worth an estimated £4bn, was signed in Leeds.", 4_000_000_000),
    ("en", "Torus scrapped its $2 billion merger with Vexo after revenue fell to $300 million.", 2_000_000_000),
    ("en", "Rovers signed a contract with Chidi Obi for a fee of £9m.", 9_000_000),
    ("en", "Torus signed a $5 million contract with Oslo and a maintenance agreement with Bergen.", 5_000_000),
    ("en", "Torus signed a contract with Chile and made a profit of $40 million last year.", None),
    ("en", "Torus signed a contract with Chile after a fine of $3 million.", None),
    ("en", "Torus, which has revenues of $4 billion, signed a contract with Chile.", None),
    ("en", "Torus signed a contract with Chile. Its sales rose to $9 billion last year.", None),
    ("en", "Torus signed a contract with Chile. It also signed a second contract worth $3 million with Peru.", None),
    ("en", "Torus terminated its merger agreement with Vexo and must pay a $12m break fee.", None),
    ("en", "The accord gives Ghana 4.1 million euros a year. Parliament ratified the accord in May.", None),
    ("en", "Kenya and Ghana signed a trade agreement. Trade between the two was worth $2 billion last year.", None),
    ("en", "Kenya and Ghana signed a treaty on fishing; a boat costs $2 million.", None),
    ("pl", "Torus podpisał z Chile kontrakt o wartości 40 mln dolarów.", 40_000_000),
    ("pl", "Gmina podpisała umowę na remont mostu za 8,5 mln zł.", 8_500_000),
    ("pl", "Torus i Vexo zawarły umowę wartą ponad 2 mld euro.", 2_000_000_000),
    ("pl", "Gmina podpisała z firmą Torus umowę na budowę szkoły. Kontrakt opiewa na 31,2 mln zł.", 31_200_000),
    ("pl", "Podpisano sześć umów. Łączna wartość tych umów to 700 mln zł.", 700_000_000),
    ("pl", "Powiat podpisał umowę na kwotę 4 mln zł z firmą Torus.", 4_000_000),
    ("pl", "Torus zawarł ugodę z bankiem. Zapłaci mu 75 mln zł.", 75_000_000),
    ("pl", "Torus podpisał przedwstępną umowę kupna spółki Vexo. Cenę ustalono na 142 mln zł.", 142_000_000),
    ("pl", "Podpisano kontrakty o łącznej wartości blisko 3 mld dolarów.", 3_000_000_000),
    ("pl", "Wartość podpisanej w piątek umowy wynosi 19 mln zł.", 19_000_000),
    ("pl", "Spółka podpisała umowę na dostawę tramwajów, która opiewa na 210 mln zł.", 210_000_000),
    ("pl", "Torus zerwał umowę z gminą i zapłaci 3 mln zł kary.", None),
    ("pl", "Torus podpisał umowę z gminą. W ubiegłym roku miał 40 mln zł przychodów.", None),
    ("pl", "Torus, którego zysk sięgnął 40 mln zł, podpisał umowę z gminą.", None),
    ("pl", "Polska i Kenia podpisały umowę handlową. Wartość eksportu wyniosła 200 mln zł.", None),
    ("pl", "Torus podpisał umowę z gminą. Druga umowa, z powiatem, ma wartość 7 mln zł.", None),
    ("pl", "Gmina podpisała umowę z Torusem. Rocznie zapłaci za to 2 mln zł rocznie czynszu.", None),
    ("pl", "Piłkarz podpisał kontrakt z Legią. Jego poprzedni kontrakt był wart 2 mln zł.", None),
    ("de", "Torus und Vexo unterzeichneten am Freitag einen Vertrag im Wert von 40 Millionen Euro.", 40_000_000),
    ("de", "Torus und Vexo unterzeichneten einen Vertrag. Der Auftragswert beträgt 12 Millionen Euro.", 12_000_000),
    ("de", "Torus schloss mit der Stadt einen Vergleich, wonach das Unternehmen 9 Millionen Euro zahlt.", 9_000_000),
    ("de", "Torus und Vexo unterzeichneten einen Vertrag. Torus hatte zuletzt 40 Millionen Euro Umsatz.", None),
    ("fr", "Torus et Vexo ont signé un contrat d'un montant de 40 millions d'euros.", 40_000_000),
    ("fr", "Torus et Vexo ont signé un contrat de 40 millions d'euros.", 40_000_000),
    ("fr", "Torus et Vexo ont signé un accord. Le montant du contrat s'élève à 12 millions d'euros.", 12_000_000),
    ("fr", "Torus et Vexo ont signé un accord. Torus a réalisé 40 millions d'euros de chiffre d'affaires.", None),
    ("es", "Torus y Vexo firmaron un contrato por valor de 40 millones de euros.", 40_000_000),
    ("es", "Torus y Vexo firmaron un contrato. El valor del acuerdo asciende a 12 millones de euros.", 12_000_000),
    ("es", "Torus y Vexo firmaron un acuerdo. Torus facturó 40 millones de euros el año pasado.", None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "amount"), WORTH)
def test_a_sum_counts_where_a_word_ties_it_to_the_agreement(lang, text, amount):
    value = first(text, lang).value
    assert (value and value.amount) == (None if amount is None else Decimal(amount))


COUNTS = [
    ("en", "Kenya and Ghana signed twenty-three agreements.", 23),
    ("en", "Kenya and Ghana signed 1,250 contracts.", 1250),
    ("en", "On Friday 14 agreements were signed in Accra.", 14),
    ("en", "In Accra 14 agreements were signed on Friday.", 14),
    ("en", "Fourteen agreements were signed in Accra.", 14),
    ("en", "Kenya and Ghana signed a dozen memorandums of understanding.", 12),
    ("en", "Kenya and Ghana signed a total of 31 cooperation agreements.", 31),
    ("en", "The firm signed two 15-year power purchase agreements with Torus.", 2),
    ("en", "Ministers signed a package of eight agreements.", 8),
    ("en", "Torus signed contracts for 12 ships.", None),
    ("en", "Torus signed a contract for two bridges and three quays.", None),
    ("en", "Kenya and Ghana signed several agreements.", None),
    ("en", "Unions agreed 5 per cent pay deals with the port.", None),
    ("en", "Kenya suspended the 2019 agreements with Ghana.", None),
    ("en", "Torus signed three-year contracts with Kenya.", None),
    ("en", "Torus signed its Boeing 737 contracts in Seattle.", None),
    ("pl", "Siedem umów podpisano w piątek w Warszawie.", 7),
    ("pl", "Bank zawarł 2,3 tys. ugód z klientami.", 2300),
    ("pl", "Bank zawarł 12 400 ugód z klientami.", 12_400),
    ("pl", "Podpisano dwadzieścia dwie umowy o współpracy.", 22),
    ("pl", "W Warszawie 14 umów podpisali ministrowie obu krajów.", 14),
    ("pl", "Kenia i Ghana podpisały pięć ważnych porozumień.", 5),
    ("pl", "Torus podpisał dwa dziesięcioletnie kontrakty.", 2),
    ("pl", "Podpisano umowę na budowę trzech mostów.", None),
    ("pl", "Torus podpisał umowę na 24 tramwaje.", None),
    ("pl", "Podpisano kilka umów.", None),
    ("pl", "O godz. 12 umowę podpisali ministrowie.", None),
    ("pl", "14 maja umowę podpisali ministrowie.", None),
    ("pl", "Torus podpisał aneks nr 2 do umowy.", None),
    ("pl", "Torus podpisał 5-letnią umowę z gminą.", None),
    ("de", "Deutschland und Chile unterzeichneten einundzwanzig Abkommen.", 21),
    ("de", "Deutschland und Chile unterzeichneten am Montag elf Abkommen.", 11),
    ("de", "Torus und Vexo unterzeichneten einen Vertrag über 12 Schiffe.", None),
    ("fr", "La France et le Chili ont signé vingt-trois accords.", 23),
    ("fr", "La France et le Chili ont signé 14 accords.", 14),
    ("fr", "Torus et Vexo ont signé un contrat pour douze rames.", None),
    ("es", "España y Chile firmaron treinta y dos acuerdos.", 32),
    ("es", "España y Chile firmaron 19 acuerdos.", 19),
    ("es", "Torus y Vexo firmaron un contrato por 12 barcos.", None),
]


@pytest.mark.parametrize(("lang", "text", "count"), COUNTS)
def test_numbers_count_agreements_not_goods_years_or_names(lang, text, count):
    assert first(text, lang).count == count


PERIODS = [
    ("en", "Torus signed a five-year contract with Peru.", ("", "P5Y")),
    ("en", "Torus signed an 18-month lease agreement with Peru.", ("", "P18M")),
    ("en", "Obi signed a two-and-a-half-year contract with Rovers.", ("", "P30M")),
    ("en", "The army violated the 72-hour truce.", ("", "P3D")),
    ("en", "Torus signed a contract with Peru for 90 days.", ("", "P90D")),
    ("en", "Torus extended its contract with Peru for another two years.", ("", "P2Y")),
    ("en", "Torus extended its contract with Peru until June 30, 2027.", ("", "2027-06-30")),
    ("en", "Obi extended his contract with Rovers until the end of 2029.", ("", "2029")),
    ("en", "Obi signed a contract with Rovers through 2028.", ("", "2028")),
    ("en", "Torus signed a contract to supply Peru with gas from 2026 to 2030.", ("2026", "2030")),
    ("en", "Torus signed a contract to supply Peru with gas from 2026.", ("2026", "")),
    ("en", "Torus signed a contract to supply Peru with gas for five years from 2026.", ("2026", "P5Y")),
    ("en", "Kenya and Ghana adopted a programme of cooperation for 2026-30.", ("2026", "2030")),
    ("en", "Torus signed a contract with Peru. It runs for four years.", ("", "P4Y")),
    ("en", "The accord with Peru expires on December 31, 2027.", ("", "2027-12-31")),
    ("en", "Torus signed a four-year, $2m contract with Peru.", ("", "P4Y")),
    ("en", "Torus signed a contract with Peru after two years of talks.", None),
    ("en", "Torus signed a contract with Peru five years ago.", None),
    ("en", "Peru terminated the agreement of 2019 with Torus.", None),
    ("en", "Torus signed a contract in 2025 with Peru.", None),
    ("pl", "Torus podpisał z gminą pięcioletnią umowę.", ("", "P5Y")),
    ("pl", "Torus podpisał z gminą umowę na 10 lat.", ("", "P10Y")),
    ("pl", "Piłkarz podpisał 3-letni kontrakt z Legią.", ("", "P3Y")),
    ("pl", "Piłkarz przedłużył kontrakt z Legią o dwa lata.", ("", "P2Y")),
    ("pl", "Piłkarz przedłużył kontrakt z Legią do 2029 roku.", ("", "2029")),
    ("pl", "Torus przedłużył umowę z gminą do 30 czerwca 2027 r.", ("", "2027-06-30")),
    ("pl", "Armia złamała trzydziestodniowy rozejm.", ("", "P30D")),
    ("pl", "Wygasła półtoraroczna umowa z Torusem.", ("", "P18M")),
    ("pl", "Gmina podpisała umowę z Torusem. Umowa obowiązuje przez 18 miesięcy.", ("", "P18M")),
    ("pl", "Torus podpisał umowę na dostawy gazu od 2026 do 2030 roku.", ("2026", "2030")),
    ("pl", "Torus podpisał umowę na dostawę 10 tramwajów.", None),
    ("pl", "Torus podpisał umowę z gminą dwa lata temu.", None),
    ("pl", "Torus podpisał umowę po dwóch latach rozmów.", None),
    ("de", "Torus und Vexo unterzeichneten einen fünfjährigen Vertrag.", ("", "P5Y")),
    ("de", "Der Spieler unterschrieb bei Torus einen Dreijahresvertrag.", ("", "P3Y")),
    ("de", "Torus verlängerte den Vertrag mit Vexo um zwei Jahre.", ("", "P2Y")),
    ("de", "Torus verlängerte den Vertrag mit Vexo bis 2030.", ("", "2030")),
    ("de", "Torus und Vexo unterzeichneten einen Vertrag. Er läuft 24 Monate.", ("", "P24M")),
    ("fr", "Torus et Vexo ont signé un contrat de cinq ans.", ("", "P5Y")),
    ("fr", "Torus et Vexo ont signé un accord jusqu'en 2030.", ("", "2030")),
    ("fr", "Torus a prolongé son contrat avec Vexo jusqu'au 30 juin 2027.", ("", "2027-06-30")),
    ("fr", "La France et le Chili ont signé un accord quinquennal.", ("", "P5Y")),
    ("es", "Torus y Vexo firmaron un contrato por cinco años.", ("", "P5Y")),
    ("es", "Torus renovó su contrato con Vexo hasta 2030.", ("", "2030")),
    ("es", "España y Chile firmaron un plan de acción conjunto 2027-2030.", ("2027", "2030")),
]


@pytest.mark.parametrize(("lang", "text", "period"), PERIODS)
def test_a_period_is_an_interval_of_iso_8601(lang, text, period):
    assert first(text, lang).period == period


@pytest.mark.parametrize(
    "period", [("", ""), ("P5Y", "P1Y"), ("next year", ""), ("", "5Y"), ("2026",), ("2026-13", "")]
)
def test_what_is_no_interval_is_refused(period):
    record = first("Torus signed a contract with Peru.", "en")
    with pytest.raises(RecordError, match=r"Agreement\.period"):
        attrs.evolve(record, period=period)


@pytest.mark.parametrize(
    ("lang", "text", "subject"),
    [
        ("en", "Torus signed a three-year pay deal on Thursday.", None),
        ("en", "Torus signed a deal on Thursday on pensions.", None),
        ("en", "Torus signed a contract for $5 million.", None),
        ("en", "Torus signed a contract for five years.", None),
        ("en", "Kenya signed a treaty on fishing with Ghana.", "fishing"),
        ("pl", "Torus podpisał umowę na 10 lat.", None),
        ("pl", "Torus podpisał umowę na remont mostu.", "remont mostu"),
    ],
)
def test_a_date_a_sum_or_a_length_is_no_subject(lang, text, subject):
    assert first(text, lang).subject == subject


@pytest.mark.parametrize(
    ("lang", "text", "date"),
    [
        ("en", "Torus signed a contract with Peru late on Thursday night.", "late on Thursday night"),
        ("en", "Torus and the port reached a deal over the weekend.", "over the weekend"),
        ("en", "Torus signed the contract in 2019.", "in 2019"),
        ("en", "The contract was signed three weeks ago.", "three weeks ago"),
        ("en", "In the first quarter Torus signed a contract with Peru.", "In the first quarter"),
        ("en", "LIMA, March 3 - Torus said on Monday it had signed a contract with Peru.", "on Monday"),
        ("en", "Torus signed a contract, which runs until June 2029, on Monday.", "on Monday"),
        ("pl", "Torus podpisał umowę z gminą w lutym ubiegłego roku.", "w lutym ubiegłego roku"),
        ("pl", "Torus podpisał umowę z gminą w 2018 roku.", "w 2018 roku"),
        ("pl", "Bank zawarł w trzecim kwartale 40 ugód.", "w trzecim kwartale"),
        ("pl", "Umowę podpisano trzy lata temu.", "trzy lata temu"),
    ],
)
def test_the_date_nearest_to_the_event_is_its_own(lang, text, date):
    assert first(text, lang).date_text == date


@pytest.mark.parametrize(
    ("lang", "text", "fields"),
    [
        ("en", "Kenya and Ghana signed 14 agreements. They cover trade, fishing and air services.",
         ("trade", "fishing", "air services")),
        ("pl", "Podpisano siedem umów. Dotyczą m.in. transportu, górnictwa i oświaty.",
         ("transportu", "górnictwa", "oświaty")),
        ("en", "Kenya and Ghana signed 14 agreements. The talks lasted two days.", ()),
    ],
)  # fmt: skip
def test_the_next_sentence_may_list_the_fields(lang, text, fields):
    assert first(text, lang).fields == fields


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("en", "The ambassador of Peru in Chile signed the treaty in Lima.", "Lima"),
        ("en", "Peru and Chile signed a truce on fighting in Gaza.", None),
        ("pl", "Podpisano umowę o dostawach na Bliski Wschód.", None),
        ("pl", "Prezydenci podpisali umowę w Brazylii.", "Brazylia"),
    ],
)
def test_what_an_agreement_is_about_is_not_where_it_was_signed(lang, text, place):
    assert first(text, lang).place == place


@pytest.mark.parametrize(
    "piece",
    ["signed 5 agreements cover ", "signed a contract worth $5 million and ", "five-year contract until 2029, "],
)
def test_details_of_a_long_sentence_take_linear_time(piece):
    def measure(length):
        text = piece * (length // len(piece))
        return {"all": seconds_of(lambda: READER.read(text, lang="en"))}

    assert too_fast(measure) is None
