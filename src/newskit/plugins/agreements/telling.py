"""Words and phrases that tell something, for a glance: does one of them stand among some words at all?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Company", "Telling"]

_NO_WORDS: frozenset[str] = frozenset()


class Telling(NamedTuple):
    """Words and phrases to be found among words, by few looks into sets."""

    alone: frozenset[str]  #: Words that tell something by themselves.
    pairs: frozenset[tuple[str, str]]  #: Two words of each phrase that stand together, those that say most.
    parted: Mapping[str, frozenset[str]]  #: What stands behind the first word of phrases that others may part.

    @classmethod
    def of(cls, phrases: Iterable[Sequence[str]], parted: Iterable[Sequence[str]] = ()) -> Telling:
        """Make it of phrases, and of more whose first two words never stand together."""
        alone, pairs = set(), set()
        behind: defaultdict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            if len(phrase) == 1:
                alone.add(phrase[0])
            else:
                pairs.add(max(pairwise(phrase), key=_letters))
            if len(phrase) == 2:
                behind[phrase[0]].add(phrase[1])
        for first, second, *_ in parted:
            behind[first].add(second)
        return cls(frozenset(alone), frozenset(pairs), {first: frozenset(some) for first, some in behind.items()})

    def among(self, words: Sequence[str]) -> bool:
        """Whether one of them stands among some words."""
        return not self.alone.isdisjoint(words) or not self.pairs.isdisjoint(pairwise(words))

    def parted_among(self, words: Sequence[str]) -> bool:
        """Whether both words of one stand among some words, together or not."""
        behind = self.parted
        return any(not behind[word].isdisjoint(words) for word in behind.keys() & words)


def _letters(pair: tuple[str, str]) -> int:
    return len(pair[0]) + len(pair[1])


class Company:
    """Words and phrases to be found among words in any order: the rarest word of a phrase and any other of it."""

    def __init__(self, phrases: Iterable[Sequence[str]], small: Collection[str]) -> None:
        """Make it of phrases; `small` words are likely to stand anywhere, so that they tell least of a phrase."""
        self._company: dict[str, frozenset[str]] = {}
        for phrase in phrases:
            word = max([one for one in phrase if one not in small] or phrase, key=len)
            others = frozenset(phrase) - {word}
            known = self._company.get(word, others)
            self._company[word] = known | others if known and others else _NO_WORDS

    def among(self, words: Sequence[str]) -> bool:
        """Whether one of them stands among some words."""
        company = self._company
        return any(not company[word] or not company[word].isdisjoint(words) for word in company.keys() & words)
