"""Which record stays where two annotators of one kind found the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from newskit.hookspecs import hookimpl
from newskit.model import Annotation

__all__ = ["newskit_resolve"]


@hookimpl
def newskit_resolve(kind: type[Annotation], found: Sequence[Annotation]) -> Sequence[Annotation]:  # noqa: ARG001
    """Keep the record of the annotator that ran later, then the longer one.

    Annotators that ran later stand later among records of one place, since the pipeline adds in running order; records
    of one annotator never push each other out.
    """
    order: dict[str, int] = {}
    for record in found:
        order.setdefault(record.annotator, len(order))
    kept: list[Annotation] = []
    for record in found:
        rivals = [other for other in kept if other.annotator != record.annotator and other.span.overlaps(record.span)]
        if all(_beats(record, rival, order) for rival in rivals):
            kept = [other for other in kept if other not in rivals]
            kept.append(record)
    return kept


def _beats(record: Annotation, rival: Annotation, order: dict[str, int]) -> bool:
    return (len(record.span), order[record.annotator]) >= (len(rival.span), order[rival.annotator])
