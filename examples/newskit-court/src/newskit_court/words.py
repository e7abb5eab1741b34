"""The words that this plugin needs from a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

import newskit
from newskit import Entry, Words, entries

__all__ = ["CourtWords"]


@newskit.section("court")
@attrs.frozen(kw_only=True)
class CourtWords:
    """Words of courts.

    Args:
        courts: Each court's name in the nominative, as it is shown, and all its forms.
        seats: Words between a court and its seat: ``w``, ``in``.
        verbs: For each outcome the verbs that tell it, in the forms that follow or precede a court.
        file_labels: What stands before a file number: ``sygn. akt``, ``case no.``.
    """

    courts: Mapping[str, Words] = attrs.field(factory=dict)
    seats: Words = ()
    verbs: Mapping[str, Words] = attrs.field(factory=dict)
    file_labels: Words = ()

    def lexicon(self) -> Iterator[Entry]:
        """What is looked for in articles; newskit does so for all plugins in one pass."""
        yield from entries("court.court", self.courts)
        yield from entries("court.verb", self.verbs)
        yield from entries("court.file_label", self.file_labels)
