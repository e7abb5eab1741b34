"""The fullest nominative of a person's name, and the person's sex."""

from __future__ import annotations

from collections.abc import Iterable

from newskit.plugins.inflection import Reading, readings
from newskit.plugins.people import gender as sex
from newskit.plugins.people.candidates import Candidate
from newskit.plugins.people.gathering import Gatherer
from newskit.plugins.people.mentions import Mention

__all__ = ["name_and_gender"]


#: Endings before which a locative in -ie is a man's: Mentzenie, Bidenie, Tokajewie.
_MEN = ("en", "on", "an", "in", "ow", "ew", "us", "is")


def name_and_gender(gatherer: Gatherer, person: Candidate, role_gender: str | None) -> tuple[str, str | None]:
    """The name in the nominative and the sex (m, f or None) of a person.

    Args:
        gatherer: Who gathered the mentions.
        person: The person.
        role_gender: What the person's office says: ``m``, ``f`` or None.
    """
    most = person.most
    full = [mention for mention in person.mentions if len(mention.parts) == most]
    fullest = full[0] if len(full) == 1 else max(full, key=lambda mention: sum(map(len, mention.parts)))
    gender = sex.by_first_name(gatherer, person)
    if not gatherer.inflects:
        gender = gender or role_gender or sex.by_title(gatherer, person) or sex.by_pronoun(gatherer, person)
        if gender is None and most > 1:
            gender = sex.by_unknown_name(fullest.parts[0], inflects=False)
        return " ".join(fullest.parts), gender
    if gender == "f" and fullest.surname.endswith(("ski", "cki", "dzki")) and role_gender != "f":
        gender = sex.by_verb(gatherer, person) or "m"  # Nicola Zalewski
    if gender is not None:
        # The common case: somewhere the first name stands in the nominative, and what is beside it with it.
        for mention in full:
            for first in person.first_name:
                if first.cases == "n" and first.nominative == mention.parts[0]:
                    if first.nominative[-1] in "eiouy" and gatherer.evidence.is_oblique(mention):
                        continue  # "premiera Rishi Sunaka": a foreign first name may stay as it is
                    return " ".join(mention.parts), gender
    else:
        gender = role_gender or sex.by_verb(gatherer, person)
    if most == 1:
        surname = _surname(gatherer, person, gender)
        gender = gender or sex.by_title(gatherer, person) or sex.by_declension(person, surname)
        return surname, gender or sex.given_name_alone(gatherer, surname)
    given = _first(gatherer, person, full, gender)
    if gender is None and given[-1:] == "a" and fullest.surname[-1:] in "aąęy":
        gender = "f"  # "Aryną Kowalenką"
    surname = _surname(gatherer, person, gender)
    best = next((mention for mention in full if mention.parts[0] == given and mention.surname == surname), fullest)
    parts = list(best.parts)
    if best.parts[0] != given or best.surname != surname:
        place = parts.index(best.surname)
        middle = [_middle(gatherer, part, gender) for part in parts[1:place]]
        parts = [given, *middle, surname, *parts[place + 1 :]] if place else [given, *parts[1:]]  # "Karola III"
    gender = gender or sex.by_declension(person, surname) or sex.by_unknown_name(given, inflects=True)
    return " ".join(parts), gender


def _middle(gatherer: Gatherer, part: str, gender: str | None) -> str:
    """A second first name in the nominative; particles and initials stay."""
    if not part[:1].isupper():
        return part
    for name in gatherer.evidence.first_names.get(part.lower(), ()):
        if gender in (None, name.gender):
            return name.nominative
    for name in gatherer.evidence.first_names.get(part.lower(), ()):
        return name.nominative  # Jana Marię Rokitę
    if gender == "m" and part[-1:] == "a":
        found = [reading for reading in readings(part) if "g" in reading.cases]
        return max(found, key=lambda reading: reading.weight).nominative if found else part
    return part


def _first(gatherer: Gatherer, person: Candidate, full: list[Mention], gender: str | None) -> str:
    """The first name: as the pack has it, else the reading that most of the full mentions allow."""
    fitting = [name for name in person.first_name if gender in (None, name.gender)] or list(person.first_name)
    spelt = [mention.parts[0] for mention in full]
    if fitting:
        for name in fitting:
            if name.nominative in spelt:
                return name.nominative
        return fitting[0].nominative
    if len(set(spelt)) == 1 and _in_nominative(gatherer, full[0]):
        return spelt[0]
    return _vote(((form, None) for form in dict.fromkeys(spelt)), gender, _attested(gatherer, full, first=True))


