"""Files in, one output for each: whole or not there at all."""

from __future__ import annotations

import io
import os
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Any, Literal

import attrs
from attrs import frozen

from newskit.errors import AnnotatorError, MissingExtraError, NewskitError, PluginWarning, SourceError
from newskit.export import Exporter
from newskit.model import Annotation, Article
from newskit.pipeline import Pipeline
from newskit.rows import kind_of
from newskit.sources import Seen, open_files
from newskit.workers import checked_number, in_processes, read_in_processes

__all__ = ["Outcome", "exporter_named", "exporters", "settled", "write_output", "write_outputs"]

Status = Literal["written", "skipped", "failed"]

_FILES_AHEAD = 1000  # files for each process whose outcomes may wait for that of a long one


@frozen(kw_only=True)
class Outcome:
    """What became of a file.

    Args:
        path: The file.
        output: What was written, or would have been.
        status: ``written``, ``skipped`` where the output was there, ``failed`` where there is none.
        articles: How many articles it holds.
        records: How many records these have.
        problems: How many of them have problems.
        passed_over: How many records of an archive are no articles: pictures, redirects.
        message: Why it failed; of a file that was written, how many problems of each sort its articles have, and the
            first of the rarest sort.
    """

    path: str
    output: str
    status: Status
    articles: int = 0
    records: int = 0
    problems: int = 0
    passed_over: int = 0
    message: str = ""


@frozen
class _Task:
    """A file to be written.

    Args:
        path: The file.
        shielded: Read in a process of its own, by the one that writes: so that of a file that killed its process twice
            an article is lost, and no more.
    """

    path: str
    shielded: bool = False


@frozen(kw_only=True)
class _Order:
    """How all files of a run are to be written."""

    folder: Path
    to: str
    suffix: str
    lang: str | None
    country: str | None
    kinds: tuple[type[Annotation], ...]
    resume: bool
    run: str  # a part of the names that outputs have while they are written, so that two runs do not share one

    def output(self, path: str) -> Path:
        return self.folder / (Path(path).name + self.suffix)

    def begun(self, path: str) -> Path:
        """What is written until it is whole; a hidden file, which those who read a folder of Parquet pass over."""
        output = self.output(path)
        return output.with_name(f".{output.name}.{self.run}.part")


def write_output(
    path: Path | str,
    folder: Path | str,
    pipeline: Pipeline | None = None,
    *,
    to: str = "parquet",
    lang: str | None = None,
    country: str | None = None,
    kinds: Iterable[type[Annotation] | str] = (),
    resume: bool = False,
) -> Outcome:
    """Read a file and write its articles to ``FOLDER/NAME.parquet``, NAME being the file's with its ending.

    The output is written under another name, ``.NAME.parquet.*.part``, and renamed when it is whole.

    Args:
        path: The file, of any type that can be read.
        folder: Where to; made if it is not there.
        pipeline: What reads; None for the default one.
        to: The format.
        lang: The language of all articles that do not say.
        country: The country of all that do not say.
        kinds: Which records, by class or name (``"quotes"``); all by default.
        resume: Pass over a file whose output is there and not empty.

    Returns:
        What became of it. A file that cannot be read gives no output and does not raise.

    Raises:
        NewskitError: There is no such format or kind, or the folder cannot be made.
        MissingExtraError: The format needs a package that is not installed.
        AnnotatorError: An annotator failed, and the pipeline is strict.
        SourceError: Something cannot be read, and the pipeline is strict.
    """
    pipeline = _or_default(pipeline)
    order = _order(folder, pipeline, to=to, lang=lang, country=country, kinds=kinds, resume=resume)
    return _write(pipeline, order, _Task(str(path)))


