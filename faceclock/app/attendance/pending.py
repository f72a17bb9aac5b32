"""When days that wait for something must be looked at again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from faceclock.app.attendance.case import Case
from faceclock.attendance.clock import MINUTE, micros_of
from faceclock.attendance.shifts import instances_between
from faceclock.domain.attendance import DayResult, DayStatus

_ALWAYS = 0


def due_of(case: Case, renewed: Iterable[DayResult]) -> int | None:
    """The instant from which on one of the person's pending days may be decided, None where none is pending."""
    new = {day.day: day for day in renewed}
    return min((_earliest(case, day) for day in _pending(case, new)), default=None)


def _pending(case: Case, new: Mapping[date, DayResult]) -> Iterator[DayResult]:
    yield from (day for day in new.values() if day.status is DayStatus.PENDING)
    for day in case.desk.stored.pending_of(case.person.id):
        if day not in new:
            yield from case.desk.stored.of(case.person.id, day, day)


def _earliest(case: Case, day: DayResult) -> int:
    """No window closes before its shift has ended, and no check-in is given up before the longest span."""
    ends = [instance.end for instance in instances_between(case.plan, day.day, day.day)]
    if day.first_in is not None:
        longest = case.plan.rules_on(day.day).counting.max_span
        ends.append(micros_of(day.first_in) + longest * MINUTE)
    first = min(ends, default=_ALWAYS)
    return first if first > case.desk.micros else _ALWAYS
