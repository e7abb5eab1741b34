"""The subject of a verb of speech where case and gender tell, and it may be left out (Polish).

It stands on either side of the verb: a nominative that agrees. What a preposition governs is none, and an outlet in the
dative behind the verb was told.
"""

from __future__ import annotations

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.common_nouns import complement_stop, name_in, noun_at, noun_before, noun_behind
from newskit.plugins.quotes.documents import document_before, document_in
from newskit.plugins.quotes.drafts import Mention, Subject, mention_of
from newskit.plugins.quotes.proper_names import name_before, name_behind, name_in_apposition, quoted_before
from newskit.plugins.quotes.view import DASHES, View
from newskit.scan import Hit

__all__ = ["adjectives_before", "office", "phrase_stop", "subject"]

_FAR = 24
_SHORT = 3
_NEAR = 5
_GENDERED = {"m": "m", "f": "f", "n": "n", "other": "p"}
_PLURAL = ("virile", "other", "plural")
_PLURAL_ENDINGS = "yie"
_WITHIN_OFFICE = frozenset((" ", ". ", "-", ' "', '" ', " „", "” "))


def subject(view: View, cue: Hit, low: int, high: int, *, inverted: bool) -> Subject:
    """The subject of a cue; `inverted` where it is expected behind the verb first."""
    person = cue.value.person
    after = cue.stop + 1
    if after <= high and view.words[cue.stop] in view.sets.dummies and "," in view.gaps[after]:
        return Subject(Mention(cue.stop, after, "dummy"), None, after)  # "smaku dodaje to, że"
    if person == "impersonal" or cue.value.group == "document":
        mention = document_in(view, low, high) or document_before(view, cue, low, high)
        return Subject(mention, None, max(cue.stop, mention.stop if mention else 0))
    if inverted:
        mention, told = _right(view, cue, high)
        if mention is None:
            mention = _left(view, cue, low)
    else:
        mention = _left(view, cue, low)
        if mention is None:
            mention, told = _right(view, cue, high)
        else:
            told = _told(view, cue, high)
    if mention is None:
        return Subject(None, told, cue.stop)
    if told is not None and mention.first == told.first:
        told = None
    return Subject(mention, told, max(cue.stop, mention.stop))


# ------------------------------------------------------------------------------------------------------- who may it be


def _fits(actor: Actor, person: str) -> bool:
    """Whether an actor is a nominative that agrees with a verb."""
    if not actor.nominative:
        return False
    if actor.kind == "person":
        return person not in ("n", "other") and (person not in "mf" or actor.gender in (None, person))
    wanted = _GENDERED.get(person)
    return wanted is None or actor.gender is None or actor.gender == wanted


def _role_fits(view: View, role: Hit, person: str) -> bool:
    """Whether an office is a nominative that agrees; a woman's may be masculine."""
    gender, lemma = role.value
    plural = person in _PLURAL
    if (view.words[role.first] == lemma.split(maxsplit=1)[0]) == plural:
        return plural and view.words[role.first][-1] in _PLURAL_ENDINGS
    return not (gender == "f" and person == "m") and person not in ("n", "other")


def _group(view: View, at: int) -> bool:
    """Whether a word names a group: "eksperci"."""
    noun = view.nouns.get(at)
    return noun is not None and noun.value[0] == "group"


def _common(view: View, at: int, low: int, high: int, person: str) -> Mention | None:
    """A noun without a name that may speak: "spółka", "media", "rozmówca"; or a pronoun."""
    word = view.words[at]
    if word in view.sets.ones:
        return _one_of(view, at, high, person)
    noun = view.nouns.get(at)
    if noun is not None and word == noun.value[1].split()[-1]:
        sort, lemma = noun.value
        stop = complement_stop(view, noun.stop, high)
        return Mention(adjectives_before(view, at, low), stop, "noun", None, lemma, sort)
    body = view.bodies.get(at)
    if body is not None and word == body.value[1] and _GENDERED.get(person, body.value[0]) == body.value[0]:
        gender, lemma = body.value
        stop = phrase_stop(view, body.stop, high)
        return Mention(adjectives_before(view, at, low), stop, "body", None, lemma, gender)
    gender = view.sets.pronouns.get(word)
    if gender is not None and gender in (person, "any"):
        return Mention(at, at + 1, "pronoun", None, gender)
    return None


