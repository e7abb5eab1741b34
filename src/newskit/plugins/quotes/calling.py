"""What somebody calls a thing, in quotation marks: ``X called the plan "A"``, ``calling her a "B"``."""

from __future__ import annotations

from newskit.plugins.quotes.clause import FAR, Clause
from newskit.plugins.quotes.drafts import Draft, Subject
from newskit.plugins.quotes.finite import first_finite
from newskit.plugins.quotes.marks import Quotation

__all__ = ["label"]

_WITHIN = 16  # words between the verb and the quotation
_BETWEEN = 3  # words between two labels


def label(clause: Clause) -> Draft | None:
    """``X called Y "A"``: the thing and what it is called; the words in marks alone would say nothing."""
    view, sets, cue, reader = clause.view, clause.sets, clause.cue, clause.reader
    if clause.value.lemma not in sets.labelling:
        return None
    near = reader.quotations_in(cue.stop + 1, min(clause.high, cue.stop + FAR))
    if not near or near[0].first - cue.stop > _WITHIN or not near[0].closed:
        return None
    one = near[0]
    if view.capital(one.first) and one not in reader.loose:
        return None
    if reader.is_title(one) or not view.sets.leading.isdisjoint(view.words[cue.stop : one.first]):
        return None
    if first_finite(view, cue.stop, one.first) is not None or any(
        "," in gap for gap in view.gaps[cue.stop : one.first]
    ):
        return None
    if view.words[cue.stop] in sets.prepositions:
        return None  # "what he described as a "B""
    place = view.trimmed(view.starts[cue.stop], _end(clause, near))
    if place is None or reader.touches([place]):
        return None
    if clause.value.person != "participle":
        subject = clause.subject(one.first)
        if subject.mention is None or subject.mention.kind in ("dummy", "relative"):
            return None
        return clause.draft([place], "label", subject, "asserted")
    main = clause.main()
    if main is None:
        return None
    draft = clause.draft([place], "label", Subject(main.mention, None, cue.stop), "asserted")
    draft.person = main.person
    if main.mention is None:
        draft.same_as = main.same_as or main
    return draft


def _end(clause: Clause, near: list[Quotation]) -> int:
    """Where the last of several labels ends: "weak" and "disappointing"."""
    one = near[0]
    for other in near[1:]:
        between = clause.view.words[one.stop : other.first]
        if len(between) > _BETWEEN or not clause.sets.coordinating.issuperset(between[:1]):
            break
        one = other
    return one.end
