r"""How right and how fast agreements are, on texts in which somebody marked them by hand.

    python benchmarks/agreements.py training/agreements            every file in a folder
    python benchmarks/agreements.py FILE [FILE ...] [--lang pl]    marked texts (.txt) or JSON Lines (.jsonl)

Marked texts are described in training/agreements/README.md; a line of JSON Lines has ``id``, ``lang``, ``text`` and
``mentions`` (``level`` event, reference or negative; ``span``, ``core``, ``window``; type, status, parties and so on).
``agreement_measures.py`` says what each figure means.

Beside newskit stands ``keywords``, what many write in an hour: a sentence with a word such as "agreement" and a word
such as "signed" is an event. It knows Polish and English, no parties, and no type.

The time is that of newskit's whole pipeline and what ``newskit.agreements`` adds to it, in W, the time of
``re.findall(r"\w+", text)`` over the same texts in the same run: the least of several rounds.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tools"))

import annotated_agreements
from agreement_measures import DETAILS, Answer, Case, Figures, score

import newskit

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^.!?\n]+")
NOUN = re.compile(
    r"\b(?:agreement|deal|treaty|pact|accord|contract|settlement|merger|acquisition|ceasefire|truce|memorandum)s?\b"
    r"|\b(?:umow|porozumieni|traktat|kontrakt|rozejm|ugod|fuzj|memorand|konwencj|układ)\w*",
    re.IGNORECASE,
)
DEED = re.compile(
    r"\b(?:sign|reach|struck|agreed|seal|conclud|ratif|announc|approv|reject|cancel|terminat|extend|violat|suspend)\w*"
    r"|\b(?:podpis|zawar|osiągn|uzgodni|parafow|ratyfik|odrzuc|wypowiedz|zerwa|przedłuż|narusz|zawies|negocj)\w*",
    re.IGNORECASE,
)
System = Callable[[Case], list[Answer]]


def cases(path: Path) -> list[Case]:
    """The cases of a file.

    Raises:
        ValueError: A line or a record is malformed.
    """
    if path.suffix == ".txt":
        rows = list(annotated_agreements.cases(path))
    else:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Case(
            row["id"], row["lang"], row["text"], [{"type_alt": [], "status_alt": [], **one} for one in row["mentions"]]
        )
        for row in rows
    ]


def files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted((*path.glob("??-*.txt"), *path.glob("*.jsonl")))
        else:
            yield path


def newskit_system() -> System:
    pipeline = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)

    def find(case: Case) -> list[Answer]:
        return [_answer(found) for found in pipeline.read(case.text, lang=case.lang).agreements]

    return find


def _answer(found: newskit.Agreement) -> Answer:
    return Answer(
        span=(found.span.start, found.span.end),
        type=found.type,
        status=found.status,
        certainty=found.certainty,
        parties=tuple(party.name for party in found.parties),
        value=(found.value.amount, found.value.currency) if found.value else None,
        count=found.count,
        period=found.period,
        place=found.place,
        date=found.date_text,
        signatories=found.signatories,
    )


def keywords(case: Case) -> list[Answer]:
    """A sentence with a noun of agreements and a word of their life."""
    return [
        Answer(noun.span(), status="agreed", certainty="asserted")
        for sentence in SENTENCE.finditer(case.text)
        if (noun := NOUN.search(case.text, *sentence.span())) and DEED.search(case.text, *sentence.span())
    ]


def cost(some: Sequence[Case], rounds: int) -> tuple[float, float]:
    """What a pipeline that gives agreements costs in W with the annotator of agreements, and what that one adds."""
    whole = newskit.Pipeline(entry_points=False)
    without = newskit.Pipeline(entry_points=False, block=["newskit.agreements"])
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, call in (
            ("W", lambda case: WORD.findall(case.text)),
            ("whole", lambda case: whole.read(case.text, lang=case.lang)),
            ("without", lambda case: without.read(case.text, lang=case.lang)),
        ):
            start = time.perf_counter()
            for case in some:
                call(case)
            spent = time.perf_counter() - start
            best[name] = min(best.get(name, spent), spent)
    return best["whole"] / best["W"], (best["whole"] - best["without"]) / best["W"]


def told(figures: Figures) -> str:
    table, counts = figures.table, figures.counts
    shares = " ".join(f"{_percent(table[name]):>6}" for name in ("precision", "recall", "F1", "hard", "parties"))
    alarms = "     -" if table["alarms"] is None else f"{table['alarms']:6.2f}"
    details = "  ".join(f"{name} {_percent(table[name])} of {counts[name]}" for name in DETAILS if counts[name])
    return f"{counts['events']:6} {shares} {alarms}  {details}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--lang", help="only cases in this language")
    parser.add_argument("--rounds", type=int, default=5, help="of the clock; 0: no times")
    asked = parser.parse_args()
    systems: dict[str, System] = {"newskit": newskit_system(), "keywords": keywords}
    every: list[Case] = []
    print(f"{'':24} {'':9} events      P      R     F1   hard parties alarms")
    for path in files(asked.paths):
        some = [case for case in cases(path) if asked.lang in (None, case.lang)]
        every += some
        for name, system in systems.items():
            if some and (name == "newskit" or {case.lang for case in some} & {"pl", "en"}):
                print(f"{path.stem:24} {name:9} {told(score(some, [system(case) for case in some]))}")
    if asked.rounds and every:
        whole, own = cost(every, asked.rounds)
        print(f"\nThe whole pipeline takes {whole:.1f} W on these texts; agreements add {own:.2f} W")


if __name__ == "__main__":
    main()
