"""What every plugin promises, as checks that say clearly where one does not."""

from __future__ import annotations

import decimal
import difflib
import inspect
import locale
import os
import pickle
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, get_type_hints

import attrs
from attrs import frozen

from newskit.annotators import Annotator
from newskit.examples import unmet
from newskit.export import from_json, to_json
from newskit.model import Annotation, Article
from newskit.testing import children
from newskit.testing.subject import HOOKS, Failure, Subject, annotator_faults
from newskit.testing.telling import difference, reading, shifted, shorten, spans_of, where
from newskit.testing.texts import FRONT

__all__ = ["Check", "checks"]


@frozen
class Check:
    """One promise of a plugin. Call it; it raises `AssertionError` with what is wrong and what would do.

    Args:
        name: A short name, for the ids of a parametrized test.
        promise: What holds where it passes.
    """

    name: str
    promise: str
    _function: Callable[[Subject], None]
    _subject: Subject

    def __call__(self) -> None:  # noqa: D102  (the class says)
        self._function(self._subject)

    def __str__(self) -> str:
        return self.name


def checks(
    plugin: Any,
    *,
    articles: Iterable[Article | str] = (),
    local: bool | Sequence[str] = False,
    beside: Sequence[Any] = (),
) -> list[Check]:
    """The checks of a plugin, to be handed to ``pytest.mark.parametrize("check", ..., ids=str)``.

    Each runs the plugin in a pipeline with nothing but it and what it needs of ours, over ordinary and odd texts.

    Args:
        plugin: The module, an object with hooks, or an annotator.
        articles: Articles in which the plugin finds something; give at least one a language. Without any, the checks
            have only our articles and the ``[[examples]]`` of the plugin's packs to go by.
        local: Whether its records depend on nothing but nearby words, so that a paragraph in front of the article
            only moves them; or the names of the annotators of which this is true.
        beside: Plugins that it needs besides ours.
    """
    told = [article if isinstance(article, Article) else Article(text=article) for article in articles]
    subject = Subject(plugin, told, (), beside)
    if local:
        subject.local = tuple(subject.names) if local is True else tuple(local)
    some = [check for check in _CHECKS if check is not moves_with_its_text or subject.local]
    return [Check(check.__name__, (check.__doc__ or "").partition("\n")[0], check, subject) for check in some]


# --------------------------------------------------------------------------------------------------- what it says


def registers(subject: Subject) -> None:
    """Its hooks exist, take arguments that exist, and give what they promise."""
    assert subject.hooks, f"{subject.name} has no hook; a plugin has functions such as newskit_annotators()"
    for name in subject.hooks:
        if name not in HOOKS:
            near = difflib.get_close_matches(name, HOOKS, 1)
            meant = f"did you mean {near[0]!r}?" if near else f"hooks are {', '.join(sorted(HOOKS))}"
            raise AssertionError(f"{subject.name}: {name!r} is no hook; {meant}")
        strange = subject.strange(name)
        assert not strange, f"{subject.name}: {name} has no argument {strange[0]!r}; it has ({_arguments(name)})"
    for name in ("newskit_annotators", "newskit_languages", "newskit_exporters"):
        if name in subject.hooks:
            try:
                given = subject.hooks[name]()
            except Exception as error:
                raise AssertionError(f"{subject.name}: {name} raised {type(error).__name__}: {error}") from error
            assert isinstance(given, Iterable), f"{subject.name}: {name} must return a list, gave {given!r:.80}"


def _arguments(hook: str) -> str:
    return ", ".join(inspect.signature(HOOKS[hook]).parameters)


def declares_annotators(subject: Subject) -> None:
    """Its annotators have a name, record classes in makes, needs and uses, and all else in good order."""
    faults = [fault for one in subject.given("newskit_annotators") for fault in annotator_faults(one)]
    assert not faults, f"{subject.name}: annotator {'; '.join(faults)}"


