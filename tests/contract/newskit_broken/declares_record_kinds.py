"""A record kind can be made with positional arguments."""

import attrs

import newskit
from newskit_broken.common import places


@attrs.frozen
class Loose(newskit.Annotation):
    collection = "loose"
    name: str = ""


@newskit.annotator(makes=Loose, name="broken.loose")
def find(document):
    for start, end in places(document):
        yield Loose(span=document.span(start, end))


def newskit_annotators():
    return [find]
