"""The best labels of a line (Viterbi), with the step from one word to the next written out for the model at hand.

The step asks for each label which label before it is best: some fifty sums and comparisons a word. Loops over labels
cost six times the sums, so the step is made as Python source, once a model, as `collections.namedtuple` makes a class.
For two labels, of which the second is never followed by the first, it reads::

    def forward(rows, scores):
        a0, a1 = scores
        steps = []
        for e0, e1 in rows:
            s0 = a0 + 48; p0 = 0
            s1 = a1 + 45; p1 = 1
            if (s := a0 + -12) > s1: s1 = s; p1 = 0
            a0 = s0 + e0
            a1 = s1 + e1
            steps.append((p0, p1))
        return steps, (a0, a1)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["Decoder"]

_NEVER = -1 << 30

_Scores = Sequence[int]
_Forward = Callable[[Iterable[_Scores], _Scores], tuple[list[tuple[int, ...]], _Scores]]


class Decoder:
    """Finds the best labels.

    Args:
        labels: The labels.
        first: Which of them a line may begin with.
        transitions: The weight of each possible pair of labels.
    """

    def __init__(self, labels: Sequence[str], first: Iterable[str], transitions: Mapping[tuple[str, str], int]) -> None:
        self._labels = labels
        beginning = frozenset(first)
        self._first = [0 if label in beginning else _NEVER for label in labels]
        self._forward = _forward(labels, transitions)

    def best(self, rows: Iterator[_Scores]) -> list[str]:
        """The best labels of the words of a line; `rows` are the scores of each word by label.

        A number added to all scores of a word changes nothing.
        """
        scores = next(rows, None)
        if scores is None:
            return []
        start = [one + first for one, first in zip(scores, self._first, strict=True)]
        steps, scores = self._forward(rows, start)
        at = scores.index(max(scores))
        path = [at]
        for step in reversed(steps):
            at = step[at]
            path.append(at)
        path.reverse()
        labels = self._labels
        return [labels[at] for at in path]


def _forward(labels: Sequence[str], transitions: Mapping[tuple[str, str], int]) -> _Forward:
    """Make the function that goes over the words of a line.

    It takes their scores and those of the word before them, and gives for each word the best label before each label,
    and the scores of the last one. Of equals the label that stands later in `labels` is the best.
    """
    numbers = range(len(labels))
    after, own, best = ("".join(f"{name}{at}, " for at in numbers) for name in "aep")
    step = []
    for at, label in enumerate(labels):
        before = [(number, transitions[one, label]) for number, one in enumerate(labels) if (one, label) in transitions]
        (number, weight), *others = reversed(before or [(0, _NEVER)])
        step.append(f"s{at} = a{number} + {weight}; p{at} = {number}")
        step += [f"if (s := a{number} + {weight}) > s{at}: s{at} = s; p{at} = {number}" for number, weight in others]
    step += [f"a{at} = s{at} + e{at}" for at in numbers]
    step.append(f"steps.append(({best}))")
    lines = ["def forward(rows, scores):", f" {after} = scores", " steps = []", f" for {own} in rows:"]
    lines += ["  " + line for line in step]
    lines.append(f" return steps, ({after})")
    made: dict[str, _Forward] = {}
    exec("\n".join(lines), made)  # noqa: S102  (numbers only: weights and places)
    return made["forward"]
