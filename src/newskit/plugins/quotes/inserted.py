"""Attributions that stand inside their sentence or close it: "as X said", "she says", "- zauważył X"."""

from __future__ import annotations

from newskit.model import QuoteKind
from newskit.plugins.quotes.clause import FAR, Clause, dashed
from newskit.plugins.quotes.documents import document_in
from newskit.plugins.quotes.drafts import Draft, Place, Subject
from newskit.plugins.quotes.finite import first_finite
from newskit.plugins.quotes.subjects import source_in, subject_of

__all__ = ["AS_WITHIN", "as_reported", "inserted", "trailing"]

AS_WITHIN = 7  # words before a verb among which the "as" stands that leads it in
_BACK = 7
_LEAST = 3
_SHORTEST = 2  # words, where case tells the subject from them
_TAIL = 12
_CLOSING = frozenset('”"’»')
_INSERTED = 7  # words that an attribution between commas may have
_NO_SUBJECT = frozenset(("participle", "impersonal", "infinitive"))


# ------------------------------------------------------------------------------------------------------ as X reports


def as_reported(clause: Clause) -> Draft | None:
    """``Jak V X, A``, ``A, jak V X, b``, ``as X noted, A``."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    words = view.words
    start = _as(clause)
    if start is None or clause.nobody() or clause.value.group == "weak":
        return None
    if any(words[at] in sets.leading for at in range(cue.stop, min(cue.stop + 2, clause.high))):
        return None
    initial = start == clause.low
    close = _close(clause, start, initial=initial)
    inverted = sets.linking.issuperset(words[start + 1 : cue.first])
    subject = subject_of(view, cue, start + 1, close, inverted=inverted)
    mention = subject.mention
    if (mention is not None and mention.kind == "dummy") or (mention is None and not sets.free):
        return None
    if initial:
        close = _behind_participle(clause, close)
        if close >= clause.high:
            return None
        return clause.made(close, clause.stop(close), "as_reported", subject, clause.value.stance)
    places = [] if _begins_again(clause, start) else [view.trimmed(view.starts[clause.low], view.starts[start])]
    if close < clause.high:
        places.append(view.trimmed(view.starts[close], clause.end(clause.high)))
    content = [place for place in places if place is not None]
    if not content or (not sets.free and len(content) == 1 and clause.value.group not in ("say", "claim")):
        return None
    return clause.draft(content, "as_reported", subject, clause.value.stance)


def _behind_participle(clause: Clause, close: int) -> int:
    """Where what is reported begins behind a participle of the source: "Jak podał X, powołując się na Y, A"."""
    view = clause.view
    ending = clause.sets.participle_ending
    if not clause.sets.free or close >= clause.high or not view.words[close].endswith(ending):
        return close
    return next((at for at in range(close + 1, clause.high) if "," in view.gaps[at]), close)


def _begins_again(clause: Clause, start: int) -> bool:
    """Whether what is reported begins only behind the attribution: "..., bo, jak V X, A", "który, jak V X, A"."""
    view, sets = clause.view, clause.sets
    if not sets.free:
        return False
    gap, before = view.gaps[start], start - 1
    if ":" in gap or ";" in gap:
        return True
    word = view.words[before]
    if "," not in gap or not (word in sets.resuming or word in sets.relative_or_leading):
        return False
    return before == clause.low or "," in view.gaps[before]


def _as(clause: Clause) -> int | None:
    """The "as" that leads in the cue's clause; it begins the sentence or stands behind a mark."""
    view, leads = clause.view, clause.sets.as_reported
    for at in range(clause.cue.first - 1, max(clause.low, clause.cue.first - AS_WITHIN) - 1, -1):
        if view.words[at] in leads and (at == clause.low or view.gaps[at] != " "):
            return at
        if view.gaps[at + 1] != " " and not view.cast.covering(at):
            return None
    return None


def _close(clause: Clause, start: int, *, initial: bool) -> int:
    """Where an inserted attribution ends: at the mark that matches the one before it."""
    view, gaps = clause.view, clause.view.gaps
    dash = not initial and dashed(gaps[start])
    bracket = not initial and "(" in gaps[start]
    last = clause.high
    for at in range(clause.cue.stop, clause.far):
        gap = gaps[at]
        if gap == " ":
            continue
        if dash:
            if dashed(gap):
                return at
        elif bracket:
            if ")" in gap:
                return at
        elif "," in gap or ":" in gap or (initial and dashed(gap)):
            if view.words[at] not in clause.sets.relatives and not _apposed(clause, at):
                return at
            last = at
    return last


