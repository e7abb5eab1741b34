r"""How right and how fast credits are found, on credit strings of pictures and in texts that are marked by hand.

    python benchmarks/credits.py training/credits             all of a folder: *.txt, *.jsonl, *.jsonl.gz
    python benchmarks/credits.py FILE [FILE ...]              some files
    python benchmarks/credits.py --lang pl,uk FILE            these languages alone
    python benchmarks/credits.py --errors 20 FILE             what newskit has wrong, of each sort so many
    python benchmarks/credits.py --json FILE                  every figure as JSON

A line of JSON is a string or a text, in half-open ``str`` offsets. A string has a ``credit``, a ``text`` (its caption
with the credit as it stands there) or both, and everybody credited. A caption that has no credit is ``negative``.
``also`` are other forms of a name to accept; ``optional`` names are neither asked for nor wrong:

    {"credit": "Fot. Anna Nowak/PAP", "text": "Most w Nysie. Fot. Anna Nowak/PAP", "lang": "pl", "publisher": "Echo",
     "names": [{"name": "Anna Nowak", "role": "creator", "also": [...], "optional": false}, ...], "flags": ["file"]}

A text has ``credits``: the kind, others to accept, and of each name the forms to accept. Texts of ``training/credits``
are marked in the text itself; ``tools/annotated_credits.py`` makes such lines of them, and is asked here for ``*.txt``:

    {"text": ..., "lang": "pl", "credits": [{"span": [start, end], "kind": "citation", "kind_alt": ["told_to"],
     "names": [{"names": ["Reuters", "Agencja Reutera"], "optional": false}], "optional": false, "anonymous": false}]}

The measures are defined in ``credit_measures.py``; the systems, and how each is asked, in ``credit_peers.py``. A case
on which a system raises has no answers and is counted. The clock is that of ``benchmarks/money.py``: thousand
characters a second, and W, the time of ``re.findall(r"\w+", text)`` over the same texts, each of the median round.
newskit's time has in it all that credits need: lines, people, and quotes, for what a citation backs.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "tools"))

import annotated_credits
import credit_measures as measures
import credit_peers as peers
from credit_measures import ALONE, CAPTION, CLEAN, Credit, Judged, Line, Marked, Name, Text
from credit_peers import TEXTS, System
from money import WORD, Round, least

FORMS = (ALONE, CAPTION, CLEAN, TEXTS)
SUFFIXES = (".txt", ".jsonl", ".jsonl.gz")
FEW = 8  # strings or credits: a language with fewer has no row of its own
AROUND = 60  # characters that are shown beside an error

Case = Line | Text


class Answers(NamedTuple):
    """What a system found in each case, what it raised on some, by their number, and its rounds."""

    credits: dict[int, list[Credit]]
    errors: dict[int, str]
    rounds: list[dict[str, Round]]  # by form


# --------------------------------------------------------------------------------------------------------------- cases


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are, and those of a folder by name."""
    for path in paths:
        yield from sorted(one for one in path.iterdir() if one.name.endswith(SUFFIXES)) if path.is_dir() else [path]


def cases(file: Path) -> list[Case]:
    """The cases of a file; a string with a caption is two, one with the caption and one without."""
    if file.suffix == ".txt":
        return [text(row) for row in annotated_credits.cases(file)]
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    rows = [json.loads(row) for row in raw.splitlines() if row.strip()]
    return [one for row in rows for one in ([text(row)] if "credits" in row else lines(row))]


def text(row: dict[str, Any]) -> Text:
    return Text(row["text"], row["lang"], tuple(map(marked, row["credits"])))


def marked(row: dict[str, Any]) -> Marked:
    start, end = row["span"]
    names = tuple(Name(tuple(one["names"]), None, one.get("optional", False)) for one in row["names"])
    kinds = (row["kind"], *row.get("kind_alt", ()))
    return Marked((start, end), kinds, names, row.get("optional", False), row.get("anonymous", False))


def lines(row: dict[str, Any]) -> Iterator[Line]:
    names = tuple(
        Name((one["name"], *one.get("also", ())), one["role"], one.get("optional", False)) for one in row["names"]
    )
    flags = frozenset(row.get("flags", ()))
    forms = {CLEAN: row["text"]} if row.get("negative") else {ALONE: row.get("credit"), CAPTION: row.get("text")}
    for form, words in forms.items():
        if words and not (form == CAPTION and words == row.get("credit")):
            yield Line(words, row["lang"], form, row.get("publisher", ""), names, flags)


