"""Hours of one person: the month at a glance, and a day with the reason for every minute."""

from collections.abc import Iterator
from datetime import date, timedelta

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.explaining import explained_days
from faceclock.app.attendance.facts import plan_of
from faceclock.app.attendance.showing import days_of, people_of
from faceclock.app.console.attendance_marks import DayMark, mark_of, unapproved_minutes
from faceclock.app.console.attendance_punches import day_punches
from faceclock.app.console.attendance_timeline import timeline_of
from faceclock.app.console.attendance_views import MonthDay, Person, PersonDay, PersonMonth
from faceclock.app.console.service import Service, needs
from faceclock.attendance.clock import micros_of
from faceclock.attendance.expectation import expected
from faceclock.attendance.plan import Plan, PlannedDay
from faceclock.attendance.shifts import chosen, instances_between
from faceclock.domain.attendance import DayKind, DayResult
from faceclock.domain.roles import Right
from faceclock.storage.adjustments import Adjustments
from faceclock.storage.book import Book
from faceclock.storage.instants import utc_now
from faceclock.storage.periods import Periods
from faceclock.storage.staff import Staff, Staffer
from faceclock.storage.stamps import Stamps

_ONE_DAY = timedelta(days=1)
_TO_COME = {
    DayKind.HOLIDAY: DayMark.HOLIDAY,
    DayKind.WEEKEND: DayMark.WEEKEND,
    DayKind.REST_DAY: DayMark.REST_DAY,
}


class HoursService(Service):
    """Reads only; what is stale is reckoned first."""

    @needs(Right.SEE_ATTENDANCE)
    def people(self) -> list[Person]:
        """Everybody whose hours there are, those on the roll first, by name."""
        found = [person_of(each) for each in Staff(self.site.database).all().values()]
        return sorted(found, key=lambda each: (not each.active, each.told.casefold(), each.id))

    @needs(Right.SEE_ATTENDANCE)
    def facts_seen(self) -> tuple[int, ...]:
        """Other numbers whenever a punch, a correction, the rule book or a lock has come, from wherever."""
        database = self.site.database
        [(locks, booked)] = database.tuples(
            "SELECT (SELECT count(*) FROM periods), (SELECT count(*) FROM adjustments)"
        )
        return (*Stamps(database).newest(), Book(database).newest(), locks, booked)

    @needs(Right.SEE_ATTENDANCE)
    def month(self, employee_id: str, first: date) -> PersonMonth:
        """The month that begins on ``first``. Raises InputProblem for an ID that nobody has or had."""
        [person] = people_of(self.site, [employee_id])
        last = month_end(first)
        plan = self._plan(person)
        results = {day.day: day for day in days_of(self.site, first, last, [employee_id])}
        locked = Periods(self.site.database).locked()
        booked = [
            each for each in Adjustments(self.site.database).of(employee_id) if first <= each.day <= last
        ]
        days = tuple(
            _month_day(
                plan,
                day,
                results.get(day),
                locked=any(period.first <= day <= period.last for period in locked),
                adjusted=sum(each.minutes for each in booked if each.day == day),
            )
            for day in _days(first, last)
        )
        return PersonMonth(
            person_of(person),
            first,
            plan.day_at(micros_of(utc_now())),
            days,
            planned=sum(day.planned for day in days),
            worked=sum(day.worked for day in results.values()),
            credited=sum(day.credited for day in results.values()),
            adjusted=sum(each.minutes for each in booked),
            rounding_seconds=sum(day.rounding_seconds for day in results.values()),
            week_start=plan.rules_on(first).week_start,
        )

    @needs(Right.SEE_ATTENDANCE)
    def day(self, employee_id: str, day: date) -> PersonDay:
        """Raises InputProblem for an ID that nobody has or had."""
        [person] = people_of(self.site, [employee_id])
        found = explained_days(self.site, employee_id, day, day)
        result, plan = (found[0].result, found[0].plan) if found else (None, self._plan(person))
        planned = plan.on(day)
        punches = day_punches(
            self.site, result.trace if result else (), scores=self.session.may(Right.SEE_RECOGNITION)
        )
        booked = Adjustments(self.site.database).of(employee_id)
        return PersonDay(
            person_of(person),
            day,
            planned.zone.key,
            planned.kind,
            result.label if result and result.label else planned.holiday,
            tuple(shift.name or shift.code for shift in planned.shifts),
            planned_minutes(plan, day),
            result,
            timeline_of(planned, result, [punch.at for punch in punches]),
            punches,
            tuple(each for each in booked if each.day == day),
            tuple(each for each in booked if each.for_day == day),
            Periods(self.site.database).holding(day),
            unapproved_minutes(result) if result else 0,
        )

    def _plan(self, person: Staffer) -> Plan:
        return plan_of(load_plans(self.site.database, self.site.settings), person)


def person_of(staffer: Staffer) -> Person:
    return Person(staffer.id, staffer.name, staffer.team, staffer.active)


def month_end(first: date) -> date:
    """The last day of the month that begins on ``first``."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _ONE_DAY


def _month_day(plan: Plan, day: date, result: DayResult | None, *, locked: bool, adjusted: int) -> MonthDay:
    if result is None:
        return _to_come(plan, plan.on(day), locked=locked)
    shown = (result.kind, mark_of(result), result.shifts, result.scheduled, result.label)
    return MonthDay(day, *shown, locked, result, adjusted)


def _to_come(plan: Plan, planned: PlannedDay, *, locked: bool) -> MonthDay:
    label = planned.holiday or ", ".join(kind.name or kind.code for _, kind in planned.leaves)
    mark = DayMark.LEAVE if planned.leaves else _TO_COME.get(planned.kind, DayMark.NONE)
    codes = tuple(shift.code for shift in planned.shifts)
    return MonthDay(planned.day, planned.kind, mark, codes, planned_minutes(plan, planned.day), label, locked)


def planned_minutes(plan: Plan, day: date) -> int:
    """Of timetables that are alternatives the first."""
    instances = chosen(instances_between(plan, day, day), ())
    return sum(expected(instance, plan.on(day)).minutes for instance in instances)