def _apposed(clause: Clause, at: int) -> bool:
    """Whether an office stands in apposition behind a comma, up to the next one."""
    view, sets = clause.view, clause.sets
    gaps, words = view.gaps, view.words
    if at not in view.roles:
        return False
    named = 0  # behind the person of the office
    for index in range(at + 1, min(at + 14, clause.high)):
        if "," in gaps[index]:
            goes_on = words[index] in sets.leading or words[index] in sets.relatives or words[index] in sets.asking
            return not goes_on and (not named or index == named)
        if index in view.cue_at or (not sets.free and words[index] in sets.finite):
            return False
        actor = view.cast.at(index)
        if actor is not None and actor.kind == "person" and actor.nominative:
            named = actor.stop
    return False


def inserted(clause: Clause) -> Draft | None:
    """``A, she says, b``: the attribution between two commas."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    if "," not in view.gaps[cue.stop]:
        return None
    subject = subject_of(view, cue, clause.low, clause.high, inverted=False)
    mention = subject.mention
    if mention is None or mention.kind in ("dummy", "relative"):
        return None
    begin = _phrase_begin(clause, mention.first, 6)
    if begin <= clause.low or "," not in view.gaps[begin]:
        return None
    start = clause.low + (view.words[clause.low] in sets.openers)
    places = [view.trimmed(view.starts[start], view.starts[begin])] if start < begin else []
    places.append(view.trimmed(view.starts[cue.stop], clause.end(clause.stop(cue.stop))))
    content = [place for place in places if place is not None]
    if not content or (len(content) == 1 and sets.finite.isdisjoint(view.words[cue.stop : clause.far])):
        return None
    return clause.draft(content, "inserted", subject, clause.value.stance)


def inserted_free(clause: Clause) -> Draft | None:
    """``A, mówi X, b``: the same where a subject may be left out; "wstał, powiedział, wyszedł" is a list of acts."""
    view, sets, cue, value = clause.view, clause.sets, clause.cue, clause.value
    if value.marked or value.needs or value.group not in ("say", "claim") or value.person in _NO_SUBJECT:
        return None
    begin = clause.behind_linking()
    if begin <= clause.low or "," not in view.gaps[begin] or view.words[clause.low] in sets.subordinating:
        return None
    if view.words[begin] in sets.going_on:
        return None
    close = next((at for at in range(cue.stop, min(cue.stop + _INSERTED, clause.high)) if view.gaps[at] != " "), None)
    if close is None or view.gaps[close] != ", ":
        return None
    word = view.words[close]
    if word in sets.leaders or word in sets.relatives or word in sets.going_on or close in view.roles:
        return None
    if word.endswith(sets.participle_ending) or (view.cast.at(close) is not None and close > cue.stop):
        return None
    subject = subject_of(view, cue, begin, close, inverted=True)
    mention = subject.mention
    if mention is None and (not sets.linking.issuperset(view.words[cue.stop : close]) or _acts(clause, begin, close)):
        return None
    if mention is not None and (mention.kind == "dummy" or mention.first < begin):
        return None
    places = [view.trimmed(view.starts[clause.low], view.starts[begin])]
    places.append(view.trimmed(view.starts[close], clause.end(clause.high)))
    content = [place for place in places if place is not None]
    if clause.reader.touches(content):
        return None
    return clause.draft(content, "inserted", subject, value.stance)


def _acts(clause: Clause, begin: int, close: int) -> bool:
    """Whether verbs of the same form stand on both sides of a cue, so that all have one subject."""
    view, person = clause.view, clause.value.person
    words = view.words
    before = any(clause.sets.person(words[at]) == person for at in range(max(clause.low, begin - FAR), begin))
    return before and (person == "singular" or clause.sets.person(words[close]) == person)


def _phrase_begin(clause: Clause, at: int, most: int) -> int:
    """Where the run of plain words begins that a word stands in."""
    view = clause.view
    titles, roles = view.scan.at("people.title"), view.roles
    begin = at
    while begin > clause.low and begin > at - most:
        gap = view.gaps[begin]
        if gap != " " and not (gap == ". " and (begin - 1 in titles or begin - 1 in roles)):  # "Mr. Cole"
            break
        begin -= 1
    return begin


# ---------------------------------------------------------------------------------------------------------- trailing


def trailing(clause: Clause) -> Draft | None:
    """An attribution behind the words: ``A - zauważył X``, ``A, informuje X``, ``A, X said``."""
    if not clause.sets.free:
        return _trailing_fixed(clause)
    view, sets = clause.view, clause.sets
    if clause.value.group == "weak":
        return None
    if clause.value.group == "document":
        return _drawn_from(clause)
    at = clause.behind_linking()
    if at - clause.low < _SHORTEST:
        return None
    gap = view.gaps[at]
    dash = dashed(gap)
    if not dash and ("," not in gap or clause.value.marked or _wants(clause)):
        return None
    subject = subject_of(view, clause.cue, at, clause.high, inverted=True)
    mention = subject.mention
    if (mention is None or mention.kind == "dummy") and not dash:
        return None
    if mention is not None and mention.first < at:
        return None
    behind = view.words[subject.stop : clause.far]
    if dash:
        behind = view.words[clause.cue.stop : min(subject.stop + 3, clause.high)]
    if not sets.leading.isdisjoint(behind) or (not dash and view.words[at] in sets.relatives):
        return None
    return _made(clause, at, subject, dash=dash)


def _drawn_from(clause: Clause) -> Draft | None:
    """``A – wynika z raportu X``: a document, or whose figures they are."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    at = clause.behind_linking()
    first = cue.stop + 1
    if at - clause.low < _SHORTEST or not dashed(view.gaps[at]) or first >= clause.high:
        return None
    if view.words[cue.stop] not in sets.drawn_from or view.gaps[first] != " ":
        return None
    mention = document_in(view, first, clause.high) or source_in(view, first, clause.high)
    return _made(clause, at, Subject(mention, None, clause.high), dash=True) if mention is not None else None