def names_annotators_after_itself(subject: Subject) -> None:
    """Its annotators are called ``court.rulings`` where the package is ``newskit_court``, and no two alike."""
    prefix = subject.module.partition(".")[0].removeprefix("newskit_")
    names = [one.name for one in subject.given("newskit_annotators") if not annotator_faults(one)]
    for name in names:
        assert names.count(name) == 1, f"{subject.name}: two annotators are called {name!r}"
        if re.fullmatch(rf"{re.escape(prefix)}(\.[a-z0-9_-]+)+", name) is None:
            raise AssertionError(
                f"{subject.name}: annotator {name!r} must be called {prefix!r}, a dot, and what it finds in lower case"
            )


def declares_record_kinds(subject: Subject) -> None:
    """Its record kinds are frozen, keyword-only attrs classes with names and hints that nobody mistakes."""
    ours = {kind.collection: kind for kind in _subclasses(Annotation) if kind.__module__ == "newskit.model"}
    for kind in dict.fromkeys(kind for one in subject.annotators for kind in one.makes):
        told = f"{subject.name}: record kind {kind.__qualname__}"
        assert "__attrs_attrs__" in vars(kind), f"{told}: decorate it with @attrs.frozen(kw_only=True)"
        assert _is_frozen(kind), f"{told} can be changed; use @attrs.frozen(kw_only=True)"
        loose = [a.name for a in attrs.fields(kind) if a.init and not a.kw_only]
        assert not loose, f"{told}: field {loose[0]!r} is positional; use @attrs.frozen(kw_only=True)"
        rival = ours.get(kind.collection)
        assert rival is None or issubclass(kind, rival), (
            f"{told}: its collection {kind.collection!r} is that of newskit.{rival.__name__}; "
            f"choose another by collection: ClassVar[str] = ..."
        )
        try:
            get_type_hints(kind)
        except NameError as error:
            raise AssertionError(f"{told}: {error}; import what its hints name outside of TYPE_CHECKING") from error


def _subclasses(cls: type[Any]) -> Iterator[type[Any]]:
    yield cls
    for sub in cls.__subclasses__():
        yield from _subclasses(sub)


def _is_frozen(kind: type[Any]) -> bool:
    blank = object.__new__(kind)
    try:
        blank.annotator = "x"
    except attrs.exceptions.FrozenInstanceError:
        return True
    return False


# --------------------------------------------------------------------------------------------------- what it gives


def gives_what_it_declares(subject: Subject) -> None:
    """Its annotators give records of the kinds that they declare, and nothing else."""
    for article, one, records in subject.all_findings:
        for record in records:
            if not isinstance(record, one.makes):
                kinds = ", ".join(kind.__name__ for kind in one.makes)
                raise AssertionError(  # noqa: TRY004
                    f"{one.name} gave {shorten(record)}, which is none of what it declares: {kinds}; {where(article)}"
                )


def points_into_the_text(subject: Subject) -> None:
    """Each span of its records covers the words that the article has there."""
    for article, one, records in subject.all_findings:
        for record in records:
            for path, span in spans_of(record):
                there = article.text[span.start : span.end]
                if span.end > len(article.text) or there != span.text:
                    raise AssertionError(
                        f"{one.name}: {path} says {shorten(span.text, 60)!r} at {span.start}-{span.end}, the article "
                        f"has {shorten(there, 60)!r} there; make spans with document.span(start, end); {where(article)}"
                    )


def survives_odd_text(subject: Subject) -> None:
    """No text makes it raise: unclosed marks, surrogates, NUL, line ends of all sorts, 100,000 hostile characters."""
    pipeline = subject.pipeline
    ordinary = [("an ordinary article", article) for article in subject.articles]
    for what, article in [*ordinary, *subject.odd_articles()]:
        if article.text.strip():
            try:
                for _ in subject.findings(pipeline, article):
                    pass
            except Failure as failure:
                raise AssertionError(f"{failure} (text with {what}; {where(article)})") from failure.error
        hook = subject.sound_hooks.get("newskit_detect_language")
        if hook is not None:
            try:
                hook(text=article.text)
            except Exception as error:
                told = f"newskit_detect_language raised {type(error).__name__}: {error}"
                raise AssertionError(f"{subject.name}: {told} (text with {what})") from error


