"""The texts that contract checks read: ordinary ones, odd ones, and ones made to cost time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from newskit.languages.sections import Entry
from newskit.model import Article

__all__ = ["FRONT", "hostile_units", "hostile_words", "odd_texts", "ordinary_articles"]

_POLISH = """\
Most w Zalesiu będzie gotowy w maju

Remont mostu na Wkrze kosztował 12,5 mln zł – poinformował w środę burmistrz Zalesia Adam Wilk. „Zdążymy przed \
wakacjami”, zapewnił. Umowę z wykonawcą, firmą Mostbud, podpisano w marcu.

– Nie będzie żadnych opóźnień – powiedziała Anna Nowak, rzeczniczka spółki. Dodała, że prace idą zgodnie z planem. \
Według „Gazety Zaleskiej” cena może wzrosnąć o 300 tys. euro. Zaprzeczył temu prof. Jan Kowalski z Politechniki \
Warszawskiej.

Sąd Okręgowy w Płocku oddalił w poniedziałek skargę mieszkańców (sygn. akt I C 12/25).

Most w budowie. Fot. Jan Nowacki / PAP
Źródło: PAP
"""

_ENGLISH = """\
Harbour bridge to open in May

The bridge over the Wye cost $12.5 million, Mayor Adam Cole said on Wednesday. "We will be ready before the summer," \
he told the BBC. The city signed a contract with Bridgeworks Ltd in March.

"There will be no delays," said Anna Reed, a spokeswoman for the company, adding that work was on schedule. According \
to The Gazette, the price could rise by as much as £300,000. Dr. John Smith of the University of Leeds denied that.

The High Court dismissed a challenge by residents on Monday (case no. CO/12/2025).

The bridge under construction. Photograph: John New/AP
Source: Reuters
"""

#: A paragraph to put in front of an article: without a name, a number, a mark or a verb of speaking.
FRONT = {
    "pl": "Przez całe popołudnie nad miastem padał ciepły deszcz, a ulice były puste.\n\n",
    "en": "All afternoon a warm rain fell over the town, and the streets were empty.\n\n",
}

_LARGE = 100_000


def ordinary_articles() -> list[Article]:
    """A Polish and an English article with a little of everything, and one in a language without a pack."""
    return [
        Article(text=_POLISH, lang="pl"),
        Article(text=_ENGLISH, lang="en"),
        Article(text="“Kua pau te mahi,” ko tā Hēnare Tau. $5 miriona.", lang="mi"),
    ]


def odd_texts() -> dict[str, str]:
    """Texts that no annotator may fail on, by what is odd about them."""
    mixed = _POLISH.replace("\n\n", "\r\n\r\n", 1).replace("\n\n", "\r\r", 1).replace("\n", "\u2028", 1)
    return {
        "empty": "",
        "white space": " \t\n\r\n\u00a0\u2003\n",
        "a lone quotation mark": "“",
        "an unclosed quotation": "„Nie wiadomo, powiedziała Anna Nowak. Zapłacimy 5 mln zł.\n\n– Tak\n“",
        "marks alone": '– „” "" «» ’ ( ) [ ] : ; . … $ € 1 , – –',
        "lone surrogates": f"\ud800 Anna Nowak \udfff powiedziała: „\udc00Tak\ud83d” 5\ud800 mln zł. {_ENGLISH}\ud8ff",
        "NUL": "\0" + _POLISH.replace(" ", "\0", 7) + "\0",
        "control characters": "\x1b[31m\x07\x08" + _ENGLISH.replace(" ", "\x1f", 9),
        "mixed line ends": mixed,
        "right-to-left marks": "\u200f" + _ENGLISH.replace(" ", " \u200e", 30).replace(".", ".\u202e", 3),
        "right-to-left text": 'שלום "עולם" אמר דוד, 5 ₪. قال: «نعم» 12 مليون دولار',
        "decomposed": unicodedata.normalize("NFD", _POLISH),
        "U+0130": "\u0130stanbul\u0130: „\u0130“ powiedziała \u0130lay Nowak. 5 mln zł \u0130 " * 3,
        "no-break and zero-width": _POLISH.replace(" ", "\u00a0", 20).replace("o", "o\u200b", 20) + "\ufeff",
        "emoji": "👩‍🚀 „Tak 🇵🇱” – powiedziała 👍🏽 Anna. 5💰 mln 💶",
        "one long word": "ż" * _LARGE,
        "one long line of marks": "„" * _LARGE,
        "many short lines": "– A\n" * (_LARGE // 4),
        "many names": "Anna Nowak, " * (_LARGE // 12),
        "many sums": "$1,000,000 zł mln 5 " * (_LARGE // 20),
    }


_UNITS = (
    "said ",
    "a", "A", "1", " ", "\n", ".", "!", "„", "”", '"', "(", "– ", "-", "'", "$", ":", "a\n", "– a\n", "a. ", "A. ",
    "A.B.", "1,", "1 000 ", "Anna ", "Anna Nowak ", "Anna Nowak, ", "„A” ", "„a, ", '"A," ', "(a ", "/A ", "A/B ", "a-",
    "5 mln zł ", "$5m ", "powiedział ", "– powiedział, ", "że ", "according to ", "podpisano umowę ",
    "Fot. A / B ", "PAP, ", "signed a deal with ", "Sp. z o.o. ", "Mr. A. B. ", "a\u0301", "\ud800",
)  # fmt: skip


def hostile_units() -> Iterator[str]:
    """Units that are repeated to see whether time grows with the text alone."""
    yield from _UNITS


def hostile_words(entries: Iterable[Entry]) -> Iterator[str]:
    """The like, made of the words that annotators look for: of each class one word, and the longest phrase."""
    of_class: dict[str, list[str]] = {}
    for entry in entries:
        of_class.setdefault(entry.name, []).append(entry.phrase)
    for phrases in of_class.values():
        first, longest = phrases[0], max(phrases, key=len)
        yield f"{first} "
        yield f"{longest}: "
        if " " in longest:  # all of the phrase but its end, over and over
            yield longest.rpartition(" ")[0] + " "
