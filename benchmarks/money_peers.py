r"""The other libraries that ``benchmarks/money.py`` measures, each in the way that serves it best.

price-parser     reads one price from a string, at which it says no positions, and knows no scale words. It is given the
                 sentence. Its figure lies where its amount is first found, with its currency where that stands beside.
                 A number without a currency is no answer: else every number would be one.
quantulum3       reads English. Its unit "dollar per hour" is dollars, its "6 ± 1 euro" a range from 5 to 7. With its
                 classifier, which tells pounds of money from pounds of weight, and without.
Recognizers      of Microsoft: what ``recognize_currency`` gives, with the models kept. Two releases: that of 2019
                 (recognizers-text-number-with-unit) and that of 2024 (ms-recognizers-text-number-with-unit). Where they
                 swallow an error of their own, they answer nothing to the whole text; it is told as raised. Bare units
                 are no answer. In the table they are "Recognizers" and "ms-Recognizers".

"$", "kr" and "cents" are read as those of the article's country, as newskit is told it, or else as the usual ones.

The extra ``bench`` does not bring the Recognizers of 2019: they need an older emoji, and those of 2024 bring files in
their place. Put there last, they can stand beside each other all the same:

    python -m pip install ms-recognizers-text-number-with-unit
    python -m pip install --no-deps recognizers-text{,-number,-number-with-unit} "emoji<2"
"""

from __future__ import annotations

import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, NamedTuple

from money_measures import Figure, Offsets

__all__ = ["PEERS", "System", "home_currency", "of_unit", "price_span", "usual"]

Reader = Callable[[str, str, str | None], list[Figure]]  # of a text, its language and its country


class System(NamedTuple):
    """A library as it is measured."""

    name: str
    read: Reader
    knows: Callable[[str], bool]  # a language, by its code


# ---------------------------------------------------------------------------------------------------------- currencies

# Where a sign or a word stands for several currencies and nothing tells which, the first of these that fits.
USUAL = ("USD", "EUR", "GBP", "JPY", "SEK", "CHF", "INR", "MXN", "RUB")
EURO_AREA = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
CURRENCY_OF = dict.fromkeys(EURO_AREA.split(), "EUR") | {
    "AR": "ARS", "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "CL": "CLP", "CN": "CNY", "CO": "COP", "CZ": "CZK",
    "DK": "DKK", "EG": "EGP", "GB": "GBP", "HK": "HKD", "HU": "HUF", "IN": "INR", "IS": "ISK", "JP": "JPY", "KE": "KES",
    "LK": "LKR", "MX": "MXN", "NO": "NOK", "NP": "NPR", "NZ": "NZD", "PH": "PHP", "PK": "PKR", "PL": "PLN", "RO": "RON",
    "RU": "RUB", "SE": "SEK", "SG": "SGD", "TR": "TRY", "TW": "TWD", "UA": "UAH", "US": "USD", "ZA": "ZAR",
}  # fmt: skip
COUNTRY_OF = {
    "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "es": "ES", "fi": "FI", "fr": "FR", "hu": "HU", "it": "IT",
    "ja": "JP", "nb": "NO", "nl": "NL", "nn": "NO", "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU",
    "sv": "SE", "tr": "TR", "uk": "UA", "zh": "CN",
}  # fmt: skip

