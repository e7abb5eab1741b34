"""Headlines: where every word has a capital, a capital proves nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from operator import itemgetter

from newskit.document import Document
from newskit.model import Block
from newskit.plugins.people.candidates import Candidates
from newskit.plugins.people.mentions import Mention

__all__ = ["add_longest", "join_in_capitals", "lies_in", "title_spans"]

_SHORT = 3  # letters of words that may stand in lower case in any headline, and of no surname in one


def title_spans(document: Document, starters: Collection[str]) -> list[tuple[int, int]]:
    """The headlines above other text that write every word with a capital."""
    blocks = document.of(Block)
    headings = [block for block in blocks if block.kind == "heading"]
    if not headings or all(block.kind in ("heading", "boilerplate") for block in blocks):
        return []
    return [
        (block.span.start, block.span.end)
        for block in headings
        if not any(word.islower() and word not in starters for word in block.span.text.split() if len(word) > _SHORT)
    ]


def lies_in(titles: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of the headlines, which are in the order of the text."""
    at = bisect_right(titles, offset, key=itemgetter(0)) - 1
    return at >= 0 and offset < titles[at][1]


def add_longest(people: Candidates, mention: Mention, *, known: bool = False) -> bool:
    """Three words and more that begin a line: a headline may have run on, "Jane Roe Speaks".

    Args:
        people: Who is there already.
        mention: The words.
        known: Whether to leave them alone where the text names nobody so.
    """
    parts = mention.parts
    longest = min(len(parts), mention.stop - mention.first)
    known_forms = [
        (people.forms[form], size) for size in range(2, longest) if (form := tuple(parts[:size])) in people.forms
    ]
    if known_forms:
        place, size = min(known_forms)
        person = people.all[place]
        people.join(person, Mention(mention.first, mention.first + size, parts[:size]), person.surnames)
        return True
    first = people.first_names.get(parts[0].lower(), ())
    same = (people.same_first(one, parts[0], first) for one in people.with_surname(frozenset((mention.surname,))))
    if known and not any(same):
        return False
    people.add_full(mention)
    return True


def join_in_capitals(people: Candidates, mention: Mention) -> bool:
    """Join the surnames of people among the words of a headline in capitals: "HALVORSEN QUITS"."""
    scan, joined = people.scan, False
    if not scan.text[scan.starts[mention.first] : scan.ends[mention.stop - 1]].isupper():
        return False
    if mention.stop - mention.first == len(mention.parts):
        for index, part in enumerate(mention.parts, mention.first):
            surnames = people.nominatives_of(part)
            found = [one for one in people.with_surname(surnames) if one.most > 1 and len(part) > _SHORT]
            if found:
                people.join(found[0], Mention(index, index + 1, [part]), surnames)
                joined = True
    return joined
