"""Rates and intervals against textbook values and simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.matching.statistics import (
    best_threshold,
    bootstrap_rate,
    det_points,
    fnmr_at_fmr,
    rule_of_three,
    threshold_at_fmr,
    wilson,
)


@pytest.mark.parametrize(
    ("errors", "trials", "low", "high"),
    [(0, 10, 0.0, 0.2775), (1, 10, 0.0179, 0.4042), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)],
)
def test_wilson_as_published(errors: int, trials: int, low: float, high: float) -> None:
    rate = wilson(errors, trials)
    assert (rate.low, rate.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_holds_the_rate(errors: int, more: int) -> None:
    rate = wilson(errors, errors + more)
    assert 0 <= rate.low <= rate.high <= 1
    assert errors + more == 0 or rate.low <= rate.value <= rate.high


def test_nothing_tried_says_nothing() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high, rule_of_three(0)) == (0.0, 1.0, 1.0)
    assert rule_of_three(300) == pytest.approx(0.01)


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=200), st.floats(0, 1))
def test_the_threshold_keeps_its_rate_and_is_the_lowest(scores: list[float], fmr: float) -> None:
    impostors = np.array(scores)
    threshold = threshold_at_fmr(impostors, fmr)
    assert np.mean(impostors >= threshold) <= fmr + 1e-9
    if threshold > -1:
        assert np.mean(impostors >= np.nextafter(threshold, -1)) > fmr - 1e-9


def test_fnmr_at_fmr_by_hand() -> None:
    genuine, impostors = np.array([0.9, 0.8, 0.4, 0.2]), np.array([0.5, 0.3, 0.1, 0.0])
    rate, threshold = fnmr_at_fmr(genuine, impostors, 0.25)
    assert threshold == pytest.approx(0.3)
    assert rate.value == 0.25


def test_det_points_by_hand() -> None:
    points = det_points(np.array([0.6, 0.9]), np.array([0.1, 0.7]))
    assert [(p.threshold, p.fmr, p.fnmr) for p in points] == [
        (0.1, 1.0, 0.0),
        (0.6, 0.5, 0.0),
        (0.7, 0.5, 0.5),
        (0.9, 0.0, 0.5),
    ]


@given(st.lists(st.integers(-9, 9), min_size=1), st.lists(st.integers(-9, 9), min_size=1))
def test_no_threshold_is_right_more_often_than_the_best(genuine: list[int], impostors: list[int]) -> None:
    same, other = np.array(genuine) / 10, np.array(impostors) / 10

    def right(threshold: float) -> int:
        return int((same >= threshold).sum() + (other < threshold).sum())

    best = right(best_threshold(same, other))
    assert all(right(t) <= best for t in np.arange(-1.05, 1.1, 0.05))


def test_bootstrap_is_wider_when_errors_cluster_on_few_people() -> None:
    trials = np.full(200, 10)
    spread = bootstrap_rate(np.ones(200, int), trials)
    lumped = np.zeros(200, int)
    lumped[:20] = 10
    clustered = bootstrap_rate(lumped, trials)
    assert spread.value == clustered.value == pytest.approx(0.1)
    assert clustered.high - clustered.low > 5 * (spread.high - spread.low)
    assert clustered.low == pytest.approx(0.06, abs=0.015)
    assert clustered.high == pytest.approx(0.14, abs=0.015)


def test_bootstrap_without_an_error_falls_back_on_the_rule_of_three() -> None:
    rate = bootstrap_rate(np.zeros(30, int), np.full(30, 4))
    assert (rate.value, rate.low, rate.high) == (0.0, 0.0, pytest.approx(0.1))
