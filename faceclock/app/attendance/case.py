"""What it takes to reckon one person's days."""

from datetime import date, datetime

from faceclock.app.attendance.facts import Surroundings, plan_of
from faceclock.app.attendance.spans import Span, clipped, days_of
from faceclock.attendance.clock import micros_of
from faceclock.attendance.engine import day_stage
from faceclock.attendance.plan import Plans
from faceclock.domain.attendance import DayKind, DayResult, DayStatus
from faceclock.storage.attendance_days import AttendanceDays
from faceclock.storage.database import Database
from faceclock.storage.periods import Periods
from faceclock.storage.staff import Staffer
from faceclock.storage.staleness import Staleness
from faceclock.storage.stamps import Stamps

Days = dict[date, DayResult]


class Desk:
    """What all cases share. ``now`` is when the question is asked."""

    def __init__(self, database: Database, plans: Plans, now: datetime) -> None:
        self.database = database
        self.plans = plans
        self.now = now
        self.micros = micros_of(now)
        self.stamps = Stamps(database)
        self.stored = AttendanceDays(database)
        self.stale = Staleness(database)
        self.periods = Periods(database)
        self.locked = self.periods.locked()

    def look_for_locks(self) -> bool:
        """Whether a period has been locked or unlocked since."""
        before, self.locked = self.locked, self.periods.locked()
        return before != self.locked

    def is_locked(self, day: date) -> bool:
        return any(period.first <= day <= period.last for period in self.locked)


class Case:
    """One person."""

    def __init__(self, desk: Desk, person: Staffer) -> None:
        self.desk = desk
        self.person = person
        self.plan = plan_of(desk.plans, person)
        self.facts = Surroundings(desk.stamps, person.id, self.plan)

    def reckoned(self, span: Span) -> Days:
        """The days of a span by themselves, weeks and caps not settled."""
        stamps = self.facts.days(*span)
        found = day_stage(self.person.id, stamps, self.plan, *span, self.desk.now, trace=False)
        return {day.day: day for day in found}

    def stored(self, span: Span) -> Days:
        """What was computed before."""
        return {day.day: day for day in self.desk.stored.of(self.person.id, *span)}

    def kept(self, span: Span) -> Days:
        """The hours of the days that are locked: none of a day that was locked before the person was known."""
        locked = clipped(((period.first, period.last) for period in self.desk.locked), span)
        if not locked:
            return {}
        found = {day.day: day for day in self.desk.periods.days_of(self.person.id, *span)}
        days = (day for part in locked for day in days_of(part))
        return {day: found.get(day) or self._nothing(day) for day in days}

    def _nothing(self, day: date) -> DayResult:
        return DayResult(self.person.id, day, (), DayStatus.NO_ROSTER, DayKind.NO_ROSTER)
