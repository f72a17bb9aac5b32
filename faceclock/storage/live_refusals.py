"""Refusals of the live check, which make a face wait: a kiosk that is started again must not forget them."""

from datetime import datetime

from faceclock.domain.challenge import Refusals
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros


class LiveRefusals:
    """The liveness_refusals table, by the person whom the face resembled. Methods raise StorageProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, employee_id: str) -> Refusals | None:
        rows = self._database.rows("SELECT * FROM liveness_refusals WHERE employee_id = ?", (employee_id,))
        return Refusals(rows[0]["count"], from_micros(rows[0]["last_at"])) if rows else None

    def add(self, employee_id: str, at: datetime) -> None:
        """One more. In one statement, so that two kiosks count two; nothing for somebody who is deleted meanwhile."""
        self._database.execute(
            "INSERT INTO liveness_refusals SELECT id, 1, ? FROM employees WHERE id = ? "
            "ON CONFLICT (employee_id) DO UPDATE SET count = count + 1, last_at = excluded.last_at",
            (to_micros(at), employee_id),
        )

    def move(self, employee_id: str, at: datetime) -> None:
        """As if the last one had been ``at``: for a clock that was set back."""
        self._database.execute(
            "UPDATE liveness_refusals SET last_at = ? WHERE employee_id = ?", (to_micros(at), employee_id)
        )

    def forget(self, employee_id: str) -> None:
        self._database.execute("DELETE FROM liveness_refusals WHERE employee_id = ?", (employee_id,))
