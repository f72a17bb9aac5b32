"""Which way a punch probably goes, and what that was concluded from."""

from dataclasses import dataclass
from datetime import datetime

from faceclock.domain.punch import Direction


@dataclass(frozen=True, slots=True)
class Grounds:
    """``last`` is the punch before and ``last_at`` its instant (None: none that still counts); ``shift`` is the
    planned one that it is about, with its times; between ``usual_from`` and ``usual_to`` the person usually
    punches in this direction. Instants are UTC."""

    last: Direction | None = None
    last_at: datetime | None = None
    shift: str = ""
    shift_start: datetime | None = None
    shift_end: datetime | None = None
    usual_from: datetime | None = None
    usual_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """``shares`` are the probabilities of in, out, break-out and break-in, most probable first; they sum to 1."""

    shares: tuple[tuple[Direction, float], ...]
    grounds: Grounds = Grounds()

    @property
    def direction(self) -> Direction:
        return self.shares[0][0]

    @property
    def probability(self) -> float:
        return self.shares[0][1]
