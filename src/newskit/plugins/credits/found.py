"""What is found in a credit: names, flags, and how sure it is that this is one."""

from __future__ import annotations

from typing import cast

from attrs import field, mutable

from newskit.model import CreditFlag
from newskit.plugins.credits.shapes import Name

__all__ = ["FLAGS_OF_GIVERS", "Names"]

FLAGS_OF_GIVERS = ("courtesy", "supplied", "handout", "private")
_LONGEST_OUTLET = 3  # words of a name that nothing else tells


@mutable
class Names:
    """What a credit says.

    Attributes:
        names: Everybody credited, in order.
        flags: Words that are no names.
        odd: Whether some piece looks like no name at all, so that this may be no credit.
        sure: Givers that a word tells.
        known: Whether a word tells that this is a credit: a table's name, a word for givers, who took it, who gave it.
    """

    names: list[Name] = field(factory=list)
    flags: list[CreditFlag] = field(factory=list)
    odd: bool = False
    sure: set[str] = field(factory=set)
    known: bool = False

    def of(self, *roles: str) -> tuple[str, ...]:
        """The names that have one of these roles."""
        return tuple(name.name for name in self.names if name.role in roles)

    def flag(self, flag: str) -> None:
        """Add a flag once."""
        if flag not in self.flags:
            self.flags.append(cast("CreditFlag", flag))

    def add(self, name: Name) -> None:
        """Add a name once."""
        if all(name.name.casefold() != old.name.casefold() for old in self.names):
            self.names.append(name)

    def given(self) -> None:
        """Take who seems to be a photographer for who gave the picture: "Supplied: Ann Cole"."""
        self.names = [Name(name.name, "giver") if name.role == "creator" else name for name in self.names]

    def settled(self) -> None:
        """Take unknown names beside a photographer for whom the photographer works for; only once it is a credit."""
        if self.of("outlet") or not self.of("creator") or not set(self.flags).isdisjoint(FLAGS_OF_GIVERS):
            return
        for index, name in enumerate(self.names):
            words = name.name.split()
            short = len(words) == 1 or (len(words) <= _LONGEST_OUTLET and not words[0].isupper()) or name.name.isupper()
            if name.role == "giver" and name.name not in self.sure and short:
                self.names[index] = Name(name.name, "outlet")
