"""The words of the `agreements` section as a glance asks for them: in sets, without what each of them tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from newskit.plugins.agreements.phrase import OPENERS
from newskit.plugins.agreements.telling import Telling
from newskit.plugins.agreements.words import AgreementWords, Cue

__all__ = ["GlanceWords", "glance_words"]


class GlanceWords:
    """The sets of one language, each made when it is first asked for."""

    def __init__(self, section: AgreementWords) -> None:
        self.section = section

    @cached_property
    def cues(self) -> Telling:
        """What may tell where an agreement stands, whatever else is known of it."""
        return self._telling(lambda cue: not (cue.partner or cue.known))

    @cached_property
    def cues_of_partners(self) -> Telling:
        """What may tell it where a partner is named."""
        return self._telling(lambda cue: cue.partner)

    @cached_property
    def cues_of_known(self) -> Telling:
        """What may tell it where a partner is named, or of what the article speaks of anyway."""
        return self._telling(lambda cue: cue.known and not cue.partner)

    @cached_property
    def strong_cues(self) -> Telling:
        """Those of the cues that are said of agreements alone, so that they may stand further off."""
        return self._telling(lambda cue: cue.strong)

    @cached_property
    def cues_of_talks(self) -> Telling:
        """What is said of talks alone."""
        return self._telling(lambda cue: cue.talks, kind="talks_cue")

    @cached_property
    def all_cues(self) -> Telling:
        """Everything that tells where an agreement stands, and denials."""
        others = (sign.words for sign in self.section.each_sign if sign.kind == "adjective" or sign.value == "denied")
        return self._telling(lambda _: True, others)

    @cached_property
    def adjectives(self) -> Telling:
        """What tells it beside the noun."""
        return self._of(sign.words for sign in self.section.each_sign if sign.kind == "adjective")

    @cached_property
    def leading_in(self) -> Telling:
        """What tells something right before an agreement: that there is none, or that it is but a circumstance."""
        return self._of(
            sign.words
            for sign in self.section.each_sign
            if sign.kind == "circumstance" or (sign.kind == "modal" and sign.value in ("denied", "failed"))
        )

    def _telling(self, fits: Callable[[Cue], bool], others: Iterable[Sequence[str]] = (), kind: str = "cue") -> Telling:
        """The cues that fit; one without a status tells nothing."""
        cues = (
            sign.words
            for sign in self.section.each_sign
            if sign.kind == kind and isinstance(sign.value, Cue) and sign.value.status and fits(sign.value)
        )
        parted = self.section.parted_at.items()
        return self._of(
            (*cues, *others), ((word, *prefix) for word, some in parted for prefix, cue in some if fits(cue))
        )

    def _of(self, phrases: Iterable[Sequence[str]], parted: Iterable[Sequence[str]] = ()) -> Telling:
        return Telling.of(phrases, parted, self._small)

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that do something of their own beside a noun: articles, possessives, prepositions."""
        return frozenset(
            sign.words[0]
            for sign in self.section.each_sign
            if len(sign.words) == 1 and sign.kind not in ("cue", "adjective")
        )

    # What follows are words with which something begins.

    @cached_property
    def dates(self) -> frozenset[str]:
        """Dates, which may part a phrase."""
        return self.section.first_words("dates", "months", "days")

    @cached_property
    def complements(self) -> frozenset[str]:
        """What belongs to the noun before it."""
        return self.section.first_words(*OPENERS, "conjunctions")

    @cached_property
    def lists(self) -> frozenset[str]:
        """What leads from an umbrella to its parts."""
        return self.section.first_words("among")

    @cached_property
    def partners(self) -> frozenset[str]:
        """What leads to a partner."""
        return self.section.first_words("partners", "between")

    @cached_property
    def buyers(self) -> frozenset[str]:
        """What leads to a partner, or to who gets what is sold."""
        return self.section.first_words("partners", "between", "merged", "recipients")

    @cached_property
    def pointers(self) -> frozenset[str]:
        """What stands before a noun that means one of several, or one that is known."""
        return self.section.first_words("definite", "possessives", "again")

    @cached_property
    def types(self) -> frozenset[str]:
        """What makes a type clearer."""
        return self.section.first_words("type")


glance_words = lru_cache(maxsize=64)(GlanceWords)  # one of each language
