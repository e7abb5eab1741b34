"""The words of speech of an article, decided once: which forms are verbs here, and where each verb's group begins."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from newskit.plugins.quotes.words import Cue, WordSets
from newskit.scan import Hit, Scan

__all__ = ["Cues", "cues_of", "group_start"]

_BESIDE = frozenset((" ", "-", "'", "’"))  # what stands between a word and the form that it makes a noun
_WITHIN_GROUP = frozenset((" ", "'", "’"))
_LONGEST_GROUP = 60
_SHORT = 4
_NEAR = 4  # words between a modal and its infinitive, or a gesture's verb and the hand, the head or the voice
_PAST = ("ed", "en", "aid", "old")
_PLURAL = ("s", "men", "people", "police", "media")


class Cues(NamedTuple):
    """The forms of verbs of speech in an article."""

    hits: list[Hit]
    firsts: list[int]  #: The first word of each.
    at: dict[int, Hit]  #: Each by its first word.
    reporting: Sequence[Hit]  #: Those that are verbs here and report: not "the *demand*", "was *told*".
    verbs: Container[int]  #: The first words of these.
    starts: dict[int, int]  #: Where a verb group begins that has more words than the verb: "*has* repeatedly said".


def cues_of(scan: Scan, sets: WordSets, capitals: Container[int]) -> Cues:
    """The cues of an article.

    Args:
        scan: Its words.
        sets: The word lists of its language.
        capitals: The words that begin with a capital.
    """
    blocked = {index for hit in scan.hits("quotes.blocked") for index in range(hit.first, hit.stop)}
    words, reflexive = scan.words, sets.reflexive
    hits = list(scan.hits("quotes.cue"))
    if blocked or reflexive:
        hits = [
            hit
            for hit in hits
            if hit.first not in blocked
            and (not hit.value.reflexive or reflexive in words[max(hit.first - 3, 0) : hit.first + 5])
        ]
    if not sets.free:
        return _told_from_nouns(scan, sets, capitals, hits)
    hits = [hit for hit in hits if hit.value.group != "gesture" or _made(scan, hit)]
    if sets.modals:
        hits = sorted((done for hit in hits if (done := _finite(scan, sets, hit))), key=_first)
    by_word = {hit.first: hit for hit in reversed(hits)}
    return Cues(hits, [hit.first for hit in hits], by_word, hits, by_word, {})


def _made(scan: Scan, hit: Hit) -> bool:
    """Whether what a gesture is made with stands near its verb: "rozkłada bezradnie ręce"."""
    return not hit.value.needs.isdisjoint(scan.words[max(hit.first - 1, 0) : hit.stop + _NEAR])


def _finite(scan: Scan, sets: WordSets, hit: Hit) -> Hit | None:
    """A cue; an infinitive begins with the modal before it and has its person, and is none without one."""
    if hit.value.person != "infinitive":
        return hit
    for at in range(hit.first - 1, max(hit.first - _NEAR, 0) - 1, -1):
        word = scan.words[at]
        if word in sets.modals:
            first = hit.first if word in sets.demanding else at
            return Hit(first, hit.stop, hit.value._replace(person=sets.person(word)))
        if scan.gaps[at + 1] != " ":
            return None
    return None


def _first(hit: Hit) -> int:
    return hit.first


def _told_from_nouns(scan: Scan, sets: WordSets, capitals: Container[int], hits: Sequence[Hit]) -> Cues:
    """The cues of a language without endings: the words beside a form tell whether it is a verb."""
    words, gaps = scan.words, scan.gaps
    in_group, adverbs, nominal, noun_like = sets.in_group, sets.adverb_endings, sets.nominal, sets.noun_like
    nouns = scan.at("quotes.noun")
    kept: list[Hit] = []
    reporting: list[Hit] = []
    starts: dict[int, int] = {}
    for hit in hits:
        at, stop, cue = hit
        if at in capitals and _in_name(scan, capitals, at):
            continue
        kept.append(hit)
        word, gap, before = words[at], gaps[at], words[at - 1] if at else ""
        start = at
        if gap in _WITHIN_GROUP and (before in in_group or (len(before) > _SHORT and before.endswith(adverbs))):
            start = group_start(scan, sets, capitals, at)
            if start < at:
                starts[at] = start
        if before in nominal and gap in _BESIDE and not _alone(word, cue, before, gap, sets):
            continue
        if word in noun_like and not _surely_verb(scan, sets, capitals, start, stop):
            continue
        if cue.needs and cue.needs.isdisjoint(words[stop : stop + 3]):
            continue
        if cue.person != "participle":
            if start < at:
                if word.endswith(_PAST) and not sets.passive.isdisjoint(words[start:at]):
                    continue
            elif word == cue.lemma and gap == " " and at and not word.endswith(_PAST):
                # A bare form agrees with a plural: "officials say".
                plural = before.endswith(_PLURAL) or at - 1 in nouns or at - 1 in capitals
                if not (plural or before in sets.pronouns or before == sets.infinitive or before in sets.relatives):
                    continue
        reporting.append(hit)
    firsts, verbs = [hit[0] for hit in kept], {hit[0] for hit in reporting}
    return Cues(kept, firsts, dict(zip(firsts, kept, strict=True)), reporting, verbs, starts)


def _in_name(scan: Scan, capitals: Container[int], at: int) -> bool:
    """Whether a form with a capital is a part of a name: "United *States*", "*Judge* Helen Marsh"."""
    gaps = scan.gaps
    return gaps[at] == " " or (at in scan.at("people.role") and at + 1 in capitals and gaps[at + 1] == " ")


def _surely_verb(scan: Scan, sets: WordSets, capitals: Container[int], at: int, stop: int) -> bool:
    """Whether a form that is mostly a noun is a verb: "the letter *states*", "he *reports*", not "eastern *states*"."""
    before = at - 1
    if before < 0 or scan.gaps[at] != " " or before in capitals:
        return True
    if scan.words[before] in sets.pronouns or scan.words[before] == sets.infinitive:
        return True
    if before in scan.at("quotes.noun") or before in scan.at("people.role") or before in scan.at("organisations.noun"):
        return True
    return stop < len(scan.words) and (scan.gaps[stop] != " " or scan.words[stop] in sets.leading)


def _alone(form: str, cue: Cue, before: str, gap: str, sets: WordSets) -> bool:
    """Whether a form is a verb behind a word that else makes it a noun: "one *added*", "by *saying*"."""
    if cue.person == "participle":
        return before in sets.before_participles
    return gap == " " and before in sets.single and form != cue.lemma and not form.endswith("s")


def group_start(scan: Scan, sets: WordSets, capitals: Container[int], at: int) -> int:
    """Where the verb group begins that ends with a verb; a surname is no adverb: "Will said", "Kelly said"."""
    words, gaps, in_group, adverbs = scan.words, scan.gaps, sets.in_group, sets.adverb_endings
    floor = at - _LONGEST_GROUP if at > _LONGEST_GROUP else 0
    while at > floor and gaps[at] in _WITHIN_GROUP:
        before = words[at - 1]
        if before not in in_group and not (len(before) > _SHORT and before.endswith(adverbs)):
            break
        if at - 1 in capitals and (before not in in_group or before in sets.finite):
            break
        at -= 1
    return at
