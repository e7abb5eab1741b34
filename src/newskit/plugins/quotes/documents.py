"""Documents that speak, where cases tell: "z raportu NIK wynika", "czytamy w piśmie", "wynika z niej"."""

from __future__ import annotations

from newskit.plugins.quotes.common_nouns import complement_stop
from newskit.plugins.quotes.drafts import Mention, mention_of
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["document_before", "document_in", "written"]

_FAR = 48
_NEAR = 5  # words behind a statement within which its author stands
_BACK = 60


def document_in(view: View, low: int, high: int) -> Mention | None:
    """The first document among some words, or who wrote it."""
    for at in range(low, min(high, low + _FAR)):
        noun = view.nouns.get(at)
        if noun is not None and noun.value[0] == "document":
            return written(view, noun, high)
    return None


def document_before(view: View, cue: Hit, low: int, high: int) -> Mention | None:
    """The document that a pronoun beside a verb means: "wynika z niej", "z którego wynika"."""
    words, sets = view.words, view.sets
    near = (*range(max(cue.first - 2, low), cue.first), *range(cue.stop, min(cue.stop + 3, high)))
    meant = (at for at in near if words[at] in view.nouns_of.pointing or words[at] in sets.relatives)
    pointing = next(meant, None)
    if pointing is None or words[pointing - 1] not in sets.prepositions:
        return None
    for at in range(min(pointing, cue.first) - 1, max(pointing - _BACK, -1), -1):
        noun = view.nouns.get(at)
        if noun is not None and noun.value[0] == "document":
            return written(view, noun, min(pointing, cue.first))
    return None


def written(view: View, noun: Hit, high: int, *, strict: bool = False) -> Mention:
    """A document with what belongs to its name; of a statement its author, where he is named."""
    lemma: str = noun.value[1]
    if lemma in view.nouns_of.statements:
        for index in range(noun.stop, min(noun.stop + _NEAR, high)):
            if view.gaps[index] not in (" ", ' "', " „") or view.words[index] in view.sets.prepositions:
                break
            actor = view.cast.covering(index)
            if actor is not None:
                return mention_of(actor)
    stop = complement_stop(view, noun.stop, high, strict=strict)
    return Mention(noun.first, stop, "noun", None, lemma, "document")
