"""A check-out that the program stored stands in for a real one only as long as there is none.

Whether somebody looked at the hours before the real check-out arrived must not matter.
"""

from collections.abc import Iterable, Sequence

from faceclock.attendance.tracing import Trace
from faceclock.domain.attendance import Stamp, Step
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import Reading


def without_overtaken(reading: Reading, stamps: Sequence[Stamp], trace: Trace) -> list[Stamp]:
    """The punches of one shift without system check-outs that a real one overtook, before or after them."""
    overtaken = [stamp for stamp in stamps if _is_system_out(stamp) and _overtaken(reading, stamp, stamps)]
    for stamp in overtaken:
        trace.add(Step.REPEATED, stamp)
    return [stamp for stamp in stamps if stamp not in overtaken] if overtaken else list(stamps)


def ends_with_system_out(stamps: Sequence[Stamp]) -> bool:
    return bool(stamps) and _is_system_out(stamps[-1])


def _is_system_out(stamp: Stamp) -> bool:
    return stamp.method is Method.SYSTEM and stamp.direction is Direction.OUT and stamp.id != ""


def _overtaken(reading: Reading, system: Stamp, stamps: Sequence[Stamp]) -> bool:
    untyped = any(stamp.direction is Direction.UNSPECIFIED for stamp in stamps)
    if untyped or reading is Reading.ALTERNATING:
        return sum(_counts(stamp, reading) for stamp in stamps) % 2 == 0
    place = stamps.index(system)
    return _goes(reversed(stamps[:place])) or _goes(stamps[place + 1 :])


def _counts(stamp: Stamp, reading: Reading) -> bool:
    """Whether a punch takes its turn in coming and going."""
    rests = reading is Reading.PUNCH and stamp.direction in (Direction.BREAK_OUT, Direction.BREAK_IN)
    return not rests and not _is_system_out(stamp)


def _goes(stamps: Iterable[Stamp]) -> bool:
    """Whether the first of them that is a coming or a going is a real going."""
    turns = (stamp.direction for stamp in stamps if _counts(stamp, Reading.PUNCH))
    return next(turns, None) is Direction.OUT
