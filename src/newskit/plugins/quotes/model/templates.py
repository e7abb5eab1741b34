"""The features of a word, by name: what each template says of it.

Templates that look at the same few things of a word are a group. The group has one key a word, a tuple of these things,
and a function that gives the values of its templates for a key. Training takes the values; the tagger adds up
their weights once for a key, and keeps the sum.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from attrs import frozen

__all__ = ["FAR", "GROUPS", "TEMPLATES", "Group", "Key", "Kind", "Value"]

Value = str | tuple[str, ...] | None
Key = Any  # of a group, or the value itself of a template that stands alone

#: The names of the templates, in the order of the model's file. ``w`` is the word, ``a`` and ``b`` the words before and
#: behind, ``t`` a tag, ``g`` and ``h`` the gaps before and behind.
TEMPLATES = (
    # The words around, and their endings.
    "w", "a", "b", "aa", "bb", "aw", "wb", "end", "end-a", "end-b",
    # The gaps, and words beside them.
    "g", "h", "gw", "hb", "ga",
    # What the lexicon and the capitals say; where in a quotation the word stands; what the rules say.
    "shape", "shape-b", "shape-a", "mark", "mark-b", "mark-a", "class-mark", "rule", "rule-a", "rule-b",
    # Tags.
    "ata", "aagt", "thbb", "bbb", "whb", "agw",
    # The place in the sentence.
    "place", "start", "start-rule",
    # The last verb of speech, and the next one.
    "left", "left-far", "left-w", "left-rule", "left-finite", "left-class", "left-near", "right", "right-far", "both",
    # The quotation, the end of the sentence, and the end of the one before.
    "quotation-before", "quotation-behind", "quotation", "tail", "before",
)  # fmt: skip

#: A count of words, the coarser the greater; of more words it is the last one.
FAR = ("0", "1", "2", "3", *["4"] * 3, *["7"] * 5, *["12"] * 8, "20")
_LONG = 32  # letters of a word
_BESIDE = frozenset("0123")


@frozen(eq=False)
class Kind:
    """What is known of a word but for the word itself; one object for all words of which the same is known.

    Attributes:
        cls: What it is in the lexicon; see `Page.classes`.
        shape: The class with the case of its first letter and whose name the word belongs to.
        mark: Where in a quotation it stands.
        rule: The label that the rules give it.
        rule_name: Which rule.
    """

    cls: str
    shape: str
    mark: str
    rule: str
    rule_name: str


class Group(NamedTuple):
    """Templates that have their keys in common.

    Attributes:
        templates: Their names.
        values: What they say for a key; None where there is but one template, and its key is its value.
        keep: Which keys are worth keeping their weights for; all where None.
    """

    templates: tuple[str, ...]
    values: Callable[[Key], tuple[Value, ...]] | None = None
    keep: Callable[[Key], bool] | None = None


def _word(key: tuple[str, str]) -> tuple[Value, ...]:
    """Of a gap and the word behind it."""
    word = key[1]
    return word, word[-3:], key


def _short(key: tuple[str, str]) -> bool:
    """Whether a gap and a word may come again."""
    return len(key[1]) <= _LONG


def _word_before(key: tuple[str, str]) -> tuple[Value, ...]:
    """Of a gap and the word that stands two gaps before the next."""
    word = key[1]
    return word, word[-2:], key


def _kinds(key: tuple[Kind, str, Kind, str, Kind]) -> tuple[Value, ...]:
    """Of a word, the words beside it and the gaps between them."""
    a, g, w, h, b = key
    shapes = (w.shape, (b.shape, h), (a.shape, g))
    marks = ((w.mark, g), (b.mark, w.mark, h), (a.mark, w.mark), (w.cls, w.mark))
    rules = ((w.rule, w.rule_name), (a.rule, w.rule), (w.rule, b.rule))
    return g, h, *shapes, *marks, *rules


def _place(key: tuple[Value, Value, tuple[str, ...], tuple[str, ...] | None]) -> tuple[Value, ...]:
    """Of the place in the sentence, the end of the one before, the quotation around, and the sentence's beginning."""
    place, before, quotation, start = key
    around: tuple[Value, ...] = (None, None, None)
    if quotation:
        ahead, behind, size, unclosed = quotation
        around = ((ahead, size), behind, (ahead, behind[:1] + behind[-1:], size, unclosed))
    return place, before, *around, *((start[:3], start[3:]) if start else (None, None))


def _left(key: tuple[str, ...]) -> tuple[Value, ...]:
    """Of the last verb of speech: the verb, its class, how far, across how many marks, "that" or "to", finite verbs."""
    if len(key) == 2:  # none: the sentence's signs, and how far it begins
        return None, key, None
    word, cls, far, crossed, leading, finite = key
    return (word, far) if far in _BESIDE else word, (far, crossed, leading, cls), (cls, finite, crossed)


def _since(key: tuple[str, str, str, str, str] | None) -> tuple[Value, ...]:
    """Of the words since the last verb of speech, and of this one: finite verbs, gap, tag, "that" or "to", rule."""
    return (key[:3], key[3:]) if key else (None, None)


def _right(key: tuple[Any, ...]) -> tuple[Value, ...]:
    """Of the next verb of speech: the verb, its class, how far, across how many marks; and the last one's class."""
    if len(key) == 2:
        return None, key, None
    word, cls, far, crossed, last = key
    both = (last[0], cls, last[1], crossed) if last else None
    return (word, "2" if crossed == "3" else crossed), (far, crossed, cls), both


#: All templates by group, in the order in which `features.columns` gives their keys.
GROUPS = (
    Group(("w", "end", "gw"), _word, _short),
    Group(("b", "end-b", "hb"), _word, _short),
    Group(("a", "end-a", "ga"), _word_before, _short),
    Group(("aa",)),
    Group(("bb",)),
    Group(("aw",)),
    Group(("wb",)),
    Group(
        ("g", "h", "shape", "shape-b", "shape-a", "mark", "mark-b", "mark-a", "class-mark", "rule", "rule-a", "rule-b"),
        _kinds,
    ),
    Group(("ata",)),
    Group(("aagt",)),
    Group(("thbb",)),
    Group(("bbb",)),
    Group(("whb",)),
    Group(("agw",)),
    Group(("place", "before", "quotation-before", "quotation-behind", "quotation", "start", "start-rule"), _place),
    Group(("left", "left-far", "left-class"), _left),
    Group(("left-finite", "left-rule"), _since),
    Group(("left-w",)),
    Group(("left-near",)),
    Group(("right", "right-far", "both"), _right),
    Group(("tail",)),
)
