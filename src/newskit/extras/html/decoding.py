"""From the bytes of a page to its characters, whatever the page says of itself."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

__all__ = ["Decoded", "decoded", "without_surrogates"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD = 4096  # browsers look for a declaration in the first 1024 bytes; pages with long comments put it later
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]+)""", re.IGNORECASE
)
_SURROGATES = re.compile("[\ud800-\udfff]")

# Escape sequences of these are ASCII bytes, so that they are valid UTF-8 as well.
_ESCAPED = ("iso2022", "hz")

# A page that says the first and uses what only the second has was written with the second.
_WINDOWS = {"iso8859-2": "cp1250", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-7": "cp1253"}
_CONTROLS = re.compile(rb"[\x80-\x9f]")

_ASCII = bytes(range(128))
_FEW = 0.05  # as many of the characters beyond ASCII may be broken in a page that is UTF-8 all the same


class Decoded(NamedTuple):
    """The characters of a page.

    Attributes:
        text: What it holds; U+FFFD stands for bytes that are no characters.
        charset: Python's name of the character set that was used.
        replaced: How many U+FFFD stand for bytes.
    """

    text: str
    charset: str
    replaced: int


def decoded(raw: bytes, charset: str | None = None) -> Decoded:
    """The characters of a page: by its byte order mark, as UTF-8, by `charset`, by its own declaration, by its bytes.

    UTF-8 comes before every declaration: text in another character set is hardly ever valid UTF-8 by chance, while
    pages in UTF-8 whose server or template says Latin-1 are common.

    Args:
        raw: The page.
        charset: What the HTTP header says; None where it says nothing.
    """
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return _replacing(raw[len(bom) :], name)
    declared = [name for name in (_known(charset), _declared(raw)) if name]
    if not any(name.startswith(_ESCAPED) for name in declared):
        wide = _utf_16(raw)
        if wide:
            return _replacing(raw, wide)
        try:
            return Decoded(raw.decode("utf-8"), "utf-8", 0)
        except UnicodeDecodeError:
            broken = _replacing(raw, "utf-8")
        if broken.replaced <= _FEW * len(raw.translate(None, _ASCII)) / 2:
            return broken
    for name in [*declared, _known(detect_encoding(raw)) or "cp1252"]:
        if name == "utf-8":
            continue
        better = _WINDOWS.get(name, name) if _CONTROLS.search(raw) else name
        try:
            return Decoded(raw.decode(better), better, 0)
        except UnicodeDecodeError:
            continue
    return _replacing(raw, next((name for name in declared if name != "utf-8"), "utf-8"))


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which are no characters and cannot be written as UTF-8."""
    return _SURROGATES.sub("\ufffd", text)


def _replacing(raw: bytes, name: str) -> Decoded:
    text = raw.decode(name, "replace")
    own = raw.count(b"\xef\xbf\xbd") if name == "utf-8" else 0
    return Decoded(text, name, max(0, text.count("\ufffd") - own))


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw, 0, _HEAD)
    return _known((found[1] or found[2]).decode("ascii", "replace")) if found else None


def _known(name: str | None) -> str | None:
    """Python's name of a character set, by the table of the WHATWG: what says Latin-1 means Windows-1252."""
    if not name:
        return None
    mapped = map_encoding_to_html5(name.strip(" \"'"), fallback_utf8=False)
    try:
        return codecs.lookup(mapped).name if mapped else None
    except LookupError:
        return None


def _utf_16(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the beginning is NUL, since markup is ASCII."""
    head = raw[:400]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(zeros) > 20 and zeros.count(0) > 0.8 * len(zeros):
            return name
    return None