def reads_the_same_again(subject: Subject) -> None:
    """Reading an article again gives equal records, also after other articles and in another pipeline."""
    pipeline = subject.pipeline
    first = [reading(subject.read(pipeline, article)) for article in subject.articles]
    for made, what in ((pipeline, "again, after other articles"), (subject.new_pipeline(), "in another pipeline")):
        for article, before in zip(reversed(subject.articles), reversed(first), strict=True):
            for _ in range(2):
                after = reading(subject.read(made, article))
                assert after == before, (
                    f"{subject.name}: reading {what}, gives other records: {difference(before, after)}; an annotator "
                    f"must keep nothing from one article to the next, nor use chance or time; {where(article)}"
                )


def changes_nothing(subject: Subject) -> None:
    """It leaves the article, the document and the process as they were."""
    pipeline = subject.pipeline
    for article in subject.articles:
        given = attrs.evolve(article, meta={"source": "a.txt", "tags": ["x"]}, authors=("Anna Nowak",))
        spare = attrs.evolve(given, meta={"source": "a.txt", "tags": ["x"]})
        before = _process()
        read = subject.read(pipeline, given)
        after = _process()
        for what, value in before.items():
            assert after[what] == value, (
                f"{subject.name} changed {what} from {shorten(value, 60)} to {shorten(after[what], 60)} "
                f"while it read an article"
            )
        assert given == spare, f"{subject.name} changed the article that it was given; {where(article)}"
        kept = attrs.evolve(read, annotations=(), problems=(), meta=spare.meta, lang=spare.lang, country=spare.country)
        assert kept == spare, f"{subject.name} changed what is known of the article; {where(article)}"
        meta = {key: value for key, value in read.meta.items() if key != "newskit"}
        assert meta == spare.meta, f"{subject.name} changed the meta of the article to {shorten(meta)}"
        document = pipeline.document(given)
        for one in pipeline.running_order:
            if one.name in subject.names and (not one.languages or document.language.code in one.languages):
                text, language = document.text, document.language
                _ignoring_errors(one, document)
                same = document.text is text and document.language is language and document.article is not None
                assert same, f"{one.name} changed the document: its text and language are for all annotators"


def _ignoring_errors(one: Annotator, document: Any) -> None:
    with suppress(Exception):  # survives_odd_text tells
        list(one(document) or ())


def _process() -> dict[str, Any]:
    context = decimal.getcontext()
    return {
        "the decimal context": (context.prec, context.rounding),
        "the locale": locale.setlocale(locale.LC_ALL),
        "the environment": dict(os.environ),
        "the working directory": os.getcwd(),  # noqa: PTH109
        "sys.path": list(sys.path),
        "the recursion limit": sys.getrecursionlimit(),
        "the state of random": random.getstate(),
    }


def moves_with_its_text(subject: Subject) -> None:
    """A paragraph in front of the article moves its records, and does nothing else."""
    pipeline = subject.pipeline
    for article in subject.articles:
        front = FRONT.get(article.lang or "en", FRONT["en"])
        plain = subject.read(pipeline, article)
        moved = subject.read(pipeline, attrs.evolve(article, text=front + article.text))
        wanted = [shifted(record, len(front)) for record in plain if record.annotator in subject.local]
        given = [r for r in moved if r.annotator in subject.local and r.span.start >= len(front)]
        assert given == wanted, (
            f"{subject.name}: a paragraph in front should only move the records of {', '.join(subject.local)}: "
            f"{difference(wanted, given)}; {where(article)}"
        )


