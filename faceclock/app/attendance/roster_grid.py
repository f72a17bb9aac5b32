"""The roster of everybody as a grid of people and days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.facts import plan_of
from faceclock.app.attendance.shifts import version_at
from faceclock.app.attendance.showing import people_of
from faceclock.app.attendance.spans import Span
from faceclock.app.site import Site
from faceclock.attendance.plan import Plan, PlannedDay
from faceclock.attendance.rostering import holding, own_assignments
from faceclock.domain.attendance import DayKind
from faceclock.domain.rulebook import Assignment, RuleBook, ShiftType
from faceclock.storage.book import Book
from faceclock.storage.periods import Periods
from faceclock.storage.staff import Staffer


@dataclass(frozen=True, slots=True)
class RosterCell:
    """What somebody is meant to work on a day: codes joined by "+", empty for none. ``own`` tells what was assigned
    to the person from what a team or everybody has; ``off`` is a day off that the roster names."""

    work: str = ""
    kind: DayKind = DayKind.NO_ROSTER
    holiday: str = ""
    leave: str = ""
    own: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person; the cells are by day."""

    id: str
    name: str
    team: str
    cells: tuple[RosterCell, ...]


@dataclass(frozen=True)
class RosterGrid:
    """``days`` from the first on; ``shifts`` as they are on the first day, by code; ``locked`` spans of days."""

    days: tuple[date, ...]
    rows: tuple[RosterRow, ...]
    shifts: Mapping[str, ShiftType]
    locked: tuple[Span, ...]

    def is_locked(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.locked)


def roster_grid(
    site: Site, first: date, days: int, employees: Iterable[str] | None = None, book: RuleBook | None = None
) -> RosterGrid:
    """Everybody on the roll, or some of them, by name; by the book that holds or by another one."""
    held = Book(site.database).current() if book is None else book
    plans = load_plans(site.database, site.settings, held)
    own = own_assignments(held.assignment)
    span = tuple(first + timedelta(days=number) for number in range(days))
    people = [person for person in people_of(site, employees) if person.active]
    kept: dict[RosterCell, RosterCell] = {}
    rows = [_row(person, plan_of(plans, person), span, own.get(person.id, ()), kept) for person in people]
    rows.sort(key=lambda row: (row.name.casefold(), row.id))
    locked = tuple((period.first, period.last) for period in Periods(site.database).locked())
    return RosterGrid(span, tuple(rows), current_shifts(held, first), locked)


def current_shifts(book: RuleBook, day: date) -> dict[str, ShiftType]:
    """The version of each shift that holds on a day, else its first, by code."""
    codes = sorted({shift.code for shift in book.shift})
    found = {code: version_at(book.shift, code, day) for code in codes}
    first = {
        shift.code: shift for shift in sorted(book.shift, key=lambda shift: shift.valid_from, reverse=True)
    }
    return {code: shift or first[code] for code, shift in found.items()}


def _row(
    person: Staffer,
    plan: Plan,
    days: Sequence[date],
    own: Sequence[Assignment],
    kept: dict[RosterCell, RosterCell],
) -> RosterRow:
    """Most cells are alike; each kind is kept once."""
    cells = (_cell(plan.on(day), holding(own, day) is not None) for day in days)
    return RosterRow(
        person.id, person.name, person.team, tuple(kept.setdefault(cell, cell) for cell in cells)
    )


def _cell(planned: PlannedDay, own: bool) -> RosterCell:
    work = "+".join(shift.code for shift in planned.shifts)
    leave = ", ".join(kind.name or kind.code for _, kind in planned.leaves)
    return RosterCell(
        work, planned.kind, planned.holiday, leave, own, planned.rostered and not planned.shifts
    )