def form_of(case: Case) -> str:
    return case.form if isinstance(case, Line) else TEXTS


# --------------------------------------------------------------------------------------------------- answers and times


def answered(systems: Sequence[System], asked: Sequence[Case], rounds: int) -> dict[str, Answers]:
    given = {system.name: read_all(system, asked) for system in systems}  # this loads what there is to load
    gc.collect()
    gc.freeze()  # what one system has loaded must not be searched for garbage in the time of another
    for _ in range(rounds):
        for system in systems:
            given[system.name].rounds.append(
                {form: timed(system, [one for one in asked if form_of(one) == form]) for form in sorted(system.forms)}
            )
    gc.unfreeze()
    return given


def read_all(system: System, asked: Iterable[Case]) -> Answers:
    made = Answers({}, {}, [])
    for number, one in enumerate(asked):
        if form_of(one) not in system.forms:
            continue
        try:
            made.credits[number] = system.read(one.text, one.lang)
        except Exception as error:  # noqa: BLE001  (a benchmark goes on, whatever a library raises)
            made.credits[number] = []
            made.errors[number] = f"{type(error).__name__}: {error}"
    return made


def timed(system: System, asked: Sequence[Case]) -> Round:
    if not asked:
        return Round([], [])
    words = least([partial(WORD.findall, one.text) for one in asked])
    return Round(least([partial(system.read, one.text, one.lang) for one in asked]), words)


# --------------------------------------------------------------------------------------------------- figures and tables

SIZES = ("strings", "texts", "credits")
SPEED = ["raised", "kchars/s", "W"]
LINE_HEAD = ["strings", "exact", "publishers", "P", "R", "F1", "role", "creator", "flags F1", *SPEED]
CLEAN_HEAD = ["strings", "clean", *SPEED]
TEXT_HEAD = [
    "texts", "credits", "found", "kind P", "kind R", "kind F1", "names P", "names R", "names F1", "strict", "clean",
    "unnamed", *SPEED,
]  # fmt: skip


class Run(NamedTuple):
    """Systems and what they answered to the cases."""

    cases: list[Case]
    systems: list[System]
    answers: dict[str, Answers]

    def lines(self, system: System, form: str, lang: str | None = None) -> list[tuple[Line, list[Credit]]]:
        """The strings of a form that a system was asked, with its answers."""
        given = self.answers[system.name].credits
        asked = [(self.cases[number], found) for number, found in given.items()]
        return [
            (one, found)
            for one, found in asked
            if isinstance(one, Line) and one.form == form and lang in (None, one.lang)
        ]

    def texts(self, system: System, lang: str | None = None) -> list[tuple[Text, list[Credit]]]:
        """The texts that a system was asked, with its answers."""
        given = self.answers[system.name].credits
        asked = [(self.cases[number], found) for number, found in given.items()]
        return [(one, found) for one, found in asked if isinstance(one, Text) and lang in (None, one.lang)]

    def speed(self, system: System, form: str) -> dict[str, Any]:
        """How fast a system reads the cases of a form, and on how many of them it raised; None where no clock ran."""
        answers = self.answers[system.name]
        size = sum(len(one.text) for one in self.cases if form_of(one) == form)
        spent = [(sum(one[form].system), sum(one[form].words)) for one in answers.rounds if one[form].system]
        return {
            "raised": sum(form_of(self.cases[number]) == form for number in answers.errors),
            "kchars/s": median(size / seconds / 1000 for seconds, _ in spent) if spent else None,
            "W": median(seconds / words for seconds, words in spent) if spent else None,
        }


def line_figures(pairs: Sequence[tuple[Line, Sequence[Credit]]]) -> dict[str, Any]:
    """What is told of strings; shares are of one, None where there is nothing to share."""
    counts = [(line, measures.count_line(line, found)) for line, found in pairs]
    total = measures.LineCounts.total([one for _, one in counts]) if counts else measures.LineCounts()
    shares = total.shares()
    return {
        "strings": total.lines,
        "exact": told(shares.pop("exact")),
        "publishers": told(measures.publishers(counts)),
        **{name: told(value) for name, value in shares.items()},
    }


