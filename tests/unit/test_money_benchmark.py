"""The measures of benchmarks/money.py, on small cases whose figures can be counted by hand, and how peers are asked."""

import gzip
import json
import math
import sys
from decimal import Decimal
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import money as benchmark
import money_measures as measures
import money_peers as peers
from money_measures import Case, Figure, Gold

TEXT = "The bridge cost about 5 million euros, the tunnel 10 to 12 million pounds, and a ticket 50 cents."


def at(words, text=TEXT):
    """The offsets of words that the text has once."""
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)


def figure(words, amount, currency, amount_max=None, qualifier=None):
    return Figure(at(words), Decimal(amount), currency, amount_max and Decimal(amount_max), qualifier)


BRIDGE = figure("5 million euros", "5000000", "EUR", qualifier="about")
TUNNEL = figure("10 to 12 million pounds", "10000000", "GBP", "12000000", "between")
TICKET = figure("50 cents", "0.5", "USD")
CASE = Case(
    TEXT, "en", gold=(Gold(BRIDGE), Gold(TUNNEL), Gold(TICKET, (Decimal(50),), ("EUR", None))), ignored=(at("ticket"),)
)


def counts(*found, case=CASE):
    return measures.count(case, found)


# ------------------------------------------------------------------------------------------------------------- figures


def test_the_gold_against_itself_is_all_right():
    found = counts(BRIDGE, TUNNEL, TICKET)
    assert found.shares() == dict.fromkeys(benchmark.SHARES, 1)
    assert (found.cases, found.gold, found.found, found.clean, found.false) == (1, 3, 3, 0, 0)


def test_precision_recall_and_f1_are_of_figures_right_in_full():
    shares = counts(BRIDGE, figure("about", "1", "EUR")).shares()
    assert (shares["P"], shares["R"], shares["F1"]) == pytest.approx((1 / 2, 1 / 3, 2 / 5))


@pytest.mark.parametrize(
    ("words", "other", "same"),
    [
        ("5 million euros", "5 million euros", True),
        ("5 million euros", "5 million", False),
        ("50 cents", "50 cents.", True),
        ("50 cents.", "50 cents", True),
        ("5 million euros", "5 million euros,", False),
        ("5 million euros", "million euros", False),
    ],
)
def test_spans_are_equal_but_for_a_closing_full_stop(words, other, same):
    assert measures.same_span(TEXT, at(words), at(other)) is same


def test_the_value_forgives_the_span():
    found = counts(BRIDGE._replace(span=at("about 5 million")))
    assert (found.right, found.value, found.amount, found.currency) == (0, 1, 1, 1)


def test_amount_and_currency_are_counted_each_by_itself():
    found = counts(BRIDGE._replace(amount=Decimal(5)), TUNNEL._replace(currency="EGP"))
    assert (found.right, found.value, found.amount, found.currency) == (0, 0, 1, 1)


def test_numbers_that_are_written_otherwise_are_equal():
    assert counts(BRIDGE._replace(amount=Decimal("5.0E+6"))).right == 1


@pytest.mark.parametrize("top", [None, "11000000"])
def test_a_range_needs_both_ends(top):
    assert counts(TUNNEL._replace(amount_max=top and Decimal(top))).amount == 0


def test_an_upper_end_where_there_is_no_range_is_wrong():
    assert counts(BRIDGE._replace(amount_max=Decimal(6000000))).amount == 0


@pytest.mark.parametrize(
    ("amount", "currency", "right"),
    [("0.5", "USD", 1), ("50", "USD", 1), ("5", "USD", 0), ("50", "EUR", 1), ("0.5", None, 1), ("0.5", "GBP", 0)],
)
def test_other_amounts_and_currencies_are_accepted_where_the_gold_says_so(amount, currency, right):
    assert counts(TICKET._replace(amount=Decimal(amount), currency=currency)).right == right


def test_qualifiers_are_asked_for_where_the_gold_has_one():
    found = counts(BRIDGE, TUNNEL._replace(qualifier=None), TICKET._replace(qualifier="about"))
    assert (found.qualified, found.qualifier, found.right) == (2, 1, 3)


