"""Verbs that tell an agreement without naming it, as a pack writes them: "acquired", "swapped", "wypożyczony"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from newskit.languages import Entry, Words

__all__ = ["Deed", "DeedForm", "deed_entries"]

_COMPANIES: Words = ("organisation",)


@frozen(kw_only=True, eq=False)
class Deed:
    """A verb that is an agreement when the right parties and things stand beside it.

    Everyday verbs are none by themselves: a firm buys jets and settles in a town. What is asked for here must all stand
    in the clause, or the verb is left alone.

    Args:
        type: A value of `AgreementType`.
        status: A value of `AgreementStatus`, of what is done; a plan is ``planned`` all the same.
        done: Past forms that have their object behind them.
        now: Present forms.
        will: Future forms.
        base: Infinitives; of a language without endings the form that needs a word before it.
        doing: Present participles, in a language that has the present of them ("is buying").
        passive: Passive participles: what is bought stands before them.
        last: Participles that end their clause, so that all who agree and what stands before them ("geeinigt"); in a
            language that has these, infinitives do too.
        doers: Who may do it: ``organisation``, ``state``, ``person``, ``group``.
        payers: Who else may do it where a sum stands behind: ``person`` of a verb of buying.
        anyone: Whether it is sure enough that nobody need be named.
        together: Whether two parties must be named, as doers or as a doer and a partner.
        objects: Likewise whom it must be done to, by name; nothing where no name is needed.
        things: Words one of which must stand behind the verb ("prisoners", "lawsuit").
        either: Whether a name of `objects` or one of `things` is enough.
        parts: Words between the verb and the name, or behind the name, for a part of what is bought ("stake", "unit").
        partners: Words that lead to the other party ("to", "with").
        partnered: Whether the other party must be named.
        beside: Words or phrases one of which must stand behind in the sentence ("on loan").
        never: Words right behind the verb, or among what is done, with which it is something else ("rights").
        general: Whether it is but the widest of words ("agreed to"): only where a sentence tells nothing else.
        lone: Whether the passive needs nobody who does it: "the bank was acquired in 2014".
        done_when_pledged: Whether who will do it has agreed to it already ("will pay $5m to settle").
    """

    type: str = "agreement"
    status: str = "agreed"
    done: Words = ()
    now: Words = ()
    will: Words = ()
    base: Words = ()
    doing: Words = ()
    passive: Words = ()
    last: Words = ()
    doers: Words = _COMPANIES
    payers: Words = ()
    anyone: bool = False
    together: bool = False
    objects: Words = ()
    things: Words = ()
    either: bool = False
    parts: Words = ()
    partners: Words = ()
    partnered: bool = False
    beside: Words = ()
    never: Words = ()
    general: bool = False
    done_when_pledged: bool = False
    lone: bool = False

    @cached_property
    def thing_set(self) -> frozenset[str]:
        """The things, for look-up."""
        return frozenset(self.things)

    @cached_property
    def part_set(self) -> frozenset[str]:
        """The parts, for look-up."""
        return frozenset(self.parts)

    @cached_property
    def never_set(self) -> frozenset[str]:
        """The words that make something else of it, for look-up."""
        return frozenset(self.never)

    @cached_property
    def partner_set(self) -> frozenset[str]:
        """The words that lead to the other party, for look-up."""
        return frozenset(self.partners)

    @cached_property
    def beside_phrases(self) -> tuple[tuple[str, ...], ...]:
        """What must stand behind, as words."""
        return tuple(tuple(phrase.replace("-", " ").split()) for phrase in self.beside)


class DeedForm(NamedTuple):
    """A form of a verb: the value of a hit ``agreements.deed``."""

    deed: Deed
    tense: str  #: done, now, will, base, doing, passive or last.


def deed_entries(deeds: Iterable[Deed]) -> Iterator[Entry]:
    """The forms of all deeds, for the lexicon."""
    for deed in deeds:
        for tense in ("done", "now", "will", "base", "doing", "passive", "last"):
            for form in getattr(deed, tense):
                yield Entry("agreements.deed", form, DeedForm(deed, tense))