def clean_figures(pairs: Sequence[tuple[Line, Sequence[Credit]]]) -> dict[str, Any]:
    """What is told of captions without credits: in how many no name was found."""
    counts = [measures.count_line(line, found) for line, found in pairs]
    return {"strings": len(counts), "clean": told(measures.share(sum(not one.wrong for one in counts), len(counts)))}


def text_figures(pairs: Sequence[tuple[Text, Sequence[Credit]]], kind: str | None = None) -> dict[str, Any]:
    """What is told of texts, or of the credits of one kind in them."""
    shares = measures.count_texts(judgements(pairs), kind)
    found: dict[str, Any] = {name: told(value) for name, value in shares.shares().items()}
    if kind is not None:
        del found["found"]  # what was found is of some kind, so precision is of all kinds together
        return {"credits": shares.gold, **found}
    left = measures.clean_text_counts(pairs)
    return {
        "texts": len(pairs),
        "credits": shares.gold,
        **found,
        "clean": told(measures.share(left["left alone"], left["clean"])),
        "unnamed": told(measures.share(left["unnamed found"], left["unnamed"])),
    }


def judgements(pairs: Iterable[tuple[Text, Sequence[Credit]]]) -> list[Judged]:
    return [one for case, found in pairs for one in measures.judged(case, found)]


def told(value: float) -> float | None:
    return None if math.isnan(value) else value


def all_figures(run: Run) -> dict[str, Any]:
    """Every figure, by system, form and group."""
    found: dict[str, Any] = {}
    langs = sorted({one.lang for one in run.cases})
    kinds = sorted(annotated_credits.KINDS)
    for system in run.systems:
        mine: dict[str, Any] = {}
        for form in (form for form in FORMS if form in system.forms):
            some: dict[str, Any] = {"all": {**figures(run, system, form), **run.speed(system, form)}}
            some |= {lang: figures(run, system, form, lang) for lang in langs}
            if form == TEXTS:
                some |= {f"kind {kind}": text_figures(run.texts(system), kind) for kind in kinds}
            mine[form] = {name: one for name, one in some.items() if any(one.get(size) for size in SIZES)}
        found[system.name] = {**mine, "errors": list(run.answers[system.name].errors.values())}
    return found


def figures(run: Run, system: System, form: str, lang: str | None = None) -> dict[str, Any]:
    if form == TEXTS:
        return text_figures(run.texts(system, lang))
    return (clean_figures if form == CLEAN else line_figures)(run.lines(system, form, lang))


def report(run: Run) -> None:
    """The tables: each form with all systems, then newskit by kind and by language."""
    for form, head in zip(FORMS, (LINE_HEAD, LINE_HEAD, CLEAN_HEAD, TEXT_HEAD), strict=True):
        size = sum(form_of(one) == form for one in run.cases)
        if not size:
            continue
        systems = [system for system in run.systems if form in system.forms]
        rows = [(system.name, figures(run, system, form) | run.speed(system, form)) for system in systems]
        table(form, head, rows)
        ours, plain = systems[0], [name for name in head if name not in SPEED]
        if form == TEXTS:
            kinds = [(kind, text_figures(run.texts(ours), kind)) for kind in sorted(annotated_credits.KINDS)]
            shown = [name for name in plain if name not in ("texts", "found", "clean", "unnamed")]
            table(f"{form}, {ours.name}, by kind", shown, [row for row in kinds if row[1]["credits"]])
        langs = sorted({one.lang for one in run.cases if form_of(one) == form})
        by_lang = [(lang, figures(run, ours, form, lang)) for lang in langs]
        counted = [row for row in by_lang if row[1]["credits" if form == TEXTS else "strings"] >= FEW]
        table(f"{form}, {ours.name}, by language", plain, counted if len(langs) > 1 else [])
    for system in run.systems:
        for error in list(run.answers[system.name].errors.values())[:1]:
            print(f"\n{system.name} raised first: {error}")


