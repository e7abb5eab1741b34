"""Hypothesis strategies for texts that look like news, for the tests of plugins and of newskit itself.

Hypothesis is imported when a strategy is made, never before. With newskit installed, ``st.from_type(newskit.Span)``
works of itself; elsewhere call `register`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from newskit.model import Article, Span

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["articles", "money_texts", "odd_texts", "paragraphs", "register", "sentences", "spans"]

_NAMES = {
    "pl": (
        "Anna Nowak",
        "Jan Kowalski",
        "prof. Maria Żółtowska-Bąk",
        "Adam Wilk",
        "J. K. Rowling",
        "Sejm",
        "PAP",
        "Mostbud",
    ),
    "en": (
        "Anna Reed",
        "John Smith",
        "Dr. Mary O’Neill-Hart",
        "Adam Cole",
        "J. K. Rowling",
        "Congress",
        "Reuters",
        "AP",
    ),
}
_VERBS = {
    "pl": (
        "powiedział",
        "powiedziała",
        "dodał, że",
        "zaprzeczyła, jakoby",
        "podała",
        "podpisali umowę z",
        "według",
        "i",
    ),
    "en": ("said", "told", "added that", "denied that", "according to", "signed a deal with", "announced", "and"),
}
_THINGS = {
    "pl": ("most", "w środę", "umowa", "będzie gotowy", "nie", "ustawa o lasach", "w Łodzi", "godz. 12", "ul. Długa 5"),
    "en": (
        "the bridge",
        "on Wednesday",
        "an agreement",
        "will be ready",
        "not",
        "the Forests Act",
        "in Leeds",
        "12 p.m.",
    ),
}
_AMOUNTS = {
    "pl": ("5 mln zł", "17 mld euro", "1 200 zł", "12,5 proc.", "kilka milionów złotych", "$5 mln", "2-3 tys. dolarów"),
    "en": (
        "$5 million",
        "£17bn",
        "1,200 euros",
        "12.5 percent",
        "several million dollars",
        "€5m",
        "between $2 and $3 million",
    ),
}
_QUOTED = (
    "„{}”", "“{}”", '"{}"', "«{}»", "‘{}’", "„{}", "{}”", "({})", "[{}]", "– {} –", "- {} -", "— {}",
    "{}", "{}", "{}", "{}",
)  # fmt: skip
_JOINTS = (" ", " ", " ", ", ", "; ", ": ", " – ", " - ", "\u00a0", " (", ") ", "/")
_STOPS = (".", ".", ".", "?", "!", "…", "...", ".”", '."', ",", "", ":")
_LINE_ENDS = ("\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n", "\u2028")
_FRONTS = ("", "", "", "", "– ", "- ", "Fot. ", "Photo: ", "Źródło: ", "Czytaj także: ", "Read more: ", "* ", "1. ")


def _hypothesis() -> Any:
    try:
        from hypothesis import strategies  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "newskit.testing.strategies needs hypothesis, which is not installed: pip install hypothesis",
            name="hypothesis",
        ) from error
    return strategies


def sentences(lang: str | None = None) -> SearchStrategy[str]:
    """Something like a sentence: names, verbs of speaking, sums, quotation marks of all sorts, closed or not.

    Shrinks to fewer and plainer parts.

    Args:
        lang: ``"pl"`` or ``"en"``; None for either.
    """
    st = _hypothesis()
    if lang is None:
        return st.sampled_from(("pl", "en")).flatmap(sentences)  # type: ignore[no-any-return]
    words = st.sampled_from(_THINGS[lang] + _VERBS[lang] + _NAMES[lang] + _AMOUNTS[lang])
    phrase = st.builds(str.format, st.sampled_from(_QUOTED[::-1]), words)
    parts = st.lists(st.tuples(st.sampled_from(_JOINTS), phrase), min_size=1, max_size=8)
    joined = parts.map(lambda some: "".join(joint + words for joint, words in some).lstrip(" ,;:/)\u00a0–-"))
    return st.builds(lambda words, stop: words[:1].upper() + words[1:] + stop, joined, st.sampled_from(_STOPS))  # type: ignore[no-any-return]


def paragraphs(lang: str | None = None) -> SearchStrategy[str]:
    """A line of one to four sentences, some behind a dash, a bullet, or the label of a credit."""
    st = _hypothesis()
    body = st.lists(sentences(lang), min_size=1, max_size=4).map(" ".join)
    return st.builds(str.__add__, st.sampled_from(_FRONTS), body)  # type: ignore[no-any-return]


def articles(lang: str | None = None) -> SearchStrategy[Article]:
    """Articles of up to six lines in Polish or English, with line ends of all sorts.

    Shrinks to fewer lines of plainer sentences.
    """
    st = _hypothesis()
    if lang is None:
        return st.sampled_from(("pl", "en")).flatmap(articles)  # type: ignore[no-any-return]
    lines = st.lists(st.tuples(paragraphs(lang), st.sampled_from(_LINE_ENDS)), min_size=1, max_size=6)
    texts = lines.map(lambda some: "".join(line + end for line, end in some))
    return st.builds(Article, text=texts, lang=st.just(lang))  # type: ignore[no-any-return]


def odd_texts() -> SearchStrategy[str]:
    """Any text at all: surrogates, controls, right-to-left marks, İ, loose accents, with pieces of news between."""
    st = _hypothesis()
    anything = st.text(st.characters(exclude_categories=()), max_size=30)
    odd = st.sampled_from(
        ("\u0130", "\u0301", "\ud800", "\0", "\u200f", "\u202e", "\r", "\x85", "\ufeff", "ß", "ﬁ", "Σ", "ǅ")
    )
    return st.lists(st.one_of(sentences(), anything, odd), max_size=8).map("".join)  # type: ignore[no-any-return]


def spans(text: str | None = None) -> SearchStrategy[Span]:
    """Spans of a text; without one, spans of some text of their own.

    Shrinks towards the empty span at the start.
    """
    st = _hypothesis()
    if text is None:
        return sentences().flatmap(spans)
    places = st.integers(0, len(text))
    return st.builds(lambda a, b: Span(min(a, b), max(a, b), text[min(a, b) : max(a, b)]), places, places)  # type: ignore[no-any-return]


def money_texts(lang: str = "pl") -> SearchStrategy[tuple[str, Decimal, str]]:
    """A sum as news writes it, its amount and its ISO 4217 code: ``("17,5 mld zł", Decimal(17500000000), "PLN")``.

    Args:
        lang: ``"pl"`` or ``"en"``.
    """
    st = _hypothesis()
    whole, tenths = st.integers(1, 999), st.integers(0, 9)
    scales = {
        "pl": (("tys. ", 3), ("mln ", 6), ("mld ", 9)),
        "en": ((" thousand ", 3), (" million ", 6), (" billion ", 9)),
    }[lang]
    units = {
        "pl": (("zł", "PLN"), ("złotych", "PLN"), ("euro", "EUR"), ("dolarów", "USD")),
        "en": (("euros", "EUR"), ("US dollars", "USD"), ("pounds", "GBP")),
    }[lang]
    mark, gap = (",", " ") if lang == "pl" else (".", "")

    def write(whole: int, tenths: int, scale: tuple[str, int], unit: tuple[str, str]) -> tuple[str, Decimal, str]:
        number = f"{whole}{mark}{tenths}" if tenths else str(whole)
        amount = Decimal(f"{whole}.{tenths}").scaleb(scale[1])
        return f"{number}{gap}{scale[0]}{unit[0]}", amount.quantize(Decimal(1)), unit[1]

    return st.builds(write, whole, tenths, st.sampled_from(scales), st.sampled_from(units))  # type: ignore[no-any-return]


def register() -> None:
    """Make ``st.from_type`` know newskit's types. Hypothesis calls this by its entry point when it is imported."""
    st = _hypothesis()
    st.register_type_strategy(Span, spans())
    st.register_type_strategy(Article, articles())
