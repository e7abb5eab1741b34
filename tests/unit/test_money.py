"""Sums of money: the forms of Polish and English news, and what is none. All sentences are our own."""

from __future__ import annotations

from decimal import Decimal, Inexact, localcontext
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newskit
from newskit.model import MonetaryFigure, VagueAmount
from newskit.plugins.money import money
from newskit.plugins.money.grammar import Grammar
from newskit.plugins.money.numbers import number_before
from newskit.plugins.money.words import MoneyWords, shared_words
from newskit.testing.growth import seconds_of, too_fast


@pytest.fixture(scope="module")
def pipeline():
    return newskit.Pipeline(only=[MonetaryFigure, VagueAmount], entry_points=False, strict=True)


def told(figure):
    """A figure in one line: its words, amount, currency, and what else is not plain."""
    top = f"-{figure.amount_max}" if figure.amount_max is not None else ""
    more = "" if figure.qualifier in ("exact", "between") else f" {figure.qualifier}"
    rate = f" /{figure.per}" if figure.per else ""
    return f"{figure.text}: {figure.amount}{top} {figure.currency}{more}{rate}"


POLISH = [
    # numbers and scales
    ("Koszt to 12 mld zł.", ["12 mld zł: 12000000000 PLN"]),
    ("Koszt to 4,75 mln złotych brutto.", ["4,75 mln złotych: 4750000 PLN"]),
    ("Koszt to 3 250 000 zł.", ["3 250 000 zł: 3250000 PLN"]),
    ("Koszt to 3.250.000,40 zł.", ["3.250.000,40 zł: 3250000.4 PLN"]),
    ("Koszt to 8\u00a0tys.\u00a0euro.", ["8\u00a0tys.\u00a0euro: 8000 EUR"]),
    ("Koszt to 4,740 mld euro.", ["4,740 mld euro: 4740000000 EUR"]),
    ("Zapłacili 45zł i 2mln euro.", ["45zł: 45 PLN", "2mln euro: 2000000 EUR"]),
    ("Bilety po 9 000,- zł wyprzedano.", ["9 000,- zł: 9000 PLN"]),
    ("Płacili 2000 zł. 3 000 zł dostał syn.", ["2000 zł: 2000 PLN", "3 000 zł: 3000 PLN"]),
    ("W 2021 EUR 450 tys., w 2022 r. 300 zł.", ["EUR 450 tys.: 450000 EUR", "300 zł: 300 PLN"]),
    ("Zadłużenie: 2 bln jenów.", ["2 bln jenów: 2000000000000 JPY"]),
    # number words
    ("Szkody to półtora miliarda hrywien.", ["półtora miliarda hrywien: 1500000000 UAH"]),
    ("Dostał pół miliona franków szwajcarskich.", ["pół miliona franków szwajcarskich: 500000 CHF"]),
    ("Sprzedał dom za dwa i pół miliona koron czeskich.", ["dwa i pół miliona koron czeskich: 2500000 CZK"]),
    ("Ukradł sześćset czterdzieści dwa złote.", ["sześćset czterdzieści dwa złote: 642 PLN"]),
    ("Grozi mu kara trzydziestu tysięcy złotych.", ["trzydziestu tysięcy złotych: 30000 PLN"]),
    ("Wydano trzy czwarte miliona funtów.", ["trzy czwarte miliona funtów: 750000 GBP"]),
    ("Zebrano milion dwieście tysięcy złotych.", ["milion dwieście tysięcy złotych: 1200000 PLN"]),
    ("Za tysiąc złotych kupił rower.", ["tysiąc złotych: 1000 PLN"]),
    # compounds and hundredths
    ("Kawa kosztuje 11 zł 80 gr.", ["11 zł 80 gr: 11.8 PLN"]),
    ("Kosztuje 11 zł i 80 groszy.", ["11 zł i 80 groszy: 11.8 PLN"]),
    ("Znaczek podrożał o 30 groszy.", ["30 groszy: 0.3 PLN"]),
    ("Budżet to 2 mld 300 mln zł.", ["2 mld 300 mln zł: 2300000000 PLN"]),
    # where the currency stands
    ("Umowa na EUR 3,5 mln.", ["EUR 3,5 mln: 3500000 EUR"]),
    ("Wpłynęło $4 mln i 6 mln $.", ["$4 mln: 4000000 USD", "6 mln $: 6000000 USD"]),
    ("Wpłacił 3 mln kanadyjskich dolarów.", ["3 mln kanadyjskich dolarów: 3000000 CAD"]),
    ("Zebrano 3 mln funtów szterlingów.", ["3 mln funtów szterlingów: 3000000 GBP"]),
    ("Firma dostała US$ 7 mln.", ["US$ 7 mln: 7000000 USD"]),
    # qualifiers
    ("Wydano ponad 5 mln zł.", ["5 mln zł: 5000000 PLN over"]),
    ("Wartość zamówień przekroczyła 9 mld euro.", ["9 mld euro: 9000000000 EUR over"]),
    ("Zysk przekroczył już kwotę 9 mln zł.", ["9 mln zł: 9000000 PLN over"]),
    ("Koszt nie przekroczy 9 mln zł.", ["9 mln zł: 9000000 PLN at_most"]),
    ("Wydano niespełna 5 mln zł.", ["5 mln zł: 5000000 PLN almost"]),
    ("Wydano ok. 5 mln zł.", ["5 mln zł: 5000000 PLN about"]),
    ("Wydano nie mniej niż 5 mln zł.", ["5 mln zł: 5000000 PLN at_least"]),
    ("Wydano nie więcej niż 5 mln zł.", ["5 mln zł: 5000000 PLN at_most"]),
    ("Wydano mniej niż 5 mln zł.", ["5 mln zł: 5000000 PLN under"]),
    ("Kara wyniesie do 5 mln zł.", ["5 mln zł: 5000000 PLN up_to"]),
    ("Cena wzrosła do 5 zł.", ["5 zł: 5 PLN"]),
    # ranges, changes, lists
    ("Remont za 4-6 mln zł.", ["4-6 mln zł: 4000000-6000000 PLN"]),
    ("Remont od 4 do 6 mln zł.", ["4 do 6 mln zł: 4000000-6000000 PLN"]),
    ("Remont od 4 mln zł do 6 mln zł.", ["4 mln zł do 6 mln zł: 4000000-6000000 PLN"]),
    ("Remont między 800 tys. a 2 mln zł.", ["800 tys. a 2 mln zł: 800000-2000000 PLN"]),
    ("Od 500 do 2 tys. zł.", ["500 do 2 tys. zł: 500-2000 PLN"]),
    ("Zysk wzrósł z 4 do 6 mln zł.", ["4: 4000000 PLN", "6 mln zł: 6000000 PLN"]),
    ("Spadek z 6 mln zł do 4 mln zł.", ["6 mln zł: 6000000 PLN", "4 mln zł: 4000000 PLN"]),
    ("Nagrody to 2, 3 i 5 tys. zł.", ["2: 2000 PLN", "3: 3000 PLN", "5 tys. zł: 5000 PLN"]),
    # rates
    ("Najem za 90 zł za metr kwadratowy.", ["90 zł: 90 PLN /square_metre"]),
    ("Płaci 800 zł miesięcznie.", ["800 zł: 800 PLN /month"]),
    ("Benzyna po 6,10 zł/l.", ["6,10 zł: 6.1 PLN /litre"]),
]  # fmt: skip

