"""What newskit gives to tests costs nothing at start-up, and says what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

import newskit
from newskit.testing import strategies


def test_the_pytest_plugin_imports_neither_hypothesis_nor_plugins():
    code = (
        "import sys, newskit.testing.pytest_plugin as p; "
        "assert not {'hypothesis', 'newskit.testing.contract', 'newskit.testing.subject', 'newskit.plugins'} & set(sys.modules)"
    )
    # newskit.testing itself is imported on the way; its checks are not.
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_the_strategies_does_not_import_hypothesis():
    code = "import sys, newskit.testing.strategies; assert 'hypothesis' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_hypothesis_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ModuleNotFoundError, match="pip install hypothesis"):
        strategies.articles()


def test_the_fixture_makes_a_pipeline_with_only_the_given_plugin(newskit_pipeline, monkeypatch):
    monkeypatch.setenv("NEWSKIT_BLOCK", "newskit.layout")

    @newskit.annotator(makes=newskit.Sentence, needs=newskit.Block, name="test.sentences")
    def whole(document):
        yield newskit.Sentence(span=document.span(0, len(document.text)))

    def installed(group):
        raise AssertionError("installed plugins must stay out")

    monkeypatch.setattr("importlib.metadata.entry_points", installed)
    monkeypatch.delenv("NEWSKIT_BLOCK")
    pipeline = newskit_pipeline(whole)
    assert [record.annotator for record in pipeline.read("Ala ma kota.", lang="pl")] == ["test.sentences"]
    assert newskit_pipeline(whole, only=()).read("Ala ma kota.", lang="pl").of(newskit.Block)
