"""Gathering: which names of an article are one person.

Full names make people; a surname alone joins one, in any case; a surname that no full name explains makes a person only
with an office before it or a verb of speech beside it. Unknown capitalised words are nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter

from newskit.document import Document
from newskit.model import Block, Boilerplate
from newskit.plugins.inflection import nominatives
from newskit.plugins.names import Name, names
from newskit.plugins.people.candidates import Candidate, Candidates
from newskit.plugins.people.companies import Companies
from newskit.plugins.people.evidence import BLANKS, Evidence
from newskit.plugins.people.headlines import add_longest, join_in_capitals, lies_in, title_spans
from newskit.plugins.people.lone import Lone
from newskit.plugins.people.mentions import INNER, Mention, is_one_word, mention_of, written

__all__ = ["Gatherer"]

_NOBODY = frozenset(("organisation", "place"))
_LONGEST = 4  # words of a name that is no known first name's
_first = attrgetter("first")


class Gatherer:
    """Gathers the people of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.scan = document.scan
        self.evidence = Evidence(document)
        self.words = self.evidence.words
        self.inflects = self.evidence.inflects
        self.people = Candidates(self.evidence)
        self.titles = [] if self.inflects else title_spans(document, self.evidence.starters)
        self.alone: list[tuple[Name, str]] = []  #: Names of one word, and what is written.
        self.doubtful: list[Name] = []  #: Several words that are no known first name's.
        self.companies = Companies(self.evidence, self.alone)
        self._proven: dict[str, bool] = {}

    def gather(self) -> list[Candidate]:
        """The people, in the order of their first full mention."""
        titled = self._sort_out()
        if not (self.people.all or self.alone or self.doubtful):
            return []
        for mention in titled:
            self._add_titled(mention)
        self._read_doubtful()
        Lone(self.people, self.alone, self.companies.found).read(self.titles)
        for person in self.people.all:
            person.mentions.sort(key=_first)
            self.people.settle(person)
        return self.people.all

    def _sort_out(self) -> list[Mention]:
        """Add the people of known first names, keep the rest for later; those in headlines of capitals."""
        scan, people, titles = self.scan, self.people, self.titles
        text, gaps, starts, ends, inflects = scan.text, scan.gaps, scan.starts, scan.ends, self.inflects
        alone, words, particles = self.alone, scan.words, self.evidence.particles
        role_ends = self.evidence.role_ends
        long: list[Mention] = []
        titled: list[Mention] = []
        for name in self._names():
            first, stop, kind, key, initial = name
            if kind in _NOBODY or (key and kind == "other"):  # a people: Polacy
                continue
            spelt = text[starts[first] : ends[stop - 1]]
            if stop - first == 1 or (gaps[first + 1] in INNER and is_one_word(scan, name)):
                alone.append((name, written(scan, name) if spelt.isupper() else spelt))
            elif kind != "person" or (words[first] in particles and self._is_surname_with_particle(name)):
                self.doubtful.append(name)
            elif titles and lies_in(titles, starts[first]):
                titled.append(mention_of(scan, name))
            elif first - 1 in role_ends and self.evidence.is_employer(first):
                continue
            elif not people.add_again(name, spelt):
                mention = mention_of(scan, name)
                if initial and stop - first > 2 and not inflects and all(part[0].isupper() for part in mention.parts):
                    long.append(mention)  # a headline may have run on
                else:
                    people.add_named(mention, spelt)
        for mention in long:
            add_longest(people, mention)
        return titled

    def _add_titled(self, mention: Mention) -> None:
        """A name in a headline: what no line of the text repeats is hardly anybody, "Grace Period Extended"."""
        if add_longest(self.people, mention, known=True):
            return
        called, parts = self.companies.by_word, mention.parts
        size = next((size for size in range(2, len(parts) + 1) if parts[size - 1] in called), 0)
        if size and size <= mention.stop - mention.first:
            self.people.add_full(Mention(mention.first, mention.first + size, parts[:size]))

    def _names(self) -> list[Name]:
        """The names outside boilerplate."""
        runs = self.document.once(names).runs
        spans = [b.span for b in self.document.of(Block) if b.kind == "boilerplate"]
        spans += [b.span for b in self.document.of(Boilerplate)]
        if not spans:
            return runs
        skipped = sorted([(span.start, span.end) for span in spans])
        skipped.append((len(self.scan.text), 0))
        starts, place = self.scan.starts, 0
        kept = []
        for name in runs:
            offset = starts[name.first]
            while 0 < skipped[place][1] <= offset:
                place += 1
            if offset < skipped[place][0]:
                kept.append(name)
        return kept

    def _is_surname_with_particle(self, name: Name) -> bool:
        """Whether a name is a surname whose particle begins a sentence: "Van der Berg said"."""
        word = self.scan.words[name.first]
        found = self.people.with_surname(self.people.nominatives_of(mention_of(self.scan, name).surname))
        return any(word in one.mentions[0].parts for one in found)

    def _read_doubtful(self) -> None:
        """Several words that are no known first name's: people where the article says so."""
        waiting: list[Mention] = []
        for name in self.doubtful:
            mention = mention_of(self.scan, name)
            surnames = self.people.nominatives_of(mention.surname)
            found = self.people.with_surname(surnames)
            if found:
                self._join_doubtful(name, mention, found, surnames)
                continue
            if len(mention.parts) > _LONGEST or not mention.parts[-1][0].isupper():
                continue
            if self.evidence.in_credit(name) and not any(
                part.lower() in self.evidence.starters for part in mention.parts
            ):
                self.people.add_full(mention)
            elif self.evidence.has_evidence(name, mention, self.people.by_first_name):
                if not self.companies.take(mention) and not self.evidence.is_common(mention):
                    self.people.add_full(mention)
            else:
                waiting.append(mention)
        for mention in waiting:
            if not join_in_capitals(self.people, mention):
                self._read_waiting(mention)

    def _join_doubtful(
        self, name: Name, mention: Mention, found: Sequence[Candidate], surnames: frozenset[str]
    ) -> None:
        """Join unknown words that end in the surname of people who are there, whole or by the surname alone."""
        same = next((one for one in found if self.people.same_first(one, mention.parts[0], ())), None)
        if same is not None and same.most > 1:
            self.people.join(same, mention, surnames)
        elif (
            not name.initial
            and not self.evidence.is_common(mention)
            and self.evidence.has_evidence(name, mention, self.people.by_first_name)
        ):
            self.people.add_full(mention)
        elif all(part.lower() in self.evidence.particles for part in mention.parts[:-1]):  # "Von der Leyen"
            self.people.join(found[-1], Mention(name.first, name.stop, [mention.surname]), surnames)
        else:  # "Wizyta Tokajewa": the surname alone
            self.people.join(found[-1], Mention(name.stop - 1, name.stop, [mention.surname]), surnames)

    def _read_waiting(self, mention: Mention) -> None:
        """Words that nothing beside them explains: the people that the article names again."""
        surnames = self.people.nominatives_of(mention.surname)
        if not self.people.with_surname(surnames):
            if self.companies.take(mention) or len(mention.parts) >= _LONGEST:
                return
            if not self._is_said_alone(surnames):
                return
        if not self.evidence.is_common(mention):
            self.people.add_full(mention)

    def _is_said_alone(self, surnames: frozenset[str]) -> bool:
        """Whether the article goes on to call a name by its last word alone, where the capital proves something."""
        if self.inflects:
            return not self.singles.isdisjoint(surnames)
        return any(map(self._proves, surnames))

    def _proves(self, word: str) -> bool:
        """Whether a word stands alone somewhere with a capital that proves something."""
        if word not in self._proven:
            self._proven[word] = any(map(self._is_proven, self.companies.by_word.get(word, ())))
        return self._proven[word]

    @cached_property
    def singles(self) -> frozenset[str]:
        """The nominatives of names of one word whose capital proves something."""
        proven = {word for name, word in self.alone if self._is_proven(name)}
        return frozenset(chain.from_iterable(map(nominatives, proven)))

    def _is_proven(self, name: Name) -> bool:
        """Whether no sentence gives the capital, or speech or a clause follows: "Adeyemi said", "Adeyemi, who"."""
        if not name.initial:
            return True
        stop = name.stop
        gap = self.scan.gaps[stop]
        if stop in self.evidence.cues and gap in BLANKS:
            return True
        return gap == ", " and self.scan.words[stop] in self.words.relative_set
