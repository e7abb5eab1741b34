"""Endings of Slavic words that are no names of people: verbs in the conditional, nouns in the plural, towns.

For packs with ``[names] inflection = "slavic"``; names of people are in `newskit.plugins.inflection`.
"""

from __future__ import annotations

from newskit.plugins.inflection import readings

__all__ = [
    "is_conditional",
    "is_place_adjective",
    "is_plural",
    "is_virile",
    "town_of",
    "virile_adjective",
    "virile_plural",
]

_CONDITIONAL = ("łby", "łaby", "łoby", "liby", "łyby")
_PLURAL = ("i", "y", "e", "ów", "om", "ami", "ach", "an")  # of nouns for people
# What a consonant becomes before the ending of men in the nominative plural.
_VIRILE = (
    ("st", "ści"), ("zd", "ździ"), ("k", "cy"), ("c", "cy"), ("g", "dzy"), ("ch", "si"), ("sz", "sze"), ("cz", "cze"),
    ("rz", "rze"), ("r", "rzy"), ("t", "ci"), ("d", "dzi"), ("ł", "li"), ("n", "ni"), ("s", "si"), ("z", "zi"),
    ("b", "bi"), ("p", "pi"), ("w", "wi"), ("m", "mi"), ("f", "fi"),
)  # fmt: skip
_VIRILE_ENDS = ("cy", "rzy", "dzy", "ci", "dzi", "li", "ni", "si", "zi", "wi", "mi", "owie", "arze", "iele")
_VIRILE_ADJECTIVES = (
    ("skich", "scy"), ("ckich", "ccy"), ("rych", "rzy"), ("łych", "li"), ("nych", "ni"), ("wych", "wi"),
)  # fmt: skip
_TOWNS = (("owie", "ów"), ("inie", "in"), ("ynie", "yn"), ("sku", "sk"), ("cku", "ck"))

# Adjectives of places, any case: niemiecki, kazachstańskich, britského, французькій, китайских.
_PLACE_STEMS = ("sk", "ck", "zk", "ськ", "цьк", "зьк", "ск", "цк")
_PLACE_ENDINGS = (
    *("iego", "iemu", "imi", "iej", "ich", "im", "ie", "ią", "i", "a", "ą"),
    *("ý", "ého", "ému", "ém", "ým", "ých", "ými", "í", "á", "é", "ou"),
    *("ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "і", "их", "ими", "ом", "ая", "ой", "ую", "ое", "ие"),
)
_PLACES = tuple(stem + ending for stem in _PLACE_STEMS for ending in _PLACE_ENDINGS)
_SHORTEST_PLACE = 6  # letters of an adjective of a place


def is_place_adjective(word: str) -> bool:
    """Whether a word in lower case looks like an adjective of a place, in Polish, Czech, Ukrainian or Russian.

    >>> is_place_adjective("brytyjskiej"), is_place_adjective("французькій"), is_place_adjective("prasowej")
    (True, True, False)
    """
    return len(word) >= _SHORTEST_PLACE and word.endswith(_PLACES)


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


def virile_plural(genitive: str) -> str | None:
    """The nominative plural of men in the genitive plural; None where the ending is another one.

    >>> virile_plural("hodowców"), virile_plural("ekonomistów"), virile_plural("lekarzy"), virile_plural("rolnika")
    ('hodowcy', 'ekonomiści', 'lekarze', None)
    """
    if genitive.endswith(("arzy", "erzy", "aczy", "oszy", "uszy")):
        return genitive[:-1] + "e"
    if genitive.endswith(("cieli", "zieli")):
        return genitive[:-1] + "e"
    if not genitive.endswith("ów"):
        return None
    stem = genitive[:-2]
    return next((stem[: -len(end)] + soft for end, soft in _VIRILE if stem.endswith(end)), stem + "owie")


def is_virile(plural: str) -> bool:
    """Whether a nominative plural is one of men, by its ending.

    >>> is_virile("eksperci"), is_virile("serwisy")
    (True, False)
    """
    return plural.endswith(_VIRILE_ENDS)


def virile_adjective(genitive: str) -> str:
    """An adjective in the genitive plural as it stands before men in the nominative.

    >>> virile_adjective("unijnych"), virile_adjective("polskich"), virile_adjective("dwóch")
    ('unijni', 'polscy', 'dwóch')
    """
    for ending, nominative in _VIRILE_ADJECTIVES:
        if genitive.endswith(ending):
            return genitive[: -len(ending)] + nominative
    return genitive
