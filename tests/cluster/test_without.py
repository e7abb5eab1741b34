"""What somebody is told who lacks something; needs neither Spark nor Ray."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

import newskit
from newskit.extras import ray, spark

pytest.importorskip("pyarrow", reason='pyarrow is not installed: pip install "newskit[arrow]"')


def test_the_extra_to_install_is_named(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql.pandas", None)
    monkeypatch.setitem(sys.modules, "ray", None)
    for call, name in (
        (lambda: spark.analyze(None), "spark"),
        (lambda: spark.write_outputs(None, [], tmp_path), "spark"),
        (lambda: ray.analyze(None), "ray"),
        (lambda: ray.write_outputs([], tmp_path), "ray"),
    ):
        with pytest.raises(newskit.MissingExtraError, match=rf"newskit\[{name}\]"):
            call()


@pytest.mark.skipif(sys.platform == "win32", reason="writes a script of the shell")
def test_workers_that_would_run_another_python_are_refused(monkeypatch, tmp_path):
    other = tmp_path / "python3"
    other.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    spark._has_newskit.cache_clear()

    def session(master, python):
        return SimpleNamespace(sparkContext=SimpleNamespace(master=master, pythonExec=python))

    with pytest.raises(newskit.NewskitError, match="PYSPARK_PYTHON"):
        spark._check_python(session("local[2]", "python3"))
    spark._check_python(session("local[2]", sys.executable))  # somebody has named it
    spark._check_python(session("yarn", "python3"))  # not to be seen from here
    spark._check_python(SimpleNamespace())  # Spark Connect
    spark._has_newskit.cache_clear()
