"""Overtime that waits for somebody's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from faceclock.app.attendance.book_changes import Done, change_book
from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.showing import days_of, people_of
from faceclock.app.console.service import Service, needs
from faceclock.app.operator import operator
from faceclock.domain.attendance import DayResult
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import OvertimeApproval
from faceclock.storage.book import Book


@dataclass(frozen=True)
class OvertimeRow:
    """One person's day. ``minutes`` of overtime in all, of which ``waiting`` are not approved; ``approved`` are the
    minutes that may count, None for all of them, 0 where nothing was said."""

    employee: str
    name: str
    day: date
    minutes: int
    waiting: int
    approved: int | None
    approved_by: str


class OvertimeService(Service):
    """Approvals, where the rules ask for them."""

    @needs(Right.SEE_ATTENDANCE)
    def days(
        self, first: date, last: date, waiting_only: bool = True, progress: Progress = no_progress
    ) -> list[OvertimeRow]:
        """Days with overtime that waits, or also those that were decided, by day and name. Hours that are stale are
        computed first, which ``progress`` counts."""
        approvals = {
            (entry.employee, entry.day): entry
            for entry in Book(self.site.database).current(kinds=("approval",)).approval
        }
        names = {person.id: person.name for person in people_of(self.site)}
        rows = [
            _row(day, names.get(day.employee_id, ""), approvals.get((day.employee_id, day.day)))
            for day in days_of(self.site, first, last, progress=progress)
            if day.overtime
        ]
        wanted = [row for row in rows if row.waiting or (row.approved != 0 and not waiting_only)]
        return sorted(wanted, key=lambda row: (row.day, row.name, row.employee))

    @needs(Right.PLAN)
    def approve(self, days: Sequence[tuple[str, date]], minutes: int | None = None) -> Done:
        """At most so many minutes of each person's day (None: all). Raises InputProblem for an unknown person,
        BookProblem for minutes that no day has."""
        for employee in {employee for employee, _ in days}:
            self.site.employees.require(employee)
        made = [OvertimeApproval(employee, day, minutes, operator()) for employee, day in days]
        return change_book(self.site, [("approval", entry) for entry in made])

    @needs(Right.PLAN)
    def withdraw(self, days: Sequence[tuple[str, date]]) -> Done:
        """Raises InputProblem where nothing was approved."""
        keys = [key_of("approval", OvertimeApproval(employee, day)) for employee, day in days]
        return change_book(self.site, gone=[("approval", key) for key in keys])


def _row(day: DayResult, name: str, approval: OvertimeApproval | None) -> OvertimeRow:
    return OvertimeRow(
        day.employee_id,
        name,
        day.day,
        sum(part.minutes + part.unapproved + part.capped for part in day.overtime),
        sum(part.unapproved for part in day.overtime),
        approval.minutes if approval else 0,
        approval.approved_by if approval else "",
    )
