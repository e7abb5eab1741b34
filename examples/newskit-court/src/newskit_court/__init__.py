"""Court rulings for newskit."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

import newskit
from newskit_court.find import rulings
from newskit_court.records import Ruling

__all__ = ["Ruling", "newskit_annotators", "newskit_languages"]


def newskit_annotators() -> list[newskit.Annotator]:
    """Give ``court.rulings``."""
    return [rulings]


def newskit_languages() -> list[Traversable]:
    """Give the words of courts in Polish and English."""
    folder = files("newskit_court")
    return [folder / "court-en.toml", folder / "court-pl.toml"]
