"""Reading in several processes: in order, with a bounded number of articles under way."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from newskit.errors import AnnotatorWarning, PluginWarning

if TYPE_CHECKING:
    from concurrent.futures import Future

    from newskit.model import Article

__all__ = ["read_in_processes"]

_BATCH = 16  # articles that a worker gets at a time
_AHEAD = 4  # batches that a worker may be ahead of the reader

# A worker process makes one pipeline of its own, from the settings of the caller's, and keeps it.
_pipeline: list[Any] = []


def read_in_processes(
    settings: Mapping[str, Any],
    sources: Iterable[str | Article],
    known: Mapping[str, Any],
    processes: int,
) -> Iterator[Article]:
    """Read articles in worker processes.

    Args:
        settings: What the workers make their pipelines of; must pickle.
        sources: Texts or articles, consumed as results are.
        known: Keyword arguments of `Pipeline.read` for all of them.
        processes: How many workers.

    Yields:
        The articles in the order of their sources.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (20 ms that most runs need not pay)

    waiting: deque[Future[_Result]] = deque()
    batches = iter(partial(_next_batch, iter(sources)), [])
    # Modules do not pickle, and where processes are not forked the settings do.
    plugins = [_Module(one.__name__) if isinstance(one, ModuleType) else one for one in settings["plugins"]]
    with ProcessPoolExecutor(processes, initializer=_start, initargs=({**settings, "plugins": plugins},)) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_read, batch, known))
                if len(waiting) > processes * _AHEAD:
                    yield from _told(waiting.popleft().result())
            while waiting:
                yield from _told(waiting.popleft().result())
        finally:
            for future in waiting:
                future.cancel()


class _Module(NamedTuple):
    """A module by its name."""

    name: str


#: The articles of a batch, and the warnings that their reading gave.
_Result = tuple[list["Article"], list[str]]


def _told(result: _Result) -> list[Article]:
    """The articles; the worker's warnings are given here, where the caller's filters hold."""
    articles, messages = result
    for message in messages:
        warnings.warn(AnnotatorWarning(message), stacklevel=5)
    return articles


def _next_batch(sources: Iterator[str | Article]) -> list[str | Article]:
    return list(islice(sources, _BATCH))


def _start(settings: Mapping[str, Any]) -> None:
    from newskit.pipeline import Pipeline  # noqa: PLC0415  (pipeline imports this module)

    plugins = [import_module(one.name) if isinstance(one, _Module) else one for one in settings["plugins"]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)  # the caller's pipeline has given them
        _pipeline[:] = [Pipeline(**{**settings, "plugins": plugins})]


def _read(batch: list[str | Article], known: Mapping[str, Any]) -> _Result:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", AnnotatorWarning)
        articles = list(_pipeline[0].read_many(batch, **known))
    return articles, [str(one.message) for one in caught if issubclass(one.category, AnnotatorWarning)]
