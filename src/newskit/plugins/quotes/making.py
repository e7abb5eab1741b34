"""From drafts to records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newskit.model import Quote, Span, fitting_quote, fitting_span
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
        start, end = draft.content[0]
        if len(draft.content) == 1:
            content: tuple[Span, ...] = (fitting_span(start, end, text[start:end]),)
        else:
            content = tuple([fitting_span(first, stop, text[first:stop]) for first, stop in sorted(draft.content)])
            start, end = content[0].start, content[-1].end
        cue = None
        first, stop = start, end
        if draft.cue is not None:
            first, stop = draft.cue
            cue = fitting_span(first, stop, text[first:stop])
        mention = speaker.mention if speaker is not None else None
        if mention is not None:
            start, end = min(start, first, mention.start), max(end, stop, mention.end)
        elif cue is not None:
            start, end = min(start, first), max(end, stop)
        turn = turns.setdefault(draft.turn, len(turns) + 1) if draft.turn is not None else None
        addressee = draft.addressee.name if draft.addressee is not None else None
        span = fitting_span(start, end, text[start:end])
        yield fitting_quote(span, draft.rule, content, draft.kind, cue, speaker, draft.stance, addressee, turn)
