"""A dictionary that makes what it does not hold: what a function gave for the keys met so far, up to a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo", "short"]

K = TypeVar("K")
V = TypeVar("V")
_MOST = 1 << 13
_SHORT = 16  # characters; a longer gap between words hardly comes twice


class Memo(dict[K, V]):
    """The values of a function by its argument, kept from article to article.

    ``map(memo.__getitem__, keys)`` stays out of Python code for all keys that it knows, which `functools.lru_cache`
    does too, at three times the cost for a key that is a tuple.

    Args:
        make: The function.
        keep: Says which arguments are worth keeping the value for: a text may have a word of a million letters.
        most: How many values are kept; when they are more, all are forgotten.
    """

    __slots__ = ("_keep", "_make", "_most")

    def __init__(self, make: Callable[[K], V], *, keep: Callable[[K], bool] | None = None, most: int = _MOST) -> None:
        super().__init__()
        self._make = make
        self._keep = keep
        self._most = most

    def __missing__(self, key: K) -> V:
        made = self._make(key)
        if self._keep is None or self._keep(key):
            if len(self) >= self._most:
                self.clear()
            self[key] = made
        return made


def short(gap: str) -> bool:
    """Whether a gap between words is short enough to come again: what `keep` asks of gaps."""
    return len(gap) <= _SHORT
