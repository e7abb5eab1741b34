"""A language as annotators see it: its sections, and the lexicon that the scan looks words up in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from attrs import field, frozen

from newskit.languages.sections import Entry

__all__ = ["Example", "Language", "Lexicon", "Pattern"]

S = TypeVar("S")

WORD = re.compile(r"\w+")

_ANY, _CAPITAL, _ALL_CAPITALS = 0, 1, 2


class Pattern(NamedTuple):
    """An entry of the lexicon, ready to be compared in place."""

    name: str
    value: Any
    words: tuple[str, ...]  #: Lower case.
    anchor: int  #: Which of the words the lexicon is keyed by.
    case: tuple[int, ...]  #: For each word: any case, a capital, all capitals; () where none matters.


def _case(word: str) -> int:
    if word.isupper() and len(word) > 1:
        return _ALL_CAPITALS
    return _CAPITAL if word[:1].isupper() else _ANY


class Lexicon:
    """All words of a language that anybody wants to find, keyed by one word each.

    A phrase hangs on its longest word, which is nearly always its rarest.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        patterns: dict[str, list[Pattern]] = {}
        for name, phrase, value in entries:
            if phrase.isalpha():  # nearly all are single words, and thousands pass here when a language loads
                words: tuple[str, ...] = (phrase.lower(),)
                case: tuple[int, ...] = () if words[0] == phrase else (_case(phrase),)
                anchor = 0
            else:
                written = WORD.findall(phrase)
                if not written:
                    continue  # a sign such as "$": its annotator looks for it between the words
                words = tuple([word.lower() for word in written])
                case = tuple([_case(word) for word in written])
                case = case if any(case) else ()
                anchor = max(range(len(words)), key=lambda index: len(words[index]))
            pattern = Pattern(name, value, words, anchor, case)
            others = patterns.get(words[anchor])
            if others is None:
                patterns[words[anchor]] = [pattern]
            elif pattern not in others:
                others.append(pattern)
        self.patterns: Mapping[str, Sequence[Pattern]] = patterns

    def __len__(self) -> int:
        return len(self.patterns)


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

    @cached_property
    def lexicon(self) -> Lexicon:
        """All words that are to be found in articles, compiled on first use."""
        sections = [made for made in self._sections.values() if hasattr(made, "lexicon")]
        return Lexicon(entry for made in sections for entry in made.lexicon())
