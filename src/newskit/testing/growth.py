"""Whether time grows with the text alone: a verdict that no busy machine, cache or first page of memory sways.

Times of milliseconds tell nothing: a text four times as long that no longer fits a cache, or needs memory of the
system, may well take ten times as long. So a doubt is followed up in longer and longer texts, where the share of all
that shrinks and that of quadratic work grows; whoever takes no time to speak of even there is held harmless.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from newskit.collector import collector_paused

__all__ = ["TIMES", "Growth", "seconds_of", "too_fast"]

#: How many times as long the longer text is.
TIMES = 4

_SHORT, _ORDINARY, _LONGEST = 16_000, 64_000, 512_000  # characters of the shorter text: first, at need, at most
_WORTH_MEASURING = 0.003  # seconds, of the shorter text
_TELLING = 0.2  # seconds, of the longer text; below, nobody is found guilty
_SUSPECT, _TOO_LONG = 6, 9  # times as long; linear is 4, quadratic 16
_ROUNDS = 3  # of which the least counts
_ENOUGH = 8  # seconds for one reading


@frozen
class Growth:
    """How the time of one part grew.

    Args:
        name: The part that was measured.
        length: Characters of the shorter text; the longer has `TIMES` as many.
        took: Seconds for the shorter.
        then: Seconds for the longer.
    """

    name: str
    length: int
    took: float
    then: float

    @property
    def is_suspect(self) -> bool:
        """Whether longer texts should tell."""
        return self.then > _SUSPECT * max(self.took, _WORTH_MEASURING)

    @property
    def is_too_fast(self) -> bool:
        """Whether it takes a time that somebody would mind, and far more than the text grew."""
        return self.then > max(_TELLING, _TOO_LONG * self.took)


def too_fast(measure: Callable[[int], Mapping[str, float]]) -> Growth | None:
    """The first part whose time grows faster than the text, or None.

    Args:
        measure: Reads a text of so many characters, and gives the seconds of processor time of each part by its name.
    """
    length, took = _SHORT, measure(_SHORT)
    while max(took.values(), default=1) < _WORTH_MEASURING and length < _ORDINARY:
        length *= 2
        took = measure(length)
    then = measure(length * TIMES)
    while True:
        growths = _growths(length, took, then)
        if not any(growth.is_suspect for growth in growths):
            return None
        if any(growth.is_too_fast for growth in growths):
            for _ in range(_ROUNDS - 1):  # the machine may have paused
                took, then = _least(took, measure(length)), _least(then, measure(length * TIMES))
            guilty = [growth for growth in _growths(length, took, then) if growth.is_too_fast]
            if guilty:
                return guilty[0]
        if length >= _LONGEST or sum(then.values()) > _ENOUGH:
            return None
        length *= 2
        took, then = measure(length), measure(length * TIMES)


def seconds_of(function: Callable[[], Any]) -> float:
    """Seconds of processor time that a call takes, without the garbage collector, as where a pipeline reads."""
    with collector_paused():
        start = time.process_time()
        function()
        return time.process_time() - start


def _growths(length: int, took: Mapping[str, float], then: Mapping[str, float]) -> list[Growth]:
    return [Growth(name, length, took[name], then[name]) for name in took]


def _least(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {name: min(one[name], other[name]) for name in one}
