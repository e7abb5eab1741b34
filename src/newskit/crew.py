"""Worker processes that may die, and the jobs that they are given.

Each worker has a pipe of its own. So it is known which job a worker had in hand when it died, and no other is touched;
and there is neither a thread here nor a lock that a dying process could hold.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import util
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from attrs import define

from newskit.errors import NewskitError

__all__ = ["Crew", "Job"]

Batch = TypeVar("Batch")

_FALSE_STARTS = 3  # workers one after another that die before they have begun
_PATIENCE = 2.0  # seconds that a worker gets for its last words

_DONE, _FAILED, _READY, _UNFIT = "done", "failed", "ready", "unfit"


@define(eq=False)
class Job(Generic[Batch]):
    """A batch on its way through.

    Args:
        batch: What is to be done.
        size: How much of the bound on sizes it takes.
        deaths: How many workers died of it.
        last: Whether it is given up at the next death.
        died: How the last of them ended.
        over: Whether it can be taken.
        answer: What became of it: done or failed, and the result or the error; None where it is given up.
    """

    batch: Batch
    size: int = 0
    deaths: int = 0
    last: bool = False
    died: str = ""
    over: bool = False
    answer: tuple[str, bytes] | None = None

    def result(self) -> Any:
        """What the function gave; what it raised is raised."""
        if self.answer is None:
            raise NewskitError(f"a batch was given up: {self.died}")
        kind, raw = self.answer
        found = pickle.loads(raw)  # noqa: S301  (what our own worker wrote)
        if kind == _FAILED:
            raise found
        return found


class Crew(Generic[Batch]):
    """A number of worker processes that apply one function; those that die are replaced.

    Args:
        function: What to do with a batch.
        start: What each worker does first.
        split: The parts of a batch, each of one item.
        processes: How many workers.
        ahead: How many batches for each worker may be under way.
        in_hand: How many batches a worker is given at a time.
        size: The size of a batch.
        limit: No further batch is begun while those under way are this large.
    """

    def __init__(
        self,
        function: Callable[[Batch], Any],
        start: Callable[[], object] | None,
        split: Callable[[Batch], Iterable[Batch]],
        *,
        processes: int,
        ahead: int,
        in_hand: int,
        size: Callable[[Batch], int],
        limit: int,
    ) -> None:
        if multiprocessing.current_process().daemon:
            raise NewskitError(
                "a worker of multiprocessing.Pool cannot start processes of its own; read with processes=1 there, or "
                "use concurrent.futures.ProcessPoolExecutor"
            )
        self._context = multiprocessing.get_context()
        self._work = _Work(function, start)
        self._split = split
        self._processes = processes
        self._ahead = ahead * processes
        self._in_hand = in_hand
        self._size = size
        self._limit = limit
        self._workers: list[_Worker] = []
        self._under_way: deque[Job[Batch]] = deque()  # in order, up to the first that was not taken
        self._to_do: deque[Job[Batch]] = deque()  # of these, what no worker has
        self._false_starts = 0
        # A results' generator that nobody closed must not keep the interpreter waiting for workers when it ends.
        self._at_exit = util.Finalize(self, _kill_all, args=(self._workers,), exitpriority=10)

    # ---------------------------------------------------------------------------------------------------- in order

    def done(self, batches: Iterable[Batch]) -> Iterator[Job[Batch]]:
        """The jobs in the order of their batches, when they are over. What the batches raise comes behind them.

        Raises:
            NewskitError: Workers cannot be started.
        """
        rest = iter(batches)
        more, failed = True, None
        while True:
            if more and self._has_room():
                try:
                    batch = next(rest)
                except StopIteration:
                    more = False
                except Exception as error:  # noqa: BLE001  (raised below)
                    more, failed = False, error
                else:
                    job = Job(batch, self._size(batch))
                    self._under_way.append(job)
                    self._to_do.append(job)
            self._hand_out()
            while self._under_way and self._under_way[0].over:
                yield self._under_way.popleft()
            if not more and not self._under_way:
                break
            self._collect(patiently=not (more and self._has_room()))
        if failed is not None:
            raise failed

    def _has_room(self) -> bool:
        size = sum(job.size for job in self._under_way)
        return len(self._under_way) < self._ahead and (not size or size < self._limit)

    def _hand_out(self) -> None:
        while self._to_do:
            worker = min(self._workers, key=lambda one: len(one.jobs), default=None)
            if (worker is None or worker.jobs) and len(self._workers) < self._processes:
                worker = _Worker(self._context, self._work)
                self._workers.append(worker)
            if worker is None or len(worker.jobs) >= self._in_hand:
                return
            worker.give(self._to_do.popleft())

    # ----------------------------------------------------------------------------------------------------- answers

    def _collect(self, *, patiently: bool) -> None:
        """Take what workers have sent, and bury those that died."""
        handles: dict[Any, _Worker] = {}
        for worker in self._workers:
            handles[worker.pipe] = handles[worker.process.sentinel] = worker
        ready = wait(handles, timeout=None if patiently else 0) if handles else []
        for worker in dict.fromkeys(handles[one] for one in ready):
            self._listen(worker)

    def _listen(self, worker: _Worker) -> None:
        for kind, raw in worker.heard():
            if kind == _READY:
                worker.began, self._false_starts = True, 0
            elif kind == _UNFIT:
                raise pickle.loads(raw)  # noqa: S301  (what our own worker wrote)
            else:
                job = worker.jobs.popleft()
                job.over, job.answer = True, (kind, raw)
        if worker.dead:
            self._bury(worker)

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        how = worker.end()
        if not worker.began:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise NewskitError(
                    f"worker processes end before they begin: {how}; where processes are not forked, what the script "
                    'does must stand under: if __name__ == "__main__":'
                )
        guilty = worker.jobs.popleft() if worker.began and worker.jobs else None
        self._to_do.extendleft(reversed(worker.jobs))
        if guilty is not None:
            self._blame(guilty, how)

    def _blame(self, job: Job[Batch], how: str) -> None:
        job.deaths += 1
        job.died = how
        if job.last:
            job.over = True
        elif job.deaths == 1:
            self._to_do.appendleft(job)
        else:
            parts = [Job(part, self._size(part), last=True) for part in self._split(job.batch)]
            place = self._under_way.index(job)
            self._under_way.remove(job)
            for number, part in enumerate(parts):
                self._under_way.insert(place + number, part)
            self._to_do.extendleft(reversed(parts))

    # -------------------------------------------------------------------------------------------------------- the end

    def end(self) -> None:
        """Send the workers home; those that still have work are killed."""
        for worker in self._workers:
            worker.dismiss()
        _kill_all(self._workers)
        self._at_exit.cancel()


def _kill_all(workers: list[_Worker]) -> None:
    while workers:
        workers.pop().end()


# ------------------------------------------------------------------------------------------------------ one worker

# Our ends of the pipes of all crews. A forked worker closes its copies: else the others would not see our death.
_our_ends: set[Connection] = set()
_starting = threading.Lock()


@define
class _Work:
    function: Callable[[Any], Any]
    start: Callable[[], object] | None


class _Worker:
    """A process and our end of its pipe.

    Attributes:
        jobs: What it was given, the one that it does first.
        began: Whether it was heard of.
        dead: Whether it will not be heard of again.
    """

    def __init__(self, context: Any, work: _Work) -> None:
        self.jobs: deque[Job[Any]] = deque()
        self.began = self.dead = False
        given = work if context.get_start_method() == "fork" else pickle.dumps(work)
        with _starting, _deaf():
            self.pipe, theirs = context.Pipe()
            _our_ends.add(self.pipe)
            self.process = context.Process(target=_live, args=(theirs, given), name="newskit-worker")
            try:
                self.process.start()
            except BaseException:
                _our_ends.discard(self.pipe)
                raise
            finally:
                theirs.close()

    def give(self, job: Job[Any]) -> None:
        """Send a job to the worker."""
        raw = pickle.dumps(job.batch)
        self.jobs.append(job)
        with suppress(OSError):  # it is dead, which is seen when answers are collected
            self.pipe.send_bytes(raw)

    def heard(self) -> Iterator[tuple[str, bytes]]:
        """What it has sent since."""
        dead = self.process.exitcode is not None  # looked at first: then all that it sent is there
        try:
            while self.pipe.poll():
                kind = self.pipe.recv_bytes().decode()
                yield kind, self.pipe.recv_bytes()
        except (EOFError, OSError):  # its end is closed: it is dead or dies, perhaps amid an answer
            dead = True
        self.dead = dead

    def dismiss(self) -> None:
        """Let it end by itself if it has nothing to do, and kill it otherwise."""
        if self.jobs:
            self.process.kill()
        with suppress(OSError):
            self.pipe.send_bytes(b"")

    def end(self) -> str:
        """See to it that the process is no more, and tell how it ended."""
        _our_ends.discard(self.pipe)
        self.pipe.close()
        self.process.join(_PATIENCE)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        return _told(self.process.exitcode)


def _told(status: int) -> str:
    if status >= 0:
        return f"ended with status {status}"
    try:
        return f"killed by {signal.Signals(-status).name}"
    except ValueError:
        return f"killed by signal {-status}"


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and so it does in a process that is begun now, until that ignores it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ------------------------------------------------------------------------------------------------- in the worker


def _live(pipe: Connection, given: _Work | bytes) -> None:
    """What a worker does all its life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent sees to us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever our parent does when it is told to end
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    while _our_ends:
        _our_ends.pop().close()
    if _starting.locked():  # as it was when we were forked
        _starting.release()
    try:
        work = pickle.loads(given) if isinstance(given, bytes) else given  # noqa: S301  (our own parent wrote it)
        if work.start is not None:
            work.start()
    except Exception as error:  # noqa: BLE001  (raised in the parent)
        _send(pipe, _UNFIT, _as_bytes(error))
        return
    _send(pipe, _READY, b"")
    # A thread takes jobs, always: parent and worker would block each other if both were sending.
    waiting: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_take, args=(pipe, waiting), daemon=True).start()
    while raw := waiting.get():
        try:
            kind, answer = _DONE, pickle.dumps(work.function(pickle.loads(raw)))  # noqa: S301  (our own parent wrote it)
        except Exception as error:  # noqa: BLE001  (raised in the parent)
            kind, answer = _FAILED, _as_bytes(error)
        _send(pipe, kind, answer)


def _take(pipe: Connection, waiting: SimpleQueue[bytes]) -> None:
    try:
        while raw := pipe.recv_bytes():
            waiting.put(raw)
        waiting.put(b"")
    except (EOFError, OSError):  # the parent is gone
        os._exit(1)


def _send(pipe: Connection, kind: str, answer: bytes) -> None:
    try:
        pipe.send_bytes(kind.encode())
        pipe.send_bytes(answer)
    except OSError:  # nobody is there to hear it
        os._exit(1)


def _as_bytes(error: Exception) -> bytes:
    """The error with its traceback as a note, since a traceback does not pickle; as words where it does not either."""
    error.add_note("".join(["in a worker process:\n", *traceback.format_exception(error)]))
    try:
        raw = pickle.dumps(error)
        pickle.loads(raw)  # noqa: S301  (an error whose arguments do not suit it fails here)
    except Exception:  # noqa: BLE001  (whatever a stranger's class does)
        told = NewskitError(f"{type(error).__name__}: {error}")
        told.__notes__ = error.__notes__
        return pickle.dumps(told)
    return raw