ENGLISH = [
    ("It cost $1,250,000.75.", ["$1,250,000.75: 1250000.75 USD"]),
    ("It cost €35bn and £4m.", ["€35bn: 35000000000 EUR", "£4m: 4000000 GBP"]),
    ("A $7-billion plan.", ["$7-billion: 7000000000 USD"]),
    ("A two-million-euro grant.", ["two-million-euro: 2000000 EUR"]),
    ("They paid half a million pounds.", ["half a million pounds: 500000 GBP"]),
    ("They paid three and a half billion yen.", ["three and a half billion yen: 3500000000 JPY"]),
    ("They paid three quarters of a billion euros.", ["three quarters of a billion euros: 750000000 EUR"]),
    ("They paid two hundred and sixty thousand dollars.", ["two hundred and sixty thousand dollars: 260000 USD"]),
    ("They paid a million dollars.", ["a million dollars: 1000000 USD"]),
    ("It is worth SEK40bn or CHF 4 million.", ["SEK40bn: 40000000000 SEK", "CHF 4 million: 4000000 CHF"]),
    ("It owes some NOK 310m.", ["NOK 310m: 310000000 NOK about"]),
    ("He sent us $5 and C$9.", ["$5: 5 USD", "C$9: 9 CAD"]),
    ("The levy is Rs 3,00,000, or 4 crore rupees.", ["Rs 3,00,000: 300000 INR", "4 crore rupees: 40000000 INR"]),
    ("It exceeded $3bn.", ["$3bn: 3000000000 USD over"]),
    ("It was just under $3bn.", ["$3bn: 3000000000 USD under"]),
    ("It costs no more than £20.", ["£20: 20 GBP at_most"]),
    ("It costs £20 or more.", ["£20: 20 GBP at_least"]),
    ("It costs £20 plus £3.", ["£20: 20 GBP", "£3: 3 GBP"]),
    ("Between $5 and $7 million.", ["$5 and $7 million: 5000000-7000000 USD"]),
    ("It takes $5-7 million.", ["$5-7 million: 5000000-7000000 USD"]),
    ("She earns $30,000 to $40,000 a year.", ["$30,000 to $40,000: 30000-40000 USD /year"]),
    ("Sales went from $2bn to $3bn.", ["$2bn: 2000000000 USD", "$3bn: 3000000000 USD"]),
    ("Prizes of $1, $2 and $3 million.", ["$1: 1000000 USD", "$2: 2000000 USD", "$3 million: 3000000 USD"]),
    ("Oil rose 40 cents to $81.20 a barrel.", ["40 cents: 0.4 USD", "$81.20: 81.2 USD /barrel"]),
    ("Postage is 85p.", ["85p: 0.85 GBP"]),
    ("It lost -$3.5 million.", ["-$3.5 million: -3500000 USD"]),
    ("It costs 15 dollars 50.", ["15 dollars 50: 15.5 USD"]),
    ("He made $1 million two years ago, $2 million 500 miles away.", ["$1 million: 1000000 USD", "$2 million: 2000000 USD"]),
    ("It paid $.60 a share.", ["$.60: 0.6 USD /share"]),
    ("The U.S. $4 billion fund.", ["U.S. $4 billion: 4000000000 USD"]),
    ("A gift of two million, forty thousand euros.", ["two million, forty thousand euros: 2040000 EUR"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POLISH)
def test_a_sum_in_polish_is_read(pipeline, text, expected):
    assert [told(figure) for figure in pipeline.read(text, lang="pl").money] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_a_sum_in_english_is_read(pipeline, text, expected):
    assert [told(figure) for figure in pipeline.read(text, lang="en").money] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "W latach 2027–31 podpisano 9 umów."),
        ("pl", "Kanał TVN24+ i program 800 plus."),
        ("pl", "Euro 2032 obejrzy 3 mln osób."),
        ("pl", "Zdobyła trzy złote medale."),
        ("pl", "Bokser ważył 190 funtów."),
        ("pl", "Silnik o mocy 180 KM, 5 proc. więcej."),
        ("pl", "Wydobyto 2 mln ton rudy."),
        ("pl", "Zestawienie w mln zł."),
        ("pl", "Kurs dolara i euro spadł o 0,3 proc."),
        ("en", "The 41-year-old weighs 210 pounds."),
        ("en", "A 210-pound man lifted 90 pounds of sand."),
        ("en", "In 2021 won the cup again; ALL 5 teams left."),
        ("en", "Two real friends met at 7 p.m. in the G20 hall."),
        ("en", "Euro 2032 drew 3 million fans, 12% more."),
    ],
)
def test_what_is_no_money_gives_no_figure(pipeline, lang, text):
    assert pipeline.read(text, lang=lang).annotations == ()


