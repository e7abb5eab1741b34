"""The record of a credit of text: a dateline, a byline, a sign-off."""

from __future__ import annotations

from newskit.model import CreditKind, SourceCredit
from newskit.plugins.credits.names import Names
from newskit.plugins.credits.page import Page

__all__ = ["made_of_text"]


def made_of_text(
    page: Page, kind: CreditKind, where: tuple[int, int], names: Names, rule: str, label: str | None = None
) -> SourceCredit:
    """The record of a credit at `where`, with everybody that `names` has."""
    outlets = names.of("outlet")
    return SourceCredit(
        span=page.document.span(*where),
        kind=kind,
        names=tuple(name.name for name in names.names),
        agencies=names.of("agency"),
        creators=names.of("creator"),
        outlet=outlets[0] if outlets else None,
        givers=(*names.of("giver"), *outlets[1:]),
        flags=tuple(names.flags),
        label=label,
        rule=rule,
    )