def _surname(gatherer: Gatherer, person: Candidate, gender: str | None) -> str:
    """The surname: the reading that the forms, the first names beside them and the verbs beside them leave over."""
    forms: dict[tuple[str, str | None], None] = {}
    for mention in person.mentions:
        if (
            len(mention.parts) == 1
            and person.most > 1
            and mention.surname.lower() in gatherer.evidence.first_names
            and (gatherer.people.nominatives_of(mention.surname).isdisjoint(person.surnames))
        ):
            continue  # a first name alone
        cases = None
        if len(mention.parts) > 1:
            names = gatherer.evidence.first_names.get(mention.parts[0].lower(), ())
            fitting = [name for name in names if gender in (None, name.gender)]
            cases = "".join({case for name in fitting for case in name.cases}) or None
        if (cases is None or "n" in cases) and _in_nominative(gatherer, mention):
            cases = "n"
        elif gatherer.evidence.is_oblique(mention):
            cases = "".join(case for case in cases or "" if case != "n") or "gdail"
        forms[mention.surname, cases] = None
    if len(forms) == 1:
        ((form, cases),) = forms
        if cases == "n":
            return form
    return _vote(forms, gender, set())


def _vote(forms: Iterable[tuple[str, str | None]], gender: str | None, attested: set[str]) -> str:
    """The nominative that most forms allow, likelier readings first.

    Args:
        forms: Each with the cases it can stand in, where something tells.
        gender: The person's sex, where it is known.
        attested: Forms that stand in the nominative somewhere.
    """
    votes: dict[str, float] = {}
    written = set()
    for form, cases in forms:
        written.add(form)
        best: dict[str, float] = {}
        for reading in readings(form):
            weight = _weight(reading, cases, gender)
            if weight > best.get(reading.nominative, 0.0):
                best[reading.nominative] = weight
        for nominative, weight in best.items():
            votes[nominative] = votes.get(nominative, 0.0) + 1.0 + weight
    if not votes:  # forms that fit no case or sex: take them as they are
        return max(written, key=len)
    for form in attested:
        votes[form] = votes.get(form, 0.0) + 2.0
    for form in written & votes.keys():
        votes[form] += 0.02  # a form that the article has
    return max(votes, key=lambda nominative: (votes[nominative], -len(nominative)))


def _weight(reading: Reading, cases: str | None, gender: str | None) -> float:
    if gender is not None and reading.gender not in ("", gender):
        return 0.0
    if cases is not None and not any(case in reading.cases for case in cases):
        return 0.0
    weight = reading.weight
    stays = len(reading.cases) == 6 and reading.weight > 0.3 and "ej-" not in reading.nominative
    if gender == "f" and stays and not reading.nominative.endswith(("a", "y", "ki", "gi", "eli")):
        weight += 0.6  # women's surnames that don't decline
    last = reading.nominative[-1:]
    if cases is None and reading.cases in ("l", "dl"):
        weight -= 0.3  # nothing says "o Vance", so Vance it is, not Vanka
    if gender == "m" and reading.cases == "dl" and last == "a" and reading.nominative[:-1].endswith(_MEN):
        weight -= 0.3  # "o Mentzenie" is rather Mentzen
    if gender == "m" and len(reading.cases) == 6 and cases is not None and "n" not in cases:
        weight -= 0.3 if last == "i" or reading.nominative[-2:] == "ie" else 0.0  # a man's declines: "Hołowni", "Lisie"
    if gender == "m" and reading.cases == "n" and cases is None and last == "a":
        weight -= 0.3
    return weight


def _in_nominative(gatherer: Gatherer, mention: Mention) -> bool:
    """Whether the place tells that a mention stands in the nominative: a verb of speech beside it."""
    return mention.verb is not None or gatherer.evidence.beside_speech(mention)


def _attested(gatherer: Gatherer, mentions: list[Mention], *, first: bool) -> set[str]:
    return {mention.parts[0] if first else mention.surname for mention in mentions if _in_nominative(gatherer, mention)}
