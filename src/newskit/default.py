"""Reading with a default pipeline: for whoever needs no plugins or settings of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from newskit.model import Article
from newskit.pipeline import Pipeline

__all__ = ["default_pipeline", "read", "read_files", "read_many"]


@lru_cache(maxsize=1)
def _default(block: str, no_plugins: str) -> Pipeline:  # noqa: ARG001  (the environment it was made in)
    return Pipeline()


def default_pipeline() -> Pipeline:
    """The pipeline with all plugins, made on first use and again when the environment's switches change."""
    return _default(os.environ.get("NEWSKIT_BLOCK", ""), os.environ.get("NEWSKIT_NO_PLUGINS", ""))


def read(source: str | Article, *, lang: str | None = None, country: str | None = None, **known: Any) -> Article:
    """Read one article with a default pipeline; see `Pipeline.read`.

    >>> import newskit
    >>> article = newskit.read("– To dobra umowa – powiedziała Anna Nowak.")
    >>> article.lang, article.quotes[0].speaker.name, article.quotes[0].text
    ('pl', 'Anna Nowak', 'To dobra umowa')
    """
    return default_pipeline().read(source, lang=lang, country=country, **known)


def read_many(
    sources: Iterable[str | Article], *, lang: str | None = None, country: str | None = None, processes: int = 1
) -> Iterator[Article]:
    """Read many articles with a default pipeline; see `Pipeline.read_many`."""
    return default_pipeline().read_many(sources, lang=lang, country=country, processes=processes)


def read_files(
    paths: Iterable[Path | str], *, lang: str | None = None, country: str | None = None, processes: int = 1
) -> Iterator[Article]:
    """Read the articles of files with a default pipeline; see `Pipeline.read_files`."""
    return default_pipeline().read_files(paths, lang=lang, country=country, processes=processes)
