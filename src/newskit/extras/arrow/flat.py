"""Tables with one row a record, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from newskit.extras.arrow.failures import Failure
from newskit.extras.arrow.forms import form_of, list_of
from newskit.extras.arrow.schema import ERROR, FLAT_HEAD, flat_schema
from newskit.model import Annotation, Article
from newskit.rows import kind_of, row_plan
from newskit.shapes.values import BASIC

__all__ = ["Flat"]

_TEXT = form_of(BASIC[str])
_TEXTS = list_of(_TEXT)


class Flat:
    """Makes batches with one row a record. Nothing is lost in silence.

    An article without such records has no row, unless it failed or has problems: then it has one whose record is null.

    Args:
        kind: A record class, or the name of one of our lists.

    Attributes:
        schema: That of the batches.
    """

    def __init__(self, kind: type[Annotation] | str) -> None:
        self.schema = flat_schema(kind)
        self._kind = kind_of(kind)
        self._columns = {name: (get, form_of(shape)) for name, (shape, get) in row_plan(kind).items()}

    def batch(self, rows: Sequence[Article | Failure], first: int) -> tuple[pa.RecordBatch, list[int]]:
        """The records of some articles, and for each the place of its article among these.

        Args:
            rows: The articles.
            first: The number of the first.

        Raises:
            Exception: A record does not fit; `newskit.to_dict` of its article tells mostly why.
        """
        records: list[Annotation | None] = []
        places: list[int] = []
        for place, row in enumerate(rows):
            found: Sequence[Annotation | None] = row.of(self._kind) if isinstance(row, Article) else ()
            if not found and (row.problems or isinstance(row, Failure)):
                found = (None,)
            records += found
            places += [place] * len(found)
        owners = [rows[place] for place in places]
        made: dict[str, pa.Array] = {
            "article": pa.array([first + place for place in places], FLAT_HEAD["article"]),
            "url": _TEXT.build([owner.url for owner in owners]),
            "lang": _TEXT.build([owner.lang for owner in owners]),
            "problems": _TEXTS.build([_told(owner) for owner in owners]),
            "error": ERROR.build([owner.error if isinstance(owner, Failure) else None for owner in owners]),
        }
        for name, (get, form) in self._columns.items():
            made[name] = form.build([None if record is None else get(record) for record in records])
        return pa.RecordBatch.from_arrays([made[name] for name in self.schema.names], schema=self.schema), places


def _told(row: Article | Failure) -> list[str] | None:
    """The problems of an article, a line each."""
    return (
        [f"{one.annotator}: {one.error}: {one.message}" for one in row.problems] if row.problems is not None else None
    )
