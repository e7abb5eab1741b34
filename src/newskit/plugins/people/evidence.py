"""Evidence: what stands around a name and says that it is a person's."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from newskit.document import Document
from newskit.plugins.inflection import readings
from newskit.plugins.names import Name, NameWords, in_lower_case, names
from newskit.plugins.people.mentions import Mention
from newskit.plugins.people.words import PeopleWords

__all__ = ["BLANKS", "Evidence"]

BLANKS = frozenset((" ", "\u00a0", "\u202f"))
_ACTIONS = ("anie", "enie", "ania", "enia", "aniu", "eniu", "aniem", "eniem", "cie")  # nouns made of verbs
_UNLIKELY = 0.2  # the weight of a reading
_NEXT = 4  # words in which the pronoun of a name's own clause comes
_COMPLEMENT = 5  # words of what an office is of
_OLDEST = 110


class Evidence:
    """The offices, titles and verbs of speech of one document, and what they say of the names beside them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.scan = document.scan
        self.words = document.section(PeopleWords)
        name_words = document.section(NameWords)
        self.first_names = name_words.first
        self.particles = name_words.particle_set
        self.starters = name_words.starter_set
        self.families = name_words.family_set
        self.inflects = bool(name_words.inflection)
        self.roles = self.scan.at("people.role")
        self.role_ends = {hit.stop: hit for hit in self.scan.hits("people.role")}
        self.titles = self.scan.at("people.title")
        self.cues = self.scan.at("quotes.cue")

    def is_common(self, mention: Mention) -> bool:
        """Whether a part is a word that begins sentences, an office's adjective, or stands elsewhere in lower case."""
        return any(
            word in self.starters or word in self.words.modifier_set or in_lower_case(self.scan, word)
            for part in mention.parts
            if (word := part.lower()) not in self.particles
        )

    def has_evidence(self, name: Name, mention: Mention, taken: Container[str]) -> bool:
        """Whether what stands around a name of unknown words says that it is a person's."""
        if self._has_office_behind(name.stop) or (self._has_office_before(name) and not self.before_person(name)):
            return True  # but "burmistrz Nowej Wsi Jan Lis": a name before another one is a complement itself
        titled = not self.inflects and self._behind_article(name.first)  # "the Ardlin Sentinel reported"
        if (
            not titled
            and self.beside_speech(mention)
            and not (len(mention.parts) == 2 and mention.parts[0].lower() in self.particles)
        ):
            return True  # but "Le Monde" speaks too
        if self.inflects:
            return not name.initial and mention.surname.lower().endswith(self.words.personal_endings)
        if titled:
            return False
        if mention.stop in self.cues and self.scan.gaps[mention.stop] == ", ":
            return True
        if self._has_age_behind(mention.stop):
            return True
        # A surname that is a first name elsewhere: Tariq Ahmed; not "Poor Donald" of one who is there already.
        known = self.first_names.get(mention.surname.lower(), ())
        return (
            len(mention.parts) == 2
            and not name.initial
            and bool(known)
            and not any(one.nominative in taken for one in known)
        )

    def has_office(self, mention: Mention) -> bool:
        """Whether an office stands right before a name, or in an apposition behind it."""
        return mention.first in self.role_ends or self._has_office_behind(mention.stop)

    def is_oblique(self, mention: Mention) -> bool:
        """Whether what stands before says that a name is in no nominative: "według Jana Lisa", "premiera Jana Lisa"."""
        scan, first = self.scan, mention.first
        if not self.inflects or not first or scan.gaps[first] not in BLANKS:
            return False
        office = self.office_before(first)
        if office is not None:
            return bool(scan.words[office.stop - 1] != office.value[1])
        if scan.words[first - 1] in self.words.governing_set:
            return True
        # "Kancelaria Romana Lisa milczy", but "szefowa kancelarii Anna Lis"
        return first - 1 in scan.at("organisations.noun") and scan.text[scan.starts[first - 1]].isupper()

    def case_of(self, mention: Mention) -> str:
        """What stands before a name says of its case: ``n``, ``o`` for any other, or nothing."""
        if self.is_oblique(mention):
            return "o"
        scan, first = self.scan, mention.first
        if mention.verb is not None or not first or scan.gaps[first] not in BLANKS or self.beside_speech(mention):
            return "n"
        word = scan.words[first - 1]
        # "zatrzymanie Jana K.": what is a noun's is in the genitive.
        return "o" if word.endswith(_ACTIONS) and scan.text[scan.starts[first - 1]].islower() else ""

    def office_before(self, first: int) -> Any:
        """The office before a name, with what it is of: "prezydenta Korei Południowej"."""
        scan = self.scan
        for index in range(first, max(first - _COMPLEMENT, 0), -1):
            if index < len(scan.gaps) and scan.gaps[index] not in BLANKS:
                return None
            office = self.role_ends.get(index)
            if office is not None:
                return office
            word = scan.words[index - 1]
            if word in self.words.break_set or index - 1 in self.cues:
                return None
            if scan.text[scan.starts[index - 1]].islower() and not word.endswith(self.words.complement_endings):
                return None
        return None

    def has_neighbour(self, name: Name) -> bool:
        """Whether anything stands beside a word that could make it a person's name."""
        first, stop, cues = name.first, name.stop, self.cues
        return (
            stop in cues
            or first - 1 in cues
            or first in self.role_ends
            or first - 1 in self.titles
            or self.scan.gaps[stop][:1] == ":"
        )

    def holds(self, office: Any, mention: Mention) -> bool:
        """Whether a surname behind an office is its holder's: "premierowi Hroudzie", not "burmistrz Kobierzyc"."""
        scan, lemma = self.scan, office.value[1]
        if not self.inflects:
            word = scan.words[office.first]
            if office.stop - office.first == 1 and word != lemma and word not in self.words.abbreviation_set:
                return False  # "veterans Affairs", "workers United"
            return mention.surname[1:].islower() or not mention.surname.isupper()
        if mention.surname.isupper() or (
            lemma in self.words.title_set and scan.text[scan.starts[office.first]].isupper()
        ):
            return False  # "Pan Tadeusz" is a book
        ending = mention.surname.lower().endswith(self.words.endings)
        if scan.words[office.stop - 1] == lemma and not ending and mention.surname[-1] in "uyiąę":
            return False  # the office is in the nominative, the name can hardly be
        return ending or lemma not in self.words.of_something_set

    def stands_before(self, index: int) -> bool:
        """Whether the word before `index` stands right before it: a blank between, or the stop of an abbreviation."""
        scan = self.scan
        gap = scan.gaps[index]
        if gap in BLANKS:
            return True
        before = scan.words[index - 1]
        return gap == ". " and before in self.words.rank_set

    def beside_speech(self, mention: Mention) -> bool:
        """Whether a verb of speech stands right before or behind: "powiedział X", "X dodała", "X said"."""
        cues, gaps, text, starts = self.cues, self.scan.gaps, self.scan.text, self.scan.starts
        hit = cues.get(mention.stop)
        # A verb with a capital stands in a headline where every word has one.
        if (
            hit is not None
            and gaps[mention.stop] in BLANKS
            and _tells_person(hit)
            and text[starts[hit.first]].islower()
        ):
            mention.verb = hit
            return True
        first = mention.first
        hit = cues.get(first - 1) if first else None
        if (
            hit is not None
            and gaps[first] in BLANKS
            and _tells_person(hit)
            and (text[starts[hit.first]].islower() or gaps[hit.first] not in BLANKS)
            and (not self.inflects or self._may_be_subject(mention))
        ):
            mention.verb = hit
            return True
        return False

    def is_employer(self, first: int) -> bool:
        """Whether people of some job are at what is named: "analysts at Morgan Keel"."""
        office = self.role_ends.get(first - 1)
        words = self.scan.words
        return (
            office is not None
            and not self.inflects
            and words[first - 1] in self.words.member_set
            and office.stop - office.first == 1
            and words[office.first] != office.value[1]
        )

    def is_thing(self, mention: Mention) -> bool:
        """Whether the next pronoun behind a name is a thing's: "Coldline said it would"."""
        scan, things = self.scan, self.words.thing_set
        if not things:
            return False
        for index in range(mention.stop, min(mention.stop + _NEXT, len(scan.words))):
            if scan.gaps[index][:1] in ".!?" and scan.gaps[index] != " ":
                return False
            word = scan.words[index]
            if word in things:
                return True
            if word in self.words.pronoun_genders:
                return False
        return False

    def _has_office_behind(self, stop: int) -> bool:
        """Whether an apposition with an office follows: "X, prezes spółki"."""
        scan = self.scan
        if stop >= len(scan.words) or scan.gaps[stop] not in (", ", " - ", " – ", " — "):
            return False
        return any(index in self.roles and scan.text[scan.starts[index]].islower() for index in range(stop, stop + 4))

    def _behind_article(self, first: int) -> bool:
        """Whether an article stands before a name, as before that of a paper or a band."""
        scan = self.scan
        return first > 0 and scan.words[first - 1] in self.words.article_set and scan.gaps[first] == " "

    def _has_age_behind(self, stop: int) -> bool:
        """Whether an age in apposition follows: "X, 11, a pupil"."""
        scan = self.scan
        if stop + 1 >= len(scan.words) or scan.gaps[stop] != ", " or not scan.gaps[stop + 1].startswith(","):
            return False
        age = scan.words[stop]
        return age.isdigit() and 0 < int(age) <= _OLDEST

    def _has_office_before(self, name: Name) -> bool:
        """Whether an office with its complement stands before: "sekretarzem generalnym ONZ X Y"."""
        scan, first = self.scan, name.first
        if not self.inflects:
            return first in self.role_ends and (self.stands_before(first) or self._apposed(name))
        # The complement before a name is a name itself ("ONZ"), or a noun that can be no verb ("finansów").
        lower = first and scan.text[scan.starts[first - 1]].islower() and first not in self.role_ends
        if lower and not scan.words[first - 1].endswith(self.words.complement_endings):
            return False
        for index in range(first, max(first - 6, 0), -1):
            if scan.gaps[index] not in BLANKS:
                return False
            if index in self.role_ends:
                return True
            if scan.words[index - 1] in self.words.break_set or index - 1 in self.cues:
                return False
        return False

    def _apposed(self, name: Name) -> bool:
        """Whether a name stands between marks behind an office: "his colleague, X, said"."""
        gaps = self.scan.gaps
        return gaps[name.first] == ", " and gaps[name.stop][:1] in (",", ".")

    def before_person(self, name: Name) -> bool:
        """Whether a person's name follows right behind a name."""
        if self.scan.gaps[name.stop] not in BLANKS:
            return False
        after = self.document.once(names).beginning(name.stop)
        return after is not None and after.kind == "person"

    def in_credit(self, name: Name) -> bool:
        """Whether a name stands between the slashes of a credit: "PAP/EPA/JANE ROE / POOL"."""
        gaps = self.scan.gaps
        return ("/" in gaps[name.first] or "/" in gaps[name.stop]) and name.stop - name.first < 5

    def gender_of_verb(self, mention: Mention) -> str | None:
        """What a verb in the past says of the sex, right behind the name or right before it."""
        if not self.words.past_m:
            return None
        scan, cues = self.scan, self.cues
        stop, first = mention.stop, mention.first
        for index, gap in ((stop, stop), (first - 1, first)):
            if 0 <= index < len(scan.words) and scan.gaps[gap] in BLANKS:
                word = scan.words[index]
                if len(word) > 3 and (index == stop or (index in cues and self._may_be_subject(mention))):
                    if word.endswith(self.words.past_f):
                        return "f"
                    if word.endswith(self.words.past_m):
                        return "m"
        return None

    def _may_be_subject(self, mention: Mention) -> bool:
        """Whether the surname may stand in the nominative: not "odpowiedziała Harrisowi"."""
        return any("n" in one.cases and one.weight > _UNLIKELY for one in readings(mention.surname))


def _tells_person(hit: Any) -> bool:
    """Whether a verb form has one person for its subject."""
    return getattr(hit.value, "person", "") in ("m", "f", "singular", "") and getattr(hit.value, "group", "") != "weak"
