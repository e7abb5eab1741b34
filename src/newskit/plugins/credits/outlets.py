"""Where running text names an outlet or an agency, or speaks of "media", and under which name."""

from __future__ import annotations

from newskit.plugins.credits.borders import (
    CLOSING_MARKS,
    LONGEST_NAME,
    OPENING_MARKS,
    begins_sentence,
    capitals_from,
    end_of,
    is_joined,
    is_plain,
    site_at,
    skip_adjectives,
    start_of,
    with_adjectives,
    with_attributes,
)
from newskit.plugins.credits.loose_names import is_article, known_run
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.nominatives import full_name, plural_adjective
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.quoted_names import quoted_after
from newskit.plugins.credits.words import NEWS_KINDS
from newskit.plugins.inflection import adjective_nominative
from newskit.scan import Hit

__all__ = ["mentions"]

_OPENING, _CLOSING = frozenset(OPENING_MARKS), frozenset(CLOSING_MARKS)
_ENDING_MARKS = ("-", "’", "'")


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


def _of_noun(page: Page, hit: Hit, *, nested: bool = False) -> Mention | None:
    """As in "portalu Radia Swoboda", "Gazecie Stołecznej": a noun for outlets with a name behind it."""
    scan = page.scan
    gender, lemma = hit.value
    after = skip_adjectives(page, hit.stop)
    words = page.vocabulary.words
    named = _name_behind(page, after, nested=nested)
    if named is None and words.adjectives_follow and _is_adjective(page, after):
        named = _name_behind(page, after + 1, nested=nested)
    if named is None:
        return None if words.inflection or nested else _named_before(page, hit)
    stop, end, name, role = named
    capital = page.text[scan.starts[hit.first]].isupper()
    form = " ".join(scan.words[hit.first : hit.stop])
    nominative = "nominative" if gender == "f" else "direct"
    case = nominative if form == lemma.casefold() else "oblique"
    first = hit.first
    is_marked = not _OPENING.isdisjoint(scan.gaps[after])  # "Das Portal „Lira“": the noun is no part of the name
    own = (
        capital
        and after == hit.stop
        and not is_marked
        and (lemma not in words.introducers or not begins_sentence(page, first))
    )
    known = role != ""
    if own and lemma in words.wary_nouns and not known:
        return None
    if own and not known:
        if case != nominative and adjective_nominative(scan.word(hit.stop), gender):  # nothing of the name follows it
            stop, end = hit.stop + 1, end_of(page, hit.stop + 1)
        name = full_name(page, hit, stop, gender, lemma)
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
    while first < press and is_article(page, first):
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
    if is_plain(page, index):
        return None
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


def _of_source(page: Page, hit: Hit) -> Mention:
    source, scan = hit.value, page.scan
    first, stop = with_attributes(page, hit.first), hit.stop
    name, case = source.name, "" if source.nominative or not page.vocabulary.words.inflection else "oblique"
    if stop < len(scan) and scan.gaps[stop] in _ENDING_MARKS and scan.words[stop] in page.vocabulary.case_endings:
        stop, case = stop + 1, "oblique"  # "RMF-owi"
    elif source.kind in ("broadcaster", "paper") and _is_station(scan.word(stop - 1)):
        while stop < min(hit.stop + 2, len(scan)) and _is_of_station(page, stop):
            stop += 1
        name = name if stop == hit.stop else page.text[scan.starts[hit.first] : scan.ends[stop - 1]]
    if stop < len(scan) and scan.gaps[stop][-1:] == "-" and _makes_outlet(page, stop):
        stop += 1  # "„Bild“-Zeitung"
    return Mention(first, stop, start_of(page, first), end_of(page, stop), name, source.role, case)


def _is_station(word: str) -> bool:
    """Whether a name ends as those of stations do, to which a programme or a place may be added: "BBC", "France 3"."""
    return (word.isupper() and len(word) > 1) or word.isdigit()


def _is_of_station(page: Page, index: int) -> bool:
    """Whether a word goes on with the name of a station: "BBC *Radio Tees*", "France 3 *Bretagne*"."""
    scan = page.scan
    return (
        scan.gaps[index] == " "
        and page.text[scan.starts[index]].isupper()
        and scan.starts[index] not in page.people
        and scan.words[index] not in page.vocabulary.function_words
        and not scan.at("credits.source").get(index)
    )


def _makes_outlet(page: Page, index: int) -> bool:
    """Whether a word behind a hyphen is one for outlets: "Bild-*Zeitung*", "ZDF-*Morgenmagazin*"."""
    word = page.scan.words[index]
    return word in page.vocabulary.outlet_words or index in page.scan.at("credits.noun")


def _is_marked(page: Page, hit: Hit) -> bool:
    """Whether a name stands in quotation marks by itself."""
    gaps = page.scan.gaps
    return gaps[hit.first][-1:] in _OPENING and gaps[hit.stop][:1] in _CLOSING


def _of_media(page: Page, hit: Hit) -> Mention:
    """As in "kazachstańskich serwisów informacyjnych": media that are not named, with what is said of them."""
    scan = page.scan
    first, stop = with_attributes(page, hit.first), skip_adjectives(page, hit.stop)
    lemma = hit.value
    nominative = scan.words[hit.first] == lemma
    words = [word.lower() for word in map(scan.word, range(first, stop))]
    if page.vocabulary.words.inflection:
        words = [plural_adjective(word) for word in words]
    words[hit.first - first : hit.stop - first] = [lemma]
    case = ("nominative" if nominative else "oblique") if page.vocabulary.words.inflection else ""
    return Mention(first, stop, scan.starts[first], scan.ends[stop - 1], " ".join(words), "media", case)
