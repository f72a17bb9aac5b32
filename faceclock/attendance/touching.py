"""Which days a correction changes, found by reckoning with it and without."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from faceclock.attendance.clock import micros_of
from faceclock.attendance.engine import day_stage
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import DayResult, Stamp

# A shift of up to a day and the one next to it.
AROUND = timedelta(days=2)


def changed_days(
    employee_id: str,
    before: Sequence[Stamp],
    after: Sequence[Stamp],
    plan: Plan,
    at: datetime,
    as_of: datetime,
) -> list[date]:
    """The days near ``at`` that come out otherwise with the punches ``after`` than with those ``before``.

    Weeks and caps are left aside: those of a locked period are settled, whatever comes later in the week.
    """
    middle = plan.day_at(micros_of(at))
    first, last = middle - AROUND, middle + AROUND

    def days(stamps: Sequence[Stamp]) -> list[DayResult]:
        return day_stage(employee_id, stamps, plan, first, last, as_of, trace=False)

    pairs = zip(days(before), days(after), strict=True)
    return [was.day for was, becomes in pairs if was != becomes]
