"""Outlets that no table leads to, beside the words of a source: their marks, case or a word of their name tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newskit.model import Quote
from newskit.plugins.credits.borders import CLOSING_MARKS, is_plain
from newskit.plugins.credits.loose_names import skip_to_name, unknown_after, unknown_before
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.quoted_names import quoted_after, quoted_before
from newskit.plugins.credits.surroundings import BREAKS, FAR, Surroundings

__all__ = ["candidates"]


def candidates(around: Surroundings) -> Iterator[Mention]:
    """Outlets beside a verb or a phrase of a source that the tables do not name, in no order."""
    yield from _behind_phrases(around)
    beside = [*_beside_verbs(around), *_told(around)]
    speech = _speech(around.page) if beside else ()
    for mention in beside:
        if mention.start not in speech and mention.start + 1 not in speech:
            yield mention


def _speech(page: Page) -> frozenset[int]:
    """Where direct speech begins: its words are no name."""
    quotes = page.document.of(Quote)
    return frozenset(piece.start for quote in quotes if quote.kind == "direct" for piece in quote.content)


def _behind_phrases(around: Surroundings) -> Iterator[Mention]:
    page, scan = around.page, around.scan
    for name in ("according", "told", "envoy", "informant"):
        for _, stop, _ in scan.hits(f"credits.{name}"):
            index = skip_to_name(page, stop)
            if index >= len(scan) or is_plain(page, index):
                continue
            mention = quoted_after(page, index, oblique=around.cased) or unknown_after(page, index)
            if mention is not None:
                yield mention


def _beside_verbs(around: Surroundings) -> Iterator[Mention]:
    page, scan = around.page, around.scan
    words, gaps, ends = scan.words, scan.gaps, page.vocabulary.ends_of_outlets
    verbs: Iterable[int] = around.reports
    if not around.verb_first:  # an outlet has marks beside it, or ends with a word of outlets
        verbs = [at for at in verbs if gaps[at] != " " or gaps[at + 1] != " " or words[at - 1] in ends]
    for index in verbs:
        gap = gaps[index]
        if gap == " ":
            before = unknown_before(page, index) if words[index - 1] in ends else None
        else:
            before = quoted_before(page, index) if index and gap[0] in CLOSING_MARKS else None
        if before is not None:
            yield before
        # "veröffentlichte „Das Papier“": without cases a name behind a verb inside a clause may be its object.
        if (around.verb_first or gaps[index + 1] != " ") and (around.cased or _opens_clause(gap)):
            after = _name_after(around, index + 1)
            if after is not None:
                yield after


def _opens_clause(gap: str) -> bool:
    """Whether what stands before a verb lets it begin a clause: ", berichtet ..."."""
    return gap != " " and any(mark in gap for mark in ',”"“»–—-')


def _name_after(around: Surroundings, index: int) -> Mention | None:
    """What begins behind a verb with a mark or, where verbs may come first, a capital, and may be an outlet."""
    page, scan = around.page, around.scan
    if not around.verb_first:
        return quoted_after(page, skip_to_name(page, index))
    after = skip_to_name(page, around.behind_adverbs(index))
    if after >= len(scan):
        return None
    if len(scan.gaps[after]) > 1 and (quoted := quoted_after(page, after)) is not None:
        return quoted
    return unknown_after(page, after, wary=False) if page.text[scan.starts[after]].isupper() else None


def _told(around: Surroundings) -> Iterator[Mention]:
    """Outlets behind a verb and a word that shows what is told something."""
    datives, scan = around.page.vocabulary.datives, around.scan
    for _, after_verb, _ in scan.hits("credits.tell") if datives else ():
        if datives.isdisjoint(scan.words[after_verb : after_verb + FAR]):
            continue
        for index in range(after_verb, min(after_verb + FAR, len(scan))):
            if not BREAKS.isdisjoint(scan.gaps[index]):
                break
            if scan.words[index] in datives:
                after = skip_to_name(around.page, index + 1)
                mention = quoted_after(around.page, after) or unknown_after(around.page, after, wary=False)
                if mention is not None:
                    yield mention
