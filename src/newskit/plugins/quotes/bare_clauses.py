"""Clauses without a conjunction, where the word order tells: "X said A", "X told Y A", "X urged Y to A"."""

from __future__ import annotations

from newskit.plugins.quotes.clause import Clause, first_of
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.finite import first_finite

__all__ = ["infinitive", "zero_that"]

_LEAST = 3
_WITHIN = 14
_HEARER = 5  # words that a hearer may have
_COLON = 8  # words behind a verb within which its colon comes
_SINGULAR = ("ss", "us", "is")  # endings of verbs in "s" that are no plurals
_BLANKS = frozenset((" ", ' "', " “", " ‘", " ''"))  # what may stand between a pronoun and its verb
_MARKS = frozenset(('"', "“", "‘", "$", "£", "€", "¥", "#", "@", "A$", "US$"))  # what a clause may begin with


def infinitive(clause: Clause) -> Draft | None:
    """``X urged Y to A``: a demand or a promise; the act is the content."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    if clause.value.group == "ask" and view.words[cue.stop] in (sets.infinitive, *sets.negations):
        return None  # "asked not to be named"
    for at in range(cue.stop, min(cue.stop + 10, clause.high - 1)):
        word = view.words[at]
        if view.gaps[at] != " " or word in sets.finite or word in sets.leading:
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
    if view.words[at].endswith("s") and not view.words[at].endswith(_SINGULAR):
        return True  # a plural noun
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
    thing = mention.kind == "relative" and clause.view.words[mention.first] not in sets.asking
    if thing and (value.lemma in sets.findings or clause.view.words[begin] in sets.asking):
        return None  # "a method, which explains how"
    if (
        value.lemma in sets.findings
        and clause.view.words[begin] not in sets.pronouns
        and (mention.kind == "pronoun" or (mention.actor is not None and mention.actor.kind == "person"))
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
    if gap != " " and not (":" in gap or "," in gap or gap.strip() in _MARKS):
        return None
    if words[at] in sets.finite and not strong:
        return None
    if value.lemma in sets.telling:
        begin = _behind_hearer(clause, at)
        if begin is not None or words[at] not in sets.pronouns:
            return begin
    if "," in gap and not strong and value.lemma in sets.findings:
        return None  # "at the show, telling fans: ..."
    near = gaps[at + 1 : min(at + _COLON, high)]
    if ":" in "".join(near):
        colon = next(i for i, other in enumerate(near, at + 1) if ":" in other)
        if sets.finite.isdisjoint(words[min(at + 1, colon - 1) : colon]):
            return colon
    if "," in gap:
        return None  # "He said, as he left, ...": `inserted` knows
    past = _behind_occasion(clause, at)
    if past >= high:
        return None
    if past > at:
        at = past
    elif words[at] in sets.prepositions and not (strong and (words[at] in sets.openers or _quantity(clause, at + 1))):
        return None
    finite = first_finite(view, at, min(at + _WITHIN, high))
    if strong and words[at] in sets.pronouns and at + 1 < high and gaps[at + 1] in _BLANKS:
        return at
    if strong:
        if finite is None and (words[at] in sets.objects or words[at] in sets.prepositions):
            return None  # "said nothing for an hour", "said about all of it"
        return at if finite is not None or high - at >= _LEAST else None
    if (
        words[at] in sets.pronouns
        and at + 1 < high
        and gaps[at + 1] in _BLANKS
        and words[at + 1] not in sets.prepositions
    ):
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
            here = role + 1 if role is not None else _behind_noun(clause, at)
            if here == 0:
                return None
    if here < high:
        here = _behind_occasion(clause, here)
    if here >= high or view.gaps[here] != " " or words[here] in sets.prepositions or words[here] == sets.infinitive:
        return None
    if words[here] in sets.subject_pronouns:
        return here
    return here if first_finite(view, here, min(here + 12, high)) is not None else None


def _behind_noun(clause: Clause, at: int) -> int:
    """Where a clause begins whose noun phrase follows the hearer's: "told the inquiry *the* brakes failed"; or 0."""
    view, sets = clause.view, clause.sets
    words = view.words
    if words[at] not in sets.definite and words[at] not in sets.possessives:
        return 0
    for here in range(at + 2, min(at + _HEARER, clause.high)):
        if view.gaps[here] != " " or words[here] in sets.prepositions or words[here] == sets.infinitive:
            return 0
        if (
            words[here] in sets.definite
            or words[here] in sets.possessives
            or words[here] in sets.pronouns
            or words[here] in sets.dummies
        ):
            return here
    return 0


def _quantity(clause: Clause, at: int) -> bool:
    """Whether a preposition before a word only tells how many: "said at *least* four", "said about *12* people"."""
    if at >= clause.high:
        return False
    word, sets = clause.view.words[at], clause.sets
    return word in sets.quantities or word in sets.at_quantities or word[0].isdigit()
