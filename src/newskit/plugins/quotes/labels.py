"""Who a label names: the words before a colon, and nothing else stands in them.

Starosta: nie mamy wyboru
Most zamknięto. Archeolodzy o znalezisku: to sensacja
Jan Nowak (PiS): - To skandal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.drafts import Mention, mention_of
from newskit.plugins.quotes.fixed_order import noun_phrase

if TYPE_CHECKING:
    from newskit.plugins.quotes.rules import LineReader

__all__ = ["before_colon", "labelled", "named"]

_WORDS = 8  # words that a label may have
_TITLE = 4  # before a name: "Prezydent Andrzej Duda"
_SHORT = 3
_ADJECTIVES = 2  # before an office: "Nowy trener"
_PLURALS = frozenset("yie")  # endings of plural nouns for people


def before_colon(reader: LineReader, first: int, last: int, *, head: bool) -> tuple[int | None, int]:
    """The word behind the colon of a label that begins a line, and where the label begins.

    In a headline a sentence may stand before it: "Most zamknięto. Starosta: ...".
    """
    view, line = reader.view, reader.line
    behind = head and view.sets.free
    far = last if behind else min(first + _WORDS, last)
    place = next(
        (at for at in range(first + 1, far) if ":" in view.gaps[at] and not (behind and view.gaps[at] == ":")), None
    )
    if place is None or view.gaps[place] == ":":
        return None, first
    if behind:
        first = max(first, view.sentence(place - 1)[0])
    if place - first > _WORDS or not (view.capital(first) or view.text[line.start] in '"„“'):
        return None, first
    if not view.sets.captions.isdisjoint(view.words[first:place]):
        return None, first
    return place, first


def labelled(reader: LineReader, first: int, stop: int) -> Mention | None:
    """Whom a label before spoken words names: ``Jan Nowak (PiS): - A``."""
    view = reader.view
    low = max(first, view.sentence(stop - 1)[0])
    stop = next((at for at in range(low + 1, stop) if "(" in view.gaps[at]), stop)
    return named(reader, low, stop, head=False) if stop - low <= _WORDS and view.capital(low) else None


def named(reader: LineReader, first: int, stop: int, *, head: bool) -> Mention | None:
    """The speaker that the words before a colon name, if that is all they do; in a headline a noun may do."""
    view, sets = reader.view, reader.view.sets
    for at in range(first + 1, stop):
        if "," in view.gaps[at] and view.cast.covering(at) is None and at not in view.roles:
            return None
    if sets.free and any(at in view.cue_at for at in range(first, stop)):
        return None  # "Minister wymienił trzy miasta: ..."
    role = view.roles.get(first)
    last = view.cast.covering(stop - 1)
    if last is not None and last.nominative and last.stop == stop:
        lead = last.first - first
        office = role is not None and (last.kind == "person" or not sets.free)
        if lead == 0 or office or (last.kind == "person" and lead <= _TITLE):
            return mention_of(last)
    if role is not None:
        return _office(reader, first, stop, role.value[1])
    body = view.bodies.get(first)
    if body is not None and not sets.free and first + 1 == stop and view.words[first] == body.value[1]:
        return Mention(first, stop, "body", None, body.value[1], body.value[0])
    actor = view.cast.at(first)
    if actor is not None and actor.kind == "person" and actor.nominative:
        about = {view.words[at] for at in range(actor.stop, min(actor.stop + 2, stop))}
        if actor.stop == stop or not about.isdisjoint(sets.prepositions):
            return mention_of(actor)
    if sets.free:
        return _common(reader, first, stop) if head else None
    if stop - first <= _SHORT and stop - 1 in view.nouns:
        return noun_phrase(view, first, stop)
    return None


def _office(reader: LineReader, first: int, stop: int, lemma: str) -> Mention:
    """An office with its complement, or several people: "Rzecznik rządu", "Rolnicy do ministra"."""
    view, sets = reader.view, reader.view.sets
    if not sets.free:
        return Mention(first, stop, "role", None, lemma)
    stop = next((at for at in range(first + 1, stop) if view.words[at] in sets.about), stop)
    if view.words[first] != lemma.split(maxsplit=1)[0]:
        return Mention(first, stop, "phrase", None, "", "group")
    return Mention(first, stop, "role", None, lemma)


def _common(reader: LineReader, first: int, stop: int) -> Mention | None:
    """Those that a headline names by what they are, do or where they live: "Archeolodzy", "Hiszpanie o rywalu"."""
    view, sets = reader.view, reader.view.sets
    end = next((at for at in range(first + 1, stop) if view.words[at] in sets.prepositions), stop)
    for at in range(first + 1, min(first + 1 + _ADJECTIVES, end)):
        role = view.roles.get(at)
        if role is not None and view.words[at] == role.value[1] and sets.prepositions.isdisjoint(view.words[first:at]):
            return Mention(first, end, "role", None, role.value[1])
    seat = view.scan.at("places.seat").get(first)
    if seat is not None and seat.stop == end and first not in view.scan.at("places.capital"):
        name = view.text[view.starts[first] : view.ends[end - 1]]
        return mention_of(Actor(first, end, "organisation", name, None, nominative=True))
    noun, body = view.nouns.get(first), view.bodies.get(first)
    if noun is not None and noun.value[0] == "document":
        actor = view.cast.at(noun.stop) if noun.stop < end else None
        by_body = actor is not None and actor.kind == "organisation" and actor.stop == end
        return Mention(first, end, "noun", None, noun.value[1], "document") if by_body else None
    if body is not None and end - first <= _SHORT and view.words[first] == body.value[1]:
        return Mention(first, end, "body", None, body.value[1], body.value[0])
    return _people(reader, first) if end - first == 1 else None


def _people(reader: LineReader, at: int) -> Mention | None:
    """People by one noun."""
    view, sets = reader.view, reader.view.sets
    word, noun = view.words[at], view.nouns.get(at)
    if noun is not None:
        if word == noun.value[1]:
            return Mention(at, at + 1, "noun", None, noun.value[1], noun.value[0])
        return Mention(at, at + 1, "phrase", None, "", "group") if word[-1] in _PLURALS else None
    people = at in view.scan.at("places.people") and at not in view.scan.at("places.state")
    if people or (word.endswith(sets.agent_endings) and word not in sets.no_agents):
        return Mention(at, at + 1, "phrase", None, "", "group" if people or word[-1] in _PLURALS else "anonymous")
    return None
