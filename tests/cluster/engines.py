"""Spark and Ray with one face, so that each test is told once."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

# Where the workers find the plugin of these tests, besides what they find anyhow.
PYTHONPATH = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))


class Spark:
    """A local Spark of two workers. A task is tried four times, as on a cluster; plain ``local[2]`` tries once."""

    example = "on_spark.py"

    def __init__(self):
        pytest.importorskip("pyspark", reason='PySpark is not installed: pip install "newskit[spark]"')
        if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
            pytest.skip("Spark needs Java, 17 or later: apt-get install openjdk-17-jre-headless")
        os.environ["PYSPARK_PYTHON"] = sys.executable
        from pyspark.sql import SparkSession

        self.session = (
            SparkSession.builder.master("local[2,4]")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.executorEnv.PYTHONPATH", PYTHONPATH)
            .config("spark.log.level", "OFF")  # it writes a trace of Java for each worker killed
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .getOrCreate()
        )

    def analyze(self, tables, pipeline, **options):
        import pyarrow as pa

        from newskit.extras.spark import analyze

        frame = self.session.createDataFrame(pa.concat_tables(tables)).repartition(len(tables))
        return analyze(frame, pipeline, **options).toArrow()

    def write_outputs(self, paths, folder, pipeline=None, **options):
        from newskit.extras.spark import write_outputs

        return write_outputs(self.session, paths, folder, pipeline, **options).toArrow()

    def stop(self):
        self.session.stop()


class Ray:
    """A local Ray of two workers."""

    example = "on_ray.py"

    def __init__(self):
        pytest.importorskip("ray.data", reason='Ray is not installed: pip install "newskit[ray]"')
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        import ray

        self.ray = ray
        ray.init(
            num_cpus=2,
            include_dashboard=False,
            log_to_driver=False,
            object_store_memory=100_000_000,
            runtime_env={"env_vars": {"PYTHONPATH": PYTHONPATH}},
            _node_ip_address="127.0.0.1",
        )
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False

    def analyze(self, tables, pipeline, **options):
        from newskit.extras.ray import analyze

        return self._table(analyze(self.ray.data.from_arrow(tables), pipeline, **options))

    def write_outputs(self, paths, folder, pipeline=None, **options):
        from newskit.extras.ray import write_outputs

        return self._table(write_outputs(paths, folder, pipeline, **options))

    def _table(self, dataset):
        import pyarrow as pa

        tables = self.ray.get(dataset.to_arrow_refs())
        return pa.concat_tables(tables) if tables else pa.table({})

    def stop(self):
        self.ray.shutdown()
