"""Where an agreement stands: the word that tells it, and how sure the text is.

The nearest word that fits decides. A word that is said of agreements alone ("sign") may stand further off than one that
has many objects ("reach"); an object of its own between ("signed a law on the treaty") takes the verb away.
"""

from __future__ import annotations

from typing import NamedTuple

from newskit.model import AgreementStage, AgreementStatus, Certainty
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.agreements.signs import Cue
from newskit.plugins.agreements.status.cues import Candidate, candidates_of, is_talks
from newskit.plugins.agreements.status.evidence import Known, has_partner, is_sold, tells
from newskit.plugins.agreements.status.vague import is_bare, is_vague, is_wish
from newskit.plugins.slavic import is_conditional
from newskit.scan import Hit

__all__ = ["STAGES", "Stand", "stand_by", "stand_of", "stand_of_verb"]

_NEGATED = 3  # words behind an object in which the negation of its verb stands, where verbs end the clause
_CONDITIONAL = 4  # words behind an agreement in which a verb in the conditional counts
_MODAL = 7  # words before a cue in which a modal counts
_FIELD = 24  # words between the two parts of a verb, in a language that puts one of them last
_BRACKETS = frozenset((" (", ") ", "), "))
_TRIED = 2  # cues that are tried when the nearest tells neither a fact nor a plan
_CIRCUMSTANCE = 5  # words that make a circumstance of an agreement at most
_AMENDED = 3  # words behind "amendment" in which what it amends stands
_TALKS = 200  # words behind "no deal" at most in which the talks stand that end with none
_RATIFIER = 10  # words before an approval in which the parliament stands

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
#: What may be tried in vain.
_ATTEMPTED = _BECOME_PLANNED | {"failed"}
#: What is done as soon as the sides agree to do it: "agreed to extend the truce".
_AGREED_UPON = frozenset(("extended", "amended", "suspended", "terminated"))
#: What may be threatened, so that the mere possibility is news: "threatened to pull out of the treaty".
_THREATENED = frozenset(("suspended", "terminated"))
_REFUSED = frozenset(("rejected", "failed"))  # of what was proposed


class Stand(NamedTuple):
    """Where an agreement stands, by a word of its sentence."""

    status: AgreementStatus
    certainty: Certainty
    cue: Tag
    before: bool  #: Whether the cue stands before the noun.
    passive: bool  #: Whether the agreement or nobody is the subject of the cue.


def stand_of_verb(reading: Reading, verb: Hit, phrase: Phrase) -> Stand | None:
    """Where an agreement stands that a verb tells ("agreed to buy"), or None where it is no fact and no plan.

    Args:
        reading: The sentence.
        verb: The verb; the value of the hit is its tense.
        phrase: The verb with what is done.
    """
    for index in range(max(reading.first, verb.first - 3), verb.first):
        agreed = reading.tag(index, "cue")
        if (
            agreed is not None
            and agreed.cue.status == "agreed"
            and agreed.stop == verb.first
            and not _is_failed(reading, agreed)
            and (
                agreed.cue.tense in ("done", "now")
                or (agreed.cue.tense == "base" and not reading.has(agreed.first - 1, "infinitives", "modal"))
            )
        ):
            return Stand("agreed", "asserted", agreed, before=True, passive=False)  # "agreed to buy"
    form = str(verb.value)
    cue = Tag(verb.first, verb.stop, "cue", Cue("agreed", form, subject=False, strong=True))
    return _told(reading, phrase, Candidate(0, cue, True, 0, False))


def _is_failed(reading: Reading, cue: Tag) -> bool:
    """Whether a word before a cue, which is a part of the phrase, denies it: "no lograron"."""
    modal = reading.tag(cue.first - 1, "modal") if cue.first > reading.first else None
    return modal is not None and modal.value in ("failed", "denied")


def stand_by(reading: Reading, phrase: Phrase, found: Candidate) -> Stand | None:
    """Where the agreement of a phrase stands by a word that is known to tell it."""
    return _told(reading, phrase, found)


