"""Agreements: who agreed with whom on what, and where it stands.

`words` has the section of the packs, `signs` what it is made into, `glance` a first look, `reading` a sentence
with its signs, `phrase` the noun phrase, `lifecycle` the status; `mentions` and `stage` say who is named, `parties` who
of them agrees; `details`, `worth`, `periods` and `numbers` read the other fields; `deeds` reads verbs that tell an
agreement without a noun ("acquired", "swapped"), `linking` what belongs together, `find` goes through an article.
"""

from __future__ import annotations

from collections.abc import Iterable

from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.hookspecs import hookimpl
from newskit.model import Agreement, Block, Boilerplate, MonetaryFigure, Person, Quote, SourceCredit
from newskit.plugins.agreements.find import find_agreements
from newskit.plugins.agreements.words import AgreementWords
from newskit.plugins.money.words import MoneyWords
from newskit.plugins.names import NameWords
from newskit.plugins.organisations import OrganisationWords
from newskit.plugins.places import PlaceWords

__all__ = ["AgreementWords", "agreements", "newskit_annotators"]


@annotator(
    makes=Agreement,
    needs=Person,
    uses=(MonetaryFigure, Quote, SourceCredit, Block, Boilerplate),
    sections=(AgreementWords, NameWords, OrganisationWords, PlaceWords, MoneyWords),
    name="newskit.agreements",
)
def agreements(document: Document) -> Iterable[Agreement]:
    """Find the agreements of an article."""
    return find_agreements(document)


@hookimpl
def newskit_annotators() -> list[Annotator]:
    """Give ``newskit.agreements``."""
    return [agreements]
