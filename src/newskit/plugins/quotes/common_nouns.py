"""Common nouns that speak where cases tell: "radzi spawacz z wydziału", "sąsiadka twierdzi", "dwaj posłowie mówią".

No list knows them all: a noun counts by its place beside the verb, by an ending that a nominative has, and by its
agreement with the verb. What belongs to it is its phrase: "osoba z otoczenia prezesa".
"""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.drafts import Mention, mention_of
from newskit.plugins.quotes.proper_names import name_behind, quoted_outlet
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["complement_stop", "noun_at", "noun_before", "noun_behind"]

_SHORT = 3
_ADJECTIVES = 3  # that may stand before a noun
_LONGEST = 9  # words of a phrase
_FAR = 14  # words before a verb within which its clause begins
_PLURAL = ("virile", "other", "plural")
_QUOTED = frozenset((" ", ' "', " „", " «", '" ', "” ", "» ", "-", ". "))
_OPENING = (' "', " „", " «")
_CLOSING = ('" ', "” ", "» ")
_AND = frozenset(("i", "oraz"))


def noun_at(
    view: View, at: int, low: int, high: int, person: str, *, known: bool = False, strict: bool = False
) -> Mention | None:
    """The phrase that begins with a word and whose noun agrees with a verb; `known` asks for a noun of a person.

    Behind `low`, a word with a capital is a name and no noun.
    """
    word = view.words[at]
    plural = person in _PLURAL
    if word in view.nouns_of.somebody:
        return None if plural else Mention(at, at + 1, "phrase", None, word, "anonymous")
    if word in view.nouns_of.numerals:
        return _counted(view, at, high) if person not in ("m", "f") else None
    head = _head(view, at, low, high, person)
    if head is None or (known and not of_a_person(view, head)):
        return None
    stop = complement_stop(view, head + 1, high, strict=strict)
    named = name_in(view, head + 1, stop, high, "f" if word.endswith("a") else "m") if not plural else None
    if named is not None and of_a_person(view, head):
        return named
    described = stop < high and view.gaps[stop] == " " and view.words[stop].endswith(view.nouns_of.participles)
    described = described or (at > 0 and view.words[at - 1] in view.nouns_of.possessives)
    return Mention(
        at,
        stop,
        "phrase" if plural or described else "described",
        None,
        view.words[head],
        "group" if plural else "anonymous",
    )


def name_in(view: View, at: int, stop: int, high: int, gender: str) -> Mention | None:
    """The name that ends the phrase of a noun: "czwartoklasistka Zuzia", "właścicielka hotelu Marit Solberg"."""
    words, gaps = view.words, view.gaps
    inside = False  # within marks: "felietonista „Przystani” Igor Sas"
    for index in range(at, min(max(stop, at) + 1, high)):
        if gaps[index] in _OPENING:
            inside = True
            continue
        if inside and gaps[index] not in _CLOSING:
            continue
        inside = False
        if gaps[index] not in (" ", *_CLOSING) and words[index - 1] not in view.nouns_of.matters:
            return None
        if view.capital(index):
            return name_behind(view, index, high, gender)
        if words[index] in view.sets.linking or (
            words[index] in view.sets.prepositions and words[index] not in view.nouns_of.matters
        ):
            return None
    return None


def _head(view: View, at: int, low: int, high: int, person: str) -> int | None:
    """The noun behind the adjectives that a word begins, if it agrees."""
    endings = view.nouns_of.endings(view.nouns_of.adjectives, person)
    head = at
    while head + 1 < high and head - at < _ADJECTIVES and view.gaps[head + 1] == " " and _plain(view, head, endings):
        head += 1
    while head >= at:
        if (head == low or not view.capital(head)) and _noun(view, head) and agrees(view, head, person):
            return head
        head -= 1
    return None


def _counted(view: View, at: int, high: int) -> Mention | None:
    """People who are counted: "dwaj unijni dyplomaci", "dwoje członków senatu"."""
    words, of = view.words, view.nouns_of
    head = at + 1
    while head + 1 < high and head - at <= _ADJECTIVES and _plain(view, head, view.sets.adjective_endings):
        if view.gaps[head + 1] != " " or head + 1 in view.cue_at or not words[head + 1].endswith(of.counted):
            break
        head += 1
    if head >= high or view.gaps[head] != " " or not _noun(view, head) or not words[head].endswith(of.counted):
        return None
    return Mention(at, complement_stop(view, head + 1, high), "phrase", None, words[head], "group")


