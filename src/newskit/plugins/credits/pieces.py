"""Where the names in a credit part: at slashes, bars, stops, colons, brackets, commas, at "via", "for" and "and"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from newskit.plugins.credits.phrases import phrases
from newskit.plugins.credits.shapes import EDGES, is_giver, is_outlet, is_party, is_person, is_short_form, source_of
from newskit.plugins.credits.words import Vocabulary

__all__ = ["pieces", "without_tail"]

# Between names: slashes, bars, semicolons, bullets, dashes with blanks, plus signs of the dpa.
_STRONG = re.compile(r"\s*(?:[/|;•·／｜；＝]|(?<=\w)—(?=\w)|\+\+\+|(?<=\s)[-–—](?=[\s/])|[-–—]$|^[-–—])\s*")
_STOP = re.compile(r"\.\s+(?=[^\W\d_a-z])")
_COMMA = re.compile(r"(?:,\s+|[、，]\s*)(?!Inc\b|Ltd\b|LLC\b|Jr\b|Sr\b)")
_COLON = re.compile(r"(?<=[^\W\d])[ \u00a0]?(?::(?!/)|：|\.\.\.)\s*(?=[^\s])")
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]{0,60})[)\]）]")
_COPYRIGHT = re.compile(r"^(?:©|ⓒ|\([cC]\)|（[CcＣ]）|&copy;)\s*(?:\d{4}\s+)?|\s*©\s*(?:\d{4}\s+)?")
_HANDLE = re.compile(r"\s+(?=@\w)")
_HYPHEN = re.compile(r"(?<=\w)-(?=[^\W\d_a-z])")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]")
_YEAR = re.compile(r"\d{4}\.?$")
_LONGEST_OPENING = 40  # characters of a label or of how a clause begins
_LONGEST_LABEL = 4  # words


def pieces(body: str, vocabulary: Vocabulary, flag: Callable[[str], None]) -> Iterator[str]:
    """The pieces of a credit's words that are one name each, with what sticks to it; `flag` hears of "via"."""
    body = _COPYRIGHT.sub(lambda found: " | " if found.start() else " ", _INVISIBLE.sub("", body).strip())
    for mark in phrases(vocabulary).montages:
        if mark in body:
            flag("montage")
            body = body.replace(mark, " ")
    body = without_tail(body, vocabulary)
    for part in _by_slashes(body, vocabulary):
        for sentence in _by_stops(part, vocabulary):
            for side in _by_colons(sentence, vocabulary, flag):
                for inner in _out_of_brackets(side, vocabulary):
                    for linked in _by_links(inner, vocabulary, flag):
                        for one in _HANDLE.split(linked):
                            yield from _by_hyphen(one, vocabulary)


def without_tail(body: str, vocabulary: Vocabulary) -> str:
    """A credit without the words of the page that stick to its end: "Ann Cole/AP *Read more*"."""
    lower = body.casefold()
    if not lower.endswith(vocabulary.tails):
        return body
    tail = next(tail for tail in vocabulary.tails if lower.endswith(tail))
    return body[: len(body) - len(tail)].rstrip()


