"""What an office is called: the words that name it, in the nominative and with a small first letter."""

from __future__ import annotations

from newskit.document import Document
from newskit.plugins.inflection import adjective_nominative
from newskit.plugins.names import NameWords
from newskit.plugins.people.evidence import Evidence
from newskit.plugins.places import PlaceWords
from newskit.scan import Hit

__all__ = ["Wording"]


class Wording:
    """Words the offices of one document."""

    def __init__(self, document: Document, evidence: Evidence) -> None:
        self.scan = document.scan
        self.words = evidence.words
        self.roles = evidence.roles
        self.inflects = evidence.inflects
        self.nouns_capital = document.section(NameWords).nouns_capital
        self.nouns = document.scan.at("organisations.noun")
        self.adjectives = document.section(PlaceWords).adjectives

    def before_name(self, start: int, head: Hit, stop: int) -> str:
        """The office that the words ``start`` to ``stop - 1`` are, before the name of its holder."""
        scan = self.scan
        if self.inflects:
            text = self._nominative(start, head, stop)
        else:
            begin = scan.starts[start]
            text = scan.text[begin : scan.ends[stop - 1]]
            if head.stop - head.first == 1 and scan.words[head.first] != head.value[1].lower():  # "Sen.", "senators"
                text = text[: scan.starts[head.first] - begin] + head.value[1]
        return self.lowered(text, start)

    def lowered(self, text: str, start: int) -> str:
        """With a small first letter, where the first word is no name."""
        word = self.scan.words[start]
        written = self.scan.word(start)
        if (self.nouns_capital and written[0].isupper()) or (len(written) > 1 and written.isupper()):
            return text  # "PDG de Renault"
        if (
            start in self.roles
            or start in self.nouns
            or word in self.words.modifier_set
            or (self.inflects and word in self.adjectives)
        ):
            return text[:1].lower() + text[1:]
        return text

    def _nominative(self, start: int, head: Hit, first: int) -> str:
        """The office in the nominative: its adjectives and its head; complements stay in the genitive."""
        scan = self.scan
        gender, lemma = head.value
        text = scan.text
        pieces = []
        place = scan.starts[start]
        index = start
        while index < first:
            hit = head if index == head.first else self.roles.get(index)
            word = scan.words[index]
            written = scan.word(index)
            stop = index + 1
            changed: str | None = None
            if hit is not None and hit.stop <= first and (index == head.first or self._is_another(index)):
                stop = hit.stop
                written = text[scan.starts[index] : scan.ends[stop - 1]]
                lemma = hit.value[1]
                changed = lemma if written.lower() != lemma else None
                oblique = changed is not None
                if oblique and stop < first and scan.gaps[stop] == " ":
                    # "sekretarzem generalnym NATO": an adjective in the head's case.
                    follow = self._agreeing(stop, first, hit, written.lower())
                    if follow is not None:
                        pieces += [
                            text[place : scan.starts[index]],
                            lemma,
                            text[scan.ends[stop - 1] : scan.starts[stop]],
                            follow,
                        ]
                        place = scan.ends[stop]
                        index = stop + 1
                        continue
            elif index < head.first and scan.words[head.stop - 1] != lemma:  # but "niemiecka minister Ewa Lis"
                pair = self.adjectives.get(word)
                if pair is not None:
                    changed = pair[1] if gender == "f" else pair[0]
                elif word in self.words.modifier_set:
                    changed = adjective_nominative(written, "f" if gender == "f" else "m")
            if changed is not None:
                pieces += [text[place : scan.starts[index]], changed]
                place = scan.ends[stop - 1]
            index = stop
        pieces.append(text[place : scan.ends[first - 1]])
        return "".join(pieces)

    def _agreeing(self, index: int, first: int, hit: Hit, form: str) -> str | None:
        """The adjective behind an oblique head, in the nominative; None where the word is a complement."""
        scan = self.scan
        word = scan.words[index]
        if scan.text[scan.starts[index]].isupper():
            return None
        gender = "f" if hit.value[0] == "f" else "m"
        ends_name = index + 1 >= first or scan.text[scan.starts[index + 1]].isupper()
        if gender == "m":
            if word.endswith(("ym", "im")) and form.endswith(("em", "ą", "ym", "im")):
                return adjective_nominative(word, "m")
            if word.endswith(("ego", "emu")) and ends_name:
                return adjective_nominative(word, "m")
            return None
        return adjective_nominative(word, "f") if word.endswith(("ą", "ej")) and ends_name else None

    def _is_another(self, index: int) -> bool:
        """Whether a further office of the same person begins: "wicepremier, szef MON", "wicepremier i szef MON"."""
        before = self.scan.words[index - 1]
        return self.scan.gaps[index] == ", " or before in self.words.joint_set or before in self.words.later_set
