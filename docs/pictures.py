"""Draw the passages of "How quotes are found" as newskit reads them.

    python docs/pictures.py            writes docs/explanation/_pictures: *.svg, and *.md with what they show
    python docs/pictures.py --check    exits 1 and names the pictures that are stale

The passages and the quotes that the page speaks of stand in quote-pictures.toml. Where newskit finds other quotes than
these, nothing is drawn: either newskit got worse, or the page and that file have to change.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import newskit

HERE = Path(__file__).parent
PICTURES = HERE / "explanation" / "_pictures"
PASSAGES = HERE / "quote-pictures.toml"
MODEL = "newskit.quotes.model"

# A letter of a fixed width needs no font to be measured; `textLength` holds any font to it.
LETTER, ROW, COLUMNS, SIZE = 9.6, 40, 62, 16
SMALL_LETTER, SMALL_ROW, SMALL_SIZE = 7.8, 21, 13
EDGE = 24
WIDTH = round(2 * EDGE + COLUMNS * LETTER)

# The colours of newskit.render, light and dark: at least 4.5:1 against the ground.
STYLE = """
svg{--ground:#fff;--ink:#1c1917;--soft:#57534e;--line:#d6d3d1;--content:#1d4ed8;--cue:#b45309;--speaker:#0f766e}
@media (prefers-color-scheme:dark){svg{--ground:#1c1917;--ink:#f5f5f4;--soft:#b8b2ad;--line:#57534e;--content:#93c5fd;
--cue:#fcd34d;--speaker:#5eead4}}
.ground{fill:var(--ground);stroke:var(--line)}.line{stroke:var(--line)}
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:var(--ink)}
text{white-space:pre}
.small{font-size:13px}.number{font-size:11px;font-weight:700}.soft{fill:var(--soft)}.who{font-weight:700}
.behind{opacity:.16}.under{stroke-width:2;fill:none}
text.cue.word{font-style:italic;font-weight:600}text.speaker.word{font-weight:700}
.behind.content,.number.content{fill:var(--content)}.under.content{stroke:var(--content)}
.number.cue{fill:var(--cue)}.under.cue{stroke:var(--cue)}
.number.speaker{fill:var(--speaker)}.under.speaker{stroke:var(--speaker);stroke-dasharray:4 3}
"""


class Mark(NamedTuple):
    """A stretch of a passage: part of the quotes with these numbers, as ``content``, ``cue`` or ``speaker``."""

    start: int
    end: int
    role: str
    numbers: tuple[int, ...]


class Row(NamedTuple):
    """A row of a picture: the text from `start` to `end`, its base line at `y`."""

    start: int
    end: int
    y: int


def pictures() -> dict[str, str]:
    """Every picture, and the lines that show it on the page, by the names of their files."""
    made = {}
    pipelines = _pipelines()
    for name, passage in tomllib.loads(PASSAGES.read_text(encoding="utf-8")).items():
        pipeline = pipelines["rules and model" if passage.get("model") else "rules"]
        article = pipeline.read(passage["text"].strip(), lang=passage["lang"])
        _compare(name, article, passage["quotes"])
        told = _in_words(article)
        made[f"{name}.svg"] = _drawn(article, told)
        made[f"{name}.md"] = f"```{{image}} _pictures/{name}.svg\n:alt: {json.dumps(told, ensure_ascii=False)}\n```\n"
    made["key.svg"] = _key()
    return made


def _pipelines() -> dict[str, newskit.Pipeline]:
    whole = newskit.Pipeline(only=[newskit.Quote], entry_points=False)
    block = [one.name for one in whole.running_order if one.name == MODEL]
    return {
        "rules": newskit.Pipeline(only=[newskit.Quote], entry_points=False, block=block),
        "rules and model": whole,
    }


def _compare(name: str, article: newskit.Article, wanted: list[dict[str, str]]) -> None:
    """Stop where newskit does not find what the page tells."""
    found = [
        {
            "rule": quote.rule,
            **({"speaker": quote.speaker.name} if quote.speaker else {}),
            "content": quote.text,
            **({"stance": quote.stance} if quote.stance != "asserted" else {}),
        }
        for quote in article.quotes
    ]
    if found != wanted:
        lines = [f"  found {one}" for one in found if one not in wanted]
        lines += [f"  lost  {one}" for one in wanted if one not in found]
        raise SystemExit("\n".join([f"quote-pictures.toml, {name}: newskit finds other quotes", *lines]))


# ------------------------------------------------------------------------------------------------------------- words


def _in_words(article: newskit.Article) -> str:
    """What the picture shows, for who hears it."""
    parts = [f"A passage with its quotes marked: {' '.join(article.text.split())}"]
    for number, quote in enumerate(article.quotes, 1):
        cue = f"the cue “{quote.cue.text}”" if quote.cue else "no cue"
        parts.append(f"Quote {number}: {_speaker(quote)}, {cue}, content “{quote.text}”, {', '.join(_facts(quote))}.")
    return " ".join(parts)


def _speaker(quote: newskit.Quote) -> str:
    if quote.speaker is None:
        return "no speaker"
    role = f", {quote.speaker.role}" if quote.speaker.role else ""
    mention = quote.speaker.mention
    named = mention is not None and mention.text in (quote.speaker.name, f"{quote.speaker.name}{role}")
    told = "" if named else f" (“{mention.text}”)" if mention else " (not named)"
    return f"{quote.speaker.name}{role}{told}"


def _facts(quote: newskit.Quote) -> list[str]:
    return [quote.kind, *([quote.stance] if quote.stance != "asserted" else []), f"rule {quote.rule}"]


# ------------------------------------------------------------------------------------------------------------ drawing


def _marks(quotes: Sequence[newskit.Quote]) -> list[Mark]:
    """What to mark; a name that speaks in two quotes is marked once, with both numbers."""
    found = []
    for number, quote in enumerate(quotes, 1):
        found += [(piece.start, piece.end, "content", number) for piece in quote.content]
        if quote.cue:
            found.append((quote.cue.start, quote.cue.end, "cue", number))
        if quote.speaker and quote.speaker.mention:
            found.append((quote.speaker.mention.start, quote.speaker.mention.end, "speaker", number))
    return [
        Mark(*place, tuple(number for *_, number in group))
        for place, group in groupby(sorted(found), lambda one: one[:3])
    ]


def _rows(text: str) -> list[Row]:
    """The text in rows that are no longer than the picture is wide; between paragraphs lies a third of one."""
    rows = []
    start, y = 0, EDGE + SIZE + 8
    for line in text.split("\n"):
        place, stop = start, start + len(line)
        if not line:
            y += ROW // 3
        while place < stop:
            end = stop if stop - place <= COLUMNS else text.rindex(" ", place, place + COLUMNS + 1)
            rows.append(Row(place, end, y))
            place = end + (end < stop)
            y += ROW
        start = stop + 1
    return rows


def _drawn(article: newskit.Article, told: str) -> str:
    """The passage with its marks, the list of its quotes beneath."""
    marks, rows = _marks(article.quotes), _rows(article.text)
    foot = rows[-1].y + 26
    lines = [
        f'<g xml:lang="{article.lang}">',
        *(line for mark in marks for line in _marked(mark, rows)),
        *(line for row in rows for line in _written(row, article.text, marks)),
        "</g>",
        f'<path class="line" d="M{EDGE} {foot}H{WIDTH - EDGE}"/>',
        *_list(article.quotes, foot + 10 + SMALL_SIZE),
    ]
    return _svg(lines, foot + 28 + SMALL_ROW * len(article.quotes), told)


def _svg(lines: Sequence[str], height: int, told: str) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" font-size="{SIZE}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{html.escape(told)}">'
    ground = f'<rect class="ground" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="8"/>'
    return "\n".join([head, f"<style>{STYLE}</style>", ground, *lines, "</svg>"]) + "\n"


def _key() -> str:
    """How content, cue and speaker are marked, in a line."""
    text = "content   cue   speaker"
    row = Row(0, len(text), EDGE + SIZE)
    marks = [Mark(m.start(), m.end(), m[0], ()) for m in re.finditer(r"\w+", text)]
    words = "Content is underlined once, the cue twice, the speaker with dashes."
    lines = [*(line for mark in marks for line in _marked(mark, [row])), *_written(row, text, marks)]
    return _svg(lines, row.y + EDGE, words)


def _marked(mark: Mark, rows: list[Row]) -> Iterator[str]:
    """What lies behind and under the words of a mark, and its number above the first."""
    first = True
    for row in rows:
        start, end = max(mark.start, row.start), min(mark.end, row.end)
        if start >= end:
            continue
        left, width = _x(start - row.start), (end - start) * LETTER
        if mark.role == "content":
            yield f'<rect class="behind content" x="{left:g}" y="{row.y - 15}" width="{width:g}" height="21" rx="2"/>'
        for y in (row.y + 6, *((row.y + 9,) if mark.role == "cue" else ())):
            yield f'<path class="under {mark.role}" d="M{left:g} {y}h{width:g}"/>'
        if first and mark.numbers:
            numbers = " ".join(map(str, mark.numbers))
            yield f'<text class="number {mark.role}" x="{left:g}" y="{row.y - 18}">{numbers}</text>'
        first = False


def _written(row: Row, text: str, marks: list[Mark]) -> Iterator[str]:
    """The words of a row, cut where their style changes."""
    order = ("speaker", "cue", "content")

    def style(place: int) -> str:
        roles = {mark.role for mark in marks if mark.start <= place < mark.end}
        return next((role for role in order if role in roles), "")

    for role, group in groupby(range(row.start, row.end), style):
        places = list(group)
        yield _text(text[places[0] : places[-1] + 1], _x(places[0] - row.start), row.y, LETTER, role and f"word {role}")


def _list(quotes: Sequence[newskit.Quote], y: int) -> Iterator[str]:
    """The quotes beneath the text: who speaks, kind, stance and rule."""
    for number, quote in enumerate(quotes, 1):
        who, facts = _speaker(quote), "  ".join(_facts(quote))
        if (3 + len(who) + 2 + len(facts)) * SMALL_LETTER > WIDTH - 2 * EDGE:
            raise SystemExit(f"too long for a line of the picture: {who}  {facts}")
        for words, place, role in ((str(number), 0, "soft"), (who, 3, "who"), (facts, 5 + len(who), "soft")):
            yield _text(words, EDGE + place * SMALL_LETTER, y, SMALL_LETTER, f"small {role}")
        y += SMALL_ROW


def _text(words: str, x: float, y: float, letter: float, role: str) -> str:
    name = f' class="{role}"' if role else ""
    return (
        f'<text{name} x="{x:g}" y="{y:g}" textLength="{len(words) * letter:g}">{html.escape(words, quote=False)}</text>'
    )


def _x(column: int) -> float:
    return round(EDGE + column * LETTER, 1)


def main() -> int:
    """Write the pictures, or compare them with the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    options = parser.parse_args()
    made = pictures()
    there = {file.name: file.read_text(encoding="utf-8") for file in PICTURES.glob("*.*")}
    stale = sorted(name for name in made.keys() | there if made.get(name) != there.get(name))
    if not options.check:
        PICTURES.mkdir(exist_ok=True)
        for name in stale:
            if name in made:
                (PICTURES / name).write_text(made[name], encoding="utf-8")
            else:
                (PICTURES / name).unlink()
    told = "stale" if options.check else "written"
    print(f"{told}: {', '.join(stale)}" if stale else "all pictures are up to date")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
