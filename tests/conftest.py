"""What all tests share: the fixture that newskit gives plugin authors."""

from newskit.testing.pytest_plugin import newskit_pipeline

__all__ = ["newskit_pipeline"]