@pytest.mark.parametrize(
    ("lang", "text", "words", "magnitude"),
    [
        ("pl", "Stracili kilka milionów złotych.", "kilka milionów złotych", 10**6),
        ("pl", "Stracili kilkanaście tysięcy euro.", "kilkanaście tysięcy euro", 10**4),
        ("pl", "Stracili dziesiątki miliardów dolarów.", "dziesiątki miliardów dolarów", 10**10),
        ("pl", "Stracili tysiące złotych.", "tysiące złotych", 10**3),
        ("en", "They lost millions of dollars.", "millions of dollars", 10**6),
        ("en", "They lost several hundred thousand euros.", "several hundred thousand euros", 10**5),
        ("en", "They lost tens of thousands of euros.", "tens of thousands of euros", 10**4),
    ],
)
def test_a_sum_without_a_number_is_a_vague_amount(pipeline, lang, text, words, magnitude):
    article = pipeline.read(text, lang=lang)
    assert article.money == ()
    assert [(one.text, one.magnitude) for one in article.of(VagueAmount)] == [(words, Decimal(magnitude))]


@pytest.mark.parametrize(
    ("lang", "country", "text", "currency", "source"),
    [
        ("en", "AU", "It cost $3 million.", "AUD", "country"),
        ("en", "GB", "It cost $3 million.", "USD", "language"),
        ("en", "AU", "It cost US$3 million.", "USD", "explicit"),
        ("en", "SE", "It cost 3 million kronor.", "SEK", "country"),
        ("en", None, "Norway paid 3 million kroner.", "NOK", "inferred"),
        ("pl", None, "Rząd Danii wyda 3 mln koron.", "DKK", "inferred"),
        ("pl", None, "Duński rząd wyda 3 mln koron.", "DKK", "inferred"),
        ("pl", None, "Fundusz wyda 3 mln koron, czyli 2 mln SEK mniej.", "SEK", "inferred"),
        ("pl", None, "Wydadzą 3 mln koron.", None, "language"),
        ("pl", "PL", "Wydadzą 3 mln dolarów.", "USD", "language"),
        ("pl", None, "Wydadzą 3 mln dolarów australijskich, w tym 1 mln dolarów w maju.", "AUD", "explicit"),
        ("en", None, "TORONTO (Agency) - The mine costs $3 million.", "CAD", "inferred"),
        ("en", "US", "TORONTO (Agency) - The mine costs $3 million.", "USD", "country"),
        ("en", None, "The fund has 9 million Canadian dollars ($6 million).", "CAD", "explicit"),
        ("en", "IE", "It cost 30 cents.", "EUR", "country"),
    ],
)
def test_the_currency_of_an_ambiguous_sign_comes_from_country_then_text_then_language(
    pipeline, lang, country, text, currency, source
):
    figure = pipeline.read(text, lang=lang, country=country).money[0]
    assert (figure.currency, figure.currency_source) == (currency, source)
    assert (source == "explicit") == (figure.currency_candidates == ())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Da 30 mln euro (ok. 130 mln zł) na start."),
        ("pl", "Da 30 mln euro, czyli 130 mln zł, na start."),
        ("en", "It paid 30 million euros ($33 million) in cash."),
        ("en", "It paid 30 million euros, or about $33 million, in cash."),
    ],
)
def test_the_same_sum_in_another_currency_is_linked_both_ways(pipeline, lang, text):
    one, other = pipeline.read(text, lang=lang).money
    assert one.equivalents == (other.span,)
    assert other.equivalents == (one.span,)


