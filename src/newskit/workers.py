"""Reading in several processes: in order, with a bounded number of articles under way."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from newskit.errors import AnnotatorWarning

if TYPE_CHECKING:
    from concurrent.futures import Future

    from newskit.model import Article
    from newskit.pipeline import Pipeline
    from newskit.sources import Unparsed

    Source = str | Article | Unparsed

__all__ = ["read_in_processes"]

_BATCH = 16  # articles that a worker gets at a time
_AHEAD = 4  # batches that a worker may be ahead of the reader

# A worker process has one pipeline, the caller's or its like, and keeps it.
_pipeline: list[Pipeline] = []


def read_in_processes(
    pipeline: Pipeline,
    sources: Iterable[Source],
    known: Mapping[str, Any],
    processes: int,
) -> Iterator[Article]:
    """Read articles in worker processes.

    Args:
        pipeline: What reads; where processes are not forked, its plugins must pickle.
        sources: Texts, articles, or what articles are made of in the workers; consumed as results are.
        known: Keyword arguments of `Pipeline.read` for all of them.
        processes: How many workers.

    Yields:
        The articles in the order of their sources.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (20 ms that most runs need not pay)

    waiting: deque[Future[_Result]] = deque()
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(pipeline,)) as pool:
        try:
            for batch in _batches(sources):
                if isinstance(batch, Exception):  # the caller gets it behind the articles that came before
                    while waiting:
                        yield from _told(waiting.popleft().result())
                    raise batch
                waiting.append(pool.submit(_read, batch, known))
                while len(waiting) > processes * _AHEAD or (waiting and waiting[0].done()):
                    yield from _told(waiting.popleft().result())
            while waiting:
                yield from _told(waiting.popleft().result())
        finally:
            for future in waiting:
                future.cancel()


def _batches(sources: Iterable[Source]) -> Iterator[list[Source] | Exception]:
    """The sources in batches; where they fail, what came before, then the error as the last thing."""
    rest = iter(sources)
    failed: Exception | None = None
    while failed is None:
        batch: list[Source] = []
        try:
            batch.extend(islice(rest, _BATCH))  # what came before an error stays in the list
        except Exception as error:  # noqa: BLE001  (raised by whoever reads)
            failed = error
        if batch:
            yield batch
        elif failed is None:
            return
    yield failed


#: The articles of a batch, and the warnings that their reading gave.
_Result = tuple[list["Article"], list[str]]


def _told(result: _Result) -> list[Article]:
    """The articles; the worker's warnings are given here, where the caller's filters hold."""
    articles, messages = result
    for message in messages:
        warnings.warn(AnnotatorWarning(message), stacklevel=5)
    return articles


def _start(pipeline: Pipeline) -> None:
    _pipeline[:] = [pipeline]


def _read(batch: list[Source], known: Mapping[str, Any]) -> _Result:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", AnnotatorWarning)
        articles = list(_pipeline[0].read_many(batch, **known))
    return articles, [str(one.message) for one in caught if issubclass(one.category, AnnotatorWarning)]
