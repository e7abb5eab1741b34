"""Agencies and outlets that are known everywhere, from ``agencies.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["Source", "canonical", "table"]

_ROLES = {"broadcaster": "outlet", "paper": "outlet", "site": "outlet", "source": "giver"}


class Source(NamedTuple):
    """An agency or outlet, as one of its forms tells it."""

    name: str  #: In the nominative, as this form gives it: "AFP" stays "AFP".
    role: str  #: ``agency``, ``outlet`` or ``giver``.
    nominative: bool  #: Whether this form can be one.
    ambiguous: bool  #: Whether this form is an ordinary word as well, to be trusted only inside a credit.
    kind: str  #: As in the table: ``national``, ``photo``, ``stock``, ``broadcaster``, ...


def table(language: str = "") -> dict[str, Source]:
    """All of them by each form that the language may write; nominatives come first.

    >>> table("pl")["Reutersa"].name
    'Reuters'
    >>> table("pl")["Agence France-Presse"].role
    'agency'
    """
    rows = _rows()
    found: dict[str, Source] = {}
    for name, row in rows.items():
        kind = row["kind"]
        role = _ROLES.get(kind, "agency")
        ambiguous = frozenset(row.get("ambiguous", ()))
        for form in (name, *([row["code"]] if "code" in row else ()), *row.get("also", ())):
            found.setdefault(form, Source(_written(form, name, row), role, True, form in ambiguous, kind))
        for nominative, forms in row.get(language, {}).items():
            for form in forms:
                found.setdefault(form, Source(nominative, role, False, form in ambiguous, kind))
    return found


@cache
def _canonical(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, row in _rows().items():
        forms = [form for some in row.get(language, {}).items() for form in (some[0], *some[1])]
        for form in (name, *([row["code"]] if "code" in row else ()), *row.get("also", ()), *forms):
            found.setdefault(form.casefold(), name)
    return found


def canonical(name: str, language: str = "") -> str | None:
    """The one name under which an agency or outlet stands in the table, for grouping what papers write in many ways.

    Args:
        name: The name as a credit has it, or any other form.
        language: Whose oblique forms count as well: ``"pl"``.

    Returns:
        The name, or None for whom the table does not know.

    >>> canonical("AFP"), canonical("Agencja Reutera", "pl"), canonical("Reutersa", "pl"), canonical("Kurier Nyski")
    ('Agence France-Presse', 'Reuters', 'Reuters', None)
    """
    return _canonical(language).get(name.casefold())


def _written(form: str, name: str, row: Mapping[str, Any]) -> str:
    """A form as the table spells it elsewhere: "REUTERS" is "Reuters"."""
    for better in (name, row.get("code", "")):
        if form.casefold() == better.casefold():
            return str(better)
    return form


@cache
def _rows() -> dict[str, dict[str, Any]]:
    parsed = tomllib.loads((files("newskit.plugins.credits") / "agencies.toml").read_text(encoding="utf-8"))
    return {**parsed["agencies"], **parsed["outlets"]}
