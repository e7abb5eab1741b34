"""``newskit new-plugin``: a small package that works, to be changed into one's own."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from newskit._version import __version__
from newskit.cli.common import UsageError, output
from newskit.pipeline import Pipeline
from newskit.schema import json_schema

__all__ = ["add", "files_of"]


def add(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "new-plugin",
        help="write a small plugin package to begin with",
        description="Write the folder newskit-NAME: a package with a record kind, an annotator, words for English, an "
        "entry point and tests, all of which work.",
    )
    parser.add_argument("name", metavar="NAME", help="what it finds, in lower case: court, press-council")
    parser.add_argument("--folder", default=".", metavar="DIR", help="where to write it (default: here)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the package."""
    name = options.name.removeprefix("newskit-")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise UsageError(f"new-plugin: {options.name!r} is no good name; use lower-case letters and -: press-council")
    module = name.replace("-", "_")
    if module in _taken(Pipeline()):
        raise UsageError(f"new-plugin: {module!r} is the name of something that newskit has; choose another")
    folder = Path(options.folder) / f"newskit-{name}"
    if folder.exists():
        raise UsageError(f"new-plugin: {folder} is there already")
    try:
        for path, text in files_of(name).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"new-plugin: {folder} cannot be written: {error.strerror or error}") from error
    with output() as stream:
        stream.write(f"{folder} is written. Go on with:\n  cd {folder}\n  pip install -e '.[test]'\n  pytest\n")
    return 0


def _taken(pipeline: Pipeline) -> set[str]:
    """Names of lists in the JSON and of sections of language packs: the plugin's own would clash with them."""
    return {*json_schema(pipeline)["properties"], *(cls.section_name for cls in pipeline.sections)}


def files_of(name: str) -> dict[str, str]:
    """The files of a plugin package, by path.

    >>> sorted(files_of("court"))
    ['README.md', 'pyproject.toml', 'src/newskit_court/__init__.py', 'src/newskit_court/en.toml', 'tests/test_court.py']
    """
    module = name.replace("-", "_")
    words = {
        "@NAME@": name,
        "@MODULE@": module,
        "@CLASS@": "".join(part.capitalize() for part in name.split("-")),
        "@VERSION@": ".".join(__version__.split(".")[:2]),
    }
    paths = {
        "README.md": _README,
        "pyproject.toml": _PYPROJECT,
        f"src/newskit_{module}/__init__.py": _MODULE,
        f"src/newskit_{module}/en.toml": _PACK,
        f"tests/test_{module}.py": _TESTS,
    }
    return {path: re.sub(r"@[A-Z]+@", lambda one: words[one[0]], text) for path, text in paths.items()}


_README = """\
# newskit-@NAME@

A plugin of newskit. Installed beside it, it is used by every `newskit read`; `article.of(newskit_@MODULE@.@CLASS@)`
gives its records.
"""

_PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.25"]
build-backend = "hatchling.build"

[project]
name = "newskit-@NAME@"
version = "0.1.0"
description = "Finds ... in news text; a plugin of newskit."
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["newskit>=@VERSION@"]

[project.optional-dependencies]
test = ["hypothesis>=6.100", "pytest>=8.2"]

# This line is what makes it a plugin: newskit finds it as soon as the package is installed.
[project.entry-points.newskit]
@NAME@ = "newskit_@MODULE@"

[tool.hatch.build.targets.wheel]
packages = ["src/newskit_@MODULE@"]

[tool.pytest.ini_options]
testpaths = ["tests"]
"""

_MODULE = '''\
"""Finds mentions of ...; a plugin of newskit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import ClassVar

import attrs
import newskit

__all__ = ["@CLASS@", "newskit_annotators", "newskit_languages"]


@attrs.frozen(kw_only=True)
class @CLASS@(newskit.Annotation):
    """One mention.

    Args:
        name: The name as the language pack has it, whatever its form in the text.
    """

    collection: ClassVar[str] = "@MODULE@"

    name: str


@newskit.section("@MODULE@")
@attrs.frozen(kw_only=True)
class Words:
    """The words that are looked for.

    Args:
        names: Each name with all its forms.
    """

    names: Mapping[str, newskit.Words] = attrs.field(factory=dict)

    def lexicon(self) -> Iterator[newskit.Entry]:
        """What the scan of each article looks up."""
        yield from newskit.entries("@MODULE@.name", self.names)


@newskit.annotator(makes=@CLASS@, sections=Words, name="@MODULE@.mentions")
def mentions(document: newskit.Document) -> Iterator[@CLASS@]:
    """Find the names in one article."""
    scan = document.scan
    for hit in scan.hits("@MODULE@.name"):
        span = document.span(scan.starts[hit.first], scan.ends[hit.stop - 1])
        yield @CLASS@(span=span, name=hit.value, rule="name")


def newskit_annotators() -> list[newskit.Annotator]:
    """Give our annotator."""
    return [mentions]


def newskit_languages() -> list[Traversable]:
    """Give our words: a file for each language."""
    return [files(__name__) / "en.toml"]
'''

_PACK = """\
# Words for English. One more language is one more file, listed in newskit_languages().
extends = "en"

[@MODULE@.names]
"example" = ["example", "examples"]

[[examples]]
text = "The committee asked for an example. Two Examples were given."
@MODULE@ = ["example", "Examples"]
"@MODULE@.name" = ["example", "example"]
"""

_TESTS = """\
import newskit
import newskit.testing
import newskit_@MODULE@
import pytest

TEXT = "The committee asked for an example. Two Examples were given."


@pytest.mark.parametrize("check", newskit.testing.checks(newskit_@MODULE@, articles=[TEXT]), ids=str)
def test_keeps_the_contract_of_plugins(check):
    check()


def test_finds_all_forms():
    pipeline = newskit.Pipeline(plugins=[newskit_@MODULE@], only=[newskit_@MODULE@.@CLASS@], entry_points=False)
    found = pipeline.read(TEXT, lang="en").of(newskit_@MODULE@.@CLASS@)
    assert [(one.text, one.name) for one in found] == [("example", "example"), ("Examples", "example")]
"""
