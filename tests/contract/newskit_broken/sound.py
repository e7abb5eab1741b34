"""Breaks nothing."""

import newskit
from newskit_broken.common import Surname, surnames

LOCAL = True


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    return surnames(document)


def newskit_annotators():
    return [find]
