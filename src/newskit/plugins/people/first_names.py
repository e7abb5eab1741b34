"""First names that are a man's in one case and a woman's in another: "Jana" is Jan's, or Jana."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newskit.plugins.inflection import readings
from newskit.plugins.names import FirstName
from newskit.plugins.people.mentions import Mention

__all__ = ["agreeing"]

_INITIAL = 3  # letters, with its stop
_NOMINATIVE = 1.5  # what stands in the nominative is likelier than a case of something else


def agreeing(
    known: Sequence[FirstName], mentions: Sequence[tuple[Mention, str]], surnames: Collection[str] = ()
) -> Sequence[FirstName]:
    """Of the readings of a first name those that fit the surname beside it in most mentions.

    Args:
        known: The readings.
        mentions: Mentions with first name and surname, each with the case that what stands around it tells: ``n``,
            ``o`` for any other, or nothing.
        surnames: The nominatives that the surname can have by all mentions; any, where there are none.
    """
    weights = {
        name: sum(
            _fit(one, mention, case, surnames)
            for mention, case in mentions
            for one in known
            if one.nominative == name.nominative and one.gender == name.gender
        )
        for name in known
    }
    best = max(weights.values())
    return [name for name in known if weights[name] == best] if best else known


def _fit(name: FirstName, mention: Mention, case: str, surnames: Collection[str]) -> float:
    """How well a reading of a first name fits one mention."""
    fitting = [
        reading.weight
        for reading in readings(mention.surname)
        if reading.gender in ("", name.gender)
        and (not surnames or reading.nominative in surnames)
        and any(one in reading.cases for one in name.cases if not (case == "o" and one == "n"))
    ]
    weight = max(fitting, default=0.0)
    if len(mention.surname) < _INITIAL:  # "Sylwestra G." tells nothing
        weight = float(any(not (case == "o" and one == "n") for one in name.cases))
    nominative = mention.parts[0] == name.nominative
    if case == "o":
        return weight
    return weight * _NOMINATIVE if nominative else weight
