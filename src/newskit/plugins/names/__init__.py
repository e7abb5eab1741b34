"""Names: runs of capitalised words, and what they name; the view that people, quotes, credits and agreements share.

Made once for a document, by ``document.once(names)``, from the capitals of the scan alone. A run ends where its words
stop standing together; inside it a place, an acronym, an office or the next first name begins a new one: "Prezydent
Kazachstanu Kasym-Żomart Tokajew" gives a place and a person. The kinds are a first reading by the words of the pack:
who is a person in the end, `newskit.people` decides from the whole article.
"""

from __future__ import annotations

from newskit.document import Document
from newskit.plugins.names.kinds import MIDDLE, in_lower_case
from newskit.plugins.names.nouns import common_nouns
from newskit.plugins.names.reader import Reader
from newskit.plugins.names.runs import Name, Names
from newskit.plugins.names.words import FirstName, NameWords

__all__ = ["MIDDLE", "FirstName", "Name", "NameWords", "Names", "common_nouns", "in_lower_case", "names"]


def names(document: Document) -> Names:
    """The names of a document; use it as ``document.once(names)``."""
    return Names(Reader(document).read())