def test_two_sums_in_a_row_are_not_equivalents(pipeline):
    assert all(not one.equivalents for one in pipeline.read("Dał 3 mln euro i 4 mln zł.", lang="pl").money)


def test_a_language_without_a_pack_has_signs_and_codes(pipeline):
    figures = pipeline.read("Tốn 3.000.000 € và USD 45,5 và ₹900.", lang="vi").money
    assert [told(one) for one in figures] == ["3.000.000 €: 3000000 EUR", "USD 45,5: 45.5 USD", "₹900: 900 INR"]


def test_figures_in_boilerplate_are_not_the_articles(pipeline):
    text = "Wykup subskrypcję za 9,90 zł\n\nMiasto kupiło 4 tramwaje za 40 mln zł. Pojadą jesienią.\n"
    assert [one.text for one in pipeline.read(text, lang="pl").money] == ["40 mln zł"]


def test_amounts_do_not_depend_on_the_precision_that_the_caller_has_set(pipeline):
    text = "Koszt to 3 250 000,40 zł, 12,55 mln euro i 1 dolar 50."
    with localcontext(prec=2, traps=[Inexact]):
        assert [told(one) for one in pipeline.read(text, lang="pl").money] == [
            "3 250 000,40 zł: 3250000.4 PLN",
            "12,55 mln euro: 12550000 EUR",
            "1 dolar 50: 1.5 USD",
        ]


