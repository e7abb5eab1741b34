"""Clauses that a conjunction or a question word leads in, behind a verb or a participle."""

from __future__ import annotations

from newskit.model import Stance
from newskit.plugins.quotes.clause import Clause, dashed
from newskit.plugins.quotes.drafts import Draft, Mention, Subject, mention_of
from newskit.plugins.quotes.finite import first_finite, is_finite
from newskit.plugins.quotes.noun_phrases import chunk_start, noun_phrase
from newskit.plugins.quotes.view import View
from newskit.scan import Hit

__all__ = ["lead_of", "participle", "reports", "that_clause"]

_WITHIN = 18  # words between a verb and the conjunction of its clause
_ASKED_WITHIN = 7
_LEAST = 3
_CLAUSE_WITHIN = 14
_OPENING = 2  # words of a sentence among which a participle opens it: "While saying"
_SUBJECT = 10
_OTHERS = frozenset(("m", "f", "n", "virile", "other"))
_FACT = 3  # words between a verb and the "fact" that it states: "zwrócił uwagę na fakt, że"


def reports(view: View, cue: Hit) -> bool:
    """Whether a conjunction or question word follows soon: thinking reports only with one."""
    return not view.sets.leaders.isdisjoint(view.words[cue.stop : cue.stop + _WITHIN])


def lead_of(clause: Clause) -> int | None:
    """The word that leads in the clause of a cue: "że", "that", "czy", "by"."""
    view, sets, value, cue = clause.view, clause.sets, clause.value, clause.cue
    words, begin = view.words, cue.stop
    window = clause.high if clause.high - begin < _WITHIN else begin + _WITHIN
    if sets.leaders.isdisjoint(words[begin:window]):
        return None
    gaps, reader = view.gaps, clause.reader
    if words[begin] in sets.leading and not value.needs:
        return begin if not reader.quoted(view.starts[begin]) else None
    plain = not sets.free and value.lemma not in sets.telling and not value.needs and gaps[begin] == " "
    if plain and words[begin] not in sets.between and words[begin] not in sets.leaders:
        return None  # "said a plan that failed was dead": the conjunction belongs to the noun
    met = not value.needs
    comma = False
    leaders, finite, cue_at = sets.leaders, frozenset() if sets.free else sets.finite, view.cue_at
    for at in range(begin, window):
        gap, word = gaps[at], words[at]
        here = False  # behind a comma
        if gap != " ":
            here = "," in gap
            comma = comma or here or dashed(gap)
        if not met and word in value.needs:
            met = True
        if at > begin and at in cue_at and not cue_at[at].value.marked and word not in sets.leading:
            return None
        if word in leaders:
            leads = _leads(clause, at, here=here, comma=comma)
            if leads is not None:
                return at if leads and met and not reader.quoted(view.starts[at]) else None
        if word in finite and at > begin:
            return None
        if word not in leaders and reader.quotations and reader.in_long_quotation(view.starts[at]):
            return None
    return None


def _leads(clause: Clause, at: int, *, here: bool, comma: bool) -> bool | None:
    """Whether a conjunction or question word leads in the clause of a cue; None where it is neither here.

    Args:
        clause: The cue's.
        at: The word.
        here: Whether a comma stands before it.
        comma: Whether a comma or dash stands between the cue and it.
    """
    view, sets, value = clause.view, clause.sets, clause.value
    words, begin = view.words, clause.cue.stop
    word, gap, before = words[at], view.gaps[at], words[at - 1]
    if word in sets.leading:
        stated = before in sets.factual and at - begin <= _FACT
        if at > begin and before in sets.not_that and (not here or before not in value.needs) and not stated:
            return False
        if not sets.free and at > begin and gap == " " and before in sets.prepositions:
            return None  # "asked for that rule"
        marked = here or at == begin or dashed(gap) or any(mark in gap for mark in ')"”')
        return marked or not sets.free
    if word in sets.demanding:
        if sets.free and value.marked:
            return False  # "przerwała, żeby napić się wody": a purpose
        return True if here or at == begin or (value.group == "demand" and not comma) else None
    if value.group == "ask":
        return None if view.capital(at) else True
    polish = sets.free and here and value.group == "say" and at - begin < _ASKED_WITHIN and not clause.negated()
    return True if polish and before not in sets.dummies else None


