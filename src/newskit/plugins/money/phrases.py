"""Phrases beside a place: qualifiers, rates."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Phrases"]

_WORD = re.compile(r"\w+")


class Phrases:
    """Phrases to be found right before or right after a place, by the word that is next to it."""

    __slots__ = ("_by_word", "_last")

    def __init__(self, table: Iterable[tuple[str, str]], *, before: bool) -> None:
        self._by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._last = before
        for phrase, value in table:
            words = tuple(word.lower() for word in _WORD.findall(phrase))
            if words:
                self._by_word.setdefault(words[-1 if before else 0], []).append((words, value))
        for found in self._by_word.values():
            found.sort(key=lambda item: -len(item[0]))

    def __contains__(self, word: str) -> bool:
        return word in self._by_word

    def before(self, words: list[str], stop: int) -> tuple[int, str] | None:
        """The first word and the value of the longest phrase that ends before word `stop`."""
        for phrase, value in self._by_word.get(words[stop - 1], ()) if stop else ():
            first = stop - len(phrase)
            if first >= 0 and (len(phrase) == 1 or tuple(words[first:stop]) == phrase):
                return first, value
        return None

    def after(self, words: list[str], first: int) -> tuple[int, str] | None:
        """The word behind, and the value of, the longest phrase that begins with word `first`."""
        for phrase, value in self._by_word.get(words[first], ()) if first < len(words) else ():
            stop = first + len(phrase)
            if len(phrase) == 1 or tuple(words[first:stop]) == phrase:
                return stop, value
        return None
