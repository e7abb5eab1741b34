"""The role of a person: the fullest office beside the mentions, else what the person belongs to."""

from __future__ import annotations

from bisect import bisect_right

from newskit.document import Document
from newskit.plugins.people.affiliations import affiliation
from newskit.plugins.people.before import REACH, Before
from newskit.plugins.people.behind import APPOSITION, Behind
from newskit.plugins.people.candidates import Candidate
from newskit.plugins.people.gathering import Gatherer
from newskit.plugins.people.mentions import Mention
from newskit.plugins.people.offices import Role

__all__ = ["Role", "RoleReader"]


class RoleReader(Before, Behind):
    """Reads the roles of the people of one document."""

    def __init__(self, gatherer: Gatherer, document: Document) -> None:
        super().__init__(gatherer, document)
        self.stops = sorted(self.role_ends)

    def best(self, person: Candidate) -> Role | None:
        """The fullest office that the mentions have beside them: the first that is more than a word."""
        found = self._office(person) if self.roles else None
        if found is not None:
            return found
        gaps, words, members = self.scan.gaps, self.scan.words, self.words.member_set
        for mention in person.mentions:
            gap = gaps[mention.stop]
            if gap == " (" or (gap == " " and mention.stop < len(words) and words[mention.stop] in members):
                at = affiliation(self.document, mention)
                if at is not None:
                    return Role(at.text, at.start, at.end, None, False, True)
        return None

    def _office(self, person: Candidate) -> Role | None:
        found: Role | None = None
        genitives: frozenset[str] | None = None
        gaps, role_ends, titles, inflects = self.scan.gaps, self.role_ends, self.evidence.titles, self.inflects
        apart = inflects or self.words.complements_before
        for mention in person.mentions:
            role = None
            first = mention.first
            if (
                first in role_ends
                or (first - 1 in titles and (apart or first - 1 in role_ends or first - 2 in titles))
                or (apart and self._is_near(first))
            ):
                if inflects and genitives is None and len(mention.parts) == 1:
                    genitives = self._genitives(person)
                if not (genitives and len(mention.parts) == 1 and self._is_what_it_is_of(mention, genitives)):
                    role = self.before(mention, person)
            if role is None and gaps[first] == ", " and len(mention.parts) > 1:
                role = self.apposed(mention)
            if (role is None or role.bare) and gaps[mention.stop] in APPOSITION:
                role = self.behind(mention) or role
            if role is not None:
                if not role.bare:
                    return role
                found = found or role
        return found

    def _genitives(self, person: Candidate) -> frozenset[str]:
        """The forms of a surname that stand in no nominative, by the first names before them: "Johna Hallidaya"."""
        return frozenset(
            one.surname for one in person.mentions if len(one.parts) > 1 and self.is_genitive(one.parts[0].lower())
        )

    def _is_what_it_is_of(self, mention: Mention, genitives: frozenset[str]) -> bool:
        """Whether a surname is what the office before it is of: "obrońca Hallidaya", where the office is nominative."""
        office = self.role_ends.get(mention.first)
        if office is None or self.scan.words[office.stop - 1] != office.value[1]:
            return False
        return mention.surname in genitives

    def _is_near(self, first: int) -> bool:
        """Whether an office stands in the words before a name that `before` would look through."""
        place = bisect_right(self.stops, first)
        return place > 0 and first - self.stops[place - 1] < REACH
