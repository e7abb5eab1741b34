"""Which lines of a page are the article: an extractor decides, and the page's structure corrects it.

Extractors are good at finding the middle of an article and less so at its edges. So what an extractor kept tells where
the article stands (the *region*: the smallest element that holds nearly all of it), and inside of the region the names
of boxes, the share of links and the neighbours of a line decide.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from newskit.extras.html.outline import HEADINGS, Line, Outline
from newskit.extras.html.words import names

__all__ = ["Selection", "select", "squeezed"]

_REGION = 0.8  # of what the extractor kept stands in the region
_ANCHORED = 0.4  # the same of an element that holds the title too: other articles' teasers stand around it
_FOREIGN = 0.4  # a box that holds more of what was kept than this belongs to the article, whatever its name says
_LONG = 80  # characters; from here on a line is a paragraph of running text
_LINKED = 0.75  # of a line's characters; such a line leads to other articles
_LED_IN = 0.4  # the same where a colon introduces the link: "Read also: ..."
_LED_IN_LINE = 300  # characters; a longer line is a paragraph with a link in it
_TEASERS = 1 / 3  # of the lines of a box lead away: a list of articles with a few words on each
_TEASER = 400  # characters of one of them at most
_SHORT = 24  # characters without blanks; a shorter line counts as kept only where the extractor has it as a whole line
_LABEL = 40  # characters; what is shorter and ends with a colon leads in what follows it
_LEAD = 60  # characters of a line between title and text that is a lead
_LEAD_LINES = 12  # how far above the text a lead may stand
_TOP = 4  # lines at the beginning, among which an author may be told
_BYLINE = 120  # characters of a line that names the author at most
_WINDOW = 20_000  # characters of the extractor's text in which the next line is looked for first
_LISTS = names("li p dd dt")
_ENDS = tuple(".!?…:;。！？।") + tuple(".!?…。" + mark for mark in "\"”»“’')]")
_CLOSING = "♦■●▪◼∎□• \xa0"  # what magazines put behind the last sentence


class Selection(NamedTuple):
    """Where the article stands on its page.

    Attributes:
        lines: The numbers of the lines of the article's body, in order.
        leads: Those of the lines above the body that are its lead.
        foreign: For each element whether it belongs to the page and not to the article.
        region: The element that holds the article.
        title: The line that is the article's title, if the page has it.
        top: The first line that may belong to the article: its title, or the first of the body.
        last: The last line of the body; -1 where there is none.
    """

    lines: list[int]
    leads: list[int]
    foreign: list[bool]
    region: int
    title: int | None
    top: int
    last: int


def squeezed(text: str) -> str:
    """The text without white space, for comparing what two parsers made of one page."""
    return "".join(text.split())


def select(
    page: Outline, main: str, title: str | None = None, authors: Collection[str] = (), also: str = ""
) -> Selection:
    """The lines of the article.

    Args:
        page: The page.
        main: What an extractor takes for the main text, a line of the page a line.
        title: The title of the article, if it is known.
        authors: Who wrote it, for telling the line that says so.
        also: What another extractor takes for the main text. Its paragraphs count in the region that the first found.
    """
    lines = page.lines
    kept = _kept(lines, main)
    heading = _title_line(lines, title, kept)
    weights = _weights(page, kept)
    foreign = _foreign(page, weights, heading)
    weights = _weights(page, [number for number in kept if not foreign[lines[number].element]])
    region = _region(page, weights, heading)
    among = set(kept)
    if also:
        stop = page.ends[region]
        more = [number for number in _kept(lines, also) if lines[number].size >= _LONG]
        among.update(number for number in more if region <= lines[number].element <= stop)
    chosen = [
        number
        for number in _candidates(page, among, foreign, region)
        if number != heading and (heading is None or number > heading or not _above(page, number, heading))
    ]
    chosen = _with_headings(page, _without_labels(page, chosen, authors), foreign, region)
    first = chosen[0] if chosen else len(lines)
    top = first if heading is None else min(first, heading)
    leads = _leads(page, top, first, foreign, authors)
    return Selection(chosen, leads, foreign, region, heading, top, chosen[-1] if chosen else -1)


def _kept(lines: Sequence[Line], main: str) -> list[int]:
    """The lines that are in the extractor's text. Both are in the order of the page: each search begins at the last."""
    main = main.replace("|", "")  # which trafilatura puts between the cells of a table
    whole = [squeezed(line) for line in main.split("\n")]
    wholes, text = set(whole), "".join(whole)
    place, found = 0, []
    for number, line in enumerate(lines):
        if _leads_away(line):
            continue
        bare = squeezed(line.text)
        if bare in wholes:
            found.append(number)
        elif len(bare) >= _SHORT:
            at = text.find(bare, place, place + _WINDOW + len(bare))
            if at < 0 and place <= _WINDOW:
                at = text.find(bare, 0, place)
            if at >= 0:
                found.append(number)
                place = at + len(bare)
    return found


