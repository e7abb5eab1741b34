"""From drafts to records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newskit.model import Quote, fitting_quote, fitting_span
from newskit.plugins.quotes.drafts import Draft
from newskit.plugins.quotes.ordered_speakers import speakers_of
from newskit.plugins.quotes.view import View

__all__ = ["quotes_of"]

_ECHOES = 100  # quotes further down among which a headline's words are looked for


def quotes_of(view: View, drafts: Sequence[Draft]) -> Iterator[Quote]:
    """The records that drafts become, their speakers found; the drafts in the order of the text."""
    speakers = speakers_of(view)
    text = view.text
    turns: dict[int, int] = {}
    found = [(draft, speakers.resolve(draft)) for draft in drafts]
    for number, (draft, resolved) in enumerate(found, 1):
        speaker = resolved
        if speaker is None and draft.rule == "quoted_line":
            speaker = speakers.echoed(draft, found[number : number + _ECHOES])
        places = draft.content
        if len(places) > 1:
            places = sorted(places)
        content = tuple([fitting_span(start, end, text[start:end]) for start, end in places])
        start, end = places[0][0], places[-1][1]
        cue = None
        if draft.cue is not None:
            first, stop = draft.cue
            cue = fitting_span(first, stop, text[first:stop])
            start, end = min(start, first), max(end, stop)
        mention = speaker.mention if speaker is not None else None
        if mention is not None:
            start, end = min(start, mention.start), max(end, mention.end)
        turn = turns.setdefault(draft.turn, len(turns) + 1) if draft.turn is not None else None
        addressee = draft.addressee.name if draft.addressee is not None else None
        span = fitting_span(start, end, text[start:end])
        yield fitting_quote(span, draft.rule, content, draft.kind, cue, speaker, draft.stance, addressee, turn)
