"""How many pages a second one core reads from WARC to records, by stage, and whether memory grows with the file.

    python benchmarks/warc.py crawl.warc.gz [MORE ...]
    python benchmarks/warc.py --pages tests/pages/dev              an archive of these pages, made for the occasion
    python benchmarks/warc.py --pages FOLDER --kilobytes 330       each page brought to this size, as those of news are
    python benchmarks/warc.py --only money --only credits FILE     a further row for what is asked for alone

A page of `--pages` grows by what real pages are made of: one half of what it lacks is a script with the page's state,
the other are teasers of six elements each, beside the article. These are 5,000 tags on a page of 330 kB, as dense as
real ones, and that decides what extraction costs: with scripts alone it would look five times as cheap.

Stages: ``warc`` is decompression, record and HTTP; ``extraction`` makes an unread article of the page's bytes;
``analysis`` finds the records. A figure is the least of several rounds, whose parts alternate, so that a busy machine
slows them alike. ``whole`` is one run of `Pipeline.read_files` from the file on, timed for itself. Memory is the most
so far when a quarter of the pages was read, by when the packs of all languages should be there, and at the end.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newskit
from newskit.extras.warc import WarcFiles, WarcPage
from newskit.sources import Seen, open_file

EXTRACTORS = [name for name in ("resiliparse", "trafilatura") if importlib.util.find_spec(name)]
MODEL = "newskit.quotes.model"

TEASER = (
    '<div class="teaser"><a href="/section/2026/11/story-{n}.html"><img class="lazy" alt="" '
    'data-src="https://img.example.org/{n}/320x180.jpg"><h3 class="teaser__title">Another headline, number {n}</h3>'
    '</a><p class="teaser__lead">What else happened on this day, in one line.</p><span class="time">{n}</span></div>\n'
)
STATE = '{{"id":{n},"type":"story","slug":"story-{n}","section":"news","image":"https://img.example.org/{n}.jpg"}},'

PEAK = """
import re, sys
import newskit
from newskit.extras.warc import WarcFiles
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) / 1024
pipeline = newskit.Pipeline(plugins=[WarcFiles(extractor=sys.argv[2])], block=["newskit.quotes.model"])
early = 0
for number, article in enumerate(pipeline.read_files([sys.argv[1]]), 1):
    if number == int(sys.argv[3]):
        early = peak()
