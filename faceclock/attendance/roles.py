"""What a typed punch must have meant where its direction does not fit the one before it."""

from collections.abc import Sequence

from faceclock.attendance.tracing import Trace
from faceclock.domain.attendance import Stamp, Step
from faceclock.domain.punch import Direction


def as_meant(stamps: Sequence[Stamp], trace: Trace) -> list[Stamp]:
    """Who comes back from a break with IN has ended it, and who comes back from OUT with BREAK_IN has come."""
    found: list[Stamp] = []
    inside = resting = False
    for stamp in stamps:
        meant = _meant(stamp.direction, inside, resting)
        if meant is not stamp.direction:
            trace.add(Step.READ_AS, stamp, detail=meant.value)
        inside, resting = _then(meant, inside, resting)
        found.append(stamp if meant is stamp.direction else stamp._replace(direction=meant))
    return found


def _meant(direction: Direction, inside: bool, resting: bool) -> Direction:
    if direction is Direction.IN and inside and resting:
        return Direction.BREAK_IN
    if direction is Direction.BREAK_IN and not inside:
        return Direction.IN
    return direction


def _then(direction: Direction, inside: bool, resting: bool) -> tuple[bool, bool]:
    """Whether the person is inside, and on a break, after a punch."""
    if direction is Direction.BREAK_OUT:
        return inside, True
    if direction is Direction.BREAK_IN:
        return inside, False
    comes = direction is Direction.IN or (direction is Direction.UNSPECIFIED and not inside)
    return comes, False