def agrees(view: View, at: int, person: str) -> bool:
    """Whether a word may be the nominative of a noun that agrees with a verb."""
    word, of = view.words[at], view.nouns_of
    known = view.roles.get(at) or view.bodies.get(at)
    if known is not None and person not in _PLURAL:
        gender, lemma = known.value
        return word == lemma and (person not in ("m", "f", "n") or gender in ("x", person))
    if word in of.person_set:
        return person not in ("m", "f") or word in of.persons[person]
    return word.endswith(of.endings(of.nominatives, person)) and not word.endswith(of.obliques)


def _noun(view: View, at: int) -> bool:
    """Whether a word may be a noun: no particle, pronoun or verb."""
    word, sets, of = view.words[at], view.sets, view.nouns_of
    if at in view.roles or at in view.bodies or at in view.nouns:
        return True
    if len(word) < _SHORT or at in view.cue_at or not word[0].isalpha() or word.endswith(of.verbs):
        return False
    return not any(
        word in words
        for words in (
            of.particles,
            sets.prepositions,
            sets.linking,
            sets.relatives,
            sets.pronouns,
            sets.leaders,
            sets.own,
        )
    )


def of_a_person(view: View, at: int) -> bool:
    word, of = view.words[at], view.nouns_of
    return at in view.roles or at in view.nouns or word in of.person_set or word.endswith(of.people)


def _plain(view: View, at: int, endings: tuple[str, ...]) -> bool:
    """Whether a word may be an adjective: by its ending, and because no list knows it as a noun."""
    if at in view.roles or at in view.bodies or at in view.nouns:
        return False
    return _noun(view, at) and view.words[at].endswith(endings)


# -------------------------------------------------------------------------------------------------- the whole phrase


def complement_stop(view: View, at: int, high: int, *, strict: bool = False) -> int:
    """Where the phrase of a noun ends: behind its adjectives, its genitives, and what it is from.

    `strict` takes no word for a genitive that may as well begin a clause: "zdaniem rolników *ceny* spadły".
    """
    words, gaps, sets, of = view.words, view.gaps, view.sets, view.nouns_of
    end, first = min(high, at + _LONGEST), at
    sure = at
    while at < end and gaps[at] in _QUOTED:
        word = words[at]
        if word in of.origins:
            if at + 1 >= end or gaps[at + 1] not in _QUOTED or not _governable(view, at + 1):
                break
            at += 2
        elif at in view.cue_at or word in sets.linking or word in sets.leaders or word in sets.pronouns:
            break
        elif word in _AND:
            if at + 1 >= end or not (_surely_genitive(view, at + 1) and _genitive(view, at - 1)):
                break
            at += 2
        elif view.capital(at) and gaps[at] != ". ":
            actor = view.cast.covering(at)
            named = actor is not None and actor.kind == "person" and actor.nominative
            called = named and at - 1 in view.bodies and view.words[at - 1] != view.bodies[at - 1].value[1]
            if named and not (called and _one_word(view, at)) and not _oblique_name(view, at):
                break
            at = max(actor.stop, at + 1) if actor is not None else at + 1
        elif not word.endswith(of.participles) and _belongs(view, at, first, strict=strict):
            at += 1
        else:
            break
        sure = at
    return min(sure, high)


def _belongs(view: View, at: int, first: int, *, strict: bool) -> bool:
    """Whether a word in lower case belongs to the noun before it: a genitive, or a number ("linia 14")."""
    if view.words[at].isdigit():
        return not strict and view.gaps[at] == " " and not view.capital(at - 1)
    return _genitive(view, at) and (not strict or _surely_genitive(view, at, first))


def _one_word(view: View, at: int) -> bool:
    """Whether a mention is of one word: behind a class noun more likely an outlet's name, "portalu Zenit"."""
    actor = view.cast.covering(at)
    return actor is not None and actor.stop == actor.first + 1


