"""The small picture on the result card, kept only where somebody gave one."""

from datetime import datetime

from faceclock.domain.errors import InputProblem
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database, Value
from faceclock.storage.employees import Employees
from faceclock.storage.instants import to_micros, utc_now
from faceclock.storage.sealed_rows import Sealer

LARGEST = 40 * 1024  # bytes; the schema says so too


class Portraits:
    """The portraits table; its pictures are sealed. Methods raise KeyProblem where the site's key cannot be had."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._employees = Employees(database)
        self._consents = Consents(database)
        self._audit = Audit(database)
        self._sealer = Sealer(database)

    def set(self, employee_id: str, jpeg: bytes, *, by: str = "system", at: datetime | None = None) -> None:
        """Store or replace. Raises InputProblem for an unknown employee, for one without consent to recognition (it
        is cut from a picture of the face), and over ``LARGEST`` bytes."""
        if not 0 < len(jpeg) <= LARGEST:
            raise InputProblem(
                f"The portrait of {employee_id} has {len(jpeg)} bytes; give one of up to {LARGEST}."
            )
        with self._database.transaction():
            self._employees.require(employee_id)
            self._consents.require_recognition(employee_id)
            self._database.execute("DELETE FROM portraits WHERE employee_id = ?", (employee_id,))
            row: dict[str, Value] = {"employee_id": employee_id, "created_at": to_micros(at or utc_now())}
            self._database.insert("portraits", row | {"sealed": self._sealer.seal("portraits", row, jpeg)})
            self._audit.record("portrait.set", employee_id, actor=by, at=at)

    def get(self, employee_id: str) -> bytes | None:
        """The JPEG, or None where there is none that opens: the picture on the result card can do without."""
        rows = self._database.rows("SELECT * FROM portraits WHERE employee_id = ?", (employee_id,))
        return self._sealer.open_all("portraits", rows)[0] if rows else None

    def remove(self, employee_id: str, *, by: str = "system", at: datetime | None = None) -> None:
        """Delete for good; nothing happens where there is none."""
        with self._database.transaction():
            if self._database.execute("DELETE FROM portraits WHERE employee_id = ?", (employee_id,)):
                self._audit.record("portrait.remove", employee_id, actor=by, at=at)
