"""States, blocs of states, capitals and seats of government: the `places` section and what can be asked of it.

Not an annotator: names, agreements, money and credits share these words. A code is ISO 3166 for a state and the key of
the pack's ``blocs`` for a bloc (``"EU"``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from newskit.document import Document
from newskit.languages.sections import Entry, Words, section

__all__ = ["PLACE_CLASSES", "PlaceWords", "Seat", "State", "place_name"]

#: The classes of the lexicon that name a place when they are written with a capital.
PLACE_CLASSES = ("places.state", "places.bloc", "places.capital", "places.seat", "places.other")


@frozen(kw_only=True)
class State:
    """A state or a bloc of states in the article's language.

    Args:
        name: In the nominative.
        forms: The other cases.
        adjective: All forms, the masculine, feminine and neuter nominative first.
        capital: Its forms, the nominative first.
        others: Further names and abbreviations.
        people: What its citizens are called.
    """

    name: str = ""
    forms: Words = ()
    adjective: Words = ()
    capital: Words = ()
    others: Words = ()
    people: Words = ()


@frozen(kw_only=True)
class Seat:
    """A building or body that stands for a government: the Kremlin, the White House."""

    state: str = ""
    forms: Words = ()


@section("places")
@frozen(kw_only=True, eq=False)
class PlaceWords:
    """The words of the `places` section.

    Args:
        states: By ISO 3166 code.
        blocs: By code.
        seats: By name in the nominative.
        others: Regions, seas, big cities and the like, by nominative, with their other forms; they have no code.
        nouns: Words that begin or end the name of a place when they have a capital: ``Morze``, ``Street``.
        before: Words after which a name is that of a street or a square: ``ul``, ``placu``.
    """

    states: Mapping[str, State] = field(factory=dict)
    blocs: Mapping[str, State] = field(factory=dict)
    seats: Mapping[str, Seat] = field(factory=dict)
    others: Mapping[str, Words] = field(factory=dict)
    nouns: Words = ()
    before: Words = ()

    def lexicon(self) -> Iterator[Entry]:
        """Every form, with the code as its value; of `others` the nominative."""
        new = tuple.__new__  # as in `entries`
        for kind, table in (("places.state", self.states), ("places.bloc", self.blocs)):
            for code, state in table.items():
                for phrase in (state.name, *state.forms, *state.others):
                    yield new(Entry, (kind, phrase, code))
                for phrase in state.adjective:
                    yield new(Entry, ("places.adjective", phrase, code))
                for phrase in state.capital:
                    yield new(Entry, ("places.capital", phrase, code))
                for phrase in state.people:
                    yield new(Entry, ("places.people", phrase, code))
        for name, seat in self.seats.items():
            for phrase in (name, *seat.forms):
                yield Entry("places.seat", phrase, seat.state)
        for name, forms in self.others.items():
            for phrase in (name, *forms):
                yield Entry("places.other", phrase, name)

    def name(self, code: str) -> str | None:
        """The state or bloc of a code in the article's language, in the nominative."""
        found = self.states.get(code) or self.blocs.get(code)
        return found.name if found else None

    @cached_property
    def noun_set(self) -> frozenset[str]:
        """The nouns, for look-up."""
        return frozenset(noun.lower() for noun in self.nouns)

    @cached_property
    def before_set(self) -> frozenset[str]:
        """The words before streets and squares, for look-up."""
        return frozenset(self.before)

    @cached_property
    def capital_adjectives(self) -> bool:
        """Whether adjectives of states begin with a capital: English ones do."""
        return any(state.adjective[0][0].isupper() for state in self.states.values() if state.adjective)

    @cached_property
    def adjectives(self) -> Mapping[str, tuple[str, str]]:
        """Any form of an adjective of a state, in lower case -> its masculine and feminine nominative."""
        return {
            form.lower(): (state.adjective[0], state.adjective[min(1, len(state.adjective) - 1)])
            for table in (self.blocs, self.states)
            for state in table.values()
            for form in state.adjective
        }


def place_name(document: Document, code: str) -> str | None:
    """The nominative name of a state or bloc in the article's language, or None for a code that the pack lacks."""
    return document.section(PlaceWords).name(code)
