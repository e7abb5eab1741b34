"""Agreements that a verb tells, without a noun: "Nordbank agreed to buy Sudbank", "both armies swapped prisoners".

Buying, settling and swapping are everyday words. So a pack says of each verb who must do it, to whom or what, and who
else must be named (`Deed`), and only a clause that has all of it is an agreement: who buys "Boeing jets" buys no
company.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newskit.plugins.agreements.deeds.clause import Done, ended, performed, undergone
from newskit.plugins.agreements.deeds.glance import LAST, may_have_object, stands_among
from newskit.plugins.agreements.deeds.words import Deed, DeedForm
from newskit.plugins.agreements.linking import Draft
from newskit.plugins.agreements.parties.mentions import Mention
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.agreements.signs import Cue
from newskit.plugins.agreements.status.lifecycle import STAGES, Stand, stand_of_verb
from newskit.plugins.agreements.words import Noun
from newskit.scan import Hit

__all__ = ["Told", "complete", "deed_of", "deeds_among", "is_same"]

_BESIDE = 25  # words behind the verb among which what must stand beside it is looked for
_BEFORE = 5  # words before an infinitive in which a verb tells what becomes of it
_SAME = 12  # words between a verb and a noun that tell the same at most
_TENSES = {"passive": "done", "last": "done", "doing": "now"}  # what a form counts as when its status is told
_AHEAD = ("proposed", "negotiating")  # what may stand before "to buy": "offered", "is in talks"
_OFF = ("terminated", "suspended", "rejected")  # "dropped plans to buy"


class Told(NamedTuple):
    """An agreement that a verb tells."""

    phrase: Phrase
    stand: Stand
    parties: list[Mention]


def _is_noun(reading: Reading, verb: Hit) -> bool:
    """Whether a word that is a noun as well stands behind an article: "la *compra* de Nordbank"."""
    return verb.first in reading.nouns and reading.has(verb.first - 1, "articles", "definite", "possessives")


def deed_of(reading: Reading, verb: Hit) -> Told | None:
    """The agreement that a verb tells, with its parties; None where it tells none."""
    form: DeedForm = verb.value
    deed = form.deed
    if _is_asked(reading) or not _stands_alone(reading, verb, deed) or _is_noun(reading, verb):
        return None
    if form.tense == "passive":
        found = undergone(reading, verb, deed)
    elif form.tense in LAST and reading.section.verbs_last:
        found = ended(reading, verb, deed)
    elif may_have_object(reading.scan, reading.section, verb, reading.stop):
        found = performed(reading, verb, deed)
    else:
        return None
    if found is None or _is_other_thing(reading, verb, found, deed):
        return None
    noun = Hit(verb.first, verb.stop, Noun(deed.type, "", weak=False))
    phrase = Phrase(verb.first, noun, verb.stop, found.stop, deed.type, False, "", None, False, None, ())
    stand = _stand(reading, verb, form, phrase)
    return Told(phrase._replace(head=found.stop), stand, found.parties) if stand is not None else None


def _is_asked(reading: Reading) -> bool:
    """Whether the sentence is a question: nothing is told in one."""
    return "?" in reading.scan.text[max(reading.end - 2, reading.start) : reading.end + 1]


def _stands_alone(reading: Reading, verb: Hit, deed: Deed) -> bool:
    """Whether the words behind a verb leave it what it is: nothing that it never has, all that it needs."""
    behind = reading.scan.words[verb.stop : min(verb.stop + _BESIDE, reading.stop)]
    if behind and behind[0] in deed.never_set:
        return False
    return not deed.beside or stands_among(behind, deed)


def _is_other_thing(reading: Reading, verb: Hit, found: Done, deed: Deed) -> bool:
    """Whether a word among what is done makes something else of it: rights are no company."""
    low, high = max(reading.first, verb.first - 3), min(found.stop + 1, reading.stop)
    names = not reading.section.nouns_capital
    return (
        any(
            reading.has(index, "objects") and not (names and reading.capital(index))
            for index in range(low, high)
            if not verb.first <= index < verb.stop  # "bought rights to"
        )
        or not deed.never_set.isdisjoint(reading.scan.words[verb.stop : high])
    )


def _stand(reading: Reading, verb: Hit, form: DeedForm, phrase: Phrase) -> Stand | None:
    tense = _TENSES.get(form.tense, form.tense)
    first = verb.first
    if form.tense == "passive" and reading.has(first - 1, "passives"):
        first -= 1  # "agreed to *be* bought"
    before = _told_before(reading, verb)
    if before is not None:
        return before
    told = stand_of_verb(reading, Hit(first, verb.stop, tense), phrase)
    if told is None:
        return _arranged(reading, verb, tense)
    if told.certainty == "possible" and (form.deed.general or form.deed.done_when_pledged):
        return None
    if told.status == "agreed" and told.cue.first >= first:
        told = told._replace(status=form.deed.status)  # type: ignore[arg-type]
    if form.deed.done_when_pledged and told.status == "planned" and told.certainty == "planned":
        return told._replace(status="agreed", certainty="asserted")
    return told


def _told_before(reading: Reading, verb: Hit) -> Stand | None:
    """What a verb before an infinitive tells of it: "offered to buy", "dropped plans to buy"."""
    romance = reading.section.adjectives_follow and verb.value.tense == "base"  # "renonce à racheter"
    if not (romance or reading.has(verb.first - 1, "infinitives")):
        return None
    for index in range(max(reading.first, verb.first - _BEFORE), verb.first):
        tag = reading.tag(index, "cue")
        if tag is None or tag.cue.tense not in ("done", "now") or reading.hard(index + 1):
            continue
        near = verb.first - tag.stop
        if (tag.cue.status in _AHEAD and near < 2) or (tag.cue.status in _OFF and near < _BEFORE):
            return Stand(tag.cue.status, "asserted", tag, before=True, passive=False)  # type: ignore[arg-type]
    return None


def _arranged(reading: Reading, verb: Hit, tense: str) -> Stand | None:
    """What somebody "is to" do."""
    first = verb.first - 2
    if tense != "base" or not (reading.has(first + 1, "infinitives") and reading.has(first, "passives")):
        return None
    cue = Tag(first, verb.stop, "cue", Cue("planned", "will", subject=False, strong=True))
    return Stand("planned", "planned", cue, before=True, passive=False)


def is_same(draft: Draft, told: Told) -> bool:
    """Whether a noun of the sentence tells the agreement that a verb tells too: "sold the unit in a $2bn deal"."""
    mine, other = draft.stand.cue, told.stand.cue
    if mine.first < other.stop and other.first < mine.stop:
        return True
    if draft.phrase.first < told.phrase.stop and told.phrase.first < draft.phrase.stop:
        return True
    if draft.stage not in (STAGES[told.stand.status], "agreed", "signed"):
        return False
    apart = max(draft.phrase.first - told.phrase.stop, told.phrase.first - draft.phrase.stop)
    return draft.phrase.type in (told.phrase.type, "agreement") or apart < _SAME


def complete(draft: Draft, told: Told) -> None:
    """Give a draft of a noun what the verb of its sentence tells better: the type, and both parties."""
    if draft.phrase.type == "agreement":
        draft.phrase = draft.phrase._replace(type=told.phrase.type)
    if len(draft.parties) < 2 and len(told.parties) > 1:
        draft.parties = told.parties


def deeds_among(hits: list[Hit]) -> Iterator[Hit]:
    """The verbs of deeds among hits, the widest words last."""
    verbs = [hit for hit in hits if isinstance(hit.value, DeedForm)]
    yield from sorted(verbs, key=lambda hit: (hit.value.deed.general, hit.first, -hit.stop))
