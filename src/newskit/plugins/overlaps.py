"""Which record stays where two annotators of one kind found the same thing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from newskit.hookspecs import hookimpl
from newskit.model import Annotation

__all__ = ["newskit_resolve"]


@hookimpl
def newskit_resolve(
    kind: type[Annotation],  # noqa: ARG001
    found: Sequence[Annotation],
    ranks: Mapping[str, int],
) -> Sequence[Annotation]:
    """Keep the later plugin's record, then the longer, then the one of the annotator with the later name.

    Records of one annotator never push each other out.
    """
    best_first = sorted(
        found, key=lambda record: (ranks[record.annotator], len(record.span), record.annotator), reverse=True
    )
    covered: dict[str, _Covered] = {name: _Covered() for name in sorted(ranks)}
    kept: set[int] = set()
    for record in best_first:
        start, end = record.span.start, record.span.end
        if not any(other.touches(start, end) for name, other in covered.items() if name != record.annotator):
            covered[record.annotator].add(start, end)
            kept.add(id(record))
    return [record for record in found if id(record) in kept]


class _Covered:
    """The stretches of text that an annotator's records cover, joined where they overlap."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with these."""
        place = bisect_right(self._ends, start)
        return place < len(self._starts) and self._starts[place] < end and start < end

    def add(self, start: int, end: int) -> None:
        """Cover another stretch."""
        if start == end:
            return
        first, stop = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < stop:
            start, end = min(start, self._starts[first]), max(end, self._ends[stop - 1])
        self._starts[first:stop] = [start]
        self._ends[first:stop] = [end]
