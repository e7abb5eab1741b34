"""Sources behind a preposition: "według X", "jego zdaniem", "according to X"."""

from __future__ import annotations

from attrs import evolve

from newskit.document import Document
from newskit.model import Person
from newskit.plugins.lines import Line
from newskit.plugins.quotes.clause import dashed
from newskit.plugins.quotes.drafts import Draft, Mention
from newskit.plugins.quotes.subjects import source_in
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import Formula
from newskit.scan import Hit

__all__ = ["according_to"]

_FAR = 60
_NEAR = 4
_OFFICE = 4
_LEAST_CHARACTERS = 8


def according_to(view: View, line: Line, hit: Hit, low: int, high: int) -> Draft | None:
    """``Według X A``, ``A, according to X``, ``a - według X - b``: the clause beside the source."""
    formula: Formula = hit.value
    starts, ends, gaps = view.starts, view.ends, view.gaps
    mention: Mention | None
    if formula.possessor:
        own = next((at for at in range(hit.first, hit.stop) if view.words[at] in view.sets.pronouns), hit.first)
        mention = Mention(own, own + 1, "pronoun", None, formula.possessor)
        after = hit.stop
        cue = (starts[hit.stop - 1 if own == hit.first else hit.first], ends[hit.stop - 1])
    else:
        mention = source_in(view, _behind_nouns(view, hit.stop, high), high)
        if mention is None:
            return None
        mention = _cut(view, mention)
        after, cue = _complement(view, mention.stop, high), (starts[hit.first], ends[hit.stop - 1])
    before = hit.first - 1
    opened = view.words[before] in view.sets.openers and (hit.first - low < 3 or "," in gaps[before])
    if hit.first == low or opened:
        begin = _behind_source(view, after, high)
        places = [view.trimmed(starts[begin], view.end(line, high))] if begin < high else []
    else:
        stop = _behind_source(view, after, high, dash=dashed(gaps[hit.first]))
        start = view.behind_dateline(line, starts[_clause_begin(view, low, hit.first)], hit.first)
        places = [view.trimmed(start, starts[hit.first])]
        if stop < high:
            places.append(view.trimmed(starts[stop], view.end(line, high)))
    content = [place for place in places if place is not None]
    if sum(end - start for start, end in content) < _LEAST_CHARACTERS:
        return None
    return Draft(content, "indirect", "according_to", 0, cue=cue, mention=mention)


def _cut(view: View, mention: Mention) -> Mention:
    """A mention without the name of a person that goes on behind it: "według prokuratury Ferenc wyprowadził"."""
    actor = mention.actor
    if not view.sets.free or actor is None or actor.kind != "organisation" or mention.stop - mention.first < 2:
        return mention
    surnames = view.document.once(_surnames)
    stop = next((at for at in range(mention.first + 1, mention.stop) if view.words[at] in surnames), mention.stop)
    if stop == mention.stop:
        return mention
    cut = view.text[view.starts[mention.first] : view.ends[stop - 1]]
    name = actor.name.split()[: stop - mention.first]
    return evolve(mention, stop=stop, actor=evolve(actor, stop=stop, name=" ".join(name) if name else cut))


def _surnames(document: Document) -> frozenset[str]:
    """The last names of the people of an article, in lower case."""
    return frozenset(person.name.rpartition(" ")[2].lower() for person in document.of(Person))


def _complement(view: View, at: int, high: int) -> int:
    """Past what belongs to a source: "Zdaniem Ewy Lis (z Instytutu Energii) A"."""
    words, gaps, sets = view.words, view.gaps, view.sets
    while (
        sets.free and at + 1 < high and gaps[at] == " " and (noun := view.nouns.get(at)) and words[at] != noun.value[1]
    ):
        at = noun.stop  # "zdaniem autorów raportu"
    if not sets.free or at + 1 >= high or words[at] not in sets.belonging or gaps[at] != " ":
        return at
    stop = at + 1
    while stop < high and view.capital(stop) and gaps[stop] == " " and view.cast.at(stop) is None:
        stop += 1
    body = view.cast.at(at + 1)
    if body is not None and body.kind == "organisation" and gaps[at + 1] == " ":
        stop = max(stop, body.stop)
    return stop if at + 1 < stop < high else at


def _behind_nouns(view: View, at: int, high: int) -> int:
    """Past the nouns between a formula and its source: "według (informacji) X", "according to (data from) X"."""
    begin = at
    while begin < high and view.words[begin] in view.sets.source_nouns and view.gaps[begin] == " ":
        begin += 1
    if view.sets.free or begin == at or begin >= high - 1:
        return begin
    return begin + 1 if view.words[begin] in view.sets.prepositions and view.gaps[begin] == " " else at


def _clause_begin(view: View, low: int, at: int) -> int:
    """Where the clause begins that an attribution is inserted in: at the relative pronoun, if there is one."""
    for index in range(at - 1, max(low, at - 14), -1):
        if "," in view.gaps[index]:
            here = index + (view.words[index] in view.sets.prepositions)
            if not view.sets.free and at - here > _NEAR:
                return low  # behind a clause, not in it: "..., who left early, according to X"
            return index if here < at and view.words[here] in view.sets.relatives else low
    return low


def _office(view: View, at: int, high: int) -> bool:
    """Whether an office in apposition begins at a word: ", an analyst at Y"."""
    if view.words[at] not in view.sets.definite:
        return at in view.roles
    near = range(at + 1, min(at + _OFFICE, high))
    return any(index in view.roles for index in near) and view.sets.finite.isdisjoint(view.words[at:high])


def _behind_source(view: View, at: int, high: int, *, dash: bool = False) -> int:
    """The first word behind a source and what belongs to it: "..., powołującego się na Y,", "published on Monday,"."""
    gaps, words, sets = view.gaps, view.words, view.sets
    if dash:
        return next((index for index in range(at, min(high, at + _FAR)) if dashed(gaps[index])), high)
    if not sets.free:
        for index in range(at, min(high, at + _FAR)):
            if "," in gaps[index] and words[index] not in sets.relatives and not _office(view, index, high):
                return index
        return high
    if at < high and "," in gaps[at] and not view.capital(at):
        added = words[at].endswith(sets.added_endings) or words[at] in sets.relatives or at in view.roles
        close = next((index for index in range(at + 1, min(at + 14, high)) if "," in gaps[index]), None)
        if added and close is not None:
            return close
    return at
