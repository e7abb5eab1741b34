"""Running the ``[[examples]]`` of a language pack.

An example is a text and what must be found in it. A key is the name of a list, for the words of its records, or goes on
to their fields; the array has all that is found, in text order::

    [[examples]]
    text = "Anna Nowak powiedziała, że zima będzie długa i kosztowna: 2,5 mln zł."
    quotes = ["zima będzie długa i kosztowna: 2,5 mln zł"]
    "quotes.speaker.name" = ["Anna Nowak"]
    "money.amount" = ["2500000"]
    agreements = []

A field that is None is left out, or stands as ``"None"`` where the array says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.examples import unmet
from newskit.languages.language import Example, Language

if TYPE_CHECKING:
    from newskit.pipeline import Pipeline

__all__ = ["check_example", "check_examples"]


def check_examples(pipeline: Pipeline, language: Language | str) -> list[str]:
    """Read the examples of a language and tell what is not as they say.

    Args:
        pipeline: What reads them.
        language: The language, or its code.

    Returns:
        One line for each failure, with the number of the example; nothing where all hold.

    Raises:
        LanguagePackError: The pack has a mistake.
    """
    if isinstance(language, str):
        language = pipeline.languages.language(language)
    return [
        f"examples[{number}]: {failure}"
        for number, example in enumerate(language.examples)
        for failure in check_example(pipeline, language.code, example)
    ]


def check_example(pipeline: Pipeline, code: str, example: Example) -> list[str]:
    """Read one example and tell what is not as it says."""
    article = pipeline.read(example.text, lang=code)
    crashed = [
        f"{example.text!r:.80}: {problem.annotator} failed: {problem.error}: {problem.message}"
        for problem in article.problems
        if problem.traceback
    ]
    return [*crashed, *unmet(article, example)]
