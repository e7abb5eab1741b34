"""Which language a text is in, told from the small words and the letters of its first paragraphs."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from functools import cache
from importlib import resources
from operator import add, sub
from typing import NamedTuple

from newskit.hookspecs import hookimpl

__all__ = ["detect"]

# What is read: the first 150 characters of up to six paragraphs. Two are always read where there are two, so that
# one line of boilerplate in another language does not decide.
_HEAD = 4000  # characters in which the paragraphs are looked for
_PIECE = 150
_PIECES = 6
_PARAGRAPH = 60  # a shorter line is a headline, a menu or a byline: read only where nothing is longer

# Evidence is whole points, so that the order of adding never matters: a word or letter that n languages have gives each
# of them _SHARED + _OWN / n.
_SHARED = 20
_OWN = 40
_LETTER_LIMIT = 3  # of one letter in one piece: a name said ten times is not ten proofs

_ENOUGH = 80  # points without which nothing is said: two words
# And so many for each of the first 20 words, and for each word in all, or chance would speak for a language that we
# don't know. Letters do so too, so words must reach the latter alone, but for a few: headlines leave small words out.
_COVERAGE_FIRST = 8
_COVERAGE = 5
_HEADLINE = 8
_MARGIN = 16  # and the winner leads the next by one part in so many
_SURE = 400  # points at which no further piece is read

# A word ends at ASCII controls, digits and marks, at Latin-1 marks, general punctuation, Arabic and Indic marks, CJK
# punctuation and lone surrogates. Not \w: it breaks Hindi words at their vowel signs.
_WORD = re.compile("[^\0-@\\[-`{-¿×÷\u2000-\u206f،؛؟٪-٭۔।॥\u3000-\u303f\ud800-\udfff]+")

# Scripts in which one language writes news: where each block begins, and whose it is ("" where no single language's;
# of Latin, Cyrillic, Arabic and Devanagari the words decide).
_BLOCKS = (
    (0x0000, ""), (0x0370, "el"), (0x0400, ""), (0x0530, "hy"), (0x0590, "he"), (0x0600, ""), (0x0980, "bn"),
    (0x0A00, "pa"), (0x0A80, "gu"), (0x0B00, "or"), (0x0B80, "ta"), (0x0C00, "te"), (0x0C80, "kn"), (0x0D00, "ml"),
    (0x0D80, "si"), (0x0E00, "th"), (0x0E80, "lo"), (0x0F00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"),
    (0x1200, ""), (0x1780, "km"), (0x1800, ""), (0x1F00, "el"), (0x2000, ""), (0x3040, "ja"), (0x3100, ""),
    (0x3130, "ko"), (0x3190, ""), (0x3400, "zh"), (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""), (0xF900, "zh"),
    (0xFB00, ""), (0x20000, "zh"), (0x32000, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
_SCRIPTS = (
    "\u0370-\u03ff\u0530-\u05ff\u0980-\u11ff\u1780-\u17ff\u1f00-\u1fff\u3040-\u318f\u3400-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U00031fff"
)
# What one character gives. Japanese writes half its text in the characters of Chinese; Chinese has no kana.
_SCRIPT_POINTS: dict[str, tuple[tuple[str, int], ...]] = {code: ((code, 15),) for _, code in _BLOCKS}
_SCRIPT_POINTS |= {"": (), "ja": (("ja", 60),), "zh": (("zh", 15), ("ja", 7))}


class _Table(NamedTuple):
    """The evidence: how many points each word and each letter gives to which languages, by their index in codes."""

    codes: tuple[str, ...]
    words: dict[str, tuple[tuple[int, int], ...]]
    letters: dict[str, tuple[tuple[int, int], ...]]
    telling: re.Pattern[str]


def detect(text: str) -> str | None:
    """Return the language of a text as an ISO 639-1 code, or None where it can't be told.

    Looked at are the first 150 characters of paragraphs (lines of 60 characters and more; the shorter ones where those
    are few): two, and up to six while the answer is not clear, within the first 4,000 characters. So the cost does not
    grow with the text. They are searched for some 60 frequent small words of each of 55 languages and for letters that
    only some alphabets have; ``languages/stopwords.txt`` is the whole table. Greek, Hebrew, Korean, Thai and their like
    are known by their script.

    None is the answer for a text without words, for one or two words that several languages have, for a language that
    is not in the table, and where two languages come out about equal. Serbian and Bosnian in Latin letters come out as
    ``hr``. The code may be one that newskit has no language pack for.

    >>> detect("Rzecznik powiedział, że umowa została podpisana w środę.")
    'pl'
    >>> detect("The spokesman said that the agreement had been signed on Wednesday.")
    'en'
    >>> detect("17.03.2024, 12:45") is None
    True
    """
    table = _table()
    by_words = [0] * len(table.codes)
    by_letters = by_words.copy()
    points = by_words.copy()
    words_read = 0
    for number, piece in enumerate(_pieces(text), 1):
        words_read += _weigh(piece, table, by_words, by_letters)
        before, points = points, list(map(add, by_words, by_letters))
        if number > 1 and _sure(points, before):
            break
    second, best = sorted(points)[-2:]
    winner = points.index(best)
    if best < max(_ENOUGH, _COVERAGE_FIRST * min(words_read, 20), _COVERAGE * words_read):
        return None
    if by_words[winner] < _COVERAGE * (words_read - _HEADLINE) or (best - second) * _MARGIN < best:
        return None
    return table.codes[winner]


def _sure(points: list[int], before: list[int]) -> bool:
    """Tell whether one language leads by a third, and leads in the last piece as well.

    Where a piece disagrees with the others, it is boilerplate, or a quotation.
    """
    second, best = sorted(points)[-2:]
    if best < _SURE or (best - second) * 3 < best:
        return False
    gains: list[int] = list(map(sub, points, before))
    gained = gains[points.index(best)]
    return gained >= _ENOUGH and gained == max(gains)


def _pieces(text: str) -> list[str]:
    """Return what is read of a text: the beginnings of its paragraphs, or of all there is."""
    head = text[:_HEAD]
    lines = head.splitlines()
    paragraphs = [line for line in lines if len(line) >= _PARAGRAPH]
    if len(paragraphs) < _PIECES:
        # Few: go on inside them, then through the short lines.
        paragraphs = [
            paragraph[start : start + _PIECE]
            for paragraph in paragraphs
            for start in range(0, min(len(paragraph), _PIECE * _PIECES), _PIECE)
        ]
        short = " ".join(line for line in lines if len(line) < _PARAGRAPH)
        paragraphs += [short[start : start + _PIECE] for start in range(0, len(short), _PIECE)]
    return [paragraph[:_PIECE] for paragraph in paragraphs[:_PIECES]]


def _weigh(piece: str, table: _Table, by_words: list[int], by_letters: list[int]) -> int:
    """Add what a piece says to the points by words and by letters, and return how many words it has."""
    # The capital İ would become two characters, the second of them no letter.
    piece = unicodedata.normalize("NFC", piece).replace("İ", "i").lower()
    words = _WORD.findall(piece)
    known = table.words
    for word in words:
        if word in known:
            for language, value in known[word]:
                by_words[language] += value
    if not piece.isascii():
        found = table.telling.findall(piece)
        for letter in set(found):
            count = found.count(letter)
            if letter in table.letters:
                times = min(count, _LETTER_LIMIT)
                for language, value in table.letters[letter]:
                    by_letters[language] += value * times
            else:
                for code, value in _SCRIPT_POINTS[_BLOCKS[bisect(_STARTS, ord(letter)) - 1][1]]:
                    by_words[table.codes.index(code)] += value * count  # as good as a word
    return len(words)


@cache
def _table() -> _Table:
    """Return the table of evidence, read when the first text comes."""
    source = resources.files("newskit.languages").joinpath("stopwords.txt").read_text(encoding="utf-8")
    codes: list[str] = []
    words: dict[str, list[int]] = {}
    letters: dict[str, list[int]] = {}
    for line in source.splitlines():
        if line and not line.startswith("#"):
            code, _, rest = line.partition(" [")
            alphabet, _, listed = rest.partition("] ")
            for word in listed.split():
                words.setdefault(word, []).append(len(codes))
            for letter in alphabet:
                letters.setdefault(letter, []).append(len(codes))
            codes.append(code)
    telling = re.compile(f"[{''.join(letters)}{_SCRIPTS}]")
    codes += [code for code in _SCRIPT_POINTS if code]
    return _Table(tuple(codes), _shared_out(words), _shared_out(letters), telling)


def _shared_out(owners: dict[str, list[int]]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return how many points each item gives to each language that has it."""
    return {
        item: tuple((language, _SHARED + _OWN // len(languages)) for language in languages)
        for item, languages in owners.items()
    }


@hookimpl
def newskit_detect_language(text: str) -> str | None:
    """Say the language of a text by `detect`."""
    return detect(text)
