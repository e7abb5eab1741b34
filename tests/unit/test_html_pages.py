"""The pages of tests/pages/, read with each extractor: none falls under its floor, and the gold stands on its page.

``python tests/pages/floors.py --raise-floors`` raises the floors.
"""

import html
import json
import re
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "pages"))

import floors as pages
import html_pages as benchmark
from html_measures import bare, in_order

PAGES = pages.named_pages()
KINDS = ("heading", "lead", "paragraph", "caption", "credit", "list_item")
MARKS = re.compile(r"[\W_]+")


@pytest.fixture(scope="module", params=pages.EXTRACTORS)
def extractor(request):
    pytest.importorskip(request.param)
    return request.param


@pytest.fixture(scope="module")
def system(extractor):
    return benchmark.newskit_system(extractor)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_falls_under_its_floor(name, extractor, system):
    floor = pages.load_floors()[name][extractor]
    assert pages.below_floor(pages.scored(PAGES[name], system), floor) == []


def test_there_are_pages_of_many_languages_in_both_folders():
    langs = {
        folder: [name.split("/")[1][:2] for name in PAGES if name.startswith(folder)] for folder in ("dev", "test")
    }
    assert len(langs["dev"]) >= 18
    assert len(langs["test"]) >= 8
    assert len({*langs["dev"], *langs["test"]}) >= 10


def test_every_page_has_floors_and_every_floor_a_page():
    assert {name: tuple(floor) for name, floor in pages.load_floors().items()} == dict.fromkeys(PAGES, pages.EXTRACTORS)


def test_a_floor_is_never_lowered_unless_forced():
    found, floor = {"F1": 97, "photographers": 100}, {"F1": 99, "photographers": 50}
    assert pages.below_floor(found, floor) == ["F1 is 97, the floor is 99"]
    assert pages.raised(found, floor) == {"F1": 99, "photographers": 100}
    assert pages.raised(found, floor, force=True) == pages.raised(found, None) == found


def text_of(path):
    """All that a page's source says, as a browser would decode it, without marks: good enough to look words up."""
    raw = path.read_bytes()
    charset = re.search(rb'charset="?([\w-]+)', raw)
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError:
        source = raw.decode(charset[1].decode("ascii"))
    return MARKS.sub("", bare(html.unescape(re.sub(r"<[^>]+>", "", source))))


@pytest.mark.parametrize("name", PAGES)
def test_the_gold_stands_on_its_page(name):
    gold = json.loads(PAGES[name].with_suffix(".json").read_text("utf-8"))
    text = text_of(PAGES[name])
    source = bare(html.unescape(PAGES[name].read_bytes().decode("utf-8", "replace")))
    assert {block["kind"] for block in gold["blocks"]} <= set(KINDS)
    for block in gold["blocks"]:
        assert block["text"] == " ".join(block["text"].split())
        assert MARKS.sub("", bare(block["text"])) in text
    assert MARKS.sub("", bare(gold["title"])) in text
    for photographer in gold["photographers"]:
        assert any(bare(photographer) in bare(credit) for credit in gold["credits"])
    for credit in gold["credits"]:
        found = MARKS.sub("", bare(credit))
        assert found in text or found in MARKS.sub("", source)
    assert all(in_order(block["text"]) for block in gold["blocks"])
