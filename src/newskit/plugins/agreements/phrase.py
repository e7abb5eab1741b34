"""The noun phrase of an agreement: from its first modifier to the end of its complements."""

from __future__ import annotations

from typing import NamedTuple

from newskit.plugins.agreements.reading import Reading, Tag
from newskit.plugins.agreements.words import Noun
from newskit.scan import Hit

__all__ = ["Complement", "Phrase", "noun_phrase"]

_BEFORE = 7  # modifiers before the noun at most
_COMPLEMENT = 40  # words of a complement at most
_FUNCTION = (
    "subjects", "aims", "partners", "between", "agents", "conjunctions", "ends", "clauses", "verb_marks", "modal",
    "meetings", "locatives", "periods", "among",
)  # fmt: skip
_OPENERS = ("subjects", "aims", "partners", "between", "periods", "values", "lists", "merged", "agents")
_CLOSING = frozenset(("cue", "dates", "locatives"))  # kinds of signs that end a complement
_MARKS = frozenset('"„”“»«')
_GENERIC = frozenset(("agreement", "contract", "treaty", "settlement", "merger"))


class Complement(NamedTuple):
    """What stands behind the noun: the preposition or participle, and the words it leads."""

    kind: str  #: Of the sign that leads in: subjects, aims, partners, between, periods, values, lists, merged, agents.
    first: int
    content: int
    stop: int


class Phrase(NamedTuple):
    """A noun phrase about an agreement."""

    first: int
    noun: Hit
    head: int  #: Behind the noun and the words that belong to it directly.
    stop: int
    type: str
    weak: bool
    pointer: str  #: "demonstrative", "possessive", "definite" or "".
    number: int | None  #: How many it counts.
    many: bool  #: A number or a vague one stands there.
    adjective: Tag | None  #: A word beside the noun that tells a status: "tentative".
    complements: tuple[Complement, ...]


def noun_phrase(reading: Reading, noun: Hit) -> Phrase:
    """The phrase around a noun of an agreement."""
    first, pointer, count, many, adjective = _before(reading, noun.first)
    head = _head(reading, noun, many=many)
    complements, stop = _complements(reading, head)
    adjective = adjective or next(iter(_adjectives(reading, noun.stop, head)), None)
    kind = _type(reading, noun, first, head, complements)
    return Phrase(first, noun, head, stop, kind, noun.value.weak, pointer, count, many, adjective, complements)


def _adjectives(reading: Reading, first: int, stop: int) -> list[Tag]:
    return list(reading.tags(first, stop, "adjective"))


def _is_adjective(reading: Reading, index: int) -> bool:
    """Whether a word looks like an adjective of a language that shows it by endings."""
    word = reading.scan.words[index]
    endings = reading.section.adjective_endings
    return len(word) > 3 and word.endswith(endings) and not word.endswith(reading.section.verb_endings)


def _before(reading: Reading, noun: int) -> tuple[int, str, int | None, bool, Tag | None]:
    """Where the phrase begins, whether it points back, what it counts, and a word of status among its modifiers."""
    scan, shown = reading.scan, bool(reading.section.adjective_endings)
    first, pointer, count, many, adjective = noun, "", None, False, None
    index = noun - 1
    while index >= max(reading.first, noun - _BEFORE):
        gap = scan.gaps[index + 1]
        word = scan.words[index]
        if gap not in (" ", "-", "\u00a0", " $", " $ ", " €", " £", ".", " [") and not (
            gap == ", "
            and shown
            and index + 1 < noun
            and word[-1] == scan.words[index + 1][-1]
            and _is_adjective(reading, index)
            and not reading.has(index, "cue", *_FUNCTION)
        ):  # "nową, ulepszoną umowę"
            break
        if index > reading.first and any(tag.stop > index for tag in reading.tags(index - 1, index + 1, "among")):
            break  # "w tym"
        if reading.has(index, "demonstratives"):
            pointer = "demonstrative"
            break
        if reading.has(index, "possessives"):
            pointer = "possessive"
            break
        if reading.has(index, "definite"):
            pointer = "definite"
            break
        if reading.has(index, "articles"):
            break
        told = reading.tag(index, "adjective")
        if told is not None and gap != "-":
            adjective = told
        elif reading.has(index, "cue"):
            break
        elif word.isdigit() or reading.has(index, "number"):
            value = int(word) if word.isdecimal() and len(word) < 7 else None
            number = reading.tag(index, "number")
            if number is not None:
                value = int(str(number.value))
            if gap == " " and scan.gaps[index] == " " and value is not None and 1 < value < 1900:
                count, many = value, True
        elif reading.has(index, "vague"):
            many = True
        elif reading.has(index, *_FUNCTION) or scan.gaps[index] in ("'", "’"):
            break
        elif gap == "-":
            pass
        elif (shown and (not _is_adjective(reading, index) or (reading.capital(index) and index > reading.first))) or (
            shown and reading.has(index, "objects", "leaders", "heads", "generic_places")
        ):
            break
        first = index
        index -= 1
    if count is not None and not _counts(reading, noun):
        count, many = None, False
    return first, pointer, count, many, adjective


