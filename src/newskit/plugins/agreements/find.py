"""Reading an article for agreements, sentence by sentence; a text without a noun of an agreement costs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from newskit.document import Document
from newskit.model import Agreement, MonetaryFigure
from newskit.plugins.agreements.details import (
    date_of,
    period_of,
    place_of,
    reported_by,
    stand_window,
    subject_of,
    value_of,
    value_told_later,
)
from newskit.plugins.agreements.lifecycle import STAGES, Stand, stand_of
from newskit.plugins.agreements.linking import Draft, parties_of, same_agreement, signers
from newskit.plugins.agreements.mentions import as_parties
from newskit.plugins.agreements.mergers import merger_of
from newskit.plugins.agreements.nouns import candidates
from newskit.plugins.agreements.parties import named_between
from newskit.plugins.agreements.phrase import Phrase, noun_phrase
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.agreements.words import AgreementWords, Noun
from newskit.plugins.sentences import Sentences, sentences
from newskit.scan import Hit

__all__ = ["find_agreements"]

_LONG = 600  # characters of a neighbouring sentence that is looked at
_NEAR, _FAR, _BEHIND = 11, 20, 30  # words around a noun in which what tells of it stands
_PARTS = 20  # words between an umbrella and its first part at most


def find_agreements(document: Document) -> Iterator[Agreement]:
    """The agreements of an article, with those that are denied left out."""
    nouns = candidates(document)
    if not nouns:
        return
    reader = _Reader(document)
    for sentence, hits in _by_sentence(document.once(sentences), document, nouns):
        if reader.worth(hits):
            reader.read(sentence, hits)
    yield from reader.records()


def _by_sentence(
    places: Sentences, document: Document, nouns: list[Hit]
) -> Iterator[tuple[tuple[int, int], list[Hit]]]:
    here: tuple[int, int] | None = None
    some: list[Hit] = []
    for hit in nouns:
        sentence = places.at(document.scan.starts[hit.first])
        if sentence != here:
            if here is not None:
                yield here, some
            here, some = sentence, []
        some.append(hit)
    if here is not None:
        yield here, some


class _Reader:
    """The drafts of one article, made sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.drafts: list[Draft] = []
        self._section = document.section(AgreementWords)
        self._places = document.once(sentences)
        self._at: dict[tuple[int, int], int] | None = None
        self._readings: dict[int, Reading] = {}

    @property
    def _index(self) -> dict[tuple[int, int], int]:
        """The place of each sentence among the sentences."""
        if self._at is None:
            self._at = {span: index for index, span in enumerate(self._places.spans)}
        return self._at

    def worth(self, hits: list[Hit]) -> bool:
        """Whether a sentence may tell something: a word beside a noun says where it stands, or it may point back."""
        scan, words, section = self.document.scan, self.document.scan.words, self._section
        for hit in hits:
            if not isinstance(hit.value, Noun):
                if any(scan.text[start].isupper() for start in scan.starts[hit.stop : hit.stop + 5]):
                    return True
            elif hit.value.weak:
                if hit.value.lemma not in section.never_alone and not section.strong_words.isdisjoint(
                    words[max(hit.first - _NEAR, 0) : hit.stop + _BEHIND]
                ):
                    return True
            elif (
                self.drafts
                or not section.cue_words.isdisjoint(words[max(hit.first - _NEAR, 0) : hit.stop + _NEAR])
                or not section.strong_words.isdisjoint(words[max(hit.first - _FAR, 0) : hit.stop + _BEHIND])
            ):
                return True
        return False

    def read(self, sentence: tuple[int, int], hits: list[Hit]) -> None:
        """Read the nouns of one sentence."""
        reading = self._reading(*sentence)
        before: Reading | None = None
        asked = False
        last: Draft | None = None  # the last agreement of this sentence
        umbrella: Draft | None = None
        until = 0
        for hit in hits:
            if hit.first < until:
                continue
            if not isinstance(hit.value, Noun):
                self._read_verb(reading, hit, sentence)
                continue
            if _is_no_noun(reading, hit):
                continue
            phrase = noun_phrase(reading, hit)
            stand = stand_of(reading, phrase)
            rule = "cue"
            if last is not None:
                umbrella = umbrella or _umbrella(reading, last, phrase)
                shared = stand is None or stand.cue == last.stand.cue
                if umbrella is not None or (shared and _coordinated(reading, last, phrase)):
                    stand, rule = last.stand, "part" if umbrella else "coordinated"
            if phrase.weak and stand is not None and rule == "cue" and not stand.cue.cue.strong:
                stand = None
            pointing = hit.value.lemma in reading.section.pointers
            if (phrase.pointer or pointing or stand is None) and self._is_mention(reading, phrase, stand):
                until = phrase.head
                continue
            if stand is None or pointing or stand.certainty == "denied":
                continue
            if not asked:
                before, asked = self._before(sentence), True
            if phrase.pointer and phrase.type == "agreement" and self.drafts:
                phrase = phrase._replace(type=self.drafts[-1].phrase.type)
            last = Draft(reading, phrase, stand, rule, before, umbrella)
            self._fill(last)
            self.drafts.append(last)
            until = phrase.stop

    def _read_verb(self, reading: Reading, verb: Hit, sentence: tuple[int, int]) -> None:
        """Read a verb that may tell a merger."""
        found = merger_of(reading, verb)
        if found is None or found[1].certainty == "denied":
            return
        phrase, stand, parties = found
        draft = Draft(reading, phrase, stand, "verb", self._before(sentence))
        draft.parties = parties
        low, high = stand_window(reading, phrase, stand)
        draft.date = date_of(reading, low, high)
        if self.document.of(MonetaryFigure):
            draft.value = value_of(reading, phrase, low, high + 10)
        self.drafts.append(draft)

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
        for draft in reversed(self.drafts[-8:]):
            if same_agreement(draft, phrase, stand):
                scan = reading.scan
                start = phrase.first
                if phrase.pointer == "demonstrative" and start > reading.first:
                    start -= 1
                draft.mentions.append(self.document.span(scan.starts[start], scan.ends[phrase.head - 1]))
                return True
        return False

    def _fill(self, draft: Draft) -> None:
        reading, phrase, stand = draft.reading, draft.phrase, draft.stand
        low, high = stand_window(reading, phrase, stand)
        umbrella = draft.umbrella
        draft.parties = parties_of(draft, self.drafts)
        if not draft.parties and umbrella is None:
            after = self._after(draft)
            draft.parties = named_between(after, after.first) if after is not None else []
        draft.signatories = signers(draft)
        draft.place = umbrella.place if umbrella else place_of(reading, low, high)
        draft.date = umbrella.date if umbrella else date_of(reading, low, high)
        if draft.before is not None and umbrella is None:
            before = draft.before
            if any(before.tags(before.first, before.stop, "meetings")):
                draft.place = draft.place or place_of(before, before.first, before.stop)
                tied = any(reading.tags(low, high, "then"))
                if tied or not any(reading.tags(low, stand.cue.first, "leaders")):
                    draft.date = draft.date or date_of(before, before.first, before.stop)
        if draft.place is None and self.drafts and any(reading.tags(low, high, "totals")):
            draft.place = self.drafts[0].place
        if umbrella is None and self.document.of(MonetaryFigure):
            draft.value = value_of(reading, phrase, low, high + 10) or self._later_value(draft)

    def _later_value(self, draft: Draft) -> MonetaryFigure | None:
        """The sum that the next sentence of the paragraph gives for the agreement."""
        after = self._after(draft)
        return value_told_later(after) if after is not None else None

    def _after(self, draft: Draft) -> Reading | None:
        """The sentence behind, where no line ends between the two."""
        index = self._index.get((draft.reading.start, draft.reading.end), len(self._places.spans))
        if index + 1 >= len(self._places.spans):
            return None
        start, end = self._places.spans[index + 1]
        if "\n" in self.document.text[draft.reading.end : start] or end - start > _LONG:
            return None
        return self._reading(start, end)

    def records(self) -> list[Agreement]:
        """The drafts as records, in text order; an umbrella holds its parts."""
        made: dict[int, Agreement] = {}
        parts: dict[int, list[Agreement]] = {}
        for draft in reversed(self.drafts):
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
            fields=subject.fields,
            count=phrase.number,
            period=period_of(reading, phrase),
            place=draft.place,
            date_text=draft.date,
            value=draft.value,
            reported_by=reported_by(reading, phrase),
            mentions=draft.mentions,
            parts=parts,
        )


