"""Where an agreement stands: the word that tells it, and how sure the text is.

The nearest word that fits decides. A word that is said of agreements alone ("sign") may stand further off than one that
has many objects ("reach"); an object of its own between ("signed a law on the treaty") takes the verb away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newskit.model import AgreementStage, AgreementStatus, Certainty
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.agreements.words import Cue
from newskit.plugins.slavic import is_conditional
from newskit.scan import Hit

__all__ = ["STAGES", "Stand", "stand_of", "stand_of_verb"]

_FAR, _NEAR, _BEHIND = 14, 3, 10
_CONDITIONAL = 4  # words behind an agreement in which a verb in the conditional counts
_MODAL = 7  # words before a cue in which a modal counts

STAGES: dict[str, AgreementStage] = {
    "proposed": "planned",
    "planned": "planned",
    "negotiating": "negotiating",
    "agreed_in_principle": "agreed",
    "agreed": "agreed",
    "initialled": "agreed",
    "signed": "signed",
    "ratified": "signed",
    "in_force": "signed",
    "extended": "signed",
    "amended": "signed",
    "violated": "signed",
    "suspended": "terminated",
    "terminated": "terminated",
    "expired": "terminated",
    "rejected": "rejected",
    "failed": "rejected",
}
#: What is only planned has not come to stand there: these become ``planned`` when they lie ahead.
_BECOME_PLANNED = frozenset(
    ("signed", "agreed", "agreed_in_principle", "initialled", "ratified", "extended", "amended")
)


class Stand(NamedTuple):
    """Where an agreement stands, by a word of its sentence."""

    status: AgreementStatus
    certainty: Certainty
    cue: Tag
    before: bool  #: Whether the cue stands before the noun.
    passive: bool  #: Whether the agreement or nobody is the subject of the cue.


class _Candidate(NamedTuple):
    weight: float
    cue: Tag
    before: bool
    distance: int
    passive: bool


def stand_of_verb(reading: Reading, verb: Hit) -> Stand | None:
    """Where a merger stands that a verb tells ("agreed to buy"), or None where it is no fact and no plan."""
    for index in range(max(reading.first, verb.first - 3), verb.first):
        agreed = reading.tag(index, "cue")
        if (
            agreed is not None
            and agreed.cue.status == "agreed"
            and agreed.stop == verb.first
            and agreed.cue.tense == "done"
        ):
            return Stand("agreed", "asserted", agreed, before=True, passive=False)  # "agreed to buy"
    form = str(verb.value)
    cue = Tag(verb.first, verb.stop, "cue", Cue("agreed", form, subject=False, strong=True))
    phrase = Phrase(verb.first, verb, verb.stop, verb.stop, "merger", False, "", None, False, None, ())
    return _told(reading, phrase, _Candidate(0, cue, True, 0, False))


def stand_of(reading: Reading, phrase: Phrase) -> Stand | None:
    """Where the agreement of a phrase stands, or None where the sentence only mentions it."""
    best = min((*_before(reading, phrase), *_behind(reading, phrase)), default=None)
    adjective = phrase.adjective
    if best is None and (failure := _failed(reading, phrase)) is not None:
        return failure
    if best is None and adjective is not None:
        return _by_adjective(adjective)
    if best is None:
        return None
    if phrase.weak and not (
        best.cue.cue.strong and best.distance <= 4 and phrase.noun.value.lemma not in reading.section.never_alone
    ):
        return None
    stand = _told(reading, phrase, best)
    if stand is None or adjective is None:
        return stand
    if adjective.cue.status == "agreed_in_principle" and stand.status in ("agreed", "signed"):
        return stand._replace(status="agreed_in_principle")
    if adjective.cue.status in ("proposed", "planned") and best.distance > 2:
        return _by_adjective(adjective)
    return stand


def _failed(reading: Reading, phrase: Phrase) -> Stand | None:
    """Talks that end "without an agreement"."""
    for tag in reading.tags(phrase.first - 2, phrase.first, "modal"):
        if tag.value == "denied" and any(reading.tags(max(reading.first, phrase.first - 20), reading.stop, "talks")):
            cue = Tag(tag.first, tag.stop, "cue", Cue("failed", "done", subject=False, strong=False))
            return Stand("failed", "asserted", cue, before=True, passive=False)
    return None


def _by_adjective(adjective: Tag) -> Stand | None:
    if adjective.cue.status in ("proposed", "planned"):
        return Stand("planned", "planned", adjective, before=True, passive=True)
    return Stand(adjective.cue.status, "asserted", adjective, before=True, passive=True)  # type: ignore[arg-type]


def _before(reading: Reading, phrase: Phrase) -> Iterator[_Candidate]:
    nouns = reading.nouns
    commas = other = 0
    index = phrase.first - 1
    while index >= max(reading.first, phrase.first - _FAR):
        if reading.hard(index + 1):
            return
        commas += reading.comma(index + 1)
        tag = reading.tag(index, "cue")
        if tag is not None and tag.stop <= phrase.first:
            distance = phrase.first - tag.stop
            cue = tag.cue
            if (
                (not cue.strong and (distance > _NEAR or commas))
                or (cue.tense == "noun" and (distance > _NEAR or commas))
                or (cue.subject and (distance > 2 or not reading.section.subjects_follow) and cue.tense != "noun")
                or (other and not (cue.strong and other == 1 and cue.tense != "noun"))
                or commas > 1
            ):
                pass
            else:
                passive = cue.subject or cue.tense == "noun" or _is_impersonal(reading, tag)
                yield _Candidate(distance + 3 * commas + 2 * other - cue.strong, tag, True, distance, passive)
        if reading.has(index, "objects") and index not in nouns:
            return
        if reading.has(index, "clauses") and not (reading.comma(index + 1) and commas < 2 and phrase.first - index < 4):
            return
        if index in nouns:
            other += 1
        index -= 1


def _behind(reading: Reading, phrase: Phrase) -> Iterator[_Candidate]:
    slavic, apart = reading.slavic, reading.slavic or reading.section.verbs_last
    commas = 0
    for index in range(phrase.stop, min(reading.stop, phrase.stop + _BEHIND)):
        if reading.hard(index):
            return
        commas += reading.comma(index)
        distance = index - phrase.stop
        tag = reading.tag(index, "cue")
        if tag is not None and tag.cue.tense != "noun":
            cue = tag.cue
            finite = (
                apart
                or cue.subject
                or distance == 0
                or _is_passive(reading, index)
                or (cue.strong and reading.has(phrase.stop, "clauses"))
            )
            near = cue.strong or reading.section.verbs_last or distance <= 5 + slavic
            fits = (
                cue.tense in ("done", "will")
                or cue.subject
                or (apart and cue.tense == "base" and (distance < 4 or not slavic))
            )
            if finite and near and fits and commas < 2 and (apart or not cue.active or _is_passive(reading, index)):
                passive = cue.subject or not apart or _is_passive(reading, index) or _is_impersonal(reading, tag)
                yield _Candidate(distance + 1 + 3 * commas - cue.strong, tag, False, distance, passive)
        if reading.has(index, "clauses") and distance > 0 + reading.comma(phrase.stop):
            return
        if index in reading.nouns and distance > 0:
            return


def _is_passive(reading: Reading, index: int) -> bool:
    """Whether a form of "be" stands right before a participle."""
    return any(reading.has(one, "passives") for one in range(max(index - 3, reading.first), index))


def _is_impersonal(reading: Reading, cue: Tag) -> bool:
    """Whether a past form has no subject: "podpisano"."""
    endings = reading.section.impersonal_endings
    return cue.cue.tense == "done" and cue.stop == cue.first + 1 and reading.scan.words[cue.first].endswith(endings)


def _told(reading: Reading, phrase: Phrase, found: _Candidate) -> Stand | None:
    cue, tense = found.cue.cue, found.cue.cue.tense
    modal = _modality(reading, phrase, found)
    status: str = cue.status
    certainty: Certainty = "asserted"
    if "denial" in modal:
        return _stand(status, "denied", found)
    if "rejected" in modal:
        return _stand("rejected", "asserted", found)
    if "failed" in modal and cue.status in ("agreed", "signed", "ratified", "failed"):
        return _stand("failed", "asserted", found)
    if "denied" in modal:
        if cue.status == "agreed" and "possible" not in modal and tense in ("done", "noun"):
            return _stand("failed", "asserted", found)
        return _stand(status, "denied", found)
    if reading.slavic and tense == "now" and not cue.subject and phrase.head == phrase.stop:
        return None  # "prezydent ratyfikuje umowy": what is done again and again
    if tense == "base" and not modal:
        if not reading.section.infinitives:
            return None
        if _infinitive(reading, found.cue):
            if not reading.capital(found.cue.first - 2) or found.cue.first - 2 < reading.first:
                return None
            modal["planned"] = 1  # a headline: "Estonia to sign"
            certainty = "planned"
    elif "achieved" in modal and tense in ("base", "noun"):
        pass
    elif tense == "will" or ("planned" in modal and modal.get("possible", 0) <= modal["planned"]):
        certainty = "planned"
    elif "possible" in modal:
        certainty = "possible"
        if (
            phrase.noun.first != found.cue.first
            and (not cue.strong or tense in ("noun", "base"))
            and not cue.subject
            and phrase.head == phrase.stop
        ):
            return None
    if certainty != "asserted" and status in _BECOME_PLANNED:
        status = "planned"
    return _stand(status, certainty, found)


def _stand(status: str, certainty: Certainty, found: _Candidate) -> Stand:
    return Stand(status, certainty, found.cue, found.before, passive=found.passive)  # type: ignore[arg-type]


def _infinitive(reading: Reading, cue: Tag) -> bool:
    """Whether a form that is an infinitive and a present as well is an infinitive: "to sign"."""
    return reading.has(cue.first - 1, "infinitives")


def _conditional(reading: Reading, phrase: Phrase) -> int | None:
    """Behind a verb in the conditional that follows an agreement: "zerwanie umowy groziłoby karami"."""
    if not reading.slavic:
        return None
    last = max([phrase.stop, *(complement.stop for complement in phrase.complements)])
    for index in range(phrase.noun.stop, min(last + _CONDITIONAL, reading.stop)):
        if reading.hard(index) or reading.comma(index):
            return None
        if is_conditional(reading.scan.words[index]):
            return index + 1
    return None


def _modality(reading: Reading, phrase: Phrase, found: _Candidate) -> dict[str, int]:
    """The kinds of modal words that bear on a cue, each with the place of the last."""
    cue = found.cue
    kinds: dict[str, int] = {}
    low = cue.first
    least = max(reading.first, cue.first - _MODAL) if found.before else phrase.stop
    while low > least and not reading.hard(low):
        low -= 1
    negated = 2 if reading.slavic else 3
    for tag in reading.tags(low, cue.first, "modal"):
        if tag.value == "denied" and cue.first - tag.stop > negated:
            continue
        if reading.capital(tag.first) and tag.first > reading.first:
            continue  # "in May"
        if tag.value == "toward":
            if cue.cue.tense == "noun" and tag.stop == cue.first:
                kinds.setdefault("possible", 0)  # "miało dojść do podpisania" is planned all the same
            continue
        kinds[str(tag.value)] = tag.stop
    # "Prezydenci podpisać mają", "podpisanie umowy zaplanowano", "no deal was reached"
    for tag in reading.tags(cue.stop, min(cue.stop + 2, reading.stop), "modal"):
        if tag.value == "planned" and cue.cue.tense == "base":
            kinds["planned"] = tag.stop
    if cue.cue.tense == "noun" and found.before:
        for tag in reading.tags(phrase.stop, min(phrase.stop + 5, reading.stop), "modal"):
            if tag.value in ("planned", "possible"):
                kinds[str(tag.value)] = tag.stop
        if (verb := _conditional(reading, phrase)) is not None:
            kinds["possible"] = verb
    for tag in reading.tags(max(reading.first, min(phrase.first, cue.first) - 10), phrase.first, "modal"):
        if tag.value == "denial":
            kinds["denial"] = tag.stop
        if tag.value == "denied" and phrase.first - tag.stop < 1:
            kinds["denied"] = tag.stop
    return kinds