def test_a_users_pack_adds_a_currency_with_data_alone(tmp_path):
    pack = tmp_path / "more.toml"
    pack.write_text(
        'extends = "pl"\n[money.currencies]\n'
        "XTS = { names = 'talent talenta talentów talenty', phrases = ['talentów miejskich'], signs = ['Ŧ'], "
        "minor = 'obol oboli', home = ['ZZ'] }\n",
        encoding="utf-8",
    )
    pipeline = newskit.Pipeline(only=[MonetaryFigure], languages=[pack], entry_points=False, strict=True)
    text = "Bilet za 3 talenty 20 oboli, abonament za ponad 2 tys. talentów, kara 40 XTS."
    assert [told(one) for one in pipeline.read(text, lang="pl").money] == [
        "3 talenty 20 oboli: 3.2 XTS",
        "2 tys. talentów: 2000 XTS over",
        "40 XTS: 40 XTS",
    ]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_the_examples_of_the_packs_are_read(pipeline, lang):
    for case in pipeline.languages.language(lang).examples:
        if not any(key.startswith(("money", "vague_amounts")) for key in case.expected):
            continue
        article = pipeline.read(case.text, lang=lang)
        for key, expected in case.expected.items():
            collection, _, attribute = key.partition(".")
            if collection in ("money", "vague_amounts"):
                found = [one for one in article if one.collection == collection]
                assert tuple(str(getattr(one, attribute or "text")) for one in found) == expected, case.text


# ------------------------------------------------------------------------------------------------ what always holds

CURRENCIES = {
    "pl": {"PLN": ["zł", "złotych"], "EUR": ["euro", "EUR"], "USD": ["dolarów", "dol."], "CHF": ["franków"]},
    "en": {"EUR": ["euros", "EUR"], "GBP": ["pounds"], "JPY": ["yen"]},
}
SCALES = {
    "pl": {1: [""], 10**3: ["tys.", "tysięcy"], 10**6: ["mln", "milionów"], 10**9: ["mld", "miliardów"]},
    "en": {1: [""], 10**3: ["thousand"], 10**6: ["million", "mln"], 10**9: ["billion", "bn"]},
}
MARKS = {"pl": (",", "\u00a0"), "en": (".", ",")}


@st.composite
def sums(draw, lang):
    """A sum as news writes it, with what it means."""
    code = draw(st.sampled_from(sorted(CURRENCIES[lang])))
    scale = draw(st.sampled_from(sorted(SCALES[lang])))
    decimal, group = MARKS[lang]
    whole = draw(st.integers(1, 999_999))
    cents = draw(st.one_of(st.none(), st.integers(1, 99)))
    number = f"{whole:,}".replace(",", group) + ("" if cents is None else f"{decimal}{cents:02}")
    amount = (Decimal(whole) + Decimal(cents or 0) / 100) * scale
    words = [number, draw(st.sampled_from(SCALES[lang][scale])), draw(st.sampled_from(CURRENCIES[lang][code]))]
    blank = draw(st.sampled_from([" ", "\u00a0"]))
    return blank.join(filter(None, words)), amount, code


@pytest.mark.parametrize(("lang", "frame"), [("pl", "Miasto wydało {} na drogi."), ("en", "The city spent {} on it.")])
def test_what_is_written_is_what_is_read(pipeline, lang, frame):
    @given(sums(lang))
    def check(one):
        written, amount, code = one
        (figure,) = pipeline.read(frame.format(written), lang=lang).money
        assert (figure.text.rstrip("."), figure.amount, figure.currency) == (written.rstrip("."), amount, code)

    check()


