# ruff: noqa: T201  (it prints: a command for a terminal)
"""Golden articles: comparing what newskit finds with the gold, and the floors. `gold_file` loads the gold.

    python tests/golden/gold.py [SLUG ...]                  scores by article and kind
    python tests/golden/gold.py --differences SLUG ...      what was expected and what came, field by field
    python tests/golden/gold.py --raise-floors [--force]    show the changes of floors.json, and write them

What is compared, where "exactly the same" would be too much:

- names, roles, parties and the like: without case, quotation marks and a leading English article; parties, signatories
  and flags in any order;
- a speaker's mention and an agreement's span: with or without a leading English article;
- an unnamed source may be ``group`` or ``anonymous``;
- ``subject``: only where the gold has one, word by word up to the ending, as in the seed's measure;
- ``turn``: which quotes share one, not the number;
- blocks: the kind; a caption's credit or a piece of a boilerplate line may be a block of its own;
- an agreement found at one of its other mentions is found.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from gold_file import FIELDS, GoldArticle, GoldError, Record, load, load_all

import newskit
from newskit import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["GoldArticle", "GoldError", "Score", "compare", "load", "load_all", "score"]

FLOORS = Path(__file__).parent / "floors.json"


# -------------------------------------------------------------------------------------- newskit's records, as plain


def _quote(quote: newskit.Quote) -> Record:
    speaker = quote.speaker
    fields = {
        "content": quote.content,
        "kind": quote.kind,
        "cue": quote.cue,
        "mention": speaker and speaker.mention,
        "speaker": speaker and speaker.name,
        "type": speaker and speaker.type,
        "role": speaker and speaker.role,
        "stance": quote.stance,
        "addressee": quote.addressee,
        "turn": quote.turn,
    }
    return Record(spans=quote.content, fields=fields)


def _agreement(agreement: newskit.Agreement) -> Record:
    fields = {key: getattr(agreement, key) for key in FIELDS["agreements"]}
    fields["parties"] = tuple(party.name for party in agreement.parties)
    fields["value"] = agreement.value and agreement.value.span
    return Record(spans=(agreement.span,), fields=fields, elsewhere=agreement.mentions)


def _person(person: newskit.Person) -> Record:
    return Record(spans=person.mentions, fields={key: getattr(person, key) for key in FIELDS["people"]})


def _as_it_is(section: str) -> Callable[[Any], Record]:
    """For kinds whose fields are those of the gold."""
    return lambda record: Record(spans=(record.span,), fields={key: getattr(record, key) for key in FIELDS[section]})


def found_in(article: newskit.Article) -> dict[str, tuple[Record, ...]]:
    """What newskit found, in the plain form of the gold."""
    return {
        "quotes": tuple(map(_quote, article.quotes)),
        "money": tuple(map(_as_it_is("money"), article.money)),
        "credits": tuple(map(_as_it_is("credits"), article.credits)),
        "agreements": tuple(map(_agreement, article.agreements)),
        "people": tuple(map(_person, article.people)),
        "boilerplate": tuple(map(_as_it_is("boilerplate"), article.boilerplate)),
        "blocks": tuple(map(_as_it_is("blocks"), article.of(newskit.Block))),
    }


# --------------------------------------------------------------------------------------------------------- pairing


def _characters(spans: Iterable[Span]) -> frozenset[int]:
    """The places of the letters and digits: marks and spaces at the edges are not what records differ in."""
    return frozenset(
        span.start + offset for span in spans for offset, character in enumerate(span.text) if character.isalnum()
    )


def _overlap(one: Iterable[Span], other: Iterable[Span]) -> tuple[float, float]:
    """How much of the shorter lies in the longer, and the shared part of both together (IoU)."""
    a, b = _characters(one), _characters(other)
    if not a or not b:
        return 0.0, 0.0
    return len(a & b) / min(len(a), len(b)), len(a & b) / len(a | b)


def _closeness(section: str, gold: Record, found: Record) -> float:
    """How well two records fit; above 0 when they may be paired."""
    share, union = _overlap(gold.spans, found.spans)
    if section == "people" and _name(gold.fields["name"]) == _name(found.fields["name"]):
        return 2.0 + union
    if section in ("quotes", "people"):
        enough = union >= 0.5 if section == "quotes" else union > 0
        return union if enough else 0.0
    if share >= 0.5:
        return share + union
    return 0.1 if any(_overlap(gold.spans, [span])[0] >= 0.5 for span in found.elsewhere) else 0.0


def _pairs(section: str, gold: Sequence[Record], found: Sequence[Record]) -> dict[int, int]:
    """Which record found belongs to which of the gold; the best fits first, each used once."""
    options = [(_closeness(section, g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for closeness, i, j in sorted(options, reverse=True):
        if closeness > 0 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _forgiven(section: str, record: Record, gold: Sequence[Record]) -> bool:
    """Whether a record that pairs with nothing is no mistake."""
    for other in gold:
        share, _ = _overlap(other.spans, record.spans)
        piece = section == "blocks" and other.fields["kind"] in ("caption", "boilerplate") and share == 1
        if share >= 0.5 and (other.optional or piece):
            return True
    return False


# ------------------------------------------------------------------------------------------------------- comparing


@frozen(kw_only=True)
class Difference:
    """One disagreement: a field, a record that was not found, or one that should not be there."""

    section: str
    record: str
    what: str
    want: Any = None
    got: Any = None

    def __str__(self) -> str:
        line = f"{self.section:11} {self.what:12} {self.record}"
        if self.what in ("not found", "spurious"):
            return line
        return f"{line}\n{'':24} expected  {_shown(self.want)}\n{'':24} got       {_shown(self.got)}"


@frozen(kw_only=True)
class Tally:
    """The figures of one kind of record, or of all."""

    gold: int = 0
    found: int = 0
    right: int = 0
    total: int = 0
    spurious: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            gold=self.gold + other.gold,
            found=self.found + other.found,
            right=self.right + other.right,
            total=self.total + other.total,
            spurious=self.spurious + other.spurious,
        )


@frozen(kw_only=True)
class Score:
    """How an article compares with its gold."""

    slug: str
    tallies: Mapping[str, Tally]
    differences: tuple[Difference, ...] = field(repr=False)

    @property
    def all(self) -> Tally:
        """The kinds together."""
        return sum(self.tallies.values(), Tally())


def _shown(value: Any) -> str:
    """A field's value for people: words, and where they stand."""
    if isinstance(value, Span):
        return f"{value.text!r} [{value.start}:{value.end}]"
    if isinstance(value, (tuple, frozenset)):
        shown = list(map(_shown, value))
        return "; ".join(shown if isinstance(value, tuple) else sorted(shown)) or "nothing"
    return "nothing" if value is None else str(value)


