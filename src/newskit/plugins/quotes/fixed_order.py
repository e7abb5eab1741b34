"""The subject of a verb of speech where it stands before the verb, or right behind it in "said X" (English)."""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.drafts import Mention, Subject, mention_of
from newskit.plugins.quotes.free_order import name_in_apposition
from newskit.plugins.quotes.view import DASHES, View
from newskit.scan import Hit

__all__ = ["antecedent", "group_start", "is_verb", "noun_phrase", "phrase_end", "progressive", "subject"]

_CHUNKS = 10
_APOSTROPHES = frozenset((" ", "'", "’"))
_SHORT = 4
_PAST = ("ed", "en", "aid", "old")
#: Gaps within a noun phrase: a blank, an apostrophe, a hyphen, a stop after an initial, a bracket.
_INNER = frozenset(
    (" ", "'", "’", "-", ". ", ".", "–", "/", " (", ") ", " $", "$", "‑", ".-", "& ", " & ", "&", "’ ", "' ", "., ")
)
_LONGEST = 14
_CONTROLLED = 4  # words between a verb and the "to" of what it governs
_LONGEST_OFFICE = 5  # words before a name in a list of names
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
    mention = _before(view, _controlling(view, first, low), low)
    return Subject(mention, told, mention.first if mention else first, cue.stop)


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
            return max(_group_start(view, at), low)
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
        start = _chunk_start(view, stop, low)
        parted = not opening.isdisjoint(gaps[start])
        if (
            start > low
            and words[start - 1] in sets.relatives
            and (mark or "," in gaps[start - 1] or _is_predicate(view, start, stop))
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


def _group(view: View, low: int, last: int, stop: int) -> Mention | None:
    """The whole of a subject of several names that begins its sentence, "A, B and C said"; `last` begins "C"."""
    words, gaps, sets = view.words, view.gaps, view.sets
    if last - 1 <= low or words[last - 1] not in sets.coordinating or gaps[last] != " ":
        return None
    if not (view.cast.at(last) or view.capital(last) or last in view.roles or words[last] in sets.definite):
        return None  # "the minister of mines and energy Ann Lee"
    end = last - 1
    while True:
        start = _chunk_start(view, end, low)
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


def _participial(view: View, at: int) -> bool:
    """Whether a participle begins an aside: ", speaking on Monday,", ", signed by 40 academics,"."""
    return view.words[at].endswith((*view.sets.participle_ending, *view.sets.past_endings))


def _before_bracket(view: View, first: int, low: int) -> int:
    """Where the bracket opens that closes before a verb group: "X (a baker) said"; `first` where none does."""
    if ")" not in view.gaps[first]:
        return first
    return next((at for at in range(first - 1, max(low, first - _LONGEST_GROUP), -1) if "(" in view.gaps[at]), first)


def _closing(gap: str) -> frozenset[str]:
    """The mark that closes an aside in a gap; none where none does."""
    if "," in gap:
        return frozenset(",")
    return DASHES.intersection(gap) if " " in gap else frozenset()


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
        if value.person == "participle":
            return words[at - 1] in sets.before_participles
        alone = words[at - 1] in sets.single and view.gaps[at] == " "
        if not alone or words[at] == value.lemma or words[at].endswith("s"):
            return False
    if value.person == "participle":
        return True
    if start is None:
        start = group_start(view, cue, low)
    if words[at].endswith(_PAST):
        return start == at or sets.passive.isdisjoint(words[start:at])
    if words[at] == value.lemma and start > low and start == at and view.gaps[start] == " ":
        before = words[start - 1]
        plural = _may_be_plural(view, start - 1) or before in sets.pronouns
        return plural or before == sets.infinitive or before in sets.relatives
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
        if (
            at - 1 in view.capitals
            and (word not in in_group or word in view.sets.finite)
            and view.cast.covering(at - 1)
        ):
            break  # a surname: "Will said", "Kelly said"
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
    last = words[stop - 1]
    if last in sets.subject_pronouns and view.gaps[stop - 1] == " ":
        return Mention(stop - 1, stop, "pronoun", None, sets.pronouns[last])  # "late on Monday she"
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
            if not possessive and actor.kind == "person" and not _modifies(view, actor.stop, stop):
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
    if words[first] == sets.possessive or last in sets.prepositions or last == sets.infinitive:
        return None
    if not sets.finite_or_pronoun.isdisjoint(words[first:stop]) and _has_verb(view, first, stop):
        return None
    return None if _has_report(view, first, stop) else Mention(first, stop, "phrase")


def _is_predicate(view: View, first: int, stop: int) -> bool:
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
    low = max(at - _LONGEST, 0)
    start = _chunk_start(view, at, low)
    return noun_phrase(view, start, at) if low < start < at else None


def _has_report(view: View, first: int, stop: int) -> bool:
    """Whether a verb of speech stands among some words."""
    return any(
        cue.value.person != "participle"
        and cue.first not in view.capitals
        and view.words[cue.first] != cue.value.lemma
        and view.words[min(cue.stop, stop - 1)] not in view.sets.agents
        and is_verb(view, cue, first)
        for cue in view.cues_in(first, stop)
    )


def _modifies(view: View, at: int, stop: int) -> bool:
    """Whether a name only tells more of the noun behind it: "a Cole *spokesman*"."""
    if at >= stop or view.gaps[at] != " " or view.capital(at):
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


def _addressee(view: View, cue: Hit, high: int) -> Actor | None:
    at = cue.stop
    if at >= high or view.gaps[at] != " ":
        return None
    if at + 1 < high and view.words[at] in view.sets.definite:
        at += 1
    actor = view.cast.covering(at)
    return actor if actor is not None and actor.kind == "organisation" else None
