"""What a step concludes about the person in front of the camera."""

from dataclasses import dataclass

from faceclock.domain.events import FrameResult
from faceclock.domain.matching import Decision
from faceclock.domain.reasons import Reason


@dataclass(frozen=True)
class Identified:
    """Somebody on the roll, by ``frames`` pooled good frames of one track."""

    employee_id: str
    decision: Decision
    frames: int


@dataclass(frozen=True)
class NotIdentified:
    """Seen well enough, and nobody (or not surely one person) on the roll."""

    reason: Reason


@dataclass(frozen=True)
class Refused:
    """Never seen well enough for a decision; ``reason`` is what stood in the way most often. Or not shown to be
    live: then ``employee_id`` is whom the face resembled, and ``score`` what the check came to, if anything."""

    reason: Reason
    employee_id: str | None = None
    score: float | None = None


Outcome = Identified | NotIdentified | Refused


@dataclass(frozen=True, eq=False)
class StepResult:
    """One frame's result; ``present`` is who the current track was identified as, while it lasts."""

    result: FrameResult
    outcomes: tuple[Outcome, ...] = ()
    present: str | None = None
