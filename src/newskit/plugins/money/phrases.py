"""Phrases beside a place: qualifiers, rates."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Phrases"]

_WORD = re.compile(r"\w+")


class Phrases:
    """Phrases to be found right before or right after a place.

    By the word next to the place stand the lengths of its phrases, so that thousands of phrases with one last word cost
    as many look-ups as they have lengths.
    """

    __slots__ = ("_lengths", "_values")

    def __init__(self, table: Iterable[tuple[str, str]], *, before: bool) -> None:
        self._values: dict[tuple[str, ...], str] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in table:
            words = tuple(word.lower() for word in _WORD.findall(phrase))
            if words:
                self._values.setdefault(words, value)
                lengths.setdefault(words[-1 if before else 0], set()).add(len(words))
        self._lengths = {word: sorted(some, reverse=True) for word, some in lengths.items()}

    def __contains__(self, word: str) -> bool:
        return word in self._lengths

    def before(self, words: list[str], stop: int) -> tuple[int, str] | None:
        """The first word and the value of the longest phrase that ends before word `stop`."""
        for length in self._lengths.get(words[stop - 1], ()) if stop else ():
            if length <= stop and (value := self._values.get(tuple(words[stop - length : stop]))) is not None:
                return stop - length, value
        return None

    def after(self, words: list[str], first: int) -> tuple[int, str] | None:
        """The word behind, and the value of, the longest phrase that begins with word `first`."""
        for length in self._lengths.get(words[first], ()) if first < len(words) else ():
            stop = first + length
            if stop <= len(words) and (value := self._values.get(tuple(words[first:stop]))) is not None:
                return stop, value
        return None
