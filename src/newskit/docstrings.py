"""What docstrings say: the first line of a class, and the ``Args:`` of its fields."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import Any

__all__ = ["field_docs", "summary"]

_ENTRY = re.compile(r"^ {4}(?P<names>\w+(?:, \w+)*): (?P<text>.*(?:\n {5,}.*)*)", re.MULTILINE)
_MARKUP = re.compile(r"``(.+?)``|`(.+?)`")


def summary(thing: Any) -> str:
    """The first line of a docstring, without markup; empty where there is none.

    >>> import newskit
    >>> summary(newskit.Quote)
    'Something that somebody is reported to have said.'
    """
    own = thing.__dict__.get("__doc__") if isinstance(thing, type) else thing.__doc__
    return _plain(inspect.cleandoc(own or "").partition("\n\n")[0])


def field_docs(cls: Any) -> dict[str, str]:
    """What the docstrings of a class and its bases say about each field.

    >>> import newskit
    >>> field_docs(newskit.Quote)["addressee"]
    'Whom it was told to, in the nominative.'
    """
    return _field_docs(cls)


@cache
def _field_docs(cls: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in reversed(cls.__mro__):
        told = inspect.cleandoc(one.__dict__.get("__doc__") or "")
        section = re.search(r"^Args:\n((?: {4}.*\n?|\n)*)", told, re.MULTILINE)
        for entry in _ENTRY.finditer(section[1] if section else ""):
            for name in entry["names"].split(", "):
                found[name] = _plain(entry["text"])
    return found


def _plain(text: str) -> str:
    return _MARKUP.sub(lambda mark: mark[1] or mark[2], re.sub(r"\s+", " ", text).strip())
