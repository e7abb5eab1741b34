"""An annotator gives a record of a kind that it has not declared."""

import newskit
from newskit_broken.common import Surname, places


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    for start, end in places(document):
        yield newskit.Boilerplate(span=document.span(start, end), kind="advert")


def newskit_annotators():
    return [find]
