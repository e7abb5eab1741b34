"""Chains: cutting a run of several capitalised words into names.

A place, an acronym, an office or the next first name begins a new one: "Prezydent Kazachstanu Kasym-Żomart Tokajew".
"""

from __future__ import annotations

from newskit.plugins.names.kinds import MIDDLE, Kinds, in_lower_case, new_name

__all__ = ["HYPHENS", "Chains"]

HYPHENS = frozenset(("-", "'", "’"))
_SENIORITY = frozenset(("jr", "sr", "ii", "iii", "iv"))
_ADJECTIVE_ENDINGS = (
    "na",
    "nej",
    "ną",
    "wa",
    "wej",
    "wą",
    "nia",
    "niej",
    "nią",
    "ny",
    "nego",
    "nym",
    "wy",
    "wego",
    "wym",
)


class Chains(Kinds):
    """Cuts the runs of one document."""

    def _chain(self, first: int, stop: int) -> None:
        """Cut a run of several words into names."""
        scan, known, first_names = self.scan, self.known, self.first_names
        words, gaps = scan.words, scan.gaps
        initial = gaps[first] not in MIDDLE
        if self.inflects and words[first] == "x" and words[first + 1] in first_names and gaps[first + 1] == " ":
            first += 1  # "na portalu X Jan Lis"
        if initial and self._begins_sentence_only(first):
            first += 1
            initial = False
        written = scan.text[scan.starts[first] : scan.ends[stop - 1]]
        if (
            stop - first == 2
            and words[first] in first_names
            and not (first in known or first + 1 in known or first in self.roles or first + 1 in self.roles)
            and written.istitle()
        ):
            self._piece(first, stop, initial, last=True)
            return
        plain = written.istitle() or written.isupper()  # no acronym among the words
        begin = index = first
        while index < stop:
            at = known.get(index)
            if at is not None and at[1] <= stop and not self._belongs(begin, index, at[1], stop):
                self._piece(begin, index, initial and begin == first)
                end = at[1]
                if end < stop and (
                    self._is_adjective(end, stop) if at[0] == "place" else self._goes_on(at, index, stop)
                ):
                    end += 1  # Azja Centralna, Apple Music
                self.runs.append(new_name(index, end, at[0], at[2], initial and index == first))
                begin = index = end
                continue
            if index in self.roles and not self._is_surname(begin, index) and not self._closes(begin, index, stop):
                self._piece(begin, index, initial and begin == first)
                begin = index = self.roles[index].stop if self.roles[index].stop <= stop else index + 1
                continue
            if (
                index > begin
                and words[index] in self.starters
                and not self._joins_words(index)
                and (index > begin + 1 or words[begin] not in first_names)
                and not (gaps[index + 1] == "-" and words[begin] in self.families)  # Hwang In-beom
            ):
                # A headline in capitals, or a label run on: "Władimirem Putinem Źródło".
                self._piece(begin, index, initial and begin == first)
                begin = index = index + 1
                continue
            if (
                index > begin
                and gaps[index] == " "
                and (
                    (not plain and self._is_acronym(index) and words[index] not in self.legal_forms)
                    or (words[index] in first_names and self._starts_person(begin, index, stop))
                    or (index == begin + 1 and not plain and self._is_acronym(begin) and stop - index > 1)
                )
            ):
                self._piece(begin, index, initial and begin == first)
                begin = index
            index += 1
        self._piece(begin, stop, initial and begin == first, last=True)

    def _piece(self, first: int, stop: int, initial: bool, *, last: bool = False) -> None:
        while not self.inflects and stop > first + 1 and self._joins_words(stop - 1):
            stop -= 1  # "Bank of Ardlin and (Ann Lee)"
        if stop <= first:
            return
        # Between an office and the name of who holds it stands what it is the office of: "burmistrz Nowej Wsi Jan Lis".
        complement = not last and self.scan.gaps[stop] == " "
        if stop == first + 1:
            self._add_single([first], complement=complement)
            return
        self.runs.append(new_name(first, stop, self._kind(first, stop, complement), "", initial))

    def _joins_words(self, index: int) -> bool:
        """Whether a word in lower case holds the name of a body together: "Society *of* Authors"."""
        scan = self.scan
        if self.inflects or scan.words[index] not in self.vocabulary.joins:
            return False
        return scan.text[scan.starts[index]].islower()

    def _begins_sentence_only(self, first: int) -> bool:
        """Whether the first word has its capital from the sentence: "Wizyta Tokajewa"."""
        word = self.scan.words[first]
        gap = self.scan.gaps[first + 1]
        elided = gap in ("'", "’") and word in self.vocabulary.elided  # "L'Union africaine"
        if not (gap == " " or elided) or first in self.known or first in self.nouns or first in self.roles:
            return False
        if word in self.starters or elided:
            return True
        if word in self.first_names or word in self.particles:
            return False
        return word in self.common or in_lower_case(self.scan, word)

    def _goes_on(self, at: tuple[str, int, str], index: int, stop: int) -> bool:
        """Whether the one word behind a known organisation belongs to its name, and is nobody's."""
        end = at[1]
        return (
            at[0] == "organisation"
            and end + 1 == stop
            and self.scan.gaps[end] == " "
            and not (index and index - 1 in self.roles)
            and self.scan.words[end] not in self.first_names
            and self.scan.words[end] not in self.starters
            and end not in self.known
            and end not in self.roles
            and not (self._told(index) and not self._is_acronym(end))
        )

    def _told(self, index: int) -> bool:
        """Whether a verb stands before an agency's initials, which then are told something: "powiedziała PAP Hebda"."""
        scan = self.scan
        if not self.inflects or not index or not self._is_acronym(index) or scan.gaps[index] != " ":
            return False
        return scan.text[scan.starts[index - 1]].islower() and index - 1 in scan.at("quotes.cue")

    def _is_adjective(self, index: int, stop: int) -> bool:
        """Whether a word behind a place is an adjective of its name, and no surname or first name."""
        scan = self.scan
        if not self.inflects or scan.gaps[index] != " " or scan.words[index] in self.first_names:
            return False
        lonely = index + 1 == stop or index + 1 in self.known or scan.words[index + 1] in self.first_names
        return bool(lonely) and scan.words[index].endswith(_ADJECTIVE_ENDINGS) and index - 1 not in self.nouns

    def _closes(self, begin: int, index: int, stop: int) -> bool:
        """Whether an office closes the name of a body: "Union of Ward *Nurses*"."""
        if self.inflects or self.roles[index].stop != stop:
            return False
        words, joins = self.scan.words, self.vocabulary.joins
        return any(
            words[join] in joins and not self.nouns.keys().isdisjoint(range(begin, join))
            for join in range(begin + 1, index)
        )

    def _names_body(self, first: int, stop: int) -> bool:
        """Whether a word of an organisation's name follows, and nobody's name or office before it."""
        words = self.scan.words
        for index in range(first, stop):
            word = words[index]
            if index in self.nouns or word in self.organisation_words:
                return True
            if index in self.roles or index in self.known or word in self.first_names or word in self.starters:
                return False
        return False

    def _is_surname(self, begin: int, index: int) -> bool:
        """Whether a word that is also an office or a place stands behind a first name: John Major, Michael Jordan."""
        if index == begin or index - 1 in self.known:
            return False
        if self.scan.words[index - 1] in self.first_names:
            return True
        # "the Rev. Alma Prince led"
        titled = index == begin + 1 and not self.inflects and begin - 1 in self.roles and begin not in self.roles
        return titled and self.scan.gaps[begin] in (" ", ". ") and self._ends_at(index)

    def _ends_at(self, index: int) -> bool:
        """Whether no other capitalised word follows a word."""
        scan, after = self.scan, index + 1
        return after >= len(scan.words) or scan.gaps[after] != " " or not scan.text[scan.starts[after]].isupper()

    def _belongs(self, begin: int, index: int, end: int, stop: int) -> bool:
        """Whether a known place or organisation at `index` is a part of the name around it."""
        words, nouns = self.scan.words, self.nouns
        if self._is_surname(begin, index):
            return True
        if end < stop:
            follows = words[end]
            if (
                words[index] in self.first_names
                and end == index + 1
                and not (follows in self.organisation_words or end in nouns)
            ):
                return end not in self.known and end not in self.roles
            if not self.inflects and self._names_body(end, stop):
                return True  # Washington Post, British Medical Association
        if index > begin and any(one in nouns or words[one] in self.organisation_words for one in range(begin, index)):
            return end == stop or words[end] not in self.first_names
        return self.scan.gaps[index] in HYPHENS or (end < stop and self.scan.gaps[end] in HYPHENS)

    def _starts_person(self, begin: int, index: int, stop: int) -> bool:
        """Whether the first name at `index` begins a new name: "Orlenu Daniel Obajtek", not "Anna Maria Nowak"."""
        words = self.scan.words
        if index + 1 >= stop or words[begin] in self.first_names or len(words[begin]) == 1:
            return False
        if stop - 1 in self.roles and self._closes(begin, stop - 1, stop):
            return False
        if index + 2 == stop and (words[index + 1] in _SENIORITY or self.scan.gaps[index + 1] == "-"):
            return False  # Ferdinand Marcos Jr., Ludmila Orlando-Petit
        if begin in self.nouns or words[begin] in self.organisation_words:
            # An institute that bears a name has it in the genitive; a person behind it stands in another case.
            cases = {case for name in self.first_names[words[index]] for case in name.cases}
            sentence = self.scan.gaps[begin] not in MIDDLE and words[begin] not in self.organisation_words
            return "g" not in cases or index - begin > 1 or sentence  # "Rząd Donalda Tuska przyjął"
        return True
