"""Shifts on the time line: where each starts and ends, and from when to when its punches are looked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from faceclock.attendance.clock import MINUTE, instant_of
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction
from faceclock.domain.rulebook import Reading, ShiftType

_NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Instance:
    """A shift on a day. ``opens`` and ``closes`` bound its own window, ``cut_open`` and ``cut_close`` what
    neighbours leave of it; both ends belong to it."""

    day: date
    shift: ShiftType
    zone: ZoneInfo
    start: int
    end: int
    opens: int
    closes: int
    cut_open: int
    cut_close: int


def instance_of(day: date, shift: ShiftType, zone: ZoneInfo) -> Instance:
    """A shift that ends at or before its start ends on the next day."""
    start = instant_of(day, shift.start, zone)
    end = instant_of(day + _NEXT_DAY if shift.end <= shift.start else day, shift.end, zone)
    opens, closes = start - shift.check_in_before * MINUTE, end + shift.check_out_after * MINUTE
    return Instance(day, shift, zone, start, end, opens, closes, opens, closes)


def instances_between(plan: Plan, first: date, last: date) -> list[Instance]:
    """All planned shifts of days first..last by start, windows not yet cut."""
    found = []
    day = first
    while day <= last:
        planned = plan.on(day)
        found += [instance_of(day, shift, planned.zone) for shift in planned.shifts]
        day += _NEXT_DAY
    found.sort(key=lambda instance: (instance.start, instance.end, instance.shift.code))
    return found


def chosen(instances: Sequence[Instance], stamps: Sequence[Stamp]) -> list[Instance]:
    """Of timetables of one day that overlap each other, the one whose start is nearest to the first punch."""
    kept: list[Instance] = []
    for group in _alternatives(instances):
        kept.append(group[0] if len(group) == 1 else _nearest(group, stamps, kept[-1] if kept else None))
    return kept


def cut(instances: Sequence[Instance]) -> list[Instance]:
    """Windows that overlap are cut: the later one starts at the later of its own opening and the earlier shift's
    end, and the earlier one ends there."""
    found = list(instances)
    for index in range(len(found) - 1):
        earlier, later = found[index], found[index + 1]
        if later.cut_open <= earlier.cut_close:
            at = max(later.opens, earlier.end)
            found[index] = replace(earlier, cut_close=at)
            found[index + 1] = replace(later, cut_open=at)
    return found


def _alternatives(instances: Sequence[Instance]) -> list[list[Instance]]:
    groups: list[list[Instance]] = []
    for instance in instances:
        last = groups[-1][-1] if groups else None
        if last and last.day == instance.day and instance.start < last.end:
            groups[-1].append(instance)
        else:
            groups.append([instance])
    return groups


def _nearest(group: Sequence[Instance], stamps: Sequence[Stamp], before: Instance | None) -> Instance:
    """A check-out is no arrival; without any punch the first timetable is the one that was missed."""
    opens, closes = min(found.opens for found in group), max(found.closes for found in group)
    earliest = max(opens, before.end + 1) if before else opens
    held = [stamp for stamp in stamps if earliest <= stamp.at <= closes]
    arrivals = [stamp for stamp in held if _arrives(stamp, group[0].shift)] or held
    if not arrivals:
        return group[0]
    return min(group, key=lambda found: (abs(found.start - arrivals[0].at), found.start))


def _arrives(stamp: Stamp, shift: ShiftType) -> bool:
    return shift.counting.direction is Reading.ALTERNATING or stamp.direction is not Direction.OUT
