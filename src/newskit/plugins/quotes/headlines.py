"""Quotes without a verb: ``X: A`` in headlines, quoted lines, and quotations that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.plugins.lines import Line
from newskit.plugins.quotes.drafts import Draft, Mention, mention_of
from newskit.plugins.quotes.fixed_order import noun_phrase
from newskit.plugins.quotes.marks import Quotation
from newskit.plugins.quotes.subjects import subject_of
from newskit.plugins.quotes.view import ENDS

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader

__all__ = ["colon", "has_colon", "loose"]

_SPEAKER = 90  # characters within which the colon of a headline stands
_SPEAKER_WORDS = 8
_TITLE_WORDS = 4  # before a name: "Prezydent Andrzej Duda"
_SENTENCE = 4  # words from which on a quotation counts as a sentence
_HEADLINE = 3


def has_colon(text: str, line: Line) -> bool:
    """Whether a colon stands near the beginning of a line."""
    start, end, _, _ = line
    return text.find(":", start, start + _SPEAKER if end - start > _SPEAKER else end) >= 0


def colon(reader: LineReader) -> Draft | None:
    """``X: A``, where X is a person, an office or an outlet; places and topics say nothing."""
    view, line = reader.view, reader.line
    first, last = line.first, min(line.first + _SPEAKER_WORDS, line.stop - 1)
    place = next((at for at in range(first + 1, last) if ":" in view.gaps[at]), None)
    if place is None or view.gaps[place] == ":" or not (view.capital(first) or view.text[line.start] in '"„“'):
        return None
    if not view.sets.captions.isdisjoint(view.words[first:place]):
        return None
    mention = _named(reader, first, place)
    if mention is None:
        return None
    if reader.kind not in ("heading", "lead") and mention.kind != "actor" and view.text[line.end - 1] in ENDS:
        return None
    one = next((one for one in reader.quotations if one.first == place), None)
    if one is not None:
        if one in reader.loose:
            reader.loose.remove(one)
        content = view.trimmed(one.start, one.end)
    elif line.stop - place < 2 or view.text[view.starts[place]].isdigit():
        return None
    else:
        end = line.end
        if view.text[end - 1] == "]":  # "[WYWIAD]"
            end = max(view.text.rfind("[", view.starts[place], end), view.starts[place])
        content = view.trimmed(view.starts[place], end)
    return Draft([content], "direct", "headline_colon", reader.number, mention=mention) if content else None


def _named(reader: LineReader, first: int, stop: int) -> Mention | None:
    """The speaker that the words before a colon name, if that is all they do."""
    view = reader.view
    for at in range(first + 1, stop):
        if "," in view.gaps[at] and view.cast.covering(at) is None and at not in view.roles:
            return None
    role = view.roles.get(first)
    last = view.cast.covering(stop - 1)
    if last is not None and last.nominative and last.stop == stop:
        lead = last.first - first
        if lead == 0 or role is not None or (last.kind == "person" and lead <= _TITLE_WORDS):
            return mention_of(last)
    if role is not None:
        return Mention(first, stop, "role", None, role.value[1])
    body = view.bodies.get(first)
    if body is not None and first + 1 == stop and view.words[first] == body.value[1]:
        return Mention(first, stop, "body", None, body.value[1], body.value[0])
    actor = view.cast.at(first)
    if actor is not None and actor.kind == "person" and actor.nominative:
        follows = view.words[actor.stop] if actor.stop < stop else ""
        if actor.stop == stop or follows in view.sets.prepositions:
            return mention_of(actor)
    if not view.sets.free and stop - first <= _HEADLINE and stop - 1 in view.nouns:
        return noun_phrase(view, first, stop)
    return None


def loose(reader: LineReader, one: Quotation) -> None:
    """A quotation that nothing attributes: a quoted line, a paragraph of a speech, or no quote at all."""
    view, number = reader.view, reader.number
    place = view.trimmed(one.start, one.end)
    if place is None:
        return
    size = one.stop - one.first
    if not view.cues_known:
        parted = view.text[one.close : one.close + 1] == ","  # as before an attribution
        if size >= _SENTENCE or (size >= _HEADLINE and parted and view.capital(one.first)):
            reader.add(Draft([place], "direct", "marks_only", number))
        return
    if not _sentence(reader, one):
        return
    if reader.kind in ("heading", "caption", "other") or number == 0:
        cues = view.cues_in(reader.line.first, one.first) if one.open > reader.line.start + 1 else []
        if size >= _HEADLINE or (size > 1 and cues):
            draft = Draft([place], "direct", "quoted_line", number)
            if cues:
                mention = subject_of(view, cues[-1], reader.line.first, one.first, inverted=False).mention
                if mention is not None and mention.kind == "actor":
                    draft.mention = mention
                    draft.cue = (view.starts[cues[-1].first], view.ends[cues[-1].stop - 1])
            reader.add(draft)
    elif size >= _SENTENCE:
        rule = "quoted_sentence" if reader.drafts else "quoted_paragraph"
        reader.add(Draft([place], "direct", rule, number, person="any"))


def _sentence(reader: LineReader, one: Quotation) -> bool:
    """Whether a quotation begins and ends where a sentence does."""
    view, line = reader.view, reader.line
    inner = one.open > line.start + 1 and one.first > line.first
    if inner and ENDS.isdisjoint(view.text[view.ends[one.first - 1] : one.open]):
        return False
    if one.close >= line.end - 1 or view.text[one.end - 1] in ENDS:
        return True
    if one.stop >= line.stop:
        return True
    behind = view.text[one.close : view.starts[one.stop]]
    return not ENDS.isdisjoint(behind) or (view.capital(one.stop) and "," not in behind)
