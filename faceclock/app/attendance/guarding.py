"""Locked hours, guarded against corrections."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.app.attendance.facts import plan_of
from faceclock.app.attendance.periods import span_text
from faceclock.attendance.clock import datetime_of, micros_of
from faceclock.attendance.plan import Plan, Plans
from faceclock.attendance.touching import AROUND, changed_days
from faceclock.domain.attendance import Stamp
from faceclock.domain.errors import InputProblem
from faceclock.storage.database import Database
from faceclock.storage.periods import Period, Periods
from faceclock.storage.staff import Staff
from faceclock.storage.stamps import Stamps

# Punches that can play a part in the days around a correction: a stretch of work, a shift and its neighbours.
_LOADED = 5 * AROUND


class LockGuard:
    """Knows which days are locked, and whether a correction would reach them."""

    def __init__(self, database: Database, plans: Plans, now: Callable[[], datetime]) -> None:
        self._database = database
        self._plans = plans
        self._now = now
        self._periods = Periods(database)

    def plan_of(self, employee_id: str) -> Plan:
        """Also of people who are not on the roll any more: their punches stay."""
        return plan_of(self._plans, Staff(self._database).get(employee_id))

    def zone_on(self, employee_id: str, day: date) -> ZoneInfo:
        """Of the person's site, also before the person was known: a first punch makes the roster hold from there."""
        person = Staff(self._database).get(employee_id)
        return self._plans.of(person.id, person.team).zone_on(day)

    def check_new(self, employee_id: str, stamp: Stamp) -> None:
        """`check` of a punch to be added; one that is there already changes nothing."""

        def added(stamps: list[Stamp]) -> list[Stamp]:
            return stamps if any(there.id == stamp.id for there in stamps) else [*stamps, stamp]

        self.check(employee_id, datetime_of(stamp.at), added)

    def near(self, day: date) -> list[Period]:
        """The locked periods that a punch of this day may reach."""
        return [
            period
            for period in self._periods.locked()
            if period.first <= day + AROUND and day - AROUND <= period.last
        ]

    def check(
        self,
        employee_id: str,
        at: datetime,
        change: Callable[[list[Stamp]], list[Stamp]],
    ) -> None:
        """Raises InputProblem, with the ways out, where ``change`` to the person's punches at an instant would change
        the hours of a locked day. Only reckons where a locked period is near."""
        plan = self.plan_of(employee_id)
        day = plan.day_at(micros_of(at))
        near = self.near(day)
        if not near:
            return
        stamps = Stamps(self._database).of(employee_id, micros_of(at - _LOADED), micros_of(at + _LOADED))
        changed = changed_days(employee_id, stamps, change(stamps), plan, at, self._now())
        for period in near:
            for day in changed:
                if period.first <= day <= period.last:
                    raise InputProblem(_sentence(employee_id, day, period))


def _sentence(employee_id: str, day: date, period: Period) -> str:
    """What is wrong and the ways out of it."""
    span = span_text(period.first, period.last)
    return (
        f"{day} lies in the locked period {span}; book the minutes into an open day with `faceclock correct adjust "
        f"{employee_id} DAY MINUTES --for-day {day}`, or open the period with `faceclock attendance unlock {span}`."
    )
