"""What to call a speaker without a name: the words beside the cue in the nominative."""

from __future__ import annotations

from newskit.plugins.inflection import adjective_nominative
from newskit.plugins.quotes.drafts import Mention
from newskit.plugins.quotes.view import View
from newskit.plugins.slavic import is_virile, virile_adjective

__all__ = ["is_handle", "name_of"]


def is_handle(view: View, first: int) -> bool:
    """Whether the sign of an account on a network stands before a word: "@harbour_news"."""
    return view.gaps[first].endswith("@")


_MARKS = {"„": "”", "«": "»"}  # that a name opens: "krytyk „Kina”"


def name_of(view: View, mention: Mention) -> str:
    """The words of a mention in the nominative: without an article, an office's first letter lower case."""
    if mention.kind == "phrase" and mention.sort == "organisation" and mention.lemma:
        return mention.lemma  # an outlet's name, put into the nominative where it was found
    words, sets = view.words, view.sets
    first, stop = mention.first, mention.stop
    while first < stop - 1 and words[first] in sets.definite:
        first += 1
    if not sets.free:
        stop = _head_stop(view, mention, first)
    name = view.text[view.starts[first] : view.ends[stop - 1]]
    if sets.free and mention.lemma:
        name = _declined(view, mention, first, stop)
    common = first in view.roles or first in view.nouns or first in view.bodies
    lower = (sets.free and mention.sort not in ("person", "organisation")) or (common and mention.kind != "phrase")
    if lower and not view.word(first).isupper() and not view.cast.covering(first):
        name = name[0].lower() + name[1:]
    if is_handle(view, first):
        return f"@{name}"
    opened = next((mark for mark in _MARKS if mark in name and _MARKS[mark] not in name.split(mark, 1)[1]), None)
    return name if opened is None else name + _MARKS[opened]


def _declined(view: View, mention: Mention, first: int, stop: int) -> str:
    """The words of a noun phrase with its noun and adjectives in the nominative."""
    pieces = [view.word(at) for at in range(first, stop)]
    _decline(pieces, mention)
    return "".join(piece + gap for piece, gap in zip(pieces, [*view.gaps[first + 1 : stop], ""], strict=True))


def _head_stop(view: View, mention: Mention, first: int) -> int:
    """Where a name ends: before a relative clause, and of a document behind its noun ("a report (by the council)")."""
    for at in range(first + 1, mention.stop):
        if view.words[at] in view.sets.relatives or (mention.sort == "document" and at - 1 in view.nouns):
            return at
    return mention.stop


def _decline(pieces: list[str], mention: Mention) -> None:
    """Put a noun and its adjectives into the nominative, in place."""
    lemma, plural = mention.lemma, mention.sort == "group"
    if mention.sort == "document":
        _decline_document(pieces, lemma)
        return
    head = next((at for at, word in enumerate(pieces) if word.lower()[:3] == lemma[:3]), None)
    if head is None or pieces[head].lower() == lemma:
        return
    tail = all(piece.endswith(("ych", "ich")) for piece in pieces[head + 1 :])  # adjectives, and no noun of their own
    for at, piece in enumerate(pieces):
        if at == head:
            pieces[at] = lemma.split()[-1]
        elif plural and (at < head or tail):
            pieces[at] = virile_adjective(piece) if is_virile(lemma) else _plural(piece)
        elif at < head:
            pieces[at] = adjective_nominative(piece, "m") or piece


def _decline_document(pieces: list[str], lemma: str) -> None:
    """Put a document and the adjectives behind it into the nominative: "karty operacyjnej" is "karta operacyjna"."""
    if pieces[0].lower() == lemma:
        return
    pieces[0] = lemma
    gender = "f" if lemma.endswith(("a", "ść")) else "n" if lemma.endswith(("e", "o")) else "m"
    for at in range(1, len(pieces)):
        changed = adjective_nominative(pieces[at], gender) if pieces[at].islower() else None
        if changed is None:
            return
        pieces[at] = changed


def _plural(word: str) -> str:
    """A genitive plural adjective in the nominative: "informacyjnych" is "informacyjne"."""
    if word.endswith("ych"):
        return word[:-3] + "e"
    return word[:-1].removesuffix("c") + "e" if word.endswith("ich") else word
