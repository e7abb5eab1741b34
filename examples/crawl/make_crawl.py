"""Pack the pages beside this file into web archives, to try a crawl on: one archive a week, and one that is broken.

python examples/crawl/make_crawl.py FOLDER

Archives of your own do as well: newskit reads any WARC file.
"""

from __future__ import annotations

import datetime as dt
import gzip
import sys
from collections.abc import Iterable
from pathlib import Path

PAGES = Path(__file__).parent / "pages"


def main(folder: str) -> None:
    """Write the archives into a folder."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    weeks: dict[str, list[Path]] = {}
    for page in sorted(PAGES.glob("*.html")):
        year, week, _ = dt.date.fromisoformat(page.name[:10]).isocalendar()
        weeks.setdefault(f"{year}-week-{week:02}", []).append(page)
    for week, pages in weeks.items():
        write_archive(target / f"{week}.warc.gz", pages)
    (target / "broken.warc.gz").write_bytes(b"This is no web archive.\n")


def write_archive(path: Path, pages: Iterable[Path]) -> None:
    """Write pages as crawlers do: each a record of its own, compressed for itself."""
    path.write_bytes(b"".join(gzip.compress(record(page), mtime=0) for page in pages))


def record(page: Path) -> bytes:
    """A page as the server's answer in a record of WARC 1.1."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.read_bytes()
    head = (
        "WARC/1.1\r\n"
        "WARC-Type: response\r\n"
        f"WARC-Target-URI: https://gazette.example/{page.stem}\r\n"
        f"WARC-Date: {page.name[:10]}T20:00:00Z\r\n"
        f"WARC-Record-ID: <urn:example:{page.stem}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
