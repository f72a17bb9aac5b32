"""Whether the stored days are what the facts say: reckoned afresh, compared, and nothing changed."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from faceclock.app.attendance.basis import is_same_basis
from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.case import Case, Desk
from faceclock.app.attendance.pending import due_of
from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.renewing import from_facts, renewed
from faceclock.domain.errors import StorageProblem
from faceclock.settings.model import Settings
from faceclock.storage.book import Book
from faceclock.storage.database import Database
from faceclock.storage.day_rows import row_of
from faceclock.storage.instants import utc_now
from faceclock.storage.staff import Staff

_DAY = 1  # its place in a row
_LOOSE = """
SELECT employee_id, count(*) FROM attendance_days AS days WHERE NOT EXISTS (
    SELECT 1 FROM attendance_reach AS reach WHERE reach.employee_id = days.employee_id
    AND days.day BETWEEN reach.first AND reach.last)
GROUP BY employee_id
"""


class Differing(NamedTuple):
    """So many stored ``days`` of a person are not what the facts say; ``first`` is None where they cannot be read."""

    employee_id: str
    first: date | None
    days: int


def differing_days(
    database: Database, settings: Settings, progress: Progress = no_progress
) -> Iterator[Differing]:
    """Of everybody whose stored days are others, as they would be used next: what is known to be stale is computed
    before. Locked days are left as they are. ``progress`` (people done, in all) may raise to stop. Raises
    StorageProblem."""
    with database.snapshot():
        book = Book(database).current()
        if not is_same_basis(database, settings, book) or _all_stale(database):
            return
        desk = Desk(database, load_plans(database, settings, book), utc_now())
        people = list(Staff(database).all().values())
        for done, person in enumerate(people):
            progress(done, len(people))
            found = _differing(Case(desk, person))
            if found is not None:
                yield found
        progress(len(people), len(people))
        for employee_id, days in database.tuples(_LOOSE):
            yield Differing(employee_id, None, days)


def _all_stale(database: Database) -> bool:
    return bool(database.tuples("SELECT 1 FROM attendance_stale WHERE employee_id = '' LIMIT 1"))


def _differing(case: Case) -> Differing | None:
    try:
        days = list(_others(case))
    except (ValueError, OverflowError, StorageProblem):  # what is stored is no date, no instant, no text
        return Differing(case.person.id, None, 0)
    return Differing(case.person.id, days[0], len(days)) if days else None


def _others(case: Case) -> Iterator[date]:
    reach = case.desk.stored.reach_of(case.person.id)
    if reach is None:
        return
    span = (reach.first, reach.last)
    if not _is_same_due(case, reach.due):
        yield reach.last
    new = renewed(case, span, outs=False)
    stored = {row[_DAY]: row for row in case.desk.stored.rows_of(case.person.id, *span)}
    stored |= {day.day.isoformat(): row_of(day) for day in new.days}
    for day in from_facts(case, span):
        if stored.get(day.day.isoformat()) != row_of(day):
            yield day.day


def _is_same_due(case: Case, held: int | None) -> bool:
    """When a pending day must be looked at; what was to come when that was noted may be there by now."""
    due = due_of(case, ())
    return due == held or (due is not None and held is not None and max(due, held) <= case.desk.micros)
