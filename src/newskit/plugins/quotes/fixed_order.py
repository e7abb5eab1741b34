"""The subject of a verb of speech where it stands before the verb, or right behind it in "said X" (English)."""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.drafts import Mention, Subject, mention_of
from newskit.plugins.quotes.proper_names import name_in_apposition
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["noun_phrase", "phrase_end", "subject"]

_CHUNKS = 6
#: Gaps within a noun phrase: a blank, an apostrophe, a hyphen, a stop after an initial, a bracket.
_INNER = frozenset(
    (" ", "'", "’", "-", ". ", ".", "–", "/", " (", ") ", " $", "$", "‑", ".-", "& ", " & ", "&", "’ ", "' ", "., ")
)
_LONGEST = 14


def subject(view: View, cue: Hit, low: int, high: int, *, inverted: bool) -> Subject:
    """The subject of a cue; `inverted` where it stands behind the verb."""
    at, behind, _ = cue
    if inverted:
        return _behind(view, behind, high)
    words, gaps, sets = view.words, view.gaps, view.sets
    told = _addressee(view, behind, high) if behind < high and gaps[behind] == " " else None
    first = view.group_starts.get(at, at)
    if first > low and gaps[first] == " ":
        before = words[first - 1]
        if before in sets.relatives:
            named = (view.cast.covering(i) for i in range(first - 2, max(first - 14, low) - 1, -1))
            who = next((actor for actor in named if actor is not None), None)
            return Subject(Mention(first - 1, first, "relative", who), told, behind)
        if before in sets.coordinating:
            return Subject(_first_subject(view, low, first - 1), told, behind)
        start = _chunk_start(view, first, low)  # by far the most: the words before the verb are the subject
        if start < first and not (start > low and words[start - 1] in sets.relatives and "," in gaps[start - 1]):
            return Subject(noun_phrase(view, start, first), told, behind)
    return Subject(_behind_commas(view, first, low), told, behind)


def _behind(view: View, at: int, high: int) -> Subject:
    """The subject behind the verb: "said X, a baker"; the name where an office stands before it."""
    stop = phrase_end(view, at, high)
    if stop <= at:
        return Subject(None, None, at)
    mention = noun_phrase(view, at, stop)
    if mention is not None and mention.kind in ("role", "phrase") and stop < high and view.gaps[stop] == ", ":
        named = name_in_apposition(view, stop, high)
        if named is not None:
            mention = mention_of(named)
    return Subject(mention, None, stop)


def _behind_commas(view: View, first: int, low: int) -> Mention | None:
    """The subject before a verb that what stands between commas parts from it: "X, a baker who left, said"."""
    words, gaps, sets = view.words, view.gaps, view.sets
    mention: Mention | None = None
    parted = gaps[first] != " "
    closed = "," in gaps[first]
    stop = first
    for _ in range(_CHUNKS):
        start = _chunk_start(view, stop, low)
        if start > low and words[start - 1] in sets.relatives and (closed or "," in gaps[start - 1]):
            stop = start - 1
            continue
        if start < stop:
            here = noun_phrase(view, start, stop)
            named = here is not None and here.kind == "actor"
            if mention is None or named:
                mention = here or mention
            if named or not parted:
                break
        if start <= low or "," not in gaps[start]:
            break
        stop = start
        if not parted:
            break
    return mention


def _first_subject(view: View, low: int, stop: int) -> Mention | None:
    """The subject of the first verb of a sentence, which a later verb behind "and" shares."""
    words, sets = view.words, view.sets
    for at in range(low, stop):
        if words[at] in sets.pronouns and (at == low or words[at - 1] not in sets.prepositions):
            return Mention(at, at + 1, "pronoun", None, sets.pronouns[words[at]])
        actor = view.cast.covering(at)
        free = actor is not None and (actor.first == low or words[actor.first - 1] not in sets.prepositions)
        if actor is not None and free and (actor.stop >= stop or not _possessive(view, actor.stop)):
            return mention_of(actor)
        if words[at] in sets.finite and at > low:
            return noun_phrase(view, low, at)
    return None


