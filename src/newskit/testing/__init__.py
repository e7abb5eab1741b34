"""For the tests of plugins: contract checks, Hypothesis strategies, and a pytest fixture.

A plugin's whole contract test::

    import newskit.testing
    import newskit_court
    import pytest

    @pytest.mark.parametrize("check", newskit.testing.checks(newskit_court), ids=str)
    def test_contract(check):
        check()

`newskit.testing.strategies` gives texts that look like news (it needs hypothesis), and the fixture
``newskit_pipeline`` a pipeline with your plugin alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newskit.testing.contract import Check, checks

__all__ = ["Check", "checks"]


def __getattr__(name: str) -> Any:
    """Import the checks when they are asked for: pytest imports this package at every start."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newskit.testing import contract  # noqa: PLC0415

    return getattr(contract, name)
