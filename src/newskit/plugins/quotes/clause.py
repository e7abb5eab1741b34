"""A cue in its sentence: what every rule about reported clauses asks, and how it makes its quote.

Scans of a sentence are cut off after some dozen words, so that a line without stops costs no more than its length.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newskit.model import Stance
from newskit.plugins.quotes.drafts import Draft, Place, Subject, mention_of, place_of, stance_of
from newskit.plugins.quotes.noun_phrases import antecedent
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.view import DASHES, View
from newskit.plugins.quotes.words import Cue, WordSets
from newskit.scan import Hit

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader

__all__ = ["FAR", "Clause", "dashed", "first_of"]

FAR = 60  # words behind a cue within which its clause shows what it is
_SOON = 8
_CLOSING = frozenset('"”»')
_NEAR = 9
_HEARD = 5  # words behind a quotation that only tell where it was said


def dashed(gap: str) -> bool:
    """Whether a dash with a blank beside it stands in a gap."""
    return gap != " " and " " in gap and not DASHES.isdisjoint(gap)


def first_of(wanted: frozenset[str], words: list[str], first: int, stop: int) -> int | None:
    """The first of some words that is one of those wanted."""
    for at in range(first, stop):
        if words[at] in wanted:
            return at
    return None


class Clause:
    """A cue, its sentence, and the reader of its line."""

    __slots__ = ("cue", "far", "high", "low", "reader", "sets", "start", "value", "view")

    def __init__(self, reader: LineReader, cue: Hit, low: int, high: int) -> None:
        self.reader = reader
        self.view: View = reader.view
        self.sets: WordSets = reader.view.sets
        self.cue = cue
        self.value: Cue = cue.value
        self.low = low
        self.high = high
        self.far = high if high - cue.stop < FAR else cue.stop + FAR
        #: Where the verb group begins: "has repeatedly said".
        self.start = self.view.group_starts.get(cue.first, cue.first)

    # ------------------------------------------------------------------------------------------------- who and how

    def subject(self, high: int) -> Subject:
        """The subject; behind "and" that of the report before it in the sentence."""
        inverted = self.sets.free and self.opens()
        low = self.own_low() if self.reader.drafts else self.low
        found = subject_of(self.view, self.cue, low, high, inverted=inverted)
        if found.mention is not None or self.sets.free:
            return found
        main = self.main()
        if main is not None and self.joined():
            found.mention = main.mention
        elif main is not None and main.mention is not None and main.mention.kind == "relative":
            actor = main.mention.actor  # "X, who said A, said B"
            found.mention = mention_of(actor) if actor else antecedent(self.view, main.mention.first)
        return found

    def own_low(self) -> int:
        """Where the words before the cue begin that may hold its subject: behind what is quoted already."""
        low, at, starts = self.low, self.cue.first, self.view.starts
        end = self.reader.quoted_until(starts[at])
        if not end:
            return low
        return bisect_left(starts, end, low, at)

    def opens(self) -> bool:
        """Whether the verb opens its clause, so that its subject stands behind it if anywhere."""
        if not self.sets.free:
            return False
        at = self.behind_linking()
        return at <= self.low or "," in self.view.gaps[at]

    def behind_linking(self) -> int:
        """Where the words begin that lead over to the verb: "also", "jak też"."""
        view, linking = self.view, self.sets.linking
        at = self.start
        while at > self.low and view.words[at - 1] in linking and view.gaps[at] == " ":
            at -= 1
        return at

    def joined(self) -> bool:
        """Whether a conjunction joins the verb to one before it: "and called"."""
        return self.start > self.low and self.view.words[self.start - 1] in self.sets.coordinating

    def main(self) -> Draft | None:
        """The report before this one in its sentence."""
        view = self.view
        floor, here = view.starts[self.low], view.starts[self.cue.first]
        for draft in self.reader.drafts[:-5:-1]:
            if draft.cue is not None and floor <= draft.cue[0] < here:
                return draft
        return None

    def stance(self) -> Stance:
        """How the verb stands to what it reports."""
        alone = self.start == self.cue.first and not self.sets.free
        return stance_of(self.value, negated=not alone and self.negated())

    def negated(self) -> bool:
        """Whether "not" stands before the verb."""
        at = self.cue.first
        begin = at - 1 if self.sets.free and at > self.low else self.start
        return begin < at and not self.sets.negations.isdisjoint(self.view.words[begin:at])

    def progressive(self) -> bool:
        """Whether a participle is part of a finite verb: "is saying"."""
        words, start = self.view.words, self.start
        if self.sets.free:
            return False
        if not self.sets.passive.isdisjoint(words[start : self.cue.first]):
            return True
        return start > self.low and self.view.gaps[start] in ("'", "’") and words[start] in ("s", "re", "m")

    def nobody(self) -> bool:
        """Said by nobody in particular: "Mówi się, że"."""
        return (
            self.sets.free
            and self.cue.stop < self.high
            and self.view.words[self.cue.stop] == self.sets.reflexive
            and not self.value.reflexive
            and self.value.person in ("singular", "n")
        )

    # ------------------------------------------------------------------------------------------------ where it ends

    def stop(self, begin: int) -> int:
        """Where a reported clause ends: at another attribution in its sentence, or with it."""
        view, sets = self.view, self.sets
        if begin >= self.high:
            return begin
        cues = view.cues_in(begin, self.high)
        quoted = bool(cues) and self.reader.quoted(view.starts[begin])
        for cue in cues:
            at = cue.first
            if not quoted and self.reader.quoted(view.starts[at]):
                continue
            gap = view.gaps[at]
            if cue.value.person == "participle":
                if "," in gap and self.leads_soon(cue.stop):
                    return at
                continue
            if sets.turns and dashed(gap) and not view.capital(at):
                return at
            joined = at > begin and view.words[at - 1] in (sets.openers if sets.free else sets.coordinating)
            if sets.free:
                if joined and self.leads_soon(cue.stop, 3):
                    return at - 1
                if not quoted and self.leads_soon(cue.stop, 4) and (own := self._own_clause(begin, at)) is not None:
                    return own
                continue
            if joined and at > begin + 1 and self._same_tense(cue):
                return at - 1
            if self._closes_relative(cue):
                return max(view.group_starts.get(cue.first, cue.first), begin)
            other = self._other(cue, begin)
            if other is not None:
                return other
        return self._told_on(begin) if sets.free else self._reporter_again(begin)

    def _own_clause(self, begin: int, at: int) -> int | None:
        """Where a clause joined to this one begins that reports itself: "..., a radni twierdzą, że"."""
        view = self.view
        for index in range(at, max(at - _SOON, begin), -1):
            if ";" in view.gaps[index]:
                return index
            if "," in view.gaps[index]:
                return index if view.words[index] in self.sets.going_on else None
        return None

    def _told_on(self, begin: int) -> int:
        """Where the main clause goes on: "..., po czym wyszedł", "..., i złożył wniosek", "..., ale radzi"."""
        view, sets, person = self.view, self.sets, self.value.person
        for at in range(begin + 1, min(self.high - 1, begin + FAR)):
            if "," not in view.gaps[at] or self.reader.quoted(view.starts[at]):
                continue
            word, follows = view.words[at], at + 1
            if f"{word} {view.words[follows]}" in sets.afterwards:
                return at
            cue = view.cue_at.get(follows)
            agrees = cue is not None and cue.value.person == person
            if word in sets.openers and agrees:
                return at
            if word in sets.coordinating and not _CLOSING.isdisjoint(view.gaps[at]):
                return at
            if word in sets.coordinating and view.words[follows] not in sets.leaders:
                again = sets.person(view.words[follows])
                if again == person and again in ("m", "f", "virile", "other"):
                    return at
        return self.high

    def leads_soon(self, at: int, within: int = _SOON) -> bool:
        """Whether a clause follows within some words; English needs no conjunction for it."""
        view, leading = self.view, self.sets.leading
        for index in range(at, min(at + within, self.high)):
            if view.words[index] in leading or ":" in view.gaps[index]:
                return True
        return not self.sets.free

    def _same_tense(self, cue: Hit) -> bool:
        """Whether a verb behind "and" can have the subject of this one: "said it was late and called for ..."."""
        view = self.view
        return view.words[cue.first][-1] == view.words[self.cue.first][-1] and not view.capital(cue.first)

    def _closes_relative(self, cue: Hit) -> bool:
        """Whether the main verb comes behind a relative clause with a report: "X, who said A, said B"."""
        view, sets = self.view, self.sets
        if self.start == 0 or view.words[self.start - 1] not in sets.relatives:
            return False
        gap = view.gaps[view.group_starts.get(cue.first, cue.first)]
        return "," in gap or dashed(gap)

    def _other(self, cue: Hit, begin: int) -> int | None:
        """Where a clause begins that has its own report: "..., but critics say it will not"."""
        view, sets = self.view, self.sets
        if cue.value.lemma not in sets.zero_that or cue.stop >= self.high or "," in view.gaps[cue.stop]:
            return None
        start = view.group_starts.get(cue.first, cue.first)
        first = begin - (view.words[begin] in sets.coordinating)  # "..., she said, but critics say it will not"
        for at in range(start, max(start - _NEAR, first), -1):
            if "," in view.gaps[at]:
                words = view.words[at:start]
                if not words or not (sets.finite_or_leading.isdisjoint(words)):
                    return None
                return at
        return None

    def _reporter_again(self, begin: int) -> int:
        """The end, or a source behind a comma, or "in an interview" and "referring to" behind quoted words."""
        view, sets = self.view, self.sets
        for hit in self.reader.sources:
            if begin < hit.first < self.high and "," in view.gaps[hit.first]:
                return hit.first
        one = self.reader.quotation_over(self.high) if self.reader.quotations else None
        if one is not None and begin <= one.first and one.stop < self.high and one.closed:
            gap = view.text[one.end - 1 : view.starts[one.stop]]
            word = view.words[one.stop]
            heard = self.high - one.stop <= _HEARD and word in sets.before_noun  # "..., a court has heard"
            if "," in gap and (heard or word.endswith(sets.participle_ending) or word in sets.occasions_before):
                return one.stop
        return self.high

    # ------------------------------------------------------------------------------------------------------ records

    def end(self, stop: int) -> int:
        """The offset at which a clause ends whose last word is the one before `stop`."""
        view = self.view
        if stop >= self.reader.line.stop:
            return self.reader.line.end
        return view.starts[stop]

    def made(self, begin: int, stop: int, rule: str, subject: Subject, stance: Stance) -> Draft | None:
        """The quote whose content is the words from `begin` to `stop`."""
        if begin >= stop:
            return None
        if self.view.words[begin] in self.sets.asking and self.value.group == "say" and self.negated():
            return None  # "did not say how many"
        place = self.view.trimmed(self.view.starts[begin], self.end(stop))
        return self.draft([place], rule, subject, stance) if place is not None else None

    def draft(self, content: list[Place], rule: str, subject: Subject, stance: Stance) -> Draft:
        """The quote of this cue."""
        view, reader, mention, person = self.view, self.reader, subject.mention, self.value.person
        reader.used.add(self.cue.first)
        if mention is None and (not self.sets.free or self.value.group == "hear"):
            person = ""
        kind, cue = reader.kind_of(content), place_of(self.cue, view.starts, view.ends)
        return Draft(content, kind, rule, reader.number, cue, mention, person, stance, subject.addressee)
