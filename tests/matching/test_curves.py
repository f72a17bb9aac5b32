"""The curves of the threshold page: what is measured is what was counted, and intervals hold what they promise."""

import numpy as np
import pytest

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.matching.calibration import rates_at, threshold_for_verification
from faceclock.matching.curves import GRID, Curve
from faceclock.matching.proposing import Wish, propose
from faceclock.matching.refusal_curve import refusal_curve
from faceclock.matching.site_scores import score_site
from faceclock.matching.stranger_curve import stranger_curve

TABLE = CalibrationTable(
    "test",
    "2026-01-01",
    10**8,
    5000,
    tuple(CalibrationPoint(10.0**-k, k / 10, k / 10 - 0.02, k / 10 + 0.02) for k in range(3, 7)),
)


def crowd(people, templates=3, seed=0, dimension=32, spread=0.5):
    random = np.random.default_rng(seed)
    owners = np.repeat(np.arange(people), templates)
    vectors = random.normal(size=(people, dimension))[owners]
    vectors = vectors + spread * random.normal(size=(len(owners), dimension))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), owners


@pytest.mark.parametrize("bound", ["low", "similarity", "high"])
def test_rates_are_the_table_s_at_its_points_and_never_rise(bound):
    at = np.array([getattr(point, bound) for point in TABLE.points])
    assert rates_at(TABLE, at, bound) == pytest.approx([point.fmr for point in TABLE.points])
    rates = rates_at(TABLE, np.linspace(-1, 1, 500), bound)
    assert (np.diff(rates) <= 0).all() and rates.max() <= 1


def test_rates_undo_thresholds_also_beyond_what_was_measured():
    for fmr in (1e-3, 3e-5, 1e-8):
        threshold = threshold_for_verification(TABLE, fmr)
        assert rates_at(TABLE, np.array([threshold.value]), "high")[0] == pytest.approx(fmr, rel=1e-6)


def test_what_is_measured_is_the_share_of_left_out_people_who_are_let_in():
    vectors, owners = crowd(200)
    scores = score_site(vectors, owners, 2.0)
    found = stranger_curve(scores, TABLE, margin=0.05)
    assert found.measured_to is not None
    let_in = (scores.others - scores.runners_up >= 0.05) & (scores.others >= 0.45)
    assert found.curve.at(0.45).value == pytest.approx(1 - (1 - let_in.mean()) ** (200 / 199), rel=1e-6)
    rate = found.curve.at(0.45)
    assert rate.low < rate.value < rate.high


def test_rates_never_rise_and_stay_within_their_intervals():
    found = stranger_curve(score_site(*crowd(60), 2.0), TABLE, 0.05).curve
    for part in (found.value, found.low, found.high):
        assert (np.diff(part) <= 1e-12).all() and part.min() >= 0 and part.max() <= 1
    assert (found.low <= found.value).all() and (found.value <= found.high).all()


def test_beyond_the_last_ten_pairs_the_calibration_goes_on():
    scores = score_site(*crowd(200), 2.0)
    found = stranger_curve(scores, TABLE, 0.0)
    assert found.measured_to is not None and found.measured_to < float(scores.others.max())
    last, far = found.curve.at(found.measured_to), found.curve.at(0.9)
    expected = rates_at(TABLE, np.array([0.9])) / rates_at(TABLE, np.array([found.measured_to]))
    assert far.value / last.value == pytest.approx(float(expected[0]), rel=0.3)
    assert far.value > 0


@pytest.mark.parametrize("people", [0, 1, 2, 4])
def test_a_few_people_tell_nothing_and_the_calibration_speaks(people):
    found = stranger_curve(score_site(*crowd(people), 2.0), TABLE, 0.05)
    assert found.measured_to is None
    templates = max(1, 3 * people)
    assert found.curve.at(0.5).value == pytest.approx(1 - (1 - 1e-5) ** templates, rel=1e-3)


def test_the_interval_holds_the_rate_of_other_people_of_that_kind():
    """Fifty sites drawn of one population: the curve's interval at a threshold takes in the rate that strangers of
    that population have, in nearly all of them."""
    limit, held = 0.42, 0
    for seed in range(50):
        vectors, owners = crowd(200, templates=1, seed=seed)
        strangers, _ = crowd(2000, templates=1, seed=1000 + seed)
        truth = ((strangers @ vectors.T).max(axis=1) >= limit).mean()
        rate = stranger_curve(score_site(vectors, owners, 2.0), TABLE, 0.0).curve.at(limit)
        held += rate.low <= truth <= rate.high
    assert held >= 44


def test_more_people_let_more_strangers_in():
    flat = Curve(np.full(len(GRID), 0.01), np.zeros(len(GRID)), np.ones(len(GRID)))
    assert flat.scaled(2).at(0.5).value == pytest.approx(1 - 0.99**2)
    assert (flat.scaled(2).at(0.5).low, flat.scaled(0.5).at(0.5).high) == (0, 1)


def test_refusals_are_counted_without_the_probe_s_own_template():
    vectors, owners = crowd(30, spread=0.9)
    scores = score_site(vectors, owners, 2.0)
    found = refusal_curve(scores, margin=0.05)
    assert found is not None
    for limit in (0.3, 0.5, 0.7):
        refused = (scores.mates < limit) | (scores.mates - scores.others < 0.05)
        rate = found.at(limit)
        assert rate.value == pytest.approx(refused.mean()) and rate.low <= rate.value <= rate.high


def test_refusals_are_unknown_where_people_have_one_template():
    assert refusal_curve(score_site(*crowd(50, templates=1), 2.0), 0.05) is None
    assert refusal_curve(score_site(*crowd(4), 2.0), 0.05) is None


def test_without_a_refusal_the_rule_of_three_bounds():
    found = refusal_curve(score_site(*crowd(30, spread=0.05), 2.0), 0.0)
    assert found is not None
    assert (found.at(0.1).value, found.at(0.1).high) == (0, pytest.approx(0.1))


def test_a_proposal_keeps_the_wish_at_the_upper_bound_and_no_lower_one_does():
    strangers = stranger_curve(score_site(*crowd(200), 2.0), TABLE, 0.05)
    wish = Wish(months=24, people=250, tries=20)
    found = propose(strangers, wish, floor=0.1)
    assert found is not None
    bounds = strangers.for_people(250)
    assert bounds.at(found).high <= wish.fpir < bounds.at(found - 0.012).high


def test_a_proposal_is_not_below_the_floor_and_there_may_be_none():
    strangers = stranger_curve(score_site(*crowd(10), 2.0), TABLE, 0.05)
    assert propose(strangers, Wish(1, 10, 1), floor=0.705) == 0.71
    assert propose(strangers, Wish(10**6, 10**6, 10**6), floor=0.3) is None
