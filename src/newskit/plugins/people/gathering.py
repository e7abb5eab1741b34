"""Gathering: which names of an article are one person.

Full names make people; a surname alone joins one, in any case; a surname that no full name explains makes a person only
with an office before it or a verb of speech beside it. Unknown capitalised words are nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from newskit.document import Document
from newskit.model import Block, Boilerplate
from newskit.plugins.inflection import nominatives, readings
from newskit.plugins.names import FirstName, Name, names
from newskit.plugins.people.evidence import BLANKS, Evidence, Mention

__all__ = ["Candidate", "Gatherer"]

_INNER = frozenset(("-", "'", "’"))
_NOBODY = frozenset(("organisation", "place"))


class Candidate:
    """A person in the making."""

    __slots__ = ("first_name", "full", "mentions", "rule", "surnames")

    def __init__(self, mention: Mention, first_name: Sequence[FirstName], surnames: frozenset[str], rule: str) -> None:
        self.mentions = [mention]
        self.full = len(mention.parts) > 1  #: Whether more than a surname is known.
        self.first_name = first_name  #: What the pack knows of the first name; () for a surname alone.
        self.surnames = surnames  #: The nominatives that all mentions allow.
        self.rule = rule


class Gatherer:
    """Gathers the people of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.scan = document.scan
        self.evidence = Evidence(document)
        self.words = self.evidence.words
        self.first_names = self.evidence.first_names
        self.inflects = self.evidence.inflects
        self.people: list[Candidate] = []
        self._by_surname: dict[str, list[Candidate]] = {}
        self._by_first_name: dict[str, list[Candidate]] = {}

    def gather(self) -> list[Candidate]:
        """The people, in the order of their first full mention."""
        alone: list[Name] = []
        doubtful: list[Name] = []
        long: list[Mention] = []
        titled: list[Mention] = []  # in a headline that writes every word with a capital
        gaps, starts = self.scan.gaps, self.scan.starts
        titles = () if self.inflects else self._titles()
        for name in self._names():
            first, stop, kind, key, _ = name
            if kind in _NOBODY or (key and kind == "other"):  # a people: Polacy
                continue
            if stop - first == 1 or (gaps[first + 1] in _INNER and self._is_one_word(name)):
                alone.append(name)
            elif kind == "person":
                mention = self._mention(name)
                if self.inflects:
                    self._full(mention)
                elif any(start <= starts[first] < end for start, end in titles):
                    titled.append(mention)
                elif len(mention.parts) > 2 and name.initial:
                    long.append(mention)
                else:
                    self._full(mention)
            else:
                doubtful.append(name)
        for mention in long:
            self._headline(mention)
        if not (self.people or alone or doubtful):
            return []
        for mention in titled:
            # What no line of the text repeats is hardly anybody: "Grace Period Extended".
            if self._headline(mention, known=True):
                continue
            called = {self._written(name) for name in alone}
            size = next((size for size in range(2, len(mention.parts) + 1) if mention.parts[size - 1] in called), 0)
            if size and size <= mention.stop - mention.first:
                self._full(Mention(mention.first, mention.first + size, mention.parts[:size]))
        self._doubtful(doubtful, alone)
        self._alone(alone)
        for person in self.people:
            person.mentions.sort(key=lambda mention: mention.first)
        return self.people

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

    def _is_one_word(self, name: Name) -> bool:
        """Whether a name has several words for the scan and one for a reader: O'Neill, Kidawa-Błońska."""
        gaps = self.scan.gaps
        return all(gaps[index] in _INNER for index in range(name.first + 1, name.stop))

    def _written(self, name: Name) -> str:
        scan = self.scan
        written = scan.text[scan.starts[name.first] : scan.ends[name.stop - 1]]
        return _normal_case(written) if len(written) > 3 and written.isupper() else written

    def _mention(self, name: Name) -> Mention:
        scan, stop = self.scan, name.stop
        written = self._written(name)
        if len(written) > 2 and written[-2] == " " and scan.gaps[stop][:1] == ".":
            written += "."  # Tomasz K.
        return Mention(name.first, stop, written.split())

    def _full(self, mention: Mention) -> None:
        """A first name and more: a person that is there already, or a new one."""
        first = mention.parts[0]
        known: Sequence[FirstName] = self.first_names.get(first.lower(), ())
        if len(known) > 1:
            known = _agreeing(known, first, mention.surname, oblique=self.evidence.is_oblique(mention))
        surnames = self.nominatives_of(mention.surname)
        for candidate in self._with_surname(surnames):
            if self._same_first(candidate, first, known):
                self._join(candidate, mention, surnames)
                if known and not candidate.first_name:
                    candidate.first_name = known
                return
        self._add(Candidate(mention, known, surnames, "full-name"))
        for name in known:
            self._by_first_name.setdefault(name.nominative, []).append(self.people[-1])

    def _titles(self) -> list[tuple[int, int]]:
        """The headlines above other text that write every word with a capital."""
        blocks = self.document.of(Block)
        if all(block.kind in ("heading", "boilerplate") for block in blocks):
            return []
        return [
            (block.span.start, block.span.end)
            for block in blocks
            if block.kind == "heading"
            and not any(w.islower() and w not in self.evidence.starters for w in block.span.text.split() if len(w) > 3)
        ]

    def _headline(self, mention: Mention, *, known: bool = False) -> bool:
        """Three words and more that begin a line: a headline may have run on, "Jane Roe Speaks".

        Args:
            mention: The words.
            known: Whether to leave them alone where the text names nobody so.
        """
        parts = mention.parts
        for person in self.people:
            for other in person.mentions:
                size = len(other.parts)
                if 1 < size < len(parts) and parts[:size] == other.parts and mention.first + size < mention.stop:
                    self._join(person, Mention(mention.first, mention.first + size, parts[:size]), person.surnames)
                    return True
        first = self.first_names.get(parts[0].lower(), ())
        same = (self._same_first(one, parts[0], first) for one in self._with_surname(frozenset((mention.surname,))))
        if known and not any(same):
            return False
        self._full(mention)
        return True

    def _same_first(self, candidate: Candidate, first: str, known: Sequence[FirstName]) -> bool:
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

    def _doubtful(self, doubtful: list[Name], alone: list[Name]) -> None:
        """Several words that are no known first name's: people where the article says so."""
        waiting: list[Mention] = []
        singles: set[str] | None = None
        for name in doubtful:
            mention = self._mention(name)
            surnames = self.nominatives_of(mention.surname)
            found = self._with_surname(surnames)
            if found:
                same = next((one for one in found if self._same_first(one, mention.parts[0], ())), None)
                if same is not None and same.full:
                    self._join(same, mention, surnames)
                elif (
                    not name.initial
                    and not self.evidence.is_common(mention)
                    and self.evidence.has_evidence(name, mention, self._by_first_name)
                ):
                    self._full(mention)
                elif all(part.lower() in self.evidence.particles for part in mention.parts[:-1]):  # "Von der Leyen"
                    self._join(found[-1], Mention(name.first, name.stop, [mention.surname]), surnames)
                else:  # "Wizyta Tokajewa": the surname alone
                    self._join(found[-1], Mention(name.stop - 1, name.stop, [mention.surname]), surnames)
                continue
            if len(mention.parts) > 4 or not mention.parts[-1][0].isupper():
                continue
            if self.evidence.in_credit(name) and not any(
                part.lower() in self.evidence.starters for part in mention.parts
            ):
                self._full(mention)
            elif self.evidence.has_evidence(name, mention, self._by_first_name):
                if not self.evidence.is_common(mention):
                    self._full(mention)
            else:
                waiting.append(mention)
        for mention in waiting:
            if self._with_surname(self.nominatives_of(mention.surname)):
                if not self.evidence.is_common(mention):
                    self._full(mention)
                continue
            if singles is None:
                singles = {
                    nominative
                    for name in alone
                    if not name.initial or self._cue_behind(name.stop)  # a capital that proves something
                    for nominative in self.nominatives_of(self._written(name))
                }
            # A name that the article goes on to call by its last word alone.
            called = not singles.isdisjoint(self.nominatives_of(mention.surname))
            if called and len(mention.parts) < 4 and not self.evidence.is_common(mention):
                self._full(mention)

    def _alone(self, alone: list[Name]) -> None:
        waiting: list[Name] = []
        words, first_names = self.scan.words, self.first_names
        letters = {surname[0].lower() for surname in self._by_surname}
        for name in alone:
            word = words[name.first]
            # No ending changes the first letter of a name, and most words fail here.
            if word[0] in letters and self._joins(name):
                continue
            if word in first_names and self._first_name_alone(name, self._written(name)):
                continue
            if self.evidence.has_neighbour(name) and self._evident(name, mention := self._mention(name), alone):
                surnames = self.nominatives_of(mention.surname)
                self._add(Candidate(mention, (), surnames, "surname"))
                letters.add(word[0])
            else:
                waiting.append(name)
        for name in waiting if any(person.rule == "surname" for person in self.people) else ():
            if words[name.first][0] in letters:
                self._joins(name)

    def _joins(self, name: Name) -> bool:
        """Join a surname alone to whose it is; whether there is somebody."""
        written = self._written(name)
        surnames = self.nominatives_of(written)
        found = self._with_surname(surnames)
        if found:
            self._join_best(found, Mention(name.first, name.stop, [written]), surnames)
        return bool(found)

    def _first_name_alone(self, alone: Name, written: str) -> bool:
        """Join a first name alone to the one person who bears it; whether there is one."""
        for name in self.first_names.get(written.lower(), ()):
            found = self._by_first_name.get(name.nominative, ())
            if len(found) == 1 and found[0].mentions[0].first < alone.first:
                found[0].mentions.append(Mention(alone.first, alone.stop, [written]))
                return True
        return False

    def _join_best(self, found: list[Candidate], mention: Mention, surnames: frozenset[str]) -> None:
        """Of several people of one surname the one that the form and the verb allow, who was named last."""
        if len(found) > 1:
            gender = self.evidence.gender_of_verb(mention)
            if (
                gender is None
                and self.inflects
                and mention.surname not in {m.surname for f in found for m in f.mentions}
            ):
                gender = "m"  # women's surnames in a consonant stay as they are
            fitting = [one for one in found if gender is None or self.gender_of_first(one) in (gender, None)]
            found = fitting or found
            before = [one for one in found if any(m.first < mention.first for m in one.mentions)]
            if before:
                found = [max(before, key=lambda one: max(m.first for m in one.mentions if m.first < mention.first))]
        self._join(found[0], mention, surnames)

    def _evident(self, name: Name, mention: Mention, alone: list[Name]) -> bool:
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
        if self.scan.words[mention.verb.first] in self.words.neutral_set:
            return False
        jobs = tuple(self.words.job_endings)
        if (
            not name.initial
            or mention.first > mention.verb.first
            or (jobs and not mention.surname.endswith(jobs) and not self.evidence.is_common(mention))
        ):
            return True
        # A capital at the beginning of a sentence proves nothing: another mention must.
        surnames = self.nominatives_of(mention.surname)
        return any(
            not one.initial
            and self.scan.words[one.first - 1] != "s"  # "China's Huanyu" makes cars
            and not surnames.isdisjoint(self.nominatives_of(self._mention(one).surname))
            for one in alone
        )

    def _cue_behind(self, stop: int) -> bool:
        return stop in self.evidence.cues and self.scan.gaps[stop] in BLANKS

    def gender_of_first(self, candidate: Candidate) -> str | None:
        """What the first name says, where all its readings agree."""
        genders = {name.gender for name in candidate.first_name}
        return genders.pop() if len(genders) == 1 else None

    def nominatives_of(self, word: str) -> frozenset[str]:
        """The nominatives that a form allows; the form itself where names do not inflect."""
        return nominatives(word) if self.inflects else frozenset((word,))

    def _with_surname(self, surnames: frozenset[str]) -> list[Candidate]:
        found: list[Candidate] = []
        index = self._by_surname
        for surname in surnames:
            if surname in index:
                found += [candidate for candidate in index[surname] if candidate not in found]
        return found

    def _add(self, candidate: Candidate) -> None:
        self.people.append(candidate)
        for surname in candidate.surnames:
            self._by_surname.setdefault(surname, []).append(candidate)

    def _join(self, candidate: Candidate, mention: Mention, surnames: frozenset[str]) -> None:
        """Add a mention; nominatives that only one of its forms allows drop out."""
        if len(mention.parts) == 1:
            # Particles in lower case begin the surname: "von der Leyen" alone.
            first, scan = mention.first, self.scan
            while first and scan.words[first - 1] in self.evidence.particles and scan.gaps[first] == " ":
                if scan.words[first - 1] not in {part.lower() for part in candidate.mentions[0].parts}:
                    break
                first -= 1
            mention.first = first
        candidate.mentions.append(mention)
        candidate.full = candidate.full or len(mention.parts) > 1
        if candidate.surnames != surnames:
            candidate.surnames = (candidate.surnames & surnames) or candidate.surnames


def _agreeing(known: Sequence[FirstName], first: str, surname: str, *, oblique: bool) -> Sequence[FirstName]:
    """Of a first name that is a man's in one case and a woman's in another, the readings that fit the surname.

    Args:
        known: The readings.
        first: The form of the first name: "Jana", who is Jan in the genitive, or Jana.
        surname: The form of the surname.
        oblique: Whether what stands before says that the name is in no nominative: "według Jana Nowaka".
    """
    weights = {}
    for name in known:
        fitting = [
            reading.weight
            for reading in readings(surname)
            if reading.gender in ("", name.gender)
            and any(case in reading.cases for case in name.cases if not (oblique and case == "n"))
        ]
        weights[name] = max(fitting, default=0.0) * (1.5 if first == name.nominative and not oblique else 1.0)
    best = max(weights.values())
    return [name for name in known if weights[name] == best] if best else known


def _normal_case(written: str) -> str:
    """A name in capitals as it is written elsewhere: "ALEXANDER O'NEILL" -> "Alexander O'Neill"."""
    made, begins = [], True
    for letter in written:
        made.append(letter if begins else letter.lower())
        begins = not letter.isalpha()
    return "".join(made)
