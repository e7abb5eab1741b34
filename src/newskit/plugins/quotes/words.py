"""The words of quotes: the section ``quotes`` of a language pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from newskit.languages import Words, section
from newskit.languages.sections import Entry
from newskit.model import Stance

__all__ = ["Cue", "Formula", "QuoteWords"]

#: Groups whose verbs report in the infinitive as well, behind a modal: "miał powiedzieć, że".
_SPOKEN = frozenset(("say", "claim", "deny", "ask", "mood"))
_INFINITIVE = "infinitive"
#: Groups whose verbs report only beside marks or a dash.
_MARKED = frozenset(("mood", "weak", "gesture", "reporter"))
_STANCES: Mapping[str, Stance] = {"deny": "denied", "demand": "demanded", "ask": "asked"}


class Cue(NamedTuple):
    """A form of a verb of speech, and what it tells."""

    lemma: str
    group: str  #: say, claim, deny, demand, ask, mood, document, weak, gesture, hear or reporter.
    person: str  #: What the ending says: m, f, n, virile, other, singular, plural, impersonal; or participle.
    stance: Stance
    marked: bool  #: Whether it reports only beside quotation marks or a dash: "begin", "think".
    reflexive: bool  #: Whether it must have its "się": "powołać (się)".
    needs: frozenset[str]  #: Words of which one must stand between it and its clause: "zwrócić (uwagę), że".


class Formula(NamedTuple):
    """A preposition that names a source: "według", "according to"."""

    words: str
    possessor: str | None  #: The gender of the source that it names itself: "jego zdaniem".


@section("quotes")
@frozen(kw_only=True, slots=False)
class QuoteWords:
    """How a language reports speech.

    Args:
        verbs: Verbs of speech with their forms, by group: what they do to what is said. Phrases that report stand in
            ``phrases``, or in a table of the group's name and ``-phrases``.
        persons: Endings that tell the person of a verb form (the longest counts): ``m = "ł"``.
        order: Where a subject stands: ``free`` (case endings tell) or ``before`` the verb but for "said X".
        turns: Whether a dash opens a spoken turn.
        that: Words that lead in a reported clause.
        zero_that: Verbs (lemmas) whose clause often comes without one: "said it was late".
        doubting: Words that lead in a clause and doubt it.
        demanding: Words that lead in what somebody asks for.
        asking: Question words that lead in a reported question.
        infinitive: The word that leads in a demanded or promised act ("to"), and `infinitive_verbs` that take it.
        as_reported: Words that lead in an inserted attribution: "as", "jak".
        sources: Phrases that name a source: "according to", "według"; `own_sources` by gender those that hold it.
        source_nouns: Nouns between such a phrase and the source: "according to (data) of X".
        no_sources: Nouns after such a phrase that say nothing: "according to plan".
        pronouns: Pronouns by gender: m, f, n, plural.
        partitives: What stands for one of a group, by gender: "jeden z".
        relatives: "who", "który": the subject is the noun before.
        prepositions: Words whose noun is no subject.
        linking: Words that may stand between a dash or mark and the verb: "also", "jak", "z kolei".
        auxiliaries: Words of a verb group before the verb of speech: "has", "will".
        finite: Verb forms that show that a clause follows.
        openers: Words that open a sentence and belong to no subject: "but", "however".
        negations: Words that turn a claim round.
        own: First and second person words that show a speaker's own words.
        own_endings: Endings of first and second person verbs; `not_own` words that end so and are none.
        addressed: Words that speakers call each other by: "pan".
        speech_openers: Words that begin what is said and hardly ever an item of a list: "no", "bo".
        voices: Labels of a transcript beside names, offices and initials: "głos z sali".
        agent_endings: Endings of nouns for those who do or know something: "olog"; `no_agents` end so and are none.
        resuming: Words that begin a clause, and stand before an attribution inserted in it: "bo, jak mówi X,".
        within: Words for a document behind a preposition: "w nim".
        belonging: Prepositions between a source and what it belongs to: "Ewa Lis (z) Instytutu Energii".
        modals: Words before the infinitive of a verb of speech: "miał (powiedzieć)".
        afterwards: What leads from a reported clause back to the main one: "po czym".
        clausal: Words of which nearly every clause has one: "jest", "nie", "się".
        subordinating: Words that lead in a clause of time or condition: "kiedy", "jeśli".
        announcing: Words between a verb and a colon that announce a statement, not a list: "wprost:", "co innego:".
        sayings: Nouns for something said or written, before a colon and a quotation: "wpis", "słowami".
        drawn_from: Words before what something follows from: "z (relacji świadków) wynika".
        pointing: Words that point to a clause behind them: "o tym, że".
        about: Words between a label and whom or what it speaks to or of: "Wójt (o) moście:".
        factual: Words of `not_that` that a verb of speech right before them may state: "podkreślił (fakt), że".
        thus: Words that lead over to a verb some words later: "tak (o meczu) mówił".
        heard_from: Words before the source of what a reporter hears: "od".
        groups: Unnamed sources, many: nominative and forms.
        unnamed: Nouns for one unnamed source: nominative and forms.
        documents: Documents that speak: nominative and forms.
        chiefs: Nouns that name an office anew: "szef", "polityk", "przywódca".
        not_that: Words after which ``że`` leads in no reported clause: "mimo (że)".
        dummies: Subjects of no speech: "to", "it".
        marked: Verbs (lemmas) that report only beside marks or a dash.
        needs: For a verb (lemma) words of which one must stand before its clause.
        blocked: Phrases that hold a verb of speech and are none.
        captions: Words that never stand for a speaker before a colon: "photo", "source".
        reflexive: The word that makes a verb impersonal: "mówi się".
        strong: Verbs (lemmas) that report whatever follows: "said".
        labelling: Verbs (lemmas) that say what a thing is called: "called the plan 'mad'".
        telling: Verbs (lemmas) whose hearer stands before the clause: "told X it was".
        objects: Words that are all that is said: "said nothing"; a clause may follow them all the same.
        hearers: Those who are told: "reporters".
        days: Words of time between a verb and its clause: "Monday", "on" is none.
        occasions: Nouns that end an occasion: "in an interview"; `occasions_before` begin it.
        coordinating: Conjunctions that join verbs of one subject: "and".
        adjective_endings: Endings of adjectives, where word order is free.
        adverb_endings: Endings of adverbs: "ly".
        added_endings: Endings of participles that go on with a source: "powołującego się na".
        past_endings: Endings of a past tense: "ed".
        noun_like: Forms of verbs of speech that are mostly nouns: "states", "reports".
        agents: Words that name who did something: "by", so that the verb form before is a participle.
        before_participles: Words that lead in a participle: "by (saying)".
        quantities: Words that make a noun phrase of a preposition before them: "about (half)".
        at_quantities: Words that tell a quantity behind a preposition: "at (least)".
        findings: Verbs (lemmas) of which only documents and bodies are the subject: "a study found".
        possessives: "his", "our".
        subjects: Pronouns that are always a subject: "he", but not "her".
        passive: Verb forms that make a participle passive: "was (told)".
        definite: Articles that point back: "the"; `indefinite` those that do not: "a", "jeden".
        possessive: What a possessive apostrophe is followed by.
    """

    verbs: Mapping[str, Mapping[str, Words]] = field(factory=dict)
    persons: Mapping[str, Words] = field(factory=dict)
    order: str = "before"
    turns: bool = False
    that: Words = ()
    zero_that: Words = ()
    doubting: Words = ()
    demanding: Words = ()
    asking: Words = ()
    infinitive: str = ""
    infinitive_verbs: Words = ()
    as_reported: Words = ()
    sources: Words = ()
    own_sources: Mapping[str, Words] = field(factory=dict)
    source_nouns: Words = ()
    no_sources: Words = ()
    pronouns: Mapping[str, Words] = field(factory=dict)
    partitives: Mapping[str, Words] = field(factory=dict)
    relatives: Words = ()
    prepositions: Words = ()
    linking: Words = ()
    auxiliaries: Words = ()
    finite: Words = ()
    openers: Words = ()
    negations: Words = ()
    own: Words = ()
    own_endings: Words = ()
    not_own: Words = ()
    addressed: Words = ()
    speech_openers: Words = ()
    voices: Words = ()
    agent_endings: Words = ()
    no_agents: Words = ()
    resuming: Words = ()
    within: Words = ()
    belonging: Words = ()
    modals: Words = ()
    afterwards: Words = ()
    clausal: Words = ()
    subordinating: Words = ()
    announcing: Words = ()
    sayings: Words = ()
    drawn_from: Words = ()
    pointing: Words = ()
    about: Words = ()
    factual: Words = ()
    thus: Words = ()
    heard_from: Words = ()
    groups: Mapping[str, Words] = field(factory=dict)
    unnamed: Mapping[str, Words] = field(factory=dict)
    documents: Mapping[str, Words] = field(factory=dict)
    chiefs: Words = ()
    not_that: Words = ()
    dummies: Words = ()
    marked: Words = ()
    needs: Mapping[str, Words] = field(factory=dict)
    blocked: Words = ()
    captions: Words = ()
    reflexive: str = ""
    strong: Words = ()
    labelling: Words = ()
    telling: Words = ()
    objects: Words = ()
    hearers: Words = ()
    days: Words = ()
    occasions: Words = ()
    occasions_before: Words = ()
    coordinating: Words = ()
    adjective_endings: Words = ()
    adverb_endings: Words = ()
    added_endings: Words = ()
    past_endings: Words = ()
    noun_like: Words = ()
    agents: Words = ()
    before_participles: Words = ()
    quantities: Words = ()
    at_quantities: Words = ()
    findings: Words = ()
    possessives: Words = ()
    subjects: Words = ()
    passive: Words = ()
    definite: Words = ()
    indefinite: Words = ()
    possessive: str = ""

    def lexicon(self) -> Iterator[Entry]:
        """Verbs as ``quotes.cue``, formulas as ``quotes.source``, sources without a name as ``quotes.noun``."""
        for table, verbs in self.verbs.items():
            group = table.removesuffix("-phrases")
            for lemma, forms in verbs.items():
                bare = lemma.partition(" ")[0]
                marked = group in _MARKED or bare in self.marked
                needs = frozenset(self.needs.get(bare, ()))
                stance = _STANCES.get(group, "asserted")
                reflexive = " " in lemma and bool(self.reflexive)
                for form in forms:
                    # "chwali" of "chwalić" is no past plural, and "woła" of "wołać" no woman's past.
                    person = "singular" if self.modals and form == bare[:-1] else self.person(form)
                    cue = Cue(lemma, group, person, stance, marked, reflexive, needs)
                    yield Entry("quotes.cue", form, cue)
                if self.modals and group in _SPOKEN and "-" not in lemma:
                    yield Entry("quotes.cue", bare, Cue(lemma, group, _INFINITIVE, stance, marked, reflexive, needs))
        for phrase in self.sources:
            yield Entry("quotes.source", phrase, Formula(phrase, None))
        for gender, phrases in self.own_sources.items():
            for phrase in phrases:
                yield Entry("quotes.source", phrase, Formula(phrase, gender))
        for kind, nouns in (("group", self.groups), ("anonymous", self.unnamed), ("document", self.documents)):
            for name, forms in nouns.items():
                for form in forms:
                    yield Entry("quotes.noun", form, (kind, name))
        for phrase in self.blocked:
            yield Entry("quotes.blocked", phrase, phrase)

    def person(self, form: str) -> str:
        """What the ending of a verb form says of its subject."""
        for word in form.split()[:2] if " " in form else ():
            found = self.person(word)
            if found != "singular":
                return found
        best, found = "", "singular"
        for person, endings in self.persons.items():
            for ending in endings:
                if len(ending) > len(best) and form.endswith(ending):
                    best, found = ending, person
        return found

    @cached_property
    def sets(self) -> WordSets:
        """The word lists as sets, made once a language."""
        return WordSets(self)


class WordSets:
    """The word lists of a section as sets for a look-up by word; each has the name of its list."""

    that: frozenset[str]
    zero_that: frozenset[str]
    doubting: frozenset[str]
    demanding: frozenset[str]
    asking: frozenset[str]
    infinitive_verbs: frozenset[str]
    as_reported: frozenset[str]
    source_nouns: frozenset[str]
    no_sources: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    linking: frozenset[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    openers: frozenset[str]
    coordinating: frozenset[str]
    negations: frozenset[str]
    own: frozenset[str]
    not_own: frozenset[str]
    addressed: frozenset[str]
    speech_openers: frozenset[str]
    voices: frozenset[str]
    no_agents: frozenset[str]
    resuming: frozenset[str]
    within: frozenset[str]
    belonging: frozenset[str]
    modals: frozenset[str]
    afterwards: frozenset[str]
    clausal: frozenset[str]
    subordinating: frozenset[str]
    announcing: frozenset[str]
    sayings: frozenset[str]
    drawn_from: frozenset[str]
    pointing: frozenset[str]
    about: frozenset[str]
    factual: frozenset[str]
    thus: frozenset[str]
    heard_from: frozenset[str]
    chiefs: frozenset[str]
    not_that: frozenset[str]
    dummies: frozenset[str]
    captions: frozenset[str]
    strong: frozenset[str]
    labelling: frozenset[str]
    telling: frozenset[str]
    at_quantities: frozenset[str]
    findings: frozenset[str]
    objects: frozenset[str]
    hearers: frozenset[str]
    days: frozenset[str]
    occasions: frozenset[str]
    occasions_before: frozenset[str]
    noun_like: frozenset[str]
    agents: frozenset[str]
    before_participles: frozenset[str]
    quantities: frozenset[str]
    passive: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]

    def __init__(self, words: QuoteWords) -> None:
        self.person = words.person
        for name in WordSets.__annotations__:
            setattr(self, name, frozenset(getattr(words, name)))
        self.free: bool = words.order == "free"
        self.turns = words.turns
        self.infinitive = words.infinitive
        self.reflexive = words.reflexive
        self.possessive = words.possessive
        self.pronouns: Mapping[str, str] = {form: key for key, forms in words.pronouns.items() for form in forms}
        pairs = [(phrase.split(), key) for key, phrases in words.partitives.items() for phrase in phrases]
        self.partitives: Mapping[tuple[str, ...], str] = {tuple(pair): key for pair, key in pairs}
        self.ones = frozenset(pair[0] for pair, _ in pairs)
        # Endings are tuples, as str.endswith takes them.
        self.participle_ending = tuple(words.persons.get("participle", ()))
        self.past_endings = words.past_endings
        self.adverb_endings = words.adverb_endings
        self.adjective_endings = words.adjective_endings
        self.added_endings = words.added_endings
        self.own_endings = words.own_endings
        self.agent_endings = words.agent_endings
        #: What leads in a reported statement, and what leads in any reported clause.
        self.leading = self.that | self.doubting
        self.leaders = self.leading | self.demanding | self.asking
        self.relative_or_leading = self.relatives | self.leading
        self.circumstances = self.days | self.occasions_before | self.hearers
        self.occasions_or_days = self.occasions | self.days
        self.finite_or_leading = self.finite | self.relative_or_leading
        self.finite_or_pronoun = self.finite | self.pronouns.keys()
        #: Words before which a noun phrase ends, whatever mark stands there.
        self.joining = self.relative_or_leading | self.openers
        #: Words that begin a clause which goes on with the one before.
        self.going_on = self.openers | self.resuming
        #: Words of a verb group before its verb.
        self.in_group = self.auxiliaries | self.linking | self.negations
        #: What may stand first between a verb and its "that": "said on Monday that".
        self.between = self.prepositions | self.days | self.linking | self.hearers | self.occasions_before | self.that
        self.before_noun = frozenset((*words.definite, *words.indefinite, *words.possessives)) - self.quantities
        before_nouns = (*words.definite, *words.indefinite, *words.possessives, *words.prepositions)
        #: Pronouns that are always a subject: "he", not "him" or "her".
        self.subject_pronouns = frozenset(words.subjects) & self.pronouns.keys()
        #: What shows that a past form before it is a participle: "measures aimed (at)"; a preposition or "to".
        self.behind_participle = (self.prepositions - self.openers) | {words.infinitive}
        #: What shows that a thing is somebody's: "his", "'s".
        self.own_things = frozenset((*words.possessives, words.possessive)) - {""}
        #: Words that may be a subject by themselves: "one (said)".
        self.single = self.indefinite - self.definite
        #: Words after which a form is no verb: "the claim".
        self.nominal = frozenset((*before_nouns, words.possessive)) - {words.infinitive, ""}

    def first_person(self, word: str) -> bool:
        """Whether a word is one of a speaker's own: "my", "wiemy", "byłam"."""
        return word in self.own or (word.endswith(self.own_endings) and word not in self.not_own)
