"""Credits of pictures in the fields of two standards: IPTC Photo Metadata and schema.org.

Sources: IPTC Photo Metadata Standard 2023.2 (fields, their XMP properties and IIM datasets), the IPTC NewsCodes
``digitalsourcetype``, and schema.org 28 (``ImageObject``, ``VideoObject``).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from newskit.errors import RecordError
from newskit.model import CreditFlag, SourceCredit

__all__ = ["IPTC_FIELDS", "IptcField", "to_iptc", "to_schema_org"]


class IptcField(NamedTuple):
    """Where a field of the IPTC Photo Metadata Standard stands in a file."""

    xmp: str  #: The XMP property.
    iim: str | None  #: The dataset of the older IIM, where the field has one.


#: The fields that `to_iptc` fills, by their names in the standard.
IPTC_FIELDS = {
    "Creator": IptcField("dc:creator", "2:80"),
    "Credit Line": IptcField("photoshop:Credit", "2:110"),
    "Source": IptcField("photoshop:Source", "2:115"),
    "Copyright Notice": IptcField("dc:rights", "2:116"),
    "Instructions": IptcField("photoshop:Instructions", "2:40"),
    "Description": IptcField("dc:description", "2:120"),
    "Digital Source Type": IptcField("Iptc4xmpExt:DigitalSourceType", None),
}

_INSTRUCTIONS: dict[CreditFlag, str] = {
    "pool": "Pool photo",
    "handout": "Handout",
    "file": "File photo",
    "courtesy": "Courtesy",
    "supplied": "Supplied",
    "private": "Private",
    "illustration": "For illustration only",
}
_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_MADE: dict[CreditFlag, str] = {
    "ai": "trainedAlgorithmicMedia",
    "montage": "compositeCapture",
    "screenshot": "screenCapture",
}
_OBJECTS = {"photo": "ImageObject", "graphic": "ImageObject", "video": "VideoObject"}


def to_iptc(credit: SourceCredit) -> dict[str, str | list[str]]:
    """See `SourceCredit.to_iptc`."""
    _refuse_text(credit)
    found: dict[str, str | list[str]] = {
        "Creator": list(credit.creators),
        "Credit Line": _credit_line(credit),
        "Source": _supplier(credit) or "",
        "Copyright Notice": _copyright(credit) or "",
        "Instructions": ". ".join(_INSTRUCTIONS[flag] for flag in credit.flags if flag in _INSTRUCTIONS),
        "Description": credit.caption.text if credit.caption is not None else "",
        "Digital Source Type": next((_SOURCE_TYPES + _MADE[flag] for flag in credit.flags if flag in _MADE), ""),
    }
    return {field: value for field, value in found.items() if value}


def to_schema_org(credit: SourceCredit) -> dict[str, Any]:
    """See `SourceCredit.to_schema_org`."""
    _refuse_text(credit)
    supplier = _supplier(credit)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _OBJECTS[credit.kind],
        "creator": [{"@type": "Person", "name": name} for name in credit.creators],
        "creditText": _credit_line(credit),
        "copyrightNotice": _copyright(credit),
        "sourceOrganization": supplier and {"@type": "Organization", "name": supplier},
        "caption": credit.caption and credit.caption.text,
    }
    return {name: value for name, value in found.items() if value}


def _refuse_text(credit: SourceCredit) -> None:
    if credit.kind not in _OBJECTS:
        kinds = ", ".join(_OBJECTS)
        raise RecordError(f"a credit of kind {credit.kind!r} credits no picture; only {kinds} have picture metadata")


def _credit_line(credit: SourceCredit) -> str:
    """Everybody credited, as it is printed beside a picture."""
    return "/".join(credit.names)


def _supplier(credit: SourceCredit) -> str | None:
    """Who the picture comes from: the first agency, else another giver, else the outlet."""
    return next(iter((*credit.agencies, *credit.givers)), credit.outlet)


def _copyright(credit: SourceCredit) -> str | None:
    return f"© {_credit_line(credit)}" if credit.label == "©" and credit.names else None
