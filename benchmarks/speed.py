r"""How fast newskit is, in seconds and in W.

    python benchmarks/speed.py                       the golden articles of the tests
    python benchmarks/speed.py FOLDER [FOLDER ...]   every *.jsonl and *.jsonl.gz in them, by their "text"
    python benchmarks/speed.py --lang en FOLDER      the language of texts that do not say

W is the time of ``re.findall(r"\w+", text)`` over the same text in the same run: it holds on any machine. Every
figure is the least of several rounds, and the rounds of all parts alternate, so that a busy machine slows them alike.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections import defaultdict
from pathlib import Path

import newskit
from newskit.annotators import checked
from newskit.scan import Scan

GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "articles"
WORD = re.compile(r"\w+")


def articles(folders: list[Path], lang: str | None) -> list[newskit.Article]:
    if not folders:
        tables = [tomllib.loads(file.read_text("utf-8")) for file in sorted(GOLDEN.glob("*.toml"))]
        return [newskit.Article(text=table["text"], lang=table["lang"]) for table in tables]
    found = []
    for folder in folders:
        for file in sorted([folder] if folder.is_file() else folder.glob("*.jsonl*")):
            raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            rows = [json.loads(line) for line in raw.splitlines() if line.strip()]
            found += [newskit.Article(text=row["text"], lang=row.get("lang", lang)) for row in rows if "text" in row]
    return found


def cold(code: str) -> float:
    """Seconds from a fresh interpreter's start to the end of some code: bytecode is cached, the exit not counted."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(8):  # the first fills the cache
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"{code}; import os; os._exit(0)"], check=True, env=environment)
        times.append(time.perf_counter() - start)
    return min(times)


def measure(pipeline: newskit.Pipeline, texts: list[newskit.Article], rounds: int) -> dict[str, float]:
    """Least seconds by part, over all texts."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        spent: dict[str, float] = defaultdict(float)
        for article in texts:
            clock = time.perf_counter
            start = clock()
            WORD.findall(article.text)
            spent["W"] += clock() - start
            start = clock()
            pipeline.read(article)
            spent["whole"] += clock() - start
            document = pipeline.document(article)
            start = clock()
            document._scan = Scan(document.text, document.language.lexicon)  # noqa: SLF001
            document.scan.hits("")
            spent["scan"] += clock() - start
            for one in pipeline.running_order:
                if one.languages and document.language.code not in one.languages:
                    continue
                start = clock()
                records = checked(one(document), one, document.text)
                spent[one.name] += clock() - start
                document.add(records)
        for part, seconds in spent.items():
            best[part] = min(seconds, best.get(part, seconds))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--lang")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", nargs="*", default=())
    options = parser.parse_args()
    print(f"import newskit:                {cold('import newskit') * 1e3:6.0f} ms")
    for lang in ("pl", "en"):
        seconds = cold(f"import newskit; newskit.read('Anna Nowak.', lang={lang!r})")
        print(f"first article from cold, {lang}:   {seconds * 1e3:6.0f} ms")
    pipeline = newskit.Pipeline(entry_points=False, only=options.only)
    by_lang = defaultdict(list)
    for article in articles(options.folders, options.lang):
        by_lang[article.lang].append(article)
    for lang, texts in sorted(by_lang.items(), key=lambda item: str(item[0])):
        best = measure(pipeline, texts, options.rounds)
        unit, characters = best["W"], sum(len(article.text) for article in texts)
        records = sum(len(pipeline.read(article).annotations) for article in texts) / len(texts)
        size, whole = characters / len(texts), best["whole"]
        print(f"\n{lang}: {len(texts)} articles of {size:,.0f} characters, {records:.1f} records each")
        print(f"  {len(texts) / whole:,.0f} articles/s, {characters / whole / 1e6:.1f} M characters/s")
        print(f"  W = {unit / len(texts) * 1e6:.0f} us an article")
        for part in ("whole", "scan", *(one.name for one in pipeline.running_order)):
            if part in best:
                print(f"  {part:24} {best[part] / unit:6.2f} W")


if __name__ == "__main__":
    main()
