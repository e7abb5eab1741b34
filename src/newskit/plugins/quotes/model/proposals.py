"""From the model's attributions to drafts: what the rules found and the model adds, or all that the model finds.

The model learned from a corpus whose notion of attribution is wide: a thing called for, a finding, a plan. What a
reader of newskit asks for is a statement, so an attribution that no rule knows is added only where it reports one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from newskit.model import QuoteKind, Stance
from newskit.plugins.quotes.drafts import Draft, Mention, Place, stance_of
from newskit.plugins.quotes.model.attributions import Attribution, Range
from newskit.plugins.quotes.model.page import Page
from newskit.plugins.quotes.model.sources import source_of
from newskit.plugins.quotes.view import View

__all__ = ["all_attributions", "statements"]

_SAME = 0.9  # of the characters of two contents, from which on they are one
_LEAST = 3  # words of a statement
_GROUP = 3  # words before a verb among which its negation or its passive stands
#: Rules for what the model has not learned: lines that are no sentences.
_LINES = frozenset({"headline_colon", "quoted_line"})


def statements(page: Page, attributions: Sequence[Attribution], by_rules: Sequence[Draft]) -> list[Draft]:
    """What the rules found, its source mended where the model knows another, and the statements that only it finds."""
    found = list(by_rules)
    taken = _Taken(by_rules)
    for one in attributions:
        draft = _draft(page, one)
        if draft is None:
            continue
        known = taken.over(draft.content)
        if not known:
            if _reports(page, one):
                found.append(draft)
        elif draft.mention is not None and draft.cue == known[0].cue and not _touch(known[0].mention, draft.mention):
            known[0].mention = draft.mention
    return sorted(found, key=_order)


def all_attributions(page: Page, attributions: Sequence[Attribution], by_rules: Sequence[Draft]) -> list[Draft]:
    """All that the model finds; where a rule found the same words, its draft, which names the rule."""
    taken = _Taken(by_rules)
    found: list[Draft] = []
    used: set[int] = set()
    for one in attributions:
        draft = _draft(page, one)
        if draft is None:
            continue
        known = [other for other in taken.over(draft.content) if id(other) not in used]
        same = next((other for other in known if _share(other.content, draft.content) >= _SAME), None)
        if same is not None:
            used.add(id(same))
            if draft.mention is not None and not _touch(same.mention, draft.mention):
                same.mention = draft.mention
        found.append(same or draft)
    found += [other for other in by_rules if other.rule in _LINES and id(other) not in used]
    return sorted(found, key=_order)


class _Taken:
    """The drafts of the rules by their places."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._places = sorted(
            ((start, end, draft) for draft in drafts for start, end in draft.content), key=itemgetter(0, 1)
        )

    def over(self, content: Sequence[Place]) -> list[Draft]:
        """The drafts that share words with some content."""
        found: list[Draft] = []
        for start, end in content:
            at = bisect_left(self._places, end, key=itemgetter(0)) - 1
            while at >= 0 and self._places[at][1] > start:
                if self._places[at][2] not in found:
                    found.append(self._places[at][2])
                at -= 1
        return found[::-1]


def _draft(page: Page, one: Attribution) -> Draft | None:
    """An attribution as a draft; None where its cue is no word of speech ("wants", "expects")."""
    view = page.view
    cue = _cue(view, one.cue)
    content = _places(view, one.content)
    if not content or (one.cue is not None and cue is None):
        return None
    return Draft(
        content,
        _kind(page, one.content),
        "model",
        page.line_of(one.content[0][0]),
        cue=(view.starts[cue[0]], view.ends[cue[1] - 1]) if cue else None,
        mention=source_of(view, one.source) if one.source else None,
        stance=_stance(view, cue[0]) if cue else "asserted",
    )


def _reports(page: Page, one: Attribution) -> bool:
    """Whether an attribution is a statement: a quotation, or a clause behind a verb that claims something."""
    view, sets = page.view, page.view.sets
    words = [at for first, stop in one.content for at in range(first, stop)]
    if len(words) < _LEAST:
        return False
    if all(page.marks[at] != "o" for at in words):
        return not view.capitals.issuperset(words)  # the name of a book
    cue = _cue(view, one.cue)
    if cue is None:
        return False
    hit = view.cue_at.get(cue[0])
    if hit is None:
        return True  # "according to"
    group = view.words[max(cue[0] - _GROUP, 0) : cue[0]]
    if hit.value.group not in ("say", "claim") or hit.value.lemma in sets.findings:
        return False
    if not (sets.negations.isdisjoint(group) and sets.passive.isdisjoint(group)):
        return False
    first = one.content[0][0]
    if view.words[first] in sets.finite:
        return False  # a clause has its subject first
    if view.words[first] in sets.leaders:
        return bool(hit.value.group == "say") and view.words[first] not in sets.relatives
    clause = any(page.tags[at] in ("v", "P") or view.words[at].endswith(sets.past_endings) for at in words)
    return clause and hit.value.lemma in sets.strong


def _cue(view: View, cue: Range | None) -> Range | None:
    """The verb, preposition or noun of speech among the words of a cue."""
    if cue is None:
        return None
    for at in range(cue[1] - 1, cue[0] - 1, -1):
        hit = view.cue_at.get(at)
        if hit is not None:
            return hit.first, hit.stop
    for hit in view.formulas:
        if cue[0] <= hit.first < cue[1]:
            return hit.first, hit.stop
    return next(((at, at + 1) for at in range(*cue) if at in view.nouns), None)


def _stance(view: View, at: int) -> Stance:
    hit = view.cue_at.get(at)
    if hit is None:
        return "asserted"
    negated = not view.sets.negations.isdisjoint(view.words[max(at - _GROUP, 0) : at])
    return stance_of(hit.value, negated=negated)


def _places(view: View, ranges: Sequence[Range]) -> list[Place]:
    """The places of content, without a leading "that"."""
    places: list[Place] = []
    for number, (first, stop) in enumerate(ranges):
        start = first
        while number == 0 and start < stop - 1 and view.words[start] in view.sets.leading:
            start += 1
        place = view.trimmed(view.starts[start], view.ends[stop - 1])
        if place is not None:
            places.append(place)
    return places


def _kind(page: Page, ranges: Sequence[Range]) -> QuoteKind:
    words = [at for first, stop in ranges for at in range(first, stop)]
    quoted = sum(page.marks[at] != "o" for at in words)
    if quoted == len(words):
        return "direct"
    return "mixed" if quoted else "indirect"


def _share(one: Sequence[Place], other: Sequence[Place]) -> float:
    """The share of characters that two contents have in common."""
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    size = sum(end - start for start, end in (*one, *other)) - common
    return common / size if size else 0.0


def _touch(one: Mention | None, other: Mention) -> bool:
    return one is not None and one.first < other.stop and other.first < one.stop


def _order(draft: Draft) -> int:
    return draft.order
