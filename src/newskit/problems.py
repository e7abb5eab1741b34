"""What goes wrong while an article is read: kept and warned of, or raised where the pipeline is strict."""

from __future__ import annotations

import inspect
import traceback
import warnings

from newskit.errors import AnnotatorError, AnnotatorWarning
from newskit.model import Problem

__all__ = ["Problems"]


class Problems:
    """The problems of one reading.

    Args:
        strict: Whether a plugin that fails is an error.

    Attributes:
        found: The problems so far.
    """

    __slots__ = ("_strict", "found")

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self.found: list[Problem] = []

    def tell(self, who: str, error: str, message: str) -> None:
        """Keep a problem that is nobody's failure: it is neither warned of nor raised."""
        self.found.append(Problem(annotator=who, error=error, message=message))

    def failed(self, who: str, error: Exception) -> None:
        """Keep what a plugin raised, and warn of it.

        Raises:
            AnnotatorError: The pipeline is strict.
        """
        told = f"{who} failed: {type(error).__name__}: {error}"
        if self._strict:
            raise AnnotatorError(told) from error
        warnings.warn(AnnotatorWarning(told), stacklevel=_outside())
        place = "".join(traceback.format_exception(error))
        self.found.append(Problem(annotator=who, error=type(error).__name__, message=str(error), traceback=place))


def _outside() -> int:
    """How far up the stack the first frame stands that is not ours: where a warning should point."""
    frame, level = inspect.currentframe(), 0
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "newskit":
        frame, level = frame.f_back, level + 1
    return level