def that_clause(clause: Clause, lead: int) -> Draft | None:
    """``X V, że A``, ``X said that A``, ``X pyta, czy A``, ``X prosi, by A``."""
    sets, value = clause.sets, clause.value
    if value.group == "weak" or (clause.nobody() and not _in_document(clause, lead)):
        return None
    subject = clause.subject(lead)
    mention = subject.mention
    if mention is None and not (sets.free and _alone(clause, lead)):
        return None
    if mention is not None and mention.kind == "dummy":
        return None
    if mention is None and value.group == "document" and _unsourced(clause):
        return None
    if mention is None and value.group == "hear" and not any(map(sets.first_person, _words(clause))):
        return None  # "usłyszał, że": nobody says from whom
    word = clause.view.words[lead]
    begin = lead if word in sets.asking else lead + 1
    stance: Stance = clause.stance()
    if word in sets.leading:
        if word in sets.doubting and stance == "asserted":
            stance = "doubted"
        elif stance == "asked" and not sets.free:
            stance = "asserted"
    elif word in sets.demanding:
        if not sets.free or stance != "denied":  # "przeczy, aby": what is denied
            stance = "demanded"
    elif word in sets.asking and (value.group == "ask" or not sets.free):
        stance = "asked"
    return clause.made(begin, clause.stop(begin), "that_clause", subject, stance)


def _alone(clause: Clause, lead: int) -> bool:
    """Whether a verb reports though no subject stands beside it; one of mood does right before its clause."""
    value = clause.value
    if not value.marked or value.needs or value.person == "impersonal":
        return True
    return value.group == "mood" and clause.sets.linking.issuperset(clause.view.words[clause.cue.stop : lead])


def _words(clause: Clause) -> list[str]:
    """The words of a cue."""
    return clause.view.words[clause.cue.first : clause.cue.stop]


def _unsourced(clause: Clause) -> bool:
    """Whether what follows from something has no source but the reporter: "Z naszych ustaleń wynika, że"."""
    words, sets = clause.view.words, clause.sets
    before = words[max(clause.low, clause.cue.first - _WITHIN) : clause.cue.first]
    return any(sets.first_person(word) or word in sets.no_sources for word in before)


def _in_document(clause: Clause, lead: int) -> bool:
    """Whether what nobody says stands in a document: "stwierdza się w nim", "w raporcie podaje się"."""
    view, sets = clause.view, clause.sets
    for at in range(max(clause.low, clause.cue.first - _WITHIN) + 1, lead):
        if view.words[at - 1] not in sets.prepositions or at == clause.cue.first:
            continue
        noun = view.nouns.get(at)
        if view.words[at] in sets.within or (noun is not None and noun.value[0] == "document"):
            return True
    return False


def participle(clause: Clause) -> Draft | None:
    """``podkreślając, że A``, ``adding that A``: the speaker is the main clause's subject."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    gap = view.gaps[cue.first]
    if clause.value.marked or (sets.free and "," not in gap and cue.first != clause.low and not dashed(gap)):
        return None
    lead = lead_of(clause)
    if lead is not None:
        return _made(clause, lead + (view.words[lead] not in sets.asking), "participle")
    return None if sets.free else _bare(clause)


def _bare(clause: Clause) -> Draft | None:
    """English leaves out "that": "adding it would", "urging Congress to"."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    words, gaps = view.words, view.gaps
    if clause.value.lemma in sets.infinitive_verbs:
        for at in range(cue.stop, min(cue.stop + 8, clause.high - 1)):
            if words[at] == sets.infinitive:
                return _made(clause, at, "infinitive")
            if gaps[at] != " " or words[at] in sets.finite:
                break
    lemma = clause.value.lemma
    if lemma not in sets.zero_that or lemma in sets.findings or clause.high - cue.stop < _LEAST:
        return None
    if words[cue.stop] in sets.prepositions or "," in gaps[cue.stop]:
        return None
    if sets.finite.isdisjoint(words[cue.stop : min(cue.stop + _CLAUSE_WITHIN, clause.high)]):
        return None
    return _made(clause, cue.stop, "participle")


