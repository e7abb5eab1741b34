"""Reading the names of a document: one pass over its capitals."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from newskit.plugins.inflection import APOSTROPHE_ENDINGS
from newskit.plugins.names.chains import HYPHENS, Chains
from newskit.plugins.names.kinds import JOINS, MIDDLE, in_lower_case, new_name
from newskit.plugins.names.runs import Name

__all__ = ["Reader"]

_OPENING = frozenset((' "', " „", " “", " '", " ‘", " «", " ”"))
_CLOSING = frozenset(('" ', "” ", "’ ", "' ", "» ", "“ "))
_STOPS = frozenset((". ", "."))
_GOES_ON = JOINS | _OPENING | _STOPS  #: What a name may go on behind.
_LONGEST_RUN = 12
_INNER = 4  # words in lower case inside a name, at most
_LONGEST_NICKNAME = 3


class Reader(Chains):
    """One pass over the capitals of a document."""

    def read(self) -> list[Name]:
        """All names, in order."""
        single = self._read_runs()
        heads = self._heads()
        self._add_single(single)
        self.runs.sort(key=itemgetter(0))  # no two begin together
        if heads:
            self._shorten(heads)
        return self.runs

    def _read_runs(self) -> list[int]:
        """Add the names of several words; the words that stand alone."""
        gaps, words, inner, plain = self.scan.gaps, self.scan.words, self.vocabulary.inner, self.plain
        starters, roles, total = self.starters, self.roles, len(words)
        capitals = [*self._capitals(), total + _LONGEST_RUN]  # none follows the last one
        single: list[int] = []
        place, last = 0, len(capitals) - 1
        while place < last:
            first = capitals[place]
            place += 1
            if plain and (stop := self._add_abbreviated(first)):
                while capitals[place] < stop:
                    place += 1
                continue
            stop = first + 1
            gap, follows = gaps[stop], capitals[place]
            if gap not in _GOES_ON or (
                gap == " " and follows != stop and (follows > stop + _INNER or words[stop] not in inner)
            ):  # as most: no capital follows, and no word that a name goes on with
                single.append(first)
                continue
            end = min(total, first + _LONGEST_RUN)
            while stop < end:
                gap, follows = gaps[stop], capitals[place]
                if follows == stop:
                    if gap != " " and gap not in JOINS and not (gap in _STOPS and self._is_initial(first, stop)):
                        break
                    stop += 1
                    place += 1
                elif gap == " " and (follows > stop + _INNER or words[stop] not in inner):
                    break
                elif gap in JOINS and (behind := self._through_lower_case(first, stop)):
                    stop = behind
                    while capitals[place] < stop:
                        place += 1
                else:
                    break
            if gaps[stop] in _OPENING and (behind := self._add_nicknamed(stop - 1, stop)) > stop:
                self._piece(first, stop - 1, gaps[first] not in MIDDLE)  # Coach Wayne "Bear" Roe
                while capitals[place] < behind:
                    place += 1
                continue
            if stop - first == 1:
                single.append(first)
                continue
            if words[first] in starters and gaps[first] not in MIDDLE and self._begins_sentence_only(first):
                first += 1  # "The White House", "But Clinton"
                if stop - first == 1:
                    if first not in roles:
                        single.append(first)
                    continue
            if not self._add_plain(first, stop, single):
                self._chain(first, stop)
        return single

    def _capitals(self) -> Sequence[int]:
        """The words with a capital that may name something."""
        capitals, plain = self.scan.capitals, self.plain
        return capitals if not plain else [index for index in capitals if index not in plain]

    def _add_abbreviated(self, first: int) -> int:
        """Add a known name with a stop inside, "St. Gallen"; behind it, or 0 where none begins here."""
        if first not in self.known:
            return 0
        kind, stop, key = self.known[first]
        if stop == first + 1 or self.scan.gaps[first + 1] in JOINS:
            return 0
        self.runs.append(new_name(first, stop, kind, key, self.scan.gaps[first] not in MIDDLE))
        return stop

    def _add_plain(self, first: int, stop: int, single: list[int]) -> bool:
        """Add the names that need no cutting, which are most: a known name, an office and a word, any two words.

        Args:
            first: The first word.
            stop: Behind the last one.
            single: Takes the word behind an office.
        """
        gaps, known = self.scan.gaps, self.known
        at = known.get(first)
        if at is not None:
            if at[1] != stop or gaps[first] in HYPHENS:
                return False
            self.runs.append(new_name(first, stop, at[0], at[2], gaps[first] not in MIDDLE))
            return True
        last = first + 1
        if stop - last != 1 or last in known or last in self.roles:
            return False
        office = self.roles.get(first)
        if office is not None:
            if office.stop == last:
                single.append(last)
            return bool(office.stop == last)
        scan, words = self.scan, self.scan.words
        named, starters = words[first] in self.first_names, self.starters
        initial = gaps[first] not in MIDDLE
        if (
            words[first] in starters
            or words[last] in starters
            or not scan.text[scan.starts[first] : scan.ends[last]].istitle()
        ):
            return False
        if not named and initial and self._begins_sentence_only(first):
            return False
        if named and words[last] not in self.organisation_words and words[last] not in self.place_nouns:
            kind = "place" if first and words[first - 1] in self.before_places else "person"
        else:
            kind = self._kind(first, stop, complement=False)
        self.runs.append(new_name(first, stop, kind, "", initial))
        return True

    def _heads(self) -> set[str]:
        """The first words of the companies that go by it too: "Brightwater" of "Brightwater Holdings"."""
        words, companies = self.scan.words, self.vocabulary.companies
        return {
            words[first]
            for first, stop, kind, _, _ in self.runs
            if kind == "organisation" and words[stop - 1] in companies and stop - first > 1
        }

    def _shorten(self, heads: set[str]) -> None:
        """Know a company by its first word too, unless somebody bears it."""
        words, runs = self.scan.words, self.runs
        heads -= {words[stop - 1] for _, stop, kind, _, _ in runs if kind == "person"}
        for place, (first, stop, kind, key, initial) in enumerate(runs):
            single = stop - first == 1 and kind == "other" and not key
            if single and words[first] in heads and words[first] not in self.first_names and first not in self.nouns:
                runs[place] = new_name(first, stop, "organisation", "", initial)

    def _add_nicknamed(self, first: int, stop: int) -> int:
        """Add a name with a nickname in quotation marks, Paweł "Kruk" Lis; where it stops, or `stop` where none is.

        Args:
            first: The first name.
            stop: The first word in quotation marks.
        """
        scan = self.scan
        text, starts, gaps, total = scan.text, scan.starts, scan.gaps, len(scan.words)
        if stop >= total or scan.words[first] not in self.first_names or not text[starts[stop]].isupper():
            return stop
        end = stop + 1
        while end < total and end - stop < _LONGEST_NICKNAME and gaps[end] in JOINS:
            end += 1
        if end >= total or gaps[end] not in _CLOSING or not text[starts[end]].isupper():
            return stop
        end += 1
        while end < total and gaps[end] in ("-", " ") and text[starts[end]].isupper():
            end += 1
        self.runs.append(new_name(first, end, "person", "", gaps[first] not in MIDDLE))
        return end

    def _is_initial(self, first: int, stop: int) -> bool:
        """Whether the word before `stop` is an initial whose full stop ends no sentence."""
        scan = self.scan
        if scan.ends[stop - 1] - scan.starts[stop - 1] != 1:
            return False
        if stop - 1 == first:
            return True
        word = scan.words[stop]
        return not (word in self.starters or word in self.common or in_lower_case(self.scan, word))

    def _through_lower_case(self, first: int, stop: int) -> int:
        """Where the run stands after words in lower case that belong to it; 0 where they do not."""
        scan = self.scan
        gaps, words = scan.gaps, scan.words
        gap, word = gaps[stop], words[stop]
        if stop in self.plain:
            return 0
        if gap in ("'", "’"):
            return stop + 1 if self.inflects and word in APOSTROPHE_ENDINGS else 0
        if gap == "-":
            short = stop - first > 1 and len(word) <= 5 and word.isalpha()
            return stop + 1 if short and word not in self.starters and word not in self.common else 0
        inner = self.particles
        if word in self.vocabulary.attached and words[stop - 1] in self.first_names:
            inner = self.vocabulary.attached
        elif word not in self.particles:
            if word not in self.vocabulary.joins or self.nouns.keys().isdisjoint(range(first, stop)):
                return 0
            if self.inflects and not (stop + 1 < len(words) and words[stop + 1].endswith(self.vocabulary.joined)):
                return 0
            inner = self.vocabulary.joins
        text, starts = scan.text, scan.starts
        for index in range(stop, min(stop + _INNER, len(words) - 1)):
            if words[index] not in inner or gaps[index] not in JOINS:
                return 0
            if gaps[index + 1] in JOINS and text[starts[index + 1]].isupper():
                return 0 if index + 1 in self.plain else index + 2
        return 0
