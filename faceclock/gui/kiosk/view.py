"""What the kiosk shows at an instant: a frozen value that the widgets draw and that tests compare."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason


class Card(Enum):
    """What the card says. One thing at a time."""

    LOOK = auto()
    WORKING = auto()
    CROWD = auto()
    DONE = auto()
    ALREADY = auto()
    UNDONE = auto()
    UNKNOWN = auto()
    UNSEEN = auto()  # stood there and was never seen well enough
    NOT_RECORDED = auto()
    NOT_CHANGED = auto()  # an undo that could not be stored
    CONNECTING = auto()
    STALLED = auto()
    NO_CAMERA = auto()
    ENDED = auto()
    NO_MODEL = auto()


class Tone(Enum):
    """How something ended; drawn as colour and sign together."""

    NEUTRAL = auto()
    PROGRESS = auto()
    OK = auto()
    WARN = auto()
    BAD = auto()


class Cue(Enum):
    """A sound to make, once."""

    OK = "ok"
    SUPPRESSED = "suppressed"
    REFUSED = "refused"


TONES = {
    Card.WORKING: Tone.PROGRESS,
    Card.CROWD: Tone.WARN,
    Card.DONE: Tone.OK,
    Card.ALREADY: Tone.OK,
    Card.UNKNOWN: Tone.BAD,
    Card.UNSEEN: Tone.BAD,
    Card.NOT_RECORDED: Tone.BAD,
    Card.NOT_CHANGED: Tone.BAD,
    Card.STALLED: Tone.WARN,
    Card.NO_CAMERA: Tone.WARN,
    Card.NO_MODEL: Tone.WARN,
}


@dataclass(frozen=True)
class Stamp:
    """Whose punch the card shows; ``at`` is in the punch's own zone, None where nothing was stored."""

    employee: Employee
    punch_id: str | None = None
    direction: Direction = Direction.UNSPECIFIED
    at: datetime | None = None


@dataclass(frozen=True)
class KioskView:
    """``progress`` and ``undo`` run from 0 to 1; ``undo_left`` is in seconds, 0 when it cannot be undone."""

    card: Card = Card.LOOK
    hint: Reason | None = None
    stamp: Stamp | None = None
    message: str = ""  # the core's own sentence, for the operator
    reason: Reason | None = None
    progress: float = 0.0
    undo_left: float = 0.0
    undo_total: float = 0.0

    @property
    def tone(self) -> Tone:
        return TONES.get(self.card, Tone.NEUTRAL)

    @property
    def wants_face(self) -> bool:
        """Whether looking at the camera is of any use."""
        return self.card not in (Card.NO_MODEL, Card.ENDED) and self.has_picture

    @property
    def has_picture(self) -> bool:
        """Whether what the camera shows is of now."""
        return self.card not in (Card.CONNECTING, Card.STALLED, Card.NO_CAMERA)
