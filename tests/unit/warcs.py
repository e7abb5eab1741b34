"""Web archives for tests, written byte by byte, so that they can be wrong in every way."""

from __future__ import annotations

import gzip


def page(
    words: str = "The bridge cost $4 million, the council said on Tuesday. It was opened in May by the mayor.",
) -> bytes:
    """A small page with an article that an extractor finds."""
    body = "".join(f"<p>{words}</p>\n" for _ in range(3))
    title = "<title>Bridge opened</title>"
    return f'<!DOCTYPE html><html lang="en"><head>{title}</head><body><article><h1>Bridge opened</h1>{body}</article></body></html>'.encode()


def http(
    body: bytes = page(), *, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    """An answer of a server; `more` are further header lines, each with its line end."""
    told = f"Content-Type: {kind}\r\n" if kind is not None else ""
    return f"HTTP/1.1 {status}\r\n{told}{more}\r\n".encode() + body


def record(
    block: bytes | None = None,
    *,
    number: int = 1,
    type: str = "response",  # noqa: A002
    kind: str = "application/http; msgtype=response",
    more: str = "",
    length: int | str | None = None,
) -> bytes:
    """A record of WARC/1.1; `length` is what it says its length is, if that is not so."""
    block = http() if block is None else block
    head = (
        f"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2026-11-01T10:00:0{number % 10}Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: {kind}\r\n{more}Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def plain(*records: bytes) -> bytes:
    """An archive without compression."""
    return b"".join(records)


def gzipped(*records: bytes) -> bytes:
    """An archive as crawlers write it: each record compressed for itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
