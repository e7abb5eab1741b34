"""Organisations, outlets and agencies: the `organisations` section, and the nominative of a mention.

Not an annotator: names, credits, quotes and agreements share it. `organisation_at` reads a mention such as "portalu
Radia Swoboda", "Agencji Reutera" or "serwisu Defence 24": where it stands, its name in the nominative, and the gender
that verbs agree with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from newskit.document import Document
from newskit.languages.sections import Entry, Words, section
from newskit.plugins.inflection import adjective_nominative

__all__ = ["Organisation", "OrganisationWords", "organisation_at", "organisation_of"]

_BLANKS = frozenset((" ", "\u00a0", "\u202f", ' "', " „", " “", " «", "-", "'", "’", "&", " & ", ". ", ".", "+"))
_MOST = 8
#: How adjectives end in the nominative, by gender.
_ADJECTIVES = {
    "m": ("ny", "wy", "ski", "cki", "ki", "czy"),
    "f": ("na", "wa", "ska", "cka", "cza"),
    "n": ("ne", "we", "skie", "ckie"),
}


@section("organisations")
@frozen(kw_only=True, eq=False)
class OrganisationWords:
    """The words of the `organisations` section.

    Args:
        nouns: Class nouns by gender (m, f, n, p), by lemma: ``portal``, ``agencja``, ``ministerstwo``.
        heads: Words by gender that are the head of an outlet's name only when they have a capital: ``Kurier``.
        names: Known names by gender, by nominative: those that inflect or whose gender the form does not show.
        introducers: Lemmas of class nouns that only introduce a name: "portal Qazinform" is Qazinform.
        suffixes: What ends a company's name: ``SA``, ``Ltd``.
        loose: Adjectives that are no part of a name, though they begin a sentence before one: "Nowa Rada".
        companies: Words that end the full name of a company, which goes by its first word too: "Brightwater Holdings".
        words: Words that make a capitalised name an organisation's wherever they stand: ``Institute``, ``News``.
    """

    nouns: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    heads: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    names: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    introducers: Words = ()
    suffixes: Words = ()
    loose: Words = ()
    companies: Words = ()
    words: Words = ()

    def lexicon(self) -> Iterator[Entry]:
        """Nouns and names with ``(gender, nominative)`` as their value."""
        new = tuple.__new__  # as in `entries`
        tables = (
            ("organisations.noun", self.nouns),
            ("organisations.noun", self.heads),
            ("organisations.name", self.names),
        )
        for kind, table in tables:
            for gender, lemmas in table.items():
                for lemma, forms in lemmas.items():
                    value = (gender, lemma.lower() if kind == "organisations.noun" else lemma)
                    for phrase in dict.fromkeys((lemma, *forms)):
                        yield new(Entry, (kind, phrase, value))

    @cached_property
    def introducer_set(self) -> frozenset[str]:
        """The introducers, for look-up."""
        return frozenset(self.introducers)

    @cached_property
    def word_set(self) -> frozenset[str]:
        """Words and suffixes in lower case, for look-up."""
        return frozenset(word.lower() for word in self.words) | self.company_set

    @cached_property
    def loose_set(self) -> frozenset[str]:
        """The adjectives that are no part of a name, for look-up."""
        return frozenset(self.loose)

    @cached_property
    def suffix_set(self) -> frozenset[str]:
        """The legal forms in lower case, for look-up."""
        return frozenset(word.lower() for word in self.suffixes)

    @cached_property
    def company_set(self) -> frozenset[str]:
        """What ends the names of companies, in lower case, for look-up."""
        return frozenset(word.lower() for word in (*self.companies, *self.suffixes))


class Organisation(NamedTuple):
    """A mention of an organisation: the words ``first`` to ``stop - 1`` of the scan, with its class noun."""

    first: int
    stop: int
    name: str  #: In the nominative; without a class noun that only introduces it.
    gender: str | None  #: What verbs agree with: m, f, n, p.
    noun: str | None  #: The lemma of the class noun, where there is one.
    proper: int  #: Where the proper name begins; `first`, where there is no class noun before it.


def organisation_at(document: Document, index: int) -> Organisation | None:
    """The organisation whose mention begins with the word `index`: a class noun or a known name; else None.

    A class noun in lower case needs a name behind it ("portal Qazinform"); one with a capital is a part of the name
    ("Gazecie Stołecznej").
    """
    scan = document.scan
    known = scan.at("organisations.name").get(index)
    if known is not None:
        gender, name = known.value
        return Organisation(known.first, known.stop, name, gender, None, known.first)
    noun = scan.at("organisations.noun").get(index)
    if noun is None:
        return None
    gender, lemma = noun.value
    capital = scan.text[scan.starts[index]].isupper() and index not in _plain(document)
    if capital and noun.stop == noun.first + 1 and _name_goes_on(document, noun.stop):
        stop = _stop_of_name(document, noun.stop)
        name = _nominative(document, index, stop, gender, lemma)
        before = _adjective_before(document, index, gender)
        if before:
            return Organisation(index - 1, stop, f"{before} {name}", gender, lemma, index - 1)
        return Organisation(index, stop, name, gender, lemma, index)
    if not _name_goes_on(document, noun.stop, quoted=True):
        return None
    inner = organisation_at(document, noun.stop)
    if inner is not None:
        stop, name = inner.stop, inner.name
        if inner.first == inner.proper and inner.noun is None and inner.gender and lemma not in _introducers(document):
            name = f"{lemma} {_words(document, noun.stop, stop)}"
    else:
        stop = _stop_of_name(document, noun.stop)
        name = _words(document, noun.stop, stop)
        if lemma not in _introducers(document):
            name = f"{lemma} {name}"
    return Organisation(index, stop, name, gender, lemma, noun.stop)


def organisation_of(document: Document, index: int) -> Organisation | None:
    """The organisation whose mention covers the word `index`, looking a few words back; else None."""
    for first in range(index, max(index - 4, -1), -1):
        found = organisation_at(document, first)
        if found is not None and found.stop > index:
            before = organisation_at(document, first - 1) if first and not _parted(document, first) else None
            return before if before is not None and before.stop >= found.stop else found
        if first and _parted(document, first):
            break
    return None


def _adjective_before(document: Document, index: int, gender: str) -> str | None:
    """The adjective before a capitalised class noun, in the nominative: "Narodowego" before "Funduszu Zdrowia"."""
    scan = document.scan
    if not index or gender not in _ADJECTIVES or scan.gaps[index] != " ":
        return None
    word = scan.word(index - 1)
    if not (word[0].isupper() and word[1:].islower()):
        return None
    initial = scan.gaps[index - 1] not in (" ", ", ")
    lower = scan.words[index - 1]
    if initial and (lower in document.section(OrganisationWords).loose_set or lower in scan.in_lower_case):
        return None  # a capital of the sentence: "Nowa Rada"
    return adjective_nominative(word, gender) or (word if lower.endswith(_ADJECTIVES[gender]) else None)


def _introducers(document: Document) -> frozenset[str]:
    return document.section(OrganisationWords).introducer_set


def _parted(document: Document, index: int) -> bool:
    return document.scan.gaps[index] not in _BLANKS


def _name_goes_on(document: Document, index: int, *, quoted: bool = False) -> bool:
    scan = document.scan
    if index >= len(scan.words):
        return False
    gap = scan.gaps[index]
    if gap != " " and not (quoted and gap in (' "', " „", " “", " «")):
        return False
    return scan.text[scan.starts[index]].isupper() and index not in _plain(document)


def _plain(document: Document) -> frozenset[int]:
    """The capitalised words that are ordinary nouns; names know this section, so they are asked only here."""
    from newskit.plugins.names.nouns import common_nouns  # noqa: PLC0415

    return document.once(common_nouns)


def _stop_of_name(document: Document, index: int) -> int:
    """Where a run of capitalised words and numbers ends that begins at `index`."""
    scan, plain = document.scan, _plain(document)
    text, starts, gaps = scan.text, scan.starts, scan.gaps
    closing = gaps[index][-1:] in '"„“«'
    stop = index + 1
    while stop < len(starts) and stop - index < _MOST:
        gap = gaps[stop]
        if closing and any(mark in gap for mark in '"”“»'):
            break
        letter = text[starts[stop]]
        if gap not in (" ", "-", "'", "’", "&", " & ", "\u00a0", "+") or not (letter.isupper() or letter.isdigit()):
            break
        if stop in plain or (letter.isdigit() and stop + 1 in plain):
            break
        stop += 1
    return stop


def _words(document: Document, first: int, stop: int) -> str:
    scan = document.scan
    return scan.text[scan.starts[first] : scan.ends[stop - 1]]


def _nominative(document: Document, first: int, stop: int, gender: str, lemma: str) -> str:
    """A name whose head is its capitalised class noun: the head and an adjective that agrees with it change."""
    scan = document.scan
    head = scan.word(first)
    if head.lower() == lemma:
        return _words(document, first, stop)
    name = lemma[:1].upper() + lemma[1:]
    rest = _words(document, first + 1, stop)
    if gender in "mfn":
        word = scan.word(first + 1)
        changed = adjective_nominative(word, gender)
        if changed:
            rest = changed + rest[len(word) :]
    return f"{name} {rest}"
