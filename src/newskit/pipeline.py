"""Plugins in, articles through, problems kept."""

from __future__ import annotations

import os
import traceback
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from newskit._version import __version__
from newskit.annotators import Annotator, checked, in_running_order, makers
from newskit.document import Document
from newskit.errors import AnnotatorError, AnnotatorWarning, PluginError, PluginWarning, SourceError
from newskit.languages import Catalogue, Language, normalise_code
from newskit.model import Annotation, Article, Problem
from newskit.plugin_manager import LoadedPlugin, Plugins, _named, _normal
from newskit.sources import open_file

__all__ = ["Pipeline", "read", "read_files", "read_many"]

_BATCH = 16  # articles that a worker gets at a time
_AHEAD = 4  # batches a worker may be ahead of the reader


class Pipeline:
    """A set of plugins and languages, ready to read articles. It is a value: make as many as you like.

    Args:
        plugins: Plugins besides the installed ones: modules, objects with ``newskit_...`` functions, or annotators.
        languages: Files with language packs besides those of the plugins.
        only: What is wanted: record classes, or names of kinds (``"quotes"``), annotators and plugins. What these need
            runs as well, but only what is asked for comes out. Empty for everything.
        block: Names of annotators (``"newskit.quotes"``) and plugins (``"newskit-court"``) that stay out, besides those
            that the environment variable ``NEWSKIT_BLOCK`` lists.
        replaces: Pairs of an annotator's name and the name of what it takes the place of, besides what annotators say
            of themselves.
        entry_points: Whether installed plugins are loaded; ``NEWSKIT_NO_PLUGINS=1`` says no for all pipelines.
        strict: Raise where something would otherwise be reported: a plugin that cannot be loaded, an annotator that
            fails on an article.

    Raises:
        PluginError: The plugins do not fit together: a need without a maker, a circle, two of one name, a misspelt
            hook, a name to block that nothing has.
        LanguagePackError: A language pack has a mistake in its head.

    >>> import newskit
    >>> pipeline = newskit.Pipeline(only=[newskit.Quote])
    >>> article = pipeline.read('"We will pay," said Anna Cole.', lang="en")
    >>> [(quote.speaker.name, quote.text) for quote in article.quotes]
    [('Anna Cole', 'We will pay')]
    """

    def __init__(
        self,
        *,
        plugins: Iterable[Any] = (),
        languages: Iterable[Path | str] = (),
        only: Iterable[type[Annotation] | str] = (),
        block: Iterable[str] = (),
        replaces: Iterable[tuple[str, str]] = (),
        entry_points: bool = True,
        strict: bool = False,
    ) -> None:
        self._settings = {
            "plugins": tuple(plugins),
            "languages": tuple(languages),
            "only": tuple(only),
            "block": (block,) if isinstance(block, str) else tuple(block),
            "replaces": tuple(replaces),
            "entry_points": entry_points,
            "strict": strict,
        }
        self._strict = strict
        mine: tuple[str, ...] = self._settings["block"]  # type: ignore[assignment]
        from_environment = [name for name in os.environ.get("NEWSKIT_BLOCK", "").split(",") if name.strip()]
        self._plugins = Plugins(
            self._settings["plugins"],  # type: ignore[arg-type]
            block=[*mine, *from_environment],
            use_entry_points=entry_points,
            strict=strict,
        )
        found = self._replaced(self._plugins.annotators())
        self._refuse_unknown(mine, [one.name for _, one in found])
        wanted = self._wanted(found)
        self._order = in_running_order(_reached([one for _, one in found], wanted))
        self._asked = frozenset(one.name for one in wanted) if self._settings["only"] else None
        self._asked_kinds = tuple(kind for kind in self._settings["only"] if isinstance(kind, type))  # type: ignore[attr-defined]
        self._last_maker = _last_makers(self._order)
        packs = [pack for packs in reversed(self._plugins.hook.newskit_languages()) for pack in packs]
        sections = dict.fromkeys(cls for _, one in self._all for cls in one.sections)
        self.languages = Catalogue([*packs, *self._settings["languages"]], sections)  # type: ignore[misc]

    # ---------------------------------------------------------------------------------------------------- set-up

    def _replaced(self, found: list[tuple[str, Annotator]]) -> list[tuple[str, Annotator]]:
        self._all = found
        pairs: Sequence[tuple[str, str]] = self._settings["replaces"]  # type: ignore[assignment]
        gone = {_normal(old): one.name for _, one in found for old in one.replaces}
        names = {one.name for _, one in found}
        for new, old in pairs:
            if new not in names:
                raise PluginError(f"replaces: there is no annotator {new!r}; known: {', '.join(sorted(names))}")
            gone[_normal(old)] = new
        return [
            (plugin, one)
            for plugin, one in found
            if one.name in gone.values() or not (_named(one.name, gone) or _normal(plugin) in gone)
        ]

    def _refuse_unknown(self, mine: Sequence[str], annotators: Sequence[str]) -> None:
        unknown = self._plugins.unknown_blocks([*annotators, *(one.name for _, one in self._all)])
        asked = [name for name in unknown if name in set(map(_normal, mine))]
        names = ", ".join(sorted({plugin.name for plugin in self._plugins.loaded} | set(annotators)))
        if asked:
            raise PluginError(f"block: there is no plugin or annotator {asked[0]!r}; known: {names}")
        for name in unknown:
            warnings.warn(PluginWarning(f"NEWSKIT_BLOCK: there is no plugin or annotator {name!r}"), stacklevel=3)

    def _wanted(self, found: list[tuple[str, Annotator]]) -> list[Annotator]:
        only: Sequence[type[Annotation] | str] = self._settings["only"]  # type: ignore[assignment]
        if not only:
            return [one for _, one in found if not one.on_demand]
        wanted: list[Annotator] = []
        for name in only:
            if isinstance(name, type):
                some = makers(name, [one for _, one in found])
            else:
                some = [
                    one
                    for plugin, one in found
                    if _named(one.name, [_normal(name)])
                    or _normal(plugin) == _normal(name)
                    or any(_normal(name) in (kind.collection, kind.__name__.lower()) for kind in one.makes)
                ]
            if not some:
                told = name.__name__ if isinstance(name, type) else name
                kinds = sorted({kind.collection for _, one in found for kind in one.makes})
                raise PluginError(f"only: nothing makes {told!r}; kinds are {', '.join(kinds)}")
            wanted += some
        return wanted

    @property
    def plugins(self) -> tuple[LoadedPlugin, ...]:
        """The plugins, those left out among them."""
        return tuple(self._plugins.loaded)

    @property
    def running_order(self) -> tuple[Annotator, ...]:
        """The annotators that run, in order."""
        return tuple(self._order)

    @property
    def hook(self) -> Any:
        """The hooks, to be called: ``pipeline.hook.newskit_exporters()``."""
        return self._plugins.hook

    # --------------------------------------------------------------------------------------------------- reading

    def read(
        self, source: str | Article, *, lang: str | None = None, country: str | None = None, **known: Any
    ) -> Article:
        """Read one article.

        Args:
            source: The text, or an `Article` with what is known of it. Text is never changed.
            lang: A language code; detected where neither this nor the article gives one.
            country: ISO 3166 code of where it appeared, a hint for ``$`` and ``kr``.
            **known: Further fields of `Article`: ``title``, ``url``, ``publisher``, ``published``, ``authors``,
                ``meta``.

        Returns:
            A new article with records in text order, and with what went wrong in ``problems``. Odd text never raises.

        Raises:
            TypeError: The source is neither text nor an article.
            LanguageCodeError: The code is malformed.
            LanguagePackError: The language's pack has a mistake.
            AnnotatorError: An annotator failed, and the pipeline is strict.
        """
        document, problems = self._opened(source, lang, country, known)
        if document.text.strip():
            self._run(document, problems)
        return self._finished(document, problems)

    def document(self, source: str | Article, *, lang: str | None = None, country: str | None = None) -> Document:
        """What annotators would see of an article before any of them ran; for tests and measurements."""
        return self._opened(source, lang, country, {})[0]

    def _opened(
        self, source: str | Article, lang: str | None, country: str | None, known: dict[str, Any]
    ) -> tuple[Document, list[Problem]]:
        if isinstance(source, Article):
            article = source
        elif isinstance(source, str):
            article = Article(text=source)
        else:
            raise TypeError(f"an article is read from str or newskit.Article, not from {type(source).__name__}")
        problems: list[Problem] = []
        code = lang if lang is not None else article.lang
        if code is None:
            code = self._plugins.hook.newskit_detect_language(text=article.text)
            if code is None and article.text.strip():
                problems.append(
                    Problem(
                        annotator="newskit.language",
                        error="UnknownLanguage",
                        message="the language was not recognised: what needs its words is missing; give lang=",
                    )
                )
        base, region = normalise_code(code) if code is not None else ("", None)
        country = country or article.country or region
        if code is not None and base not in self.languages:
            problems.append(
                Problem(
                    annotator="newskit.language",
                    error="NoLanguagePack",
                    message=f"there is no language pack for {base!r}: records that need its words are missing; "
                    f"packs: {', '.join(self.languages)}",
                )
            )
        if code != article.lang or country != article.country or known:
            article = attrs.evolve(article, lang=code, country=country and country.upper(), **known)
        language = self.languages.language(base) if code is not None else Language(code="", known=False)
        return Document(article, language), problems

    def _run(self, document: Document, problems: list[Problem]) -> None:
        code = document.language.code
        failed: dict[type[Annotation], str] = {}
        for one in self._order:
            if one.languages and code not in one.languages:
                continue
            lost = [failed[kind] for kind in one.needs if kind in failed]
            if lost:
                problems.append(
                    Problem(annotator=one.name, error="Skipped", message=f"did not run, since {lost[0]} failed")
                )
                failed |= dict.fromkeys(one.makes, lost[0])
                continue
            try:
                records = checked(one(document), one, document.text)
            except Exception as error:
                if self._strict:
                    raise AnnotatorError(f"{one.name} failed: {type(error).__name__}: {error}") from error
                problems.append(_problem(one, error))
                failed |= dict.fromkeys(one.makes, one.name)
                continue
            document.add(records)
            for kind in self._last_maker.get(one.name, ()):
                self._resolve(kind, document)

    def _resolve(self, kind: type[Annotation], document: Document) -> None:
        found = document.of(kind)
        if len({record.annotator for record in found}) < 2:
            return
        kept = self._plugins.hook.newskit_resolve(kind=kind, found=found, article=document.article)
        if kept is not None:
            document.keep(kind, kept)

    def _finished(self, document: Document, problems: list[Problem]) -> Article:
        article, language = document.article, document.language
        records = document.of(Annotation)
        if self._asked is not None:
            kinds = self._asked_kinds
            records = tuple(
                record
                for record in records
                if record.annotator in self._asked and (not kinds or isinstance(record, kinds) or self._by_name(record))
            )
        used = {"version": __version__, "packs": {language.code: language.version} if language.known else {}}
        for problem in problems[: len(problems)]:
            if problem.traceback:
                warnings.warn(
                    AnnotatorWarning(f"{problem.annotator} failed: {problem.error}: {problem.message}"), stacklevel=4
                )
        return attrs.evolve(
            article,
            annotations=(*article.annotations, *records) if article.annotations else records,
            problems=(*article.problems, *problems),
            meta={**article.meta, "newskit": used},
        )

    def _by_name(self, record: Annotation) -> bool:
        names = [_normal(name) for name in self._settings["only"] if isinstance(name, str)]  # type: ignore[attr-defined]
        return _named(record.annotator, names) or any(
            name in (type(record).collection, type(record).__name__.lower()) for name in names
        )

    # ---------------------------------------------------------------------------------------------- many articles

    def read_many(
        self,
        sources: Iterable[str | Article],
        *,
        lang: str | None = None,
        country: str | None = None,
        processes: int = 1,
    ) -> Iterator[Article]:
        """Read many articles, in order, lazily, in constant memory.

        Args:
            sources: Texts or articles; a generator will do.
            lang: The language of all that do not say.
            country: The country of all that do not say.
            processes: How many worker processes; 1 for none. The pipeline's plugins must be importable then.

        Yields:
            One article for each source, with problems where something failed.
        """
        if processes <= 1:
            for source in sources:
                yield self._read_one(source, lang, country)
            return
        yield from self._in_processes(sources, lang, country, processes)

    def _read_one(self, source: str | Article, lang: str | None, country: str | None) -> Article:
        if isinstance(source, Article):
            return self.read(source, lang=source.lang or lang, country=source.country or country)
        return self.read(source, lang=lang, country=country)

    def _in_processes(
        self, sources: Iterable[str | Article], lang: str | None, country: str | None, processes: int
    ) -> Iterator[Article]:
        waiting: deque[Future[list[Article]]] = deque()
        batches = iter(partial(_next_batch, iter(sources)), [])
        with ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(self._settings,)) as pool:
            try:
                for batch in batches:
                    waiting.append(pool.submit(_read_batch, batch, lang, country))
                    if len(waiting) > processes * _AHEAD:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def read_files(
        self,
        paths: Iterable[Path | str],
        *,
        lang: str | None = None,
        country: str | None = None,
        processes: int = 1,
    ) -> Iterator[Article]:
        """Read the articles of files: text, JSON Lines, and whatever installed plugins open.

        A file that cannot be read gives an article without text whose problem names file and cause; the others go on.

        Args:
            paths: Files, opened one after another as the result is consumed.
            lang: The language of all articles that do not say.
            country: The country of all that do not say.
            processes: How many worker processes; 1 for none.

        Raises:
            SourceError: A file cannot be read, and the pipeline is strict.
        """
        return self.read_many(self._from_files(paths), lang=lang, country=country, processes=processes)

    def _from_files(self, paths: Iterable[Path | str]) -> Iterator[Article]:
        for path in paths:
            try:
                yield from open_file(path, self._plugins.hook)
            except SourceError as error:
                if self._strict:
                    raise
                problem = Problem(annotator="newskit.sources", error="SourceError", message=str(error))
                yield Article(text="", meta={"source": str(path)}, problems=(problem,))