_DOLLARS = "USD AUD CAD HKD NZD SGD TWD"
_KRONER = "SEK CZK DKK ISK NOK"
_PESOS = "MXN ARS CLP COP PHP"
# The units of Recognizers and quantulum3, by their names there, where these give no code (Recognizers of 2019 give none
# in Spanish, French and Portuguese) or where several currencies have the name.
UNITS = {
    _DOLLARS: "dollar | dólar",
    _KRONER: "krona | krone | crown | corona | coroa | couronne",
    _PESOS: "peso",
    "ARS": "peso argentino | peso argentin",
    "AUD": "dólar australiano | dollar australien",
    "BEF": "belgian franc | franc belge",
    "BRL": "brazilian real | real brasileño | real brasileiro | réal brésilien",
    "BTC": "bitcoin",
    "CAD": "dólar canadiense | dólar canadense | dollar canadien",
    "CHF": "franc | franco | frank | franco suizo | franco suíço | franc suisse",
    "CLP": "peso chileno | peso chilien",
    "CNY": "yuan chino | yuan chinês | yuan chinois",
    "COP": "peso colombiano | peso colombien",
    "CZK": "corona checa | coroa checa | couronne tchèque",
    "DEM": "mark | marco",
    "DKK": "corona danesa | coroa dinamarquesa | couronne danoise",
    "ESP": "peseta",
    "EUR": "euro",
    "FIM": "finnish markka | marco finlandés | marco finlandês | mark finlandais",
    "GBP EGP": "pound | libra | livre",
    "GBP": "libra esterlina | livre britannique",
    "HKD": "dólar de hong kong | dollar de hong kong",
    "HUF": "forinto húngaro | florim húngaro | forint hongrois",
    "ILS": "nuevo shéquel | novo shekel israelense",
    "INR LKR NPR PKR": "rupee | rupia | roupie",
    "INR": "rupia india | rupia indiana | roupie indienne",
    "JPY": "yen | yen japonais",
    "KES": "shilling | shiling | chelín | xelim",
    "KRW": "korean won | won surcoreano | won sul-coreano | won sud-coréen | won coréen",
    "MXN": "peso mexicano",
    "NLG": "netherlands guilder | florín neerlandés | florim holandês | florins néerlandais",
    "NOK": "corona noruega | coroa norueguesa | couronne norvégienne",
    "NZD": "dólar neozelandés | dólar neozelandês | dollar néo-zélandais",
    "PHP": "philippine peso | peso filipino | peso philippin",
    "PLN": "złoty | złoty polonais",
    "RUB": "ruble | rublo | rouble | rublo ruso | rublo russo | rouble russe",
    "SEK": "corona sueca | coroa sueca | couronne suédoise",
    "SGD": "dólar de singapur | dólar de cingapura | dollar de singapour",
    "TRY": "lira | lira turca | livre turque",
    "UAH": "grivna | grívnia | hryvnia ukrainien",
    "USD": "dólar estadounidense | dólar estadunidense | dollar états-unis",
    "VND": "vietnamese dong | đồng vietnamita | dongue vietnamita | dong vietnamien",
    "ZAR": "rand sudafricano | rand sul-africano | rand sud-africain",
}
# Parts of a unit, and how many make one.
PARTS = {
    (f"{_DOLLARS} EUR", 100): "cent | centime | centimes | centesimo",
    (f"{_DOLLARS} EUR BRL {_PESOS}", 100): "centavo | centésimo | céntimo | cêntimo",
    (_KRONER, 100): "øre | öre",
    ("CHF", 100): "rappen | rappen suizo | rappen suíço",
    ("FIM", 100): "penni",
    ("GBP", 100): "pence | penny | penique | pêni",
    ("PLN", 100): "grosz | groszy | groxz",
    ("RUB", 100): "kopek | kopek ruso | copeque ruso",
    ("TRY", 100): "kuruş | kuruş turca | kuruş turco",
    ("USD", 10): "dime",
    ("NLG", 10): "dubbeltje",
    ("NLG", 4): "kwartje",
    ("BTC", 1000): "millibitcoin",
    ("BTC", 10**8): "satoshi",
}
_NAMED = {name: (codes, 1) for codes, names in UNITS.items() for name in names.split(" | ")} | {
    name: of for of, names in PARTS.items() for name in names.split(" | ")
}


def home_currency(lang: str, country: str | None) -> str | None:
    """The currency of an article's country, or of the one after which its language is called.

    >>> home_currency("en", "AU"), home_currency("sv", None), home_currency("en", None)
    ('AUD', 'SEK', None)
    """
    return CURRENCY_OF.get(country or COUNTRY_OF.get(lang, ""))


def usual(codes: Sequence[str], home: str | None) -> str:
    """Which of the currencies that share a name it is.

    >>> usual(["DKK", "SEK"], home="DKK"), usual(["AUD", "USD"], home="PLN")
    ('DKK', 'USD')
    """
    return next((code for code in (home, *USUAL) if code and code in codes), codes[0])


