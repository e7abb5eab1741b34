"""The record that this plugin gives."""

from __future__ import annotations

from typing import ClassVar, Literal

import attrs

import newskit

__all__ = ["Outcome", "Ruling"]

Outcome = Literal["convicted", "acquitted", "upheld", "overturned", "dismissed", "ordered", "awarded", "ruled"]


@attrs.frozen(kw_only=True)
class Ruling(newskit.Annotation):
    """A court's decision.

    Args:
        court: The court in the nominative, with its seat: ``"Sąd Okręgowy w Gdańsku"``.
        outcome: What it did.
        cue: The word that says so.
        file_number: The number of the case: ``"IV K 123/25"``.
    """

    collection: ClassVar[str] = "rulings"

    court: str
    outcome: Outcome
    cue: newskit.Span
    file_number: str | None = None
