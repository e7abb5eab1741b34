"""Words that may tell where an agreement stands: those before its phrase, and those behind it.

Each is weighed by how far off it stands. A word that is said of agreements alone ("sign") may stand further off than
one that has many objects ("reach"); an object of its own between ("signed a law on the treaty") takes the verb away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newskit.plugins.agreements.phrase import Phrase
from newskit.plugins.agreements.reading import Reading, Tag, is_adjective
from newskit.plugins.agreements.signs import Cue

__all__ = ["Candidate", "candidates_of", "is_impersonal", "is_talks"]

_FAR, _NEAR, _BEHIND = 14, 3, 10
_DATED = 7  # words to a cue that is not strong, where a date stands between
_TOLD = 3  # words from a noun to the passive that is said of it
_OWNED = 4  # words behind the name of the owner
_APOSTROPHES = ("'", "\u2019")
_WHOSE = 9  # words between a noun of a deed and its object that say whose deed it is
_AMENDED = 3  # words from an amendment to what it amends
_PAIR = 2  # commas that set words off
_INSERTED = 24  # words of an insertion between commas at most
_FIELD = 24  # words between the two parts of a verb, in a language that puts one of them last
_BESIDE = 6  # words between a verb and its subject behind it, in such a language
_NO_OBJECT = (
    "partners", "between", "locatives", "dates", "days", "subjects", "agents", "date_words", "ends", "infinitives",
)  # fmt: skip
_ASIDE = 5  # what speaks against a word that tells little
_ATTRIBUTE = 2  # words between a participle that is an attribute and its noun
_RELATIVE = 7  # words to the verb of a relative clause that has no pronoun


class Candidate(NamedTuple):
    """A word that may tell where an agreement stands."""

    weight: float  #: How far off it stands, with what speaks against it; the least decides.
    cue: Tag
    before: bool  #: Whether it stands before the phrase.
    distance: int
    passive: bool  #: Whether the agreement or nobody is the subject.


def candidates_of(reading: Reading, phrase: Phrase) -> list[Candidate]:
    """The words that may tell where the agreement of a phrase stands, the likeliest first."""
    found = [*_before(reading, phrase), *_behind(reading, phrase, phrase.stop)]
    found += _in_relative_clause(reading, phrase)
    main = _behind_insertion(reading, phrase.stop)
    if main is not None:
        found += _behind(reading, phrase, main)
    for index in range(max(reading.first, phrase.first - 2), phrase.first):
        if reading.has(index, "oblique"):
            found = [
                one
                for one in found
                if one.cue.cue.tense == "noun"
                or one.cue.first <= index < one.cue.stop
                or index < one.cue.first < phrase.first  # "na mocy podpisanej umowy"
            ]
    split = _split(reading, phrase)
    return sorted([*found, split] if split is not None else found)


def is_talks(reading: Reading, phrase: Phrase) -> bool:
    """Whether the noun of a phrase is one of talks, not of an agreement."""
    return phrase.noun.value.lemma in reading.section.negotiations


def _kinds(reading: Reading, phrase: Phrase) -> tuple[str, ...]:
    return ("talks_cue", "cue") if is_talks(reading, phrase) else ("cue",)


def _before(reading: Reading, phrase: Phrase) -> Iterator[Candidate]:
    nouns, kinds = reading.nouns, _kinds(reading, phrase)
    cues = reading.places(max(reading.first, phrase.first - _FAR), phrase.first, *kinds)
    if not cues:
        return
    reach = _BESIDE if reading.section.verbs_last else 2  # words between a verb and its subject behind it
    commas = 0
    others: list[int] = []
    index = phrase.first - 1
    while index >= cues[0]:
        if reading.hard(index + 1):
            return
        commas += reading.comma(index + 1)
        here = reading.kinds(index)
        tag = _ending_by(reading, index, kinds, phrase.first) if index in cues else None
        if tag is not None:
            inserted = _inserted(reading, tag.stop, phrase.first) if commas == _PAIR else 0
            distance = phrase.first - tag.stop - inserted
            between = 0 if inserted else commas
            other = sum(one >= tag.stop for one in others)  # "złożył *ofertę* przejęcia"
            cue = tag.cue
            near = _NEAR if cue.tense == "noun" or not _dated(reading, tag.stop, phrase.first) else _DATED
            if cue.tense == "noun" and _is_led_to(reading, tag.stop, phrase.first):
                near = _WHOSE
            if cue.tense != "noun" and distance > near and _names_owner(reading, tag.stop, phrase.first):
                near = _WHOSE
            if reading.section.verbs_last and cue.tense != "noun":
                near = _FAR  # all that belongs to the verb stands between it and the object
            if (
                (not cue.strong and (distance > near or between))
                or (cue.tense == "noun" and (distance > near or between))
                or (
                    cue.subject
                    and (distance > reach or not (cue.talks or reading.section.subjects_follow))
                    and cue.tense != "noun"
                )
                or (other and not (cue.strong and other == 1 and cue.tense != "noun"))
                or (reading.section.verbs_last and cue.tense == "done" and reading.has(tag.stop, "conjunctions"))
                or between > 1
                or _is_out_of_place(reading, phrase, tag)
            ):
                pass
            else:
                passive = cue.subject or cue.tense == "noun" or is_impersonal(reading, tag)
                draft = cue.tense == "noun" and cue.status == "proposed"  # "rejected the proposal for a truce"
                aside = _ASIDE * (cue.known or draft or _is_attribute(reading, tag, distance))
                weight = distance + 3 * between + 2 * other - cue.strong + aside
                yield Candidate(weight, tag, True, distance, passive)
        if "objects" in here and index not in nouns:
            return
        if (
            here
            and reading.clause(index)
            and not (reading.comma(index + 1) and commas < 2 and phrase.first - index < 4)
        ):
            return
        if index in nouns and "cue" not in here:
            others.append(index)
        index -= 1


def _ending_by(reading: Reading, index: int, kinds: tuple[str, ...], stop: int) -> Tag | None:
    """The longest of the cues that begin at a word and end before the phrase."""
    fitting = [tag for tag in reading.at(index) if tag.kind in kinds and tag.stop <= stop]
    return max(fitting, key=lambda tag: (tag.stop, tag.kind == kinds[0]), default=None)


def _split(reading: Reading, phrase: Phrase) -> Candidate | None:
    """A cue of two words that something parts, the second right before the phrase: "doszły w nocy *do* umowy"."""
    words, known = reading.scan.words, reading.section.signs
    second = phrase.first - 1
    if second > reading.first and reading.has(second, "articles", "definite", "possessives"):
        second -= 1
    if second < reading.first or words[second] not in reading.section.cue_ends:
        return None
    low = max(reading.first, second - _FAR)
    if not (reading.slavic or reading.any_begins(low, second, "dates", "days", "months")):
        return None
    for index in range(second - 1, low - 1, -1):
        if reading.hard(index + 1) or reading.comma(index + 1) or reading.clause(index + 1):
            return None
        if index == second - 1 or words[index] not in known or index in reading.nouns:
            continue
        if not (reading.slavic or _dated(reading, index + 1, second)):
            continue
        for sign_words, kind, value in reading.section.signs_at[words[index]].longer.get(words[second], ()):
            if kind == "cue" and len(sign_words) == 2 and isinstance(value, Cue) and value.tense != "noun":
                cue = Tag(index, index + 1, "cue", value)
                passive = value.subject or is_impersonal(reading, cue)
                return Candidate(second - index, cue, True, second - index, passive)
    return None


def _is_out_of_place(reading: Reading, phrase: Phrase, cue: Tag) -> bool:
    """Whether a word counts only at the beginning of a clause, or a preposition parts it from the noun.

    "Jest umowa" tells of a new one, "ważna jest umowa" does not; "ma w umowie" does not say that there is one.
    """
    distance = phrase.first - cue.stop
    if cue.cue.opening:
        return distance > 0 or not _opens_clause(reading, cue.first)
    if cue.cue.partner and distance > 1 and reading.has(cue.stop - 1, "auxiliaries"):
        return True  # "have opposed a deal with"
    if distance > 0 and cue.cue.tense == "base" and reading.has(cue.stop, "merged"):
        return not reading.section.adjectives_follow  # "a broker of the deal"
    if distance < 1 or cue.cue.strong or phrase.first <= reading.first:
        return False
    if reading.slavic:
        # "zakończył proces o kontrakt", "upadł wniosek o umowę"
        led = ("locatives", "subjects", "partners") if cue.cue.subject else ("locatives", "subjects")
        return reading.has(phrase.first - 1, *led)
    return cue.cue.tense != "noun" and _behind_preposition(reading, phrase, cue.stop)


def _behind_preposition(reading: Reading, phrase: Phrase, least: int) -> bool:
    """Whether a preposition leads the noun in, so that it is no object: "was killed in the deal"."""
    section = reading.section
    if section.adjectives_follow or section.verbs_last:
        return False
    index = phrase.first - 1
    index -= reading.has(index, "articles", "definite", "demonstratives", "possessives")
    return index >= least and reading.has(index, "locatives", "agents", "partners", "merged")


def _opens_clause(reading: Reading, index: int) -> bool:
    """Whether a clause begins at a word: "Jest umowa", "wiadomo, że nie ma porozumienia"."""
    return index == reading.first or reading.hard(index) or reading.comma(index) or reading.clause(index - 1)


def _inserted(reading: Reading, first: int, stop: int) -> int:
    """The words between two commas that part a verb from its object: "signed, on Friday in Lima, a treaty"."""
    while first < stop and not reading.comma(first) and reading.has(first, "dates", "days", "date_words"):
        first += 1  # "signed on Friday, after weeks of talks, a treaty"
    if not reading.comma(first):
        return 0
    return next((index - first for index in range(stop, max(stop - _NEAR, first), -1) if reading.comma(index)), 0)


def _dated(reading: Reading, first: int, stop: int) -> bool:
    """Whether a date stands between a cue and the phrase: "agreed late on Friday on a deal"."""
    return any(reading.has(index, "dates", "days", "months") for index in range(first, min(stop, first + _DATED)))


def _is_led_to(reading: Reading, first: int, stop: int) -> bool:
    """Whether only whose deed it is parts a noun of a deed from its object: "le retrait *du Pérou* du traité"."""
    if not reading.section.adjectives_follow or stop - first > _WHOSE or not reading.has(first, "merged", "agents"):
        return False
    last = stop - 1 - reading.has(stop - 1, "articles", "definite", "possessives")
    led = any(reading.has(index, "merged", "recipients") for index in range(max(last, first + 2), stop))
    return led and any(reading.capital(index) for index in range(first, last))


def _names_owner(reading: Reading, first: int, stop: int) -> bool:
    """Whether only the name of whose it is parts a verb from its object: "quit *the Postal Union's* treaty"."""
    gaps = reading.scan.gaps
    owned = next((index for index in range(stop - 1, first, -1) if gaps[index] in _APOSTROPHES), None)
    if owned is None or stop - owned > _OWNED:
        return False
    first += reading.has(first, "definite", "articles")
    return first < owned and all(
        reading.capital(index) or reading.has(index, "merged", "conjunctions", "definite")
        for index in range(first, owned)
    )


def _is_attribute(reading: Reading, cue: Tag, distance: int) -> bool:
    """Whether a participle is only an attribute of the noun: "tabled a revised offer", "z uzgodnionej wymiany"."""
    if cue.cue.tense != "done" or cue.stop != cue.first + 1:
        return False
    if reading.slavic:
        return distance < _ATTRIBUTE and is_adjective(reading, cue.first) and not _is_passive(reading, cue.first)
    return distance == 0 and reading.has(cue.first - 1, "articles", "definite", "possessives")


def _behind(reading: Reading, phrase: Phrase, first: int) -> Iterator[Candidate]:
    slavic, apart = reading.slavic, reading.slavic or reading.section.verbs_last
    kinds = _kinds(reading, phrase)
    last = reading.section.verbs_last
    field = _FIELD if last else _BEHIND
    cues = reading.places(first, min(reading.stop, first + field), *kinds)
    if not cues:
        return
    inserted = first != phrase.stop
    commas = 0
    governed = last and _is_governed(reading, phrase)
    in_case = slavic and _has_case_of_preposition(reading, phrase)
    relative = last and first < reading.stop and reading.comma(first) and reading.clause(first)
    most = (1 + relative) if last else 2
    for index in range(first, cues[-1] + 1):
        if reading.hard(index):
            return
        commas += reading.comma(index) and not (inserted and index == first)
        distance = index - first
        here = reading.kinds(index)
        tag = (reading.tag(index, kinds[0]) or reading.tag(index, *kinds)) if index in cues else None
        if in_case and not commas and tag is not None and not (tag.cue.subject or is_adjective(reading, index)):
            tag = None  # "do umowy podpisano aneks", but "do fuzji nie dojdzie"
        if tag is not None and tag.cue.tense != "noun" and not (tag.cue.opening or (governed and tag.cue.subject)):
            cue = tag.cue
            finite = (
                apart
                or cue.subject
                or distance == 0
                or _is_passive(reading, index)
                or _is_set_off(reading, tag)
                or (cue.strong and (reading.has(first, "clauses") or (distance == 1 and cue.tense == "done")))
                or (cue.strong and cue.tense == "done" and _is_behind_place(reading, first, index))
            )
            near = cue.strong or reading.section.verbs_last or distance <= 5 + slavic + 3 * cue.subject
            near = near and not _is_of_another(reading, phrase, tag, commas)
            fits = (
                cue.tense in ("done", "will")
                or cue.subject
                or (apart and cue.tense == "base" and (distance < 4 or not slavic))
                or (last and cue.tense == "now")
                or (
                    cue.strong and cue.tense == "base" and reading.has(first, "clauses") and _is_just_done(reading, tag)
                )
            )
            if finite and near and fits and commas < most and (apart or not cue.active or _is_passive(reading, index)):
                # "el acuerdo que firmaron A y B"
                relative = reading.section.subjects_follow and reading.has(first, "clauses")
                passive = (
                    cue.subject or not (apart or relative) or _is_passive(reading, index) or is_impersonal(reading, tag)
                )
                bare = (
                    reading.section.adjectives_follow
                    and not (apart or cue.subject or distance or _is_passive(reading, index))
                    and cue.tense == "done"
                )
                aside = _ASIDE * (cue.known or bare)  # "a suspendu l'accord *signé* en mai"
                # "po wejściu w życie rozejm został złamany"
                told = _ASIDE * (slavic and distance < _TOLD and _is_passive(reading, index))
                weight = distance + 1 + 3 * commas + 2 * inserted - cue.strong + aside - told
                yield Candidate(weight, tag, False, distance, passive)
        if here and reading.clause(index) and (distance > 0 + reading.comma(first) or _parts_clauses(reading, index)):
            return
        if "conjunctions" in here and reading.has(index + 1, "pronouns"):
            return  # another clause: "and it"
        amended = distance < _AMENDED and phrase.noun.value.lemma in reading.section.amendments
        if index in reading.nouns and distance > 0 and not (amended or (last and reading.nouns[index].value.weak)):
            return  # but "un avenant au *contrat* a été signé"


def _is_just_done(reading: Reading, cue: Tag) -> bool:
    """Whether words right before an infinitive say that it is done: "l'accord qu'ils *viennent de* signer"."""
    before = reading.tags(max(reading.first, cue.first - 3), cue.first, "modal")
    return any(tag.value == "achieved" and tag.stop == cue.first for tag in before)


def _is_behind_place(reading: Reading, first: int, index: int) -> bool:
    """Whether only the name of a place parts a noun from its participle: "cessez-le-feu au Liban *prolongé*"."""
    return (
        reading.section.adjectives_follow
        and 1 < index - first <= _NEAR
        and reading.has(first, "locatives")
        and all(reading.capital(one) for one in range(index - 1, first, -1))
    )


def _is_of_another(reading: Reading, phrase: Phrase, cue: Tag, commas: int) -> bool:
    """Whether what "collapsed" is not the agreement: "in the months after the merger, the price collapsed".

    Nor does it fail when it "failed to" do something.
    """
    if not cue.cue.subject or reading.section.commas_part or reading.section.adjectives_follow:
        return False
    index = cue.first
    if cue.cue.status == "failed" and cue.stop < reading.stop and reading.has(cue.stop, "infinitives"):
        return True
    led_in = phrase.first - 1 - reading.has(phrase.first - 1, "definite", "articles")
    if cue.cue.known and led_in >= reading.first and reading.has(led_in, "locatives"):
        return True  # "language in the contract gives"
    return commas == 1 and not reading.clause(phrase.stop) and not _near_comma(reading, phrase.stop, index)


def _near_comma(reading: Reading, first: int, index: int) -> bool:
    """Whether a comma stands right before a word or the one before it: "the truce, now in doubt"."""
    return any(reading.comma(one) for one in range(max(first, index - 1), index + 1))


def _parts_clauses(reading: Reading, index: int) -> bool:
    """Whether a word behind a comma begins a clause of its own ("although"), not one that tells of the noun."""
    section = reading.section
    if not section.relatives or section.commas_part or not reading.comma(index):
        return False
    return not reading.has(index, "relatives")


def _has_case_of_preposition(reading: Reading, phrase: Phrase) -> bool:
    """Whether a preposition right before a phrase gives it its case, so that no verb behind has it as its object."""
    before = phrase.first - 1
    if before < reading.first:
        return False
    modal = reading.tag(before, "modal")
    return reading.has(before, "locatives") or (modal is not None and modal.value == "toward")


def _is_set_off(reading: Reading, cue: Tag) -> bool:
    """Whether a participle behind a comma tells of the noun before: "the deal at Norsk Stål, accepted by drivers"."""
    return (
        cue.cue.tense == "done"
        and not reading.section.commas_part
        and reading.comma(cue.first)
        and reading.has(cue.stop, "agents")
    )


def _behind_insertion(reading: Reading, first: int) -> int | None:
    """Where the verb begins behind what is set off by commas: "the deal, which took years, was signed"."""
    section = reading.section
    if (section.commas_part and not section.verbs_last) or first >= reading.stop or not reading.comma(first):
        return None
    for index in range(first + 1, min(reading.stop, first + _INSERTED)):
        if reading.hard(index):
            return None
        if reading.comma(index) and reading.has(index, "passives", "auxiliaries", "modal", "cue"):
            return index
    return None


def _in_relative_clause(reading: Reading, phrase: Phrase) -> Iterator[Candidate]:
    """The verb of a relative clause with a subject of its own: "the deal (that) Peru signed with Chile"."""
    section, first = reading.section, phrase.head + reading.has(phrase.head, "clauses")
    if section.commas_part or section.adjectives_follow or first >= reading.stop or reading.comma(first):
        return
    if not reading.any_begins(first + 1, first + _RELATIVE, "cue"):
        return
    if not (reading.capital(first) or reading.has(first, "definite", "articles", "possessives", "pronouns")):
        return
    for index in range(first + 1, min(reading.stop, first + _RELATIVE)):
        if reading.hard(index) or reading.comma(index) or index in reading.nouns:
            return
        tag = reading.tag(index, "cue")
        if tag is not None and not (tag.cue.tense == "noun" or tag.cue.subject or tag.cue.partner):
            if _has_no_object(reading, tag.stop):
                yield Candidate(index - first + 1, tag, False, index - first, False)
            return


def _has_no_object(reading: Reading, index: int) -> bool:
    """Whether no object begins behind a verb, so that the object is what stands before it."""
    if index >= reading.stop or reading.comma(index) or reading.hard(index):
        return True
    return reading.has(index, *_NO_OBJECT)


def _is_passive(reading: Reading, index: int) -> bool:
    """Whether a form of "be" stands right before a participle; in a language that parts them, before or behind it."""
    if reading.section.verbs_last:
        return _is_passive_clause(reading, index)
    return any(reading.has(one, "passives") for one in range(max(index - 3, reading.first), index))


def _is_governed(reading: Reading, phrase: Phrase) -> bool:
    """Whether a preposition stands before a phrase, so that it is no subject: "Mit dem Abschluss endet"."""
    return any(
        reading.has(index, "partners", "locatives", "agents", "subjects", "periods")
        for index in range(max(reading.first, phrase.first - 2), phrase.first)
    )


def _is_passive_clause(reading: Reading, index: int) -> bool:
    """Whether a form of "be" stands in the clause of a participle: "wurde am Freitag in Jena unterzeichnet"."""
    if index + 1 < reading.stop and not reading.comma(index + 1) and reading.has(index + 1, "passives"):
        return True
    for one in range(index, max(index - _FIELD, reading.first), -1):
        if reading.hard(one) or reading.comma(one):
            return False
        if reading.has(one - 1, "passives", "auxiliaries"):
            return reading.has(one - 1, "passives")
    return False


def is_impersonal(reading: Reading, cue: Tag) -> bool:
    """Whether a past form has no subject: "podpisano"."""
    endings = reading.section.impersonal_endings
    return cue.cue.tense == "done" and cue.stop == cue.first + 1 and reading.scan.words[cue.first].endswith(endings)
