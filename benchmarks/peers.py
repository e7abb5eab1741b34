"""Which of the libraries that a benchmark compares with are here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import metadata
from typing import TypeVar

__all__ = ["installed"]

System = TypeVar("System")


def installed(peers: Mapping[str, Callable[[str], Iterable[System]]]) -> tuple[list[System], dict[str, str]]:
    """The systems that are here, and why the others are not.

    Args:
        peers: By the name of a distribution, what makes systems of it.
    """
    found: list[System] = []
    missing = {}
    for name, systems in peers.items():
        try:
            found += systems(name)
        except metadata.PackageNotFoundError:
            missing[name] = "not installed"
        except ImportError as error:
            missing[name] = f"cannot be imported: {error}"
    return found, missing