def _name(value: Any) -> Any:
    """A name without what may differ: case, quotation marks, a leading English article."""
    if not isinstance(value, str):
        return value
    bare = " ".join(re.sub('["“”„«»]', "", value).casefold().split())
    return re.sub(r"^(?:an?|the) ", "", bare)


def _without_article(span: Any) -> Any:
    """A span behind its leading English article. (Polish "a" leads no name and no agreement.)"""
    if not isinstance(span, Span):
        return span
    start = len(span.text) - len(re.sub(r"^(?:an?|the)\s+", "", span.text, flags=re.IGNORECASE))
    return Span(span.start + start, span.end, span.text[start:])


def _inflected(want: Any, got: Any) -> bool:
    """The same words whatever their endings: the same first max(4, length of the longer - 3) letters."""
    ours, theirs = (re.findall(r"\w+", str(value).casefold()) for value in (want, got))
    return len(ours) == len(theirs) and all(
        a == b or a[:stem] == b[:stem]
        for a, b in zip(ours, theirs, strict=True)
        if (stem := max(4, max(len(a), len(b)) - 3))
    )


def _same(key: str, want: Any, got: Any) -> bool:
    if key == "subject":
        return _inflected(want, got)
    if key in ("span", "mention"):
        return bool(_without_article(want) == _without_article(got))
    if key == "type" and {want, got} == {"group", "anonymous"}:
        return True
    if key in ("speaker", "name", "role", "addressee", "place", "per"):
        return bool(_name(want) == _name(got))
    if key == "names":
        return list(map(_name, want)) == list(map(_name, got))
    if key in ("parties", "signatories", "flags"):
        return sorted(map(_name, want)) == sorted(map(_name, got))
    return bool(want == got)


def _company(number: int, records: Mapping[int, Record]) -> frozenset[str]:
    """The other quotes that share this one's turn; of the records by their number in the gold."""
    turn = records[number].fields["turn"]
    return frozenset(
        f"with quote {other + 1}"
        for other, record in records.items()
        if other != number and turn is not None and record.fields["turn"] == turn
    )


def compare(gold: GoldArticle, article: newskit.Article) -> Score:
    """Compare what newskit found with the gold.

    Args:
        gold: What should be found.
        article: The same text, read.

    Returns:
        Figures by kind of record, and every difference. The fields of a record that was not found are all wrong.

    Raises:
        ValueError: The article's text is another one.
    """
    if article.text != gold.text:
        raise ValueError(f"{gold.slug}: the article's text is not the text of the gold")
    everything = found_in(article)
    tallies: dict[str, Tally] = {}
    differences: list[Difference] = []
    for section in FIELDS:
        wanted = [record for record in gold.records[section] if not record.optional]
        found = everything[section]
        pairs = _pairs(section, wanted, found)
        matched = {i: found[j] for i, j in pairs.items()}
        right = 0
        for i, want in enumerate(wanted):
            if i not in matched:
                differences.append(Difference(section=section, record=want.title, what="not found"))
                continue
            for key, expected in want.fields.items():
                got = matched[i].fields[key]
                if key == "turn":
                    expected = _company(i, {number: wanted[number] for number in matched})  # noqa: PLW2901
                    got = _company(i, matched)
                if _same(key, expected, got):
                    right += 1
                else:
                    differences.append(Difference(section=section, record=want.title, what=key, want=expected, got=got))
        spurious = [
            record
            for j, record in enumerate(found)
            if j not in pairs.values() and not _forgiven(section, record, gold.records[section])
        ]
        differences += [Difference(section=section, record=record.title, what="spurious") for record in spurious]
        tallies[section] = Tally(
            gold=len(wanted),
            found=len(matched),
            right=right,
            total=sum(len(record.fields) for record in wanted),
            spurious=len(spurious),
        )
    return Score(slug=gold.slug, tallies=tallies, differences=tuple(differences))