def write_outputs(
    paths: Iterable[Path | str],
    folder: Path | str,
    pipeline: Pipeline | None = None,
    *,
    to: str = "parquet",
    lang: str | None = None,
    country: str | None = None,
    kinds: Iterable[type[Annotation] | str] = (),
    resume: bool = False,
    processes: int = 1,
    isolate: bool = False,
) -> Iterator[Outcome]:
    """Read files and write one output for each, as `write_output` does.

    Args:
        paths: The files.
        folder: Where to; made if it is not there.
        pipeline: What reads; None for the default one.
        to: The format.
        lang: The language of all articles that do not say.
        country: The country of all that do not say.
        kinds: Which records, by class or name (``"quotes"``); all by default.
        resume: Pass over files whose output is there and not empty.
        processes: How many worker processes; each takes a file at a time.
        isolate: Read in a worker process even if it is the only one, so that an article that kills its process has a
            problem, and the others go on.

    Yields:
        What became of each file, in order. Files are read as these are taken.

    Raises:
        NewskitError: Two files would have one output; or what `write_output` raises.
        TypeError: One path is given instead of many.
        ValueError: `processes` is no number of processes.
    """
    if isinstance(paths, (str, Path)):
        raise TypeError("write_outputs takes many paths; give one alone in a list: [path]")
    checked_number(processes)
    pipeline = _or_default(pipeline)
    names = [str(path) for path in paths]
    order = _order(folder, pipeline, to=to, lang=lang, country=country, kinds=kinds, resume=resume)
    _refuse_doubles(names, order)
    if processes == 1 and not isolate:
        return (_write(pipeline, order, _Task(name)) for name in names)
    return _write_in_processes(pipeline, order, names, processes)


def exporters(pipeline: Pipeline) -> dict[str, Exporter]:
    """The formats by name; a plugin's takes the place of ours, and a plugin that fails is left out with a warning."""
    found: dict[str, Exporter] = {}
    for one in pipeline.hook.newskit_exporters.get_hookimpls():  # ours first
        try:
            found |= {exporter.name: exporter for exporter in one.function()}
        except Exception as error:  # noqa: BLE001  (whatever a stranger's plugin does)
            told = f"the formats of {one.plugin_name} were left out: {type(error).__name__}: {error}"
            warnings.warn(PluginWarning(told), stacklevel=2)
    return found


def exporter_named(name: str, known: Mapping[str, Exporter]) -> Exporter:
    """The format of this name.

    Raises:
        NewskitError: There is none.
    """
    if name not in known:
        raise NewskitError(f"there is no format {name!r}; formats are {', '.join(sorted(known))}")
    return known[name]


def settled(
    pipeline: Pipeline | None, to: str, kinds: Iterable[type[Annotation] | str]
) -> tuple[Exporter, tuple[type[Annotation], ...]]:
    """The format and the record classes that are meant.

    Raises:
        NewskitError: There is no such format or kind.
    """
    pipeline = _or_default(pipeline)
    return exporter_named(to, exporters(pipeline)), tuple(kind_of(kind, pipeline.kinds) for kind in kinds)


# ------------------------------------------------------------------------------------------------------- many files


def _or_default(pipeline: Pipeline | None) -> Pipeline:
    from newskit.default import default_pipeline  # noqa: PLC0415  (made only where it is asked for)

    return default_pipeline() if pipeline is None else pipeline


def _order(
    folder: Path | str, pipeline: Pipeline, *, to: str, kinds: Iterable[type[Annotation] | str], **more: Any
) -> _Order:
    exporter, classes = settled(pipeline, to, kinds)
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewskitError(f"{folder}: cannot be made a folder: {error.strerror or error}") from error
    run = f"{os.getpid()}-{os.urandom(4).hex()}"
    return _Order(folder=Path(folder), to=to, suffix=exporter.suffix, kinds=classes, run=run, **more)


def _refuse_doubles(names: Iterable[str], order: _Order) -> None:
    found: dict[Path, str] = {}
    for name in names:
        output = order.output(name)
        if name == found.get(output):
            raise NewskitError(f"{name} is given twice")
        if output in found:
            told = f"{found[output]} and {name} would both be written to {output}"
            raise NewskitError(f"{told}; read them by two runs into two folders")
        found[output] = name


def _write_in_processes(pipeline: Pipeline, order: _Order, names: list[str], processes: int) -> Iterator[Outcome]:
    done = 0
    try:
        for outcome in in_processes(
            partial(_write, pipeline, order),
            map(_Task, names),
            processes=processes,
            lost=partial(_lost, order, strict=pipeline.strict),
            split=lambda task: [attrs.evolve(task, shielded=True)],
            ahead=_FILES_AHEAD,
            in_hand=1,
        ):
            done += 1
            yield outcome
    finally:
        for name in names[done:]:  # what processes had begun that were killed
            order.begun(name).unlink(missing_ok=True)


