"""Measure the figures of the explanation, and write them: ``python docs/figures.py``.

Run it before a release, on a quiet machine. Nothing checks that they are fresh: speed differs from run to run, and the
scores have floors of their own, in tests/golden.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import newskit

HERE = Path(__file__).parent
MEASURED = HERE / "explanation" / "_measured"
sys.path += [str(HERE.parent / "tests" / "golden"), str(HERE.parent / "benchmarks")]

import gold  # noqa: E402  (it lies beside its articles, not in a package)
import speed  # noqa: E402


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]) + "\n"


def scores() -> str:
    """How much of the golden articles' records is found, and how much of their fields is right."""
    sums: dict[str, dict[str, gold.Tally]] = defaultdict(lambda: defaultdict(gold.Tally))
    for article in gold.load_all():
        for kind, tally in gold.score(article).tallies.items():
            sums[kind][article.lang] += tally
    head = ["records", "in the gold (pl, en)", "found (pl, en)", "not in the gold (pl, en)", "fields right (pl, en)"]
    rows = []
    for kind, by_lang in sums.items():
        pair = [by_lang["pl"], by_lang["en"]]
        rows.append(
            [
                kind,
                ", ".join(str(one.gold) for one in pair),
                ", ".join(str(one.found) for one in pair),
                ", ".join(str(one.spurious) for one in pair),
                ", ".join(f"{one.right / one.total:.0%}" for one in pair),
            ]
        )
    return table(head, rows)


def costs() -> str:
    """What each part costs on the golden articles, in W."""
    pipeline = newskit.Pipeline(entry_points=False)
    texts = defaultdict(list)
    for article in speed.articles([], None):
        texts[article.lang].append(article)
    best = {lang: speed.measure(pipeline, some, 15) for lang, some in texts.items()}
    parts = ["whole", "scan", *(one.name for one in pipeline.running_order)]
    told = {"whole": "`Pipeline.read`, all of it", "scan": "the scan"}

    def cost(part: str, lang: str) -> str:
        found = best[lang]
        return f"{found[part] / found['W']:.1f}" if part in found else "-"

    rows = [[told.get(part, f"`{part}`"), *(cost(part, lang) for lang in ("pl", "en"))] for part in parts]
    return table(["", "Polish", "English"], rows)


def money() -> str:
    """How right figures of money are on the texts that were only scored: what tests/golden/money_floors.json keeps."""
    floors = json.loads((HERE.parent / "tests" / "golden" / "money_floors.json").read_text(encoding="utf-8"))
    languages = newskit.Pipeline(entry_points=False).languages
    rows = [
        [languages.head(code)["english_name"], f"{found['F1']:.1%}", f"{found['qualifier']:.1%}"]
        for code, found in sorted((name.removesuffix("-test"), one) for name, one in floors.items() if "-test" in name)
    ]
    return table(["language", "figures", "qualifiers"], rows)


def credit_texts() -> str:
    """How right credits in texts are where they were only scored: what tests/golden/credit_floors.json keeps."""
    languages = newskit.Pipeline(entry_points=False).languages
    found = {name.removesuffix("-test"): one["texts"] for name, one in _credit_floors().items() if "texts" in one}
    rows = [
        [
            languages.head(code)["english_name"],
            *(f"{one[figure]:.1%}" for figure in ("kind F1", "names F1", "strict", "clean")),
        ]
        for code, one in sorted(found.items(), key=lambda row: (row[0] != "pl", row[0] != "en", row[0]))
    ]
    return table(["language", "found, as what they are", "names", "span as well", "left alone"], rows)


def picture_credits() -> str:
    """The same of strings: credits of pictures by themselves, behind their captions, and captions that have none."""
    found = _credit_floors()["photos-test"]
    rows = [
        [form, *(f"{mine[figure]:.1%}" if figure in mine else "-" for figure in ("exact", "F1", "role", "clean"))]
        for form, mine in found.items()
    ]
    return table(["", "all names right", "names", "roles", "left alone"], rows)


def agreements() -> str:
    """The same of agreements: what tests/golden/agreement_floors.json keeps."""
    languages = newskit.Pipeline(entry_points=False).languages
    floors = json.loads((HERE.parent / "tests" / "golden" / "agreement_floors.json").read_text(encoding="utf-8"))
    found = {name.removesuffix("-test"): one for name, one in floors.items() if name.endswith("-test")}
    figures = ("precision", "recall", "F1", "hard", "parties", "type", "status")
    rows = [
        [languages.head(code)["english_name"], *(f"{one[figure]:.1%}" for figure in figures)]
        for code, one in sorted(found.items(), key=lambda row: (row[0] != "pl", row[0] != "en", row[0]))
    ]
    return table(["language", "precision", "recall", "F1", "look-alikes left alone", "parties", "type", "status"], rows)


def _credit_floors() -> dict[str, dict[str, dict[str, float]]]:
    floors = json.loads((HERE.parent / "tests" / "golden" / "credit_floors.json").read_text(encoding="utf-8"))
    return {name: one for name, one in floors.items() if name.endswith("-test")}


def main() -> None:
    """Write the tables."""
    MEASURED.mkdir(exist_ok=True)
    for name, made in (
        ("scores.md", scores()),
        ("costs.md", costs()),
        ("money.md", money()),
        ("agreements.md", agreements()),
        ("credits.md", credit_texts()),
        ("picture-credits.md", picture_credits()),
    ):
        (MEASURED / name).write_text(made, encoding="utf-8")
        print(made)


if __name__ == "__main__":
    main()
