"""Ray Data: articles and files shared out to a cluster. Needs the extra ``ray``.

Rows that fail become rows with an error, in ``newskit.extras.arrow``; files that fail become outcomes, in
``newskit.outputs``. Here both are only handed to Ray.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newskit.errors import MissingExtraError
from newskit.extras.cluster import Analysis, distinct, meant, writing
from newskit.model import Annotation
from newskit.plugins.intake import Fields

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

    from newskit.pipeline import Pipeline

__all__ = ["analyze", "write_outputs"]


def analyze(
    dataset: Dataset,
    pipeline: Pipeline | None = None,
    *,
    fields: Fields | None = None,
    lang: str | None = None,
    country: str | None = None,
    kinds: Iterable[type[Annotation] | str] = (),
    kind: type[Annotation] | str | None = None,
    keep: Iterable[str] = (),
    isolate: bool = False,
    retries: int = 3,
) -> Dataset:
    """Read the articles of a dataset. As many processes read as it has blocks: `repartition` it where it has one.

    Args:
        dataset: One row an article, with a column of text.
        pipeline: What reads, made anew in each worker; its plugins must be importable there. None for the default one.
        fields: What its columns are called.
        lang: The language of all that do not say.
        country: The country of all that do not say.
        kinds: Record classes that get a column besides ours.
        kind: One row a record of this kind instead of one row an article.
        keep: Columns that go through unchanged.
        isolate: Read in a child of each worker, so that an article that kills its process becomes a row with an error.
            Without, Ray runs the block again, and then ends the job.
        retries: How often a block is run again whose process died.

    Returns:
        What ``newskit.extras.arrow.analyze_batches`` gives, worked out when somebody asks for rows.

    Raises:
        MissingExtraError: Ray or pyarrow is not installed.
    """
    _ray_data()
    work = Analysis(
        pipeline,
        {
            "fields": fields or Fields(),
            "lang": lang,
            "country": country,
            "kinds": tuple(meant(one, pipeline) for one in kinds),
            "kind": None if kind is None else meant(kind, pipeline),
            "keep": keep if isinstance(keep, str) else tuple(keep),
            "isolate": isolate,
        },
    )

    def read(table: pa.Table) -> Iterator[pa.Table]:
        import pyarrow as pa  # noqa: PLC0415  (an extra)

        for batch in work(table.to_batches()):
            yield pa.Table.from_batches([batch])

    return _mapped(dataset, read, retries)


def write_outputs(
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
    retries: int = 3,
) -> Dataset:
    """Read files, WARC files for instance, and write one output for each, by ``newskit.outputs.write_outputs``.

    A file is a block of its own. What it writes stands in the folder when it is whole, so that a job that is run again
    passes over what was done.

    Args:
        paths: The files. Every worker must see them, and the folder, under these names.
        folder: Where outputs go.
        pipeline: What reads, made anew in each worker; its plugins must be importable there. None for the default one.
        to: The format.
        lang: The language of all that do not say.
        country: The country of all that do not say.
        kinds: Which records; all by default.
        resume: Pass over files whose output is there.
        isolate: Read in a child of each worker, so that an article that kills its process has a problem, and no more.
        retries: How often a file is read again whose process died.

    Returns:
        One row a file, with the fields of ``newskit.outputs.Outcome``. Nothing is written before somebody asks for
        rows, and each time somebody does the files are looked at again: so take them once.

    Raises:
        NewskitError: Two files would have one output, or there is no such format or kind.
        MissingExtraError: Ray or pyarrow is not installed.
    """
    data = _ray_data()
    rows = [{"path": path} for path in distinct(paths)]
    known = {"lang": lang, "country": country}
    work = writing(folder, pipeline, to=to, kinds=kinds, resume=resume, isolate=isolate, **known)

    def write(table: pa.Table) -> pa.Table:
        import pyarrow as pa  # noqa: PLC0415  (an extra)

        return pa.Table.from_batches([work(table["path"].to_pylist())])

    return _mapped(data.from_items(rows, override_num_blocks=max(len(rows), 1)), write, retries)


def _mapped(dataset: Dataset, function: Callable[[Any], Any], retries: int) -> Dataset:
    """A block at a time; one whose process dies is run again a few times, and not for ever as is Ray Data's habit."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of max_retries, which has no other name
        return dataset.map_batches(function, batch_format="pyarrow", batch_size=None, max_retries=retries)


def _ray_data() -> Any:
    try:
        from ray import data  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("Ray", "ray") from error
    return data
