"""Leave of people, and its types."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from faceclock.app.attendance.book_changes import Done, change_book
from faceclock.app.console.service import Service, needs
from faceclock.app.operator import operator
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import Leave, LeavePart, LeaveType
from faceclock.storage.book import Book

_FAR = 366


@dataclass(frozen=True)
class LeaveRow:
    """One leave with the person's name, empty for who is not on the roll any more, and its type's name."""

    leave: Leave
    name: str
    team: str
    type: str


@dataclass(frozen=True)
class LeaveYear:
    """What touches a year, by first day, and the types there are."""

    year: int
    rows: tuple[LeaveRow, ...]
    types: tuple[LeaveType, ...]


class LeaveService(Service):
    """Leave that is entered here is approved, by whom the session belongs to."""

    @needs(Right.SEE_ATTENDANCE)
    def year(self, year: int) -> LeaveYear:
        """Everybody's leave that has a day in ``year``."""
        book = Book(self.site.database).current(kinds=("leave", "leave_type"))
        names = {kind.code: kind.name or kind.code for kind in book.leave_type}
        roll = {person.id: person for person in self.site.employees.all()}
        rows = []
        for leave in sorted(book.leave, key=lambda leave: (leave.first, leave.employee)):
            if leave.first.year <= year <= leave.last.year:
                person = roll.get(leave.employee)
                name, team = (person.name, person.team) if person else ("", "")
                rows.append(LeaveRow(leave, name, team, names.get(leave.type, leave.type)))
        return LeaveYear(year, tuple(rows), book.leave_type)

    @needs(Right.PLAN)
    def add(self, employee: str, kind: str, first: date, last: date, part: LeavePart = LeavePart.DAY) -> Done:
        """Raises InputProblem for an unknown person, BookProblem where days are taken already."""
        made = self._made(employee, kind, first, last, part)
        self._refuse_taken(made)
        return change_book(self.site, [("leave", made)])

    @needs(Right.PLAN)
    def change(self, before: Leave, kind: str, first: date, last: date, part: LeavePart) -> Done:
        """Raises InputProblem where ``before`` is not there any more, BookProblem as `add`."""
        made = self._made(before.employee, kind, first, last, part)
        if (first, part) == (before.first, before.part):
            return change_book(self.site, [("leave", replace(made, id=before.id))])
        self._refuse_taken(made)
        return change_book(self.site, [("leave", made)], [("leave", before.id)])

    @needs(Right.PLAN)
    def take_back(self, leave: Leave) -> Done:
        """Raises InputProblem where it is not there any more."""
        return change_book(self.site, gone=[("leave", leave.id)])

    @needs(Right.PLAN)
    def save_type(self, kind: LeaveType) -> Done:
        """Make or change a type of leave. Raises InputProblem for an empty code."""
        if not kind.code.strip():
            raise InputProblem("A type of leave needs a short code, such as vacation.")
        return change_book(self.site, [("leave_type", kind)])

    @needs(Right.PLAN)
    def add_types(self, kinds: Sequence[LeaveType]) -> Done:
        """Those whose codes there are not yet."""
        held = {kind.code for kind in Book(self.site.database).current(kinds=("leave_type",)).leave_type}
        return change_book(self.site, [("leave_type", kind) for kind in kinds if kind.code not in held])

    @needs(Right.PLAN)
    def remove_type(self, code: str) -> Done:
        """Raises BookProblem where somebody has leave of it."""
        return change_book(self.site, gone=[("leave_type", code)])

    def _refuse_taken(self, made: Leave) -> None:
        if Book(self.site.database).get("leave", made.id) is not None:
            raise InputProblem(f"{made.employee} has leave from {made.first} on already; change that one.")

    def _made(self, employee: str, kind: str, first: date, last: date, part: LeavePart) -> Leave:
        self.site.employees.require(employee)
        if last < first:
            raise InputProblem(f"{last} lies before {first}; exchange them.")
        if (last - first).days > _FAR:
            raise InputProblem("That is more than a year of leave; enter it year by year.")
        name = f"{employee} {first}" + ("" if part is LeavePart.DAY else f" {part.value}")
        return Leave(name, employee, kind, first, last, part, operator())
