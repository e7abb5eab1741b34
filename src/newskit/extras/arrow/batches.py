"""Batches of texts in, batches of records out: what runs on a cluster, and in any pipe of Arrow data."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import pyarrow as pa
from attrs import frozen

import newskit
from newskit.errors import AnnotatorWarning
from newskit.extras.arrow.failures import Failure, misfit
from newskit.extras.arrow.flat import Flat
from newskit.extras.arrow.nested import Nested
from newskit.extras.arrow.schema import output_schema
from newskit.extras.arrow.slices import slices
from newskit.extras.arrow.texts import unread
from newskit.extras.arrow.wire import Sent, from_wire, rows_of, to_wire
from newskit.model import Annotation, Article
from newskit.plugins.intake import Fields
from newskit.rows import kind_of
from newskit.workers import checked_number, in_processes

if TYPE_CHECKING:
    from newskit.pipeline import Pipeline

__all__ = ["analyze_batches"]

_BYTES = 32_000_000  # of a batch of the output; one row may have more


def analyze_batches(
    batches: Iterable[pa.RecordBatch],
    pipeline: Pipeline | None = None,
    *,
    fields: Fields | None = None,
    lang: str | None = None,
    country: str | None = None,
    kinds: Iterable[type[Annotation] | str] = (),
    kind: type[Annotation] | str | None = None,
    keep: Iterable[str] = (),
    processes: int = 1,
    isolate: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Read the articles of batches with a column of text, lazily and in order.

    A row never raises. One that is no article, whose reading fails, or whose records Arrow cannot hold has its
    ``error`` filled and its records null. An annotator that fails costs its own records alone: that stands in
    ``problems``, as everywhere, and is not warned of, since a cluster's log would be full of it.

    Memory is bounded: large batches are worked on in slices, so that more batches come out than went in.

    Args:
        batches: With a column of text, and any of the others that `Fields` names. Texts may be strings of any of
            Arrow's types, dictionaries among them.
        pipeline: What reads; None for the default one.
        fields: What the columns are called.
        lang: The language of all that do not say.
        country: The country of all that do not say.
        kinds: Record classes that get a column besides ours.
        kind: One row a record of this kind, see `flat_schema`, instead of one row an article, see `schema`. An article
            that failed or has problems has a row there in any case; where it has no record, that is null. ``article``
            counts the articles of this call from 0 on; on a cluster, keep an id of your own.
        keep: Columns that go through unchanged, and stand first. Other columns than these and those of `fields` are
            dropped.
        processes: How many worker processes; 1 for none.
        isolate: Read in a worker process also where it is only one, so that an article that kills its process becomes
            a row with an error. With several processes it does in any case.

    Yields:
        Batches of the schema that `output_schema` tells.

    Raises:
        SourceError: A batch lacks a column, or one to keep has the name of a column of ours.
        FormatError: No kind of ours, or of the pipeline's, has this name.
        PluginError: Two kinds have one collection name.
        TypeError: A table or one batch is given instead of batches, or one column to keep instead of many; or `kind`
            and `kinds` are both given.
        ValueError: `processes` is no number of processes.
    """
    if isinstance(batches, (pa.Table, pa.RecordBatch)):
        hint = "table.to_batches()" if isinstance(batches, pa.Table) else "[batch]"
        raise TypeError(f"analyze_batches takes batches, not {type(batches).__name__}; give {hint}")
    if isinstance(keep, str):
        raise TypeError(f"keep takes many columns; give one alone in a list: [{keep!r}]")
    more = () if pipeline is None else pipeline.kinds
    work = _Work(
        pipeline=pipeline,
        fields=Fields() if fields is None else fields,
        lang=lang,
        country=country,
        kinds=tuple(kind_of(one, more) for one in kinds),
        kind=None if kind is None else kind_of(kind, more),
        keep=tuple(keep),
    )
    parts = work.parts(batches)
    if checked_number(processes) > 1 or isolate:
        raw = in_processes(
            work.on_wire,
            ((first, to_wire(batch)) for first, batch in parts),
            processes=processes,
            lost=work.lost,
            split=rows_of,
        )
        return (batch for some in raw for batch in from_wire(some))
    return (made for first, batch in parts for made in work(first, batch))


