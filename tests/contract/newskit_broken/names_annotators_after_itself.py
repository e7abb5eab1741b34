"""An annotator is called as if it were ours."""

import newskit
from newskit_broken.common import Surname, surnames


@newskit.annotator(makes=Surname, name="newskit.surnames")
def find(document):
    return surnames(document)


def newskit_annotators():
    return [find]
