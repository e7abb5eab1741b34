"""Where running text names an outlet or an agency, or speaks of "media", and under which name."""

from __future__ import annotations

from typing import NamedTuple

from newskit.plugins.credits.borders import (
    CLOSING_MARKS,
    LONGEST_NAME,
    OPENING_MARKS,
    TOP_DOMAINS,
    begins_sentence,
    capitals_from,
    end_of,
    is_joined,
    site_at,
    skip_adjectives,
    start_of,
    with_adjectives,
    with_attributes,
)
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.words import NEWS_KINDS
from newskit.plugins.inflection import adjective_nominative
from newskit.plugins.slavic import is_place_adjective
from newskit.scan import Hit

__all__ = [
    "Mention",
    "known_run",
    "mentions",
    "quoted_after",
    "quoted_before",
    "skip_to_name",
    "unknown_after",
    "unknown_before",
]

_CASES = (
    ("owi", ""),
    ("iem", ""),
    ("em", ""),
    ("ej", "a"),
    ("ą", "a"),
    ("ę", "a"),
    ("ki", "ka"),
    ("gi", "ga"),
    ("y", "a"),
    ("u", ""),
    ("a", ""),
)
_OPENING, _CLOSING = frozenset(OPENING_MARKS), frozenset(CLOSING_MARKS)
_ENDING_MARKS = ("-", "’", "'")
_PLURAL = {"ich": "ie", "ych": "e", "imi": "ie", "ymi": "e", "im": "ie", "ym": "e"}


class Mention(NamedTuple):
    """An outlet as the text names it: the words ``first`` to ``stop - 1`` of the scan, with what belongs to it."""

    first: int
    stop: int
    start: int  #: Where it begins in the text, with its quotation mark.
    end: int
    name: str  #: In the nominative, without a class noun that only introduces it.
    role: str  #: ``agency``, ``outlet`` or ``media`` (unnamed).
    case: (
        str  #: ``nominative``, ``direct`` (that or the like accusative), ``oblique``, "" where the form does not tell.
    )


def mentions(page: Page) -> list[Mention]:
    """The outlets that the lexicon leads to, in order, none inside another."""
    found = [_of_source(page, hit) for hit in page.scan.hits("credits.source") if hit.value.kind in NEWS_KINDS]
    found += [_of_source(page, hit) for hit in page.scan.hits("credits.wary") if _is_marked(page, hit)]
    found += [mention for hit in page.scan.hits("credits.noun") if (mention := _of_noun(page, hit))]
    found += [_of_media(page, hit) for hit in page.scan.hits("credits.media")]
    return _outermost(found)


def _outermost(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.first, -one.stop, one.role == "media")):
        if not kept or mention.first >= kept[-1].stop:
            kept.append(mention)
    return kept


# ----------------------------------------------------------------------------------------------------- class nouns


def _of_noun(page: Page, hit: Hit, *, nested: bool = False) -> Mention | None:
    """As in "portalu Radia Swoboda", "Gazecie Stołecznej": a noun for outlets with a name behind it."""
    scan = page.scan
    gender, lemma = hit.value
    after = skip_adjectives(page, hit.stop)
    capital = page.text[scan.starts[hit.first]].isupper()
    form = " ".join(scan.words[hit.first : hit.stop])
    nominative = "nominative" if gender == "f" else "direct"
    case = nominative if form == lemma.casefold() else "oblique"
    words = page.vocabulary.words
    named = _name_behind(page, after, nested=nested)
    if named is None and words.adjectives_follow and _is_adjective(page, after):
        named = _name_behind(page, after + 1, nested=nested)
    if named is None:
        return None if words.inflection or nested else _named_before(page, hit)
    stop, end, name, role = named
    first = hit.first
    own = capital and after == hit.stop and (lemma not in words.introducers or not begins_sentence(page, first))
    known = role != ""
    if own and lemma in words.wary_nouns and not known:
        return None
    if own and not known:
        if case != nominative and adjective_nominative(scan.word(hit.stop), gender):  # nothing of the name follows it
            stop, end = hit.stop + 1, end_of(page, hit.stop + 1)
        name = _full_name(page, hit, stop, gender, lemma)
    elif (
        lemma in words.wary_nouns
        and not known
        and not page.vocabulary.press_words.intersection(scan.words[hit.first : after])
    ):
        return None
    if not words.inflection:
        case = ""
    first = with_adjectives(page, first) if not own or begins_sentence(page, first) else first
    return Mention(
        first,
        stop,
        start_of(page, first),
        end,
        name,
        role or ("agency" if lemma in words.wary_nouns else "outlet"),
        case,
    )


