"""What ``benchmarks/agreements.py`` counts: agreements that were found among marked ones, and what is right about them.

found       the answer overlaps the decisive words of a marked event and is no longer than twice its sentence or 400
            characters; one answer an event, the best overlap first
references  mere mentions of an agreement are free: neither asked for nor wrong. What is marked as denied as well.
hard        the share of marked look-alikes ("deal with") that no answer touches
clean       articles without any mark: answers in them are alarms by 100,000 characters, and no part of precision
type ...    over the found events that have the field: right where it is one of those that a careful reader may choose
parties     F1 of names, any accepted form of each
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

__all__ = ["DETAILS", "Answer", "Case", "Figures", "score"]

DETAILS = ("type", "status", "certainty", "value", "count", "period", "place", "date", "signatories")
_LONG = 400
_ARTICLE = re.compile(r"^(?:the|an?|der|die|das|le|la|les|l'|el|los|las) ?\b(?=\w)")


class Case(NamedTuple):
    """A text and the marks in it, as ``tools/annotated_agreements.py`` gives them."""

    id: str
    lang: str
    text: str
    mentions: Sequence[Mapping[str, Any]]


class Answer(NamedTuple):
    """An agreement as a system tells it; None and () where it does not."""

    span: tuple[int, int]
    type: str | None = None
    status: str | None = None
    certainty: str | None = None
    parties: tuple[str, ...] = ()
    value: tuple[Decimal, str | None] | None = None
    count: int | None = None
    period: tuple[str, str] | None = None
    place: str | None = None
    date: str | None = None
    signatories: tuple[str, ...] = ()


class Figures:
    """Counts over cases, and the shares that follow from them; a share of nothing is None."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def share(self, what: str, of: str) -> float | None:
        """One count by another."""
        return self.counts[what] / self.counts[of] if self.counts[of] else None

    @property
    def table(self) -> dict[str, float | None]:
        """Every figure by name."""
        counts = self.counts
        alone = self.share("hard touched", "hard")
        alarms = 1e5 * counts["alarms"] / counts["clean characters"] if counts["clean characters"] else None
        return {
            "precision": self.share("hits", "answers"),
            "recall": self.share("hits", "events"),
            "F1": self._f1("hits", "answers", "events"),
            "hard": None if alone is None else 1 - alone,
            "alarms": alarms,
            "parties": self._f1("right parties", "told parties", "marked parties"),
            **{name: self.share(f"{name} right", name) for name in DETAILS},
        }

    def _f1(self, hits: str, told: str, marked: str) -> float | None:
        both = self.counts[told] + self.counts[marked]
        return 2 * self.counts[hits] / both if both else None


def score(cases: Iterable[Case], answers: Iterable[Sequence[Answer]]) -> Figures:
    """The figures of a system's answers to cases."""
    figures = Figures()
    for case, told in zip(cases, answers, strict=True):
        _judge(case, told, figures.counts)
    return figures


def _judge(case: Case, told: Sequence[Answer], counts: Counter[str]) -> None:
    if not case.mentions:
        counts["clean characters"] += len(case.text)
        counts["alarms"] += len(told)
        return
    events = [one for one in case.mentions if one["level"] == "event" and not _is_denied(one)]
    free = [one for one in case.mentions if one["level"] == "reference" or _is_denied(one)]
    hard = [one for one in case.mentions if one["level"] == "negative"]
    pairs = _paired(events, told)
    false = [
        answer for place, answer in enumerate(told) if place not in pairs.values() and not _is_free(answer, free, hard)
    ]
    counts["events"] += len(events)
    counts["hits"] += len(pairs)
    counts["answers"] += len(pairs) + len(false)
    counts["hard"] += len(hard)
    counts["hard touched"] += sum(any(_shared(one["span"], answer.span) > 0 for answer in false) for one in hard)
    for place, answered in pairs.items():
        _compare(events[place], told[answered], counts)


def _is_denied(mention: Mapping[str, Any]) -> bool:
    return mention["level"] == "event" and mention.get("certainty", ["asserted"])[0] == "denied"


def _paired(events: Sequence[Mapping[str, Any]], told: Sequence[Answer]) -> dict[int, int]:
    """Events and answers that belong together, by their places."""
    options = sorted(
        (
            (_overlap(event["span"], answer.span), place, answered)
            for place, event in enumerate(events)
            for answered, answer in enumerate(told)
            if _shared(event["core"], answer.span) > 0 and answer.span[1] - answer.span[0] <= _most(event["window"])
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, place, answered in options:
        if place not in pairs and answered not in pairs.values():
            pairs[place] = answered
    return pairs


def _is_free(answer: Answer, free: Sequence[Mapping[str, Any]], hard: Sequence[Mapping[str, Any]]) -> bool:
    """Whether an answer is a reference, or stands in the sentence of one and touches no look-alike."""
    if any(_shared(one["core"], answer.span) > 0 for one in free):
        return True
    beside = any(_shared(one["window"], answer.span) > 0 for one in free)
    return beside and not any(_shared(one["span"], answer.span) > 0 for one in hard)


def _most(window: Sequence[int]) -> int:
    return max(_LONG, 2 * (window[1] - window[0]))


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _overlap(one: Sequence[int], other: Sequence[int]) -> float:
    return max(0, _shared(one, other)) / (max(one[1], other[1]) - min(one[0], other[0]))


def _compare(event: Mapping[str, Any], answer: Answer, counts: Counter[str]) -> None:
    for name, right in _details(event, answer).items():
        counts[name] += 1
        counts[f"{name} right"] += right
    if event.get("parties"):
        left = [_name(party) for party in answer.parties]
        for forms in event["parties"]:
            fitting = next((name for name in left if name in {_name(form) for form in forms}), None)
            if fitting is not None:
                left.remove(fitting)
                counts["right parties"] += 1
        counts["told parties"] += len(answer.parties)
        counts["marked parties"] += len(event["parties"])


def _details(event: Mapping[str, Any], answer: Answer) -> dict[str, bool]:
    """Which of the fields that an event has are right."""
    right = {
        "type": answer.type in (event["type"], *event["type_alt"]),
        "status": answer.status in (event["status"], *event["status_alt"]),
    }
    if "certainty" in event:
        right["certainty"] = answer.certainty in event["certainty"]
    if value := event.get("value"):
        right["value"] = answer.value == (Decimal(value["amount"]), value["currency"])
    if event.get("count") is not None:
        right["count"] = answer.count == event["count"]
    if isinstance(event.get("period"), str):
        first, mark, last = event["period"].rpartition("..")
        right["period"] = answer.period == ((first, last) if mark else ("", event["period"]))
    if isinstance(event.get("place"), str):
        right["place"] = answer.place == event["place"]
    if isinstance(event.get("date"), str):
        right["date"] = bool(answer.date) and (answer.date in event["date"] or event["date"] in str(answer.date))
    if event.get("signatories"):
        right["signatories"] = sorted(answer.signatories) == sorted(event["signatories"])
    return right


def _name(name: str) -> str:
    name = re.sub(r"[’‘`]", "'", name).casefold()
    return re.sub(r"\s+", " ", _ARTICLE.sub("", name)).strip(" .,:;'\"")
