"""Thresholds from false match rates."""

from math import expm1, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.domain.errors import PackProblem
from faceclock.matching.calibration import (
    require,
    same_identity,
    threshold_for_identification,
    threshold_for_verification,
)

TABLE = CalibrationTable(
    "test",
    "2026-01-01",
    50_000_000,
    4000,
    (
        CalibrationPoint(1e-3, 0.30, 0.29, 0.32),
        CalibrationPoint(1e-4, 0.40, 0.39, 0.42),
        CalibrationPoint(1e-5, 0.45, 0.44, 0.50),
        CalibrationPoint(1e-6, 0.50, 0.48, 0.55),
    ),
)


@pytest.mark.parametrize(("fmr", "value"), [(1e-3, 0.32), (1e-4, 0.42), (1e-5, 0.50), (1e-6, 0.55)])
def test_measured_rates_give_their_upper_bound(fmr: float, value: float) -> None:
    threshold = threshold_for_verification(TABLE, fmr)
    assert threshold.value == pytest.approx(value)
    assert (threshold.fmr, threshold.templates, threshold.extrapolated) == (fmr, 1, False)


def test_between_points_it_is_linear_in_the_logarithm() -> None:
    assert threshold_for_verification(TABLE, 10**-3.5).value == pytest.approx(0.37)


def test_a_looser_rate_than_measured_gets_the_loosest_measured() -> None:
    threshold = threshold_for_verification(TABLE, 0.1)
    assert (threshold.value, threshold.fmr, threshold.extrapolated) == (0.32, 1e-3, False)


def test_beyond_the_measured_it_rises_by_the_steepest_slope_and_says_so() -> None:
    threshold = threshold_for_verification(TABLE, 1e-7)
    assert threshold.value == pytest.approx(0.55 + 0.10)
    assert threshold.extrapolated
    assert threshold_for_verification(TABLE, 1e-30).value == 1.0


def test_one_point_alone_lets_nobody_in_beyond_itself() -> None:
    table = CalibrationTable("test", "2026-01-01", 1000, 10, TABLE.points[:1])
    assert threshold_for_verification(table, 1e-4).value == 1.0


@pytest.mark.parametrize(
    ("templates", "fmr"), [(0, 1e-5), (1, 1e-5), (1000, 1e-5), (10_000, 1.005e-6), (100_000, 1.005e-7)]
)
def test_identification_follows_the_gallery(templates: int, fmr: float) -> None:
    threshold = threshold_for_identification(TABLE, templates, fpir=0.01, fmr=1e-5)
    assert threshold.fmr == pytest.approx(fmr, rel=1e-3)
    assert threshold.templates == max(1, templates)


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.floats(1e-6, 0.1), st.floats(1e-9, 1e-3))
def test_more_people_never_lower_the_threshold(a: int, b: int, fpir: float, fmr: float) -> None:
    few, many = sorted((a, b))
    low = threshold_for_identification(TABLE, few, fpir, fmr)
    high = threshold_for_identification(TABLE, many, fpir, fmr)
    assert low.value <= high.value + 1e-12
    assert -expm1(many * log1p(-high.fmr)) <= fpir * (1 + 1e-6)


def test_upper_bounds_out_of_order_are_read_upwards() -> None:
    points = (CalibrationPoint(1e-3, 0.3, 0.3, 0.5), CalibrationPoint(1e-4, 0.4, 0.4, 0.45))
    table = CalibrationTable("test", "2026-01-01", 1000, 10, points)
    assert threshold_for_verification(table, 1e-4).value == 0.5


def test_without_a_table_there_is_no_threshold() -> None:
    with pytest.raises(PackProblem, match="mypack"):
        require(None, "mypack")


def test_pictures_of_one_person_lie_above_the_loosest_point() -> None:
    assert same_identity(TABLE) == TABLE.points[0].similarity
