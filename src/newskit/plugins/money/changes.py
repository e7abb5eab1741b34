"""Verbs and nouns of change: they tell "rose from 2 to 3" from a range, and "rose to 3" from a limit."""

from __future__ import annotations

from newskit.plugins.money.tokens import Tokens

__all__ = ["moves_before"]

_SENTENCE_ENDS = frozenset(".;!?\n")


def moves_before(tokens: Tokens, stop: int, near: int) -> bool:
    """Whether one stands among the `near` words before word `stop`, in the same sentence."""
    words, gaps, moves = tokens.words, tokens.gaps, tokens.grammar.moves
    for index in range(stop - 1, max(-1, stop - 1 - near), -1):
        if words[index] in moves:
            return True
        if gaps[index][:1] in _SENTENCE_ENDS:
            return False
    return False
