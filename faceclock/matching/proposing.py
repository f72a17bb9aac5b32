"""From a wish to a threshold."""

from dataclasses import dataclass

import numpy as np

from faceclock.matching.curves import GRID
from faceclock.matching.stranger_curve import StrangerCurve

ROUND_TO = 0.01  # upwards: nobody keeps three digits in mind
HIGHEST = 0.95


@dataclass(frozen=True)
class Wish:
    """At most one wrong accept in ``months``, with ``people`` on the roll, when strangers try ``tries`` times a
    month. How often strangers try is assumed, not measured."""

    months: int
    people: int
    tries: float

    @property
    def fpir(self) -> float:
        return min(1.0, 1.0 / (self.months * self.tries))


def propose(strangers: StrangerCurve, wish: Wish, floor: float) -> float | None:
    """The lowest threshold whose rate keeps the wish at its upper 95 % bound, never below ``floor``; None where no
    threshold up to HIGHEST does."""
    bounds = strangers.for_people(wish.people).high
    kept = np.flatnonzero(bounds <= wish.fpir)
    if not len(kept):
        return None
    lowest = max(float(GRID[kept[0]]), floor)
    rounded = float(np.ceil(lowest / ROUND_TO - 1e-9) * ROUND_TO)
    return round(rounded, 6) if rounded <= HIGHEST else None
