"""Leave of people, and its types."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from faceclock.app.attendance.book_changes import Done, change_book
from faceclock.app.attendance.leave_asking import (
    ask_for_leave,
    checked_leave,
    enter_leave,
    grant_leave,
    refuse_leave,
)
from faceclock.app.console.service import Service, needs
from faceclock.app.operator import operator
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import Leave, LeavePart, LeaveType
from faceclock.storage.book import Book
from faceclock.storage.leave_requests import LeaveRequests


@dataclass(frozen=True)
class LeaveRow:
    """One leave with the person's name, empty for who is not on the roll any more, and its type's name. ``request`` is
    the ID of a request that waits, empty for leave that counts."""

    leave: Leave
    name: str
    team: str
    type: str
    request: str = ""


@dataclass(frozen=True)
class LeaveYear:
    """What touches a year, by first day, and the types there are."""

    year: int
    rows: tuple[LeaveRow, ...]
    types: tuple[LeaveType, ...]


class LeaveService(Service):
    """Leave is entered, which approves it, or asked for and granted by somebody."""

    @needs(Right.SEE_ATTENDANCE)
    def year(self, year: int) -> LeaveYear:
        """Everybody's leave that has a day in ``year``, with the requests that wait."""
        book = Book(self.site.database).current(kinds=("leave", "leave_type"))
        names = {kind.code: kind.name or kind.code for kind in book.leave_type}
        roll = {person.id: person for person in self.site.employees.all()}
        asked = LeaveRequests(self.site.database).waiting()
        found = [(leave, "") for leave in book.leave] + [(each.leave, each.id) for each in asked]
        rows = []
        for leave, request in sorted(found, key=lambda each: (each[0].first, each[0].employee)):
            if leave.first.year <= year <= leave.last.year:
                person = roll.get(leave.employee)
                name, team = (person.name, person.team) if person else ("", "")
                rows.append(LeaveRow(leave, name, team, names.get(leave.type, leave.type), request))
        return LeaveYear(year, tuple(rows), book.leave_type)

    @needs(Right.PLAN)
    def add(self, employee: str, kind: str, first: date, last: date, part: LeavePart = LeavePart.DAY) -> Done:
        """Approved at once. Raises InputProblem for an unknown person or type, BookProblem where days are taken."""
        return enter_leave(self.site, Leave("", employee, kind, first, last, part))

    @needs(Right.PLAN)
    def ask(self, employee: str, kind: str, first: date, last: date, part: LeavePart = LeavePart.DAY) -> None:
        """It waits until somebody grants it. Raises InputProblem for an unknown person or type."""
        ask_for_leave(self.site, Leave("", employee, kind, first, last, part))

    @needs(Right.PLAN)
    def grant(self, request_id: str) -> None:
        """Raises InputProblem for a request that does not wait, and for one's own where four eyes are asked for;
        BookProblem where days are taken by now."""
        grant_leave(self.site, request_id)

    @needs(Right.PLAN)
    def refuse(self, request_id: str) -> None:
        """Raises InputProblem for a request that does not wait."""
        refuse_leave(self.site, request_id)

    @needs(Right.PLAN)
    def change(self, before: Leave, kind: str, first: date, last: date, part: LeavePart) -> Done:
        """Raises InputProblem where ``before`` is not there any more, BookProblem as `add`."""
        wanted = Leave("", before.employee, kind, first, last, part, operator())
        made = checked_leave(self.site, wanted)
        if (first, part) == (before.first, before.part):
            return change_book(self.site, [("leave", replace(made, id=before.id))])
        if Book(self.site.database).get("leave", made.id) is not None:
            raise InputProblem(f"{made.employee} has leave from {made.first} on already; change that one.")
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
