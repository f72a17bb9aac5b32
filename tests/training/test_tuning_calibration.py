"""Thresholds of a tuned pack: not looser than what strangers reach with the people who were learnt."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.training.tuning.packing import at_least_between

TABLE = CalibrationTable(
    "some people",
    "2026-11-22",
    1_000_000,
    500,
    (
        CalibrationPoint(1e-3, 0.30, 0.29, 0.32),
        CalibrationPoint(1e-4, 0.40, 0.38, 0.43),
        CalibrationPoint(1e-5, 0.50, 0.45, 0.55),
    ),
)


def scores(top: float) -> np.ndarray:
    """100,000, of which each thousandth is ``top`` and the others are 0."""
    values = np.zeros(100_000, np.float32)
    values[::1000] = top
    return values


def test_strangers_who_are_no_more_alike_change_nothing() -> None:
    assert at_least_between(TABLE, scores(0.2)) == TABLE


def test_strangers_who_are_more_alike_raise_what_they_can_measure() -> None:
    """100 of 100,000 are at 0.42: within 1e-3, beyond 1e-4; 1e-5 would be one comparison and is not measured."""
    points = at_least_between(TABLE, scores(0.42)).points
    assert [point.similarity for point in points] == pytest.approx([0.30, 0.42, 0.50])
    assert points[1].high == pytest.approx(0.45) and points[1].low == pytest.approx(0.38)


def test_a_raised_threshold_raises_the_stricter_ones() -> None:
    points = at_least_between(TABLE, scores(0.6)).points
    assert [point.similarity for point in points] == pytest.approx([0.30, 0.6, 0.6])
    assert all(point.low <= point.similarity <= point.high for point in points)
