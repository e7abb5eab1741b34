"""The nominatives of names of outlets, and of what is said of unnamed media."""

from __future__ import annotations

from newskit.plugins.credits.page import Page
from newskit.plugins.inflection import adjective_nominative
from newskit.scan import Hit

__all__ = ["full_name", "plural_adjective", "without_case"]

_CASES = (
    ("owi", ""),
    ("iem", ""),
    ("em", ""),
    ("ej", "a"),
    ("ą", "a"),
    ("ę", "a"),
    ("ki", "ka"),
    ("gi", "ga"),
    ("y", "a"),
    ("u", ""),
    ("a", ""),
)


_PLURAL = {"ich": "ie", "ych": "e", "imi": "ie", "ymi": "e", "im": "ie", "ym": "e"}


def full_name(page: Page, hit: Hit, stop: int, gender: str, lemma: str) -> str:
    """The nominative of a name that a class noun begins: "Kurierowi Polskiemu" is "Kurier Polski"."""
    scan, text = page.scan, page.text
    rest = text[scan.starts[hit.stop] : scan.ends[stop - 1]]
    if page.vocabulary.words.inflection and scan.words[hit.first] != lemma.casefold():
        word = scan.word(hit.stop)
        nominative = adjective_nominative(word, gender)
        if nominative is not None:
            rest = nominative + rest[len(word) :]
    elif not page.vocabulary.words.inflection:
        return text[scan.starts[hit.first] : scan.ends[stop - 1]]
    return f"{lemma[0].upper()}{lemma[1:]} {rest}"


def without_case(name: str) -> str:
    """The nominative of an unknown name in an oblique case: "Faktu" is "Fakt", "Polityki" is "Polityka"."""
    word, blank, rest = name.partition(" ")
    if word.isupper() or len(word) < 4:
        return name
    for ending, nominative in _CASES:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)] + nominative + blank + rest
    return name


def plural_adjective(word: str) -> str:
    """The nominative plural of an adjective in another case: "kazachstańskich" is "kazachstańskie"."""
    for ending, nominative in _PLURAL.items():
        if word.endswith(ending):
            return word[: -len(ending)] + nominative
    return word
