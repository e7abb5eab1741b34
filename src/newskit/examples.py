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

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from newskit.export import kinds_by_collection
from newskit.languages import Example, Language
from newskit.model import Article, Span

if TYPE_CHECKING:
    from newskit.pipeline import Pipeline

__all__ = ["check_example", "check_examples", "found", "unmet"]


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
    known = kinds_by_collection(pipeline.kinds)
    unknown = [
        f"{example.text!r:.80}: {path}: there is no kind {name!r}; kinds are {', '.join(known)}"
        for path in example.expected
        if (name := path.partition(".")[0]) not in known
    ]
    return [*crashed, *(unknown or unmet(article, example))]


def found(article: Article, path: str) -> tuple[str, ...]:
    """What an article has of a kind, in the words of an example.

    Args:
        article: After reading.
        path: A collection (``"quotes"``: the words of each), or a field of its records (``"quotes.speaker.name"``,
            ``"money.amount"``). What is absent is told as ``"None"``, and a tuple gives each of its members.

    >>> from newskit import Article, Block, Span
    >>> block = Block(span=Span(0, 4, "News"), kind="heading")
    >>> article = Article(text="News", annotations=(block,))
    >>> found(article, "blocks"), found(article, "blocks.kind")
    (('News',), ('heading',))
    """
    collection, _, fields = path.partition(".")
    records = [record for record in article if record.collection == collection]
    return tuple(told for record in records for told in _told(record, fields.split(".") if fields else ["text"]))


def unmet(article: Article, example: Example) -> list[str]:
    """What an example asks for and the article, read from its text, does not have; one line each.

    Each key must give just the words listed, in text order. What is absent counts where the list has a ``"None"``.
    """
    missing = []
    for path, wanted in example.expected.items():
        try:
            given = found(article, path)
        except AttributeError as error:
            missing.append(f"{example.text!r:.80}: {path}: {error}")
            continue
        if "None" not in wanted:
            given = tuple(told for told in given if told != "None")
        if given != wanted:
            missing.append(f"{example.text!r:.80}: {path} should be {list(wanted)}, is {list(given)}")
    return missing


def _told(value: Any, fields: list[str]) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _told(item, fields)
    elif fields and value is not None:
        if not hasattr(value, fields[0]):
            own = ", ".join(one.name for one in attrs.fields(type(value))) if attrs.has(type(value)) else "none"
            raise AttributeError(f"{type(value).__name__} has no field {fields[0]!r}; it has {own}")
        yield from _told(getattr(value, fields[0]), fields[1:])
    else:
        yield value.text if isinstance(value, Span) else str(value)
