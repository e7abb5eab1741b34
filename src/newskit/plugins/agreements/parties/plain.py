"""Parties without a name in a pair: "between rail bosses and union", "the bank and its creditors"."""

from __future__ import annotations

from newskit.plugins.agreements.parties.mentions import Mention, mentions
from newskit.plugins.agreements.reading import Reading

__all__ = ["pair_of_groups", "plain_group"]

_WORDS = 4  # words of a group without a name at most
_DETERMINERS = ("definite", "articles", "possessives", "demonstratives")
_NO_GROUP = (
    "cue", "modal", "passives", "auxiliaries", "locatives", "subjects", "periods", "partners", "between", "agents",
    "merged", "clauses", "ends", "subordinates", "relatives", "days", "months", "dates", "pronouns", "elsewhere",
    "stand_in_pronoun", "infinitives",
)  # fmt: skip


def pair_of_groups(reading: Reading, first: int, stop: int) -> list[Mention]:
    """The two members of a list of two among some words, each named or a group; none where one is neither."""
    middle = [index for index in range(first + 1, stop - 1) if reading.has(index, "conjunctions")]
    if len(middle) != 1:
        return []
    left, right = _member(reading, first, middle[0]), _member(reading, middle[0] + 1, stop)
    return [left, right] if left is not None and right is not None and left.name != right.name else []


def _member(reading: Reading, first: int, stop: int) -> Mention | None:
    """The only one whom some words name, or the group that they are."""
    found = [one for one in mentions(reading, first, stop, "before") if one.source not in ("stand_in", "adjective")]
    if found:
        return found[0] if len(found) == 1 and found[0].type != "group" else _known(reading, first, stop)
    return _known(reading, first, stop) if reading.slavic else plain_group(reading, first, stop)


def _known(reading: Reading, first: int, stop: int) -> Mention | None:
    """A group whose noun the language knows, by its nominative where words inflect."""
    if not reading.slavic:
        return plain_group(reading, first, stop)
    for index in range(first, stop):
        tag = reading.tag(index, "group", "common_noun")
        if tag is not None and tag.stop <= stop:
            return Mention(index, tag.stop, str(tag.value), "group", None, "group")
        noun = reading.scan.at("organisations.noun").get(index)
        if noun is not None and reading.has(index, "stand_in"):
            return Mention(index, noun.stop, noun.value[1], "group", None, "group")
    return None


def plain_group(reading: Reading, first: int, stop: int) -> Mention | None:
    """A group that some words name and nothing else: "the writers' guild"; a capital begins but the sentence."""
    if first < stop and reading.has(first, *_DETERMINERS):
        first += 1
    if not 0 < stop - first <= _WORDS:
        return None
    scan = reading.scan
    for index in range(first, stop):
        if reading.has(index, *_NO_GROUP) or not scan.words[index].isalpha():
            return None
        if reading.capital(index) and index > reading.first:
            return None
        if index > first and scan.gaps[index] not in (" ", "-", "' ", "’ ", "'", "’"):
            return None
    return Mention(first, stop, reading.text(first, stop), "group", None, "group")
