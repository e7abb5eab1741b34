"""Whom a pronoun or a common noun stands for: "it", "the insurer", "spółka", "the two sides".

The article named somebody before, in a sentence not far away. A name that holds the noun ("Harbour Workers' Union" for
"the union") or that the noun introduced somewhere ("developer Sunvale") goes before one that only fits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newskit.document import Document
from newskit.model import SourceCredit
from newskit.plugins.agreements.parties.mention import Mention, main_state
from newskit.plugins.agreements.parties.naming import stop_of_name
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.names import names
from newskit.plugins.sentences import sentences

__all__ = ["StandIn", "antecedent", "is_public_body", "stand_in_at"]

_BACK = 6  # sentences before in which somebody was named
_SENTENCE = 80  # words of a sentence that are looked back at
_LONG = 600  # characters of a sentence that is looked at
_ADJECTIVES = 2  # words between "the" and the noun


class StandIn(NamedTuple):
    """Words that stand for somebody: ``first`` to ``stop - 1``."""

    first: int
    stop: int
    kind: str  #: organisation, body (named so), person, state, or thing (an organisation or a state).
    noun: str  #: The noun, by its lemma where it is known; empty for a pronoun.


def stand_in_at(reading: Reading, index: int) -> StandIn | None:
    """The pronoun or noun at a word that stands for somebody, if it may be one."""
    pronoun = reading.tag(index, "stand_in_pronoun")
    if pronoun is not None:
        return StandIn(index, pronoun.stop, str(pronoun.value), "")
    scan = reading.scan
    tag = reading.tag(index, "stand_in")
    if tag is None or not _is_definite(reading, index):
        return None
    if _introduces_name(reading, tag.stop):
        return None
    name = reading.document.once(names).at.get(index) if reading.capital(index) else None
    if name is not None and (name.stop > tag.stop or stop_of_name(reading, tag.stop) > tag.stop):
        return None  # "la Compagnie du Nord"
    noun = scan.at("organisations.noun").get(index)
    return StandIn(index, tag.stop, str(tag.value), noun.value[1] if noun is not None else scan.words[index])


def _introduces_name(reading: Reading, stop: int) -> bool:
    """Whether a name stands behind a noun; without articles also one or two words further ("konsorcjum firm Lipex")."""
    scan = reading.scan
    reach = 1 if reading.section.definite else 3
    while reading.section.adjectives_follow and reading.section.definite and _is_adjective(reading, stop):
        stop += 1  # "la empresa estatal china Huanyu"
    if reading.section.adjectives_follow and reading.section.definite and reading.has(stop, "merged"):
        reach = 3  # "le groupe de luxe Lipex"
    of_name = stop + 1 < reading.stop and reading.has(stop, "merged") and reading.capital(stop + 1)
    if of_name and reading.section.definite:
        return True  # "the city of Leeds"
    for index in range(stop, min(stop + reach, reading.stop)):
        if scan.gaps[index] != " " or reading.has(index, "cue", "clauses", "conjunctions", "modal", "partners"):
            return False
        if reading.capital(index):
            return True
    return False


def _is_adjective(reading: Reading, index: int) -> bool:
    """Whether a word in lower case may be an adjective behind its noun."""
    if index >= reading.stop or reading.scan.gaps[index] != " " or reading.capital(index):
        return False
    word, endings = reading.scan.words[index], reading.section.adjective_endings
    return index in reading.scan.at("places.adjective") or (
        len(word) > 4 and word.endswith(endings) and not word.endswith(reading.section.verb_endings)
    )


def _is_definite(reading: Reading, index: int) -> bool:
    """Whether a noun is one that was spoken of: "the old firm"; in a language without articles, one without a name."""
    if not reading.section.definite:
        return True
    for before in range(index - 1, max(index - _ADJECTIVES, reading.first) - 1, -1):
        if reading.has(before, "definite", "demonstratives"):
            return True
        if reading.hard(before + 1) or reading.comma(before + 1) or reading.capital(before):
            break
    return False


def antecedent(reading: Reading, stand_in: StandIn, *, inside: bool) -> Mention | None:
    """Whom a stand-in stands for: somebody named earlier in the sentence (if `inside`) or in the sentences before.

    "The union" is a body that is called so; "the government" is that of the state the article speaks of most.
    """
    if stand_in.kind == "state":
        return main_state(reading.document)
    fitting = (_fitting(reading, stand_in, found) for found in _named_before(reading, stand_in, inside=inside))
    if not stand_in.noun and stand_in.kind != "body":
        return next((group[0] for group in fitting if group), None)
    groups = list(fitting)
    if stand_in.noun:
        introduced = reading.document.once(_introduced).get(stand_in.noun, frozenset())
        for group in groups:
            for mention in reversed(group):
                if stand_in.noun in mention.name.casefold().split() or not introduced.isdisjoint(mention.name.split()):
                    return mention
    if stand_in.kind == "body":
        return None
    named = [mention for group in groups for mention in group]
    told = Counter(mention.name for mention in named)
    return max(named, key=lambda mention: told[mention.name], default=None)  # of equals the nearest


def _named_before(reading: Reading, stand_in: StandIn, *, inside: bool) -> Iterator[list[Mention]]:
    """Whom the text names before a word, sentence by sentence, the nearest first."""
    document = reading.document
    if inside and stand_in.first > reading.first:
        yield _acting(reading, stand_in.first)
    spans = document.once(sentences).spans
    index = bisect_left(spans, (reading.start, 0))
    for start, end in reversed(spans[max(index - _BACK, 0) : index]):
        if end - start <= _LONG:
            yield _acting_in(document, start, end)


def _acting_in(document: Document, start: int, end: int) -> list[Mention]:
    """Whom a whole sentence names, looked for once."""
    known = document.once(_looked_back)
    if start not in known:
        before = Reading(document, start, end)
        known[start] = _acting(before, before.stop)
    return known[start]


def _looked_back(document: Document) -> dict[int, list[Mention]]:
    """Whom the sentences name that were looked back at, by their beginning."""
    del document
    return {}


def _acting(reading: Reading, stop: int) -> list[Mention]:
    """Whom a sentence names up to a word, those behind a preposition of place and outlets that report left out."""
    from newskit.plugins.agreements.parties.mentions import mentions  # noqa: PLC0415  (mentions looks for stand-ins too)

    scan = reading.scan
    outlets = reading.document.once(_outlets)
    found = []
    for mention in mentions(reading, max(reading.first, stop - _SENTENCE), stop):
        if mention.source in ("capital", "adjective", "people", "group"):
            continue
        if mention.first > reading.first and reading.has(mention.first - 1, "locatives"):
            continue
        if scan.words[mention.first] not in outlets:
            found.append(mention)
    return found


def _outlets(document: Document) -> frozenset[str]:
    """The words of those whom the article names as its sources."""
    return frozenset(
        word for credit in document.of(SourceCredit) for word in credit.span.text.lower().split() if len(word) > 1
    )


def _fitting(reading: Reading, stand_in: StandIn, found: list[Mention]) -> list[Mention]:
    """Those whom the kind of stand-in may stand for."""
    wanted = {
        "organisation": ("organisation", "company"),
        "body": ("organisation", "company"),
        "thing": ("organisation", "company", "state", "bloc"),
        "person": ("person",),
    }.get(stand_in.kind, ())
    fitting = [mention for mention in found if mention.type in wanted]
    if stand_in.kind in ("organisation", "thing"):
        fitting = [mention for mention in fitting if not is_public_body(reading, mention)]
    return fitting


def is_public_body(reading: Reading, mention: Mention) -> bool:
    """Whether a name is that of a house of parliament, a court or an office of a state."""
    signs = reading.section.signs
    kinds = ("home_bodies", "parliaments", "arbiters", "generic_places", "heads")
    return mention.type == "organisation" and any(
        sign.kind in kinds
        for word in mention.name.casefold().split()
        for sign in signs.get(word, ())
        if len(sign.words) == 1
    )


def _introduced(document: Document) -> Mapping[str, frozenset[str]]:
    """The words of the names that a noun stands right before somewhere: "developer Sunvale"."""
    scan = document.scan
    nouns = scan.at("organisations.noun")
    found: dict[str, set[str]] = {}
    for run in document.once(names).runs:
        before = run.first - 1
        if before < 0 or scan.gaps[run.first] != " " or scan.text[scan.starts[before]].isupper():
            continue
        noun = nouns.get(before)
        lemma = noun.value[1] if noun is not None else scan.words[before]
        found.setdefault(lemma, set()).update(scan.word(index) for index in range(run.first, run.stop))
    return {noun: frozenset(words) for noun, words in found.items()}