def _wants(clause: Clause) -> bool:
    """Whether a verb lacks the word that makes it one of speech: "zwracała (uwagę)"."""
    needs = clause.value.needs
    return bool(needs) and needs.isdisjoint(clause.view.words[clause.cue.stop : clause.cue.stop + 1])


def _trailing_fixed(clause: Clause) -> Draft | None:
    view, sets, value, cue = clause.view, clause.sets, clause.value, clause.cue
    if value.marked or value.person == "participle" or value.group in ("demand", "ask"):
        return None
    at = clause.behind_linking() if view.words[clause.start - 1] in sets.linking else clause.start
    gap = view.gaps[at] if at > clause.low else " "
    marked = gap != " " and ("," in gap or dashed(gap))
    if not marked and clause.high - cue.stop > _TAIL:
        return None
    if at > clause.low and view.words[at - 1] == sets.infinitive:
        return None  # "places are hard to find"
    if marked:
        return _said_x(clause, at, dash=dashed(gap)) if value.lemma in sets.zero_that else None
    if (cue.stop < clause.high and "," in view.gaps[cue.stop]) or not _tail(clause):
        return None
    subject = subject_of(view, cue, clause.low, clause.high, inverted=False)
    mention = subject.mention
    if mention is None or mention.kind in ("dummy", "relative") or mention.first <= clause.low:
        return None
    if mention.kind == "phrase" and not (value.lemma in sets.strong or value.lemma in sets.findings):
        return None
    begin = _phrase_begin(clause, mention.first, 8)
    if begin - clause.low <= _LEAST or "," not in view.gaps[begin]:
        return None
    if begin - clause.low < 7 and sets.finite.isdisjoint(view.words[clause.low : begin]):
        return None
    return _made(clause, begin, subject, dash=False)


