"""Whose attendance there is: everybody on the roll, and who has left but punched or was paid."""

from typing import NamedTuple

from faceclock.storage.database import Database

# Beside the roll: who punched, whose hours payroll has closed, and whom minutes were booked for. Every ID of a table,
# by jumping from one to the next in its index.
_FACTS = ("punches", "locked_days", "adjustments")
_PEOPLE = """
WITH RECURSIVE found (id) AS (
    SELECT min(employee_id) FROM {table}
    UNION ALL
    SELECT (SELECT min(employee_id) FROM {table} WHERE employee_id > found.id) FROM found WHERE id IS NOT NULL
)
SELECT id FROM found WHERE id IS NOT NULL
"""
_SPAN = "(SELECT min(at) FROM punches WHERE employee_id = {id}), (SELECT max(at) FROM punches WHERE employee_id = {id})"
_ROLL = f"SELECT id, name, team, active, created_at, {_SPAN.format(id='employees.id')} FROM employees"
_GONE = f"SELECT {_SPAN.format(id=':who')}"


class Staffer(NamedTuple):
    """``name`` and ``team`` are empty for who is not on the roll any more, ``active`` is False then. Instants are
    microseconds; ``created`` is when the person was put on the roll."""

    id: str
    name: str
    team: str
    active: bool
    created: int | None
    first_punch: int | None
    last_punch: int | None


class Staff:
    """Reads the roll and the punches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, employee_id: str) -> Staffer:
        """One person, also one of whom nothing is known."""
        rows = self._database.tuples(f"{_ROLL} WHERE id = ?", (employee_id,))
        return _staffer(*rows[0]) if rows else self._gone(employee_id)

    def all(self) -> dict[str, Staffer]:
        """Everybody, by ID."""
        found = {row[0]: _staffer(*row) for row in self._database.tuples(_ROLL)}
        for table in _FACTS:
            for (employee_id,) in self._database.tuples(_PEOPLE.format(table=table)):
                if employee_id not in found:
                    found[employee_id] = self._gone(employee_id)
        return dict(sorted(found.items()))

    def knows(self, employee_id: str) -> bool:
        """Whether anybody has or had this ID."""
        known = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} WHERE {column} = :who)"
            for table, column in (("employees", "id"), *((table, "employee_id") for table in _FACTS))
        )
        return bool(self._database.tuples(f"SELECT {known}", {"who": employee_id})[0][0])

    def _gone(self, employee_id: str) -> Staffer:
        [(first, last)] = self._database.tuples(_GONE, {"who": employee_id})
        return Staffer(employee_id, "", "", False, None, first, last)


def _staffer(
    id: str, name: str, team: str, active: int, created: int, first: int | None, last: int | None
) -> Staffer:
    return Staffer(id, name, team, active == 1, created, first, last)