def _counts(reading: Reading, noun: int) -> bool:
    """Whether the noun is in the plural, where the language shows it."""
    endings = reading.section.plural_endings
    return not endings or reading.scan.words[noun].endswith(endings)


def _head(reading: Reading, noun: Hit, *, many: bool) -> int:
    scan = reading.scan
    stop = _adjectives_behind(reading, noun.stop)
    if (many or stop == noun.stop) and reading.has(stop, "conjunctions") and scan.gaps[stop] == " ":
        other = reading.nouns.get(stop + 1)
        if other is not None and (many or not reading.has(other.stop, *_OPENERS)) and stop + 1 < reading.stop:
            stop = _adjectives_behind(reading, other.stop)
    return stop


def _adjectives_behind(reading: Reading, stop: int) -> int:
    """Behind the adjectives and acronyms that follow a noun directly."""
    scan = reading.scan
    if not reading.section.adjectives_follow:
        return stop
    index = stop
    while index < min(reading.stop, stop + 4) and scan.gaps[index] in (" ", "-"):
        if reading.has(index, "cue", *_FUNCTION) and not reading.has(index, "type"):
            break
        word = scan.words[index]
        hyphen = index + 1 < reading.stop and scan.gaps[index + 1] == "-"
        acronym = len(word) > 1 and scan.word(index).isupper() and not word.isdigit()
        if reading.capital(index) and not (acronym and index == stop):
            break
        if not (_is_adjective(reading, index) or hyphen or acronym or reading.has(index, "type")):
            break
        index += 1
    return index


def _complements(reading: Reading, head: int) -> tuple[tuple[Complement, ...], int]:
    """The complements behind the head, and where the last of them ends."""
    scan = reading.scan
    found: list[Complement] = []
    index = head
    while index < reading.stop and len(found) < 5:
        gap = scan.gaps[index]
        opener = reading.tag(index, *_OPENERS)
        if opener is None or opener.stop >= reading.stop:
            break
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
        stop = _content_stop(reading, opener)
        if stop <= opener.stop:
            break
        found.append(Complement(opener.kind, index, opener.stop, stop))
        index = stop
    return tuple(found), (found[-1].stop if found else head)


def _money_begins(reading: Reading, index: int) -> bool:
    """Whether a number stands among the next words."""
    scan = reading.scan
    return any(scan.words[one][:1].isdigit() for one in range(index, min(index + 4, reading.stop)))


def _content_stop(reading: Reading, opener: Tag) -> int:
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
        kinds = reading.kinds(index)
        lead = reading.tag(index, "lists") if "lists" in kinds else None
        if lead is not None and lead.stop > index + 1:
            listing, index = True, lead.stop
            continue
        listing = listing or lead is not None
        if "conjunctions" in kinds and index > opener.stop:
            after = index + 1
            while after < min(last, index + 4) and after not in nouns and _is_adjective(reading, after):
                after += 1
            if after in nouns:
                break
        nested = reading.tag(index, *_OPENERS) if kinds else None
        ends = reading.tag(index, "ends") if "ends" in kinds else None
        if nested is not None and (ends is None or nested.stop > ends.stop) and index > opener.stop:
            if _breaks(reading, nested, opener):
                break
            index = max(index + 1, nested.stop)
            continue
        if index > opener.stop and (ends is not None or not _CLOSING.isdisjoint(kinds)):
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


def _breaks(reading: Reading, nested: Tag, opener: Tag) -> bool:
    """Whether a sign inside a complement begins the next one rather than a part of this one."""
    if nested.stop >= reading.stop:
        return True
    if nested.kind == "periods":
        return reading.scan.words[nested.stop][:1].isdigit()
    if nested.kind == "values":
        return _money_begins(reading, nested.stop)
    if nested.kind in ("partners", "between", "agents"):
        return reading.capital(nested.stop) or reading.has(nested.stop, "generic_places", "common_noun", "bilateral")
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


def _type(reading: Reading, noun: Hit, first: int, head: int, complements: tuple[Complement, ...]) -> str:
    """What it is: the noun's type, made clearer by a word beside it."""
    value: Noun = noun.value
    if value.type not in _GENERIC:
        return value.type
    slavic = reading.section.adjectives_follow
    around = [*reading.tags(first, noun.first, "type"), *reading.tags(noun.stop, head, "type")]
    for complement in complements:
        reach = complement.stop if complement.kind == "partners" else complement.content + (2 if slavic else 5)
        if complement.kind in ("subjects", "partners") and (slavic or complement.kind == "partners"):
            around += reading.tags(complement.content, min(reach, complement.stop), "type")
    for tag in sorted(
        around, key=lambda tag: tag.first - noun.first if tag.first >= noun.first else noun.first - tag.stop
    ):
        kind = str(tag.value)
        if kind == value.type or (value.type != "agreement" and kind in ("contract", "partnership", "defence")):
            if value.type == "treaty" and kind == "defence":
                return kind
            continue
        if value.type == "merger":
            continue
        return kind
    return value.type
