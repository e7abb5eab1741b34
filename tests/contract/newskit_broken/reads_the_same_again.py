"""An annotator remembers which articles it has seen."""

import newskit
from newskit_broken.common import Surname, places

seen = set()


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    rule = "seen" if document.text in seen else "new"
    seen.add(document.text)
    if len(seen) > 2:
        seen.clear()
    for start, end in places(document):
        yield Surname(span=document.span(start, end), rule=rule)


def newskit_annotators():
    return [find]
