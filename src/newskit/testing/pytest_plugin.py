"""The pytest plugin: the fixture ``newskit_pipeline``. It costs nothing until a test asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from newskit.pipeline import Pipeline

__all__ = ["newskit_pipeline"]


@pytest.fixture
def newskit_pipeline(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Pipeline]:
    """A function that makes a pipeline with only the given plugins, and what they need of ours.

    Installed plugins and the ``NEWSKIT_`` variables of the machine stay out. Only records of the given plugins come
    out; ``only=()`` lets all of ours run besides. Other arguments are those of `newskit.Pipeline`::

        def test_a_ruling_is_found(newskit_pipeline):
            article = newskit_pipeline(newskit_court).read("The High Court dismissed the appeal.", lang="en")
            assert article.of(Ruling)
    """
    for variable in ("NEWSKIT_BLOCK", "NEWSKIT_NO_PLUGINS"):
        monkeypatch.delenv(variable, raising=False)

    def make(*plugins: Any, **options: Any) -> Pipeline:
        from newskit.pipeline import Pipeline  # noqa: PLC0415  (pytest starts without it)
        from newskit.testing.subject import Subject  # noqa: PLC0415

        names = sorted({name for plugin in plugins for name in Subject(plugin).names})
        return Pipeline(**{"plugins": plugins, "only": names, "entry_points": False, **options})

    return make
