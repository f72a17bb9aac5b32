"""Hints come up to thirty times a second; a person can follow one at a time."""

from faceclock.domain.reasons import Reason

HOLD_SECONDS = 0.7


class HintThrottle:
    """Shows one hint for at least ``hold`` seconds. The time is passed in, so there is no timer here."""

    def __init__(self, hold: float = HOLD_SECONDS) -> None:
        self._hold = hold
        self._wanted: Reason | None = None
        self._shown: Reason | None = None
        self._since = float("-inf")

    def offer(self, hint: Reason | None) -> None:
        """What would be right to say now; the last offer wins."""
        self._wanted = hint

    def forget(self) -> None:
        """Something else begins; what was said before would only confuse."""
        self._wanted = self._shown = None

    def shown(self, now: float) -> Reason | None:
        """The hint on the screen at ``now`` (seconds of a monotonic clock)."""
        free = self._shown is None or now - self._since >= self._hold
        if free and self._wanted is not self._shown:
            self._shown, self._since = self._wanted, now
        return self._shown
