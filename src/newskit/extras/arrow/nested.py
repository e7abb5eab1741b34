"""Tables with one row an article: a column for each of its fields, a list of structs for each kind of records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa

from newskit.export import is_stamp, kinds_by_collection
from newskit.extras.arrow.failures import Failure
from newskit.extras.arrow.forms import form_of, lists
from newskit.extras.arrow.schema import Other, Stamp, forms, schema
from newskit.model import Annotation, Article
from newskit.shapes import record_shape

__all__ = ["Nested"]

_FIELDS = ("text", "lang", "country", "title", "url", "publisher", "published", "authors", "problems")

Rows = Sequence[Article | Failure]


class Nested:
    """Makes batches with one row an article.

    Args:
        kinds: Record classes that get a column besides ours.

    Attributes:
        schema: That of the batches.
    """

    def __init__(self, kinds: Iterable[type[Annotation]] = ()) -> None:
        kinds = tuple(kinds)
        self.schema = schema(kinds)
        self._forms = forms(kinds)
        known = kinds_by_collection(kinds)
        self._kinds = [known[name] for name in self._forms if name in known]
        self._records = {kind: form_of(record_shape(kind)) for kind in self._kinds}

    def batch(self, rows: Rows) -> tuple[pa.RecordBatch, None]:
        """A row for each article; that of a failure has null for all that is not known.

        Raises:
            Exception: A record does not fit; `newskit.to_dict` of its article tells mostly why.
        """
        values = {name: list(map(attrgetter(name), rows)) for name in _FIELDS}
        values["newskit"], values["meta"] = _parted([row.meta for row in rows])
        values["error"] = [row.error if isinstance(row, Failure) else None for row in rows]
        made, values["others"] = self._of_records(rows)
        made |= {name: self._forms[name].build(column) for name, column in values.items()}
        return pa.RecordBatch.from_arrays([made[name] for name in self._forms], schema=self.schema), None

    def _of_records(self, rows: Rows) -> tuple[dict[str, pa.Array], list[list[Other] | None]]:
        """The columns of the kinds that have one, and the records that have none."""
        found: dict[type[Annotation], list[Annotation]] = {kind: [] for kind in self._kinds}
        begins: list[list[int | None]] = [[] for _ in self._kinds]
        others: list[list[Other] | None] = []
        both = list(zip(begins, found.values(), strict=True))
        adds = {kind: records.append for kind, records in found.items()}
        for row in rows:
            if row.annotations is None:
                for begin in begins:
                    begin.append(None)
                others.append(None)
                continue
            for begin, records in both:
                begin.append(len(records))
            rest: list[Annotation] = []
            for record in row.annotations:
                adds.get(type(record), rest.append)(record)
            others.append(_others(rest) if rest else [])
        columns = {}
        for (kind, records), begin in zip(found.items(), begins, strict=True):
            inner = self._records[kind].build(records)
            columns[kind.collection] = lists([*begin, len(records)], inner)
        return columns, others


def _parted(metas: Sequence[Any]) -> tuple[list[Stamp | None], list[Any]]:
    """The stamps that pipelines left, and what else is in ``meta``."""
    stamps: list[Stamp | None] = []
    rests = []
    for meta in metas:
        stamp = meta.get("newskit") if meta else None
        if stamp is not None and is_stamp(stamp):
            stamps.append(Stamp(stamp["version"], stamp["packs"]))
            rests.append({key: value for key, value in meta.items() if key != "newskit"})
        else:
            stamps.append(None)
            rests.append(meta)
    return stamps, rests


def _others(records: Sequence[Annotation]) -> list[Other]:
    """Records of kinds without a column, as JSON has them."""
    classes = dict.fromkeys(map(type, records))
    kinds_by_collection(classes)  # refuses two of one name, as JSON does
    return [
        Other(kind.collection, record_shape(kind).encode(one))
        for kind in classes
        for one in records
        if type(one) is kind
    ]
