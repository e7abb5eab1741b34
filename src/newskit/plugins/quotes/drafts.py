"""Quotes while they are being put together: places as offsets and word indices, the speaker still a mention."""

from __future__ import annotations

from attrs import define

from newskit.model import QuoteKind, Stance
from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.words import Cue
from newskit.scan import Hit

__all__ = ["Draft", "Mention", "Place", "Subject", "mention_of", "place_of", "stance_of"]

Place = tuple[int, int]


@define(eq=False)
class Mention:
    """The words beside a cue that say who speaks."""

    first: int
    stop: int
    kind: str  #: actor, role, noun, body, pronoun, relative, phrase or dummy.
    actor: Actor | None = None
    lemma: str = ""  #: Of a role or noun its lemma, of a pronoun its gender.
    sort: str = ""  #: Of a noun group, anonymous or document; of a body its gender.


def mention_of(actor: Actor) -> Mention:
    """The mention that an actor is."""
    return Mention(actor.first, actor.stop, "actor", actor)


@define(eq=False)
class Subject:
    """What stands beside a cue."""

    mention: Mention | None
    addressee: Actor | None
    stop: int  #: Where the attribution's words end: behind the cue and the subject.


@define(eq=False)
class Draft:
    """A quote without its speaker."""

    content: list[Place]
    kind: QuoteKind
    rule: str
    line: int
    cue: Place | None = None
    mention: Mention | None = None
    person: str = ""  #: What the verb says of a subject that is left out; "" where nobody is to be looked for.
    stance: Stance = "asserted"
    addressee: Actor | None = None
    same_as: Draft | None = None  #: Whose speaker it shares.
    turn: int | None = None

    @property
    def order(self) -> int:
        """Where it begins, cue included: the order in which speakers are resolved."""
        start = self.content[0][0]
        return min(start, self.cue[0]) if self.cue else start


def place_of(hit: Hit, starts: list[int], ends: list[int]) -> Place:
    """The offsets of a hit."""
    return starts[hit.first], ends[hit.stop - 1]


def stance_of(cue: Cue, *, negated: bool) -> Stance:
    """How a cue stands to what it reports; a denial that is denied claims."""
    if negated:
        return "asserted" if cue.stance == "denied" else "denied"
    return cue.stance
