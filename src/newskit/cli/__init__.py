"""The ``newskit`` command.

Exit status: 0 all read, 1 some articles or files failed, 2 wrong use, 130 interrupted. Results go to standard output,
everything else to standard error; an error of ours is one line.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from newskit._version import __version__
from newskit.cli import languages, new_plugin, plugins, read, schema, train_quotes, view
from newskit.cli.common import tell
from newskit.errors import AnnotatorError, AnnotatorWarning, NewskitError, NewskitWarning, SourceError

__all__ = ["build_parser", "main"]

# In the order in which the help tells them.
_COMMANDS = {
    "read": read.add,
    "view": view.add,
    "plugins": plugins.add,
    "languages": languages.add,
    "schema": schema.add,
    "new-plugin": new_plugin.add,
    "train-quotes": train_quotes.add,
}
_INTERRUPTED, _TERMINATED = 130, 143  # as shells have it for Ctrl-C and for SIGTERM


class _Terminated(KeyboardInterrupt):
    """SIGTERM: what is under way ends as it does at Ctrl-C."""


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = 14  # argparse forgets that commands are indented, and breaks the longest lines


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line, with our commands."""
    return _parser()[0]


def _parser() -> tuple[argparse.ArgumentParser, Any]:
    parser = argparse.ArgumentParser(
        prog="newskit",
        description="Read news text: who said what, how much money, who is credited, who agreed with whom on what.",
        formatter_class=_Help,
        epilog="Exit status: 0 all read, 1 some articles or files failed, 2 wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"newskit {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for add in _COMMANDS.values():
        add(subparsers)
    return parser, subparsers


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The arguments behind ``newskit``; those of the process by default.

    Returns:
        The exit status.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        with warnings.catch_warnings(), _ending_in_order():
            _tell_warnings_on_one_line()
            status = _run(arguments)
            sys.stdout.flush()
    except BrokenPipeError:  # whoever reads our output has had enough
        _drop_output()
        return 0
    except _Terminated:
        tell("terminated")
        return _TERMINATED
    except KeyboardInterrupt:
        tell("interrupted")
        return _INTERRUPTED
    except NewskitError as error:
        tell(f"error: {error}")
        return 1 if isinstance(error, (SourceError, AnnotatorError)) else 2
    except SystemExit as leaving:  # argparse has said what was wrong, or has shown the help
        return leaving.code if isinstance(leaving.code, int) else 2
    return status


def _run(arguments: list[str]) -> int:
    parser, subparsers = _parser()
    # Plugins are loaded only for commands that are none of ours, and for the help that lists them.
    first = next((one for one in arguments if not one.startswith("-")), None)
    if first not in _COMMANDS and "--version" not in arguments:
        plugins.add_commands(subparsers)
    if not arguments:
        parser.print_help(sys.stderr)
        tell("error: give one of these commands")
        return 2
    options = parser.parse_args(arguments)
    status = options.run(options)
    return status if isinstance(status, int) else 0


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let SIGTERM, by which batch systems and containers end a job, leave as little behind as Ctrl-C does."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise _Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread, whose business signals are
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell_warnings_on_one_line() -> None:
    warnings.simplefilter("always", NewskitWarning)
    warnings.simplefilter("ignore", AnnotatorWarning)  # the article's problems say the same
    before = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
        if issubclass(category, NewskitWarning):
            tell(f"warning: {message}")
        else:
            before(message, category, *place, **more)

    warnings.showwarning = show


def _drop_output() -> None:
    """Let nothing complain about the closed pipe when the interpreter closes its streams."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
