"""The scan: words with their places, and the words and phrases of a lexicon among them."""

from __future__ import annotations

import unicodedata

import pytest

from newskit.languages import Entry, Lexicon
from newskit.scan import Scan


def scan_of(text, *phrases):
    return Scan(text, Lexicon([Entry("x", phrase, phrase) for phrase in phrases]))


def found(text, *phrases):
    scan = scan_of(text, *phrases)
    return [(text[scan.starts[hit.first] : scan.ends[hit.stop - 1]], hit.value) for hit in scan.hits("x")]


# -------------------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n", []),
        ("Ala ma kota.", ["ala", "ma", "kota"]),
        ("Żółć, GĘŚLĄ!", ["żółć", "gęślą"]),
        ("5 mln zł", ["5", "mln", "zł"]),
        ("$1,000.50", ["1", "000", "50"]),
        ("don’t", ["don", "t"]),
        ("İstanbul'da", ["istanbul", "da"]),
        ("\ud800a\0b", ["a", "b"]),
        ("Привет, мир", ["привет", "мир"]),
        ("北京", ["北京"]),
    ],
)
def test_words_are_runs_of_letters_and_digits_in_lower_case(text, words):
    scan = scan_of(text)
    assert scan.words == words
    assert len(scan) == len(words)
    assert len(scan.gaps) == len(words) + 1
    assert [scan.word(index).replace("İ", "i").lower() for index in range(len(scan))] == words


def test_decomposed_words_are_whole_and_composed_and_their_places_are_those_of_the_text():
    text = unicodedata.normalize("NFD", "Łódź, żółć i Gdańsk")
    scan = scan_of(text)
    assert scan.words == ["łódź", "żółć", "i", "gdańsk"]
    assert [unicodedata.normalize("NFC", scan.word(index)) for index in range(4)] == ["Łódź", "żółć", "i", "Gdańsk"]


def test_capitals_and_marks_are_indices():
    scan = scan_of("Ala, kot i Ola. Nie: tak")
    assert [scan.word(index) for index in scan.capitals] == ["Ala", "Ola", "Nie"]
    assert scan.marks == [0, 4, 5, 6]
    assert scan_of("Ala").capitals == [0]
    assert scan_of("").capitals == []


@pytest.mark.parametrize(
    ("offset", "index"), [(0, 0), (2, 0), (3, 1), (4, 1), (5, 1), (6, 2), (7, 2), (10, 2), (11, 3), (99, 3)]
)
def test_index_at_gives_the_word_there_or_the_next(offset, index):
    assert scan_of("Ala ma kota.").index_at(offset) == index


def test_index_at_in_a_text_without_words():
    assert scan_of("...").index_at(1) == 0


# --------------------------------------------------------------------------------------------------------------- hits


@pytest.mark.parametrize(
    ("text", "phrases", "hits"),
    [
        ("Sąd skazał go.", ["sąd"], ["Sąd"]),
        ("SĄD", ["sąd"], ["SĄD"]),
        ("Sąd Okręgowy i sąd okręgowy", ["Sąd Okręgowy"], ["Sąd Okręgowy"]),
        ("sąd Okręgowy", ["Sąd Okręgowy"], []),
        ("SĄD OKRĘGOWY", ["Sąd Okręgowy"], ["SĄD OKRĘGOWY"]),
        ("UE, ue, Ue", ["UE"], ["UE"]),
        ("who said so", ["WHO"], []),
        ("New York Times", ["new york", "new york times"], ["New York Times"]),
        ("New York and New York Times", ["new york", "new york times"], ["New York", "New York Times"]),
        ("new york, new york times", ["new york", "york times"], ["new york", "new york", "york times"]),
        (
            "memorandum of understanding",
            ["memorandum of understanding", "understanding"],
            ["memorandum of understanding"],
        ),
        ("memorandum of\nunderstanding", ["memorandum of understanding"], ["memorandum of\nunderstanding"]),
        ("memorandum of\u00a0understanding", ["memorandum of understanding"], ["memorandum of\u00a0understanding"]),
        ("memorandum. Of understanding", ["memorandum of understanding"], ["memorandum. Of understanding"]),
        ("memorandum (of) understanding", ["memorandum of understanding"], []),
        ("memorandum\n\nof understanding", ["memorandum of understanding"], []),
        ("editor's picks, editor’s picks", ["editor s picks"], ["editor's picks", "editor’s picks"]),
        ("sp. z o.o.", ["sp z o o"], ["sp. z o.o"]),
        ("a b a b a", ["a b a"], ["a b a", "a b a"]),
        ("G7 i g7", ["G7"], ["G7"]),
        ("TVN24", ["TVN24", "TVN24"], ["TVN24"]),
        ("$ i €", ["$"], []),
        ("İstanbul i istanbul", ["İstanbul"], ["İstanbul"]),
        (unicodedata.normalize("NFD", "w Łodzi żółć"), ["żółć"], [unicodedata.normalize("NFD", "żółć")]),
    ],
)
def test_words_and_phrases_are_found_in_place(text, phrases, hits):
    assert [words for words, _ in found(text, *phrases)] == hits


def test_one_word_may_be_many_things():
    lexicon = Lexicon([Entry("a", "maj", 5), Entry("b", "maj", "May"), Entry("a", "maj", 5), Entry("a", "maj", 6)])
    scan = Scan("W maju i maj", lexicon)
    assert [hit.value for hit in scan.hits("a")] == [5, 6]
    assert [hit.value for hit in scan.hits("b")] == ["May"]
    assert scan.hits("c") == ()
    assert scan.at("b")[3].value == "May"


def test_a_longer_phrase_of_another_class_hides_nothing():
    lexicon = Lexicon([Entry("city", "york", 1), Entry("paper", "new york times", 2)])
    scan = Scan("The New York Times", lexicon)
    assert [len(scan.hits(name)) for name in ("city", "paper")] == [1, 1]


def test_hits_come_in_text_order():
    text = "c a b, b c, a b c d"
    scan = scan_of(text, "a", "b", "c", "b c", "a b c d")
    firsts = [hit.first for hit in scan.hits("x")]
    assert firsts == sorted(firsts)
