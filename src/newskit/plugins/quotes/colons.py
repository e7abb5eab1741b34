"""A clause behind a verb and a colon, without any marks: "Ewa Lis mówi wprost: most runie"."""

from __future__ import annotations

from newskit.plugins.quotes.clause import FAR, Clause, dashed
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.subjects import subject_of

__all__ = ["colon_clause"]

_WITHIN = 9  # words between a verb and its colon
_LEAST = 3
_GROUPS = frozenset(("say", "claim", "deny", "demand", "ask", "document", "phrases"))
_PLURALS = frozenset("yie")  # endings of plural nouns for people in the nominative
_MARKS = frozenset('"„“”«»‘‚')


def colon_clause(clause: Clause) -> Draft | None:
    """``X V wprost: A``, ``Z analizy wynika co innego: A``; an enumeration behind a colon is no clause."""
    view, sets, value = clause.view, clause.sets, clause.value
    if value.marked or value.person == "participle" or value.group not in _GROUPS or clause.nobody():
        return None
    begin = _behind_colon(clause)
    if begin is None:
        return None
    announced = view.words[begin - 1] in sets.announcing and not view.capital(begin)
    if not announced and begin > clause.cue.stop and not _of_the_verb(clause, clause.cue.stop):
        return None
    if not announced and not view.has_verb(begin, min(clause.high, begin + FAR)):
        return None
    subject = subject_of(view, clause.cue, clause.low, begin, inverted=clause.opens())
    mention = subject.mention
    if mention is not None and mention.kind == "dummy":
        return None
    stance = "asked" if view.words[begin] in sets.asking and value.group == "ask" else clause.stance()
    return clause.made(begin, clause.stop(begin), "colon_clause", subject, stance)


def _of_the_verb(clause: Clause, at: int) -> bool:
    """Whether a word behind a verb is a time, a place, a hearer or the subject, and no object: "ogłosił laureatów:"."""
    view, sets = clause.view, clause.sets
    word = view.words[at]
    known = word in sets.prepositions or word in sets.linking or word in sets.announcing or word in sets.pronouns
    role, actor = view.roles.get(at), view.cast.at(at)
    office = role is not None and (word == role.value[1] or word[-1] in _PLURALS)
    return known or office or at in view.nouns or at in view.bodies or (actor is not None and actor.nominative)


def _behind_colon(clause: Clause) -> int | None:
    """The first word behind the colon that follows a cue in its own clause."""
    view, sets = clause.view, clause.sets
    for at in range(clause.cue.stop, min(clause.high, clause.cue.stop + _WITHIN)):
        gap = view.gaps[at]
        if ":" in gap:
            plain = len(gap) > 1 and not dashed(gap) and _MARKS.isdisjoint(gap)
            return at if plain and clause.high - at >= _LEAST else None
        if view.words[at] in sets.leading or at in view.cue_at or ("," in gap and at not in view.roles):
            return None
    return None
