"""Nobody is identified unless everything speaks for one person."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem, PackProblem
from faceclock.domain.matching import Match, Threshold
from faceclock.domain.reasons import Reason
from faceclock.matching.decision import Matcher, decide
from faceclock.matching.gallery import Gallery

LIMIT = Threshold(0.5, 1e-5, 100)
CONTRACT = EmbeddingContract("test", "a" * 64, 8)
TABLE = CalibrationTable(
    "test",
    "2026-01-01",
    1000,
    50,
    tuple(CalibrationPoint(10.0**-k, k / 10, k / 10, k / 10) for k in range(3, 7)),
)


@pytest.mark.parametrize(
    ("match", "reason"),
    [
        (None, Reason.EMPTY_GALLERY),
        (Match("a", 0.5), None),
        (Match("a", 0.4999), Reason.BELOW_THRESHOLD),
        (Match("a", 0.6, "b", 0.5), None),
        (Match("a", 0.6, "b", 0.58), Reason.AMBIGUOUS),
        (Match("a", 0.51, "b", 0.49), Reason.AMBIGUOUS),
        (Match("a", 0.9, "b", 0.9), Reason.AMBIGUOUS),
        (Match("a", float("nan")), Reason.BAD_EMBEDDING),
        (Match("a", 0.9, "b", float("nan")), Reason.BAD_EMBEDDING),
        (Match("a", float("inf")), Reason.BAD_EMBEDDING),
    ],
)
def test_fault_33_two_people_above_threshold_are_nobody(match: Match | None, reason: Reason | None) -> None:
    decision = decide(match, LIMIT, margin=0.05)
    assert decision.reason == reason
    assert (decision.employee_id is None) == (reason is not None)
    assert decision.threshold is LIMIT


def test_fault_26_a_threshold_that_is_no_number_lets_nobody_in() -> None:
    assert decide(Match("a", 1.0), Threshold(float("nan"), 1e-5, 1), 0.05).employee_id is None
    assert decide(Match("a", 1.0, "b", 0.1), LIMIT, float("nan")).employee_id is None


floats = st.floats(allow_nan=True, allow_infinity=True)


@given(floats, floats, floats, floats)
def test_fault_33_identified_only_above_threshold_and_ahead(
    best: float, second: float, limit: float, margin: float
) -> None:
    decision = decide(Match("a", best, "b", second), Threshold(limit, 1e-5, 1), margin)
    if decision.employee_id is not None:
        assert best >= limit and best - second >= margin


def test_the_threshold_follows_the_gallery() -> None:
    gallery = Gallery(CONTRACT)
    matcher = Matcher(gallery, TABLE, fpir=0.01, fmr=1e-5, margin=0.05)
    anna = np.eye(8, dtype=np.float32)
    gallery.add_rows(anna[:1], ["anna"])
    small = matcher.identify(Embedding(anna[0], CONTRACT))
    assert small.employee_id == "anna"
    assert small.threshold.value == pytest.approx(0.5)
    gallery.add_rows(np.repeat(anna[1:2], 10_000, axis=0), ["ben"] * 10_000)
    large = matcher.identify(Embedding(anna[0], CONTRACT))
    assert large.threshold.templates == 10_001
    assert large.threshold.value == pytest.approx(0.6, abs=1e-3)


@pytest.mark.parametrize("apart", [0.0, 0.1, 0.2, 0.3], ids=str)
def test_fault_33_of_two_people_whom_a_probe_resembles_alike_neither_is_taken(apart: float) -> None:
    gallery = Gallery(CONTRACT)
    axes = np.eye(8, dtype=np.float32)
    gallery.add_rows(np.stack([axes[0], axes[0] * np.cos(apart) + axes[1] * np.sin(apart)]), ["anna", "ben"])
    matcher = Matcher(gallery, TABLE, fpir=0.01, fmr=1e-5, margin=0.05)
    for probe in (axes[0], gallery.rows[0][1]):
        decision = matcher.identify(Embedding(probe, CONTRACT))
        assert (decision.employee_id, decision.reason) == (None, Reason.AMBIGUOUS)
    gallery.remove_person("ben")
    assert matcher.identify(Embedding(axes[0], CONTRACT)).employee_id == "anna"


def test_without_calibration_nobody_is_identified() -> None:
    with pytest.raises(PackProblem, match="calibrat"):
        Matcher(Gallery(CONTRACT), None, 0.01, 1e-5, 0.05)


def test_fault_25_a_probe_of_another_pack_is_refused() -> None:
    matcher = Matcher(Gallery(CONTRACT), TABLE, 0.01, 1e-5, 0.05)
    probe = Embedding(np.eye(8, dtype=np.float32)[0], EmbeddingContract("other", "b" * 64, 8))
    with pytest.raises(EmbeddingProblem, match="other"):
        matcher.identify(probe)
