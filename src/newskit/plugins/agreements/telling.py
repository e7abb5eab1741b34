"""Words and phrases that tell something, for a glance: does one of them stand among some words at all?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Telling"]

_NO_WORDS: frozenset[str] = frozenset()


class Telling(NamedTuple):
    """Words and phrases to be found among words, by few looks into sets."""

    alone: frozenset[str]  #: Words that tell something by themselves.
    pairs: frozenset[tuple[str, str]]  #: The first two words of phrases.
    company: Mapping[str, frozenset[str]]  #: The rarest word of each phrase and the others; nothing for one of `alone`.

    @classmethod
    def of(cls, phrases: Iterable[Sequence[str]], parted: Iterable[Sequence[str]], small: Collection[str]) -> Telling:
        """Make it of phrases.

        Args:
            phrases: The phrases.
            parted: More of them, whose words never stand together.
            small: Words that are likely to stand anywhere, so that they tell least of a phrase.
        """
        whole = [tuple(phrase) for phrase in phrases]
        company: dict[str, frozenset[str]] = {}
        for phrase in (*whole, *parted):
            word = max([one for one in phrase if one not in small] or phrase, key=len) if len(phrase) > 1 else phrase[0]
            others = frozenset(phrase) - {word}
            known = company.get(word, others)
            company[word] = known | others if known and others else _NO_WORDS
        alone = frozenset(phrase[0] for phrase in whole if len(phrase) == 1)
        return cls(alone, frozenset((phrase[0], phrase[1]) for phrase in whole if len(phrase) > 1), company)

    def among(self, words: Sequence[str]) -> bool:
        """Whether one of them stands among some words."""
        return not self.alone.isdisjoint(words) or not self.pairs.isdisjoint(pairwise(words))

    def parted_among(self, words: Sequence[str]) -> bool:
        """Whether one stands there though other words may part it: its rarest word, and another of it."""
        company = self.company
        some = company.keys() & words
        return bool(some) and any(not company[word] or not company[word].isdisjoint(words) for word in some)
