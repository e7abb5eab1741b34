"""Work shared out to processes: in order, lazily, in bounded memory, and none of it lost where a process dies."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from newskit.errors import AnnotatorError, AnnotatorWarning
from newskit.model import Article, Problem
from newskit.wire import packed, unpacked

if TYPE_CHECKING:
    from newskit.pipeline import Pipeline
    from newskit.sources import Unparsed

    Source = str | Article | Unparsed

__all__ = ["checked_number", "in_processes", "pickled", "read_in_processes", "unpickled"]

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_ARTICLES = 16  # of a batch
_BYTES = 1_000_000  # ... and a batch of long ones is closed before that
_BYTES_UNDER_WAY = 8_000_000  # of all batches together; a longer article goes alone


def in_processes(
    function: Callable[[Batch], Result],
    batches: Iterable[Batch],
    *,
    processes: int,
    lost: Callable[[Batch, str], Result],
    split: Callable[[Batch], Iterable[Batch]] = lambda batch: [batch],
    start: Callable[[], object] | None = None,
    ahead: int = 4,
    in_hand: int = 2,
    size: Callable[[Batch], int] = lambda batch: 0,  # noqa: ARG005
    limit: int = 1,
) -> Iterator[Result]:
    """Apply a function to batches in worker processes.

    A process that dies costs nobody else anything: its batch is run again, by another process. A batch whose process
    dies twice is split, and each part run once more; a part whose process dies then is given up.

    Args:
        function: What to do with a batch. Where processes are not forked it must pickle; batches and results always.
        batches: Consumed as results are.
        processes: How many workers.
        lost: The result of a part that was given up, made here; it is told how the process ended: ``"killed by
            SIGKILL"``. It may raise.
        split: The parts of a batch, each a batch of one item; where it is not given, a batch has no parts.
        start: Called once in each process, before anything else.
        ahead: How many batches for each process may be under way, those among them that wait to be taken here.
        in_hand: How many of them a process is given at a time.
        size: How large a batch is.
        limit: No further batch is taken while those under way are together as large as this.

    Yields:
        The result of each batch, in order; of one that was split, that of each part.

    Raises:
        NewskitError: Processes cannot be started.
    """
    from newskit.crew import Crew  # noqa: PLC0415  (multiprocessing takes 20 ms that most runs need not pay)

    crew = Crew(function, start, split, processes=processes, ahead=ahead, in_hand=in_hand, size=size, limit=limit)
    try:
        for job in crew.done(batches):
            yield lost(job.batch, job.died) if job.answer is None else job.result()
    finally:
        crew.end()


def checked_number(processes: int) -> int:
    """A number of processes.

    Raises:
        ValueError: It is none.
    """
    if isinstance(processes, bool) or not isinstance(processes, int) or processes < 1:
        raise ValueError(f"processes: {processes!r} is no number of processes; give 1 or more")
    return processes


# ------------------------------------------------------------------------------------------------------- pipelines


def pickled(pipeline: Pipeline) -> bytes:
    """A pipeline's settings, for `unpickled` in another process."""
    return pickle.dumps(pipeline)


@lru_cache(maxsize=4)
def unpickled(raw: bytes) -> Pipeline:
    """The pipeline with these settings: made on the first call in a process, the same one from then on."""
    pipeline: Pipeline = pickle.loads(raw)  # noqa: S301  (what `pickled` wrote)
    return pipeline


# --------------------------------------------------------------------------------------------------------- reading


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
        The articles in the order of their sources. One whose process dies each time it is read comes back unread, with
        a problem.

    Raises:
        AnnotatorError: There is such an article, and the pipeline is strict.
    """
    results = in_processes(
        partial(_read, pipeline, known),
        _batches(sources),
        processes=processes,
        lost=partial(_lost, strict=pipeline.strict),
        split=lambda batch: [[raw] for raw in batch],
        size=lambda batch: sum(map(len, batch)),
        limit=_BYTES_UNDER_WAY,
    )
    for raw, messages in results:
        for message in messages:  # given here, where the caller's filters hold
            warnings.warn(AnnotatorWarning(message), stacklevel=2)
        yield from unpacked(raw)


#: Sources, each pickled: so their size is known whatever they are.
_Batch = list[bytes]

#: The articles of a batch, packed, and the warnings that their reading gave.
_Result = tuple[bytes, list[str]]


def _batches(sources: Iterable[Source]) -> Iterator[_Batch]:
    batch: _Batch = []
    size = 0
    rest = iter(sources)
    while True:
        try:
            batch.append(pickle.dumps(next(rest)))
        except StopIteration:
            break
        except Exception:
            if batch:  # what came before the error comes before it here too
                yield batch
            raise
        size += len(batch[-1])
        if len(batch) == _ARTICLES or size > _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(pipeline: Pipeline, known: Mapping[str, Any], batch: _Batch) -> _Result:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", AnnotatorWarning)
        articles = list(pipeline.read_many(map(pickle.loads, batch), **known))
    return packed(articles), [str(one.message) for one in caught if issubclass(one.category, AnnotatorWarning)]


def _lost(batch: _Batch, died: str, *, strict: bool) -> _Result:
    source = pickle.loads(batch[0])  # noqa: S301  (what `_batches` wrote)
    told = f"the process that read it died, each of three times: {died}"
    article = source if isinstance(source, Article) else _unread(source)
    if strict:
        name = article.meta.get("source") or article.url or article.title or f"{article.text[:60]!r}"
        raise AnnotatorError(f"{name}: {told}")
    problem = Problem(annotator=__name__, error="WorkerDied", message=told)
    return packed([attrs.evolve(article, problems=(*article.problems, problem))]), []


def _unread(source: str | Unparsed) -> Article:
    """The article without what parsing would tell, since parsing may be what kills."""
    if isinstance(source, str):
        return Article(text=source)
    name = getattr(source, "source", None)
    return Article(text="", url=getattr(source, "url", None), meta={"source": name} if name else {})
