"""Endings of Slavic words that are no names of people: verbs in the conditional, nouns in the plural, towns.

For packs with ``[names] inflection = "slavic"``; names of people are in `newskit.plugins.inflection`.
"""

from __future__ import annotations

from newskit.plugins.inflection import readings

__all__ = ["is_conditional", "is_plural", "town_of"]

_CONDITIONAL = ("łby", "łaby", "łoby", "liby", "łyby")
_PLURAL = ("i", "y", "e", "ów", "om", "ami", "ach", "an")  # of nouns for people
_TOWNS = (("owie", "ów"), ("inie", "in"), ("ynie", "yn"), ("sku", "sk"), ("cku", "ck"))


def is_conditional(verb: str) -> bool:
    """Whether a verb stands in the conditional.

    >>> is_conditional("groziłoby"), is_conditional("groziło")
    (True, False)
    """
    return verb.endswith(_CONDITIONAL)


def is_plural(noun: str) -> bool:
    """Whether a noun for people may stand in the plural.

    >>> is_plural("francuzi"), is_plural("francuz")
    (True, False)
    """
    return noun.endswith(_PLURAL)


def town_of(locative: str) -> str:
    """The likeliest nominative of a town in the locative; the form itself where its ending tells nothing.

    >>> town_of("Tarnowie"), town_of("Gdańsku"), town_of("Oslo")
    ('Tarnów', 'Gdańsk', 'Oslo')

    One in -owie may also come from -owo ("Wejherowie"); -ów is the commoner, so look for the word in the article first.
    """
    for ending, nominative in _TOWNS:
        if locative.endswith(ending) and len(locative) > len(ending) + 1:
            return locative[: -len(ending)] + nominative
    sure = [one for one in readings(locative) if "l" in one.cases and one.weight >= 1 and one.nominative != locative]
    return sure[0].nominative if sure else locative
