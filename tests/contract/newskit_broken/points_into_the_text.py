"""A span lies one character off."""

import newskit
from newskit_broken.common import Surname, places


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    for start, end in places(document):
        yield Surname(span=newskit.Span(start + 1, end + 1, document.text[start:end]))


def newskit_annotators():
    return [find]
