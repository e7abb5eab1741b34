"""What the model sees of a document: for each word its class, its gap, its quotation, and what the rules make of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count
from operator import attrgetter

from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.memo import Memo
from newskit.plugins.quotes.model.attributions import Attribution, runs_of
from newskit.plugins.quotes.model.templates import FAR, Kind
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import WordSets
from newskit.plugins.sentences import sentences

__all__ = ["Page"]

_MARKS = dict.fromkeys('"“”„«»', "Q") | dict.fromkeys("'’‘‚`", "'") | dict.fromkeys("-–—―‒", "-")
_MARKS |= dict.fromkeys(".!?…", ".") | dict.fromkeys("([{", "(") | dict.fromkeys(")]}", ")")
_MARKS |= dict.fromkeys(" \u00a0\u202f\t\r", "") | {mark: mark for mark in ",:;"}
_PLAIN = "_"  # a blank
_LINE = "N"  # the end of a line
_LONGEST_GAP = 4
_LONG = 32  # characters; a longer word or gap hardly comes twice
_SHORT_QUOTATION = 4  # words
_OUTSIDE = "^"  # before a line and behind it
_BLANK_TAIL = "$"
_BEFORE = Kind("", _OUTSIDE, _OUTSIDE, _OUTSIDE, "")
_BEHIND = 7  # words behind a quotation among which its verb stands
_SHORT_WORD = 5  # letters of a word that may be a preposition or a conjunction


class Page:
    """A document as the model sees it; all lists go by word and have one place more than there are words.

    Attributes:
        words: The words in lower case.
        gaps: What stands before each word: ``_`` for a blank, else its marks by class.
        classes: What a word is in the lexicon: a verb of speech by group and person, a noun for a source, an office.
        speech: The words that are verbs of speech, or begin a formula.
        tags: A word's class, else a letter for its part of speech as far as a word list or its ending tell.
        marks: Where in a quotation a word stands.
        quotations: What stands around the quotation that a word belongs to.
        rules: The label that the rules give a word, and `rule_names` which rule.
        sentences: The first word of each sentence.
    """

    def __init__(self, view: View, drafts: Sequence[Draft]) -> None:
        self.view = view
        self.words = view.words
        self.gaps = [*map(_GAPS.__getitem__, view.gaps)]
        self.classes, self.speech = _classes(view)
        actors = _actors(view)
        self.tags = self._tags(actors)
        self._cases = self._cases_of(actors)
        self.marks = _marks(view)
        self.quotations = self._quotations()
        self.rules, self.rule_names = self._rules(drafts)
        starts = view.starts
        self.sentences = [bisect_left(starts, start) for start, _ in view.document.once(sentences).spans]

    def windows(self) -> list[tuple[int, int]]:
        """The lines that are worth a look: those with a verb of speech, a formula, a noun for a source, a quotation."""
        return self._lines_with(self._anchors() | self.view.nouns.keys())

    def doubtful(self, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
        """The lines where the rules leave something open, about half.

        These have words of speech or quotations that no quote of theirs holds, or a quote whose source they do not know
        or take for a phrase.
        """
        index_at = self.view.scan.index_at
        anchors = {at for at in self._anchors() if self.rules[at] == "O"}
        for draft in drafts:
            if draft.cue is not None and (draft.mention is None or draft.mention.kind == "phrase"):
                anchors.add(index_at(draft.cue[0]))
        return self._lines_with(anchors)

    def _anchors(self) -> set[int]:
        view = self.view
        quotations = {one.first for some in view.quotations.values() for one in some}
        return quotations | {hit.first for hit in view.cues} | {hit.first for hit in view.formulas}

    def _lines_with(self, anchors: set[int]) -> list[tuple[int, int]]:
        places = sorted(anchors)
        found = []
        for _, _, first, stop in self.view.lines:
            at = bisect_left(places, first)
            if at < len(places) and places[at] < stop:
                found.append((first, stop))
        return found

    def kinds(self, first: int, stop: int) -> list[Kind]:
        """What is known of the words of a line, with a place before it and one behind."""
        of = [self.classes, self._cases, self.marks, self.rules, self.rule_names]
        behind = (self.classes[stop], self._cases[stop], self.marks[stop], _OUTSIDE, "")
        return [
            _BEFORE,
            *map(_KINDS.__getitem__, zip(*(values[first:stop] for values in of), strict=True)),
            _KINDS[behind],
        ]

    def line_of(self, at: int) -> int:
        """The number of the line that a word stands in."""
        return bisect_right(self.view.lines, at, key=_first_word) - 1

    # ----------------------------------------------------------------------------------------------------- the parts

    def _tags(self, actors: Sequence[str]) -> list[str]:
        words, classes = self.words, self.classes
        known = _tags_by_word(self.view.sets)
        tags = [*map(known.__getitem__, words), ""]
        for at in self.view.scan.capitals:
            if words[at] not in known.listed:
                tags[at] = "N"
        for at in compress(count(), classes):
            tags[at] = classes[at][:2]
        for at in compress(count(), actors):
            tags[at] = actors[at]
        return tags

    def _cases_of(self, actors: Sequence[str]) -> list[str]:
        cases = ["a"] * len(self.words) + [""]
        for at in self.view.scan.capitals:
            cases[at] = "A"
        for at in compress(count(), actors):
            cases[at] += actors[at]
        return cases

    def _quotations(self) -> list[tuple[str, ...]]:
        view, gaps = self.view, self.gaps
        size = len(self.words)
        cues = view.cue_at.keys() | {hit.first for hit in view.formulas}
        found: list[tuple[str, ...]] = [()] * (size + 1)
        for some in view.quotations.values():
            for one in some:
                behind = _BLANK_TAIL
                if one.stop < size:
                    behind = "-" + gaps[one.stop][:2]
                    for at in range(one.stop, min(one.stop + _BEHIND, size)):
                        if gaps[at][:1] == _LINE:
                            break
                        if at in cues:
                            behind = f"c{self.words[at]}{gaps[one.stop][:2]}"
                            break
                before = "^"
                if one.first and gaps[one.first][:1] != _LINE:
                    word = self.words[one.first - 1]
                    before = "c" if one.first - 1 in cues else word if len(word) <= _SHORT_WORD else "x"
                before = gaps[one.first][:2] + before
                value = (before, behind, FAR[min(one.stop - one.first, len(FAR) - 1)], "" if one.closed else "u")
                for at in range(one.first, min(one.stop, size)):
                    found[at] = value
        return found

    def _rules(self, drafts: Sequence[Draft]) -> tuple[list[str], list[str]]:
        starts = self.view.starts
        labels = ["O"] * (len(self.words) + 1)
        names = [""] * (len(self.words) + 1)

        def words(place: tuple[int, int]) -> tuple[int, int]:
            return bisect_left(starts, place[0]), bisect_left(starts, place[1])

        for draft in drafts:
            mention = draft.mention
            one = Attribution(
                content=[words(place) for place in draft.content],
                cue=words(draft.cue) if draft.cue else None,
                source=(mention.first, mention.stop) if mention else None,
            )
            for label, first, stop in runs_of(one):
                labels[first:stop] = [label] * (stop - first)
                names[first:stop] = [draft.rule] * (stop - first)
        return labels, names


class _Tags(Memo[str, str]):
    """The tag of a word in lower case: by the word lists, else a sign for a number or its last letter."""

    __slots__ = ("listed",)

    def __init__(self, sets: WordSets) -> None:
        super().__init__(self._tag, keep=lambda word: len(word) <= _LONG)
        self.listed: dict[str, str] = {}
        for tag, words in (
            ("D", sets.definite | sets.indefinite | sets.possessives),
            ("&", sets.coordinating),
            ("p", sets.prepositions),
            ("v", sets.finite | sets.auxiliaries),
            ("R", sets.relatives),
            ("P", sets.pronouns.keys() | sets.own),
            ("T", sets.that),
            ("2", {sets.infinitive}),
        ):
            self.listed |= dict.fromkeys(words, tag)

    def _tag(self, word: str) -> str:
        return self.listed.get(word) or ("#" if word[0].isdigit() else word[-1])


_tags_by_word = lru_cache(maxsize=16)(_Tags)  # a section's sets are one object as long as its language is loaded
_first_word = attrgetter("first")


def _gap_class(gap: str) -> str:
    if gap == " ":
        return _PLAIN
    if "\n" in gap:
        return _LINE
    kept = ""
    for char in gap.replace("''", '"').replace("``", '"'):
        mark = _MARKS.get(char, "*")
        if mark and not kept.endswith(mark):
            kept += mark
    return kept[:_LONGEST_GAP] or _PLAIN


_GAPS = Memo(_gap_class, keep=lambda gap: len(gap) <= _LONG)


def _kind(key: tuple[str, str, str, str, str]) -> Kind:
    cls, case, mark, rule, rule_name = key
    return Kind(cls, cls + case, mark, rule, rule_name)


_KINDS = Memo(_kind)


def _classes(view: View) -> tuple[list[str], list[int]]:
    size = len(view.words)
    classes = [""] * (size + 1)
    for first in view.roles:
        classes[first] = "role"
    for first in view.bodies:
        classes[first] = "body"
    for first, hit in view.nouns.items():
        classes[first] = "n" + hit.value[0][:3]
    for hit in view.cues:
        cue = hit.value
        classes[hit.first] = f"c{cue.group}{'m' if cue.marked else ''}{cue.person[0]}"
    for hit in view.formulas:
        classes[hit.first] = "F"
        for at in range(hit.first + 1, hit.stop):
            classes[at] = "f"
    speech = {hit.first for hit in (*view.cues, *view.formulas)}
    return classes, sorted(at for at in speech if classes[at] != "f")


def _actors(view: View) -> list[str]:
    size = len(view.words)
    actors = [""] * (size + 1)
    for at in view.scan.capitals:
        actor = view.cast.covering(at)
        if actor is None or actor.first >= size:
            continue
        kind = actor.kind[0]
        if actor.first == at or not actors[at]:
            actors[actor.first] = "b" + kind
            for inside in range(actor.first + 1, min(actor.stop, size)):
                actors[inside] = "i" + kind
    return actors


def _marks(view: View) -> list[str]:
    size = len(view.words)
    marks = ["o"] * (size + 1)
    for some in view.quotations.values():
        for one in some:
            kind = "L" if one.stop - one.first > _SHORT_QUOTATION else "s"
            stop = min(one.stop, size)
            marks[one.first : stop] = [kind] * (stop - one.first)
            if one.first < stop:
                marks[one.first] = "b" + kind
                marks[stop - 1] = "e" + kind if stop - one.first > 1 else "1"
    return marks
