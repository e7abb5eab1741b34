"""The words beside a cue or a formula that say who speaks, by the word order that the pack names."""

from __future__ import annotations

from newskit.plugins.quotes import fixed_order, free_order
from newskit.plugins.quotes.common_nouns import complement_stop
from newskit.plugins.quotes.documents import written
from newskit.plugins.quotes.drafts import Mention, Subject, mention_of
from newskit.plugins.quotes.proper_names import in_nominative, quoted_outlet
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["source_in", "subject_of"]

_OPENING = '"„“«'
_NEAR = 8  # words on either side of "we heard" among which "from" stands


def subject_of(view: View, cue: Hit, low: int, high: int, *, inverted: bool) -> Subject:
    """The subject of a cue within the words ``low`` to ``high``; `inverted` as in "- powiedział X", "said X"."""
    if cue.value.group == "hear":
        return Subject(_heard_from(view, cue, low, high), None, cue.stop)
    if cue.value.group == "reporter":
        return Subject(None, None, cue.stop)
    if view.sets.free:
        drawn = _drawn_from(view, cue, low) if cue.value.group == "document" else None
        if drawn is not None:
            return Subject(drawn, None, cue.stop)
        return free_order.subject(view, cue, low, high, inverted=inverted)
    return fixed_order.subject(view, cue, low, high, inverted=inverted)


def _drawn_from(view: View, cue: Hit, low: int) -> Mention | None:
    """What something follows from, where it is no document: "z relacji świadków wynika"."""
    words, sets = view.words, view.sets
    for at in range(cue.first - 1, max(low, cue.first - _NEAR) - 1, -1):
        noun = view.nouns.get(at)
        if noun is not None and noun.value[0] == "document":
            return None
        if words[at] in sets.drawn_from:
            begin = at + 1
            while begin < cue.first and words[begin] in sets.source_nouns:
                begin += 1
            return source_in(view, begin, cue.first) if begin > at + 1 else None
    return None


def _heard_from(view: View, cue: Hit, low: int, high: int) -> Mention | None:
    """Who was heard, not who heard it: "słyszymy od jednej z nich"."""
    for at in range(max(low, cue.first - _NEAR), min(high, cue.stop + _NEAR)):
        if view.words[at] in view.sets.heard_from:
            return source_in(view, at + 1, cue.first if at < cue.first else high)
    return None


def source_in(view: View, first: int, high: int) -> Mention | None:
    """The source behind "according to": its words, in whatever case they are."""
    words, sets, gaps = view.words, view.sets, view.gaps
    if first >= high:
        return None
    if words[first] in sets.pronouns:
        return Mention(first, first + 1, "pronoun", None, sets.pronouns[words[first]])
    if not sets.free:
        stop = fixed_order.phrase_end(view, first, high)
        return fixed_order.noun_phrase(view, first, stop)
    quoted = quoted_outlet(view, first, high) if view.cast.covering(first) is None else None
    if quoted is not None:
        if quoted.stop == first + 1:
            quoted.lemma = in_nominative(view.word(first))
        return quoted
    at = first
    far = min(high, first + 14)
    if any(mark in gaps[first] for mark in _OPENING) and view.capital(first):
        stop = next((at for at in range(first + 1, far) if gaps[at].strip()), far)
        if view.cast.at(first) is None:
            return Mention(first, stop, "phrase", None, "", "group")
    role: Hit | None = None
    while at < far:
        if at > first and gaps[at] not in (" ", "-", ' "', " „", '" ', "” ", ". ", "."):
            break
        word = words[at]
        if word in sets.no_sources:
            return None
        actor = view.cast.covering(at)
        if actor is not None:
            named = actor.kind == "person" and actor.nominative and actor.stop - actor.first > 1
            if named and role is None and at > first and view.capital(at - 1):
                return Mention(first, at, "phrase", None, "", "group")  # "według Pracowni Sonda Jan Lis wygrał"
            if actor.kind == "person" or role is None:
                return mention_of(actor)
            at = max(actor.stop, at + 1)
            continue
        body, noun = view.bodies.get(at), view.nouns.get(at)
        if body is not None and role is None and (noun is None or word == noun.value[1]):  # "gazety" is one here
            gender, lemma = body.value
            begin = free_order.adjectives_before(view, at, first)
            return Mention(begin, complement_stop(view, body.stop, high, strict=True), "body", None, lemma, gender)
        if noun is not None:
            kind, lemma = noun.value
            if kind == "document":
                return written(view, noun, high, strict=True)
            begin = free_order.adjectives_before(view, at, first)
            return Mention(begin, complement_stop(view, noun.stop, high, strict=True), "noun", None, lemma, kind)
        if role is None:
            role = view.roles.get(at)
        elif at - role.first > 6:
            break
        at += 1
    if role is not None:
        lemma = role.value[1]
        begin = free_order.adjectives_before(view, role.first, first)
        return Mention(begin, complement_stop(view, role.stop, high, strict=True), "role", None, lemma)
    return None
