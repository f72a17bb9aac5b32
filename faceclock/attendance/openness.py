"""Whether somebody is in after a row of punches."""

from collections.abc import Sequence

from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction
from faceclock.domain.rulebook import Reading

_BREAKS = (Direction.BREAK_OUT, Direction.BREAK_IN)


def leaves_open(reading: Reading, stamps: Sequence[Stamp]) -> int | None:
    """The place of the check-in that no check-out follows, None where there is none."""
    if reading is Reading.ALTERNATING:
        return len(stamps) - 1 if len(stamps) % 2 else None
    place: int | None = None
    for index, stamp in enumerate(stamps):
        place = after(place, index, stamp.direction)
    return place


def after(place: int | None, index: int, direction: Direction) -> int | None:
    """Which check-in is open after the punch at ``index``; a punch without direction changes sides."""
    if direction in _BREAKS:
        return place
    if direction is Direction.OUT or (direction is Direction.UNSPECIFIED and place is not None):
        return None
    return index if place is None else place


def opens_with_out(reading: Reading, stamps: Sequence[Stamp]) -> int | None:
    """The place of a check-out that comes before any check-in, None where there is none.

    A punch without direction is one only where it would else be left over.
    """
    places = [index for index, stamp in enumerate(stamps) if stamp.direction not in _BREAKS]
    if reading is Reading.ALTERNATING:
        return 0 if len(stamps) % 2 else None
    if not places:
        return None
    direction = stamps[places[0]].direction
    out = direction is Direction.OUT or (direction is Direction.UNSPECIFIED and len(places) % 2 == 1)
    return places[0] if out else None