def _said_x(clause: Clause, at: int, *, dash: bool) -> Draft | None:
    """The inverted form: ``A, said X, a baker``."""
    view, sets, cue = clause.view, clause.sets, clause.cue
    subject = subject_of(view, cue, clause.low, clause.high, inverted=True)
    mention = subject.mention
    if mention is None or at - clause.low < _LEAST:
        return None
    quoted = not _CLOSING.isdisjoint(view.gaps[at])  # 'A "B," said a man'
    several = mention.kind == "noun" and clause.value.lemma in sets.strong  # "A, say scientists"
    if mention.kind not in ("actor", "role") and not several and not (quoted and mention.kind in ("noun", "phrase")):
        return None
    if not quoted and clause.value.lemma not in sets.strong and first_finite(view, clause.low, at) is None:
        return None  # "Ann Toll, 38, denies murder"
    if mention.kind == "role" and not sets.own_things.isdisjoint(view.words[mention.first : mention.stop]):
        return None  # "confirmed his daughter's death"
    if any(
        view.words[index] in sets.finite and view.words[index - 1] not in sets.relatives
        for index in range(cue.stop, clause.far)
    ):
        return None
    ends = mention.stop >= clause.high or "," in view.gaps[mention.stop]
    if not ends and not quoted and sets.finite.isdisjoint(view.words[max(clause.low, at - FAR) : at]):
        return None
    return _made(clause, at, subject, dash=dash)


def _tail(clause: Clause) -> bool:
    """Whether nothing that could be content follows the cue: the sentence ends, or a time, place or hearer."""
    view, sets = clause.view, clause.sets
    at = clause.cue.stop
    if at >= clause.high:
        return True
    if clause.value.lemma not in sets.zero_that:
        return False
    if clause.value.lemma in sets.telling:
        at = min(at + (view.words[at] in sets.definite), clause.high - 1)
        actor = view.cast.at(at)
        if actor is not None and actor.kind == "organisation":
            return sets.finite.isdisjoint(view.words[actor.stop : clause.high])
        at = clause.cue.stop
    if clause.value.lemma not in sets.strong and view.words[at] not in sets.circumstances:
        return False
    dash = next((index for index in range(at + 1, clause.high) if dashed(view.gaps[index])), clause.high)
    return sets.finite.isdisjoint(view.words[at:dash])


def _made(clause: Clause, at: int, subject: Subject, *, dash: bool) -> Draft | None:
    """The sentence before the attribution; what is quoted already stays out."""
    view, reader = clause.view, clause.reader
    kind: QuoteKind | None = None
    start = max(view.starts[_behind_lead(clause)], reader.claimed)
    if dash and view.sets.turns:
        opener = _opener(clause, at)
        if opener is not None:
            start, kind = view.starts[opener], "direct"
    start = max(view.behind_dateline(reader.line, start, at), reader.quoted_until(view.starts[at]))
    place: Place | None = view.trimmed(start, view.starts[at]) if start < view.starts[at] else None
    if place is None:
        return None
    rest = _rest(clause, subject) if dash and view.sets.free else None
    content = [place] if rest is None else [place, rest]
    draft = clause.draft(content, "trailing_attribution", subject, clause.value.stance)
    if kind is not None:
        draft.kind = kind
    return draft


def _rest(clause: Clause, subject: Subject) -> Place | None:
    """What goes on behind an attribution between two dashes: "A - tłumaczył X - i b"."""
    view = clause.view
    for at in range(max(clause.cue.stop, subject.stop), clause.far):
        if dashed(view.gaps[at]):
            return view.trimmed(view.starts[at], clause.end(clause.high)) if not view.capital(at) else None
    return None


def _behind_lead(clause: Clause) -> int:
    """Where the content of a clause begins that stands first: "O tym, że A, mówił X"."""
    view, sets, low = clause.view, clause.sets, clause.low
    for at in range(low, min(low + _LEAST, clause.cue.first) if sets.free else low):
        if view.words[at] in sets.that:
            return at + 1
        if view.words[at] not in sets.pointing and view.words[at] not in sets.prepositions:
            break
    return low


def _opener(clause: Clause, at: int) -> int | None:
    """The first word behind a dash that opens speech after a place or a credit: "Warszawa - Nasza ... - mówi X"."""
    view, line = clause.view, clause.reader.line
    if view.dateline(line) > line.first:
        return None
    for index in range(line.first + 1, min(line.first + _BACK, at)):
        if dashed(view.gaps[index]):
            return index if view.capital(index) else None
    return None
