"""From chosen lines to the blocks of the article: title, lead, pictures and body, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newskit.extras.html.outline import BEFORE_CREDIT, HEADINGS, OF_PICTURES, Line, Outline
from newskit.extras.html.pictures import Picture, picture_lines, told_by
from newskit.extras.html.selecting import Selection, squeezed
from newskit.model import BlockKind

__all__ = ["Piece", "pieces"]

_BOLD = 0.95  # of a line's characters
_HEADING_WORDS = 12  # of a bold line that is a heading without being marked as one
_LEAD_CHARACTERS = 60  # of a bold first paragraph that is a lead
_REPEATED = 40  # characters; a line this long does not stand in an article twice
_ENDS_SENTENCE = frozenset(".!?…:;,")
_CLOSING = '"”»“’)'
_LETTER = re.compile(r"[^\W\d_]")


class Piece(NamedTuple):
    """One block of the article: its words and its kind."""

    text: str
    kind: BlockKind


def pieces(page: Outline, chosen: Selection, title: str | None, images: Sequence[Picture]) -> list[Piece]:
    """The blocks of the article in the order of the page, its title first.

    Args:
        page: The page.
        chosen: Where the article stands, and which lines it has.
        title: The title, from the page or its metadata.
        images: The pictures of the article.
    """
    captions = set(picture_lines(page, chosen))
    numbers = sorted({*chosen.lines, *captions, *chosen.leads})
    lead = _first_apart(page, chosen)
    untold = _credits(page, numbers, captions, images)
    found = [Piece(title, "heading")] if title else []
    seen = {squeezed(title)} if title else set()
    first_body = True
    for number in numbers:
        line = page.lines[number]
        if number == chosen.title or not _LETTER.search(line.text):
            continue
        kind = _kind(line, lead=(number in chosen.leads and not line.aside) or number == lead, first=first_body)
        bare = squeezed(line.text)
        if bare in seen and not line.aside and (len(bare) >= _REPEATED or kind in ("caption", "heading")):
            continue
        seen.add(bare)
        if kind in ("paragraph", "lead"):
            first_body = False
        found.append(Piece(line.text.lstrip(BEFORE_CREDIT) if kind == "credit" else line.text, kind))
        found.extend(Piece(credit, "credit") for credit in untold.get(number, ()))
    return found


def _kind(line: Line, *, lead: bool, first: bool) -> BlockKind:
    if line.kind in OF_PICTURES:
        return line.kind
    if line.tag == "li":
        return "list_item"
    if lead or (line.kind == "lead" and first):
        return "lead"
    if line.tag in HEADINGS:
        return "lead" if first and line.size >= _LEAD_CHARACTERS and line.text.endswith(".") else "heading"
    if line.bold >= _BOLD * len(line.text):
        if first and line.size >= _LEAD_CHARACTERS:
            return "lead"
        if len(line.text.split()) <= _HEADING_WORDS and _is_title(line.text):
            return "heading"
    return "paragraph"


def _first_apart(page: Outline, chosen: Selection) -> int | None:
    """The first paragraph, where it stands in an element of its own and the next ones together in another."""
    running = [number for number in chosen.lines if page.lines[number].size >= _LEAD_CHARACTERS][:3]
    if len(running) < 3 or chosen.title is None or running[0] != chosen.lines[0]:
        return None
    first, second, third = (page.lines[number].parent for number in running)
    return running[0] if first != second == third else None


def _is_title(text: str) -> bool:
    """Whether a line ends like no sentence, and is no spoken turn."""
    return text.rstrip(_CLOSING)[-1:] not in _ENDS_SENTENCE and text[0] not in "-–—"


def _credits(
    page: Outline, numbers: Sequence[int], captions: set[int], images: Iterable[Picture]
) -> dict[int, list[str]]:
    """The credits that only attributes and JSON-LD tell, by the line that they follow."""
    shown = [page.lines[number] for number in numbers]
    found: dict[int, list[str]] = {}
    told: set[str] = set()
    for image in images:
        if not image.credit or image.credit in told or any(told_by(line, image.credit) for line in shown):
            continue
        told.add(image.credit)
        after = [number for number in numbers if number in captions and 0 <= number - image.line <= 1]
        place = after[-1] if after else max((number for number in numbers if number < image.line), default=None)
        if place is None:
            place = numbers[0] if numbers else None
        if place is not None:
            found.setdefault(place, []).append(image.credit)
    return found
