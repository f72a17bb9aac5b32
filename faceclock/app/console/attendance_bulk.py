"""The same punch for several people and days: shown before it is made, and made for all or for none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.correcting import Corrector, corrector, stamp_of
from faceclock.app.attendance.facts import Surroundings, plan_of
from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.console.attendance import person_of
from faceclock.app.console.attendance_approval import Approver, warrant_of
from faceclock.app.console.attendance_views import Person
from faceclock.app.console.service import Service, needs
from faceclock.attendance.expectation import expected
from faceclock.attendance.plan import Plan, Plans
from faceclock.attendance.shifts import instances_between
from faceclock.attendance.touching import AROUND, changes
from faceclock.domain.attendance import DayStatus
from faceclock.domain.errors import InputProblem, SeveralProblems
from faceclock.domain.punch import Direction, Punch
from faceclock.domain.roles import Right
from faceclock.storage.instants import utc_now
from faceclock.storage.staff import Staff
from faceclock.storage.stamps import Stamps

MOST = 2_000  # punches at once


@dataclass(frozen=True)
class SamePunch:
    """``at`` is a time on the wall of each person's site, on each of ``days``, or with ``planned`` on those of them on
    which the person has a shift."""

    people: tuple[str, ...]
    days: tuple[date, ...]
    at: time
    direction: Direction
    planned: bool = False


@dataclass(frozen=True)
class Effect:
    """What becomes of one day of one person; ``refused`` says why nothing would."""

    person: Person
    day: date
    minutes_before: int = 0
    minutes_after: int = 0
    status_before: DayStatus | None = None
    status_after: DayStatus | None = None
    refused: str = ""


class BulkService(Service):
    """Raises InputProblem for nobody, no day, or more than `MOST` punches at once."""

    @needs(Right.CORRECT)
    def preview(self, wanted: SamePunch, progress: Progress = no_progress) -> list[Effect]:
        """By person and day; days that come out as they were are left out. Changes nothing."""
        _check(wanted)
        make, plans = corrector(self.site), load_plans(self.site.database, self.site.settings)
        found: list[Effect] = []
        for done, employee_id in enumerate(wanted.people, 1):
            found += self._of_person(make, plans, employee_id, wanted)
            progress(done, len(wanted.people))
        return found

    @needs(Right.CORRECT)
    def make(
        self,
        wanted: SamePunch,
        reason: str,
        approver: Approver | None = None,
        progress: Progress = no_progress,
    ) -> int:
        """All or none, also where ``progress`` raises; how many. Raises SeveralProblems with what stands in the way
        of each."""
        _check(wanted)
        warrant = warrant_of(self.site, self.session, reason, approver)
        make, problems = corrector(self.site), []
        with self.site.database.transaction():
            punches = list(self._punches(wanted))
            for done, (employee_id, at) in enumerate(punches):
                progress(done, len(punches))
                try:
                    make.add(employee_id, at, wanted.direction, warrant)
                except InputProblem as problem:
                    problems.append(f"{employee_id}, {at:%Y-%m-%d}: {problem}")
            if problems:
                raise SeveralProblems(problems)
        return len(punches)

    def _of_person(
        self, make: Corrector, plans: Plans, employee_id: str, wanted: SamePunch
    ) -> Iterator[Effect]:
        staffer = Staff(self.site.database).get(employee_id)
        plan, person, new = plan_of(plans, staffer), person_of(staffer), list[Punch]()
        for day in _days(plan, wanted):
            try:
                new.append(make.would_add(employee_id, datetime.combine(day, wanted.at), wanted.direction))
            except InputProblem as problem:
                yield Effect(person, day, refused=str(problem))
        if not new:
            return
        span = (min(wanted.days) - AROUND, max(wanted.days) + AROUND)
        held = Surroundings(Stamps(self.site.database), employee_id, plan).days(*span)
        after = sorted([*held, *map(stamp_of, new)], key=lambda stamp: (stamp.at, stamp.id))
        for was, becomes in changes(employee_id, held, after, plan, span, utc_now()):
            minutes = (was.worked, becomes.worked)
            yield Effect(person, was.day, *minutes, was.status, becomes.status)

    def _punches(self, wanted: SamePunch) -> Iterator[tuple[str, datetime]]:
        plans, staff = load_plans(self.site.database, self.site.settings), Staff(self.site.database)
        for employee_id in wanted.people:
            plan = plan_of(plans, staff.get(employee_id))
            for day in _days(plan, wanted):
                yield employee_id, datetime.combine(day, wanted.at)


def _days(plan: Plan, wanted: SamePunch) -> list[date]:
    return [day for day in wanted.days if not wanted.planned or _is_expected(plan, day)]


def _is_expected(plan: Plan, day: date) -> bool:
    """Whether a shift is planned that neither a holiday nor leave takes away."""
    return any(expected(each, plan.on(day)).owed for each in instances_between(plan, day, day))


def _check(wanted: SamePunch) -> None:
    if not wanted.people or not wanted.days:
        raise InputProblem("Choose at least one person and one day.")
    if len(wanted.people) * len(wanted.days) > MOST:
        raise InputProblem(f"These are more than {MOST} punches at once; choose fewer people or days.")
