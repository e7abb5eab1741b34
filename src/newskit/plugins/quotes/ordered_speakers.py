"""Who speaks where word order tells, not endings: definite descriptions, unnamed people, accounts of networks."""

from __future__ import annotations

from newskit.model import Person, Span, Speaker, fitting_span
from newskit.plugins.quotes import descriptions
from newskit.plugins.quotes.cast import Actor
from newskit.plugins.quotes.drafts import Draft, Mention
from newskit.plugins.quotes.memory import Said, agrees
from newskit.plugins.quotes.naming import is_handle, name_of
from newskit.plugins.quotes.speakers import Speakers
from newskit.plugins.quotes.view import View

__all__ = ["speakers_of"]


def speakers_of(view: View) -> Speakers:
    """What resolves the speakers of a document, by what its language has to tell them."""
    return Speakers(view) if view.sets.free else _OrderedSpeakers(view)


class _OrderedSpeakers(Speakers):
    """Resolves speakers by articles, titles and what a paragraph has named before."""

    # -------------------------------------------------------------------------------------------------- the mention

    def _span(self, mention: Mention) -> Span:
        view = self.view
        start, end = view.starts[mention.first], view.ends[mention.stop - 1]
        start -= view.gaps[mention.first].endswith("@")  # "@harbour_news"
        return fitting_span(start, end, view.text[start:end])

    def _actor(self, actor: Actor, mention: Mention) -> Speaker:
        if actor.person is not None:
            return self._known(actor.person, mention)
        called = descriptions.by_title(self.view, mention)
        if called is not None:
            return self._known(called, mention)
        if is_handle(self.view, actor.first):
            return self._called(f"@{actor.name}", "person" if actor.kind == "person" else "organisation", mention)
        return super()._actor(actor, mention)

    def _role(self, draft: Draft, mention: Mention) -> Speaker | None:
        if self.view.words[mention.first] in self.view.sets.indefinite:
            return self._called(name_of(self.view, mention), "anonymous", mention)  # "one diplomat": nobody named
        name = descriptions.name_in(self.view, mention)
        if name is not None:
            return self._called(self._span(name).text, "person", name)
        if descriptions.definite(self.view, mention):
            brought_in = descriptions.introduced(self.view, mention)
            if brought_in is not None:
                return self._called(brought_in, "anonymous", mention)
            if self.view.words[mention.stop - 1] in self.view.sets.quantities:  # "the mother of one" is the mother
                stop = descriptions.head_of(self.view, mention) + 1
                mention = Mention(mention.first, stop, "role", None, mention.lemma)
        return super()._role(draft, mention)

    def _unnamed(self, mention: Mention) -> Speaker:
        """A person of whom only the office is told."""
        capital = any(self.view.capital(at) for at in range(mention.first + 1, mention.stop))
        return self._called(name_of(self.view, mention), "person" if capital else "anonymous", mention)

    def _body(self, mention: Mention) -> Speaker:
        found = super()._body(mention)
        if mention.lemma in self.view.introducers and found.name == name_of(self.view, mention):
            name = descriptions.named_before(self.view, mention.first)
            return self._called(name, "organisation", mention) if name is not None else found
        return found

    def _phrase(self, mention: Mention) -> Speaker:
        if descriptions.of_one(self.view, mention):
            return self._called(name_of(self.view, mention), "anonymous", mention)
        found = super()._phrase(mention)
        if found.type == "person" and descriptions.names_a_body(self.view, mention, found.name):
            return self._called(found.name, "organisation", mention)
        return found

    def _find(self, draft: Draft) -> Speaker | None:
        mention = draft.mention
        if mention is None:
            return super()._find(draft)
        if mention.actor is not None and mention.kind == "actor":
            return self._actor(mention.actor, mention)
        if mention.sort == "anonymous" and descriptions.definite(self.view, mention):
            said = next((one for one in reversed(self._said) if one.type == "anonymous"), None)
            if said is not None and (said.line == draft.line or mention.lemma in said.name.split()):
                return self._said_again(said, mention)  # "the official" is "top official of the agency"
        if mention.kind == "phrase" and mention.sort != "group":
            described = self._pointed_to(draft, mention) if descriptions.definite(self.view, mention) else None
            return described or self._phrase(mention)
        return super()._find(draft)

    def _pointed_to(self, draft: Draft, mention: Mention) -> Speaker | None:
        """Somebody named before whom a description points back to: "the Dane", "the 22-year-old"."""
        found: Said | Person | None = descriptions.called(self.view, mention)
        if found is None and descriptions.means_somebody(self.view, mention):
            found = self._last(draft, "any")
        if found is None:
            return None
        return self._known(found, mention) if isinstance(found, Person) else self._said_again(found, mention)

    # ----------------------------------------------------------------------------------------------------- pronouns

    def _pronoun(self, draft: Draft, mention: Mention) -> Speaker | None:
        found = super()._pronoun(draft, mention)
        if found is not None:
            return found
        if mention.kind == "relative":
            return self._stands_for(descriptions.antecedent_of(self.view, mention), mention)
        if mention.lemma in ("m", "f"):
            return self._stands_for(descriptions.unnamed_subject(self.view, draft.line, mention.first), mention)
        return None

    def _stands_for(self, unnamed: Mention | None, mention: Mention) -> Speaker | None:
        """Somebody without a name whom a pronoun stands for."""
        if unnamed is None:
            return None
        found = self._unnamed(unnamed) if unnamed.kind == "role" else self._phrase(unnamed)
        return self._called(found.name, found.type, mention)

    def _last(self, draft: Draft, wanted: str) -> Said | Person | None:
        found = super()._last(draft, wanted)
        if isinstance(found, Said) and found.line != draft.line and wanted in ("m", "f"):
            at = draft.order if draft.mention is None else self.view.starts[draft.mention.first]
            return self._in_line(draft.line, at, wanted) or found
        return found

    def _in_line(self, line: int, at: int, wanted: str) -> Person | None:
        """Who was mentioned last in a paragraph before a pronoun, of the same sex, whatever the case."""
        starts, people = self.view.starts, self.view.cast.mentions
        for step in range(self._before(at), -1, -1):
            index, _, person = people[step]
            if starts[index] < self.view.lines[line].start:
                break
            if person.gender == wanted and not self._reported(starts[index]):
                return person
        return None

    def _last_said(self, line: int, wanted: str) -> Said | None:
        last = self._said[-1] if self._said else None
        if last is not None and wanted == "plural" and last.type == "anonymous":
            return last  # "they" is one person
        for said in reversed(self._said):
            if said.line != line:
                break
            if said.person is not None and wanted in ("m", "f") and agrees(said, wanted):
                return said
        return super()._last_said(line, wanted)

    def _any_person(self, at: int, wanted: str) -> Person | None:
        people, starts, place = self.view.cast.mentions, self.view.starts, self._before(at + 1)
        for step in range(place, max(place - 20, -1), -1):
            index, _, person = people[step]
            if (wanted not in ("m", "f") or person.gender == wanted) and not self._reported(starts[index]):
                return person
        return super()._any_person(at, wanted)  # in what somebody said only where nobody else is there
