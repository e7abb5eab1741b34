"""Outlets that no table leads to, beside the words of a source: their marks, case or a word of their name tell them."""

from __future__ import annotations

from collections.abc import Iterator

from newskit.model import Quote
from newskit.plugins.credits.borders import CLOSING_MARKS, TOP_DOMAINS
from newskit.plugins.credits.loose_names import skip_to_name, unknown_after, unknown_before
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.quoted_names import quoted_after, quoted_before
from newskit.plugins.credits.surroundings import BREAKS, FAR, Surroundings

__all__ = ["candidates"]


def candidates(around: Surroundings) -> Iterator[Mention]:
    """Outlets beside a verb or a phrase of a source that the tables do not name, in no order."""
    speech = _speech(around.page)
    yield from _behind_phrases(around)
    for mention in (*_beside_verbs(around), *_told(around)):
        if mention.start not in speech and mention.start + 1 not in speech:
            yield mention


def _speech(page: Page) -> frozenset[int]:
    """Where direct speech begins: its words are no name."""
    quotes = page.document.of(Quote)
    return frozenset(piece.start for quote in quotes if quote.kind == "direct" for piece in quote.content)


def _behind_phrases(around: Surroundings) -> Iterator[Mention]:
    page = around.page
    for name in ("according", "told", "envoy", "informant"):
        for _, stop, _ in page.scan.hits(f"credits.{name}"):
            index = skip_to_name(page, stop)
            mention = quoted_after(page, index, oblique=around.cased) or unknown_after(page, index)
            if mention is not None:
                yield mention


def _beside_verbs(around: Surroundings) -> Iterator[Mention]:
    page, scan = around.page, around.scan
    words, gaps, outlet_words = scan.words, scan.gaps, page.vocabulary.outlet_words
    for index, _, _ in scan.hits("credits.report"):
        before = None
        if index and gaps[index][0] in CLOSING_MARKS:
            before = quoted_before(page, index)
        elif index and (words[index - 1] in outlet_words or words[index - 1] in TOP_DOMAINS):
            before = unknown_before(page, index)
        if before is not None:
            yield before
        if len(gaps[index + 1]) > 1 or around.verb_first:
            after = _name_after(around, index + 1)
            # "veröffentlichte „Das Papier“": without cases a name behind a verb in the clause may be its object.
            if after is not None and (around.cased or _is_known(page, after) or _opens_clause(gaps[index])):
                yield after


def _is_known(page: Page, mention: Mention) -> bool:
    """Whether the tables or a word of its name tell that a mention is an outlet."""
    return page.vocabulary.known(mention.name) is not None or not page.vocabulary.outlet_words.isdisjoint(
        mention.name.casefold().split()
    )


def _opens_clause(gap: str) -> bool:
    """Whether what stands before a verb lets it begin a clause: ", berichtet ..."."""
    return any(mark in gap for mark in ',”"“»–—-')


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