def _one_of(view: View, at: int, high: int, person: str) -> Mention | None:
    """Somebody of a group: "jeden z posłów"."""
    gender = view.sets.partitives.get(tuple(view.words[at : at + 2]))
    stop = at + 2
    if gender is None or stop >= high or view.gaps[stop] != " " or (person in "mf" and gender != person):
        return None
    while stop + 1 < min(high, at + 6) and _adjective(view, view.words[stop]) and view.gaps[stop + 1] == " ":
        if stop + 1 in view.cue_at:
            break
        stop += 1
    return Mention(at, complement_stop(view, stop + 1, high), "phrase", None, "", "anonymous")


# -------------------------------------------------------------------------------------------------- behind the verb


def _right(view: View, cue: Hit, high: int) -> tuple[Mention | None, Actor | None]:
    """The subject behind a verb, and whom it was told; a person counts before an outlet that stands nearer."""
    words, gaps, sets = view.words, view.gaps, view.sets
    person = cue.value.person
    body: Actor | None = None
    told: Actor | None = None
    governed = False
    commas = 0
    at, high = cue.stop, min(high, cue.stop + _FAR)
    while at < high:
        gap, word = gaps[at], words[at]
        if gap != " " and at > cue.stop:
            if "," in gap:
                commas += 1
                if commas > 1 or body is not None:
                    break
            elif ";" in gap or ":" in gap or gap.strip() in DASHES:
                break
        if word in sets.leading or word in sets.relatives:
            break
        if word in sets.prepositions:
            governed = True
            at += 1
            continue
        actor = view.cast.covering(at)
        if actor is not None:
            if actor.kind == "person" and words[at - 1] in view.nouns_of.occasions:
                governed = False
            if not governed and "(" not in gaps[actor.first] and _fits(actor, person):
                if actor.kind == "person":
                    return mention_of(actor), told or body
                if _complement(view, at, cue.stop):
                    told = told or actor
                else:
                    body = body or actor
            elif not governed and actor.kind == "organisation" and told is None:
                told = actor
            governed = False
            at = max(actor.stop, at + 1)
            continue
        if not governed:
            role = view.roles.get(at)
            if role is not None and not _group(view, at) and _role_fits(view, role, person):
                return office(view, role, high, person), told or body
            common = _common(view, at, cue.stop, high, person)
            if common is not None:
                return common, told or body
        elif not _adjective(view, word):
            governed = False
        at += 1
    if body is not None:
        return mention_of(body), told
    return noun_behind(view, cue, high), told


def _complement(view: View, at: int, low: int) -> bool:
    """Whether an organisation belongs to a noun before it: "powiedziała reporterowi *AFP*"."""
    if at <= low or view.gaps[at] != " " or not view.word(at).isupper():
        return False
    role = view.roles.get(at - 1)
    oblique = role is not None and view.words[at - 1] != role.value[1]
    return oblique or view.words[at - 1].endswith(view.nouns_of.datives)


def _told(view: View, cue: Hit, high: int) -> Actor | None:
    """The outlet behind a verb whose subject stands before it: "X powiedział PAP, że"."""
    actor = view.cast.at(cue.stop) if cue.stop < high and view.gaps[cue.stop] == " " else None
    return actor if actor is not None and actor.kind == "organisation" else None


# -------------------------------------------------------------------------------------------------- before the verb


