# ruff: noqa: T201  (it prints: a command for a terminal)
"""The pages of our own, the score of each by each extractor, and the floors under which none may fall.

    python tests/pages/floors.py                            scores by page and extractor, beside their floors
    python tests/pages/floors.py --raise-floors [--force]   show the changes of floors.json, and write them

A floor is in whole per cent, cut off: the F1 of the body, and the share of photographers that the text keeps (100 where
there is none). What these are, and what gold is, ``benchmarks/html_measures.py`` and ``benchmarks/html_pages.py`` say.
The pages in ``dev`` and ``wild`` are for work on the rules (``wild`` imitates big publishers, and was scored before anybody
had worked on it), those in ``test`` are only scored.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import html_pages as benchmark
from html_measures import score

__all__ = ["EXTRACTORS", "below_floor", "load_floors", "named_pages", "raised", "scored"]

EXTRACTORS = benchmark.EXTRACTORS
HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
Floor = dict[str, int]


def named_pages() -> dict[str, Path]:
    """The pages that have gold, by folder and name: ``dev/pl-most-kolejowy``."""
    found = sorted(path for folder in ("dev", "test", "wild") for path in (HERE / folder).glob("*.html"))
    return {f"{path.parent.name}/{path.stem}": path for path in found}


def scored(path: Path, system: Any) -> Floor:
    """The figures of a page by a system, as a floor has them."""
    page = benchmark.page(path)
    found = score(page.gold, system.read(page.raw, page.url))
    kept = 1.0 if math.isnan(found.photographers) else found.photographers
    return {"F1": math.floor(100 * found.f1), "photographers": math.floor(100 * kept)}


def load_floors() -> dict[str, dict[str, Floor]]:
    """The floors of each page, by extractor."""
    if not FLOORS.exists():
        return {}
    floors: dict[str, dict[str, Floor]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def below_floor(found: Floor, floor: Floor) -> list[str]:
    """What is worse than the floor allows, in words; empty when all is well."""
    return [f"{key} is {found[key]}, the floor is {least}" for key, least in floor.items() if found[key] < least]


def raised(found: Floor, floor: Floor | None, *, force: bool = False) -> Floor:
    """A page's next floor: the score of now, but never a lower one, unless forced."""
    if floor is None or force:
        return found
    return {key: max(found[key], least) for key, least in floor.items()}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Score newskit on the pages of our own.")
    parser.add_argument("--raise-floors", action="store_true", help="show the changes of floors.json and write them")
    parser.add_argument("--force", action="store_true", help="with --raise-floors: lower floors as well")
    options = parser.parse_args()
    systems = {extractor: benchmark.newskit_system(extractor) for extractor in EXTRACTORS}
    old, new = load_floors(), {}
    for name, path in named_pages().items():
        floors = new[name] = dict(old.get(name, {}))
        for extractor, system in systems.items():
            found, floor = scored(path, system), floors.get(extractor)
            complaints = below_floor(found, floor or {})
            told = f"{name:24} {extractor:12}"
            if not options.raise_floors:
                print(told, _shown(found), *complaints, sep="  ")
                continue
            floors[extractor] = raised(found, floor, force=options.force)
            if floors[extractor] != floor:
                print(told, f"{_shown(floor)} -> {_shown(floors[extractor])}", sep="  ")
            elif complaints:
                print(told, "floor kept, although", *complaints, sep="  ")
    if options.raise_floors:
        lines = [f"  {json.dumps(name)}: {json.dumps(floors)}" for name, floors in sorted(new.items())]
        FLOORS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _shown(floor: Floor | None) -> str:
    return ", ".join(f"{key} {value}" for key, value in floor.items()) if floor else "no floor"


if __name__ == "__main__":
    main()
