"""A calibration table from labelled embeddings, with intervals by bootstrap over people."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.domain.errors import InputProblem
from faceclock.matching.impostors import ImpostorTail, Integers

RATES = (1e-3, 1e-4, 1e-5, 1e-6)
RESOLUTION = 1e-6  # added to a score to exclude it, well above float32's rounding
FEWEST_ABOVE = 10  # comparisons that must lie above the threshold of a rate for it to be called measured


TAIL = 2 * RATES[0]  # the share of comparisons to keep, so that the bootstrap finds the loosest rate in it


def estimate(tail: ImpostorTail, dataset: str, date: str, detector: str = "") -> CalibrationTable:
    """The table that `impostor_tail` with share TAIL gives.

    Raises InputProblem when there are too few comparisons for the loosest rate.
    """
    rates = [rate for rate in RATES if rate * tail.total >= FEWEST_ABOVE]
    if not rates:
        raise InputProblem(
            f"{tail.total} comparisons of strangers cannot measure a false match rate of {RATES[0]}; "
            "take photographs of more people."
        )
    similar = similarities_at(tail, rates, np.ones(len(tail.counts), np.int64))
    low, high = _interval(tail, rates)
    points = [
        CalibrationPoint(rate, float(s), float(min(s, a)), float(max(s, b)))
        for rate, s, a, b in zip(rates, similar, low, high, strict=True)
    ]
    return CalibrationTable(dataset, date, tail.total, len(tail.counts), tuple(points), detector)


def _interval(
    tail: ImpostorTail, rates: Sequence[float], rounds: int = 2000, seed: int = 0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """95 % of what would have been measured on other people of the same kind.

    People are drawn with replacement, not comparisons: those of one person, or of a person with a false
    label, stand or fall together. A person drawn twice is never compared with themselves.
    """
    people = len(tail.counts)
    draws = np.random.default_rng(seed).multinomial(people, np.full(people, 1 / people), rounds)
    low, high = np.percentile([similarities_at(tail, rates, draw) for draw in draws], [2.5, 97.5], axis=0)
    return np.asarray(low), np.asarray(high)


def similarities_at(tail: ImpostorTail, rates: Sequence[float], times: Integers) -> NDArray[np.float64]:
    """The lowest similarity above which at most each rate lies, every person counted ``times`` (s,)."""
    weights = times[tail.subjects[tail.first]] * times[tail.subjects[tail.second]]
    rows = times * tail.counts
    total = (rows.sum() ** 2 - (rows**2).sum()) // 2
    allowed = np.floor(np.asarray(rates) * total + 1e-9)
    excluded = np.searchsorted(np.cumsum(weights), allowed, side="right")
    scores = tail.scores[np.minimum(excluded, len(tail.scores) - 1)].astype(np.float64)
    return np.asarray(np.minimum(scores + RESOLUTION, 1.0))
