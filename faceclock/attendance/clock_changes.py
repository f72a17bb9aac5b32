"""When a zone's clocks are set forward or back, and how long shifts over such a night are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from faceclock.attendance.clock import MINUTE, datetime_of
from faceclock.attendance.shifts import instance_of
from faceclock.domain.rulebook import ShiftType

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class ClockChange:
    """``at`` is UTC; offsets are how far the clocks were ahead of UTC before and after."""

    at: datetime
    before: timedelta
    after: timedelta

    @property
    def minutes(self) -> int:
        """Above 0 where clocks went forward and skipped so much."""
        return (self.after - self.before) // _MINUTE

    @property
    def unclear(self) -> tuple[datetime, datetime]:
        """From when until before when wall clocks showed nothing, or everything twice; naive local times."""
        ends = [(self.at + offset).replace(tzinfo=None) for offset in (self.before, self.after)]
        return min(ends), max(ends)


@dataclass(frozen=True)
class ChangedShift:
    """A shift through which the clocks are changed: minutes by the wall clock, and those that pass."""

    day: date
    change: ClockChange
    start: datetime
    end: datetime
    planned: int
    elapsed: int


def changes_in(zone: ZoneInfo, year: int) -> list[ClockChange]:
    """The changes of a year, to the minute."""
    found = []
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year == year:
        if _offset(moment, zone) != _offset(moment + _DAY, zone):
            found.append(_exactly(moment, zone))
        moment += _DAY
    return found


def changed_shifts(shift: ShiftType, zone: ZoneInfo, year: int) -> Iterator[ChangedShift]:
    """What a shift is like on the days of a year on which the clocks are changed within it."""
    for change in changes_in(zone, year):
        near = change.at.astimezone(zone).date()
        for day in (near - _DAY, near, near + _DAY):
            instance = instance_of(day, shift, zone)
            start, end = datetime_of(instance.start), datetime_of(instance.end)
            if start < change.at < end:
                elapsed = (instance.end - instance.start) // MINUTE
                yield ChangedShift(day, change, start, end, elapsed + change.minutes, elapsed)


def _exactly(moment: datetime, zone: ZoneInfo) -> ClockChange:
    """By halving the day after ``moment``."""
    before, low, high = _offset(moment, zone), 0, 1440
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(moment + middle * _MINUTE, zone) == before:
            low = middle
        else:
            high = middle
    at = moment + high * _MINUTE
    return ClockChange(at, before, _offset(at, zone))


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None  # of a ZoneInfo it never is
    return offset
