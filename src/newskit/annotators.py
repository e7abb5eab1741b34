"""Annotators: who makes which records from which, in what order, and whether what comes back holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from graphlib import CycleError, TopologicalSorter
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, get_args, get_type_hints, runtime_checkable

import attrs
from attrs import field, frozen

from newskit.document import Document
from newskit.errors import OrderError, PluginError, RecordError
from newskit.model import Annotation, Span

__all__ = ["Annotator", "annotator", "checked", "chosen", "in_running_order", "makers"]

Kinds = tuple[type[Annotation], ...]


@runtime_checkable
class Annotator(Protocol):
    """Something that finds records in a document. `annotator` makes one of a function; a class will do as well.

    Attributes:
        name: ``"court.rulings"``: the plugin, a dot, what it finds. Unique in a pipeline.
        makes: The record classes it gives.
        needs: Classes it cannot do without; their makers run before, and the pipeline refuses to start without one.
        uses: Classes it looks at where somebody makes them; their makers run before.
        languages: Codes of the languages it knows; () for any.
        sections: The classes that declare its sections of language packs, its own first.
        on_demand: Whether it runs only when somebody needs or asks for what it makes.
        replaces: Names of annotators or plugins whose place it takes; one that reads some languages only takes it in
            these.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def makes(self) -> Kinds: ...  # noqa: D102
    @property
    def needs(self) -> Kinds: ...  # noqa: D102
    @property
    def uses(self) -> Kinds: ...  # noqa: D102
    @property
    def languages(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def sections(self) -> tuple[type[Any], ...]: ...  # noqa: D102
    @property
    def on_demand(self) -> bool: ...  # noqa: D102
    @property
    def replaces(self) -> tuple[str, ...]: ...  # noqa: D102

    def __call__(self, document: Document) -> Iterable[Annotation]:
        """Find the records in a document."""


def _tuple(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, (type, str)) else tuple(value)


def _annotations(instance: Any, attribute: attrs.Attribute[Any], value: Kinds) -> None:
    for kind in value:
        if not (isinstance(kind, type) and issubclass(kind, Annotation)):
            raise PluginError(
                f"annotator {instance.name!r}: {attribute.name}={kind!r} is no record class; "
                f"records are subclasses of newskit.Annotation"
            )


@frozen(kw_only=True)
class _FunctionAnnotator:
    name: str
    makes: Kinds = field(converter=_tuple, validator=_annotations)
    needs: Kinds = field(default=(), converter=_tuple, validator=_annotations)
    uses: Kinds = field(default=(), converter=_tuple, validator=_annotations)
    languages: tuple[str, ...] = field(default=(), converter=_tuple)
    sections: tuple[type[Any], ...] = field(default=(), converter=_tuple)
    on_demand: bool = False
    replaces: tuple[str, ...] = field(default=(), converter=_tuple)
    function: Callable[[Document], Iterable[Annotation]]

    def __call__(self, document: Document) -> Iterable[Annotation]:
        return self.function(document)

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Pickle by name, like the function: workers import it again."""
        place = self.function.__module__, self.function.__qualname__
        try:
            there = _by_name(*place)
        except (ImportError, AttributeError):
            there = None
        if there is not self:
            from pickle import PicklingError  # noqa: PLC0415  (importing newskit need not pay for it)

            raise PicklingError(f"annotator {self.name!r} cannot be pickled: it is not what {'.'.join(place)} is")
        return _by_name, place


def _by_name(module: str, name: str) -> Any:
    import importlib  # noqa: PLC0415  (only workers come here)

    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found


def annotator(
    *,
    makes: type[Annotation] | Iterable[type[Annotation]],
    needs: type[Annotation] | Iterable[type[Annotation]] = (),
    uses: type[Annotation] | Iterable[type[Annotation]] = (),
    languages: str | Iterable[str] = (),
    sections: type[Any] | Iterable[type[Any]] = (),
    name: str | None = None,
    on_demand: bool = False,
    replaces: str | Iterable[str] = (),
) -> Callable[[Callable[[Document], Iterable[Annotation]]], Annotator]:
    """Make an annotator of a function that takes a `Document` and gives records.

    The arguments are the attributes of `Annotator`. The name is by default the package, without ``newskit_``, and the
    function's name: ``newskit_court.find.rulings`` is ``"court.rulings"``.

    >>> import attrs, newskit
    >>> @attrs.frozen(kw_only=True)
    ... class Shout(newskit.Annotation):
    ...     "A word in capitals."
    >>> @newskit.annotator(makes=Shout, name="example.shouts")
    ... def shouts(document):
    ...     scan = document.scan
    ...     for index in scan.capitals:
    ...         if len(scan.word(index)) > 1 and scan.word(index).isupper():
    ...             yield Shout(span=document.span(scan.starts[index], scan.ends[index]))
    >>> [shout.text for shout in newskit.Pipeline(plugins=[shouts]).read("He said NO.", lang="en").of(Shout)]
    ['NO']

    Raises:
        PluginError: A kind is no record class.
    """

    def make(function: Callable[[Document], Iterable[Annotation]]) -> Annotator:
        package = function.__module__.partition(".")[0].removeprefix("newskit_")
        return _FunctionAnnotator(
            name=name or f"{package}.{function.__name__}",
            makes=makes,
            needs=needs,
            uses=uses,
            languages=languages,
            sections=sections,
            on_demand=on_demand,
            replaces=replaces,
            function=function,
        )

    return make


# ---------------------------------------------------------------------------------------------------------- order


def in_running_order(annotators: Iterable[Annotator]) -> list[Annotator]:
    """Sort annotators so that each runs after the makers of all it needs and uses.

    Names decide between equals, so that the order of installation never does. An annotator that makes a kind which it
    also needs or uses runs after the kind's other makers.

    Raises:
        OrderError: A need has no maker, two annotators have one name, or there is a circle; the message names them.
    """
    by_name: dict[str, Annotator] = {}
    for one in sorted(annotators, key=lambda one: one.name):
        if one.name in by_name:
            raise OrderError(f"two annotators are called {one.name!r}; block or rename one of them")
        by_name[one.name] = one
    graph: dict[str, list[str]] = {}
    for one in by_name.values():
        graph[one.name] = [
            maker.name
            for kind in (*one.needs, *one.uses)
            for maker in makers(kind, by_name.values())
            if maker is not one and not (_makes(one, kind) and kind in (*maker.needs, *maker.uses))
        ]
        for kind in one.needs:
            if not any(maker is not one for maker in makers(kind, by_name.values())):
                raise OrderError(
                    f"{one.name} needs {kind.__name__}, and no annotator makes it; "
                    f"install or unblock a maker, or block {one.name} too"
                )
    try:
        return [by_name[name] for name in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        circle = " needs ".join(reversed(error.args[1]))
        raise OrderError(f"annotators need each other in a circle: {circle}") from error


def makers(kind: type[Annotation], annotators: Iterable[Annotator]) -> list[Annotator]:
    """The annotators that make a kind or a subclass of it."""
    return [one for one in annotators if _makes(one, kind)]


def _makes(one: Annotator, kind: type[Annotation]) -> bool:
    return any(issubclass(made, kind) for made in one.makes)


# --------------------------------------------------------------------------------------------------------- checks


def checked(records: Iterable[Annotation], by: Annotator, text: str) -> list[Annotation]:
    """The records of an annotator, each checked and stamped with its maker's name.

    Raises:
        RecordError: A record is of a kind that the annotator did not declare, or a span's words are not what the
            article has there.
    """
    try:
        given = iter(records)
    except TypeError:
        raise RecordError(f"{by.name} gave {records!r:.80}; it must yield records or return a list of them") from None
    made = []
    name, makes = by.name, by.makes
    for record in given:
        if not isinstance(record, makes):
            kinds = ", ".join(kind.__name__ for kind in makes)
            raise RecordError(f"{name} gave {record!r:.80}, which is none of what it declares: {kinds}")
        _check(record, by, text)
        made.append(record if record.annotator == name else attrs.evolve(record, annotator=name))
    return made


def chosen(kept: Iterable[Annotation], found: Sequence[Annotation]) -> list[Annotation]:
    """The records that a plugin chose among those found.

    Raises:
        RecordError: One of them is none of those found.
    """
    known = set(map(id, found))
    records = list(kept)
    for record in records:
        if id(record) not in known:
            raise RecordError(f"{record!r:.80} is none of the records found; give back some of `found`, unchanged")
    return records


def _check(record: Any, by: Annotator, text: str) -> None:
    """Check the spans of a record and of the records in it, and stamp it where it bears no name."""
    kind: Any = type(record)
    names, values, has_maker = _plan(kind)
    for name, value in zip(names, values(record)):  # noqa: B905  (of one length, and to ask costs as much as to go on)
        if value is None:
            continue
        form = type(value)
        if form is Span:
            if text[value.start : value.end] != value.text or value.end > len(text):
                raise _drifted(record, name, value, by, text)
        elif form is tuple:
            for item in value:
                if type(item) is not Span:
                    _check_inside(item, record, name, by, text)
                elif text[item.start : item.end] != item.text or item.end > len(text):
                    raise _drifted(record, name, item, by, text)
        else:
            _check_inside(value, record, name, by, text)
    if has_maker and not record.annotator:
        # Nobody else has seen the record yet; a copy with one field changed would cost more than making it did.
        object.__setattr__(record, "annotator", by.name)


def _check_inside(value: Any, record: Any, name: str, by: Annotator, text: str) -> None:
    """Check what a field holds that is not plainly a span."""
    kind: Any = type(value)
    if _is_record(kind):
        if not getattr(value, "annotator", None):  # one that bears a stamp was checked when it got it
            _check(value, by, text)
    elif isinstance(value, Span):
        if text[value.start : value.end] != value.text or value.end > len(text):
            raise _drifted(record, name, value, by, text)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            _check_inside(item, record, name, by, text)
    elif isinstance(value, Mapping):
        for item in value.values():
            _check_inside(item, record, name, by, text)


def _drifted(record: Any, name: str, span: Span, by: Annotator, text: str) -> RecordError:
    return RecordError(
        f"{by.name}: {type(record).__name__}.{name} says {span.text!r:.60} at {span.start}-{span.end}, "
        f"the article has {text[span.start : span.end]!r:.60} there; make spans with document.span(start, end)"
    )


class _Plan(NamedTuple):
    """What there is to check in the records of a class."""

    names: tuple[str, ...]  #: Of the fields that can hold spans, themselves or in what they hold.
    values: Callable[[Any], tuple[Any, ...]]  #: Gives these fields of a record.
    has_maker: bool  #: Whether they bear the name of their maker.


@cache
def _plan(cls: Any) -> _Plan:
    names = tuple(a.name for a in attrs.fields(cls))
    with suppress(NameError):  # a hint names what stands under TYPE_CHECKING: any field may hold a span
        hints = get_type_hints(cls)
        names = tuple(name for name in names if _holds_spans(hints[name], {cls}))
    return _Plan(names, _getter(names), issubclass(cls, Annotation))


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives these attributes as a tuple; attrgetter does so for two and more only."""
    if len(names) == 1:
        get = attrgetter(*names)
        return lambda record: (get(record),)
    return attrgetter(*names) if names else lambda _: ()


@cache
def _is_record(cls: Any) -> bool:
    return attrs.has(cls) and not issubclass(cls, Span)


def _holds_spans(shape: Any, seen: set[Any]) -> bool:
    if shape is Span or shape is Any or shape is object or (isinstance(shape, type) and issubclass(shape, Annotation)):
        return True
    if isinstance(shape, type) and attrs.has(shape) and shape not in seen:
        hints = get_type_hints(shape)
        return any(_holds_spans(hints[a.name], {*seen, shape}) for a in attrs.fields(shape))
    return any(_holds_spans(part, seen) for part in get_args(shape))
