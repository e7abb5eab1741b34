"""Rows that failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import frozen

from newskit.export import to_dict
from newskit.extras.arrow.schema import RowError
from newskit.model import Article

__all__ = ["Failure", "misfit"]

_STRINGS = ("text", "lang", "country", "title", "url", "publisher", "published")
_CHARACTERS = 2000  # of a message


@frozen(kw_only=True)
class Failure:
    """A row that is no article, or whose article could not be read or written. It has what fields are known.

    Args:
        error: What is wrong.
    """

    error: RowError
    text: str | None = None
    lang: str | None = None
    country: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: None = None
    meta: None = None
    annotations: None = None
    problems: None = None

    @classmethod
    def of(
        cls,
        stage: Literal["input", "read", "output"],
        error: Exception | tuple[str, str],
        known: Article | Mapping[str, Any],
    ) -> Failure:
        """What became of a row.

        Args:
            stage: When it failed.
            error: Why; or the kind of error and its message.
            known: What was known of it before.
        """
        kind, message = (type(error).__name__, str(error)) if isinstance(error, Exception) else error
        values = known if isinstance(known, Mapping) else {key: getattr(known, key) for key in _STRINGS}
        strings = {key: values[key] for key in _STRINGS if type(values.get(key)) is str}
        return cls(error=RowError(kind, message[:_CHARACTERS], stage), **strings)


def misfit(article: Article, error: Exception) -> Exception:
    """Why an article has no place in a table: what JSON says of it, which tells the record, or else the error."""
    try:
        to_dict(article)
    except Exception as better:  # noqa: BLE001  (a record may do anything)
        return better
    return error
