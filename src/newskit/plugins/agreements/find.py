"""Reading an article for agreements, sentence by sentence; a text without a noun of an agreement costs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from newskit.document import Document
from newskit.model import Agreement, MonetaryFigure
from newskit.plugins.agreements.deeds.told import complete, deed_of, deeds_among, is_same
from newskit.plugins.agreements.details.dates import date_of
from newskit.plugins.agreements.details.periods import period_of, period_told_later
from newskit.plugins.agreements.details.places import place_of, reported_by, stand_window
from newskit.plugins.agreements.details.subjects import fields_behind, subject_of
from newskit.plugins.agreements.details.worth import value_of, value_told_later
from newskit.plugins.agreements.glance import Glance
from newskit.plugins.agreements.linking import Draft, parties_of, same_agreement, signers
from newskit.plugins.agreements.nouns import candidates
from newskit.plugins.agreements.parties.mentions import as_parties
from newskit.plugins.agreements.parties.sharing import link_retellings, share_parties
from newskit.plugins.agreements.parties.stated import named_between
from newskit.plugins.agreements.phrase import Phrase, noun_phrase
from newskit.plugins.agreements.reading import Reading, is_adjective
from newskit.plugins.agreements.status.cues import is_talks
from newskit.plugins.agreements.status.evidence import Known, has_partner
from newskit.plugins.agreements.status.later import told_later
from newskit.plugins.agreements.status.lifecycle import STAGES, Stand, stand_of
from newskit.plugins.agreements.themes import settle_types
from newskit.plugins.agreements.umbrellas import coordinated, umbrella_before, umbrella_of
from newskit.plugins.agreements.words import AgreementWords, Noun
from newskit.plugins.sentences import sentences
from newskit.scan import Hit

__all__ = ["find_agreements"]

_LONG = 600  # characters of a neighbouring sentence that is looked at
_CUES = 40  # words around an ordinary word in which a cue of its sentence bears on it
_OUTCOME = 3  # words from what is told of talks to the noun that belongs to it
_AMENDED = 5  # words from an amendment to what it amends


def find_agreements(document: Document) -> Iterator[Agreement]:
    """The agreements of an article, with those that are denied left out."""
    nouns = candidates(document)
    if not nouns:
        return
    reader = _Reader(document, nouns)
    glance = Glance(document, anyway=reader.anyway)
    places, starts, until = document.once(sentences), document.scan.starts, 0
    for index, hit in enumerate(nouns):
        start = starts[hit.first]
        if start >= until and glance.may_tell(hit, told=bool(reader.drafts), listing=reader.is_listing):
            sentence = places.at(start)
            until = sentence[1]
            reader.read(sentence, _hits_of(nouns, index, starts, sentence))
    if reader.drafts:
        share_parties(reader.drafts)
        link_retellings(reader.drafts)
        yield from reader.records()


def _hits_of(nouns: list[Hit], index: int, starts: list[int], sentence: tuple[int, int]) -> list[Hit]:
    """The nouns of the sentence that has the noun `index`."""
    first, stop = index, index + 1
    while first and starts[nouns[first - 1].first] >= sentence[0]:
        first -= 1
    while stop < len(nouns) and starts[nouns[stop].first] < sentence[1]:
        stop += 1
    return nouns[first:stop]


class _Reader:
    """The drafts of one article, made sentence by sentence."""

    def __init__(self, document: Document, nouns: list[Hit]) -> None:
        self.document = document
        self.drafts: list[Draft] = []
        self._types: frozenset[str] = frozenset()  # of the drafts
        self.anyway = sum(isinstance(hit.value, Noun) and not hit.value.weak for hit in nouns) > 1
        self._section = document.section(AgreementWords)
        self._places = document.once(sentences)
        self._at: dict[tuple[int, int], int] | None = None
        self._readings: dict[int, Reading] = {}

    @property
    def is_listing(self) -> bool:
        """Whether the agreement told last is several, so that a list of them may follow."""
        return bool(self.drafts) and (self.drafts[-1].phrase.many or bool(self.drafts[-1].phrase.number))

    @property
    def _index(self) -> dict[tuple[int, int], int]:
        """The place of each sentence among the sentences."""
        if self._at is None:
            self._at = {span: index for index, span in enumerate(self._places.spans)}
        return self._at

    def read(self, sentence: tuple[int, int], hits: list[Hit]) -> None:
        """Read the nouns of one sentence."""
        reading = self._reading(*sentence)
        last: Draft | None = None  # the last agreement of this sentence
        umbrella: Draft | None = None
        until, first = 0, len(self.drafts)
        for hit in hits:
            if hit.first < until:
                continue
            if not isinstance(hit.value, Noun):
                continue
            if _is_no_noun(reading, hit) or _is_modifier(reading, hit) or _is_amended(reading, hit):
                continue
            if last is not None and _is_outcome(reading, last, hit):
                continue
            if hit.value.weak and last is None and self._is_idle(reading, hit):
                continue
            phrase = noun_phrase(reading, hit)
            stand = stand_of(reading, phrase, self.known)
            stand, rule, umbrella = self._shared_stand(reading, phrase, stand, last, umbrella)
            pointing = hit.value.lemma in reading.section.pointers and not phrase.many  # "doce documentos"
            if (phrase.pointer or pointing or stand is None) and self._is_mention(reading, phrase, stand):
                until = phrase.head
                continue
            if (
                stand is None
                or stand.certainty == "denied"
                or (pointing and not self._may_point(reading, phrase, stand))
            ):
                continue
            phrase = self._with_type(reading, phrase)
            words = _with_cue(phrase, stand) if pointing or phrase.pointer == "demonstrative" else None
            last = Draft(reading, phrase, stand, rule, self._before(sentence), umbrella, words)
            self._fill(last)
            if reading.section.verbs_last and _is_habit(last):
                continue
            self._keep(last)
            self._read_later(last)
            until = phrase.stop
        if any(not isinstance(hit.value, Noun) for hit in hits):
            self._read_deeds(reading, hits, self.drafts[first:])

    def _shared_stand(
        self, reading: Reading, phrase: Phrase, stand: Stand | None, last: Draft | None, umbrella: Draft | None
    ) -> tuple[Stand | None, str, Draft | None]:
        """Where an agreement stands, by which rule, and its umbrella: what stands beside one shares its stand."""
        if last is None:
            umbrella = umbrella_before(reading, self.drafts[-1], phrase) if self.drafts else umbrella
            return (umbrella.stand, "part", umbrella) if umbrella is not None else (stand, "cue", None)
        umbrella = umbrella or umbrella_of(reading, last, phrase)
        if umbrella is not None:
            return last.stand, "part", umbrella
        if (stand is None or stand.cue == last.stand.cue) and coordinated(reading, last, phrase):
            return last.stand, "coordinated", None
        return stand, "cue", None

    def _with_type(self, reading: Reading, phrase: Phrase) -> Phrase:
        """A phrase that says little of its type with that of the agreement the article told of last."""
        if not self.drafts:
            return phrase
        told, noun = self.drafts[-1].phrase.type, phrase.noun.value
        if _takes_type(reading, phrase):
            return phrase._replace(type=told)
        if noun.lemma in reading.section.inheriting and phrase.type == noun.type and told != "agreement":
            return phrase._replace(type=told)
        return phrase

    def _is_idle(self, reading: Reading, noun: Hit) -> bool:
        """Whether nothing near an ordinary word could tell a status, and no list is open that it could belong to."""
        if noun.value.lemma in reading.section.pointers or (self.drafts and self.drafts[-1].phrase.many):
            return False
        return not reading.tells(noun.first - _CUES, noun.stop + _CUES)

    def _read_later(self, told: Draft) -> None:
        """Read what the sentence tells of an agreement behind the stage that is known."""
        found = told_later(told.reading, told.phrase, told.stand)
        if found is None:
            return
        draft = Draft(told.reading, told.phrase, found.stand, "clause", told.before, None, (found.first, found.stop))
        self._fill(draft)
        most = max(told.parties, draft.parties, key=len)
        told.parties = draft.parties = most
        self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._types |= {draft.phrase.type}

    @property
    def known(self) -> Known:
        """What the article has told so far."""
        return Known(anyway=bool(self.drafts) or self.anyway, told=self._types)

    def _may_point(self, reading: Reading, phrase: Phrase, stand: Stand) -> bool:
        """Whether a verb tells a stage of what only stands for an agreement ("the document"), not an attribute."""
        attribute = stand.cue.stop == phrase.first and is_adjective(reading, stand.cue.first)
        return stand.cue.cue.strong and bool(self.drafts) and not attribute

    def _read_deeds(self, reading: Reading, hits: list[Hit], told: list[Draft]) -> None:
        """Read the verbs of a sentence that tell an agreement, where no noun of `told` has told the same."""
        for verb in deeds_among(hits):
            if verb.value.deed.general and told:
                continue
            found = deed_of(reading, verb)
            if found is None or found.stand.certainty == "denied":
                continue
            twin = next((draft for draft in told if is_same(draft, found)), None)
            if twin is not None:
                complete(twin, found)
                continue
            if found.phrase.type == "agreement" and reading.section.types_anywhere:
                kind = next((str(tag.value) for tag in reading.tags(reading.first, reading.stop, "type")), "agreement")
                found = found._replace(phrase=found.phrase._replace(type=kind))
            draft = Draft(reading, found.phrase, found.stand, "verb", self._before((reading.start, reading.end)))
            draft.parties = found.parties or parties_of(draft, self.drafts)
            low, high = stand_window(reading, found.phrase, found.stand)
            draft.date = date_of(reading, low, high, found.stand.cue.first)
            self._measure(draft, low, high)
            told.append(draft)
            self._keep(draft)

    def _reading(self, start: int, end: int) -> Reading:
        """A sentence, read once though its neighbours look at it too."""
        found = self._readings.get(start)
        if found is None:
            found = self._readings[start] = Reading(self.document, start, end)
        return found

    def _before(self, sentence: tuple[int, int]) -> Reading | None:
        """The sentence before, where no line ends between the two."""
        index = self._index.get(sentence, 0)
        if index < 1:
            return None
        start, end = self._places.spans[index - 1]
        if "\n" in self.document.text[end : sentence[0]] or end - start > _LONG:
            return None
        return self._reading(start, end)

    def _is_mention(self, reading: Reading, phrase: Phrase, stand: Stand | None) -> bool:
        """Whether a phrase points back to an agreement of the article; if so it is kept there."""
        if phrase.weak and phrase.noun.value.lemma not in reading.section.pointers:
            return False
        if stand is not None and phrase.pointer == "demonstrative" and self._is_new_stage(stand):
            return False
        for draft in reversed(self.drafts[-8:]):
            if same_agreement(draft, phrase, stand):
                scan = reading.scan
                start = phrase.first
                if phrase.pointer == "demonstrative" and start > reading.first:
                    start -= 1
                draft.mentions.append(self.document.span(scan.starts[start], scan.ends[phrase.head - 1]))
                return True
        return False

    def _is_new_stage(self, stand: Stand) -> bool:
        """Whether nothing in the article told this status so far, and a word tells it that is said of agreements."""
        return stand.cue.cue.strong and all(draft.stand.status != stand.status for draft in self.drafts)

    def _fill(self, draft: Draft) -> None:
        reading, phrase, stand = draft.reading, draft.phrase, draft.stand
        low, high = stand_window(reading, phrase, stand)
        umbrella = draft.umbrella
        draft.parties = parties_of(draft, self.drafts)
        if not draft.parties and umbrella is None:
            after = self._after(draft.reading)
            draft.parties = named_between(after, after.first) if after is not None else []
        draft.signatories = signers(draft)
        draft.place = umbrella.place if umbrella else place_of(reading, low, high, phrase)
        draft.date = umbrella.date if umbrella else date_of(reading, low, high, stand.cue.first)
        if draft.before is not None and umbrella is None:
            before = draft.before
            if any(before.tags(before.first, before.stop, "meetings")):
                draft.place = draft.place or place_of(before, before.first, before.stop)
                tied = any(reading.tags(low, high, "then"))
                if tied or not any(reading.tags(low, stand.cue.first, "leaders")):
                    draft.date = draft.date or date_of(before, before.first, before.stop)
        if draft.place is None and self.drafts and any(reading.tags(low, high, "totals")):
            draft.place = self.drafts[0].place
        self._measure(draft, low, high)

    def _measure(self, draft: Draft, low: int, high: int) -> None:
        """What an agreement is worth and how long it lasts, by its own sentence or the two behind it."""
        reading, phrase = draft.reading, draft.phrase
        money = bool(self.document.of(MonetaryFigure))
        draft.period = period_of(reading, phrase, draft.stand.cue)
        if draft.umbrella is not None:
            return
        if money:
            draft.value = value_of(reading, phrase, low, high + 10)
        later = reading
        for next_one in (True, False):
            after = self._after(later) if draft.period is None or (money and draft.value is None) else None
            if after is None:
                return
            draft.period = draft.period or period_told_later(after, next_one=next_one)
            if money and draft.value is None:
                draft.value = value_told_later(after, phrase, next_one=next_one)
            later = after

    def _after(self, reading: Reading) -> Reading | None:
        """The sentence behind, where no line ends between the two."""
        index = self._index.get((reading.start, reading.end), len(self._places.spans))
        if index + 1 >= len(self._places.spans):
            return None
        start, end = self._places.spans[index + 1]
        if "\n" in self.document.text[reading.end : start] or end - start > _LONG:
            return None
        return self._reading(start, end)

    def _listed(self, draft: Draft) -> tuple[str, ...]:
        """The fields that a clause behind the agreement lists, or the next sentence: "They cover trade and gas"."""
        after = self._after(draft.reading) if draft.umbrella is None else None
        return fields_behind(draft.reading, draft.phrase.head) or (fields_behind(after) if after is not None else ())

    def records(self) -> list[Agreement]:
        """The drafts as records, in text order; an umbrella holds its parts."""
        settle_types(self.document, self.drafts)
        made: dict[int, Agreement] = {}
        parts: dict[int, list[Agreement]] = {}
        for draft in reversed(self.drafts):
            again = (made[id(later)].span for later in draft.retold)
            draft.mentions = sorted({*draft.mentions, *again}, key=lambda span: (span.start, span.end))
            record = made[id(draft)] = self._record(draft, parts.get(id(draft), [])[::-1])
            if draft.umbrella is not None:
                parts.setdefault(id(draft.umbrella), []).append(record)
        return [made[id(draft)] for draft in self.drafts]

    def _record(self, draft: Draft, parts: list[Agreement]) -> Agreement:
        document, reading, phrase, stand = self.document, draft.reading, draft.phrase, draft.stand
        scan = document.scan
        subject = subject_of(reading, phrase)
        start = scan.starts[phrase.first]
        if draft.value is not None and draft.value.span.start < start < draft.value.span.end:
            start = draft.value.span.start  # the sign of a currency is no word
        stop = _stop(phrase)
        if draft.words is not None:
            start, stop = scan.starts[draft.words[0]], draft.words[1]
        cue = stand.cue
        status = stand.status
        return Agreement(
            span=document.span(start, scan.ends[stop - 1]),
            rule=draft.rule,
            type=phrase.type,  # type: ignore[arg-type]
            status=status,
            stage=STAGES[status],
            certainty=stand.certainty,
            cue=document.span(scan.starts[cue.first], scan.ends[cue.stop - 1]),
            parties=as_parties(document, draft.parties),
            signatories=tuple(person.name for person in draft.signatories),
            subject=subject.text,
            fields=subject.fields or self._listed(draft),
            count=phrase.number,
            period=draft.period,
            place=draft.place,
            date_text=draft.date,
            value=draft.value,
            reported_by=reported_by(reading, phrase),
            mentions=draft.mentions,
            parts=parts,
        )


def _with_cue(phrase: Phrase, stand: Stand) -> tuple[int, int]:
    """The words from a noun that only points back to the verb that tells the new stage, or the other way round."""
    return min(phrase.first, stand.cue.first), max(_stop(phrase), stand.cue.stop)


def _stop(phrase: Phrase) -> int:
    """The end of the span: behind the complements of the noun, not behind who does it or a clause set off."""
    stop = phrase.head
    for complement in phrase.complements:
        if complement.kind in ("agents", "aims"):
            break
        stop = complement.stop
    return stop


def _is_habit(draft: Draft) -> bool:
    """Whether a present tense tells what nobody in particular does: "Verträge schließen Kunden mit dem Händler"."""
    present = draft.stand.cue.cue.tense in ("now", "base") and not draft.stand.passive
    return present and not draft.parties and (draft.stand.certainty == "asserted" or not draft.phrase.pointer)


def _is_no_noun(reading: Reading, hit: Hit) -> bool:
    """Whether a word beside it makes a verb or a modifier of the noun: "to deal with", "contract battle"."""
    if _has_object(reading, hit):
        return True
    if reading.has(hit.stop, "compounds") and reading.scan.gaps[hit.stop] == " ":
        return True
    return (
        hit.stop == hit.first + 1 and reading.has(hit.first - 1, "verb_marks") and reading.scan.gaps[hit.first] == " "
    )


def _has_object(reading: Reading, hit: Hit) -> bool:
    """Whether a word is a verb, since an object begins right behind it: "they *compromise* the values"."""
    section = reading.section
    if not section.verb_marks or section.adjectives_follow or section.nouns_capital or hit.stop >= reading.stop:
        return False
    behind = reading.scan.gaps[hit.stop] == " " and reading.has(hit.stop, "definite", "articles", "possessives")
    plural = reading.scan.words[hit.stop - 1].endswith(section.plural_endings)
    alone = reading.has(hit.first - 1, "conjunctions", "pronouns", "verb_marks")
    return behind and alone and not plural and hit.first > reading.first and not reading.capital(hit.first)


def _takes_type(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase leaves its type to the agreement told before: "the deal", "an offer"."""
    ordinary = phrase.weak and not has_partner(reading, phrase)
    return phrase.type == "agreement" and bool(phrase.pointer or ordinary)


