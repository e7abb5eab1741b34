r"""A linear-chain model of labels: plain data, and the labels of a line by it, in pure Python.

A model file is text: a first line of JSON (`Header`), the weights of transitions, then a line for each feature::

    {"format": 1, "lang": "en", "templates": [...], "labels": [...], "scale": 16, ...}
    >O<TAB>Q<TAB>-12
    3<TAB>said<TAB>0:-5 1:88

A feature is the number of its template, its value (parts joined by U+001F), and the weights by label. Weights are whole
numbers, `scale` to one. The transitions are those that training saw; no others are possible.

How it is fast: the weights of a feature for all labels are one integer, sixteen bits a label, so that adding up the
features of a word is one addition a feature, whatever the number of labels. And features that hang on the same few
things of a word are added up once for these (`templates.GROUPS`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import repeat
from pathlib import Path
from struct import Struct
from typing import Any

from attrs import asdict, field, frozen

from newskit.errors import SourceError
from newskit.plugins.quotes.memo import Memo
from newskit.plugins.quotes.model.attributions import LABELS
from newskit.plugins.quotes.model.features import Column
from newskit.plugins.quotes.model.templates import GROUPS, TEMPLATES, Group, Key, Value
from newskit.plugins.quotes.model.viterbi import Decoder

__all__ = ["Header", "Tagger", "Weights", "write"]

FORMAT = 1
_BITS = 16
_HALF = 1 << (_BITS - 1)
_JOINT = "\x1f"
_ZEROS = repeat(0)

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
        features: Template, value, and the weights by label, packed into one integer.
    """

    def __init__(
        self,
        header: Header,
        transitions: Mapping[tuple[str, str], int],
        features: Iterable[tuple[int, Value, int]],
    ) -> None:
        self.header = header
        labels = header.labels
        tables: dict[str, dict[Value, int]] = {name: {} for name in header.templates}
        by_number = [*tables.values()]
        for template, value, weights in features:
            by_number[template][value] = weights
        #: How many features it has.
        self.size = sum(map(len, by_number))
        self._groups = [_adding(group, [tables[name] for name in group.templates]) for group in GROUPS]
        self._half = sum(_HALF << (_BITS * label) for label in range(len(labels)))
        self._scores = Struct(f"<{len(labels)}H")  # of a word, by label, as they lie in the sum of its weights
        # A line begins outside, with a cue, with a source or with the first word of content.
        self._decoder = Decoder(labels, [label for label in labels if not label.startswith("C")], transitions)

    def label(self, columns: Iterable[Column]) -> list[str]:
        """The best labels of the words of a line; `columns` are the keys of the groups, as `features.columns` gives."""
        weights = [group(column) for group, column in zip(self._groups, columns, strict=True)]
        half, length = self._half, self._scores.size
        # No zip(strict=True), which takes much longer: columns are as long as the line.
        sums = [sum(row, half).to_bytes(length, "little") for row in zip(*weights)]  # noqa: B905
        return self._decoder.best(self._scores.iter_unpack(b"".join(sums)))

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


def _adding(group: Group, tables: Sequence[dict[Value, int]]) -> Callable[[Column], Iterable[int]]:
    """What gives the packed weights of a group of templates for the keys of a column."""
    look_up = [table.get for table in tables]
    values = group.values
    if values is None:
        return lambda keys: map(look_up[0], keys, _ZEROS)

    def added(key: Key) -> int:
        # No table has None as a value, so a template that says nothing adds nothing.
        return sum([get(value, 0) for get, value in zip(look_up, values(key))])  # noqa: B905  (as many by design)

    return partial(map, Memo(added, keep=group.keep).__getitem__)


def _parsed(lines: Iterable[str]) -> tuple[dict[tuple[str, str], int], list[tuple[int, Value, int]]]:
    transitions: dict[tuple[str, str], int] = {}
    features: list[tuple[int, Value, int]] = []
    weight_of = Memo(_weight)  # few weights are written in many lines
    for line in lines:
        if line.startswith(">"):
            before, label, weight = line[1:].split("\t")
            transitions[before, label] = int(weight)
        elif line:
            template, told, weights = line.split("\t")
            value = tuple(told.split(_JOINT)) if _JOINT in told else told
            features.append((int(template), value, sum(map(weight_of.__getitem__, weights.split(" ")))))
    return transitions, features


def _weight(told: str) -> int:
    label, weight = told.split(":")
    return int(weight) << (_BITS * int(label))


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
