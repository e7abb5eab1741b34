"""The golden articles: each is read as well as its floor says, and the comparison itself is right."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import gold
import pytest
from gold_file import FOLDER

import newskit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATHS = sorted(FOLDER.glob("*.toml"))
FLOORS = gold.load_floors()

TEXT = """
Mayor: bridge will open

“It will open in May,” Anna Roe said. Repairs cost £4m, she told the BBC.

The city signed a contract with Bridgeworks. Ben Low denied that it was late.
"""
GOLD = f"""
lang = "en"
form = "local news"
text = '''{TEXT}'''
blocks = ["heading", "lead", "paragraph"]

[[quotes]]
content = ["It will open in May"]
kind = "direct"
cue = "said"
mention = "Anna Roe"
speaker = "Anna Roe"
type = "person"

[[quotes]]
content = ["Repairs cost £4m"]
kind = "indirect"
cue = "told"
mention = "she"
speaker = "Anna Roe"
type = "person"
addressee = "BBC"

[[quotes]]
content = ["it was late"]
kind = "indirect"
cue = "denied"
mention = "Ben Low"
speaker = "Ben Low"
type = "person"
stance = "denied"

[[quotes]]
content = ["bridge will open"]
kind = "indirect"
optional = true

[[money]]
span = "£4m"
amount = "4000000"
currency = "GBP"

[[credits]]
span = "told the BBC"
kind = "told_to"
names = ["BBC"]

[[agreements]]
span = "contract with Bridgeworks"
type = "contract"
status = "signed"
parties = ["city", "Bridgeworks"]

[[people]]
name = "Anna Roe"
mentions = ["Anna Roe"]
gender = "f"

[[people]]
name = "Ben Low"
mentions = ["Ben Low"]
gender = "m"
"""


def article_of(golden: gold.GoldArticle) -> newskit.Article:
    """The article that a perfect reading gives. Building it checks the gold's vocabulary: the records validate."""
    records = [
        MAKERS[section](record.fields)
        if section != "blocks"
        else newskit.Block(span=record.spans[0], kind=record.fields["kind"])
        for section, those in golden.records.items()
        for record in those
        if not record.optional
    ]
    return newskit.Article(text=golden.text, lang=golden.lang, country=golden.country, annotations=records)


def _quote(given: Mapping[str, Any]) -> newskit.Quote:
    fields = dict(given)
    who = {key: fields.pop(key) for key in ("type", "mention", "role")}
    name = fields.pop("speaker")
    return newskit.Quote(span=fields["content"][0], speaker=name and newskit.Speaker(name=name, **who), **fields)


def _agreement(given: Mapping[str, Any]) -> newskit.Agreement:
    fields = dict(given)
    worth = fields.pop("value")
    return newskit.Agreement(
        stage="signed",  # not compared
        parties=[newskit.Party(name=name) for name in fields.pop("parties")],
        value=worth and newskit.MonetaryFigure(span=worth, amount=Decimal(0)),
        **fields,
    )


MAKERS = {
    "quotes": _quote,
    "money": lambda fields: newskit.MonetaryFigure(**fields),
    "credits": lambda fields: newskit.SourceCredit(**fields),
    "agreements": _agreement,
    "people": lambda fields: newskit.Person(span=fields["mentions"][0], **fields),
    "boilerplate": lambda fields: newskit.Boilerplate(**fields),
}


@pytest.fixture
def golden(tmp_path: Path) -> gold.GoldArticle:
    """A gold article of three lines."""
    return write(tmp_path, GOLD)


def write(folder: Path, toml: str) -> gold.GoldArticle:
    """Load a gold article from its text."""
    path = folder / "en-example.toml"
    path.write_text(toml, encoding="utf-8")
    return gold.load(path)


def spoil(
    article: newskit.Article, which: type[newskit.Annotation], number: int = 0, /, **fields: Any
) -> newskit.Article:
    """The article with fields of one of its records changed."""
    wrong = article.of(which)[number]
    changed = attrs.evolve(wrong, **fields)
    return attrs.evolve(article, annotations=[changed if x is wrong else x for x in article.annotations])


def differences(golden: gold.GoldArticle, article: newskit.Article) -> list[tuple[str, str]]:
    """Which kind of record differs in what."""
    return [(found.section, found.what) for found in gold.compare(golden, article).differences]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_gold_file_holds_together(path):
    """Its words are in the text, its vocabulary is newskit's, and a perfect reading of it has no difference."""
    golden = gold.load(path)
    result = gold.compare(golden, article_of(golden))
    assert not result.differences
    assert result.all.right == result.all.total


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_article_is_read_as_well_as_its_floor_says(path):
    assert path.stem in FLOORS, "no floor yet; run: python tests/golden/gold.py --raise-floors"
    result = gold.score(gold.load(path))
    assert not gold.below_floor(result, FLOORS[path.stem]), f"see: gold.py --differences {path.stem}"


def test_no_floor_is_left_of_an_article_that_is_gone():
    assert FLOORS.keys() <= {path.stem for path in PATHS}


