"""The complements of a noun of agreements: what it is about, with whom it is, how long and for how much."""

from __future__ import annotations

from typing import NamedTuple

from newskit.plugins.agreements.details.numbers import length_stop, sum_behind
from newskit.plugins.agreements.reading import Reading, Tag, is_adjective
from newskit.scan import Hit

__all__ = ["OPENERS", "Complement", "complements_behind"]

_COMPLEMENT = 40  # words of a complement at most
#: What leads to a complement of a noun.
OPENERS = ("subjects", "aims", "partners", "between", "periods", "values", "lists", "merged", "agents")
_LEAD_TO_SUMS = frozenset(("subjects", "values", "merged", "aims", "periods"))
_LEAD_TO_LENGTHS = frozenset(("subjects", "periods", "merged"))
_CLOSING = frozenset(("cue", "dates", "locatives"))  # kinds of signs that end a complement
_MARKS = frozenset('"„”“»«')


class Complement(NamedTuple):
    """What stands behind the noun: the preposition or participle, and the words it leads."""

    kind: str  #: Of the sign that leads in: subjects, aims, partners, between, periods, values, lists, merged, agents.
    first: int
    content: int
    stop: int


def complements_behind(reading: Reading, noun: Hit, head: int) -> tuple[tuple[Complement, ...], int]:
    """The complements behind the head, and where the last of them ends."""
    scan, closing = reading.scan, _closing(reading, noun)
    found: list[Complement] = []
    index = head
    while index < reading.stop and len(found) < 5:
        gap = scan.gaps[index]
        opener = reading.tag(index, *OPENERS)
        if opener is None or opener.stop >= reading.stop or (opener.kind == "subjects" and _is_date(reading, opener)):
            break
        quantity = _quantity_behind(reading, opener) if gap == " " else None
        if quantity is not None:
            found.append(quantity)
            index = quantity.stop
            continue
        if (cue := reading.tag(index, "cue")) is not None and cue.stop > opener.stop and cue.cue.tense != "noun":
            break  # "off the table"
        if gap != " " and not (
            gap == ", " and opener.kind in ("aims", "values", "subjects") and len(scan.words[index]) > 5
        ):
            break
        if opener.kind == "periods" and not scan.words[opener.stop][:1].isdigit():
            opener = reading.tag(index, "subjects", "aims", "partners", "values")
            if opener is None:
                break
        if opener.kind == "values" and not _money_begins(reading, opener.stop):
            opener = reading.tag(index, "subjects", "aims", "partners")
            if opener is None:
                break
        stop = _content_stop(reading, opener, closing)
        if stop <= opener.stop:
            break
        found.append(Complement(opener.kind, index, opener.stop, stop))
        index = stop
    return tuple(found), (found[-1].stop if found else head)


def _closing(reading: Reading, noun: Hit) -> frozenset[str]:
    """The kinds of signs that end a complement; what is said of talks ends only a complement of talks."""
    return _CLOSING | {"talks_cue"} if noun.value.lemma in reading.section.negotiations else _CLOSING


def _is_date(reading: Reading, opener: Tag) -> bool:
    """Whether a word that leads to a subject leads to a day here: "on Thursday", "on 5 May"."""
    index = opener.stop
    if reading.scan.words[index].isdecimal():
        index += 1
    while index < reading.stop and reading.has(index, "date_words", "definite"):
        index += 1
    return index < reading.stop and reading.has(index, "days", "months", "dates", "times")


def _quantity_behind(reading: Reading, opener: Tag) -> Complement | None:
    """A sum or a length that a word leads to: "for $5 million", "na 10 lat"."""
    stop = sum_behind(reading, opener.stop) if opener.kind in _LEAD_TO_SUMS else None
    if stop is not None:
        return Complement("values", opener.first, opener.stop, stop)
    stop = length_stop(reading, opener.stop) if opener.kind in _LEAD_TO_LENGTHS else None
    return Complement("periods", opener.first, opener.stop, stop) if stop is not None else None


def _money_begins(reading: Reading, index: int) -> bool:
    """Whether a number stands among the next words."""
    scan = reading.scan
    return any(scan.words[one][:1].isdigit() for one in range(index, min(index + 4, reading.stop)))


def _is_noun(reading: Reading, index: int) -> bool:
    """Whether a word that tells where an agreement stands is a noun here: "la *firma* Nordbank"."""
    section = reading.section
    return section.adjectives_follow and reading.has(index, "cue") and reading.has(index - 1, "definite", "articles")