print(early, peak())
"""


# ------------------------------------------------------------------------------------------------------- an archive


def made_archive(folder: Path, kilobytes: int, count: int, target: Path) -> None:
    """An archive of `count` records from the pages of a folder, taken in turn."""
    pages = [grown(file.read_bytes(), kilobytes * 1000) for file in sorted(folder.glob("*.html"))]
    if not pages:
        raise SystemExit(f"{folder}: has no *.html")
    members = [gzip.compress(record(body, number), 6) for number, body in enumerate(pages)]
    with target.open("wb") as stream:
        stream.writelines(itertools.islice(itertools.cycle(members), count))


def grown(page: bytes, size: int) -> bytes:
    lacking = size - len(page)
    if lacking <= 0:
        return page
    chance = random.Random(size + len(page))  # addresses that repeat nothing, so that compression has its work
    script = b"<script>window.state=[" + filled(STATE, chance, lacking // 2) + b"0]</script>\n"
    teasers = b'<aside class="more">\n' + filled(TEASER, chance, lacking // 2) + b"</aside>\n"
    head, body, end = page.rpartition(b"</body")
    return head + teasers + script + body + end if body else page + teasers + script


def filled(form: str, chance: random.Random, size: int) -> bytes:
    parts, length = [], 0
    while length < size:
        parts.append(form.format(n=chance.getrandbits(48)).encode())
        length += len(parts[-1])
    return b"".join(parts)


def record(body: bytes, number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2026-11-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


# --------------------------------------------------------------------------------------------------------- measuring


def timed(work: Iterator[Any]) -> tuple[list[Any], float]:
    start = time.perf_counter()
    found = list(work)
    return found, time.perf_counter() - start


def measure(file: Path, only: list[str], rounds: int) -> dict[str, Any]:
    """Milliseconds a page by stage, and pages a second of it all."""
    pipelines = {
        "rules": newskit.Pipeline(block=[MODEL]),
        "rules and model": newskit.Pipeline(),
        **({f"only {', '.join(only)}": newskit.Pipeline(only=only, block=[MODEL])} if only else {}),
    }
    opener = newskit.Pipeline().hook
    fast = WarcFiles(extractor="resiliparse")
    whole = {
        "rules": newskit.Pipeline(plugins=[fast], block=[MODEL]),
        "rules and model": newskit.Pipeline(plugins=[fast]),
    }
    best: dict[str, float] = {}

    def keep(name: str, seconds: float) -> None:
        best[name] = min(best.get(name, seconds), seconds)

    characters = size = 0
    for _ in range(rounds):
        opened, seconds = timed(open_file(file, opener, Seen()))
        keep("warc", seconds)
        pages = [one for one in opened if isinstance(one, WarcPage)]
        size = sum(len(page.raw) for page in pages)
        for extractor in EXTRACTORS:
            chosen = [WarcPage(raw=one.raw, source=one.source, url=one.url, extractor=extractor) for one in pages]
            articles, seconds = timed(page.parse() for page in chosen)
            keep(f"extraction, {extractor}", seconds)
            if extractor == EXTRACTORS[0]:
                characters = sum(len(article.text) for article in articles)
                for name, pipeline in pipelines.items():
                    keep(f"analysis, {name}", timed(pipeline.read_many(articles))[1])
        for name, pipeline in whole.items():  # the first round reads the language packs, and is not the least
            keep(f"whole, resiliparse, {name}", timed(pipeline.read_files([file]))[1])
    count = len(pages)
    return {
        "pages": count,
        "kilobytes a page": size / count / 1000,
        "characters of text a page": characters / count,
        "milliseconds a page": {name: seconds / count * 1000 for name, seconds in best.items()},
        "MB at a quarter, at the end": {extractor: peaks(file, extractor, count) for extractor in EXTRACTORS},
    }


def peaks(file: Path, extractor: str, count: int) -> list[float] | None:
    """The most memory when a quarter of the pages was read, and when all were; None where Linux does not tell."""
    if not Path("/proc/self/status").exists():
        return None
    command = [sys.executable, "-c", PEAK, str(file), extractor, str(max(1, count // 4))]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(one) for one in shown.stdout.split()]


def show(file: str, found: dict[str, Any]) -> None:
    print(f"{file}: {found['pages']} pages, {found['kilobytes a page']:.0f} kB and ", end="")
    print(f"{found['characters of text a page']:.0f} characters of text each")
    stages = dict(found["milliseconds a page"])
    for extractor, analysis in itertools.product(EXTRACTORS, [one for one in stages if one.startswith("analysis")]):
        total = stages["warc"] + stages[f"extraction, {extractor}"] + stages[analysis]
        stages[f"sum, {extractor}, {analysis.partition(', ')[2]}"] = total
    for name, milliseconds in stages.items():
        print(f"  {name:38} {milliseconds:8.2f} ms a page {1000 / milliseconds:8.0f} pages/s")
    for extractor, memory in found["MB at a quarter, at the end"].items():
        if memory is not None:
            print(f"  {'memory, ' + extractor:38} {memory[0]:8.0f} MB at a quarter {memory[1]:8.0f} MB at the end")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="*.html to make an archive of")
    parser.add_argument("--kilobytes", type=int, default=0, help="the size that its pages grow to")
    parser.add_argument("--records", type=int, default=200, help="how many records it gets")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = {str(file): file for file in options.files}
        if options.pages:
            made = files[f"{options.pages} as an archive"] = Path(folder) / "pages.warc.gz"
            made_archive(options.pages, options.kilobytes, options.records, made)
        if not files:
            parser.error("give a FILE or --pages FOLDER")
        for name, file in files.items():
            found = measure(file, options.only, options.rounds)
            if options.json:
                print(json.dumps({"file": name, **found}))
            else:
                show(name, found)


if __name__ == "__main__":
    main()
