"""The record of a credit: who is who among its names, of which kind it is, which caption it stands behind."""

from __future__ import annotations

from newskit.model import CreditKind, SourceCredit, Span
from newskit.plugins.credits.names import Names
from newskit.plugins.credits.page import Page, Place

__all__ = ["BEFORE", "made"]

BEFORE = " \t\u00a0|•–—-,/*([:;"
_LONGEST_CAPTION = 1000


def made(
    page: Page, place: Place, kind: str, where: tuple[int, int], names: Names, label: str | None, rule: str
) -> SourceCredit:
    """The record of a credit at `where`."""
    names.settled()
    caption = _caption(page, place, where[0])
    creators, agencies, outlets = names.of("creator"), names.of("agency"), names.of("outlet")
    if kind == "byline" and caption and agencies:  # "Autor: PAP/..." behind a caption
        kind = "photo"
    if kind == "source_line" and label and (creators or names.flags or _gives_pictures(page, place, agencies, caption)):
        kind = "photo"
    return SourceCredit(
        span=page.document.span(*where),
        kind=_KINDS[kind],
        names=tuple(name.name for name in names.names),
        agencies=agencies,
        creators=creators,
        outlet=outlets[0] if outlets else None,
        givers=(*names.of("giver"), *outlets[1:]),
        flags=tuple(names.flags),
        label=label,
        caption=caption,
        rule=rule,
    )


_KINDS: dict[str, CreditKind] = {
    "photo": "photo", "video": "video", "graphic": "graphic", "source_line": "source_line", "byline": "byline",
}  # fmt: skip


def _gives_pictures(page: Page, place: Place, agencies: tuple[str, ...], caption: Span | None) -> bool:
    """Whether agencies behind a caption are credited for its picture; one above with a credit of its own is done."""
    if not agencies:
        return False
    if caption is not None and caption.end <= place.start and page.is_taken(caption.start, caption.end):
        caption = None
    known = (page.vocabulary.by_key.get(agency.casefold()) for agency in agencies)
    return caption is not None or any(one is None or one.kind in ("photo", "stock", "imagery") for one in known)


def _caption(page: Page, place: Place, start: int) -> Span | None:
    """What a credit stands behind on its line, or the caption on the line above."""
    before = page.text[place.start : start].rstrip(BEFORE) if start - place.start <= _LONGEST_CAPTION else ""
    if before:
        return page.document.span(place.start, place.start + len(before))
    index = page.index(place.start)
    above = page.line(index - 1) if index else None
    if above is not None and above.kind == "caption" and above.end <= start:
        return page.document.span(above.start, above.end)
    return None
