"""What is told on standard error while articles and files go through: problems, failures, how far we are."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from newskit.cli.common import tell
from newskit.model import Annotation, Article, Problem
from newskit.outputs import Outcome
from newskit.sources import Seen

__all__ = ["FileWatch", "Watch"]

_EVERY = 0.1  # seconds between two states of the progress line


class Watch:
    """Articles on their way through: problems are told, progress is shown, failures are counted.

    Args:
        articles: What comes out of the pipeline.
        kinds: The kinds to keep; () for all.
        seen: What was met in archives, by the name of the file; told when the last article of a file has passed.
        progress: Whether to show how far we are.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        kinds: tuple[type[Annotation], ...] = (),
        *,
        seen: Mapping[str, Seen] | None = None,
        progress: bool,
    ) -> None:
        self._articles = articles
        self._kinds = kinds
        self._progress = progress
        self._shown = 0.0
        self._seen: Mapping[str, Seen] = {} if seen is None else seen  # filled while we watch
        self._told: set[str] = set()
        self._unread: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()
        self.count = 0
        self.failed = 0

    def __iter__(self) -> Iterator[Article]:
        for article in self._articles:
            self.count += 1
            self.failed += bool(article.problems)
            self._note(article)
            for problem in article.problems:
                self._clear()
                tell(_told(article, problem))
            if self._kinds:
                kept = [record for record in article.annotations if isinstance(record, self._kinds)]
                yield attrs.evolve(article, annotations=kept)
            else:
                yield article
            self._show()
        self._clear()
        self._tell_archives()

    def _note(self, article: Article) -> None:
        """Count an article as one of its file's, and tell of the files before, which are through."""
        name = str(article.meta.get("source")).rpartition(":")[0]
        if name not in self._seen:
            return
        self._passed[name] += 1
        self._unread[name] += not article.text and bool(article.problems)
        if self._passed[name] == 1:
            self._tell_archives(but=name)

    def _tell_archives(self, but: str | None = None) -> None:
        for name, seen in list(self._seen.items()):
            if name == but:
                return
            unread = self._unread[name]
            if name not in self._told and seen.records and (seen.passed_over or unread):
                self._clear()
                tell(_told_archive(name, seen, self._passed[name] - unread, unread))
            self._told.add(name)

    def _show(self) -> None:
        now = time.monotonic()
        if self._progress and now - self._shown > _EVERY:
            records = sum(one.records for one in self._seen.values())
            passed_over = sum(one.passed_over.total() for one in self._seen.values())
            told = [f"{records} records"] if records else []
            told.append(f"{self.count} articles")
            told += [f"{passed_over} passed over"] if passed_over else []
            told += [f"{self.failed} with problems"] if self.failed else []
            sys.stderr.write(f"\r\x1b[K{', '.join(told)}")
            sys.stderr.flush()
            self._shown = now

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = 0.0


class FileWatch:
    """Outcomes of files: what failed is told, progress is shown, failures are counted.

    Args:
        outcomes: What became of each file.
        number: How many files there are.
        progress: Whether to show how far we are.
    """

    def __init__(self, outcomes: Iterable[Outcome], number: int, *, progress: bool) -> None:
        self._outcomes = outcomes
        self._number = number
        self._progress = progress
        self._statuses: Counter[str] = Counter()
        self._articles = 0
        self.failed = 0

    def run(self) -> None:
        """Take all outcomes."""
        self._show()
        try:
            for outcome in self._outcomes:
                self._statuses[outcome.status] += 1
                self._articles += outcome.articles
                self.failed += outcome.status == "failed" or outcome.problems > 0
                for told in _told_outcome(outcome):
                    self._clear()
                    tell(told)
                self._show()
        finally:
            self._clear()
        skipped = self._statuses["skipped"]
        if skipped:
            tell(f"{skipped} of {self._number} files passed over: their outputs are there")

    def _show(self) -> None:
        if self._progress:
            done = sum(self._statuses.values())
            told = [f"{done} of {self._number} files", f"{self._articles} articles"]
            told += [f"{self._statuses[status]} {status}" for status in ("skipped", "failed") if self._statuses[status]]
            sys.stderr.write(f"\r\x1b[K{', '.join(told)}")
            sys.stderr.flush()

    def _clear(self) -> None:
        if self._progress:
            sys.stderr.write("\r\x1b[K")


def _told_outcome(outcome: Outcome) -> Iterator[str]:
    if outcome.status == "failed":
        yield outcome.message
    elif outcome.problems:
        told = f"{outcome.problems} of {outcome.articles} articles have problems: {outcome.message}"
        yield f"{outcome.path}: {told}"
    if outcome.passed_over:
        yield f"{outcome.path}: {outcome.articles} articles, {outcome.passed_over} other records passed over"


def _told_archive(name: str, seen: Seen, pages: int, unread: int) -> str:
    """``crawl.warc.gz: 774 records, 740 pages, 30 not HTML, 4 could not be read``."""
    told = [f"{seen.records} records", f"{pages} pages"]
    told += [f"{count} {reason}" for reason, count in seen.passed_over.most_common()]
    told += [f"{unread} could not be read"] if unread else []
    return f"{name}: {', '.join(told)}"


def _told(article: Article, problem: Problem) -> str:
    if problem.error == "SourceError":  # the message begins with the file's name
        return problem.message
    source = article.meta.get("source") or article.url or article.title or "article"
    message = problem.message
    if message.startswith(f"{source}:"):
        return message
    if problem.error == "UnknownLanguage":  # it tells what would do in Python
        message = message.replace("give lang=", "give --lang")
    return f"{source}: {problem.annotator}: {problem.error}: {message}"