def pickles(subject: Subject) -> None:
    """Its annotators and records cross to other processes and come back equal."""
    for one in subject.annotators:
        back = _pickled(one, f"annotator {one.name}", "define it at the top of a module")
        assert getattr(back, "name", None) == one.name, f"{one.name} comes back from pickle as {back!r:.80}"
    pipeline = subject.pipeline
    for article in subject.articles:
        read = subject.read(pipeline, article)
        for record in read:
            what = f"a record of {record.annotator}, {shorten(record)},"
            back = _pickled(record, what, "hold plain values, and define the class at the top of a module")
            assert back == record, f"{what} comes back from pickle as {shorten(back)}"


def _pickled(value: Any, what: str, cure: str) -> Any:
    try:
        return pickle.loads(pickle.dumps(value))  # noqa: S301  (our own bytes)
    except Exception as error:
        raise AssertionError(f"{what} cannot be pickled: {type(error).__name__}: {error}; {cure}") from error


def turns_into_json(subject: Subject) -> None:
    """Articles with its records turn into JSON and come back equal."""
    pipeline = subject.pipeline
    kinds = tuple(dict.fromkeys(kind for one in subject.annotators for kind in one.makes))
    for article in subject.articles:
        read = subject.read(pipeline, article)
        try:
            there = to_json(read)
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            raise AssertionError(
                f"{subject.name}: its records do not turn into JSON: {told}; fields hold str, int, bool, Decimal, "
                f"Span, records, or tuples and mappings of them; {where(article)}"
            ) from error
        try:
            back = from_json(there, kinds=kinds)
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            raise AssertionError(f"{subject.name}: its JSON cannot be read back: {told}; {where(article)}") from error
        assert back.annotations == read.annotations, (
            f"{subject.name}: JSON there and back changes the records: "
            f"{difference(list(read.annotations), list(back.annotations))}; hints must say what a field holds"
        )


def takes_linear_time(subject: Subject) -> None:
    """Four times as much hostile text takes it at most nine times as long."""
    children.time(subject)


def ignores_the_hash_seed(subject: Subject) -> None:
    """Its records and their order are the same in every process: none hangs on the order of a set."""
    results = [children.results(subject, seed) for seed in (1, 2, 3)]
    if None in results:
        return  # it does not pickle: the check of that name tells
    for other in results[1:]:
        for first, again in zip(results[0] or (), other or (), strict=True):
            assert first == again, (
                f"{subject.name}: another PYTHONHASHSEED gives other records: {difference(first, again)}; "
                f"sort what comes out of a set, and never use hash() of a string"
            )


def brings_sound_packs(subject: Subject) -> None:
    """Its language packs hold what their sections declare, and what their examples ask for is found."""
    for pack in subject.packs:
        fault = subject.pack_fault(pack)
        assert fault is None, f"{subject.name}: {fault}"
    pipeline = subject.new_pipeline(whole=True)
    for name, code, example in subject.examples():
        missing = unmet(subject.read(pipeline, Article(text=example.text, lang=code)), example)
        assert not missing, f"{subject.name}: {name}: example {missing[0]}"


def opens_nothing_when_imported(subject: Subject) -> None:
    """Importing it opens no file: data are read when the first article needs them."""
    opened = children.opened_by_import(subject.module)
    assert not opened, (
        f"importing {subject.module} opens {opened[0]}; read it inside a function, behind functools.cache"
    )


_CHECKS: tuple[Callable[[Subject], None], ...] = (
    registers,
    declares_annotators,
    names_annotators_after_itself,
    declares_record_kinds,
    gives_what_it_declares,
    points_into_the_text,
    survives_odd_text,
    reads_the_same_again,
    changes_nothing,
    moves_with_its_text,
    pickles,
    turns_into_json,
    takes_linear_time,
    ignores_the_hash_seed,
    brings_sound_packs,
    opens_nothing_when_imported,
)
