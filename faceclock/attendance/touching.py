"""Which days a correction changes, found by reckoning with it and without."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from faceclock.attendance.clock import micros_of
from faceclock.attendance.engine import day_stage
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import DayResult, Stamp

# A shift of up to a day and the one next to it.
AROUND = timedelta(days=2)


Change = tuple[DayResult, DayResult]


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
    span = (middle - AROUND, middle + AROUND)
    return [was.day for was, _ in changes(employee_id, before, after, plan, span, as_of)]


def changes(
    employee_id: str,
    before: Sequence[Stamp],
    after: Sequence[Stamp],
    plan: Plan,
    span: tuple[date, date],
    as_of: datetime,
) -> list[Change]:
    """Each day of ``span`` that comes out otherwise, as it was and as it becomes, weeks and caps left aside."""

    def days(stamps: Sequence[Stamp]) -> list[DayResult]:
        return day_stage(employee_id, stamps, plan, *span, as_of, trace=False)

    pairs = zip(days(before), days(after), strict=True)
    return [(was, becomes) for was, becomes in pairs if was != becomes]
