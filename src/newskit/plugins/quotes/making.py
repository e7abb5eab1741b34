"""From drafts to records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newskit.model import Quote, Span
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.speakers import Speakers
from newskit.plugins.quotes.view import View

__all__ = ["quotes_of"]


def quotes_of(view: View, drafts: Sequence[Draft]) -> Iterator[Quote]:
    """The records that drafts become, their speakers found; the drafts in the order of the text."""
    document = view.document
    speakers = Speakers(view)
    text = document.text
    turns: dict[int, int] = {}
    for draft in drafts:
        speaker = speakers.resolve(draft)
        content = sorted(draft.content) if len(draft.content) > 1 else draft.content
        start, end = content[0][0], content[-1][1]
        if draft.cue is not None:
            start, end = min(start, draft.cue[0]), max(end, draft.cue[1])
        if speaker is not None and speaker.mention is not None:
            start, end = min(start, speaker.mention.start), max(end, speaker.mention.end)
        yield Quote(
            span=Span(start, end, text[start:end]),
            content=tuple([Span(first, stop, text[first:stop]) for first, stop in content]),
            kind=draft.kind,
            cue=document.span(*draft.cue) if draft.cue else None,
            speaker=speaker,
            stance=draft.stance,
            addressee=draft.addressee.name if draft.addressee else None,
            turn=turns.setdefault(draft.turn, len(turns) + 1) if draft.turn is not None else None,
            rule=draft.rule,
        )
