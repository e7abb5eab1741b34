"""Whom a description means where articles tell: "the Dane", "the 22-year-old", "the spokesperson", "the company"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import islice
from operator import itemgetter

from newskit.document import Document
from newskit.model import Person
from newskit.plugins.names import names
from newskit.plugins.quotes.drafts import Mention
from newskit.plugins.quotes.naming import name_of
from newskit.plugins.quotes.noun_phrases import antecedent
from newskit.plugins.quotes.view import View
from newskit.plugins.quotes.words import QuoteWords

__all__ = [
    "antecedent_of", "by_title", "called", "definite", "head_of", "introduced", "means_somebody", "name_in",
    "named_before", "names_a_body", "of_one", "unnamed_subject",
]  # fmt: skip

_NEAR = 40  # words within which "the agency" goes on with an organisation
_FAR = 600  # words within which an unnamed person is remembered
_BEGINNING = 80  # words among which an article names what it is about
_REPEATED = 2
_SENTENCES = 4  # in which an unnamed person may have been brought in
_DETERMINED = 4  # words before a noun among which its article stands

_first = itemgetter(0)  # of a hit or an organisation: its first word


def definite(view: View, mention: Mention) -> bool:
    """Whether an article points back to what was named before: "the", not "a"."""
    word, sets = view.words[mention.first], view.sets
    return not sets.free and word in sets.definite and word not in sets.indefinite and mention.stop > mention.first + 1


def head_of(view: View, mention: Mention) -> int:
    """The last word of a noun phrase before what is said about it: "the *mother* of two"."""
    sets = view.sets
    for at in range(mention.first + 2, mention.stop):
        if view.words[at] in sets.prepositions or view.words[at] in sets.relatives or "," in view.gaps[at]:
            return at - 1
    return mention.stop - 1


def means_somebody(view: View, mention: Mention) -> bool:
    """Whether a description is of one person: by people, age or sex, "the Dane", "the 22-year-old", "the Leeds man"."""
    head = head_of(view, mention)
    if view.words[head] in view.sets.chiefs:
        return True
    name = view.document.once(names).covering(head)
    if name is not None:
        return name.kind == "other" and bool(name.key) and name.stop - name.first == 1
    return view.words[mention.first + 1].isdigit() and view.gaps[head] in ("-", "‑")


def called(view: View, mention: Mention) -> Person | None:
    """The person before whose name the article puts the same word: "the MEC" is "MEC Ann Lee"."""
    if mention.stop - mention.first > _DETERMINED:
        return None
    return view.document.once(_by_word_before).get(view.words[head_of(view, mention)])


def _by_word_before(document: Document) -> dict[str, Person | None]:
    """The people of an article by the word that stands before their names; None where several share it."""
    scan, found = document.scan, dict[str, Person | None]()
    nominal = document.section(QuoteWords).sets.nominal
    for person in document.of(Person):
        for place in person.mentions:
            at = scan.index_at(place.start)
            if not at or scan.gaps[at] != " ":
                continue
            if at > 1 and scan.gaps[at - 1] == " " and scan.words[at - 2] in nominal:
                continue  # "the chief of the WHO Ann Lee"
            word = scan.words[at - 1]
            found[word] = person if found.get(word, person) is person else None
    return found


def by_title(view: View, mention: Mention) -> Person | None:
    """The person whom an abbreviation behind "the" means, where it is a title: "the MEC", but not "the WHO"."""
    at, sets = mention.first, view.sets
    short = not sets.free and mention.stop == at + 1 and view.word(at).isupper()
    if not short or not at or view.words[at - 1] not in sets.definite or mention.actor is None or mention.actor.person:
        return None
    return called(view, mention)


def name_in(view: View, mention: Mention) -> Mention | None:
    """A name of two words that nobody knows at the end of an office: "leader of the Opposition *Dara Quinlan*"."""
    first = mention.stop - 2
    if first <= mention.first or view.gaps[first + 1] != " " or view.gaps[first] != " ":
        return None
    for at in (first, first + 1):
        if not view.capital(at) or at in view.bodies or at in view.roles:
            return None
    return Mention(first, mention.stop, "phrase")


def of_one(view: View, mention: Mention) -> bool:
    """Whether a noun phrase is of one unnamed person: "a woman who lives opposite"."""
    sets = view.sets
    if sets.free or mention.kind != "phrase" or mention.sort or view.words[mention.first] not in sets.indefinite:
        return False
    if view.words[mention.first] in sets.single:
        return not view.words[mention.stop - 1].endswith("s")  # "another", "one fan"
    return not sets.chiefs.isdisjoint(view.words[mention.first + 1 : head_of(view, mention) + 1])


def names_a_body(view: View, mention: Mention, name: str) -> bool:
    """Whether a name that nobody knows is a body's: behind "the", or the one that the article is about."""
    if definite(view, mention):
        return True
    beginning = view.starts[:_BEGINNING][-1] + len(name)
    return view.text.find(name, 0, beginning) >= 0 and name == view.document.once(_most_named)


