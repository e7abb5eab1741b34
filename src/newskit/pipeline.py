"""Plugins in, articles through, problems kept."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from newskit._version import __version__
from newskit.annotators import Annotator, checked
from newskit.document import Document
from newskit.errors import (
    AnnotatorError,
    AnnotatorWarning,
    LanguageCodeError,
    PluginError,
    PluginWarning,
    SourceError,
)
from newskit.languages import Catalogue, Language, normalise_code
from newskit.model import Annotation, Article, Problem
from newskit.plugin_manager import LoadedPlugin, Plugins, normal_name
from newskit.selection import select, without_replaced
from newskit.sources import open_file
from newskit.workers import read_in_processes

__all__ = ["Pipeline", "read", "read_files", "read_many"]


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
        self._settings: dict[str, Any] = {
            "plugins": tuple(plugins) if isinstance(plugins, Iterable) else (plugins,),
            "languages": _one_or_many(languages, str, Path),
            "only": _one_or_many(only, str, type),
            "block": _one_or_many(block, str),
            "replaces": tuple(replaces),
            "entry_points": entry_points,
            "strict": strict,
        }
        self._strict = strict
        blocked: tuple[str, ...] = self._settings["block"]
        environment = tuple(name for name in os.environ.get("NEWSKIT_BLOCK", "").split(",") if name.strip())
        self._plugins = Plugins(
            self._settings["plugins"], block=blocked + environment, use_entry_points=entry_points, strict=strict
        )
        self._refuse_unknown(blocked)
        found = without_replaced(self._plugins.annotators, self._settings["replaces"])
        self._selection = select(found, self._settings["only"])
        self._last_maker = _last_makers(self._selection.order)
        self._ranks = self._plugins.ranks()
        self.languages = Catalogue([*self._plugins.packs(), *self._settings["languages"]], self._plugins.sections)

    def _refuse_unknown(self, blocked: Iterable[str]) -> None:
        """A misspelt name to block must not pass unseen; in the environment it may be meant for another machine."""
        mine = set(map(normal_name, blocked))
        annotators = [one.name for _, one in self._plugins.annotators]
        known = ", ".join(sorted({*(plugin.name for plugin in self._plugins.loaded), *annotators}))
        for name in self._plugins.unknown_blocks():
            if name in mine:
                raise PluginError(f"block: there is no plugin or annotator {name!r}; known: {known}")
            warnings.warn(PluginWarning(f"NEWSKIT_BLOCK: there is no plugin or annotator {name!r}"), stacklevel=3)

    @property
    def plugins(self) -> tuple[LoadedPlugin, ...]:
        """The plugins, those left out among them."""
        return tuple(self._plugins.loaded)

    @property
    def running_order(self) -> tuple[Annotator, ...]:
        """The annotators that run, in order."""
        return self._selection.order

    @property
    def kinds(self) -> tuple[type[Annotation], ...]:
        """The record classes that its annotators can make, on demand too."""
        return tuple(dict.fromkeys(kind for _, one in self._plugins.annotators for kind in one.makes))

    @property
    def sections(self) -> tuple[type[Any], ...]:
        """The classes that declare the sections which language packs may have."""
        return tuple(self._plugins.sections)

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
            code = self._detected(article.text, problems)
            if code is None and not problems and article.text.strip():
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

    def _detected(self, text: str, problems: list[Problem]) -> str | None:
        """The language that the plugins tell; one that fails, or tells no code, costs the language alone."""
        try:
            code: str | None = self._plugins.hook.newskit_detect_language(text=text)
            if code is not None:
                normalise_code(code)
        except Exception as error:  # noqa: BLE001  (a plugin's call)
            self._report("newskit_detect_language", error, problems)
            return None
        return code

    def _report(self, name: str, error: Exception, problems: list[Problem]) -> None:
        """Leave a problem and a warning, or raise where the pipeline is strict."""
        told = f"{name} failed: {type(error).__name__}: {error}"
        if self._strict:
            raise AnnotatorError(told) from error
        warnings.warn(AnnotatorWarning(told), stacklevel=5)
        problems.append(_problem(name, error))

    def _run(self, document: Document, problems: list[Problem]) -> None:
        code = document.language.code
        failed: dict[type[Annotation], str] = {}
        for one in self._selection.order:
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
            except Exception as error:  # noqa: BLE001  (a plugin's call)
                self._report(one.name, error, problems)
                failed |= dict.fromkeys(one.makes, one.name)
                continue
            document.add(records)
            for kind in self._last_maker.get(one.name, ()):
                self._resolve(kind, document, problems)

    def _resolve(self, kind: type[Annotation], document: Document, problems: list[Problem]) -> None:
        found = document.of(kind)
        names = {record.annotator for record in found}
        if len(names) < 2:
            return
        ranks = {name: self._ranks.get(name, 0) for name in sorted(names)}
        try:
            kept = self._plugins.hook.newskit_resolve(kind=kind, found=found, article=document.article, ranks=ranks)
            if kept is not None:
                document.keep(kind, kept)
        except Exception as error:  # noqa: BLE001  (a plugin's call)
            self._report("newskit_resolve", error, problems)

    def _finished(self, document: Document, problems: list[Problem]) -> Article:
        article, language = document.article, document.language
        records = self._selection.wanted(document.of(Annotation))
        # What an earlier reading left of annotators that ran again now is out of date.
        ran = {one.name for one in self._selection.order}
        old = [record for record in article.annotations if record.annotator not in ran]
        kept = [problem for problem in article.problems if problem.annotator not in ran and problem not in problems]
        used = {"version": __version__, "packs": {language.code: language.version} if language.known else {}}
        return attrs.evolve(
            article,
            annotations=sorted([*old, *records], key=_place) if old else records,
            problems=(*kept, *problems),
            meta={**article.meta, "newskit": used},
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
        if isinstance(sources, (str, bytes, Article)):
            raise TypeError("read_many takes many articles; for one there is read")
        if processes > 1:
            yield from read_in_processes(self._settings, sources, {"lang": lang, "country": country}, processes)
            return
        for source in sources:
            yield self._read_one(source, lang, country)

    def _read_one(self, source: str | Article, lang: str | None, country: str | None) -> Article:
        if not isinstance(source, Article):
            return self.read(source, lang=lang, country=country)
        if source.lang is not None and not self._strict:
            source = _with_sound_language(source)
        return self.read(source, lang=source.lang or lang, country=source.country or country)

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
                for article in open_file(path, self._plugins.hook):
                    if self._strict and article.problems and article.problems[0].error == "SourceError":
                        raise SourceError(article.problems[0].message)  # noqa: TRY301
                    yield article
            except SourceError as error:
                if self._strict:
                    raise
                problem = Problem(annotator="newskit.sources", error="SourceError", message=str(error))
                yield Article(text="", meta={"source": str(path)}, problems=(problem,))


def _with_sound_language(article: Article) -> Article:
    """Among many articles one with a malformed language code costs only its code."""
    try:
        normalise_code(article.lang or "")
    except LanguageCodeError as error:
        problem = Problem(annotator="newskit.language", error="LanguageCodeError", message=str(error))
        return attrs.evolve(article, lang=None, problems=(*article.problems, problem))
    return article


def _one_or_many(given: Any, *alone: type[Any]) -> tuple[Any, ...]:
    """What was given as a tuple; one thing by itself will do."""
    return (given,) if isinstance(given, alone) else tuple(given)


def _place(record: Annotation) -> tuple[int, int]:
    return record.span.start, record.span.end


def _problem(name: str, error: Exception) -> Problem:
    return Problem(
        annotator=name,
        error=type(error).__name__,
        message=str(error),
        traceback="".join(traceback.format_exception(error)),
    )


def _last_makers(order: Iterable[Annotator]) -> dict[str, list[type[Annotation]]]:
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