def _left(view: View, cue: Hit, low: int) -> Mention | None:
    """The subject before a verb: the nearest nominative that agrees."""
    words, gaps, sets = view.words, view.gaps, view.sets
    person = cue.value.person
    low = max(low, cue.first - _FAR)
    outlet = quoted_before(view, cue.first, low)
    if outlet is not None and view.cast.covering(outlet.first) is None:
        return outlet
    over = _antecedent(view, cue, low) or _over_commas(view, cue, low)
    if over is not None:
        return over
    unknown = name_before(view, cue, low)
    if unknown is not None:
        return unknown
    at = cue.first - 1
    while at >= low:
        gap, word = gaps[at + 1], words[at]
        if ":" in gap or ";" in gap or word in sets.leading:
            return None
        if word in sets.dummies and at == cue.first - 1:
            return Mention(at, at + 1, "dummy")
        actor = view.cast.covering(at)
        if actor is not None:
            if "(" not in gaps[actor.first] and _fits(actor, person) and not _governed(view, actor.first, low):
                head = _head_of(view, actor, low, person)
                return mention_of(actor) if head is None else office(view, head, cue.first, person)
            at = actor.first - 1
            continue
        if not _governed(view, at, low):
            role = view.roles.get(at) if not _group(view, at) and gaps[at] != "-" else None
            if role is not None and role.stop <= cue.first and _role_fits(view, role, person):
                found = office(view, role, cue.first, person)
                if found.kind == "role" and found.stop < cue.first - 1 and person not in _PLURAL:
                    named = name_behind(view, cue.first - 2, cue.first, person)  # "politolog z Nowego Sadu Goran Ilić"
                    if named is not None and named.stop == cue.first:
                        return named
                before = _named_before(view, role.first, cue.first, person) if found.kind == "role" else None
                return mention_of(before) if before is not None else found
            common = _common(view, at, low, cue.first, person)
            if common is not None:
                return common
        if word in sets.relatives and "," in gaps[at]:
            before = view.cast.covering(at - 1) if at > low else None
            return mention_of(before) if before is not None else None
        at -= 1
    return noun_before(view, cue, low) or (_plain(view, cue, low) if person in _PLURAL else None)


def _antecedent(view: View, cue: Hit, low: int) -> Mention | None:
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


def _over_commas(view: View, cue: Hit, low: int) -> Mention | None:
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
        if actor is not None and actor.stop == comma and _fits(actor, person) and not _governed(view, actor.first, low):
            return mention_of(actor)
        if words[comma] in sets.relatives or words[min(comma + 1, at)] in sets.relatives:
            begin = next((index for index in range(comma - 1, low, -1) if "," in gaps[index]), low)
            for index in range(begin, comma):
                found = noun_at(view, index, begin, comma, person)
                if found is not None and found.stop == comma and not _governed(view, index, begin):
                    return found
            return None
    return None


def _head_of(view: View, actor: Actor, low: int, person: str) -> Hit | None:
    """The office whose complement an organisation is: "prezes PZPN"."""
    if actor.kind == "person" or view.gaps[actor.first] != " " or person in _PLURAL:
        return None
    for at in range(actor.first - 1, max(actor.first - 3, low - 1), -1):
        role = view.roles.get(at)
        if role is not None and role.stop == actor.first:
            fits = not _group(view, at) and _role_fits(view, role, person) and not _governed(view, at, low)
            return role if fits else None
    return None


def _governed(view: View, at: int, low: int) -> bool:
    """Whether a preposition stands before a word, or before a name a noun that governs: "portalu Onet"."""
    if at <= low or view.words[at - 1] not in view.sets.prepositions:
        return False
    return view.capital(at) or at - 1 not in view.bodies


def _plain(view: View, cue: Hit, low: int) -> Mention | None:
    """A plural noun right before its verb that no list knows: "Piekarze mówią"."""
    words, linking = view.words, view.sets.linking
    at = cue.first - 1
    while at > low and words[at] in linking and view.gaps[at + 1] == " ":
        at -= 1
    if at < low or view.gaps[at + 1] != " " or words[at][-1] not in _PLURAL_ENDINGS or words[at] in linking:
        return None
    first = adjectives_before(view, at, low)
    return None if _governed(view, first, low) else Mention(first, at + 1, "phrase", None, "", "group")


# ---------------------------------------------------------------------------------------------------------- phrases