def stand_of(reading: Reading, phrase: Phrase, known: Known = Known()) -> Stand | None:  # noqa: B008
    """Where the agreement of a phrase stands, or None where the sentence only mentions it.

    Args:
        reading: The sentence.
        phrase: The noun phrase of the agreement.
        known: What the article has told so far, which lets an ordinary word be an agreement.
    """
    adjective = phrase.adjective
    found = candidates_of(reading, phrase)
    if not found and (failure := _failed(reading, phrase)) is not None:
        return failure
    for candidate in found[:_TRIED]:
        if not tells(reading, phrase, candidate, known):
            continue
        stand = _told(reading, phrase, candidate, known=known.anyway)
        if stand is not None:
            return _beside(stand, phrase, candidate)
    if (
        adjective is not None
        and not is_bare(reading, phrase)
        and (not phrase.weak or has_partner(reading, phrase) or is_sold(reading, phrase))
    ):
        return _by_adjective(adjective, phrase)
    return _by_circumstance(reading, phrase, known) or _by_headline(reading, phrase) or _by_title(reading, phrase)


def _by_title(reading: Reading, phrase: Phrase) -> Stand | None:
    """A headline that is nothing but an agreement with both its parties: "Acuerdo entre la UE y el Mercosur"."""
    if not reading.section.adjectives_follow or phrase.weak or phrase.many or phrase.first != reading.first:
        return None
    if not any(one.kind == "between" for one in phrase.complements) or not has_partner(reading, phrase):
        return None
    if reading.scan.text[reading.end - 1] in ".?!:;" or _says_more(reading, phrase.stop):
        return None
    cue = Tag(phrase.noun.first, phrase.noun.stop, "cue", Cue("agreed", "noun", subject=False, strong=False))
    return Stand("agreed", "asserted", cue, before=False, passive=True)


def _says_more(reading: Reading, first: int) -> bool:
    """Whether a verb, a clause or a mark stands behind a phrase, so that the sentence says something else of it."""
    return any(
        reading.hard(index)
        or reading.comma(index)
        or reading.has(index, "auxiliaries", "passives", "modal", "cue", "clauses", "ends", "pronouns")
        for index in range(first, reading.stop)
    )


def _by_headline(reading: Reading, phrase: Phrase) -> Stand | None:
    """A headline without a verb that names what changes an agreement: "Aneks do umowy z Nordbankiem"."""
    head, lemma = phrase.head, phrase.noun.value.lemma
    if lemma in reading.section.heralds and _is_heralded(reading, phrase):
        cue = Tag(phrase.noun.first, phrase.noun.stop, "cue", Cue("agreed", "noun", subject=False, strong=False))
        return Stand("agreed", "asserted", cue, before=False, passive=True)
    if lemma not in reading.section.amendments or (phrase.first > reading.first and not reading.hard(phrase.first)):
        return None
    if not any(index in reading.nouns for index in range(head, min(reading.stop, head + _AMENDED))):
        return None
    cue = Tag(phrase.noun.first, phrase.noun.stop, "cue", Cue("amended", "noun", subject=False, strong=False))
    return Stand("amended", "asserted", cue, before=False, passive=True)