def antecedent_of(view: View, mention: Mention) -> Mention | None:
    """Those whom "who" stands for, where they have no name: "voters who say"."""
    before = antecedent(view, mention.first) if not view.sets.free else None
    return before if before is not None and before.kind in ("noun", "role", "phrase") else None


def unnamed_subject(view: View, line: int, stop: int) -> Mention | None:
    """Who has no name and is the subject of a word's sentence, or of one before it: "The archbishop wept. He said"."""
    sets = view.sets
    if sets.free:
        return None
    first, low = view.lines[line].first, view.sentence(stop)[0]
    for begin in _beginnings(view, first, low):
        at = begin + (view.words[begin] in sets.openers)
        if at + 1 >= stop or view.words[at] not in sets.before_noun:
            continue
        for index in range(at + 1, min(at + _DETERMINED, stop)):
            role = view.roles.get(index)
            if view.gaps[index] not in (" ", "-") or view.cast.covering(index) is not None:
                break
            if role is not None and view.words[role.stop - 1] == role.value[1].split()[-1]:
                return Mention(at, role.stop, "role", None, role.value[1])
            if view.words[index] in sets.chiefs:
                return Mention(at, index + 1, "phrase")
    return None


def _beginnings(view: View, first: int, low: int) -> list[int]:
    """Where the sentence of a word begins, and those before it in its line."""
    before = (at for at in range(low - 1, first, -1) if view.ended(at) and view.capital(at))
    found = [low, *islice(before, _SENTENCES)]  # no more than that: a line may be a whole book
    if found[-1] != first:
        found.append(first)
    return found[:_SENTENCES]


def introduced(view: View, mention: Mention) -> str | None:
    """The description that brought in somebody without a name: "the spokesperson" is "company spokesperson"."""
    sets, hits = view.sets, view.scan.hits("people.role")
    low = bisect_right(hits, mention.first - _FAR, key=_first)
    for at, _, _ in reversed(hits[low : bisect_left(hits, mention.first, key=_first)]):
        role = view.roles[at]
        if role.value[1] != mention.lemma:
            continue
        for first in range(at - 1, max(at - 1 - _DETERMINED, -1), -1):
            word = view.words[first]
            if view.gaps[first + 1] not in (" ", "-") or view.cast.covering(at + 1) is not None:
                break
            if word in sets.indefinite:
                apposed = first and view.gaps[first] == ", " and view.cast.covering(first - 1) is not None
                return None if apposed else name_of(view, Mention(first, role.stop, "role", None, role.value[1]))
            if word in sets.definite:
                break
        return None
    return None


def named_before(view: View, index: int) -> str | None:
    """What "the company" is: the organisation named shortly before, else the name that is repeated most."""
    bodies = view.organisations()
    for place in range(bisect_left(bodies, index, key=_first) - 1, -1, -1):
        first = bodies[place][0]
        if first <= index - _NEAR:
            break
        body = view.cast.covering(first)
        if body is None or body.kind != "organisation":
            continue
        if view.roles.keys().isdisjoint(range(body.first, body.stop)):  # no "District Judge Ann Lee"
            return body.name
    return view.document.once(_most_named)


def _most_named(document: Document) -> str | None:
    """The name in an article's beginning that it repeats most, of nobody with a full name and no place known."""
    scan, counts = document.scan, Counter[str]()
    known = [person for person in document.of(Person) if " " in person.name]
    people = {mention.start for person in known for mention in person.mentions}
    for run in document.once(names).runs:
        if scan.starts[run.first] in people:
            continue
        name = scan.text[scan.starts[run.first] : scan.ends[run.stop - 1]]
        if run.kind in ("organisation", "other") and not run.key and (run.first < _BEGINNING or name in counts):
            counts[name] += 1
    best = counts.most_common(2)
    if not best or best[0][1] < _REPEATED or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]