def _content_stop(reading: Reading, opener: Tag, closing: frozenset[str]) -> int:
    """Behind the last word of a complement."""
    scan = reading.scan
    nouns = reading.nouns
    endings = reading.section.verb_endings
    listing = opener.kind == "lists"
    index = opener.stop
    last = min(reading.stop, opener.stop + _COMPLEMENT)
    while index < last:
        if index > opener.stop or reading.hard(index):
            route = scan.gaps[index] in (" - ", " – ") and reading.capital(index) and reading.capital(index - 1)
            if (reading.hard(index) and not route) or not _MARKS.isdisjoint(scan.gaps[index]):
                break
            if reading.comma(index) and not listing and not _list_goes_on(reading, index, last):
                break
            if (reading.comma(index) and _noun_begins(reading, index)) or _day_begins(reading, index):
                break
        kinds = reading.kinds(index)
        lead = reading.tag(index, "lists") if "lists" in kinds else None
        if lead is not None and lead.stop > index + 1:
            listing, index = True, lead.stop
            continue
        listing = listing or lead is not None
        if "conjunctions" in kinds and index > opener.stop:
            after = index + 1
            while after < min(last, index + 4) and after not in nouns and is_adjective(reading, after):
                after += 1
            if after in nouns:
                break
        cue = reading.tag(index, "cue") if "cue" in kinds and index > opener.stop else None
        if cue is not None and cue.stop > index + 1 and cue.cue.tense != "noun":
            break  # "off the table"
        nested = reading.tag(index, *OPENERS) if kinds else None
        ends = reading.tag(index, "ends") if "ends" in kinds else None
        if nested is not None and (ends is None or nested.stop > ends.stop) and index > opener.stop:
            if _breaks(reading, nested, opener):
                break
            index = max(index + 1, nested.stop)
            continue
        if index > opener.stop and (
            ends is not None
            or not (closing.isdisjoint(kinds) or _is_noun(reading, index) or _leads_on(reading, index, kinds))
        ):
            seat = opener.kind in ("partners", "between", "agents") and "locatives" in kinds
            if not (seat and index + 1 < last and reading.capital(index - 1) and reading.capital(index + 1)):
                break
        word = scan.words[index]
        if endings and len(word) > 4 and word.endswith(endings) and not reading.capital(index) and index > opener.stop:
            break
        if index > opener.stop and index + 1 < last and word.isdigit() and reading.has(index + 1, "months"):
            break
        index += 1
    while index > opener.stop and reading.has(index - 1, "conjunctions", "partners"):
        index -= 1
    return index


def _noun_begins(reading: Reading, index: int) -> bool:
    """Whether another agreement begins: "a treaty on water, an accord on air"."""
    return reading.has(index, "articles") and any(one in reading.nouns for one in range(index + 1, index + 5))


def _leads_on(reading: Reading, index: int, kinds: frozenset[str]) -> bool:
    """Whether a preposition of place leads to no place: "contrat de fourniture *en* gaz", "aide *au* développement"."""
    if "locatives" not in kinds or "cue" in kinds or not reading.section.adjectives_follow or reading.slavic:
        return False
    first = index + 1
    if first < reading.stop and reading.has(first, "definite", "articles"):
        first += 1
    if first >= reading.stop or reading.hard(first) or reading.comma(first) or reading.scan.words[first][:1].isdigit():
        return False
    dated = reading.has(index, "dates", "date_words") and reading.has(first, "months", "days", "date_words", "dates")
    return not (reading.capital(first) or dated or reading.has(first, "months", "days", "dates", "cue", "number"))


def _day_begins(reading: Reading, index: int) -> bool:
    """Whether a day of the week begins at a word, with or without a word such as "on": "on Tuesday"."""
    if reading.section.nouns_capital or reading.slavic:
        return False
    at = index + 1 if reading.has(index, "date_words") else index
    return at < reading.stop and reading.has(at, "days") and (reading.capital(at) or reading.section.adjectives_follow)


def _breaks(reading: Reading, nested: Tag, opener: Tag) -> bool:
    """Whether a sign inside a complement begins the next one rather than a part of this one."""
    if nested.stop >= reading.stop:
        return True
    if nested.kind == "periods":
        return reading.scan.words[nested.stop][:1].isdigit()
    if nested.kind == "values":
        return _money_begins(reading, nested.stop)
    if nested.kind in ("partners", "between", "agents"):
        first = nested.stop
        if first + 1 < reading.stop and reading.has(first, "definite") and not reading.capital(first):
            first += 1  # "avec *le* Maroc"
        named = first < reading.stop and first in reading.scan.at("organisations.noun")  # "avec le groupe Lipex"
        return named or reading.capital(first) or reading.has(first, "generic_places", "common_noun", "bilateral")
    if opener.kind in ("partners", "between", "agents", "periods", "values", "merged"):
        return nested.kind in ("subjects", "aims", "lists")
    return False


def _list_goes_on(reading: Reading, index: int, last: int) -> bool:
    """Whether a comma inside a complement parts names or adjectives that a conjunction ends: "A, B and C"."""
    scan = reading.scan
    for after in range(index, min(last, index + 7)):
        if after > index and (reading.hard(after) or reading.has(after, "clauses", "cue", "ends")):
            return False
        if reading.has(after, "conjunctions"):
            return after > index
        if after > index and reading.comma(after):
            return _list_goes_on(reading, after, last) if after - index < 5 and scan.gaps[after] == ", " else False
    return False
