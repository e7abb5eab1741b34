"""Offices and jobs: what stands before a name, and the apposition behind it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from newskit.document import Document
from newskit.plugins.inflection import adjective_nominative
from newskit.plugins.names import names
from newskit.plugins.people.evidence import Mention
from newskit.plugins.people.gathering import Gatherer
from newskit.plugins.places import PlaceWords
from newskit.plugins.sentences import sentences
from newskit.scan import Hit

__all__ = ["Role", "RoleReader"]

_BEFORE = 12  # words between an office and the name behind it
_APPOSITION = frozenset((", ", " - ", " – ", " — "))
_BEHIND = 30  # words of an apposition
_ADJECTIVES = 3
_JOINED = frozenset((" ", "-", "\u00a0", "\u202f", ". ", ".", "'", "’", " & ", "/"))


class Role(NamedTuple):
    """An office: what it is called in the nominative, and where it stands."""

    text: str
    start: int
    end: int
    gender: str | None
    bare: bool  #: Whether it is a word alone, such as "premier".
    behind: bool


class RoleReader:
    """Reads the offices beside the mentions of one document."""

    def __init__(self, gatherer: Gatherer, document: Document) -> None:
        self.document = document
        self.gatherer = gatherer
        evidence = self.evidence = gatherer.evidence
        self.scan = document.scan
        self.words = evidence.words
        self.roles = evidence.roles
        self.role_ends = evidence.role_ends
        self.nouns = document.scan.at("organisations.noun")
        self.titles = self.words.title_set
        self.stops = sorted(evidence.role_ends)
        self.first_names = evidence.first_names
        self._people_words: set[int] | None = None
        self.names_at = document.once(names).at
        self.cues = evidence.cues
        self.inflects = evidence.inflects
        self.starters = evidence.starters
        self.adjectives = document.section(PlaceWords).adjectives

    @property
    def people_words(self) -> set[int]:
        """The words of all mentions of people."""
        if self._people_words is None:
            self._people_words = {
                index
                for person in self.gatherer.people
                for one in person.mentions
                for index in range(one.first, one.stop)
            }
        return self._people_words

    def best(self, mentions: list[Mention]) -> Role | None:
        """The fullest office that the mentions have beside them: the first that is more than a word."""
        found: Role | None = None
        if not self.roles:
            return None
        gaps, role_ends = self.scan.gaps, self.role_ends
        for mention in mentions:
            role = None
            if mention.first in role_ends or (self.inflects and self._is_near(mention.first)):
                role = self.before(mention)
            if (role is None or role.bare) and gaps[mention.stop] in _APPOSITION:
                role = self.behind(mention) or role
            if role is not None:
                if not role.bare:
                    return role
                found = found or role
        return found

    def _is_near(self, first: int) -> bool:
        """Whether an office stands in the words before a name that `before` would look through."""
        place = bisect_right(self.stops, first)
        return place > 0 and first - self.stops[place - 1] < _BEFORE

    # ---------------------------------------------------------------------------------------------- before the name

    def before(self, mention: Mention) -> Role | None:
        """The office that leads up to a name: "prezydentem USA" before "Donaldem Trumpem"."""
        scan, first = self.scan, mention.first
        gaps, words = scan.gaps, scan.words
        head: Hit | None = None
        nearest: Hit | None = None
        index = first
        while index > 0 and first - index < _BEFORE:
            gap = gaps[index]
            if gap not in _JOINED and not (gap == ", " and head is not None and self._is_head(index - 1, before=True)):
                break
            if (gap == ", " and index == first) or (
                gap == ". " and not self.evidence.stands_before(index) and words[index - 1] not in self.words.link_set
            ):
                break
            index -= 1
            word = words[index]
            hit = self.role_ends.get(index + 1)
            if hit is not None:
                if not self.inflects and hit.stop != first and head is None:
                    break
                index = hit.first
                if hit.value[1] in self.titles:
                    continue
                if head is None and nearest is None and self._is_complement(hit, mention):
                    nearest = hit  # "szef gabinetu prezydenta Jan Lis"
                else:
                    head = hit
                continue
            if index in self.people_words:
                break
            if not self.inflects and head is None:
                break
            if word in self.words.break_set or index in self.cues:
                break
            if index == first - 1 and word in self.words.link_set:
                break
            if head is not None and gaps[head.first] != ", ":
                break
        head = head or nearest
        if head is None:
            return None
        masculine = self.words.genitives.get(head.value[1])
        if masculine and words[head.stop - 1] == head.value[1] and self._is_man(mention):
            head = head._replace(value=("m", masculine))
        ranks = self.titles | self.words.abbreviated
        while first - 1 >= head.stop and words[first - 1] in ranks:
            first -= 1  # "historyczka dr hab. Ewa Lis"
        start = self._with_modifiers(head)
        return self._made(start, head, first, behind=False)

    def _is_man(self, mention: Mention) -> bool:
        """Whether the holder of an office that reads like a man's in the genitive is one: "ministra Jana Lisa"."""
        if len(mention.parts) > 1:
            known = self.first_names.get(mention.parts[0].lower(), ())
            return not any(name.gender == "f" and "n" in name.cases for name in known)
        return not mention.surname.endswith(("ska", "cka", "dzka", "owa"))

    def _is_complement(self, hit: Hit, mention: Mention) -> bool:
        """Whether an office before a name in the nominative stands in another case, and so is somebody else's."""
        scan = self.scan
        if not self.inflects or scan.words[hit.stop - 1] == hit.value[1] or hit.stop - hit.first > 1:
            return False
        if scan.text[scan.starts[hit.first]].isupper() and scan.gaps[hit.first] == " ":
            return True  # inside a name: "Rady Ambasadorów"
        names = self.first_names.get(mention.parts[0].lower(), ()) if len(mention.parts) > 1 else ()
        return any("n" in name.cases and len(name.cases) < 6 for name in names)

    def _is_head(self, index: int, *, before: bool) -> bool:
        """Whether an office stands at the word `index` or, with its complement, up to it."""
        return index in self.role_ends or (index + 1 in self.role_ends if before else index in self.roles)

    def _with_modifiers(self, head: Hit) -> int:
        """Where the office begins with the adjectives before it: "były", "brytyjska", "former US"."""
        scan = self.scan
        start = head.first
        limit = _ADJECTIVES if self.inflects else 5
        for index in range(start - 1, max(start - 1 - limit, -1), -1):
            if scan.gaps[index + 1] not in (" ", "-", "\u00a0"):
                break
            word = scan.words[index]
            capital = scan.text[scan.starts[index]].isupper()
            if (
                word in self.words.modifier_set
                or word in self.adjectives
                or index in self.roles
                or (not self.inflects and capital and self._is_compound(index))
            ):
                start = index
            else:
                break
        return start

    def _is_compound(self, index: int) -> bool:
        """Whether a capitalised word before an English office is a part of it: "White House press secretary"."""
        scan = self.scan
        word = scan.words[index]
        return word not in self.starters and word not in self.words.article_set and index not in self.cues

    # ----------------------------------------------------------------------------------------------- behind the name

    def behind(self, mention: Mention) -> Role | None:
        """The apposition behind a name: "zastępca dyrektora Centrum Eurazji" behind "Andrew D'Anieri,"."""
        scan, stop = self.scan, mention.stop
        words, gaps = scan.words, scan.gaps
        if stop >= len(words):
            return None
        gap = gaps[stop]
        if gap not in _APPOSITION:
            return None
        dash = gap != ", "
        begin = stop
        if words[begin] in self.words.article_set:
            begin += 1
        head = None
        for index in range(begin, min(begin + (4 if self.inflects else 6), len(words))):
            if index > begin and gaps[index] not in (" ", "-", ". ", "’", "'"):
                break
            if index > begin and gaps[index] == ". " and words[index - 1].isdigit():
                break  # "X, 38. His brother"
            head = self.roles.get(index)
            if head is not None:
                break
            word = words[index]
            if word in self.words.modifier_set:
                continue
            if word in self.words.break_set or index in self.cues or word in self.words.link_set:
                break
            if self.inflects and not self._adjectival(index):
                break
        if head is None or head.value[1] in self.titles or self._holder_follows(head):
            return None
        if not self.inflects and head.stop < len(words):  # "a White House press secretary": the last office is the head
            head = self._last_head(head)
        end = self._end(head, dash)
        if end is None:
            return None
        start = stop
        text = scan.text[scan.starts[start] : end]
        if words[start] in self.words.article_set:
            start += 1
            text = scan.text[scan.starts[start] : end]
        return Role(
            self._lowered(text, start), scan.starts[start], end, self._gender(head), text == scan.word(start), True
        )

    def _holder_follows(self, head: Hit) -> bool:
        """Whether the office is the next name's: "..., premier Jan Lis powiedział"."""
        name = self.names_at.get(head.stop)
        if name is None or self.scan.gaps[head.stop] not in (" ", ". "):
            return False
        if not self.inflects or name.kind == "other":
            return name.kind in ("person", "other") and head.stop in self.people_words
        known = self.first_names.get(self.scan.words[name.first], ())
        return name.kind == "person" and (not known or any("n" in one.cases for one in known))

    def _last_head(self, head: Hit) -> Hit:
        while head.stop in self.roles and self.scan.gaps[head.stop] == " ":
            head = self.roles[head.stop]
        return head

    def _adjectival(self, index: int) -> bool:
        """Whether a word may be an adjective before the office, by its ending in the nominative."""
        word = self.scan.words[index]
        return word in self.adjectives or (
            word.endswith(("y", "i", "a")) and self.scan.text[self.scan.starts[index]].islower()
        )

    def _end(self, head: Hit, dash: bool) -> int | None:
        """Where an apposition ends: at the sentence's end, the next comma, the closing dash, a verb of speech."""
        scan = self.scan
        words, gaps, text, starts, ends = scan.words, scan.gaps, scan.text, scan.starts, scan.ends
        index = head.stop
        while index < len(words) and index - head.stop < _BEHIND:
            gap = gaps[index]
            if gap not in (" ", "-", "\u00a0", "\u202f", "'", "’", " & ", "/"):
                if gap == ", " and index in self.roles and text[starts[index]].islower():
                    index += 1
                    continue
                if gap[:1] == "." and not self._ends_sentence(index):
                    index += 1
                    continue
                if gap[:2] in (' "', " „", " “") or (gap in ('" ', "” ", "'s ")):
                    index += 1
                    continue
                end = ends[index - 1]
                return end + 1 if gap[:1] in '"”' and text[head.first : end].count(gap[:1]) % 2 else end
            if index in self.cues and not dash and not self.inflects:
                return None
            index += 1
        return ends[index - 1] if index >= len(words) else None

    def _ends_sentence(self, index: int) -> bool:
        """Whether the stop before a word ends a sentence; an abbreviation of the pack or an initial does not."""
        scan = self.scan
        if len(scan.gaps[index]) == 1:
            return False  # U.S.
        start, _ = self.document.once(sentences).at(scan.starts[index])
        return start >= scan.ends[index - 1]

    # ------------------------------------------------------------------------------------------------- what it says

    def _made(self, start: int, head: Hit, first: int, *, behind: bool) -> Role:
        scan = self.scan
        begin, end = scan.starts[start], scan.ends[first - 1]
        text = scan.text[begin:end]
        bare = first - start == 1 or (first == head.stop and start == head.first)
        if self.inflects:
            text = self._nominative(start, head, first)
        elif head.stop - head.first == 1 and scan.words[head.first] != head.value[1]:  # "Sen.", "senators"
            text = text[: scan.starts[head.first] - begin] + head.value[1]
        return Role(self._lowered(text, start), begin, end, self._gender(head), bare, behind)

    def _gender(self, head: Hit) -> str | None:
        gender = head.value[0]
        return gender if gender in ("m", "f") else None

    def _lowered(self, text: str, start: int) -> str:
        """With a small first letter, where the first word is no name."""
        word = self.scan.words[start]
        if (
            start in self.roles
            or start in self.nouns
            or word in self.words.modifier_set
            or (self.inflects and word in self.adjectives)
        ):
            return text[:1].lower() + text[1:]
        return text

    def _nominative(self, start: int, head: Hit, first: int) -> str:
        """The office in the nominative: its adjectives and its head; complements stay in the genitive."""
        scan = self.scan
        gender, lemma = head.value
        text = scan.text
        pieces = []
        place = scan.starts[start]
        index = start
        while index < first:
            hit = head if index == head.first else self.roles.get(index)
            word = scan.words[index]
            written = scan.word(index)
            stop = index + 1
            changed: str | None = None
            if hit is not None and hit.stop <= first and (index == head.first or scan.gaps[index] == ", "):
                stop = hit.stop
                written = text[scan.starts[index] : scan.ends[stop - 1]]
                lemma = hit.value[1]
                changed = lemma if written.lower() != lemma else None
                oblique = changed is not None
                if oblique and stop < first and scan.gaps[stop] == " ":
                    # "sekretarzem generalnym NATO": an adjective in the head's case.
                    follow = self._agreeing(stop, first, hit, written.lower())
                    if follow is not None:
                        pieces += [
                            text[place : scan.starts[index]],
                            lemma,
                            text[scan.ends[stop - 1] : scan.starts[stop]],
                            follow,
                        ]
                        place = scan.ends[stop]
                        index = stop + 1
                        continue
            elif index < head.first and scan.words[head.stop - 1] != lemma:  # but "niemiecka minister Ewa Lis"
                pair = self.adjectives.get(word)
                if pair is not None:
                    changed = pair[1] if gender == "f" else pair[0]
                elif word in self.words.modifier_set:
                    changed = adjective_nominative(written, "f" if gender == "f" else "m")
            if changed is not None:
                pieces += [text[place : scan.starts[index]], changed]
                place = scan.ends[stop - 1]
            index = stop
        pieces.append(text[place : scan.ends[first - 1]])
        return "".join(pieces)

    def _agreeing(self, index: int, first: int, hit: Hit, form: str) -> str | None:
        """The adjective behind an oblique head, in the nominative; None where the word is a complement."""
        scan = self.scan
        word = scan.words[index]
        if scan.text[scan.starts[index]].isupper():
            return None
        gender = "f" if hit.value[0] == "f" else "m"
        ends_name = index + 1 >= first or scan.text[scan.starts[index + 1]].isupper()
        if gender == "m":
            if word.endswith(("ym", "im")) and form.endswith(("em", "ą", "ym", "im")):
                return adjective_nominative(word, "m")
            if word.endswith(("ego", "emu")) and ends_name:
                return adjective_nominative(word, "m")
            return None
        return adjective_nominative(word, "f") if word.endswith(("ą", "ej")) and ends_name else None
