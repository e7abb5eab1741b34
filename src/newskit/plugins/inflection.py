"""Inflection of names: which nominatives a form may come from, and which forms a first name has.

A pack chooses a system by name (``[names] inflection = "slavic"``); languages that leave names alone choose none.

The Slavic system knows endings, not names. `readings` of a form are the nominatives it may belong to, each with the
cases and the gender that would make it so. One form alone is often open ("Wrony": Wrona, Wrono or just Wrony); two
forms are one name when they share a nominative, a first name beside it tells the case, and several forms in one
article leave one nominative over. Endings and softenings follow SGJP's patterns as grammars of Polish give them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

__all__ = ["APOSTROPHE_ENDINGS", "Reading", "adjective_nominative", "forms_of", "nominatives", "readings", "same_name"]


class Reading(NamedTuple):
    """One way to read a form of a name."""

    nominative: str
    cases: str  #: Letters of n, g, d, a, i, l; "ngdail" for a form that never changes.
    gender: str  #: "m", "f", or "" for either.
    weight: float  #: How likely the reading is by the form alone.


_VOWELS = frozenset("aeiouyąęóáéíúöüäőűèêôîûø")
ALL_CASES = "ngdail"
#: What may stand behind an apostrophe: Blake'a, Kennedy'ego, Joyce'owi.
APOSTROPHE_ENDINGS = {
    "a": "ga", "owi": "d", "em": "i", "iem": "i", "ie": "l", "u": "l", "ego": "ga", "emu": "d", "m": "il", "go": "ga",
    "mu": "d", "y": "g", "i": "g", "ę": "a", "ą": "i", "om": "d", "ów": "g", "ami": "i",
}  # fmt: skip
_ADJECTIVAL = ("ski", "cki", "dzki")  # Wolski is hardly a case of Wolska, who is an adjective: "Wolskiej"
# A soft consonant as it is written before a vowel, and at the end of a word.
_SOFT_ENDS = {
    "ni": "ń",
    "si": "ś",
    "zi": "ź",
    "ci": "ć",
    "bi": "b",
    "wi": "w",
    "pi": "p",
    "mi": "m",
    "fi": "f",
    "li": "l",
}
# Before -e of the locative a consonant softens: what it was in the nominative. Longer ones first.
_UNSOFTENED = (
    ("ści", ("st",)), ("ździ", ("zd",)), ("śni", ("sn",)), ("dzi", ("d",)), ("ci", ("t",)), ("ni", ("n",)),
    ("si", ("s",)), ("zi", ("z",)), ("bi", ("b",)), ("wi", ("w",)), ("pi", ("p",)), ("mi", ("m",)), ("fi", ("f",)),
    ("śl", ("sł",)), ("rz", ("r",)), ("l", ("ł", "l")), ("sz", ("ch",)), ("dz", ("g",)), ("c", ("k",)),
    ("ż", ("g", "h")),
)  # fmt: skip


def _stems(stem: str) -> Iterable[tuple[str, float]]:
    """The masculine nominatives whose oblique stem this is: Dudk -> Dudek, Kwietni -> Kwiecień, Gołębi -> Gołąb."""
    if len(stem) < 2:
        return
    base = stem
    if stem.endswith("i"):
        base = next((stem[:-2] + hard for soft, hard in _SOFT_ENDS.items() if stem.endswith(soft)), "")
        if not base:
            if len(stem) > 3:
                yield stem, 0.5 if stem[-2] in _VOWELS else 0.3  # Milei, Tajani
            return
        if stem[-2:] == "ni":
            yield stem[:-1], 0.4  # a foreign -n before -i
    last, before = base[-1], base[-2]
    if last == "y" and before in _VOWELS:
        yield base, 1.2  # Halliday, Murray
        return
    if last in _VOWELS:
        return
    plain = 0.5 if before == "ę" and last in "bdzg" else 1.0
    if before not in _VOWELS and len(base) > 3:
        if (last == "k" and before not in "sśrncl") or last in "łcń" or (last == "r" and before in "dtkpbg"):
            plain = 0.5
        elif last == "k" and before == "r" and sum(letter in _VOWELS for letter in base) > 1:
            plain = 0.5  # Wieczorek, but Clark
        head = base[:-1]
        if last == "c" and before in "bmpw":
            yield head + "iec", 0.95  # Grabiec
        if last in "kłcrlń" or (last == "n" and before in "iń"):
            yield head + "e" + last, 0.9
        if last == "c" and before == "r":
            yield head[:-1] + "rzec", 0.95
        if last == "ń" and before in "tdwpbsśź":
            soft = {"t": "ci", "d": "dzi", "s": "si", "ś": "si", "ź": "zi"}.get(before, before + "i")
            yield head[:-1] + soft + "eń", 0.95
        if last in "cl" and before in "mnwbpt":
            yield head + "ie" + last, 0.6
        if last == "k" and before in "ńść":
            yield head[:-1] + {"ń": "ni", "ś": "si", "ć": "ci"}[before] + "ek", 0.9
    yield base, plain
    if before in "ęo" and last in "bwdzżgł":
        yield base[:-2] + {"ę": "ą", "o": "ó"}[before] + last, 0.8 if before == "ę" else 0.35
    if last == "k":
        yield base[:-1] + "c", 0.2  # Jean-Lukiem
    if base.endswith("ks"):
        yield base[:-2] + "x", 0.7
    if last in "bcdfgklmnprtvwzšč":
        yield base + "o", 0.12  # Pedrowi, Rubiem


@lru_cache(maxsize=1 << 15)
def readings(form: str) -> tuple[Reading, ...]:
    """The nominatives that a word of a name may come from, itself included; a hyphenated word part by part.

    >>> max(readings("Tokajewowi"), key=lambda reading: reading.weight).nominative
    'Tokajew'
    """
    if "-" in form:
        return _double(form)
    for mark in ("'", "’"):
        head, found, tail = form.rpartition(mark)
        if found and tail in APOSTROPHE_ENDINGS and len(head) > 1:
            return (Reading(head, APOSTROPHE_ENDINGS[tail], "" if tail in "yię" or tail == "ą" else "m", 1.5),)
    word = form
    found_readings = list(_identity(word))
    if len(word) > 3 and not word.isupper():
        found_readings += _oblique(word)
    best: dict[tuple[str, str], Reading] = {}
    for reading in found_readings:
        if reading.nominative.endswith("enko"):
            reading = reading._replace(weight=reading.weight + 0.9)  # noqa: PLW2901  (-enka is rare)
        key = (reading.nominative, reading.gender)
        old = best.get(key)
        if old is None:
            best[key] = reading
        else:
            cases = old.cases + "".join(case for case in reading.cases if case not in old.cases)
            best[key] = old._replace(cases=cases, weight=max(old.weight, reading.weight))
    return tuple(sorted(best.values(), key=lambda reading: -reading.weight))


def _double(form: str) -> tuple[Reading, ...]:
    parts = form.split("-")
    if len(parts) > 4 or not all(parts):
        return (Reading(form, ALL_CASES, "", 0.5),)
    some = []
    for combination in product(*(readings(part)[:6] for part in parts)):
        cases = combination[0].cases
        genders = {reading.gender for reading in combination} - {""}
        for reading in combination[1:]:
            cases = "".join(case for case in cases if case in reading.cases)
        if cases and len(genders) < 2:
            weights = [reading.weight for reading in combination]
            weight = (min(weights) + sum(weights) / len(weights)) / 2
            some.append(Reading("-".join(r.nominative for r in combination), cases, "".join(genders), weight))
    some.sort(key=lambda reading: -reading.weight)
    return tuple(some[:12]) or (Reading(form, ALL_CASES, "", 0.5),)


def _identity(word: str) -> Iterable[Reading]:
    """The form as a nominative, and as the form of a woman, whose surname in a consonant, -o, -e, -i, -u stays."""
    last = word[-1:]
    if last == "a":
        yield Reading(word, "n", "", 0.9)
    elif last in "ąę" or word.endswith(("owi", "ego", "emu")):
        yield Reading(word, ALL_CASES, "", 0.1)
    elif word.endswith(("em", "iem", "ym", "im", "ej")):
        yield Reading(word, "n", "", 0.35)
        yield Reading(word, ALL_CASES, "f", 0.3)
    elif word.endswith(_ADJECTIVAL):
        yield Reading(word, "n", "m", 1.2)
        yield Reading(word, ALL_CASES, "", 0.6)  # Nicola Zalewski, Anna Wolski
    elif last in "eiyuo" or last in _VOWELS:
        yield Reading(word, ALL_CASES, "", 0.6)
    else:
        yield Reading(word, "n", "", 1.2)
        yield Reading(word, ALL_CASES, "f", 0.6)


def _oblique(word: str) -> Iterable[Reading]:  # noqa: PLR0915  (a table of endings, read from top to bottom)
    """What the endings say."""
    end2, end3, end4 = word[-2:], word[-3:], word[-4:]
    last = word[-1]
    if last == "a":
        for nominative, weight in _stems(word[:-1]):
            yield Reading(nominative, "ga", "m", 0.8 * weight)
    elif last == "u" and end3 != "emu":
        for nominative, weight in _stems(word[:-1]):
            yield Reading(nominative, "l", "m", (1.0 if end2 == "iu" else 0.6) * weight)
    elif end3 == "owi":
        for nominative, weight in _stems(word[:-3]):
            yield Reading(nominative, "d", "m", 1.3 * weight)
        if word[-4] in _VOWELS:
            yield Reading(word[:-3], "d", "m", 0.8)
    elif end4 in {"iego", "iemu"}:
        yield Reading(word[:-3], "ga" if last == "o" else "d", "m", 1.4)
        yield Reading(word[:-4] + "ie", "ga" if last == "o" else "d", "m", 0.2)
    elif end3 in ("ego", "emu"):
        cases = "ga" if last == "o" else "d"
        yield Reading(word[:-3] + "y", cases, "m", 1.2 if word[-4] in "nłwrtcdzż" else 0.8)
        yield Reading(word[:-2], cases, "m", 1.0)
    elif end3 == "iej":
        yield Reading(word[:-3] + "a", "gdl", "f", 1.3)
    elif end2 == "ej":
        yield Reading(word[:-2] + "a", "gdl", "f", 1.2)
    elif end2 == "em":
        stem = word[:-2]
        if stem[-1:] == "i" and stem[-2:-1] in ("k", "g"):
            stem = stem[:-1]
        for nominative, weight in _stems(stem):
            # A surname hardly ends in -dz: Beridzem is Beridze's.
            yield Reading(nominative, "i", "m", (0.3 if nominative.endswith("dz") else 1.2) * weight)
        yield Reading(word[:-1], "il", "m", 0.5)
    elif end2 in ("im", "ym"):
        yield Reading(word[:-1], "il", "m", 1.0)
    if last == "e" and len(word) > 4:
        stem = word[:-1]
        for soft, hards in _UNSOFTENED:
            if stem.endswith(soft):
                for hard in hards:
                    base = stem[: -len(soft)] + hard
                    yield Reading(base + "a", "dl", "", 0.8)
                    if hard not in ("k", "g", "ch", "h", "l") and soft != "c":
                        for nominative, weight in _stems(base):
                            yield Reading(nominative, "l", "m", 0.6 * weight)
                    yield Reading(base + "o", "dl", "m", 0.3)
                break
    elif last == "y":
        yield Reading(word[:-1] + "a", "g", "", 0.8)
        yield Reading(word[:-1] + "o", "g", "m", 0.3)
    elif last == "i" and not word.endswith(_ADJECTIVAL):
        stem = word[:-1]
        if stem[-1:] in ("k", "g", "l", "j", "i", "h", "c"):
            yield Reading(stem + "a", "gdl" if stem[-1:] in ("l", "j", "i") else "g", "", 0.8)
            if stem[-1:] == "j" or stem[-2:-1] in _VOWELS:
                yield Reading(stem[:-1] + "ja" if stem[-1:] == "j" else stem + "a", "gdl", "", 0.5)
            if stem[-1:] == "k":
                yield Reading(stem + "o", "g", "m", 0.6)
        elif stem[-1:] not in _VOWELS:
            yield Reading(word + "a", "gdl", "", 0.4)
        elif stem[-1:] in "aeou":
            yield Reading(stem + "ja", "gdl", "f", 0.5)  # Mai -> Maja
    elif last == "ę":
        yield Reading(word[:-1] + "a", "a", "", 1.3)
        yield Reading(word[:-1] + "o", "a", "m", 0.6)
    elif last == "ą":
        yield Reading(word[:-1] + "a", "ai" if end3 in ("ską", "cką", "wą", "ną") or end2 == "wą" else "i", "", 1.3)
        yield Reading(word[:-1] + "o", "i", "m", 0.6)


def nominatives(form: str) -> frozenset[str]:
    """All nominatives a form may belong to.

    >>> "Kwiecień" in nominatives("Kwietnia"), "Gołąb" in nominatives("Gołębiem"), "Sienko" in nominatives("Sience")
    (True, True, True)
    """
    return _nominatives(form)


@lru_cache(maxsize=1 << 15)
def _nominatives(form: str) -> frozenset[str]:
    return frozenset(reading.nominative for reading in readings(form))


def same_name(one: str, other: str) -> bool:
    """Whether two words may be forms of one name.

    >>> same_name("Tokajewowi", "Tokajewa"), same_name("Dudzie", "Dudek")
    (True, False)
    """
    return one == other or not _nominatives(one).isdisjoint(_nominatives(other))


# ------------------------------------------------------------------------------------------------------- first names


def forms_of(nominative: str, gender: str) -> Sequence[tuple[str, str]]:  # noqa: PLR0915  (a table of endings)
    """The forms of a first name with their cases.

    >>> dict(forms_of("Marek", "m"))["Markiem"]
    'i'
    """
    word = nominative
    last = word[-1:]
    made: list[tuple[str, str]] = [(word, "n")]
    if last == "a":
        stem = word[:-1]
        end = stem[-1:]
        if stem.endswith("i") and len(stem) > 2 and stem[-2:-1] in "rldtghkcbfpmwv":
            oblique = stem + "i" if gender == "f" or stem[-2:-1] not in "kg" else stem
            made += [(oblique, "gdl")]
        elif stem.endswith(("ni", "si", "zi")):
            made += [(stem, "gdl"), (stem + "i", "gdl")]
        elif end == "j":
            made += [(stem[:-1] + "i" if stem[-2:-1] in _VOWELS else stem + "i", "gdl")]
        elif end == "l":
            made += [(stem + "i", "gdl")]
        elif end in "cż" or stem.endswith(("sz", "cz", "rz", "dz")):
            made += [(stem + "y", "gdl")]
        else:
            made += [(stem + ("i" if end in "kg" else "y"), "g")]
            made += [(_softened(stem) + "e", "dl")]
        made += [(stem + "ę", "a"), (stem + "ą", "i")]
        return made
    if gender == "f":
        return [(word, ALL_CASES)]
    if last in "yi" and len(word) > 2:
        if word[-2:] in ("ij", "ej"):
            pass
        else:
            made += [(word[:-1] + "iego" if last == "i" else word[:-1] + "ego", "ga")]
            made += [(word[:-1] + "iemu" if last == "i" else word[:-1] + "emu", "d"), (word + "m", "il")]
            made += [(word + "'ego", "ga"), (word + "'emu", "d"), (word + "’ego", "ga"), (word + "’emu", "d")]
            return made
    if last == "o" and len(word) > 2:
        stem = word[:-1]
        made += [(stem + "a", "ga"), (stem + "owi", "d"), (stem + ("iem" if stem[-1:] in "kg" else "em"), "i")]
        return made
    if word.endswith("oe"):
        return [(word, "n"), (word + "go", "ga"), (word + "mu", "d"), (word + "m", "il")]  # Joego
    if last in _VOWELS:
        return [(word, ALL_CASES), *((word + mark + tail, cases) for mark in "'’" for tail, cases in
                (("a", "ga"), ("owi", "d"), ("em", "i"), ("m", "il"), ("go", "ga"), ("mu", "d")))]  # fmt: skip
    stem = word
    if word.endswith("ek") and len(word) > 3:
        stem = word[:-2] + "k"
    elif word.endswith("weł"):
        stem = word[:-2] + "ł"
    elif word.endswith(("der", "cper", "wester")) and len(word) > 5:
        made += [
            (word[:-2] + "r" + tail, cases) for tail, cases in (("a", "ga"), ("owi", "d"), ("em", "i"), ("ze", "l"))
        ]
    elif word.endswith("es"):
        made += [(word + mark + tail, case) for mark in "'’" for tail, case in (("a", "ga"), ("owi", "d"), ("em", "i"))]
    elif word.endswith("x"):
        made += [(word[:-1] + "ks" + tail, cases) for tail, cases in (("a", "ga"), ("owi", "d"), ("em", "i"))]
    elif word.endswith("c") and not word.endswith("ic"):
        made += [(word[:-1] + "kiem", "i")]
    elif word.endswith("ń"):
        stem = word[:-1] + "ni"
    made += [(stem + "a", "ga"), (stem + "owi", "d"), (stem + ("iem" if stem[-1] in "kg" else "em"), "i")]
    made += [(stem + "u", "l"), (_softened(stem) + "e", "l")]
    return made


def _softened(stem: str) -> str:
    """The stem before -e of the locative: Ann -> Anni, Mart -> Marci, Tamar -> Tamarz."""
    if stem.endswith("st"):
        return stem[:-2] + "ści"
    if stem.endswith("ch"):
        return stem[:-2] + "sz"
    last = stem[-1:]
    changed = {"t": "ci", "d": "dzi", "r": "rz", "ł": "l", "k": "c", "g": "dz", "n": "ni", "s": "si", "z": "zi",
               "b": "bi", "w": "wi", "p": "pi", "m": "mi", "f": "fi", "h": "dz"}.get(last)  # fmt: skip
    return stem[:-1] + changed if changed else stem


# -------------------------------------------------------------------------------------------------------- adjectives


def adjective_nominative(word: str, gender: str) -> str | None:
    """The nominative of a form that looks like an oblique adjective of this gender, or None.

    >>> adjective_nominative("generalnym", "m"), adjective_nominative("broni", "f")
    ('generalny', None)
    """
    lower = word.lower()
    if gender == "f":
        for ending in ("iej", "ej", "ą"):
            if lower.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)] + "a"
        return None
    for ending in ("iego", "iemu", "ego", "emu", "ym", "im"):
        if lower.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if gender == "n":
                return stem + ("ie" if ending[0] == "i" else "e")
            return stem + ("i" if ending[0] == "i" else "y")
    return None
