"""The language packs that come with newskit."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from newskit.hookspecs import hookimpl
from newskit.languages import builtin_packs

__all__ = ["newskit_languages"]


@hookimpl
def newskit_languages() -> list[Traversable]:
    """Give the packs in ``newskit/languages``."""
    return builtin_packs()
