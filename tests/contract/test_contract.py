"""The contract checks on our own plugins: what we ask of others holds for us."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

import newskit.testing
from newskit.plugin_manager import BUILTIN

# These start processes of their own. One plugin made of all annotators of ours shows the same in a tenth of the time.
TOGETHER = ("takes_linear_time", "ignores_the_hash_seed")

# Whose records depend on nothing but nearby words.
LOCAL = {"newskit.plugins.boilerplate", "newskit.plugins.sentences"}


def _all_annotators():
    modules = map(importlib.import_module, BUILTIN)
    return [one for module in modules for one in getattr(module, "newskit_annotators", tuple)()]


class Everything:
    """All annotators of ours as one plugin."""

    def newskit_annotators(self):
        return _all_annotators()


CASES = [
    pytest.param(check, id=f"{module.rpartition('.')[2]}-{check}")
    for module in BUILTIN
    for check in newskit.testing.checks(importlib.import_module(module), local=module in LOCAL)
    if check.name not in TOGETHER
]


@pytest.mark.parametrize("check", CASES)
def test_contract(check):
    check()


@pytest.mark.parametrize(
    "check", [check for check in newskit.testing.checks(Everything()) if check.name in TOGETHER], ids=str
)
def test_contract_of_all_annotators_together(check):
    check()


def test_a_plugin_may_be_an_object():
    plugin = SimpleNamespace(newskit_exporters=lambda: [], newskit_languages=lambda: [])  # noqa: PIE807
    for check in newskit.testing.checks(plugin):
        if check.name not in TOGETHER:
            check()
