"""Candidates: the people of an article in the making, and by what names they are found again."""

from __future__ import annotations

from collections.abc import Sequence

from newskit.plugins.inflection import nominatives
from newskit.plugins.names import FirstName, Name
from newskit.plugins.people.evidence import Evidence
from newskit.plugins.people.first_names import agreeing
from newskit.plugins.people.mentions import Mention

__all__ = ["Candidate", "Candidates"]


class Candidate:
    """A person in the making."""

    __slots__ = ("first_name", "mentions", "most", "rule", "surnames")

    def __init__(self, mention: Mention, first_name: Sequence[FirstName], surnames: frozenset[str], rule: str) -> None:
        self.mentions = [mention]
        self.most = len(mention.parts)  #: The parts of the fullest mention: 1, where only a surname is known.
        self.first_name = first_name  #: What the pack knows of the first name; () for a surname alone.
        self.surnames = surnames  #: The nominatives that all mentions allow.
        self.rule = rule


class Candidates:
    """The people so far, by surname, first name, family name and nickname."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.scan = evidence.scan
        self.first_names = evidence.first_names
        self.inflects = evidence.inflects
        self.all: list[Candidate] = []
        self.by_surname: dict[str, list[Candidate]] = {}
        self.by_first_name: dict[str, list[Candidate]] = {}
        self._by_family: dict[str, list[Candidate]] = {}
        self._by_nickname: dict[str, Candidate] = {}
        self.forms: dict[tuple[str, ...], int] = {}  #: Words of full names -> the place of the first person in `all`.
        self._by_words: dict[str, tuple[Candidate, Mention]] = {}
        self._joined: dict[str, tuple[frozenset[str], Sequence[Candidate]]] = {}
        self._mentioned: frozenset[int] | None = None

    def nominatives_of(self, word: str) -> frozenset[str]:
        """The nominatives that a form allows; the form itself where names do not inflect."""
        return nominatives(word) if self.inflects else frozenset((word,))

    def with_surname(self, surnames: frozenset[str]) -> Sequence[Candidate]:
        """The people that may have a surname, by its nominatives."""
        found: Sequence[Candidate] = ()
        index = self.by_surname
        for surname in surnames:
            if surname in index:
                some = index[surname]
                found = [*found, *(candidate for candidate in some if candidate not in found)] if found else some
        return found

    def add_again(self, name: Name, spelt: str) -> bool:
        """Join a name that came before in the same words; whether it did."""
        known = self._by_words.get(spelt)
        if known is None:
            return False
        person, mention = known
        person.mentions.append(Mention(name.first, name.stop, mention.parts, mention.nickname))
        return True

    def add_named(self, mention: Mention, spelt: str) -> None:
        """Add a first name and more, and remember its words."""
        person = self.add_full(mention)
        if not mention.dot:  # "Tomasz K." may come again without the stop
            self._by_words[spelt] = person, mention

    def add_full(self, mention: Mention) -> Candidate:
        """A first name and more: a person that is there already, or a new one."""
        first = mention.parts[0]
        lower = first.lower()
        known: Sequence[FirstName] = self.first_names.get(lower, ())
        if len(known) > 1:
            known = agreeing(known, [(mention, self.evidence.case_of(mention))])
        surnames = self.nominatives_of(mention.surname)
        for candidate in self.with_surname(surnames):
            if self.same_first(candidate, first, known):
                self.join(candidate, mention, surnames)
                if known and not candidate.first_name:
                    candidate.first_name = known
                return candidate
        person = Candidate(mention, known, surnames, "full-name")
        self.add(person)
        if mention.nickname:
            self._by_nickname[mention.nickname] = person
        if lower in self.evidence.families:
            self._by_family.setdefault(first, []).append(person)
        for nominative in {name.nominative for name in known}:
            self.by_first_name.setdefault(nominative, []).append(person)
        return person

    def add(self, candidate: Candidate) -> None:
        """Add a new person."""
        self._joined.clear()
        self.forms.setdefault(tuple(candidate.mentions[0].parts), len(self.all))
        self.all.append(candidate)
        for surname in candidate.surnames:
            self.by_surname.setdefault(surname, []).append(candidate)

    def same_first(self, candidate: Candidate, first: str, known: Sequence[FirstName]) -> bool:
        """Whether a person of the same surname has the same first name, or one that an initial stands for.

        Args:
            candidate: The person.
            first: The first name as written.
            known: What the pack knows of it.
        """
        for mention in candidate.mentions:
            other = mention.parts[0]
            if len(mention.parts) == 1 or other == first:
                return True
            if first[1:2] in ("", ".") or other[1:2] in ("", "."):
                if first[0] == other[0]:
                    return True
                continue
            if known and candidate.first_name:
                return any(one.nominative == two.nominative for one in known for two in candidate.first_name)
            if not self.nominatives_of(first).isdisjoint(self.nominatives_of(other)) or first[:4] == other[:4]:
                return True
            return first in mention.parts or other in first
        return False

    def join(self, candidate: Candidate, mention: Mention, surnames: frozenset[str]) -> None:
        """Add a mention; nominatives that only one of its forms allows drop out."""
        if len(mention.parts) == 1:
            if mention.first and self.scan.words[mention.first - 1] in self.evidence.particles:
                self._take_particles(candidate, mention)
        else:
            candidate.most = max(candidate.most, len(mention.parts))
            form = tuple(mention.parts)
            if form not in self.forms:
                self.forms[form] = self.all.index(candidate)
        candidate.mentions.append(mention)
        if candidate.surnames != surnames:
            candidate.surnames = (candidate.surnames & surnames) or candidate.surnames

    def _take_particles(self, candidate: Candidate, mention: Mention) -> None:
        """Begin a surname alone with its particles in lower case, as the person has them: "von der Leyen"."""
        words, gaps, first = self.scan.words, self.scan.gaps, mention.first
        own = {part.lower() for part in candidate.mentions[0].parts} & self.evidence.particles
        while first and words[first - 1] in own and gaps[first] == " ":
            first -= 1
        mention.first = first

    def join_alone(self, name: Name, word: str) -> bool:
        """Join a surname alone, as it is written, to whose it is; whether there is somebody."""
        known = self._joined.get(word)
        if known is None:
            if not self.inflects and word not in self.by_surname:
                return False
            surnames = self.nominatives_of(word)
            known = self._joined[word] = surnames, self.with_surname(surnames)
        surnames, found = known
        if not found:
            return False
        mention = Mention(name.first, name.stop, [word])
        self.join(found[0] if len(found) == 1 else self._best(found, mention), mention, surnames)
        return True

    def _best(self, found: Sequence[Candidate], mention: Mention) -> Candidate:
        """Of several people of one surname the one that the form and the verb allow, who was named last."""
        gender = self.evidence.gender_of_verb(mention)
        if gender is None and self.inflects and mention.surname not in {m.surname for f in found for m in f.mentions}:
            gender = "m"  # women's surnames in a consonant stay as they are
        fitting = [one for one in found if gender is None or self.gender_of_first(one) in (gender, None)]
        found = fitting or found
        before = [one for one in found if any(m.first < mention.first for m in one.mentions)]
        return _last_before(before, mention.first) if before else found[0]

    def join_first_name(self, alone: Name, word: str) -> bool:
        """Join a first name alone to the one person who bears it; whether there is one."""
        for name in self.first_names.get(word.lower(), ()):
            found = self.by_first_name.get(name.nominative, ())
            if len(found) == 1 and found[0].mentions[0].first < alone.first:
                found[0].mentions.append(Mention(alone.first, alone.stop, [word]))
                return True
        return False

    @property
    def has_other_names(self) -> bool:
        """Whether somebody has a family name that comes first, or a nickname."""
        return bool(self._by_family or self._by_nickname)

    def join_other_name(self, alone: Name, word: str) -> bool:
        """Join a family name that comes first, or a nickname, to whose it is; whether there is somebody."""
        nicknamed = self._by_nickname.get(word.lower())
        found = self._by_family.get(word, ()) if nicknamed is None else (nicknamed,)
        before = [one for one in found if one.mentions[0].first < alone.first]
        if before:
            last = before[0] if len(before) == 1 else _last_before(before, alone.first)
            last.mentions.append(Mention(alone.first, alone.stop, [word]))
        return bool(before)

    def gender_of_first(self, candidate: Candidate) -> str | None:
        """What the first name says, where all its readings agree."""
        if len(candidate.first_name) == 1:
            return candidate.first_name[0].gender
        genders = {name.gender for name in candidate.first_name}
        return genders.pop() if len(genders) == 1 else None

    def settle(self, person: Candidate) -> None:
        """Read a first name that may be a man's or a woman's by all mentions: "Kamila Lisa ... Lis", "Kamila Lis"."""
        if not self.inflects or not person.first_name or len(person.mentions) < 2:
            return
        full = [mention for mention in person.mentions if len(mention.parts) > 1]
        readings = {name for mention in full for name in self.first_names.get(mention.parts[0].lower(), ())}
        if len({name.gender for name in readings}) > 1:
            marked = [(mention, self.evidence.case_of(mention)) for mention in full]
            person.first_name = agreeing(sorted(readings), marked, person.surnames)

    @property
    def mentioned(self) -> frozenset[int]:
        """The first words of all mentions, once all are gathered."""
        if self._mentioned is None:
            self._mentioned = frozenset(mention.first for person in self.all for mention in person.mentions)
        return self._mentioned


def _last_before(people: Sequence[Candidate], index: int) -> Candidate:
    """Of several people the one who was named last before a word."""
    return max(people, key=lambda one: max(mention.first for mention in one.mentions if mention.first < index))