def of_unit(name: str, code: str | None, home: str | None) -> tuple[str | None, int]:
    """The currency of a unit that a library names, and how many such units make one of it.

    >>> of_unit("Cent", None, "EUR"), of_unit("Euro", "EUR", None)
    (('EUR', 100), ('EUR', 1))
    """
    codes, parts = _NAMED.get(name.lower(), (code, 1))
    return (usual(codes.split(), home) if codes else None), parts


# -------------------------------------------------------------------------------------------------------- price-parser

# What price-parser gives as the currency and its own table lacks.
SIGNS = {
    "A$": "AUD", "US$": "USD", "euro": "EUR", "eur": "EUR", "Zł": "PLN", "₽": "RUB", "р": "RUB", "Р": "RUB",
    "р.": "RUB", "грн": "UAH", "грн.": "UAH", "₺": "TRY", "₼": "AZN", "₾": "GEL", "₿": "BTC",
}  # fmt: skip


def price_parser(distribution: str) -> Iterator[System]:
    version = metadata.version(distribution)
    parse = import_module("price_parser").parse_price
    codes: dict[str, list[str]] = defaultdict(list)
    for code, told in import_module("price_parser._currencies").CURRENCIES.items():
        for sign in {code, told["s"], told["sn"], *told.get("sn2", ())}:
            codes[sign].append(code)
    codes |= {sign: [code] for sign, code in SIGNS.items()}

    def read(text: str, lang: str, country: str | None) -> list[Figure]:
        price = parse(text)
        if price.amount is None or price.currency is None:
            return []
        span = price_span(text, price.amount_text, price.currency)
        known = codes.get(price.currency)
        currency = usual(known, home_currency(lang, country)) if known else None
        return [Figure(span, price.amount, currency)] if span else []

    yield System(f"price-parser {version}", read, lambda _: True)


def price_span(text: str, amount: str, currency: str) -> Offsets | None:
    """Where price-parser's amount stands, with its currency where nothing but space is between them.

    >>> "the 1 200 euros"[slice(*price_span("the 1 200 euros", "1 200", "euro"))]
    '1 200 euros'
    """
    digits = r"[\s']*".join(map(re.escape, "".join(amount.split()).rstrip(",.")))
    number = re.search(rf"(?<!\d){digits}(?!\d)", text)
    if not number:
        return None
    (start, end), sign = number.span(), rf"{re.escape(currency)}[^\W\d]*"  # the word's ending with it
    before, behind = re.search(rf"{sign}\s*\Z", text[:start]), re.match(rf"\s*{sign}", text[end:])
    if before:
        return before.start(), end
    return start, end + behind.end() if behind else end


# ---------------------------------------------------------------------------------------------------------- quantulum3

_RATE = re.compile(r"\s*(?:/|\b(?:per|an?|each|every)\b)(?!.*\d).*", re.DOTALL)


def quantulum3(distribution: str) -> Iterator[System]:
    version = metadata.version(distribution)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without scikit-learn it warns; the name in the table tells
        parser, load = import_module("quantulum3.parser"), import_module("quantulum3.load")
        classifier: Any = import_module("quantulum3.classifier")
        units = load.units("en_US").names

    def reading(use_classifier: bool) -> Reader:
        def read(text: str, lang: str, country: str | None) -> list[Figure]:
            classifier.USE_CLF = use_classifier
            home = home_currency(lang, country)
            return [figure for one in parser.parse(text) if (figure := from_quantity(one, units, home))]

        return read

    def is_english(lang: str) -> bool:
        return lang == "en"

    if classifier.USE_CLF:
        reader = reading(use_classifier=True)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                reader("It weighs 3 pounds.", "en", None)  # reads the model
        except Exception as error:  # noqa: BLE001  (a pickled model raises what it likes)
            print(f"left out: the classifier of quantulum3, which cannot be read: {error}", file=sys.stderr)
        else:
            yield System(f"quantulum3 {version}", reader, is_english)
    yield System(f"quantulum3 {version}, no classifier", reading(use_classifier=False), is_english)