def _title_line(lines: Sequence[Line], title: str | None, kept: Sequence[int]) -> int | None:
    """The line that is the title: the page's first heading that says it, else the last such line above the text."""
    bare = _letters(title or "")
    if not bare:
        return None
    most = 2 * len(title or "")
    found = [
        number for number, line in enumerate(lines) if len(line.text) <= most and _letters(line.text).endswith(bare)
    ]
    for tags in (("h1",), HEADINGS):
        headings = [number for number in found if lines[number].tag in tags]
        if headings:
            return headings[0]
    running = next((number for number in kept if lines[number].size >= _LONG), len(lines))
    above = [number for number in found if number < running]
    return above[-1] if above else None


def _weights(page: Outline, kept: Sequence[int]) -> list[int]:
    """For each element how many characters of running text it holds that were kept."""
    weights = [0] * len(page.parents)
    chosen = [page.lines[number] for number in kept]
    for line in [line for line in chosen if line.size >= _LONG] or chosen:
        weights[line.element] += line.size
    return _summed(page, weights)


def _summed(page: Outline, counts: list[int]) -> list[int]:
    """Counts of each element with those of all elements inside it; inner elements have higher numbers."""
    parents = page.parents
    for element in range(len(counts) - 1, 0, -1):
        counts[parents[element]] += counts[element]
    return counts


def _foreign(page: Outline, weights: Sequence[int], heading: int | None) -> list[bool]:
    """For each element whether it belongs to the page: by its name, or since it is a list of other articles."""
    foreign = [False] * len(weights)
    most = _FOREIGN * weights[0]
    together: dict[str, int] = {}  # some pages give each paragraph such a name
    for element, called in page.boxes.items():
        together[called] = together.get(called, 0) + weights[element]
    for element, called in page.boxes.items():
        foreign[element] = weights[element] <= most and (together[called] <= most or weights[element] == 0)
    for element in _teasers(page):
        foreign[element] = foreign[element] or weights[element] <= most
    parents = page.parents
    element = page.lines[heading].element if heading is not None else 0
    while element:  # what holds the title is no box
        foreign[element] = False
        element = parents[element]
    for element in range(1, len(foreign)):
        if foreign[parents[element]]:
            foreign[element] = True
    return foreign


def _teasers(page: Outline) -> list[int]:
    """The elements that hold a list of other articles, or one of them: a link, and a few words on it."""
    parents = page.parents
    links, others, sizes = [0] * len(parents), [0] * len(parents), [0] * len(parents)
    opening: dict[int, bool] = {}  # for each element around a line, whether its first line leads away
    for line in page.lines:
        away = line.linked >= _LINKED * len(line.text) and len(line.text) >= _SHORT
        element = line.element
        (links if away else others)[element] += 1
        sizes[element] += len(line.text)
        while element and element not in opening:
            opening[element] = away
            element = parents[element]
    links, others, sizes = _summed(page, links), _summed(page, others), _summed(page, sizes)
    found = []
    for element in range(1, len(parents)):
        here = links[element]
        several = here >= 3 and here >= _TEASERS * (here + others[element])
        one = here == 1 and others[element] and opening[element] and sizes[element] <= _TEASER
        if several or one:
            found.append(element)
    return found


def _region(page: Outline, weights: Sequence[int], heading: int | None) -> int:
    """The smallest element with nearly all of the text, or with the title and much of it, whichever is smaller."""
    least = _REGION * weights[0]
    region = 0
    if least:  # the last one, since numbers rise inwards
        region = next(element for element in range(len(weights) - 1, -1, -1) if weights[element] >= least)
    if heading is not None:
        around = page.lines[heading].element
        while around and weights[around] < _ANCHORED * weights[0]:
            around = page.parents[around]
        if weights[0] and region <= around <= page.ends[region]:
            return around
    return region


def _candidates(page: Outline, among: Collection[int], foreign: Sequence[bool], region: int) -> list[int]:
    """The lines that were kept in the region, and those beside them that should have been."""
    lines, stop = page.lines, page.ends[region]
    second = _second_half(page, among, foreign, region)
    inside = [number for number in among if region <= lines[number].element <= stop]
    homes = _homes(page, inside, region)
    first, last = min(inside, default=len(lines)), max(inside, default=-1)
    found = []
    for number, line in enumerate(lines):
        if line.kind in ("caption", "credit") or foreign[line.element] or _leads_away(line):
            continue
        if not region <= line.element <= stop:
            fits = number in second
        elif number in among:
            fits = True
        else:
            beside = line.aside or line.parent in homes or (line.tag in _LISTS and page.parents[line.parent] in homes)
            ends = (line.tag not in HEADINGS and _is_sentence(line)) or line.tag == "li"
            fits = beside and (first < number < last or ends)
        if fits:
            found.append(number)
    return found


