"""The seven hooks. A plugin is a module or an object with functions of these names.

Hooks register, the core runs: a hook is called once when a pipeline is made, or once an article, never once a sentence.
A plugin may leave out arguments that it does not need, and hooks may grow new ones. ``@newskit.hookimpl`` is only
needed for pluggy's options (``tryfirst`` and the like): every function whose name begins with ``newskit_`` is taken for
a hook, and a misspelt one is an error at start.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from newskit.annotators import Annotator
    from newskit.export import Exporter
    from newskit.model import Annotation, Article
    from newskit.sources import Seen, Unparsed

__all__ = ["hookimpl"]

hookspec = pluggy.HookspecMarker("newskit")

#: Marks a hook's implementation; needed only for pluggy's options.
hookimpl = pluggy.HookimplMarker("newskit")


@hookspec
def newskit_annotators() -> Iterable[Annotator]:  # type: ignore[empty-body]
    """Give the annotators of this plugin.

    Called once, when a pipeline is made. The answers of all plugins are put together and sorted by what each needs::

        @newskit.annotator(makes=Ruling, needs=newskit.Person)
        def rulings(document): ...

        def newskit_annotators():
            return [rulings]
    """


@hookspec
def newskit_languages() -> Iterable[Path | Traversable | str]:  # type: ignore[empty-body]
    """Give language packs: files that bring a language or add words to one.

    Called once, when a pipeline is made. Heads are read then, the rest when an article in the language comes::

        def newskit_languages():
            return [importlib.resources.files("newskit_court") / "court-pl.toml"]
    """


@hookspec
def newskit_exporters() -> Iterable[Exporter]:  # type: ignore[empty-body]
    """Give formats that ``newskit read --to NAME`` can write.

    Called once, by the command. A plugin's exporter of a name takes the place of ours::

        def newskit_exporters():
            return [newskit.Exporter(name="yaml", suffix=".yaml", write=write_yaml)]
    """


@hookspec
def newskit_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add commands to ``newskit``.

    Called once, by the command, with the object that ``ArgumentParser.add_subparsers`` gave. A command sets ``run`` to
    a function that takes the parsed arguments and gives the exit status::

        def newskit_commands(subparsers):
            parser = subparsers.add_parser("courts", help="list courts")
            parser.set_defaults(run=list_courts)
    """


@hookspec(firstresult=True)
def newskit_detect_language(text: str) -> str | None:
    """Tell the language of a text, or None to leave it to the next plugin.

    Called once for each article whose language is not given. Asked in this order: the plugins handed to the pipeline,
    installed ones, ours. The answer is a code such as ``"pl"``::

        def newskit_detect_language(text):
            return "csb" if "ë" in text and "ò" in text else None
    """


@hookspec(firstresult=True)
def newskit_open(
    stream: IO[bytes], media_type: str, url: str | None, seen: Seen
) -> Iterable[Article | Unparsed] | None:
    """Give the unread articles of a stream, or None for a media type that is not yours.

    Called once for each file. A page gives one article, an archive many; it may be a generator. What cannot be read
    raises `SourceError`, and only that file is lost. An archive counts what it passes over in `seen`::

        def newskit_open(stream, media_type):
            if media_type == "application/x-my-cms":
                return [newskit.Article(text=body) for body in parse(stream)]
            return None
    """


@hookspec(firstresult=True)
def newskit_resolve(
    kind: type[Annotation], found: Sequence[Annotation], article: Article, ranks: Mapping[str, int]
) -> Sequence[Annotation] | None:
    """Choose among records of one kind that overlap and come from several annotators, or None to leave it.

    Called once for each kind that several annotators made, when the last of them has run. `found` holds all records of
    the kind in text order; the answer is what stays. `ranks` has a number for each of the annotators, by name: that of
    ours is 0, installed plugins come next, then the caller's. Ours keeps the higher rank's record, then the longer::

        def newskit_resolve(kind, found):
            return [r for r in found if r.annotator != "newskit.quotes"] if kind is newskit.Quote else None
    """
