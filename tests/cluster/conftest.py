"""One Spark and one Ray for all tests, since each takes seconds to start."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import engines
import pytest


def pytest_collection_modifyitems(items):
    """Warnings of Spark and Ray are not ours to mend."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.filterwarnings("default"))


@pytest.fixture(scope="session", params=[engines.Spark, engines.Ray], ids=["spark", "ray"])
def engine(request):
    if sys.platform == "win32":
        pytest.skip("the tests kill workers by a signal that Windows has not")
    before = os.environ.copy()
    try:
        started = request.param()
        yield started
        started.stop()
    finally:
        os.environ.clear()
        os.environ.update(before)
