"""Thresholds of a tuned pack: not looser than what strangers reach with the people who were learnt."""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.training.tuning.packing import stricter

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
BEFORE = [point.similarity for point in TABLE.points]


def scores(top: float) -> np.ndarray:
    """100,000, of which each thousandth is ``top`` and the others are 0."""
    values = np.zeros(100_000, np.float32)
    values[::1000] = top
    return values


def test_strangers_who_came_no_nearer_change_nothing() -> None:
    assert stricter(BEFORE, TABLE, scores(0.6), scores(0.6)) == TABLE
    assert stricter(BEFORE, TABLE, scores(0.6), scores(0.4)) == TABLE


def test_strangers_who_came_nearer_raise_what_they_can_measure() -> None:
    """100 of 100,000 went from 0.42 to 0.50: beyond 1e-4; within 1e-3, and 1e-5 would be one comparison."""
    points = stricter(BEFORE, TABLE, scores(0.42), scores(0.50)).points
    assert [point.similarity for point in points] == pytest.approx([0.30, 0.48, 0.50])
    assert points[1].high == pytest.approx(0.51) and points[1].low == pytest.approx(0.38)


def test_a_raised_threshold_raises_the_stricter_ones() -> None:
    points = stricter(BEFORE, TABLE, scores(0.2), scores(0.5)).points
    assert [point.similarity for point in points] == pytest.approx([0.30, 0.7, 0.7])
    assert all(point.low <= point.similarity <= point.high for point in points)


def test_a_new_table_that_is_stricter_anyway_stays() -> None:
    higher = replace(TABLE, points=tuple(replace(p, similarity=p.similarity + 0.02) for p in TABLE.points))
    assert stricter(BEFORE, higher, scores(0.42), scores(0.43)) == higher
