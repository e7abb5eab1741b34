"""Apache Spark: articles and files shared out to a cluster. Needs the extra ``spark``, which is PySpark, and a Java.

Rows that fail become rows with an error, in ``newskit.extras.arrow``; files that fail become outcomes, in
``newskit.outputs``. Here both are only handed to Spark.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newskit.errors import MissingExtraError, NewskitError
from newskit.extras.cluster import Analysis, distinct, meant, outcome_schema, writing
from newskit.model import Annotation
from newskit.plugins.intake import Fields

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from newskit.pipeline import Pipeline

__all__ = ["analyze", "write_outputs"]


def analyze(
    frame: DataFrame,
    pipeline: Pipeline | None = None,
    *,
    fields: Fields | None = None,
    lang: str | None = None,
    country: str | None = None,
    kinds: Iterable[type[Annotation] | str] = (),
    kind: type[Annotation] | str | None = None,
    keep: Iterable[str] = (),
    isolate: bool = False,
) -> DataFrame:
    """Read the articles of a data frame.

    Args:
        frame: One row an article, with a column of text.
        pipeline: What reads, made anew in each worker; its plugins must be importable there. None for the default one.
        fields: What its columns are called.
        lang: The language of all that do not say.
        country: The country of all that do not say.
        kinds: Record classes that get a column besides ours.
        kind: One row a record of this kind instead of one row an article.
        keep: Columns that go through unchanged.
        isolate: Read in a child of each worker, so that an article that kills its process becomes a row with an error.
            Without, Spark runs the task again, four times in all unless set otherwise, and then ends the job.

    Returns:
        What ``newskit.extras.arrow.analyze_batches`` gives, worked out when somebody asks for rows.

    Raises:
        MissingExtraError: PySpark or pyarrow is not installed.
        NewskitError: The workers' Python has no newskit, or there is no such kind.
        SourceError: There is no column of text.
    """
    types = _types()
    from newskit.extras.arrow import output_schema  # noqa: PLC0415  (imports pyarrow)

    _check_python(frame.sparkSession)
    shape: dict[str, Any] = {
        "fields": fields or Fields(),
        "kinds": tuple(meant(one, pipeline) for one in kinds),
        "kind": None if kind is None else meant(kind, pipeline),
        "keep": keep if isinstance(keep, str) else tuple(keep),
    }
    schema = output_schema(types.to_arrow_schema(frame.schema), **shape)
    work = Analysis(pipeline, {**shape, "lang": lang, "country": country, "isolate": isolate})
    return frame.mapInArrow(work, types.from_arrow_schema(schema))


def write_outputs(
    spark: SparkSession,
    paths: Iterable[str | Path],
    folder: str | Path,
    pipeline: Pipeline | None = None,
    *,
    to: str = "parquet",
    lang: str | None = None,
    country: str | None = None,
    kinds: Iterable[type[Annotation] | str] = (),
    resume: bool = True,
    isolate: bool = False,
) -> DataFrame:
    """Read files, WARC files for instance, and write one output for each, by ``newskit.outputs.write_outputs``.

    A file is a task of its own. What it writes stands in the folder when it is whole, so that a job that is run again
    passes over what was done.

    Args:
        spark: The session.
        paths: The files. Every worker must see them, and the folder, under these names.
        folder: Where outputs go.
        pipeline: What reads, made anew in each worker; its plugins must be importable there. None for the default one.
        to: The format.
        lang: The language of all that do not say.
        country: The country of all that do not say.
        kinds: Which records; all by default.
        resume: Pass over files whose output is there.
        isolate: Read in a child of each worker, so that an article that kills its process has a problem, and no more.

    Returns:
        One row a file, with the fields of ``newskit.outputs.Outcome``. Nothing is written before somebody asks for
        rows, and each time somebody does the files are looked at again: so collect it once.

    Raises:
        MissingExtraError: PySpark or pyarrow is not installed.
        NewskitError: Two files would have one output, there is no such format or kind, or the workers' Python has no
            newskit.
    """
    types = _types()
    _check_python(spark)
    names = distinct(paths)
    known = {"lang": lang, "country": country}
    work = writing(folder, pipeline, to=to, kinds=kinds, resume=resume, isolate=isolate, **known)

    def write(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for number in batch.column(0).to_pylist():
                yield work([names[number]])

    # Not a frame of paths: repartition deals rows out at random, and range gives each partition one.
    numbers = spark.range(0, len(names), numPartitions=max(len(names), 1))
    return numbers.mapInArrow(write, types.from_arrow_schema(outcome_schema()))


def _types() -> Any:
    try:
        from pyspark.sql.pandas import types  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("PySpark", "spark") from error
    return types


def _check_python(spark: SparkSession) -> None:
    """Refuse workers that cannot import newskit, where it can be seen: else each task fails, and Java tells of it."""
    context = getattr(spark, "sparkContext", None)  # a session of Spark Connect has none
    if context is None or not context.master.startswith("local") or context.pythonExec != "python3":
        return
    if not _has_newskit(context.pythonExec):
        raise NewskitError(
            "Spark's workers would run a python3 that has no newskit or no pyarrow. Before the session is made, name "
            "the Python that has them: os.environ['PYSPARK_PYTHON'] = sys.executable, or PYSPARK_PYTHON=$(which python)"
        )


@lru_cache
def _has_newskit(python: str) -> bool:
    code = "import sys; from importlib.util import find_spec as f; sys.exit(not (f('newskit') and f('pyarrow')))"
    return subprocess.run([python, "-c", code], check=False).returncode == 0  # noqa: S603  (what Spark would run)
