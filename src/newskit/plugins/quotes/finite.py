"""Where a finite verb stands, so that a clause follows: by the pack's list, and by the endings of the past."""

from __future__ import annotations

from newskit.plugins.quotes.view import View

__all__ = ["first_finite", "is_finite"]

_SHORTEST = 5  # letters of a form that its ending shows to be a past: "added", not "red"


def first_finite(view: View, first: int, stop: int) -> int | None:
    """The first finite verb among some words."""
    words, finite, past = view.words, view.sets.finite, view.sets.past_endings
    for at in range(first, stop):
        word = words[at]
        if (word in finite or word.endswith(past)) and is_finite(view, at, first):
            return at
    return None


def is_finite(view: View, at: int, low: int) -> bool:
    """Whether a word is a finite verb; `low` is where its clause begins, whose first word is none by its ending."""
    words, sets = view.words, view.sets
    word = words[at]
    if word in sets.finite:
        noun = at > low and words[at - 1] in sets.before_noun and word not in sets.auxiliaries
        return not noun  # "the *need* to", but "what the city *is*"
    if at <= low or len(word) < _SHORTEST or not word.endswith(sets.past_endings) or at in view.capitals:
        return False
    before = words[at - 1]
    if (
        view.gaps[at] != " "
        or before in sets.nominal
        or before in sets.coordinating
        or before.endswith(sets.adverb_endings)
    ):
        return False
    return (
        at + 1 < len(words)
        and view.gaps[at + 1] in (" ", " “", ' "', " ‘")
        and words[at + 1] not in sets.behind_participle
    )
