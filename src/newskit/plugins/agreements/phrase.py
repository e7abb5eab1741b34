"""The noun phrase of an agreement: from its first modifier to the end of its complements."""

from __future__ import annotations

from typing import NamedTuple

from newskit.plugins.agreements.complements import OPENERS, Complement, complements_behind
from newskit.plugins.agreements.details.numbers import count_of, is_number, number_ending
from newskit.plugins.agreements.reading import Reading, Tag, is_adjective
from newskit.plugins.agreements.words import Noun
from newskit.scan import Hit

__all__ = ["Phrase", "noun_phrase"]

_JOINS = frozenset((" ", "-", "\u00a0", " $", " $ ", " €", " £", ".", " ["))  # between the words of a phrase
_BEFORE = 7  # modifiers before the noun at most
_CUE = 4  # words of a cue that may stand before its last
_AIM = 4  # words of an infinitive that tell the type
_FUNCTION = (
    "subjects", "aims", "partners", "between", "agents", "conjunctions", "ends", "clauses", "verb_marks", "modal",
    "meetings", "locatives", "periods", "among",
)  # fmt: skip
_GENERIC = frozenset(("agreement", "contract", "treaty", "settlement", "merger"))


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
    complements, stop = complements_behind(reading, noun, head)
    adjective = adjective or next(iter(_adjectives(reading, noun.first, head)), None)  # "*principio de* acuerdo"
    adjective = adjective or _adjective_phrase(reading, head)
    kind = _type(reading, noun, first, head, complements)
    return Phrase(first, noun, head, stop, kind, noun.value.weak, pointer, count, many, adjective, complements)


def _adjectives(reading: Reading, first: int, stop: int) -> list[Tag]:
    return list(reading.tags(first, stop, "adjective"))


def _adjective_phrase(reading: Reading, index: int) -> Tag | None:
    """Several words behind the noun that tell a status: "accord *de principe*"."""
    told = reading.tag(index, "adjective") if index < reading.stop else None
    return told if told is not None and told.stop > index + 1 else None


def _before(reading: Reading, noun: int) -> tuple[int, str, int | None, bool, Tag | None]:
    """Where the phrase begins, whether it points back, what it counts, and a word of status among its modifiers."""
    scan, shown = reading.scan, bool(reading.section.adjective_endings)
    talks = noun in reading.nouns and reading.nouns[noun].value.lemma in reading.section.negotiations
    first, pointer, count, many, adjective = noun, "", None, False, None
    index = noun - 1
    while index >= max(reading.first, noun - _BEFORE):
        gap = scan.gaps[index + 1]
        if not _is_joined(reading, index, noun):
            break
        if index > reading.first and any(tag.stop > index for tag in reading.tags(index - 1, index + 1, "among")):
            break  # "w tym"
        kinds = reading.kinds(index)
        if "demonstratives" in kinds:
            pointer = "demonstrative"
            break
        if "possessives" in kinds:
            pointer = "possessive"
            break
        if "definite" in kinds:
            pointer = "definite"
            break
        if "articles" in kinds:
            break
        if "adjective" in kinds and gap != "-":
            adjective = reading.tag(index, "adjective")
        elif "cue" in kinds or _ends_cue(reading, index) or (talks and "talks_cue" in kinds):
            break
        elif is_number(reading, index):
            number = number_ending(reading, index + 1)
            told_count = count_of(reading, number, noun) if number is not None else None
            if number is not None:
                index = number.first
            if told_count is not None:
                count, many = told_count, True
        elif "vague" in kinds:
            many = True
        elif not shown and "merged" in kinds and not _counted(reading, index - 1):
            break  # "defence of the alliance", but "a raft of deals"
        elif not kinds.isdisjoint(_FUNCTION) or scan.gaps[index] in ("'", "’"):
            break
        elif gap == "-":
            pass
        elif (shown and (not is_adjective(reading, index) or (reading.capital(index) and index > reading.first))) or (
            shown and reading.has(index, "objects", "leaders", "heads", "generic_places")
        ):
            break
        first = index
        index -= 1
    if count is not None and not _counts(reading, noun):
        count, many = None, False
    return first, pointer, count, many, adjective


def _is_joined(reading: Reading, index: int, noun: int) -> bool:
    """Whether what stands behind a word lets it belong to the phrase of the noun."""
    words, gaps = reading.scan.words, reading.scan.gaps
    gap = gaps[index + 1]
    if gap in _JOINS:
        return True
    if gap in ("'", "’"):
        return reading.has(index, "definite", "articles")  # "l'accord"
    if gap == ". ":
        return is_number(reading, index)
    if not gap.startswith(", ") or index + 1 >= noun:
        return False
    if gaps[index] == "-":
        return True  # "a nine-year, $9m contract"
    return (
        gap == ", "
        and bool(reading.section.adjective_endings)
        and words[index][-1] == words[index + 1][-1]
        and is_adjective(reading, index)
        and not reading.has(index, "cue", *_FUNCTION)
    )  # "nową, ulepszoną umowę"


