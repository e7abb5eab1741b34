"""An annotator leaves a note on the article."""

import newskit
from newskit_broken.common import Surname, surnames


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    document.article.meta["surnames"] = True
    return surnames(document)


def newskit_annotators():
    return [find]
