"""Plugins in, articles through, problems kept."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import attrs

from newskit._version import __version__
from newskit.annotators import Annotator, checked, chosen
from newskit.collector import collector_paused
from newskit.document import Document
from newskit.errors import (
    LanguageCodeError,
    PluginError,
    PluginWarning,
)
from newskit.languages import Catalogue, Language, normalise_code
from newskit.model import Annotation, Article
from newskit.plugin_manager import LoadedPlugin, Plugins, normal_name
from newskit.problems import Problems
from newskit.selection import select, without_replaced
from newskit.sources import Unparsed, open_files, parsed
from newskit.workers import checked_number, read_in_processes

__all__ = ["Pipeline"]

# Who is named in the pipeline's own problems: each reading tells them anew.
_LANGUAGE, _DETECT, _RESOLVE = "newskit.language", "newskit_detect_language", "newskit_resolve"
_LIMITS = "newskit.limits"
_OWN_PROBLEMS = (_LANGUAGE, _DETECT, _RESOLVE, _LIMITS)

#: What a pipeline reads at most, where it is not told otherwise. The longest article of the 840 in PolNeAR's train part
#: has 34,000 characters and 467 records; what is above this is a dump or a trap.
MAX_CHARACTERS, MAX_RECORDS = 1_000_000, 10_000


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
        max_characters: How far a text is read; behind that no record is sought, and a problem says so. None for no
            limit.
        max_records: How many records of one annotator an article keeps, the first ones that it gives; a problem says
            where there were more. None for no limit.

    Raises:
        PluginError: The plugins do not fit together: a need without a maker, a circle, two of one name, a misspelt
            hook, a name to block that nothing has.
        LanguagePackError: A language pack has a mistake in its head.
        ValueError: A limit is no number above 0.

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
        max_characters: int | None = MAX_CHARACTERS,
        max_records: int | None = MAX_RECORDS,
    ) -> None:
        self._settings: dict[str, Any] = {
            "plugins": tuple(plugins) if isinstance(plugins, Iterable) and not isinstance(plugins, str) else (plugins,),
            "languages": _one_or_many(languages, str, Path),
            "only": _one_or_many(only, str, type),
            "block": _one_or_many(block, str),
            "replaces": tuple(replaces),
            "entry_points": entry_points,
            "strict": strict,
            "max_characters": _positive("max_characters", max_characters),
            "max_records": _positive("max_records", max_records),
        }
        self._strict = strict
        self._max_characters, self._max_records = max_characters, max_records
        blocked: tuple[str, ...] = self._settings["block"]
        environment = tuple(name for name in os.environ.get("NEWSKIT_BLOCK", "").split(",") if name.strip())
        self._plugins = Plugins(
            self._settings["plugins"], block=blocked + environment, use_entry_points=entry_points, strict=strict
        )
        self._refuse_unknown(blocked)
        self._refuse_unknown_predecessors()
        found = without_replaced(self._plugins.annotators, self._settings["replaces"])
        self._selection = select(found, self._settings["only"])
        self._last_maker = _last_makers(self._selection.order)
        self._ranks = self._plugins.ranks()
        self._told_wordless: dict[str, str] = {}
        self.languages = Catalogue([*self._plugins.packs(), *self._settings["languages"]], self._plugins.sections)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as settings: the process that unpickles it loads plugins and languages itself."""
        # Modules do not pickle; they go by name.
        plugins = [_Module(one.__name__) if isinstance(one, ModuleType) else one for one in self._settings["plugins"]]
        return _made_again, ({**self._settings, "plugins": plugins},)

    def _refuse_unknown(self, blocked: Iterable[str]) -> None:
        """A misspelt name to block must not pass unseen; in the environment it may be meant for another machine."""
        mine = set(map(normal_name, blocked))
        for name in self._plugins.unknown(self._plugins.block):
            if name in mine:
                raise PluginError(f"block: there is no plugin or annotator {name!r}; known: {self._plugins.told()}")
            warnings.warn(PluginWarning(f"NEWSKIT_BLOCK: there is no plugin or annotator {name!r}"), stacklevel=3)

    def _refuse_unknown_predecessors(self) -> None:
        for name in self._plugins.unknown(old for _, old in self._settings["replaces"]):
            raise PluginError(f"replaces: there is no plugin or annotator {name!r}; known: {self._plugins.told()}")

    @property
    def plugins(self) -> tuple[LoadedPlugin, ...]:
        """The plugins, those left out among them."""
        return tuple(self._plugins.loaded)

    @property
    def running_order(self) -> tuple[Annotator, ...]:
        """The annotators that run, in order."""
        return self._selection.order

    @property
    def strict(self) -> bool:
        """Whether it raises where something would otherwise be reported."""
        return self._strict

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
        return self._read(source, lang, country, known, Problems(strict=self._strict))

    def document(self, source: str | Article, *, lang: str | None = None, country: str | None = None) -> Document:
        """What annotators would see of an article before any of them ran; for tests and measurements."""
        return self._opened(source, lang, country, {}, Problems(strict=self._strict))

    def _read(
        self,
        source: str | Article,
        lang: str | None,
        country: str | None,
        known: dict[str, Any],
        problems: Problems,
    ) -> Article:
        with collector_paused():
            # The document is gone before the collector is back, which would walk through it.
            return self._read_all(self._opened(source, lang, country, known, problems), problems)

    def _read_all(self, document: Document, problems: Problems) -> Article:
        if document.text.strip():
            self._run(document, problems)
        article = self._finished(document, problems)
        document.close()
        return article

    def _opened(
        self,
        source: str | Article,
        lang: str | None,
        country: str | None,
        known: dict[str, Any],
        problems: Problems,
    ) -> Document:
        if isinstance(source, Article):
            article = source
        elif isinstance(source, str):
            article = Article(text=source)
        else:
            hint = "; read_files reads files" if isinstance(source, Path) else ""
            raise TypeError(f"an article is read from str or newskit.Article, not from {type(source).__name__}{hint}")
        code = lang if lang is not None else article.lang
        if code is None:
            code = self._detected(article.text, problems)
        base, region = normalise_code(code) if code is not None else (None, None)
        country = country or article.country or region
        country = country and country.upper()
        if base is not None and base not in self.languages:
            told = f"there is no language pack for {base!r}: records that need its words are missing"
            problems.tell(_LANGUAGE, "NoLanguagePack", f"{told}; packs: {', '.join(self.languages)}")
        if base != article.lang or country != article.country or known:
            article = attrs.evolve(article, lang=base, country=country, **known)
        language = self.languages.language(base) if base is not None else Language(code="", known=False)
        wordless = self._wordless(language)
        if wordless:
            told = f"the pack for {base!r} has no words for {wordless}: their records are missing or few"
            problems.tell(_LANGUAGE, "PartialLanguagePack", told)
        return Document(article, language, self._length(article.text, problems))

    def _length(self, text: str, problems: Problems) -> int | None:
        """How far a text is read: None for all of it, else to the last line or word that ends within the limit."""
        limit = self._max_characters
        if limit is None or len(text) <= limit:
            return None
        begin = limit - limit // 10
        length = max(text.rfind("\n", begin, limit), 0) or max(text.rfind(" ", begin, limit), 0) or limit
        told = f"the text has {len(text):,} characters, of which the first {length:,} were read"
        problems.tell(_LIMITS, "TextTooLong", f"{told} (max_characters={limit})")
        return length

    def _wordless(self, language: Language) -> str:
        """The annotators asked for that run in a language though its pack lacks their own section, the first."""
        if not language.known:
            return ""
        found = self._told_wordless.get(language.code)
        if found is None:
            found = self._told_wordless[language.code] = ", ".join(
                one.name
                for one in self._selection.order
                if one.sections
                and (one.name in self._selection.asked or not self._selection.only)
                and self._selection.runs(one, language.code)
                and not language.has(one.sections[0])
            )
        return found

    def _detected(self, text: str, problems: Problems) -> str | None:
        """The language that the plugins tell; one that fails, or tells no code, costs the language alone."""
        try:
            code: str | None = self._plugins.hook.newskit_detect_language(text=text)
            if code is not None:
                normalise_code(code)
        except Exception as error:  # noqa: BLE001  (a plugin's call)
            problems.failed(_DETECT, error)
            return None
        if code is None and text.strip():
            told = "the language was not recognised: what needs its words is missing; give lang="
            problems.tell(_LANGUAGE, "UnknownLanguage", told)
        return code

    def _run(self, document: Document, problems: Problems) -> None:
        code = document.language.code
        failed: dict[type[Annotation], str] = {}
        for one in self._selection.order:
            if not self._selection.runs(one, code):
                continue
            lost = [name for kind, name in failed.items() if issubclass(kind, one.needs)]
            if lost:
                problems.tell(one.name, "Skipped", f"did not run, since {lost[0]} failed")
                failed |= dict.fromkeys(one.makes, lost[0])
                continue
            try:
                records = self._at_most(checked(one(document), one, document.text), one, problems)
            except Exception as error:  # noqa: BLE001  (a plugin's call)
                problems.failed(one.name, error)
                failed |= dict.fromkeys(one.makes, one.name)
                continue
            document.add(records)
            for kind in self._last_maker.get(one.name, ()):
                self._resolve(kind, document, problems)

    def _at_most(self, records: list[Annotation], by: Annotator, problems: Problems) -> list[Annotation]:
        """The records that an annotator may leave on an article."""
        limit = self._max_records
        if limit is None or len(records) <= limit:
            return records
        told = f"{by.name} gave {len(records):,} records, of which the first {limit:,} were kept"
        problems.tell(_LIMITS, "TooManyRecords", f"{told} (max_records={limit})")
        return records[:limit]

    def _resolve(self, kind: type[Annotation], document: Document, problems: Problems) -> None:
        found = document.of(kind)
        names = {record.annotator for record in found}
        if len(names) < 2:
            return
        ranks = {name: self._ranks.get(name, 0) for name in sorted(names)}
        try:
            kept = self._plugins.hook.newskit_resolve(kind=kind, found=found, article=document.article, ranks=ranks)
            if kept is not None:
                document.keep(kind, chosen(kept, found))
        except Exception as error:  # noqa: BLE001  (a plugin's call)
            problems.failed(_RESOLVE, error)

    def _finished(self, document: Document, problems: Problems) -> Article:
        article, language = document.article, document.language
        selection = self._selection
        # What an earlier reading left of annotators that ran again now is out of date.
        ran = {one.name for one in selection.order}
        old = [record for record in article.annotations if record.annotator not in ran or not selection.wants(record)]
        out_of_date = {*ran, *_OWN_PROBLEMS}
        kept = [one for one in article.problems if one.annotator not in out_of_date and one not in problems.found]
        found = document.all if not selection.only else filter(selection.wants, document.all)
        used = {"version": __version__, "packs": {language.code: language.version} if language.known else {}}
        return attrs.evolve(
            article,
            annotations=(*old, *found),
            problems=(*kept, *problems.found),
            meta={**article.meta, "newskit": used},
        )

    # ---------------------------------------------------------------------------------------------- many articles

    def read_many(
        self,
        sources: Iterable[str | Article | Unparsed],
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

        Raises:
            TypeError: One text or article is given instead of many.
            ValueError: `processes` is no number of processes.
        """
        if isinstance(sources, (str, bytes, Article)):
            raise TypeError("read_many takes many articles; for one there is read")
        if checked_number(processes) > 1:
            return read_in_processes(self, sources, {"lang": lang, "country": country}, processes)
        return (self._read_one(source, lang, country) for source in sources)

    def _read_one(self, source: str | Article | Unparsed, lang: str | None, country: str | None) -> Article:
        """Read one of many: what it says of itself holds, and a malformed language code costs only the code."""
        problems = Problems(strict=self._strict)
        if isinstance(source, Unparsed):
            source = parsed(source, strict=self._strict)
        if isinstance(source, Article):
            if source.lang is not None and not self._strict:
                source = _with_sound_language(source, problems)
            lang, country = source.lang or lang, source.country or country
        return self._read(source, lang, country, {}, problems)

    def read_files(
        self,
        paths: Iterable[Path | str],
        *,
        lang: str | None = None,
        country: str | None = None,
        processes: int = 1,
    ) -> Iterator[Article]:
        """Read the articles of files: text, JSON, HTML, WARC, Parquet, and whatever installed plugins open.

        A file that cannot be read gives an article without text whose problem names file and cause; the others go on.

        Args:
            paths: Files, opened one after another as the result is consumed.
            lang: The language of all articles that do not say.
            country: The country of all that do not say.
            processes: How many worker processes; 1 for none.

        Raises:
            SourceError: A file cannot be read, and the pipeline is strict.
            TypeError: One path is given instead of many.
            ValueError: `processes` is no number of processes.
        """
        if isinstance(paths, (str, Path)):
            raise TypeError("read_files takes many paths; give one alone in a list: [path]")
        found = open_files(paths, self._plugins.hook, strict=self._strict)
        return self.read_many(found, lang=lang, country=country, processes=processes)


def _positive(name: str, limit: int | None) -> int | None:
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
        raise ValueError(f"{name}: {limit!r} is no limit; give a number from 1 on, or None for no limit")
    return limit


class _Module(NamedTuple):
    """A module by its name."""

    name: str


def _made_again(settings: dict[str, Any]) -> Pipeline:
    plugins = [import_module(one.name) if isinstance(one, _Module) else one for one in settings["plugins"]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)  # the first one has given them
        return Pipeline(**{**settings, "plugins": plugins})


def _with_sound_language(article: Article, problems: Problems) -> Article:
    """The article; without its language code, and with a problem, where that is malformed."""
    try:
        normalise_code(article.lang or "")
    except LanguageCodeError as error:
        problems.tell(_LANGUAGE, "LanguageCodeError", str(error))
        return attrs.evolve(article, lang=None)
    return article


def _one_or_many(given: Any, *alone: type[Any]) -> tuple[Any, ...]:
    """What was given as a tuple; one thing by itself will do."""
    return (given,) if isinstance(given, alone) else tuple(given)


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
