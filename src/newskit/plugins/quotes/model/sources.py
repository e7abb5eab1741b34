"""From the words that the model takes for a source to a mention: the head of the phrase tells what it is."""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.drafts import Mention, mention_of
from newskit.plugins.quotes.model.attributions import Range
from newskit.plugins.quotes.view import View

__all__ = ["source_of"]

_BACK = 12  # words before a relative pronoun among which its noun stands
_BREAKS = frozenset(",;:(—–")


def source_of(view: View, source: Range) -> Mention | None:
    """The mention among the words of a source.

    The name that ends the noun phrase before a comma or a preposition is its head: "Clinton spokesman *Nick Merrill*".
    A name before a noun is none: "the Trump *campaign*"; nor is one behind a preposition: "an aide to Smith".
    """
    words, sets, covering = view.words, view.sets, view.cast.covering
    first, stop = source
    if stop - first == 1:
        word = words[first]
        if word in sets.relatives:
            return Mention(first, stop, "relative", _antecedent(view, first))
        if word in sets.pronouns:
            return Mention(first, stop, "pronoun", None, sets.pronouns[word])
        if word in sets.dummies:
            return Mention(first, stop, "dummy")
    while first < stop - 1 and words[first] in sets.openers:
        first += 1
    if words[first] in sets.source_nouns and first + 2 < stop and words[first + 1] in sets.prepositions:
        first += 2  # "data from X"
    end = _head_end(view, first, stop)
    actor = covering(end - 1)
    if actor is not None and actor.first >= first:
        return mention_of(actor)
    named = _person_behind(view, end, stop)
    if named is not None:
        return mention_of(named)
    last = end - 1
    body = view.bodies.get(last)
    if body is not None and words[first] in sets.definite and end - first <= 3:
        return Mention(first, end, "body", None, body.value[1], body.value[0])
    for hits, kind in ((view.nouns, "noun"), (view.roles, "role")):
        hit = hits.get(last) or hits.get(last - 1)
        if hit is not None and hit.stop == end and hit.first >= first:
            lemma = hit.value[1]
            if kind == "noun":
                return Mention(first, end, "noun", None, lemma, hit.value[0])
            if words[last] == lemma.split()[-1]:
                return Mention(first, end, "role", None, lemma)
    return Mention(first, end, "phrase")


def _head_end(view: View, first: int, stop: int) -> int:
    """Where the noun phrase ends that a source begins with: before a comma, a preposition, a relative clause."""
    words, gaps, sets = view.words, view.gaps, view.sets
    for at in range(first + 1, stop):
        if not _BREAKS.isdisjoint(gaps[at]) or words[at] in sets.relatives:
            return at
        if words[at] in sets.prepositions:
            actor = view.cast.covering(at)  # "the Bank of England" is one name
            if actor is None or actor.first >= at:
                return at
    return stop


def _person_behind(view: View, at: int, stop: int) -> Actor | None:
    """The person whose office a noun phrase is: "minister of mines *Tom Bell*", "the chairman, *Ann Lee*"."""
    comma = at
    while comma < stop and "," not in view.gaps[comma]:
        comma += 1
    if at < comma:
        actor = view.cast.covering(comma - 1)
        if actor is not None and actor.kind == "person" and at < actor.first:
            return actor if view.words[actor.first - 1] not in view.sets.prepositions else None
    actor = view.cast.at(comma) if comma < stop else None
    return actor if actor is not None and actor.kind == "person" else None


def _antecedent(view: View, at: int) -> Actor | None:
    """Whom a relative pronoun stands for."""
    for before in range(at - 1, max(at - _BACK, -1), -1):
        actor = view.cast.covering(before)
        if actor is not None:
            return actor
    return None