def _is_adjective(page: Page, index: int) -> bool:
    """Whether a word behind a noun may be its adjective: "le quotidien *belge* Le Soir"."""
    scan = page.scan
    return (
        index < len(scan)
        and is_joined(scan.gaps[index])
        and page.text[scan.starts[index]].islower()
        and scan.words[index] not in page.vocabulary.function_words
    )


def _named_before(page: Page, hit: Hit) -> Mention | None:
    """As in "the ANI news agency", "Orim Weekly magazine": a name, maybe a word of the press, and the noun."""
    scan, text = page.scan, page.text
    press = with_attributes(page, hit.first)
    first = press
    while first and press - first < LONGEST_NAME and scan.gaps[first] == " " and text[scan.starts[first - 1]].isupper():
        first -= 1
    while first < press and _is_article(page, first):
        first += 1
    if first == press:
        return None
    name = text[scan.starts[first] : scan.ends[press - 1]]
    known = page.vocabulary.known(name)
    # One capital before the noun alone may be an adjective: "a German magazine", but "People magazine".
    if known is None and press == hit.first and hit.stop == hit.first + 1 and press - first < 2:
        return None
    wary = hit.value[1] in page.vocabulary.words.wary_nouns
    name, role = (known[0].name, known[0].role) if known else (name, "agency" if wary else "outlet")
    return Mention(first, hit.stop, start_of(page, first), end_of(page, hit.stop), name, role, "")


def _name_behind(page: Page, index: int, *, nested: bool) -> tuple[int, int, str, str] | None:
    """Where the name ends that begins with the word `index`, what it is, and its role where it is known."""
    scan, text = page.scan, page.text
    if index >= len(scan) or index == 0:
        return None
    gap = scan.gaps[index]
    if not is_joined(gap):
        return None
    source = scan.at("credits.source").get(index)
    if source is not None:
        return source.stop, end_of(page, source.stop), source.value.name, source.value.role
    inner = scan.at("credits.noun").get(index)
    if inner is not None and not nested and text[scan.starts[index]].isupper():
        mention = _of_noun(page, inner, nested=True)
        if mention is not None:
            return mention.stop, mention.end, mention.name, mention.role
    quoted = quoted_after(page, index)
    if quoted is not None:
        known = page.vocabulary.known(quoted.name)
        return (
            (quoted.stop, quoted.end, known[0].name, known[0].role)
            if known
            else (quoted.stop, quoted.end, quoted.name, "")
        )
    run = known_run(page, index)
    if run is not None:
        return run.stop, run.end, run.name, run.role
    stop = site_at(page, index) or 0
    if not stop:
        if not text[scan.starts[index]].isupper() or scan.starts[index] in page.people:
            return None
        stop = capitals_from(page, index)
    return stop, end_of(page, stop), text[scan.starts[index] : scan.ends[stop - 1]], ""


def _full_name(page: Page, hit: Hit, stop: int, gender: str, lemma: str) -> str:
    """The nominative of a name that a class noun begins: "Kurierowi Polskiemu" is "Kurier Polski"."""
    scan, text = page.scan, page.text
    rest = text[scan.starts[hit.stop] : scan.ends[stop - 1]]
    if page.vocabulary.words.inflection and scan.words[hit.first] != lemma.casefold():
        word = scan.word(hit.stop)
        nominative = adjective_nominative(word, gender)
        if nominative is not None:
            rest = nominative + rest[len(word) :]
    elif not page.vocabulary.words.inflection:
        return text[scan.starts[hit.first] : scan.ends[stop - 1]]
    return f"{lemma[0].upper()}{lemma[1:]} {rest}"


# ------------------------------------------------------------------------------------------------- names and media


def _of_source(page: Page, hit: Hit) -> Mention:
    source, scan = hit.value, page.scan
    first, stop = with_attributes(page, hit.first), hit.stop
    case = "" if source.nominative or not page.vocabulary.words.inflection else "oblique"
    if stop < len(scan) and scan.gaps[stop] in _ENDING_MARKS and scan.words[stop] in page.vocabulary.case_endings:
        stop, case = stop + 1, "oblique"  # "RMF-owi"
    elif stop < len(scan) and scan.gaps[stop][-1:] == "-" and _makes_outlet(page, stop):
        stop += 1  # "„Bild“-Zeitung"
    return Mention(first, stop, start_of(page, first), end_of(page, stop), source.name, source.role, case)


