"""Error rates and their intervals (ISO/IEC 19795-1): never a rate without its interval."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class Rate:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float

    def as_json(self) -> dict[str, float]:
        return {"value": self.value, "low": self.low, "high": self.high}


# What stands in the place of a rate at a level that the comparisons are too few for.
UNMEASURABLE = {"value": None, "low": None, "high": None, "threshold": None, "measurable": False}


@dataclass(frozen=True)
class DetPoint:
    """At ``threshold`` (a score at or above it matches): both error rates."""

    threshold: float
    fmr: float
    fnmr: float


def wilson(errors: int, trials: int) -> Rate:
    """Wilson's score interval for ``errors`` in independent ``trials``; all of [0, 1] for no trial.

    E. B. Wilson, JASA 22 (1927): (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n).
    """
    if trials <= 0:
        return Rate(float("nan"), 0.0, 1.0)
    p, z2 = errors / trials, NORMAL_95**2
    centre = p + z2 / (2 * trials)
    spread = NORMAL_95 * sqrt(p * (1 - p) / trials + z2 / (4 * trials**2))
    scale = 1 + z2 / trials
    low = 0.0 if errors == 0 else (centre - spread) / scale
    high = 1.0 if errors == trials else (centre + spread) / scale
    return Rate(p, low, high)


def rule_of_three(trials: int) -> float:
    """Upper 95 % bound of a rate after zero errors in ``trials``: 3/n (Hanley, JAMA 249, 1983)."""
    return min(1.0, 3.0 / trials) if trials > 0 else 1.0


def is_measurable(rate: float, trials: int) -> bool:
    """Whether ``trials`` can show a ``rate`` at all: fewer than 1/rate hold not even one error of it."""
    return rate * trials >= 1 - 1e-9


def threshold_at_fmr(impostors: Scores, fmr: float) -> float:
    """The lowest float64 score at which at most the share ``fmr`` of ``impostors`` matches."""
    allowed = int(np.floor(fmr * len(impostors) + 1e-9))
    descending = np.sort(np.asarray(impostors, np.float64))[::-1]
    return float(np.nextafter(descending[allowed], np.inf)) if allowed < len(descending) else -1.0


def fnmr_at_fmr(genuine: Scores, impostors: Scores, fmr: float) -> tuple[Rate, float]:
    """The share of ``genuine`` below the threshold for ``fmr`` (Wilson), and that threshold.

    The interval holds for this threshold; the threshold's own uncertainty comes on top.
    """
    threshold = threshold_at_fmr(impostors, fmr)
    return wilson(int(np.count_nonzero(genuine < threshold)), len(genuine)), threshold


def det_points(genuine: Scores, impostors: Scores) -> list[DetPoint]:
    """Both error rates at every threshold at which one of them changes, from the loosest to the strictest."""
    low, high = np.sort(genuine), np.sort(impostors)
    thresholds = np.unique(np.concatenate([low, high]))
    missed = np.searchsorted(low, thresholds, side="left") / len(low)
    matched = 1 - np.searchsorted(high, thresholds, side="left") / len(high)
    return [
        DetPoint(float(t), float(f), float(m)) for t, f, m in zip(thresholds, matched, missed, strict=True)
    ]


def bootstrap_rate(
    errors: NDArray[np.int_], trials: NDArray[np.int_], seed: int = 0, rounds: int = 2000
) -> Rate:
    """Interval of sum(errors)/sum(trials) when trials of one subject depend on each other.

    ``errors`` and ``trials`` hold one entry a subject; subjects are drawn with replacement, percentiles 2.5
    and 97.5 taken. Without any error the bootstrap is blind, and the rule of three over subjects bounds.
    """
    total = int(trials.sum())
    if total == 0 or errors.sum() == 0:
        return Rate(0.0 if total else float("nan"), 0.0, rule_of_three(int(np.count_nonzero(trials))))
    draws = np.random.default_rng(seed).multinomial(
        len(trials), np.full(len(trials), 1 / len(trials)), rounds
    )
    low, high = np.percentile((draws @ errors) / np.maximum(1, draws @ trials), [2.5, 97.5])
    return Rate(int(errors.sum()) / total, float(low), float(high))


def best_threshold(genuine: Scores, impostors: Scores) -> float:
    """The threshold with the most right answers; the median one where several share that."""
    scores = np.sort(np.concatenate([genuine, impostors]).astype(np.float64))
    edges = np.concatenate([scores[:1] - 1, (scores[1:] + scores[:-1]) / 2, scores[-1:] + 1])
    matched = len(genuine) - np.searchsorted(np.sort(genuine), edges, side="left")
    refused = np.searchsorted(np.sort(impostors), edges, side="left")
    best = np.flatnonzero(matched + refused == (matched + refused).max())
    return float(edges[best[len(best) // 2]])