def from_quantity(quantity: Any, units: Mapping[str, Any], home: str | None) -> Figure | None:
    """The sum of money that a quantity of quantulum3 is: where its unit is a currency or has one, "dollar per hour"."""
    dimensions = quantity.unit.original_dimensions or ()
    bases = [units[one["base"]] for one in dimensions if one["power"] == 1 and one["base"] in units]
    money = next((unit for unit in bases if unit.entity.name == "currency"), None)
    if money is None:
        return None
    start, end = quantity.span
    if any(one["power"] < 0 for one in dimensions):
        end -= len(quantity.surface) - len(_RATE.sub("", quantity.surface))
    currency, parts = of_unit(money.name, money.currency_code, home)
    amount, spread = Decimal(repr(quantity.value)), Decimal(repr(quantity.uncertainty or 0))
    if not spread:
        return Figure((start, end), amount / parts, currency)
    return Figure((start, end), (amount - spread) / parts, currency, (amount + spread) / parts, "between")


# --------------------------------------------------------------------------------------------------------- Recognizers

CULTURES = {
    "de": "de-de", "en": "en-us", "es": "es-es", "fr": "fr-fr", "it": "it-it", "nl": "nl-nl", "pt": "pt-br",
    "zh": "zh-cn",
}  # fmt: skip


def recognizers_2019(distribution: str) -> Iterator[System]:
    version = metadata.version(distribution)
    for one in (distribution, "recognizers-text-number"):
        files = [file for file in metadata.files(one) or () if file.suffix == ".py"]
        if any(file.size not in {None, Path(file.locate()).stat().st_size} for file in files):
            raise ImportError("another distribution has put its files in the place of these; install this one last")
    yield recognizers(f"Recognizers {version}", "recognizers_number_with_unit")


def recognizers_2024(distribution: str) -> Iterator[System]:
    yield recognizers(f"ms-Recognizers {metadata.version(distribution)}", "ms_recognizers_number_with_unit")


def recognizers(name: str, module: str) -> System:
    recognizer = import_module(module).NumberWithUnitRecognizer()
    models: dict[str, Any] = {}
    kept: list[Exception] = []
    for lang, culture in CULTURES.items():
        try:
            models[lang] = recognizer.get_currency_model(culture, fallback_to_default_culture=False)
        except ValueError:
            continue  # this release does not know the language
        for pair in models[lang].extractor_parser:
            pair.extractor = Telling(pair.extractor, kept)
            pair.parser = Telling(pair.parser, kept)

    def read(text: str, lang: str, country: str | None) -> list[Figure]:
        model = models.get(lang, models["en"])  # English is what Recognizers take for a culture that they do not know
        kept.clear()
        found = model.parse(text)
        if kept:
            raise kept[0]
        home = home_currency(lang, country)
        return [from_result(one, home) for one in found if one.resolution["value"] is not None]

    return System(name, read, models.__contains__)


class Telling:
    """An extractor or parser of Recognizers whose errors are noted before Recognizers swallow them."""

    def __init__(self, inner: Any, errors: list[Exception]) -> None:
        self.inner, self.errors = inner, errors

    def extract(self, source: Any) -> Any:
        return self._noting(self.inner.extract, source)

    def parse(self, source: Any) -> Any:
        return self._noting(self.inner.parse, source)

    def _noting(self, function: Callable[[Any], Any], source: Any) -> Any:
        try:
            return function(source)
        except Exception as error:
            self.errors.append(error)
            raise


def from_result(result: Any, home: str | None) -> Figure:
    told = result.resolution
    currency, parts = of_unit(told["unit"], told.get("isoCurrency"), home)
    amount = Decimal(told["value"].replace(",", "."))  # in the culture's own writing, without thousands
    return Figure((result.start, result.end + 1), amount / parts, currency)


PEERS: dict[str, Callable[[str], Iterator[System]]] = {
    "price-parser": price_parser,
    "quantulum3": quantulum3,
    "recognizers-text-number-with-unit": recognizers_2019,
    "ms-recognizers-text-number-with-unit": recognizers_2024,
}
