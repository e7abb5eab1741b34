r"""What the border to Arrow costs: texts out of batches, records into batches, and a Parquet file.

    python benchmarks/arrow.py                        the golden articles of the tests
    python benchmarks/arrow.py FILE [FILE ...]        JSON Lines, *.jsonl or *.jsonl.gz, by their "text"
    python benchmarks/arrow.py --articles 5000 FILE   so many articles, gone through again where there are fewer

Articles are read once, before. Then `analyze_batches` runs with a pipeline that has their records ready, so that
nothing but the border is left. Figures are microseconds an article and a record, and W: the time of
``re.findall(r"\w+", text)`` over the same text in the same run. Each is the least of several rounds, and the rounds of
all parts alternate.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import time
import tomllib
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import attrs
import pyarrow as pa

import newskit
from newskit.extras.arrow import analyze_batches, write_parquet

GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "articles"
WORD = re.compile(r"\w+")
ROUNDS = 7
LAYOUT = (newskit.Block, newskit.Person, newskit.Boilerplate)


def texts(files: list[Path]) -> Iterator[str]:
    """The texts of files, or of the golden articles."""
    for file in files:
        raw = file.read_bytes()
        for line in (gzip.decompress(raw) if file.suffix == ".gz" else raw).splitlines():
            yield json.loads(line)["text"]
    if not files:
        for file in sorted(GOLDEN.glob("*.toml")):
            yield tomllib.loads(file.read_text(encoding="utf-8"))["text"]


class Ready:
    """A pipeline whose articles were read before."""

    kinds = ()

    def __init__(self, articles: list[newskit.Article]) -> None:
        self.articles = cycle(articles)

    def read_many(self, some: tuple[newskit.Article], **_: object) -> Iterator[newskit.Article]:
        """The next of them."""
        return (next(self.articles) for _ in some)


def through(articles: list[newskit.Article], **options: object) -> Callable[[], object]:
    """The border there and back, for the texts of some articles."""
    batch = pa.RecordBatch.from_pydict({"text": [one.text for one in articles], "lang": [one.lang for one in articles]})
    return lambda: sum(one.num_rows for one in analyze_batches([batch], Ready(articles), **options))


def without(articles: list[newskit.Article], kinds: tuple[type, ...]) -> list[newskit.Article]:
    """The articles without records of some kinds."""
    return [attrs.evolve(one, annotations=[x for x in one.annotations if not isinstance(x, kinds)]) for one in articles]


def seconds(parts: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least time of each."""
    best = dict.fromkeys(parts, float("inf"))
    for _ in range(ROUNDS):
        for name, part in parts.items():
            start = time.perf_counter()
            part()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    pipeline = newskit.Pipeline(entry_points=False, block=["newskit.quotes.model"])
    distinct = list(pipeline.read_many(islice(texts(options.files), options.articles)))
    every = list(islice(cycle(distinct), options.articles))
    few = without(every, LAYOUT)
    none = without(every, (newskit.Annotation,))
    times = seconds(
        {
            "W": lambda: [WORD.findall(one.text) for one in every],
            "all records": through(every),
            "without blocks, people, boilerplate": through(few),
            "without records": through(none),
            "flat form: quotes": through(every, kind="quotes"),
            "to a Parquet file": lambda: write_parquet(every, io.BytesIO()),
            "as dicts (to_dict), to compare": lambda: list(map(newskit.to_dict, every)),
        }
    )
    counts = {"all records": every, "without blocks, people, boilerplate": few}
    number, w = len(every), times.pop("W")
    print(f"{number} articles, {len(distinct)} of them distinct; W is {w / number * 1e6:.0f} µs an article\n")
    print(f"{'':40}{'records':>9}{'µs/article':>12}{'µs/record':>11}{'W':>7}")
    for name, spent in times.items():
        records = sum(len(one.annotations) for one in counts.get(name, ()))
        a_record = f"{spent / records * 1e6:.2f}" if records else ""
        told = f"{records / number:.1f}" if records else ""
        print(f"{name:40}{told:>9}{spent / number * 1e6:12.1f}{a_record:>11}{spent / w:7.2f}")


if __name__ == "__main__":
    main()
