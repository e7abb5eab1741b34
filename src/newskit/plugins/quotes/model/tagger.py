r"""A linear-chain model of labels: plain data, and the best labels of a line (Viterbi) in pure Python.

A model file is text: a first line of JSON (`Header`), the weights of transitions, then a line for each feature::

    {"format": 1, "lang": "en", "templates": [...], "labels": [...], "scale": 16, ...}
    >O<TAB>Q<TAB>-12
    3<TAB>said<TAB>0:-5 1:88

A feature is the number of its template, its value (parts joined by U+001F), and the weights by label. Weights are whole
numbers, `scale` to one. The transitions are those that training saw; no others are possible.

How it is fast: the weights of a feature for all labels are one integer, sixteen bits a label, so that adding up the
features of a word is one addition a feature, whatever the number of labels.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from struct import Struct
from typing import Any

from attrs import asdict, field, frozen

from newskit.errors import SourceError
from newskit.plugins.quotes.model.attributions import LABELS
from newskit.plugins.quotes.model.features import TEMPLATES, Value

__all__ = ["Header", "Tagger", "Weights"]

FORMAT = 1
_BITS = 16
_HALF = 1 << (_BITS - 1)
_JOINT = "\x1f"
_NEVER = -1 << 30

#: Weights by template and value, each by label: what training gives.
Weights = Mapping[tuple[str, str | tuple[str, ...]], Mapping[str, float]]


def _tuple(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@frozen(kw_only=True)
class Header:
    """What a model file says of itself.

    Args:
        lang: The language that it reads.
        templates: The names of its feature templates; they must be those of this version.
        labels: Its labels.
        scale: What a weight of one is written as.
        format: The version of the file's format.
        card: Data, citation, licence and scores, for people.
    """

    lang: str
    templates: tuple[str, ...] = field(converter=_tuple)
    labels: tuple[str, ...] = field(converter=_tuple)
    scale: int = 16
    format: int = FORMAT
    card: Mapping[str, Any] = field(factory=dict)


class Tagger:
    """Labels words.

    Args:
        header: What the model says of itself.
        transitions: The weight of each possible pair of labels, as whole numbers.
        features: Template, value and weights by label.
    """

    def __init__(
        self,
        header: Header,
        transitions: Mapping[tuple[str, str], int],
        features: Iterable[tuple[int, str | tuple[str, ...], Mapping[int, int]]],
    ) -> None:
        self.header = header
        labels = header.labels
        size = len(labels)
        tables: list[dict[Value, int]] = [{} for _ in header.templates]
        for template, value, weights in features:
            tables[template][value] = sum(weight << (_BITS * label) for label, weight in weights.items())
        self._tables = tables
        self._look_up = [table.get for table in tables]
        self._half = sum(_HALF << (_BITS * label) for label in range(size))
        self._unpack = Struct(f"<{size}H").unpack
        self._bytes = size * _BITS // 8
        number = {label: at for at, label in enumerate(labels)}
        into: list[list[tuple[int, int]]] = [[] for _ in labels]
        for (before, label), weight in transitions.items():
            into[number[label]].append((number[before], weight))
        self._into = [tuple(pairs) or ((0, _NEVER),) for pairs in into]
        # A line begins outside, with a cue, with a source or with the first word of content.
        self._first = [0 if not label.startswith("C") else _NEVER for label in labels]

    @property
    def size(self) -> int:
        """How many features it has."""
        return sum(map(len, self._tables))

    def label(self, values: Sequence[tuple[Value, ...]]) -> list[str]:
        """The best labels of the words of a line."""
        if not values:
            return []
        look_up, half, unpack, length, into = self._look_up, self._half, self._unpack, self._bytes, self._into
        steps: list[list[int]] = []
        scores: list[int] = []
        for row in values:
            # No table has None as a value, so a template that says nothing adds nothing.
            total = sum([get(value, 0) for get, value in zip(look_up, row)], half)  # noqa: B905  (as many by design)
            own = unpack(total.to_bytes(length, "little"))
            if not scores:
                scores = [one + first - _HALF for one, first in zip(own, self._first, strict=True)]
                continue
            best = [max([(scores[before] + weight, before) for before, weight in pairs]) for pairs in into]
            scores = [top + emitted - _HALF for (top, _), emitted in zip(best, own)]  # noqa: B905
            steps.append([before for _, before in best])
        at = scores.index(max(scores))
        path = [at]
        for step in reversed(steps):
            at = step[at]
            path.append(at)
        names = self.header.labels
        return [names[at] for at in reversed(path)]

    # ---------------------------------------------------------------------------------------------------- as a file

    @classmethod
    def load(cls, path: Path) -> Tagger:
        """Read a model file.

        Raises:
            SourceError: The file is no model, or one of another version.
        """
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            told = json.loads(lines[0])
            header = Header(**told)
            transitions, features = _parsed(lines[1:])
        except (OSError, UnicodeDecodeError, ValueError, TypeError) as error:
            raise SourceError(f"{path}: no model of quotes: {error}") from error
        if (header.format, header.templates, header.labels) != (FORMAT, TEMPLATES, LABELS):
            raise SourceError(f"{path}: a model of another version of newskit; train it again: newskit train-quotes")
        return cls(header, transitions, features)


def _parsed(
    lines: Iterable[str],
) -> tuple[dict[tuple[str, str], int], Iterator[tuple[int, str | tuple[str, ...], dict[int, int]]]]:
    transitions: dict[tuple[str, str], int] = {}
    features = []
    for line in lines:
        if line.startswith(">"):
            before, label, weight = line[1:].split("\t")
            transitions[before, label] = int(weight)
        elif line:
            template, told, weights = line.split("\t")
            value = tuple(told.split(_JOINT)) if _JOINT in told else told
            pairs = (pair.split(":") for pair in weights.split(" "))
            features.append((int(template), value, {int(label): int(weight) for label, weight in pairs}))
    return transitions, iter(features)


def write(path: Path, header: Header, transitions: Mapping[tuple[str, str], float], weights: Weights) -> int:
    """Write a model file; features whose weights all round to nothing are left out.

    Returns:
        How many features it has.
    """
    numbers = {name: at for at, name in enumerate(header.templates)}
    labels = {name: at for at, name in enumerate(header.labels)}
    lines = [json.dumps(asdict(header), ensure_ascii=False)]
    for (before, label), weight in sorted(transitions.items()):
        lines.append(f">{before}\t{label}\t{round(weight * header.scale)}")
    features = []
    for (template, value), some in weights.items():
        rounded = {labels[label]: round(weight * header.scale) for label, weight in some.items()}
        told = " ".join(f"{label}:{weight}" for label, weight in sorted(rounded.items()) if weight)
        if told:
            joined = value if isinstance(value, str) else _JOINT.join(value)
            features.append((numbers[template], joined, told))
    features.sort()
    lines += ["\t".join((str(template), value, told)) for template, value, told in features]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(features)
