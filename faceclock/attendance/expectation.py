"""What a shift expects of a person on a day, leave taken into account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from faceclock.attendance.breaks import due
from faceclock.attendance.clock import MINUTE, instant_of
from faceclock.attendance.plan import PlannedDay
from faceclock.attendance.shifts import Instance
from faceclock.domain.attendance import DayKind
from faceclock.domain.rulebook import Flexible, Leave, LeavePart, LeaveType, ShiftType


@dataclass(frozen=True, slots=True)
class Expected:
    """``arrive`` and ``leave`` are instants between which the person must be there (None: free), ``minutes`` what
    the shift plans, ``owed`` what of it leave and holidays leave over."""

    arrive: int | None
    leave: int | None
    minutes: int
    owed: int


def expected(instance: Instance, planned: PlannedDay) -> Expected:
    """On a holiday and a day of leave nobody is late; on half a day the other half begins or ends in the middle."""
    minutes = normal_minutes(instance)
    if planned.kind is DayKind.HOLIDAY or absent_all_day(planned.leaves):
        return Expected(None, None, minutes, 0)
    arrive, leave = _times(instance)
    parts = {taken.part for taken, _ in planned.leaves}
    middle = (instance.start + instance.end) // 2
    if LeavePart.FIRST_HALF in parts:
        arrive = max(arrive, middle)
    if LeavePart.SECOND_HALF in parts:
        leave = min(leave, middle)
    return Expected(arrive, leave, minutes, minutes - minutes // 2 if parts else minutes)


def normal_minutes(instance: Instance) -> int:
    """The shift's normal hours; else its length, by instants, less the break that it takes by itself."""
    shift = instance.shift
    if shift.daily_minutes is not None:
        return shift.daily_minutes
    if shift.flexible is not None:
        return shift.flexible.total
    length = (instance.end - instance.start) // MINUTE
    return length - due(length, shift.counting.breaks.automatic)


def absent_all_day(leaves: Sequence[tuple[Leave, LeaveType]]) -> bool:
    """A whole day, or two different halves."""
    parts = {taken.part for taken, _ in leaves}
    return LeavePart.DAY in parts or len(parts) == 2


def _times(instance: Instance) -> tuple[int, int]:
    if instance.shift.flexible is None:
        return instance.start, instance.end
    return _core(instance, instance.shift, instance.shift.flexible)


def _core(instance: Instance, shift: ShiftType, flexible: Flexible) -> tuple[int, int]:
    """Core times before the shift's start are those of the next day."""
    days = [
        instance.day + timedelta(days=1) if at < shift.start else instance.day
        for at in (flexible.core_start, flexible.core_end)
    ]
    return (
        instant_of(days[0], flexible.core_start, instance.zone),
        instant_of(days[1], flexible.core_end, instance.zone),
    )
