"""Who works when: the roster's grid, painted by hand or by patterns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from faceclock.app.attendance.book_changes import Done, change_book, undo
from faceclock.app.attendance.roster_grid import RosterGrid, roster_grid
from faceclock.app.attendance.roster_painting import CellWork, assign, paint
from faceclock.app.attendance.roster_preview import preview_assignment
from faceclock.app.console.service import Service, needs
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import Assignment, Pattern
from faceclock.storage.book import Book

_LONGEST = 62


@dataclass(frozen=True)
class Choices:
    """Whom and what something can be assigned to; codes with their names."""

    people: tuple[Employee, ...]
    teams: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    shifts: tuple[str, ...]
    sites: tuple[str, ...]


@dataclass(frozen=True)
class Assigned:
    """An assignment with the person's name; empty for teams, and for who is not on the roll any more."""

    assignment: Assignment
    name: str


class RosterService(Service):
    """The grid of people and days. Everything that changes it returns what `undo` takes back."""

    @needs(Right.SEE_ATTENDANCE)
    def grid(self, first: date, days: int) -> RosterGrid:
        """Everybody on the roll on ``days`` days. Raises InputProblem for more than two months."""
        if not 1 <= days <= _LONGEST:
            raise InputProblem(f"A roster shows 1 to {_LONGEST} days; choose fewer.")
        return roster_grid(self.site, first, days)

    @needs(Right.SEE_ATTENDANCE)
    def choices(self) -> Choices:
        """Who is active, and what there is to assign."""
        book = Book(self.site.database).current(kinds=("pattern", "shift", "site"))
        people = sorted(
            (person for person in self.site.employees.all() if person.active),
            key=lambda person: (person.name.casefold(), person.id),
        )
        return Choices(
            tuple(people),
            tuple(sorted({person.team for person in people if person.team})),
            book.pattern,
            tuple(sorted({shift.code for shift in book.shift})),
            tuple(place.code for place in book.site),
        )

    @needs(Right.PLAN)
    def paint(self, cells: Sequence[CellWork]) -> Done:
        """All of them or none. Raises InputProblem for a locked day, BookProblem for shifts that do not fit."""
        return paint(self.site, cells)

    @needs(Right.PLAN)
    def preview(self, wanted: Assignment) -> RosterGrid:
        """The first weeks of some people if ``wanted`` were assigned. Raises as `assign`."""
        return preview_assignment(self.site, wanted)

    @needs(Right.PLAN)
    def assign(self, wanted: Assignment) -> Done:
        """To a person, a team or everybody. Raises InputProblem for a locked day, BookProblem as `paint`."""
        return assign(self.site, wanted)

    @needs(Right.PLAN)
    def undo(self, done: Done) -> Done:
        """Raises InputProblem where something of it was changed since."""
        return undo(self.site, done)

    @needs(Right.PLAN)
    def save_pattern(self, pattern: Pattern) -> Done:
        """Make or change one. Raises BookProblem for a cycle that nobody can work."""
        return change_book(self.site, [("pattern", pattern)])

    @needs(Right.PLAN)
    def remove_pattern(self, code: str) -> Done:
        """Raises BookProblem where somebody is assigned to it."""
        return change_book(self.site, gone=[("pattern", code)])

    @needs(Right.SEE_ATTENDANCE)
    def assigned(self) -> list[Assigned]:
        """Everything that is assigned, what begins last first."""
        held = Book(self.site.database).current(kinds=("assignment",)).assignment
        names = {person.id: person.name for person in self.site.employees.all()}
        newest = sorted(held, key=lambda found: (found.first, found.id), reverse=True)
        return [Assigned(found, names.get(found.employee, "")) for found in newest]

    @needs(Right.PLAN)
    def remove_assignment(self, assignment: Assignment) -> Done:
        """Raises InputProblem where it is not there any more."""
        return change_book(self.site, gone=[("assignment", key_of("assignment", assignment))])
