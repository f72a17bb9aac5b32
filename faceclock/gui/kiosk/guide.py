"""How the kiosk leads through the head turns: what the window shows of a challenge at an instant."""

from dataclasses import dataclass

from faceclock.domain.challenge import Challenge, Turn
from faceclock.domain.events import FrameResult
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.presence import GONE

TICK = 0.8  # seconds that a turn which was made is praised for
MADE = 0.9  # progress of a turn after which looking straight is asked because it was made, not to begin anew

TURNED_AWAY = frozenset(
    {
        Reason.NOT_LIVE,
        Reason.UNSURE,
        Reason.WRONG_TURN,
        Reason.CHALLENGE_TIMEOUT,
        Reason.CHALLENGE_LEFT,
        Reason.TOO_MANY_TRIES,
    }
)


@dataclass(frozen=True)
class Guide:
    """``turn`` is asked for, None asks to look straight. ``progress`` and ``time_left`` are shares, ``step`` of
    ``steps`` counts from 1; ``done`` of them are made. ``made`` is the turn to put a tick to. Without a limit of time
    ``time_left`` is None, without steps to show ``steps`` is 0."""

    turn: Turn | None
    progress: float
    time_left: float | None
    step: int
    steps: int
    done: int = 0
    made: Turn | None = None


class Guidance:
    """Told of every result; the time is passed in, in seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._challenge: Challenge | None = None
        self._at = float("-inf")
        self._longest = 0.0  # seconds that a turn may take, as far as has been seen
        self._made: Turn | None = None
        self._made_at = float("-inf")

    def saw(self, result: FrameResult, now: float) -> bool:
        """True when a challenge begins. A face that is missed for a moment does not end it: turned heads are."""
        before, asked = self._challenge, result.challenge
        if asked is None:
            if result.primary is not None or now - self._at > GONE:
                self._challenge = None
            return False
        if before is None:
            self._longest, self._made = 0.0, None
        elif before.turn and asked.turn is None:
            self._made, self._made_at = before.turn if before.progress >= MADE else None, now
        self._challenge, self._at = asked, now
        self._longest = max(self._longest, asked.seconds_left)
        return before is None

    def guide(self, now: float) -> Guide | None:
        """None while nothing is asked for."""
        asked = self._challenge
        if asked is None:
            return None
        over = asked.done >= asked.of
        ticked = self._made is not None and (over or now - self._made_at < TICK)
        left = max(0.0, asked.seconds_left - (now - self._at))
        return Guide(
            turn=None if over else asked.turn,
            progress=1.0 if over else asked.progress,
            time_left=left / self._longest if self._longest else 0.0,
            step=min(asked.done + 1, asked.of),
            steps=asked.of,
            done=asked.done + (self._made is not None and asked.turn is None and not over),
            made=self._made if ticked else None,
        )
