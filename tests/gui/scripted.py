"""A kiosk that does what a test says. The real one is tested end to end elsewhere."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np

from faceclock.domain.challenge import Challenge, Turn
from faceclock.domain.events import FrameResult, KioskEvent, PunchRecorded, SourceChanged, SourceState
from faceclock.domain.face import Face, Image
from faceclock.domain.frame import Frame
from faceclock.domain.people import Employee
from faceclock.domain.prediction import Grounds, Prediction
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.reasons import Reason

AT = datetime(2026, 11, 23, 8, 57, tzinfo=UTC)
MARIA = Employee("1042", "Maria Keller", "Assembly, team 2")


def make_frame(image: Image | None = None, index: int = 0) -> Frame:
    picture = np.full((480, 640, 3), 90, np.uint8) if image is None else image
    return Frame(picture, index, AT, index / 30)


def make_face(x: float = 220, y: float = 120, side: float = 200) -> Face:
    eyes = [[x + side * 0.3, y + side * 0.4], [x + side * 0.7, y + side * 0.4]]
    rest = [
        [x + side * 0.5, y + side * 0.6],
        [x + side * 0.35, y + side * 0.8],
        [x + side * 0.65, y + side * 0.8],
    ]
    return Face((x, y, side, side), 0.9, np.array(eyes + rest, np.float32))


def make_result(hint: Reason | None, *, faces: int = 1) -> FrameResult:
    seen = tuple(make_face(100 + 220 * n) for n in range(faces))
    return FrameResult(make_frame(), seen, seen[0] if seen else None, hint)


def make_challenge(
    turn: Turn | None, progress: float = 0.0, *, left: float = 8.0, done: int = 0, hint: Reason | None = None
) -> FrameResult:
    face = make_face()
    return FrameResult(make_frame(), (face,), face, hint, Challenge(turn, progress, left, done, 2))


def make_punch(direction: Direction = Direction.IN, *, suppressed: bool = False, key: str = "p1") -> Punch:
    return Punch(key, MARIA.id, AT, "Europe/London", direction, Method.FACE, "kiosk-1", suppressed)


def recorded(
    direction: Direction = Direction.IN, *, suppressed: bool = False, key: str = "p1"
) -> PunchRecorded:
    return PunchRecorded(make_punch(direction, suppressed=suppressed, key=key), MARIA)


def unsure(
    direction: Direction = Direction.OUT,
    probability: float = 0.6,
    other: Direction = Direction.IN,
    last: Direction | None = None,
) -> PunchRecorded:
    """A punch whose direction might as well be another; ``last`` is the one before."""
    shares = ((direction, probability), (other, 1 - probability))
    return PunchRecorded(make_punch(direction), MARIA, prediction=Prediction(shares, Grounds(last)))


class ScriptedKiosk:
    """Records what the window asks; ``problem`` is raised instead when it is set."""

    def __init__(self, liveness: str = "off") -> None:
        self.liveness = liveness
        self.asked: list[tuple[str, ...]] = []
        self.threads: set[int] = set()
        self.problem: Exception | None = None
        self.picture: bytes | None = None
        self.running = False
        self.alive = True
        self.direction = Direction.IN
        self.gate = threading.Event()  # closed, it keeps what is asked waiting
        self.gate.set()

    def listen(
        self,
        on_result: Callable[[FrameResult], None],
        on_event: Callable[[KioskEvent], None],
        on_frame: Callable[[Frame], None] | None = None,
    ) -> None:
        assert on_frame is not None
        self.on_result, self.on_event, self.on_frame = on_result, on_event, on_frame

    def start(self) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False

    def live(self, image: Image | None = None) -> None:
        """The camera works and shows a picture."""
        self.on_event(SourceChanged(SourceState.LIVE))
        self.on_frame(make_frame(image))

    def undo(self, punch_id: str) -> None:
        self._ask("undo", punch_id)

    def change_direction(self, punch_id: str) -> Direction:
        self._ask("change", punch_id)
        self.direction = Direction.OUT if self.direction is Direction.IN else Direction.IN
        return self.direction

    def choose_direction(self, punch_id: str, direction: Direction) -> Direction:
        self._ask("choose", punch_id, direction.value)
        return direction

    def pin_punch(self, employee_id: str, pin: str) -> None:
        self._ask("pin", employee_id, pin)
        self.on_event(recorded())

    def portrait(self, employee_id: str) -> bytes | None:
        return self.picture

    def _ask(self, *what: str) -> None:
        self.asked.append(what)
        self.threads.add(threading.get_ident())
        self.gate.wait(10)
        if self.problem is not None:
            raise self.problem
