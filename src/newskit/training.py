"""Training a model from annotated articles: ``newskit train-quotes``.

A line of the training file is an article: ``text`` and ``quotes``, each with the spans of its ``content``, ``cue`` and
``source`` as pairs of offsets::

    {"text": "Prices fell, Ann Lee said.",
     "quotes": [{"content": [[0, 11]], "cue": [[21, 25]], "source": [[13, 20]]}]}

Articles go through the pipeline, so that the model sees what the rules say of them. The weights are fitted by CRFsuite
(L-BFGS with an L1 penalty that leaves few of them), which the extra ``train`` brings; reading needs nothing but the
file that comes out.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.errors import MissingExtraError, SourceError
from newskit.hookspecs import hookimpl
from newskit.model import Block, Boilerplate, Person, Quote
from newskit.pipeline import Pipeline
from newskit.plugins.quotes.model.attributions import LABELS, Attribution, runs_of
from newskit.plugins.quotes.model.features import features
from newskit.plugins.quotes.model.page import Page
from newskit.plugins.quotes.model.tagger import Header, write
from newskit.plugins.quotes.model.templates import TEMPLATES, Value
from newskit.plugins.quotes.reading import drafts
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import QuoteWords

__all__ = ["articles", "card_of", "train"]

_JOINT = "\x1f"

#: A line: the features of its words, and their labels.


def train(
    source: Path,
    target: Path,
    *,
    lang: str,
    card: Mapping[str, Any] | None = None,
    l1: float = 1.6,
    l2: float = 0.02,
    least: int = 2,
    rounds: int = 90,
    tell: Callable[[str], None] = print,
) -> int:
    """Train a model of who says what.

    Args:
        source: Annotated articles, JSON Lines, gzipped or not.
        target: Where the model goes.
        lang: Their language; its pack's words are what the features are made of.
        card: What the model shall say of itself.
        l1: The penalty on the absolute value of weights: the greater, the smaller the model.
        l2: The penalty on their squares.
        least: How often a feature must occur.
        rounds: The most steps of the optimiser.
        tell: Is told how far it is.

    Returns:
        How many features the model has.

    Raises:
        MissingExtraError: python-crfsuite is not installed.
        SourceError: A line is no annotated article; names file and line.
    """
    crfsuite = _crfsuite()
    trainer = crfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "feature.minfreq": least, "max_iterations": rounds})
    harvest = _Harvest(lang)
    count = 0
    for article in articles(source):
        for rows, labels in harvest.of(article):
            trainer.append([_named(row) for row in rows], labels)
        count += 1
    tell(f"{count} articles read; fitting, which takes some minutes for some hundred articles")
    with tempfile.TemporaryDirectory() as folder:
        fitted = Path(folder) / "fitted"
        trainer.train(str(fitted))
        tagger = crfsuite.Tagger()
        tagger.open(str(fitted))
        told = tagger.info()
        tagger.close()
    weights: dict[tuple[str, str | tuple[str, ...]], dict[str, float]] = {}
    for (name, label), weight in told.state_features.items():
        template, _, value = name.partition("=")
        key = tuple(value.split(_JOINT)) if _JOINT in value else value
        weights.setdefault((template, key), {})[label] = weight
    header = Header(lang=lang, templates=TEMPLATES, labels=LABELS, card=dict(card or {}))
    size = write(target, header, told.transitions, weights)
    tell(f"{target}: {size} features, {target.stat().st_size / 1000:.0f} kB")
    return size


def card_of(path: Path) -> dict[str, Any]:
    """A model card from a JSON file.

    Raises:
        SourceError: The file cannot be read, or is no JSON object.
    """
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: {error}") from error
    if not isinstance(card, dict):
        raise SourceError(f"{path}: a model card is a JSON object")
    return card


def articles(source: Path) -> Iterator[dict[str, Any]]:
    """The annotated articles of a file, checked.

    Raises:
        SourceError: A line is no annotated article; names file and line.
    """
    opened = gzip.open if source.suffix == ".gz" else open
    try:
        with opened(source, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _checked(line, f"{source}, line {number}")
    except OSError as error:
        raise SourceError(f"{source}: {error.strerror or error}") from error


def _checked(line: str, where: str) -> dict[str, Any]:
    try:
        article = json.loads(line)
    except ValueError as error:
        raise SourceError(f"{where}: no JSON: {error}") from error
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        raise SourceError(f'{where}: an article is an object with "text" and "quotes"')
    size = len(article["text"])
    for quote in article.get("quotes") or ():
        for key in ("content", "cue", "source"):
            for span in quote.get(key) or ():
                if not (len(span) == 2 and 0 <= span[0] < span[1] <= size):
                    raise SourceError(f"{where}: {key} {span} is no span of a text of {size} characters")
        if not quote.get("content"):
            raise SourceError(f'{where}: a quote has no "content"')
    return article


def _crfsuite() -> ModuleType:
    try:
        import pycrfsuite  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise MissingExtraError("python-crfsuite", "train") from error
    module: ModuleType = pycrfsuite
    return module


Labelled = tuple[list[tuple[Value, ...]], list[str]]


class _Harvest:
    """A plugin that makes no records: it keeps the features and labels of the lines that the model would look at."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._quotes: Sequence[Mapping[str, Any]] = ()
        self._found: list[Labelled] = []
        self._pipeline = Pipeline(plugins=[self], only="train.quotes", strict=True)

    @hookimpl
    def newskit_annotators(self) -> list[Annotator]:
        @annotator(makes=Quote, needs=Person, uses=(Block, Boilerplate), sections=QuoteWords, name="train.quotes")
        def lines(document: Document) -> tuple[()]:
            view = View(document)
            page = Page(view, drafts(view))
            labels = _gold(view, self._quotes)
            self._found = [(features(page, first, stop), labels[first:stop]) for first, stop in page.windows()]
            return ()

        return [lines]

    def of(self, article: Mapping[str, Any]) -> list[Labelled]:
        """The lines of an article: the features of their words, and their labels."""
        self._quotes = article["quotes"]
        self._found = []
        self._pipeline.read(article["text"], lang=self._lang)
        return self._found


def _gold(view: View, quotes: Sequence[Mapping[str, Any]]) -> list[str]:
    """The label of each word, by the annotation."""
    starts, ends = view.starts, view.ends
    labels = ["O"] * len(starts)

    def words(spans: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
        places = [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans]
        return [place for place in places if place[0] < place[1]]

    for quote in quotes:
        content, cues, sources = (words(quote.get(key) or ()) for key in ("content", "cue", "source"))
        if not content:
            continue
        one = Attribution(content, cues[0] if cues else None, sources[0] if sources else None)
        for label, first, stop in runs_of(one):
            labels[first:stop] = [label] * (stop - first)
        for first, stop in cues[1:]:
            labels[first:stop] = ["Q"] * (stop - first)
    return labels


def _named(row: Sequence[Value]) -> list[str]:
    """The values of a word with their templates, as CRFsuite takes them."""
    return [
        f"{name}={value if isinstance(value, str) else _JOINT.join(value)}"
        for name, value in zip(TEMPLATES, row, strict=True)
        if value is not None
    ]
