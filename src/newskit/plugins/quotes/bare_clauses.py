"""Clauses without a conjunction, where the word order tells: "X said A", "X told Y A", "X urged Y to A"."""

from __future__ import annotations

from newskit.plugins.quotes.clause import Clause, first_of
from newskit.plugins.quotes.drafts import Draft

__all__ = ["infinitive", "zero_that"]

_LEAST = 3
_WITHIN = 14


def infinitive(clause: Clause) -> Draft | None:
    """``X urged Y to A``: a demand or a promise; the act is the content."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    for at in range(cue.stop, min(cue.stop + 10, clause.high - 1)):
        word = view.words[at]
        if (view.gaps[at] != " " and at > cue.stop) or word in sets.finite or word in sets.leading:
            return None
        if word == sets.infinitive:
            if _no_verb(clause, at + 1):
                return None
            subject = clause.subject(clause.high)
            if subject.mention is None or subject.mention.kind == "dummy":
                return None
            return clause.made(at, clause.stop(at), "infinitive", subject, clause.stance())
    return None


def _no_verb(clause: Clause, at: int) -> bool:
    """Whether no verb stands behind "to" and another report follows: "agreed to a truce, officials said"."""
    view, sets = clause.view, clause.sets
    if all(cue.value.lemma not in sets.zero_that for cue in view.cues_in(at, clause.high)):
        return False
    return view.words[at] in sets.definite or view.words[at] in sets.indefinite or view.word(at)[0].isdigit()


def zero_that(clause: Clause) -> Draft | None:
    """``X said A``, ``X told Y A``."""
    sets, value = clause.sets, clause.value
    if clause.high - clause.cue.stop < _LEAST:
        return None
    begin = _begin(clause)
    if begin is None or clause.high - begin < _LEAST - 1:
        return None
    subject = clause.subject(clause.high)
    mention = subject.mention
    if mention is None or mention.kind == "dummy":
        return None
    if value.lemma in sets.findings and (
        mention.kind == "pronoun" or (mention.actor is not None and mention.actor.kind == "person")
    ):
        return None
    return clause.made(begin, clause.stop(begin), "zero_that", subject, clause.stance())


def _begin(clause: Clause) -> int | None:
    """Where the clause begins behind the cue, past hearer, day and occasion."""
    view, sets, value = clause.view, clause.sets, clause.value
    words, gaps, high = view.words, view.gaps, clause.high
    at = clause.cue.stop
    strong = value.lemma in sets.strong
    gap = gaps[at]
    if gap != " " and not (":" in gap or "," in gap or gap.strip() in ('"', "“", "‘")):
        return None
    if words[at] in sets.finite and not strong:
        return None
    if value.lemma in sets.telling:
        begin = _behind_hearer(clause, at)
        if begin is not None or words[at] not in sets.pronouns:
            return begin
    for colon in range(at + 1, min(at + 8, high)):
        if ":" in gaps[colon]:
            if words[colon - 1] not in sets.finite:
                return colon
            break
        if words[colon] in sets.finite:
            break
    if "," in gap:
        return None  # "He said, as he left, ...": `inserted` knows
    past = _behind_occasion(clause, at)
    if past > at:
        at = past
    elif words[at] in sets.prepositions and not (strong and words[at] in sets.openers):
        return None
    finite = first_of(sets.finite, words, at, min(at + _WITHIN, high))
    if strong:
        return at if finite is not None or high - at >= 5 else None
    if words[at] in sets.pronouns and at + 1 < high and gaps[at + 1] == " " and words[at + 1] not in sets.prepositions:
        return at
    if finite is None and value.lemma in sets.findings:
        finite = next((i for i in range(at + 1, min(at + 9, high)) if words[i].endswith(sets.past_endings)), None)
    if finite is None or finite == at:
        return None
    if not sets.relative_or_leading.isdisjoint(words[at + 1 : finite + 1]):
        return None
    return None if any("," in gap for gap in gaps[at + 1 : finite + 1]) else at


def _behind_occasion(clause: Clause, at: int) -> int:
    """Past "in an interview on Monday", up to where a subject begins before its verb."""
    words, sets = clause.view.words, clause.sets
    here = at
    while here < clause.high and here - at < _WITHIN - 2:
        word = words[here]
        if word in sets.days:
            here += 1
            continue
        if word not in sets.occasions_before:
            break
        step = first_of(sets.occasions_or_days, words, here + 1, min(here + 6, clause.high))
        if step is None:
            break
        here = step + 1
    return here


def _behind_hearer(clause: Clause, at: int) -> int | None:
    """Where the clause begins behind "told X"."""
    view, sets = clause.view, clause.sets
    words, high = view.words, clause.high
    if words[at] in sets.hearers:
        here = at + 1
    else:
        actor = view.cast.covering(at) or (view.cast.covering(at + 1) if at + 1 < high else None)
        if actor is not None:
            here = actor.stop
        else:
            near = range(at, min(at + 4, high))
            role = next((i for i in near if i in view.roles or words[i] in sets.hearers), None)
            if role is None:
                return None
            here = role + 1
    if here < high:
        here = _behind_occasion(clause, here)
    if here >= high or view.gaps[here] != " " or words[here] in sets.prepositions or words[here] == sets.infinitive:
        return None
    return None if sets.finite.isdisjoint(words[here : min(here + 12, high)]) else here
