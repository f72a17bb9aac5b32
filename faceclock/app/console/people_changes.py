"""The page People, to change: names, teams, leaving and coming back, PINs, templates, consents."""

from collections.abc import Sequence
from dataclasses import replace

from faceclock.app.consents import withdraw
from faceclock.app.console.service import Service, needs
from faceclock.app.operator import operator
from faceclock.app.teams import Moved, move, rename
from faceclock.app.traces import clear_traces
from faceclock.domain.consent import Purpose
from faceclock.domain.people import Employee
from faceclock.domain.roles import Right


class PeopleChanges(Service):
    """Every change is on disk, and in the audit log, when a method returns."""

    @needs(Right.EDIT_PEOPLE)
    def add(self, employee: Employee, pin: str = "") -> None:
        """Somebody without a face. Raises InputProblem for a number that is taken, a bad text or PIN."""
        with self.site.database.transaction():
            self.site.employees.add(employee, by=operator())
            if pin:
                self.site.clock.set_pin(employee.id, pin, by=operator())

    @needs(Right.EDIT_PEOPLE)
    def change(self, employee_id: str, name: str, team: str, day: str = "") -> Moved:
        """A name, and a team from a day on (empty: today). Raises InputProblem as `move` does."""
        with self.site.database.transaction():
            employee = self.site.employees.require(employee_id)
            if name != employee.name:
                self.site.employees.update(replace(employee, name=name), by=operator())
            return move(self.site, [employee_id], team, day)

    @needs(Right.EDIT_PEOPLE)
    def move(self, employees: Sequence[str], team: str, day: str = "") -> Moved:
        """Several people into a team; all or nobody. Raises InputProblem."""
        return move(self.site, employees, team.strip(), day)

    @needs(Right.EDIT_PEOPLE)
    def rename_team(self, team: str, name: str, day: str = "") -> Moved:
        """A team's people and rosters get its new name from a day on. Raises InputProblem."""
        return rename(self.site, team, name, day)

    @needs(Right.EDIT_PEOPLE)
    def set_active(self, employee_id: str, active: bool) -> None:
        """Somebody leaves or comes back; templates, punches and hours stay. Raises InputProblem."""
        with self.site.database.transaction():
            employee = self.site.employees.require(employee_id)
            self.site.employees.update(replace(employee, active=active), by=operator())

    @needs(Right.EDIT_PEOPLE)
    def set_pin(self, employee_id: str, pin: str) -> None:
        """Raises InputProblem for an unknown number and a PIN that is too easy."""
        self.site.clock.set_pin(employee_id, pin, by=operator())

    @needs(Right.EDIT_PEOPLE)
    def remove_template(self, template_id: str) -> None:
        """With the picture that it was made of. Raises InputProblem where it is gone already."""
        self.site.templates.remove(template_id, by=operator())

    @needs(Right.EDIT_PEOPLE)
    def withdraw(self, employee_id: str, purpose: Purpose) -> None:
        """The person agrees no longer: templates go with recognition, pictures with theirs. Raises InputProblem."""
        self.site.employees.require(employee_id)
        withdraw(self.site.database, employee_id, {purpose})
        clear_traces(self.site)