def _makes_outlet(page: Page, index: int) -> bool:
    """Whether a word behind a hyphen is one for outlets: "Bild-*Zeitung*", "ZDF-*Morgenmagazin*"."""
    word = page.scan.words[index]
    return word in page.vocabulary.outlet_words or index in page.scan.at("credits.noun")


def _is_marked(page: Page, hit: Hit) -> bool:
    """Whether a name stands in quotation marks by itself."""
    gaps = page.scan.gaps
    return gaps[hit.first][-1:] in _OPENING and gaps[hit.stop][:1] in _CLOSING


def known_run(page: Page, index: int) -> Mention | None:
    """A name of the tables that begins with the word `index`, in whatever case: "Business Insidera"."""
    scan, text = page.scan, page.text
    if index >= len(scan):
        return None
    for stop in range(min(capitals_from(page, index) + 1, len(scan)), index, -1):
        known = page.vocabulary.known(text[scan.starts[index] : scan.ends[stop - 1]])
        if known is not None and text[scan.starts[index]].isupper():
            source, case = known
            return Mention(index, stop, start_of(page, index), end_of(page, stop), source.name, source.role, case)
    return None


def _of_media(page: Page, hit: Hit) -> Mention:
    """As in "kazachstańskich serwisów informacyjnych": media that are not named, with what is said of them."""
    scan = page.scan
    first, stop = with_attributes(page, hit.first), skip_adjectives(page, hit.stop)
    lemma = hit.value
    nominative = scan.words[hit.first] == lemma
    words = [word.lower() for word in map(scan.word, range(first, stop))]
    if page.vocabulary.words.inflection:
        words = [_plural(word) for word in words]
    words[hit.first - first : hit.stop - first] = [lemma]
    case = ("nominative" if nominative else "oblique") if page.vocabulary.words.inflection else ""
    return Mention(first, stop, scan.starts[first], scan.ends[stop - 1], " ".join(words), "media", case)


def _plural(word: str) -> str:
    for ending, nominative in _PLURAL.items():
        if word.endswith(ending):
            return word[: -len(ending)] + nominative
    return word


def quoted_after(page: Page, index: int, *, oblique: bool = False) -> Mention | None:
    """A short name in quotation marks that opens right before the word `index`: „Echo Dnia”.

    Args:
        page: The document.
        index: The first word of the name.
        oblique: Whether what stands before it asks for an oblique case, so that the name goes back to the nominative.
    """
    scan, text = page.scan, page.text
    if index >= len(scan) or _OPENING.isdisjoint(scan.gaps[index]):
        return None
    capital = text[scan.starts[index]].isupper()
    for stop in range(index + 1, min(index + LONGEST_NAME, len(scan)) + 1):
        gap = scan.gaps[stop]
        mark = next((at for at, letter in enumerate(gap) if letter in CLOSING_MARKS), None)
        if mark is not None and (gap[:1] in CLOSING_MARKS or gap[:1] == "."):
            end = scan.ends[stop - 1]
            name, role, case = _quoted_name(page, index, stop)
            if not role and not _may_be_name(page, index, stop):
                return None
            if oblique and not case and not role:
                name = _without_case(name)
            if not capital and not role:
                return None
            role = role or "outlet"
            return Mention(index, stop, start_of(page, index), end + mark + 1, name, role, case)
        if not is_joined(gap):
            return None
    return None


def _may_be_name(page: Page, first: int, stop: int) -> bool:
    """Whether words in quotation marks may be the name of an outlet that no table has, and no person or phrase."""
    scan, text = page.scan, page.text
    if scan.starts[first] in page.people:
        return False
    if page.vocabulary.words.inflection:
        return True
    small = page.vocabulary.function_words | page.vocabulary.particles
    return all(text[scan.starts[at]].isupper() or scan.words[at] in small for at in range(first, stop))


def quoted_before(page: Page, index: int) -> Mention | None:
    """A short name in quotation marks that closes right before the word `index`."""
    scan = page.scan
    if not 0 < index < len(scan):
        return None
    gap = scan.gaps[index]
    if gap[:1] not in CLOSING_MARKS or len(gap.strip()) != 1:  # behind a comma or a dash it is speech
        return None
    for first in range(index - 1, max(index - 1 - LONGEST_NAME, -1), -1):
        mention = quoted_after(page, first)
        if mention is not None:
            return (
                mention._replace(first=with_attributes(page, first), start=_first_mark(page, first))
                if mention.stop == index
                else None
            )
        if not is_joined(scan.gaps[first]):
            return None
    return None


