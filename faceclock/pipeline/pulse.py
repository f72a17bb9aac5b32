"""Whether a loop still turns."""

import math
import time

FIRST = 180.0  # seconds that a beginning may take: nets are loaded from a slow disk
LIMIT = 60.0  # seconds of one turn: a database may be locked for 40


class Pulse:
    """Beaten by one loop at each turn, read by whoever watches it."""

    def __init__(self, first: float = FIRST, limit: float = LIMIT) -> None:
        self._limit = limit
        self._due = time.monotonic() + first

    @property
    def alive(self) -> bool:
        return time.monotonic() <= self._due

    def beat(self) -> None:
        self._due = time.monotonic() + self._limit

    def rest(self) -> None:
        """The loop has ended as it should: no beat is expected any more."""
        self._due = math.inf
