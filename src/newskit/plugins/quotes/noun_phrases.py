"""Noun phrases in a language without case endings: where one begins and ends, and the mention that it is."""

from __future__ import annotations

from newskit.plugins.quotes.drafts import Mention, mention_of
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["antecedent", "chunk_start", "is_possessive", "is_predicate", "noun_phrase", "phrase_end"]

#: Gaps within a noun phrase: a blank, an apostrophe, a hyphen, a stop after an initial, a bracket.
_INNER = frozenset(
    (" ", "'", "’", "-", ". ", ".", "–", "/", " (", ") ", " $", "$", "‑", ".-", "& ", " & ", "&", "’ ", "' ", "., ")
)
_LONGEST = 14
_FARTHEST = 16  # words before its end within which a noun phrase begins
_LONGEST_BODY = 4  # words of "the Swedish fridge maker"
_BARE_POSSESSIVE = frozenset(("' ", "’ "))  # of a name in "s": "Sanders' manager"


def chunk_start(view: View, stop: int, low: int) -> int:
    """Where the noun phrase before a word begins: behind a comma, a mark, a conjunction."""
    words, gaps, sets = view.words, view.gaps, view.sets
    joining, openers = sets.joining, sets.openers
    at, last = stop, stop - 1
    for at in range(last, (low if stop - low < _FARTHEST else stop - _FARTHEST) - 1, -1):
        if words[at] in joining and (at < last or words[at] in sets.relative_or_leading):
            return at + 1
        if gaps[at] not in _INNER and at > low:
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
    last = words[stop - 1]
    if last in sets.subject_pronouns and view.gaps[stop - 1] == " ":
        return Mention(stop - 1, stop, "pronoun", None, sets.pronouns[last])  # "late on Monday she"
    if word in prepositions and not (first + 1 < stop and words[first + 1] in sets.quantities):
        # "In an email, ..." has no subject of its own, but "In March X" may have one at its end
        actor = covering(stop - 1)
        return mention_of(actor) if actor is not None and actor.nominative else None
    head: Hit | None = None
    behind = first  # the last actor
    for at in range(first, stop):
        if at < behind:
            continue
        if words[at] in prepositions and at > first:
            break
        actor = covering(at)
        if actor is not None and actor.first >= first:
            behind = actor.stop
            if behind >= stop:
                return mention_of(actor)
            if not is_possessive(view, behind):
                person = actor.kind == "person" and not _modifies(view, behind, stop)
                if person or words[behind] in prepositions:
                    return mention_of(actor)
        elif at in nouns:
            head = nouns[at]
        elif at in roles:
            head = roles[at]
    body_noun = view.bodies.get(stop - 1) if stop - 1 not in view.capitals else None  # else it is a name
    if body_noun is not None and head is None and words[first] in sets.definite and stop - first <= _LONGEST_BODY:
        return Mention(first, stop, "body", None, body_noun.value[1], body_noun.value[0])
    if head is not None and head.first in nouns:
        return Mention(first, stop, "noun", None, head.value[1], head.value[0])
    if head is not None:
        lemma = head.value[1]
        if words[head.stop - 1] != lemma.split()[-1]:
            return Mention(first, stop, "phrase", None, "", "group")
        return Mention(first, stop, "role", None, lemma)
    if words[first] == sets.possessive or last in sets.prepositions or last == sets.infinitive:
        return None
    if not sets.finite_or_pronoun.isdisjoint(words[first:stop]) and _has_verb(view, first, stop):
        return None
    return None if _has_report(view, first, stop) else Mention(first, stop, "phrase")


def _modifies(view: View, at: int, stop: int) -> bool:
    """Whether a name only tells more of the noun behind it: "a Cole *spokesman*"."""
    if view.gaps[at] != " " or at in view.capitals:
        return False
    noun = view.roles.get(at) or view.nouns.get(at) or view.bodies.get(at)
    return noun is not None and noun.stop <= stop


def _has_verb(view: View, first: int, stop: int) -> bool:
    """Whether a finite verb or a pronoun stands among some words; "led" is none in "a team led by X"."""
    words, sets = view.words, view.sets
    return any(
        words[at] in sets.finite_or_pronoun
        and words[at] not in sets.possessives
        and not (at > first and words[at - 1] in sets.prepositions)
        and not (first < at < stop - 1 and words[at + 1] in sets.agents)
        for at in range(first, stop)
    )


def _has_report(view: View, first: int, stop: int) -> bool:
    """Whether a verb of speech stands among some words."""
    return any(
        cue.value.person != "participle"
        and cue.first not in view.capitals
        and view.words[cue.first] != cue.value.lemma
        and view.words[min(cue.stop, stop - 1)] not in view.sets.agents
        and cue.first in view.verbs
        and not (cue.first > first and view.words[min(cue.stop, stop - 1)] in view.sets.behind_participle)
        for cue in view.cues_in(first, stop)
    )


def is_predicate(view: View, first: int, stop: int) -> bool:
    """Whether words behind "who" are all of its clause, not its subject: "(those who) back her plans"."""
    if _has_verb(view, first, stop) or _has_report(view, first, stop):
        return True
    sets = view.sets
    if first + 1 < stop and view.words[first].endswith("s") and first not in view.roles and first not in view.nouns:
        return True  # "(who) lives opposite"
    before_noun = first + 1 < stop and (view.words[first + 1] in sets.nominal or view.capital(first + 1))
    return before_noun and view.words[first] not in sets.nominal and not view.capital(first)


def antecedent(view: View, at: int) -> Mention | None:
    """The noun phrase that a relative pronoun goes on with: "voters (who)"."""
    start = chunk_start(view, at, max(at - _LONGEST, 0))
    return noun_phrase(view, start, at) if start < at else None


def is_possessive(view: View, at: int) -> bool:
    """Whether a possessive ending stands at a word: "Smith('s) lawyer"."""
    gap = view.gaps[at]
    return gap in _BARE_POSSESSIVE or (view.words[at] == view.sets.possessive and gap in ("'", "’"))
