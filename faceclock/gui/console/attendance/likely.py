"""Which punch of a day is most likely the one that was forgotten; somebody looks at it before it is made."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from faceclock.app.console.attendance_timeline import Stretch
from faceclock.app.console.attendance_views import PersonDay
from faceclock.domain.attendance import Step, TraceStep
from faceclock.domain.punch import Direction

_PAUSE = timedelta(minutes=30)
_COME, _GO = time(8), time(17)  # where no shift is planned


def likely_punch(day: PersonDay) -> tuple[Direction, datetime]:
    """Its direction and its local time at the place, which of a night shift may lie on the next day."""
    missing = _missing(day)
    direction = Direction(missing.detail) if missing else _next_direction(day)
    at = missing.at if missing else None
    if at is not None and direction is Direction.BREAK_IN:
        return direction, _local(day, at + _PAUSE)
    if at is not None and direction is Direction.BREAK_OUT:
        return direction, _local(day, at - _PAUSE)
    return direction, _edge(day, direction)


def _missing(day: PersonDay) -> TraceStep | None:
    trace = day.result.trace if day.result else ()
    return next((step for step in trace if step.step is Step.MISSING), None)


def _next_direction(day: PersonDay) -> Direction:
    last = next((punch for punch in reversed(day.punches) if punch.counted), None)
    return Direction.OUT if last is not None and last.direction is Direction.IN else Direction.IN


def _edge(day: PersonDay, direction: Direction) -> datetime:
    """Where the shift begins or ends."""
    shifts = [each for each in day.timeline.planned if each.kind is Stretch.SHIFT] if day.timeline else []
    if not shifts:
        return datetime.combine(day.day, _GO if direction is Direction.OUT else _COME)
    return _local(day, shifts[-1].end if direction is Direction.OUT else shifts[0].start)


def _local(day: PersonDay, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(day.zone)).replace(tzinfo=None)
