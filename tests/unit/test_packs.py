"""The examples of the language packs that come with newskit: each is a test."""

import pytest

import newskit
from newskit.examples import check_example, check_examples

PIPELINE = newskit.Pipeline(entry_points=False)
EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{number}: {example.text[:40]}")
    for code in PIPELINE.languages
    for number, example in enumerate(PIPELINE.languages.language(code).examples)
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_example_holds(code, example):
    assert check_example(PIPELINE, code, example) == []


@pytest.mark.parametrize("code", list(PIPELINE.languages))
def test_every_pack_has_examples_of_our_main_kinds(code):
    language = PIPELINE.languages.language(code)
    shown = {key.partition(".")[0] for example in language.examples for key in example.expected}
    sections = {cls.section_name for cls in PIPELINE.sections if language.has(cls)}
    assert "money" in sections
    assert {"quotes", "money", "credits", "agreements"} & sections <= shown


def test_an_example_that_does_not_hold_is_told(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        'extends = "en"\n[[examples]]\ntext = "It cost $5 million."\nmoney = ["$6 million"]\n"money.currency" = ["USD"]\n',
        encoding="utf-8",
    )
    pipeline = newskit.Pipeline(languages=[file], entry_points=False)
    failures = [told for told in check_examples(pipeline, "en") if "It cost $5 million." in told]
    number = len(pipeline.languages.language("en").examples) - 1
    assert failures == [f"examples[{number}]: 'It cost $5 million.': money should be ['$6 million'], is ['$5 million']"]


def test_none_may_be_left_out_or_written(tmp_path):
    file = tmp_path / "mine.toml"
    example = '[[examples]]\ntext = "Between $5 and $6 million, and $7."\n"money.per" = {}\n'
    file.write_text('extends = "en"\n' + example.format("[]") + example.format('["None", "None"]'), encoding="utf-8")
    pipeline = newskit.Pipeline(languages=[file], entry_points=False)
    assert not [told for told in check_examples(pipeline, "en") if "Between $5 and $6 million, and $7." in told]
