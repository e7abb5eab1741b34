"""Articles as bytes, for the way from one process to another."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import attrs

from newskit.collector import collector_paused
from newskit.model import (
    Agreement,
    Article,
    Block,
    Boilerplate,
    MonetaryFigure,
    Party,
    Person,
    Quote,
    Sentence,
    SourceCredit,
    Speaker,
    VagueAmount,
    setters,
)

__all__ = ["packed", "unpacked"]


def packed(articles: Iterable[Article]) -> bytes:
    """Articles pickled, the records of our own kinds as calls."""
    file = io.BytesIO()
    pickler = pickle.Pickler(file)
    pickler.dispatch_table = _CALLS  # of exact classes: those of others are pickled as they say
    with collector_paused():
        pickler.dump(list(articles))
    return file.getvalue()


def unpacked(raw: bytes) -> list[Article]:
    """The articles of `packed`. They were checked where they were read, and are not checked again."""
    with collector_paused():  # a fifth off
        articles: list[Article] = pickle.loads(raw)  # noqa: S301  (what `packed` wrote)
    return articles


def _as_call(record: Any) -> tuple[Any, ...]:
    kind = type(record)
    return _again, (kind, *_VALUES[kind](record))


def _again(kind: type[Any], *values: Any) -> Any:
    """A record as it was."""
    record = object.__new__(kind)
    for put, value in zip(_SETTERS[kind], values, strict=True):
        put(record, value)
    return record


# By itself attrs pickles a record as a dict of its fields, and articles from workers would take half as long again.
_KINDS = (
    Agreement, Block, Boilerplate, MonetaryFigure, Party, Person, Quote, Sentence, SourceCredit, Speaker, VagueAmount,
)  # fmt: skip
_VALUES = {kind: attrgetter(*(one.name for one in attrs.fields(kind))) for kind in _KINDS}
_SETTERS = {kind: setters(kind) for kind in _KINDS}
_CALLS = dict.fromkeys(_KINDS, _as_call)
