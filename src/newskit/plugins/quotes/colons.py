"""A clause behind a verb and a colon, without any marks: "Ewa Lis mówi wprost: most runie"."""

from __future__ import annotations

from newskit.plugins.quotes.clause import Clause, dashed
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.subjects import subject_of

__all__ = ["colon_clause"]

_WITHIN = 9  # words between a verb and its colon
_LEAST = 3
_GROUPS = frozenset(("say", "claim", "deny", "demand", "ask", "document", "phrases"))
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
    if not announced and not view.has_verb(begin, clause.high):
        return None
    subject = subject_of(view, clause.cue, clause.low, begin, inverted=clause.opens())
    mention = subject.mention
    if mention is not None and mention.kind == "dummy":
        return None
    stance = "asked" if view.words[begin] in sets.asking and value.group == "ask" else clause.stance()
    return clause.made(begin, clause.stop(begin), "colon_clause", subject, stance)


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
