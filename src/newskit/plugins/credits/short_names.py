"""Short names of outlets: "the Times" behind "The New York Times", "„DZ”" behind "Dziennik Zachodni"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from newskit.plugins.credits.borders import end_of, start_of
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.page import Page

__all__ = ["with_short_names"]

_LONGEST_INITIALS = 5
_MOST = 40  # short forms that are looked for in an article


def with_short_names(page: Page, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a page in order, short ones under the full name that came before, and initials besides."""
    full: dict[str, Mention] = {}  # by what a short form would be
    mentions: list[Mention] = []
    for mention in found:
        if mention.role == "media":
            mentions.append(mention)
            continue
        words = mention.name.split()
        if words[0].casefold() in page.vocabulary.articles:  # "The Times" may be the New York one
            words = words[1:] or words
        if len(words) > 1:
            mentions.append(mention)
            full.setdefault(words[-1], mention)
            full.setdefault("".join(word[0] for word in words if word[0].isupper()), mention)
        else:
            longer = full.get(words[0])
            mentions.append(mention._replace(name=longer.name, role=longer.role) if longer else mention)
    if not full:
        return mentions
    known = {mention.first for mention in mentions}
    shorts = [
        short
        for form, mention in islice(full.items(), _MOST)
        if _is_short_form(page, form)
        for short in _places(page, form, mention)
        if short.first not in known
    ]
    return sorted([*mentions, *shorts], key=lambda one: one.first) if shorts else mentions


def _is_short_form(page: Page, form: str) -> bool:
    """Whether a form may stand for a name of some words: its initials, or a last word of outlets ("the Journal")."""
    if form.isupper():
        return 1 < len(form) <= _LONGEST_INITIALS
    return form.casefold() in page.vocabulary.outlet_words


def _stands_alone(page: Page, index: int) -> bool:
    """Whether a word has an article before it and no more of a name behind: "the Journal", not "the News Tribune"."""
    scan, text = page.scan, page.text
    after = scan.gaps[index + 1] == " " and text[scan.starts[index + 1]].isupper() if index + 1 < len(scan) else False
    return not after and index > 0 and scan.words[index - 1] in page.vocabulary.articles


def _places(page: Page, form: str, mention: Mention) -> Iterator[Mention]:
    """Where a short form of an outlet stands as a word behind its full name; what are no initials with an article."""
    scan, text = page.scan, page.text
    at = text.find(form, mention.end)
    while at >= 0:
        index = scan.index_at(at)
        whole = index < len(scan) and scan.starts[index] == at and scan.ends[index] == at + len(form)
        if whole and (form.isupper() or _stands_alone(page, index)):
            yield Mention(
                index, index + 1, start_of(page, index), end_of(page, index + 1), mention.name, mention.role, ""
            )
        at = text.find(form, at + len(form))