def _next_batch(sources: Iterator[str | Article]) -> list[str | Article]:
    return list(islice(sources, _BATCH))


def _problem(one: Annotator, error: Exception) -> Problem:
    return Problem(
        annotator=one.name,
        error=type(error).__name__,
        message=str(error),
        traceback="".join(traceback.format_exception(error)),
    )


def _reached(annotators: Sequence[Annotator], wanted: Iterable[Annotator]) -> list[Annotator]:
    """The wanted annotators and all that they need or use, directly or not."""
    reached: dict[str, Annotator] = {}
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        if one.name not in reached or reached[one.name] is not one:
            if one.name in reached:  # two of one name: `in_running_order` says so
                return [*reached.values(), one]
            reached[one.name] = one
            waiting += [maker for kind in (*one.needs, *one.uses) for maker in makers(kind, annotators)]
    return list(reached.values())


def _last_makers(order: Sequence[Annotator]) -> dict[str, list[type[Annotation]]]:
    """For kinds that several annotators make: who of them runs last."""
    found: dict[type[Annotation], list[str]] = {}
    for one in order:
        for kind in one.makes:
            found.setdefault(kind, []).append(one.name)
    last: dict[str, list[type[Annotation]]] = {}
    for kind, names in found.items():
        if len(names) > 1:
            last.setdefault(names[-1], []).append(kind)
    return last


# A worker process has one pipeline, made from the settings of the caller's.
_worker: list[Pipeline] = []


def _start_worker(settings: dict[str, Any]) -> None:
    _worker[:] = [Pipeline(**settings)]


def _read_batch(batch: list[str | Article], lang: str | None, country: str | None) -> list[Article]:
    return [_worker[0]._read_one(source, lang, country) for source in batch]  # noqa: SLF001  (its own worker)


@lru_cache(maxsize=1)
def _default(block: str, no_plugins: str) -> Pipeline:  # noqa: ARG001  (the environment it was made in)
    return Pipeline()


def default_pipeline() -> Pipeline:
    """The pipeline with all plugins, made on first use and again when the environment's switches change."""
    return _default(os.environ.get("NEWSKIT_BLOCK", ""), os.environ.get("NEWSKIT_NO_PLUGINS", ""))


def read(source: str | Article, *, lang: str | None = None, country: str | None = None, **known: Any) -> Article:
    """Read one article with a default pipeline; see `Pipeline.read`.

    >>> import newskit
    >>> article = newskit.read("– Tak – powiedziała Anna Nowak.")
    >>> article.lang, article.quotes[0].speaker.name, article.quotes[0].text
    ('pl', 'Anna Nowak', 'Tak')
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
