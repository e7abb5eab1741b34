"""A mention of an outlet in a text."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Mention"]


class Mention(NamedTuple):
    """An outlet as the text names it: the words ``first`` to ``stop - 1`` of the scan, with what belongs to it."""

    first: int
    stop: int
    start: int  #: Where it begins in the text, with its quotation mark.
    end: int
    name: str  #: In the nominative, without a class noun that only introduces it.
    role: str  #: ``agency``, ``outlet`` or ``media`` (unnamed).
    case: (
        str  #: ``nominative``, ``direct`` (that or the like accusative), ``oblique``, "" where the form does not tell.
    )
