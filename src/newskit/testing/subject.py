"""The plugin under test, seen so that one fault of it does not hide the others."""

from __future__ import annotations

import inspect
import tomllib
import types
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import attrs

from newskit import hookspecs
from newskit.annotators import Annotator, checked
from newskit.document import Document
from newskit.errors import NewskitError, NewskitWarning, RecordError
from newskit.languages import Catalogue, Entry, Example, builtin_packs
from newskit.model import Annotation, Article
from newskit.pipeline import Pipeline
from newskit.plugin_manager import BUILTIN, Plugins
from newskit.testing.texts import odd_texts, ordinary_articles

__all__ = ["HOOKS", "Failure", "Finding", "Subject", "annotator_faults", "sound_records"]

HOOKS: dict[str, Callable[..., Any]] = {
    name: function for name, function in vars(hookspecs).items() if name.startswith("newskit_")
}

_LONG = 10_000  # characters

_READING = {"newskit_detect_language", "newskit_resolve"}

#: A `Subject` is asked for what an annotator gave before anybody checked it.
Finding = tuple[Annotator, list[Any]]


class Failure(Exception):  # noqa: N818  (it carries somebody else's error)
    """An annotator raised while a check read an article."""

    def __init__(self, annotator: Annotator, error: Exception) -> None:
        super().__init__(f"{annotator.name} raised {type(error).__name__}: {error}")
        self.error = error


