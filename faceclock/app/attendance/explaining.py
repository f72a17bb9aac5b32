"""One person's days with the trace of every minute."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.facts import Surroundings, plan_of
from faceclock.app.attendance.refreshing import Now
from faceclock.app.attendance.showing import days_of, people_of
from faceclock.app.site import Site
from faceclock.attendance.engine import reckon, span_needed
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import DayResult, Step, TraceStep
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.book import Book
from faceclock.storage.instants import utc_now
from faceclock.storage.periods import Period, Periods
from faceclock.storage.staff import Staffer
from faceclock.storage.stamps import Stamps


@dataclass(frozen=True)
class Explained:
    """A day as it is stored, with its trace, and the plan that it was reckoned by."""

    result: DayResult
    plan: Plan
    adjustments: Sequence[Adjustment]


def explained_days(
    site: Site, employee_id: str, first: date, last: date, *, now: Now = utc_now
) -> list[Explained]:
    """The days first..last, none after today. The trace of a locked day is told from what was known when it was
    locked. Raises InputProblem for an ID that nobody has or had."""
    stored = list(days_of(site, first, last, [employee_id], now=now))
    [person] = people_of(site, [employee_id])
    locked = Periods(site.database).locked()
    sources = {period: _Source(site, person, period, now) for period in (None, *locked)}
    adjusted = Adjustments(site.database).of(employee_id)
    kept = {day.day for day in Periods(site.database).days_of(employee_id, first, last)}
    found = []
    for period, days in _by_period(stored, locked):
        source, span = sources[period], (days[0].day, days[-1].day)
        steps = source.steps(*span)
        current = sources[None].steps(*span) if period else steps
        for day in days:
            own = [each for each in adjusted if each.day == day.day]
            told = steps[day.day] if period is None or day.day in kept else ()
            later = _arrived_later(current[day.day], steps[day.day])
            trace = (*told, *_of_lock(period, day, kept), *later, *map(_of_adjustment, own))
            found.append(Explained(replace(day, trace=trace), source.plan, own))
    return sorted(found, key=lambda each: each.result.day)


class _Source:
    """The facts and the plan that days stand on: those of now, or of when a period was locked."""

    def __init__(self, site: Site, person: Staffer, period: Period | None, now: Now) -> None:
        punches, corrections, book = period.seen if period else (None, None, None)
        held = Book(site.database).current()
        if (
            book is not None
        ):  # teams say themselves from when on; the first entry may be younger than the lock
            held = replace(Book(site.database).current(book), membership=held.membership)
        stamps = Stamps(site.database)
        if punches is not None and corrections is not None:
            stamps = Stamps(site.database, punches, corrections)
        self.plan = plan_of(load_plans(site.database, site.settings, held), person)
        self._person = person.id
        self._facts = Surroundings(stamps, person.id, self.plan)
        self._as_of = period.at if period else now()

    def steps(self, first: date, last: date) -> dict[date, tuple[TraceStep, ...]]:
        start, end = span_needed(self.plan, first, last)
        stamps = self._facts.days(start, end)
        days = reckon(self._person, stamps, self.plan, first, last, self._as_of)
        return {day.day: day.trace for day in days}


def _by_period(
    days: Iterable[DayResult], locked: Sequence[Period]
) -> list[tuple[Period | None, list[DayResult]]]:
    found: dict[Period | None, list[DayResult]] = {}
    for day in days:
        period = next((each for each in locked if each.first <= day.day <= each.last), None)
        found.setdefault(period, []).append(day)
    return list(found.items())


def _of_lock(period: Period | None, day: DayResult, kept: Container[date]) -> list[TraceStep]:
    if period is None:
        return []
    unknown = "" if day.day in kept else f", before anybody knew of {day.employee_id}"
    return [TraceStep(Step.LOCKED, at=period.at, detail=f"{period.reason} ({period.by}){unknown}")]


def _arrived_later(current: Iterable[TraceStep], then: Iterable[TraceStep]) -> list[TraceStep]:
    """The punches that would belong to a day now and were not there when it was locked."""
    seen = {step.punch for step in then}
    new = (step for step in current if step.step is Step.PUNCH and step.punch not in seen)
    return [replace(step, step=Step.AFTER_LOCK) for step in new]


def _of_adjustment(found: Adjustment) -> TraceStep:
    detail = f"for {found.for_day}, {found.reason} (approved by {found.approved_by or found.by})"
    return TraceStep(Step.ADJUSTED, at=found.at, minutes=found.minutes, detail=detail)
