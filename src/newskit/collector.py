"""Python's garbage collector, kept out of where it finds nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the garbage collector, which else walks all the many small objects again and again while they are made.

    What is no longer needed is freed all the same, unless its parts hold one another. Measured: compiling the Polish
    lexicon, twenty-one thousand entries, takes 30 ms instead of 65; reading an article 9 % less, one of a megabyte a
    third less.
    """
    if not gc.isenabled():  # by the caller, or by a reading around this one
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