def _lost(order: _Order, task: _Task, died: str, *, strict: bool) -> Outcome:
    order.begun(task.path).unlink(missing_ok=True)
    told = f"{task.path}: the process that wrote its output died, each of three times: {died}"
    if strict:
        raise AnnotatorError(told)
    return Outcome(path=task.path, output=str(order.output(task.path)), status="failed", message=told)


# --------------------------------------------------------------------------------------------------------- one file


def _write(pipeline: Pipeline, order: _Order, task: _Task) -> Outcome:
    output, begun = order.output(task.path), order.begun(task.path)
    outcome = partial(Outcome, path=task.path, output=str(output))
    if order.resume and output.is_file() and output.stat().st_size:
        return outcome(status="skipped")
    seen: dict[str, Seen] = {}
    sources = open_files([task.path], pipeline.hook, strict=pipeline.strict, seen=seen)
    if task.shielded:
        found = read_in_processes(pipeline, sources, {"lang": order.lang, "country": order.country}, processes=1)
    else:
        found = pipeline.read_many(sources, lang=order.lang, country=order.country)
    articles = _Counted(found, order.kinds)
    try:
        with begun.open("wb") as stream:
            _export(exporters(pipeline)[order.to], articles, stream, order.kinds)
        if articles.unread == articles.count > 0:
            return outcome(status="failed", message=articles.message)
        begun.replace(output)
    except (MissingExtraError, SourceError, AnnotatorError):  # the last two where the pipeline is strict
        raise
    except (NewskitError, OSError) as error:
        told = error if isinstance(error, NewskitError) else f"{output}: cannot be written: {error}"
        return outcome(status="failed", message=str(told))
    except Exception as error:  # whatever a plugin's format does
        if pipeline.strict:
            raise
        told = f"{output}: the format {order.to} failed: {type(error).__name__}: {error}"
        return outcome(status="failed", message=told)
    finally:
        with suppress(OSError, ValueError):
            begun.unlink(missing_ok=True)
    return outcome(
        status="written",
        articles=articles.count,
        records=articles.records,
        problems=articles.problems,
        passed_over=sum(one.passed_over.total() for one in seen.values()),
        message=articles.message,
    )


def _export(
    exporter: Exporter, articles: Iterable[Article], stream: IO[bytes], kinds: tuple[type[Annotation], ...]
) -> None:
    if exporter.binary:
        exporter.export(articles, stream, kinds=kinds)
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")
    exporter.export(articles, text, kinds=kinds)
    text.flush()
    text.detach()


class _Counted:
    """Articles on their way through, with the wanted records alone."""

    def __init__(self, articles: Iterable[Article], kinds: tuple[type[Annotation], ...]) -> None:
        self._articles = articles
        self._kinds = kinds
        self.count = self.records = self.problems = self.unread = 0
        self._sorts: Counter[str] = Counter()
        self._first: dict[str, str] = {}  # of each sort

    def __iter__(self) -> Iterator[Article]:
        for article in self._articles:
            self.count += 1
            if article.problems:
                self.problems += 1
                self.unread += article.problems[0].error == "SourceError" and not article.text
                self._note(article)
            if self._kinds:
                kept = [record for record in article.annotations if isinstance(record, self._kinds)]
                article = attrs.evolve(article, annotations=kept)  # noqa: PLW2901
            self.records += len(article.annotations)
            yield article

    def _note(self, article: Article) -> None:
        for problem in article.problems:
            self._sorts[problem.error] += 1
            if problem.error not in self._first:
                source = str(article.meta.get("source") or article.url or "")
                named = not source or problem.message.startswith(f"{source}:")
                self._first[problem.error] = problem.message if named else f"{source}: {problem.message}"

    @property
    def message(self) -> str:
        """What is worth telling of the problems: hundreds of one sort must not hide a single one of another."""
        if not self._sorts:
            return ""
        rarest = min(self._sorts, key=self._sorts.__getitem__)
        counts = [f"{number} {sort}" for sort, number in self._sorts.most_common()] if len(self._sorts) > 1 else []
        return f"{', '.join(counts)}; {self._first[rarest]}" if counts else self._first[rarest]
