"""The words of the `agreements` section as a glance asks for them: in sets, without what each of them tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from newskit.plugins.agreements.complements import OPENERS
from newskit.plugins.agreements.signs import Cue
from newskit.plugins.agreements.telling import Company, Telling
from newskit.plugins.agreements.words import AgreementWords

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
        return self._telling(lambda cue: cue.talks, "talks_cue")

    @cached_property
    def company(self) -> Company:
        """Everything that tells where an agreement stands, and denials, in any order."""
        others = (sign.words for sign in self.section.each_sign if sign.kind == "adjective" or sign.value == "denied")
        return Company((*self._cues(lambda _: True), *others), self._small)

    @cached_property
    def strong_company(self) -> Company:
        """What is said of agreements alone, in any order."""
        return Company(self._cues(lambda cue: cue.strong), self._small)

    @cached_property
    def adjectives(self) -> Telling:
        """What tells it beside the noun."""
        return Telling.of(sign.words for sign in self.section.each_sign if sign.kind == "adjective")

    @cached_property
    def circumstances(self) -> Telling:
        """What stands before an agreement that is but a circumstance of something else: "in a deal with"."""
        return Telling.of(sign.words for sign in self.section.each_sign if sign.kind == "circumstance")

    @cached_property
    def failures(self) -> Telling:
        """What stands before an agreement that has failed."""
        return Telling.of(sign.words for sign in self.section.each_sign if sign.value == "failed")

    def _telling(self, fits: Callable[[Cue], bool], kind: str = "cue") -> Telling:
        return Telling.of(self._whole(fits, kind), self._prefixed(fits))

    def _cues(self, fits: Callable[[Cue], bool]) -> Iterator[tuple[str, ...]]:
        yield from self._whole(fits, "cue")
        yield from self._prefixed(fits)

    def _whole(self, fits: Callable[[Cue], bool], kind: str) -> Iterator[tuple[str, ...]]:
        """The cues that fit; one without a status tells nothing."""
        for sign in self.section.each_sign:
            if sign.kind == kind and isinstance(sign.value, Cue) and sign.value.status and fits(sign.value):
                yield sign.words

    def _prefixed(self, fits: Callable[[Cue], bool]) -> Iterator[tuple[str, ...]]:
        """The verbs whose prefix stands apart, with it."""
        for word, some in self.section.parted_at.items():
            for prefix, cue in some:
                if fits(cue):
                    yield (word, *prefix)

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
    def denials(self) -> frozenset[str]:
        """What says that there is none."""
        return frozenset(sign.words[0] for sign in self.section.each_sign if sign.value == "denied")

    @cached_property
    def talks(self) -> frozenset[str]:
        """Talks, which may end with nothing."""
        return self.section.first_words("talks")

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
