"""What a kiosk asks of a person to see that a live head stands there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Turn(StrEnum):
    """As the person turns: LEFT is the person's own left, which a mirrored preview shows at its left too."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Challenge:
    """One frame's state of it: ``turn`` is asked for, None asks to look straight at the camera. ``progress`` is
    0..1 of this one turn (of the way back for None), ``seconds_left`` until it is given up, ``done`` of ``of``
    turns are behind the person."""

    turn: Turn | None
    progress: float
    seconds_left: float
    done: int
    of: int


@dataclass(frozen=True)
class Refusals:
    """How often in a row the live check refused a face that resembles somebody, and when it last did."""

    count: int
    last_at: datetime
