"""WARC files: pages one by one, in constant memory, past records that are wrong in every way."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import pickle
import random
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

pytest.importorskip("fastwarc")
pytest.importorskip("resiliparse")

import brotli  # fastwarc needs it
from fastwarc.stream_io import ZstdWriter
from warcs import gzipped, http, page, plain, record

import newskit
from newskit.extras.warc import MAX_BYTES, WarcFiles, WarcPage
from newskit.sources import Seen

GOOD = [record(number=number) for number in range(5)]
FIRST, LAST = "https://example.org/0", "https://example.org/2"
NOISE = random.Random(1).randbytes(300_000)


class Pipe(io.BytesIO):
    """A stream that cannot go back."""

    def seekable(self):
        return False

    def seek(self, *place):
        raise io.UnsupportedOperation("seek")

    tell = seek


def opened(raw, stream=io.BytesIO):
    """The addresses of the pages of an archive, what was told of the rest, and the counts."""
    seen = Seen()
    found = list(WarcFiles().newskit_open(stream(raw), "application/warc", "c.warc", seen))
    pages = [one.url for one in found if isinstance(one, WarcPage)]
    told = [one.problems[0].message for one in found if not isinstance(one, WarcPage)]
    assert seen.records == len(found) + seen.passed_over.total()
    return pages, told, seen


def flipped(raw, place):
    """A compressed record with one byte that is wrong."""
    compressed = bytearray(gzip.compress(raw, mtime=0))
    compressed[place] ^= 0xFF
    return bytes(compressed)


def chunked(body, size=100):
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in [*pieces, b""])


# ---------------------------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize("stream", [io.BytesIO, Pipe])
@pytest.mark.parametrize("pack", [plain, gzipped])
def test_wherever_an_archive_breaks_off_it_is_told(pack, stream):
    """Nothing in the part that is left need be wrong: not the last page, and not a record that is passed over."""
    picture = record(http(b"GIF89a" * 20, kind="image/gif"), number=5)
    asked = record(b"GET / HTTP/1.1\r\n\r\n", number=6, type="request", kind="application/http; msgtype=request")
    parts = [pack(one) for one in (GOOD[0], asked, picture, GOOD[2])]
    whole = b"".join(parts)
    ends = {len(b"".join(parts[:number])) for number in range(1, len(parts) + 1)}
    if pack is plain:  # whose records end in two line ends that nobody will miss
        ends |= {end - blank for end in ends for blank in range(1, 5)}
    silent = set()
    for length in range(1, len(whole) + 1):
        with contextlib.suppress(newskit.NewskitError):
            _, told, _ = opened(whole[:length], stream)
            if not told:
                silent.add(length)
    assert silent == ends


@pytest.mark.parametrize("pack", [plain, gzipped, lambda *records: gzip.compress(plain(*records))])
@pytest.mark.parametrize("stream", [io.BytesIO, Pipe])
def test_every_page_of_an_archive_is_an_article(pack, stream):
    pages, told, seen = opened(pack(*GOOD), stream)
    assert (pages, told, seen.records) == ([f"https://example.org/{n}" for n in range(5)], [], 5)


def test_archives_compressed_with_zstd_are_read():
    buffer = io.BytesIO()
    writer = ZstdWriter(buffer)
    writer.write(plain(*GOOD))
    writer.finish()
    writer.flush()
    assert len(opened(buffer.getvalue())[0]) == 5


def test_an_article_knows_where_it_comes_from(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzipped(*GOOD[:2]))
    first, second = newskit.read_files([path])
    assert second.meta["source"] == f"{path}:{len(gzip.compress(GOOD[0], mtime=0))}"
    assert second.meta["warc"] == {"id": f"<urn:uuid:{1:032x}>", "date": "2026-11-01T10:00:01Z"}
    assert second.meta["extractor"] == "resiliparse"
    assert (second.url, second.title, second.lang) == ("https://example.org/1", "Bridge opened", "en")
    assert [figure.currency for figure in first.money] == ["USD"] * len(first.money) != []


def test_what_is_no_page_is_passed_over_and_counted_by_reason():
    pages, told, seen = opened(
        plain(
            record(b"software: x", type="warcinfo", kind="application/warc-fields"),
            record(http(), type="request"),
            record(b"192.0.2.1", kind="text/dns"),
            record(http(status="404 Not Found")),
            record(http(status="301 Moved Permanently")),
            record(http(kind="image/png")),
            record(http(b"")),
            record(number=8),
        )
    )
    assert (pages, told) == (["https://example.org/8"], [])
    assert seen.passed_over == {
        "not responses": 2, "not HTTP": 1, "HTTP 4xx": 1, "HTTP 3xx": 1, "not HTML": 1, "empty": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=iso-8859-2", "Żółw".encode("iso-8859-2")),
        ('TEXT/HTML;Charset="windows-1250"', "Żółw".encode("cp1250")),
        ("application/xhtml+xml; charset=utf-8", "Żółw".encode()),
        ("text/html, text/html", "Żółw".encode()),
        ("text/html; charset=nonsense", "Żółw".encode()),
        (None, "Żółw".encode()),
    ],
)
def test_the_charset_of_the_server_is_believed_where_there_is_one(kind, body):
    raw = page().replace(b"Bridge opened", body)
    (found,) = WarcFiles().newskit_open(io.BytesIO(record(http(raw, kind=kind))), "application/warc", "c", Seen())
    assert found.parse().title == "Żółw"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(page())),
        ("x-gzip", gzip.compress(page())),
        ("br", brotli.compress(page())),
        ("deflate", zlib.compress(page())),
        ("deflate", zlib.compress(page(), wbits=-15)),
        ("gzip, br", brotli.compress(gzip.compress(page()))),
        ("identity", page()),
        ("gzip", page()),
        ("br", page()),
        ("something-new", page()),
    ],
)
def test_codings_are_undone_and_those_that_are_not_there_passed_over(coding, body):
    raw = record(http(body, more=f"Content-Encoding: {coding}\r\n"))
    (found,) = WarcFiles().newskit_open(io.BytesIO(raw), "application/warc", "c", Seen())
    assert found.raw == page()


def test_chunks_are_put_together_before_what_they_hold_is_decoded():
    more = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    raw = record(http(chunked(gzip.compress(page())), more=more))
    (found,) = WarcFiles().newskit_open(io.BytesIO(raw), "application/warc", "c", Seen())
    assert found.raw == page()


# ------------------------------------------------------------------------------------------------------- what is broken


BAD = {
    "no HTTP": (record(b"rubbish\x00\xff" * 9), "its HTTP header has no status"),
    "empty": (record(b""), "its HTTP header has no status"),
    "odd status": (record(http(status="fine")), "its HTTP header has no status"),
    "long HTTP header": (record(http(more=f"X: {'a' * 100_000}\r\n")), "Maximum header length exceeded"),
    "long header": (record(more=f"X: {'a' * 100_000}\r\n"), "Maximum header length exceeded"),
    "negative length": (record(length=-5), "its HTTP header has no status"),
    "no length": (record().replace(b"Content-Length", b"X"), "its HTTP header has no status"),
    "longer than it is": (record(length=1_000_000), "it is cut off: "),
    "no gzip": (record(http(b"abc", more="Content-Encoding: gzip\r\n")), "its gzip coding is damaged"),
    "no brotli": (record(http(b"abc", more="Content-Encoding: br\r\n")), "its br coding is damaged"),
    "no zstd": (record(http(b"abc", more="Content-Encoding: zstd\r\n")), "its zstd coding is damaged"),
    "no chunks": (record(http(b"abc", more="Transfer-Encoding: chunked\r\n")), "its chunked coding is damaged"),
    "unknown coding": (record(http(b"abc", more="Content-Encoding: zzz\r\n")), "its coding 'zzz' is none of chunked"),
    "bomb": (record(http(gzip.compress(b"a" * 50_000_000), more="Content-Encoding: gzip\r\n")), "it is too large"),
    "too large": (record(http(b"a" * (MAX_BYTES + 1))), f"it is too large: {MAX_BYTES + 1} bytes"),
}


@pytest.mark.parametrize("pack", [plain, gzipped])
@pytest.mark.parametrize(("raw", "words"), BAD.values(), ids=BAD)
def test_a_bad_record_is_named_and_the_others_are_read(raw, words, pack):
    pages, (told,), seen = opened(pack(GOOD[0], raw, GOOD[2]))
    assert pages == [FIRST, LAST]
    assert told.startswith(f"c.warc:{len(pack(GOOD[0]))}: the record cannot be read: ")
    assert words in told
    assert seen.records == 3


@pytest.mark.parametrize("place", [0, 1, 2, 40, 100, 200, -6, -2])
def test_a_wrong_byte_costs_its_record_alone(place):
    pages, told, _ = opened(gzipped(GOOD[0]) + flipped(GOOD[1], place) + gzipped(GOOD[2]))
    assert pages == [FIRST, LAST]
    assert len(told) == 1
    assert f"reading goes on at {len(gzipped(*GOOD[:2]))}; 1 records came before" in told[0]


def test_a_wrong_byte_in_the_middle_of_a_large_record_costs_it_alone():
    large = record(http(page() + NOISE))
    pages, (told,), _ = opened(gzipped(GOOD[0]) + flipped(large, 150_000) + gzipped(GOOD[2]))
    assert (pages, "data error" in told) == ([FIRST, LAST], True)


def test_a_crawler_that_broke_off_and_went_on_costs_one_record():
    large = gzipped(record(http(page() + NOISE)))
    for cut in (40, 1000, 150_000):
        pages, told, _ = opened(gzipped(GOOD[0]) + large[:cut] + gzipped(GOOD[2], GOOD[3]))
        assert (pages, len(told)) == ([FIRST, LAST, "https://example.org/3"], 1)


@pytest.mark.parametrize("pack", [plain, gzipped])
def test_an_archive_that_is_cut_off_gives_what_is_there(pack):
    pages, (told,), _ = opened(pack(*GOOD[:2])[:-40])
    assert pages == [FIRST]
    assert "it is cut off: " in told


def test_a_pipe_that_cannot_be_searched_says_how_far_it_was_read():
    pages, (told,), _ = opened(gzipped(GOOD[0]) + flipped(GOOD[1], 40) + gzipped(GOOD[2]), Pipe)
    assert pages == [FIRST]
    assert told.startswith("c.warc:0: behind this record something cannot be read: ")
    assert told.endswith("; what follows is lost, since only a file can be searched for it; 1 records came before")


def test_junk_between_records_is_passed_over():
    assert opened(plain(GOOD[0], b"junk\r\n\r\n", GOOD[2]))[:2] == ([FIRST, LAST], [])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (page(), "is no WARC file"),
        (gzip.compress(page()), "is no WARC file"),
        (b"%PDF-1.7\n", "is no WARC file"),
        (b"", "has no WARC records"),
        (gzip.compress(b""), "has no WARC records"),
    ],
)
def test_what_is_no_archive_is_told(raw, words, tmp_path):
    path = tmp_path / "c.warc"
    path.write_bytes(raw)
    (article,) = newskit.read_files([path])
    assert (article.text, article.problems[0].error) == ("", "SourceError")
    assert article.problems[0].message.startswith(f"{path}: {words}")


def test_strict_pipelines_stop_at_a_bad_record(tmp_path):
    path = tmp_path / "c.warc"
    path.write_bytes(plain(GOOD[0], BAD["no HTTP"][0], GOOD[2]))
    reading = newskit.Pipeline(strict=True, entry_points=False).read_files([path])
    assert next(reading).url == FIRST
    with pytest.raises(newskit.SourceError, match="its HTTP header has no status"):
        next(reading)


def test_a_library_that_gives_up_costs_the_rest_and_not_the_run(monkeypatch):
    """Where Rust code panics, what is raised is no `Exception`; other such errors, Ctrl-C among them, pass."""

    class PanicException(BaseException):
        pass

    def fails_with(error):
        def archive(*_, **__):
            raise error

        monkeypatch.setattr("fastwarc.warc.ArchiveIterator", archive)
        return opened(plain(*GOOD[:1]))

    assert fails_with(PanicException("unwrap"))[1] == [
        "c.warc:0: cannot be read: fastwarc gave up: unwrap; no record was found behind it; 0 records came before"
    ]
    with pytest.raises(KeyboardInterrupt):
        fails_with(KeyboardInterrupt())


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_makes_it_raise_or_hang(seed):
    """Bytes changed, cut out, doubled; whatever comes, the counts add up."""
    chance = random.Random(seed)
    raw = bytearray(chance.choice([plain, gzipped])(*GOOD, *(one for one, _ in list(BAD.values())[:-2]), *GOOD))
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(raw))
        size = chance.choice([1, 3, 50, 2000])
        kind = chance.randrange(3)
        raw[place : place + size] = [chance.randbytes(size), b"", bytes(raw[place : place + size]) * 2][kind]
    with contextlib.suppress(newskit.SourceError):  # where not even the beginning is that of an archive
        pages, told, seen = opened(bytes(raw))
        assert len(pages) + len(told) + seen.passed_over.total() == seen.records > 0


# ------------------------------------------------------------------------------------------------------------- scale


@pytest.mark.parametrize("extractor", ["resiliparse", "trafilatura"])
def test_worker_processes_extract_and_give_the_same(tmp_path, extractor):
    if extractor == "trafilatura":
        pytest.importorskip("trafilatura")
    path = tmp_path / "c.warc.gz"
    path.write_bytes(gzipped(*GOOD, BAD["no HTTP"][0], *(record(number=n) for n in range(6, 30))))
    pipeline = newskit.Pipeline(plugins=[WarcFiles(extractor=extractor)], entry_points=False)
    alone, shared = list(pipeline.read_files([path])), list(pipeline.read_files([path], processes=2))
    assert alone == shared
    assert [bool(article.text) for article in alone] == [True] * 5 + [False] + [True] * 24
    assert {article.meta["extractor"] for article in alone if article.text} == {extractor}


def test_options_and_pages_pickle():
    options = WarcFiles(extractor="trafilatura")
    assert pickle.loads(pickle.dumps(options)) == options
    one = WarcPage(raw=page(), source="c.warc:0", warc={"id": "x"})
    assert pickle.loads(pickle.dumps(one)) == one


def test_a_missing_extractor_is_told_with_what_would_do(monkeypatch, tmp_path):
    (tmp_path / "c.warc").write_bytes(plain(*GOOD))
    monkeypatch.setattr("newskit.extras.warc.find_spec", lambda name: None if name == "fastwarc" else object())
    (article,) = newskit.read_files([tmp_path / "c.warc"])
    assert article.problems[0].message.endswith('c.warc: this needs fastwarc: pip install "newskit[warc]"')


PEAK = """
import re, sys
import newskit
pipeline = newskit.Pipeline(only=[newskit.MonetaryFigure], entry_points=False)
count = sum(1 for _ in pipeline.read_files([sys.argv[1]]))
print(count, *re.findall(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read()))
"""


def test_memory_does_not_grow_with_the_archive(tmp_path):
    """Ten times the pages, 60 MB of them: a list of the records or pages would show."""
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak is read where Linux tells it: getrusage tells that of the process before")
    large = record(http(page() + b"<!-- " + os.urandom(100_000).hex().encode() + b" -->"))
    peaks = {}
    for count in (30, 300):
        path = Path(tmp_path / f"{count}.warc.gz")
        path.write_bytes(gzipped(large) * count)
        shown = subprocess.run([sys.executable, "-c", PEAK, path], check=True, capture_output=True, text=True)
        read, peaks[count] = map(int, shown.stdout.split())
        assert read == count
    assert peaks[300] - peaks[30] < 10_000  # kB
    assert peaks[300] < 150_000
