"""Quotations that name no speaker and are said again elsewhere: a headline's by whoever says its words in the text."""

from __future__ import annotations

from collections.abc import Sequence

from newskit.model import Speaker
from newskit.plugins.quotes.drafts import Draft, Place
from newskit.plugins.quotes.view import View

__all__ = ["speaker_of_echo"]

_SAME = 0.65  # of a headline's words that must come again
_LEAST = 2  # words
_LONG = 3  # letters from which on a word counts
_STEM = 5


def speaker_of_echo(view: View, draft: Draft, said: Sequence[tuple[Draft, Speaker | None]]) -> Speaker | None:
    """Who says the words of a quotation again, further down and with an attribution; None where nobody does.

    Args:
        view: The document.
        draft: The quotation.
        said: The drafts behind it, with their speakers.
    """
    words = _words(view, draft.content)
    if len(words) < _LEAST:
        return None
    best, found = _SAME, None
    for other, speaker in said:
        if speaker is None or other.content[0][0] <= draft.content[0][0]:
            continue
        share = len(words & _words(view, other.content)) / len(words)
        if share > best:
            best, found = share, speaker
    return found


def _words(view: View, content: Sequence[Place]) -> frozenset[str]:
    """The first letters of the longer words of some places."""
    found = []
    for start, end in content:
        low, high = view.scan.index_at(start), view.scan.index_at(end)
        found += [word[:_STEM] for word in view.words[low:high] if len(word) > _LONG]
    return frozenset(found)
