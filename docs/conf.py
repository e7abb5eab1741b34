"""How Sphinx builds these pages: ``python -m sphinx -W -n docs docs/_build/html``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon.docstring import GoogleDocstring

import newskit

ROOT = Path(__file__).parent.parent

project = "newskit"
author = "The newskit authors"
copyright = "The newskit authors"
version = release = newskit.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "reference/_generated", "explanation/_measured", "explanation/_pictures"]

html_theme = "furo"
html_title = f"newskit {release}"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["pictures.css"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
# Docstrings say `Article` for what may be a link. What is none (an argument's name) is set as code: see `_resolve`.
default_role = "py:obj"

# Examples in docstrings are run by `pytest --doctest-modules`, with the names of their module.
doctest_test_doctest_blocks = ""
# Every page runs in a folder of its own that has a copy of examples/, so that it may write files.
doctest_global_setup = f"""
__name__ = "__main__"
import os as _os, shutil as _shutil, tempfile as _tempfile, warnings as _warnings
_warnings.simplefilter("ignore")
_home, _folder = _os.getcwd(), _tempfile.mkdtemp()
_shutil.copytree({str(ROOT / "examples" / "articles")!r}, _folder + "/examples/articles")
_shutil.copytree({str(ROOT / "examples" / "timeline" / "articles")!r}, _folder + "/examples/timeline/articles")
_shutil.copytree({str(ROOT / "examples" / "crawl")!r}, _folder + "/examples/crawl")
_os.chdir(_folder)
"""
doctest_global_cleanup = """
_os.chdir(_home)
_shutil.rmtree(_folder)
"""

# The standard library and attrs are not linked: that would need the network. Only their names are let through.
nitpick_ignore_regex = [
    ("py:.*", r"(argparse|attrs?|collections|decimal|functools|importlib|io|os|pathlib|pytest|types|typing)\..*"),
    ("py:.*", r"(str|int|bool|bytes|float|object|dict|list|tuple|set|type|None|AssertionError|TypeError|ValueError)"),
    ("py:.*", r"(Any|Callable|Decimal|IO|Iterable|Iterator|Literal|Mapping|Path|Sequence|Traversable|TextIO)"),
    ("py:.*", r"DataFrame|Dataset|SparkSession|(pa|pyarrow(\.lib)?)\..*"),  # of Spark, Ray and Arrow
    # Type variables, and closed vocabularies, which stand in a table.
    ("py:.*", r"(newskit\.[a-z.]+\.)?(Kind|Kinds|S|T|optional)"),
    ("py:.*", r"(newskit\.model\.)?(\w+(Type|Kind|Status|Stage|Source|Flag)|Certainty|Gender|Qualifier|Stance)"),
]


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element) -> nodes.Element | None:
    """Link ``newskit.model.Quote`` to the public name ``newskit.Quote``, and set words that are no name as code."""
    name = node.get("reftarget", "")
    last = name.rpartition(".")[2]
    domain: Any = env.get_domain("py")
    ours = name.startswith("newskit.")
    names = (f"newskit.{last}" if ours else f"newskit.{name}", f"newskit.Article.{name}", f"newskit.Pipeline.{name}")
    public = next((one for one in names if one in domain.objects), None)
    if public is not None:
        kind = node.get("reftype", "obj")
        return domain.resolve_xref(env, node["refdoc"], app.builder, kind, public, node, content)
    return content if node.get("reftype") == "obj" and not ours else None


def _signature(*event: Any) -> tuple[str | None, str | None]:
    """Show a default that is made anew for each record, which attrs calls NOTHING, as ``...``."""
    *_, arguments, returns = event
    return arguments and arguments.replace("=NOTHING", "=..."), returns


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    # Napoleon takes what stands before a colon in a property's docstring for its type; ours are annotated.
    GoogleDocstring._consume_inline_attribute = lambda self: ("", list(self._consume_to_end()))  # noqa: SLF001
    app.connect("missing-reference", _resolve)
    app.connect("autodoc-process-signature", _signature)