def test_what_is_to_be_ignored_is_neither_right_nor_wrong():
    assert counts(BRIDGE, Figure(at("ticket"), Decimal(1), "EUR")).found == 1
    assert counts(Figure(at("a ticket 50 cents"), Decimal("0.5"), "USD")).found == 1


def test_figures_in_clean_cases_are_false():
    clean = Case("Euro 2024 drew crowds.", "en")
    found = measures.count(clean, [Figure((0, 9), Decimal(2024), "EUR")])
    assert (found.clean, found.false, found.found) == (1, 1, 1)
    assert counts(BRIDGE, case=CASE._replace(gold=())).false == 0


def test_pairs_are_one_to_one_and_the_best_come_first():
    both = figure("5 million euros, the tunnel 10 to 12 million pounds", "1", "EUR")
    assert [one for _, one in measures.paired(CASE.gold, [both, BRIDGE])] == [BRIDGE, both, None]
    assert [one for _, one in measures.paired(CASE.gold, [both])] == [None, both, None]


def test_nothing_found_leaves_precision_without_a_value():
    shares = counts().shares()
    assert math.isnan(shares["P"])
    assert (shares["R"], shares["F1"]) == (0, 0)


def test_counts_of_many_cases_are_added():
    total = measures.Counts.total([counts(BRIDGE), counts(BRIDGE, TUNNEL)])
    assert (total.cases, total.gold, total.found, total.right) == (2, 6, 3, 3)
    assert measures.Counts.total([]) == measures.Counts()


# ---------------------------------------------------------------------------------------------------------- the runner

ROW = {
    "id": "1",
    "lang": "en",
    "country": "GB",
    "text": TEXT,
    "ignore": [list(at("ticket"))],
    "figures": [
        {"span": list(BRIDGE.span), "amount": "5000000", "currency": "EUR", "qualifier": "about", "amount_max": None},
        {"span": list(TUNNEL.span), "amount": "10000000", "currency": "GBP", "qualifier": "between"}
        | {"amount_max": "12000000"},
        {"span": list(TICKET.span), "amount": "0.50", "currency": "USD"}
        | {"amount_alt": ["50"], "currency_any": ["EUR", None]},
    ],
}
SHORT = {"lang": "pl", "text": "Nic tu nie ma.", "figures": []}


def test_cases_are_read_from_plain_and_packed_lines(tmp_path):
    lines = f"{json.dumps(ROW)}\n\n{json.dumps(SHORT)}\n".encode()
    (tmp_path / "plain.jsonl").write_bytes(lines)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(lines))
    expected = [CASE._replace(country="GB"), Case("Nic tu nie ma.", "pl")]
    assert benchmark.cases(tmp_path / "plain.jsonl") == expected
    assert benchmark.cases(tmp_path / "packed.jsonl.gz") == expected


def invented(*found, knows=("en",)):
    """A system that gives the same figures for every English text, and cannot bear Polish."""

    def read(text, lang, country):
        if lang == "pl":
            raise ValueError("no Polish")
        return list(found)

    return peers.System("invented", read, knows.__contains__)


def run(system, *cases, rounds=0):
    return benchmark.Run(list(cases), [system], benchmark.answered([system], cases, rounds))


POLISH, GERMAN = (Case("Nic tu nie ma.", lang) for lang in ("pl", "de"))


def test_a_case_on_which_a_system_raises_has_no_answers_and_is_counted():
    system = invented(BRIDGE, knows=("en", "pl"))
    told = run(system, CASE, POLISH).figures(system, [0, 1])
    assert (told["cases"], told["found"], told["raised"], told["false"]) == (2, 1, 1, 0)


def tables(told):
    """The tables that were printed: rows of cells, by title."""
    found, rows = {}, None
    for line in told.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            rows = None
        elif rows is None:
            rows = found[cells[0]] = []
        elif not cells[0].startswith("-"):
            rows.append(dict(zip(["system", *benchmark.HEAD], cells, strict=True)))
    return found


