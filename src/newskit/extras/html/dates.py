"""Dates as pages write them, in the form of ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["as_iso"]

_TIME = r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
_ISO = re.compile(
    rf"(\d{{4}})[-/.]?(\d\d)[-/.]?(\d\d)(?:(?:[Tt]|,?\s+){_TIME}\s*([Zz]|(?:UTC|GMT)?[+-]\d\d:?(?:\d\d)?|UTC|GMT)?)?"
)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}})(?:(?:,|\s+-)?\s*(?:um\s)?{_TIME}(?:\s*Uhr)?)?")


def as_iso(told: str) -> str:
    """A date, with its time if it has one, in the form of ISO 8601; as it was where it could mean two days or none.

    >>> as_iso("2026-05-06 14:20"), as_iso("2026-05-06T14:20:00+0200")
    ('2026-05-06T14:20', '2026-05-06T14:20:00+02:00')
    >>> as_iso("Wed, 06 May 2026 14:20:00 GMT"), as_iso("6.5.2026"), as_iso("06/05/2026")
    ('2026-05-06T14:20:00+00:00', '2026-05-06', '06/05/2026')
    """
    if iso := _ISO.fullmatch(told):
        year, month, day, hour, minute, second, zone = iso.groups()
        return _written(told, (year, month, day), (hour, minute, second), zone)
    if first := _DAY_FIRST.fullmatch(told):  # with points, which are written where the day comes first
        day, month, year, hour, minute, second = first.groups()
        return _written(told, (year, month, day), (hour, minute, second), None)
    if ", " in told[:12]:  # as in e-mail
        try:
            return parsedate_to_datetime(told).isoformat()
        except ValueError:
            pass
    return told


def _written(told: str, day: tuple[str, str, str], time: tuple[str | None, ...], zone: str | None) -> str:
    hour, minute, second = time
    try:
        written = date(*map(int, day)).isoformat()
        if hour is None or minute is None:
            return written
        datetime(2000, 1, 1, int(hour), int(minute), int(second or 0))  # noqa: DTZ001  (only whether there is such a time)
    except ValueError:
        return told
    written += f"T{hour:0>2}:{minute}" + (f":{second}" if second else "")
    return written + _zone(zone) if zone else written


def _zone(zone: str) -> str:
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return "Z"
    return f"{'-' if '-' in zone else '+'}{digits[:2]}:{digits[2:] or '00'}"
