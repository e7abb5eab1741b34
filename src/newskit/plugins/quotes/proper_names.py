"""Names that no list and no other reader knows: "powiedziała Zuzia z Radomia", "jak donosi „Marca”", "AG:"."""

from __future__ import annotations

from newskit.document import Document
from newskit.model import Person
from newskit.plugins.inflection import readings
from newskit.plugins.quotes.cast import Actor, cast
from newskit.plugins.quotes.drafts import Mention
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = [
    "fullest",
    "in_nominative",
    "name_before",
    "name_behind",
    "name_in_apposition",
    "quoted_before",
    "quoted_outlet",
    "spelled_out",
]

_LONGEST = 3  # words of a name
_OPENING = (' "', " „", " «", " “")
_CLOSING = ('"', "”", "»", "“")
_LEAST, _MOST = 2, 6  # letters of an acronym


def name_behind(view: View, at: int, high: int, person: str, *, any_form: bool = False) -> Mention | None:
    """The name that a word begins, if it has the form of a nominative that agrees with a verb, or `any_form`."""
    stop = at
    while stop < high and stop - at < _LONGEST and view.capital(stop) and (stop == at or view.gaps[stop] in (" ", "-")):
        if (
            stop in view.bodies
            or stop in view.roles
            or view.cast.covering(stop) is not None
            or not (any_form or _nominative(view, stop, person, first=stop == at))
        ):
            return None
        stop += 1
    if stop == at + 1 and view.words[at].endswith("i") and person == "m":
        return None  # "prezydent Polski"
    if stop == at or (stop < high and view.capital(stop) and view.gaps[stop] in (" ", "-")):
        return None
    return Mention(at, stop, "phrase", None, "", "person")


def _nominative(view: View, at: int, person: str, *, first: bool) -> bool:
    """Whether a word has the form of a name in the nominative; of the first of several little is known."""
    word, of = view.word(at), view.nouns_of
    if word.isupper() or len(word) < _LONGEST or view.words[at] in of.particles:
        return False
    if first and at + 1 < len(view.words) and view.gaps[at + 1] == " " and view.capital(at + 1):
        return word.endswith("e") or (
            word.endswith(of.endings(of.named, person)) and not word.endswith(of.oblique_names)
        )
    return word.endswith(of.endings(of.named, person)) and not word.endswith(of.oblique_names)


def name_before(view: View, cue: Hit, low: int) -> Mention | None:
    """The name right before a verb that nobody knows, of more words than one: "Biały Dom podał"."""
    stop = cue.first
    while stop > low and view.words[stop - 1] in view.sets.linking and view.gaps[stop] == " ":
        stop -= 1
    at = stop
    while at > low and stop - at < _LONGEST and view.capital(at - 1) and (at == stop or view.gaps[at] in (" ", "-")):
        at -= 1
    if stop - at < _LEAST or (at > low and view.words[at - 1] in view.sets.prepositions):
        return None
    found = name_behind(view, at, stop, cue.value.person)
    if found is not None and found.stop == stop:
        found.sort = "organisation"
        return found
    return None


def quoted_outlet(view: View, at: int, high: int) -> Mention | None:
    """The outlet whose name stands in marks: "jak donosi „Marca”"."""
    if view.gaps[at] not in _OPENING:
        return None
    stop = at
    while stop < high and stop - at < _LONGEST and view.capital(stop) and (stop == at or view.gaps[stop] == " "):
        stop += 1
    behind = view.text[view.ends[stop - 1] : view.ends[stop - 1] + 1] if stop > at else ""
    return Mention(at, stop, "phrase", None, "", "organisation") if behind in _CLOSING and behind else None


def name_in_apposition(view: View, at: int, high: int) -> Actor | None:
    """The person whose name begins with a word and ends the clause or stands before a comma: "matka, Ewa Lis,"."""
    actor = view.cast.at(at)
    if actor is None or actor.kind != "person" or not actor.nominative:
        return None
    gap = view.gaps[actor.stop] if actor.stop < high else ""
    return actor if gap != " " and not gap.startswith(("'", "’", "-")) else None


def quoted_before(view: View, stop: int, low: int) -> Mention | None:
    """The outlet in marks that a verb follows: "„Corriere della Sera” ocenia"."""
    if stop <= low or view.gaps[stop] not in ("” ", '" ', "» "):
        return None
    for at in range(stop - 1, max(low, stop - _LONGEST - 1) - 1, -1):
        opening = view.text[view.starts[at] - 1 : view.starts[at]]
        if opening in ("„", "«", '"', "“") and opening and view.capital(at):
            if at > low:  # "krytyk „Kina” pisze"
                return None
            return Mention(at, stop, "phrase", None, "", "organisation")
    return None


def in_nominative(word: str) -> str:
    """The likeliest nominative of a name in the genitive."""
    found = [one for one in readings(word) if "g" in one.cases and one.nominative != word and one.weight > 0]
    return found[0].nominative if found else word


def fullest(view: View, person: Person) -> Person:
    """The person of whom one word of the name is known, by the full name, if only one other bears it."""
    if " " in person.name:
        return person
    bearers = [
        other
        for other in view.cast.people()
        if person.name in other.name.split() and other.name != person.name and other.gender in (None, person.gender)
    ]
    return bearers[0] if len(bearers) == 1 else person


def spelled_out(view: View, name: str) -> Person | str:
    """Whom an acronym stands for: the person with these initials, or the organisation that it abbreviates."""
    if not (_LEAST <= len(name) <= _MOST and name.isalpha() and name[0].isupper() and sum(map(str.isupper, name)) > 1):
        return name
    people, organisations = view.document.once(_by_initials)
    return people.get(name) or organisations.get(name.lower(), name)


def _by_initials(document: Document) -> tuple[dict[str, Person], dict[str, str]]:
    """The first person and the first organisation with certain initials; an organisation's in lower case."""
    everybody = document.once(cast)
    people: dict[str, Person] = {}
    for person in everybody.people():
        people.setdefault(_initials(person.name.replace("-", " ").split()), person)
    organisations: dict[str, str] = {}
    for one in everybody.organisations():
        words = one.name.replace("-", " ").split()
        if len(words) > 1:
            organisations.setdefault(_initials(words).lower(), one.name)
            organisations.setdefault(_initials([word for word in words if word[0].isupper()]).lower(), one.name)
    return people, organisations


def _initials(words: list[str]) -> str:
    return "".join([word[0] for word in words])
