"""From a false match rate to a similarity, by what was measured on strangers."""

from itertools import accumulate, pairwise
from math import expm1, log1p, log10
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.errors import PackProblem
from faceclock.domain.matching import Threshold

Floats = NDArray[np.float64]
Bound = Literal["low", "similarity", "high"]


def require(table: CalibrationTable | None, pack: str) -> CalibrationTable:
    """The table itself. Raises PackProblem for a ``pack`` that was never calibrated: it identifies nobody."""
    if table is None:
        raise PackProblem(
            f"Model pack {pack} has no calibration, so no threshold is known for it; choose another pack "
            "or calibrate it (docs/accuracy.md)."
        )
    return table


def same_identity(table: CalibrationTable) -> float:
    """The similarity of the loosest calibrated FMR: pictures of one person lie above it nearly always, and
    somebody else's falls below it in all but that share of cases (999 of 1,000 for FMR 1e-3)."""
    return min(point.similarity for point in table.points)


def threshold_for_verification(table: CalibrationTable, fmr: float) -> Threshold:
    """The similarity that a 1:1 comparison needs at false match rate ``fmr``."""
    return _threshold(table, fmr, templates=1)


def threshold_for_identification(
    table: CalibrationTable, templates: int, fpir: float, fmr: float
) -> Threshold:
    """The similarity that a search among ``templates`` needs, so that at most ``fpir`` of strangers match.

    FPIR = 1 - (1 - FMR)^templates for independent comparisons (ISO/IEC 19795-1), solved for FMR and never
    looser than ``fmr``. Real comparisons depend on each other; docs/accuracy.md shows what FPIR came out.
    """
    count = max(1, templates)
    single = -expm1(log1p(-fpir) / count)
    return _threshold(table, min(fmr, single), count)


def chosen_threshold(table: CalibrationTable, similarity: float, templates: int) -> Threshold:
    """A similarity that was chosen, with the rate of a single comparison that it stands for at the upper bound."""
    rate = float(rates_at(table, np.array([similarity]), "high")[0])
    return Threshold(similarity, rate, templates, extrapolated=rate < table.points[-1].fmr)


def _threshold(table: CalibrationTable, fmr: float, templates: int) -> Threshold:
    """At the upper confidence bound. A rate looser than any measured gets the loosest measured threshold."""
    loosest, strictest = table.points[0].fmr, table.points[-1].fmr
    rate = min(fmr, loosest)
    return Threshold(_similarity(table, rate), rate, templates, extrapolated=rate < strictest)


def _similarity(table: CalibrationTable, fmr: float) -> float:
    """Upper bound of the similarity at ``fmr``, linear in log10 FMR between the points.

    Beyond the strictest point it goes on with the steepest slope seen anywhere, because a threshold that is
    too high costs a refusal and one too low costs a wrong OK.
    """
    decades = [-log10(point.fmr) for point in table.points]
    bounds = list(accumulate((point.high for point in table.points), max))
    wanted = -log10(fmr)
    for (left, right), (low, high) in zip(pairwise(decades), pairwise(bounds), strict=True):
        if wanted <= right:
            return low + (high - low) * max(0.0, wanted - left) / (right - left)
    return min(1.0, bounds[-1] + _steepest(decades, bounds) * max(0.0, wanted - decades[-1]))


def rates_at(table: CalibrationTable, similarities: Floats, bound: Bound = "similarity") -> Floats:
    """The false match rate at each of ``similarities`` (k,), by the points' ``bound``: "high" is the pessimist's.

    The inverse of how thresholds are made: linear in log10 FMR, beyond the strictest point by the steepest slope,
    before the loosest by that of the first two points; never above 1.
    """
    decades = [-log10(point.fmr) for point in table.points]
    known = list(accumulate((float(getattr(point, bound)) for point in table.points), max))
    steepest = _steepest(decades, known) or 1.0
    first = _steepest(decades[:2], known[:2]) or steepest
    inside = np.interp(similarities, known, decades)
    before = np.minimum(0.0, similarities - known[0]) / first
    beyond = np.maximum(0.0, similarities - known[-1]) / steepest
    return np.asarray(np.minimum(1.0, 10.0 ** -(inside + before + beyond)), np.float64)


def _steepest(decades: list[float], bounds: list[float]) -> float:
    """Similarity per decade; 1 (nobody passes a decade further on) when a single point gives no slope."""
    pairs = zip(pairwise(decades), pairwise(bounds), strict=True)
    return max(((high - low) / (right - left) for (left, right), (low, high) in pairs), default=1.0)
