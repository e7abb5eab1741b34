"""Names without marks that the lexicon does not lead to: inflected ones, sites, those with a word of outlets."""

from __future__ import annotations

from newskit.plugins.credits.borders import (
    LONGEST_NAME,
    capitals_from,
    end_of,
    is_joined,
    site_at,
    start_of,
)
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.page import Page
from newskit.plugins.slavic import is_place_adjective

__all__ = ["is_article", "known_run", "skip_to_name", "unknown_after", "unknown_before"]


def known_run(page: Page, index: int) -> Mention | None:
    """A name of the tables that begins with the word `index`, in whatever case: "Business Insidera"."""
    scan, text = page.scan, page.text
    if index >= len(scan) or not text[scan.starts[index]].isupper() or not page.vocabulary.may_open(scan.word(index)):
        return None
    for stop in range(min(capitals_from(page, index) + 1, len(scan)), index, -1):
        known = page.vocabulary.known(text[scan.starts[index] : scan.ends[stop - 1]])
        if known is not None:
            source, case = known
            return Mention(index, stop, start_of(page, index), end_of(page, stop), source.name, source.role, case)
    return None


def unknown_after(page: Page, index: int, *, wary: bool = True) -> Mention | None:
    """An outlet that the lexicon does not lead to: in an oblique case, or told by a word of its name.

    As in "Business Insidera", "the *Omaha Herald*", "wiadomosci.example.pl".

    Args:
        page: The document.
        index: The first word of the name.
        wary: Whether what stands before it leaves no doubt, so that a paper's name may be an ordinary word too.
    """
    scan, text = page.scan, page.text
    if index >= len(scan) or not index or not is_joined(scan.gaps[index]):
        return None
    if scan.gaps[index + 1] == " " and not text[scan.starts[index]].isupper():
        return None
    known = known_run(page, index)
    if known is not None and (wary or known.role == "agency" or known.case == "oblique" or _is_code(page, known)):
        return known
    stop = site_at(page, index)
    if stop is None:
        if not text[scan.starts[index]].isupper():
            return None
        if page.vocabulary.outlet_words.isdisjoint(scan.words[index : index + LONGEST_NAME]):
            return None
        stop = capitals_from(page, index)
        while stop - index > 1 and not _ends_outlet(page, index, stop):
            stop -= 1
        if stop - index < 2 and not _tells_by_itself(page, index):
            return None
        # "journalist Alex Press": what is taken for a person is an outlet only behind an article.
        if scan.starts[index] in page.people and scan.words[index - 1] not in page.vocabulary.articles:
            return None
    name = text[scan.starts[index] : scan.ends[stop - 1]]
    return Mention(index, stop, start_of(page, index), end_of(page, stop), name, "outlet", "")


def _tells_by_itself(page: Page, index: int) -> bool:
    """Whether one word tells an outlet: "The *Courier*"."""
    scan = page.scan
    the = scan.words[index - 1] in page.vocabulary.articles and page.text[scan.starts[index - 1]].isupper()
    return the and scan.words[index] in page.vocabulary.outlet_words


def unknown_before(page: Page, index: int) -> Mention | None:
    """The same, ending right before the word `index`."""
    scan = page.scan
    if index < 2 or not is_joined(scan.gaps[index]):
        return None
    if scan.words[index - 1] not in page.vocabulary.ends_of_outlets:
        return None
    first = index - 1
    while (
        first
        and index - first < LONGEST_NAME
        and scan.gaps[first] in (" ", ".", "-")
        and (page.text[scan.starts[first - 1]].isupper() or scan.gaps[first] == ".")
    ):
        first -= 1
    while first < index and (first == 0 or is_article(page, first)):
        first += 1
    mention = unknown_after(page, first) if first < index else None
    return mention if mention is not None and mention.stop == index else None


def _is_code(page: Page, mention: Mention) -> bool:
    """Whether a name is written as an abbreviation: "DW"."""
    return mention.stop - mention.first == 1 and page.scan.word(mention.first).isupper()


def is_article(page: Page, index: int) -> bool:
    """Whether a word is an article before a name, and no part of one: "The", but not the "New" of "New York"."""
    word = page.scan.words[index]
    return word in page.vocabulary.articles and (len(word) < 4 or page.text[page.scan.starts[index]].islower())


def _ends_outlet(page: Page, first: int, stop: int) -> bool:
    words, known = page.scan.words, page.vocabulary.outlet_words
    if page.scan.gaps[stop - 1] == "-":  # "E-Mail"
        return False
    return (words[stop - 1] in known and len(words[stop - 1]) > 2) or (words[first] in known and stop - first == 2)


def skip_to_name(page: Page, index: int) -> int:
    """Behind articles and adjectives before a name: "der", "hiszpańskiej", "public"."""
    scan, vocabulary = page.scan, page.vocabulary
    slavic = vocabulary.words.inflection == "slavic"
    for word in scan.words[index : index + LONGEST_NAME]:
        if word not in vocabulary.before_names and not (slavic and is_place_adjective(word)):
            break
        index += 1
    return index
