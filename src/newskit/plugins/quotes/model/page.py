"""What the model sees of a document: for each word its class, its gap, its quotation, and what the rules make of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.model.attributions import Attribution, labels_of
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import QuoteWords
from newskit.plugins.sentences import sentences

__all__ = ["Page"]

_MARKS = dict.fromkeys('"“”„«»', "Q") | dict.fromkeys("'’‘‚`", "'") | dict.fromkeys("-–—―‒", "-")
_MARKS |= dict.fromkeys(".!?…", ".") | dict.fromkeys("([{", "(") | dict.fromkeys(")]}", ")")
_MARKS |= dict.fromkeys(" \u00a0\u202f\t\r", "") | {mark: mark for mark in ",:;"}
_PLAIN = "_"  # a blank
_LINE = "N"  # the end of a line
_LONGEST_GAP = 4
_SHORT_QUOTATION = 4  # words
_BEHIND = 7  # words behind a quotation among which its verb stands
_SHORT_WORD = 5  # letters of a word that may be a preposition or a conjunction


class Page:
    """A document as the model sees it; all lists go by word and have one place more than there are words.

    Attributes:
        words: The words in lower case.
        gaps: What stands before each word: ``_`` for a blank, else its marks by class.
        classes: What a word is in the lexicon: a verb of speech by group and person, a noun for a source, an office.
        shapes: The class with the case of its first letter and whose name the word belongs to.
        tags: A word's class, else a letter for its part of speech as far as a word list or its ending tell.
        marks: Where in a quotation a word stands.
        quotations: What stands around the quotation that a word belongs to.
        rules: The label that the rules give a word, and `rule_names` which rule.
        sentences: The first word of each sentence.
    """

    def __init__(self, view: View, drafts: Sequence[Draft]) -> None:
        size = len(view.words)
        self.view = view
        self.words = view.words
        seen: dict[str, str] = {}
        self.gaps = [seen.get(gap) or seen.setdefault(gap, _gap_class(gap)) for gap in view.gaps]
        self.classes = _classes(view)
        actors = _actors(view)
        capitals = view.capitals
        self.shapes = [f"{self.classes[at]}{'A' if at in capitals else 'a'}{actors[at]}" for at in range(size)] + [""]
        self.tags = self._tags(actors)
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

    def line_of(self, at: int) -> int:
        """The number of the line that a word stands in."""
        return bisect_right(self.view.lines, at, key=_first_word) - 1

    # ----------------------------------------------------------------------------------------------------- the parts

    def _tags(self, actors: list[str]) -> list[str]:
        sets, view = self.view.sets, self.view
        possessives = view.document.section(QuoteWords).possessives
        known: dict[str, str] = {}
        for tag, words in (
            ("D", sets.definite | sets.indefinite | {*possessives}),
            ("&", sets.coordinating),
            ("p", sets.prepositions),
            ("v", sets.finite | sets.auxiliaries),
            ("R", sets.relatives),
            ("P", sets.pronouns.keys() | sets.own),
            ("T", sets.that),
            ("2", {sets.infinitive}),
        ):
            known |= dict.fromkeys(words, tag)
        capitals, classes = view.capitals, self.classes
        tags = []
        for at, word in enumerate(view.words):
            tag = actors[at] or classes[at][:2] or known.get(word, "")
            if not tag:
                tag = "N" if at in capitals else "#" if word[0].isdigit() else word[-1]
            tags.append(tag)
        tags.append("")
        return tags

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
                value = (before, behind, bucket(one.stop - one.first), "" if one.closed else "u")
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
            for at, label in labels_of(one):
                labels[at], names[at] = label, draft.rule
        return labels, names


_BLANK_TAIL = "$"


_first_word = attrgetter("first")


def bucket(count: int) -> str:
    """A count of words, the coarser the greater."""
    return _BUCKETS[count] if count < len(_BUCKETS) else "20"


_BUCKETS = ["0", "1", "2", "3", *["4"] * 3, *["7"] * 5, *["12"] * 8]


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


def _classes(view: View) -> list[str]:
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
    return classes


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
