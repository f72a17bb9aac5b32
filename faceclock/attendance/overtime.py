"""Overtime of one day: each minute in the first class that takes it."""

from faceclock.attendance.plan import Plan, PlannedDay
from faceclock.attendance.rounding import rounded
from faceclock.attendance.tracing import Trace
from faceclock.domain.attendance import OvertimePart, Step
from faceclock.domain.rulebook import OvertimeClass, OvertimeRules


def class_of_day(planned: PlannedDay) -> tuple[str, OvertimeClass] | None:
    """The class that takes a whole day, None where the rules have none for it: a holiday without a class of its own
    is paid as the weekend or rest day that it falls on."""
    for kind in (planned.kind, planned.otherwise):
        found = class_named(kind.value, planned.rules.overtime)
        if found is not None:
            return kind.value, found
    return None


def class_named(name: str, rules: OvertimeRules) -> OvertimeClass | None:
    """The class of a part of this name; None for those of the week."""
    return {
        "holiday": rules.holiday,
        "weekend": rules.weekend,
        "rest-day": rules.rest_day,
        "day": rules.day,
    }.get(name)


def day_overtime(
    worked: int, outside: int, normal: int | None, planned: PlannedDay, plan: Plan, trace: Trace
) -> OvertimePart | None:
    """The day's part before weeks and caps, None where there is none.

    ``outside`` minutes lie outside the shift, ``normal`` are the daily hours (None: no limit).
    """
    rules = planned.rules.overtime
    whole = class_of_day(planned)
    if whole is not None:
        name, found = whole
        minutes = worked
    elif rules.day is not None:
        name, found = "day", rules.day
        outside = min(outside, worked)
        minutes = outside if normal is None else outside + max(0, worked - outside - normal)
    else:
        return None
    if not minutes:
        return None
    return _part(name, found, minutes, worked, planned, plan, trace)


def _part(
    name: str,
    found: OvertimeClass,
    minutes: int,
    worked: int,
    planned: PlannedDay,
    plan: Plan,
    trace: Trace,
) -> OvertimePart | None:
    if minutes < found.minimum:
        trace.add(Step.BELOW_MINIMUM, minutes=minutes, detail=name)
        return None
    counted = min(rounded(minutes, found.rounding), worked)
    if not counted:
        return None
    trace.add(Step.OVERTIME, minutes=counted, detail=name)
    unapproved = _unapproved(counted, found, planned, plan, trace)
    return OvertimePart(name, found.multiplier, counted - unapproved, unapproved)


def _unapproved(minutes: int, found: OvertimeClass, planned: PlannedDay, plan: Plan, trace: Trace) -> int:
    approved = plan.approved_on(planned.day) if found.approval else None
    if approved is None or approved >= minutes:
        return 0
    trace.add(Step.UNAPPROVED, minutes=minutes - approved)
    return minutes - approved
