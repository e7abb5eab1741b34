"""What Spark and Ray cost: the same Parquet files through a bare pool of processes, Spark and Ray, two workers each.

    python benchmarks/cluster.py                          the golden articles of the tests, again and again
    python benchmarks/cluster.py FILE [FILE ...]          JSON Lines, by their "text"
    python benchmarks/cluster.py --articles 20000 --rounds 4 --engines pool,spark FILE

Each engine reads the files, analyses the articles and counts what comes back. The first round starts workers and makes
pipelines; of those after it the best is told, with its speed in parts of the first engine's. Rounds alternate, so that
a busy machine slows all alike. Needs the extras ``spark`` and ``ray``, of the engines asked for.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from speed import articles

import newskit
from newskit.extras.arrow import analyze_batches
from newskit.workers import pickled, unpickled

WORKERS = 2
FILES = 8


def write(folder: Path, sources: list[Path], number: int) -> None:
    """The articles, repeated until there are enough, as Parquet files of equal size."""
    found = articles(sources, None)
    rows = [{"text": one.text, "lang": one.lang} for one in itertools.islice(itertools.cycle(found), number)]
    schema = pa.schema({"text": pa.string(), "lang": pa.string()})
    for place in range(FILES):
        table = pa.Table.from_pylist(rows[place::FILES], schema=schema)
        pq.write_table(table, folder / f"{place}.parquet", compression="zstd", row_group_size=500)


def analyzed(path: Path, pipeline: bytes) -> int:
    """How many articles of a file were analysed; the records stay in the process."""
    batches = pq.ParquetFile(path).iter_batches(500)
    return sum(batch.num_rows for batch in analyze_batches(batches, unpickled(pipeline)))


Run = Callable[[], int]


@contextmanager
def pool(folder: Path, pipeline: newskit.Pipeline) -> Iterator[Run]:
    """Two processes, a file at a time: nothing that can be left out."""
    paths = sorted(folder.glob("*.parquet"))
    with ProcessPoolExecutor(WORKERS) as processes:
        yield lambda: sum(processes.map(partial(analyzed, pipeline=pickled(pipeline)), paths))


@contextmanager
def spark(folder: Path, pipeline: newskit.Pipeline) -> Iterator[Run]:
    """``local[2]``: records are handed to Java, and counted there."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    from newskit.extras.spark import analyze  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master(f"local[{WORKERS}]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.log.level", "ERROR")
        .config("spark.sql.files.minPartitionNum", FILES)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    yield lambda: analyze(session.read.parquet(str(folder)), pipeline).count()
    session.stop()


@contextmanager
def ray(folder: Path, pipeline: newskit.Pipeline) -> Iterator[Run]:
    """Two CPUs: records are put into Ray's store, and counted there."""
    import ray as cluster  # noqa: PLC0415

    from newskit.extras.ray import analyze  # noqa: PLC0415

    cluster.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1")
    context = cluster.data.DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    # By itself it makes one block of small files, and so one process would work.
    dataset = cluster.data.read_parquet(str(folder)).repartition(FILES)
    yield lambda: analyze(dataset, pipeline).materialize().count()
    cluster.shutdown()


ENGINES = {one.__name__: one for one in (pool, spark, ray)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--engines", default=",".join(ENGINES), help="some of pool,spark,ray")
    parser.add_argument("--block", action="append", default=[], help="newskit.quotes.model leaves the rules alone")
    options = parser.parse_args()
    pipeline = newskit.Pipeline(block=options.block)
    number, names = options.articles, options.engines.split(",")
    started, spent = {}, {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        write(Path(folder), options.files, number)
        runs = {}
        for name in names:
            start = time.perf_counter()
            runs[name] = running.enter_context(ENGINES[name](Path(folder), pipeline))
            started[name] = time.perf_counter() - start
        for _ in range(options.rounds):
            for name, run in runs.items():
                start = time.perf_counter()
                counted = run()
                spent[name].append(time.perf_counter() - start)
                assert counted == number, f"{name} read {counted} articles of {number}"
    best = {name: min(some[1:] or some) for name, some in spent.items()}
    print(f"{number} articles in {FILES} files, {WORKERS} workers, {options.rounds} rounds")
    print(f"{'':8}{'start s':>9}{'first s':>9}{'best s':>9}{'articles/s':>12}{'of the first':>14}")
    for name, seconds in best.items():
        told = f"{name:8}{started[name]:9.1f}{spent[name][0]:9.1f}{seconds:9.1f}{number / seconds:12.0f}"
        print(f"{told}{best[names[0]] / seconds:14.2f}")


if __name__ == "__main__":
    main()
