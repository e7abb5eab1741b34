r"""How right and how fast web pages are read, beside other libraries, on pages whose text was written down by hand.

    python benchmarks/html.py FOLDER [FOLDER ...]    pages (*.html), each with its gold beside it (*.json)
    python benchmarks/html.py --errors 3 FOLDER      what each system lacks and has too much on its worst pages
    python benchmarks/html.py --json FOLDER          every figure as JSON, of each page too
    python -m pip install ".[html,bench]"            brings the other libraries; what is missing is named

The gold of ``a.html`` is ``a.json``: the page as a careful person would copy it, in the order of the page. All but
``blocks`` may be missing; what is missing is not asked for. The title stands in no block, what belongs to the site
(menus, share buttons, "read also", comments) in none either. An ``optional`` block is neither asked for nor wrong: a
pull quote that repeats the text, a table, a fact box, a post of somebody else. ``photographers`` are names as the page
writes them, ``credits`` the whole strings in which they stand, for people who read the gold:

    {"title": ..., "lang": "pl", "country": "PL", "publisher": "Echo Pogórza" or ["Echo Pogórza", "EP"],
     "published": "2026-03-07T08:00:00+01:00", "authors": ["Jan Bębenek"], "url": "https://...",
     "blocks": [{"kind": "heading" or "lead" or "paragraph" or "caption" or "credit" or "list_item", "text": ...,
                 "optional": true}, ...],
     "photographers": ["Zofia Źrebiec"], "credits": ["Fot. Zofia Źrebiec"]}

The measures are defined in ``html_measures.py``, the other libraries and how each is asked in ``html_peers.py``.
newskit reads with each extractor that is installed. Its blocks and credits are those that a pipeline gives, or with
``--opened`` those of the opener, which has no credits; its time is that of opening, as that of the others is that of
extraction.

Times are milliseconds a page: the mean of the pages, the median of the rounds, in which the systems alternate.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import math
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import html_measures as measures
import html_peers
from html_measures import Block, Gold, Reading, Score
from html_peers import System
from peers import installed

import newskit

EXTRACTORS = ("trafilatura", "resiliparse")


class Page(NamedTuple):
    """A page with its gold."""

    name: str
    raw: bytes
    url: str
    gold: Gold


class Answer(NamedTuple):
    """What a system made of the pages, what it raised on some, by their number, and its seconds in each round."""

    readings: list[Reading]
    errors: dict[int, str]
    rounds: list[float]


def pages(folder: Path) -> list[Page]:
    """The pages of a folder and their gold, by name; without gold a page is none.

    Raises:
        ValueError: There is no page with gold.
    """
    found = [page(path) for path in sorted(folder.glob("*.html")) if path.with_suffix(".json").exists()]
    if not found:
        raise ValueError(f"{folder}: no page (*.html) with gold (*.json) beside it")
    return found


def page(path: Path) -> Page:
    row = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    blocks = tuple(Block(one["kind"], one["text"], one.get("optional", False)) for one in row.pop("blocks"))
    url = row.get("url") or f"https://news.example/{path.stem}"
    return Page(path.stem, path.read_bytes(), url, Gold(blocks, tuple(row.pop("photographers", ())), row))


# ------------------------------------------------------------------------------------------------------------ newskit


def newskit_systems(*, opened: bool = False) -> tuple[list[System], dict[str, str]]:
    """A system for each extractor that is here, and why the others are not."""
    found, missing = [], {}
    for extractor in EXTRACTORS:
        try:
            import_module(extractor)
            found.append(newskit_system(extractor, opened=opened))
        except ImportError as error:
            missing[f"newskit with {extractor}"] = str(error)
    return found, missing


def newskit_system(extractor: str, *, opened: bool = False) -> System:
    opener: Any = import_module("newskit.extras.html").Pages(extractor=extractor)
    pipeline = newskit.Pipeline(only=[newskit.Block, newskit.SourceCredit], entry_points=False, plugins=[opener])

    def work(raw: bytes, url: str) -> newskit.Article:
        (page,) = opener.newskit_open(io.BytesIO(raw), "text/html", url)
        return page.parse()  # type: ignore[no-any-return]

    def read(raw: bytes, url: str) -> Reading:
        article = work(raw, url)
        return from_newskit(article if opened else pipeline.read(article), article.title)

    return System(f"newskit {newskit.__version__}, {extractor}", read, work)


def from_newskit(article: newskit.Article, title: str | None) -> Reading:
    """What the measures compare: an article's blocks but for its title, what is known of it, whom it credits."""
    blocks = [Block(block.kind, block.text) for block in article.of(newskit.Block)]
    if title and blocks and measures.bare(blocks[0].text) == measures.bare(title):
        del blocks[0]
    known = {key: getattr(article, key) for key in measures.METADATA}
    return Reading(tuple(blocks), known, tuple(name for credit in article.credits for name in credit.names))


