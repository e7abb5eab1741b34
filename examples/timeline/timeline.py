"""Read a folder of articles and write a timeline of the agreements in them: a table (CSV) and a page (HTML).

python examples/timeline/timeline.py FOLDER [--table timeline.csv] [--page timeline.html] [--party PL]

Every file that newskit can open is read, in any language that has a pack. An article is dated by its own metadata, or
by a date at the head of its file's name (2026-03-12-signed.txt). Agreements between the same parties stand together:
states by their ISO 3166 codes, so that a Polish and an English article meet, organisations by their names.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import IO, NamedTuple

import newskit

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
COLUMNS = (
    "date", "parties", "countries", "type", "status", "certainty", "subject", "value", "period", "when", "signatories",
    "text", "source",
)  # fmt: skip
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1d232b }
ol { list-style: none; padding: 0; border-left: 3px solid #d5dbe3 }
li { margin: 0 0 1.2rem; padding-left: 1rem }
time { font-weight: 600; margin-right: .5rem }
.status { border-radius: 1rem; padding: .1rem .6rem; font-size: .85rem; background: #e7ecf3 }
.agreed, .signed { background: #d3efd9 } .rejected, .terminated { background: #f9d9d5 } .planned { background: #fdf0c8 }
mark { background: #fff1a8 } small { color: #5c6673 }
"""


class Event(NamedTuple):
    """One thing that happened to an agreement, by one article."""

    date: str
    agreement: newskit.Agreement
    article: newskit.Article

    @property
    def key(self) -> tuple[str, ...]:
        """Who agreed, whatever the language of the article."""
        return tuple(sorted(party.country or party.name for party in self.agreement.parties))

    @property
    def source(self) -> str:
        """Where the article is from: its address, or its file."""
        return self.article.url or str(self.article.meta["source"])

    @property
    def row(self) -> dict[str, str]:
        """A row of the table."""
        found = self.agreement
        value = found.value and f"{found.value.amount:f} {found.value.currency or ''}".strip()
        return {
            "date": self.date,
            "parties": "; ".join(party.name for party in found.parties),
            "countries": " ".join(party.country for party in found.parties if party.country),
            "type": found.type,
            "status": found.status,
            "certainty": found.certainty,
            "subject": found.subject or "",
            "value": value or "",
            "period": "/".join(found.period or ()),
            "when": found.date_text or "",
            "signatories": "; ".join(found.signatories),
            "text": found.text,
            "source": self.source,
        }

    @property
    def quotation(self) -> str:
        """The line of the agreement as HTML, with its words marked."""
        text, span = self.article.text, self.agreement.span
        first = text.rfind("\n", 0, span.start) + 1
        last = text.find("\n", span.end)
        last = len(text) if last < 0 else last
        return f"{escape(text[first : span.start])}<mark>{escape(span.text)}</mark>{escape(text[span.end : last])}"


def events(paths: Iterable[Path]) -> Iterator[Event]:
    """The agreements of all articles; what went wrong is told on standard error, and the rest goes on."""
    for article in newskit.read_files(paths):
        for problem in article.problems:
            print(f"{article.meta['source']}: {problem.message}", file=sys.stderr)
        named = DATE.match(Path(str(article.meta["source"])).name)
        date = (article.published or (named and named[0]) or "")[:10]
        for agreement in fullest_tellings(article.agreements):
            yield Event(date, agreement, article)


def fullest_tellings(found: Iterable[newskit.Agreement]) -> list[newskit.Agreement]:
    """One record an agreement and status: headline and lead tell the same, and one of them says more."""
    kept: list[newskit.Agreement] = []
    for agreement in found:
        for place, one in enumerate(kept):
            if agreement.span in one.mentions and agreement.status == one.status:
                kept[place] = max(one, agreement, key=told)
                break
        else:
            kept.append(agreement)
    return kept


def told(agreement: newskit.Agreement) -> int:
    """How much a record tells."""
    some = (agreement.parties, agreement.value, agreement.subject, agreement.date_text, agreement.signatories)
    return len(agreement.parties) + sum(map(bool, some))


def has_party(event: Event, name: str) -> bool:
    """Whether a party goes by a name or an ISO 3166 code."""
    known = {party.name.casefold() for party in event.agreement.parties}
    return name.casefold() in known or any(party.country == name.upper() for party in event.agreement.parties)


def write_table(found: Iterable[Event], stream: IO[str]) -> None:
    """One row an event, oldest first."""
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    writer.writerows(event.row for event in found)


def write_page(found: Iterable[Event], stream: IO[str]) -> None:
    """One section a group of parties, in it their events, oldest first."""
    sections: dict[tuple[str, ...], list[Event]] = {}
    for event in found:
        sections.setdefault(event.key, []).append(event)
    stream.write('<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Agreements</title>\n')
    stream.write(f"<style>{STYLE}</style>\n<h1>Agreements</h1>\n")
    for some in sections.values():
        names = " – ".join(party.name for party in some[0].agreement.parties) or "Parties not named"
        stream.write(f"<h2>{escape(names)}</h2>\n<ol>\n")
        for event in some:
            row = event.row
            what = " · ".join(filter(None, (row["type"].replace("_", " "), row["value"])))
            stream.write(
                f"<li><time>{escape(event.date or 'no date')}</time>"
                f'<span class="status {event.agreement.stage}">{row["status"].replace("_", " ")}</span> {escape(what)}'
                f"<p>{event.quotation}</p><small>{escape(event.source)}</small></li>\n"
            )
        stream.write("</ol>\n")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--table", type=Path, default=Path("timeline.csv"), help="the table to write (CSV)")
    parser.add_argument("--page", type=Path, default=Path("timeline.html"), help="the page to write (HTML)")
    parser.add_argument("--party", help="only of this party: its name in the article, or an ISO 3166 code")
    asked = parser.parse_args(arguments)
    paths = sorted(path for path in asked.folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not paths:
        parser.error(f"no files in {asked.folder}")
    found = sorted(events(paths), key=lambda event: (event.date == "", event.date))
    if asked.party:
        found = [event for event in found if has_party(event, asked.party)]
    with asked.table.open("w", encoding="utf-8", newline="") as stream:
        write_table(found, stream)
    with asked.page.open("w", encoding="utf-8") as stream:
        write_page(found, stream)
    print(f"{len(found)} agreements in {len(paths)} files: {asked.table}, {asked.page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