def _first_mark(page: Page, first: int) -> int:
    return (
        start_of(page, with_attributes(page, first)) if with_attributes(page, first) < first else start_of(page, first)
    )


def unknown_after(page: Page, index: int, *, wary: bool = True) -> Mention | None:
    """An outlet that the lexicon does not lead to: in an oblique case, or told by a word of its name.

    As in "Business Insidera", "the *Omaha Herald*", "wiadomosci.example.pl".

    Args:
        page: The document.
        index: The first word of the name.
        wary: Whether what stands before it leaves no doubt, so that a paper's name may be an ordinary word too.
    """
    scan, text = page.scan, page.text
    if index >= len(scan) or not index or not is_joined(scan.gaps[index]):
        return None
    known = known_run(page, index)
    if known is not None and (wary or known.role == "agency" or known.case == "oblique" or _is_code(page, known)):
        return known
    stop = site_at(page, index)
    if stop is None:
        # "journalist Alex Press": what is taken for a person is an outlet only behind an article.
        person = scan.starts[index] in page.people and scan.words[index - 1] not in page.vocabulary.articles
        if person or not text[scan.starts[index]].isupper():
            return None
        stop = capitals_from(page, index)
        while stop - index > 1 and not _ends_outlet(page, index, stop):
            stop -= 1
        if stop - index < 2:
            return None
    name = text[scan.starts[index] : scan.ends[stop - 1]]
    return Mention(index, stop, start_of(page, index), end_of(page, stop), name, "outlet", "")


def unknown_before(page: Page, index: int) -> Mention | None:
    """The same, ending right before the word `index`."""
    scan = page.scan
    if index < 2 or not is_joined(scan.gaps[index]):
        return None
    if scan.words[index - 1] not in page.vocabulary.outlet_words and scan.words[index - 1] not in TOP_DOMAINS:
        return None
    first = index - 1
    while (
        first
        and index - first < LONGEST_NAME
        and scan.gaps[first] in (" ", ".", "-")
        and (page.text[scan.starts[first - 1]].isupper() or scan.gaps[first] == ".")
    ):
        first -= 1
    while first < index and (first == 0 or _is_article(page, first)):
        first += 1
    mention = unknown_after(page, first) if first < index else None
    return mention if mention is not None and mention.stop == index else None


def _is_code(page: Page, mention: Mention) -> bool:
    """Whether a name is written as an abbreviation: "DW"."""
    return mention.stop - mention.first == 1 and page.scan.word(mention.first).isupper()


def _is_article(page: Page, index: int) -> bool:
    """Whether a word is an article before a name, and no part of one: "The", but not the "New" of "New York"."""
    word = page.scan.words[index]
    return word in page.vocabulary.articles and (len(word) < 4 or page.text[page.scan.starts[index]].islower())


def _ends_outlet(page: Page, first: int, stop: int) -> bool:
    words, known = page.scan.words, page.vocabulary.outlet_words
    if page.scan.gaps[stop - 1] == "-":  # "E-Mail"
        return False
    return words[stop - 1] in known or (words[first] in known and stop - first == 2)


def _quoted_name(page: Page, first: int, stop: int) -> tuple[str, str, str]:
    scan, text = page.scan, page.text
    known = page.vocabulary.known(text[scan.starts[first] : scan.ends[stop - 1]])
    if known is not None:
        return known[0].name, known[0].role, known[1]
    noun = scan.at("credits.noun").get(first)
    if noun is not None and noun.stop < stop:
        gender, lemma = noun.value
        return _full_name(page, noun, stop, gender, lemma), "outlet", ""
    return text[scan.starts[first] : scan.ends[stop - 1]], "", ""


def _without_case(name: str) -> str:
    """The nominative of an unknown name in an oblique case: "Faktu" is "Fakt", "Polityki" is "Polityka"."""
    word, blank, rest = name.partition(" ")
    if word.isupper() or len(word) < 4:
        return name
    for ending, nominative in _CASES:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)] + nominative + blank + rest
    return name


def skip_to_name(page: Page, index: int) -> int:
    """Behind articles and adjectives before a name: "der", "hiszpańskiej", "public"."""
    scan, vocabulary = page.scan, page.vocabulary
    slavic = vocabulary.words.inflection == "slavic"
    for word in scan.words[index : index + LONGEST_NAME]:
        if word not in vocabulary.before_names and not (slavic and is_place_adjective(word)):
            break
        index += 1
    return index
