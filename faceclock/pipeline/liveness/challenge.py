"""Two head turns in an order that nobody knows before. A pure state machine: angles in, a verdict out.

Why two of four with at least one to a side: the residual is measured while the head is turned to a side, where a
face's relief shows most, so that an order of up and down alone would leave it unmeasured. A turn is asked for
while the head looks straight, and a turn to anywhere else than asked ends the challenge: a recording of
somebody who turns to all sides in a row would otherwise come by the right one sooner or later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import permutations
from statistics import median
from typing import Protocol

from faceclock.domain.challenge import Challenge, Turn
from faceclock.domain.reasons import Reason

SIDES = frozenset({Turn.LEFT, Turn.RIGHT})
ORDERS = tuple(pair for pair in permutations(Turn, 2) if SIDES & set(pair))


class Chooser(Protocol):
    """`random.Random` and `secrets.SystemRandom`."""

    def choice(self, seq: Sequence[tuple[Turn, ...]], /) -> tuple[Turn, ...]: ...


@dataclass(frozen=True)
class TurnPolicy:
    """Degrees since the person's own start, seconds; ``relief`` and ``curvature`` as in `vision.liveness`.

    Measured over the heads and sheets of tests/attacks.py: the relief, pooled by the median, comes to 0.076..0.14
    for heads and to 0.01..0.05 for flat photographs, but to 0.03..0.14 for those bent to a radius of 4 to 1 eye
    distances. These are told by the curvature: heads 0.28..0.56, sheets of all kinds -0.07..0.07.
    """

    yaw: float = 20.0
    pitch: float = 13.0
    straight: float = 9.0
    hold: int = 3  # frames at the turn's end: one alone may be a slip of the points
    seconds: float = 8.0  # for each turn, and for each way back
    seen_from: float = (
        0.5  # of the way to a turn's end: from here on the person must be seen once in each turn
    )
    again: int = 2  # turns that are asked for once more because nobody was seen in them
    relief_yaw: float = 15.0
    relief_frames: int = 3
    relief: float = 0.06
    curvature: float = 0.15


@dataclass(frozen=True)
class Sight:
    """One frame; angles as in `Turned`, ``relief`` counts only where yaw is wide enough; ``known``: in this very
    frame it was seen that this is still the same person."""

    seconds: float
    yaw: float
    pitch: float
    relief: float
    known: bool = True


class State(Enum):
    GOING = "going"
    PASSED = "passed"
    FAILED = "failed"


class HeadTurns:
    """Begins at ``seconds`` with a head that looks straight. Once passed or failed it stays so."""

    def __init__(self, turns: Sequence[Turn], seconds: float, policy: TurnPolicy | None = None) -> None:
        self.policy = policy or TurnPolicy()
        self._turns, self._done, self._back = tuple(turns), 0, False
        self._since, self._now, self._held = seconds, seconds, 0
        self._progress = 0.0
        self._seen, self._again = False, 0
        self._reliefs: list[float] = []
        self.state = State.GOING
        self.reason: Reason | None = None

    @property
    def relief(self) -> float | None:
        """Pooled over all frames turned to a side; None before there are enough."""
        return median(self._reliefs) if len(self._reliefs) >= self.policy.relief_frames else None

    @property
    def challenge(self) -> Challenge:
        left = max(0.0, self.policy.seconds - (self._now - self._since))
        turn = None if self._back else self._turns[min(self._done, len(self._turns) - 1)]
        return Challenge(turn, self._progress, left, self._done, len(self._turns))

    @property
    def must_know(self) -> bool:
        """Whether it must be seen who it is: on the way back from a turn, and once while the head is turned. Else
        somebody could turn for the person who is only a picture held up before and after."""
        return self._back or (not self._seen and self._progress >= self.policy.seen_from)

    def wait(self, seconds: float) -> None:
        """A frame in which nothing could be measured: only the time goes on."""
        self._now = max(self._now, seconds)
        if self._now - self._since > self.policy.seconds:
            self.give_up()

    def give_up(self) -> None:
        if self.state is State.GOING:
            self._fail(Reason.CHALLENGE_TIMEOUT)

    def refuse(self) -> None:
        """The turns were made, and by no head."""
        self._fail(Reason.NOT_LIVE)

    def see(self, sight: Sight) -> None:
        """The next frame, in the order of their seconds."""
        self.wait(sight.seconds)
        if self.state is not State.GOING:
            return
        if abs(sight.yaw) >= self.policy.relief_yaw:
            self._reliefs.append(sight.relief)
        if self._back:
            self._come_back(sight)
        else:
            self._go_out(sight)

    def _go_out(self, sight: Sight) -> None:
        asked = self._turns[self._done]
        self._notice(sight)
        shares = {turn: self._share(turn, sight) for turn in Turn}
        self._progress = min(1.0, max(0.0, shares[asked]))
        if shares[asked] < max(shares.values()) >= 1:
            self._fail(Reason.WRONG_TURN)
        elif shares[asked] >= 1:
            self._held += 1
            if self._held >= self.policy.hold:
                self._next_phase(back=True)

    def _notice(self, sight: Sight) -> None:
        self._seen |= sight.known and self._share(self._turns[self._done], sight) >= self.policy.seen_from

    def _come_back(self, sight: Sight) -> None:
        self._notice(sight)
        away = max(abs(sight.yaw), abs(sight.pitch))
        self._progress = min(1.0, self.policy.straight / max(away, 1e-9))
        if away > self.policy.straight or not sight.known:
            return  # a turn counts when the person who was asked looks straight again
        if not self._seen:
            self._ask_again()
            return
        self._done += 1
        self._next_phase(back=False)
        if self._done == len(self._turns):
            self._judge()

    def _ask_again(self) -> None:
        self._again += 1
        if self._again > self.policy.again:
            self.give_up()
        else:
            self._next_phase(back=False)

    def _next_phase(self, *, back: bool) -> None:
        self._back, self._since, self._held, self._progress = back, self._now, 0, 0.0
        self._seen &= back

    def _judge(self) -> None:
        relief = self.relief
        if relief is not None and relief >= self.policy.relief:
            self.state = State.PASSED
        else:
            self.refuse()

    def _fail(self, reason: Reason) -> None:
        self.state, self.reason = State.FAILED, reason

    def _share(self, turn: Turn, sight: Sight) -> float:
        """Of the way to the turn's end; the person's left is the picture's right."""
        yaw, pitch = sight.yaw / self.policy.yaw, sight.pitch / self.policy.pitch
        return {Turn.LEFT: yaw, Turn.RIGHT: -yaw, Turn.UP: -pitch, Turn.DOWN: pitch}[turn]
