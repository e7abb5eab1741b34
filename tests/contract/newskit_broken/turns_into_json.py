"""A record holds what JSON has no word for."""

import attrs

import newskit
from newskit_broken.common import places


@attrs.frozen(kw_only=True)
class Weighed(newskit.Annotation):
    weight: complex


@newskit.annotator(makes=Weighed, name="broken.weighed")
def find(document):
    for start, end in places(document):
        yield Weighed(span=document.span(start, end), weight=1j)


def newskit_annotators():
    return [find]
