"""What the kiosk shows at an instant: a frozen value that the widgets draw and that tests compare."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.guide import Guide


class Card(Enum):
    """What the card says. One thing at a time."""

    LOOK = auto()
    WORKING = auto()
    CHALLENGE = auto()  # a head turn is asked for
    CROWD = auto()
    ASK = auto()  # recorded, and in which direction is asked
    DONE = auto()
    ALREADY = auto()
    RECORDED = auto()  # was punched and still stands there
    UNDONE = auto()
    UNKNOWN = auto()
    UNSEEN = auto()  # stood there and was never seen well enough
    TURNED_AWAY = auto()  # not shown to be there in person
    NOT_RECORDED = auto()
    NOT_CHANGED = auto()  # an undo that could not be stored
    CONNECTING = auto()
    STALLED = auto()
    NO_CAMERA = auto()
    ENDED = auto()
    NO_PICTURE = auto()  # a recording that cannot be opened, or broke off
    NO_MODEL = auto()
    FAULT = auto()  # the program's own, while it lasts


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
    Card.CHALLENGE: Tone.PROGRESS,
    Card.CROWD: Tone.WARN,
    Card.ASK: Tone.OK,
    Card.DONE: Tone.OK,
    Card.ALREADY: Tone.OK,
    Card.UNKNOWN: Tone.BAD,
    Card.UNSEEN: Tone.BAD,
    Card.TURNED_AWAY: Tone.WARN,
    Card.NOT_RECORDED: Tone.BAD,
    Card.NOT_CHANGED: Tone.BAD,
    Card.STALLED: Tone.WARN,
    Card.NO_CAMERA: Tone.WARN,
    Card.NO_PICTURE: Tone.WARN,
    Card.NO_MODEL: Tone.WARN,
    Card.FAULT: Tone.WARN,
}


@dataclass(frozen=True)
class Stamp:
    """Whose punch the card shows; ``at`` is in the punch's own zone, None where nothing was stored. ``choices``
    are the directions that may be meant."""

    employee: Employee
    punch_id: str | None = None
    direction: Direction = Direction.UNSPECIFIED
    at: datetime | None = None
    choices: tuple[Direction, ...] = ()


@dataclass(frozen=True)
class KioskView:
    """``progress`` runs from 0 to 1; ``undo_left`` is in seconds, 0 when it cannot be undone. On the ASK card it is
    the time to answer."""

    card: Card = Card.LOOK
    hint: Reason | None = None
    stamp: Stamp | None = None
    reason: Reason | None = None
    progress: float = 0.0
    guide: Guide | None = None  # of the CHALLENGE card
    undo_left: float = 0.0
    undo_total: float = 0.0
    has_picture: bool = True  # what the camera shows is of now, whatever the card says
    wants_face: bool = True  # looking at the camera is of use

    @property
    def tone(self) -> Tone:
        return TONES.get(self.card, Tone.NEUTRAL)
