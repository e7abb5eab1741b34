"""Records of other annotators near a place, found without a walk over all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from newskit.document import Document
from newskit.model import Annotation

__all__ = ["nearby"]

Kind = TypeVar("Kind", bound=Annotation)


def nearby(document: Document, kind: type[Kind], start: int, end: int) -> Sequence[Kind]:
    """The records of a kind that begin between two offsets, in text order."""
    records = document.of(kind)
    if not records:
        return ()
    starts = document.once(_starts)
    mine = starts.get(kind)
    if mine is None or len(mine) != len(records):
        mine = starts[kind] = [record.span.start for record in records]
    return records[bisect_left(mine, start) : bisect_left(mine, end)]


def _starts(document: Document) -> dict[type[Annotation], list[int]]:
    """Where the records of each kind begin; filled as kinds are asked for."""
    del document
    return {}
