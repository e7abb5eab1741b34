"""Lone names: a surname or first name alone joins whose it is; one that nobody explains needs evidence of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from newskit.plugins.names import Name
from newskit.plugins.people.candidates import Candidate, Candidates
from newskit.plugins.people.headlines import lies_in
from newskit.plugins.people.mentions import Mention, mention_of

__all__ = ["Lone"]


class Lone:
    """Reads the names of one word of a document."""

    def __init__(self, people: Candidates, alone: Sequence[tuple[Name, str]], companies: Collection[str]) -> None:
        self.people = people
        self.alone = alone
        self.companies = companies
        self.evidence = people.evidence
        self.scan = people.scan
        self.words = self.evidence.words
        self.inflects = people.inflects

    def read(self, titles: Sequence[tuple[int, int]]) -> None:
        """Join all that can be, and find who else there is.

        Args:
            titles: Where headlines stand in which every word has a capital.
        """
        waiting: list[tuple[Name, str]] = []
        starts = self.scan.starts
        words, first_names = self.scan.words, self.people.first_names
        letters = {surname[0].lower() for surname in self.people.by_surname}
        join_alone, has_other_names, companies = self.people.join_alone, self.people.has_other_names, self.companies
        has_neighbour = self.evidence.has_neighbour
        for one in self.alone:
            name, written = one
            word = words[name.first]
            # No ending changes the first letter of a name, and most words fail here.
            if word[0] in letters and join_alone(name, written):
                continue
            if word in first_names and self.people.join_first_name(name, written):
                continue
            if word in companies or (has_other_names and self.people.join_other_name(name, written)):
                continue
            if titles and lies_in(titles, starts[name.first]):
                waiting.append(one)  # its capital, and that of the word beside it, prove nothing
            elif has_neighbour(name) and self._evident(name, mention := mention_of(self.scan, name)):
                surnames = self.people.nominatives_of(mention.surname)
                self.people.add(Candidate(mention, (), surnames, "surname"))
                letters.add(word[0])
            else:
                waiting.append(one)
        for name, written in waiting if any(person.rule == "surname" for person in self.people.all) else ():
            if words[name.first][0] in letters:
                join_alone(name, written)

    def _evident(self, name: Name, mention: Mention) -> bool:
        """Whether a surname that no full name explains is a person's after all."""
        first = name.first
        if first and self.evidence.stands_before(first):
            office = self.evidence.role_ends.get(first)
            if office is not None and self.evidence.before_person(name):
                return False  # "burmistrza Kłodzka Jana Lisa"
            if office is None:
                if first - 1 in self.evidence.titles and (
                    not self.inflects or self.scan.text[self.scan.starts[first - 1]].islower()
                ):
                    return True
            elif self.evidence.holds(office, mention):
                return True
        if len(mention.surname) < 3 or not mention.surname[1:].islower():
            return False
        if not self.inflects and first and self.scan.words[first - 1] in self.words.governing_set:
            return False  # "Analysts at Jefferies said"
        surname_like = bool(self.words.endings) and mention.surname.lower().endswith(self.words.endings)
        behind_noun = self.inflects and first > 1 and first - 1 in self.scan.at("organisations.noun")
        if behind_noun and self.scan.words[first - 2] in self.words.governing_set:
            return surname_like  # "mecenas Lis z kancelarii Lexa uważa"
        if not self.evidence.beside_speech(mention):
            return surname_like and name.initial and self.scan.gaps[name.stop][:1] == ":"
        if surname_like:
            return True
        if self.scan.words[mention.verb.first] in self.words.neutral_set or self.evidence.is_thing(mention):
            return False
        jobs = tuple(self.words.job_endings)
        if (
            not name.initial
            or mention.first > mention.verb.first
            or (jobs and not mention.surname.endswith(jobs) and not self.evidence.is_common(mention))
        ):
            return True
        # A capital at the beginning of a sentence proves nothing: another mention must.
        return not self.proven.isdisjoint(self.people.nominatives_of(mention.surname))

    @cached_property
    def proven(self) -> frozenset[str]:
        """The nominatives of names whose capital is no sentence's."""
        before = self.scan.words
        return frozenset(
            nominative
            for name, _ in self.alone
            if not name.initial and before[name.first - 1] != "s"  # "China's Huanyu" makes cars
            for nominative in self.people.nominatives_of(mention_of(self.scan, name).surname)
        )