# --------------------------------------------------------------------------------------------------- answers and times


def answered(systems: Sequence[System], asked: Sequence[Page], rounds: int) -> dict[str, Answer]:
    given = {}
    for system in systems:  # these readings load what there is to load
        readings, errors = read_all(system, asked)
        given[system.name] = Answer(readings, errors, [])
    gc.collect()
    gc.freeze()  # what one system has loaded must not be searched for garbage in the time of another
    for _ in range(rounds):
        for system in systems:
            given[system.name].rounds.append(seconds(system.work, asked))
    gc.unfreeze()
    return given


def read_all(system: System, asked: Sequence[Page]) -> tuple[list[Reading], dict[int, str]]:
    readings, errors = [], {}
    for number, one in enumerate(asked):
        try:
            readings.append(system.read(one.raw, one.url))
        except Exception as error:  # noqa: BLE001  (a benchmark goes on, whatever a library raises)
            readings.append(Reading())
            errors[number] = f"{one.name}: {type(error).__name__}: {error}"
    return readings, errors


def seconds(work: Callable[[bytes, str], object], asked: Sequence[Page]) -> float:
    start = time.perf_counter()
    for one in asked:
        try:  # noqa: SIM105  (nothing but the work belongs into its time)
            work(one.raw, one.url)
        except Exception:  # noqa: BLE001  (told already)
            pass
    return time.perf_counter() - start


# --------------------------------------------------------------------------------------------------- figures and tables

BODY_HEAD = [
    "P",
    "R",
    "F1",
    "median F1",
    "captions",
    "photographers",
    "as credits",
    "credited",
    "kinds",
    "ms",
    "raised",
]


class Run(NamedTuple):
    """Systems and what they answered to the pages of all folders."""

    pages: list[Page]
    systems: list[System]
    answers: dict[str, Answer]

    def scores(self, system: System, numbers: Sequence[int]) -> list[Score]:
        """The figures of each of some pages."""
        readings = self.answers[system.name].readings
        return [measures.score(self.pages[number].gold, readings[number]) for number in numbers]

    def figures(self, system: System, numbers: Sequence[int]) -> dict[str, Any]:
        """What is told of a system on some of the pages; shares are of one, None where there is nothing to share."""
        scores = self.scores(system, numbers)
        names = [float(len(self.pages[number].gold.photographers)) for number in numbers]
        captions = [float(sum(b.kind == "caption" for b in self.pages[number].gold.blocks)) for number in numbers]
        answer = self.answers[system.name]
        told = {
            "P": measures.mean([score.precision for score in scores]),
            "R": measures.mean([score.recall for score in scores]),
            "F1": measures.mean([score.f1 for score in scores]),
            "median F1": median(score.f1 for score in scores),
            "captions": weighted([score.captions for score in scores], captions),
            "photographers": weighted([score.photographers for score in scores], names),
            "as credits": weighted([score.as_credits for score in scores], names),
            "credited": weighted([score.credited for score in scores], names),
            "kinds": measures.mean([score.kinds for score in scores]),
            **dict.fromkeys(measures.METADATA, math.nan),
            **{
                key: measures.mean([float(score.metadata[key]) for score in scores if key in score.metadata])
                for key in system.tells
            },
            "ms": 1000 * median(answer.rounds) / len(self.pages) if answer.rounds else math.nan,
        }
        shares = {key: None if math.isnan(value) else value for key, value in told.items()}
        return shares | {"raised": sum(number in answer.errors for number in numbers)}


def weighted(shares: Sequence[float], weights: Sequence[float]) -> float:
    """The share of all pages together, from each page's share and how much there was to share."""
    known = [(share, weight) for share, weight in zip(shares, weights, strict=True) if not math.isnan(share)]
    whole = sum(weight for _, weight in known)
    return sum(share * weight for share, weight in known) / whole if whole else math.nan


