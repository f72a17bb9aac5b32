"""People who agreed to be recognised by face: nobody has a template without."""

from collections.abc import Collection

from faceclock.app.consents import give
from faceclock.domain.consent import Purpose
from faceclock.domain.people import Employee
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees

FACE = frozenset({Purpose.RECOGNITION})


def agree(database: Database, *employee_ids: str, to: Collection[Purpose] = FACE) -> None:
    for employee_id in employee_ids:
        give(database, employee_id, to)


def put_on_roll(database: Database, *employees: Employee) -> None:
    """Add people who agree to be recognised."""
    for employee in employees:
        Employees(database).add(employee)
        agree(database, employee.id)


def as_before_consents(database: Database) -> None:
    """People's faces without a record of what they agreed to, as an earlier FaceClock left them."""
    database.execute("DROP TRIGGER consents_no_delete")
    database.execute("DELETE FROM consents")