def test_cases_in_a_language_that_a_system_does_not_know_stand_apart(capsys):
    benchmark.report(run(invented(BRIDGE), CASE, POLISH, GERMAN), "invented.jsonl", range(3), ())
    told = capsys.readouterr().out
    found = tables(told)
    assert "invented.jsonl: 3 cases with 3 figures, 2 clean ones" in told
    assert "invented does not know de pl." in told
    assert "invented raised first: ValueError: no Polish" in told
    assert list(found) == ["all languages", "English", "languages that it does not know"]
    assert [found[title][0]["cases"] for title in ("all languages", "English")] == ["1 of 3", "1 of 1"]
    (apart,) = found["languages that it does not know"]
    assert (apart["cases"], apart["false"], apart["raised"]) == ("2 of 3", "1 in 2", "1")


def test_one_group_is_told_once(capsys):
    benchmark.report(run(invented(BRIDGE), CASE), "invented.jsonl", range(1), ())
    (row,) = tables(capsys.readouterr().out)["English"]
    assert (row["cases"], row["P"], row["R"], row["kchars/s"], row["W"]) == ("1 of 1", "100.0", "33.3", "-", "-")


def test_languages_are_grouped_and_each_is_a_group_where_some_are_asked_for():
    made = run(invented(), CASE, POLISH, GERMAN)
    assert made.groups(range(3), ()) == {"all languages": [0, 1, 2], "English": [0], "Polish": [1], "Germanic": [2]}
    assert made.groups([0, 2], ("de", "en")) == {"all languages": [0, 2], "de": [2], "en": [0]}
    assert made.groups([2], (), each=True) == {"all languages": [2], "Germanic": [2], "de": [2]}


def test_times_are_those_of_the_cases_that_are_told(monkeypatch):
    monkeypatch.setattr(benchmark, "QUICK", 0)
    system = invented(BRIDGE)
    made = run(system, CASE, POLISH, rounds=3)
    assert [[len(seconds) for seconds in one] for one in made.answers["invented"].rounds] == [[2, 2]] * 3
    rounds = [benchmark.Round([4.0, 9.0], [1.0, 1.0]), benchmark.Round([2.0, 9.0], [1.0, 1.0])]
    made.answers["invented"].rounds[:] = [*rounds, benchmark.Round([3.0, 9.0], [1.0, 1.0])]
    told = made.figures(system, [0])
    assert (told["W"], told["kchars/s"]) == (3, len(TEXT) / 3 / 1000)


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "invented.jsonl"
    place.write_text(f"{json.dumps(ROW)}\n{json.dumps(SHORT)}\n", encoding="utf-8")
    return place


def test_newskit_is_measured_on_its_figures(file, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["money.py", str(file), "--alone", "--rounds", "0"])
    benchmark.main()
    found = tables(capsys.readouterr().out)
    assert list(found) == ["all languages", "English", "Polish"]
    assert found["English"][0]["system"].startswith("newskit ")
    assert found["English"][0]["raised"] == "0"


def test_peers_that_are_not_there_are_named(file, capsys, monkeypatch):
    def not_installed(name):
        raise metadata.PackageNotFoundError(name)

    def broken(name):
        raise ImportError("no emoji")

    peer = {"here": lambda _: iter([invented(BRIDGE)]), "away": not_installed, "broken": broken}
    monkeypatch.setattr(peers, "PEERS", peer)
    monkeypatch.setattr(sys, "argv", ["money.py", str(file), "--rounds", "0"])
    benchmark.main()
    told = capsys.readouterr().out
    assert "left out: away (not installed)\nleft out: broken (cannot be imported: no emoji)" in told
    assert [row["system"] for row in tables(told)["English"]][1:] == ["invented"]

    monkeypatch.setattr(sys, "argv", ["money.py", str(file), "--rounds", "0", "--json", "--lang", "en"])
    benchmark.main()
    made = json.loads(capsys.readouterr().out)
    assert list(made["missing"]) == ["away", "broken"]
    mine = made["files"][str(file)]["invented"]
    assert (mine["unknown"], mine["errors"]) == ([], [])
    assert mine["groups"]["en"] == mine["groups"]["all languages"]
    assert (mine["groups"]["en"]["F1"], mine["groups"]["en"]["W"]) == (0.5, None)


# --------------------------------------------------------------------------------------------------------------- peers


