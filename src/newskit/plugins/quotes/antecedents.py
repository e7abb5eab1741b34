"""The organisation that a class noun stands for: "firma", "resort", "gazeta"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from newskit.plugins.names import names
from newskit.plugins.quotes.drafts import Mention
from newskit.plugins.quotes.view import View

__all__ = ["named_body"]

_MARKS = frozenset('"„“«')
_SHORT = 2  # letters of what is no name: "II"
_NEAR = 12  # organisations back


def named_body(view: View, mention: Mention, said: Iterable[str]) -> str | None:
    """The name that a class noun stands for: of its own class, of its family, or a speaker's; None where none fits.

    Args:
        view: The document.
        mention: The class noun.
        said: The names of organisations that have spoken, the last one first.
    """
    noun, of = mention.lemma, view.nouns_of
    if not view.sets.free:
        return _so_called(view, mention, said) if noun in view.introducers else None
    known = view.cast.organisations()
    stop = bisect_left(known, mention.first, key=attrgetter("first"))
    before = known[max(stop - _NEAR, 0) : stop]
    before.reverse()
    for one in before:
        if one.noun == noun or noun in one.name.lower().split():
            return one.name
    family = next((nouns for nouns in of.families.values() if noun in nouns), ())
    for one in before:
        if one.noun in family or one.name.lower().split()[0] in family:
            return one.name
    if noun not in view.introducers:
        return None
    named = {one.name for one in before}
    unknown = [name for name in said if name not in named and name[:1].isupper()]
    if unknown:
        return unknown[0]
    fitting = [
        one.name for one in before if one.noun is None and one.listed == (noun in of.listed) and len(one.name) > _SHORT
    ]
    spoken = [name for name in said if name in fitting]
    return next(iter((*spoken, *fitting)), None) or _unknown(view, mention.first)


def _unknown(view: View, index: int) -> str | None:
    """The last name of nobody known that begins a sentence or stands in marks, so that it is surely a nominative."""
    runs = view.document.once(names).runs
    for at in range(bisect_left(runs, (index,)) - 1, max(bisect_left(runs, (index,)) - _NEAR, 0) - 1, -1):
        run = runs[at]
        if run.kind != "other" or run.key or view.cast.covering(run.first) is not None:
            continue
        gap = view.gaps[run.first]
        name = view.text[view.starts[run.first] : view.ends[run.stop - 1]]
        if not _MARKS.isdisjoint(gap) or (run.initial and run.stop - run.first > 1):
            return name
    return None


def _so_called(view: View, mention: Mention, said: Iterable[str]) -> str | None:
    """The organisation that spoke last, else the last one of the class or the gender of a noun."""
    for name in said:
        return name
    bodies = view.organisations()
    at = bisect_left(bodies, (mention.first,), key=lambda one: one[:1])
    before = bodies[max(at - _NEAR, 0) : at]
    named = [one for one in before if one[2] == mention.lemma] or [one for one in before if one[3] == mention.sort]
    return named[-1][1] if named else None
