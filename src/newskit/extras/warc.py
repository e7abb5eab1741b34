"""Web archives: each page of HTML in a WARC file is an article. Needs the extra ``warc``: fastwarc and resiliparse."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Literal

import attrs
from attrs import frozen

from newskit.errors import MissingExtraError, SourceError
from newskit.model import Article, Problem
from newskit.sources import Seen, Unparsed

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["MAX_BYTES", "WarcFiles", "WarcPage"]

Extractor = Literal["trafilatura", "resiliparse"]

#: A longer page is not read: those of newspapers have 0.3 MB, and what is above this is a dump or a trap.
MAX_BYTES = 20_000_000

_HTML = ("text/html", "application/xhtml+xml")


@frozen(kw_only=True)
class WarcPage(Unparsed):
    """A page as it was archived. It is made an article where it is read, since that costs more than reading it.

    Args:
        raw: The page, without the codings of HTTP.
        source: File and offset of the record: ``"crawl.warc.gz:1234"``.
        url: Where it was found.
        charset: What the server said.
        extractor: What finds the article in it.
        warc: What the record says of itself, for ``meta["warc"]``.
    """

    raw: bytes = attrs.field(repr=False)
    source: str
    url: str | None = None
    charset: str | None = None
    extractor: Extractor | None = None
    warc: Mapping[str, str] = attrs.field(factory=dict, hash=False)

    def parse(self) -> Article:
        """The article of the page."""
        from newskit.extras.html import read_page  # noqa: PLC0415  (other openers need none of it)

        article = read_page(self.raw, url=self.url, extractor=self.extractor, charset=self.charset, source=self.source)
        return attrs.evolve(article, meta={**article.meta, "warc": dict(self.warc)})


@frozen(kw_only=True)
class WarcFiles:
    """Opens WARC files, plain or compressed with gzip, zstd or lz4; a plugin for `Pipeline`, and it pickles.

    Args:
        extractor: What finds the article in a page: ``"resiliparse"``, which is fast and the default here, or
            ``"trafilatura"``, which is more exact.
    """

    extractor: Extractor | None = None

    def newskit_open(
        self, stream: IO[bytes], media_type: str, url: str | None, seen: Seen
    ) -> Iterator[Article | WarcPage] | None:
        """Open ``application/warc``: the pages of its responses, one at a time.

        A record that cannot be read gives an article without text, with a problem that names file and offset.
        """
        if media_type != "application/warc":
            return None
        for package, extra in (("fastwarc", "warc"), ("resiliparse", "warc"), (self.extractor, "html")):
            if package is not None and find_spec(package) is None:
                raise MissingExtraError(package, extra)
        return self._articles(stream, url or "-", seen)

    def _articles(self, stream: IO[bytes], name: str, seen: Seen) -> Iterator[Article | WarcPage]:
        from newskit.extras.warc_records import Broken, Records, is_archive  # noqa: PLC0415  (needs fastwarc)

        if not is_archive(stream):
            raise SourceError(f"{name}: is no WARC file: it does not begin with a record")
        told = -1  # the offset of the last record that could not be read
        records = Records(stream)
        for record in records:
            if isinstance(record, Broken):
                if record.offset != told or record.rest:
                    before = f"{seen.records} records came before"
                    seen.records += 1
                    yield _unread(name, record.offset, f"{record.told}; {before}")
                continue
            seen.records += 1
            offset = record.stream_pos
            try:
                found = self._page(record, f"{name}:{offset}")
            except (SourceError, OSError) as error:
                told = offset
                if isinstance(error, _CutOffError):
                    records.cut_off()
                yield _unread(name, offset, f"the record cannot be read: {error}")
                continue
            if isinstance(found, WarcPage):
                yield found
            else:
                seen.passed_over[found] += 1
        if not seen.records:
            raise SourceError(f"{name}: has no WARC records; is it empty or cut off?")

    def _page(self, record: WarcRecord, source: str) -> WarcPage | str:
        """The page of a record, or why there is none.

        Raises:
            SourceError: The record is broken.
            OSError: Likewise.
        """
        from newskit.extras.warc_payload import decoded  # noqa: PLC0415  (needs fastwarc)

        if str(record.record_type) != "response":
            return "not responses"
        if not record.is_http:
            return "not HTTP"
        record.parse_http(quirks_mode=True)
        headers = record.http_headers
        status = headers.status_code if headers is not None else None
        if not isinstance(status, int):
            raise SourceError("its HTTP header has no status")
        if not 200 <= status < 300:
            return f"HTTP {status // 100}xx"
        kind = (record.http_content_type or _HTML[0]).partition(",")[0].strip().lower()  # some say it twice
        if kind not in _HTML:
            return "not HTML"
        declared = record.content_length
        if declared > MAX_BYTES:
            raise SourceError(f"it is too large: {declared} bytes, and {MAX_BYTES} are read at most")
        body = record.reader.read()
        if len(body) < declared:
            raise _CutOffError(f"it is cut off: {len(body)} bytes of {declared} are there")
        raw = decoded(body, headers, MAX_BYTES)
        if len(raw) > MAX_BYTES:
            raise SourceError(f"it is too large: more than {MAX_BYTES} bytes when it is decoded")
        if not raw.strip():
            return "empty"
        told = {"id": "WARC-Record-ID", "date": "WARC-Date", "truncated": "WARC-Truncated"}
        warc = {key: value for key, header in told.items() if (value := record.headers.get(header))}
        url = record.headers.get("WARC-Target-URI")
        return WarcPage(
            raw=raw,
            source=source,
            url=url and url.strip("<>"),
            charset=_charset(record.http_charset),
            extractor=self.extractor or "resiliparse",
            warc=warc,
        )


class _CutOffError(SourceError):
    """A record has less bytes than it says."""


def _charset(name: str | None) -> str | None:
    """A charset that Python knows; what servers say is not always one."""
    try:
        return codecs.lookup((name or "").strip("\"' ")).name
    except (LookupError, ValueError):
        return None


def _unread(name: str, offset: int, told: str) -> Article:
    place = f"{name}:{offset}"
    problem = Problem(annotator="newskit.warc", error="SourceError", message=f"{place}: {told}")
    return Article(text="", meta={"source": place}, problems=(problem,))
