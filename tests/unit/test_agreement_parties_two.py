"""Who is a party: owners behind the noun, receivers, groups without a name, and who is none."""

import pytest

import newskit

PIPELINE = newskit.Pipeline(strict=True)


def parties(text, lang):
    found = PIPELINE.read(text, lang=lang).agreements
    return [party.name for party in found[0].parties]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        # whose it is, behind the noun
        ("pl", "Fuzja Altimu z Bankiem Polnym stała się faktem.", ["Altim", "Bank Polny"]),
        ("pl", "Fiaskiem zakończyły się rokowania Peru i Chile.", ["Peru", "Chile"]),
        # to whom something is done
        ("pl", "Węgry wypowiedziały Chorwacji umowę o rybołówstwie.", ["Węgry", "Chorwacja"]),
        ("en", "Peru has offered Chile a ten-year gas supply agreement.", ["Peru", "Chile"]),
        # the subject between the noun and its verb
        ("pl", "Umowę kredytową Wodociągi Dolne zawarły z Bankiem Polnym.", ["Wodociągi Dolne", "Bank Polny"]),
        # groups without a name
        ("en", "Talks between port bosses and the union collapse", ["port bosses", "union"]),
        ("en", "The bakery and its lenders have renegotiated the loan agreement.", ["bakery", "lenders"]),
        ("en", "A clause on night shifts was added to the pilots' collective agreement.", ["pilots"]),
        ("pl", "Sąd zatwierdził porozumienie między ratuszem a kupcami.", ["ratusz", "kupcy"]),
        # names that sound like places, clubs, names with a sign for "and"
        ("en", "Ann Roe has signed a three-year deal with Norbury City.", ["Ann Roe", "Norbury City"]),
        ("pl", "Warta Kutno podpisała umowę z firmą Lipex.", ["Warta Kutno", "Lipex"]),
        # who only decides about an agreement of others
        ("pl", "UOKiK zablokował przejęcie Altimu przez Tarvo.", ["Altim", "Tarvo"]),
        ("en", "Norway's Storting has ratified the treaty with Chile.", ["Norway", "Chile"]),
        # who is sent, and where one only meets
        ("en", "Negotiators from Peru and Chile initialled a border agreement.", ["Peru", "Chile"]),
    ],
)
def test_parties(lang, text, names):
    assert parties(text, lang) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oslo-based Lipex has signed a merger agreement with Tarvo Foods.", "Oslo"),
        ("World leaders gathered at the United Nations for a ceremony to sign the treaty.", "United Nations"),
        ("Jan Lis, author of a book of the Tarvo campaign, signed a contract with Lipex Press.", "Tarvo"),
        ("Russia has suspended the New START arms control treaty.", "START"),
    ],
)
def test_no_parties(text, name):
    assert name not in parties(text, "en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Procter & Gamble signed a supply deal with Marks & Spencer.", ["Procter & Gamble", "Marks & Spencer"]),
        ("The United Dock Workers and Torvex reached a deal.", ["United Dock Workers", "Torvex"]),
        ("The Writers Guild of Norway signed a deal with Kelpnet.", ["Writers Guild of Norway", "Kelpnet"]),
        ("LYON, March 3 (Reuters) - Kelpnet signed a contract with Torvex.", ["Kelpnet", "Torvex"]),
    ],
)
def test_whole_names_and_no_datelines(text, names):
    record = newskit.Pipeline(only=[newskit.Agreement], entry_points=False).read(text, lang="en").agreements[0]
    assert [party.name for party in record.parties] == names


@pytest.mark.parametrize(
    ("lang", "text", "parties"),
    [
        ("en", "Kelp Inc signed a contract with Torvex Energy and Norway.",
         [("Kelp Inc", "company"), ("Torvex Energy", "company"), ("Norway", "state")]),
        ("pl", "Spółka Torvex SA podpisała umowę z firmą Kelpnet Sp. z o.o.",
         [("Torvex SA", "company"), ("Kelpnet", "company")]),
        ("de", "Die Torvex GmbH unterzeichnete einen Vertrag mit der Kelpnet AG.",
         [("Torvex GmbH", "company"), ("Kelpnet AG", "company")]),
    ],
)  # fmt: skip
def test_a_legal_form_tells_a_company(lang, text, parties):
    record = newskit.Pipeline(only=[newskit.Agreement], entry_points=False).read(text, lang=lang).agreements[0]
    assert [(party.name, party.type) for party in record.parties] == parties
