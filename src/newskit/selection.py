"""Which annotators run and which records come out: ``only=``, ``block=`` and ``replaces=``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from newskit.annotators import Annotator, in_running_order, makers
from newskit.errors import PluginError
from newskit.model import Annotation
from newskit.plugin_manager import is_named, normal_name

__all__ = ["Selection", "select", "without_replaced"]

#: An annotator with the name of the plugin that brought it.
Found = tuple[str, Annotator]


@frozen(kw_only=True)
class Selection:
    """What a pipeline runs.

    Args:
        order: The annotators that run, in order; those that the wanted ones need are among them.
        elsewhere: For annotators whose place others take in some languages, these.
        only: What was asked for; () for everything.
        asked: The names of the annotators that were asked for.
    """

    order: tuple[Annotator, ...]
    elsewhere: Mapping[str, frozenset[str]]
    only: tuple[type[Annotation] | str, ...]
    asked: frozenset[str]

    def runs(self, one: Annotator, code: str) -> bool:
        """Whether an annotator runs on articles of a language."""
        if one.languages and code not in one.languages:
            return False
        return code not in self.elsewhere.get(one.name, ())

    def wants(self, record: Annotation) -> bool:
        """Whether a record of an annotator that ran comes out of the pipeline."""
        if not self.only:
            return True
        return record.annotator in self.asked and any(
            isinstance(record, one) if isinstance(one, type) else _fits(one, record.annotator, type(record))
            for one in self.only
        )


def select(found: Sequence[Found], only: Sequence[type[Annotation] | str]) -> Selection:
    """Choose what runs and put it in order.

    Raises:
        PluginError: Nothing makes what is asked for, or there is no running order.
    """
    annotators = [one for _, one in found]
    asked: list[Annotator] = []
    for name in only:
        if isinstance(name, type):
            some = makers(name, annotators)
        else:
            some = [
                one
                for plugin, one in found
                if normal_name(plugin) == normal_name(name) or any(_fits(name, one.name, kind) for kind in one.makes)
            ]
        if not some:
            told = name.__name__ if isinstance(name, type) else name
            kinds = sorted({kind.collection for one in annotators for kind in one.makes})
            raise PluginError(f"only: nothing makes {told!r}; kinds are {', '.join(kinds)}")
        asked += some
    wanted = asked if only else [one for one in annotators if not one.on_demand]
    order = in_running_order(_with_needs(wanted, annotators))
    elsewhere = _replaced_by_language(found, order)
    return Selection(
        order=tuple(order), elsewhere=elsewhere, only=tuple(only), asked=frozenset(one.name for one in asked)
    )


def without_replaced(found: Sequence[Found], replaces: Iterable[tuple[str, str]]) -> list[Found]:
    """Leave out the annotators whose place others take, by their own word or by the caller's.

    One that reads some languages only takes another's place in these alone, by its own word; see `Selection.runs`.

    Args:
        found: All annotators.
        replaces: Pairs of an annotator's name and the annotator or plugin that it takes the place of.

    Raises:
        PluginError: A pair names an annotator that is not there.
    """
    names = {one.name for _, one in found}
    successors = {normal_name(old): one.name for _, one in found if not one.languages for old in one.replaces}
    for new, old in replaces:
        if new not in names:
            raise PluginError(f"replaces: there is no annotator {new!r}; known: {', '.join(sorted(names))}")
        successors[normal_name(old)] = new
    kept = []
    for plugin, one in found:
        # An annotator may take the place of the plugin that it belongs to; so its own word never puts it out.
        others = {old for old, successor in successors.items() if successor != one.name}
        if normal_name(plugin) not in others and not is_named(one.name, others):
            kept.append((plugin, one))
    return kept


def _replaced_by_language(found: Sequence[Found], order: Iterable[Annotator]) -> dict[str, frozenset[str]]:
    """For annotators whose place others that run take in some languages, these."""
    replaced: dict[str, frozenset[str]] = {}
    for successor in order:
        old = set(map(normal_name, successor.replaces)) if successor.languages else set()
        for plugin, one in found if old else ():
            if one.name != successor.name and (normal_name(plugin) in old or is_named(one.name, old)):
                replaced[one.name] = replaced.get(one.name, frozenset()) | set(successor.languages)
    return replaced


def _fits(name: str, annotator: str, kind: type[Annotation]) -> bool:
    """Whether a name given in ``only`` means this annotator or this kind of record."""
    wanted = normal_name(name)
    return is_named(annotator, (wanted,)) or wanted in (normal_name(kind.collection), kind.__name__.lower())


def _with_needs(wanted: Iterable[Annotator], annotators: Sequence[Annotator]) -> list[Annotator]:
    """The wanted annotators and all that they need or use, directly or not: results are those of a full run."""
    reached: list[Annotator] = []
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        if not any(one is other for other in reached):
            reached.append(one)
            waiting += [maker for kind in (*one.needs, *one.uses) for maker in makers(kind, annotators)]
    return reached
