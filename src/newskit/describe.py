"""Records in a few words, for people: what a tooltip, a list and a table say of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import attrs

from newskit.model import (
    Agreement,
    Annotation,
    Boilerplate,
    MonetaryFigure,
    Person,
    Quote,
    SourceCredit,
    Span,
    VagueAmount,
)

__all__ = ["facts", "heading", "summary_line"]

#: A label and what it says: ``("speaker", "Anna Nowak")``.
Facts = list[tuple[str, str]]

_HEADINGS = {"money": "Money", "vague_amounts": "Vague amounts", "boilerplate": "Boilerplate"}


def heading(collection: str) -> str:
    """The name of a list as a heading.

    >>> heading("vague_amounts")
    'Vague amounts'
    """
    return _HEADINGS.get(collection) or collection.replace("_", " ").strip().capitalize()


def facts(record: Annotation) -> Facts:
    """What a record says, label by label; what is absent or goes without saying is left out."""
    for kind, tell in _TELLERS.items():
        if isinstance(record, kind):
            told = tell(record)
            break
    else:
        told = _generic(record)
    return [(label, str(value)) for label, value in told if value is not None and value is not False and value != ""]


def summary_line(record: Annotation) -> str:
    """The facts of a record on one line.

    >>> import newskit
    >>> summary_line(newskit.VagueAmount(span=newskit.Span(0, 3, "mln"), magnitude=Decimal(100), currency="PLN"))
    'about 100 PLN'
    """
    plain = ("speaker", "name", "amount", "type", "kind", "names", "role")
    return ", ".join(value if label in plain else f"{label}: {value}" for label, value in facts(record))


Told = Iterable[tuple[str, Any]]


def _quote(quote: Quote) -> Told:
    speaker = quote.speaker
    if speaker is not None:
        yield "speaker", speaker.name
    yield "kind", quote.kind
    if speaker is not None:
        yield "role", speaker.role
        yield "speaker is", None if speaker.type == "person" else speaker.type
    yield "stance", None if quote.stance == "asserted" else quote.stance
    yield "cue", quote.cue and quote.cue.text
    yield "told to", quote.addressee
    yield "turn", quote.turn


def _number(amount: Decimal) -> str:
    # U+00A0: a number must not be parted at the end of a line.
    return f"{amount:,f}".replace(",", "\u00a0")


def _money(figure: MonetaryFigure) -> Told:
    upper = f"–{_number(figure.amount_max)}" if figure.amount_max is not None else ""
    unit = figure.currency or "/".join(figure.currency_candidates)
    yield "amount", f"{_number(figure.amount)}{upper} {unit}".strip()
    yield "qualifier", None if figure.qualifier in ("exact", "between") else figure.qualifier.replace("_", " ")
    yield "per", figure.per
    yield "currency from", None if figure.currency_source == "explicit" else figure.currency_source
    yield "may be", ", ".join(figure.currency_candidates) if figure.currency else None
    yield "the same as", _texts(figure.equivalents)


def _vague(amount: VagueAmount) -> Told:
    yield "amount", f"about {_number(amount.magnitude)} {amount.currency or ''}".strip()


def _credit(credit: SourceCredit) -> Told:
    yield "kind", credit.kind.replace("_", " ")
    yield "names", ", ".join(credit.names)
    yield "label", credit.label
    yield "outlet", credit.outlet
    yield "agencies", ", ".join(credit.agencies) if credit.agencies != credit.names else None
    yield "by", ", ".join(credit.creators)
    yield "given by", ", ".join(credit.givers)
    yield "flags", ", ".join(credit.flags)
    yield "unnamed", "yes" if credit.generic else None
    yield "backs", credit.supports and credit.supports.text


def _agreement(agreement: Agreement) -> Told:
    yield "type", agreement.type.replace("_", " ")
    yield "status", agreement.status.replace("_", " ")
    yield "certainty", None if agreement.certainty == "asserted" else agreement.certainty
    yield "parties", ", ".join(party.name for party in agreement.parties)
    yield "signed by", ", ".join(agreement.signatories)
    yield "subject", agreement.subject
    yield "fields", ", ".join(agreement.fields)
    yield "count", agreement.count
    yield "period", agreement.period and _interval(*agreement.period)
    yield "place", agreement.place
    yield "date", agreement.date_text
    yield "value", agreement.value and agreement.value.text
    yield "reported by", agreement.reported_by
    yield "parts", len(agreement.parts) or None


def _interval(start: str, end: str) -> str:
    """The time of an agreement: "2026–2030", "2026–" or "P5Y"."""
    return end if not start and end.startswith("P") else f"{start}–{end}"


def _person(person: Person) -> Told:
    yield "name", person.name
    yield "role", person.role
    yield "gender", {"m": "male", "f": "female"}.get(person.gender or "")
    yield "mentions", len(person.mentions)


def _boilerplate(record: Boilerplate) -> Told:
    yield "kind", record.kind.replace("_", " ")


_TELLERS: dict[type[Annotation], Callable[[Any], Told]] = {
    Quote: _quote,
    MonetaryFigure: _money,
    VagueAmount: _vague,
    SourceCredit: _credit,
    Agreement: _agreement,
    Person: _person,
    Boilerplate: _boilerplate,
}


def _generic(record: Annotation) -> Told:
    """The fields of a plugin's record, by their names."""
    for one in attrs.fields(type(record)):
        if one.name not in ("span", "annotator", "rule"):
            yield one.name.strip("_").replace("_", " "), _words(getattr(record, one.name))


def _words(value: Any) -> Any:
    if isinstance(value, (Span, Annotation)):
        return value.text
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, tuple):
        return ", ".join(str(_words(item)) for item in value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    return getattr(value, "name", None) or str(value)


def _texts(spans: Iterable[Span]) -> str:
    return ", ".join(span.text for span in spans)
