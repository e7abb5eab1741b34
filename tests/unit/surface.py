"""An article made by hand, with every kind of record and field, and kinds of a plugin."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import ClassVar, Literal

import attrs

import newskit
from newskit.model import (
    Agreement,
    Article,
    Block,
    Boilerplate,
    MonetaryFigure,
    Party,
    Person,
    Problem,
    Quote,
    Sentence,
    SourceCredit,
    Span,
    Speaker,
    VagueAmount,
)

TEXT = (
    "Most za 5 mln zł\n\n"
    "– Zapłacimy – powiedziała Anna Nowak, wójt gminy. – Dostaliśmy 5 mln zł (1,2 mln euro) i kilka milionów kredytu.\n\n"
    "Gmina podpisała z Budimeksem umowę na most. Umowę podpisał też powiat.\n\n"
    "Fot. Jan Kot/PAP\nCzytaj też: 😀 zima"
)


def sample():
    bare = Article(text=TEXT)

    def at(words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(words, start + 1)
        return bare.span(start, start + len(words))

    anna = Person(
        span=at("Anna Nowak"), name="Anna Nowak", mentions=[at("Anna Nowak")], role="wójt gminy",
        role_span=at("wójt gminy"), gender="f", annotator="newskit.people", rule="full",
    )  # fmt: skip
    speaker = Speaker(name="Anna Nowak", type="person", mention=at("Anna Nowak"), role="wójt gminy", person=anna)
    figure = MonetaryFigure(
        span=at("5 mln zł", 1), amount=Decimal("5E+6"), currency="PLN", equivalents=[at("1,2 mln euro")],
        annotator="newskit.money", rule="money.after",
    )  # fmt: skip
    part = Agreement(
        span=at("Umowę"), type="contract", status="signed", stage="signed", value=figure,
        parties=[Party(name="powiat", type="organisation")], annotator="newskit.agreements", rule="noun",
    )  # fmt: skip
    records = [
        Block(span=at("Most za 5 mln zł"), kind="heading", annotator="newskit.layout"),
        Sentence(span=at("Umowę podpisał też powiat.")),
        anna,
        Quote(
            span=at("Zapłacimy – powiedziała Anna Nowak, wójt gminy. – Dostaliśmy 5 mln zł (1,2 mln euro) i kilka milionów kredytu"),
            content=[at("Zapłacimy"), at("Dostaliśmy 5 mln zł (1,2 mln euro) i kilka milionów kredytu")],
            kind="direct", cue=at("powiedziała"), speaker=speaker, addressee="PAP", turn=1,
            annotator="newskit.quotes", rule="dash.turn",
        ),
        MonetaryFigure(span=at("5 mln zł"), amount=Decimal("5000000.00"), amount_max=Decimal(6000000), currency="PLN",
                       currency_candidates=["PLN", "CZK"], qualifier="between", per="year"),
        figure,
        VagueAmount(span=at("kilka milionów"), magnitude=Decimal(1000000)),
        Agreement(
            span=at("umowę na most"), type="contract", status="signed", stage="signed", cue=at("podpisała"),
            parties=[Party(name="Polska", type="state", country="PL", mention=at("Gmina")), Party(name="Budimex", type="company")],
            signatories=["Anna Nowak"], subject="most", fields=["drogi"], count=2, period=("2026", "2030"), place="Płock",
            date_text="we wtorek", value=figure, reported_by="PAP", mentions=[at("Umowę")], parts=[part],
        ),
        part,
        SourceCredit(
            span=at("Fot. Jan Kot/PAP"), kind="photo", names=["Jan Kot", "PAP"], agencies=["PAP"], creators=["Jan Kot"],
            flags=["pool", "ai"], label="Fot.", caption=at("Most"), supports=at("Zapłacimy"), outlet="X", givers=["Y"],
        ),
        Boilerplate(span=at("Czytaj też: 😀 zima"), kind="related", annotator="newskit.boilerplate"),
    ]  # fmt: skip
    return Article(
        text=TEXT, lang="pl", country="PL", title="Most", url="https://example.org/1", publisher="Gazeta", published="2026-11-01",
        authors=["Ewa Lis"], annotations=records, problems=[Problem(annotator="court.rulings", error="ValueError", message="no")],
        meta={"source": "a.txt", "deep": {"list": [1, 2.5, None, True]}, "newskit": {"version": "0.1.0", "packs": {"pl": "1"}}},
    )  # fmt: skip


class Level(Enum):
    LOW = "low"
    HIGH = "high"


@attrs.frozen(kw_only=True)
class Judge:
    """Who decided."""

    name: str
    mention: Span | None = None


@attrs.frozen(kw_only=True)
class Ruling(newskit.Annotation):
    """A court's decision.

    Args:
        court: Its name.
    """

    collection: ClassVar[str] = "rulings"

    court: str = attrs.field(validator=attrs.validators.min_len(1))
    judges: tuple[Judge, ...] = ()
    day: date | None = None
    level: Level | None = None
    outcome: Literal["won", "lost", 0] = "won"
    share: float = 0.5
    fine: Decimal | None = None
    words: Mapping[str, tuple[Span, ...]] = attrs.field(factory=dict)
    about: newskit.Annotation | None = None
    number: int | str = 1


@attrs.frozen(kw_only=True)
class Mayor(Person):
    """A person of a plugin's own kind."""

    collection: ClassVar[str] = "mayors"

    town: str


def ruled():
    """An article with a plugin's records, one of them inside a record of ours."""
    article = sample()
    mayor = Mayor(span=article.span(0, 4), name="A", mentions=[article.span(0, 4)], town="Płock")
    quote = attrs.evolve(article.quotes[0], speaker=Speaker(name="A", type="person", person=mayor))
    ruling = Ruling(
        span=article.span(0, 4), court="SN", judges=(Judge(name="X", mention=article.span(0, 1)), Judge(name="Y")),
        day=date(2026, 11, 1), level=Level.HIGH, outcome=0, fine=Decimal("1.50"), words={"most": (article.span(0, 4),)},
        about=mayor, number="II K 1/26",
    )  # fmt: skip
    others = [record for record in article.annotations if record is not article.quotes[0]]
    return attrs.evolve(article, annotations=[*others, quote, ruling, mayor])
