"""How often a stranger is let in, by threshold (FPIR, ISO/IEC 19795-1), from the site's own people.

Each person is taken for a stranger to all others: the highest of their similarities, where it leads the next
person's by the margin, is what a stranger would be let in with. That is measured at the site's own size, with the
site's own kind of people, cameras and template counts. Where fewer than FEWEST_PAIRS pairs of people are left
above a threshold, the pack's calibration goes on from there: its shape, from the site's own level.
"""

from dataclasses import dataclass

import numpy as np

from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.face import FloatArray
from faceclock.matching.calibration import Bound, rates_at
from faceclock.matching.curves import GRID, Curve, Floats
from faceclock.matching.impostors import Integers
from faceclock.matching.paired import draw_people
from faceclock.matching.site_scores import SiteScores

FEWEST_PAIRS = 10  # above a threshold, for its rate to be called measured
ROUNDS = 300


@dataclass(frozen=True, eq=False)
class StrangerCurve:
    """``curve`` is for ``people`` on the roll. Up to ``measured_to`` it was measured on them; None: it is the
    calibration's alone, as there are too few people."""

    curve: Curve
    people: int
    measured_to: float | None

    def for_people(self, people: int) -> Curve:
        """What it would be with so many on the roll, with as many templates each."""
        return self.curve.scaled(people / max(1, self.people))


def stranger_curve(
    scores: SiteScores, table: CalibrationTable, margin: float, seed: int = 0
) -> StrangerCurve:
    """The interval is a bootstrap over people. Beyond ``measured_to`` it takes in the calibration's own."""
    templates = max(1, scores.templates)
    expected = Curve(*(_by_calibration(table, templates, bound) for bound in ("similarity", "low", "high")))
    tops = _tops(scores, margin)
    if tops.measured_to is None:
        return StrangerCurve(_ordered(expected), max(1, scores.people), None)
    own = _measured(scores, tops, seed)
    place = int(np.searchsorted(GRID, tops.measured_to, side="right")) - 1
    parts = (
        _continued(mine, theirs, place) for mine, theirs in zip(_parts(own), _parts(expected), strict=True)
    )
    return StrangerCurve(_ordered(Curve(*parts)), scores.people, float(GRID[place]))


@dataclass(frozen=True, eq=False)
class _Tops:
    """What strangers would be let in with, descending: ``scores`` (k,) of ``first`` by ``second`` (k,)."""

    scores: FloatArray
    first: Integers
    second: Integers

    @property
    def measured_to(self) -> float | None:
        pairs = np.sort(np.stack([self.first, self.second], axis=1), axis=1)
        _, found = np.unique(pairs, axis=0, return_index=True)
        enough = len(found) >= FEWEST_PAIRS
        limit = float(self.scores[np.sort(found)[FEWEST_PAIRS - 1]]) if enough else -1.0
        return limit if limit >= GRID[1] else None


def _tops(scores: SiteScores, margin: float) -> _Tops:
    sure = np.isfinite(scores.others) & (scores.others >= scores.runners_up + margin)
    order = np.flatnonzero(sure)[np.argsort(-scores.others[sure], kind="stable")]
    return _Tops(scores.others[order], scores.searchers[order], scores.nearest[order])


def _measured(scores: SiteScores, tops: _Tops, seed: int) -> Curve:
    """A pair is drawn as often as both its people: the two searches of look-alikes stand or fall together."""
    people = scores.people
    draws = draw_people(people, seed, ROUNDS)
    searches = draws @ np.bincount(scores.searchers, minlength=people)
    weights = np.cumsum(draws[:, tops.first] * draws[:, tops.second], axis=1)
    above = len(tops.scores) - np.searchsorted(tops.scores[::-1], GRID, side="left")
    counted = np.concatenate([np.zeros((len(draws), 1)), weights], axis=1)[:, above]
    # A left-out person meets one fewer than a stranger does; and a pair of two people is drawn less often than one.
    rates = np.minimum(1.0, counted / np.maximum(1, searches)[:, None] * people / (people - 1))
    low, high = np.percentile(rates[1:], [2.5, 97.5], axis=0)
    return Curve(counted[0] / searches[0], low, high).scaled(people / (people - 1))


def _by_calibration(table: CalibrationTable, templates: int, bound: Bound) -> Floats:
    """1 - (1 - FMR)^templates."""
    with np.errstate(divide="ignore"):
        return np.asarray(-np.expm1(templates * np.log1p(-rates_at(table, GRID, bound))))


def _continued(own: Floats, expected: Floats, place: int) -> Floats:
    """``own`` up to ``place``, from there on in proportion to ``expected``."""
    tail = expected * (own[place] / max(expected[place], np.finfo(float).tiny))
    return np.where(np.arange(len(GRID)) <= place, own, np.minimum(own[place], tail))


def _parts(curve: Curve) -> tuple[Floats, Floats, Floats]:
    return curve.value, curve.low, curve.high


def _ordered(curve: Curve) -> Curve:
    """Rates that never rise with the threshold, each within its interval."""
    value, low, high = (np.minimum.accumulate(np.clip(part, 0.0, 1.0)) for part in _parts(curve))
    return Curve(value, np.minimum(low, value), np.maximum(high, value))
