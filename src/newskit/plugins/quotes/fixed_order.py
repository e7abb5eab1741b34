"""The subject of a verb of speech where it stands before the verb, or right behind it in "said X" (English)."""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.drafts import Mention, Subject, mention_of
from newskit.plugins.quotes.proper_names import name_in_apposition
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["group_start", "is_verb", "noun_phrase", "phrase_end", "progressive", "subject"]

_CHUNKS = 6
_APOSTROPHES = frozenset((" ", "'", "’"))
_SHORT = 4
_PAST = ("ed", "en", "aid", "old")
#: Gaps within a noun phrase: a blank, an apostrophe, a hyphen, a stop after an initial, a bracket.
_INNER = frozenset(
    (" ", "'", "’", "-", ". ", ".", "–", "/", " (", ") ", " $", "$", "‑", ".-", "& ", " & ", "&", "’ ", "' ", "., ")
)
_LONGEST = 14
_LONGEST_GROUP = 60


def subject(view: View, cue: Hit, low: int, high: int, *, inverted: bool) -> Subject:
    """The subject of a cue; `inverted` where it stands behind the verb."""
    if inverted:
        gaps = view.gaps
        stop = phrase_end(view, cue.stop, high)
        mention = noun_phrase(view, cue.stop, stop) if stop > cue.stop else None
        if mention is not None and mention.kind in ("role", "phrase") and stop < high and gaps[stop] == ", ":
            named = name_in_apposition(view, stop, high)
            mention = mention_of(named) if named is not None else mention
        return Subject(mention, None, cue.first, max(stop, cue.stop))
    words, gaps, sets = view.words, view.gaps, view.sets
    told = _addressee(view, cue, high)
    first = group_start(view, cue, low)
    if first > low and words[first - 1] in sets.relatives and gaps[first] == " ":
        before = next((a for i in range(first - 2, max(first - 14, low) - 1, -1) if (a := view.cast.covering(i))), None)
        return Subject(Mention(first - 1, first, "relative", before), told, first - 1, cue.stop)
    if first > low and words[first - 1] in sets.coordinating and gaps[first] == " ":
        mention = _first_subject(view, low, first - 1)
        return Subject(mention, told, first, cue.stop)
    mention = None
    stop = first
    for _ in range(_CHUNKS):
        start = _chunk_start(view, stop, low)
        closed = "," in gaps[first]  # "X, a baker who left, said"
        if start > low and words[start - 1] in sets.relatives and (closed or "," in gaps[start - 1]):
            stop = start - 1
            continue
        if start < stop:
            here = noun_phrase(view, start, stop)
            if mention is None or (here is not None and here.kind == "actor"):
                mention = here or mention
            if gaps[first] == " " or (here is not None and here.kind == "actor" and here.actor is not None):
                break
        if start <= low or "," not in gaps[start]:
            break
        stop = start
        if gaps[first] == " ":
            break
    return Subject(mention, told, mention.first if mention else first, cue.stop)


def _first_subject(view: View, low: int, stop: int) -> Mention | None:
    """The subject of the first verb of a sentence, which a later verb behind "and" shares."""
    words, sets = view.words, view.sets
    for at in range(low, stop):
        if words[at] in sets.pronouns and (at == low or words[at - 1] not in sets.prepositions):
            return Mention(at, at + 1, "pronoun", None, sets.pronouns[words[at]])
        actor = view.cast.covering(at)
        if actor is not None and (actor.first == low or words[actor.first - 1] not in sets.prepositions):
            possessive = _possessive(view, actor.stop, stop)
            if not possessive:
                return mention_of(actor)
        if words[at] in sets.finite and at > low:
            return noun_phrase(view, low, at)
    return None


def _possessive(view: View, at: int, stop: int) -> bool:
    """Whether a possessive ending stands at a word: "Smith('s) lawyer"."""
    return at < stop and view.words[at] == view.sets.possessive and view.gaps[at] in ("'", "’")


