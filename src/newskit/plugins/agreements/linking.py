"""Several mentions of one agreement, umbrellas, and what a sentence takes from the article around it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from newskit.document import Document
from newskit.model import MonetaryFigure, Person, Span
from newskit.plugins.agreements.parties.mentions import Mention, mentions, state_mention
from newskit.plugins.agreements.parties.offices import is_officer
from newskit.plugins.agreements.parties.stage import home_state, leaders_of, stage_of
from newskit.plugins.agreements.parties.stated import stated_parties
from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.status.lifecycle import STAGES, Stand

__all__ = ["Draft", "is_new", "may_be_same", "parties_of", "same_agreement"]

_PAIR = 2
_HEAD = 7  # words before the colon of a headline
_OF_STATES = frozenset(
    ("treaty", "trade_deal", "peace", "ceasefire", "defence", "memorandum", "declaration", "agreement")
)
_NAMED = ("state", "bloc", "organisation", "other", "person")
_NEAR = 4  # words between the start of a sentence and a cue that nobody stands before
_FAR = 40  # words around a phrase in which a word of its sentence bears on it
_GENERIC = frozenset(("agreement", "contract", "treaty"))
_GENERAL = frozenset(("agreement", "contract"))
_FAMILIES = (
    frozenset(("treaty", "trade_deal", "defence", "memorandum", "declaration", "programme", "partnership")),
    frozenset(("peace", "ceasefire", "exchange")),
)


@define(eq=False)
class Draft:
    """An agreement while the article is being read."""

    reading: Reading
    phrase: Phrase
    stand: Stand
    rule: str
    before: Reading | None  #: The sentence before, in the same paragraph.
    umbrella: Draft | None = None
    words: tuple[int, int] | None = None  #: Those of the record, where a clause behind the phrase tells it.
    parties: list[Mention] = field(factory=list)
    envoys: list[Person] = field(factory=list)  #: Who acts for the parties in the sentence.
    signatories: list[Person] = field(factory=list)
    place: str | None = None
    date: str | None = None
    value: MonetaryFigure | None = None
    period: tuple[str, str] | None = None
    mentions: list[Span] = field(factory=list)
    retold: list[Draft] = field(factory=list)  #: Later drafts that tell of the same agreement again.

    @property
    def stage(self) -> str:
        """The group of the status."""
        return STAGES[self.stand.status]


def same_agreement(draft: Draft, phrase: Phrase, stand: Stand | None) -> bool:
    """Whether a phrase that points back ("tych umów", "the deal") may mean an agreement that the article told of."""
    mine, other = draft.phrase.type, phrase.type
    told = draft.phrase
    if (phrase.many != told.many and not told.number) or (phrase.number and phrase.number != told.number):
        return False
    if draft.reading.section.definite and not phrase.pointer and stand is None and _is_new(draft, phrase):
        return False
    alike = mine == other or other in _GENERIC or phrase.noun.value.lemma in draft.reading.section.pointers
    return alike and (stand is None or phrase.pointer == "demonstrative")


def may_be_same(draft: Draft, other: Draft) -> bool:
    """Whether two phrases may mean one agreement, by what they are called."""
    mine, theirs = draft.phrase.type, other.phrase.type
    if mine == theirs or not _GENERAL.isdisjoint((mine, theirs)):
        return True
    return any(mine in family and theirs in family for family in _FAMILIES)


def is_new(draft: Draft, other: Draft) -> bool:
    """Whether an article and other words say that one is not the agreement told before: "a confidentiality deal"."""
    reading, phrase = draft.reading, draft.phrase
    if phrase.type not in _GENERAL or not reading.has(phrase.first - 1, "articles"):
        return False
    words = reading.scan.words
    known = words[other.phrase.first : other.phrase.stop]
    gaps = reading.scan.gaps
    mine = range(phrase.first, phrase.noun.first)
    measures = (index for index in mine if "-" in (gaps[index], gaps[index + 1]) or reading.has(index, "adjective"))
    return not {words[index] for index in mine if words[index].isalpha()} <= {*known, *(words[at] for at in measures)}


def _is_new(draft: Draft, phrase: Phrase) -> bool:
    """Whether words before a noun without an article name another one: "union contract" after "a rental contract"."""
    scan, told = draft.reading.scan, draft.phrase
    words = scan.words[phrase.first : phrase.noun.first]
    known = scan.words[told.first : told.noun.stop]
    return any(word not in known for word in words)


def parties_of(draft: Draft, earlier: Sequence[Draft]) -> list[Mention]:
    """The parties of an agreement: those of its sentence, else those of the sentence before or of the article.

    People who act for others are kept as the draft's envoys.
    """
    if draft.umbrella is not None:
        return draft.umbrella.parties
    reading, phrase = draft.reading, draft.phrase
    found = _principals(draft, stated_parties(reading, phrase, draft.stand))
    if len(found) > 1 or any(mention.type not in ("state", "bloc", "person") for mention in found):
        return found
    found = found or _headed(draft)
    two = any(reading.tags(phrase.first - _FAR, phrase.stop + _FAR, "bilateral"))
    two = two or (phrase.type in _OF_STATES and _leaders_near(draft))
    near = draft.stand.passive or draft.stand.cue.first - reading.first < _NEAR
    if not found and not two and draft.before is not None and near and not _points_back(draft, earlier):
        found = _settled(_actors(draft.before))
        two = any(draft.before.tags(draft.before.first, draft.before.stop, "bilateral"))
    if not found and (told := _told_earlier(draft, earlier, two=two, near=near)):
        return told
    if not found and (both := _both_before(draft)):
        return both
    if not found and draft.stand.passive:
        found = _visit(draft)
    if two and len(found) < _PAIR:
        found = _two_states(reading.document, found)
    return _with_home_state(draft, found)


def _headed(draft: Draft) -> list[Mention]:
    """Who stands alone before the colon of a headline: "Lipex: 12-month pay deal agreed"."""
    reading, first = draft.reading, draft.reading.first
    colon = next((at for at in range(first + 1, min(first + _HEAD, draft.phrase.first)) if reading.hard(at)), first)
    if ":" not in reading.scan.gaps[colon]:
        return []
    found = [one for one in mentions(reading, first, colon) if one.type in ("organisation", "company", "state")]
    return found if len(found) == 1 and found[0].stop == colon and found[0].first <= first + 1 else []


def _both_before(draft: Draft) -> list[Mention]:
    """The two whom the sentence before names, where this one speaks of "the companies" and of nobody else."""
    reading, before = draft.reading, draft.before
    if before is None or not any(reading.tags(reading.first, reading.stop, "sides")):
        return []
    named = [one for one in mentions(before, before.first, before.stop) if one.source in _NAMED]
    found = list({one.name: one for one in named}.values())
    return found if len(found) == _PAIR and len({one.type for one in found}) == 1 else []


def _visit(draft: Draft) -> list[Mention]:
    """The states of a visit during which something was signed: "podczas wizyty prezydenta Peru"."""
    reading = draft.reading
    after = max(draft.phrase.stop, draft.stand.cue.stop)
    for tag in reading.tags(after, min(reading.stop, after + _FAR), "meetings"):
        named = [one for one in mentions(reading, tag.stop, reading.stop) if one.type == "state"]
        guest = list({one.name: one for one in named if one.source != "capital"}.values())
        home = home_state(reading.document)
        if len(guest) == 1 and home and home != guest[0].country and home in reading.document.once(stage_of).counts:
            made = state_mention(reading.document, home)
            return [made, *guest] if made else guest
        return guest if len(guest) > 1 else []
    return []


def _points_back(draft: Draft, earlier: Sequence[Draft]) -> bool:
    return bool(draft.phrase.pointer and earlier and earlier[-1].parties)


def _told_earlier(draft: Draft, earlier: Sequence[Draft], *, two: bool, near: bool) -> list[Mention]:
    """The parties of an agreement told before that this one points back to, sums up or goes on about."""
    if not earlier:
        return []
    last, first = earlier[-1], earlier[0]
    same = may_be_same(draft, last)
    if draft.phrase.pointer in ("definite", "demonstrative") and same and last.parties:
        return last.parties
    reading = draft.reading
    if any(reading.tags(draft.stand.cue.first - 8, draft.phrase.stop + _FAR, "totals")) and first.parties:
        return first.parties
    if any(reading.tags(reading.first, reading.stop, "sides")) and len(last.parties) > 1:
        return last.parties
    if near and not two and same and last.stage == draft.stage and not is_new(draft, last):
        return last.parties
    return []


def _with_home_state(draft: Draft, found: list[Mention]) -> list[Mention]:
    """The parties with the home state where the sentence names but its partner: "umowa z Litwą"."""
    document = draft.reading.document
    if (
        len(found) != 1
        or found[0].type != "state"
        or not any(one.kind == "partners" for one in draft.phrase.complements)
    ):
        return found
    home = home_state(document)
    if home is None or home == found[0].country or home not in document.once(stage_of).counts:
        return found
    made = state_mention(document, home)
    return [made, *found] if made else found


def _principals(draft: Draft, found: list[Mention]) -> list[Mention]:
    """The parties without people who sign for them; these are the draft's envoys."""
    people = [mention for mention in found if mention.type == "person" and mention.person is not None]
    kept = _settled(found)
    inside = range(draft.phrase.first, draft.phrase.stop)
    draft.envoys = [
        mention.person
        for mention in people
        if mention.person is not None
        and mention.first not in inside
        and (mention not in kept or is_officer(draft.reading, mention))
    ]
    if len(draft.envoys) == len(found) > 1 and all(mention.type == "person" for mention in found):
        states = _two_states(draft.reading.document, []) if draft.phrase.type in _OF_STATES else []
        return states or found
    return kept


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
    last = min(reading.stop, reading.first + 60)
    stop = next((at for at in range(reading.first + 1, last) if reading.has(at, "relative_pronouns")), last)
    for mention in mentions(reading, reading.first, stop):
        if mention.type not in ("state", "bloc") or mention.source not in ("person", "state", "bloc"):
            continue
        if mention.source != "person" and reading.has(mention.first - 1, "locatives", "elsewhere"):
            continue
        if any(reading.tags(mention.first - 8, mention.first, "brokers")):
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
    named += draft.envoys
    inside = [person for person in named if person is not None and _stands_in(person, draft.reading)]
    if inside:
        return sorted(dict.fromkeys(inside), key=lambda person: _place_in(person, draft.reading))
    if not _leaders_near(draft):
        return []
    codes = [mention.country for mention in draft.parties if mention.country]
    return leaders_of(draft.reading.document, codes)


def _stands_in(person: Person, reading: Reading) -> bool:
    return any(reading.start <= span.start < reading.end for span in person.mentions)


def _place_in(person: Person, reading: Reading) -> int:
    """Where a sentence names a person first."""
    return next((span.start for span in person.mentions if span.start >= reading.start), reading.end)
