"""The measures of benchmarks/quotes.py, on small cases whose figures can be counted by hand."""

import gzip
import json
import math
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import quote_measures as measures
import quotes as benchmark
from quote_measures import Attribution, Text

TEXT = (
    'Anna Cole, the mayor of Ardlin, said: "We will rebuild the bridge." She added that it "would take" a year. '
    "Jan Reed hopes to cross it in May."
)
HOPE = "to cross it in May"
BRIDGE, YEAR = "We will rebuild the bridge", 'that it "would take" a year'


def at(words, text=TEXT):
    """The offsets of words that the text has once."""
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)


def quote(content, cue=None, source=None):
    pieces = [content] if isinstance(content, str) else content
    return Attribution([at(one) for one in pieces], [at(cue)] if cue else [], [at(source)] if source else [])


GOLD = [
    quote(BRIDGE, "said", "Anna Cole, the mayor of Ardlin"),
    quote(YEAR, "added", "She"),
    quote(HOPE, "hopes", "Jan Reed"),
]


def figures(*given, view="speech", gold=GOLD):
    return measures.score([Text(TEXT)], [gold], [given], view)


# ----------------------------------------------------------------------------------------------------- words and marks


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and «never».", ["no", "never"]),
        ("He said \"no\" and ``never''.", ["no", "never"]),
        ("„Nie”, powiedział.", ["Nie"]),
        ('"A first paragraph.\n"A second one," she said.', ["A first paragraph.", "A second one,"]),
        ('A stray" mark, then "words".', ["words"]),
        ('"Opened “again.”', ["Opened ", "again."]),
        ("A closing mark” alone.", []),
        ("It's the boys' bridge.", []),
    ],
)
def test_quotations_are_what_lies_between_double_marks(text, quoted):
    assert [text[start:end] for start, end in measures.quotations(text)] == quoted


def test_a_word_counts_where_one_of_its_characters_lies_in_a_stretch():
    text = Text("It's the old bridge.")
    assert [text.word(place) for place in sorted(text.within([(3, 6), (12, 13), (15, 15)]))] == ["It's", "the"]


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("Anna Cole", "Cole"),
        ("Rob Smith, a voter", "Smith"),
        ("leaders of both parties", "leaders"),
        ("a man who lives in Ardlin", "man"),
        ("She", "She"),
    ],
)
def test_the_head_of_a_source_is_its_last_word_before_what_modifies_it(source, head):
    text = Text(source)
    assert text.word(text.head(text.within([(0, len(source))]))) == head


@pytest.mark.parametrize(
    ("cue", "speech"),
    [
        ("said", True),
        ("has repeatedly denied", True),
        ("according to", True),
        ("in a statement", True),
        ("begged", False),
        ("admitted", True),
        ("replies", True),
        ("believes", False),
        ("hoping", False),
        ("", False),
    ],
)
def test_a_cue_is_of_speech_by_its_words(cue, speech):
    assert measures.is_speech(cue) is speech


# ------------------------------------------------------------------------------------------------------------- pairing


def places(*words):
    return frozenset(words)


@pytest.mark.parametrize(
    ("system", "gold", "pairs"),
    [
        ([places(1, 2)], [places(1, 2)], {0: 0}),
        ([places(1, 2)], [places(1, 2, 3, 4)], {0: 0}),
        ([places(1, 2)], [places(1, 2, 3, 4, 5)], {}),
        ([places(1, 2), places(1, 2, 3)], [places(1, 2, 3, 4)], {1: 0}),
        ([places(1, 2, 3)], [places(1, 2), places(3)], {0: 0}),
        ([places(1, 2), places(3, 4)], [places(3, 4), places(1, 2)], {0: 1, 1: 0}),
        ([], [places(1)], {}),
    ],
)
def test_pairs_are_one_to_one_and_the_best_come_first(system, gold, pairs):
    assert measures.paired(system, gold) == pairs


# ------------------------------------------------------------------------------------------------------------- figures


def test_the_gold_against_itself_is_all_right():
    found = figures(*GOLD, view="all")
    assert found.gold == 3
    assert found.shares() == (1, 1, 1, 1, 1, 1, 1, 1)


def test_beliefs_are_outside_the_view_of_speech():
    assert figures(*GOLD).gold == 2
    assert figures(*GOLD).precision == 1


def test_what_lies_on_a_belief_is_neither_right_nor_wrong_in_the_view_of_speech():
    answers = [GOLD[0], quote(HOPE, source="Jan Reed")]
    assert figures(*answers).precision == 1
    assert figures(*answers, view="all").precision == 1
    assert figures(GOLD[0], quote("it in May")).precision == 1
    assert figures(GOLD[0], quote("it in May"), view="all").precision == 1


def test_an_answer_that_says_it_is_no_speech_is_wrong_only_in_the_view_of_all():
    answers = [GOLD[0], quote("of Ardlin", "hopes")]
    assert figures(*answers).precision == 1
    assert figures(*answers, view="all").precision == pytest.approx(1 / 2)
    assert figures(GOLD[0], quote("of Ardlin", "said")).precision == pytest.approx(1 / 2)
    assert figures(GOLD[0], quote("of Ardlin")).precision == pytest.approx(1 / 2)