def office(view: View, role: Hit, high: int, person: str) -> Mention:
    """An office: the person whose name stands behind it, or the office with its complement."""
    words, gaps, sets = view.words, view.gaps, view.sets
    at = role.first
    stop = role.stop
    while stop < high and stop - at < _FAR:
        gap, word = gaps[stop], words[stop]
        if gap not in _WITHIN_OFFICE and (gap != ", " or stop not in view.roles):
            break
        if word in sets.prepositions:
            # "minister do spraw UE Jan Nowak": a name may still come
            named = _name_behind(view, stop, high, person)
            if named is not None:
                return named
            break
        if word in sets.linking or word in sets.negations or stop in view.cue_at:
            break
        actor = view.cast.covering(stop)
        if actor is not None and actor.kind == "person" and _fits(actor, person):
            return mention_of(actor)
        stop = actor.stop if actor is not None and actor.stop > stop else stop + 1
    if stop < high and person not in _PLURAL:
        apposed = name_in_apposition(view, stop, high) if gaps[stop] == ", " else None
        apposed = apposed or _titled(view, role.stop, high)
        if apposed is not None and _fits(apposed, person):
            return mention_of(apposed)
    last = complement_stop(view, role.stop, high)
    if person not in _PLURAL:
        named = name_in(view, role.stop, max(stop, last), high, "f" if role.value[0] == "f" else person)
        if named is not None and named.stop > named.first + 1:  # one word may be a town: "burmistrz Lewina"
            return named
    stop = last
    first = adjectives_before(view, at, max(at - 3, 0))
    lemma: str = role.value[1]
    if words[at] != lemma.split(maxsplit=1)[0]:
        return Mention(first, min(stop, high), "phrase", None, "", "group")
    return Mention(first, min(stop, high), "role", None, lemma)


def _titled(view: View, at: int, high: int) -> Actor | None:
    """The person whose name stands behind an office and the abbreviations of titles: "rektor UZ, prof. dr hab. X"."""
    gaps = view.gaps
    for index in range(at, min(at + _FAR, high)):
        if gaps[index] != " " and (", " not in gaps[index] or index - at > _NEAR) and not gaps[index].startswith("."):
            return None
        if gaps[index].startswith(".") or view.words[index - 1] in view.titles:
            actor = view.cast.at(index)
            if actor is not None and actor.kind == "person":
                return actor
    return None


def _named_before(view: View, at: int, stop: int, person: str) -> Actor | None:
    """The person whose office stands in apposition: "Ewa Lis, rzeczniczka MSZ, powiedziała"."""
    gaps = view.gaps
    while at > 0 and gaps[at] == " " and _adjective(view, view.words[at - 1]):
        at -= 1
    if at == 0 or gaps[at] != ", " or gaps[stop] != ", ":
        return None
    actor = view.cast.covering(at - 1)
    if actor is None or actor.kind != "person" or actor.stop != at or not _fits(actor, person):
        return None
    return None if _governed(view, actor.first, 0) else actor


def _name_behind(view: View, at: int, high: int, person: str) -> Mention | None:
    for index in range(at + 1, min(at + 6, high)):
        if view.gaps[index] not in (" ", "-"):
            return None
        actor = view.cast.at(index) if index > at + 1 else None  # the next word is governed
        if actor is not None and actor.kind == "person":
            return mention_of(actor) if _fits(actor, person) else None
    return None


def phrase_stop(view: View, at: int, high: int) -> int:
    """Where a noun phrase ends that goes on with adjectives and names."""
    sets = view.sets
    while at < high and view.gaps[at] == " ":
        word = view.words[at]
        if word in sets.prepositions or word in sets.linking or at in view.cue_at:
            break
        if not (_adjective(view, word) or view.capital(at)):
            break
        at += 1
    return at


def adjectives_before(view: View, at: int, low: int) -> int:
    """Where the adjectives before a noun begin; those behind a preposition belong to another noun."""
    sets, of, last = view.sets, view.nouns_of, at
    while at > low and view.gaps[at] == " ":
        word = view.words[at - 1]
        if at - 1 in view.cue_at or word in sets.prepositions or word in sets.linking:
            break
        agrees = word.endswith(of.adjectives.get("m", ())) and view.words[last].endswith(of.nominatives.get("m", ()))
        if not (_adjective(view, word) or agrees or word in of.numerals):
            break
        at -= 1
    governed = at > low and view.words[at - 1] in sets.prepositions and view.gaps[at] == " "
    return last if governed else at  # "w kuluarach politycy"


def _adjective(view: View, word: str) -> bool:
    """Whether a word may be an adjective, by its ending."""
    return len(word) > _SHORT and word.endswith(view.sets.adjective_endings)
