"""Whose attendance there is: everybody on the roll, and who has left but punched."""

from typing import NamedTuple

from faceclock.storage.database import Database
from faceclock.storage.stamps import Stamps

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
        for employee_id in Stamps(self._database).people():
            if employee_id not in found:
                found[employee_id] = self._gone(employee_id)
        return dict(sorted(found.items()))

    def _gone(self, employee_id: str) -> Staffer:
        [(first, last)] = self._database.tuples(_GONE, {"who": employee_id})
        return Staffer(employee_id, "", "", False, None, first, last)


def _staffer(
    id: str, name: str, team: str, active: int, created: int, first: int | None, last: int | None
) -> Staffer:
    return Staffer(id, name, team, active == 1, created, first, last)