def _is_outcome(reading: Reading, last: Draft, hit: Hit) -> bool:
    """Whether a noun only belongs to what is told of the talks before it: "talks ended without an agreement"."""
    cue = last.stand.cue
    stop = cue.stop + (_OUTCOME if is_talks(reading, last.phrase) and not last.stand.before else 0)
    return cue.first <= hit.first < stop and not any(reading.comma(one) for one in range(cue.stop, hit.first + 1))


def _is_modifier(reading: Reading, hit: Hit) -> bool:
    """Whether a noun only tells more of the noun right behind it, where that is the head: "ceasefire agreement"."""
    if reading.section.adjectives_follow or reading.scan.gaps[hit.stop] not in (" ", "-") or hit.stop >= reading.stop:
        return False
    head = reading.nouns.get(hit.stop)
    return head is not None and (not head.value.weak or head.value.lemma in reading.section.negotiations)


def _is_amended(reading: Reading, hit: Hit) -> bool:
    """Whether a noun only says what is amended: "the second amendment to the contract"."""
    section = reading.section
    for index in range(hit.first - 1, max(reading.first, hit.first - _AMENDED) - 1, -1):
        if index in reading.nouns:
            return reading.nouns[index].value.lemma in section.amendments
        if reading.hard(index + 1) or reading.has(index, "conjunctions"):
            return False
    return False
