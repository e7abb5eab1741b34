"""Mentions: a name in the text, read as a person's."""

from __future__ import annotations

import re
from typing import Any

from newskit.plugins.names import Name
from newskit.scan import Scan

__all__ = ["INNER", "Mention", "is_one_word", "mention_of", "written"]

INNER = frozenset(("-", "'", "’"))  #: What stands inside one word of a name.
_NUMERALS = frozenset(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
                       "XVI", "XXIII", "Jr", "Sr", "Jr.", "Sr."))  # fmt: skip
_SHORT = 3  # letters of an acronym
_SENIORITY = frozenset((" Jr", " Sr"))
_QUOTED = re.compile(r"""["„“”'‘«]([^"„“”»]+)["”“’'»] """)
_MARKS = frozenset('"„“”‘«')


class Mention:
    """A name in the text, read as a person's: the words ``first`` to ``stop - 1`` of the scan."""

    __slots__ = ("first", "nickname", "parts", "stop", "surname", "verb")

    def __init__(self, first: int, stop: int, parts: list[str], nickname: str = "") -> None:
        self.first = first
        self.stop = stop
        self.parts = parts  #: As written, but for names in capitals; by blanks: "Kasym-Żomart", "Tokajewa".
        self.surname = last = parts[-1]
        if last in _NUMERALS:
            self.surname = next((part for part in reversed(parts) if part not in _NUMERALS), parts[0])
        self.nickname = nickname  #: What stands in quotation marks in it, in lower case.
        self.verb: Any = None  #: The verb of speech beside it.

    @property
    def dot(self) -> bool:
        """Whether it ends in an initial, whose stop belongs to it."""
        return self.parts[-1][-1] == "."


def is_one_word(scan: Scan, name: Name) -> bool:
    """Whether a name has several words for the scan and one for a reader: O'Neill, Kidawa-Błońska."""
    gaps = scan.gaps
    return all(gaps[index] in INNER for index in range(name.first + 1, name.stop))


def written(scan: Scan, name: Name) -> str:
    """A name as it is written, but for one in capitals."""
    text = scan.text[scan.starts[name.first] : scan.ends[name.stop - 1]]
    return _normal_case(text) if len(text) > _SHORT and text.isupper() else text


def mention_of(scan: Scan, name: Name) -> Mention:
    """A name as a mention: with the stop of an initial, without a nickname in quotation marks."""
    text, nickname = written(scan, name), ""
    if scan.gaps[name.stop][:1] == "." and len(text) > 2 and (text[-2] == " " or text[-3:] in _SENIORITY):
        text += "."  # Tomasz K., John Roe Jr.
    if name.kind == "person" and not _MARKS.isdisjoint(text):
        quoted = _QUOTED.search(text)
        if quoted:
            nickname = quoted[1].lower()
            text = text[: quoted.start()] + text[quoted.end() - 1 :]
    return Mention(name.first, name.stop, text.split(), nickname)


def _normal_case(written: str) -> str:
    """A name in capitals as it is written elsewhere: "ALEXANDER O'NEILL" -> "Alexander O'Neill"."""
    made, begins = [], True
    for letter in written:
        made.append(letter if begins else letter.lower())
        begins = not letter.isalpha()
    return "".join(made)