@pytest.mark.parametrize(
    ("kind", "number", "fields", "section", "what"),
    [
        (newskit.Quote, 0, {"kind": "mixed"}, "quotes", "kind"),
        (newskit.Quote, 0, {"cue": None}, "quotes", "cue"),
        (newskit.Quote, 1, {"addressee": None}, "quotes", "addressee"),
        (newskit.Quote, 2, {"stance": "asserted"}, "quotes", "stance"),
        (newskit.MonetaryFigure, 0, {"amount": Decimal(4)}, "money", "amount"),
        (newskit.MonetaryFigure, 0, {"qualifier": "about"}, "money", "qualifier"),
        (newskit.SourceCredit, 0, {"names": ("ITV",)}, "credits", "names"),
        (newskit.Agreement, 0, {"status": "planned"}, "agreements", "status"),
        (newskit.Agreement, 0, {"count": 2}, "agreements", "count"),
        (newskit.Agreement, 0, {"parties": ()}, "agreements", "parties"),
        (newskit.Person, 1, {"gender": "f"}, "people", "gender"),
        (newskit.Block, 1, {"kind": "paragraph"}, "blocks", "kind"),
    ],
)
def test_a_wrong_field_is_noticed(golden, kind, number, fields, section, what):
    article = spoil(article_of(golden), kind, number, **fields)
    assert differences(golden, article) == [(section, what)]


def test_a_wrong_speaker_is_noticed(golden):
    article = article_of(golden)
    speaker = attrs.evolve(article.quotes[0].speaker, name="Ben Low")
    assert differences(golden, spoil(article, newskit.Quote, speaker=speaker)) == [("quotes", "speaker")]


def test_quotes_that_share_a_turn_and_should_not_are_noticed(golden):
    article = spoil(article_of(golden), newskit.Quote, 0, turn=7)
    assert not differences(golden, article)
    article = spoil(article, newskit.Quote, 1, turn=7)
    assert differences(golden, article) == [("quotes", "turn"), ("quotes", "turn")]


@pytest.mark.parametrize("section", ["quotes", "money", "credits", "agreements", "people", "blocks"])
def test_a_missing_record_costs_all_its_fields(golden, section):
    article = article_of(golden)
    gone = next(record for record in article.annotations if record.collection == section)
    article = attrs.evolve(article, annotations=[record for record in article.annotations if record is not gone])
    result = gold.compare(golden, article)
    assert [(found.section, found.what) for found in result.differences] == [(section, "not found")]
    lost = len(golden.records[section][0].fields)
    assert result.all.right == result.all.total - lost


def test_a_spurious_record_is_counted_and_an_optional_one_is_not(golden):
    article = article_of(golden)
    start = golden.text.index("bridge will open")
    optional = newskit.Quote(
        span=article.span(start, start + 16), content=[article.span(start, start + 16)], kind="indirect"
    )
    article = attrs.evolve(article, annotations=[*article.annotations, optional])
    assert gold.compare(golden, article).all.spurious == 0
    spurious = newskit.Boilerplate(span=article.span(0, 5), kind="share")
    article = attrs.evolve(article, annotations=[*article.annotations, spurious])
    assert gold.compare(golden, article).all.spurious == 1
    assert differences(golden, article) == [("boilerplate", "spurious")]


def test_a_leading_article_and_capitals_of_a_name_make_no_difference(golden):
    article = spoil(article_of(golden), newskit.SourceCredit, names=("The BBC",))
    start = golden.text.index("a contract")
    article = spoil(article, newskit.Agreement, span=article.span(start, start + len("a contract with Bridgeworks")))
    assert not differences(golden, article)


def test_an_agreement_found_at_another_mention_is_found(golden):
    article = article_of(golden)
    there = article.agreements[0].span
    article = spoil(article, newskit.Agreement, span=article.span(0, 5), mentions=(there,))
    assert differences(golden, article) == [("agreements", "span")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('cue = "told"', 'cue = "tells"', r"en-example.toml: quotes\[2\].cue: 'tells' is not in the text"),
        ('"told the BBC"', '"told the B"', r"credits\[1\].span: 'told the B' is not in the text"),
        ('span = "£4m"', 'span = "£4m#2"', r"money\[1\].span: '£4m#2': the text has '£4m' 1 times"),
        ('amount = "4000000"', 'amount = "4m"', r"money\[1\].amount: '4m' is no number"),
        ('mentions = ["Ben Low"]', 'mentions = ["Ben Low", "Low", "Low"]', r"people\[2\].mentions\[1\]: 'Low'"),
        ('stance = "denied"', 'stanse = "denied"', r"quotes\[3\]: unknown key 'stanse'; known: content"),
        ('["heading", "lead", "paragraph"]', '["lead"]', r"en-example.toml.blocks: 1 kinds for 3 lines"),
    ],
)
def test_a_mistake_in_a_gold_file_is_named_with_its_place(tmp_path, old, new, message):
    assert GOLD.count(old) == 1
    with pytest.raises(gold.GoldError, match=message):
        write(tmp_path, GOLD.replace(old, new))


def test_a_floor_is_only_ever_raised_unless_forced(golden):
    now = gold.compare(golden, article_of(golden))
    right = now.all.right
    above = {"right": right + 5, "total": right + 5, "spurious": 0}
    below = {"right": right - 5, "total": right, "spurious": 3}
    assert gold.raised(now, below) == {"right": right, "total": right, "spurious": 0}
    assert gold.raised(now, above)["right"] == right + 5
    assert gold.raised(now, above, force=True)["right"] == right
    assert gold.below_floor(now, above)
    assert not gold.below_floor(now, below)