def test_an_answer_with_a_partner_counts_whatever_its_cue():
    assert figures(quote(BRIDGE, "hopes")).recall == pytest.approx(1 / 2)


def test_precision_recall_and_f1_are_of_pairs_that_share_half_of_their_words():
    found = figures(quote("will rebuild the", "said"), quote("Jan Reed", "said"))
    assert (found.precision, found.recall, found.f1) == pytest.approx((1 / 2, 1 / 2, 1 / 2))
    assert figures(quote("rebuild the", "said")).f1 == 0


def test_recall_is_told_by_kind():
    assert figures(GOLD[0], view="all").recall_of == {"direct": 1, "mixed": 0, "indirect": 0}
    assert figures(GOLD[1], view="all").recall_of == {"direct": 0, "mixed": 1, "indirect": 0}
    assert figures(GOLD[2], view="all").recall_of == {"direct": 0, "mixed": 0, "indirect": 1}


def test_words_that_share_their_quotation_with_the_cue_are_indirect():
    text = '"They told us that we would leave," said Anna Cole.'
    gold = [Attribution([at("that we would leave", text)], [at("told", text)], [at("They", text)])]
    found = measures.score([Text(text)], [gold], [gold])
    assert found.recall_of["indirect"] == 1


def test_precision_of_direct_is_of_answers_wholly_in_marks():
    assert figures(GOLD[0], quote("would take")).direct_precision == pytest.approx(1 / 2)
    assert figures(GOLD[0], GOLD[1]).direct_precision == 1


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ("Anna Cole, the mayor of Ardlin", True),
        ("Anna Cole", True),
        ("Cole", True),
        ("Anna", False),
        ("the mayor of Ardlin", False),
        ("Jan Reed", False),
        (None, False),
    ],
)
def test_a_speaker_is_right_that_holds_the_head_of_the_source(source, right):
    assert figures(quote(BRIDGE, "said", source), gold=GOLD[:1]).end_to_end == right


def test_a_speaker_that_goes_on_and_on_is_wrong():
    gold = [quote(BRIDGE, "said", "Anna Cole")]
    assert figures(quote(BRIDGE, "said", TEXT[: at("We will")[1]]), gold=gold).end_to_end == 1
    assert figures(quote(BRIDGE, "said", TEXT[: at("She")[1]]), gold=gold).end_to_end == 0


def test_gold_without_a_source_wants_no_speaker():
    gold = [quote(BRIDGE, "said")]
    assert figures(quote(BRIDGE, "said"), gold=gold).end_to_end == 1
    assert figures(quote(BRIDGE, "said", "Anna Cole"), gold=gold).end_to_end == 0


def test_no_answers_leave_precision_without_a_value():
    found = figures()
    assert math.isnan(found.precision)
    assert (found.recall, found.f1) == (0, 0)


# ---------------------------------------------------------------------------------------------------------- the runner


def test_articles_are_read_from_plain_and_packed_lines(tmp_path):
    row = {"text": TEXT, "quotes": [{"content": [[0, 4], [5, 9]], "cue": [[32, 36]], "source": []}]}
    line = json.dumps(row).encode()
    (tmp_path / "plain.jsonl").write_bytes(line + b"\n\n" + line)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(line))
    case = benchmark.Case(TEXT, [Attribution([(0, 4), (5, 9)], [(32, 36)], [])])
    assert benchmark.cases(tmp_path / "plain.jsonl") == [case, case]
    assert benchmark.cases(tmp_path / "packed.jsonl.gz") == [case]


def test_a_text_on_which_a_system_raises_has_no_answers_and_is_counted():
    def read(text):
        if text == "odd":
            raise ValueError("an odd number of marks")
        return [Attribution([(0, 1)])]

    answers = benchmark.each(read, ["a", "odd", "b"])
    assert [len(quotes) for quotes in answers.quotes] == [1, 0, 1]
    assert answers.errors == ["ValueError: an odd number of marks"]
    assert len(answers.seconds) == 3


def test_a_system_by_paragraph_gives_offsets_in_the_article():
    def system(texts):
        return benchmark.each(lambda text: [Attribution([(0, len(text))], [(0, 1)])], texts)

    texts = ["One line\nand a second.\n\n \n  Another paragraph.", "", "Alone."]
    answers = benchmark.by_paragraph(system)(texts)
    stretches = [
        [text[slice(*one.content[0])] for one in found] for text, found in zip(texts, answers.quotes, strict=True)
    ]
    assert stretches == [["One line\nand a second.", "Another paragraph."], [], ["Alone."]]
    assert answers.quotes[0][1].cue == [(28, 29)]
    assert len(answers.seconds) == 3


def test_newskit_is_measured_on_its_quotes(capsys):
    systems = dict(benchmark.newskit_systems("en"))
    assert "newskit, rules" in systems
    benchmark.report(Path("invented.jsonl"), [benchmark.Case(TEXT, GOLD)], systems, rounds=1)
    told = capsys.readouterr().out
    assert "invented.jsonl: 1 articles" in told
    assert "newskit, rules" in told
