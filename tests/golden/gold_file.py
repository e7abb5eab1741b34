"""Loading golden articles: one TOML file in ``articles/`` is one article.

Positions are written as words, found whole: ``"Reuters"`` is the first place, ``"Reuters#2"`` the second; a later piece
of a quote's content, and a person's later mention, is looked for behind the one before; a cue or mention without ``#``
is the one nearest to the quote's content and outside it. A record with ``optional = true``, and each of
``optional_quotes``, is neither asked for nor wrong.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from newskit import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOLDER = Path(__file__).parent / "articles"

#: What each kind of record has: the fields that are compared, in the order in which they are shown.
FIELDS: dict[str, tuple[str, ...]] = {
    "quotes": ("content", "kind", "cue", "mention", "speaker", "type", "role", "stance", "addressee", "turn"),
    "money": ("span", "amount", "amount_max", "currency", "qualifier", "per"),
    "credits": ("span", "kind", "names", "generic", "flags"),
    "agreements": (
        *("span", "type", "status", "parties", "count", "value"),
        *("subject", "period", "place", "signatories"),
    ),
    "people": ("name", "mentions", "role", "gender"),
    "boilerplate": ("span", "kind"),
    "blocks": ("kind",),
}
DEFAULTS: dict[str, Any] = {
    "stance": "asserted",
    "qualifier": "exact",
    "generic": False,
    **dict.fromkeys(("names", "flags", "parties", "signatories"), ()),
}
#: What a record must say for itself; the rest has a default.
REQUIRED: dict[str, tuple[str, ...]] = {
    "quotes": ("content", "kind"),
    "money": ("span", "amount"),
    "credits": ("span", "kind"),
    "agreements": ("span", "type", "status"),
    "people": ("name", "mentions"),
    "boilerplate": ("span", "kind"),
}
ARTICLE_KEYS = {"lang", "form", "country", "text", "blocks", "optional_quotes", *REQUIRED}


class GoldError(ValueError):
    """A gold file does not hold together; the message names file, record and words."""


@frozen(kw_only=True)
class Record:
    """One record, of the gold or of newskit, in the same plain form.

    Args:
        spans: Where it is: what two records are paired by.
        fields: What it says, by the names of `FIELDS`.
        elsewhere: Further mentions of the same thing.
        optional: Whether it is neither asked for nor wrong.
    """

    spans: tuple[Span, ...]
    fields: Mapping[str, Any]
    elsewhere: tuple[Span, ...] = ()
    optional: bool = False

    @property
    def title(self) -> str:
        """Its words, shortened."""
        words = " … ".join(" ".join(span.text.split()) for span in self.spans)
        return words if len(words) <= 60 else words[:59] + "…"


@frozen(kw_only=True)
class GoldArticle:
    """An article and everything that should be found in it, positions resolved."""

    path: Path
    text: str
    lang: str
    form: str
    country: str | None
    records: Mapping[str, tuple[Record, ...]]

    @property
    def slug(self) -> str:
        """The file's name without ``.toml``."""
        return self.path.stem


def _occurrences(text: str, words: str) -> list[Span]:
    """Every place where the words stand whole: no letter or digit right before or after."""
    before = r"(?<![^\W_])" if words[:1].isalnum() else ""
    after = r"(?![^\W_])" if words[-1:].isalnum() else ""
    return [Span(found.start(), found.end(), words) for found in re.finditer(before + re.escape(words) + after, text)]


def _distance(span: Span, others: Iterable[Span]) -> int:
    return min(max(other.start - span.end, span.start - other.end, 0) for other in others)


@frozen
class _Finder:
    """Finds the words of one record in the article's text."""

    text: str
    where: str

    def __call__(self, written: Any, key: str, *, after: int = 0, near: Sequence[Span] = ()) -> Span:
        if not isinstance(written, str) or not written:
            raise GoldError(f"{self.where}.{key}: {written!r} must be words of the text")
        numbered = re.fullmatch(r"(.+)#(\d+)", written, re.DOTALL)
        words = numbered[1] if numbered else written
        places = _occurrences(self.text, words)
        if not places:
            raise GoldError(f"{self.where}.{key}: {words!r} is not in the text")
        if numbered:
            if not 1 <= int(numbered[2]) <= len(places):
                raise GoldError(f"{self.where}.{key}: {written!r}: the text has {words!r} {len(places)} times")
            return places[int(numbered[2]) - 1]
        if near:
            # The same word may stand within what was said; the attribution is outside.
            outside = [place for place in places if not any(place.overlaps(span) for span in near)]
            if not outside:
                raise GoldError(f"{self.where}.{key}: {words!r} stands only inside the quote's content")
            return min(outside, key=lambda place: _distance(place, near))
        later = [place for place in places if place.start >= after]
        if not later:
            raise GoldError(f"{self.where}.{key}: {words!r} is not in the text behind the words found before it")
        return later[0]

    def each(self, written: Iterable[Any], key: str) -> tuple[Span, ...]:
        """One after the other, each behind the one before."""
        found: list[Span] = []
        for number, words in enumerate(written):
            found.append(self(words, f"{key}[{number}]", after=found[-1].end if found else 0))
        return tuple(found)


