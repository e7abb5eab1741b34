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
    told = None
    if behind < high and gaps[behind] == " ":
        body = behind in view.capitals or behind in view.cast.heads or words[behind] in sets.definite
        told = _addressee(view, behind, high) if body else None
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
    """The subject whose words end before a verb group; where a mark closes an aside, what stands before the aside."""
    first = _before_bracket(view, first, low)
    mark = _closing(view.gaps[first])
    return _before_aside(view, first, low, mark | {","}) if mark else _beside(view, first, low)


def _beside(view: View, first: int, low: int) -> Mention | None:
    """The subject right before a verb group, or before a relative clause that no comma parts: "those who left said"."""
    words, gaps, sets = view.words, view.gaps, view.sets
    skipped = False
    stop = first
    for _ in range(_CHUNKS):
        start = chunk_start(view, stop, low)
        relative = start > low and words[start - 1] in sets.relatives
        if relative and ("," in gaps[start - 1] or is_predicate(view, start, stop)):
            stop, skipped = start - 1, True
            continue
        here = noun_phrase(view, start, stop) if start < stop else None
        if here is not None:
            return _group(view, here, low, start, stop) or here
        parted = "," in gaps[start]
        if start <= low or not (parted or skipped) or (stop != first and not skipped):
            break
        stop = start - 1 if skipped and not parted and words[start - 1] in sets.joining else start
    return None


def _before_aside(view: View, first: int, low: int, opening: frozenset[str]) -> Mention | None:
    """The subject before an aside: walks back over its pieces to the one whom its first mark follows.

    "X, a baker who left and former adviser to Y, said". An aside may open with a comma and close with a dash.
    """
    words, gaps, sets = view.words, view.gaps, view.sets
    mention: Mention | None = None
    doubtful = False  # a piece of the aside, taken where nothing stands before it
    stop = first
    for _ in range(_CHUNKS):
        start = chunk_start(view, stop, low)
        parted = not opening.isdisjoint(gaps[start])
        if start > low and words[start - 1] in sets.relatives:
            stop = start - 1
            continue
        last = stop == first  # the piece that the closing mark follows
        added = last and parted and words[start] in sets.prepositions  # ", including X,"
        here = noun_phrase(view, start, stop) if start < stop and not added else None
        joined = last and start > low and not parted
        if here is not None:
            named = here.kind == "actor" and not joined
            if (
                named
                and not last
                and not opening.isdisjoint(gaps[stop])
                and (mention is None or _is_person(here) or doubtful)
            ):
                return _group(view, here, low, start, stop) or here
            if named and last and _is_person(here):
                return here
            if mention is None or doubtful or named or _plainer(view, here, mention):
                mention = here
                ends = opening.isdisjoint(gaps[stop] + gaps[start])
                doubtful = ends or _participial(view, start) or (last and words[start] in sets.indefinite)
        if start <= low:
            break
        # The aside goes on before "and", or before a mark in it.
        stop = start - 1 if not parted and words[start - 1] in sets.joining else start
    return mention


def _is_person(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.kind == "person"


def _plainer(view: View, here: Mention, mention: Mention) -> bool:
    """Whether an office or a noun for a source stands before what may only tell of it: "critics, many of them old,"."""
    return mention.kind == "phrase" and not view.capital(mention.first) and here.kind in ("noun", "role")


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


def _group(view: View, here: Mention, low: int, last: int, stop: int) -> Mention | None:
    """The whole of a subject of several that begins its sentence, "A, B and C said"; `here` is C, from `last` on."""
    words, gaps, sets = view.words, view.gaps, view.sets
    if last - 1 <= low or words[last - 1] not in sets.coordinating or gaps[last] != " ":
        return None
    if here.kind != "actor" and words[last] not in sets.possessives:
        return None
    if not (view.cast.at(last) or view.capital(last) or last in view.roles or words[last] in sets.before_noun):
        return None  # "the minister of mines and energy Ann Lee"
    end = last - 1
    while True:
        start = chunk_start(view, end, low)
        one = noun_phrase(view, start, end) if start < end else None
        if one is None or one.kind not in ("actor", "role", "noun", "pronoun"):
            return None
        if start <= low or words[start - 1] in sets.openers:
            before = words[start : one.first]
            plain = len(before) < _LONGEST_OFFICE and sets.finite_or_pronoun.isdisjoint(before)
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
