"""Who has spoken so far, and who of them is meant where a verb or a pronoun tells no more than gender and number."""

from __future__ import annotations

from attrs import define

from newskit.model import Person, Speaker, SpeakerType
from newskit.plugins.quotes.drafts import Draft

__all__ = ["Memory", "Said", "agrees"]

_LINES_BACK = 4
_MOST = 12
_DIALOGUE = 8  # lines within which two people talk


@define(eq=False)
class Said:
    """A speaker who has spoken, and where."""

    at: int
    line: int
    name: str
    type: SpeakerType
    gender: str | None
    person: Person | None


class Memory:
    """The last speakers.

    Attributes:
        said: They, the latest one last.
    """

    def __init__(self, *, free: bool) -> None:
        self.said: list[Said] = []
        self._free = free

    def remember(self, draft: Draft, speaker: Speaker, noun: str | None) -> None:
        """Keep the speaker of a quote; `noun` is the gender of the noun beside the verb, if it shows the speaker's."""
        mention, person = draft.mention, speaker.person
        gender: str | None = person.gender if person is not None else None
        if mention is not None:
            if gender is None and mention.kind == "pronoun" and mention.lemma in ("m", "f"):
                gender = mention.lemma
            if mention.actor is not None and person is None:
                gender = mention.actor.gender
            gender = gender or noun
        if gender is None and draft.person in ("m", "f", "n"):
            gender = draft.person
        if gender is None and self._free and speaker.type == "person" and speaker.name.split()[0].endswith("a"):
            gender = "f"  # "Ola"
        at = draft.cue[0] if draft.cue else draft.content[0][0]
        self.said.append(Said(at, draft.line, speaker.name, speaker.type, gender, person))
        if len(self.said) > _MOST:
            del self.said[0]

    def answering(self, draft: Draft) -> Said | None:
        """Who speaks right behind another's turn, in a turn without a verb: the other one of the two."""
        last = self.said[-1] if self.said else None
        if last is None or last.line != draft.line - 1 or last.person is None:
            return None
        others = (
            said for said in reversed(self.said) if said.name != last.name and said.line >= draft.line - _DIALOGUE
        )
        return next(others, None)

    def last(self, line: int, wanted: str) -> Said | None:
        """The last speaker before a line who agrees with what a verb says of its subject."""
        body: Said | None = None
        known = wanted in ("m", "f") and any(said.gender == wanted and said.line >= line - 6 for said in self.said)
        for said in reversed(self.said):
            if not agrees(said, wanted) or (known and said.gender != wanted):
                continue
            if said.type == "person" and said.person is not None:
                return said if body is None else body
            if said.line == line or wanted in ("n", "other", "virile", "plural"):
                return said
            if body is None and said.type in ("person", "anonymous") and said.line >= line - _LINES_BACK:
                return said
        return body


def agrees(said: Said, wanted: str) -> bool:
    """Whether a speaker may be who a pronoun or a dropped subject stands for."""
    if wanted in ("m", "f"):
        return said.gender in (None, wanted) and said.type != "group"
    if wanted == "n":
        return said.gender == "n" or (said.gender is None and said.type in ("organisation", "document"))
    if wanted == "singular":
        return said.type != "group" and said.gender != "p"
    if wanted in ("other", "virile", "plural"):
        return said.type == "group" or said.gender == "p" or (wanted == "plural" and said.type == "organisation")
    return True
