"""What kind of agreement it is when its noun does not say: words around it, and in the article, tell.

A "deal" in an article of strikes and unions is a labour agreement, one in an article of lawsuits a settlement. States
make no labour agreements and companies no peace, so the parties narrow the choice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newskit.document import Document
from newskit.plugins.agreements.linking import Draft
from newskit.plugins.agreements.words import AgreementWords

__all__ = ["settle_types"]

_SENTENCE, _BEFORE, _ARTICLE, _OTHER = 3.0, 1.5, 0.5, 2.0  # what a word is worth by where it stands
_LEAST, _FAR_LEAST = 2.5, 3.0  # a kind needs this much; more where nothing near the agreement speaks for it
_OF_STATES = frozenset(("trade_deal", "peace", "ceasefire", "defence", "exchange"))
_OF_STATES_NEVER = frozenset(("contract", "collective"))
_OF_OTHERS = frozenset(("contract", "collective", "merger", "settlement", "political"))


def settle_types(document: Document, drafts: list[Draft]) -> None:
    """Give the agreements whose noun leaves it open the kind that the words around them tell."""
    section = document.section(AgreementWords)
    for draft in drafts:
        if (kind := _between_states(draft)) is not None:
            draft.phrase = draft.phrase._replace(type=kind)
    open_ones: list[Draft] = []
    settled: set[str] = set()  # the kinds that agreements of the article have
    for draft in drafts:
        if _is_open(draft, section):
            open_ones.append(draft)
        elif draft.phrase.type in section.themes:
            settled.add(draft.phrase.type)
    if not section.themes or not open_ones:
        return
    words = _Themes(document.scan.words, section.theme_words)
    for draft in open_ones:
        kind = _theme(draft, words, settled)
        if kind is not None:
            draft.phrase = draft.phrase._replace(type=kind)
            settled.add(kind)


def _between_states(draft: Draft) -> str | None:
    """A better kind where states or their lack gainsay the noun: states sign no contracts, clubs no treaties."""
    kinds = [party.type in ("state", "bloc") for party in draft.parties]
    noun, kind = draft.phrase.noun.value, draft.phrase.type
    if noun.type == "agreement" and kind in _OF_STATES_NEVER and len(kinds) > 1 and all(kinds):
        return "agreement"
    return None


def _is_open(draft: Draft, section: AgreementWords) -> bool:
    """Whether the noun leaves open what kind it is, and no word beside it has told."""
    noun = draft.phrase.noun.value
    return noun.lemma in section.themed and draft.phrase.type == noun.type


class _Themes:
    """The words of an article that speak for some kind, counted by sentence, each sentence once."""

    def __init__(self, words: Sequence[str], themes: Mapping[str, str]) -> None:
        self._words = words
        self._themes = themes
        self._counted: dict[tuple[int, int], Counter[str]] = {}
        self.article = self.counted(0, len(words))

    def counted(self, first: int, stop: int) -> Counter[str]:
        """How many words of each kind there are from `first` to `stop`, each word counted once."""
        found = self._counted.get((first, stop))
        if found is None:
            some = self._themes.keys() & self._words[first:stop]
            found = self._counted[first, stop] = Counter(self._themes[word] for word in some)
        return found


def _theme(draft: Draft, themes: _Themes, settled: Iterable[str]) -> str | None:
    """The kind that most speaks for, or None."""
    reading = draft.reading
    worth: dict[str, float] = defaultdict(float)
    for kind, count in themes.counted(reading.first, reading.stop).items():
        worth[kind] += _SENTENCE * min(count, 2)
    if draft.before is not None:
        for kind, count in themes.counted(draft.before.first, draft.before.stop).items():
            worth[kind] += _BEFORE * min(count, 2)
    near = frozenset(worth)
    for kind, count in themes.article.items():
        worth[kind] += _ARTICLE * count
    for kind in settled:
        worth[kind] += _OTHER
    allowed = _fitting(draft)
    kind, most = max(
        ((kind, value) for kind, value in worth.items() if kind in allowed),
        key=lambda entry: (entry[1], entry[0]),
        default=("", 0.0),
    )
    return kind if most >= (_LEAST if kind in near else _FAR_LEAST) else None


def _fitting(draft: Draft) -> frozenset[str]:
    """The kinds that such parties make."""
    kinds = {party.type in ("state", "bloc") for party in draft.parties}
    if kinds == {True}:
        return _OF_STATES
    if kinds == {False}:
        return _OF_OTHERS
    return _OF_STATES | _OF_OTHERS
