"""A record says how far into the article it stands."""

import newskit
from newskit_broken.common import Surname, places

LOCAL = True


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    for start, end in places(document):
        yield Surname(span=document.span(start, end), rule="early" if start < 300 else "late")


def newskit_annotators():
    return [find]
