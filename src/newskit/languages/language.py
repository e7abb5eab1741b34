"""A language as annotators see it: its sections, and the lexicon that the scan looks words up in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from attrs import field, frozen

from newskit.collector import collector_paused
from newskit.languages.sections import Entry

__all__ = ["Entries", "Example", "Language", "Lexicon", "Phrase", "Single"]

S = TypeVar("S")

WORD = re.compile(r"\w+")

_ANY, _CAPITAL, _ALL_CAPITALS = 0, 1, 2
_LONG = 7  # letters; behind that length words are much the same in how rare they are


#: A word: the class of its hits, the value they carry, and the case it must have: 0 any, 1 a capital, 2 all capitals. A
#: plain tuple: thousands are made when a language loads.
Single = tuple[str, Any, int]


class Phrase(NamedTuple):
    """Several words of the lexicon, ready to be compared in place."""

    name: str
    value: Any
    words: list[str]  #: Lower case; a list, as what it is compared with is one.
    anchor: int  #: Which of the words the lexicon is keyed by.
    case: tuple[int, ...]  #: For each word: any case, a capital, all capitals; () where none matters.


#: What a word may be: single words in any case (class and value) or, where the case of one of them matters, all of them
#: as singles; and phrases by the word behind it or, where it is their last, by the one before it.
Entries = tuple[
    tuple[tuple[str, Any], ...],
    tuple[Single, ...],
    Mapping[str, Sequence[Phrase]] | None,
    Mapping[str, Sequence[Phrase]] | None,
]


_Phrases = dict[str, dict[str, list[Phrase]]]


def _case(word: str) -> int:
    if word.isupper() and len(word) > 1:
        return _ALL_CAPITALS
    return _CAPITAL if word[:1].isupper() else _ANY


class Lexicon:
    """All words of a language that anybody wants to find.

    A phrase hangs on its longest word, which is likely the rarest in a text (of several long ones on the one in the
    fewest phrases), and there on a neighbour of that word, so that a common word costs one look-up, however many
    phrases it is in.

    Attributes:
        words: What each word may be; phrases stand under one of their words.
        common: The single words that are written in lower case: verbs, offices, nouns.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        plain: dict[str, tuple[tuple[str, Any], ...]] = {}
        cased: dict[str, tuple[Single, ...]] = {}
        phrases: list[tuple[str, Any, str, list[str]]] = []
        common: set[str] = set()
        for name, phrase, value in entries:
            word = phrase.lower()
            if "\u0130" in phrase:  # İ, the one letter that grows in lower case; the scan takes it for I as well
                word = phrase.replace("\u0130", "I").lower()
            written = phrase
            if not word.isalpha():
                words = WORD.findall(word)
                if len(words) > 1:
                    phrases.append((name, value, "" if word == phrase else phrase, words))
                    continue
                if not words:
                    continue  # a sign such as "$", which its annotator looks for between the words
                word, written = words[0], WORD.findall(phrase)[0]  # "TVN24"
            case = _ANY if word == written else _case(written)
            if case == _ANY:
                common.add(word)  # "iStock" as well
            if case == _ANY and word not in cased:
                pair = (name, value)
                if word not in plain:
                    plain[word] = (pair,)
                elif pair not in plain[word]:
                    plain[word] += (pair,)
                continue
            single = (name, value, case)
            known = cased.get(word) or tuple((*pair, _ANY) for pair in plain.pop(word, ()))
            cased[word] = known if single in known else (*known, single)
        self.common = frozenset(common)
        after, before = _by_anchor(phrases)
        self.words: dict[str, Entries] = {word: (some, (), None, None) for word, some in plain.items()}
        for word in {**cased, **after, **before}:
            self.words[word] = (plain.get(word, ()), cased.get(word, ()), after.get(word), before.get(word))

    def __len__(self) -> int:
        return len(self.words)


def _by_anchor(phrases: Sequence[tuple[str, Any, str, list[str]]]) -> tuple[_Phrases, _Phrases]:
    """Phrases by their anchor and the word behind it; those whose anchor is their last word, by the word before it.

    Args:
        phrases: Class, value, the phrase as written where it has capitals (else ""), its words in lower case.
    """
    uses = Counter(chain.from_iterable([words for *_, words in phrases]))
    ranks = {word: (-min(len(word), _LONG), number) for word, number in uses.items()}
    after: _Phrases = {}
    before: _Phrases = {}
    new = tuple.__new__  # as in the scan: half the price of Phrase(...)
    for name, value, written, words in phrases:
        anchor = words.index(min(words, key=ranks.__getitem__))
        side, neighbour = (after, anchor + 1) if anchor + 1 < len(words) else (before, anchor - 1)
        case = tuple(map(_case, WORD.findall(written))) if written else ()
        made = new(Phrase, (name, value, words, anchor, case if any(case) else ()))
        under = side.setdefault(words[anchor], {}).setdefault(words[neighbour], [])
        if made not in under:
            under.append(made)
    return after, before


@frozen(kw_only=True)
class Example:
    """A text in a pack with what must be found in it: ``"quotes.speaker.name" -> ("Anna Nowak",)``."""

    text: str
    expected: Mapping[str, tuple[str, ...]]


@frozen(kw_only=True)
class Language:
    """A language pack, read and validated.

    Args:
        code: ISO 639-1, or 639-3 where there is none.
        name: In the language itself.
        english_name: In English.
        version: The pack's version; results carry it.
        country: ISO 3166 code of the country that an article in this language most likely comes from.
        files: Where it was read from.
        known: Whether there is a pack; without one every section is empty.
    """

    code: str
    name: str = ""
    english_name: str = ""
    version: str = ""
    country: str | None = None
    files: tuple[str, ...] = ()
    known: bool = True
    examples: tuple[Example, ...] = ()
    _sections: Mapping[type[Any], Any] = field(factory=dict, alias="sections", repr=False)

    def section(self, cls: type[S]) -> S:
        """The words of a section; an empty one where the pack has none.

        Args:
            cls: The class that declares the section.
        """
        found = self._sections.get(cls)
        return cls() if found is None else found

    def has(self, cls: type[Any]) -> bool:
        """Whether the language's packs have words for a section.

        Args:
            cls: The class that declares the section.
        """
        return cls in self._sections

    @cached_property
    def lexicon(self) -> Lexicon:
        """All words that are to be found in articles, compiled on first use."""
        sections = [made for made in self._sections.values() if hasattr(made, "lexicon")]
        with collector_paused():
            return Lexicon(chain.from_iterable(made.lexicon() for made in sections))
