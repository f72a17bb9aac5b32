"""Head turns of one person, from frames: points are followed, angles and relief go to the state machine."""

from collections.abc import Sequence

from faceclock.domain.challenge import Challenge, Turn
from faceclock.domain.face import Face
from faceclock.domain.frame import Frame
from faceclock.domain.reasons import Reason
from faceclock.pipeline.liveness.challenge import HeadTurns, Sight, State, TurnPolicy
from faceclock.vision.liveness.points import FacePoints
from faceclock.vision.liveness.relief import FEWEST, turned
from faceclock.vision.liveness.shape import Shape

_LEFT = 1 / 3  # of the points: with fewer it may be another face that took their places
BEGINNINGS = 3  # a person who moves too fast to be followed may begin again so often


class ActiveCheck:
    """Begins with the first good frame that shows enough points. The turns stay the same however often it begins:
    else who holds up a recording would begin until the turns are those on it."""

    def __init__(self, asked: Sequence[Turn], policy: TurnPolicy) -> None:
        self._asked, self._policy = asked, policy
        self._points: FacePoints | None = None
        self._eye_distance, self._found = 0.0, 0
        self._shape = Shape()
        self._turns: HeadTurns | None = None
        self._begun = 0
        self._waiting_since: float | None = None
        self.curvature: float | None = None  # once the turns are made

    @property
    def begun(self) -> bool:
        return self._begun > 0

    @property
    def state(self) -> State:
        return self._turns.state if self._turns else State.GOING

    @property
    def over(self) -> bool:
        return self.state is not State.GOING

    @property
    def reason(self) -> Reason | None:
        return self._turns.reason if self._turns else None

    @property
    def relief(self) -> float | None:
        return self._turns.relief if self._turns else None

    def challenge(self, seconds: float) -> Challenge:
        """As of the last frame; before the turns begin, to look straight."""
        if self._turns:
            return self._turns.challenge
        waited = seconds - (self._waiting_since if self._waiting_since is not None else seconds)
        return Challenge(None, 0.0, max(0.0, self._policy.seconds - waited), 0, 2)

    @property
    def must_know(self) -> bool:
        """Whether only a frame counts in which it is seen who it is: to begin, in each turn, and to end it. In
        between the points that are followed tie one to the other."""
        return self._turns is None or self._turns.must_know

    def see(self, frame: Frame, face: Face, *, known: bool) -> None:
        """``known``: the frame passed the gate and shows the person. Raises ImageProblem for landmarks that are
        no face."""
        if self.over:
            return
        if self._points is None or self._turns is None:
            self._wait_to_begin(frame, face, known)
            return
        self._points.follow(frame.image, face)
        enough = self._points.count >= _LEFT * self._found
        found = turned(self._points, self._eye_distance) if enough else None
        if found is None:
            self._lose()
        else:
            self._shape.see(self._points, found)
            self._turns.see(Sight(frame.seconds, found.yaw, found.pitch, found.relief, known))
            if self._turns.state is State.PASSED:
                self._judge_shape(self._turns)

    def skip(self, seconds: float) -> None:
        """A frame that cannot be used: the time goes on."""
        if self._turns:
            self._turns.wait(seconds)

    def _wait_to_begin(self, frame: Frame, face: Face, known: bool) -> None:
        if self._waiting_since is None:
            self._waiting_since = frame.seconds
        if known:
            points = FacePoints(frame.image, face)
            if points.count >= 2 * FEWEST:
                self._points, self._eye_distance, self._shape = points, face.eye_distance, Shape()
                self._found = points.count
                self._turns = HeadTurns(self._asked, frame.seconds, self._policy)
                self._begun += 1
                return
        if frame.seconds - self._waiting_since > self._policy.seconds:
            self._turns = HeadTurns(self._asked, frame.seconds, self._policy)
            self._turns.give_up()

    def _judge_shape(self, turns: HeadTurns) -> None:
        self.curvature = self._shape.least_curvature()
        if self.curvature is None or self.curvature < self._policy.curvature:
            turns.refuse()

    def _lose(self) -> None:
        """The points were lost: from the start."""
        assert self._turns is not None
        if self._begun >= BEGINNINGS:
            self._turns.give_up()
        else:
            self._points = self._turns = self._waiting_since = None