@pytest.mark.parametrize(
    ("name", "code", "home", "expected"),
    [
        ("Euro", "EUR", None, ("EUR", 1)),
        ("Dollar", None, None, ("USD", 1)),
        ("Dollar", None, "CAD", ("CAD", 1)),
        ("dollar", "USD", "PLN", ("USD", 1)),
        ("Krone", None, "NOK", ("NOK", 1)),
        ("Cent", None, "EUR", ("EUR", 100)),
        ("Pence", None, None, ("GBP", 100)),
        ("Dólar canadiense", None, None, ("CAD", 1)),
        ("Cowrie", None, "EUR", (None, 1)),
    ],
)
def test_units_have_the_currency_of_the_country_or_the_usual_one(name, code, home, expected):
    assert peers.of_unit(name, code, home) == expected


@pytest.mark.parametrize(
    ("text", "amount", "currency", "expected"),
    [
        ("It costs 1\xa0200 zł now", "1 200", "zł", "1\xa0200 zł"),
        ("It costs €1'200.50 now", "1200.50", "€", "€1'200.50"),
        ("It costs 20 euros now", "20", "euro", "20 euros"),
        ("In 2019 it cost 20 euros", "2019", "euro", "2019"),
        ("It costs 15 or 5 $", "5", "$", "5 $"),
        ("It costs $ 5,000, no more", "5,000,", "$", "$ 5,000"),
        ("Free", "0", "$", None),
    ],
)
def test_the_price_of_price_parser_lies_where_its_amount_stands(text, amount, currency, expected):
    span = peers.price_span(text, amount, currency)
    assert (span and text[slice(*span)]) == expected


def unit(name, entity="currency", code=None):
    return SimpleNamespace(name=name, entity=SimpleNamespace(name=entity), currency_code=code)


UNITS = {"dollar": unit("dollar", code="USD"), "cent": unit("cent"), "hour": unit("hour", "time")}


def quantity(surface, value, *dimensions, uncertainty=None):
    made = [{"base": base, "power": power} for base, power in dimensions]
    return SimpleNamespace(
        surface=surface,
        span=(3, 3 + len(surface)),
        value=value,
        uncertainty=uncertainty,
        unit=SimpleNamespace(original_dimensions=made),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (quantity("$20", 20.0, ("dollar", 1)), Figure((3, 6), Decimal(20), "USD")),
        (quantity("$20 per hour", 20.0, ("dollar", 1), ("hour", -1)), Figure((3, 6), Decimal(20), "USD")),
        (quantity("$20/h", 20.0, ("dollar", 1), ("hour", -1)), Figure((3, 6), Decimal(20), "USD")),
        (quantity("50 cents", 50.0, ("cent", 1)), Figure((3, 11), Decimal("0.5"), "USD")),
        (
            quantity("$5-7", 6.0, ("dollar", 1), uncertainty=1.0),
            Figure((3, 7), Decimal(5), "USD", Decimal(7), "between"),
        ),
        (quantity("20 hours", 20.0, ("hour", 1)), None),
        (quantity("a $4", 1.0, ("dollar", 4)), None),
        (quantity("20", 20.0), None),
    ],
)
def test_quantities_of_quantulum3_are_money_where_their_unit_has_a_currency(given, expected):
    assert peers.from_quantity(given, UNITS, None) == expected


def result(value, unit, **more):
    return SimpleNamespace(start=3, end=9, resolution={"value": value, "unit": unit, **more})


@pytest.mark.parametrize(
    ("given", "amount", "currency"),
    [
        (result("5e+06", "Euro", isoCurrency="EUR"), "5000000", "EUR"),
        (result("13,45", "Dollar"), "13.45", "USD"),
        (result("50", "Cent", isoCurrency=None), "0.5", "USD"),
    ],
)
def test_results_of_recognizers_end_with_their_last_character(given, amount, currency):
    assert peers.from_result(given, None) == Figure((3, 10), Decimal(amount), currency)


def test_errors_that_a_recognizer_would_swallow_are_noted():
    def parse(source):
        raise TypeError("a number")

    errors = []
    with pytest.raises(TypeError):
        peers.Telling(SimpleNamespace(parse=parse), errors).parse("USD 200")
    assert [str(error) for error in errors] == ["a number"]