def _is_heralded(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase heads a line that has no verb and goes on with what it is about: "Einigung im Tarifstreit"."""
    first, text = phrase.first, reading.document.text
    if first > reading.first and not reading.hard(first):
        return False
    stop = phrase.noun.stop
    ends = stop >= reading.stop or reading.hard(stop)
    if not ends and not reading.has(stop, "locatives", "subjects", "between", "partners", "definite"):
        return False
    while stop < reading.stop and not reading.hard(stop):
        if reading.has(stop, "cue", "talks_cue", "modal", "passives", "auxiliaries"):
            return False
        stop += 1
    if stop < reading.stop:
        return reading.scan.gaps[stop].startswith(":") or (not ends and reading.scan.gaps[stop].strip() in ("-", "–"))
    return not ends and text[reading.end : reading.end + 1] in ("", "\n") and text[reading.end - 1] not in ".!?…"


def _is_result(reading: Reading, phrase: Phrase) -> bool:
    """Whether the noun stands in the case of a result: "zakończył się ugodą"."""
    return reading.scan.words[phrase.noun.stop - 1].endswith(reading.section.result_endings)


def _beside(stand: Stand, phrase: Phrase, found: Candidate) -> Stand:
    """What a verb tells, made clearer by an adjective beside the noun: "reached a tentative deal"."""
    adjective = phrase.adjective
    if adjective is None:
        return stand
    if adjective.cue.status == "agreed_in_principle" and (stand.status in ("agreed", "signed") or found.cue.cue.known):
        return stand._replace(status="agreed_in_principle")
    if adjective.cue.status in ("proposed", "planned") and found.distance > 2 and stand.status not in _REFUSED:
        return _by_adjective(adjective, phrase)
    return stand


def _by_circumstance(reading: Reading, phrase: Phrase, known: Known) -> Stand | None:
    """What a sentence says of an agreement that it names with its partner by the way: "in a deal with Nordbank"."""
    if phrase.pointer or phrase.many or not any(one.kind in ("partners", "between") for one in phrase.complements):
        return None
    if phrase.weak and not has_partner(reading, phrase):
        return None
    if is_talks(reading, phrase) or (phrase.noun.value.lemma in reading.section.contextual and not known.anyway):
        return None  # "in collaboration with", "in one exchange between"
    last = phrase.first - reading.has(phrase.first - 1, "articles")
    for first in range(max(reading.first, last - _CIRCUMSTANCE), last):
        tag = reading.tag(first, "circumstance")
        if tag is not None and tag.stop == last:
            cue = Tag(tag.first, tag.stop, "cue", Cue(str(tag.value), "noun", subject=False, strong=False))
            return Stand(str(tag.value), "asserted", cue, before=True, passive=False)  # type: ignore[arg-type]
    return None


def _failed(reading: Reading, phrase: Phrase) -> Stand | None:
    """Talks that end "without an agreement", and a headline that says there is none: "Pas d'accord sur la pêche"."""
    for tag in reading.tags(phrase.first - 2, phrase.first, "modal"):
        if tag.value == "failed" and phrase.complements and (tag.first == reading.first or reading.hard(tag.first)):
            cue = Tag(tag.first, tag.stop, "cue", Cue("failed", "done", subject=False, strong=False))
            return Stand("failed", "asserted", cue, before=True, passive=True)
        first, stop = max(reading.first, phrase.first - 20), min(reading.stop, phrase.stop + _TALKS)
        if tag.value == "denied" and reading.any_begins(first, stop, "talks"):
            cue = Tag(tag.first, tag.stop, "cue", Cue("failed", "done", subject=False, strong=False))
            return Stand("failed", "asserted", cue, before=True, passive=False)
    return None


def _by_adjective(adjective: Tag, phrase: Phrase) -> Stand:
    """What an adjective alone tells: a proposed takeover is planned, a proposed treaty no more than proposed."""
    if adjective.cue.status == "planned" or (adjective.cue.status == "proposed" and phrase.type == "merger"):
        return Stand("planned", "planned", adjective, before=True, passive=True)
    return Stand(adjective.cue.status, "asserted", adjective, before=True, passive=True)  # type: ignore[arg-type]


def _told(reading: Reading, phrase: Phrase, found: Candidate, *, known: bool = False) -> Stand | None:
    cue, tense = found.cue.cue, _tense(reading, found.cue)
    modal = _modality(reading, phrase, found)
    status: str = "ratified" if cue.approval and _by_parliament(reading, found.cue) else cue.status
    if cue.result and found.before and _is_result(reading, phrase):
        status = cue.result
    if status in ("agreed", "signed") and phrase.noun.value.lemma in reading.section.amendments:
        status = "amended"
    certainty: Certainty = "asserted"
    if "denial" in modal:
        return _stand(status, "denied", found)
    if "rejected" in modal:
        return _stand("rejected", "asserted", found)
    if "failed" in modal and cue.status in _ATTEMPTED:
        return _stand("failed", "asserted", found)
    if "denied" in modal:
        if cue.negated and tense != "noun" and "possible" not in modal:
            return _stand(cue.negated, "asserted", found)  # "nie przyjął oferty"
        managed = reading.section.verbs_last and "achieved" in modal  # "konnten sich nicht einigen"
        if cue.status == "agreed" and "possible" not in modal and (tense in ("done", "noun") or managed):
            return _stand("failed", "asserted", found)
        return _stand(status, "denied", found)
    if "agreed" in modal and status not in _AGREED_UPON:
        modal["planned"] = modal["agreed"]  # "agreed to sign"
    again = tense == "now" and not cue.subject and status in _BECOME_PLANNED
    if reading.slavic and again and phrase.head == phrase.stop:
        return None  # "prezydent ratyfikuje umowy": what is done again and again
    if tense == "base" and not modal:
        if not reading.section.infinitives:
            return None
        if _infinitive(reading, found.cue):
            verb = phrase.first == found.cue.first
            if not (_is_named(reading, found.cue.first - 2) if verb else _opens_headline(reading, found.cue.first - 2)):
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
            and not (known and phrase.pointer == "definite" and status not in _BECOME_PLANNED)
            and not (status in _THREATENED and (phrase.pointer or reading.capital(phrase.noun.first)))
            and not (cue.strong and "hoping" in modal)
        ):
            return None
    if is_vague(reading, phrase, found, status, certainty, known=known) or is_wish(
        modal, cue, status, certainty, deed=phrase.first == found.cue.first
    ):
        return None
    if certainty != "asserted" and status == "terminated" and is_talks(reading, phrase):
        return None  # talks that will end in time
    if certainty != "asserted" and status in _BECOME_PLANNED:
        status = "negotiating" if certainty == "possible" and "trying" in modal else "planned"
    return _stand(status, certainty, found)


def _tense(reading: Reading, cue: Tag) -> str:
    """What form a cue is; what looks like a present behind "to" is an infinitive."""
    section = reading.section
    if cue.cue.tense == "now" and not (section.adjectives_follow or section.verbs_last) and _infinitive(reading, cue):
        return "base"
    return cue.cue.tense


def _is_named(reading: Reading, index: int) -> bool:
    """Whether a word of the sentence has a capital."""
    return index >= reading.first and reading.capital(index)


def _opens_headline(reading: Reading, index: int) -> bool:
    """Whether a name that begins the sentence ends at a word: "*Estonia* to sign", not "he urged Estonia to sign"."""
    if not _is_named(reading, index):
        return False
    while index > reading.first and not reading.hard(index):
        index -= 1
        if not (reading.capital(index) or reading.has(index, "conjunctions", "definite", "merged")):
            return index == reading.first
    return True


def _by_parliament(reading: Reading, cue: Tag) -> bool:
    """Whether those who approve are a parliament, or the members who have the last word."""
    before = reading.tags(max(reading.first, cue.first - _RATIFIER), cue.first, "ratifiers")
    agent = cue.stop < reading.stop and reading.has(cue.stop, "agents")
    if cue.cue.tense == "noun" and reading.section.adjectives_follow and cue.stop < reading.stop:
        agent = agent or reading.has(cue.stop, "merged")  # "feu vert *du Sénat*"
    behind = reading.tags(cue.stop, min(reading.stop, cue.stop + 4), "ratifiers") if agent else ()
    return bool(before or behind)


def _stand(status: str, certainty: Certainty, found: Candidate) -> Stand:
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


def _led_in(reading: Reading, phrase: Phrase, found: Candidate) -> dict[str, int]:
    """What a modal word right before a phrase says of a verb behind it: "whether the deal covers"."""
    section = reading.section
    if found.before or reading.slavic or section.verbs_last or section.adjectives_follow:
        return {}
    if not found.passive or any(reading.clause(index) for index in range(phrase.stop, found.cue.first)):
        return {}  # "is to be a deal that they reached in May"
    kinds: dict[str, int] = {}
    first = phrase.first - reading.has(phrase.first - 1, "definite", "articles", "possessives", "demonstratives")
    for index in range(max(reading.first, first - 3), first):
        tag = reading.tag(index, "modal")
        if tag is None or tag.stop not in (first, phrase.first):
            continue
        if tag.value in ("supposed", "trying"):
            kinds["possible"] = kinds[str(tag.value)] = tag.stop
        elif reading.has(index, "subordinates", "possessives"):
            continue  # "before the deal collapsed"
        elif tag.value in ("planned", "possible") and not reading.capital(index):
            kinds[str(tag.value)] = tag.stop
    return kinds


def _behind_commas(reading: Reading, first: int, stop: int) -> int:
    """Behind what is set off between a phrase and its verb: "the deal, which must be ratified, was signed"."""
    if first >= stop or not reading.comma(first):
        return first
    return max(index for index in range(first, stop + 1) if reading.comma(index))


def _negated_behind(reading: Reading, phrase: Phrase, found: Candidate) -> dict[str, int]:
    """A negation behind the object of a verb that stands before it: "hob den Vertrag nicht auf"."""
    if not (reading.section.verbs_last and found.before and found.cue.cue.tense in ("done", "now")):
        return {}
    for tag in reading.tags(phrase.stop - 1, min(phrase.stop + _NEGATED, reading.stop), "modal"):
        parted = any(reading.comma(index) or reading.hard(index) for index in range(phrase.stop, tag.first + 1))
        if tag.value == "denied" and not parted:
            return {"denied": tag.stop}
    return {}


def _modality(reading: Reading, phrase: Phrase, found: Candidate) -> dict[str, int]:
    """The kinds of modal words that bear on a cue, each with the place of the last."""
    cue = found.cue
    kinds = _led_in(reading, phrase, found) | _negated_behind(reading, phrase, found)
    low = cue.first
    least = max(reading.first, cue.first - _MODAL) if found.before else _behind_commas(reading, phrase.stop, cue.first)
    if reading.section.verbs_last and cue.cue.tense != "noun":
        least = max(reading.first, min(phrase.first, cue.first) - _FIELD)
        gaps = reading.scan.gaps
        while low > least and not (reading.comma(low) and low <= phrase.first):
            if reading.hard(low) and gaps[low] not in _BRACKETS:
                break
            low -= 1
    if cue.cue.tense == "noun" and reading.has(cue.first - 1, "passives"):
        least = max(least, cue.first - 2)  # "those who hope to rule are on the verge of a deal"
    while (
        low > least
        and not reading.hard(low)
        and not (reading.section.verbs_last and (cue.cue.tense != "noun" or reading.comma(low)))
    ):
        low -= 1
    negated = 2 if reading.slavic else 3
    for tag in reading.tags(low, cue.first, "modal"):
        if tag.value == "denied" and (cue.first - tag.stop > negated or reading.scan.gaps[tag.stop] == "-"):
            continue  # "a no-bid contract was signed"
        titled = reading.capital(cue.first) and reading.capital(phrase.noun.first)  # "Trump Would Get Contract"
        if reading.capital(tag.first) and tag.first > reading.first and not titled:
            continue  # "in May"
        if tag.value == "toward":
            if cue.cue.tense == "noun" and tag.stop == cue.first:
                kinds.setdefault("possible", 0)  # "miało dojść do podpisania" is planned all the same
            continue
        if tag.value == "purpose":
            if cue.cue.tense == "base" and tag.stop == cue.first:
                kinds.setdefault("planned", tag.stop)
            continue
        if tag.value == "achieved":
            kinds.pop("planned", None)  # "could begin in May after the council awarded"
            kinds.pop("possible", None)
        if tag.value in ("trying", "hoping", "supposed", "asked"):
            kinds["possible"] = tag.stop
        kinds[str(tag.value)] = tag.stop
    # "Prezydenci podpisać mają", "podpisanie umowy zaplanowano", "no deal was reached"
    for tag in reading.tags(cue.stop, min(cue.stop + 2, reading.stop), "modal"):
        if tag.value == "planned" and cue.cue.tense == "base":
            kinds["planned"] = tag.stop
        elif (
            tag.value in ("planned", "possible")
            and reading.section.verbs_last
            and not any(reading.comma(index) or reading.hard(index) for index in range(cue.stop, tag.first + 1))
        ):
            kinds[str(tag.value)] = tag.stop
    if cue.cue.tense == "noun" and found.before:
        for tag in reading.tags(phrase.stop, min(phrase.stop + 5, reading.stop), "modal"):
            if tag.value in ("planned", "possible"):
                kinds[str(tag.value)] = tag.stop
        if (verb := _conditional(reading, phrase)) is not None:
            kinds["possible"] = verb
    for tag in reading.tags(max(reading.first, min(phrase.first, cue.first) - 10), phrase.first, "modal"):
        if tag.value == "denial":
            kinds["denial"] = tag.stop
        if tag.value == "denied" and phrase.first - tag.stop < 1 and not cue.first <= tag.first < cue.stop:
            kinds["denied"] = tag.stop
    return kinds
