"""How similar strangers were when a pack was measured: the only ground that a threshold may stand on.

It lies in the domain because packs (vision) carry it and thresholds (matching) are made of it.
"""

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True)
class CalibrationPoint:
    """At ``similarity`` (cosine) and above lay the share ``fmr`` of all impostor comparisons.

    ``low`` and ``high`` bound that similarity at 95 %. Raises ValueError for values that cannot be measured.
    """

    fmr: float
    similarity: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0.0 < self.fmr < 1.0:
            raise ValueError(f"a false match rate of {self.fmr} is not between 0 and 1")
        if not all(isfinite(value) for value in (self.low, self.similarity, self.high)):
            raise ValueError(f"the similarity at false match rate {self.fmr} is not a number")
        if not -1.0 <= self.low <= self.similarity <= self.high <= 1.0:
            raise ValueError(f"the similarity at false match rate {self.fmr} lies outside its interval")


@dataclass(frozen=True)
class CalibrationTable:
    """``points`` from the loosest rate to the strictest; similarities never fall along the way.

    ``comparisons`` is the number of impostor comparisons, ``subjects`` the number of people in them, ``date``
    an ISO day, ``detector`` what found the faces. Raises ValueError for an empty or disordered table.
    """

    dataset: str
    date: str
    comparisons: int
    subjects: int
    points: tuple[CalibrationPoint, ...]
    detector: str = ""

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("a calibration without points says nothing")
        if self.comparisons < 1 or self.subjects < 2:
            raise ValueError("a calibration needs at least one comparison of two people")
        for looser, stricter in zip(self.points, self.points[1:], strict=False):
            if stricter.fmr >= looser.fmr or stricter.similarity < looser.similarity:
                raise ValueError("calibration points must go from the loosest rate to the strictest")