def is_verb(view: View, cue: Hit, low: int, start: int | None = None) -> bool:
    """Whether a form is a verb here and reports: not a noun or an adjective ("the demand"), no passive ("was told")."""
    sets, words = view.sets, view.words
    value, at = cue.value, cue.first
    if sets.free:
        return True
    if value.needs and value.needs.isdisjoint(words[cue.stop : cue.stop + 3]):
        return False
    if at > low and view.gaps[at] in (" ", "-", "'", "’") and words[at - 1] in sets.nominal:
        return False
    if value.person == "participle":
        return True
    if start is None:
        start = group_start(view, cue, low)
    if words[at].endswith(_PAST):
        return start == at or sets.passive.isdisjoint(words[start:at])
    if words[at] == value.lemma and start > low and start == at and view.gaps[start] == " ":
        before = words[start - 1]
        return _may_be_plural(view, start - 1) or before in sets.pronouns or before == sets.infinitive
    return True


def _may_be_plural(view: View, at: int) -> bool:
    """Whether a word may be a plural noun, so that a bare verb form agrees with it."""
    word = view.words[at]
    return word.endswith(("s", "men", "people", "police", "media")) or at in view.nouns or view.capital(at)


def progressive(view: View, cue: Hit, low: int) -> bool:
    """Whether a participle is part of a finite verb: "is saying"."""
    sets = view.sets
    if sets.free:
        return False
    start = group_start(view, cue, low)
    return not sets.passive.isdisjoint(view.words[start : cue.first]) or (
        start > low and view.gaps[start] in ("'", "’") and view.words[start] in ("s", "re", "m")
    )


def group_start(view: View, cue: Hit, low: int) -> int:
    """Where the verb group of a cue begins: "has repeatedly said"."""
    start = view.group_starts.get(cue.first)
    if start is None:
        start = view.group_starts[cue.first] = _group_start(view, cue.first)
    return max(start, min(low, cue.first))


def _group_start(view: View, at: int) -> int:
    words, gaps, in_group, adverbs = view.words, view.gaps, view.sets.in_group, view.sets.adverb_endings
    floor = max(at - _LONGEST_GROUP, 0)
    while at > floor and gaps[at] in _APOSTROPHES:
        word = words[at - 1]
        if word not in in_group and not (len(word) > _SHORT and word.endswith(adverbs)):
            break
        at -= 1
    return at


def _chunk_start(view: View, stop: int, low: int) -> int:
    """Where the noun phrase before a word begins: behind a comma, a mark, a conjunction."""
    words, gaps, sets = view.words, view.gaps, view.sets
    at = stop
    breaks, openers = sets.relative_or_leading, sets.openers
    floor = max(low, stop - 16)
    while at > floor:
        word = words[at - 1]
        if word in breaks or (word in openers and at < stop):
            return at
        at -= 1
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
    if word in prepositions and not (first + 1 < stop and words[first + 1] in sets.quantities):
        # "In an email, ..." has no subject of its own, but "In March X" may have one at its end
        actor = covering(stop - 1)
        return mention_of(actor) if actor is not None and actor.nominative else None
    head: Hit | None = None
    at = first
    while at < stop:
        if words[at] in prepositions and at > first:
            break
        actor = covering(at)
        if actor is not None and actor.first >= first:
            possessive = _possessive(view, actor.stop, stop)
            if not possessive and actor.kind == "person":
                return mention_of(actor)
            if not possessive and (actor.stop >= stop or words[actor.stop] in prepositions):
                return mention_of(actor)
            at = max(actor.stop, at + 1)
            continue
        head = nouns.get(at) or roles.get(at) or head
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


def _addressee(view: View, cue: Hit, high: int) -> Actor | None:
    at = cue.stop
    if at >= high or view.gaps[at] != " ":
        return None
    if at + 1 < high and view.words[at] in view.sets.definite:
        at += 1
    actor = view.cast.covering(at)
    return actor if actor is not None and actor.kind == "organisation" else None
