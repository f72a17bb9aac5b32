"""Error rates over all thresholds at once: computed when a page opens, only read when its slider moves."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.matching.statistics import Rate

Floats = NDArray[np.float64]
STEP = 0.002
GRID: Floats = np.round(np.arange(0.0, 1.0 + STEP / 2, STEP), 6)  # the thresholds
GRID.setflags(write=False)


@dataclass(frozen=True, eq=False)
class Curve:
    """A rate with its 95 % interval at each threshold of GRID, three times (g,)."""

    value: Floats
    low: Floats
    high: Floats

    def at(self, threshold: float) -> Rate:
        """At the grid's nearest threshold."""
        place = min(len(GRID) - 1, max(0, round(threshold / STEP)))
        return Rate(float(self.value[place]), float(self.low[place]), float(self.high[place]))

    def scaled(self, factor: float) -> "Curve":
        """Of a gallery ``factor`` times as large, whose people fail a stranger independently:
        1 - (1 - FPIR)^factor."""
        return Curve(*(_at_least_once(part, factor) for part in (self.value, self.low, self.high)))


def _at_least_once(rate: Floats, times: float) -> Floats:
    with np.errstate(divide="ignore"):  # a rate of 1 stays 1
        return np.asarray(-np.expm1(times * np.log1p(-rate)))
