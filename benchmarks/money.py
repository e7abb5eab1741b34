r"""How right and how fast figures of money are, beside other libraries, on sentences whose figures are marked by hand.

    python benchmarks/money.py FILE [FILE ...]       JSON Lines, plain (.jsonl) or packed (.jsonl.gz)
    python benchmarks/money.py --lang pl,en FILE     these languages alone, each by itself
    python benchmarks/money.py --json FILE           every figure as JSON, each language by itself as well
    python -m pip install ".[bench]"                 brings the other libraries (but one); what is missing is named

A line is a text in half-open ``str`` offsets. Beside ``text``, ``lang``, and of a figure ``span``, ``amount`` and
``currency``, all may be missing. ``amount_alt`` and ``currency_any`` are accepted as well, null for no currency;
``ignore`` is neither asked for nor wrong; "about", "over", "between" and the like are a ``qualifier``:

    {"text": ..., "lang": "pl", "country": "PL", "ignore": [[start, end], ...],
     "figures": [{"span": [start, end], "amount": "1500000", "amount_max": null, "currency": "EUR", "qualifier": null,
                  "amount_alt": ["1.5"], "currency_any": ["USD", null]}, ...]}

The measures are defined in ``money_measures.py``, the other libraries and how each is asked in ``money_peers.py``.
newskit reads each text with its language and country, and makes nothing but figures of money.

A system is measured on the languages that it knows, and how many cases these have stands in its row; its answers to
the others stand in a table of their own. A text on which a system raises has no answers and is counted.

The time of a system is all it takes from text to figures: in thousand characters a second, and in W, the time of
``re.findall(r"\w+", text)`` over the same texts. Each round has both, one after the other, and the rounds of all
systems alternate; what is told is the median round. Loading is not counted. Mind that a case is a sentence: what an
article costs whatever its length weighs more here than on articles.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import math
import re
import textwrap
import time
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import money_measures as measures
import money_peers
from money_measures import Case, Counts, Figure, Gold
from money_peers import System
from peers import installed

import newskit

QUICK = 0.25  # seconds that a system gets in a round: one that is quicker runs again
WORD = re.compile(r"\w+")
FAMILIES = {
    "English": ("en",),
    "Polish": ("pl",),
    "other Slavic": ("bg", "cs", "hr", "ru", "sk", "sl", "sr", "uk"),
    "Germanic": ("da", "de", "nb", "nl", "nn", "no", "sv"),
    "Romance": ("ca", "es", "fr", "it", "pt", "ro"),
}


class Round(NamedTuple):
    """The seconds that each text took in a round: a system, and W beside it."""

    system: list[float]
    words: list[float]


class Answers(NamedTuple):
    """What a system found in each text, what it raised on some, by their number, and its rounds."""

    figures: list[list[Figure]]
    errors: dict[int, str]
    rounds: list[Round]


def cases(file: Path) -> list[Case]:
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return [case(json.loads(line)) for line in raw.splitlines() if line.strip()]


def case(row: dict[str, Any]) -> Case:
    ignored = tuple((start, end) for start, end in row.get("ignore", ()))
    return Case(row["text"], row["lang"], row.get("country"), tuple(map(gold, row["figures"])), ignored)


def gold(row: dict[str, Any]) -> Gold:
    start, end = row["span"]
    top = row.get("amount_max")
    figure = Figure(
        (start, end),
        Decimal(row["amount"]),
        row["currency"],
        None if top is None else Decimal(top),
        row.get("qualifier") or None,
    )
    return Gold(figure, tuple(map(Decimal, row.get("amount_alt", ()))), tuple(row.get("currency_any", ())))


def newskit_system() -> System:
    pipeline = newskit.Pipeline(only=[newskit.MonetaryFigure], entry_points=False, strict=True)

    def read(text: str, lang: str, country: str | None) -> list[Figure]:
        return [from_newskit(figure) for figure in pipeline.read(text, lang=lang, country=country).money]

    return System(f"newskit {newskit.__version__}", read, pipeline.languages.__contains__)


def from_newskit(figure: newskit.MonetaryFigure) -> Figure:
    span = figure.span.start, figure.span.end
    return Figure(span, figure.amount, figure.currency, figure.amount_max, figure.qualifier)


# --------------------------------------------------------------------------------------------------- answers and times


def answered(systems: Sequence[System], asked: Sequence[Case], rounds: int) -> dict[str, Answers]:
    given = {}
    for system in systems:  # these readings load what there is to load
        figures, errors = read_all(system, asked)
        given[system.name] = Answers(figures, errors, [])
    gc.collect()
    gc.freeze()  # what one system has loaded must not be searched for garbage in the time of another
    for _ in range(rounds):
        for system in systems:
            words = least([partial(WORD.findall, one.text) for one in asked])
            spent = least([partial(system.read, one.text, one.lang, one.country) for one in asked])
            given[system.name].rounds.append(Round(spent, words))
    gc.unfreeze()
    return given


def read_all(system: System, asked: Iterable[Case]) -> tuple[list[list[Figure]], dict[int, str]]:
    figures: list[list[Figure]] = []
    errors = {}
    for number, one in enumerate(asked):
        try:
            figures.append(system.read(one.text, one.lang, one.country))
        except Exception as error:  # noqa: BLE001  (a benchmark goes on, whatever a library raises)
            figures.append([])
            errors[number] = f"{type(error).__name__}: {error}"
    return figures, errors


def least(readings: Sequence[Callable[[], object]]) -> list[float]:
    """The seconds of each reading: the least of as many as go into a moment."""
    best = [math.inf] * len(readings)
    until = time.perf_counter() + QUICK
    while True:
        for number, read in enumerate(readings):
            start = time.perf_counter()
            try:  # noqa: SIM105  (contextlib's way takes half as long as W on a sentence)
                read()
            except Exception:  # noqa: BLE001  (told already)
                pass
            best[number] = min(best[number], time.perf_counter() - start)
        if time.perf_counter() >= until:
            return best


# --------------------------------------------------------------------------------------------------- figures and tables

SHARES = ["P", "R", "F1", "value F1", "amount", "currency", "qualifier"]
HEAD = ["cases", "gold", "found", *SHARES, "false", "raised", "kchars/s", "W"]


class Run(NamedTuple):
    """Systems and what they answered to the cases of all files."""

    cases: list[Case]
    systems: list[System]
    answers: dict[str, Answers]

    def figures(self, system: System, numbers: Sequence[int]) -> dict[str, Any]:
        """What is told of a system on some of the cases; shares are of one, None where there is nothing to share."""
        answer = self.answers[system.name]
        counts = Counts.total(measures.count(self.cases[number], answer.figures[number]) for number in numbers)
        size = sum(len(self.cases[number].text) for number in numbers)
        spent = [[sum(seconds[number] for number in numbers) for seconds in one] for one in answer.rounds if numbers]
        return {
            "cases": counts.cases,
            "gold": counts.gold,
            "found": counts.found,
            **{name: None if math.isnan(share) else share for name, share in counts.shares().items()},
            "clean": counts.clean,
            "false": counts.false,
            "raised": sum(number in answer.errors for number in numbers),
            "kchars/s": median(size / seconds / 1000 for seconds, _ in spent) if spent else None,
            "W": median(seconds / words for seconds, words in spent) if spent else None,
        }

    def groups(self, numbers: Iterable[int], langs: Sequence[str], *, each: bool = False) -> dict[str, list[int]]:
        """The cases of each group of languages, by their numbers, all of them first.

        Args:
            numbers: Of the cases to look at.
            langs: The languages that were asked for, if any were: each is a group.
            each: Whether each language is one besides the groups.
        """
        family_of = {lang: family for family, members in FAMILIES.items() for lang in members}
        found: dict[str, list[int]] = {name: [] for name in ["all languages", *(langs or FAMILIES)]}
        for number in numbers:
            lang = self.cases[number].lang
            family = lang if langs else family_of.get(lang, lang)
            for name in {"all languages", family, *([lang] if each else ())}:
                found.setdefault(name, []).append(number)
        return {name: mine for name, mine in found.items() if mine}

    def known(self, system: System, numbers: Iterable[int], *, yes: bool = True) -> list[int]:
        """Those of some cases whose language a system knows, or does not."""
        return [number for number in numbers if system.knows(self.cases[number].lang) is yes]


def report(run: Run, title: str, numbers: Sequence[int], langs: Sequence[str]) -> None:
    total = Counts.total(measures.count(run.cases[number], ()) for number in numbers)
    print(f"\n{title}: {total.cases} cases with {total.gold} figures, {total.clean} clean ones")
    groups = run.groups(numbers, langs)
    if len(groups) == 2:  # one language or family, and the same again as all
        del groups["all languages"]
    for name, mine in groups.items():
        known = {one: run.known(one, mine) for one in run.systems}
        table(name, [[one.name, *cells(run.figures(one, part), len(mine))] for one, part in known.items() if part])
    rows: list[list[str]] = []
    notes: list[str] = []
    for system in run.systems:
        unknown = run.known(system, numbers, yes=False)
        if unknown:
            rows.append([system.name, *cells(run.figures(system, unknown), len(numbers))])
            notes.append(f"{system.name} does not know {' '.join(sorted({run.cases[one].lang for one in unknown}))}.")
        errors = [run.answers[system.name].errors[one] for one in numbers if one in run.answers[system.name].errors]
        if errors:
            notes.append(f"{system.name} raised first: {errors[0]}")
    table("languages that it does not know", rows)
    print(*("\n" + textwrap.shorten(note, 118, placeholder=" ...") for note in notes), sep="")


def cells(told: dict[str, Any], cases: int) -> list[str]:
    """A row of the table, after its name."""
    written = {
        name: "-" if value is None else f"{100 * value:.1f}" if isinstance(value, float) else str(value)
        for name, value in told.items()
    }
    if told["W"] is not None:
        written |= {"kchars/s": f"{told['kchars/s']:,.0f}", "W": f"{told['W']:,.1f}"}
    written |= {"cases": f"{told['cases']} of {cases}", "false": f"{told['false']} in {told['clean']}"}
    return [written[name] for name in HEAD]


def table(title: str, rows: list[list[str]]) -> None:
    """A table in Markdown that can be read as it is; nothing where it has no rows."""
    if not rows:
        return
    lines = [[title, *HEAD], *rows]
    widths = [max(2, *map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    print()
    for first, *others in lines:
        row = (one.rjust(width) for one, width in zip(others, widths[1:], strict=True))
        print("| " + " | ".join([first.ljust(widths[0]), *row]) + " |")


def as_json(run: Run, numbers: Sequence[int], langs: Sequence[str]) -> dict[str, Any]:
    groups = run.groups(numbers, langs, each=True)
    return {
        system.name: {
            "unknown": sorted({run.cases[one].lang for one in run.known(system, numbers, yes=False)}),
            "errors": [error for one, error in run.answers[system.name].errors.items() if one in numbers],
            "groups": {name: run.figures(system, mine) for name, mine in groups.items()},
        }
        for system in run.systems
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="files of texts with figures")
    parser.add_argument("--lang", default="", help="only these languages, as pl,en")
    parser.add_argument("--rounds", type=int, default=3, help="0 for no times")
    parser.add_argument("--json", action="store_true", help="every figure as JSON, of languages that are not known too")
    parser.add_argument("--alone", action="store_true", help="newskit without the others")
    options = parser.parse_args()
    langs = [lang for lang in options.lang.split(",") if lang]
    asked: list[Case] = []
    places: dict[str, range] = {}
    for file in options.files:
        mine = [one for one in cases(file) if one.lang in langs or not langs]
        if mine:
            places[str(file)] = range(len(asked), len(asked) + len(mine))
        asked += mine
    if not asked:
        parser.error("no cases there" + (f" in {options.lang}" if langs else ""))
    if len(places) > 1:
        places["all files"] = range(len(asked))
    others, missing = ([], {}) if options.alone else installed(money_peers.PEERS)
    systems = [newskit_system(), *others]
    run = Run(asked, systems, answered(systems, asked, options.rounds))
    if options.json:
        told = {name: as_json(run, numbers, langs) for name, numbers in places.items()}
        print(json.dumps({"missing": missing, "files": told}, ensure_ascii=False, indent=1))
        return
    for name, why in missing.items():
        print(f"left out: {name} ({why})")
    for name, numbers in places.items():
        report(run, name, numbers, langs)


if __name__ == "__main__":
    main()
