"""Imports point one way, importing newskit is light, and it needs three packages."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib.util import resolve_name
from pathlib import Path

import pytest

import newskit

ROOT = Path(newskit.__file__).parent
MODULES = {
    ".".join(("newskit", *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in sorted(ROOT.rglob("*.py"))
}

# Each layer may import those before it. What is in no layer stands beside them and is not looked at.
LAYERS = (
    ("newskit._version", "newskit.errors", "newskit.collector"),
    ("newskit.model",),
    ("newskit.languages.sections", "newskit.languages.language", "newskit.languages.packs", "newskit.languages"),
    ("newskit.scan",),
    ("newskit.document",),
    ("newskit.annotators",),
    ("newskit.hookspecs", "newskit.sources"),
    ("newskit.plugin_manager",),
    ("newskit.problems", "newskit.selection", "newskit.crew", "newskit.wire"),
    ("newskit.workers",),
    ("newskit.pipeline",),
    ("newskit.default",),
    ("newskit.export",),
    ("newskit.outputs",),
    ("newskit.render",),
    ("newskit.cli",),
)
LAYER = {module: number for number, layer in enumerate(LAYERS) for module in layer}
FOR_PLUGINS = {module for module, number in LAYER.items() if number <= LAYER["newskit.hookspecs"]} | {"newskit.marks"}


def imports(module: str, *, also_inside_functions: bool = False) -> set[str]:
    """The modules of newskit that a module imports when it is imported; those for type checkers alone left out."""
    found = set()

    def look(node):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) and not also_inside_functions:
                continue
            if isinstance(child, ast.Import):
                found.update(name.name for name in child.names)
            elif isinstance(child, ast.ImportFrom):
                package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
                base = resolve_name("." * child.level + (child.module or ""), package)
                for name in child.names:
                    inner = f"{base}.{name.name}"
                    found.add(inner if inner in MODULES else base)
            look(child)

    look(ast.parse(MODULES[module].read_text(encoding="utf-8")))
    return {name for name in found if name == "newskit" or name.startswith("newskit.")} - {module}


@pytest.mark.parametrize("module", [module for module in LAYER if module in MODULES])
def test_a_layer_imports_only_layers_below_it(module):
    above = {name for name in imports(module) if name in LAYER and LAYER[name] > LAYER[module]}
    assert not above, f"{module} imports {sorted(above)}"
    assert "newskit" not in imports(module), f"{module} imports the package that imports it"


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("newskit.plugins.")])
def test_plugins_use_the_model_languages_scan_and_annotators_and_never_the_pipeline(module):
    """A plugin of ours has no more than a stranger's; formats write what the surface knows, and intake reads it again."""
    surface = {
        "newskit.plugins.formats": {
            "newskit.export", "newskit.extras.arrow", "newskit.render", "newskit.rows", "newskit.shapes", "newskit.terminal",
        },
        "newskit.plugins.intake": {"newskit.export", "newskit.extras.arrow", "newskit.extras.html", "newskit.extras.warc"},
    }  # fmt: skip
    allowed = FOR_PLUGINS | surface.get(module, set())
    inside = imports(module, also_inside_functions=True)
    foreign = {name for name in inside if not name.startswith("newskit.plugins") and name not in allowed}
    assert not foreign


@pytest.mark.parametrize("module", [module for module in MODULES if not module.startswith("newskit.extras")])
def test_extras_are_imported_inside_functions_only(module):
    """Their libraries may be missing, and importing newskit must not pay for them."""
    assert not {name for name in imports(module) if name.startswith("newskit.extras")}


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("newskit.extras.")])
def test_extras_know_nothing_of_pipelines_and_plugins(module):
    above = ("newskit.pipeline", "newskit.default", "newskit.cli", "newskit.plugin_manager")
    inside = imports(module, also_inside_functions=True)
    assert not {name for name in inside if name.startswith(above)}


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("newskit.")])
def test_nobody_imports_the_command(module):
    if not module.startswith("newskit.cli") and module != "newskit.__main__":
        assert not {name for name in imports(module, also_inside_functions=True) if name.startswith("newskit.cli")}


def child(code: str) -> dict:
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def test_importing_newskit_loads_no_plugin_and_opens_no_file():
    told = child(
        "import sys, json; import attr, pluggy\n"
        "opened = []\n"
        "def watch(event, args):\n"
        "    if event == 'open' and isinstance(args[0], str) and not args[0].endswith(('.py', '.pyc', '.so')):\n"
        "        if '.pyc.' not in args[0]: opened.append(args[0])\n"
        "sys.addaudithook(watch)\n"
        "import newskit\n"
        "mine = [name for name in sys.modules if name.startswith('newskit.plugins')]\n"
        "print(json.dumps({'opened': list(opened), 'plugins': mine}))"
    )
    assert told == {"opened": [], "plugins": []}


def test_importing_newskit_and_reading_need_three_packages():
    told = child(
        "import sys, json; before = set(sys.modules)\n"
        "import newskit; newskit.Pipeline(entry_points=False).read('Ala ma kota.', lang='pl')\n"
        "roots = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(json.dumps({'roots': sorted(roots - set(sys.stdlib_module_names))}))"
    )
    assert {root for root in told["roots"] if not root.startswith("_")} <= {
        "attr",
        "attrs",
        "newskit",
        "pluggy",
    }


def test_what_is_public_is_there_and_sorted():
    assert list(newskit.__all__) == sorted(newskit.__all__)
    assert all(hasattr(newskit, name) for name in newskit.__all__)


@pytest.mark.parametrize("module", [m for m in MODULES if m != "newskit.__main__"])
def test_every_module_says_what_is_public(module):
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{module} has no docstring"
