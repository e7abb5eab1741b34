"""Who holds an office that stands for a name: "szef MSZ", "the senator"."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from newskit.model import Person
from newskit.plugins.quotes.common_nouns import complement_stop
from newskit.plugins.quotes.drafts import Mention, Place
from newskit.plugins.quotes.view import View

__all__ = ["Offices"]

_LEAST = 1.5  # what the words of an office must weigh
_FAR = 2  # words of a complement
_LONG = 2  # letters of a word that tells nothing
_BACK = 10_000  # words that an apposition is looked for in


class Offices:
    """The people of an article by their offices."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._known: list[tuple[Person, str, frozenset[str]]] | None = None

    def holder(self, mention: Mention, wanted: str, content: list[Place], recent: Mapping[int, int]) -> Person | None:
        """The person whose office shares most with a mention.

        Args:
            mention: The office, as it stands beside a verb.
            wanted: The gender that the verb shows: m, f, or nothing.
            content: What is said; who is named only there does not say it.
            recent: For people who have spoken, by their id, a number that grows the later they spoke.
        """
        view = self.view
        words, head = view.words[mention.first : mention.stop], mention.lemma.lower()
        capital = [view.words[at] for at in range(mention.first + 1, mention.stop) if view.capital(at)]
        initials = "".join(word[0] for word in capital)
        stem = _stem(head)
        rest_stems = {_stem(word) for word in words if word != head and len(word) > _LONG}
        capital_stems = {_stem(word) for word in capital}
        best: tuple[float, int, Person] | None = None
        for number, (person, role, role_stems) in enumerate(self._offices()):
            if wanted and person.gender not in (None, wanted):
                continue
            score = (3.0 if stem in role_stems else 0.0) + min(len(rest_stems & role_stems), 3)
            known = initials in (role.split() if view.sets.free else role)
            if capital and (known or not capital_stems.isdisjoint(role_stems)):
                score += 1.5
            elif capital and score >= 3 and _capital_in(person.role or ""):
                score -= 1.5
            if score <= 0 or _only_within(person, content) or self._complement(person, mention):
                continue
            score += recent.get(id(person), 0) / 50
            if best is None or score > best[0]:
                best = (score, -number, person)
        return best[2] if best is not None and best[0] >= _LEAST else None

    def apposed(self, mention: Mention) -> Person | None:
        """The person whom an earlier apposition calls by the same noun: "Ewa Lis, kardiolożka z Łodzi"."""
        view = self.view
        words, gaps = view.words, view.gaps
        for at in reversed(_places(words, mention.lemma, max(mention.first - _BACK, 1), mention.first)):
            if not view.capital(at):
                first = at
                while first > 1 and gaps[first] == " " and words[first - 1].endswith(view.sets.adjective_endings):
                    first -= 1
                actor = view.cast.covering(first - 1) if gaps[first] == ", " else None
                if actor is not None and actor.person is not None and actor.stop == first:
                    return actor.person
        return None

    def in_full(self, mention: Mention) -> Mention:
        """An office by the words of an earlier mention that says whose it is: "prezydent" after "prezydent miasta"."""
        view = self.view
        for hit in view.scan.hits("people.role"):
            if hit.first > mention.first:
                break
            if hit.value[1] == mention.lemma:
                stop = complement_stop(view, hit.stop, min(hit.stop + _FAR, len(view.words)))
                if stop > hit.stop:
                    return Mention(hit.first, stop, "role", None, mention.lemma)
        return mention

    def _offices(self) -> list[tuple[Person, str, frozenset[str]]]:
        """The people with an office, and the stems of its words."""
        if self._known is None:
            self._known = []
            for person in self.view.cast.people():
                if person.role:
                    role = person.role.lower()
                    self._known.append((person, role.replace(".", ""), frozenset(map(_stem, role.split()))))
        return self._known

    def _complement(self, person: Person, mention: Mention) -> bool:
        """Whether somebody is named in an office's complement: "mąż Ewy Lis" is not Ewa Lis."""
        actors = (self.view.cast.covering(index) for index in range(mention.first, mention.stop))
        return any(actor is not None and actor.person is person and not actor.nominative for actor in actors)


def _only_within(person: Person, content: list[Place]) -> bool:
    """Whether a person occurs only in what is said."""
    return all(any(start <= span.start < end for start, end in content) for span in person.mentions)


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 3)] if len(word) > 4 else word


def _capital_in(role: str) -> bool:
    return any(word[:1].isupper() for word in role.split()[1:])


def _places(words: list[str], word: str, low: int, high: int) -> list[int]:
    """Where a word stands between two places."""
    found = []
    with suppress(ValueError):  # which index raises behind the last one
        while True:
            low = words.index(word, low, high) + 1
            found.append(low - 1)
    return found
