"""The one thing that a day's square says first, and what of a day somebody has to settle."""

from enum import StrEnum

from faceclock.domain.attendance import DayResult, DayStatus


class DayMark(StrEnum):
    """In the order of weight: the first that is true of a day is shown."""

    MISSING = "missing"
    ABSENT = "absent"
    UNAPPROVED = "unapproved"
    LATE = "late"
    EARLY = "early"
    HALF_DAY = "half-day"
    LEAVE = "leave"
    ON_DUTY = "on-duty"
    HOLIDAY = "holiday"
    WORKED = "worked"
    PENDING = "pending"
    WEEKEND = "weekend"
    REST_DAY = "rest-day"
    NONE = "none"


PROBLEMS = frozenset(
    {DayMark.MISSING, DayMark.ABSENT, DayMark.UNAPPROVED, DayMark.LATE, DayMark.EARLY, DayMark.HALF_DAY}
)

_BY_STATUS = {
    DayStatus.PRESENT: DayMark.WORKED,
    DayStatus.HALF_DAY: DayMark.HALF_DAY,
    DayStatus.ABSENT: DayMark.ABSENT,
    DayStatus.MISSING_PUNCH: DayMark.MISSING,
    DayStatus.LEAVE: DayMark.LEAVE,
    DayStatus.ON_DUTY: DayMark.ON_DUTY,
    DayStatus.HOLIDAY: DayMark.HOLIDAY,
    DayStatus.WEEKEND: DayMark.WEEKEND,
    DayStatus.REST_DAY: DayMark.REST_DAY,
    DayStatus.PENDING: DayMark.PENDING,
    DayStatus.NO_ROSTER: DayMark.NONE,
}
_ORDER = {mark: number for number, mark in enumerate(DayMark)}


def mark_of(day: DayResult) -> DayMark:
    """The heaviest of what is true of a day. Work on a day off is work."""
    found = _BY_STATUS[day.status]
    if day.worked and found in (DayMark.WEEKEND, DayMark.REST_DAY, DayMark.NONE):
        found = DayMark.WORKED
    faults = (
        (DayMark.MISSING, day.missing),
        (DayMark.UNAPPROVED, unapproved_minutes(day)),
        (DayMark.LATE, day.late),
        (DayMark.EARLY, day.early),
    )
    return min((found, *(mark for mark, amount in faults if amount)), key=_ORDER.__getitem__)


def unapproved_minutes(day: DayResult) -> int:
    """Minutes of overtime that somebody still has to approve."""
    return sum(part.unapproved for part in day.overtime)


def overtime_minutes(day: DayResult) -> int:
    """Minutes of overtime that are paid."""
    return sum(part.minutes for part in day.overtime)
