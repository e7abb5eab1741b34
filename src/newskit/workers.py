"""Reading in several processes: in order, with a bounded number of articles under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

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

    waiting: deque[Future[list[Article]]] = deque()
    batches = iter(partial(_next_batch, iter(sources)), [])
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(settings,)) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_read, batch, known))
                if len(waiting) > processes * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _next_batch(sources: Iterator[str | Article]) -> list[str | Article]:
    return list(islice(sources, _BATCH))


def _start(settings: Mapping[str, Any]) -> None:
    from newskit.pipeline import Pipeline  # noqa: PLC0415  (pipeline imports this module)

    _pipeline[:] = [Pipeline(**settings)]


def _read(batch: list[str | Article], known: Mapping[str, Any]) -> list[Article]:
    return list(_pipeline[0].read_many(batch, **known))
