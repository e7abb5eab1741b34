"""Offices before a name: "prezydentem USA Donaldem Trumpem", "Its chief executive, Tom Roe,"."""

from __future__ import annotations

from newskit.plugins.people.candidates import Candidate
from newskit.plugins.people.evidence import BLANKS
from newskit.plugins.people.mentions import Mention
from newskit.plugins.people.offices import Offices, Role
from newskit.scan import Hit

__all__ = ["REACH", "Before"]

REACH = 12  #: Words between an office and the name behind it.
_ALL = 6  # cases
_JOINED = frozenset((" ", "-", "\u00a0", "\u202f", ". ", ".", "'", "’", " & ", "/"))


class Before(Offices):
    """Reads the office before a mention."""

    def before(self, mention: Mention, person: Candidate) -> Role | None:
        """The office that leads up to a name: "prezydentem USA" before "Donaldem Trumpem"."""
        head = self._head(mention)
        if head is None:
            return None
        words, first = self.scan.words, mention.first
        masculine = self.words.genitives.get(head.value[1])
        if masculine and words[head.stop - 1] == head.value[1] and self._is_man(mention, person):
            head = head._replace(value=("m", masculine))
        rank = self.inflects and words[head.stop - 1] in self.words.abbreviated
        office = self.office_up_to(head.first) if rank and self.scan.gaps[head.first] in BLANKS else None
        if office is not None and words[office.stop - 1] not in self.words.abbreviated:
            return self.made(*self._joint(office, head.first), head.first)  # "komendant policji insp. Jan Lis"
        if first - 1 >= head.stop and not self.may_belong(words[first - 1]):
            if words[first - 1] not in self.words.become_set:
                return None
            first -= 1  # "Komendantem straży został Jan Lis"
        ranks = self.words.rank_set
        while first - 1 >= head.stop and words[first - 1] in ranks:
            first -= 1  # "historyczka dr hab. Ewa Lis"
        return self.made(*self._joint(head, first), first)

    def _head(self, mention: Mention) -> Hit | None:
        """The office whose words lead up to a name."""
        scan, first = self.scan, mention.first
        gaps, words = scan.gaps, scan.words
        head: Hit | None = None
        nearest: Hit | None = None
        index = first
        while index > 0 and first - index < REACH:
            gap = gaps[index]
            another = gap == ", " and head is not None and (index - 1 in self.role_ends or index in self.role_ends)
            if gap not in _JOINED and not another:
                break
            if (gap == ", " and index == first) or (
                gap == ". " and not self.evidence.stands_before(index) and words[index - 1] not in self.words.link_set
            ):
                break
            index -= 1
            word = words[index]
            hit = self.role_ends.get(index + 1)
            if hit is not None:
                if (
                    not (self.inflects or self.words.complements_before)
                    and head is None
                    and any(words[at] not in self.titles for at in range(index + 1, first))
                ):
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
            if head is None and not self.inflects:
                if word in self.titles:  # "chairman Sir Nigel Roe"
                    continue
                if not (self.words.complements_before and self._is_in_complement(index)):
                    break
            if word in self.words.break_set or index in self.cues:
                break
            if index == first - 1 and word in self.words.link_set:
                break
            if head is not None and gaps[head.first] != ", ":
                break
        return head or nearest

    def _is_in_complement(self, index: int) -> bool:
        """Whether a word may belong to what an office is of: "ministre *français des Affaires étrangères*"."""
        scan, links = self.scan, self.words.link_set
        word = scan.words[index]
        if word in links or word in self.adjectives or scan.text[scan.starts[index]].isupper():
            return True
        before = index - 1
        if before < 1 or word in self.words.break_set:
            return False
        return scan.words[before] in links or (
            scan.text[scan.starts[before]].isupper() and scan.words[before - 1] in links
        )

    def _is_man(self, mention: Mention, person: Candidate) -> bool:
        """Whether the holder of an office that reads like a man's in the genitive is one: "ministra Jana Lisa"."""
        gender = self.gatherer.people.gender_of_first(person)
        if gender is not None:
            return gender == "m"
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
        return any("n" in name.cases and len(name.cases) < _ALL for name in names)

    def _joint(self, head: Hit, stop: int) -> tuple[Hit, int]:
        """The first of several offices of one person, "wicepremier i szef MON", and where its modifiers begin."""
        start = self.with_modifiers(head)
        other = self._joined(start - 1, head, stop) if start > 1 and self.scan.gaps[start] in BLANKS else None
        return (head, start) if other is None else (other, self.with_modifiers(other))

    def _joined(self, index: int, head: Hit, stop: int) -> Hit | None:
        """The office that the word at `index` joins to the next: "były szef MSZ, dziś europoseł"."""
        scan = self.scan
        if scan.words[index] in self.words.later_set and scan.gaps[index] == ", ":
            return self.office_up_to(index)
        if scan.words[index] not in self.words.joint_set or scan.gaps[index] not in BLANKS:
            return None
        # Two offices that are a word each are rather two people's: "prezydent i premier".
        other = self.role_ends.get(index)
        alike = other is not None and (scan.words[index - 1] == other.value[1]) == (
            scan.words[head.stop - 1] == head.value[1]
        )
        return other if alike and stop - head.first > 1 else None

    def apposed(self, mention: Mention) -> Role | None:
        """The office before a name between commas: "Its chief executive, Tom Roe, said"."""
        scan, first, stop = self.scan, mention.first, mention.stop
        if scan.gaps[stop][:1] not in (",", ".") or first in self.roles:
            return None
        head = self.office_up_to(first)
        if head is None or head.value[1] in self.titles or self.is_changed(head):
            return None
        start = self.with_modifiers(head)
        if self._in_series(start, stop):
            return None
        if not self.inflects and not self._is_definite(start):
            return None
        if self.inflects and start and scan.words[start - 1] in self.words.governing_set:
            return None
        return self.made(head, start, first)

    def _in_series(self, start: int, stop: int) -> bool:
        """Whether an office and a name are two of several: "the mayor, Ann Roe, Tom Poe and"."""
        scan = self.scan
        after = stop in self.people_words or stop in self.roles
        return (after and scan.gaps[stop] == ", ") or (scan.gaps[start] == ", " and start - 1 in self.people_words)

    def _is_definite(self, start: int) -> bool:
        """Whether an English office before a comma is one person's: "the mayor", "her deputy", "Acme's owner"."""
        scan = self.scan
        if not start or scan.gaps[start] not in BLANKS:
            return False
        word = scan.words[start - 1]
        return word in self.words.possessive_set or (word == "s" and scan.gaps[start - 1] in ("'", "’"))