@frozen(kw_only=True)
class _Work:
    """What is done with each slice of the input; it pickles."""

    pipeline: Pipeline | None
    fields: Fields
    lang: str | None
    country: str | None
    kinds: tuple[type[Annotation], ...]
    kind: type[Annotation] | None
    keep: tuple[str, ...]

    def parts(self, batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, pa.RecordBatch]]:
        """Parts of the batches that are small enough, with the number of their first row."""
        first, checked = 0, None
        for batch in batches:
            if batch.schema != checked:
                output_schema(batch.schema, fields=self.fields, kinds=self.kinds, kind=self.kind, keep=self.keep)
                checked = batch.schema
            for part in slices(batch, self.fields.text):
                yield first, part
                first += part.num_rows

    def __call__(self, first: int, batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        """The output of a slice, whose first row has this number."""
        return self._written(first, batch, self._read(unread(batch, self.fields)))

    def on_wire(self, sent: Sent) -> bytes:
        """The same in a worker process."""
        first, raw = sent
        return b"".join(to_wire(made) for batch in from_wire(raw) for made in self(first, batch))

    def lost(self, sent: Sent, told: str) -> bytes:
        """The output of a row whose process dies."""
        first, raw = sent
        (batch,) = from_wire(raw)
        why = ("WorkerDied", f"the process that read it died each time: {told}")
        rows = [Failure.of("read", why, row) if isinstance(row, Article) else row for row in unread(batch, self.fields)]
        return b"".join(map(to_wire, self._written(first, batch, rows)))

    def _read(self, rows: list[Article | Failure]) -> list[Article | Failure]:
        read_many = newskit.read_many if self.pipeline is None else self.pipeline.read_many
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", AnnotatorWarning)
            for place, row in enumerate(rows):
                if isinstance(row, Article):
                    try:
                        (rows[place],) = read_many((row,), lang=self.lang, country=self.country)
                    except Exception as error:  # noqa: BLE001  (it is told in the row)
                        rows[place] = Failure.of("read", error, row)
        return rows

    def _written(
        self, first: int, batch: pa.RecordBatch, rows: Sequence[Article | Failure]
    ) -> Iterator[pa.RecordBatch]:
        made, places = self._table(rows, first)
        kept = batch.select(self.keep)
        schema = pa.schema([*kept.schema, *made.schema], metadata=made.schema.metadata)
        size = kept.nbytes // max(batch.num_rows, 1) + made.nbytes // max(made.num_rows, 1)
        most = max(_BYTES // max(size, 1), 1)
        for at in range(0, made.num_rows, most) if made.num_rows else (0,):
            some = kept.slice(at, most) if places is None else kept.take(pa.array(places[at : at + most], pa.int32()))
            columns = [*some.columns, *made.slice(at, most).columns]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    def _table(self, rows: Sequence[Article | Failure], first: int) -> tuple[pa.RecordBatch, list[int] | None]:
        """The rows as a batch, and the place of the article of each where there is not one for each article."""
        make = partial(Flat(self.kind).batch, first=first) if self.kind else _nested(self.kinds).batch
        try:
            return make(rows)
        except Exception:  # noqa: BLE001  (which is it?)
            return make([_sound(row, make) for row in rows])


@lru_cache(maxsize=8)
def _nested(kinds: tuple[type[Annotation], ...]) -> Nested:
    return Nested(kinds)


def _sound(row: Article | Failure, make: Callable[[list[Article | Failure]], object]) -> Article | Failure:
    """The article, or why it has no place in the output."""
    if isinstance(row, Article):
        try:
            make([row])
        except Exception as error:  # noqa: BLE001  (it is told in the row)
            return Failure.of("output", misfit(row, error), row)
    return row
