"""From the words beside a cue to who speaks: full name, type, role; pronouns, offices and dropped subjects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from newskit.model import Person, Span, Speaker, SpeakerType, fitting_span, fitting_speaker
from newskit.plugins.quotes.antecedents import named_body
from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.common_nouns import noun_at, of_a_person
from newskit.plugins.quotes.drafts import Draft, Mention
from newskit.plugins.quotes.echoes import speaker_of_echo
from newskit.plugins.quotes.memory import Memory, Said
from newskit.plugins.quotes.naming import name_of
from newskit.plugins.quotes.offices import Offices
from newskit.plugins.quotes.proper_names import fullest, spelled_out
from newskit.plugins.quotes.topics import object_before, subject_before
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["Speakers"]

_LINES_BACK = 4
_MENTIONS_BACK = 24
_OPENING = 4  # words within which the subject of a sentence stands
_PLURAL = ("virile", "other", "plural")
_TYPES: Mapping[str, SpeakerType] = {
    "group": "group", "anonymous": "anonymous", "document": "document", "person": "person",
    "organisation": "organisation",
}  # fmt: skip


class Speakers:
    """Resolves the drafts of a document in the order of the text; each speaker found is remembered for the next."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._free = view.sets.free
        self._memory = Memory(free=self._free)
        self._said = self._memory.said
        self._of: dict[int, Speaker | None] = {}
        self._offices = Offices(view)
        self._covered: list[tuple[int, int]] = []

    def resolve(self, draft: Draft) -> Speaker | None:
        """Who speaks in a draft; call it for each in the order of the text."""
        self._covered += draft.content
        found = self._find(draft)
        self._of[id(draft)] = found
        if found is not None:
            noun = self._gender_of(draft.mention) if self._free else None
            self._memory.remember(draft, found, noun)
        return found

    def _gender_of(self, mention: Mention | None) -> str | None:
        """The gender of a common noun, where it is that of whom it means: "minister" is said of either sex."""
        if mention is None:
            return None
        role = self.view.roles.get(mention.first) if mention.kind == "role" else None
        if role is not None:
            return role.value[0] if role.value[0] in ("m", "f") else None
        return ("f" if mention.lemma.endswith(("a", "ni")) else "m") if mention.kind == "described" else None

    def echoed(self, draft: Draft, found: Sequence[tuple[Draft, Speaker | None]]) -> Speaker | None:
        """Who says the words of a headline again in the text, where cases tell."""
        speaker = speaker_of_echo(self.view, draft, found) if self.view.sets.free else None
        return _without_mention(speaker) if speaker is not None else None

    # -------------------------------------------------------------------------------------------------- the mention

    def _find(self, draft: Draft) -> Speaker | None:
        mention = draft.mention
        if mention is None:
            if draft.same_as is not None:
                shared = self._of.get(id(draft.same_as))
                return _without_mention(shared) if shared is not None else None
            return self._dropped(draft)
        if mention.kind == "dummy":
            return None
        if mention.kind == "actor" and mention.actor is not None:
            return self._actor(mention.actor, mention)
        if mention.kind in ("pronoun", "relative"):
            return self._pronoun(draft, mention)
        if mention.kind == "role":
            return self._role(draft, mention)
        if mention.kind == "body":
            return self._body(mention)
        anybody = mention.kind == "noun" and mention.lemma in self.view.nouns_of.anybody
        if mention.kind == "described" or (anybody and mention.stop == mention.first + 1):
            return self._described(draft, mention)
        return self._phrase(mention)

    def _actor(self, actor: Actor, mention: Mention) -> Speaker:
        person, free = actor.person, self.view.sets.free
        if person is not None:
            return self._known(fullest(self.view, person) if free else person, mention)
        meant = spelled_out(self.view, actor.name) if free else actor.name
        if isinstance(meant, Person):
            return self._known(meant, mention)
        return self._called(meant, "person" if actor.kind == "person" else "organisation", mention)

    def _known(self, person: Person, mention: Mention | None) -> Speaker:
        span = self._span(mention) if mention is not None else None
        return fitting_speaker(person.name, "person", span, person.role, person.role_span, person)

    def _said_again(self, said: Said, mention: Mention | None) -> Speaker:
        if said.person is not None:
            return self._known(said.person, mention)
        return self._called(said.name, said.type, mention)

    def _called(self, name: str, type_: SpeakerType, mention: Mention | None) -> Speaker:
        """Somebody who is nobody of the article's people."""
        return fitting_speaker(name, type_, self._span(mention) if mention is not None else None, None, None, None)

    def _span(self, mention: Mention) -> Span:
        view = self.view
        start, end = view.starts[mention.first], view.ends[mention.stop - 1]
        return fitting_span(start, end, view.text[start:end])

    # --------------------------------------------------------------------------------------------- dropped, pronouns

    def _dropped(self, draft: Draft) -> Speaker | None:
        person = draft.person
        if not person:
            return None
        if person == "impersonal":
            last = self._said[-1] if self._said else None
            if last is not None and last.line >= draft.line - 1 and last.type in ("organisation", "document"):
                return self._said_again(last, None)
            return None
        if draft.rule == "uncued_turn" and self.view.sets.free:
            answering = self._memory.answering(draft)
            if answering is not None:
                return self._said_again(answering, None)
        group = self._group_before(draft, None) if person in _PLURAL and self.view.sets.free else None
        found = self._last(draft, person) if group is None else None
        if found is None:
            return group or (self._group_before(draft, None) if person in ("virile", "plural") else None)
        return self._known(found, None) if isinstance(found, Person) else self._said_again(found, None)

    def _pronoun(self, draft: Draft, mention: Mention) -> Speaker | None:
        if mention.kind == "relative":
            return self._actor(mention.actor, mention) if mention.actor is not None else None
        group = self._group_before(draft, mention) if mention.lemma in _PLURAL and self.view.sets.free else None
        found = self._last(draft, mention.lemma) if group is None else None
        if found is None:
            return group or (self._group_before(draft, mention) if mention.lemma == "plural" else None)
        return self._known(found, mention) if isinstance(found, Person) else self._said_again(found, mention)

    def _group_before(self, draft: Draft, mention: Mention | None) -> Speaker | None:
        """The group that a sentence shortly before begins with: "Ekonomiści czekają. (...) - napisali"."""
        view, sets = self.view, self.view.sets
        line = view.lines[draft.line]
        index = view.scan.index_at(draft.order)
        low, _ = view.sentence(index)
        for _ in range(2):
            if low <= line.first:
                return None
            low, stop = view.sentence(low - 1)
            if sets.free and self._said and self._said[-1].at >= view.starts[low]:
                return None
            for at in range(low, min(low + _OPENING, stop)):
                noun = view.nouns.get(at)
                if sets.free and view.words[at] not in sets.prepositions and (noun is None or noun.value[0] != "group"):
                    people = noun_at(view, at, low, stop, "plural", known=True, strict=True)
                    if people is not None:
                        return self._called(name_of(view, people), "group", mention)
                if view.words[at] in sets.prepositions or at in view.cue_at:
                    break
                if noun is not None and noun.value[0] == "group" and self._plural_subject(noun):
                    first = noun.first if sets.free or view.words[low] in sets.openers else low
                    name = name_of(view, Mention(first, noun.stop, "noun", None, noun.value[1], "group"))
                    return self._called(name, "group", mention)
        return None

    def _plural_subject(self, noun: Hit) -> bool:
        """Whether a noun for a group is in the nominative plural."""
        word = self.view.words[noun.stop - 1]
        return word == noun.value[1].split()[-1] or (not self.view.sets.free and word.endswith("s"))

    def _last(self, draft: Draft, wanted: str) -> Said | Person | None:
        """Who was spoken of last and agrees: the last speaker, or the subject of a sentence since."""
        at = draft.cue[0] if draft.cue else draft.content[0][0]
        if draft.mention is not None:
            at = min(at, self.view.starts[draft.mention.first])
        said = self._last_said(draft.line, wanted)
        if wanted in ("n", "other", "virile", "plural"):
            return said
        since = said.at if said is not None else 0
        if said is None or said.line != draft.line or said.person is None:
            topic = self._spoken_of(draft, since, at, wanted) if self.view.sets.free else None
            topic = topic or self._topic(draft.line, since, at, wanted)
            if topic is not None:
                return topic
        if said is not None:
            return said
        return self._any_person(at, wanted)

    def _spoken_of(self, draft: Draft, since: int, at: int, wanted: str) -> Said | Person | None:
        """The subject of a sentence since the last speaker, named or not."""
        view = self.view
        floor = max(since, view.lines[max(draft.line - _LINES_BACK, 0)].start)
        mention = subject_before(view, at, floor, wanted, self._reported)
        if mention is None and (not self._said or self._said[-1].line < draft.line):
            mention = object_before(view, at, floor, wanted, self._reported)
        if mention is None:
            return None
        if mention.actor is not None:
            return mention.actor.person
        start, end = view.starts[mention.first], view.ends[mention.stop - 1]
        line = bisect_right(view.lines, start, key=lambda line: line.start) - 1
        person = wanted if wanted in ("m", "f", "singular") else ""
        found = self._find(
            Draft(draft.content, "indirect", draft.rule, line, cue=(start, end), mention=mention, person=person)
        )
        if found is None:
            return None
        if found.person is None and mention.stop - mention.first == 1 and mention.kind == "role":
            said = self._last_said(draft.line, wanted)
            gender = view.roles[mention.first].value[0] if mention.first in view.roles else "x"
            other = mention.lemma in view.nouns_of.exclusive or (
                said is not None and "x" not in (gender, said.gender or "x") and said.gender != gender
            )
            if said is not None and not other and (wanted not in ("m", "f") or said.gender == wanted):
                return None
        return found.person or Said(start, line, found.name, found.type, person if person in ("m", "f") else None, None)

    def _last_said(self, line: int, wanted: str) -> Said | None:
        """The last speaker before a line who agrees; a language may know better."""
        return self._memory.last(line, wanted)

    def _topic(self, line: int, since: int, at: int, wanted: str) -> Person | None:
        """The subject of the latest sentence since the last speaker: its first person, in the nominative."""
        view, people = self.view, self.view.cast.mentions
        words, starts, covering = view.words, view.starts, view.cast.covering
        floor = max(since, view.lines[max(line - _LINES_BACK, 0)].start)
        place = self._before(at)
        best: tuple[int, Person] | None = None
        for step in range(place, max(place - _MENTIONS_BACK, -1), -1):
            index, _, person = people[step]
            if starts[index] <= floor:
                break
            if wanted in ("m", "f") and person.gender not in (None, wanted):
                continue
            actor = covering(index)
            if actor is None or not actor.nominative or self._reported(starts[index]):
                continue
            if index and words[actor.first - 1] in view.sets.prepositions and view.gaps[actor.first] == " ":
                continue
            sentence = view.sentence(index)[0]
            if best is not None and sentence != best[0]:
                break
            best = (sentence, person)
        return best[1] if best else None

    def _before(self, offset: int) -> int:
        """The number of the last mention of a person that begins before a place; -1 where none does."""
        return bisect_left(self.view.cast.mentions, (bisect_left(self.view.starts, offset),)) - 1

    def _reported(self, offset: int) -> bool:
        """Whether a place lies in what somebody said."""
        for start, end in self._covered[-40:]:  # noqa: SIM110  (a third of the cost of any())
            if start <= offset < end:
                return True
        return False

    def _any_person(self, at: int, wanted: str) -> Person | None:
        place, people = self._before(at + 1), self.view.cast.mentions
        for step in range(place, max(place - 20, -1), -1):
            person = people[step][2]
            if wanted not in ("m", "f") or person.gender == wanted:
                return person
        for step in range(place, max(place - 20, -1), -1):
            person = people[step][2]
            if person.gender is None:
                return person
        return None

    # ----------------------------------------------------------------------------------------------- offices, phrases

    def _role(self, draft: Draft, mention: Mention) -> Speaker | None:
        """A person by office: an apposition elsewhere, else the last speaker whose sex fits."""
        view = self.view
        words = view.words[mention.first : mention.stop]
        head = mention.lemma.lower()
        wanted = draft.person if draft.person in ("m", "f") else ""
        if not wanted and view.sets.free and draft.person == "singular" and mention.first in view.roles:
            wanted = view.roles[mention.first].value[0].strip("x")
        capital = any(view.capital(at) for at in range(mention.first + 1, mention.stop))
        alone = view.modifiers.issuperset(word for word in words if word != head)
        recent = {id(said.person): step for step, said in enumerate(self._said, 1) if said.person is not None}
        holder = self._offices.holder(mention, wanted, draft.content, recent)
        if holder is not None:
            return self._known(holder, mention)
        if view.sets.free and alone:
            for said in reversed(self._said):
                if said.person is None and said.name.split()[0] == head:
                    return self._said_again(said, mention)
        sets, of = view.sets, view.nouns_of
        owned = view.words[mention.first - 1] in of.possessives and view.gaps[mention.first] == " "
        indefinite = not sets.indefinite.isdisjoint(view.words[max(mention.first - 1, 0) : mention.stop])
        definite = not sets.free and words[0] in sets.definite and not capital
        owned = owned or (head in of.kin and not view.capital(mention.first))
        if not (indefinite or owned) and (head in sets.chiefs or alone or definite):
            found = self._last(draft, wanted or "any")
            if sets.free and head not in of.exclusive and (found is None or getattr(found, "person", found) is None):
                found = self._topic(draft.line, 0, view.starts[mention.first], wanted or "any") or found
            person = found if isinstance(found, Person) else found.person if found is not None else None
            other = head in of.exclusive and person is not None and person.role is not None
            if found is not None and not other:
                if isinstance(found, Person):
                    return self._known(found, mention)
                if found.type == "person":
                    return self._said_again(found, mention)
            if head in of.exclusive and alone:
                mention = self._offices.in_full(mention)
        return self._called(name_of(view, mention), "person" if capital else "anonymous", mention)

    def _body(self, mention: Mention) -> Speaker:
        """An organisation by its class noun: the last one that was so called or has spoken, else the noun itself."""
        name = None
        if mention.stop == mention.first + 1 or not self.view.sets.free or mention.stop - 1 in self.view.bodies:
            said = [one.name for one in reversed(self._said) if one.type == "organisation"]
            name = named_body(self.view, mention, said)
            initial = self.view.sets.free and self.view.gaps[mention.first] != " "
            if name is None and initial and mention.lemma not in self.view.introducers:
                name = self._span(mention).text  # "Policja" at the beginning of a sentence
        return self._called(name or name_of(self.view, mention), "organisation", mention)

    def _described(self, draft: Draft, mention: Mention) -> Speaker:
        """Somebody by a common noun; one word alone stands for the last speaker whose sex fits."""
        view = self.view
        apposed = self._offices.apposed(mention)
        if apposed is not None:
            return self._known(apposed, mention)
        spoken = draft.kind == "direct" and draft.cue is not None and view.starts[mention.first] > draft.cue[0]
        agent = of_a_person(view, mention.first) or mention.lemma.endswith(view.nouns_of.agents)
        if mention.stop - mention.first == 1 and (spoken or agent):
            gender = "f" if mention.lemma.endswith(("a", "ni")) else "m"
            found = self._last(draft, draft.person if draft.person in ("m", "f") else gender)
            if isinstance(found, Person):
                return self._known(found, mention)
            near = found is not None and (mention.kind != "noun" or found.line >= draft.line - 1)
            if found is not None and near and found.type == "person":
                return self._said_again(found, mention)
        return self._phrase(mention)

    def _phrase(self, mention: Mention) -> Speaker:
        """Somebody without a name, or a name that nobody knows."""
        type_ = _TYPES.get(mention.sort, "group")
        named = type_ not in ("group", "organisation") or not self.view.sets.free
        if mention.kind == "phrase" and named and self.view.capitals.issuperset(range(mention.first, mention.stop)):
            type_ = "person"
        return self._called(name_of(self.view, mention), type_, mention)


def _without_mention(speaker: Speaker) -> Speaker:
    if speaker.mention is None:
        return speaker
    return fitting_speaker(speaker.name, speaker.type, None, speaker.role, speaker.role_span, speaker.person)