def _second_half(page: Outline, among: Collection[int], foreign: Sequence[bool], region: int) -> set[int]:
    """The kept lines right outside of the region: of a body that an advertisement or a stray tag cuts in two."""
    lines, near = page.lines, page.parents[region]
    if not near:
        return set()
    inside, around = page.ends[region], page.ends[near]
    outside = [
        number
        for number in among
        if (near < lines[number].element < region or inside < lines[number].element <= around)
        and lines[number].kind is None
        and not foreign[lines[number].element]
    ]
    running = [number for number in outside if lines[number].size >= _LONG]
    parents = {lines[number].parent for number in running}
    first, last = min(running, default=0), max(running, default=0)
    return {
        number
        for number in outside
        if lines[number].size >= _LONG or (lines[number].parent in parents and first - 2 < number < last + 4)
    }


def _homes(page: Outline, inside: Sequence[int], region: int) -> set[int]:
    """The elements whose children are the article's paragraphs, and those around them up to the region."""
    homes: set[int] = set()
    for number in inside:
        if page.lines[number].size >= _LONG or page.lines[number].tag == "li":
            home = page.lines[number].parent
            while home >= region and home not in homes:
                homes.add(home)
                home = page.parents[home]
                if not home:
                    break
    return homes


def _above(page: Outline, number: int, heading: int) -> bool:
    """Whether a line stands above the title as a label does; an article may also begin above its title."""
    return number < heading and page.lines[number].size < _LONG


def _without_labels(page: Outline, chosen: Sequence[int], authors: Collection[str]) -> list[int]:
    """Without what leads in links, and without labels, dates and authors above the first paragraph."""
    lines = page.lines
    long = (number for number in chosen if lines[number].size >= _LONG and lines[number].kind != "lead")
    running = next(long, chosen[0] if chosen else 0)
    found: list[int] = []
    for number in chosen:
        line = lines[number]
        after = lines[number + 1] if number + 1 < len(lines) else None
        if after is not None and _leads_away(after) and _leads_in(line):
            continue
        above = number <= running and line.tag not in HEADINGS
        if (above or len(found) < _TOP) and _is_byline(line, authors) and not _is_sentence(line):
            continue
        told = line.tag == "li" or _is_sentence(line) or (line.kind == "lead" and line.size >= _SHORT)
        if above and number < running and not told:
            continue
        found.append(number)
    return _without_tail(lines, found)


def _without_tail(lines: Sequence[Line], chosen: list[int]) -> list[int]:
    """Without what stands behind the last paragraph in a box of its own: the author, tags, a vote."""
    running = [number for number in chosen if lines[number].size >= _LONG]
    if not running:
        return chosen
    homes = {lines[number].parent for number in running}
    last = running[-1]
    return [number for number in chosen if number <= last or lines[number].parent in homes or lines[number].tag == "li"]


def _leads(page: Outline, top: int, first: int, foreign: Sequence[bool], authors: Collection[str]) -> list[int]:
    """The lines between title and text whose element is called a lead, or that are as long as one."""
    found = []
    for number in range(max(top, first - _LEAD_LINES), first):
        line = page.lines[number]
        if foreign[line.element] or line.linked > len(line.text) / 2 or _is_byline(line, authors):
            continue
        if line.tag == "li" or line.aside:  # the article in points
            if not line.linked and (line.size >= _SHORT or line.tag in HEADINGS) and line.kind in (None, "lead"):
                found.append(number)
        elif (
            line.size >= (_SHORT if line.kind == "lead" else _LEAD) and line.kind in (None, "lead") and line.tag != "h1"
        ):
            found.append(number)
    return found


def _is_byline(line: Line, authors: Collection[str]) -> bool:
    return len(line.text) <= _BYLINE and any(author in line.text for author in authors)


def _with_headings(page: Outline, chosen: Sequence[int], foreign: Sequence[bool], region: int) -> list[int]:
    """With the headings right above what was chosen, and without those that nothing follows."""
    lines, stop = page.lines, page.ends[region]
    found: list[int] = []
    for number in chosen:
        before = number - 1
        while before >= 0 and (foreign[lines[before].element] or lines[before].kind in ("caption", "credit")):
            before -= 1
        if found and before > found[-1] and lines[number].tag not in HEADINGS:
            line = lines[before]
            if line.tag in HEADINGS and region <= line.element <= stop and not _leads_away(line):
                found.append(before)
        found.append(number)
    while found and lines[found[-1]].tag in HEADINGS:
        found.pop()
    return found


def _leads_in(line: Line) -> bool:
    """Whether a line is the label of the links that follow it."""
    if len(line.text) > _LABEL:
        return False
    return line.text.endswith(":") or line.tag in HEADINGS or line.bold >= len(line.text) or line.text.isupper()


def _leads_away(line: Line) -> bool:
    if not line.linked:
        return False
    size = len(line.text)
    if line.linked >= _LINKED * size:
        return True
    return size <= _LED_IN_LINE and line.linked >= _LED_IN * size and ":" in line.text[: size - line.linked + 2]


def _is_sentence(line: Line) -> bool:
    return line.text.rstrip(_CLOSING).endswith(_ENDS)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