def score(gold: GoldArticle) -> Score:
    """Read the article with newskit and compare."""
    return compare(gold, newskit.read(gold.text, lang=gold.lang, country=gold.country))


# ---------------------------------------------------------------------------------------------------------- floors


def load_floors() -> dict[str, dict[str, int]]:
    """The floor of each article: fields right, of how many, spurious records."""
    if not FLOORS.exists():
        return {}
    floors: dict[str, dict[str, int]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def below_floor(result: Score, floor: Mapping[str, int]) -> list[str]:
    """What is worse than the floor allows, in words; empty when all is well."""
    now, complaints = result.all, []
    if now.right < floor["right"]:
        complaints.append(f"{now.right} of {now.total} fields are right, the floor is {floor['right']}")
    if now.spurious > floor["spurious"]:
        complaints.append(f"{now.spurious} records are spurious, the floor allows {floor['spurious']}")
    return complaints


def raised(result: Score, floor: Mapping[str, int] | None, *, force: bool = False) -> dict[str, int]:
    """The article's next floor: the score of now, but never a lower one, unless forced."""
    now = result.all
    new = {"right": now.right, "total": now.total, "spurious": now.spurious}
    if floor is not None and not force:
        new["right"] = max(now.right, floor["right"])
        new["spurious"] = min(now.spurious, floor["spurious"])
    return new


def _write_floors(results: Iterable[Score], *, force: bool) -> list[str]:
    """Rewrite floors.json; what changed and what was kept, in words."""
    floors, news = load_floors(), []
    for result in results:
        old = floors.get(result.slug)
        new = floors[result.slug] = raised(result, old, force=force)
        news += [f"{result.slug}: floor kept, although {complaint}" for complaint in below_floor(result, new)]
        if new != old:
            news.append(f"{result.slug}: {_floor_shown(old)} -> {_floor_shown(new)}")
    lines = [f"  {json.dumps(slug)}: {json.dumps(floor)}" for slug, floor in sorted(floors.items())]
    FLOORS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return news or ["no floor changes"]


def _floor_shown(floor: Mapping[str, int] | None) -> str:
    return f"{floor['right']} of {floor['total']}, {floor['spurious']} spurious" if floor else "no floor"


# -------------------------------------------------------------------------------------------------------- printing


def table(results: Sequence[Score]) -> str:
    """Scores by article and kind: fields right of total, found of gold records, spurious ones behind a plus."""
    rows = [["article", "all", *FIELDS]]
    rows += [
        [result.slug, *map(_cell, (result.all, *(result.tallies[section] for section in FIELDS)))] for result in results
    ]
    sums = [sum((result.tallies[section] for result in results), Tally()) for section in FIELDS]
    rows.append(["all", *map(_cell, (sum(sums, Tally()), *sums))])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _cell(tally: Tally) -> str:
    if not tally.gold and not tally.spurious:
        return "-"
    return f"{tally.right}/{tally.total} {tally.found}/{tally.gold}" + (f" +{tally.spurious}" * bool(tally.spurious))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when done, 2 when a gold file or a slug is wrong."""
    parser = argparse.ArgumentParser(description="Compare newskit with the golden articles.")
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the articles; all when left out")
    parser.add_argument("--differences", action="store_true", help="show what was expected and what came")
    parser.add_argument("--raise-floors", action="store_true", help="show the changes of floors.json and write them")
    parser.add_argument("--force", action="store_true", help="with --raise-floors: lower floors as well")
    options = parser.parse_args(arguments)
    try:
        results = [score(gold) for gold in load_all(options.slugs)]
    except GoldError as error:
        print(error, file=sys.stderr)
        return 2
    if options.raise_floors:
        print(*_write_floors(results, force=options.force), sep="\n")
        return 0
    if options.differences:
        for result in results:
            print(f"{result.slug}: {len(result.differences)} differences")
            print(*result.differences, sep="\n", end="\n\n" if result.differences else "\n")
        return 0
    print("Each cell: fields right/total, records found/gold, +spurious\n")
    print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