@given(
    st.lists(
        st.sampled_from([*"0123456789", *" .,-–/()$€£¥%\n\u00a0'", "zł", "gr", "mln ", "tys. ", "euro ", " do ", " i ",
                         " od ", "pół ", "półtora ", "dwa ", "sto ", "kilka ", " mld", "USD", "US", "kr", "①", "٣", "İ"]),
        max_size=40,
    ).map("".join)
)  # fmt: skip
@example("5-5-5$5-5 zł-5")
@example("1.2,3.4 zł")
@example("9" * 60 + " mln zł")
def test_odd_text_never_raises_and_figures_never_overlap(pipeline, text):
    for lang in ("pl", "en", "xx"):
        figures = pipeline.read(text, lang=lang).annotations
        assert all(one.span.end <= other.span.start for one, other in pairwise(figures))


def number(words, lang="pl", pipeline=None):
    grammar: Grammar = pipeline.languages.language(lang).section(MoneyWords).grammar
    split = words.split()
    found = number_before(grammar, split, [""] + [" "] * len(split), len(split), 0)
    return found and found.value


@pytest.mark.parametrize(
    ("words", "lang", "value"),
    [
        ("dziewięćset dziewięćdziesiąt dziewięć", "pl", 999),
        ("tysiąc jeden", "pl", 1001),
        ("dwa tysiące pięćset", "pl", 2500),
        ("sto tysięcy", "pl", 100_000),
        ("one hundred and one", "en", 101),
        ("twelve hundred", "en", 1200),
        ("a million and a half", "en", 1_500_000),
        ("five trzy", "pl", 3),
        ("dwa trzy", "pl", 3),
        ("and", "en", None),
        ("of", "en", None),
    ],
)
def test_number_words_add_up(pipeline, words, lang, value):
    assert number(words, lang, pipeline) == value


def test_the_shared_table_is_a_section_like_any_other():
    shared = shared_words()
    assert shared.currencies["PLN"].home == ("PL",)
    assert all(code.isupper() and len(code) == 3 for code in shared.currencies)
    assert all(code in shared.currencies for one in shared.ambiguous.values() for code in one.candidates)


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        # A word that was named in full stays what it was; a sign does not.
        ("pl", "Wydadzą 3 mln dolarów australijskich, w tym 1 mln dolarów w maju.", ["AUD", "AUD"]),
        ("pl", "Wydadzą 3 mln dolarów australijskich i 2 mln USD, razem 4 mln dolarów.", ["AUD", "USD", "USD"]),
        ("en", "It has 3 million Canadian dollars, or $2 million.", ["CAD", "USD"]),
        # Where the word is the language's own money, it stays that.
        ("sv", "Fonden har 3 miljoner norska kronor, varav 1 miljon kronor i år.", ["NOK", "SEK"]),
        ("pl", "Fundusz ma 3 mln koron norweskich, w tym 1 mln koron w obligacjach.", ["NOK", "NOK"]),
    ],
)
def test_other_figures_tell_what_a_word_is_short_for(pipeline, lang, text, codes):
    assert [figure.currency for figure in pipeline.read(text, lang=lang).money] == codes


@pytest.mark.parametrize(
    ("lang", "piece"),
    [
        ("en", "5 cents, "),
        ("en", "5 Canadian dollars and 3 dollars, "),
        ("en", "$5 million plus "),
        ("en", "5€ million "),
        ("pl", "pięć złotych dziesięć i "),
        ("pl", "od 5 do 6 zł, "),
        ("fr", "deux cents "),
        ("de", "einundzwanzigtausend "),
        ("es", "mil millones y "),
    ],
)
def test_hostile_text_is_read_in_linear_time(pipeline, lang, piece):
    """What a figure asks for is bounded, however many stand in a row."""

    def measure(length):
        document = pipeline.document(piece * (length // len(piece)) + ".", lang=lang)
        return {"money": seconds_of(lambda: money(document))}

    assert too_fast(measure) is None