def _ends_cue(reading: Reading, index: int) -> bool:
    """Whether a word belongs to a cue of several words that begins before it: "call off"."""
    return any(
        (tag := reading.tag(first, "cue")) is not None and tag.stop > index
        for first in range(max(reading.first, index - _CUE), index)
    )


def _counted(reading: Reading, index: int) -> bool:
    """Whether a word tells how many, so that what follows it is what is counted."""
    return reading.has(index, "vague") or is_number(reading, index)


def _counts(reading: Reading, noun: int) -> bool:
    """Whether the noun is in the plural, where the language shows it."""
    endings = reading.section.plural_endings
    if not endings:
        return True
    hit = reading.nouns.get(noun)
    return any(word.endswith(endings) for word in reading.scan.words[noun : hit.stop if hit else noun + 1])


def _behind_subject(reading: Reading, noun: Hit) -> int:
    """Behind a second noun of agreements that only says what a general one is about: "umowa *wypożyczenia*"."""
    second = reading.nouns.get(noun.stop) if reading.slavic and noun.stop < reading.stop else None
    belongs = not noun.value.weak and noun.value.type in ("agreement", "contract")
    if second is not None and belongs and reading.scan.gaps[noun.stop] == " ":
        return second.stop
    return noun.stop


def _head(reading: Reading, noun: Hit, *, many: bool) -> int:
    scan = reading.scan
    stop = _adjectives_behind(reading, _behind_subject(reading, noun))
    if (many or stop == noun.stop) and reading.has(stop, "conjunctions") and scan.gaps[stop] == " ":
        other = reading.nouns.get(stop + 1)
        if other is not None and (many or not reading.has(other.stop, *OPENERS)) and stop + 1 < reading.stop:
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
        kind = reading.tag(index, "type")
        if not (is_adjective(reading, index) or hyphen or acronym or kind is not None):
            break
        index = kind.stop if kind is not None else index + 1  # "acuerdo *de paz*"
    return min(index, reading.stop)


def _type(reading: Reading, noun: Hit, first: int, head: int, complements: tuple[Complement, ...]) -> str:
    """What it is: the noun's type, made clearer by a word beside it."""
    value: Noun = noun.value
    if value.type not in _GENERIC:
        return value.type
    slavic = reading.section.adjectives_follow
    around = [*reading.tags(first, noun.first, "type"), *reading.tags(noun.stop, head, "type")]
    if not slavic:
        around += _modifying_nouns(reading, first, noun.first)
    for complement in complements:
        reach = complement.stop if complement.kind == "partners" else complement.content + (2 if reading.slavic else 5)
        if complement.kind == "partners" or (slavic and complement.kind in ("subjects", "merged")):
            around += reading.tags(complement.content, _purpose(reading, complement, reach), "type")
        elif reading.has(complement.first, "infinitives"):
            around += _of_aim(reading, complement)
    if not around and value.type == "agreement" and reading.section.types_anywhere:
        around += reading.tags(reading.first, reading.stop, "type")
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


def _purpose(reading: Reading, complement: Complement, reach: int) -> int:
    """Where what follows a name is no longer who takes part: "with Nordbank *to* build a base"."""
    stop = min(reach, complement.stop)
    if reading.section.adjectives_follow:
        return stop
    return next((at for at in range(complement.content, stop) if reading.has(at, "infinitives")), stop)


def _of_aim(reading: Reading, complement: Complement) -> list[Tag]:
    """The type that an infinitive tells: "talks to buy Nordbank" are of a merger, "a deal to buy grain" is not."""
    tags = list(reading.tags(complement.content, min(complement.content + _AIM, reading.stop), "type"))[:1]
    if not tags or tags[0].value != "merger":
        return tags
    first, last = tags[0].stop, min(tags[0].stop + _AIM, complement.stop)
    last = next((at for at in range(first, last) if reading.has(at, *_FUNCTION)), last)
    companies = reading.scan.at("organisations.noun")
    named = any(reading.capital(at) or at in companies or reading.has(at, "stand_in") for at in range(first, last))
    return tags if named or first >= last else []


def _modifying_nouns(reading: Reading, first: int, stop: int) -> list[Tag]:
    """The types of other nouns of agreements among the modifiers: "merger talks"."""
    nouns = reading.nouns
    return [
        Tag(index, nouns[index].stop, "type", nouns[index].value.type)
        for index in range(first, stop)
        if index in nouns and nouns[index].stop <= stop and nouns[index].value.type != "agreement"
    ]
