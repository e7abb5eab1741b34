"""Offices behind a name: the apposition "zastępca dyrektora Centrum Eurazji" behind "Andrew D'Anieri,"."""

from __future__ import annotations

from newskit.plugins.people.mentions import Mention
from newskit.plugins.people.offices import Offices, Role, gender_of
from newskit.plugins.sentences import sentences
from newskit.scan import Hit

__all__ = ["APPOSITION", "Behind"]

APPOSITION = frozenset((", ", " - ", " – ", " — "))
_INSIDE = frozenset((" ", "-", ". ", "’", "'"))
_BEHIND = 30  # words of an apposition
_ALL = 6  # cases


class Behind(Offices):
    """Reads the apposition behind a mention."""

    def behind(self, mention: Mention) -> Role | None:
        """The apposition behind a name: "zastępca dyrektora Centrum Eurazji" behind "Andrew D'Anieri,"."""
        scan, stop = self.scan, mention.stop
        words, gaps = scan.words, scan.gaps
        if stop >= len(words):
            return None
        gap = gaps[stop]
        if gap not in APPOSITION:
            return None
        dash = gap != ", "
        begin = stop
        if words[begin].isdigit() and gaps[begin + 1] == ", " and begin + 1 < len(words):
            begin += 1  # "Eli Tarrant, 31, a plumber"
        if words[begin] in self.words.article_set:
            begin += 1
        head = None
        for index in range(begin, min(begin + (4 if self.inflects else 6), len(words))):
            if index > begin and gaps[index] not in _INSIDE:
                break
            if index > begin and gaps[index] == ". " and self._ends_sentence(index):
                break
            head = self.roles.get(index)
            if head is not None:
                break
            word = words[index]
            if word in self.words.modifier_set or word in self.words.later_set:
                continue
            if word in self.words.break_set or index in self.cues or word in self.words.link_set:
                break
            if self.inflects and not self._adjectival(index):
                break
        if head is None or head.value[1] in self.titles or self._holder_follows(head):
            return None
        if not self.inflects and self.is_changed(head):  # "John Roe, coal miners and"
            return None
        if not self.inflects and head.stop < len(words):  # "a White House press secretary": the last office is the head
            head = self._last_head(head)
        end = self._end(head, dash)
        if end is None:
            return None
        start = begin if words[stop].isdigit() else stop
        while start < head.first and (words[start] in self.words.article_set or words[start] in self.words.later_set):
            start += 1
        text = scan.text[scan.starts[start] : end]
        bare = text == scan.word(start)
        if self.inflects and self.is_changed(head):  # "z Janem Lisem, prezesem spółki,"
            words_end = scan.index_at(end)
            text = self.wording.before_name(start, head, words_end) + scan.text[scan.ends[words_end - 1] : end]
        return Role(self.wording.lowered(text, start), scan.starts[start], end, gender_of(head), bare, True)

    def _holder_follows(self, head: Hit) -> bool:
        """Whether the office is the next name's: "..., premier Jan Lis powiedział"."""
        name = self.names.beginning(head.stop)
        if name is None or self.scan.gaps[head.stop] not in (" ", ". "):
            return False
        if not self.inflects or name.kind == "other":
            return name.kind in ("person", "other") and head.stop in self.people_words
        known = self.first_names.get(self.scan.words[name.first], ())
        if not known and name.stop - name.first == 1 and head.value[1] in self.words.of_something_set:
            return False  # "laureat Goi"
        cases = {case for one in known for case in one.cases}
        return name.kind == "person" and (not known or ("n" in cases and not ("g" in cases and len(cases) < _ALL)))

    def _last_head(self, head: Hit) -> Hit:
        while head.stop in self.roles and self.scan.gaps[head.stop] == " ":
            head = self.roles[head.stop]
        return head

    def _adjectival(self, index: int) -> bool:
        """Whether a word may be an adjective before the office, by its ending in the nominative."""
        word = self.scan.words[index]
        return word in self.adjectives or (
            word.endswith(("y", "i", "a")) and self.scan.text[self.scan.starts[index]].islower()
        )

    def _end(self, head: Hit, dash: bool) -> int | None:
        """Where an apposition ends: at the sentence's end, the next comma, the closing dash, a verb of speech."""
        scan = self.scan
        words, gaps, text, starts, ends = scan.words, scan.gaps, scan.text, scan.starts, scan.ends
        index = head.stop
        while index < len(words) and index - head.stop < _BEHIND:
            gap = gaps[index]
            if gap not in (" ", "-", "\u00a0", "\u202f", "'", "’", " & ", "/"):
                if gap == ", " and index in self.roles and text[starts[index]].islower():
                    index += 1
                    continue
                if gap[:2] in (".", ".,", ". ", ".\n") and self._is_initial(index - 1):
                    return ends[index - 1] + 1  # "pełnomocnik Jana K."
                if gap[:1] == "." and not self._ends_sentence(index):
                    index += 1
                    continue
                if gap[:2] in (' "', " „", " “") or (gap in ('" ', "” ", "'s ")):
                    index += 1
                    continue
                end = ends[index - 1]
                return end + 1 if gap[:1] in '"”' and text[head.first : end].count(gap[:1]) % 2 else end
            if index in self.cues and not dash and not self.inflects:
                return None
            index += 1
        return ends[index - 1] if index >= len(words) else None

    def _is_initial(self, index: int) -> bool:
        """Whether a word is the initial that ends somebody's name."""
        if self.scan.ends[index] - self.scan.starts[index] != 1 or index not in self.people_words:
            return False
        return index + 1 not in self.people_words

    def _ends_sentence(self, index: int) -> bool:
        """Whether the stop before a word ends a sentence; an abbreviation of the pack or an initial does not."""
        scan = self.scan
        if len(scan.gaps[index]) == 1:
            return False  # U.S.
        start, _ = self.document.once(sentences).at(scan.starts[index])
        return start >= scan.ends[index - 1]
