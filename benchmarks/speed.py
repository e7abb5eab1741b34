r"""How fast newskit is, in seconds and in W.

    python benchmarks/speed.py                       the golden articles of the tests, Polish and English
    python benchmarks/speed.py FOLDER [FOLDER ...]   every *.jsonl and *.jsonl.gz in them, by their "text"
    python benchmarks/speed.py --lang en FOLDER      the language of texts that do not say
    python benchmarks/speed.py --at-most 60          exit with 1 where the rules cost more than 60 W

W is the time of ``re.findall(r"\w+", text)`` over the same text in the same run: it holds on any machine. Every
figure is the least of several rounds, and the rounds of all parts alternate, so that a busy machine slows them alike.

Printed: articles and characters a second, the cost of each annotator, the first article from cold, how time grows with
the length of a text (ordinary ones, and some made to hurt) and with the number of articles, and the memory it takes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle, islice, pairwise
from pathlib import Path

import newskit
from newskit.annotators import checked
from newskit.collector import collector_paused
from newskit.scan import Scan

GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "articles"
WORD = re.compile(r"\w+")
MODEL = "newskit.quotes.model"
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
NUMBERS = (100, 1_000, 10_000)
#: What is repeated to make a long text that hurts: openings without an end, rows of hits, rows of names.
HOSTILE = {
    "“ opened, never closed": "“Ala said ",
    "pairs of marks": "“”",
    "names without an end": "Anna Nowak Jan ",
    "verbs of saying": "said that he said ",
    "digits": "1,234.5 ",
    "sums": "$4 million or ",
    "one word": "a",
    "short lines": "Fot. A. B.\n",
}


def articles(folders: list[Path], lang: str | None) -> list[newskit.Article]:
    if not folders:
        tables = [tomllib.loads(file.read_text("utf-8")) for file in sorted(GOLDEN.glob("*.toml"))]
        return [newskit.Article(text=table["text"], lang=table["lang"]) for table in tables]
    found = []
    for folder in folders:
        for file in sorted([folder] if folder.is_file() else folder.glob("*.jsonl*")):
            raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            rows = [json.loads(line) for line in raw.splitlines() if line.strip()]
            found += [newskit.Article(text=row["text"], lang=row.get("lang", lang)) for row in rows if "text" in row]
    return found


def cold(code: str) -> float:
    """Seconds from a fresh interpreter's start to the end of some code: bytecode is cached, the exit not counted."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(8):  # the first fills the cache
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"{code}; import os; os._exit(0)"], check=True, env=environment)
        times.append(time.perf_counter() - start)
    return min(times)


def measure(pipeline: newskit.Pipeline, texts: list[newskit.Article], rounds: int) -> dict[str, float]:
    """Least seconds by part, over all texts."""
    rules = newskit.Pipeline(entry_points=False, block=[MODEL])
    best: dict[str, float] = {}
    for _ in range(rounds):
        spent: dict[str, float] = defaultdict(float)
        for article in texts:
            clock = time.perf_counter
            start = clock()
            WORD.findall(article.text)
            spent["W"] += clock() - start
            start = clock()
            pipeline.read(article)
            spent["whole"] += clock() - start
            start = clock()
            rules.read(article)
            spent["rules"] += clock() - start
            with collector_paused():  # as it is where the pipeline reads
                document = pipeline.document(article)
                start = clock()
                document._scan = Scan(document.text, document.language.lexicon)  # noqa: SLF001
                document.scan.hits("")
                spent["scan"] += clock() - start
                for one in pipeline.running_order:
                    if one.languages and document.language.code not in one.languages:
                        continue
                    start = clock()
                    records = checked(one(document), one, document.text)
                    spent[one.name] += clock() - start
                    document.add(records)
        for part, seconds in spent.items():
            best[part] = min(seconds, best.get(part, seconds))
    return best


def seconds_for(pipeline: newskit.Pipeline, text: str, lang: str) -> float:
    """Seconds that a text takes, the least of two readings."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        pipeline.read(text, lang=lang)
        times.append(time.perf_counter() - start)
    return min(times)


def growth_with_length(texts: list[newskit.Article], lang: str) -> Iterator[str]:
    """How time grows with the length of a text, as a table: linear is 10 times for 10 times the length."""
    pipeline = newskit.Pipeline(entry_points=False, block=[MODEL], max_records=None)
    joined = "\n\n".join(article.text for article in texts)
    yield "  " + " " * 24 + "".join(f"{f'{length:,}':>12}" for length in LENGTHS) + "   characters"
    for name, piece in {"articles": f"{joined}\n\n", **HOSTILE}.items():
        times = [seconds_for(pipeline, (piece * (length // len(piece) + 1))[:length], lang) for length in LENGTHS]
        cells = [f"{times[0] * 1e3:.1f} ms"]
        cells += [f"x {after / before:.1f}" for before, after in pairwise(times)]
        yield f"  {name:24}" + "".join(f"{cell:>12}" for cell in cells)


def growth_with_number(texts: list[newskit.Article]) -> Iterator[str]:
    """What an article costs, and what memory is held, while more and more of them stream through."""
    pipeline = newskit.Pipeline(entry_points=False, block=[MODEL])
    for number in NUMBERS:
        start = time.perf_counter()
        for _ in pipeline.read_many(islice(cycle(texts), number)):
            pass
        each = (time.perf_counter() - start) / number
        yield f"  {number:>10,} articles: {each * 1e3:.2f} ms each, peak memory {peak():.0f} MB"


def peak() -> float:
    """The most memory that this process has held so far, in MB; long texts, which are read last, hold the most."""
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--lang")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--at-most", type=float, metavar="W", help="what the rules may cost in any language")
    parser.add_argument("--no-growth", action="store_true", help="leave out growth with length and number")
    options = parser.parse_args()
    print(f"import newskit:                {cold('import newskit') * 1e3:6.0f} ms")
    for lang in ("pl", "en"):
        seconds = cold(f"import newskit; newskit.read('Anna Nowak.', lang={lang!r})")
        print(f"first article from cold, {lang}:   {seconds * 1e3:6.0f} ms")
    pipeline = newskit.Pipeline(entry_points=False, only=options.only)
    by_lang = defaultdict(list)
    for article in articles(options.folders, options.lang):
        by_lang[str(article.lang)].append(article)
    dearest = 0.0
    for lang, texts in sorted(by_lang.items()):
        best = measure(pipeline, texts, options.rounds)
        unit, characters = best["W"], sum(len(article.text) for article in texts)
        records = sum(len(pipeline.read(article).annotations) for article in texts) / len(texts)
        print(
            f"\n{lang}: {len(texts)} articles of {characters / len(texts):,.0f} characters, {records:.1f} records each"
        )
        for name, part in (("by rules", "rules"), ("all", "whole")):
            speed = f"{len(texts) / best[part]:,.0f} articles/s, {characters / best[part] / 1e6:.1f} M characters/s"
            print(f"  {name}: {speed}")
        print(f"  W = {unit / len(texts) * 1e6:.0f} us an article")
        for part in ("rules", "whole", "scan", *(one.name for one in pipeline.running_order)):
            if part in best:
                print(f"  {part:24} {best[part] / unit:6.2f} W")
        dearest = max(dearest, best["rules"] / unit)
        if not options.no_growth:
            print("", *growth_with_number(texts), "", *growth_with_length(texts, lang), sep="\n")
    if options.at_most is not None and dearest > options.at_most:
        print(f"\ntoo slow: the rules cost {dearest:.1f} W, and may cost {options.at_most:.1f}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