def _stop(phrase: Phrase) -> int:
    """The end of the span: behind the complements of the noun, not behind who does it or a clause set off."""
    stop = phrase.head
    for complement in phrase.complements:
        if complement.kind in ("agents", "aims"):
            break
        stop = complement.stop
    return stop


def _is_no_noun(reading: Reading, hit: Hit) -> bool:
    """Whether a word beside it makes a verb or a modifier of the noun: "to deal with", "contract battle"."""
    if reading.has(hit.stop, "compounds") and reading.scan.gaps[hit.stop] == " ":
        return True
    return (
        hit.stop == hit.first + 1 and reading.has(hit.first - 1, "verb_marks") and reading.scan.gaps[hit.first] == " "
    )


def _umbrella(reading: Reading, last: Draft, phrase: Phrase) -> Draft | None:
    """The agreement before, where words such as "among them" lead from it to this one."""
    if not (last.phrase.many or last.phrase.number) or phrase.first - last.phrase.head > _PARTS + 20:
        return None
    between = reading.tags(last.phrase.head, min(phrase.first, last.phrase.stop + _PARTS), "among")
    return last if any(between) else None


def _coordinated(reading: Reading, last: Draft, phrase: Phrase) -> bool:
    """Whether nothing but a comma or a conjunction stands between two phrases."""
    between = phrase.first - last.phrase.stop
    if between < 0 or between > 2:
        return False
    if any(reading.hard(index) for index in range(last.phrase.stop, phrase.first + 1)):
        return False
    return all(
        reading.has(index, "conjunctions", "articles", "definite") or reading.has(index - 1, "conjunctions")
        for index in range(last.phrase.stop, phrase.first)
    )
