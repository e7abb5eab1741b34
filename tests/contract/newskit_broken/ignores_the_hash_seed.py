"""A record hangs on the order of a set."""

import newskit
from newskit_broken.common import Surname, places


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    for start, end in places(document):
        words = set(document.scan.words)
        yield Surname(span=document.span(start, end), rule=next(iter(words)))


def newskit_annotators():
    return [find]
