"""Cells of the roster's grid painted by hand, as assignments of the people."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from faceclock.app.attendance.book_changes import Done, change_book
from faceclock.app.attendance.periods import span_text
from faceclock.app.attendance.spans import ONE_DAY
from faceclock.app.site import Site
from faceclock.attendance.rostering import holding, own_assignments, painted, peeled
from faceclock.domain.bookkeeping import Entry
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.rulebook import Assignment
from faceclock.storage.book import Book
from faceclock.storage.database import Database
from faceclock.storage.periods import Periods

OFF = "-"


@dataclass(frozen=True)
class CellWork:
    """What one person shall work on one day: a shift's code, several joined by "+", `OFF`, or None for what the
    pattern, the team or everybody has."""

    employee: str
    day: date
    work: str | None


def paint(site: Site, cells: Iterable[CellWork]) -> Done:
    """All cells or none. Raises InputProblem for an unknown person and a locked day, BookProblem for shifts that
    cannot stand side by side."""
    by_employee: dict[str, dict[date, str | None]] = defaultdict(dict)
    for cell in cells:
        by_employee[cell.employee][cell.day] = cell.work
    with site.database.transaction():
        refuse_locked(site.database, (day for days in by_employee.values() for day in days))
        held = Book(site.database).current(kinds=("assignment",)).assignment
        own = own_assignments(held)
        taken = {found.id for found in held}
        edits = [
            _edited(site, employee, own.get(employee, []), days, taken)
            for employee, days in by_employee.items()
        ]
        changed = [entry for edit in edits for entry in edit[0]]
        return change_book(site, changed, [("assignment", key) for edit in edits for key in edit[1]])


def assign(site: Site, wanted: Assignment) -> Done:
    """Let a person, a team or everybody work something from a day on; what was assigned to them for these days
    gives way. Raises as `paint`."""
    with site.database.transaction():
        changed, gone = assigning(site, wanted)
        return change_book(site, changed, [("assignment", key) for key in gone])


def assigning(site: Site, wanted: Assignment) -> tuple[list[tuple[str, Entry]], list[str]]:
    """What `assign` would set and take back. Raises InputProblem for an unknown person and a locked day."""
    if wanted.employee:
        site.employees.require(wanted.employee)
    _refuse_locked_span(site.database, wanted)
    everything = Book(site.database).current(kinds=("assignment",)).assignment
    held = [found for found in everything if owner_of(found) == owner_of(wanted)]
    return _difference(held, painted(held, wanted), {found.id for found in everything})


def owner_of(found: Assignment) -> tuple[str, str]:
    """Employee and team; both empty: everybody."""
    return found.employee, "" if found.employee else found.team


def refuse_locked(database: Database, days: Iterable[date]) -> None:
    """Raises InputProblem naming the first day that lies in a locked period."""
    locked = Periods(database).locked()
    for day in sorted(set(days)):
        for period in locked:
            if period.first <= day <= period.last:
                raise InputProblem(
                    f"{day} lies in the locked period {span_text(period.first, period.last)}; choose open days, or "
                    "unlock the period first."
                )


def _refuse_locked_span(database: Database, wanted: Assignment) -> None:
    for period in Periods(database).locked():
        if wanted.first <= period.last and (wanted.last is None or period.first <= wanted.last):
            raise InputProblem(
                f"{span_text(period.first, period.last)} is locked; begin on {period.last + ONE_DAY} or later, or "
                "unlock the period first."
            )


def _edited(
    site: Site, employee: str, held: Sequence[Assignment], days: dict[date, str | None], taken: set[str]
) -> tuple[list[tuple[str, Entry]], list[str]]:
    site.employees.require(employee)
    after = list(held)
    for first, last, (work, place) in _runs(days, lambda day: _site_on(held, day)):
        if work is None:
            after = peeled(after, first, last)
        else:
            after = painted(after, _made(employee, first, last, work, place))
    return _difference(held, after, taken)


def _runs(
    days: dict[date, str | None], place_of: Callable[[date], str]
) -> Iterator[tuple[date, date, tuple[str | None, str]]]:
    """Days in a row with the same work at the same site."""

    def kind(numbered: tuple[int, date]) -> tuple[date, str | None, str]:
        number, day = numbered
        return day - timedelta(days=number), days[day], place_of(day)

    for (_, work, place), run in groupby(enumerate(sorted(days)), key=kind):
        span = [day for _, day in run]
        yield span[0], span[-1], (work, place)


def _made(employee: str, first: date, last: date, work: str, place: str) -> Assignment:
    off = work == OFF
    return Assignment("", first, last, employee=employee, shift="" if off else work, off=off, site=place)


def _site_on(held: Iterable[Assignment], day: date) -> str:
    """An own site goes on; a team's holds without being named."""
    found = holding([each for each in held if each.site], day)
    return found.site if found else ""


def _difference(
    held: Sequence[Assignment], after: Sequence[Assignment], taken: set[str]
) -> tuple[list[tuple[str, Entry]], list[str]]:
    """Entries to set and keys to take back. Who begins on the day of one that was there takes its key."""
    before, begun = set(held), {found.first: found.id for found in held}
    changed = [found for found in after if found not in before]
    named = [replace(found, id=begun.get(found.first) or _free_id(found, taken)) for found in changed]
    stay = {found.first for found in after}
    gone = [found.id for found in held if found.first not in stay]
    return [("assignment", found) for found in named if found not in before], gone


def _free_id(found: Assignment, taken: set[str]) -> str:
    """As people know it from the command line, unless another entry has it."""
    who = found.employee or (f"team {found.team}" if found.team else "everybody")
    wanted = f"{who} {found.first}"
    name = wanted if wanted not in taken else f"{wanted} {uuid7()}"
    taken.add(name)
    return name
