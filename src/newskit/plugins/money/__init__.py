"""Sums of money: a small grammar over the scan.

A figure is read outwards from its currency (a word of the lexicon, a code, a sign), never from a number: news is full
of numbers, and few of them are money. `words` is the section of the packs, compiled into `currencies` (what money is
called), `phrases` and `grammar` (what number words do). `tokens` are the words with "20zł" cut in two. `numbers` finds
where a number begins and ends, `digits` and `reading` tell its value. `figures` joins numbers with currencies, leaves
out what `doubts` knows to be something else, and takes `hundredths` in; `series` makes ranges and lists of neighbours,
which `changes` tells apart. `context` adds what stands around (qualifiers, rates, equivalents), `resolver` chooses the
currency of "$" and "kr", and `records` makes the records.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, InvalidOperation, localcontext

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.model import Boilerplate, MonetaryFigure, VagueAmount
from newskit.plugins.money.records import records
from newskit.plugins.money.words import MoneyWords

__all__ = ["MoneyWords", "money", "newskit_annotators"]

# Amounts must not depend on the precision and the traps that the caller's thread has set.
_EXACT = Context(prec=100, traps=[InvalidOperation])


@annotator(makes=(MonetaryFigure, VagueAmount), uses=Boilerplate, sections=MoneyWords, name="newskit.money")
def money(document: Document) -> Sequence[MonetaryFigure | VagueAmount]:
    """Find sums of money. What stands in boilerplate ("only 9.99 a month") is not the article's."""
    with localcontext(_EXACT):
        return list(records(document))


def newskit_annotators() -> list[Annotator]:
    """Give the annotator of this plugin."""
    return [money]
