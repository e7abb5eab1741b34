"""How right quotes are: the measures of ``benchmarks/quotes.py``, for text whose attributions are marked by hand.

word         a run of letters and digits, joined by apostrophes; marks and punctuation never count.
overlap      quotes of a system and of the gold are paired one to one, the best first, where their contents share at
             least half of the words that either has (IoU >= 0.5). Precision, recall and F1 are of these pairs.
speaker      right where what the system gives holds the head of the gold source and has at most twice as many words, or
             eight more. Where the gold has no source, right means that the system gives none.
end to end   F1 where a pair counts only if its speaker is right as well.
kinds        direct, mixed, indirect: all, some or none of the gold content lies in quotation marks. Words that share
             their quotation with the cue make it indirect: somebody else quotes them. Recall is of each kind.
direct P     of the system's quotes that lie wholly in quotation marks, the share that has a partner.
views        ``all`` has every attribution of the gold. ``speech`` has those whose cue has a word of speech
             (``speech_words.toml``) and whose content is quoted or has three words. The others of the gold are neither
             right nor wrong in it, and neither is a system's quote without a partner whose own cue has no such word.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

__all__ = ["KINDS", "VIEWS", "Attribution", "Figures", "Text", "is_speech", "paired", "quotations", "score"]

KINDS = ("direct", "mixed", "indirect")
VIEWS = ("speech", "all")

Offsets = tuple[int, int]
Places = frozenset[int]  # words, by their number in the text

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARK = re.compile(r"[“„«”»\"]|``|''")
_STRAIGHT = ('"', "''")
_OPENING = ("“", "„", "«", "``")
# What ends the head of a source: "Rob Smith, a voter", "leaders of both parties".
_BREAK = re.compile(r"[,;:(—–]")
_BEHIND_A_HEAD = re.compile(
    r"about|against|among|and|as|at|because|behind|between|by|for|from|in|including|inside|near|of|on|or|said|says|than|"
    r"that|to|under|when|where|which|who|whose|with|within"
)


class Attribution(NamedTuple):
    """A quote of the gold or of a system, in half-open ``str`` offsets; cue and source may be missing."""

    content: Sequence[Offsets]
    cue: Sequence[Offsets] = ()
    source: Sequence[Offsets] = ()


class Figures(NamedTuple):
    """What a table shows: how many the gold has, and shares of one, nan where there is nothing to share."""

    gold: int
    precision: float
    recall: float
    f1: float
    end_to_end: float
    recall_of: dict[str, float]
    direct_precision: float

    def shares(self) -> tuple[float, ...]:
        """All but the number of the gold, in the order of the table."""
        return self.precision, self.recall, self.f1, self.end_to_end, *self.recall_of.values(), self.direct_precision


# ----------------------------------------------------------------------------------------------------- words and marks


def quotations(text: str) -> Iterator[Offsets]:
    """The text between double quotation marks, without them; one that is not closed ends with its line.

    >>> list(quotations('He said “no” and "never'))
    [(9, 11), (18, 23)]
    """
    for line in re.finditer(r"[^\n]+", text):
        start = None
        for mark in _MARK.finditer(text, line.start(), line.end()):
            if mark[0] in _STRAIGHT:
                opens = start is None
                if opens and _only_closes(text, mark):
                    continue
            else:
                opens = mark[0] in _OPENING
            if start is not None and (not opens or mark.start() > start):
                yield start, mark.start()
            start = mark.end() if opens else None
        if start is not None:
            yield start, line.end()


def _only_closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark stands like a closing one: a word before it and a space behind."""
    before, behind = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(before) and not before.isspace() and before not in "([—–-‘'“" and (not behind or behind.isspace())


