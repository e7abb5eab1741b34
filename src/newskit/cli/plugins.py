"""``newskit plugins``: what is there, what was left out, what runs when; and the commands that plugins bring."""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from newskit.annotators import Annotator
from newskit.cli.common import add_pipeline_options, columns, make_pipeline, output
from newskit.errors import NewskitError, PluginWarning
from newskit.model import Annotation
from newskit.outputs import exporters
from newskit.pipeline import Pipeline

__all__ = ["add", "add_commands", "graph"]


def add(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "plugins",
        help="show the plugins, those left out, and the running order",
        description="Show where each plugin comes from, which hooks it has or why it was left out, and the annotators "
        "in running order with what they make and need.",
    )
    parser.add_argument("--graph", action="store_true", help="print the running order as a Mermaid graph")
    add_pipeline_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the tables or the graph."""
    pipeline = make_pipeline(options)
    with output() as stream:
        lines = graph(pipeline.running_order) if options.graph else _tables(pipeline)
        stream.writelines(line + "\n" for line in lines)
    return 0


def _tables(pipeline: Pipeline) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("PLUGIN", "ORIGIN", "PACKAGE", "HOOKS")]
    for plugin in sorted(pipeline.plugins, key=lambda one: (one.origin == "builtin", one.name)):
        hooks = ", ".join(name.removeprefix("newskit_") for name in plugin.hooks)
        state = f"LEFT OUT: {plugin.left_out}" if plugin.left_out else hooks
        rows.append((plugin.name, plugin.origin, plugin.package or "-", state))
    yield from columns(rows)
    yield ""
    rows = [("RUNS", "ANNOTATOR", "MAKES", "NEEDS", "USES")]
    for number, one in enumerate(pipeline.running_order, 1):
        name = f"{one.name} ({', '.join(one.languages)})" if one.languages else one.name
        rows.append((str(number), name, _names(one.makes), _names(one.needs), _names(one.uses)))
    yield from columns(rows)
    yield ""
    yield f"formats: {', '.join(sorted(exporters(pipeline)))}"
    yield f"languages: {', '.join(pipeline.languages)}"


def _names(kinds: Iterable[type[Annotation]]) -> str:
    return ", ".join(kind.__name__ for kind in kinds) or "-"


def graph(order: Iterable[Annotator]) -> Iterator[str]:
    """A Mermaid graph: annotators in boxes, kinds in rounded ones; a dotted line for what is used where it is there.

    >>> import newskit
    >>> @newskit.annotator(makes=newskit.Quote, uses=newskit.Person, name="court.words")
    ... def words(document):
    ...     return []
    >>> for line in graph([words]):
    ...     print(line)
    flowchart LR
      a0["court.words"] --> Quote([Quote])
      Person([Person]) -.-> a0
    """
    yield "flowchart LR"
    for number, one in enumerate(order):
        label = one.name.replace('"', "'")
        box = f'a{number}["{label}"]'
        for kind in one.makes:
            yield f"  {box} --> {_node(kind)}"
            box = f"a{number}"
        for kind in one.needs:
            yield f"  {_node(kind)} --> {box}"
        for kind in one.uses:
            if kind not in one.needs:
                yield f"  {_node(kind)} -.-> {box}"


def _node(kind: type[Annotation]) -> str:
    return f"{kind.__name__}([{kind.__name__}])"


def add_commands(subparsers: Any) -> None:
    """Add the commands that plugins bring; one that fails is left out with a warning."""
    try:
        implementations = Pipeline().hook.newskit_commands.get_hookimpls()
    except NewskitError as error:  # the help must be there all the same
        warnings.warn(PluginWarning(f"the commands of plugins were left out: {error}"), stacklevel=2)
        return
    for found in implementations:
        try:
            found.function(*([subparsers] if found.argnames else []))
        except Exception as error:  # noqa: BLE001  (whatever a stranger's plugin does)
            told = f"the commands of {found.plugin_name} were left out: {type(error).__name__}: {error}"
            warnings.warn(PluginWarning(told), stacklevel=2)