class Subject:
    """A plugin under test.

    Everything here leaves out what another check reports: a misspelt hook, an annotator that is none, a pack with a
    mistake. So each fault fails the check that is about it, and no other.

    Args:
        plugin: A module, an object with hooks, or an annotator.
        articles: Articles of the author's own that the checks read besides ours.
        local: Names of annotators whose records depend on nothing but nearby words.
        beside: Plugins that this one needs, besides ours.
    """

    def __init__(
        self, plugin: Any, articles: Sequence[Article] = (), local: Sequence[str] = (), beside: Sequence[Any] = ()
    ) -> None:
        self.plugin = plugin
        self.local = tuple(local)
        self.beside = tuple(beside)
        self._more = tuple(articles)

    @property
    def name(self) -> str:
        """What messages call the plugin."""
        name = getattr(self.plugin, "__name__", None) or getattr(self.plugin, "name", None)
        return str(name or type(self.plugin).__qualname__)

    @property
    def module(self) -> str:
        """The module that the plugin is, or comes from."""
        if isinstance(self.plugin, types.ModuleType):
            return self.plugin.__name__
        function = getattr(self.plugin, "function", None)
        return str(getattr(function, "__module__", None) or type(self.plugin).__module__)

    @cached_property
    def is_builtin(self) -> bool:
        """Whether it is of ours, and so in every pipeline."""
        ours = {one.name for _, one in Plugins(use_entry_points=False).annotators}
        return self.module in BUILTIN or bool(self.names & ours)

    # -------------------------------------------------------------------------------------------------- its parts

    @cached_property
    def hooks(self) -> dict[str, Callable[..., Any]]:
        """All of its functions that look like hooks."""
        if isinstance(self.plugin, Annotator) and not isinstance(self.plugin, type):
            return {"newskit_annotators": lambda: [self.plugin]}
        names = [name for name in dir(self.plugin) if name.startswith("newskit_")]
        return {name: getattr(self.plugin, name) for name in names if inspect.isroutine(getattr(self.plugin, name))}

    @cached_property
    def sound_hooks(self) -> dict[str, Callable[..., Any]]:
        """Those that exist and take only arguments that exist."""
        return {name: function for name, function in self.hooks.items() if name in HOOKS and not self.strange(name)}

    def strange(self, name: str) -> list[str]:
        """The arguments of a hook that its specification does not have."""
        known = inspect.signature(HOOKS[name]).parameters
        return [argument for argument in inspect.signature(self.hooks[name]).parameters if argument not in known]

    def given(self, hook: str) -> list[Any]:
        """What a hook without arguments gives; () where it is missing or fails."""
        try:
            return list(self.sound_hooks[hook]())
        except Exception:  # noqa: BLE001  (the check `registers` tells)
            return []

    @cached_property
    def annotators(self) -> list[Annotator]:
        """Its annotators that are well formed, one of each name."""
        sound = {one.name: one for one in self.given("newskit_annotators") if not annotator_faults(one)}
        return list(sound.values())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of its annotators."""
        return frozenset(one.name for one in self.annotators)

    @cached_property
    def packs(self) -> list[Traversable | Path]:
        """Its language packs."""
        given = [Path(pack) if isinstance(pack, str) else pack for pack in self.given("newskit_languages")]
        return [pack for pack in given if hasattr(pack, "read_bytes")]

    @cached_property
    def sections(self) -> list[type[Any]]:
        """The sections of all that may own one: ours, the plugin's, and those of plugins beside it."""
        plugins = Plugins(
            [*self.beside, self._stand_in(())] if not self.is_builtin else self.beside, use_entry_points=False
        )
        return plugins.sections

    def pack_fault(self, pack: Traversable | Path) -> str | None:
        """What is wrong with a pack; None if nothing is."""
        others = [other for other in builtin_packs() if str(other) != str(pack)]
        before = self.packs[: self.packs.index(pack)]
        try:
            catalogue = Catalogue([*others, *(one for one in before if one not in others), pack], self.sections)
            for code in catalogue:
                if str(pack) in catalogue.files(code):
                    len(catalogue.language(code).lexicon)
        except NewskitError as error:
            return str(error)
        return None

    @cached_property
    def sound_packs(self) -> list[Traversable | Path]:
        """Its packs that have no fault."""
        return [pack for pack in self.packs if self.pack_fault(pack) is None]

    def examples(self) -> Iterator[tuple[str, str, Example]]:
        """The examples of its packs, each with the name of the pack and the language's code."""
        for pack in self.sound_packs:
            table = tomllib.loads(pack.read_bytes().decode("utf-8-sig"))
            code = table.get("code") or table["extends"]
            for example in table.get("examples", ()):
                wanted = {key: tuple(map(str, value)) for key, value in example.items() if key != "text"}
                yield pack.name, code, Example(text=example["text"], expected=wanted)

    def entries(self, pipeline: Pipeline, code: str) -> Iterator[Entry]:
        """The words that its annotators look for in a language."""
        language = pipeline.languages.language(code)
        for cls in dict.fromkeys(cls for one in self.annotators for cls in one.sections):
            made = language.section(cls)
            if hasattr(made, "lexicon"):
                yield from made.lexicon()

    # -------------------------------------------------------------------------------------------------- reading

    def _stand_in(self, packs: Iterable[Any]) -> types.SimpleNamespace:
        """The plugin without its faults."""
        hooks = {name: hook for name, hook in self.sound_hooks.items() if name == "newskit_detect_language"}
        return types.SimpleNamespace(
            __name__=self.name, newskit_annotators=lambda: self.annotators, newskit_languages=lambda: packs, **hooks
        )

    @cached_property
    def pipeline(self) -> Pipeline:
        """The pipeline that checks share: a language is loaded once."""
        return self.new_pipeline()

    def new_pipeline(self, *, whole: bool = False) -> Pipeline:
        """A pipeline with this plugin, without installed ones; what it does not need does not run.

        Args:
            whole: Whether all of ours run as well.
        """
        mine = () if self.is_builtin else (self._stand_in(self.sound_packs),)
        only = () if whole or not self.names else tuple(sorted(self.names))
        return Pipeline(plugins=[*self.beside, *mine], only=only, entry_points=False)

    @cached_property
    def articles(self) -> list[Article]:
        """What it reads: our articles, the author's, its packs' examples; nothing where it has no hook that reads."""
        if not self.annotators and not _READING & set(self.sound_hooks):
            return []
        examples = [Article(text=example.text, lang=code) for _, code, example in self.examples()]
        return [*ordinary_articles(), *self._more, *examples]

    @property
    def codes(self) -> list[str]:
        """The languages in which it is tried: those it knows, Polish and English where it knows any."""
        known = {code for one in self.annotators for code in one.languages}
        packs = {article.lang for article in self._more if article.lang}
        return sorted(known | packs | ({"pl", "en"} if not known else set()))

    def odd_articles(self) -> Iterator[tuple[str, Article]]:
        """Odd texts in each of its languages, and what is odd about them."""
        if not self.articles:
            return
        codes = self.codes
        for number, (what, text) in enumerate(odd_texts().items()):
            for code in codes if len(text) < _LONG else codes[number % len(codes) :][:1]:  # long ones in one language
                yield what, Article(text=text, lang=code)
        for article in self._more[:1]:  # the author's own words, spoilt
            for odd in ("\0", "\ud800", "\u200f", "\u0301"):
                yield f"{odd!a} between words", attrs.evolve(article, text=article.text.replace(" ", odd))
            yield "cut off in the middle", attrs.evolve(article, text=article.text[: len(article.text) // 2])

    def read(self, pipeline: Pipeline, article: Article) -> Article:
        """Read an article; what annotators do wrong is left to other checks."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NewskitWarning)
            return pipeline.read(article)

    @cached_property
    def all_findings(self) -> list[tuple[Article, Annotator, list[Any]]]:
        """What its annotators give for ordinary and odd articles, unchecked; nothing where one raises."""
        made = []
        for article in [*self.articles, *(odd for _, odd in self.odd_articles() if len(odd.text) < _LONG)]:
            with suppress(Failure):
                made += [(article, one, records) for one, records in self.findings(self.pipeline, article)]
        return made

    def findings(self, pipeline: Pipeline, article: Article) -> Iterator[Finding]:
        """What its annotators give for an article, one after another, unchecked.

        Raises:
            Failure: One of them raised.
        """
        document = pipeline.document(article)
        code = document.language.code
        for one in pipeline.running_order:
            if one.languages and code not in one.languages:
                continue
            if one.name not in self.names:
                with suppress(Exception):  # another plugin's fault
                    document.add(checked(one(document), one, document.text))
                continue
            try:
                records = list(one(document) or ())
            except Exception as error:
                raise Failure(one, error) from error
            yield one, records
            document.add(sound_records(records, one, document))


def sound_records(records: Iterable[Any], one: Annotator, document: Document) -> Iterator[Annotation]:
    """Those of an annotator's records that the pipeline would take."""
    for record in records:
        try:
            yield from checked([record], one, document.text)
        except (RecordError, TypeError, AttributeError):
            continue


# ------------------------------------------------------------------------------------------------------- small help


def annotator_faults(one: Any) -> list[str]:
    """What keeps an object from being an annotator, each as a sentence."""
    told = repr(getattr(one, "name", one))[:80]
    if isinstance(one, type):
        return [f"{told} is a class; give an instance of it"]
    if not callable(one):
        return [f"{told} cannot be called with a document; decorate a function with @newskit.annotator(makes=...)"]
    faults = []
    for key, (fits, wanted) in _ATTRIBUTES.items():
        if not hasattr(one, key):
            faults.append(f"{told} has no attribute {key!r}; it must be {wanted}")
        elif not fits(getattr(one, key)):
            faults.append(f"{told}: {key} must be {wanted}, is {getattr(one, key)!r:.80}")
    return faults


def _kinds(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(kind, type) and issubclass(kind, Annotation) for kind in value)


def _words(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(word, str) and word for word in value)


def _codes(value: Any) -> bool:
    return _words(value) and all(code.isalpha() and code.islower() and len(code) in (2, 3) for code in value)


def _sections(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(cls, type) and hasattr(cls, "section_name") for cls in value)


_ATTRIBUTES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "name": (lambda value: isinstance(value, str) and bool(value), "a string"),
    "makes": (lambda value: _kinds(value) and bool(value), "a tuple of subclasses of newskit.Annotation, at least one"),
    "needs": (_kinds, "a tuple of subclasses of newskit.Annotation"),
    "uses": (_kinds, "a tuple of subclasses of newskit.Annotation"),
    "languages": (_codes, "a tuple of language codes of two or three lower-case letters"),
    "sections": (_sections, "a tuple of classes declared with @newskit.section(...)"),
    "on_demand": (lambda value: isinstance(value, bool), "True or False"),
    "replaces": (_words, "a tuple of names of annotators or plugins"),
}
