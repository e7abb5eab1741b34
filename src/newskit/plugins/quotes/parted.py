"""Subjects that a relative clause or an apposition parts from their verb, where cases tell."""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.common_nouns import noun_at
from newskit.plugins.quotes.drafts import Mention, mention_of
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["antecedent", "fits", "governed", "named_before", "over_commas"]

_SHORT = 3
_GENDERED = {"m": "m", "f": "f", "n": "n", "other": "p"}
_PLURAL = ("virile", "other", "plural")


def fits(actor: Actor, person: str) -> bool:
    """Whether an actor is a nominative that agrees with a verb."""
    if not actor.nominative:
        return False
    if actor.kind == "person":
        return person not in ("n", "other") and (person not in "mf" or actor.gender in (None, person))
    wanted = _GENDERED.get(person)
    return wanted is None or actor.gender is None or actor.gender == wanted


def governed(view: View, at: int, low: int) -> bool:
    """Whether a preposition stands before a word, or before a name a noun that governs: "portalu Onet"."""
    if at <= low or view.words[at - 1] not in view.sets.prepositions:
        return False
    return view.capital(at) or at - 1 not in view.bodies


def antecedent(view: View, cue: Hit, low: int) -> Mention | None:
    """The name that a relative pronoun in the nominative stands for: "Ewa Lis, która w rozmowie z PAP ocenia"."""
    words, gaps = view.words, view.gaps
    for at in range(cue.first - 1, low, -1):
        if gaps[at] in (" ", "-"):
            continue
        gender = view.nouns_of.relative_genders.get(words[at]) if "," in gaps[at] else None
        if gender is None or (gender == "plural") != (cue.value.person in _PLURAL):
            return None
        actor = view.cast.covering(at - 1)
        if actor is not None:
            return mention_of(actor) if actor.gender in (None, gender) or gender == "plural" else None
        begin = next((index for index in range(at - 1, low, -1) if gaps[index] not in (" ", "-")), low)
        return next(filter(None, (noun_at(view, i, begin, at, cue.value.person) for i in range(begin, at))), None)
    return None


def over_commas(view: View, cue: Hit, low: int) -> Mention | None:
    """The subject before an apposition or a relative clause that ends at the verb: "Lis, z którą rozmawiamy, mówi"."""
    words, gaps, sets = view.words, view.gaps, view.sets
    person = cue.value.person
    at = cue.first
    while at > low and words[at - 1] in sets.linking and gaps[at] == " ":
        at -= 1
    if at <= low or "," not in gaps[at]:
        return None
    for comma in range(at - 1, low, -1):
        if "," not in gaps[comma]:
            continue
        actor = view.cast.covering(comma - 1)
        if actor is not None and actor.stop == comma and fits(actor, person) and not governed(view, actor.first, low):
            return mention_of(actor)
        if words[comma] in sets.relatives or words[min(comma + 1, at)] in sets.relatives:
            begin = next((index for index in range(comma - 1, low, -1) if "," in gaps[index]), low)
            for index in range(begin, comma):
                found = noun_at(view, index, begin, comma, person)
                if found is not None and found.stop == comma and not governed(view, index, begin):
                    return found
            return None
    return None


def named_before(view: View, at: int, stop: int, person: str) -> Actor | None:
    """The person whose office stands in apposition: "Ewa Lis, rzeczniczka MSZ, powiedziała"."""
    gaps = view.gaps
    while at > 0 and gaps[at] == " " and _adjective(view, at - 1):
        at -= 1
    if at == 0 or gaps[at] != ", " or gaps[stop] != ", ":
        return None
    actor = view.cast.covering(at - 1)
    if actor is None or actor.kind != "person" or actor.stop != at or not fits(actor, person):
        return None
    return None if governed(view, actor.first, 0) else actor


def _adjective(view: View, at: int) -> bool:
    """Whether a word may be an adjective, by its ending."""
    return len(view.words[at]) > _SHORT and view.words[at].endswith(view.sets.adjective_endings)
