"""The subject of a verb of speech where it stands before the verb, or right behind it in "said X" (English)."""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.cues import group_start
from newskit.plugins.quotes.drafts import Mention, Subject, mention_of
from newskit.plugins.quotes.noun_phrases import chunk_start, is_possessive, is_predicate, noun_phrase, phrase_end
from newskit.plugins.quotes.proper_names import name_in_apposition
from newskit.plugins.quotes.view import DASHES, View
from newskit.scan import Hit

__all__ = ["noun_phrase", "phrase_end", "subject"]

_CHUNKS = 10
_CONTROLLED = 4  # words between a verb and the "to" of what it governs
_LONGEST_OFFICE = 5  # words before a name in a list of names
_LONGEST = 60  # words that may stand in a bracket


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
        if before == sets.infinitive:
            first = _controlling(view, first, low)
        start = chunk_start(view, first, low)  # by far the most: the words before the verb are the subject
        if start < first and gaps[first] == " " and not (start > low and words[start - 1] in sets.joining):
            mention = noun_phrase(view, start, first)
            if mention is not None:
                return Subject(mention, told, behind)
    return Subject(_before(view, first, low), told, behind)


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


def _first_subject(view: View, low: int, stop: int) -> Mention | None:
    """The subject of the first verb of a sentence, which a later verb behind "and" shares."""
    words, sets = view.words, view.sets
    for at in range(low, stop):
        if words[at] in sets.pronouns and (at == low or words[at - 1] not in sets.prepositions):
            return Mention(at, at + 1, "pronoun", None, sets.pronouns[words[at]])
        actor = view.cast.covering(at)
        free = actor is not None and (actor.first == low or words[actor.first - 1] not in sets.prepositions)
        if actor is not None and free and (actor.stop >= stop or not is_possessive(view, actor.stop)):
            return mention_of(actor)
        if words[at] in sets.finite and at > low:
            return noun_phrase(view, low, at)
    return None


def _controlling(view: View, first: int, low: int) -> int:
    """Where the verb group begins whose subject an infinitive shares: "(X) continued to warn"; `first` without one."""
    words, gaps, sets = view.words, view.gaps, view.sets
    if first - 1 <= low or words[first - 1] != sets.infinitive or gaps[first] != " ":
        return first
    for at in range(first - 2, max(first - 2 - _CONTROLLED, low), -1):
        word = words[at]
        if word in sets.negations:
            return low  # "declined to say": nobody says it
        if gaps[at + 1] != " " or word in sets.pronouns or view.cast.covering(at) is not None:
            return first
        if word in sets.finite or word.endswith(sets.past_endings):
            return max(group_start(view.scan, sets, view.capitals, at), low)
    return first


def _before(view: View, first: int, low: int) -> Mention | None:
    """The subject whose words end before a verb group; where a mark closes an aside, what stands before the aside.

    "X, a baker who left and former adviser to Y, said": walks back over the pieces of the aside to the person or
    organisation that its first mark follows.
    """
    words, gaps, sets = view.words, view.gaps, view.sets
    mention: Mention | None = None
    doubtful = False  # the last piece of an aside, taken where nothing stands before it
    first = _before_bracket(view, first, low)
    mark = _closing(gaps[first])
    opening = mark | {","} if mark else mark  # an aside may open with a comma and close with a dash
    skipped = False  # a relative clause that no comma parts
    stop = first
    for _ in range(_CHUNKS):
        start = chunk_start(view, stop, low)
        parted = not opening.isdisjoint(gaps[start])
        if (
            start > low
            and words[start - 1] in sets.relatives
            and (mark or "," in gaps[start - 1] or is_predicate(view, start, stop))
        ):
            stop, skipped = start - 1, True
            continue
        added = mark and stop == first and parted and words[start] in sets.prepositions  # ", including X,"
        here = noun_phrase(view, start, stop) if start < stop and not added else None
        named = here is not None and here.kind == "actor" and here.actor is not None
        joined = stop == first and start > low and not parted
        group = _group(view, low, start, first) if named and not mark and stop == first else None
        if group is not None:
            return group
        plainer = (
            mention is not None
            and mention.kind == "phrase"
            and not view.capital(mention.first)
            and here is not None
            and here.kind in ("noun", "role")
        )
        if mention is None or (named and not (mark and joined)) or (doubtful and here is not None) or plainer:
            mention = here or mention
            doubtful = bool(mark) and (opening.isdisjoint(gaps[stop] + gaps[start]) or _participial(view, start))
        if (not mark and (here is not None or (stop != first and not skipped))) or (
            named and not joined and (stop == first or not opening.isdisjoint(gaps[stop]))
        ):
            break
        if start <= low or not (mark or "," in gaps[start] or (skipped and mention is None)):
            break
        # The aside goes on before "and", or before a mark in it.
        aside = (mark and not parted) or (skipped and "," not in gaps[start])
        stop = start - 1 if aside and words[start - 1] in sets.joining else start
    return mention


def _before_bracket(view: View, first: int, low: int) -> int:
    """Where the bracket opens that closes before a verb group: "X (a baker) said"; `first` where none does."""
    if ")" not in view.gaps[first]:
        return first
    return next((at for at in range(first - 1, max(low, first - _LONGEST), -1) if "(" in view.gaps[at]), first)


def _closing(gap: str) -> frozenset[str]:
    """The mark that closes an aside in a gap; none where none does."""
    if "," in gap:
        return frozenset(",")
    return DASHES.intersection(gap) if " " in gap else frozenset()


def _participial(view: View, at: int) -> bool:
    """Whether a participle begins an aside: ", speaking on Monday,", ", signed by 40 academics,"."""
    return view.words[at].endswith((*view.sets.participle_ending, *view.sets.past_endings))


def _group(view: View, low: int, last: int, stop: int) -> Mention | None:
    """The whole of a subject of several names that begins its sentence, "A, B and C said"; `last` begins "C"."""
    words, gaps, sets = view.words, view.gaps, view.sets
    if last - 1 <= low or words[last - 1] not in sets.coordinating or gaps[last] != " ":
        return None
    if not (view.cast.at(last) or view.capital(last) or last in view.roles or words[last] in sets.definite):
        return None  # "the minister of mines and energy Ann Lee"
    end = last - 1
    while True:
        start = chunk_start(view, end, low)
        here = noun_phrase(view, start, end) if start < end else None
        if here is None or here.kind not in ("actor", "role", "noun"):
            return None
        if start <= low or words[start - 1] in sets.openers:
            plain = here.first - start < _LONGEST_OFFICE and sets.finite_or_pronoun.isdisjoint(
                words[start : here.first]
            )
            return Mention(start, stop, "phrase", None, "", "group") if plain else None
        if "," not in gaps[start]:
            return None
        end = start


def _addressee(view: View, at: int, high: int) -> Actor | None:
    """The organisation behind a verb: "told (the) BBC"."""
    if at + 1 < high and view.words[at] in view.sets.definite:
        at += 1
    actor = view.cast.covering(at)
    return actor if actor is not None and actor.kind == "organisation" else None
