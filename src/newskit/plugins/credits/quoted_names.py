"""Names in quotation marks that may be those of outlets."""

from __future__ import annotations

from newskit.plugins.credits.borders import (
    CLOSING_MARKS,
    LONGEST_NAME,
    OPENING_MARKS,
    is_joined,
    start_of,
    with_attributes,
)
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.nominatives import full_name, without_case
from newskit.plugins.credits.page import Page

__all__ = ["quoted_after", "quoted_before"]

_OPENING, _CLOSING = frozenset(OPENING_MARKS), frozenset(CLOSING_MARKS)


def quoted_after(page: Page, index: int, *, oblique: bool = False) -> Mention | None:
    """A short name in quotation marks that opens right before the word `index`: „Echo Dnia”.

    Args:
        page: The document.
        index: The first word of the name.
        oblique: Whether what stands before it asks for an oblique case, so that the name goes back to the nominative.
    """
    scan, text = page.scan, page.text
    if index >= len(scan) or _OPENING.isdisjoint(scan.gaps[index]):
        return None
    capital = text[scan.starts[index]].isupper()
    for stop in range(index + 1, min(index + LONGEST_NAME, len(scan)) + 1):
        gap = scan.gaps[stop]
        mark = next((at for at, letter in enumerate(gap) if letter in CLOSING_MARKS), None)
        if mark is not None and (gap[:1] in CLOSING_MARKS or gap[:1] == "."):
            end = scan.ends[stop - 1]
            name, role, case = _quoted_name(page, index, stop)
            if not role and not _may_be_name(page, index, stop):
                return None
            if oblique and not case and not role:
                name = without_case(name)
            if not capital and not role:
                return None
            role = role or "outlet"
            return Mention(index, stop, start_of(page, index), end + mark + 1, name, role, case)
        if not is_joined(gap):
            return None
    return None


def _may_be_name(page: Page, first: int, stop: int) -> bool:
    """Whether words in quotation marks may be the name of an outlet that no table has, and no person or phrase."""
    scan, text = page.scan, page.text
    if scan.starts[first] in page.people:
        return False
    if page.vocabulary.words.inflection:
        return True
    small = page.vocabulary.function_words | page.vocabulary.particles
    return all(text[scan.starts[at]].isupper() or scan.words[at] in small for at in range(first, stop))


def quoted_before(page: Page, index: int) -> Mention | None:
    """A short name in quotation marks that closes right before the word `index`."""
    scan = page.scan
    if not 0 < index < len(scan):
        return None
    gap = scan.gaps[index]
    if gap[:1] not in CLOSING_MARKS or len(gap.strip()) != 1:  # behind a comma or a dash it is speech
        return None
    for first in range(index - 1, max(index - 1 - LONGEST_NAME, -1), -1):
        mention = quoted_after(page, first)
        if mention is not None:
            return (
                mention._replace(first=with_attributes(page, first), start=_first_mark(page, first))
                if mention.stop == index
                else None
            )
        if not is_joined(scan.gaps[first]):
            return None
    return None


def _first_mark(page: Page, first: int) -> int:
    return (
        start_of(page, with_attributes(page, first)) if with_attributes(page, first) < first else start_of(page, first)
    )


def _quoted_name(page: Page, first: int, stop: int) -> tuple[str, str, str]:
    scan, text = page.scan, page.text
    known = page.vocabulary.known(text[scan.starts[first] : scan.ends[stop - 1]])
    if known is not None:
        return known[0].name, known[0].role, known[1]
    noun = scan.at("credits.noun").get(first)
    if noun is not None and noun.stop < stop:
        gender, lemma = noun.value
        return full_name(page, noun, stop, gender, lemma), "outlet", ""
    return text[scan.starts[first] : scan.ends[stop - 1]], "", ""
