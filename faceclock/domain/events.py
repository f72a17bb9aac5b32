"""What the kiosk tells its window or its caller. Views listen; nothing here knows a view."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faceclock.domain.challenge import Challenge
from faceclock.domain.face import Face
from faceclock.domain.frame import Frame
from faceclock.domain.people import Employee
from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Punch
from faceclock.domain.reasons import Reason


@dataclass(frozen=True, eq=False)
class FrameResult:
    """What one frame showed: all ``faces``, the one that counts (``primary``), the hint to give, if any, and
    while a head turn is asked for, which one and how far it is."""

    frame: Frame
    faces: tuple[Face, ...]
    primary: Face | None
    hint: Reason | None
    challenge: Challenge | None = None


@dataclass(frozen=True)
class PunchRecorded:
    """The punch is on disk. ``counted_at`` is the instant that counts: of a suppressed punch, the earlier one's.
    ``prediction`` says how sure its direction is, None where it repeats the earlier one's."""

    punch: Punch
    employee: Employee
    counted_at: datetime | None = None
    prediction: Prediction | None = None


@dataclass(frozen=True)
class AlreadyPunched:
    """The same visit goes on: the person is known and nothing new was recorded since ``counted_at``."""

    employee: Employee
    at: datetime
    counted_at: datetime | None = None


@dataclass(frozen=True)
class UnknownPerson:
    """Somebody was seen well enough and is nobody on the roll (or the decision is open between two)."""

    at: datetime
    reason: Reason


@dataclass(frozen=True)
class RefusedPerson:
    """Somebody stood there and was never seen well enough, or was not shown to be live. ``employee_id`` is whom
    a face that was not live resembled; it is for the log and never shown at the kiosk."""

    at: datetime
    reason: Reason
    employee_id: str | None = None


@dataclass(frozen=True)
class NotRecorded:
    """The punch could not be stored; the person must not be shown OK. ``message`` says what to do."""

    at: datetime
    message: str


class SourceState(StrEnum):
    CONNECTING = "connecting"
    LIVE = "live"
    STALLED = "stalled"
    LOST = "lost"
    ENDED = "ended"


@dataclass(frozen=True)
class SourceChanged:
    state: SourceState
    message: str = ""


@dataclass(frozen=True)
class PackMissing:
    """Faces cannot be recognised (no model pack, or a damaged one); number and PIN still work."""

    message: str


@dataclass(frozen=True)
class Fault:
    """The program met an error of its own and recognises nobody for the moment; number and PIN still work."""

    at: datetime
    message: str


KioskEvent = (
    PunchRecorded
    | AlreadyPunched
    | UnknownPerson
    | RefusedPerson
    | NotRecorded
    | SourceChanged
    | PackMissing
    | Fault
)
