"""The words that may be agreements: hits of the scan, and compounds told by their end ("Tarifvertrag")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from operator import itemgetter

from newskit.document import Document
from newskit.model import Block, Boilerplate
from newskit.plugins.agreements.words import AgreementWords
from newskit.scan import Hit

__all__ = ["candidates", "nouns_at"]


def candidates(document: Document) -> list[Hit]:
    """The nouns, and the verbs that tell an agreement, in text order: no look-alikes, no boilerplate, no credits."""
    scan = document.scan
    hits = [*document.once(nouns_at).values(), *scan.hits("agreements.deed")]
    if not hits:
        return []
    hits.sort(key=itemgetter(1), reverse=True)
    hits.sort(key=itemgetter(0))  # of those that begin together the longest first
    out = [(scan.starts[hit.first], scan.ends[hit.stop - 1]) for hit in scan.hits("agreements.look_alike")]
    out += [(piece.span.start, piece.span.end) for piece in document.of(Boilerplate)]
    out += [
        (block.span.start, block.span.end) for block in document.of(Block) if block.kind in ("boilerplate", "credit")
    ]
    kept, at = [], 0
    for start, end in sorted(out):
        first = bisect_left(hits, bisect_left(scan.starts, start), at, key=itemgetter(0))
        kept += hits[at:first]
        at = bisect_left(hits, bisect_left(scan.starts, end), first, key=itemgetter(0))
    return kept + hits[at:]


def nouns_at(document: Document) -> Mapping[int, Hit]:
    """The nouns of agreements by the index of their first word; use it as ``document.once(nouns_at)``."""
    section, scan = document.section(AgreementWords), document.scan
    known = scan.at("agreements.noun")
    ends = section.ends_of_compounds
    if not ends:
        return known
    words = scan.words
    compounds = {word: noun for word in set(words) if word.endswith(ends) and (noun := section.compound(word))}
    made = {index: Hit(index, index + 1, compounds[word]) for index, word in enumerate(words) if word in compounds}
    return {**made, **known}
