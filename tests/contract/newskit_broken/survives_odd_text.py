"""An annotator cannot do with half a character."""

import newskit
from newskit_broken.common import Surname, surnames


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    document.text.encode("utf-8")
    return surnames(document)


def newskit_annotators():
    return [find]
