"""Several mentions of one agreement, umbrellas, and what a sentence takes from the article around it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from newskit.document import Document
from newskit.model import MonetaryFigure, Person, Span
from newskit.plugins.agreements.lifecycle import STAGES, Stand
from newskit.plugins.agreements.mentions import Mention, mentions, state_mention
from newskit.plugins.agreements.parties import stated_parties
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.stage import home_state, leaders_of, stage_of

__all__ = ["Draft", "parties_of", "same_agreement"]

_FAR = 40  # words around a phrase in which a word of its sentence bears on it
_GENERIC = frozenset(("agreement", "contract", "treaty"))


@define(eq=False)
class Draft:
    """An agreement while the article is being read."""

    reading: Reading
    phrase: Phrase
    stand: Stand
    rule: str
    before: Reading | None  #: The sentence before, in the same paragraph.
    umbrella: Draft | None = None
    parties: list[Mention] = field(factory=list)
    signatories: list[Person] = field(factory=list)
    place: str | None = None
    date: str | None = None
    value: MonetaryFigure | None = None
    mentions: list[Span] = field(factory=list)

    @property
    def stage(self) -> str:
        """The group of the status."""
        return STAGES[self.stand.status]


def same_agreement(draft: Draft, phrase: Phrase, stand: Stand | None) -> bool:
    """Whether a phrase that points back ("tych umów", "the deal") may mean an agreement that the article told of."""
    mine, other = draft.phrase.type, phrase.type
    alike = mine == other or other in _GENERIC or phrase.noun.value.lemma in draft.reading.section.pointers
    return alike and (stand is None or phrase.pointer == "demonstrative")


def parties_of(draft: Draft, earlier: Sequence[Draft]) -> list[Mention]:
    """The parties of an agreement: those of its sentence, else those of the sentence before or of the article."""
    reading, phrase, stand = draft.reading, draft.phrase, draft.stand
    document = reading.document
    if draft.umbrella is not None:
        return draft.umbrella.parties
    found = _settled(stated_parties(reading, phrase, stand))
    states = {mention.name for mention in found if mention.type in ("state", "bloc")}
    others = [mention for mention in found if mention.type not in ("state", "bloc", "person")]
    if len(states) > 1 or others or len(found) > 1:
        return found
    two = any(reading.tags(phrase.first - _FAR, phrase.stop + _FAR, "bilateral")) or _leaders_near(draft)
    totals = any(reading.tags(stand.cue.first - 8, phrase.stop + _FAR, "totals"))
    if not found and phrase.pointer and earlier and earlier[-1].parties:
        return earlier[-1].parties
    near = stand.passive or stand.cue.first - reading.first < 4
    if not found and not two and draft.before is not None and near:
        found = _settled(_actors(draft.before))
        if any(draft.before.tags(draft.before.first, draft.before.stop, "bilateral")):
            two = True
    if not found and totals and earlier and earlier[0].parties:
        return earlier[0].parties
    if two and len(found) < 2:
        found = _two_states(document, found)
    if not found and near and earlier and earlier[-1].parties and earlier[-1].stage == draft.stage:
        return earlier[-1].parties
    if len(found) == 1 and found[0].type == "state" and any(one.kind == "partners" for one in phrase.complements):
        home = home_state(document)
        if home is not None and home != found[0].country and home in document.once(stage_of).counts:
            made = state_mention(document, home)
            found = [made, *found] if made else found
    return found


def _settled(found: list[Mention]) -> list[Mention]:
    """Without people who only stand for what is named anyway."""
    if any(mention.type in ("state", "bloc") for mention in found):
        found = [mention for mention in found if mention.type != "person"]
    return found


def _leaders_near(draft: Draft) -> bool:
    cue = draft.stand.cue
    reading = draft.reading
    return any(reading.tags(max(reading.first, cue.first - 8), min(reading.stop, cue.stop + 8), "leaders"))


def _actors(reading: Reading) -> list[Mention]:
    """Who acts in a sentence: not what stands behind a preposition of place, nor an adjective alone."""
    found: dict[str, Mention] = {}
    for mention in mentions(reading, reading.first, min(reading.stop, reading.first + 60)):
        if mention.type not in ("state", "bloc") or mention.source not in ("person", "state", "bloc"):
            continue
        if mention.source != "person" and reading.has(mention.first - 1, "locatives"):
            continue
        found.setdefault(mention.name, mention)
    return list(found.values())


def _two_states(document: Document, found: list[Mention]) -> list[Mention]:
    """The two states that the article speaks of most, the one that is known among them."""
    stage = document.once(stage_of)
    known = [mention for mention in found if mention.type in ("state", "bloc")]
    names = {mention.name for mention in known}
    for code in stage.states[:4]:
        if len(names) > 1:
            break
        made = state_mention(document, code)
        if made is not None and made.name not in names and stage.counts[code] > 1:
            known.append(made)
            names.add(made.name)
    return known if len(names) > 1 else found


def signers(draft: Draft) -> list[Person]:
    """The people who sign: those whom the sentence names, or whom "the leaders" stands for."""
    if draft.stand.status not in ("signed", "initialled", "planned") or draft.umbrella is not None:
        return []
    named = [mention.person for mention in draft.parties if mention.person is not None and mention.country]
    inside = [person for person in named if person is not None and _stands_in(person, draft.reading)]
    if inside:
        return list(dict.fromkeys(inside))
    if not _leaders_near(draft):
        return []
    codes = [mention.country for mention in draft.parties if mention.country]
    return leaders_of(draft.reading.document, codes)


def _stands_in(person: Person, reading: Reading) -> bool:
    return any(reading.start <= span.start < reading.end for span in person.mentions)
