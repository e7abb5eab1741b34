"""What a worker of a cluster does, whoever runs the cluster: with batches of articles, and with paths of files.

Both are values that pickle. A pipeline travels as its settings, and each process makes it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from newskit.errors import NewskitError
from newskit.model import Annotation
from newskit.outputs import Outcome, settled, write_outputs
from newskit.rows import kind_of
from newskit.workers import pickled, unpickled

if TYPE_CHECKING:
    import pyarrow as pa

    from newskit.pipeline import Pipeline

__all__ = ["Analysis", "Writing", "distinct", "meant", "outcome_schema", "writing"]


def _settings(pipeline: Pipeline | None) -> bytes | None:
    return None if pipeline is None else pickled(pipeline)


@frozen
class Analysis:
    """``newskit.extras.arrow.analyze_batches`` with all but the batches given.

    Args:
        pipeline: What reads; None for the default one.
        options: Its keyword arguments.
    """

    pipeline: bytes | None = attrs.field(converter=_settings)
    options: Mapping[str, Any]

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The records of the batches' articles."""
        from newskit.extras.arrow import analyze_batches  # noqa: PLC0415  (imports pyarrow)

        pipeline = None if self.pipeline is None else unpickled(self.pipeline)
        return analyze_batches(batches, pipeline, **self.options)


@frozen
class Writing:
    """``newskit.outputs.write_outputs`` with all but the paths given.

    Args:
        folder: Where outputs go; every worker must see it under this name.
        pipeline: What reads; None for the default one.
        options: Its keyword arguments.
    """

    folder: str = attrs.field(converter=str)
    pipeline: bytes | None = attrs.field(converter=_settings)
    options: Mapping[str, Any]

    def __call__(self, paths: Iterable[str]) -> pa.RecordBatch:
        """What became of each path, a row each."""
        import pyarrow as pa  # noqa: PLC0415  (an extra)

        pipeline = None if self.pipeline is None else unpickled(self.pipeline)
        outcomes = write_outputs(paths, self.folder, pipeline, **self.options)
        return pa.RecordBatch.from_pylist([attrs.asdict(one) for one in outcomes], schema=outcome_schema())


def writing(
    folder: str | Path,
    pipeline: Pipeline | None,
    *,
    to: str,
    kinds: Iterable[type[Annotation] | str],
    **options: Any,
) -> Writing:
    """The work of writing outputs; what cannot be written is refused here, and not by each worker.

    Raises:
        NewskitError: There is no such format or kind.
    """
    _, classes = settled(pipeline, to, kinds)
    return Writing(folder, pipeline, {"to": to, "kinds": classes, **options})


def meant(kind: type[Annotation] | str, pipeline: Pipeline | None) -> type[Annotation]:
    """The record class that is meant, one of ours or of the pipeline's."""
    return kind_of(kind, () if pipeline is None else pipeline.kinds)


def distinct(paths: Iterable[str | Path]) -> tuple[str, ...]:
    """The paths; refuses two that would have one output, which no worker sees that has one of them."""
    if isinstance(paths, (str, Path)):
        raise TypeError("write_outputs takes many paths; give one alone in a list: [path]")
    found: dict[str, str] = {}
    for path in map(str, paths):
        name = Path(path).name
        if name in found:
            raise NewskitError(f"{found[name]} and {path} would have one output; write them to two folders")
        found[name] = path
    return tuple(found.values())


def outcome_schema() -> pa.Schema:
    """The columns of an ``Outcome``."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    counts = ("articles", "records", "problems", "passed_over")
    names = [field.name for field in attrs.fields(Outcome)]
    return pa.schema([(name, pa.int64() if name in counts else pa.string()) for name in names])
