"""What the sentences of an article tell each other of one agreement: its parties, and that it is told again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newskit.plugins.agreements.linking import Draft, is_new, may_be_same
from newskit.plugins.agreements.parties.mentions import Mention, mentions

__all__ = ["link_retellings", "share_parties"]

_BEFORE, _BEHIND = 6, 4  # drafts that are looked at on either side of one
_SHORT = 4  # letters of a word that links a short form of a name to a longer one


def share_parties(drafts: Sequence[Draft]) -> None:
    """Give agreements whose sentences name one party or none those of the nearest sentence that may tell the same."""
    for index, draft in enumerate(drafts):
        own = _without_envoys(draft)
        if draft.umbrella is not None or (len(own) > 1 and not _unnamed(own)):
            continue
        own += _named_inside(draft)
        for other in _neighbours(drafts, index):
            if not own and is_new(draft, other) and draft.phrase.first > other.phrase.first:
                continue
            if len(_without_envoys(other)) > 1 and may_be_same(draft, other) and _fits(own, other.parties):
                draft.parties = list(other.parties)
                break


def _without_envoys(draft: Draft) -> list[Mention]:
    """The parties of a draft without people who act for others; these are parties only where nobody else is known."""
    return [one for one in draft.parties if one.person is None or one.country or one.person not in draft.envoys]


def _unnamed(found: Sequence[Mention]) -> bool:
    """Whether parties have no name, so that others may tell who they are: "gmina" and "wykonawca"."""
    return all(one.type == "group" for one in found) and any(one.source == "stand_in" for one in found)


def _named_inside(draft: Draft) -> list[Mention]:
    """The people that the phrase itself names: "talks over the defender Jan Lis" are not those over another."""
    reading, phrase = draft.reading, draft.phrase
    found = mentions(reading, phrase.noun.stop, phrase.stop)
    return [one for one in found if one.type == "person" and one not in draft.parties]


def _neighbours(drafts: Sequence[Draft], index: int) -> Iterator[Draft]:
    """The drafts around one: those before it, the nearest first, then those behind it."""
    yield from reversed(drafts[max(index - _BEFORE, 0) : index])
    yield from drafts[index + 1 : index + 1 + _BEHIND]


def _fits(few: Sequence[Mention], more: Sequence[Mention]) -> bool:
    """Whether all of some parties are among others."""
    return all(one.type == "group" or any(_same_party(one, other) for other in more) for one in few)


def _same_party(one: Mention, other: Mention) -> bool:
    """Whether two names are of one party: alike, or one the short form or the initials of the other."""
    if one.name.casefold() == other.name.casefold():
        return True
    if one.country is not None or other.country is not None:
        return False
    short, long = sorted((one.name, other.name), key=len)
    parts = long.replace("-", " ").split()
    if short.isupper() and len(short) > 1:
        return short == "".join(part[0] for part in parts if part[0].isupper())
    wanted = short.split()
    return len(short) >= _SHORT and (parts[: len(wanted)] == wanted or parts[-len(wanted) :] == wanted)


def link_retellings(drafts: Sequence[Draft]) -> None:
    """Tie every agreement that is told again to the draft that told it first."""
    for index, draft in enumerate(drafts):
        if draft.umbrella is not None or not draft.parties:
            continue
        for first in drafts[max(index - _BEFORE, 0) : index]:
            if first.umbrella is None and _is_retold(first, draft):
                first.retold.append(draft)
                break


def _is_retold(first: Draft, again: Draft) -> bool:
    """Whether one sentence tells of the agreement that another told: by its name, its number and its parties."""
    mine, theirs = first.phrase, again.phrase
    if mine.number != theirs.number or mine.many != theirs.many or not may_be_same(first, again) or not first.parties:
        return False
    if any(again.reading.tags(theirs.first, theirs.noun.first, "another")):
        return False
    few, more = sorted((first.parties, again.parties), key=len)
    return _fits(few, more)
