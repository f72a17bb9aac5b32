"""Stored days for readers: commands, reports, exports."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from faceclock.app.attendance.refreshing import Now, Progress, Refresher, no_progress
from faceclock.app.site import Site
from faceclock.domain.attendance import DayResult
from faceclock.domain.errors import InputProblem
from faceclock.storage.attendance_days import AttendanceDays
from faceclock.storage.instants import utc_now
from faceclock.storage.staff import Staff, Staffer


def days_of(
    site: Site,
    first: date,
    last: date,
    employees: Sequence[str] | None = None,
    *,
    now: Now = utc_now,
    progress: Progress = no_progress,
) -> Iterator[DayResult]:
    """The days first..last of everybody (``employees`` None) or some, by employee and day, without traces.

    What is stale is computed first; locked days are as they were locked. There is no day after today. Everybody
    is who is on the roll and who has left but punched. Raises InputProblem for an ID that nobody has or had.
    """
    people = people_of(site, employees)
    Refresher(site.database, site.settings, now).refresh(first, last, people, progress)
    return AttendanceDays(site.database).of_all([person.id for person in people], first, last)


def people_of(site: Site, employees: Iterable[str] | None = None) -> list[Staffer]:
    """Everybody, or those with the IDs given, by ID. Raises InputProblem for one that nobody has or had."""
    staff = Staff(site.database)
    if employees is None:
        return list(staff.all().values())
    wanted = sorted(set(employees))
    for employee_id in wanted:
        if not staff.knows(employee_id):
            raise InputProblem(f"Nobody has the ID {employee_id}; look it up in the list of people.")
    return [staff.get(employee_id) for employee_id in wanted]