def _by_hyphen(piece: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Split at a hyphen between a person and whom the tables know: "Ann Cole-Imagn Images"."""
    if "-" in piece and source_of(piece.strip(EDGES), vocabulary) is None:
        for match in _HYPHEN.finditer(piece):
            left, right = piece[: match.start()].strip(EDGES), piece[match.end() :].strip(EDGES)
            if source_of(right, vocabulary) is not None and is_person(left, vocabulary):
                return left, right
    return (piece,)


def _by_slashes(body: str, vocabulary: Vocabulary) -> list[str]:
    """Split at strong marks, but for names that have one inside ("RFE/RL")."""
    parts = _STRONG.split(body)
    index = 1
    while index < len(parts):
        joined = f"{parts[index - 1]}/{parts[index]}"
        if source_of(joined, vocabulary) is not None:
            parts[index - 1 : index + 1] = [joined]
        else:
            index += 1
    return parts


def _by_stops(part: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Split before a sentence that a flag, a label or a clause begins: "... / UN Photo. Courtesy of the court"."""
    start, more = 0, phrases(vocabulary)
    for match in _STOP.finditer(part):
        following = part[match.end() : match.end() + _LONGEST_OPENING].casefold()
        word, label = following.partition(" ")[0], following.partition(":")
        led = word in vocabulary.flags or (label[1] and label[0] in more.labels)
        if led or following.startswith((*more.terms, *more.licences)):
            yield part[start : match.start()]
            start = match.end()
    yield part[start:]


def _by_colons(part: str, vocabulary: Vocabulary, flag: Callable[[str], None]) -> Iterator[str]:
    """Split at colons: what stands before is a giver ("AAP: Ann Cole"), a label, or what somebody did."""
    match = _COLON.search(part)
    if match is None:
        yield part
        return
    left, right = part[: match.start()].strip(EDGES), part[match.end() :]
    told = vocabulary.flags.get(left.casefold())
    if told:
        flag(told)
    elif left.casefold() in phrases(vocabulary).labels:
        pass
    elif _names_a_giver(left, vocabulary):
        yield left
    elif not (0 < len(left.split()) <= _LONGEST_LABEL and _is_known(right.strip(EDGES), vocabulary)):
        yield part
        return
    yield right


def _names_a_giver(left: str, vocabulary: Vocabulary) -> bool:
    return (
        source_of(left, vocabulary) is not None
        or left.casefold() in phrases(vocabulary).platforms
        or is_outlet(left, vocabulary)
        or is_giver(left, vocabulary)
        or (len(left.split()) > 1 and all(word[0].isupper() for word in left.split()))
    )


def _out_of_brackets(part: str, vocabulary: Vocabulary) -> list[str]:
    """Names out of brackets: one that is known, or behind a person; the short form of what is before it goes."""
    match = _BRACKET.search(part)
    if match is None:
        return _by_commas(part, vocabulary)
    before, inner, behind = part[: match.start()], match[1].strip(), part[match.end() :]
    if is_short_form(before, inner) or is_party(inner) or (before and _YEAR.search(inner)):
        return [before]
    if _is_known(inner, vocabulary) or _is_name_behind(before, inner, vocabulary):
        return [*_by_commas(before, vocabulary), *_by_commas(inner, vocabulary), *_by_commas(behind, vocabulary)]
    rest = behind.strip(" ,.")
    return [before, rest] if rest and source_of(rest, vocabulary) else [before]


def _is_name_behind(before: str, inner: str, vocabulary: Vocabulary) -> bool:
    """Whether what brackets hold behind a person may be whom the person works for: no age, no short form."""
    return inner[:1].isupper() and len(inner) > 2 and is_person(before.strip(EDGES), vocabulary)


def _by_commas(part: str, vocabulary: Vocabulary) -> list[str]:
    """Split at commas, unless the comma may belong to the one name there is ("District Court, Eastern District")."""
    split = _COMMA.split(part)
    if len(split) > 1 and " & " in split[-1]:  # an enumeration
        return [*split[:-1], *split[-1].split(" & ")]
    if len(split) == 2 and not any(_is_known(piece.strip(EDGES), vocabulary) for piece in split):
        return [part]
    return split


def _is_known(piece: str, vocabulary: Vocabulary) -> bool:
    return (
        source_of(piece, vocabulary) is not None
        or piece.casefold().strip(".") in vocabulary.flags
        or piece in phrases(vocabulary).alone
        or piece.casefold() in phrases(vocabulary).platforms
        or is_person(piece, vocabulary)
        or is_outlet(piece, vocabulary)
        or piece.casefold().startswith(phrases(vocabulary).licences)
        or any(vocabulary.links.get(word.casefold()) == "via" for word in piece.split())
    )


def _by_links(piece: str, vocabulary: Vocabulary, flag: Callable[[str], None]) -> Iterator[str]:
    """Split at "via", "for" and "and" where both sides are names."""
    words = piece.split()
    start = 0
    for index, word in enumerate(words):
        link = vocabulary.links.get(word.casefold()) or ("and" if word == "&" else None)
        if link is None or link == "of":
            continue
        left, right = " ".join(words[start:index]), " ".join(words[index + 1 :])
        if link == "via":
            flag("via")
        elif not right or not _may_part(left, right, link, vocabulary):
            continue
        yield left
        start = index + 1
    yield " ".join(words[start:])


def _may_part(left: str, right: str, link: str, vocabulary: Vocabulary) -> bool:
    left, right = left.strip(EDGES), right.strip(EDGES)
    if link == "for":  # behind a slash nothing stands before it: "Ann Cole/for the Chronicle"
        given = _is_agency(left, vocabulary) or source_of(right, vocabulary) is not None
        return not left or given or is_person(left, vocabulary)
    if source_of(f"{left} & {right}", vocabulary):
        return False
    sure = source_of(left, vocabulary) is not None or is_person(left, vocabulary)
    words = right.split()
    links = (index for index, word in enumerate(words) if vocabulary.links.get(word.casefold()) in ("via", "for"))
    right = " ".join(words[: next(links, len(words))])
    return sure and (source_of(right, vocabulary) is not None or is_person(right, vocabulary))


def _is_agency(name: str, vocabulary: Vocabulary) -> bool:
    known = source_of(name, vocabulary)
    return known is not None and known.role == "agency"