class Text:
    """A text and its words: where they stand, and in which quotation."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [word.span() for word in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]
        self.quotation = {
            word: number for number, quoted in enumerate(quotations(text)) for word in self.within([quoted])
        }

    def within(self, stretches: Iterable[Offsets]) -> Places:
        """The words that have a character in one of the stretches."""
        return frozenset(
            word
            for start, end in stretches
            if start < end
            for word in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )

    def word(self, place: int) -> str:
        """A word by its number."""
        return self.text[self._starts[place] : self._ends[place]]

    def kind(self, content: Places, cue: Places) -> str:
        """``direct``, ``mixed`` or ``indirect``, as the marks tell it."""
        inside = {self.quotation[word] for word in content if word in self.quotation}
        if not inside or inside & {self.quotation.get(word) for word in cue}:
            return "indirect"
        return "direct" if self.quoted(content) else "mixed"

    def quoted(self, content: Places) -> bool:
        """Whether every word lies in quotation marks."""
        return all(word in self.quotation for word in content)

    def head(self, source: Places) -> int:
        """The last word of a source before a comma, a preposition or a relative clause."""
        words = sorted(source)
        for word, following in pairwise(words):
            between = self.text[self._ends[word] : self._starts[following]]
            if _BREAK.search(between) or _BEHIND_A_HEAD.fullmatch(self.word(following).lower()):
                return word
        return words[-1]


# -------------------------------------------------------------------------------------------------- words of speech


def is_speech(cue: str) -> bool:
    """Whether a cue has a word of speech."""
    return any(word in _speech_words() for word in _WORD.findall(cue.lower().replace("’", "'")))


@cache
def _speech_words() -> frozenset[str]:
    listed = tomllib.loads(Path(__file__).with_name("speech_words.toml").read_text(encoding="utf-8"))
    regular = (form for verb in listed["verbs"].split() for form in _forms(verb))
    return frozenset([*regular, *listed["irregular"].split(), *listed["nouns"].split()])


def _forms(verb: str) -> Iterator[str]:
    """The forms of a regular English verb."""
    yield verb
    if re.search(r"[^aeiou]y$", verb):
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    stem = verb.removesuffix("e")
    yield from (verb + ("es" if re.search(r"(s|x|z|ch|sh)$", verb) else "s"), stem + "ed", stem + "ing")
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", verb):
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")


# ------------------------------------------------------------------------------------------------------------ scoring


class _Quote(NamedTuple):
    """An attribution in words."""

    content: Places
    source: Places
    kind: str
    speech: bool | None  #: Whether its cue has a word of speech; None where it has no cue.


def paired(system: Sequence[Places], gold: Sequence[Places]) -> dict[int, int]:
    """Which of the system is which of the gold: one to one, the best first, none that shares less than half.

    >>> paired([frozenset({1, 2}), frozenset({1, 2, 3})], [frozenset({1, 2, 3, 4})])
    {1: 0}
    """
    candidates = sorted(
        (-_alike(mine, theirs), i, j) for i, mine in enumerate(system) for j, theirs in enumerate(gold) if mine & theirs
    )
    pairs: dict[int, int] = {}
    for share, i, j in candidates:
        if -share >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def score(
    texts: Sequence[Text],
    gold: Sequence[Sequence[Attribution]],
    system: Sequence[Sequence[Attribution]],
    view: str = "speech",
) -> Figures:
    """The figures of a system's quotes, over all texts together."""
    count: Counter[str] = Counter()
    for text, there, given in zip(texts, gold, system, strict=True):
        truth, answers = _in_words(text, there), _in_words(text, given)
        if view == "speech":
            truth, answers = _of_speech(truth, answers)
        _count(text, truth, answers, count)
    return Figures(
        gold=count["gold"],
        precision=_share(count["paired"], count["system"]),
        recall=_share(count["paired"], count["gold"]),
        f1=_share(2 * count["paired"], count["gold"] + count["system"]),
        end_to_end=_share(2 * count["right"], count["gold"] + count["system"]),
        recall_of={kind: _share(count[f"paired {kind}"], count[f"gold {kind}"]) for kind in KINDS},
        direct_precision=_share(count["quoted paired"], count["quoted"]),
    )


def _in_words(text: Text, attributions: Iterable[Attribution]) -> list[_Quote]:
    found = []
    for one in attributions:
        content, cue = text.within(one.content), text.within(one.cue)
        if content:
            speech = is_speech(" ".join(text.text[start:end] for start, end in one.cue)) if one.cue else None
            found.append(_Quote(content, text.within(one.source), text.kind(content, cue), speech))
    return found


def _of_speech(gold: list[_Quote], system: list[_Quote]) -> tuple[list[_Quote], list[_Quote]]:
    """The gold of the view, and the system's quotes that are right or wrong in it."""
    wanted = [one.speech is True and (one.kind != "indirect" or len(one.content) >= 3) for one in gold]
    others = [one.content for one, is_wanted in zip(gold, wanted, strict=True) if not is_wanted]
    pairs = paired([one.content for one in system], [one.content for one in gold])
    judged = [
        one
        for i, one in enumerate(system)
        if (i in pairs and wanted[pairs[i]])
        or (one.speech is not False and not any(_touches(one.content, other) for other in others))
    ]
    return [one for one, is_wanted in zip(gold, wanted, strict=True) if is_wanted], judged


def _touches(content: Places, other: Places) -> bool:
    """Whether a quote is taken for another: half of its own words lie there, or half of what either has."""
    return len(content & other) >= len(content) / 2 or _alike(content, other) >= 0.5


def _count(text: Text, gold: list[_Quote], system: list[_Quote], count: Counter[str]) -> None:
    pairs = paired([one.content for one in system], [one.content for one in gold])
    count["gold"] += len(gold)
    count["system"] += len(system)
    count["paired"] += len(pairs)
    count["right"] += sum(_right_speaker(text, system[i].source, gold[j].source) for i, j in pairs.items())
    count.update(f"gold {one.kind}" for one in gold)
    count.update(f"paired {gold[j].kind}" for j in pairs.values())
    quoted = [i for i, one in enumerate(system) if text.quoted(one.content)]
    count["quoted"] += len(quoted)
    count["quoted paired"] += sum(i in pairs for i in quoted)


def _right_speaker(text: Text, given: Places, source: Places) -> bool:
    if not source:
        return not given
    return text.head(source) in given and len(given) <= max(2 * len(source), len(source) + 8)


def _alike(one: Places, other: Places) -> float:
    return len(one & other) / len(one | other)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