def _possessive(view: View, at: int) -> bool:
    """Whether a possessive ending stands at a word: "Smith('s) lawyer"."""
    return view.words[at] == view.sets.possessive and view.gaps[at] in ("'", "’")


def _chunk_start(view: View, stop: int, low: int) -> int:
    """Where the noun phrase before a word begins: behind a comma, a mark, a conjunction."""
    words, gaps = view.words, view.gaps
    breaks, openers = view.sets.relative_or_leading, view.sets.openers
    at = stop
    floor = max(low, stop - 16)
    while at > floor:
        word = words[at - 1]
        if word in breaks or (word in openers and at < stop):
            return at
        at -= 1
        gap = gaps[at]
        if gap != " " and gap not in _INNER and at > low:
            return at
    while at < stop and words[at] in openers:
        at += 1
    return at


def phrase_end(view: View, at: int, high: int) -> int:
    """Where the noun phrase behind "said" ends."""
    words, gaps, breaks = view.words, view.gaps, view.sets.relative_or_leading
    stop = min(high, at + _LONGEST)
    if at < stop:
        at += 1
        while at < stop and gaps[at] in _INNER and words[at] not in breaks:
            at += 1
    return at


def noun_phrase(view: View, first: int, stop: int) -> Mention | None:
    """The mention that a noun phrase is: a person's name in it, an organisation, or the phrase."""
    words, sets, covering = view.words, view.sets, view.cast.covering
    prepositions, nouns, roles = sets.prepositions, view.nouns, view.roles
    while first < stop and words[first] in sets.openers:
        first += 1
    if first >= stop:
        return None
    word = words[first]
    if stop - first == 1:
        if word in sets.pronouns:
            return Mention(first, stop, "pronoun", None, sets.pronouns[word])
        if word in sets.dummies:
            return Mention(first, stop, "dummy")
    if word in prepositions and not (first + 1 < stop and words[first + 1] in sets.quantities):
        # "In an email, ..." has no subject of its own, but "In March X" may have one at its end
        actor = covering(stop - 1)
        return mention_of(actor) if actor is not None and actor.nominative else None
    head: Hit | None = None
    at = first
    while at < stop and (at == first or words[at] not in prepositions):
        actor = covering(at)
        if actor is not None and actor.first >= first:
            after = actor.stop
            ends = after >= stop or words[after] in prepositions
            if (ends or actor.kind == "person") and not (after < stop and _possessive(view, after)):
                return mention_of(actor)
            at = after if after > at else at + 1
            continue
        if at in nouns:
            head = nouns[at]
        elif at in roles:
            head = roles[at]
        at += 1
    body_noun = view.bodies.get(stop - 1)
    if body_noun is not None and head is None and words[first] in sets.definite and stop - first <= 3:
        return Mention(first, stop, "body", None, body_noun.value[1], body_noun.value[0])
    if head is not None and head.first in nouns:
        return Mention(first, stop, "noun", None, head.value[1], head.value[0])
    if head is not None:
        lemma = head.value[1]
        if words[head.stop - 1] != lemma.split()[-1]:
            return Mention(first, stop, "phrase", None, "", "group")
        return Mention(first, stop, "role", None, lemma)
    last = words[stop - 1]
    if words[first] == sets.possessive or last in sets.prepositions or last == sets.infinitive:
        return None
    if not sets.finite_or_pronoun.isdisjoint(words[first:stop]):
        return None
    return Mention(first, stop, "phrase")


def _addressee(view: View, at: int, high: int) -> Actor | None:
    """The organisation behind a verb: "told (the) BBC"."""
    if at + 1 < high and view.words[at] in view.sets.definite:
        at += 1
    actor = view.cast.covering(at)
    return actor if actor is not None and actor.kind == "organisation" else None