def _decimal(written: Any, where: str) -> Decimal:
    try:
        return Decimal(written)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise GoldError(f"{where}: {written!r} is no number; write it as a string of digits") from error


def _record(section: str, given: Mapping[str, Any], find: _Finder) -> Record:
    """One table of the file, its words found in the text."""
    unknown = given.keys() - {*FIELDS[section], "optional"}
    if unknown:
        raise GoldError(f"{find.where}: unknown key {min(unknown)!r}; known: {', '.join(FIELDS[section])}, optional")
    optional = bool(given.get("optional", False))
    for key in REQUIRED[section][: 1 if optional else None]:
        if key not in given:
            raise GoldError(f"{find.where}: {key!r} is missing")
    fields: dict[str, Any] = {key: given.get(key, DEFAULTS.get(key)) for key in FIELDS[section]}
    if section == "agreements" and "subject" not in given:
        del fields["subject"]
    spans = _place(section, given, find, fields)
    for key in ("amount", "amount_max"):
        if key in given:
            fields[key] = _decimal(given[key], f"{find.where}.{key}")
    for key, value in fields.items():
        if isinstance(value, list):
            fields[key] = tuple(value)
    return Record(spans=spans, fields=fields, optional=optional)


def _place(section: str, given: Mapping[str, Any], find: _Finder, fields: dict[str, Any]) -> tuple[Span, ...]:
    """Put spans into the fields that point into the text; return those that the record is paired by."""
    if section == "quotes":
        spans = fields["content"] = find.each(given["content"], "content")
        fields.update({key: find(given[key], key, near=spans) for key in ("cue", "mention") if key in given})
        return spans
    if section == "people":
        spans = fields["mentions"] = find.each(given["mentions"], "mentions")
        return spans
    fields.update({key: find(given[key], key) for key in ("span", "value") if key in given})
    return (fields["span"],)


def _blocks(text: str, kinds: Any, where: str) -> tuple[Record, ...]:
    """The non-empty lines, each of the kind that the file gives it."""
    lines = [Span(*found.span(), found[0]) for found in re.finditer(r"\S(?:.*\S)?", text)]
    if not isinstance(kinds, list) or len(kinds) != len(lines):
        count = len(kinds) if isinstance(kinds, list) else 0
        raise GoldError(f"{where}.blocks: {count} kinds for {len(lines)} lines")
    return tuple(Record(spans=(line,), fields={"kind": kind}) for line, kind in zip(lines, kinds, strict=True))


def load(path: Path) -> GoldArticle:
    """Read one gold file and resolve its positions.

    Raises:
        GoldError: A key is unknown or missing, or words are not in the text; the message names file, record and words.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{path.name}: {error}") from error
    unknown = data.keys() - ARTICLE_KEYS
    if unknown:
        raise GoldError(f"{path.name}: unknown key {min(unknown)!r}; known: {', '.join(sorted(ARTICLE_KEYS))}")
    for key in ("lang", "form", "text"):
        if not isinstance(data.get(key), str):
            raise GoldError(f"{path.name}: {key!r} is missing")
    text = data["text"].removesuffix("\n")
    records = {"blocks": _blocks(text, data.get("blocks"), path.name)}
    for section in REQUIRED:
        records[section] = tuple(
            _record(section, given, _Finder(text, f"{path.name}: {section}[{number}]"))
            for number, given in enumerate(data.get(section, ()), start=1)
        )
    find = _Finder(text, path.name)
    records["quotes"] += tuple(
        Record(spans=(find(words, f"optional_quotes[{number}]"),), fields={}, optional=True)
        for number, words in enumerate(data.get("optional_quotes", ()))
    )
    return GoldArticle(
        path=path, text=text, lang=data["lang"], form=data["form"], country=data.get("country"), records=records
    )


def load_all(slugs: Sequence[str] = ()) -> list[GoldArticle]:
    """The gold articles of these slugs, or all, by name.

    Raises:
        GoldError: There is no such article, or one does not load.
    """
    paths = {path.stem: path for path in sorted(FOLDER.glob("*.toml"))}
    for slug in slugs:
        if slug not in paths:
            raise GoldError(f"no golden article {slug!r}; known: {', '.join(paths)}")
    return [load(paths[slug]) for slug in slugs or paths]