def _made(clause: Clause, begin: int, rule: str) -> Draft | None:
    cue = clause.cue
    main = clause.main()
    stop = clause.stop(begin)
    own = _own_subject(clause) if not clause.sets.free else None
    if own is not None:
        return clause.made(begin, stop, rule, Subject(own, None, cue.stop), clause.value.stance)
    if main is None and not clause.sets.free and cue.first - clause.low < _OPENING:
        return _before_subject(clause, begin, stop, rule)
    if main is None:
        subject = Subject(_main_subject(clause), None, cue.stop)
        mention = subject.mention
        if mention is None and not clause.sets.free:
            return None
        if rule == "infinitive" and mention is not None and mention.kind == "phrase":
            return None
        draft = clause.made(begin, stop, rule, subject, clause.value.stance)
        if draft is not None and mention is None:
            draft.person = "any"
        return draft
    draft = clause.made(begin, stop, rule, Subject(main.mention, None, cue.stop), clause.value.stance)
    if draft is not None:
        draft.person = main.person
        if main.mention is None:
            draft.same_as = main.same_as or main
        if main.kind == "direct":
            main.turn = draft.turn = main.turn or id(main)
    return draft


def _own_subject(clause: Clause) -> Mention | None:
    """The noun phrase that a participle belongs to without a comma: "with *lawmakers* warning", "*a sign* saying"."""
    view, sets, at = clause.view, clause.sets, clause.cue.first
    if at <= clause.low or view.gaps[at] != " ":
        return None
    before = view.words[at - 1]
    if before in sets.before_participles or before in sets.coordinating or before in sets.prepositions:
        return None
    start = chunk_start(view, at, clause.low)
    start += view.words[start] in sets.prepositions
    mention = noun_phrase(view, start, at) if start < at else None
    return mention if mention is not None and mention.kind in ("actor", "role", "noun", "pronoun") else None


def _before_subject(clause: Clause, begin: int, stop: int, rule: str) -> Draft | None:
    """A participle that opens its sentence, its subject behind it: "Noting that A, X left", "By saying A, X lost"."""
    view = clause.view
    for at in range(begin + 1, stop):
        if "," not in view.gaps[at]:
            continue
        end = next((i for i in range(at, min(at + _SUBJECT, clause.high)) if is_finite(view, i, at)), None)
        mention = noun_phrase(view, at, end) if end is not None and end > at else None
        if mention is not None and mention.kind != "dummy":
            subject = Subject(mention, None, clause.cue.stop)
            return clause.made(begin, at, rule, subject, clause.value.stance)
    return None


def _main_subject(clause: Clause) -> Mention | None:
    """The subject of a main clause without a verb of speech: "wyszedł z sali, twierdząc, że"."""
    view, sets = clause.view, clause.sets
    low, high = clause.low, min(clause.cue.first, clause.low + 40)
    if not sets.free:
        stop = first_finite(view, low, high)
        report = next((cue.first for cue in view.cues_in(low + 1, stop or high) if cue.first in view.verbs), stop)
        before = noun_phrase(view, low, report) if report is not None else None
        if before is not None and before.kind != "phrase":
            return before
    for at in range(low, high):
        actor = view.cast.covering(at)
        if actor is not None and actor.nominative and (at == low or view.words[at - 1] not in sets.prepositions):
            return mention_of(actor)
        role = view.roles.get(at)
        if (
            role is not None
            and sets.free
            and view.words[at] == role.value[1]
            and (at == low or view.words[at - 1] not in sets.prepositions)
        ):
            return Mention(at, role.stop, "role", None, role.value[1])
    return None if sets.free else before
