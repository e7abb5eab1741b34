"""What tells something around a noun of agreements: verbs of a pack, and the signs that are made of all its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from attrs import frozen

from newskit.languages import Words

__all__ = ["Cue", "Sign", "Signs", "SortedSigns", "Verb", "signs_of", "words_of"]

_WORD = re.compile(r"\w+")


@frozen(kw_only=True)
class Verb:
    """A verb that says where an agreement stands.

    Args:
        status: A value of `AgreementStatus`; empty for phrases in which the verb tells nothing of an agreement.
        done: Past forms and the passive participle.
        now: Present forms.
        will: Future forms.
        base: Infinitives; of a language without endings the form that needs a word before it.
        noun: What the deed is called: ``podpisanie``, ``signing``.
        parted: Finite forms whose prefix stands at the end of the clause, with it: ``schließt ab``, ``tritt in Kraft``.
        subject: Whether the agreement itself does it: ``wygasła``, ``collapsed``.
        strong: Whether it is said of agreements alone, so that it may stand further off and makes an agreement of a
            weak noun.
        active: Whether it always has its object behind it ("won").
        talks: Whether it is said of talks, not of an agreement ("resumed").
        partner: Whether it counts only where the agreement names a partner ("has a treaty with Peru").
        known: Whether it counts only where the agreement names a partner or the article tells of one ("the contract
            covers").
        approval: Whether it becomes a ratification where a parliament does it ("approved").
        negated: The status that its denial tells: who "did not accept" an offer rejected it.
        result: The status where the noun stands behind it in a case of result: "zakończył się ugodą".
        opening: Whether it counts only where it opens a clause, right before the noun ("Jest umowa").
        deciders: Whether it counts only where those stand by it whose word decides: `ratifiers` or `deciders`. What a
            politician "endorsed" is no more agreed than before.
        summed: Whether a sum must stand behind ("is worth").
    """

    status: str = ""
    done: Words = ()
    now: Words = ()
    will: Words = ()
    base: Words = ()
    noun: Words = ()
    parted: Words = ()
    subject: bool = False
    strong: bool = False
    active: bool = False
    talks: bool = False
    partner: bool = False
    known: bool = False
    approval: bool = False
    negated: str = ""
    opening: bool = False
    deciders: bool = False
    summed: bool = False
    result: str = ""

    def cue(self, tense: str) -> Cue:
        """What a form of it tells."""
        return Cue(
            self.status, tense, self.subject, self.strong, self.active, self.talks, self.partner, self.known,
            self.approval, self.negated, self.opening, self.result, self.deciders, self.summed,
        )  # fmt: skip


class Cue(NamedTuple):
    """What a sign of the kind ``cue`` tells."""

    status: str
    tense: str  #: done, now, will, base, noun or adjective.
    subject: bool
    strong: bool
    active: bool = False
    talks: bool = False
    partner: bool = False
    known: bool = False
    approval: bool = False
    negated: str = ""
    opening: bool = False
    result: str = ""
    deciders: bool = False
    summed: bool = False


class Sign(NamedTuple):
    """A word or phrase of the section, ready to be compared in a sentence."""

    words: tuple[str, ...]
    kind: str
    value: object


class Signs(NamedTuple):
    """The signs that begin with one word, sorted for the walk over a sentence."""

    longer: Mapping[str, tuple[Sign, ...]]  #: Those of several words by the second, longest first.
    single: tuple[tuple[str, object], ...]  #: Kind and value of those that are the word alone, one a kind.
    kinds: frozenset[str]  #: The kinds of these.
    has_cue: bool  #: Whether a ``cue`` is among these.


class SortedSigns(dict[str, Signs]):
    """Signs by their first word, sorted when a text has the word: few texts have many."""

    def __init__(self, signs: Mapping[str, tuple[Sign, ...]]) -> None:
        super().__init__()
        self._signs = signs

    def __missing__(self, word: str) -> Signs:
        found = self[word] = _sorted(tuple(sorted(self._signs[word], key=lambda sign: -len(sign.words))))
        return found


def _sorted(signs: tuple[Sign, ...]) -> Signs:
    longer: dict[str, list[Sign]] = {}
    single: dict[str, object] = {}
    for sign in signs:
        if len(sign.words) > 1:
            longer.setdefault(sign.words[1], []).append(sign)
        else:
            single.setdefault(sign.kind, sign.value)
    by_second = {word: tuple(some) for word, some in longer.items()}
    return Signs(by_second, tuple(single.items()), frozenset(single), "cue" in single)


def signs_of(phrases: Iterable[str], kind: str, value: object) -> Iterator[Sign]:
    """The signs that some phrases are."""
    for phrase in phrases:
        words = words_of(phrase)
        if words:
            yield Sign(words, kind, value)


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, as the scan has them."""
    return tuple(_WORD.findall(phrase.lower()))
