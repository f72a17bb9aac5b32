"""Impostor comparisons and their calibration table, recomputed the slow way."""

import numpy as np
import pytest

from faceclock.domain.errors import InputProblem
from faceclock.matching.estimation import TAIL, estimate
from faceclock.matching.impostors import BINS, impostor_histogram, impostor_tail


def nothing(done: int, total: int) -> None:
    pass


def people(count: int, each: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    centres = np.repeat(rng.standard_normal((count, 64)), each, axis=0)
    rows = centres + 0.5 * rng.standard_normal(centres.shape)
    labels = np.repeat(np.arange(count) * 3, each)
    order = rng.permutation(len(rows))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float32)[order], labels[order]


def slow(vectors: np.ndarray, labels: np.ndarray) -> np.ndarray:
    scores = vectors @ vectors.T
    strangers = np.triu(labels[:, None] != labels[None, :], 1)
    return np.sort(scores[strangers])[::-1]


def test_every_pair_of_strangers_is_counted_once() -> None:
    vectors, labels = people(400, 3)
    counts = impostor_histogram(vectors, labels, nothing)
    expected = slow(vectors, labels)
    assert counts.sum() == len(expected) == 400 * 399 // 2 * 9
    assert abs(int(counts[BINS // 2 + 2000 :].sum()) - int((expected >= 0.2).sum())) <= 2


def test_the_tail_is_the_top_of_all_scores() -> None:
    vectors, labels = people(400, 3)
    tail = impostor_tail(vectors, labels, 0.01, nothing)
    expected = slow(vectors, labels)
    assert tail.total == len(expected)
    assert len(tail.scores) >= 0.01 * tail.total
    assert np.allclose(tail.scores, expected[: len(tail.scores)], atol=1e-6)
    assert np.all(labels[tail.first] != labels[tail.second])


def test_the_table_holds_its_rates() -> None:
    vectors, labels = people(600, 3)
    table = estimate(impostor_tail(vectors, labels, TAIL, nothing), "made", "2026-01-01")
    everything = slow(vectors, labels)
    assert [point.fmr for point in table.points] == [1e-3, 1e-4, 1e-5]
    for point in table.points:
        assert np.mean(everything >= point.similarity) <= point.fmr
        assert np.mean(everything >= point.similarity - 2e-5) > point.fmr * 0.95
        assert point.low < point.similarity < point.high


def test_the_interval_holds_what_other_people_give() -> None:
    """Calibrations of twenty other crowds fall within the interval of the first, nearly always."""
    vectors, labels = people(300, 2)
    loosest = estimate(impostor_tail(vectors, labels, TAIL, nothing), "made", "2026-01-01").points[0]
    others = [np.quantile(slow(*people(300, 2, seed)), 1 - 1e-3) for seed in range(1, 21)]
    assert sum(loosest.low <= other <= loosest.high for other in others) >= 14


def test_a_false_label_raises_the_upper_bound_and_not_the_loose_rates() -> None:
    vectors, labels = people(600, 3)
    clean = estimate(impostor_tail(vectors, labels, TAIL, nothing), "made", "2026-01-01").points
    labels[np.flatnonzero(labels == 0)[0]] = 10_000
    wrong = estimate(impostor_tail(vectors, labels, TAIL, nothing), "made", "2026-01-01").points
    assert wrong[0].high == pytest.approx(clean[0].high, abs=0.01)
    assert wrong[-1].high >= clean[-1].high


def test_too_few_people_are_refused() -> None:
    vectors, labels = people(5, 2)
    with pytest.raises(InputProblem, match="more people"):
        estimate(impostor_tail(vectors, labels, TAIL, nothing), "made", "2026-01-01")
    with pytest.raises(InputProblem, match="two people"):
        impostor_tail(vectors[:1], labels[:1], TAIL, nothing)
