"""PIN hashes, and the failures that slow guessing down."""

from dataclasses import dataclass
from datetime import datetime

from faceclock.storage.audit import Audit
from faceclock.storage.database import Database, Value
from faceclock.storage.employees import Employees
from faceclock.storage.instants import from_micros, to_micros, utc_now


@dataclass(frozen=True)
class Failures:
    """Wrong PINs in a row, and when the last one was tried."""

    count: int
    last_at: datetime


class Pins:
    """The pins and pin_failures tables. Holds hashes only, never a PIN."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._employees = Employees(database)
        self._audit = Audit(database)

    def people(self) -> frozenset[str]:
        """IDs of all who have a PIN."""
        return frozenset(row[0] for row in self._database.tuples("SELECT employee_id FROM pins"))

    def set(self, employee_id: str, hashed: str, *, by: str = "system", at: datetime | None = None) -> None:
        """Store a new hash and forget the failures. Raises InputProblem for an unknown employee."""
        changed_at = to_micros(at or utc_now())
        with self._database.transaction():
            self._employees.require(employee_id)
            self._database.execute("DELETE FROM pins WHERE employee_id = ?", (employee_id,))
            row: dict[str, Value] = {"employee_id": employee_id, "hash": hashed, "changed_at": changed_at}
            self._database.insert("pins", row)
            self.forget_failures(employee_id)
            self._audit.record("pin.set", employee_id, actor=by, at=at)

    def hash_of(self, employee_id: str) -> str | None:
        """The stored hash; None when the person has no PIN or does not exist."""
        rows = self._database.rows("SELECT hash FROM pins WHERE employee_id = ?", (employee_id,))
        return str(rows[0]["hash"]) if rows else None

    def failures(self, employee_id: str) -> Failures | None:
        rows = self._database.rows("SELECT * FROM pin_failures WHERE employee_id = ?", (employee_id,))
        return Failures(rows[0]["count"], from_micros(rows[0]["last_at"])) if rows else None

    def store_failures(self, employee_id: str, failures: Failures) -> None:
        """Replace what is known of this ID, which need not exist: guessing IDs is slowed down too."""
        with self._database.transaction():
            self.forget_failures(employee_id)
            row: dict[str, Value] = {
                "employee_id": employee_id,
                "count": failures.count,
                "last_at": to_micros(failures.last_at),
            }
            self._database.insert("pin_failures", row)

    def forget_failures(self, employee_id: str) -> None:
        self._database.execute("DELETE FROM pin_failures WHERE employee_id = ?", (employee_id,))