def _oblique_name(view: View, at: int) -> bool:
    """Whether a name stands right behind another word of its phrase in the genitive: "mąż Renaty Paluch"."""
    actor = view.cast.covering(at)
    if actor is None:
        return False
    words = view.text[view.starts[actor.first] : view.ends[actor.stop - 1]]
    return words != actor.name and not words.isupper()


def _governable(view: View, at: int) -> bool:
    word = view.words[at]
    if word.isdigit() or at in view.cue_at:
        return False
    return word not in view.sets.prepositions and word not in view.sets.pronouns


def _genitive(view: View, at: int) -> bool:
    """Whether a word in lower case may be a genitive: by its ending."""
    word, of = view.words[at], view.nouns_of
    return view.capital(at) or (_noun(view, at) and word.endswith(of.genitives))


def _surely_genitive(view: View, at: int, first: int = 0) -> bool:
    """Whether a word can be nothing but a genitive, or stands behind an adjective that is one."""
    if first and at > first and view.words[at - 1].endswith(view.nouns_of.sure_genitives) and not view.capital(at - 1):
        return True
    known = view.roles.get(at) or view.bodies.get(at)
    if known is not None:
        return bool(view.words[at] != known.value[1])
    return view.words[at].endswith(view.nouns_of.sure_genitives)


# ---------------------------------------------------------------------------------------------------- beside a verb


def noun_behind(view: View, cue: Hit, high: int) -> Mention | None:
    """The noun behind a verb: right behind it, or further on if its ending is a person's."""
    words, gaps, sets = view.words, view.gaps, view.sets
    near, governed = True, False
    at, high = cue.stop, min(high, cue.stop + _FAR)
    if at < high and words[cue.first - 1] in sets.as_reported and gaps[at] != " ":
        return quoted_outlet(view, at, high)
    while at < high and (gaps[at] == " " or at == cue.stop):
        word = words[at]
        if word in sets.prepositions:
            governed, near = True, False
        elif word in sets.leading or word in sets.relatives or word in sets.openers:
            break
        elif governed:
            governed = _adjective_form(view, word)
        else:
            found = noun_at(view, at, -1, high, cue.value.person, known=not near)
            if found is None and near and at not in view.roles and view.capital(at):
                found = name_behind(view, at, high, cue.value.person)
            if found is not None:
                return found
            near = near and (word in sets.linking or word.endswith(view.nouns_of.manner) or word in sets.own)
        at += 1
    return None


def noun_before(view: View, cue: Hit, low: int) -> Mention | None:
    """The noun that a clause begins with and whose verb stands right behind it: "Sąsiadka z parteru twierdzi"."""
    words, gaps, sets = view.words, view.gaps, view.sets
    begin = cue.first
    while begin > low and cue.first - begin < _FAR and gaps[begin] in _QUOTED:
        if words[begin - 1] in sets.leaders or words[begin - 1] in sets.relatives:
            break
        begin -= 1
    governed = False
    for at in range(begin, cue.first):
        word = words[at]
        if word in sets.prepositions:
            governed = True
        elif governed:
            governed = _adjective_form(view, word)
        else:
            found = _bearer(view, at, cue.value.person) or noun_at(view, at, begin, cue.first, cue.value.person)
            if found is not None and _leads_to(view, found.stop, cue.first):
                return found
    return None


def _bearer(view: View, at: int, person: str) -> Mention | None:
    """The person of whose name a word at the beginning of a sentence is a part."""
    if not view.capital(at):
        return None
    word = view.word(at)
    for one in view.cast.people():
        if word in one.name.split() and (person not in ("m", "f") or one.gender in (None, person)):
            return mention_of(Actor(at, at + 1, "person", one.name, one.gender, nominative=True, person=one))
    return None


def _leads_to(view: View, at: int, stop: int) -> bool:
    """Whether only adverbs and the like stand between a subject and its verb."""
    words, sets = view.words, view.sets
    governed = False
    index = at
    while index < stop:
        word = words[index]
        if word in sets.prepositions:
            governed = True
        elif governed:
            governed = _adjective_form(view, word)
            if not governed:
                index = complement_stop(view, index + 1, stop)
                continue
        elif word not in sets.linking and word not in sets.negations and not word.endswith(view.nouns_of.manner):
            return False
        index += 1
    return True


def _adjective_form(view: View, word: str) -> bool:
    return len(word) > _SHORT and word.endswith(view.sets.adjective_endings)
