"""A page as lines of text: what a reader sees, in order, each line with what its markup tells of it.

The parser gives the page back as clean HTML: every tag closed, every attribute quoted. One pass over its tags is linear
in the length of the page, whatever its depth, and ten times as fast as a walk over nodes from Python.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from attrs import define, field

from newskit.extras.html.words import NO_ROLE, Kind, names, names_of, role_of

__all__ = ["BEFORE_CREDIT", "CREDIT_LABEL", "HEADINGS", "OF_PICTURES", "Image", "Line", "Outline", "outline", "size_of"]

# What browsers collapse, and what ends a line; no-break spaces stay. A single space is left alone.
_SPACE = re.compile("(?:[\t\n\r\f\v\u2028\u2029]| (?=[ \t\n\r\f\v\u2028\u2029]))[ \t\n\r\f\v\u2028\u2029]*")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\xad]")

_VOID = names("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = names(
    "address amp-carousel amp-img article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p picture pre section "
    "summary table tbody tfoot thead tr ul"
)
_UNREAD = names(
    "amp-ad amp-analytics amp-iframe applet audio button canvas datalist embed head iframe label map math nav "
    "noembed noframes noscript object optgroup option progress select svg template textarea title video"
)
_BOXES = names("aside dialog footer menu")
#: The names of heading elements.
HEADINGS = names("h1 h2 h3 h4 h5 h6")
_WHOLE = names("article main section header body")  # hold pictures and everything else as well
_BOLD = names("b strong")
_SMALL = names("cite small")
_APART = names("td th time")  # what is laid out apart from the words before it
_ENDING = names("br hr")
# What may hold "<" that begins no tag, and what ends it.
_RAW = {name: f"/{name}" for name in ("iframe", "noembed", "noframes", "plaintext", "style", "xmp")}
_COMMENT_END = "-->"
#: The kinds of lines that belong to pictures.
OF_PICTURES = ("caption", "credit")


_ASKS = re.compile(
    r' type="(?:e-?mail|search|password)"| (?:name|placeholder|id)="[^"]*e-?mail|^(?!.* type=)', re.IGNORECASE
)
_MARK = "\0"  # no parser leaves one in a text: where an element begins inside a caption
#: What stands between a caption and its credit.
BEFORE_CREDIT = " \xa0—–-/|•·、，"

#: What a credit begins with: a sign, or a label with its colon or stop. Of labels only what stands before nothing else.
CREDIT_LABEL = re.compile(
    r"(?:©|\(c\)\s|\b(?:fot|foto|fotos|fotoğraf|fotografie|fotó|görsel|valokuva|nuotr|photo|photos|zdj|zdjęcie|źródło|źr|bild|bilder|quelle|credit|crédit|crédits|image|"
    r"source|фото|джерело|источник|fotograf|fotografía|imagen|immagine|kuva|kép|φωτ)\s?(?:[:.]|\.{3}|…)\s?|"
    r"\b(?:photo(?:graph)? by|foto (?:di|de|von|van|av)|photo de)\s)\s*(?=[^\W\d_])|[^\s、。]{2,15}(?:撮影|提供)$",
    re.IGNORECASE,
)

# Names in an element of their own behind the last sentence of a caption: "Ada Finch (AP)".
_NAMES = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*[ /,|]{1,3}){1,5}(?:[^\W\d_a-z][\w.’'-]*|\([^()]{2,30}\))")

_HIDDEN_LABEL = re.compile(r"\w+(?:\.{3}|…)\s*")  # for those who cannot see the page: "Credit..."


@define(slots=True)
class Line:
    """A line of the page.

    Attributes:
        text: Its words; white space collapsed, no-break spaces kept.
        tag: The innermost block element that it stands in: ``"p"``, ``"h2"``, ``"li"``, ``"div"``.
        element: The number of that element, in document order.
        parent: The number of the element around.
        kind: What a caption, credit or lead element around it says.
        picture: Whether it stands in a figure or another element that holds pictures.
        aside: Whether it stands in a quotation or another part of the article beside its running text.
        size: How much it says, in characters of an alphabet: a sign of Chinese or Japanese is worth several.
        linked: How many of its characters lead away.
        bold: How many are bold.
    """

    text: str
    tag: str
    element: int
    parent: int
    kind: Kind | None
    picture: int
    aside: bool
    size: int
    linked: int
    bold: int


class Image(NamedTuple):
    """A picture of the page: where it stands, and its attributes as written."""

    element: int
    line: int  #: How many lines stand before it.
    attributes: str


@define(slots=True)
class Outline:
    """The lines and pictures of a page, and which element holds which.

    Attributes:
        lines: What a reader sees.
        images: The pictures.
        parents: For each element the number of the block element around it; numbers rise in document order, from 1 on.
        ends: For each element the last number inside it.
        boxes: The elements that belong to the page by their names, each with what it shares with its like: a paragraph
            with the names of paragraphs, any other element with its own number.
        figures: The numbers of the ``figure`` elements.
        depth: How deep elements are nested at most.
    """

    lines: list[Line] = field(factory=list)
    images: list[Image] = field(factory=list)
    parents: list[int] = field(factory=lambda: [0])
    ends: list[int] = field(factory=lambda: [0])
    boxes: dict[int, str] = field(factory=dict)
    figures: set[int] = field(factory=set)
    depth: int = 0


def outline(html: str) -> Outline:  # noqa: PLR0915  (one loop over all tags: a call for each would double its time)
    """The outline of a page.

    Args:
        html: The page as a parser serialises it: tags closed, names in lower case, attributes in double quotes, and no
            ``<`` but at the beginning of a tag, a comment, or inside of a script.
    """
    page = Outline()
    parents, ends, lines, images, boxes = page.parents, page.ends, page.lines, page.images, page.boxes
    # What holds inside the element that is open: kept on the stack, and taken back where it closes. Local variables and
    # plain tuples, since this loop is a third of what a page costs.
    tag, element, picture = "body", 0, 0
    kind: Kind | None = None
    aside = link = bold = False
    stack: list[tuple[str, int, int, Kind | None, bool, bool, bool] | None] = []
    unread = depth = 0  # how many elements are open inside one that is not read; how many in all
    raw = ""  # what ends the script or comment that is open
    parts: list[str] = []
    linked = boldly = 0

    for piece in _without_scripts(html).split("<"):
        if raw:
            if not piece.startswith(raw) and (raw != _COMMENT_END or raw not in piece):
                continue
            name, text = "!", piece.rpartition(">")[2]
            raw = ""
        else:
            head, _, text = piece.partition(">")
            name = head.partition(" ")[0] or "!"
            if name in _RAW:
                raw = _RAW[name]
                continue
            if name[0] == "!":
                if name[:3] == "!--":
                    if _COMMENT_END not in piece:
                        raw = _COMMENT_END
                        continue
                    text = piece.rpartition(_COMMENT_END)[2]
                name = "!"
        closes = name[0] == "/"
        ends_line = False
        if unread:
            if closes:
                unread -= 1
            elif name not in _VOID and name != "!":
                unread += 1
                depth = max(depth, len(stack) + unread)
            if unread or not closes:
                continue
            name = "!"  # what follows is read again, but the element that ends here was never opened
        if name == "!":
            pass
        elif closes:
            before = stack.pop() if stack else None
            ends_line = before is not None and before[1] != element
        elif name in _UNREAD:
            unread = 1
            continue
        else:
            role = role_of(head) if "=" in head or "-" in name else NO_ROLE
            void = name in _VOID
            if void:
                if name == "img":
                    images.append(Image(element, len(lines), head))
                elif name == "input" and _ASKS.search(head):
                    form = parents[element] if tag == "form" else element
                    boxes.setdefault(form, f"{form}")  # to subscribe, to search, to comment
                ends_line = name in _ENDING
            elif role.hidden:
                unread = 1
                continue
            else:
                block = name in _BLOCKS
                inner = role.kind or ("caption" if name == "figcaption" else None)
                if name in _SMALL and kind == "caption" and any(map(str.strip, parts)):
                    inner = "credit"
                elif inner is None and role.by_picture and (picture or role.picture or _follows(images, lines, parts)):
                    inner = role.by_picture
                ends_line = block or inner in OF_PICTURES or role.box

        if ends_line and parts:
            line_text, credit = _line("".join(parts))
            parts.clear()
            if line_text:
                size = size_of(line_text)
                lines.append(
                    Line(line_text, tag, element, parents[element], kind, picture, aside, size, linked, boldly)
                )
            if credit:
                lines.append(
                    Line(credit, tag, element, parents[element], "credit", picture, aside, len(credit), linked, 0)
                )
            linked = boldly = 0

        if name == "!":
            pass
        elif closes:
            if before is not None:
                if before[1] != element:
                    ends[element] = len(parents) - 1
                tag, element, picture, kind, aside, link, bold = before
        elif not void:
            if ends_line:
                stack.append((tag, element, picture, kind, aside, link, bold))
                parent, element = element, len(parents)
                parents.append(parent)
                ends.append(element)
                if block:
                    tag = name
                if (name in _BOXES and not role.own) or (role.box and inner is None):
                    boxes[element] = names_of(head) if name == "p" else f"{element}"
                if name == "amp-img" or "data-c" in head:  # data-credit, data-copyright
                    images.append(Image(element, len(lines), head))
                if name == "figure":
                    page.figures.add(element)
                    picture = element
                elif role.picture and not picture and name not in _WHOLE:
                    picture = element
                if name in HEADINGS:
                    bold = False
                if inner is not None:
                    kind = inner
                aside = aside or role.own or name == "blockquote"
            elif name == "a":
                stack.append((tag, element, picture, kind, aside, link, bold))
                link = " href=" in head or head == "a"
            elif name in _BOLD:
                stack.append((tag, element, picture, kind, aside, link, bold))
                bold = True
            else:
                stack.append(None)
                if name in _APART:
                    parts.append(" ")
            if picture and parts and not ends_line:
                parts.append(_MARK)
            depth = max(depth, len(stack))

        if text:
            parts.append(text)
            if link:
                linked += len(text)
            if bold:
                boldly += len(text)
    page.depth = depth
    return page


def _without_scripts(html: str) -> str:
    """The page without its scripts, which are most of it and full of what looks like tags."""
    first, *rest = html.split("<script")
    return first + "".join([piece.partition("</script>")[2] for piece in rest])


def _line(text: str) -> tuple[str, str]:
    """The words of a line as a reader sees them, and of a caption the credit that stands apart at its end."""
    if "&" in text:
        text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = _SPACE.sub(" ", text).strip(" \xa0")
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return _split(text) if _MARK in text else (text, "")


def size_of(text: str) -> int:
    """How much a line says, in characters of an alphabet; 0 for none."""
    if not text:
        return 0
    return len(text) if text[len(text) // 2] < "\u2e80" and text[len(text) // 3] < "\u2e80" else int(2.5 * len(text))


def _follows(images: list[Image], lines: list[Line], parts: list[str]) -> bool:
    """Whether what begins here stands right behind a picture."""
    return bool(images) and images[-1].line == len(lines) and not any(map(str.strip, parts))


def _split(text: str) -> tuple[str, str]:
    """A caption and the credit in an element at its end, if there is one."""
    pieces = text.split(_MARK)
    for number in range(1, len(pieces)):
        credit = "".join(pieces[number:]).strip(BEFORE_CREDIT)
        if CREDIT_LABEL.match(credit):
            return "".join(pieces[:number]).rstrip(BEFORE_CREDIT), _HIDDEN_LABEL.sub("", credit)
    *before, last = pieces
    caption, credit = "".join(before).rstrip(BEFORE_CREDIT), last.strip(BEFORE_CREDIT)
    if caption.endswith((".", "”", '"')) and _NAMES.fullmatch(credit):
        return caption, credit
    return "".join(pieces), ""
