r"""What several processes gain, what memory they take, and what it costs to bring articles back.

    python benchmarks/processes.py                               the golden articles of the tests, again and again
    python benchmarks/processes.py --articles 2000 FILE [FILE ...]    JSON Lines, by their "text"
    python benchmarks/processes.py --articles 100000 --memory    the memory of each process on the way

Rounds of one process, two processes and a bare pool that returns nothing alternate, and the best of each is told: a
ratio holds on any machine that has two idle cores. Memory is read where Linux tells it.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from speed import articles

import newskit
from newskit.wire import packed, unpacked

BATCH = 16
MEGABYTE = 1024  # kilobytes


def cycled(texts: list[newskit.Article], number: int) -> Iterator[newskit.Article]:
    return itertools.islice(itertools.cycle(texts), number)


def through(pipeline: newskit.Pipeline, texts: list[newskit.Article], number: int, processes: int) -> None:
    assert sum(1 for _ in pipeline.read_many(cycled(texts, number), processes=processes)) == number


def read_and_drop(pipeline: newskit.Pipeline, batch: list[newskit.Article]) -> None:
    for article in batch:
        pipeline.read(article)


kept: list[newskit.Pipeline] = []  # of a worker


def read_by_kept(batch: list[newskit.Article]) -> None:
    read_and_drop(kept[-1], batch)


def bare(pipeline: newskit.Pipeline, texts: list[newskit.Article], number: int, processes: int) -> None:
    """What is possible: articles are read in processes, and nothing comes back."""
    rest = cycled(texts, number)
    batches = iter(lambda: list(itertools.islice(rest, BATCH)), [])
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, forked, initializer=kept.append, initargs=(pipeline,)) as pool:
        for _ in pool.map(read_by_kept, batches):
            pass


def speed(pipeline: newskit.Pipeline, texts: list[newskit.Article], options: argparse.Namespace) -> None:
    processes, number = options.processes, options.articles
    ways = {
        "one process": partial(through, processes=1),
        f"{processes} processes": partial(through, processes=processes),
        f"a bare pool of {processes}": partial(bare, processes=processes),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(options.rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            way(pipeline, texts, number)
            best[name] = min(best[name], time.perf_counter() - start)
    for name, seconds in best.items():
        print(f"{name:20}{number / seconds:10.0f} articles/s{best['one process'] / seconds:8.2f} times one process")
    read = [pipeline.read(article) for article in texts[:500]]
    batches = [read[place : place + BATCH] for place in range(0, len(read), BATCH)]
    start = time.perf_counter()
    raw = [packed(batch) for batch in batches]
    middle = time.perf_counter()
    for one in raw:
        unpacked(one)
    end = time.perf_counter()
    reading = best["one process"] / number * len(read)
    size = sum(map(len, raw)) / len(read) / 1000
    there, back = (middle - start) / reading, (end - middle) / reading
    print(f"packing an article costs {there:.1%} of reading it, unpacking {back:.1%}")
    print(f"packed, an article has {size:.1f} kB")


def resident(pid: int | str) -> float:
    """MB of a process, those that it shares with others among them."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    sizes = {row.split(":")[0]: row.split()[1] for row in rows[1:]}
    return int(sizes["Rss"]) / MEGABYTE


def memory(pipeline: newskit.Pipeline, texts: list[newskit.Article], options: argparse.Namespace) -> None:
    number = options.articles
    told_at = {number // 4, number // 2, number}
    found = pipeline.read_many(cycled(texts, number), processes=options.processes)
    for count, _ in enumerate(found, 1):
        if count in told_at or count == number - 1:
            workers = [f"{resident(one.pid or 0):.0f}" for one in multiprocessing.active_children()]
            print(f"{count:>8} articles: {resident('self'):.0f} MB here, workers {', '.join(workers) or 'are gone'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="tell memory on the way instead of speed")
    parser.add_argument("--block", action="append", default=[], help="newskit.quotes.model leaves the rules alone")
    options = parser.parse_args()
    pipeline = newskit.Pipeline(block=options.block, entry_points=False)
    texts = articles(options.files, None)
    read_and_drop(pipeline, texts[:200])
    (memory if options.memory else speed)(pipeline, texts, options)


if __name__ == "__main__":
    main()
