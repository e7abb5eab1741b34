"""Importing it reads its words."""

from pathlib import Path

import newskit
from newskit_broken.common import Surname, surnames

WORDS = Path(__file__).with_name("misspelt-pl.toml").read_text(encoding="utf-8")


@newskit.annotator(makes=Surname, name="broken.surnames")
def find(document):
    return surnames(document)


def newskit_annotators():
    return [find]
