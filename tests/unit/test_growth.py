"""The verdict on growing time, on clocks that are made up."""

from __future__ import annotations

from itertools import count

import pytest

from newskit.testing.growth import TIMES, too_fast


def verdict(clock):
    return too_fast(lambda length: {"one": clock(length)})


@pytest.mark.parametrize("seconds", [1e-9, 1e-7, 1e-6, 1e-5, 1e-4])
def test_linear_time_is_no_fault_however_fast_or_slow(seconds):
    assert verdict(lambda length: seconds * length) is None


@pytest.mark.parametrize("seconds", [1e-12, 1e-11, 1e-10, 1e-9])
def test_quadratic_time_is_one_if_anybody_would_notice(seconds):
    """A hundredth of a second for 256,000 characters is what nobody need mind."""
    growth = verdict(lambda length: seconds * length**2)
    assert growth is not None
    assert growth.name == "one"
    assert growth.then == pytest.approx(TIMES**2 * growth.took)


def test_a_quadratic_part_shows_itself_behind_a_linear_one():
    assert verdict(lambda length: 2e-6 * length + 5e-11 * length**2) is not None


def test_milliseconds_prove_nothing():
    """As on a machine whose caches hold the shorter text alone."""
    assert verdict(lambda length: 3e-8 * length * (5 if length > 200_000 else 1)) is None


def test_a_pause_is_looked_at_again():
    pauses = count()
    assert verdict(lambda length: 1e-5 * length + (10 if next(pauses) == 1 else 0)) is None


def test_the_part_that_grows_is_named():
    growth = too_fast(lambda length: {"steady": 1e-5 * length, "growing": 1e-9 * length**2})
    assert growth is not None
    assert growth.name == "growing"


def test_of_nothing_nothing_grows():
    assert too_fast(lambda length: {}) is None
