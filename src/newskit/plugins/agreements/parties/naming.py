"""The names of organisations as parties: whole, without what only introduces them, in the nominative, in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newskit.document import Document
from newskit.plugins.agreements.reading import Reading
from newskit.plugins.inflection import adjective_nominative, readings
from newskit.plugins.names import NameWords, names
from newskit.plugins.organisations import OrganisationWords

__all__ = [
    "begin_of_name",
    "end_of_name",
    "fuller_name",
    "is_body",
    "name_in_nominative",
    "name_of",
    "plural_adjectives",
    "stop_of_name",
    "words_of_names",
]

_LEGAL = 3  # letters of a legal form that is written with stops, at most two before the first
_COMPLEMENTS = 2  # complements of a name in lower case
_WITHIN = (" ", "'", "\u2019")
_NO_NAME = ("cue", "modal", "passives", "clauses", "ends", "dates", "days", "months", "agents", "partners", "subjects")
_SURE = 1.0  # what the reading of a form must weigh to be taken without another form in the article
_ATTESTED = 0.5
_NO_OWNED = frozenset(
    ("cue", "conjunctions", "clauses", "ends", "modal", "passives", "partners", "subjects", "locatives")
)
_SAME = 4  # letters with which two forms of a name begin
_FEMININE = {"skiej": ("y", "i"), "ckiej": ("y", "i"), "zkiej": ("y", "i"), "ską": ("ą",), "cką": ("ą",), "zką": ("ą",)}
_PLURAL = {"imi": "ie", "ymi": "e", "kami": "ki", "gami": "gi", "iami": "i", "ami": "y"}


def stop_of_name(reading: Reading, stop: int) -> int:
    """Where a name ends that seems to end before a word: behind "... and Highways", behind "Local 218"."""
    scan, limit = reading.scan, reading.stop
    if stop < limit and scan.gaps[stop] == " " and scan.words[stop].isdigit() and reading.has(stop - 1, "numbered"):
        return stop + 1
    if stop < limit and scan.gaps[stop] == " " and reading.capital(stop) and reading.has(stop - 1, "clubs"):
        return stop + 1
    if stop < limit and scan.gaps[stop] in ("' ", "’ ") and reading.capital(stop) and is_body(reading, stop):
        return stop + 1
    while reading.slavic and stop < limit and _is_left_over(reading, stop):
        stop += 1
    if (
        stop + 1 < limit
        and (
            scan.words[stop] in reading.document.section(NameWords).join_set
            or (reading.section.adjectives_follow and reading.has(stop, "conjunctions"))
        )
        and scan.gaps[stop] == scan.gaps[stop + 1] == " "
        and reading.capital(stop + 1)
        and (
            reading.has(stop + 1, "name_parts")
            or (reading.slavic and not _is_acronym(scan.word(stop - 1)) and _is_left_over(reading, stop + 1))
        )
    ):
        run = reading.document.once(names).at.get(stop + 1)
        end = min(run.stop if run is not None else stop + 2, limit)
        return next((index for index in range(stop + 2, end) if reading.has(index, "organs")), end)
    if reading.slavic:
        return _behind_seat(reading, stop)
    return _behind_lower_case(reading, stop) if reading.section.adjectives_follow else stop


def _is_acronym(word: str) -> bool:
    """Whether several capitals show that a word is an abbreviation: "PiS"."""
    return sum(letter.isupper() for letter in word) > 1


def _is_left_over(reading: Reading, index: int) -> bool:
    """Whether a capitalised word right behind a name belongs to no other: "Związek Zawodowy *Pielęgniarek*"."""
    return (
        reading.scan.gaps[index] == " "
        and reading.capital(index)
        and reading.document.once(names).covering(index) is None
        and not reading.has(index, "days", "months", "organs")
    )


def _behind_seat(reading: Reading, stop: int) -> int:
    """Behind the town that is a part of the name of a public body: "Szpital Powiatowy w Toruniu"."""
    nouns = reading.scan.at("organisations.noun")
    if not (
        reading.slavic
        and stop + 1 < reading.stop
        and reading.has(stop, "locatives")
        and reading.scan.gaps[stop] == " "
        and reading.capital(stop + 1)
    ):
        return stop
    kept = frozenset(reading.section.kept_nouns)
    named = any(
        index in nouns and nouns[index].value[1] in kept and reading.capital(index)
        for index in range(max(stop - 4, reading.first), stop)
    )
    return stop + 2 if named else stop


def _behind_lower_case(reading: Reading, stop: int) -> int:
    """Behind the words in lower case with which the name of a body goes on: "Union des métiers", "Office national"."""
    before = stop - 2
    if before >= reading.first and reading.capital(before) and not reading.has(before, "definite"):
        return stop  # a name of several words is whole
    if not (0 < stop < reading.stop and reading.capital(stop - 1) and is_body(reading, stop - 1)):
        return stop
    joins, scan = reading.document.section(NameWords).join_set, reading.scan
    index = _behind_adjectives(reading, stop)
    for _ in range(_COMPLEMENTS):
        word = index
        while word < reading.stop and scan.words[word] in joins and scan.gaps[word] in _WITHIN:
            word += 1
        if word == index or word >= reading.stop or scan.gaps[word] not in _WITHIN or reading.has(word, *_NO_NAME):
            break
        if reading.capital(word):
            return word + 1
        if scan.words[word - 1] in reading.section.infinitives or not scan.words[word].isalpha():
            break
        index = _behind_adjectives(reading, word + 1)
    return index


def _behind_adjectives(reading: Reading, index: int) -> int:
    """Behind the adjectives at a word that name no state."""
    states = reading.scan.at("places.adjective")
    endings, last = reading.section.adjective_endings, min(index + 2, reading.stop)
    while (
        index < last
        and reading.scan.gaps[index] == " "
        and not reading.capital(index)
        and reading.scan.words[index].endswith(endings)
        and len(reading.scan.words[index]) > _LEGAL
        and index not in states
        and not reading.has(index, *_NO_NAME)
    ):
        index += 1
    return index


def is_body(reading: Reading, index: int) -> bool:
    """Whether a word may end the name of an organisation behind an apostrophe: "Stonecutters' Guild"."""
    words = reading.document.section(OrganisationWords).word_set
    return (
        reading.scan.words[index] in words
        or reading.has(index, "name_parts")
        or index in reading.scan.at("organisations.noun")
    )


def begin_of_name(reading: Reading, first: int, stop: int) -> int:
    """Where a name begins behind the noun of what acts for it: "Zarząd Lipex SA"."""
    while first + 1 < stop and reading.has(first, "organs"):
        first += 1
    return first


def end_of_name(reading: Reading, first: int, stop: int) -> int:
    """Where a name ends before what is left of a legal form with stops ("S" of "S.A.") or another list member."""
    scan = reading.scan
    for index in range(first + 1, stop - 1):
        if reading.has(index, "conjunctions") and reading.has(index + 1, "definite", "articles"):
            return index
    if stop - first > 1 and scan.gaps[stop].startswith(".") and len(scan.words[stop - 1]) < _LEGAL:
        return stop - 1
    return stop


def name_of(reading: Reading, first: int, stop: int, name: str) -> str:
    """A name as a party has it: without a class noun that is no part of it ("fundusz", "rival")."""
    scan = reading.scan
    while (
        first + 1 < stop
        and (not reading.capital(first) or _only_introduces(reading, first))
        and scan.gaps[first + 1] == " "
        and reading.capital(first + 1)
        and not reading.has(first, "kept_nouns")
    ):
        first += 1
        name = reading.text(first, stop)
    return name


def _only_introduces(reading: Reading, first: int) -> bool:
    """Whether a noun has its capital but from the sentence it begins: "Spółka Lipex"."""
    noun = reading.scan.at("organisations.noun").get(first)
    introducers = reading.document.section(OrganisationWords).introducer_set
    return reading.slavic and first == reading.first and noun is not None and noun.value[1] in introducers


def name_in_nominative(reading: Reading, first: int, stop: int) -> str:
    """The words of a name in the nominative, as far as a form of the article or their endings tell it."""
    scan = reading.scan
    if not reading.slavic:
        return reading.text(first, stop)
    nouns = scan.at("organisations.noun")
    for index in range(first + 1, stop):
        noun = nouns.get(index)
        if noun is None or noun.value[0] not in "mfn" or scan.words[index] == noun.value[1]:
            continue
        gender, lemma = noun.value
        changed = [adjective_nominative(scan.word(word), gender) for word in range(first, index)]
        words = [word for word in changed if word]
        if len(words) == index - first:
            rest = [reading.text(noun.stop, stop)] if noun.stop < stop else []
            return " ".join([*words, lemma.capitalize(), *rest])
    oblique = first > reading.first and _is_led(reading, first)
    if stop == first + 1 and not oblique and (owner := _owner_in_genitive(reading, first)) is not None:
        return owner
    if stop == first + 1 and (dative := _of_dative(scan.word(first))) is not None:
        return dative
    if stop == first + 2 and (feminine := _feminine(scan.word(first), scan.word(first + 1))) is not None:
        return feminine
    words = [_nominative(reading, scan.word(index), oblique=oblique) for index in range(first, stop)]
    if words == [scan.word(index) for index in range(first, stop)]:
        return reading.text(first, stop)
    told = words[0]
    for index, word in enumerate(words[1:], first + 1):
        told += scan.gaps[index] + word
    return told


def _of_dative(word: str) -> str | None:
    """The nominative of a name in the dative: "Lipeksowi"."""
    if not word.endswith("owi") or len(word) < _SAME + len("owi"):
        return None
    found = [one for one in readings(word) if one.nominative + "owi" == word]
    return found[0].nominative if found else None


def _feminine(noun: str, adjective: str) -> str | None:
    """The nominative of a feminine name that ends with its adjective: "Grupy Wyszehradzkiej"."""
    for ending, cases in _FEMININE.items():
        if adjective.endswith(ending) and noun.endswith(cases) and noun[:1].isupper() and adjective[:1].isupper():
            stem = noun[:-1]
            return f"{stem}a {adjective[: -len(ending)]}{ending[:2]}a"
    return None


def plural_adjectives(name: str) -> str:
    """A name whose adjectives behind the noun stand in the nominative as well: "Koleje Mazurskimi"."""
    first, *rest = name.split(" ")
    changed = [f"{word[:-3]}{_PLURAL[word[-3:]]}" if word.endswith(("imi", "ymi")) else word for word in rest]
    return " ".join([first, *changed])


def _is_led(reading: Reading, first: int) -> bool:
    """Whether a preposition stands before a name, or before the list it goes on: "między Narviksem a Torunem"."""
    if reading.has(first - 1, "conjunctions"):
        return any(reading.has(index, "partners", "between") for index in range(max(first - 6, reading.first), first))
    return reading.has(first - 1, "partners", "agents", "locatives", "between")


def _owner_in_genitive(reading: Reading, index: int) -> str | None:
    """The nominative of a name in -u behind the noun it belongs to: "akcjonariusze Lipeksu"."""
    before, word = index - 1, reading.scan.word(index)
    inside = before > reading.first and reading.capital(before)  # a capital of the sentence proves nothing
    if not word.endswith("u") or before < reading.first or inside or len(word) < _SAME:
        return None
    if reading.scan.gaps[index] != " " or len(reading.scan.words[before]) < _SAME or reading.kinds(before) & _NO_OWNED:
        return None
    found = [one for one in readings(word) if one.gender == "m" and one.nominative + "u" == word]
    return found[0].nominative if found else None


def _nominative(reading: Reading, word: str, *, oblique: bool) -> str:
    """One word of a name in the nominative; itself where neither its ending nor another form says more."""
    if not word[:1].isupper() or word.isupper() or len(word) < 4:
        return word
    attested = reading.document.once(words_of_names)
    found = sorted(readings(word), key=lambda one: -one.weight)
    for one in found:
        if one.nominative != word and one.weight >= _ATTESTED and one.nominative in attested:
            return one.nominative
    if _is_nominative_of_others(reading.document, word):
        return word
    shared = _shared_nominative(reading.document, word)
    if shared is not None:
        return shared
    if not oblique:
        return word
    for ending, plural in _PLURAL.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + plural
    if found and "i" in found[0].cases and found[0].weight > _SURE:
        return found[0].nominative
    return word


def _is_nominative_of_others(document: Document, word: str) -> bool:
    """Whether another form of the article comes from a word as it stands: "Lipeks" beside "Lipeksu"."""
    return any(
        one.nominative == word and one.weight >= _ATTESTED
        for other in document.once(_alike).get(word[:_SAME], ())
        if other != word
        for one in readings(other)
    )


def _shared_nominative(document: Document, word: str) -> str | None:
    """The nominative that a form shares with another form of the article: "Lipeksu" and "Lipeksem" are Lipeks."""
    others = [other for other in document.once(_alike).get(word[:_SAME], ()) if other != word]
    weights: dict[str, float] = {}
    mine = {one.nominative: one.weight for one in readings(word)}
    for other in others:
        for one in readings(other):
            if one.nominative in mine and one.nominative not in (word, other):
                weights[one.nominative] = weights.get(one.nominative, 0) + one.weight + mine[one.nominative]
    best = max(weights, key=lambda name: weights[name], default=None)
    return best if best is not None and weights[best] > _SURE else None


def _alike(document: Document) -> Mapping[str, list[str]]:
    """The words of the names of the article by how they begin."""
    found: dict[str, list[str]] = {}
    for word in document.once(words_of_names):
        found.setdefault(word[:_SAME], []).append(word)
    return found


def words_of_names(document: Document) -> Counter[str]:
    """The words of the names of the article, as they are written, with how often they stand there."""
    scan = document.scan
    return Counter(scan.word(index) for run in document.once(names).runs for index in range(run.first, run.stop))


def fuller_name(document: Document, name: str) -> str:
    """The longer name of the article that a single word begins, where there is but one: "Tollgate" is Tollgate Taverns.

    A word that ends a longer name too is left alone, and so is an acronym.
    """
    if " " in name:
        return name
    return document.once(_fuller).get(name, name)


def _fuller(document: Document) -> Mapping[str, str]:
    """The only longer name of an organisation that begins with a word, by the word."""
    scan = document.scan
    found: dict[str, set[str]] = {}
    for run in document.once(names).runs:
        if run.kind not in ("organisation", "other") or run.stop - run.first < 2 or run.key:
            continue
        if scan.gaps[run.first + 1] != " ":
            continue  # "Lipex-Tarvo" may be two
        words = scan.text[scan.starts[run.first] : scan.ends[run.stop - 1]]
        if "\n" not in words and not words.isupper():
            found.setdefault(scan.word(run.first), set()).add(words)
    return {word: next(iter(longer)) for word, longer in found.items() if len(longer) == 1}