def report(run: Run, title: str, numbers: Sequence[int]) -> None:
    kilobytes = sum(len(run.pages[number].raw) for number in numbers) / len(numbers) / 1000
    photographers = sum(len(run.pages[number].gold.photographers) for number in numbers)
    print(f"\n{title}: {len(numbers)} pages of {kilobytes:.0f} kB on average, {photographers} photographers")
    told = {system.name: run.figures(system, numbers) for system in run.systems}
    for head in (BODY_HEAD, measures.METADATA):
        table([["", *head], *([name, *(cell(one, key) for key in head)] for name, one in told.items())])
    for system in run.systems:
        errors = [error for number, error in run.answers[system.name].errors.items() if number in numbers]
        if errors:
            print(textwrap.shorten(f"{system.name} raised first on {errors[0]}", 118, placeholder=" ..."))


def cell(told: dict[str, Any], key: str) -> str:
    value = told[key]
    if key == "ms" and value is not None:
        return f"{value:,.1f}"
    return "-" if value is None else f"{100 * value:.1f}" if isinstance(value, float) else str(value)


def table(rows: list[list[str]]) -> None:
    """A table in Markdown that can be read as it is."""
    widths = [max(2, *map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    print()
    for first, *others in [rows[0], rule, *rows[1:]]:
        row = (one.rjust(width) for one, width in zip(others, widths[1:], strict=True))
        print("| " + " | ".join([first.ljust(widths[0]), *row]) + " |")


def tell_errors(run: Run, numbers: Sequence[int], count: int) -> None:
    """The worst pages of each system: blocks that are missing, lines too much, photographers lost, wrong metadata."""
    for system in run.systems:
        scores = run.scores(system, numbers)
        worst = sorted(zip(scores, numbers, strict=True), key=lambda pair: pair[0].f1)[:count]
        for score, number in worst:
            print(f"\n{system.name}: {run.pages[number].name}, F1 {100 * score.f1:.1f}")
            told = {key: right for key, right in score.metadata.items() if key in system.tells}
            for line in mistakes(run.pages[number].gold, run.answers[system.name].readings[number], told):
                print("  " + textwrap.shorten(line, 150, placeholder=" ..."))


def mistakes(gold: Gold, reading: Reading, metadata: dict[str, bool]) -> Iterator[str]:
    text = measures.bare(" ".join(block.text for block in reading.blocks))
    for block in measures.missing_blocks(gold, reading):
        yield f"- {block.kind}: {block.text}"
    for line in measures.extra_lines(gold, reading):
        yield f"+ {line}"
    for name in gold.photographers:
        if measures.bare(name) not in text:
            yield f"- photographer: {name}"
    for key, right in metadata.items():
        if not right:
            yield f"! {key}: {reading.metadata.get(key)!r}, not {gold.metadata[key]!r}"


def as_json(run: Run, numbers: Sequence[int]) -> dict[str, Any]:
    return {
        system.name: {
            "all": run.figures(system, numbers),
            "errors": [error for one, error in run.answers[system.name].errors.items() if one in numbers],
            "pages": {run.pages[number].name: page_figures(run, system, number) for number in numbers},
        }
        for system in run.systems
    }


def page_figures(run: Run, system: System, number: int) -> dict[str, Any]:
    (score,) = run.scores(system, [number])
    plain = score._asdict()
    return {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in plain.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="html.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, help="folders of pages with gold")
    parser.add_argument("--rounds", type=int, default=3, help="0 for no times")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the worst pages of each system")
    parser.add_argument("--json", action="store_true", help="every figure as JSON")
    parser.add_argument("--alone", action="store_true", help="newskit without the others")
    parser.add_argument("--opened", action="store_true", help="newskit's blocks before the pipeline")
    options = parser.parse_args()
    asked: list[Page] = []
    places: dict[str, range] = {}
    for folder in options.folders:
        try:
            mine = pages(folder)
        except (OSError, ValueError) as error:
            parser.error(str(error))
        places[str(folder)] = range(len(asked), len(asked) + len(mine))
        asked += mine
    if len(places) > 1:
        places["all folders"] = range(len(asked))
    systems, missing = newskit_systems(opened=options.opened)
    if not options.alone:
        others, absent = installed(html_peers.PEERS)
        systems, missing = [*systems, *others], missing | absent
    run = Run(asked, systems, answered(systems, asked, options.rounds))
    if options.json:
        told = {name: as_json(run, numbers) for name, numbers in places.items()}
        print(json.dumps({"missing": missing, "folders": told}, ensure_ascii=False, indent=1))
        return
    for name, why in missing.items():
        print(f"left out: {name} ({why})")
    for name, numbers in places.items():
        report(run, name, numbers)
    if options.errors:
        tell_errors(run, range(len(asked)), options.errors)
