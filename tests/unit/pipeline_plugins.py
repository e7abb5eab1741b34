"""Plugins for the tests of the pipeline; in a module, so that worker processes can import them."""

from __future__ import annotations

import attrs

import newskit


@attrs.frozen(kw_only=True)
class Word(newskit.Annotation):
    collection = "words"


@attrs.frozen(kw_only=True)
class Pair(newskit.Annotation):
    collection = "pairs"


def _words(document, *, only=None):
    scan = document.scan
    for index, word in enumerate(scan.words):
        if only is None or word in only:
            yield Word(span=document.span(scan.starts[index], scan.ends[index]), rule="word")


@newskit.annotator(makes=Word, name="test.words")
def words(document):
    """Every word; fails where the text asks for it."""
    if "Boom" in document.text:
        raise ValueError("boom was in the text")
    return _words(document)


@newskit.annotator(makes=Pair, needs=Word, name="test.pairs")
def pairs(document):
    found = document.of(Word)
    for first, second in zip(found[::2], found[1::2], strict=False):
        yield Pair(span=document.span(first.span.start, second.span.end))


@newskit.annotator(makes=Word, name="other.words")
def other_words(document):
    """One record for the whole text, longer than all of `words`."""
    yield Word(span=document.span(0, len(document.text)), rule="whole")


@newskit.annotator(makes=Word, name="test.german", languages="de")
def german_words(document):
    return _words(document)


@newskit.annotator(makes=Word, name="test.drifting")
def drifting(document):
    yield Word(span=newskit.Span(0, 3, "???"))


def newskit_languages():
    """No packs; a module is a plugin by having a hook."""
    return []
