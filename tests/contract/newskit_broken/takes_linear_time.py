"""For each verb of speaking an annotator goes through the whole article."""

import newskit
from newskit_broken.common import Surname, surnames


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    words = document.scan.words
    for word in words:
        if word == "said":
            words.count(word)
    return surnames(document)


def newskit_annotators():
    return [find]
