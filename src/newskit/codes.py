"""Agreements in the codes of two event ontologies, CAMEO and PLOVER.

Both are coarser than the vocabulary of `Agreement`, so the way back is not unique. The tables follow the CAMEO manual
1.1b3 (Schrodt 2012) and the PLOVER ontology (Halterman et al. 2023).
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["EventCodes", "event_codes"]


class EventCodes(NamedTuple):
    """What an event is in CAMEO and in PLOVER; None where the ontology has no event for it."""

    cameo: str | None
    plover: str | None


_INTENT = {"trade_deal": "0311", "defence": "0312", "ceasefire": "0356", "peace": "0356"}
_BY_STATUS = {
    "proposed": EventCodes("030", "AGREE"),
    "planned": EventCodes("030", "AGREE"),
    "agreed_in_principle": EventCodes("030", "AGREE"),
    "negotiating": EventCodes("046", "CONSULT"),
    "agreed": EventCodes("057", "SUPPORT"),
    "initialled": EventCodes("057", "SUPPORT"),
    "signed": EventCodes("057", "SUPPORT"),
    "ratified": EventCodes("057", "SUPPORT"),
    "violated": EventCodes("128", None),
    "rejected": EventCodes("120", "REJECT"),
    "failed": EventCodes("164", "SANCTION"),
    "suspended": EventCodes("160", "SANCTION"),
    "terminated": EventCodes("161", "SANCTION"),
}
_NOTHING = EventCodes(None, None)


def event_codes(kind: str, status: str, certainty: str = "asserted") -> EventCodes:
    """The codes of an agreement.

    Args:
        kind: `Agreement.type`.
        status: `Agreement.status`.
        certainty: `Agreement.certainty`; what is denied is no event, and the end of an agreement that is only possible
            is a threat.

    >>> event_codes("trade_deal", "planned")
    EventCodes(cameo='0311', plover='AGREE')
    >>> event_codes("ceasefire", "signed")
    EventCodes(cameo='0871', plover='RETREAT')
    >>> event_codes("treaty", "in_force")
    EventCodes(cameo=None, plover=None)
    """
    if certainty == "denied":
        return _NOTHING
    found = _BY_STATUS.get(status, _NOTHING)
    if found.plover == "AGREE":
        return EventCodes(_INTENT.get(kind, "030"), "AGREE")
    if status == "negotiating" and certainty in ("planned", "possible"):
        return EventCodes("036", "AGREE")
    if found.plover == "SUPPORT" and kind == "ceasefire":
        return EventCodes("0871", "RETREAT")
    if status in ("terminated", "suspended") and certainty in ("planned", "possible"):
        return EventCodes("131", "THREATEN")
    return found