def table(title: str, head: Sequence[str], rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """A table in Markdown that can be read as it is; nothing where it has no rows."""
    written = [[name, *(cell(column, made.get(column)) for column in head)] for name, made in rows]
    if not written:
        return
    rows_of_cells = [[title, *head], *written]
    widths = [max(2, *map(len, column)) for column in zip(*rows_of_cells, strict=True)]
    rows_of_cells.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    print()
    for first, *others in rows_of_cells:
        row = (one.rjust(width) for one, width in zip(others, widths[1:], strict=True))
        print("| " + " | ".join([first.ljust(widths[0]), *row]) + " |")


def cell(column: str, value: float | None) -> str:
    if value is None:
        return "-"
    if column in SPEED:
        return f"{value:,.1f}" if column == "W" else f"{value:,.0f}"
    return f"{100 * value:.1f}" if isinstance(value, float) else str(value)


# -------------------------------------------------------------------------------------------------------------- errors


def tell_errors(run: Run, count: int) -> None:
    """What the first system has wrong: of each sort so many, in the order of the files."""
    seen: dict[str, int] = {}
    for sort, where, expected, got in mistakes(run, run.systems[0]):
        seen[sort] = seen.get(sort, 0) + 1
        if seen[sort] <= count:
            print(f"\n{sort}: {where}\n  expected  {expected or '-'}\n  found     {got or '-'}")
    print("\n" + ", ".join(f"{sort}: {number}" for sort, number in sorted(seen.items())))


def mistakes(run: Run, system: System) -> Iterator[tuple[str, str, str, str]]:
    """The sort of each mistake, its place in the text, what was expected and what was found."""
    for form in (ALONE, CAPTION, CLEAN):
        for line, found in run.lines(system, form):
            counts = measures.count_line(line, found)
            if not counts.exact:
                names = ", ".join(name.forms[0] for name in line.names if not name.optional)
                yield form, f"[{line.lang}] {line.text!r}", names, ", ".join(n for one in found for n in one.names)
            elif counts.flags_wrong or counts.flags_missed:
                flags = sorted(flag for one in found for flag in one.flags or ())
                yield f"{form}, flags", f"[{line.lang}] {line.text!r}", " ".join(sorted(line.flags)), " ".join(flags)
            elif counts.role != counts.roles:
                roles = ", ".join(f"{name} {role}" for one in found for name, role in (one.roles or {}).items())
                wanted = ", ".join(f"{name.forms[0]} {name.role}" for name in line.names)
                yield f"{form}, roles", f"[{line.lang}] {line.text!r}", wanted, roles
    for case, found in run.texts(system):
        for one in measures.judged(case, found):
            if not one.is_strict:
                yield _mistake(case, one)


def _mistake(case: Text, one: Judged) -> tuple[str, str, str, str]:
    expected = got = ""
    start = end = 0
    if one.found is not None:
        start, end = measures.place(one.found)
        got = f"{one.found.kind}: {', '.join(one.found.names)} {case.text[start:end]!r}"
    if one.gold is not None:
        start, end = one.gold.span
        expected = f"{'|'.join(one.gold.kinds)}: {', '.join(name.forms[0] for name in one.gold.names)}"
    before, behind = case.text[max(0, start - AROUND) : start], case.text[end : end + AROUND]
    where = f"{before}⟦{case.text[start:end]}⟧{behind}".replace("\n", " / ")
    return _sort(one), f"[{case.lang}] {where}", expected, got


def _sort(one: Judged) -> str:
    if one.found is None:
        return "missed"
    if one.gold is None:
        return "no credit"
    return "span" if one.is_right else "names" if one.has_kind else "kind"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, help="files or folders of strings and texts with credits")
    parser.add_argument("--lang", default="", help="only these languages, as pl,en")
    parser.add_argument("--rounds", type=int, default=3, help="0 for no times")
    parser.add_argument("--errors", type=int, default=0, help="show so many of each sort of mistake of newskit")
    parser.add_argument("--json", action="store_true", help="every figure as JSON")
    parser.add_argument("--alone", action="store_true", help="newskit without the others")
    options = parser.parse_args()
    langs = [lang for lang in options.lang.split(",") if lang]
    asked = [one for file in files(options.paths) for one in cases(file) if one.lang in langs or not langs]
    if not asked:
        parser.error("no cases there" + (f" in {options.lang}" if langs else ""))
    others, missing = ([], {}) if options.alone else peers.installed()
    systems = [peers.newskit_system(), *others]
    run = Run(asked, systems, answered(systems, asked, options.rounds))
    if options.json:
        print(json.dumps({"missing": missing, "systems": all_figures(run)}, ensure_ascii=False, indent=1))
        return
    for name, why in missing.items():
        print(f"left out: {name} ({why})")
    report(run)
    if options.errors:
        tell_errors(run, options.errors)


if __name__ == "__main__":
    main()
